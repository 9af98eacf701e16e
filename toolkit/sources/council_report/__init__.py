"""Reports to a council: a box, and numbered sections with paragraphs and bullets."""
