"""How people read the history and the conflicts: headings for the keys of columns, labels for codes, and back again.

What a document says stays in its own words. Any other text that would be read as a key or a code, though it is none,
stands in quotation marks. So each text comes back as it was.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import TypeVar

from toolkit.tracker.record.actions import Action, Comment, Derived
from toolkit.tracker.record.codes import How, PartKind
from toolkit.tracker.record.columns import Column, Value, columns_of, tidy
from toolkit.tracker.record.decisions import Conflict
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import About, Settings
from toolkit.tracker.record.register_sheets import (
    ABOUT,
    ACTIONS,
    COMMENTS,
    COMPUTED,
    RECOMMENDATIONS,
    ROUNDS,
    SETTINGS,
    SHEETS,
    SOURCES,
    UNITS,
    name_of,
    tab,
    tabs,
)
from toolkit.tracker.record.rounds import Plain
from toolkit.words.languages.catalogues import meanings
from toolkit.words.phrases import FACT, in_a_row
from toolkit.words.readings.places import places_code, places_shown
from toolkit.words.speaking import Message, _, by_language, of, said, text

NOT_TAKEN = " (not taken)"
"""Follows the column of a value that stays out of the register."""
PROPOSED = " (proposed)"
"""Follows the column of a value that stays out of the register until it is accepted."""
VALUES = ("old", "new")
"""The columns of the history that hold values of the column that a line is about."""
PLACE = ("sheet", "cell")
"""The columns that say where something stands."""
PROPOSAL_REASON, DECLINE_REASON = "proposal_reason", "decline_reason"
_OF_PROPOSALS = {PROPOSAL_REASON: _("Reason for the proposal"), DECLINE_REASON: _("Reason for declining")}
"""Keys of what the history has of proposals beside the columns of their actions."""
_OF_HISTORY = {
    **{kind.value: kind.words for kind in PartKind}, **_OF_PROPOSALS, "letter": _("Letter"), "note": _("Note"),
    "number": of("of a recommendation", "Number"), "response": _("Management response"),
    "acceptance": _("Acceptance"), "as_of": _("As of"), "left_out": _("Left out"), "repeated": _("Repeated")}
"""Keys of what the history has beside the columns of actions: of proposals, letters, and parts of documents. One
that is called like a column of the organization stays a key."""
_OF_ACTIONS = (Settings, Action, Comment, Derived)
"""Where a column is looked for, but for what people changed by hand on another sheet; an import also sets the title."""
_RECORDS: dict[str, tuple[type, ...]] = {
    ABOUT.casefold(): (About, Settings), SETTINGS.casefold(): (Settings,),
    **{sheet.name.casefold(): (sheet.record, *filter(None, [COMPUTED.get(sheet.record)]))
       for sheet in SHEETS if sheet.record is not Action}}
_FOLLOWED: Mapping[str, Message] = {
    NOT_TAKEN: _("{column} (not taken)"), PROPOSED: _("{column} (proposed)"), " (source)": _("{column} (source)"),
    " (unit)": _("{column} (unit)"), " (recommendation)": _("{column} (recommendation)"),
    " (narrative)": _("{column} (narrative)"), " (person)": _("{column} (person)")}
"""What follows the key of a column -> its heading with that."""
_ROW = _("{sheet} row")
"""What people call a row that was added or deleted by hand."""
_ROW_KEYS = {sheet.row_key: sheet.name.casefold() for sheet in SHEETS}
"""What stands for the column of a row that was added or deleted by hand -> its sheet."""
_LONGEST = 32_000
"""Characters that a cell holds of a row in one text."""
Line = TypeVar("Line", Change, Conflict)
Own = tuple[Column, ...]
"""The columns that an organization declares or declared, as `Register.own_ever` has them."""
_WITH_OWN = ("", ACTIONS.name.casefold(), COMMENTS.name.casefold())
"""The sheets that have columns of the organization, and what stands for them."""
_BELONGING = {SOURCES.name: " (source)", UNITS.name: " (unit)", RECOMMENDATIONS.name: " (recommendation)",
              "Contributions": " (narrative)", "People": " (person)"}
"""Follows the column of a record that is no action, where an import changed it."""


def belonging(key: str, sheet: str) -> str:
    """The key under which the history, and a conflict, has a column of a sheet; that of an action's is the key."""
    return f"{key}{_BELONGING.get(sheet, '')}"


def parted(key: str) -> tuple[str, str]:
    """The key of a column and the sheet whose column it is, of what `belonging` made; "" for those of actions."""
    for sheet, follows in _BELONGING.items():
        if key.endswith(follows):
            return key.removesuffix(follows), sheet
    return key, ""


def not_taken(key: str) -> str:
    """The key under which the history has a value that stays out of the register."""
    return f"{key}{NOT_TAKEN}"


def proposed(key: str) -> str:
    """The key under which the history has a value that is proposed."""
    return f"{key}{PROPOSED}"


def is_not_taken(key: str) -> bool:
    """Whether a key, or a heading, is that of a value that stays out of the register, for now or for good."""
    return key.endswith((NOT_TAKEN, PROPOSED))


