"""Dates that hang on something else: fiscal years, and deadlines that were revised."""
