"""The sheets of a register workbook, declared once for its writer and its reader."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from operator import attrgetter
from typing import Any
from zlib import crc32

from toolkit.tracker.record.actions import Action, Comment, Derived, DerivedOfRecommendation, Recommendation, Source
from toolkit.tracker.record.carried import Look
from toolkit.tracker.record.cells import RawSheet, RawWorkbook
from toolkit.tracker.record.columns import Column, columns_of, to_plain, value_of
from toolkit.tracker.record.decisions import Conflict, Proposed
from toolkit.tracker.record.forms.form import Form
from toolkit.tracker.record.forms.own_columns import OwnColumn
from toolkit.tracker.record.history import Change, TakenIn
from toolkit.tracker.record.narrative import Contribution, OwnText, Person
from toolkit.tracker.record.register import Register, Settings
from toolkit.tracker.record.rounds import Plain, ReportingRound
from toolkit.tracker.record.units import Unit
from toolkit.words.languages.catalogues import in_each, in_language, meanings
from toolkit.words.speaking import NO_WORDS, Message, _, of, said, text

NAMES_BEGIN = "tracker_"
"""What the defined names begin with that a register brings."""
OVERVIEW, SETTINGS, ABOUT, LISTS, BASE = "Overview", "Settings", "About", "_lists", "_base"
_TABS: Mapping[str, Message] = {
    OVERVIEW: of("a sheet", "Overview"), SETTINGS: of("a sheet", "Settings"), ABOUT: of("a sheet", "About"),
    "Sources": of("a sheet", "Sources"), "Units": of("a sheet", "Units"), "Columns": of("a sheet", "Columns"),
    "Recommendations": of("a sheet", "Recommendations"), "Actions": of("a sheet", "Actions"),
    "Comments": of("a sheet", "Comments"), "Contributions": of("a sheet", "Contributions"),
    "People": of("a sheet", "People"), "Texts": of("a sheet", "Texts"), "Rounds": of("a sheet", "Rounds"),
    "Returns": of("a sheet", "Returns"), "Conflicts": of("a sheet", "Conflicts"),
    "Proposed": of("a sheet", "Proposed"), "History": of("a sheet", "History")}
"""Name of a sheet, by which the toolkit knows it in any language -> what people read on its tab."""
COMPUTED: Mapping[type, type] = {Action: Derived, Recommendation: DerivedOfRecommendation}
"""Record -> what is computed for each and shown beside it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of records.

    Attributes:
        name: Of the sheet, in any language; what people read is its `tab`.
        attribute: Of the register: a dictionary or a list of records.
        record: The class of the records.
        identity: Keys of the columns by which a row is known again when others were put in, moved or deleted.
        listed: Whether the register keeps a list, in which an identity may come again.
        decided: Keys of the columns that people are asked to fill in, so that it is no hand edit when they do.
        typed: Keys of the columns that people type into, where the tracker keeps the others; None for all of them.
        purpose: What it holds and who types there, as a message.
        named: The key of the column by which the history names a row, where it is not one that it is known by.
        own: The columns of the organization that it has, in a register that declares any.
    """

    name: str
    attribute: str
    record: type
    identity: tuple[str, ...]
    listed: bool = False
    decided: tuple[str, ...] = ()
    typed: tuple[str, ...] | None = None
    purpose: Message = NO_WORDS
    named: str = ""
    own: tuple[Column, ...] = ()

    def in_form(self, form: Form) -> "Sheet":
        """The same sheet with the columns of the organization."""
        own = form.own_of(self.record)
        return self if own == self.own else replace(self, own=own)

    @property
    def tab(self) -> str:
        """What people read on its tab, in the language that is spoken."""
        return tab(self.name)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The record's columns."""
        return columns_of(self.record) + self.own

    @property
    def watched(self) -> tuple[Column, ...]:
        """The columns in which hand edits are looked for."""
        return tuple(column for column in self.columns if column.key not in self.decided)

    def column(self, key: str) -> Column:
        """The column of a key."""
        return next(column for column in self.shown if column.key == key)

    @property
    def shown(self) -> tuple[Column, ...]:
        """All that the toolkit writes into the sheet: the record's columns, and those that are derived."""
        return self.columns + self.derived

    def is_typed(self, column: Column) -> bool:
        """Whether people type into a column, rather than the tracker."""
        return column not in self.derived and not column.hidden and (self.typed is None or column.key in self.typed)

    @property
    def names_columns(self) -> bool:
        """Whether each row names a column by its key, for which people read its heading."""
        return self.record in (Change, Conflict)

    @property
    def derived(self) -> tuple[Column, ...]:
        """The columns that are computed for each record, and never read."""
        return columns_of(COMPUTED[self.record]) if self.record in COMPUTED else ()

    @property
    def row_key(self) -> str:
        """Under which the history has a row that was added or deleted by hand."""
        return f"{self.name} row"

    def records(self, register: Register) -> list[Any]:
        """The records, in order."""
        kept = getattr(register, self.attribute)
        return list(kept.values()) if isinstance(kept, dict) else kept

    def key(self, record: object) -> Any:
        """The record's key in the register's dictionary."""
        return attrgetter(*self.identity)(record)

    @property
    def named_by(self) -> str:
        """The key of the column by which the history names a row."""
        return self.named or next(key for key in ("ref", *self.identity) if key in self.identity and key != "source")

    def identity_of(self, record: object) -> str:
        """What a row is known by, if no other is known by the same."""
        return " | ".join(to_plain(getattr(record, key)) for key in self.identity)

    def row_keys(self, records: Iterable[object]) -> list[str]:
        """What each row is known by; the second of the same identity says so."""
        return numbered(map(self.identity_of, records))


