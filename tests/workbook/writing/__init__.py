"""What writes workbooks."""
