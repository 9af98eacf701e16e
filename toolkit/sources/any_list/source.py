"""Taking in a document without a table that lists recommendations or actions.

Records and items become the rows of a sheet, and are read as those of a tracker are. What only looks like a
recommendation, below a heading and by its words, is taken without actions, and asked about.
"""

from dataclasses import dataclass, replace

from toolkit.sources.any_list.items import read_items
from toolkit.sources.any_list.lines import lines_of
from toolkit.sources.any_list.parts import read_parted
from toolkit.sources.any_list.records import read_records
from toolkit.sources.any_table.grid import OWN
from toolkit.sources.any_table.source import layout_of, title_of
from toolkit.sources.documents.rows import SourceDocument
from toolkit.sources.documents.workbook_cells import Aside, Book
from toolkit.sources.kinds import Request, SourceKind, Taken
from toolkit.sources.spreadsheet import source as spreadsheet
from toolkit.tracker.record.problems import Place, Problem
from toolkit.words import sources as words
from toolkit.words.speaking import counted, said

_FEWEST_LABELLED = 2
"""Items with labelled lines; a single one may be anything."""
_FEWEST_BARE = 2
"""Items below a heading that ask for something."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of a document.

    Attributes:
        book: As a workbook.
        how_known: By what, in words.
        bare: Heading -> the places of items that only look like recommendations.
    """

    book: Book
    how_known: str
    bare: dict[str, list[str]]


def recognized(document: SourceDocument) -> str:
    """How the document is known to list recommendations or actions; "" when it does not."""
    lists = lists_in(document)
    return lists.how_known if lists else ""


def take_in(document: SourceDocument, request: Request) -> Taken:
    """Make a register of the lists of a document."""
    lists = lists_in(document)
    taken = spreadsheet.take_in(replace(document, book=lists.book if lists else Book(())), request)
    asked = [Problem("list-found", Place(document.file, cell=places[0]), counted(words.ITEMS, len(places)), heading)
             for heading, places in (lists.bare.items() if lists else ())]
    headings = [heading for heading in taken.headings if heading.cell != OWN]
    return replace(taken, problems=[*asked, *taken.problems], headings=headings)


def lists_in(document: SourceDocument) -> Lists | None:
    """The lists of a document; None where it has none that can be read."""
    lines = lines_of(document)
    sheet, others = read_records(lines)
    bare: dict[str, list[str]] = {}
    sheets = [sheet] if sheet else []
    if sheet and layout_of(sheet):
        rows = max(row for row, _ in sheet.cells) - 1
        labels = " · ".join(cell.text for (row, _), cell in sheet.cells.items() if row == 1 and cell.place != OWN)
        how_known = said(words.BY_RECORDS, count=rows, labels=labels)
    elif parted := read_parted(lines):
        sheets, others = [parted[0]], parted[1]
        how_known = said(words.BY_PARTS, count=max(row for row, _ in parted[0].cells) - 1)
    else:
        found = read_items(lines)
        sheets, others, bare = list(found.sheets), found.others, found.bare
        if found.labelled >= _FEWEST_LABELLED:
            how_known = said(words.BY_ITEMS, count=found.labelled)
        elif sum(map(len, bare.values())) >= _FEWEST_BARE:
            how_known = said(words.BY_HEADED_LIST, headings=" · ".join(filter(None, bare)))
        else:
            return None
        if not any(map(layout_of, sheets)):
            return None
    title, prose = title_of([Aside(line.text, line.place) for line in others])
    seen = {line.place for line in lines}
    tables = [Aside(row.text, row.locator) for row in document.rows if row.table and row.locator not in seen]
    left = {line.place for line in others}
    used = (Aside(" ".join(filter(None, (line.mark, line.box, line.text))), line.place)
            for line in lines if line.place not in left)
    return Lists(Book(tuple(sheets), (), tuple(title), tuple(used), (*prose, *tables)), how_known, bare)


SOURCE = SourceKind("list", words.LIST, recognized, take_in)
