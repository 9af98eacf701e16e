"""What differs between two registers, record by record and column by column.

Texts are compared letter by letter apart from white space, and what is wholly a date by the days it means. Where a
register came from (its history, its id, its source) and what is derived from it do not count.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from toolkit.tracker.record.actions import Comment, Recommendation, Source
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.column_names import heading_of
from toolkit.tracker.record.columns import Column, Kind, Value, columns_of, fold, to_plain, value_of
from toolkit.tracker.record.forms.own_columns import OwnColumn
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import ABOUT
from toolkit.tracker.wording.deadlines import DeadlineKind, read_deadline
from toolkit.words import register as words
from toolkit.words.speaking import text

UNCOUNTED: Mapping[str, tuple[str, ...]] = {
    "register": ("register_id", "created"),
    "source": ("code", "kind", "prefix", "file", "sha256"),
    "comment": ("round",),
    "column": ("key",),
    **dict.fromkeys(("recommendation", "action", "contribution", "person", "text"), ("source",)),
}
"""Kind of record -> the columns that say only where or when it came in."""
ORDER = "order"
"""The column of a difference that is one of order alone."""
_SHEETS = {"register": ABOUT, "person": "People"}
"""Kind of record -> the sheet of the register that holds them, where its name is not simply the plural."""
LONGEST_DATE = 60
"""The most characters that a text which is wholly a date has."""

Record = Any
Meaning = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that differs, or one record that only one of the registers has.

    Attributes:
        kind: Of the record: register, unit, column, recommendation, action, comment, contribution, person
            or text.
        key: Which of them: its number, reference or code; its place and what it begins with where it has none.
        column: The key of the column; "" where the whole record is new or gone.
        old: Its plain value in the first register; what the record says where it is gone, "" where it is new.
        new: The same in the second register.
        told: Both in the words that people read.
    """

    kind: str
    key: str
    column: str
    old: str
    new: str
    told: tuple[str, str] = field(default=("", ""), compare=False)

    @property
    def what(self) -> str:
        """What people call the kind of record."""
        return text(words.KINDS[self.kind])

    @property
    def heading(self) -> str:
        """What people call the column; what happened where the whole record is new or gone."""
        if not self.column:
            return text(words.NEW if self.new else words.GONE)
        if self.column == ORDER:
            return text(words.ORDER)
        return heading_of(self.column, How.HAND, _SHEETS.get(self.kind, f"{self.kind}s"))


def compare(old: Register, new: Register) -> list[Difference]:
    """Everything that differs, in the order of the registers' sheets."""
    return [
        *_fields("register", "", old.about, new.about),
        *_fields("register", "", old.settings, new.settings),
        *_keyed("source", _sources(old), _sources(new)),
        *_keyed("unit", old.units, new.units),
        *_keyed("column", _by_heading(old), _by_heading(new)),
        *_keyed("recommendation", _recommendations(old), _recommendations(new)),
        *_keyed("action", old.actions, new.actions),
        *_own("action", old, old.actions, new, new.actions),
        *_keyed("comment", _comments(old), _comments(new)),
        *_own("comment", old, _comments(old), new, _comments(new)),
        *_listed("contribution", old.contributions, new.contributions),
        *_listed("person", old.people, new.people),
        *_listed("text", old.texts, new.texts),
    ]


def meaning(text: str) -> Meaning:
    """What a text is compared by: the days that it means where it is wholly a date, else its words."""
    if len(text) > LONGEST_DATE:
        return tuple(text.split())
    read = read_deadline(text)
    if read.rest or read.kind is DeadlineKind.MALFORMED or (read.first is None and read.last is None):
        return tuple(text.split())
    return read.first, read.last, read.due


def _sources(register: Register) -> dict[str, Source]:
    """The sources by code; what an only one is called does not count."""
    alone = len(register.sources) == 1
    return {"" if alone else code: source for code, source in register.sources.items()}


def _recommendations(register: Register) -> dict[str, Recommendation]:
    return {register.name_of(*key): recommendation for key, recommendation in register.recommendations.items()}


def _comments(register: Register) -> dict[str, Comment]:
    """The last comment of each unit on each action; in which round it was made does not count."""
    return {f"{comment.ref} {comment.unit}".strip(): comment
            for comments in register.latest_comments().values() for comment in comments}


