"""What a reader of statuses knows: the words for states, what stands around them, and what only hints at a state."""