def numbered(names: Iterable[str]) -> list[str]:
    """Names that are all different: what comes again is followed by (2), (3) and so on."""
    taken: dict[str, int] = {}
    return [_free(name, taken) for name in names]


def _free(name: str, taken: dict[str, int]) -> str:
    free = name
    while free in taken:
        taken[name] += 1
        free = f"{name} ({taken[name]})"
    taken[free] = 1
    return free


_DECIDED = ("decision", "decided_by", "decided_on")
_ON_PROPOSALS = (*_DECIDED, "decline_reason")
SHEETS: tuple[Sheet, ...] = (
    Sheet("Sources", "sources", Source, ("code",), purpose=_(
        "The documents that are followed up. Each import adds one. You can correct them, and archive those that are "
        "done.")),
    Sheet("Units", "units", Unit, ("code",), purpose=_(
        "Who is responsible. Type units, the names that documents call them, and who fills in for them.")),
    Sheet("Columns", "own_columns", OwnColumn, ("key",), named="heading", purpose=_(
        "The columns of your own. Declare them here, and they are issued, checked and merged like the others.")),
    Sheet("Recommendations", "recommendations", Recommendation, ("source", "number"), purpose=_(
        "What was asked, and the management response. Imports bring them. You can correct them and add more. The grey "
        "column is computed.")),
    Sheet("Actions", "actions", Action, ("ref",), purpose=_(
        "What will be done, by whom and by when, and how far it is. You can correct actions and add more. The grey "
        "columns are computed.")),
    Sheet("Comments", "comments", Comment, ("ref", "unit", "round"), purpose=_(
        "What each unit said of an action in each round. Returns bring comments. You can correct them and add more.")),
    Sheet("Contributions", "contributions", Contribution, ("source", "number", "heading", "kind", "contributed_by"),
          listed=True, purpose=_(
        "Paragraphs and bullets for narrative reports. Imports and returns bring them. You can edit them.")),
    Sheet("People", "people", Person, ("source", "list", "name"), listed=True, purpose=_(
        "Participants, mission members and other lists that reports print. You can correct them and add more.")),
    Sheet("Texts", "texts", OwnText, ("source", "recommendation", "round", "place"), listed=True,
          named="recommendation", purpose=_(
        "Paragraphs of your own that every report prints: in the summary, before or after a recommendation. Write them "
        "here once.")),
    Sheet("Rounds", "rounds", ReportingRound, ("name",), typed=("name", "as_of", "return_by"), purpose=_(
        "The reporting rounds. Issuing workbooks opens one. You can change its dates.")),
    Sheet("Returns", "returns", TakenIn, ("when", "file", "sha256"), listed=True, typed=(), purpose=_(
        "Every workbook that came back. The tracker writes this sheet, and nobody types there.")),
    Sheet("Conflicts", "conflicts", Conflict, ("number", "ref", "key", "unit", "file", "cell"), listed=True,
          decided=_DECIDED, typed=_DECIDED, purpose=_(
        "Answers that contradict each other and wait for a decision. Type it into the yellow cells.")),
    Sheet("Proposed", "proposals", Proposed, ("round", "unit", "file", "sheet", "cell"), listed=True,
          decided=_ON_PROPOSALS,
          typed=("recommendation", "text", "responsible", "deadline", "new_date", *_ON_PROPOSALS), purpose=_(
        "New actions and new dates that units propose. Accept or decline each in the yellow cells.")),
    Sheet("History", "history", Change, ("when", "ref", "key", "unit", "file", "sheet", "cell"), listed=True, typed=(),
          purpose=_(
        "Every change of the register, with where it came from. The tracker writes this sheet, and nobody types "
        "there.")),
)
SOURCES, UNITS, COLUMNS, RECOMMENDATIONS, ACTIONS, COMMENTS, HISTORY = *SHEETS[:6], SHEETS[-1]
ROUNDS = next(sheet for sheet in SHEETS if sheet.record is ReportingRound)
TEXTS = next(sheet for sheet in SHEETS if sheet.record is OwnText)
CONFLICTS = next(sheet for sheet in SHEETS if sheet.record is Conflict)
PROPOSED = next(sheet for sheet in SHEETS if sheet.record is Proposed)
REPORTED: tuple[Sheet, ...] = tuple(s for s in SHEETS if s.record not in (TakenIn, Change))
"""The sheets that figures and reports are made from."""


