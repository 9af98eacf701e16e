"""Long tables: their rows are put aside while a template is filled in, and set in while the report is packed."""
