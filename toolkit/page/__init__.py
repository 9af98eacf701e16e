"""A page for reading: one file of HTML that shows where a follow-up stands, without anything from the network."""
