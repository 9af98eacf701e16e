"""What a register is: its records, their columns and codes, and what a problem is."""
