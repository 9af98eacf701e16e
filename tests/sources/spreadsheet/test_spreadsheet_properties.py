"""Trackers of any shape: no word is lost, and the register that they make can be written and read back."""

import tempfile
from collections import Counter
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.sources.tables import NOW
from tests.sources.trackers import taken, words_in_cells, words_kept, write
from toolkit.reading.workbook import read_workbook
from toolkit.sources.taking_in import TakenInDocument
from toolkit.tracker.merge.attributing import attributed
from toolkit.tracker.record.problems import Refused
from toolkit.workbook.register.reading import read_register
from toolkit.workbook.register.writing import write_register

FIRST = ["Recommendation", "Action", "Deadline"]
HEADINGS = ["No", "Responsible", "Lead", "Support", "Due date", "Revised deadline", "Status", "Status/Comments", "Comments",
            "Remarks", "Date of implementation", "Evidence", "Priority", "", "Management response", "Accepted", "Source",
            "Rec. no.", "Action no.", "Timing", "Issue ID", "Lead & target date", "Weakness", "Plan or fact", "Title"]
TEXTS = ["", "", "", "Buy lamps", "Hang them up. Test them.", "(a) One\\n(b) Two", "Total", "*", "~~old~~ new", "~~gone~~",
         "=1+1", "3", "1.1", "2015", "2018-06-30", "30 June 2018\\n31 December 2018", "Keepers Office\\nTraining Unit",
         "Paint Shop; Keepers Office", "Implemented: 3 June 2017. See 1", "Completed\\nOngoing", "Ongoing", "n/a", "-", "TBC",
         "Note: see below", "Recommendation 4: Be good", "43465", "#REF!", "Yes", "☐ Done", "[x] Done ☐ Ongoing",
         "21 % (6) had been done", "'25/03/2016", "2016-05-04", "by March 12", "Closed", "Planned", "Actual", "1.1.1", "Paint Shop, 3 May 2016", "Enter the date", "R-7",
         "Keepers Office: done\\nTraining Unit: too"]
ROWS = st.lists(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=8), min_size=1, max_size=8)
FORMATS = st.sampled_from(["General", "mmm-yy", "yyyy", "000", '"R-"0', "0%", "dd/mm/yyyy", ";;;"])
MERGES = st.lists(st.tuples(st.integers(2, 9), st.integers(1, 7), st.integers(0, 2), st.integers(0, 2)), max_size=3)


def taken_or_without_rows(path: Path) -> TakenInDocument | None:
    """What is taken in; None where a merge made a section's title of the only row, which is said."""
    try:
        return taken(path)
    except Refused as refused:
        if refused.problem.code != "tracker-without-rows":
            raise
        return None


@pytest.mark.slow(reason="a workbook is written and read for each example")
@settings(max_examples=60)
@given(st.lists(st.sampled_from(HEADINGS), max_size=5, unique=True), ROWS, MERGES, FORMATS)
def test_no_word_is_lost_whatever_the_shape(
    headings: list[str], rows: list[list[str]], merges: list[tuple[int, int, int, int]], number_format: str
) -> None:
    def merge_some(sheet: Worksheet) -> None:
        for below in sheet.iter_rows(min_row=3):
            for cell in below:
                cell.number_format = number_format
        covered: set[tuple[int, int]] = set()
        for row, column, down, across in merges:
            cells = {(r, c) for r in range(row, row + down + 1) for c in range(column, column + across + 1)}
            if len(cells) > 1 and not cells & covered:
                covered |= cells
                sheet.merge_cells(start_row=row, start_column=column, end_row=row + down, end_column=column + across)

    table = [[*FIRST, *headings], ["First", "Begin", "2018"], *rows]
    markdown = "\n".join(f"| {' | '.join(row)} |" for row in table)
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder) / "tracker.xlsx", markdown, merge_some)
        document = taken_or_without_rows(path)
        if document is None:
            return
        assert Counter(words_in_cells(path)) - Counter(words_kept(document)) == Counter()
        if number_format in ("mmm-yy", "yyyy"):
            assert Counter(_days(path)).keys() <= set(words_kept(document))
        saved = Path(folder) / "register.xlsx"
        register = attributed(document.register, replace(document.register.sources[""], code="T"))
        saved.write_bytes(write_register(register, NOW))
        assert read_register(read_workbook(saved), saved.name).actions == register.actions


def _days(path: Path) -> list[str]:
    """The dates that the cells of a workbook hold, whatever of them is shown."""
    cells = (cell for row in load_workbook(path).worksheets[0].iter_rows() for cell in row)
    return [cell.value.date().isoformat() for cell in cells if isinstance(cell.value, datetime)]
