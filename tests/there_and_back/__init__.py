"""From a source document to a report in its own house format, and back."""
