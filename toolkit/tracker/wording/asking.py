"""Columns that ask whether something is done: “Done?” above yes and no, or a state above boxes to tick.

The heading and the answer are put together, and are read as one text.
"""

import re
from collections.abc import Iterable

from toolkit.tracker.record.codes import Status
from toolkit.tracker.wording.statuses import StatusReading, read_status
from toolkit.tracker.wording.ticks import is_mark
from toolkit.tracker.wording.words import even, one_spaced, remembered, when_used

_CHOICES = when_used(
    r"\([^)]*\)|\[[^\]]*\]|(?<!\w)(?:y ?/ ?n|yes ?/ ?no|o ?/ ?n|oui ?/ ?non|s ?/ ?n|s[ií] ?/ ?no|да ?/ ?нет)(?!\w)",
    re.IGNORECASE)
_ANSWER = when_used(
    r"(?:yes|y|true|oui|o|vrai|si|s|verdadero|да|no|n|false|non|faux|нет)(?=\Z|\s*[,;.:(–-])",
    re.IGNORECASE)
_MOST_WORDS = 4
"""How many words a heading has at most that is a state."""


@remembered
def state_named(heading: str) -> str:
    """The state that a heading names, without what it offers to answer; "" where it names none."""
    bare = one_spaced(_CHOICES.sub(" ", heading)).strip(" ¿?¡!:*.")
    return bare if len(bare.split()) <= _MOST_WORDS and _is_state(read_status(bare)) else ""


@remembered
def asks_whether_done(heading: str) -> bool:
    """Whether a heading names the state of what is done or closed, so that it may be answered with yes or no."""
    bare = state_named(heading)
    read = read_status(bare) if bare else None
    return read is not None and (read.status is Status.IMPLEMENTED or any(
        doubt.code == "status-closed" for doubt in read.doubts))


def are_alternatives(headings: Iterable[str]) -> bool:
    """Whether headings name different states, of which an action has one at a time."""
    found = {read_status(state).status for heading in headings if (state := state_named(heading))}
    return len(found - {Status.NOT_REPORTED}) > 1


def is_answer(text: str) -> bool:
    """Whether a text begins with yes or no, or is a tick."""
    return is_tick(text) or _ANSWER.match(even(text)) is not None


def is_tick(text: str) -> bool:
    """Whether a text is a box, ticked or not, or a cross that stands for a tick."""
    return is_mark(text) or text.strip() in ("x", "X", "х", "Х")


def answered(state: str, text: str) -> str:
    """A state with the answer to whether it is so: “Done: no”, “[x] Done”; a text that is no answer as it is."""
    if not state or not is_answer(text):
        return text
    if is_tick(text):
        return f"{text} {state}" if is_mark(text) else f"[{text.strip()}] {state}"
    return f"{state}: {text}"


def _is_state(read: StatusReading) -> bool:
    """Whether a text is nothing but a state, or what may be several."""
    if read.status is not Status.NOT_REPORTED:
        return read.sure and (not read.rest or read.rest == read.text)
    return any(doubt.code in ("status-closed", "status-unclear") and doubt.said == read.text for doubt in read.doubts)
