"""Names of parties in a cell: what stands around them, and where one ends and the next begins."""
