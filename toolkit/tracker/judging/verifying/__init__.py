"""Verification by the centre: what units claim, and what the centre says of it."""
