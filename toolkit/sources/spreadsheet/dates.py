"""What the cells of a column of dates show together: which were swapped, and of which the format hides the day."""

from collections.abc import Iterable
from datetime import date

from toolkit.sources.documents.workbook_cells import Cell, Position
from toolkit.tracker.judging.swapped_dates import swapped_among


def swapped_days(cells: Iterable[Cell]) -> dict[Position, date]:
    """The real dates of a column of which day and month were probably swapped, with the date that was meant."""
    held = list(cells)
    return swapped_among((cell.text for cell in held if cell.value is None),
                         {(cell.row, cell.column): cell.value for cell in held if isinstance(cell.value, date)})


def hidden_days(cells: Iterable[Cell]) -> tuple[list[Cell], list[Cell]]:
    """Dates of which the format shows no day: those on a first day, as typed months are kept, and those on others.

    A date on the last day of what is shown is read as it is, and in neither.
    """
    first, other = list[Cell](), list[Cell]()
    for cell in cells:
        day = cell.hidden_day
        if day is None:
            continue
        if day.day == 1 and (cell.precision == "month" or day.month == 1):
            first.append(cell)
        elif day != cell.last_shown:
            other.append(cell)
    return first, other
