"""Issue, check, consolidate and report on the follow-up to recommendations, with Excel and Word."""

__version__ = "0.1.0"
