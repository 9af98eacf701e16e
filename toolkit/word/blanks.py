"""Leaves out of a finished report the parts in which nothing stands: columns of tables, and sections.

Blank paragraphs, labels and boxes are left out by the templates, which ask for each value whether there is one.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from toolkit.word.fitting import Cell, Table, set_widths

if TYPE_CHECKING:
    from toolkit.word.long_tables.stretches import Place

_PICTURES = tuple(map(qn, ("w:drawing", "w:pict", "w:object")))


def leave_out_blank_columns(tables: Sequence[Table], kept: Collection[str]) -> None:
    """Leave out the columns of tables in which a template prints values and no row has one.

    Tables with the same headings keep the same columns. A column in which the template prints nothing stays, and so
    does a table without any value: somebody wants to fill it in.

    Args:
        tables: Those of a finished body; they are changed.
        kept: The headings of columns that stay although they are blank.
    """
    alike: dict[tuple[str, ...], list[Table]] = {}
    for table in tables:
        alike.setdefault(_headings(table), []).append(table)
    alike.pop((), None)
    for headings, same in alike.items():
        blank = [_blank(table) for table in same if _is_filled_in(table)]
        gone = {at for at in set.intersection(*blank) if headings[at] not in kept} if blank else set()
        if gone and all(_may_go(table, gone) for table in same):
            for table in same:
                _leave_out(table, gone)


def leave_out_empty_sections(body: Any) -> None:
    """Leave out the sections that have nothing in them, as parts do that were switched off; each would be a blank page.

    Args:
        body: The finished body; it is changed.
    """
    before = None
    for block in list(body):
        empty = before is None or _section_of(before) is not None
        if block.tag == qn("w:sectPr") and empty and before is not None:
            body.replace(block, _section_of(before))
        elif _section_of(block) is not None and empty:
            body.remove(block)
        else:
            before = block


def _section_of(block: Any) -> Any:
    """The page set-up of the section that a paragraph ends, or None."""
    return block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")


def _is_header(row: Any) -> bool:
    return row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def _headings(table: Table) -> tuple[str, ...]:
    """The heading of each column, in the header rows that are repeated; () where there are none."""
    found = [""] * len(table.widths)
    headers = [cells for row, cells in table.rows if _is_header(row)]
    for cells in headers:
        for cell in cells:
            if cell.span == 1:
                found[cell.at] = _words(cell)
    return tuple(found) if headers else ()


def _body_cells(table: Table) -> Iterator[Cell]:
    for row, cells in table.rows:
        if not _is_header(row):
            yield from cells


def _blank(table: Table) -> set[int]:
    """The columns in which values are printed, and none of them has a word."""
    places = [(at, place) for (at, span), place in _places(table) if span == 1]
    printed = {at for at, place in places if place.printed}
    printed |= {cell.at for cell in _body_cells(table) if cell.span == 1 and cell.printed}
    return (printed - {at for at, place in places if place.holds}
            - {cell.at for cell in _body_cells(table) if cell.span == 1 and _holds(cell)})


def _places(table: Table) -> "Iterator[tuple[tuple[int, int], Place]]":
    """The cells of the rows that were put aside."""
    for stretch in table.aside.values():
        yield from stretch.places.items()


def _is_filled_in(table: Table) -> bool:
    """Whether there is a value in a table."""
    return any(place.holds for _, place in _places(table)) or any(map(_holds, _body_cells(table)))


def _words(cell: Cell) -> str:
    return " ".join(paragraph.text for paragraph in cell.paragraphs).strip()


def _holds(cell: Cell) -> bool:
    return bool(_words(cell)) or next(cell.element.iter(*_PICTURES), None) is not None


def _may_go(table: Table, gone: set[int]) -> bool:
    """Whether something is left of the table, and of every cell with words that stands over several columns."""
    wide = [(cell.at, cell.span) for cell in _body_cells(table) if cell.span > 1 and _holds(cell)]
    wide += [columns for columns, place in _places(table) if columns[1] > 1 and place.holds]
    return len(gone) < len(table.widths) and all(left_of(at, span, gone) for at, span in wide)


def left_of(at: int, span: int, gone: Collection[int]) -> int:
    """How many of its columns are left of a cell."""
    return sum(one not in gone for one in range(at, at + span))


def _leave_out(table: Table, gone: set[int]) -> None:
    """Take columns away, and give their widths to the others."""
    for row, cells in table.rows:
        leave_out_of_row(row, cells, gone)
    for stretch in table.aside.values():
        stretch.leave_out(gone)
    columns = table.element.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    for at in gone:
        columns[at].getparent().remove(columns[at])
    left = [width for at, width in enumerate(table.widths) if at not in gone]
    more = sum(table.widths) / sum(left) if sum(left) else 1
    set_widths(table, [width * more for width in left])


def leave_out_of_row(row: Any, cells: list[Cell], gone: Collection[int]) -> None:
    """Take columns away from a row."""
    for cell in list(cells):
        span = left_of(cell.at, cell.span, gone)
        if not span:
            row.remove(cell.element)
            cells.remove(cell)
        elif span < cell.span:
            _set_span(cell, span)
        cell.at -= sum(at < cell.at for at in gone)


def _set_span(cell: Cell, span: int) -> None:
    cell.span = span
    mark = cell.element.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    if span > 1:
        mark.set(qn("w:val"), str(span))
    else:
        mark.getparent().remove(mark)