def bare(key: str) -> str:
    """The key of the column itself, where it may be that of a value that stays out of the register."""
    return key.removesuffix(NOT_TAKEN).removesuffix(PROPOSED)


def heading_of(key: str, how: How = How.RETURN, sheet: str = "", own: Own = ()) -> str:
    """What people call a column; the key itself where it is no column.

    Args:
        key: Of the column.
        how: The change came about; of one by hand the sheet says which columns are meant, else those of actions are.
        sheet: Where it stands.
        own: The organization's own.
    """
    key = tidy(key)
    if is_not_taken(key):
        return said(_FOLLOWED[key.removeprefix(bare(key))], column=heading_of(bare(key), how, sheet, own))
    column, belongs = parted(key)
    if belongs:
        return said(_FOLLOWED[_BELONGING[belongs]], column=_headings(belongs.casefold()).shown(column))
    return _headings(_meant(how, sheet), own).shown(key)


def key_of(text: str, how: How = How.RETURN, sheet: str = "", own: Own = ()) -> str:
    """The key of what `heading_of` made; a key stays what it is."""
    text, follows = _bare_heading(tidy(text))
    if follows in (NOT_TAKEN, PROPOSED):
        return f"{key_of(text, how, sheet, own)}{follows}"
    if follows:
        belongs = next(name for name, of_sheet in _BELONGING.items() if of_sheet == follows)
        return belonging(_headings(belongs.casefold()).read(text), belongs)
    return _headings(_meant(how, sheet), own).read(text)


def _bare_heading(text: str) -> tuple[str, str]:
    """A heading, in any language, without what follows the key of its column, and what that is; "" for nothing."""
    for follows, message in _FOLLOWED.items():
        for whole in meanings(message):
            before, _, behind = whole.partition("{column}")
            if len(text) > len(before) + len(behind) and text.startswith(before) and text.endswith(behind):
                return text[len(before):len(text) - len(behind)], follows
    return text, ""


def called(column: str) -> str:
    """What people call a column that a problem names by its key, or already as they call it."""
    return _headings("").names.get(column, column)


def heading_in(record: Change | Conflict, own: Own = ()) -> str:
    """What people call the column that a line of the history, or a conflict, is about."""
    return heading_of(record.key, getattr(record, "how", How.RETURN), record.sheet, own)


def with_headings(lines: Iterable[Line], own: Own) -> list[Line]:
    """Lines in which the organization's columns are named as people call them, for whoever has no register at hand."""
    keys = {column.key for column in own}
    return [replace(line, key=heading_in(line, own)) if bare(line.key) in keys else line for line in lines]


def as_told(changes: Iterable[Change], own: Own) -> list[Change]:
    """The same with the values of those columns as people read them, for whoever only shows them."""
    keys = {column.key for column in own}
    return with_headings([replace(line, old=str(told(line, "old", own)), new=str(told(line, "new", own)))
                          if bare(line.key) in keys else line for line in changes], own)


def told(record: Change | Conflict, key: str, own: Own = ()) -> Value:
    """What people read in a column of a line of the history, or of a conflict; those have their words already."""
    if key == "key":
        return heading_in(record, own)
    value: Value = getattr(record, key)
    if key in PLACE:
        return place_in_line(record)[PLACE.index(key)]
    if key in VALUES and isinstance(record, Change):
        return _labels_of(record.key, record.how, record.sheet, own).shown(tidy(str(value)))
    return value


def place_in_line(record: Change | Conflict) -> tuple[str, str]:
    """Sheet and cell of a line, as people read them; of what was typed into the register, its own sheet."""
    if isinstance(record, Change) and record.how.is_by_hand and record.sheet:
        return tab(record.sheet), record.cell
    return places_shown(record.sheet, record.cell)


def place_read(sheet: str, cell: str, how: How) -> tuple[str, str]:
    """What `place_in_line` made it of, in any language."""
    return (name_of(sheet), cell) if how.is_by_hand else places_code(sheet, cell)


def code_of(text: str, key: str, how: How = How.RETURN, sheet: str = "", own: Own = ()) -> str:
    """The plain value of what `told` made of a value; a plain value stays what it is.

    Args:
        text: What people read.
        key: Of the column that the line is about.
        how: The change came about.
        sheet: Where it stands.
        own: The organization's own columns.
    """
    return _labels_of(key, how, sheet, own).read(text)


def read_line(text: str, how: How, sheet: str, own: Own) -> tuple[str, Callable[[str], str]]:
    """What `key_of` gives for a heading, and what `code_of` is for the values of that column: for many lines."""
    key = key_of(text, how, sheet, own)
    return key, _labels_of(key, how, sheet, own).read


def as_read_again(line: Plain) -> Plain:
    """A line as it comes back from a register of the version before, which had no quotation marks.

    That version also told what a document says by its label, where it is the same as a code.
    """
    key, how, sheet = line.get("key", ""), How(line.get("how", How.RETURN)), line.get("sheet", "")
    labels = _labels(bare(key), _meant(how, sheet))
    key = key_of(key, how, sheet)
    values = {one: code_of(labels.names.get(line[one], line[one]), key, how, sheet) for one in VALUES if one in line}
    return line | values | ({"key": key} if key else {})


