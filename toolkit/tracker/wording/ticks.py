"""Boxes to tick in what people write: which choices a text offers, and which of them are ticked.

“☐ Done” is not done. A box stands before its choice (“☒ Done ☐ Not done”), or behind it where the text ends with one.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from toolkit.tracker.wording.words import when_used

_EMPTY, _TICKED, _CROSSED = "☐□◻◽▢❏❐❑❒⬜🔲¨", "☑☒✓✔✅🗹🗷", "✗✘❌✖❎"
_FULL, _EMPTY_ROUND, _FULL_ROUND = "■◼⬛▣", "○◯⚪", "●◉⚫🔘"
"""Signs that are ticks only beside empty boxes of their kind; alone they begin an item of a list."""
_PICTURES = "⬜🔲◻◽❌✖"
"""Signs that people put before a word as they do a coloured dot."""
_IN_BRACKETS = r"\[ ?_? ?\]|\( _? ?\)|\(_\)|\[ ?[xXvVхХ✓✔] ?\]|\( ?[xXхХ✓✔] ?\)"
_MARK = when_used(rf"[{_EMPTY}{_TICKED}{_CROSSED}{_FULL}{_EMPTY_ROUND}{_FULL_ROUND}]\ufe0f?|{_IN_BRACKETS}")


class Choice(NamedTuple):
    """One of the choices that a text offers.

    Attributes:
        words: As written; "" for a box that stands alone.
        is_ticked: Whether its box is ticked; None where it is crossed out, which may mean either.
    """

    words: str
    is_ticked: bool | None


def read_choices(text: str, beyond: Callable[[str], str | None]) -> tuple[Choice, ...]:
    """The choices with boxes that a text offers; none where its boxes are about something else.

    Args:
        text: In one line.
        beyond: What words say beyond the choice that they begin with; None where they begin with none.
    """
    marks = _marks(text)
    if not marks:
        return ()
    bounds = [0, *(place for mark in marks for place in mark.span()), len(text)]
    parts = [text[bounds[i]:bounds[i + 1]].strip() for i in range(0, len(bounds), 2)]
    ticked = [_is_ticked(mark.group()) for mark in marks]
    before = parts[0].strip(" :,;/|-–")
    if beyond(before) == "":
        if beyond(parts[-1]) is not None:
            return tuple(map(Choice, parts, [*ticked, None]))
        return tuple(map(Choice, parts, ticked))
    if beyond(before) is not None:
        return ()
    if any(beyond(part) is not None for part in parts[1:]) or not any(map(str.isalnum, "".join(parts))):
        return tuple(map(Choice, parts[1:], ticked))
    return ()


def is_mark(text: str) -> bool:
    """Whether a text is a box or another sign for a choice, and nothing else."""
    return _MARK.fullmatch(text.strip()) is not None


def behind_sign(text: str) -> str:
    """The words behind a single sign that is a colour or a picture as much as a box: “⬜ not started”; else ""."""
    sign = _MARK.match(text)
    return text[sign.end():].strip() if sign and sign.group()[0] in _PICTURES and len(_marks(text)) == 1 else ""


def _marks(text: str) -> list[re.Match[str]]:
    """The boxes of a text; full signs count only beside empty ones."""
    if text.isascii() and "[" not in text and "(" not in text:
        return []
    marks = list(_MARK.finditer(text))
    signs = {mark.group()[0] for mark in marks}
    without = "" if signs & set(_EMPTY) else _FULL
    if not (signs & set(_EMPTY_ROUND) and signs & set(_FULL_ROUND)):
        without += _EMPTY_ROUND + _FULL_ROUND
    return [mark for mark in marks if mark.group()[0] not in without]


def _is_ticked(mark: str) -> bool | None:
    if mark[0] in _CROSSED:
        return None
    return mark[0] in _TICKED + _FULL + _FULL_ROUND or any(sign in "xXvVхХ✓✔" for sign in mark)
