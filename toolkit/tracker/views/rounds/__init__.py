"""What is said of a round: how it stood, how it is judged, what changed since, and the trend over all rounds."""
