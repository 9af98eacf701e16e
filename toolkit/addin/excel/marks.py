"""Marks in an open workbook: a fill and a note on cells, and what was there before, so that it can be put back.

What was there is kept in a hidden sheet (`marked`), which stays with the workbook when it is saved, until all of it is
put back. A marked cell is known by its note: it is looked for where it was put, and then wherever rows and columns that
were inserted, moved or sorted have taken it.

Excel answers slowly, so fills are read and painted together, and notes are asked of xlwings' objects for each system
(`impl`): what stands before them asks for the same thing several times.
"""

import platform
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple

import xlwings as xw

from toolkit.addin.excel.fills import PATTERN, fills_of, paint
from toolkit.addin.excel.marked import Mark, Marked, are_there, key_of, recall, remember
from toolkit.addin.excel.protection import unlocked
from toolkit.tracker.record.cells import address
from toolkit.tracker.returns.marked import GOES_WITH_MARKS
from toolkit.words import addin as words
from toolkit.words.speaking import Message, counted, said

__all__ = ["LEFT", "LOST", "Mark", "Standing", "are_there", "clear_marks", "put_marks", "standing", "told"]

NOTE_WIDTH, LETTERS_IN_LINE, LINE_HEIGHT = 210, 38, 13
"""Of a note that we enlarge; width and height in points."""
FITS = 76
"""Letters for which Excel's own size of a note has room."""
AT_MOST = 10
"""Cells that a message names one by one."""
LOST, LEFT = words.LOST, words.LEFT


class Standing(NamedTuple):
    """A mark and the cell that has it now.

    Attributes:
        marked: The mark, and what was there before.
        sheet: The sheet of the cell.
        place: The name of that sheet, and the address of the cell.
        cell: The cell.
    """

    marked: Marked
    sheet: xw.Sheet
    place: tuple[str, str]
    cell: xw.Range


def put_marks(book: xw.Book, marks: Sequence[Mark], made: Sequence[str] = ()) -> list[Mark]:
    """Mark cells; what was there is remembered first. Values, and locks in the end, stay as they are.

    Args:
        book: The open workbook; its marks were cleared before. What could not be put back then stays remembered.
        marks: What to mark, no cell and no note twice.
        made: Names of sheets that were added and go away with the marks; the first cell of each says so
            (`GOES_WITH_MARKS`).

    Returns:
        The marks that Excel did not take, such as where a conversation in comments stands; their cells are untouched.

    Raises:
        Locked: A sheet or the workbook is locked with a password; nothing was changed.
    """
    if len({mark.note for mark in marks}) < len(marks):
        raise ValueError("two marks have the same note")
    names = dict.fromkeys(mark.sheet for mark in marks)
    with unlocked(book, [book.sheets[name] for name in names]), _at_once(book):
        kept = {one.mark.place: one for one in recall(book).marked}
        cells = dict(_cells(book, marks))
        marked = _before(book, marks, cells, kept)
        remember(book, [*(kept | {one.mark.place: one for one in marked}).values()], made, own_notes=_has_notes(book))
        put = [one for one in marked if _put(cells[one.mark.place], one)]
        _paint(book, [(one.mark.place, one.mark.fill) for one in put if one.mark.fill])
        taken = {one.mark.place for one in put}
        return [mark for mark in marks if mark.place not in taken]


def standing(book: xw.Book) -> list[Standing]:
    """The marks that stand, in the order in which they were put.

    Raises:
        Refused: What was remembered of them was changed.
    """
    return _standing(book, recall(book).marked)


def clear_marks(book: xw.Book) -> list[Mark]:
    """Put back what was there before the marks, and remove what was added; nothing where there are no marks.

    Returns:
        The marks that could not be found for sure, since their note was changed, removed or copied: what is on their
        cells now is left as it is. What could not be put back stays remembered.

    Raises:
        Locked: A sheet or the workbook is locked with a password; nothing was changed.
        Refused: What was remembered of the marks was changed.
    """
    if not are_there(book):
        return []
    memory = recall(book)
    waiting = {one.mark.place: one for one in memory.marked}
    with _at_once(book):
        while found := _standing(book, waiting.values()):  # again, because a Mac lists only some notes at once
            with unlocked(book, {one.place[0]: one.sheet for one in found}.values()):
                _put_back(book, found)
            for one in found:
                del waiting[one.marked.mark.place]
        lost = [one for one in waiting.values() if not _untouched(book, one)]
        noted = _noted(book)
        with unlocked(book, ()):
            for sheet in list(book.sheets):
                if sheet.name in memory.made and _goes_away(sheet):
                    sheet.delete()
            remember(book, lost, (), own_notes=bool(noted))
    return [one.mark for one in memory.marked if one in lost or (one.key in noted and one.mark.place not in waiting)]


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


def _cells(book: xw.Book, marks: Iterable[Mark]) -> Iterator[tuple[tuple[str, str], xw.Range]]:
    """Where marks are put, and the cell there; nothing of sheets that are gone."""
    sheets = {sheet.name: sheet for sheet in book.sheets}
    for mark in marks:
        if mark.sheet in sheets:
            yield mark.place, sheets[mark.sheet].range(mark.cell)


