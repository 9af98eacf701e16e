"""What a unit typed over cells that are computed or only shown in a return: named, and not taken.

A formula that is still ours says nothing new, nor does its result where a program stored that in its place.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from toolkit.tracker.answers import EXCEL_TEXT_LIMIT, as_text
from toolkit.tracker.cells import CellValue, ErrorValue, Formula, RawSheet, Row, address
from toolkit.tracker.codes import Timing
from toolkit.tracker.columns import Column, Filler, fold
from toolkit.tracker.headings import Layout
from toolkit.tracker.live import FORMULA_NAMES, LIVE, live_checks, live_timing
from toolkit.tracker.model import Issued, answer_columns, issued_columns
from toolkit.tracker.problems import Place, Problem


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
    for column in issued_columns():
        at = layout.where.get(column.key, 0)
        if column.filler is not Filler.DERIVED or not at:
            continue
        written = {ref: (number, sheet.rows[number][at]) for ref, number in rows.items() if at in sheet.rows[number]}
        if column.key in LIVE:
            told = _over_computed(sheet, layout, issued, column, written)
        else:
            told = _over_shown(issued, column, written) if remembered else iter(())
        for ref in told:
            number, value = written[ref]
            place = Place(sheet=sheet.name, row=number, cell=address(number, at), column=column.heading, ref=ref)
            yield Problem("typed-over", place, as_text(value))


def _over_shown(issued: Issued, column: Column, written: Mapping[str, tuple[int, CellValue]]) -> Iterator[str]:
    """The refs whose cell says something else than was shown."""
    for ref, (_, value) in written.items():
        plain = issued.values[ref].get(column.key, "")
        shown = column.codes(plain).label if column.codes and plain else plain
        is_cut = len(shown) * 2 > EXCEL_TEXT_LIMIT
        if value != shown and not is_cut and fold(as_text(value)) not in ("", fold(shown)):
            yield ref


def _over_computed(
    sheet: RawSheet, layout: Layout, issued: Issued, column: Column, written: Mapping[str, tuple[int, CellValue]]
) -> Iterator[str]:
    """Where none of our formulas is left, a program has stored values, maybe of an earlier day, or its own formulas."""
    kept = any(isinstance(value, Formula) and _is_ours(value, column) for _, value in written.values())
    for ref, (number, value) in written.items():
        if isinstance(value, Formula):
            is_computed = not kept or _is_ours(value, column)
        elif isinstance(value, ErrorValue):
            is_computed = not kept
        elif column.key == "timing" and kept:
            is_computed = as_text(value) in ("", _timing_now(sheet.rows[number], layout, issued))
        else:
            is_computed = all(line.strip() in _verdicts() for line in as_text(value).split("\n"))
        if not is_computed:
            yield ref


def _is_ours(formula: Formula, column: Column) -> bool:
    """Whether a formula asks the name that we wrote; the text of one that is shared stands in another cell."""
    return not formula.text or FORMULA_NAMES[column.key] in formula.text.casefold()


def _timing_now(row: Row, layout: Layout, issued: Issued) -> str:
    return live_timing({key: row.get(at) for key, at in layout.where.items()}, issued.as_of)


@cache
def _verdicts() -> frozenset[str]:
    """Every line that a computed cell can show."""
    checks = live_checks(frozenset(column.key for column in answer_columns()))
    return frozenset(("", *(check.text for check in checks), *(Timing.OVERDUE.label, Timing.DUE_SOON.label)))
