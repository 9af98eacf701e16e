"""What a unit typed over cells that are computed or only shown in a return: named, and not taken.

The cells stand on the sheet Actions, or on the sheet Finished, of which nothing is read.

A formula that is still ours says nothing new, nor does its result where a program stored that in its place.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from toolkit.tracker.judging.live import BULLET, FORMULA_NAMES, LIVE, live_checks, live_timing
from toolkit.tracker.record.actions import Finished
from toolkit.tracker.record.cells import CellValue, ErrorValue, Formula, RawSheet, RawWorkbook, Row, address
from toolkit.tracker.record.codes import Timing
from toolkit.tracker.record.columns import EXCEL_TEXT_LIMIT, Column, Filler, columns_of, fold
from toolkit.tracker.record.forms.form import Form
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.record.rounds import Issued, Plain
from toolkit.tracker.returns.answers import as_text
from toolkit.tracker.returns.headings import Layout, find_layout
from toolkit.tracker.returns.outside import outside_of
from toolkit.tracker.returns.return_sheets import FINISHED_SHEET
from toolkit.words.live_checks import EARLIER
from toolkit.words.speaking import by_language, texts


class Cell(NamedTuple):
    """A cell of an action, and the row that it stands in."""

    ref: str
    value: CellValue
    row: Row


def typed_over(
    sheet: RawSheet, layout: Layout, issued: Issued, rows: Mapping[str, int], *, remembered: bool = True
) -> Iterator[Problem]:
    """The cells of computed and shown columns that say something else than we would write there.

    Args:
        sheet: The sheet Actions.
        layout: Where its columns are.
        issued: What it answers to.
        rows: Ref -> number of its row.
        remembered: Whether what was issued is told by the workbook itself; else, what it showed beside the answers
            may be of another day, and only computed cells are judged.
    """
    stand = [(ref, sheet.rows[number]) for ref, number in rows.items()]
    for column in issued.form.columns:
        at = layout.where.get(column.key, 0)
        if column.filler is not Filler.DERIVED or not at:
            continue
        if column.key in LIVE:
            if _are_ours(column, [row[at] for _, row in stand if at in row]):
                continue
            told = _over_computed(column, [Cell(ref, row[at], row) for ref, row in stand if at in row], layout, issued)
        elif remembered:
            told = _over_shown(column, at, stand, issued)
        else:
            continue
        for ref, value, _ in told:
            number = rows[ref]
            place = Place(sheet=sheet.name, row=number, cell=address(number, at), column=column.heading, ref=ref)
            yield Problem("typed-over", place, as_text(value))


def finished_layout(raw: RawWorkbook, issued: Issued) -> tuple[RawSheet, Layout] | None:
    """The sheet Finished with its columns; None where the workbook was issued without it, or none is known again."""
    sheet = raw.sheet(FINISHED_SHEET) if issued.finished else None
    layout = find_layout(sheet, columns_of(Finished), "ref", 2) if sheet else None
    return (sheet, layout) if sheet and layout else None


def typed_into_finished(sheet: RawSheet, layout: Layout, issued: Issued, *, remembered: bool) -> Iterator[Problem]:
    """What the sheet Finished says that we did not write there; nothing of it is taken.

    Args:
        sheet: The sheet.
        layout: Where its columns are.
        issued: What it answers to.
        remembered: Whether the workbook itself tells what was issued; else, only rows and cells of others are named.
    """
    columns = {layout.where[column.key]: column for column in columns_of(Finished) if column.key in layout.where}
    yield from outside_of(sheet, layout)
    for number, row in sheet.rows.items():
        if number <= layout.header_row:
            continue
        ref = as_text(row.get(layout.where["ref"]))
        if ref not in issued.finished:
            if written := [text for at in sorted(row) if at in columns and (text := as_text(row[at]))]:
                place = Place(sheet=sheet.name, row=number, cell=address(number, layout.where["ref"]), ref=ref)
                yield Problem("finished-changed", place, "; ".join(written))
        elif remembered:
            for at in sorted(row.keys() & columns.keys() - {layout.where["ref"]}):
                if _says_else(row[at], _shown(issued.finished[ref], columns[at])):
                    place = Place(sheet=sheet.name, row=number, cell=address(number, at), column=columns[at].heading,
                                  ref=ref)
                    yield Problem("finished-changed", place, as_text(row[at]),
                                  _shown(issued.finished[ref], columns[at]))


def _shown(values: Plain, column: Column) -> str:
    """What is shown of a value, in words."""
    return column.shown(values.get(column.key, ""))


def _says_else(value: CellValue, shown: str) -> bool:
    """Whether a cell says something else than was shown there; what was too long for a cell was shown cut."""
    return value != shown and len(shown) * 2 <= EXCEL_TEXT_LIMIT and fold(as_text(value)) not in ("", fold(shown))


def _over_shown(column: Column, at: int, stand: Iterable[tuple[str, Row]], issued: Issued) -> Iterator[Cell]:
    for ref, row in stand:
        value, shown = row.get(at), _shown(issued.values[ref], column)
        if value is not None and value != shown and _says_else(value, shown):
            yield Cell(ref, value, row)


def _are_ours(column: Column, values: Sequence[CellValue]) -> bool:
    """Whether all cells of a computed column hold formulas of ours, as is usual."""
    formulas = [value for value in values if isinstance(value, Formula)]
    name = FORMULA_NAMES[column.key]
    return len(formulas) == len(values) and all(name in text.casefold() for text in {one.text for one in formulas})


def _over_computed(column: Column, cells: Sequence[Cell], layout: Layout, issued: Issued) -> Iterator[Cell]:
    """Where none of our formulas is left, a program has stored values, maybe of an earlier day, or its own formulas."""
    formulas = {cell.value.text for cell in cells if isinstance(cell.value, Formula)}
    ours = {text for text in formulas if FORMULA_NAMES[column.key] in text.casefold()}
    # The text of a formula that several cells share stands in the first of them only.
    fine = {*ours, ""}
    for cell in cells:
        value = cell.value
        if isinstance(value, Formula):
            is_computed = not ours or value.text in fine
        elif isinstance(value, ErrorValue):
            is_computed = not ours
        elif column.key == "timing" and ours:
            is_computed = as_text(value) in ("", _timing_now(cell.row, layout, issued))
        else:
            is_computed = all(line.strip() in _verdicts(issued.form) for line in as_text(value).split("\n"))
        if not is_computed:
            yield cell


def _timing_now(row: Row, layout: Layout, issued: Issued) -> str:
    return live_timing({key: row.get(at) for key, at in layout.where.items()}, issued.as_of,
                       issued.due_soon_days)


@by_language()
def _verdicts(form: Form) -> frozenset[str]:
    """Every line that a computed cell can show."""
    checks = live_checks(form.columns, frozenset(column.key for column in form.answers))
    return frozenset(("", *(check.text for check in checks), *(BULLET + line for line in texts(*EARLIER)),
                      Timing.OVERDUE.label, Timing.DUE_SOON.label))
