"""Says after a page break what a merged cell goes on with: “Mark the channels for winter (continued)”.

Only a program that sets a report knows where its pages end. LibreOffice is asked, where it is installed, about pages
that are a little lower than they are; there each table is parted for good, so that a new page begins in Word, too,
with the words that say what goes on.
"""

import copy
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from toolkit.word.fitting import Cell, Table, letters_in, read_tables
from toolkit.word.inspection import rows_of
from toolkit.word.layout import libreoffice
from toolkit.word.layout.pages import SECONDS, body_and_styles, pages_of, with_body
from toolkit.word.long_tables.bodies import pieces_of_body

STYLE = "House Added Continued"
"""The name of the style of what is repeated; nothing is in a report whose template does not have it."""
_BREAK = (f'<w:p {nsdecls("w")}><w:pPr><w:pageBreakBefore/><w:spacing w:before="0" w:after="0" w:line="20" '
          'w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>')
_SLACK = 240
"""By how much the pages are lower that LibreOffice is asked about, in twentieths of a point."""
_MARKED = "trackerRow{}"
_PLACE = re.compile(rb"trackerRow(\d+)\s*\[\s*(\d+) 0 R\s*/XYZ\s+[\d.-]+\s+([\d.-]+)")
_FIRST_ID = 900_000
"""Of the bookmarks that LibreOffice is asked about."""
MOST_ROWS = 1_500
"""In a report with more, nothing is repeated: LibreOffice would take minutes to set it."""
_LEAST = 18.0
"""How high a row is at least, in points."""
_CUT = " …"
_OF_PERSONS = (qn("w:drawing"), qn("w:commentReference"), qn("w:footnoteReference"))
"""What no repeated text has."""
_STAYS = tuple(qn(f"w:{name}") for name in ("pPr", "bookmarkStart", "bookmarkEnd"))
"""What stays of a heading's paragraph whose words somebody changed."""


class _Place(NamedTuple):
    """Where a row begins: on which page, and how high above its foot, in points."""

    page: int
    height: float


_Places = Mapping[Any, _Place]
"""Row -> where it begins, of those of which that is known."""


def with_continued(report: bytes, words: str) -> bytes:
    """A report that says what goes on after a page break, or the same report where that cannot be known.

    Args:
        report: A Word file.
        words: Such as “{text} (continued)”.
    """
    if not libreoffice.is_installed() or sum(map(rows_of, pieces_of_body(report, "</w:tr>"))) > MOST_ROWS:
        return report
    document, styles = body_and_styles(report)
    style = _style_in(styles)
    if not style:
        return report
    report = with_body(report, document) if _put_together(document, styles) else report
    tables = [table for table in read_tables(document, styles) if _goes_on(table)]
    if not tables:
        return report
    places = _places(report, document, [row for table in tables for row, _ in table.rows])
    parted = [_part(table, places, style, words) for table in tables]
    return with_body(report, document) if any(parted) else report


def without_continued(report: bytes, words: str, generated: Iterable[str]) -> bytes:
    """A report as it was before it said what goes on after a page break: its tables are whole again.

    What somebody wrote there goes below the words that were repeated.

    Args:
        report: A Word file.
        words: Such as “{text} (continued)”.
        generated: What the cells of the report said when it was made.
    """
    document, styles = body_and_styles(report)
    known = {" ".join(text.split()) for text in generated}

    def is_ours(text: str, above: str) -> bool:
        return _is_repeated(text, words, {*known, above})

    return with_body(report, document) if _put_together(document, styles, is_ours) else report


def _is_repeated(text: str, words: str, known: Collection[str]) -> bool:
    """Whether a text is what was repeated of another that is known."""
    for before, _, after in (words.partition("{text}"), ("", "", "")):
        if text.startswith(before) and text.endswith(after):
            core = text[len(before):len(text) - len(after)]
            cut = core.removesuffix(_CUT)
            if core in known or (cut != core and any(one.startswith(cut) for one in known)):
                return True
    return False


def _put_together(document: Any, styles: Any, is_ours: Callable[[str, str], bool] = lambda *_: True) -> bool:
    """Put tables together again that were parted before; whether there was any.

    Args:
        document: It is changed.
        styles: Its styles.
        is_ours: Called with what stands after a page break, and with what it goes on with; whether it was repeated.
    """
    style = _style_in(styles)
    bases = [one.find(qn("w:basedOn")).get(qn("w:val")) for one in styles.iter(qn("w:style"))
             if one.get(qn("w:styleId")) == style and one.find(qn("w:basedOn")) is not None]
    breaks = [one for one in document.iter(qn("w:pageBreakBefore")) if _is_break(one.getparent().getparent())]
    for mark in breaks:
        paragraph = mark.getparent().getparent()
        before, after = paragraph.getprevious(), paragraph.getnext()
        heads, rows = _parted(after)
        before.extend([*_written_in(heads, _parted(before)[0], is_ours), *rows])
        for old in (paragraph, after):
            old.getparent().remove(old)
    marks = [one for one in document.iter(qn("w:pStyle")) if breaks and one.get(qn("w:val")) == style]
    for cell in dict.fromkeys(mark.getparent().getparent().getparent() for mark in marks):
        _go_on(cell, style, next(iter(bases), style), is_ours)
    return bool(breaks)


