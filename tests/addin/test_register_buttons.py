"""The group Register, over the real front end of xlwings: plans first, and the register written only when it is closed."""

import json
import re
import shutil
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.addin.file_engine import Book, as_caller, sees
from tests.addin.test_asking import Asked
from tests.doors.command_line import NOW, Tracker
from toolkit import addin, store
from toolkit.addin import folders, highlighting, plans
from toolkit.addin import register as group
from toolkit.addin.excel import asking
from toolkit.addin.excel.marks import FITS
from toolkit.jobs.registers import load
from toolkit.tracker.record.codes import Language
from toolkit.tracker.record.register import Settings
from toolkit.tracker.record.register_sheets import tabs_of
from toolkit.words.languages.catalogues import in_language
from toolkit.words.register import KEEP

ANSWERS: dict[tuple[str, str], object] = {("1.1", "Status"): "Implemented", ("1.1", "Date of implementation"): date(2018, 6, 1),
                                          ("2.1", "Status"): "In progress", ("2.1", "Comment"): "Twelve so far"}
COUNTED = "Read 1 return. Found 0 errors and 0 warnings. 1 new return, 4 changes, 0 conflicts, 0 proposed actions."
PLAN = "The plan is in a new workbook. Nothing has been changed yet. Close register.xlsx, go back to this plan, and press Consolidate a folder."


class Desk:
    """A person at Excel, who has the register open."""

    def __init__(self, tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
        self.tracker = tracker
        self.path = tracker.folder / "register.xlsx"
        self.inbox = tracker.folder / "inbox"
        self.inbox.mkdir(exist_ok=True)
        self.monkeypatch = monkeypatch
        monkeypatch.setattr(group, "moment", lambda: datetime.fromisoformat(NOW))
        self.app = as_caller(self.path, monkeypatch)
        self.register = self.app.books.list[0]
        self.asked = self.answers("ask_folder", self.inbox)

    def answers(self, question: str, *answers: Any) -> Asked:
        asked = Asked(*answers)
        self.monkeypatch.setattr(asking, question, lambda words, *_: asked(words))
        return asked

    def closes(self, book: Book) -> None:
        self.app.books.list.remove(book)

    def looks_at(self, book: Book) -> None:
        sees(self.app, book, self.monkeypatch)

    def opens(self, path: Path) -> Book:
        """Close everything, and open a workbook anew."""
        self.app.books.list.clear()
        book = self.app.books.open(path)
        self.looks_at(book)
        return book

    @property
    def plan(self) -> Book:
        """The workbook that was made last."""
        return self.app.books.list[-1]

    @property
    def said(self) -> str:
        return self.app.said[-1]

    def goes_on(self, answer: str = "yes") -> None:
        """Close the register and look at the plan, so that the button is pressed over it."""
        plan = self.plan
        self.closes(self.register)
        self.looks_at(plan)
        self.app.answer = answer

    def files(self) -> dict[str, bytes]:
        folder = self.tracker.folder
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*"))
                if path.is_file() and not path.name.endswith(".lock") and "settings of the user" not in path.parts}


@pytest.fixture
def tracker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tracker:
    return Tracker(tmp_path, monkeypatch, capsys).made_once(Tracker.make_register)


