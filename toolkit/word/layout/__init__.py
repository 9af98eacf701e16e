"""What stands on the pages of a finished report beside its text: contents, page numbers, charts."""
