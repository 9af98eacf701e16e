"""What units are asked of each action."""
