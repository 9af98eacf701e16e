"""Lists that the centre works with: problems, overdue actions, differences."""
