"""What is remembered of marks, in a hidden sheet of the workbook, so that what was there before can be put back."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import xlwings as xw

from toolkit.addin.excel.open_cells import raw_workbook
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.returns.marked import MARKS_SHEET, OWN_NOTES, PROBLEMS_SHEET
from toolkit.words.languages.catalogues import meanings
from toolkit.workbook.memory.packing import pack, unpack

_COLOUR = re.compile("(#[0-9A-F]{6})?")


class Mark(NamedTuple):
    """A mark to put on a cell.

    Attributes:
        sheet: Its sheet.
        cell: Its address, such as `H2`.
        fill: Its colour, such as `#F6D9E3`.
        note: Its note, which no other mark of the workbook has: the mark is known by it.
    """

    sheet: str
    cell: str
    fill: str
    note: str

    @property
    def place(self) -> tuple[str, str]:
        """Where it was put."""
        return self.sheet, self.cell


class Marked(NamedTuple):
    """A mark, and what was on its cell before.

    Attributes:
        mark: The mark; its fill is empty where the cell could not be painted.
        fill: The fill that was there; "" for none.
        note: The note that was there; "" for none.
    """

    mark: Mark
    fill: str
    note: str

    @property
    def whole_note(self) -> str:
        """The note as it stands on the marked cell: what was there first, then ours."""
        return f"{self.note}\n\n{self.mark.note}" if self.note else self.mark.note

    @property
    def key(self) -> str:
        """What the note is known by."""
        return key_of(self.whole_note)


class Memory(NamedTuple):
    """What a workbook remembers of its marks.

    Attributes:
        marked: The marks that were put and not taken back.
        made: The sheets that were added with them.
    """

    marked: list[Marked]
    made: list[str]


def key_of(note: str) -> str:
    """What a note is known by; programs may change its line ends and blanks."""
    return " ".join(note.split())


def are_there(book: xw.Book) -> bool:
    """Whether a workbook has marks that were not cleared."""
    return MARKS_SHEET in {sheet.name for sheet in book.sheets}


def remember(book: xw.Book, marked: Sequence[Marked], made: Sequence[str], *, own_notes: bool) -> None:
    """Remember marks in place of what was remembered before; without any, the hidden sheet goes away.

    Args:
        book: The open workbook.
        marked: What to remember.
        made: The sheets that were added with them.
        own_notes: Whether the workbook has notes beside ours.
    """
    names = {sheet.name for sheet in book.sheets}
    if MARKS_SHEET in names:
        book.sheets[MARKS_SHEET].delete()
    if not marked and not made:
        return
    notes = own_notes and names.isdisjoint(meanings(PROBLEMS_SHEET))
    texts = [OWN_NOTES if notes else "", *pack({"marked": marked, "made": list(made)})]
    sheet = book.sheets.add(MARKS_SHEET, before=book.sheets[0])
    sheet.range((1, 1), (len(texts), 1)).number_format = "@"
    for row, text in enumerate(texts, 1):
        sheet.range((row, 1)).value = text
    sheet.visible = False


def recall(book: xw.Book) -> Memory:
    """What is remembered of the marks; nothing where there are none.

    Raises:
        Refused: It was changed.
    """
    if not are_there(book):
        return Memory([], [])
    sheet = raw_workbook(book, MARKS_SHEET).sheet(MARKS_SHEET)
    try:
        rows = sheet.rows if sheet else {}
        payload: Any = unpack([str(row[1]) for number, row in rows.items() if number > 1])
        return Memory([_marked(*one) for one in payload["marked"]], [str(name) for name in payload["made"]])
    except (ValueError, KeyError, TypeError) as error:
        raise Refused("marks-damaged") from error


def _marked(mark: list[str], fill: str, note: str) -> Marked:
    """What was remembered of one mark; it may come from anybody.

    Raises:
        ValueError: It is none.
        TypeError: The same.
    """
    made = Marked(Mark(*mark), fill, note)
    if not all(isinstance(text, str) for text in (*made.mark, fill, note)) or not _COLOUR.fullmatch(fill):
        raise ValueError(f"not a mark: {made}")
    return made
