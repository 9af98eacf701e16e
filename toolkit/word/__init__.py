"""The only room that knows Word: house formats and the reports made in them."""
