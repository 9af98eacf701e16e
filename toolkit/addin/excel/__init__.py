"""What knows Excel: open cells, marks, protection, questions, lists and pressed buttons."""
