"""A register as plain JSON that is read much faster than its workbook, and never without its checksum."""
