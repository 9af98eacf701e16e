"""What the history, the conflicts and the people who read them call a column."""

NOT_TAKEN = "(not taken)"
"""Follows the column of a value that stays out of the register."""


def not_taken(key: str) -> str:
    """The key under which the history has a value that stays out of the register."""
    return f"{key} {NOT_TAKEN}"
