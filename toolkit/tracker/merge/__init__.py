"""The three-way merge, with the decisions and proposals that it leaves to people."""
