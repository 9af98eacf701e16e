"""The borders of merged cells as openpyxl sets them, each combination of two borders put together once for a workbook.

openpyxl compares whole borders for each cell of each merged range, which is half of the time that it takes to open a
register, and the tests open some thousand.
"""

from typing import Any

from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Border
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.merge import MergedCellRange

OF_OPENPYXL = MergedCellRange.format
_EDGES = ("top", "left", "right", "bottom")


def formatted(merged: MergedCellRange) -> None:
    """What `MergedCellRange.format` does: the cells of an edge get the border of that edge, and all the protection."""
    book: Any = merged.ws.parent
    first = _style(merged, (merged.min_row, merged.min_col))
    for edge in _EDGES:
        of = first.borderId
        side = getattr(book._borders[of], edge)
        if side and side.style is None:
            continue
        for place in getattr(merged, edge):
            style = _style(merged, place)
            style.borderId = _together(book, style.borderId, edge, of)
    for place in merged.cells:
        _style(merged, place).protectionId = first.protectionId


def _style(merged: MergedCellRange, place: tuple[int, int]) -> Any:
    """The style of a cell, which is made where it is not there."""
    cells: Any = merged.ws._cells
    cell = cells.get(place)
    if cell is None:
        cell = cells[place] = MergedCell(merged.ws, *place)
    if not cell._style:
        cell._style = StyleArray()
    return cell._style


def _together(book: Any, border: int, edge: str, of: int) -> int:
    """The number of a border to which an edge of another is added."""
    known = book.__dict__.setdefault("_together", {})
    key = border, edge, of
    if key not in known:
        known[key] = book._borders.add(book._borders[border] + Border(**{edge: getattr(book._borders[of], edge)}))
    return int(known[key])
