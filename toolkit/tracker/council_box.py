"""The box of a report to a council: what its labels mean, whatever the language they are in."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from toolkit.tracker.record.columns import fold
from toolkit.words.formats import council_report as words
from toolkit.words.formats import parts
from toolkit.words.languages.catalogues import meanings
from toolkit.words.speaking import Message


class BoxPart(StrEnum):
    """What stands under a label of the box."""

    SUMMARY = "summary"
    ACTION = "action"
    REFERENCES = "references"
    OTHER = "other"


_OURS: Mapping[BoxPart, Message] = {BoxPart.SUMMARY: parts.SUMMARY, BoxPart.ACTION: words.ACTION_REQUIRED,
                                    BoxPart.REFERENCES: words.REFERENCES}
"""What our own format heads a part with."""
_THEIRS = r"(?:executive\s+)?summary|(?:action|decision)s?\s+(?:required|requested|proposed|invited)|references?"
"""How other reports head them."""


def box_part(label: str) -> BoxPart:
    """What stands under a label."""
    said = fold(label)
    if said.endswith("summary"):
        return BoxPart.SUMMARY
    if said.startswith(("action", "decision")):
        return BoxPart.ACTION
    return BoxPart.REFERENCES if said.startswith("reference") else _parts().get(said, BoxPart.OTHER)


@cache
def _parts() -> Mapping[str, BoxPart]:
    return {fold(label): part for part, message in _OURS.items() for label in meanings(message)}


@cache
def box_label() -> re.Pattern[str]:
    """A label of the box, alone in its line or with its text behind a colon."""
    ours = "|".join(re.escape(label) for message in _OURS.values() for label in meanings(message))
    return re.compile(rf"(?P<label>{_THEIRS}|{ours})\s*(?::\s*(?P<text>\S.*)?)?", re.IGNORECASE | re.DOTALL)