def _parted(table: Any) -> tuple[list[Any], list[Any]]:
    """The rows of a table that are its heading, and the others."""
    rows = table.findall(qn("w:tr"))
    return [row for row in rows if _has(row, "tblHeader")], [row for row in rows if not _has(row, "tblHeader")]


def _written_in(heads: Sequence[Any], above: Sequence[Any], is_ours: Callable[[str, str], bool]) -> Iterator[Any]:
    """Let what somebody wrote in a repeated heading stand in that above; yields each row that has none there."""
    for at, head in enumerate(heads):
        cells = above[at].findall(qn("w:tc")) if at < len(above) else []
        if not cells and any(_written(cell, is_ours) for cell in head.iter(qn("w:tc"))):
            yield head
        elif cells:
            for place, cell in enumerate(head.findall(qn("w:tc"))):
                _write_above(cell, cells[min(place, len(cells) - 1)], is_ours)


def _write_above(cell: Any, above: Any, is_ours: Callable[[str, str], bool]) -> None:
    """Let what somebody wrote in a cell stand in another: for its words where these are ours, else below them."""
    theirs, first = _written(cell, is_ours, _line(above)), above.find(qn("w:p"))
    if theirs and not _written(above, is_ours):
        for old in [one for one in first if one.tag not in _STAYS]:
            first.remove(old)
        first.extend([one for one in theirs.pop(0) if one.tag not in _STAYS])
    above.extend(theirs)


def _written(cell: Any, is_ours: Callable[[str, str], bool], above: str = "") -> list[Any]:
    """The paragraphs of a cell that somebody wrote or put something into, and not the tracker."""
    return [paragraph for paragraph in cell.findall(qn("w:p")) if next(paragraph.iter(*_OF_PERSONS), None) is not None
            or ((text := _line(paragraph)) and not is_ours(text, above))]


def _go_on(cell: Any, style: str, usual: str, is_ours: Callable[[str, str], bool]) -> None:
    """Let a cell go on with that above, which takes what somebody wrote here."""
    above = _begun_in(cell)
    cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}").set(qn("w:val"), "continue")
    theirs = _written(cell, is_ours, _line(above) if above is not None else "")
    for paragraph in cell.findall(qn("w:p")):
        for mark in [one for one in paragraph.iter(qn("w:pStyle")) if one.get(qn("w:val")) == style]:
            mark.set(qn("w:val"), usual)
        cell.remove(paragraph)
    (cell if above is None else above).extend(theirs)
    if above is not None or not theirs:
        cell.append(parse_xml(f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{usual}"/></w:pPr></w:p>'))


def _begun_in(cell: Any) -> Any:
    """The cell of a row above that begins what a cell goes on with; None where there is none."""
    place = _place_in_row(cell)
    for row in cell.getparent().itersiblings(qn("w:tr"), preceding=True):
        beside = next((one for one in row.findall(qn("w:tc")) if _place_in_row(one) == place), None)
        merge = beside.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}") if beside is not None else None
        if merge is None:
            return None
        if merge.get(qn("w:val")) == "restart":
            return beside
    return None


def _place_in_row(cell: Any) -> int:
    """In which column a cell begins."""
    spans = (one.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}") for one in cell.itersiblings(qn("w:tc"), preceding=True))
    return sum(1 if span is None else int(span.get(qn("w:val"))) for span in spans)


def _line(element: Any) -> str:
    """What a paragraph or a cell says, in one line."""
    said = ("".join(text.text or "" for text in one.iter(qn("w:t"))) for one in element.iter(qn("w:p")))
    return " ".join(" ".join(said).split())


def _is_break(paragraph: Any) -> bool:
    """Whether a paragraph is the new page between the parts of a table."""
    around = [one.tag if one is not None else "" for one in (paragraph.getprevious(), paragraph.getnext())]
    return around == [qn("w:tbl")] * 2 and paragraph.find(qn("w:r")) is None


def _style_in(styles: Any) -> str:
    """The id of the style of what is repeated; "" where there is none."""
    named = ((style.get(qn("w:styleId")), style.find(qn("w:name"))) for style in styles.iter(qn("w:style")))
    return next((key for key, name in named if name is not None and name.get(qn("w:val")) == STYLE), "")


def _goes_on(table: Table) -> bool:
    return any(cell.merge == "continue" for _, cells in table.rows for cell in cells)


def _places(report: bytes, document: Any, rows: Sequence[Any]) -> _Places:
    """Where rows begin on pages a little lower than those of the report."""
    asked = copy.deepcopy(document)
    same = dict(zip(document.iter(), asked.iter(), strict=True))
    for number, row in enumerate(rows):
        _mark(same[row], number)
    for margins in asked.iter(qn("w:pgMar")):
        margins.set(qn("w:bottom"), str(int(margins.get(qn("w:bottom"), "0")) + _SLACK))
    pdf = libreoffice.as_pdf(with_body(report, asked), SECONDS, with_bookmarks=True)
    pages = pages_of(pdf)
    return {rows[int(number)]: _Place(pages.get(page, 0), float(height)) for number, page, height in
            _PLACE.findall(pdf)}


def _mark(row: Any, number: int) -> None:
    """Put a bookmark into the first cell of a row that is not that of a row above."""
    of_its_own = (cell for cell in row.iter(qn("w:tc")) if cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}") is None)
    cell = next(of_its_own, None)
    if cell is None:
        return
    paragraph = next(cell.iter(qn("w:p")))
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(_FIRST_ID + number))
    start.set(qn("w:name"), _MARKED.format(number))
    at = 0 if paragraph.find(qn("w:pPr")) is None else 1
    paragraph[at:at] = [start, end]


