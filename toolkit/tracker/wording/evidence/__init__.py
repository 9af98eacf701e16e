"""Reading what units name as evidence."""
