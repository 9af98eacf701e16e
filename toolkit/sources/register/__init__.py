"""From the entries of a document to a register."""
