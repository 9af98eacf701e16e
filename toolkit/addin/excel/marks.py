"""Marks in an open workbook: a fill and a note on cells, and what was there before, so that it can be put back.

What was there is kept in a hidden sheet, which stays with the workbook when it is saved. A marked cell is found again
by its note, wherever rows and columns that were inserted, moved or sorted have taken it; never by its address.
"""

import platform
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import xlwings as xw

from toolkit.addin.excel.open_cells import raw_workbook
from toolkit.addin.excel.protection import unlocked
from toolkit.tracker.record.cells import address
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.returns.marked import GOES_WITH_MARKS, MARKS_SHEET, OWN_NOTES, PROBLEMS_SHEET
from toolkit.words import addin as words
from toolkit.words.speaking import Message, counted, said
from toolkit.workbook.memory.packing import pack, unpack

NOTE_WIDTH, LETTERS_IN_LINE, LINE_HEIGHT = 210, 38, 13
"""Of a note that we add; width and height in points."""
_SOLID, _NO_FILL = 1, -4142
"""Excel's numbers for the only two kinds of fill that a colour describes wholly."""
_COLOUR = re.compile("(#[0-9A-F]{6})?")
AT_MOST = 10
"""Cells that a message names one by one."""
LOST, LEFT = words.LOST, words.LEFT


class Mark(NamedTuple):
    """A mark to put on a cell.

    Attributes:
        sheet: Its sheet.
        cell: Its address, such as `H2`.
        fill: Its colour, such as `#F6D9E3`.
        note: Its note, which no other mark of the workbook has: the mark is found again by it.
    """

    sheet: str
    cell: str
    fill: str
    note: str


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
        """What the note is known by; programs may change its line ends and blanks."""
        return _key(self.whole_note)


class _Memory(NamedTuple):
    marked: list[Marked]
    made: list[str]


def put_marks(book: xw.Book, marks: Sequence[Mark], made: Sequence[str] = ()) -> list[Mark]:
    """Mark cells; what was there is remembered first. Values, and locks in the end, stay as they are.

    Args:
        book: The open workbook; its marks were cleared before.
        marks: What to mark, no cell and no note twice.
        made: Names of sheets that were added and go away with the marks; the first cell of each says so
            (`GOES_WITH_MARKS`).

    Returns:
        The marks that Excel did not take, such as where a conversation in comments stands; their cells are untouched.

    Raises:
        Locked: A sheet or the workbook is locked with a password; nothing was changed.
    """
    if are_there(book) or len({mark.note for mark in marks}) < len(marks):
        raise ValueError("marks stand there already, or two have the same note")
    names = dict.fromkeys(mark.sheet for mark in marks)
    with unlocked(book, [book.sheets[name] for name in names]), _at_once(book):
        marked = [_before(_cell(book, mark), mark) for mark in marks]
        _remember(book, marked, made)
        return [one.mark for one in marked if not _put(_cell(book, one.mark), one)]


def are_there(book: xw.Book) -> bool:
    """Whether a workbook has marks that were not cleared."""
    return MARKS_SHEET in {sheet.name for sheet in book.sheets}


def standing(book: xw.Book) -> list[tuple[Mark, xw.Range]]:
    """The marks that stand, in the order in which they were put, with the cell of each.

    Raises:
        Refused: What was remembered of them was changed.
    """
    if not are_there(book):
        return []
    found = _noted(book)
    return [(one.mark, cell) for one in _recall(book).marked if (cell := _its_cell(one, found))]


def clear_marks(book: xw.Book) -> list[Mark]:
    """Put back what was there before the marks, and remove what was added; nothing where there are no marks.

    Returns:
        The marks that could not be found for sure, since their note was changed, removed or copied: what is on their
        cells now is left as it is.

    Raises:
        Locked: A sheet or the workbook is locked with a password; nothing was changed.
        Refused: What was remembered of the marks was changed.
    """
    if not are_there(book):
        return []
    memory, found = _recall(book), _noted(book)
    sheets = {cell.sheet.name: cell.sheet for one in memory.marked if (cell := _its_cell(one, found))}
    with unlocked(book, sheets.values()), _at_once(book):
        lost = [one.mark for one in memory.marked if not _put_back(book, one, found)]
        for sheet in list(book.sheets):
            if sheet.name == MARKS_SHEET or (sheet.name in memory.made and _goes_away(sheet)):
                sheet.delete()
    return lost


def _key(note: str) -> str:
    return " ".join(note.split())


def told(marks: Sequence[Mark], what: Message) -> list[str]:
    """What could not be done with marks, in words.

    Args:
        marks: Those with which it could not be done.
        what: `LOST` or `LEFT`.

    Returns:
        One sentence with the cells, or none.
    """
    cells = ", ".join(f"{mark.sheet} {mark.cell}" for mark in marks[:AT_MOST])
    if len(marks) > AT_MOST:
        cells = counted(words.MORE_CELLS, len(marks) - AT_MOST, cells=cells)
    return [said(what, cells=cells)] if marks else []


