"""What is issued to a unit, and what its return says: from raw cells to typed rows and problems."""
