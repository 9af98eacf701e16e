"""Looking into registers without changing them: as data, as a page, side by side; and how words are read."""
