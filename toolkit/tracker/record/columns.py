"""What a column is: a field of a record, declared by one `column(...)` line that everything loops over.

Heading, width, drop-down, lock, reading with aliases, type checks, merge, history and report label all come from
the declaration, so that a new column is one new line.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import chain
from math import isfinite
from typing import Any, TypeVar

from toolkit.tracker.record.codes import Code, Status
from toolkit.tracker.record.periods import Period
from toolkit.words.languages.catalogues import meanings
from toolkit.words.speaking import NO_WORDS, Message, said, text

EXCEL_TEXT_LIMIT = 32_767
"""How long a text in a cell can be, in UTF-16 units."""
INVISIBLE = frozenset("\u200b\ufeff\xad\u2060")
"""Signs without a width; a text of nothing else is empty."""
VERIFICATION = "verification"
"""The part of the tracker in which the centre checks what units claim; off where nobody switches it on."""
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
R = TypeVar("R", bound=Any)
Value = str | int | float | date | Code | Period | tuple[str, ...] | None


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    NOTE = "note"
    """Text of any length, shown wrapped."""
    CODE = "code"
    """A member of a code list."""
    DATE = "date"
    PERIOD = "period"
    """A day, or a longer stretch in words such as “Q1 2015”."""
    NUMBER = "number"
    PER_CENT = "per cent"
    """A number from 0 to 100, which a spreadsheet holds as a part of one."""
    LIST = "list"
    """One of the choices that an organization lists."""
    UNITS = "units"
    """Codes of units, or references of actions, separated by commas."""


class Filler(StrEnum):
    """Who fills a column in."""

    CENTRE = "centre"
    """Locked in a return; a change there is a problem."""
    LEAD = "lead"
    """Answered by the lead unit, merged three ways."""
    EVERY_UNIT = "every unit"
    """Answered by each unit for itself; kept for each unit."""
    DERIVED = "derived"
    """Computed; never read from a return."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column, wherever it appears.

    Attributes:
        key: The field's name; also the key in JSON and in the history.
        title: What people read above it, as a message of a table.
        kind: What it holds.
        filler: Who fills it in.
        width: In characters.
        issued_width: Its width in the workbooks of units, in characters; 0 where that is the same.
        aliases: Other headings that mean the same.
        codes: The code list of a column of kind CODE; of a text, codes that it can be beside any other words.
        phrases: Of a text, what it can say beside any other words: as it is kept -> as people read it; both may have
            the place `{ref}`.
        omitted: Codes that the drop-down does not offer.
        max_length: Longest text that is sensible.
        hint: What the input message says (at most 255 characters), as a message of a table.
        issued: Whether it appears in an issued workbook.
        limits: The least and the most that a number can be, which is whole then.
        pattern: A regular expression that the whole of a text must match, or what makes it when it is first needed; ""
            for any text.
        names: The sheet of a register whose rows it names, by their first column; "" for none.
        hidden: Whether a register keeps it out of sight, as an id or a hash.
        behind: The key of the column that it stands behind on a sheet, where that is not the field before it.
        leads: Whether a link in its text can be clicked where it is shown.
        part: The part of the tracker that it belongs to, which a setting of that key switches on; "" for none.
        listed: The choices of a column of kind LIST.
        required: Whether a unit that fills it in must not leave it empty.
        is_own: Whether an organization declared it. Its words are then said as they are, in every language, and a
            record holds its value in `own`, under its key.
    """

    key: str
    title: Message
    kind: Kind = Kind.TEXT
    filler: Filler = Filler.CENTRE
    width: int = 16
    issued_width: int = 0
    aliases: tuple[str, ...] = ()
    codes: type[Code] | None = None
    phrases: Mapping[str, Message] = field(default_factory=dict)
    omitted: tuple[Code, ...] = ()
    max_length: int = EXCEL_TEXT_LIMIT
    hint: Message = NO_WORDS
    issued: bool = False
    limits: tuple[int, int] | None = None
    pattern: str | Callable[[], str] = ""
    names: str = ""
    hidden: bool = False
    behind: str = ""
    leads: bool = False
    part: str = ""
    listed: tuple[str, ...] = ()
    required: bool = False
    is_own: bool = False

    def __hash__(self) -> int:
        # A hash of all that it says would be worked out again and again, for many a cache asks for it.
        return hash((self.key, self.title))

    @property
    def heading(self) -> str:
        """What people read above it."""
        return self.title if self.is_own else text(self.title)

    @property
    def headings(self) -> tuple[str, ...]:
        """What people read above it in each language."""
        return (self.title,) if self.is_own else meanings(self.title)

    @property
    def prompt(self) -> str:
        """What the input message says; "" for none."""
        return self.hint if self.is_own else text(self.hint)

    def is_matched(self, written: str) -> bool:
        """Whether a text is such as the column takes."""
        pattern = self.pattern() if callable(self.pattern) else self.pattern
        return not pattern or bool(re.fullmatch(pattern, written))

    def shown(self, plain: str) -> str:
        """A plain value in the words that people read: the label of a code, a phrase, any other as it is."""
        labels = (code.label for code in self.codes or () if code.value == plain)
        phrases = (said(message, ref=ref) for kept, message in self.phrases.items()
                   if (ref := within(kept, plain)) is not None)
        return next(chain(labels, phrases), plain)

    def read(self, shown: str) -> str:
        """What `shown` made it of, in any language."""
        codes = (code.value for code in self.codes or () if shown in code.labels)
        kept = (kept.format(ref=ref) for kept, message in self.phrases.items() for words in meanings(message)
                if (ref := within(words, shown)) is not None)
        return next(chain(codes, kept), shown)

    @property
    def is_text(self) -> bool:
        """Whether it holds any text."""
        return self.kind in (Kind.TEXT, Kind.NOTE)

    @property
    def takes_any_words(self) -> bool:
        """Whether it holds any text as it stands: no words in it are those of a code or a phrase in some language."""
        return self.is_text and not (self.codes or self.phrases)

    @property
    def is_answer(self) -> bool:
        """Whether a unit fills it in."""
        return self.filler in (Filler.LEAD, Filler.EVERY_UNIT)

    @property
    def choices(self) -> tuple[str, ...]:
        """The labels that the drop-down offers; empty for other kinds."""
        if self.codes is None:
            return self.listed
        return tuple(code.label for code in self.codes if code not in self.omitted)


def column(title: Message, *, default: Any = "", prompt: Message = NO_WORDS, **options: Any) -> Any:
    """Declare a field of a record as a column; `prompt` is its hint, other options are those of `Column`."""
    return field(default=default, metadata={"title": title, "hint": prompt, **options})


@cache
def columns_of(record: type) -> tuple[Column, ...]:
    """The columns of a record class, in the order of its fields but for those that stand behind another."""
    declared = [Column(key=f.name, **f.metadata) for f in fields(record) if "title" in f.metadata]
    ordered = [column for column in declared if not column.behind]
    for moved in (column for column in declared if column.behind):
        ordered.insert(next(at for at, column in enumerate(ordered, 1) if column.key == moved.behind), moved)
    return tuple(ordered)


def keys_by_heading(columns: Iterable[Column]) -> dict[str, str]:
    """What people read above columns, in each language -> the key of the column."""
    declared = [*columns]
    return {heading: column.key for column in reversed(declared) for heading in column.headings} | {
        column.heading: column.key for column in declared}


def value_of(record: Any, column: Column) -> Value:
    """What a record holds in a column, its own or one of the organization."""
    value: Value = record.own.get(column.key) if column.is_own else getattr(record, column.key)
    return "" if value is None and (column.is_text or column.kind is Kind.LIST) else value


def with_value(record: R, column: Column, value: Value) -> R:
    """A record that holds something else in a column."""
    if not column.is_own:
        return replace(record, **{column.key: value})
    own = {key: held for key, held in record.own.items() if key != column.key}
    return replace(record, own=own | ({} if value in (None, "") else {column.key: value}))


def to_plain(value: Value) -> str:
    """A value as one plain string: the form in which values are compared, kept as base and written to history.

    Dates are ISO 8601, periods ISO 8601 intervals, codes their code, units joined by commas, nothing is "".
    """
    if type(value) is str:
        return tidy(value)
    if value is None or value is Status.NOT_REPORTED:
        return ""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, Period):
        return value.plain
    if isinstance(value, tuple):
        return ", ".join(units_in(",".join(value)))
    return f"{value:.15g}" if isinstance(value, float) and not value.is_integer() else str(int(value))


def from_plain(plain: str, column: Column) -> Value:
    """The value that `to_plain` made plain, for a column.

    Raises:
        ValueError: The text is not the plain form of any value of that column.
    """
    if column.kind is Kind.CODE:
        return _code_from_plain(plain, column)
    if column.kind is Kind.UNITS:
        return tuple(units_in(plain))
    if column.is_text or column.kind is Kind.LIST:
        return plain
    if not plain:
        return None
    if column.kind is Kind.DATE:
        return date.fromisoformat(plain)
    if column.kind is Kind.PERIOD:
        return Period.from_plain(plain)
    number = float(plain)
    if not isfinite(number):
        raise ValueError(plain)
    return int(number) if number.is_integer() else number


def units_in(units: str) -> list[str]:
    """What commas part, whether or not somebody put a comma into the name of a unit."""
    return [part.strip() for part in units.split(",") if part.strip()]


def _code_from_plain(plain: str, column: Column) -> Code | None:
    codes = column.codes
    if codes is None:
        raise ValueError(column.key)
    if plain:
        return codes(plain)
    return Status.NOT_REPORTED if codes is Status else None


def within(phrase: str, written: str) -> str | None:
    """What a text says at the place `{ref}` of a phrase; "" where that has none, None where it says something else."""
    before, place, behind = phrase.partition("{ref}")
    ref = written[len(before):len(written) - len(behind)] if place else ""
    return ref if bool(ref) == bool(place) and written == f"{before}{ref}{behind}" else None


def tidy(text: str) -> str:
    """Text as it is compared and kept: one kind of line end, no blanks at its ends, "" if nothing of it is seen."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.strip()
    if text[:1] in INVISIBLE and all(sign in INVISIBLE or sign.isspace() for sign in text):
        return ""
    return text


def fold(text: str) -> str:
    """Text for matching headings and choices: case, spaces, dashes and full stops do not count."""
    kept = text.casefold().replace("\u2013", "-").replace("\u2014", "-").replace("’", "'")
    return " ".join(kept.replace(".", " ").replace("_", " ").replace("\xa0", " ").split())


def fold_letters(text: str) -> str:
    """Text for matching the words of a list of codes: as `fold`, and accents and ligatures do not count either."""
    folded = fold(text)
    if folded.isascii():
        return folded
    parts = unicodedata.normalize("NFD", folded.translate(_LIGATURES))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
