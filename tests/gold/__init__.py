"""Tests against the hand-made readings."""
