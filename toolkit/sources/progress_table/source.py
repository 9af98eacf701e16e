"""Reading a progress table: number, recommendation, action, deadline, responsible unit, implementation and comments.

The table has its header row, which may come again at each page break; blank numbers and recommendations continue the
row above. Rows that hold several actions, go on with the action above or begin with words of the comment above are
repaired, and each repair is reported.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from toolkit.sources.documents.reading import Row, SourceDocument
from toolkit.sources.kinds import Request, SourceKind, Taken, about
from toolkit.sources.register.building import RegisterBuilder, title_and_as_of
from toolkit.sources.register.collapsed import read_apart
from toolkit.sources.register.entries import CELL_KEYS, Entry, Piece, Table, TableRow, free_headings
from toolkit.sources.register.unit_lists import gather_units
from toolkit.tracker.record.columns import fold
from toolkit.tracker.record.problems import Problem
from toolkit.tracker.wording.deadlines import DeadlineKind, read_deadline
from toolkit.tracker.wording.sentences import has_finite_verb, is_closed, sentences, stays_open
from toolkit.tracker.wording.statuses import read_status
from toolkit.tracker.wording.units import UnitNames
from toolkit.words import sources as words
from toolkit.words.formats import parts
from toolkit.words.languages.catalogues import meanings
from toolkit.words.readings.places import place_shown
from toolkit.words.speaking import Message, said

_OURS: dict[str, tuple[Message, ...]] = {
    "number": (parts.NUMBER,),
    "recommendation": (parts.RECOMMENDATION,),
    "text": (parts.ACTION,),
    "deadline": (parts.DEADLINE,),
    "responsible": (parts.RESPONSIBLE_UNIT, parts.RESPONSIBLE_FOR),
    "comment": (parts.DATE_AND_COMMENTS, parts.STATUS_AND_COMMENTS),
}
"""Column key -> what our own house formats write above it."""
HEADINGS: dict[str, tuple[str, ...]] = {
    "number": ("no", "nr", "n°", "nº", "№", "#", "number", "rec no", "rec", "ref"),
    "recommendation": ("recommendation", "recommendations"),
    "text": ("action", "actions", "key action", "key actions", "action to be taken"),
    "deadline": ("deadline", "deadlines", "due date", "target date"),
    "responsible": ("responsible unit", "responsible units", "responsible unit(s)", "responsible", "responsibility",
                    "by whom"),
    "comment": ("date of implementation /comments", "date of implementation", "status", "comments", "comment",
                "status /comments", "status and comments", "implementation status", "progress"),
}
"""Column key -> the headings that mean it in the documents of others."""

SPILL_WORDS = 6
"""The most words at the beginning of a comment that can be the end of the comment above."""

_NUMBER = re.compile(
    r"\W*(?:rec(?:ommendation)?s?\W*)?(?:no\W*)?(?P<number>[a-z]?\d+(?:\.\d+)*[a-z]?|[ivxl]+|[a-z])\W*", re.IGNORECASE)


def number_of(written: str) -> str:
    """The number in what stands where a number should be: `3` for “Rec. 3”; other words as they are."""
    match = _NUMBER.fullmatch(written)
    return match["number"] if match else written.rstrip(".")


@cache
def _key_of() -> Mapping[str, str]:
    """A heading as it is looked up -> the key of its column."""
    names = [(key, name) for key, all_names in HEADINGS.items() for name in all_names]
    names += [(key, name) for key, messages in _OURS.items() for message in messages for name in meanings(message)]
    return {_plain(name): key for key, name in names}


def _plain(heading: str) -> str:
    return re.sub(r"\s*/\s*", " /", fold(heading))


def header_keys(row: Row) -> dict[int, str] | None:
    """Cell index -> column key, where a row is the header of a progress table; else None."""
    keys: dict[int, str] = {}
    for index, cell in enumerate(row.cells):
        key = _key_of().get(_plain(cell))
        if key and key not in keys.values():
            keys[index] = key
    return keys if set(keys.values()) == set(HEADINGS) else None


def recognized(document: SourceDocument) -> str:
    """How the document is known to hold a progress table, in words; "" when it does not."""
    header = next((row for row in document.rows if header_keys(row)), None)
    return said(words.BY_HEADER, where=place_shown(header.locator), headings=" · ".join(header.cells)) if header else ""


def read_rows(document: SourceDocument) -> tuple[Table, list[TableRow]]:
    """The rows of the table, header rows and what belongs to no action set apart."""
    table, rows = Table(document.file), list[TableRow]()
    header: Row | None = None
    keys: dict[int, str] = {}
    for row in document.rows:
        found = header_keys(row)
        place = TableRow({}, {}, row.locator, row.position).place(document.file)
        if found:
            if header is not None:
                table.report("repaired-header", place, row.text)
            header, keys = row, found
        elif fold(row.style) == "caption":
            table.left_out.append(Piece(row.text, row.locator))
        elif header is None:
            table.title.append(Piece(row.text, row.locator))
        elif row.table != header.table or _is_aside(row, keys):
            table.left_out.append(Piece(row.text, row.locator))
            table.report("left-out", place, row.text)
        else:
            rows.append(_named(row, header, keys, table))
    return table, rows


def read_table(document: SourceDocument, names: UnitNames) -> Table:
    """Read the table into one entry for each action.

    Args:
        document: A document that `recognized` knows.
        names: Of the units, for reading apart cells that hold several.
    """
    table, rows = read_rows(document)
    reader = _Reader(table, names)
    for row in rows:
        reader.take(row)
    return table


def _is_aside(row: Row, keys: dict[int, str]) -> bool:
    """Whether a row is a note or a divider: a single cell with words, and that is no number or action."""
    filled = [index for index, cell in enumerate(row.cells) if cell.strip()]
    if len(row.cells) == 1:
        return True
    return len(filled) == 1 and keys.get(filled[0]) == "number" and _NUMBER.fullmatch(row.cells[filled[0]]) is None


def _named(row: Row, header: Row, keys: dict[int, str], table: Table) -> TableRow:
    """A row's cells under their keys; cells beyond the header are joined to the last."""
    cells = list(row.cells)
    width = len(header.cells)
    beyond = " ".join(cell for cell in cells[width:] if cell.strip())
    if beyond:
        cells[width - 1] = f"{cells[width - 1]} {beyond}"
    named = {keys[index]: cell for index, cell in enumerate(cells[:width]) if index in keys}
    headings = free_headings((index, " ".join(cell.split()), str(index + 1))
                             for index, cell in enumerate(header.cells) if index not in keys)
    extra = {heading: " ".join(cells[index].split()) for index, heading in headings.items()
             if index < len(cells) and cells[index].strip()}
    made = TableRow(named, extra, row.locator, row.position)
    if beyond:
        table.report("row-too-long", made.place(table.file), " ".join(beyond.split()))
    return made