def tab(name: str) -> str:
    """What people read on the tab of a sheet, in the language that is spoken; of one that is none of ours, its name."""
    return said(_TABS[name]) if name in _TABS else name


def tabs_of(settings: Settings) -> dict[str, str]:
    """Name of each sheet -> what it is called in a register with such settings, when that is written."""
    with in_language(settings.language.value):
        return {name: text(message) for name, message in _TABS.items()}


def tab_of(register: Register, name: str) -> str:
    """What a sheet is called in the file that a register was read from, or else when it is written."""
    return register.tabs.get(name) or tabs_of(register.settings)[name]


def tabs(*names: str) -> tuple[str, ...]:
    """All that people may read on the tabs of some sheets, in whatever language."""
    return tuple(dict.fromkeys(called for name in names for called in meanings(_TABS[name])))


@lru_cache(maxsize=1_000)
def name_of(called: str) -> str:
    """The name of the sheet that is called so in whatever language; what it is called where none is."""
    return next((name for name in _TABS if called in tabs(name)), called)


def sheets_in(raw: RawWorkbook) -> dict[str, str]:
    """Name of each sheet of a register -> what it is called in a workbook, also where that is read in part.

    Where two can be meant, as where people have a sheet of theirs, it is the one in the language of most of the others.
    """
    there = {name.strip().casefold(): name for name in reversed([*(one.name for one in raw.sheets), *raw.left_out])}
    found: dict[str, str] = {}
    languages = [*zip(*map(in_each, _TABS.values()), strict=True)]
    for called in sorted(languages, key=lambda one: -sum(name.casefold() in there for name in one)):
        found = {name: there[tab.casefold()] for name, tab in zip(_TABS, called, strict=True)
                 if tab.casefold() in there} | found
    former = {name: there[one.casefold()] for name in _TABS for one in tabs(name) if one.casefold() in there}
    return former | found


def sheet_in(raw: RawWorkbook, name: str) -> RawSheet | None:
    """The sheet of a register in a workbook, in whatever language it is called; None if there is none."""
    called = sheets_in(raw).get(name)
    return next((sheet for sheet in raw.sheets if sheet.name == called), None)


def plain_of(record: object, columns: Iterable[Column]) -> Plain:
    """A record as plain values, those that are empty left out."""
    return {c.key: plain for c in columns if (plain := to_plain(value_of(record, c)))}


