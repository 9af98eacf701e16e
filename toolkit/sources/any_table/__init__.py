"""Documents of no known kind that have a table with headings; read as the sheets of a tracker in Excel are."""
