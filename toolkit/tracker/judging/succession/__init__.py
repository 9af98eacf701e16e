"""Actions that are split, merged, superseded, handed to another unit, or opened again."""