def plain_of_sheet(sheet: Sheet, register: Register) -> list[Plain]:
    """The rows of a sheet as plain values, those that people are asked to fill in left out."""
    return [*plain_rows(sheet, register)]


def plain_rows(sheet: Sheet, register: Register) -> Iterator[Plain]:
    """The rows that `plain_of_sheet` has, one after the other."""
    keys = [column.key for column in sheet.watched if not column.is_own]
    values_of, own = attrgetter(*keys), register.form.own_of(sheet.record)
    rows = ({key: plain for key, value in zip(keys, values_of(record), strict=True)
             if value is not None and value != "" and (plain := to_plain(value))} for record in sheet.records(register))
    if not own:
        return rows
    return (row | plain_of(record, own) for row, record in zip(rows, sheet.records(register), strict=True))


def with_refs(register: Register, named: Callable[[str], str]) -> Register:
    """The same register, in which each reference is another one.

    Args:
        register: The register.
        named: Ref, or what a line of the history or a conflict is about -> what it is called instead.
    """
    made = replace(
        register,
        actions={named(ref): replace(action, ref=named(ref), split_from=named(action.split_from) if action.split_from
                                     else "", superseded_by=tuple(map(named, action.superseded_by)))
                 for ref, action in register.actions.items()},
        comments={(named(ref), unit, of_round): replace(comment, ref=named(ref))
                  for (ref, unit, of_round), comment in register.comments.items()},
        conflicts=[replace(conflict, ref=named(conflict.ref)) for conflict in register.conflicts],
        proposals=[replace(one, ref=named(one.ref)) if one.ref else one for one in register.proposals],
        history=[change if (ref := named(change.ref)) == change.ref else replace(change, ref=ref)
                 for change in register.history],
        hand_edits=[replace(change, ref=named(change.ref)) for change in register.hand_edits],
        issued={key: [replace(one, roles={named(ref): role for ref, role in one.roles.items()},
                              values={named(ref): plain for ref, plain in one.values.items()}) for one in versions]
                for key, versions in register.issued.items()},
        returned={key: {named(ref): plain for ref, plain in said.items()} for key, said in register.returned.items()},
    )
    return carried_along(register, made)


def carried_along(before: Register, made: Register) -> Register:
    """A register with what people added beside the rows, which are known by other keys than before."""
    keys = {sheet.name: dict(zip(sheet.row_keys(sheet.records(before)), sheet.row_keys(sheet.records(made)),
                                 strict=True)) for sheet in SHEETS if sheet.name in before.extra}
    extra = {name: {keys[name].get(key, key): values for key, values in rows.items()}
             for name, rows in before.extra.items()}
    return replace(made, extra=extra, looks={name: _under(look, keys.get(name, {})) for name, look in
                                             before.looks.items()})


def _under(look: Look, keys: dict[str, str]) -> Look:
    return replace(look, cells={(keys.get(str(row), row), heading): shown
                                for (row, heading), shown in look.cells.items()})


_ENCODER = json.JSONEncoder(separators=(",", ":"))
_AT_ONCE = 500
"""How many rows are made JSON together."""


def mark(text: str) -> int:
    """What a text that the toolkit computed is known by, much shorter than itself; 0 for none."""
    return crc32(text.encode("utf-8", "surrogatepass"))


def mark_of(rows: Iterable[Plain]) -> int:
    """What the rows of a sheet are known by, all together and in their order."""
    return mark_of_json(json_of(rows))


def mark_of_json(pieces: Iterable[bytes]) -> int:
    """The same, of what `json_of` made of the rows."""
    found = 0
    for piece in pieces:
        found = crc32(piece, found)
    return found


def json_of(rows: Iterable[Plain]) -> Iterator[bytes]:
    """The list of some rows as JSON, in pieces: that of a long history would take much room."""
    following, before = iter(rows), "["
    while some := [*islice(following, _AT_ONCE)]:
        yield f"{before}{_ENCODER.encode(some)[1:-1]}".encode()
        before = ","
    yield b"]" if before == "," else b"[]"


def is_register(raw: RawWorkbook) -> bool:
    """Whether a workbook is a register, such as one that was put among the returns."""
    return all(sheet_in(raw, name) is not None for name in (ABOUT, HISTORY.name))