def _part(table: Table, places: _Places, style: str, words: str) -> bool:
    """Part a table where a page ends between two of its rows; whether it does anywhere."""
    heads = [row for row, _ in table.rows if _has(row, "tblHeader")]
    starts = list(_starts(table, places))
    for start in starts:
        goes_on = [cell for cell in table.rows[start][1] if cell.merge == "continue"]
        said_in = max(goes_on, key=lambda cell: table.widths[cell.at], default=None)
        for cell in goes_on:
            above = _above(table, start, cell.at)
            room = letters_in(_height(table, start, cell.at, places), table.widths[cell.at], above.paragraphs[0].size)
            _repeat(cell, " ".join(one.text for one in above.paragraphs), words if cell is said_in else "{text}", room,
                    style)
    for start in reversed(starts):
        _break_before(table.element, table.rows[start][0], heads)
    return bool(starts)


def _starts(table: Table, places: _Places) -> Iterator[int]:
    """The rows with which a page begins; none that follows a row which goes on overleaf itself."""
    for at in range(1, len(table.rows)):
        row, before = table.rows[at][0], table.rows[at - 1]
        is_known = row in places and before[0] in places
        if is_known and places[row].page > places[before[0]].page and _has(before[0], "cantSplit"):
            start = at - 1 if _heads(before) else at
            if start and not _has(table.rows[start - 1][0], "tblHeader"):
                yield start


def _heads(row: tuple[Any, list[Cell]]) -> bool:
    """Whether a row is the heading of those below it, with which it stays."""
    return len(row[1]) == 1 and row[1][0].span > 1


def _has(row: Any, name: str) -> bool:
    return row.find(f"{qn('w:trPr')}/{qn(f'w:{name}')}") is not None


def _above(table: Table, start: int, column: int) -> Cell:
    """The cell that a cell goes on with."""
    cells = [cell for _, cells in table.rows[:start] for cell in cells]
    return next(cell for cell in reversed(cells) if cell.at == column and cell.merge != "continue")


def _height(table: Table, start: int, column: int, places: _Places) -> float:
    """How much room a cell has that goes on from a row, on the page of that: as much as its rows take."""
    top = last = places[table.rows[start][0]]
    for row, cells in table.rows[start + 1:]:
        place = places.get(row, last)
        if place.page != top.page:
            break
        last = place
        if any(cell.at == column and cell.merge != "continue" for cell in cells):
            return top.height - place.height
    return top.height - last.height + _LEAST


def _repeat(cell: Cell, text: str, words: str, room: int, style: str) -> None:
    """Let a cell begin anew, with as much of what it goes on with as there is room for."""
    cell.element.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}").set(qn("w:val"), "restart")
    cell.merge, text = "restart", " ".join(text.split())
    least = room - len(words.format(text=_CUT))
    if len(words.format(text=text)) > room:
        text = f"{text[:max(least, 1)].rpartition(' ')[0] or text[:max(least, 1)]}{_CUT}"
    for old in list(cell.element.iter(qn("w:p"))):
        cell.element.remove(old)
    made = parse_xml(f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t/></w:r></w:p>')
    next(made.iter(qn("w:t"))).text = words.format(text=text)
    cell.element.append(made)


def _break_before(table: Any, row: Any, heads: Sequence[Any]) -> None:
    """Let a row and all below it stand in a table of their own, on a new page."""
    rows = [row, *row.itersiblings(qn("w:tr"))]
    new = copy.deepcopy(table)
    for old in new.findall(qn("w:tr")):
        new.remove(old)
    new.extend([*map(_without_bookmarks, heads), *rows])
    table.addnext(new)
    table.addnext(parse_xml(_BREAK))


def _without_bookmarks(row: Any) -> Any:
    """A copy of a row; a bookmark has a place only once."""
    made = copy.deepcopy(row)
    for mark in list(made.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        mark.getparent().remove(mark)
    return made
