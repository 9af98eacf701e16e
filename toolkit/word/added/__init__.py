"""What reports add to the record: what changed since the round before, and annexes for single units."""
