"""Letters to units: who has one coming, and drafting it."""
