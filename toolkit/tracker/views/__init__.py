"""What is shown of a register: figures, prose, lists and comparisons."""
