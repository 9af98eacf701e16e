"""Taking in a document of any kind that has a table with headings.

Its tables become the sheets of a workbook, and are read as those are. Tables of one layout are one list; what stands
above a table and belongs to its rows becomes a column of it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from toolkit.sources.any_table.context import Context, Pieces, with_context
from toolkit.sources.any_table.forms import is_form
from toolkit.sources.any_table.grid import sheet_of
from toolkit.sources.documents.openers.texts import tables_of_text
from toolkit.sources.documents.rows import SourceDocument
from toolkit.sources.documents.tables import DocumentTable, Tables, joined, tables_of
from toolkit.sources.documents.workbook_cells import Aside, Book, Sheet
from toolkit.sources.kinds import Request, SourceKind, Taken
from toolkit.sources.register.building import title_and_as_of
from toolkit.sources.spreadsheet import source as spreadsheet
from toolkit.sources.spreadsheet.headings import Told, read_map
from toolkit.sources.spreadsheet.layout import NUMBER_KEYS, Layout, find_layouts
from toolkit.tracker.record.problems import Place, Problem
from toolkit.words import sources as words
from toolkit.words.readings.places import place_shown
from toolkit.words.speaking import counted, said

_TITLE_LINES = 10
"""In how many of the first paragraphs the day is looked for as of which a document reports."""
_LONGEST_LINE = 200
"""Characters; what is longer is no line of a title."""
_FEWEST_CELLS = 4
"""Of a table; what has fewer is a box around words."""


def recognized(document: SourceDocument) -> str:
    """How the document is known to have a table that can be read; "" when it has none."""
    tables = [table.sheet for table in tables_in(document).tables if not _is_form(table.sheet)]
    layouts = [layout for sheet in tables if (layout := layout_of(sheet))]
    if not layouts:
        return ""
    headings = " · ".join(heading.text for heading in layouts[0].headings.values())
    where = place_shown(layouts[0].sheet.name)
    if len(tables) == 1:
        return said(words.BY_TABLE, where=where, headings=headings)
    return said(words.BY_TABLES, count=len(layouts), of=len(tables), where=where, headings=headings)


def has_tables(document: SourceDocument) -> str:
    """Whether the document has any table, of which a person may say what its headings mean."""
    tables = [table.sheet for table in tables_in(document).tables]
    return counted(words.HAS_TABLES, len(tables)) if any(map(_is_table, tables)) else ""


def take_in(document: SourceDocument, request: Request) -> Taken:
    """Make a register of the tables of a document.

    Raises:
        Refused: None has headings, or `--map` or `--colours` cannot be followed.
    """
    told = read_map(request.usual_headings, is_usual=True) + read_map(request.headings)
    read = read_tables(tables_in(document), told)
    taken = spreadsheet.take_in(replace(document, book=read.book), request)
    doubts = [Problem("context-carried", Place(document.file, sheet), number) for sheet, number in read.carried]
    if read.alone:
        place = Place(document.file, cell=read.alone[0]["recommendation"].place)
        doubts.append(Problem("recommendations-alone", place, ", ".join(one["number"].text for one in read.alone)))
    return replace(taken, problems=[*doubts, *taken.problems])


def tables_in(document: SourceDocument) -> Tables:
    """The tables of a document."""
    return tables_of_text(document.lines, document.file) if document.lines else tables_of(document.rows)


class TablesRead(NamedTuple):
    """The tables of a document as a workbook, with what is doubtful of them.

    Attributes:
        book: The workbook.
        carried: The tables that were given the recommendation of an earlier one: name, number.
        alone: The recommendations without a table.
    """

    book: Book
    carried: Sequence[tuple[str, str]]
    alone: Sequence[Pieces]


def read_tables(found: Tables, told: Sequence[Told]) -> TablesRead:
    """The tables of a document as a workbook, each with what stands above it.

    Args:
        found: The tables, and the paragraphs around them.
        told: What `--map` says of headings.
    """
    title, tables = _title(_whole(_with_hosts(found.tables, told), told))
    context, sheets = Context(), list[Sheet]()
    sections, prose, carried, numbers = list[Aside](), list[Aside](), list[tuple[str, str]](), set[str]()
    for table in tables:
        used, others = context.take(table.above)
        sections += used
        prose += others
        layout = layout_of(table.sheet, told) if context.pieces else None
        own = layout.keys() if layout else set()
        if layout and not own & {"recommendation", "number"}:
            carried += [(table.sheet.name, context.pieces["number"].text)] if context.is_used and others else []
            context.is_used = True
            numbers.add(context.pieces["number"].text)
            pieces = {key: piece for key, piece in context.pieces.items() if key not in own}
            sheets.append(with_context(table.sheet, layout, pieces))
        else:
            sheets.append(table.sheet)
    used, below = context.take(found.below)
    alone = [pieces for pieces in context.end() if pieces["number"].text not in numbers] if numbers else []
    if alone:
        rows = [{"text": (), **{key: (piece,) for key, piece in pieces.items()}} for pieces in alone]
        sheets.append(sheet_of("recommendations", rows, {}, "en"))
    sections += used
    if not numbers:
        sections, prose = [], [*prose, *sections]
    book = Book(tuple(sheets), (), tuple(title), tuple(sections), (*prose, *below))
    return TablesRead(book, carried, alone)


def layout_of(sheet: Sheet, told: Sequence[Told] = ()) -> Layout | None:
    """The headings of a table, of the first of several below each other; None where none are known."""
    return next(iter(find_layouts(sheet, told)), None)


def _whole(tables: Sequence[DocumentTable], told: Sequence[Told]) -> list[DocumentTable]:
    """The tables, those that follow each other joined where the second goes on with the first."""
    whole: list[list[DocumentTable]] = []
    headings: dict[int, str] = {}
    for table in tables:
        layout = layout_of(table.sheet, told)
        own = layout.texts() if layout else {}
        if table.host:
            whole.append([table])
        elif whole and headings and not table.above and (own == headings or (
                not own and _width(table.sheet) == _width(whole[-1][0].sheet))):
            whole[-1].append(table)
        else:
            whole.append([table])
            headings = own
    return [some[0]._replace(sheet=joined([table.sheet for table in some])) for some in whole]


def _with_hosts(tables: Sequence[DocumentTable], told: Sequence[Told]) -> list[DocumentTable]:
    """The tables; one that stands in a cell of another has the recommendation of its row, which is no action itself."""
    read: list[DocumentTable] = []
    host = 0
    for table in tables:
        if not table.host:
            host = len(read)
        sheet, layout = table.sheet, layout_of(table.sheet, told)
        outer = layout_of(read[host].sheet, told) if table.host else None
        pieces = _of_row(outer, table.host) if outer else {}
        if layout and pieces and not layout.keys() & {"recommendation", "number"}:
            read[host] = read[host]._replace(sheet=_without_row(read[host].sheet, table.host))
            sheet = with_context(sheet, layout, pieces)
        read.append(table._replace(sheet=sheet))
    return read


def _of_row(layout: Layout, row: int) -> Pieces:
    """The number and the recommendation of a row that says nothing else; none where it does."""
    held = {column: cell for column, cell in dict(layout.sheet.rows()).get(row, {}).items() if cell.has_words}
    keys = {column: layout.headings[column].key if column in layout.headings else "" for column in held}
    pieces = {"number" if keys[column] in NUMBER_KEYS else keys[column]: Aside(cell.text, cell.place)
              for column, cell in held.items()}
    return pieces if "recommendation" in pieces and pieces.keys() <= {"recommendation", "number"} else {}


def _without_row(sheet: Sheet, row: int) -> Sheet:
    """A table without the words of a row, which stand elsewhere."""
    return replace(sheet, cells={at: cell for at, cell in sheet.cells.items() if at[0] != row})


def _title(tables: list[DocumentTable]) -> tuple[list[Aside], list[DocumentTable]]:
    """The paragraphs that say what the document is and as of when, and the tables with the others above them."""
    if not tables:
        return [], []
    title, others = title_of(tables[0].above)
    return title, [tables[0]._replace(above=tuple(others)), *tables[1:]]


def title_of(above: Sequence[Aside]) -> tuple[list[Aside], list[Aside]]:
    """The first paragraph, and the next one that names a single day; and the others."""
    lines = [aside for aside in above[:_TITLE_LINES] if len(aside.text) <= _LONGEST_LINE]
    title = lines[:1] + [aside for aside in lines[1:] if title_and_as_of([aside.text])[1]][:1]
    return title, [aside for aside in above if aside not in title]


def _is_form(sheet: Sheet) -> bool:
    """Whether it has labels where a table has its first column; the lists read it."""
    return is_form([[cell.text for cell in cells.values() if cell.has_words] for _, cells in sheet.rows()])


def _is_table(sheet: Sheet) -> bool:
    """Whether it has two rows and two columns at least."""
    return len(sheet.cells) >= _FEWEST_CELLS and _width(sheet) > 1


def _width(sheet: Sheet) -> int:
    return max((column for _, column in (*sheet.cells, *sheet.merged)), default=0)


SOURCE = SourceKind("table", words.TABLE, recognized, take_in)
WITHOUT_HEADINGS = SourceKind("table", words.TABLE, has_tables, take_in)
"""The same for a document whose headings are not known: tried after all others, for what `--map` says of them."""
