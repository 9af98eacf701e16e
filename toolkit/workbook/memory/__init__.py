"""What a workbook remembers in its hidden sheet."""
