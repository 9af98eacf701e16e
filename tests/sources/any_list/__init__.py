"""Documents without a table that list recommendations or actions."""
