"""Builds the Excel add-in from its text sources, and puts it where Excel finds it; needs no Excel."""
