"""What is said of a round: how it stood when it was closed, how it is judged, and what was reopened in it."""
