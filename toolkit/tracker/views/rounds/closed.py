"""A round that is closed: how the register stood when the next one was issued, and what was corrected since.

The register keeps the rows of all its sheets as they stood then, so that a round gives the same figures for ever,
whatever is typed, taken in or deleted later.
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import Any

from toolkit.tracker.judging.register_checks import is_new_round, rounds_in_order
from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.column_names import is_not_taken, parted
from toolkit.tracker.record.columns import Column, Kind, columns_of, from_plain, to_plain
from toolkit.tracker.record.history import NOT_YET, Change
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.register import Register, Settings
from toolkit.tracker.record.register_sheets import (
    ACTIONS,
    COMMENTS,
    HISTORY,
    RECOMMENDATIONS,
    SETTINGS,
    SHEETS,
    Sheet,
    plain_of,
)
from toolkit.tracker.record.rounds import Plain, ReportingRound, Rows, Stood
from toolkit.tracker.views.standing import parted_by

CLOSED, TYPED, ISSUED, RETURNED = "Closed", "Typed", "Issued", "Returned"
"""What is kept beside the sheets: the moment, what was typed since the register had been written, and which workbooks
were issued and which of them had come back."""
_SAID = "said"
"""The key of what a workbook had said, as JSON."""
_WRITTEN = " as written"
"""Follows the column of a period whose words are kept, too."""
HELD = (HISTORY, COMMENTS)
"""The sheets that grow. They hold texts and codes alone, so that a plain row gives the same record again."""
_CORRECTING = (How.RETURN, How.DECISION, How.HAND, How.READ, How.VERSION)
_REPORTED = {sheet.name: sheet for sheet in SHEETS if sheet.attribute in (
    "sources", "recommendations", "actions", "comments", "contributions", "people")}
"""Sheets in which an edit may correct what a round reported."""
_OF_ACTIONS = frozenset(column.key for column in ACTIONS.columns)
_NEVER_REPORTED = ("request_update",)
"""Columns of these of which no report says anything."""


def close_last(register: Register, before: Register, opened: ReportingRound, when: str) -> None:
    """Close the round that was issued last, where workbooks of another one are issued for the first time.

    Args:
        register: Keeps how it stood; it is changed.
        before: The register as it was read.
        opened: The round of which workbooks are issued.
        when: The moment, as history writes it.
    """
    issued = rounds_in_order(before)
    if issued and is_new_round(before, opened):
        register.closed[issued[-1].name] = closing(before, when)


def closing(register: Register, when: str) -> Stood:
    """What is kept of a register at the moment in which its latest round is closed.

    Args:
        register: As it was read; what was typed into it counts.
        when: The moment, as history writes it.
    """
    return {
        CLOSED: [{"when": when}],
        SETTINGS: [plain_row(register.settings, columns_of(Settings))],
        TYPED: [plain_row(change, columns_of(Change)) for change in register.hand_edits],
        ISSUED: [_version(*key, versions[-1].version) for key, versions in register.issued.items()],
        RETURNED: [_version(*key) | {_SAID: json.dumps(said)} for key, said in register.returned.items()],
        **{sheet.name: [*map(row_maker(sheet.in_form(register.form).columns), sheet.records(register))]
           for sheet in SHEETS if sheet not in HELD},
    } | {sheet.name: rows_of(sheet, register) for sheet in HELD}


def rows_of(sheet: Sheet, register: Register) -> Rows:
    """What `plain_row` makes of the records of a long sheet; they stay records as long as nobody looks at them."""
    records = sheet.records(register)
    rows = Rows(records, row_maker(sheet.in_form(register.form).columns))
    return rows.alike(rows.stretch(0, len(records)))


def closed_on_day(register: Register, name: str) -> date | None:
    """The day on which a round was closed; None where the register does not have how it stood then."""
    kept = register.closed.get(name)
    return date.fromisoformat(kept[CLOSED][0]["when"][:10]) if kept else None


Made = dict[tuple[Any, ...], dict[int, Any]]
"""Sheet and columns -> what was made of each of its rows, which rounds share where nothing was changed between them."""


def as_closed(register: Register, name: str, made: Made | None = None) -> Register:
    """The register as it stood when a round was closed, of which it has that.

    What people wrote in columns that the tracker does not know, and on sheets of their own, is that of today.

    Args:
        register: The register.
        name: Of the round.
        made: What was made for other rounds of the same register; it grows.
    """
    made = {} if made is None else made
    kept = register.closed[name]
    stood = replace(register, problems=[], to_put_right=[],
                    hand_edits=[_record(Change, _by_key(columns_of(Change)), row) for row in kept[TYPED]],
                    settings=_record(Settings, _by_key(columns_of(Settings)), kept[SETTINGS][0]))
    for sheet in SHEETS:
        # A sheet that the version which closed it did not know was empty. The columns of the organization come before
        # the rows that have values in them.
        setattr(stood, sheet.attribute, _records(sheet.in_form(stood.form), register, kept.get(sheet.name, []), made))
    ever = register.retired | register.own_columns
    stood.retired = {key: own for key, own in ever.items() if key not in stood.own_columns}
    last = {(row["round"], row["unit"]): int(row["version"]) for row in kept[ISSUED]}
    stood.issued = {key: [one for one in register.issued.get(key, ()) if one.version <= version]
                    for key, version in last.items()}
    stood.returned = {}
    for row in kept[RETURNED]:
        key = row["round"], row["unit"], int(row["version"])
        # A return that came later may have answered otherwise, or further actions, in the same workbook.
        stood.returned[key] = json.loads(row[_SAID]) if _SAID in row else register.returned.get(key, {})
    return stood


def corrections(register: Register, name: str) -> list[Change]:
    """What was corrected of a round since it was closed, each cell once: what it held then, and what it holds now.

    A correction is an answer of a return that came late, and whatever was decided or typed since about what the round
    reported, as far as it counts on the round's date.

    Args:
        register: As it is now, read with its history.
        name: Of a round of which it has how it stood.
    """
    stood = as_closed(register, name)
    # What is typed and not in the history yet counts from the latest as-of date, as it will then.
    typed = [replace(change, when=NOT_YET) for change in register.hand_edits]
    since = [*register.history, *typed][len(stood.history) + len(stood.hand_edits):]
    by, _ = parted_by(replace(register, history=since, hand_edits=[]), stood.rounds[name].as_of or date.max)
    own = {column.key for column in register.form.own_of(Action)}
    cells: dict[tuple[str, ...], Change] = {}
    for change in by:
        if change.how in _CORRECTING and not is_not_taken(change.key) and _touches(stood, register, change):
            cell = _cell(change, own)
            cells[cell] = replace(change, old=cells[cell].old if cell in cells else change.old)
    return [change for change in cells.values() if change.old != change.new]


def _cell(change: Change, own: Collection[str]) -> tuple[str, ...]:
    """What tells the cell of a change from others: also the sheet or the unit, where it is none of an action.

    Args:
        change: The change.
        own: Keys of the organization's columns that actions have.
    """
    if (change.key in _OF_ACTIONS or change.key in own) and (not change.how.is_by_hand or change.sheet == ACTIONS.name):
        return change.ref, change.key
    return change.ref, change.key, change.unit, change.sheet if change.how.is_by_hand else ""


def _touches(stood: Register, register: Register, change: Change) -> bool:
    """Whether a change is about what a round reported, and not about what came up later."""
    if change.round and change.round not in stood.rounds:
        return False
    if change.how.is_by_hand:
        return _is_edit_of(stood, register, change)
    if change.how is How.VERSION and parted(change.key)[1] not in ("", RECOMMENDATIONS.name):
        return False  # what a later version says of itself, and its lists, which have no date to count from
    is_action = change.ref in register.actions or change.ref in stood.actions
    return change.ref in stood.actions or not is_action


def _is_edit_of(stood: Register, register: Register, change: Change) -> bool:
    """Whether somebody edited what the register had then; the row of a comment does not say which round it is of."""
    sheet = _REPORTED.get(change.sheet)
    if sheet is None or change.key in _NEVER_REPORTED:
        return False
    if sheet is COMMENTS:
        keys = {key for key in (*stood.comments, *register.comments)
                if key[0] == change.ref and (not key[2] or key[2] in stood.rounds)}
        return any(stood.comments.get(key) != register.comments.get(key) for key in keys)
    if change.key == sheet.row_key and not change.old:
        return False
    return sheet.named_by != "ref" or change.ref in stood.actions


def _version(of_round: str, unit: str, version: int) -> Plain:
    return {"round": of_round, "unit": unit, "version": str(version)}


def plain_row(record: object, columns: tuple[Column, ...]) -> Plain:
    """A record as a closed round keeps it: as plain values, with the words of its periods."""
    return row_maker(columns)(record)


def row_maker(columns: tuple[Column, ...]) -> Callable[[Any], Plain]:
    """What makes a plain row, as `plain_row` does, of each of many records with the same columns."""
    keys, own = [column.key for column in columns if not column.is_own], [one for one in columns if one.is_own]
    periods, values_of = [one.key for one in columns if one.kind is Kind.PERIOD], attrgetter(*keys)

    def made(record: Any) -> Plain:
        row = {key: plain for key, value in zip(keys, values_of(record), strict=True)
               if value is not None and value != "" and (plain := to_plain(value))}
        if own:
            row |= plain_of(record, own)
        for key in periods:
            if isinstance(value := getattr(record, key), Period) and value.written:
                row[f"{key}{_WRITTEN}"] = value.written
        return row

    return made


def _records(sheet: Sheet, register: Register, rows: Sequence[Plain], made: Made) -> Any:
    """What `plain_row` made of the records of a sheet."""
    known = made.setdefault((sheet.name, *((column.key, column.kind) for column in sheet.columns)), {})
    columns, held = _by_key(sheet.columns), rows.held if isinstance(rows, Rows) else rows
    known |= {id(row): _record(sheet.record, columns, row) for row in held
              if type(row) is dict and id(row) not in known}
    records = [known[id(row)] if type(row) is dict else row for row in held]
    is_keyed = isinstance(getattr(register, sheet.attribute), dict)
    return dict(zip(map(attrgetter(*sheet.identity), records), records, strict=True)) if is_keyed else records


def _by_key(columns: Iterable[Column]) -> dict[str, Column | None]:
    """The columns by their keys; None for those that hold a text, which is as it is, and are not the organization's."""
    return {column.key: None if column.is_text and not column.is_own else column for column in columns}


def _record(kind: type, columns: Mapping[str, Column | None], row: Plain) -> Any:
    values: dict[str, Any] = {}
    own: dict[str, Any] = {}
    for key, plain in row.items():
        column = columns.get(key)
        if column is not None:
            (own if column.is_own else values)[key] = from_plain(plain, column)
        elif key in columns:
            values[key] = plain
    for key, value in values.items():
        if isinstance(value, Period) and f"{key}{_WRITTEN}" in row:
            values[key] = replace(value, written=row[f"{key}{_WRITTEN}"])
    return kind(**values, own=own) if own else kind(**values)