@pytest.fixture
def desk(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The register with a round that was issued and a return of the unit PAR."""
    return Desk(tracker.made_once(answered), monkeypatch)


def answered(tracker: Tracker) -> None:
    tracker.make_issued()
    tracker.fill_in("PAR", ANSWERS)


def rows(book: Book, sheet: str) -> list[tuple[Any, ...]]:
    return list(book.wb[sheet].iter_rows(values_only=True))


def name_in_french(book: Book) -> None:
    """Call its sheets as those of a French register are called."""
    for name, called in tabs_of(Settings(language=Language.FRENCH)).items():
        book.wb[name].title = called


def texts(book: Book) -> Iterator[tuple[str, str]]:
    return ((cell.data_type, cell.number_format) for sheet in book.wb for row in sheet.iter_rows() for cell in row
            if cell.value)


BUTTONS = [addin.issue_workbooks, addin.consolidate_folder, addin.who_is_missing, addin.highlight_late_items,
           addin.decide_conflicts, addin.history_of_action]
FROM_ITS_FILE = [addin.issue_workbooks, addin.consolidate_folder, addin.who_is_missing, addin.history_of_action]


@pytest.mark.parametrize("press", BUTTONS)
def test_what_is_no_register_is_refused_in_a_sentence(desk: Desk, press: Any) -> None:
    desk.opens(desk.inbox / "PAR.xlsx")
    before = desk.files()
    press()
    assert desk.app.said == ["PAR.xlsx is not a register. Open the register and press the button there."]
    assert (len(desk.app.books.list), desk.files(), desk.app.status_bar) == (1, before, False)


@pytest.mark.parametrize("press", FROM_ITS_FILE)
def test_a_job_reads_the_file_so_what_is_on_screen_must_be_saved_first(desk: Desk, press: Any) -> None:
    desk.register.wb["Actions"]["E2"] = "Paint the signs green"
    desk.register.api.Saved = False
    before = desk.files()
    press()
    assert desk.app.said == ["register.xlsx has unsaved changes. Save it and press the button again."]
    assert (len(desk.app.books.list), desk.files()) == (1, before)


class TestConsolidate:
    def test_the_plan_says_what_would_change_and_changes_nothing(self, desk: Desk) -> None:
        before = desk.files()
        addin.consolidate_folder()
        assert desk.asked == ["Choose the folder that contains the returns for 2018-12"]
        assert desk.said == f"{COUNTED} Still missing: LIB. {PLAN}"
        assert desk.plan.wb.sheetnames == ["Plan", "Changes", "Missing"]
        assert [row[:4] for row in rows(desk.plan, "Changes")[:2]] == [
            ("Ref.", "Column", "Old", "New"), ("1.1", "Status", "In progress", "Implemented")]
        assert rows(desk.plan, "Missing")[1][0] == "LIB"
        assert set(texts(desk.plan)) == {("s", "@")}
        assert (desk.files(), desk.register in desk.app.books.list) == (before, True)

    def test_over_the_plan_and_with_a_yes_the_register_is_as_the_command_makes_it(self, desk: Desk) -> None:
        shutil.copy(desk.path, desk.tracker.folder / "by command.xlsx")
        addin.consolidate_folder()
        desk.goes_on()
        addin.consolidate_folder()
        desk.tracker("consolidate", "by command.xlsx", "inbox", "--round", "2018-12", "--now", NOW)
        assert desk.path.read_bytes() == (desk.tracker.folder / "by command.xlsx").read_bytes()
        assert desk.app.said[-2] == (f"Do you want to consolidate the returns in {desk.inbox} into register.xlsx as set out in this plan? "
                                     f"{COUNTED} Still missing: LIB.")
        assert desk.said.startswith(f"Done. {COUNTED}")
        assert [book.name for book in desk.app.books.list] == ["Book1", "register.xlsx"]
        assert rows(desk.app.books.list[1], "Returns")[1][2] == "PAR"

    def test_with_a_no_nothing_changes(self, desk: Desk) -> None:
        addin.consolidate_folder()
        desk.goes_on("no")
        before, said = desk.files(), len(desk.app.said)
        addin.consolidate_folder()
        assert (desk.files(), len(desk.app.said), len(desk.app.books.list)) == (before, said + 1, 1)

    def test_a_register_that_is_still_open_is_not_written(self, desk: Desk) -> None:
        addin.consolidate_folder()
        desk.looks_at(desk.plan)
        desk.app.answer, before = "yes", desk.files()
        addin.consolidate_folder()
        assert desk.said == ("register.xlsx is still open in Excel or another program. Nothing was written. "
                             "Close it and try again.")
        assert desk.files() == before

    def test_a_register_that_another_computer_holds_open_is_not_written(self, desk: Desk) -> None:
        held_open(desk)
        addin.consolidate_folder()
        desk.goes_on()
        before = desk.files()
        addin.consolidate_folder()
        assert "still open in Excel or another program" in desk.said
        assert desk.files() == before

    def test_a_register_that_is_opened_at_the_last_moment_is_kept_and_the_new_one_beside_it(self, desk: Desk) -> None:
        addin.consolidate_folder()
        desk.goes_on()
        old = desk.path.read_bytes()

        def yes(*_: object) -> bool:
            held_open(desk)
            return True

        desk.monkeypatch.setattr(plans, "ask_yes_no", yes)
        addin.consolidate_folder()
        kept = next(desk.tracker.folder.glob("register.NEW-*.xlsx"))
        assert desk.said.endswith(f"Close it in Excel and try again. The new version was kept as {kept.name}.")
        assert (desk.path.read_bytes(), len(load(kept).register.returns)) == (old, 1)

    @pytest.mark.parametrize("what", ["register", "return", "one more"])
    def test_a_plan_whose_files_have_changed_is_not_gone_on_from(self, desk: Desk, what: str) -> None:
        addin.consolidate_folder()
        desk.goes_on()
        if what == "register":
            book = openpyxl.load_workbook(desk.path)
            book["Actions"]["E2"] = "Paint the signs green"
            book.save(desk.path)
        elif what == "return":
            desk.tracker.fill_in("PAR", ANSWERS | {("2.1", "Comment"): "Thirteen"})
        else:
            desk.tracker.fill_in("LIB", {})
        before = desk.files()
        addin.consolidate_folder()
        assert desk.said == ("register.xlsx, or a file that it uses, has changed since this plan was made. "
                             "Open the register and press the button again to make a new plan.")
        assert desk.files() == before

    def test_a_register_that_was_saved_without_a_change_is_gone_on_with(self, desk: Desk) -> None:
        addin.consolidate_folder()
        desk.register.wb.save(desk.path)
        desk.goes_on()
        addin.consolidate_folder()
        assert desk.said.startswith("Done. ")

    def test_a_plan_that_was_gone_on_from_is_over(self, desk: Desk) -> None:
        addin.consolidate_folder()
        desk.goes_on()
        addin.consolidate_folder()
        desk.closes(desk.plan)
        before = desk.files()
        addin.consolidate_folder()
        assert "has changed since this plan was made" in desk.said
        assert desk.files() == before

    def test_another_button_does_not_go_on_from_the_plan(self, desk: Desk) -> None:
        addin.consolidate_folder()
        desk.goes_on()
        before = desk.files()
        addin.issue_workbooks()
        assert desk.said.startswith("Book1 is not a register.")
        assert desk.files() == before

    def test_when_nothing_is_new_there_is_no_plan_but_another_folder_can_be_chosen(self, desk: Desk, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        asked = desk.answers("ask_folder", tmp_path / "empty", desk.inbox)
        addin.consolidate_folder()
        assert desk.said == (f"There is nothing new in {tmp_path / 'empty'}, so register.xlsx stays as it is. Read 0 returns. "
                             "Found 0 errors and 0 warnings. 0 new returns, 0 changes, 0 conflicts, 0 proposed actions. Still missing: PAR, LIB. Do you want to choose another folder?")
        assert (len(asked), len(desk.app.books.list)) == (1, 1)
        desk.app.answer = "yes"
        addin.consolidate_folder()
        addin.consolidate_folder()
        assert len(asked) == 2
        assert [book.wb.sheetnames[0] for book in desk.app.books.list[1:]] == ["Plan", "Plan"]

    def test_when_there_are_only_problems_they_are_listed(self, desk: Desk) -> None:
        desk.tracker("issue", "register.xlsx", "--round", "2019-06", "--as-of", "2019-06-30", "--now", NOW)
        desk.opens(desk.path)
        desk.answers("ask_choice", "2019-06")
        addin.consolidate_folder()
        assert "Still missing: PAR, LIB. Do you want to choose another folder?" in desk.said
        assert "Read 0 returns. 1 file could not be used. Found 1 error and 0 warnings." in desk.said
        assert "issued for round 2018-12, not for round 2019-06" in rows(desk.plan, "Sheet")[1][4]

    def test_the_folder_is_asked_for_once_in_each_round(self, desk: Desk) -> None:
        addin.consolidate_folder()
        addin.consolidate_folder()
        assert len(desk.asked) == 1
        desk.tracker("issue", "register.xlsx", "--round", "2019-06", "--as-of", "2019-06-30", "--now", NOW)
        desk.opens(desk.path)
        rounds, asked = desk.answers("ask_choice", "2019-06"), desk.answers("ask_folder", desk.inbox)
        addin.consolidate_folder()
        assert rounds == ["Which round do the returns belong to?"]
        assert asked == ["Choose the folder that contains the returns for 2019-06"]

    def test_a_register_without_a_round_says_what_comes_first(self, tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
        desk = Desk(tracker, monkeypatch)
        for press in (addin.consolidate_folder, addin.who_is_missing):
            press()
            assert desk.said == "register.xlsx has no reporting round yet. Press Issue workbooks first."

    def test_problems_and_conflicts_stand_in_the_plan(self, desk: Desk) -> None:
        desk.tracker.fill_in("PAR", {("1.1", "Status"): "Nearly"}, "PAR again.xlsx")
        desk.tracker.fill_in("PAR", {("1.1", "Status"): "Superseded"}, "PAR third.xlsx")
        addin.consolidate_folder()
        assert {"Conflicts", "Problems"} <= set(desk.plan.wb.sheetnames)
        wrong, *_, together = rows(desk.plan, "Problems")[1:]
        assert "These files are all from PAR: PAR again.xlsx, PAR third.xlsx, PAR.xlsx" in " ".join(together)
        assert wrong[-2:] == ("PAR again.xlsx", "PAR")
        assert str(wrong[1]).startswith(f"=HYPERLINK(\"[{desk.inbox / 'PAR again.xlsx'}]'Actions'!")
        assert {row[1] for row in rows(desk.plan, "Conflicts")[1:]} == {"A", "B"}
        assert "1 conflict, " in desk.said

    def test_a_register_in_the_web_is_taken_from_its_folder_here(self, desk: Desk) -> None:
        desk.register.api.FullName = "https://example.org/sites/parks/register.xlsx"
        asked = desk.answers("ask_folder", desk.path.parent, desk.inbox)
        addin.consolidate_folder()
        assert asked == ["Choose the folder on this computer that holds register.xlsx", "Choose the folder that contains the returns for 2018-12"]
        assert rows(desk.plan, "Plan")[1] == ("Register", str(desk.path))


def held_open(desk: Desk) -> None:
    """From now on, another program holds the register open, as Excel on Windows does."""
    real = Path.replace

    def replace(self: Path, other: Path) -> Path:
        if Path(other) == desk.path:
            raise PermissionError(13, "in use")
        return real(self, other)

    desk.monkeypatch.setattr(Path, "replace", replace)
    desk.monkeypatch.setattr(store, "PATIENCE_SECONDS", 0.1)


class TestIssue:
    @pytest.fixture
    def desk(self, tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> Desk:
        desk = Desk(tracker, monkeypatch)
        desk.answers("ask_text", "2018-12")
        self.days = desk.answers("ask_day", date(2018, 12, 31), date(2019, 1, 15))
        return desk

    def test_the_plan_lists_the_workbooks_and_writes_nothing(self, desk: Desk) -> None:
        before = desk.files()
        addin.issue_workbooks()
        assert desk.said == ("Round 2018-12, as of 2018-12-31: 2 workbooks to issue. The list is in a new workbook. Nothing "
                             "has been issued yet. Close register.xlsx, go back to this plan, and press Issue workbooks.")
        assert [(row[0], row[2]) for row in rows(desk.plan, "Workbooks")[1:]] == [("PAR", "2"), ("LIB", "2")]
        assert dict(rows(desk.plan, "Plan"))["Folder"] == str(desk.tracker.folder / "outbox" / "2018-12")
        assert desk.files() == before

    def test_the_plan_names_the_units_that_get_no_workbook_because_nothing_is_open_there(self, desk: Desk) -> None:
        book = openpyxl.load_workbook(desk.path)
        sheet = book["Actions"]
        columns = {cell.value: cell.column for cell in sheet[1]}
        for ref, heading, value in (("1.1", "Support", None), ("1.2", "Status", "Superseded")):
            row = next(cells[0].row for cells in sheet.iter_rows(min_row=2) if cells[0].value == ref)
            sheet.cell(row, columns[heading] or 0).value = value
        book.save(desk.path)
        desk.opens(desk.path)
        addin.issue_workbooks()
        listed = rows(desk.plan, "Workbooks")
        assert [(row[0], row[2], row[3], row[5]) for row in listed[1:]] == [
            ("PAR", "2", "", ""), ("LIB", "", "", "no workbook: all actions are finished")]

    def test_over_the_plan_and_with_a_yes_the_files_are_those_of_the_command(self, desk: Desk, tmp_path: Path) -> None:
        other = tmp_path / "by command"
        other.mkdir()
        shutil.copy(desk.path, other)
        desk.tracker("issue", "by command/register.xlsx", "--round", "2018-12", "--as-of", "2018-12-31",
                     "--return-by", "2019-01-15", "--now", NOW)
        addin.issue_workbooks()
        desk.goes_on()
        addin.issue_workbooks()
        for name in ("register.xlsx", "outbox/2018-12/LIB.xlsx", "outbox/2018-12/PAR.xlsx"):
            assert (desk.tracker.folder / name).read_bytes() == (other / name).read_bytes()
        assert desk.said == f"Issued 2 workbooks in {desk.tracker.folder / 'outbox' / '2018-12'}. Send each one to its unit."
        assert [book.name for book in desk.app.books.list] == ["Book1", "register.xlsx"]

    def test_a_plan_in_one_language_is_gone_on_from_in_another(self, desk: Desk) -> None:
        with in_language("fr"):
            addin.issue_workbooks()
            assert desk.said.startswith("Cycle 2018-12")
        desk.goes_on()
        addin.issue_workbooks()
        assert desk.said == f"Issued 2 workbooks in {desk.tracker.folder / 'outbox' / '2018-12'}. Send each one to its unit."

    def test_with_a_no_nothing_is_written(self, desk: Desk) -> None:
        addin.issue_workbooks()
        desk.goes_on("no")
        before = desk.files()
        addin.issue_workbooks()
        assert (desk.files(), desk.said) == (before, "Do you want to issue the workbooks listed in this plan for round 2018-12?")

    def test_a_register_that_is_held_open_stops_it_before_anything_is_written(self, desk: Desk) -> None:
        addin.issue_workbooks()
        desk.goes_on()
        held_open(desk)
        before = desk.files()
        addin.issue_workbooks()
        assert (desk.files(), "Nothing was written" in desk.said) == (before, True)

    def test_of_a_round_that_is_open_only_units_without_a_workbook_get_one(self, desk: Desk) -> None:
        desk.tracker.issue("--unit", "PAR")
        desk.opens(desk.path)
        addin.issue_workbooks()
        assert [row[0] for row in rows(desk.plan, "Workbooks")[1:]] == ["LIB"]
        assert self.days == []
        desk.register, issued = desk.app.books.list[0], (desk.tracker.folder / "outbox/2018-12/PAR.xlsx").read_bytes()
        desk.goes_on()
        addin.issue_workbooks()
        assert load(desk.path).register.rounds["2018-12"].issued_to == ("PAR", "LIB")
        assert (desk.tracker.folder / "outbox/2018-12/PAR.xlsx").read_bytes() == issued

    def test_when_every_unit_has_its_workbook_it_says_where_they_are(self, desk: Desk) -> None:
        desk.tracker.issue()
        desk.opens(desk.path)
        addin.issue_workbooks()
        assert desk.said == f"All workbooks for round 2018-12 have already been issued. They are in {desk.tracker.folder / 'outbox' / '2018-12'}."

    def test_a_question_that_is_not_answered_ends_it(self, desk: Desk) -> None:
        def cancel(*_: object) -> str:
            raise asking.Cancelled

        desk.monkeypatch.setattr(asking, "ask_text", cancel)
        addin.issue_workbooks()
        assert (desk.app.said, len(desk.app.books.list)) == ([], 1)


class TestWhoIsMissing:
    def test_they_are_listed_with_their_focal_points(self, desk: Desk) -> None:
        addin.who_is_missing()
        assert desk.said == ("2 units have not returned their workbooks for round 2018-12: PAR, LIB. The units and "
                             "their focal points are listed in a new workbook.")
        assert [row[0] for row in rows(desk.plan, "Sheet")] == ["Unit", "PAR", "LIB"]

    def test_when_all_have_returned_it_says_so(self, desk: Desk) -> None:
        desk.tracker.fill_in("LIB", {})
        desk.tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW)
        desk.opens(desk.path)
        addin.who_is_missing()
        assert desk.app.said == ["All units have returned their workbooks for round 2018-12."]


class TestDecideConflicts:
    @pytest.fixture
    def desk(self, desk: Desk) -> Desk:
        desk.tracker.fill_in("PAR", ANSWERS | {("1.1", "Status"): "Superseded", ("2.1", "Comment"): "None"}, "PAR again.xlsx")
        desk.tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW)
        desk.register = desk.opens(desk.path)
        return desk

    def decide(self, desk: Desk, row: int) -> None:
        sheet = desk.register.wb["Conflicts"]
        at = next(cell.column for cell in sheet[1] if cell.value == "Decision")
        sheet.cell(row, at, KEEP)

    def selected(self, desk: Desk) -> tuple[object, int]:
        """Heading and row of the selected cell."""
        cell = desk.app.selection
        assert cell is not None
        return cell.sheet.ws.cell(1, cell.column).value, cell.row

    def test_the_first_that_waits_is_selected_and_what_to_do_is_said(self, desk: Desk) -> None:
        addin.decide_conflicts()
        assert re.match(r"2 conflicts are waiting for your decision\. In one row of each conflict, choose “Keep the register”", desk.said)
        assert desk.register.wb.active.title == "Conflicts"
        assert self.selected(desk) == ("Decision", 2)

    def test_so_it_is_in_a_register_with_french_sheets(self, desk: Desk) -> None:
        name_in_french(desk.register)
        addin.decide_conflicts()
        assert desk.register.wb.active.title == "Conflits"
        assert self.selected(desk) == ("Decision", 2)

    def test_one_row_decides_a_conflict_and_the_next_one_is_gone_to(self, desk: Desk) -> None:
        self.decide(desk, 3)
        addin.decide_conflicts()
        assert desk.said.startswith("1 conflict is waiting for your decision.")
        assert self.selected(desk) == ("Decision", 4)

    def test_when_all_are_decided_it_says_how_that_is_applied(self, desk: Desk) -> None:
        self.decide(desk, 2)
        self.decide(desk, 5)
        addin.decide_conflicts()
        assert desk.said == ("You have made decisions on 2 conflicts. To apply your decisions, save the register and press Consolidate a folder.")
        assert desk.app.selection is None

    def test_without_conflicts_it_says_so(self, desk: Desk) -> None:
        desk.register.wb["Conflicts"].delete_rows(2, 9)
        addin.decide_conflicts()
        assert desk.said == "No conflicts are waiting for a decision."


class TestHistory:
    @pytest.fixture
    def desk(self, desk: Desk) -> Desk:
        desk.tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW)
        desk.register = desk.opens(desk.path)
        return desk

    def click(self, desk: Desk, sheet: str, row: int) -> None:
        there = desk.register.sheets(sheet)
        there.activate()
        there.range((row, 5)).select()

    @pytest.mark.parametrize(("sheet", "row"), [("Actions", 2), ("History", 2), ("Mine", 4)])
    def test_it_is_that_of_the_row_on_any_sheet_with_a_ref(self, desk: Desk, sheet: str, row: int) -> None:
        mine = desk.register.wb.create_sheet("Mine")
        mine["B3"], mine["B4"] = "Ref.", "1.1"
        self.click(desk, sheet, row)
        addin.history_of_action()
        assert desk.said == "2 changes to action 1.1. They are listed in a new workbook, oldest first."
        listed = rows(desk.plan, "Sheet")
        assert listed[0][:6] == ("When", "Round", "Column", "Old", "New", "How")
        assert listed[1][2:6] == ("Status", "In progress", "Implemented", "Return")
        assert set(texts(desk.plan)) == {("s", "@")}

    @pytest.mark.parametrize(("sheet", "row"), [("Actions", 1), ("Actions", 40), ("About", 2), ("Recommendations", 2)])
    def test_where_no_action_stands_it_says_where_to_click(self, desk: Desk, sheet: str, row: int) -> None:
        self.click(desk, sheet, row)
        addin.history_of_action()
        assert desk.said.startswith("There is no action in the row of the active cell.")

    def test_an_action_to_which_nothing_happened(self, desk: Desk) -> None:
        self.click(desk, "Actions", 3)
        addin.history_of_action()
        assert desk.said == "Action 1.2 has not been changed yet."


class TestHighlight:
    def marked(self, desk: Desk) -> dict[str, str]:
        return {cell.coordinate: cell.comment.text for row in desk.register.wb["Actions"].iter_rows() for cell in row
                if cell.comment}

    def values(self, desk: Desk) -> list[Any]:
        return [row for sheet in desk.register.wb if not sheet.title.startswith("_marks")
                for row in sheet.iter_rows(values_only=True)]

    def test_overdue_actions_get_a_colour_and_words_and_no_value_changes(self, desk: Desk) -> None:
        before, values = desk.files(), self.values(desk)
        desk.app.answer = "yes"
        addin.highlight_late_items()
        assert desk.said == ("1 action is overdue as of 2018-12-31. Do you want to mark it on the Actions sheet? "
                             "To restore the cell later, press Clear marks.")
        note = "1.1: due 2018-06-30, 184 days overdue as of 2018-12-31. In progress."
        assert (self.marked(desk), len(note) <= FITS) == ({"A2": note}, True)
        assert desk.register.wb["Actions"]["A2"].fill.fgColor.rgb == "FFF6D9E3"
        assert (self.values(desk), desk.files()) == (values, before)

    def test_so_they_do_in_a_register_with_french_sheets(self, desk: Desk) -> None:
        name_in_french(desk.register)
        desk.app.answer = "yes"
        addin.highlight_late_items()
        assert "on the Mesures sheet" in desk.app.said[-1]
        assert desk.register.wb["Mesures"]["A2"].comment.text.startswith("1.1: due 2018-06-30")

    def test_with_a_no_nothing_is_marked(self, desk: Desk) -> None:
        addin.highlight_late_items()
        assert (len(desk.app.said), self.marked(desk), "_marks" in desk.register.wb.sheetnames) == (1, {}, False)

    def test_with_autosave_on_it_is_said_first_that_everybody_gets_the_marks(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "argv", ["", "highlight_late_items", "--autosave"])
        monkeypatch.setattr(highlighting, "may_mark", lambda book: asking.may_mark(book) and False)
        desk.app.answer = "yes"
        addin.highlight_late_items()
        assert desk.said.startswith("AutoSave is on for register.xlsx")
        assert self.marked(desk) == {}

    def test_what_is_typed_and_not_saved_counts_and_old_marks_go(self, desk: Desk) -> None:
        desk.app.answer = "yes"
        addin.highlight_late_items()
        sheet = desk.register.wb["Actions"]
        status = next(cell.column for cell in sheet[1] if cell.value == "Status")
        sheet.cell(2, status, "Superseded")
        addin.highlight_late_items()
        assert desk.said == "No action is overdue as of 2018-12-31."
        assert (self.marked(desk), "_marks" in desk.register.wb.sheetnames) == ({}, False)

    def test_the_day_is_the_one_that_was_chosen_in_the_ribbon(self, desk: Desk) -> None:
        desk.answers("ask_day", date(2020, 1, 31))
        addin.as_of_date()
        desk.app.answer = "yes"
        addin.highlight_late_items()
        assert sorted(self.marked(desk)) == ["A2", "A3"]

    def test_marks_that_were_saved_do_not_get_into_the_register(self, desk: Desk) -> None:
        desk.app.answer = "yes"
        addin.highlight_late_items()
        desk.register.wb.save(desk.path)
        done = desk.tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW, "--json")
        assert json.loads(done.out)["problems"] == []
        assert "_marks" not in openpyxl.load_workbook(desk.path).sheetnames

    def test_marks_do_not_make_the_register_differ_from_its_file(self, desk: Desk) -> None:
        desk.app.answer = "yes"
        addin.highlight_late_items()
        desk.register.api.Saved = False
        addin.who_is_missing()
        assert desk.said.startswith("2 units have not returned")


def test_the_folder_of_returns_is_remembered_for_the_register(desk: Desk) -> None:
    addin.consolidate_folder()
    assert folders.recall("test", "returns") == str(desk.inbox)
