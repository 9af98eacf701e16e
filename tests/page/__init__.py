"""The page for reading."""
