"""The languages that the toolkit speaks: a folder of translations for each, and what is compiled of it."""
