"""Documents without a table that list actions or recommendations under labels, or below a heading."""