def _fills(book: xw.Book, places: Iterable[tuple[str, str]], *, marked: bool) -> dict[tuple[str, str], str]:
    """The fills at some places, see `fills_of`."""
    of_sheet: dict[str, list[str]] = {}
    for name, cell in places:
        of_sheet.setdefault(name, []).append(cell)
    return {(name, cell): fill for name, cells in of_sheet.items()
            for cell, fill in fills_of(book.sheets[name], cells, marked=marked).items()}


def _paint(book: xw.Book, places: Iterable[tuple[tuple[str, str], str]]) -> None:
    """Give each place its fill, all of one fill together."""
    of_fill: dict[tuple[str, str], list[str]] = {}
    for (name, cell), fill in places:
        of_fill.setdefault((name, fill), []).append(cell)
    for (name, fill), cells in of_fill.items():
        paint(book.sheets[name], cells, fill)


def _note(cell: xw.Range) -> str:
    note = cell.impl.note
    return str(note.text) if note else ""


def _before(book: xw.Book, marks: Sequence[Mark], cells: dict[tuple[str, str], xw.Range],
            kept: dict[tuple[str, str], Marked]) -> list[Marked]:
    """The marks with what is there before them; under a mark that was not put back, that is what it was put on."""
    fills = _fills(book, cells, marked=False)
    marked = []
    for mark in marks:
        fill, earlier = fills[mark.place], kept.get(mark.place)
        if earlier and fill and fill == earlier.mark.fill:
            fill = earlier.fill
        note = _note(cells[mark.place])
        marked.append(Marked(mark._replace(fill=""), "", note) if fill == PATTERN else Marked(mark, fill, note))
    return marked


def _put(cell: xw.Range, marked: Marked) -> bool:
    """Put the note: a cell that takes none could not be found again, and is not painted."""
    try:
        if marked.note:
            cell.impl.note.text = marked.whole_note
            return True
        note = cell.impl.add_note(marked.whole_note)
    except Exception:  # each system says in its own way that a conversation stands there
        return False
    if len(marked.whole_note) > FITS:
        _enlarge(note.api, marked.whole_note)
    return True


def _standing(book: xw.Book, marked: Iterable[Marked]) -> list[Standing]:
    """The marks that stand: where they were put, or on the only other cell that has their note."""
    sheets = {sheet.name: sheet for sheet in book.sheets}
    found: dict[int, Standing] = {}
    rest: dict[int, Marked] = {}
    for number, one in enumerate(marked):
        sheet = sheets.get(one.mark.sheet)
        cell = sheet.range(one.mark.cell) if sheet is not None else None
        if sheet is not None and cell is not None and key_of(_note(cell)) == one.key:
            found[number] = Standing(one, sheet, one.mark.place, cell)
        else:
            rest[number] = one
    if rest:
        taken = {one.place for one in found.values()}
        noted = _noted(book)
        for number, one in rest.items():
            places = [place for place in noted.get(one.key, ()) if place not in taken]
            if len(places) == 1:
                [(name, cell_there)] = places
                found[number] = Standing(one, sheets[name], places[0], sheets[name].range(cell_there))
    return [found[number] for number in sorted(found)]


def _put_back(book: xw.Book, found: Sequence[Standing]) -> None:
    """Put back the notes of marked cells, and the fills that nobody has changed since."""
    now = _fills(book, (one.place for one in found), marked=True)
    for one in found:
        note = one.cell.impl.note
        if one.marked.note:
            note.text = one.marked.note
        else:
            note.delete()
    _paint(book, [(one.place, one.marked.fill) for one in found
                  if one.marked.mark.fill and one.marked.mark.fill == now[one.place]])


def _untouched(book: xw.Book, marked: Marked) -> bool:
    """Whether a mark was never put, or was put back by hand."""
    for place, cell in _cells(book, [marked.mark]):
        fill = _fills(book, [place], marked=False)[place]
        return ("" if fill == PATTERN else fill, _note(cell)) == (marked.fill, marked.note)
    return False


def _noted(book: xw.Book) -> dict[str, list[tuple[str, str]]]:
    """What a note is known by -> the places that have it; on a Mac, Excel lists as many as fit into an address."""
    found: dict[str, list[tuple[str, str]]] = {}
    for sheet in book.sheets:
        name = sheet.name
        for note in _notes(sheet):
            cell = note.location
            found.setdefault(key_of(note.text), []).append((name, address(cell.row, cell.column)))
    return found


def _notes(sheet: xw.Sheet) -> list[Any]:
    """The notes of a sheet, as far as Excel lists them."""
    with suppress(Exception):  # a Mac may cut an address in its middle, and then lists none
        return list(sheet.impl.notes)
    return []


def _has_notes(book: xw.Book) -> bool:
    return any(_notes(sheet) for sheet in book.sheets)


def _enlarge(note: Any, text: str) -> None:
    """Make room for the whole text; xlwings has no words for it."""
    height = LINE_HEIGHT * (2 + sum(1 + len(line) // LETTERS_IN_LINE for line in text.split("\n")))
    if platform.system() == "Darwin":
        note.shape_object.width.set(NOTE_WIDTH)
        note.shape_object.height.set(height)
    else:
        shape = note.Shape
        shape.Width, shape.Height = NOTE_WIDTH, height


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


def _goes_away(sheet: xw.Sheet) -> bool:
    return bool(sheet.range("A1").value == GOES_WITH_MARKS)
