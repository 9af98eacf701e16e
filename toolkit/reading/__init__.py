"""The one door for files that come in: strict, streaming, bounded; from bytes to raw cells, nothing judged."""