def _fields(kind: str, key: str, old: Record, new: Record) -> Iterator[Difference]:
    """The columns in which two records of one kind differ."""
    for column in _columns(kind, old):
        before, after = (getattr(record, column.key) for record in (old, new))
        if _compared(before, column) != _compared(after, column):
            yield _differs(kind, key, column.key, column, to_plain(before), to_plain(after))


def _by_heading(register: Register) -> dict[str, OwnColumn]:
    """The columns of the organization, which two registers know by different keys."""
    return {own.heading: own for own in register.own_columns.values()}


def _own(
    kind: str, old: Register, before: Mapping[str, Record], new: Register, after: Mapping[str, Record]
) -> Iterator[Difference]:
    """What differs in columns of the organization that both registers have, by their headings."""
    columns = {fold(column.heading): column for column in new.form.own}
    pairs = [(column, columns[fold(column.heading)]) for column in old.form.own if fold(column.heading) in columns]
    for key in (key for key in before if key in after):
        record, other = before[key], after[key]
        for was, now in pairs:
            if {was, now} <= {*old.form.own_of(type(record)), *new.form.own_of(type(other))}:
                said = to_plain(value_of(record, was)), to_plain(value_of(other, now))
                if said[0] != said[1]:
                    yield _differs(kind, key, now.heading, now, *said)


def _compared(value: Value, column: Column) -> Meaning:
    plain = to_plain(value)
    return meaning(plain) if column.kind in (Kind.TEXT, Kind.NOTE) else (plain,)


def _keyed(kind: str, old: Mapping[str, Record], new: Mapping[str, Record]) -> Iterator[Difference]:
    """Records that are known by a key of their own."""
    for key, record in old.items():
        if key in new:
            yield from _fields(kind, key, record, new[key])
        else:
            yield _gone(kind, key, record)
    yield from (_new(kind, key, record) for key, record in new.items() if key not in old)
    before, after = [key for key in old if key in new], [key for key in new if key in old]
    if before != after:
        said = ", ".join(before), ", ".join(after)
        yield Difference(kind, "", ORDER, *said, said)


def _listed(kind: str, old: Sequence[Record], new: Sequence[Record]) -> Iterator[Difference]:
    """Records that are known by their place: those between two that are the same are compared one by one."""
    matcher = SequenceMatcher(None, [_comparable(kind, r) for r in old], [_comparable(kind, r) for r in new],
                              autojunk=False)
    for tag, first, end, start, stop in matcher.get_opcodes():
        if tag == "equal":
            continue
        gone, come = old[first:end], new[start:stop]
        for place, (before, after) in enumerate(zip(gone, come, strict=False), first + 1):
            yield from _fields(kind, _place(place, before), before, after)
        paired = min(len(gone), len(come))
        for place, record in enumerate(gone[paired:], first + paired + 1):
            yield _gone(kind, _place(place, record), record)
        for place, record in enumerate(come[paired:], start + paired + 1):
            yield _new(kind, _place(place, record), record)


def _comparable(kind: str, record: Record) -> tuple[Meaning, ...]:
    return tuple(_compared(getattr(record, column.key), column) for column in _columns(kind, record))


def _place(place: int, record: Record) -> str:
    known_by = next((str(getattr(record, key)) for key in ("number", "heading", "name", "recommendation")
                     if getattr(record, key, "")), "")
    return f"#{place} {known_by}".strip()


def _columns(kind: str, record: Record) -> list[Column]:
    of: type = type(record)
    return [column for column in columns_of(of) if column.key not in UNCOUNTED.get(kind, ())]


def _differs(kind: str, key: str, heading: str, column: Column, old: str, new: str) -> Difference:
    return Difference(kind, key, heading, old, new, (column.shown(old), column.shown(new)))


def _gone(kind: str, key: str, record: Record) -> Difference:
    return Difference(kind, key, "", _said(kind, record), "", (_said(kind, record, Column.shown), ""))


def _new(kind: str, key: str, record: Record) -> Difference:
    return Difference(kind, key, "", "", _said(kind, record), ("", _said(kind, record, Column.shown)))


def _said(kind: str, record: Record, shown: Callable[[Column, str], str] = lambda column, plain: plain) -> str:
    """What a record says, in one line; its code where that is all it has."""
    texts = [" ".join(shown(column, to_plain(getattr(record, column.key))).split())
             for column in _columns(kind, record)]
    return " · ".join(text for text in texts if text)
