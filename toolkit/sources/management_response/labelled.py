"""The form of a management response: what stands under which label, and the rows of key actions; nothing judged yet.

Before the first recommendation stand the fields of the whole, then for each recommendation its fields, each “label:
value”, and its key actions. A line without a label continues the field above.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from toolkit.sources.documents.reading import Row, SourceDocument
from toolkit.sources.register.entries import Piece
from toolkit.tracker.record.columns import fold
from toolkit.words.formats import management_response as words
from toolkit.words.languages.catalogues import meanings
from toolkit.words.speaking import Message

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
"""Key -> the labels that mean it in the documents of others."""
_OUR_LABELS: Mapping[str, Message] = {
    "recommendation": words.RECOMMENDATION, "response": words.HEADING, "description": words.DESCRIPTION,
    "acceptance": words.CATEGORY, "thematic_area": words.THEMATIC_AREA,
    "operating_principles": words.OPERATING_PRINCIPLES, "organizational_priorities": words.ORGANIZATIONAL_PRIORITIES,
    "uneg_criteria": words.UNEG_CRITERIA,
}
"""Key -> the label of our own house format."""
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
"""Column key -> the headings of a table of key actions that mean it in the documents of others."""
_OUR_HEADINGS: Mapping[str, Message] = {"text": words.KEY_ACTIONS, "responsible": words.RESPONSIBLE,
                                        "deadline": words.DEADLINE, "status": words.STATUS, "comment": words.COMMENTS}
"""Column key -> the heading of our own house format."""
_KEY_ACTIONS, _ABOVE_ACTIONS = frozenset({"key action", "key actions"}), frozenset({"actions", "action plan"})
"""The headings above a table of key actions."""
WORDS_OF_LABEL, WORDS_OF_SHORT = 7, 8
"""The most words of a label, and of a value that is no running text."""

_LABEL = re.compile(r"(?P<label>[^:\n]{0,80}?)\s*:(?!//)[ \t\xa0]*(?P<value>.*)", re.DOTALL)
_NUMBERED_LABEL = re.compile(r"(?P<label>\D*?)s?\s+(?:(?:no\.?|n[°º]|№) ?)?(?P<number>[a-z]?\d[\w.]*)", re.IGNORECASE)
FURNITURE = re.compile(r"(?:page\s+)?\d{1,3}(?:\s*(?:/|of)\s*\d{1,3})?|https?://\S+|www\.\S+", re.IGNORECASE)
"""A line that belongs to the page, not to the text: its number, or a link alone."""


@cache
def _labels() -> Mapping[str, str]:
    """A label as it is looked up -> its key."""
    return _by_words(LABELS, _OUR_LABELS)


@cache
def _headings() -> Mapping[str, str]:
    """A heading as it is looked up -> the key of its column."""
    return _by_words(TABLE_HEADINGS, _OUR_HEADINGS)


def _by_words(theirs: Mapping[str, tuple[str, ...]], ours: Mapping[str, Message]) -> Mapping[str, str]:
    found = {fold(word): key for key, message in ours.items() for word in meanings(message)}
    return found | {fold(word): key for key, words in theirs.items() for word in words}


@cache
def _in_a_row() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Headings that stand in one line, and each of them."""
    one = "|".join(re.escape(heading) for heading in sorted(_headings(), key=len, reverse=True))
    return re.compile(rf"(?:{one})(?: (?:{one}))+"), re.compile(rf"(?<!\S)(?:{one})(?!\S)")


def heads_key_actions(text: str) -> bool:
    """Whether a line is the heading “Key Actions”."""
    return fold(text) in _KEY_ACTIONS or fold(text) in map(fold, meanings(words.KEY_ACTIONS_HEADING))


def is_above_actions(row: Row) -> bool:
    """Whether a row is a heading above a table of key actions."""
    return len(row.cells) == 1 and (fold(row.text) in _ABOVE_ACTIONS or heads_key_actions(row.text))


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
        if len(filled) > 2 or (fold(label) not in _labels() and not row.cells[0].rstrip().endswith(":")):
            return None
    else:
        match = _LABEL.fullmatch(row.cells[0].strip())
        if match is None or len(match["label"].split()) > WORDS_OF_LABEL:
            return None
        label, value = match["label"].strip(), match["value"]
    piece = Piece("\n".join(filled), row.locator)
    numbered = _NUMBERED_LABEL.fullmatch(label)
    if numbered and _labels().get(fold(numbered["label"])) == "recommendation":
        return Field("recommendation", label, [f"{numbered['number'].rstrip('.')}: {value}"], [piece])
    return Field(_labels().get(fold(label), ""), label, [value], [piece])


def table_keys(row: Row) -> dict[int, str]:
    """Cell index -> column key, where a row is the header of a table of key actions; empty for others."""
    if len(row.cells) == 1:
        text, (several, each) = fold(row.text), _in_a_row()
        keys = [_headings()[found] for found in each.findall(text)] if several.fullmatch(text) else []
    else:
        keys = [_headings().get(fold(cell), "") for cell in row.cells]
    named = {index: key for index, key in enumerate(keys) if key and key not in keys[:index]}
    return named if {"responsible", "deadline"} <= set(named.values()) else {}


def _take(answered: Answered, row: Row, labelled: Field | None) -> None:
    """Give a row to the recommendation that it stands under: a new field, more of the last one, or key actions."""
    last = answered.fields[-1]
    if answered.rows or table_keys(row) or is_above_actions(row):
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
