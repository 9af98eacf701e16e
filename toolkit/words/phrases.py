"""Words that stand in many places: how a place is named, and how alternatives are listed."""

from toolkit.words.speaking import _, said

ACTION = _("action {ref}")
"""Where a problem is: an action, by its reference."""
EITHER = _("{first} or {second}")


def either(options: list[str]) -> str:
    """Alternatives, as `a, b or c`; "" of none."""
    *first, last = options or [""]
    return said(EITHER, first=", ".join(first), second=last) if first else last
