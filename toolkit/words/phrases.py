"""Words that stand in many places: how a place is named, problems are counted and alternatives are listed."""

from toolkit.words.speaking import _, plural, said

ACTION = _("action {ref}")
"""Where a problem is: an action, by its reference."""
ERRORS, WARNINGS = plural("{number} error", "{number} errors"), plural("{number} warning", "{number} warnings")
"""How many problems there are, by how much they weigh."""
EITHER = _("{first} or {second}")


def either(options: list[str]) -> str:
    """Alternatives, as `a, b or c`; "" of none."""
    *first, last = options or [""]
    return said(EITHER, first=", ".join(first), second=last) if first else last