class _Names:
    """What people call some texts.

    Args:
        names: Text -> what it is called in the language that is spoken.
        others: Text -> what it is called in each language, which is understood, too.
    """

    def __init__(self, names: dict[str, str], others: Mapping[str, Iterable[str]]) -> None:
        self.names = names
        self._texts = {name: text for text, called in reversed([*others.items()]) for name in called}
        self._texts |= {name: text for text, name in names.items()}

    def shown(self, text: str) -> str:
        """What people read."""
        return self.names.get(text) or (f"“{text}”" if self._is_mistakable(text) else text)

    def read(self, shown: str) -> str:
        """What `shown` made it of."""
        return self._texts.get(shown) or (shown[1:-1] if _is_quoted(shown) and self._is_mistakable(shown) else shown)

    def _is_mistakable(self, text: str) -> bool:
        """Whether a text is a name, in any number of quotation marks."""
        while _is_quoted(text):
            text = text[1:-1]
        return text in self._texts


def _is_quoted(text: str) -> bool:
    return text[:1] == "“" and text[-1:] == "”"


def _meant(how: How, sheet: str) -> str:
    """The sheet whose columns a line is about; "" for those of actions."""
    if how is How.ROUND:
        return ROUNDS.name.casefold()
    return sheet.strip().casefold() if how.is_by_hand else ""


@by_language()
def _headings(sheet: str, own: Own = ()) -> _Names:
    columns = _columns(_RECORDS.get(sheet, _OF_ACTIONS), sheet, own)
    keys, taken = {one.key for one in columns}, {one.heading for one in columns}
    more = {} if sheet in _RECORDS else {
        key: one for key, one in _OF_HISTORY.items() if key not in keys and text(one) not in taken}
    rows = {one.row_key: one.name for one in SHEETS if not sheet or one.name.casefold() == sheet}
    names = {one.key: one.heading for one in columns} | {key: text(one) for key, one in more.items()}
    others = {one.key: one.headings for one in columns} | {key: meanings(one) for key, one in more.items()}
    return _Names(names | {key: said(_ROW, sheet=tab(name)) for key, name in rows.items()},
                  others | {key: [row.format(sheet=called) for row in meanings(_ROW) for called in tabs(name)]
                            for key, name in rows.items()})


def _columns(records: Iterable[type], sheet: str, own: Own) -> list[Column]:
    return [*(column for record in records for column in columns_of(record)), *(own if sheet in _WITH_OWN else ())]


class _Rows:
    """What people read for a whole row of a sheet, which the history has in one text: “ref: 1.1; status: in_progress”.

    Args:
        columns: Of the sheet.
    """

    def __init__(self, columns: Iterable[Column]) -> None:
        self._columns = {column.key: column for column in columns}
        self._keys = dict.fromkeys(self._columns) | {name: key for key, one in self._columns.items()
                                                     for name in one.headings if name not in self._columns}
        any_name = "|".join(map(re.escape, sorted(self._keys, key=len, reverse=True)))
        self._parts = re.compile(rf"(?:\A|\s?; )({any_name})\s?: ")

    def shown(self, text: str) -> str:
        """What people read; the text itself where that would not be read as the same again."""
        facts = self._facts(text)
        written = in_a_row([said(FACT, name=self._columns[key].heading, value=self._columns[key].shown(value))
                            for key, value in facts]) if facts else text
        return written if len(written) <= _LONGEST and self.read(written) == text else text

    def read(self, shown: str) -> str:
        """What `shown` made it of, in any language."""
        facts = self._facts(shown)
        return "; ".join(f"{key}: {self._columns[key].read(value)}" for key, value in facts) if facts else shown

    def _facts(self, text: str) -> list[tuple[str, str]]:
        before, *parts = self._parts.split(text)
        if before:
            return []
        return [(self._keys[name] or name, value) for name, value in zip(parts[::2], parts[1::2], strict=True)]


def _labels_of(key: str, how: How, sheet: str, own: Own) -> _Names | _Rows:
    if how is How.IMPORT:
        return _WORDS_OF_A_DOCUMENT
    if how is How.HAND and key in _ROW_KEYS:
        return _rows(_ROW_KEYS[key], own)
    column, belongs = parted(bare(key))
    return _labels(column, belongs.casefold() or _meant(how, sheet), own)


@cache
def _rows(sheet: str, own: Own) -> _Rows:
    return _Rows(_columns(_RECORDS.get(sheet, (Action,)), sheet, own))


@by_language()
def _labels(key: str, sheet: str, own: Own = ()) -> _Names:
    """Code -> its label; of what is computed the history has what somebody typed, and no codes."""
    records = [record for record in _RECORDS.get(sheet, _OF_ACTIONS) if record is not Derived]
    of_columns = [column.codes for column in _columns(records, sheet, own) if column.key == key]
    codes = [code for of_column in of_columns for code in of_column or ()]
    return _Names({code.value: code.label for code in codes}, {code.value: code.labels for code in codes})


_WORDS_OF_A_DOCUMENT = _Names({}, {})
