"""Columns that an organization declares for itself, on the sheet Columns of its register."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

from toolkit.tracker.record.actions import Action, Comment, Derived, Guidance
from toolkit.tracker.record.codes import OwnFiller, OwnKind, YesNo
from toolkit.tracker.record.columns import Column, Filler, Kind, column, columns_of, fold, from_plain, tidy
from toolkit.words.speaking import Message, _, by_language, figure

MOST = 20
"""How many columns an organization can declare."""
LONGEST = 255
"""Characters of a heading, a choice and a help text; spreadsheets show no more of the last."""
_KEY = re.compile(r"own_[1-9][0-9]{0,5}")
_RESERVED = re.compile(r" ?\((?:not taken|source|unit|recommendation|narrative|person)\)$|^“.*”$", re.DOTALL)
"""What the history puts behind headings and around texts."""
_KINDS = {OwnKind.TEXT: Kind.TEXT, OwnKind.DATE: Kind.DATE, OwnKind.NUMBER: Kind.NUMBER,
          OwnKind.PER_CENT: Kind.PER_CENT, OwnKind.LIST: Kind.LIST, OwnKind.YES_NO: Kind.CODE}
_FILLERS = {OwnFiller.CENTRE: Filler.CENTRE, OwnFiller.LEAD: Filler.LEAD, OwnFiller.EVERY_UNIT: Filler.EVERY_UNIT}
_WIDTHS = {OwnKind.TEXT: 24, OwnKind.LIST: 14}


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """A column that an organization declares."""

    heading: str = column(_("Heading"), width=26, prompt=_(
        "What stands above the column in the register and in the workbooks of units."))
    kind: OwnKind = column(_("Kind"), default=OwnKind.TEXT, kind=Kind.CODE, codes=OwnKind, width=12, prompt=_(
        "What the column holds. Empty means a text."))
    filler: OwnFiller = column(_("Filled in by"), default=OwnFiller.CENTRE, kind=Kind.CODE, codes=OwnFiller, width=14,
                               prompt=_(
        "Centre: you fill it in, and units see it. Lead unit: the lead unit of the action. Every unit: each unit of "
        "the action for itself. Empty means the centre."))
    choices: str = column(_("Choices"), kind=Kind.NOTE, width=34, prompt=_(
        "For a list: its choices, with semicolons between them or each on a line of its own, such as High; Medium; "
        "Low."))
    required: YesNo | None = column(_("Required"), default=None, kind=Kind.CODE, codes=YesNo, width=10, prompt=_(
        "Choose Yes if it must not be left empty."))
    help: str = column(_("Help text"), kind=Kind.NOTE, width=50, prompt=_(
        "What units read when they click on a cell (at most 255 characters)."))
    key: str = column(_("Key"), width=10, hidden=True)

    @property
    def listed(self) -> tuple[str, ...]:
        """Its choices, as they are parted."""
        return tuple(choice for part in re.split(r"[;\n]", self.choices) if (choice := tidy(part)))

    @property
    def column(self) -> Column:
        """The column that it declares."""
        return Column(
            self.key, Message(self.heading), _KINDS[self.kind], _FILLERS[self.filler], _WIDTHS.get(self.kind, 12),
            codes=YesNo if self.kind is OwnKind.YES_NO else None, hint=Message(self.help), issued=True,
            listed=self.listed if self.kind is OwnKind.LIST else (), required=self.required is YesNo.YES, is_own=True)


def own_from_plain(row: Mapping[str, str]) -> OwnColumn:
    """A declared column, from its plain values by key; what is absent is empty.

    Raises:
        ValueError: They are none.
    """
    values: dict[str, Any] = {one.key: from_plain(row.get(one.key, ""), one) for one in columns_of(OwnColumn)}
    return OwnColumn(**values)


def own_of(column: Column) -> OwnColumn:
    """What a column was declared by, as far as it shows."""
    kind = OwnKind.YES_NO if column.codes else next(own for own, kind in _KINDS.items() if kind is column.kind)
    filler = next(own for own, filler in _FILLERS.items() if filler is column.filler)
    return OwnColumn(column.heading, kind, filler, "; ".join(column.listed), YesNo.YES if column.required else None,
                     column.prompt, column.key)


def is_key(key: str) -> bool:
    """Whether a key can be that of a declared column: it stands in the names of formulas."""
    return bool(_KEY.fullmatch(key))


class Wrong(NamedTuple):
    """What is wrong with a declared column.

    Attributes:
        at: Its place, counted from 0.
        code: Of the problem.
        key: Of the column of the sheet in which it is wrong.
        found: What stands there.
        suggestion: What it may be.
    """

    at: int
    code: str
    key: str
    found: str = ""
    suggestion: str = ""


def wrong_columns(declared: Iterable[OwnColumn]) -> Iterator[Wrong]:
    """All that keeps columns from being used, in their order."""
    headings: dict[str, str] = {}
    for at, own in enumerate(declared):
        heading = fold(own.heading)
        if at == MOST:
            yield Wrong(at, "own-too-many", "heading", own.heading, str(MOST))
        if not re.search(r"\w", own.heading):
            yield Wrong(at, "own-without-heading", "heading", own.heading)
        elif len(own.heading) > LONGEST or "\n" in own.heading:
            yield Wrong(at, "own-heading-unusable", "heading", own.heading, str(LONGEST))
        elif reserved := _RESERVED.search(own.heading):
            yield Wrong(at, "own-heading-reserved", "heading", own.heading, reserved[0].strip())
        elif heading in _ours():
            yield Wrong(at, "own-heading-ours", "heading", own.heading, _ours()[heading])
        elif heading in headings:
            yield Wrong(at, "own-heading-twice", "heading", own.heading, headings[heading])
        headings.setdefault(heading, own.heading)
        if len(own.help) > LONGEST:
            yield Wrong(at, "own-help-long", "help", figure(len(own.help)), str(LONGEST))
        yield from _wrong_choices(at, own)


def _wrong_choices(at: int, own: OwnColumn) -> Iterator[Wrong]:
    if own.kind is not OwnKind.LIST:
        if own.listed:
            yield Wrong(at, "own-choices-of-no-list", "choices", own.choices, own.kind.label)
        return
    if not own.listed:
        yield Wrong(at, "own-without-choices", "choices", own.heading)
    elif len(own.listed) == 1 and "," in own.choices:
        yield Wrong(at, "own-choices-commas", "choices", own.choices, own.choices.replace(",", ";"))
    met: dict[str, str] = {}
    for choice in own.listed:
        if len(choice) > LONGEST:
            yield Wrong(at, "own-choice-long", "choices", choice[:40], str(LONGEST))
        if (same := met.setdefault(fold(choice), choice)) is not choice:
            yield Wrong(at, "own-choices-alike", "choices", choice, same)


@by_language()
def _ours() -> Mapping[str, str]:
    """All that our own columns are called, folded -> the heading of the column."""
    columns = [one for record in (Action, Comment, Derived, Guidance) for one in columns_of(record)]
    return {fold(name): one.heading for one in columns for name in (*one.aliases, one.key, *one.headings)}


def with_keys(declared: Iterable[OwnColumn], before: Mapping[str, str], used: Iterable[str]) -> list[OwnColumn]:
    """Columns of which each has a key: the one that it had, or else one that was never used.

    A row may be copied with its hidden key; the one with the heading that the key had keeps it, or else the first.

    Args:
        declared: As they stand on the sheet.
        before: Key -> heading, as the sheet was written.
        used: Every key that was ever given.
    """
    rows = list(declared)
    keys: dict[int, str] = {}
    by_heading = {fold(heading): key for key, heading in before.items()}
    known = [(at, by_heading.get(fold(own.heading), "")) for at, own in enumerate(rows)]
    for at, key in (*[(at, key) for at, key in known if key and rows[at].key in ("", key)],
                    *[(at, own.key) for at, own in enumerate(rows) if own.key in before], *known):
        if key and at not in keys and key not in keys.values():
            keys[at] = key
    last = max((int(key[4:]) for key in (*before, *used) if _KEY.fullmatch(key)), default=0)
    for at in range(len(rows)):
        if at not in keys:
            last += 1
            keys[at] = f"own_{last}"
    return [replace(own, key=keys[at]) for at, own in enumerate(rows)]


@cache
def ever_declared(declared: tuple[OwnColumn, ...], retired: tuple[OwnColumn, ...]) -> tuple[Column, ...]:
    """The columns that were ever declared, each under a heading that no other has, for what the history names."""
    taken = {fold(own.heading) for own in declared} | _ours().keys()
    columns = [own.column for own in declared]
    for own in retired:
        free = fold(own.heading) not in taken
        taken.add(fold(own.heading))
        columns.append(own.column if free else replace(own, heading=f"{own.heading} ({own.key})").column)
    return tuple(columns)
