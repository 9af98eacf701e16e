"""The verbs: what the doors call. Every job takes paths and values, prints nothing, and returns what it did."""