class _Reader:
    """Takes one row after the other into a table."""

    def __init__(self, table: Table, names: UnitNames) -> None:
        self._table = table
        self._names = names
        self._counts: dict[str, int] = {}

    def take(self, row: TableRow) -> None:
        """Take in one row: as a continuation of the action above, or as one or more actions."""
        row = self._without_spill(row)
        if self._continues(row):
            self._join(row)
            return
        number = self._recommendation(row)
        if not any(row[key].strip() for key in CELL_KEYS) and not row.extra:
            return
        apart = read_apart(row, self._names)
        before = self._counts.get(number, 0)
        self._counts[number] = before + len(apart.actions)
        made = [self._entry(f"{number}.{before + i}", number, row, cells)
                for i, cells in enumerate(apart.actions, 1)]
        self._table.entries += made
        self._report_apart(row, made, apart.shared, apart.doubt)

    def _entry(self, ref: str, number: str, row: TableRow, cells: dict[str, str]) -> Entry:
        entry = Entry(ref, number, row)
        for key in CELL_KEYS:
            entry.add(key, cells[key], row.locator)
        return entry

    def _report_apart(self, row: TableRow, made: list[Entry], shared: tuple[str, ...], doubt: str) -> None:
        file = self._table.file
        if doubt:
            self._table.report("could-not-split", row.place(file, made[0].ref), doubt)
        if len(made) > 1:
            refs = ", ".join(entry.ref for entry in made)
            self._table.report("repaired-collapsed", row.place(file), str(len(made)), refs)
            for key in shared:
                self._table.report("repaired-shared", row.place(file, column=HEADINGS[key][0].capitalize()),
                                   " ".join(row[key].split()))

    def _recommendation(self, row: TableRow) -> str:
        """The number that a row belongs to; a new one is entered with its words."""
        numbers = self._table.recommendations
        written, words = " ".join(row["number"].split()), " ".join(row["recommendation"].split())
        current = next(reversed(numbers), "")
        if not written and (not words or (current and words == self._words_of(current))):
            if not current:
                numbers["1"] = []
            return current or "1"
        number = number_of(written)
        if not number:
            number = str(int(current) + 1) if current.isdecimal() else str(len(numbers) + 1)
            self._table.report("repaired-number", row.place(self._table.file), number)
        if written not in ("", number):
            self._table.numbers.append((number, Piece(written, row.locator)))
        if number in numbers and words and words != self._words_of(number):
            self._table.report("number-twice", row.place(self._table.file), number)
        pieces = numbers.setdefault(number, [])
        if words and words != self._words_of(number):
            pieces.append(Piece(words, row.locator))
        return number

    def _words_of(self, number: str) -> str:
        return " ".join(piece.text for piece in self._table.recommendations[number])

    def _without_spill(self, row: TableRow) -> TableRow:
        """Give words that end the comment above back to it."""
        last = self._table.entries[-1] if self._table.entries else None
        if last is None:
            return row
        parts = sentences(row["comment"])
        if len(parts) < 2 or not _ends_the_comment(parts[0], last.words("comment")):
            return row
        last.add("comment", parts[0], row.locator)
        self._table.report("repaired-spill", row.place(self._table.file, last.ref), parts[0])
        return replace(row, cells=row.cells | {"comment": " ".join(parts[1:])})

    def _continues(self, row: TableRow) -> bool:
        """Whether a row goes on with the action above: it has no number, deadline or unit of its own.

        And its text begins in the middle of a sentence, or the action above breaks off or has no status yet although
        the row that it was read from held others.
        """
        last = self._table.entries[-1] if self._table.entries else None
        if last is None or row["number"].strip() or row["recommendation"].strip() or row["responsible"].strip():
            return False
        if read_deadline(row["deadline"]).kind is not DeadlineKind.BLANK:
            return False
        text, above = row["text"].strip(), last.words("text")
        if not text:
            return True
        siblings = sum(entry.row is last.row for entry in self._table.entries[-2:])
        awaits_status = siblings > 1 and not last.words("comment")
        return text[:1].islower() or stays_open(above) or (awaits_status and not is_closed(above))

    def _join(self, row: TableRow) -> None:
        last = self._table.entries[-1]
        for key in CELL_KEYS:
            last.add(key, row[key], row.locator)
        for heading, text in row.extra.items():
            last.row.extra[heading] = f"{last.row.extra.get(heading, '')} {text}".strip()
        found = " ".join((row["text"] or row["comment"]).split())
        self._table.report("repaired-continued", row.place(self._table.file, last.ref), found)


def _ends_the_comment(words: str, above: str) -> bool:
    """Whether a comment's first sentence is the end of the comment above, which breaks off."""
    if not above or is_closed(above) or len(words.split()) > SPILL_WORDS:
        return False
    if read_status(words).status is not read_status("").status or has_finite_verb(words):
        return False
    return stays_open(above) or words[:1].islower()


def take_in(document: SourceDocument, request: Request) -> Taken:
    """Make a register of a progress table."""
    units, problems = request.units, list[Problem]()
    if units is None:
        gathered = gather_units(read_rows(document)[1])
        units, problems = gathered.units, list(gathered.problems(document.file))
    table = read_table(document, UnitNames(units))
    title, as_of = title_and_as_of([piece.text for piece in table.title])
    builder = RegisterBuilder(table, units, accept_suggestions=request.accept_suggestions, now=request.now,
                              fiscal_year_starts=request.fiscal_year_starts, as_of=as_of)
    register = builder.build(about(document, request.now), title)
    return Taken(register, problems + table.problems, as_of=as_of)


SOURCE = SourceKind("progress-table", words.HEADER, recognized, take_in)
