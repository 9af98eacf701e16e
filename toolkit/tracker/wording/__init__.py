"""Reading what people write: deadlines, statuses and responsible parties in words."""
