"""Taking in documents that exist already, one module for each kind."""
