"""What a renewed report is made of: its order, rows, cells and sections."""
