"""Forms: tables of two columns with labels in the first and words beside them."""

import re
from collections.abc import Sequence

from toolkit.sources.spreadsheet.headings import exact_key, plain

_FEWEST_LABELS = 2
"""Of ours, in the first column of a form."""
_OWN_LABELS = {"by": "responsible", "action by": "responsible", "for action": "responsible", "par": "responsible",
               "por": "responsible", "due by": "deadline", "before": "deadline", "avant le": "deadline"}
"""Labels that are too short, or too common, to be a heading of a table."""
_COUNTED_LABEL = re.compile(r"(?P<label>.*?\D)\s*(?P<number>\d+(?:\.\d+)*)")
_CODED_LABEL = re.compile(
    r"(?P<label>.*\S)\s+(?P<number>(?!n[oº°r]?[-./]?\d)[^\W\d_]{1,3}[-./]?\d+(?:\.\d+)*)", re.IGNORECASE)
"""A label with a number that begins with letters: “Recommendation L1”."""
_NUMBER_SIGN = re.compile(r"\s+(?:no|nr|n[°º]|n[uú]m|num[ée]ro|n[uú]mero|номер)$", re.IGNORECASE)


def is_form(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table is a form.

    Args:
        rows: The cells that hold words, row by row.
    """
    labels = [bare(cells[0]) for cells in rows if len(cells) > 1]
    known = [label for label in labels if parted(label)[1]]
    return max(map(len, rows), default=0) <= 2 and len(known) >= _FEWEST_LABELS and len(known) * 2 >= len(labels)


def parted(label: str) -> tuple[str, str, str]:
    """A label without the number at its end, the key of the column that it means, and that number."""
    key = _key(label)
    counted = None if key else _CODED_LABEL.fullmatch(label) or _COUNTED_LABEL.fullmatch(label)
    if counted is None:
        return label, key, ""
    name = _NUMBER_SIGN.sub("", counted["label"].strip(" #№."))
    return name, _key(name), counted["number"]


def is_own(label: str) -> bool:
    """Whether a label is known here, and as no heading of a table."""
    return plain(label) in _OWN_LABELS


def bare(label: str) -> str:
    """A label in one line, without its colon."""
    return " ".join(label.split()).rstrip(" :")


def _key(label: str) -> str:
    return exact_key(label) or _OWN_LABELS.get(plain(label), "")
