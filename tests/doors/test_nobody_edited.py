"""Nobody is said to have edited a register by hand that nobody has touched, whatever a document says."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import xlsxwriter
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from tests.doors.command_line import NOW, Tracker
from tests.sources import tables, trackers
from tests.workbook.register.test_comes_back import SPOKEN, TEXTS, UNSHRUNK
from tests.workbook.register.test_register import again
from toolkit.jobs.registers import load
from toolkit.sources.taking_in import TakenInDocument
from toolkit.tracker.merge.attributing import attributed
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.problems import Refused
from toolkit.workbook.register.writing import write_register

LABELS = """
    Follow-up to the Review of Lighthouses (2017)
    -
    | No | Recommendation  | Action        | Owner          | Target date | Status      | Continuing | Remarks     |
    | 1  | Light the lamps | Buy lamps     | Keepers Office | 2018-06-30  | Implemented | Yes        | implemented |
    |    |                 | Train keepers | Training Unit  | End of 2018 | in_progress | no         | Status      |
    | 2  | Paint the tower | Buy paint     | Keepers Office | 2019        | implemented |            | Not started |
"""
HEADINGS = ("No", "Recommendation", "Action", "Owner", "Target date", "Status", "Acceptance", "Continuing", "Remarks",
            "Cost", "Timing")
SHORT = (SPOKEN | TEXTS).filter(lambda text: len(text) < 99 and text.isprintable())
unshrunk = settings(max_examples=8, phases=UNSHRUNK, suppress_health_check=[HealthCheck.function_scoped_fixture])


def rows(width: int) -> st.SearchStrategy[list[list[str]]]:
    """Two actions about which a document says anything."""
    return st.lists(st.lists(SHORT, min_size=width, max_size=width), min_size=2, max_size=2)


def edits(document: TakenInDocument) -> list[Change]:
    """What somebody is said to have edited in the register that a document makes."""
    register = attributed(document.register, replace(document.register.sources[""], code="DOC"))
    return again(write_register(register, tables.NOW)).hand_edits


def test_words_of_a_document_that_equal_a_label_or_a_code_are_no_hand_edit(tracker: Tracker) -> None:
    trackers.write(tracker.folder / "tracker.xlsx", LABELS)
    assert tracker("import", "tracker.xlsx", "-o", "register.xlsx", "--now", NOW).code in (0, 1)
    assert "by hand" not in tracker.issue().err
    history = load(tracker.folder / "register.xlsx").register.history
    assert How.HAND not in {change.how for change in history}
    assert [change.new for change in history if change.key == "status"] == ["Implemented", "in_progress", "implemented"]


def decided(path: Path) -> None:
    """Type a decision into the register, and a note beside it, in a column that a person named like one of ours."""
    book = openpyxl.load_workbook(path)
    sheet = book["Conflicts"]
    headings = [cell.value for cell in sheet[1]]
    sheet.cell(2, headings.index("Decision") + 1).value = "B"
    sheet.cell(1, len(headings) + 1).value = "Title"
    sheet.cell(2, len(headings) + 1).value = "Implemented"
    book.save(path)


def test_nor_does_any_command_leave_one_behind(tracker: Tracker) -> None:
    path = tracker.make_register()
    consolidate = ("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now")
    tracker.issue("--joint", "all")
    for unit, status in (("PAR", "Implemented"), ("LIB", "Superseded")):
        tracker.fill_in(unit, {("1.1", "Status"): status, ("1.1", "Comment"): "Implemented",
                               ("1.1", "Evidence"): "“Yes”"})
    assert tracker(*consolidate, NOW).code == 3
    decided(path)
    assert tracker(*consolidate, "2019-01-21T10:00:00").code in (0, 1)
    history = load(path).register.history
    assert {"status", "status (not taken)", "Title (not taken)"} <= {change.key for change in history}
    assert How.HAND in {change.how for change in history if change.key == "Title (not taken)"}
    assert load(path).register.hand_edits == []
    (tracker.folder / "inbox" / "PAR.xlsx").unlink()
    tracker.fill_in("LIB", {("1.2", "Status"): "Implemented"})
    tracker(*consolidate, "2019-01-22T10:00:00")
    assert load(path).register.hand_edits == []
    assert tracker("undo", "register.xlsx", "--now", "2019-01-23T10:00:00").code == 0
    assert load(path).register.hand_edits == []


@unshrunk
@given(rows(len(HEADINGS) - 1))
def test_nor_is_anything_that_a_workbook_says(tmp_path: Path, said: list[list[str]]) -> None:
    path = tmp_path / "tracker.xlsx"
    with xlsxwriter.Workbook(str(path), {"strings_to_numbers": False}) as book:
        sheet = book.add_worksheet("Tracker")
        for at, line in enumerate([list(HEADINGS), *([str(number), *texts] for number, texts in enumerate(said, 1))]):
            for column, text in enumerate(line):
                sheet.write_string(at, column, text)
    try:
        found = trackers.taken(path)
    except Refused:
        reject()  # no row says what is to be done
    assert edits(found) == []


@unshrunk
@given(rows(5))
def test_nor_is_anything_that_a_word_document_says(tmp_path: Path, said: list[list[str]]) -> None:
    table = [tables.cells(tables.HEADER)[0], *([str(number), *texts] for number, texts in enumerate(said, 1))]
    assert edits(tables.taken(tables.as_word(tmp_path / "table.docx", table))) == []
