"""The workbook of one unit: as issued, as a checked copy, and the blank standard workbook."""
