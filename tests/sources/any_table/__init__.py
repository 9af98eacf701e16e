"""Documents of any kind that have a table with headings."""
