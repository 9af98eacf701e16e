"""Whether consolidation can be trusted: the merge restated, faults, kills, runs at once."""
