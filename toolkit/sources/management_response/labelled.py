"""The form of a management response: what stands under which label, and the rows of key actions; nothing judged yet.

Before the first recommendation stand the fields of the whole, then for each recommendation its fields, each “label:
value”, and its key actions. A line without a label continues the field above.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.sources.documents.reading import Row, SourceDocument
from toolkit.sources.register.entries import Piece
from toolkit.tracker.record.columns import fold

LABELS: Mapping[str, tuple[str, ...]] = {
    "recommendation": ("recommendation", "evaluation recommendation"),
    "response": ("management response", "response", "management's response", "management comment"),
    "description": ("description",),
    "acceptance": ("management response category", "response category", "category", "acceptance",
                   "status of acceptance"),
    "thematic_area": ("thematic area", "thematic areas"),
    "operating_principles": ("operating principles", "operating principle"),
    "organizational_priorities": ("organizational priorities", "organisational priorities", "organizational priority"),
    "uneg_criteria": ("uneg criteria", "evaluation criteria", "criteria"),
}
"""Key -> the labels that mean it."""
LONG = ("recommendation", "response", "description")
"""The fields of running text: a line with a colon in it begins a field there only if its label or its value says so."""
TABLE_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "number": ("no", "nr", "n°", "nº", "#", "number", "ref"),
    "text": ("key action", "key actions", "action", "actions"),
    "responsible": ("responsible", "responsible unit", "responsible units", "responsible unit(s)", "responsibility",
                    "responsible party", "responsible parties", "by whom"),
    "deadline": ("deadline", "due date", "target date", "timeframe", "time frame", "completion date",
                 "expected completion date"),
    "status": ("status", "implementation status", "tracking status", "state"),
    "comment": ("comments", "comment", "remarks", "tracking comments", "progress"),
}
"""Column key -> the headings of a table of key actions that mean it."""
KEY_ACTIONS = frozenset({"key action", "key actions"})
ABOVE_ACTIONS = KEY_ACTIONS | {"actions", "action plan"}
"""The headings above a table of key actions."""
WORDS_OF_LABEL, WORDS_OF_SHORT = 7, 8
"""The most words of a label, and of a value that is no running text."""

_KEY_OF_LABEL = {fold(label): key for key, labels in LABELS.items() for label in labels}
_KEY_OF_HEADING = {fold(heading): key for key, headings in TABLE_HEADINGS.items() for heading in headings}
_IN_A_ROW = "|".join(re.escape(heading) for heading in sorted(_KEY_OF_HEADING, key=len, reverse=True))
_HEADINGS = re.compile(rf"(?:{_IN_A_ROW})(?: (?:{_IN_A_ROW}))+")
_HEADING = re.compile(rf"(?<!\S)(?:{_IN_A_ROW})(?!\S)")
_LABEL = re.compile(r"(?P<label>[^:\n]{0,80}?)\s*:(?!//)[ \t\xa0]*(?P<value>.*)", re.DOTALL)
_NUMBERED_LABEL = re.compile(r"(?P<label>.*?recommendation)s?\s+(?:no\.? ?)?(?P<number>[a-z]?\d[\w.]*)", re.IGNORECASE)
FURNITURE = re.compile(r"(?:page\s+)?\d{1,3}(?:\s*(?:/|of)\s*\d{1,3})?|https?://\S+|www\.\S+", re.IGNORECASE)
"""A line that belongs to the page, not to the text: its number, or a link alone."""


@dataclass(slots=True)
class Field:
    """What stands under one label.

    Attributes:
        key: What it is; "" for a label that is not known.
        label: As written.
        lines: Its value, line by line.
        pieces: The whole lines as written, label and all, with their places.
    """

    key: str
    label: str
    lines: list[str]
    pieces: list[Piece]

    @property
    def value(self) -> str:
        """Its value; the fields that are lists in one line."""
        texts = [" ".join(line.split()) for text in self.lines for line in text.splitlines()]
        return ("\n" if self.key in LONG or not self.key else " ").join(text for text in texts if text)


@dataclass(slots=True)
class Answered:
    """One recommendation with its fields and the rows of its key actions."""

    fields: list[Field] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def find(self, key: str) -> Field | None:
        """The first field of that key."""
        return next((found for found in self.fields if found.key == key), None)

    def value(self, key: str) -> str:
        """The value of a field; "" where it has none."""
        found = self.find(key)
        return found.value if found else ""


@dataclass(slots=True)
class Form:
    """A management response, parted.

    Attributes:
        heading: The lines before the first label.
        front: The fields before the first recommendation.
        answered: Each recommendation.
        furniture: Lines that belong to the page.
        captions: Captions of tables.
    """

    heading: list[Row] = field(default_factory=list)
    front: list[Field] = field(default_factory=list)
    answered: list[Answered] = field(default_factory=list)
    furniture: list[Row] = field(default_factory=list)
    captions: list[Row] = field(default_factory=list)


def read_form(document: SourceDocument) -> Form:
    """Part a management response into its fields and rows."""
    form = Form()
    for row in document.rows:
        labelled = read_label(row)
        if fold(row.style) == "caption":
            form.captions.append(row)
        elif len(row.cells) == 1 and FURNITURE.fullmatch(row.text):
            form.furniture.append(row)
        elif labelled and labelled.key == "recommendation":
            form.answered.append(Answered([labelled]))
        elif form.answered:
            _take(form.answered[-1], row, labelled)
        elif labelled:
            form.front.append(labelled)
        elif form.front:
            _continue(form.front[-1], row)
        else:
            form.heading.append(row)
    return form


def read_label(row: Row) -> Field | None:
    """The field that a row begins; None where it begins with no label."""
    filled = [cell for cell in row.cells if cell.strip()]
    if len(row.cells) > 1:
        label, value = row.cells[0].strip().rstrip(":").rstrip(), "\n".join(filled[1:])
        if len(filled) > 2 or (fold(label) not in _KEY_OF_LABEL and not row.cells[0].rstrip().endswith(":")):
            return None
    else:
        match = _LABEL.fullmatch(row.cells[0].strip())
        if match is None or len(match["label"].split()) > WORDS_OF_LABEL:
            return None
        label, value = match["label"].strip(), match["value"]
    piece = Piece("\n".join(filled), row.locator)
    numbered = _NUMBERED_LABEL.fullmatch(label)
    if numbered and fold(numbered["label"]) in _KEY_OF_LABEL:
        return Field("recommendation", label, [f"{numbered['number'].rstrip('.')}: {value}"], [piece])
    return Field(_KEY_OF_LABEL.get(fold(label), ""), label, [value], [piece])


def table_keys(row: Row) -> dict[int, str]:
    """Cell index -> column key, where a row is the header of a table of key actions; empty for others."""
    if len(row.cells) == 1:
        text = fold(row.text)
        keys = [_KEY_OF_HEADING[found] for found in _HEADING.findall(text)] if _HEADINGS.fullmatch(text) else []
    else:
        keys = [_KEY_OF_HEADING.get(fold(cell), "") for cell in row.cells]
    named = {index: key for index, key in enumerate(keys) if key and key not in keys[:index]}
    return named if {"responsible", "deadline"} <= set(named.values()) else {}


def _take(answered: Answered, row: Row, labelled: Field | None) -> None:
    """Give a row to the recommendation that it stands under: a new field, more of the last one, or key actions."""
    last = answered.fields[-1]
    if answered.rows or table_keys(row) or (len(row.cells) == 1 and fold(row.text) in ABOVE_ACTIONS):
        answered.rows.append(row)
    elif labelled and not (labelled.key and answered.find(labelled.key)) and (
            labelled.key or last.key not in LONG or _is_short(labelled.value)):
        answered.fields.append(labelled)
    else:
        _continue(last, row)


def _is_short(value: str) -> bool:
    return len(value.split()) <= WORDS_OF_SHORT and not value.endswith((".", ",", ";", ":"))


def _continue(last: Field, row: Row) -> None:
    text = "\n".join(cell for cell in row.cells if cell.strip())
    last.lines.append(text)
    last.pieces.append(Piece(text, row.locator))
