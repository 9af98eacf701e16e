"""What people write on the sheet Texts for reports: where it belongs, what is wrong with it, which report prints it."""
