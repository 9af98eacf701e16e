"""Returns: found, read each apart, checked and sent back."""
