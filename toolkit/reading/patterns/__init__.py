"""Rows and texts of the usual shape, read by pattern; whatever is not of that shape the strict reader reads."""
