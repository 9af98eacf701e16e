"""How well words are read: right, rightly suggested, asked or silently wrong, over a table of labelled phrases."""