def _cell(book: xw.Book, mark: Mark) -> xw.Range:
    return book.sheets[mark.sheet].range(mark.cell)


def _before(cell: xw.Range, mark: Mark) -> Marked:
    note = cell.note.text if cell.note else ""
    return Marked(mark if _is_plain(cell) else mark._replace(fill=""), _fill(cell), note)


def _put(cell: xw.Range, marked: Marked) -> bool:
    """Note first: a cell that takes no note could not be found again, and is not painted."""
    try:
        if cell.note:
            cell.note.text = marked.whole_note
        else:
            cell.add_note(marked.whole_note)
    except Exception:  # each system says in its own way that a conversation stands there
        return False
    if cell.note and not marked.note:
        _enlarge(cell.note, marked.whole_note)
    if marked.mark.fill:
        cell.color = marked.mark.fill
    return True


def _put_back(book: xw.Book, marked: Marked, found: dict[str, list[xw.Range]]) -> bool:
    cell = _its_cell(marked, found)
    if cell is None:
        return _untouched(book, marked)
    if marked.mark.fill and _fill(cell) == marked.mark.fill:
        cell.color = marked.fill or None
    note = cell.note
    if note and marked.note:
        note.text = marked.note
    elif note:
        note.delete()
    return len(found[marked.key]) == 1


def _its_cell(marked: Marked, found: dict[str, list[xw.Range]]) -> xw.Range | None:
    """The cell that carries a mark; of a cell and its copies the one that stands where the mark was put."""
    cells = found.get(marked.key, [])
    if len(cells) == 1:
        return cells[0]
    return next((cell for cell in cells if (cell.sheet.name, address(cell.row, cell.column)) == marked.mark[:2]), None)


def _untouched(book: xw.Book, marked: Marked) -> bool:
    """Whether a mark was never put, or was put back by hand."""
    if marked.mark.sheet not in {sheet.name for sheet in book.sheets}:
        return False
    cell = _cell(book, marked.mark)
    return (_fill(cell), cell.note.text if cell.note else "") == (marked.fill, marked.note)


def _noted(book: xw.Book) -> dict[str, list[xw.Range]]:
    """What a note is known by -> the cells that have it."""
    found: dict[str, list[xw.Range]] = {}
    for note in book.notes:
        found.setdefault(_key(note.text), []).append(note.location)
    return found


def _fill(cell: xw.Range) -> str:
    colour = cell.color
    return "#{:02X}{:02X}{:02X}".format(*colour) if colour else ""


def _is_plain(cell: xw.Range) -> bool:
    """Whether a colour says all of a cell's fill; a pattern could not be put back."""
    if platform.system() == "Darwin":
        return str(cell.api.interior_object.pattern.get()) in ("k.pattern_solid", "k.pattern_none")
    return int(cell.api.Interior.Pattern) in (_SOLID, _NO_FILL)


def _enlarge(note: xw.main.Note, text: str) -> None:
    """Make room for the whole text; xlwings has no words for it."""
    height = LINE_HEIGHT * (2 + sum(1 + len(line) // LETTERS_IN_LINE for line in text.split("\n")))
    if platform.system() == "Darwin":
        note.api.shape_object.width.set(NOTE_WIDTH)
        note.api.shape_object.height.set(height)
    else:
        note.api.Shape.Width, note.api.Shape.Height = NOTE_WIDTH, height


@contextmanager
def _at_once(book: xw.Book) -> Iterator[None]:
    """Show what changes in the end, and the sheet that was shown before, if it is still there."""
    app, shown = book.app, book.sheets.active.name
    before, app.screen_updating = app.screen_updating, False
    try:
        yield
    finally:
        if shown in {sheet.name for sheet in book.sheets}:
            book.sheets[shown].activate()
        app.screen_updating = before


def _remember(book: xw.Book, marked: Sequence[Marked], made: Sequence[str]) -> None:
    notes = len(book.notes) > 0 and PROBLEMS_SHEET not in {sheet.name for sheet in book.sheets}
    texts = [OWN_NOTES if notes else "", *pack({"marked": marked, "made": list(made)})]
    sheet = book.sheets.add(MARKS_SHEET, before=book.sheets[0])
    sheet.range((1, 1), (len(texts), 1)).number_format = "@"
    for row, text in enumerate(texts, 1):
        sheet.range((row, 1)).value = text
    sheet.visible = False


def _recall(book: xw.Book) -> _Memory:
    sheet = raw_workbook(book, MARKS_SHEET).sheet(MARKS_SHEET)
    try:
        rows = sheet.rows if sheet else {}
        payload: Any = unpack([str(row[1]) for number, row in rows.items() if number > 1])
        return _Memory([_marked(*one) for one in payload["marked"]], [str(name) for name in payload["made"]])
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


def _goes_away(sheet: xw.Sheet) -> bool:
    return bool(sheet.range("A1").value == GOES_WITH_MARKS)
