"""Reading the sheet Contributions of a return: what the unit adds to the narrative, each under one of the themes."""

from collections.abc import Sequence

from toolkit.tracker.record.cells import CellValue, RawWorkbook, address
from toolkit.tracker.record.columns import Column, columns_of, fold
from toolkit.tracker.record.narrative import Contributed
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.returns.answers import as_text, read_answer
from toolkit.tracker.returns.headings import find_layout
from toolkit.tracker.returns.merged_cells import merged_within, told_of
from toolkit.tracker.returns.outside import outside_of
from toolkit.tracker.wording.words import nearest
from toolkit.words.speaking import _
from toolkit.words.speaking import text as words_of

CONTRIBUTIONS_SHEET = _("Contributions")
CLOSE_ENOUGH = 75
"""Similarity (0 to 100, RapidFuzz ratio) from which on a theme is suggested; it is never taken by itself."""


def read_contributions(
    raw: RawWorkbook, themes: Sequence[str]
) -> tuple[dict[str, Contributed] | None, list[Problem]]:
    """The contributions of a return by the address of their text, and what is wrong with them.

    Args:
        raw: The workbook.
        themes: Those that were offered; without any, no sheet is expected.

    Returns:
        None for the contributions where the workbook has no such sheet that can be read.
    """
    sheet = raw.sheet(CONTRIBUTIONS_SHEET)
    layout = find_layout(sheet, columns_of(Contributed), "text", 1) if sheet else None
    if sheet is None or layout is None:
        missing = [Problem("contributions-missing", Place(sheet=words_of(CONTRIBUTIONS_SHEET)))]
        return None, missing if themes or sheet else []
    reader = _Reader(sheet.name, themes, list(layout.problems))
    columns = {column.key: (column, layout.where.get(column.key, 0)) for column in columns_of(Contributed)}
    read: dict[str, Contributed] = {}
    for number, row in sheet.rows.items():
        if number <= layout.header_row:
            continue
        theme, text = (reader.answer(row.get(at), column, number, at) for column, at in columns.values())
        if text:
            theme = reader.theme(theme, number, columns["theme"][1])
            read[address(number, columns["text"][1])] = Contributed(theme, text)
        elif theme:
            reader.report("contribution-without-text", number, columns["text"][1])
    return read, [*reader.problems, *told_of(sheet, merged_within(sheet, layout)), *outside_of(sheet, layout)]


class _Reader:
    """Reads cells, gathering problems on the way."""

    def __init__(self, sheet: str, themes: Sequence[str], problems: list[Problem]) -> None:
        self.sheet = sheet
        self.themes = {fold(theme): theme for theme in themes}
        self.problems = problems

    def answer(self, value: CellValue | None, column: Column, row: int, at: int) -> str:
        """What a cell says; what cannot be taken is a problem and nothing more."""
        reading = read_answer(value, column)
        if reading.code:
            self.report(reading.code, row, at, as_text(value), reading.suggestion, column.heading)
        return reading.plain or ""

    def theme(self, written: str, row: int, at: int) -> str:
        """The theme that is meant, as it was offered."""
        if fold(written) in self.themes or not self.themes:
            return self.themes.get(fold(written), written)
        near = nearest(fold(written), self.themes, CLOSE_ENOUGH)
        hint = self.themes[near] if near else ""
        self.report("theme-unknown" if written else "theme-missing", row, at, written, hint, "Theme")
        return ""

    def report(self, code: str, row: int, at: int, found: str = "", suggestion: str = "", heading: str = "") -> None:
        """Add a problem."""
        place = Place(sheet=self.sheet, row=row, cell=address(row, at) if at else "", column=heading)
        self.problems.append(Problem(code, place, found, suggestion))
