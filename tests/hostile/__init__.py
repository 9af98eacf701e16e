"""Hostile and broken returns: what each is made of, and what must come of it."""
