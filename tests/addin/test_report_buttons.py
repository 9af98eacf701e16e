"""The group Reports, over the real front end of xlwings: documents as the command line makes them, opened when done."""

import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import xlwings as xw

from tests.addin.file_engine import App, as_caller
from tests.addin.test_asking import Asked
from tests.doors.command_line import ACTIONS, NOW, Tracker
from tests.registers import SOURCE, register
from toolkit import addin, opening, resources
from toolkit.addin import folders, reports
from toolkit.addin.excel import asking
from toolkit.jobs.registers import create
from toolkit.jobs.reporting import formats, report


class Desk:
    """A person at Excel, who has the register open."""

    def __init__(self, tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
        self.tracker = tracker
        self.register = tracker.folder / "register.xlsx"
        self.reports = tracker.folder / "reports"
        self.reports.mkdir()
        self.opened: list[Path] = []
        """What this computer opened."""
        self.patch = monkeypatch.setattr
        self.patch(reports, "open_with_its_program", self.opened.append)
        self.patch(reports, "moment", lambda: datetime.fromisoformat(NOW))
        self.excel = self.sees(self.register, monkeypatch)
        self.chooses(self.reports)

    def sees(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> App:
        return as_caller(path, monkeypatch)

    def chooses(self, *paths: Path) -> Asked:
        return self._answers("ask_folder", *paths)

    def names(self, *texts: str) -> Asked:
        return self._answers("ask_choice", *texts)

    def gives(self, *days: date) -> Asked:
        """Answer with these days; what was proposed."""
        proposed = Asked(*days)
        self.patch(asking, "ask_day", lambda _, proposal: proposed(str(proposal)))
        return proposed

    def _answers(self, question: str, *answers: Any) -> Asked:
        asked = Asked(*answers)
        self.patch(asking, question, lambda words, *_: asked(words))
        return asked


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    tracker = Tracker(tmp_path, monkeypatch, capsys)
    tracker.make_issued()
    return Desk(tracker, monkeypatch)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("name", [one.name for one in formats()])
def test_each_house_format_gives_the_document_of_the_command_line(desk: Desk, name: str) -> None:
    addin.report_in(name)
    assert (desk.excel.said, names(desk.reports)) == ([], [f"{name} 2018-12-31.docx"])
    desk.tracker("report", "register.xlsx", "--format", name, "-o", "by command.docx", "--now", NOW)
    made = desk.reports / f"{name} 2018-12-31.docx"
    assert made.read_bytes() == (desk.tracker.folder / "by command.docx").read_bytes()
    assert desk.opened == [made]
    assert desk.excel.status_bar is False


def test_only_formats_that_fit_are_offered_and_another_is_refused_with_those_that_do(desk: Desk) -> None:
    held = register(ACTIONS)
    held.sources[SOURCE] = replace(held.sources[SOURCE], kind="spreadsheet")
    desk.register.unlink()
    create(desk.register, held, datetime.fromisoformat(NOW))
    desk.excel = desk.sees(desk.register, pytest.MonkeyPatch())
    offered: list[list[str]] = []

    def choose_the_first(_: str, choices: list[str]) -> str:
        offered.append(choices)
        return choices[0]

    desk.patch(asking, "ask_choice", choose_the_first)
    addin.progress_report()
    assert offered == [["council-report", "management-response", "progress-table"]]
    addin.report_in("mission-report")
    assert "council-report, management-response, progress-table" in desk.excel.said[-1]
    assert [path.name.split()[0] for path in desk.opened] == ["council-report"]


def test_the_main_button_asks_once_and_then_uses_the_format_of_the_last_report(desk: Desk) -> None:
    asked = desk.names("management-response")
    addin.progress_report()
    addin.report_in("progress-table")
    addin.progress_report()
    assert (len(asked), [path.name.split()[0] for path in desk.opened]) == (
        1, ["management-response", "progress-table", "progress-table"])


def test_the_status_bar_says_which_report_is_being_made(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def watched(*words: Any, **more: Any) -> object:
        seen.append(desk.excel.status_bar)
        return report(*words, **more)

    monkeypatch.setattr("toolkit.jobs.reporting.report", watched)
    addin.report_in("progress-table")
    assert seen == ["Tracker is making the report progress-table 2018-12-31.docx …"]


def test_changes_that_are_not_saved_are_saved_first(desk: Desk) -> None:
    sheet = desk.excel.books.list[0].wb["Actions"]
    column = next(cell.column for cell in sheet[1] if cell.value == "Action")
    sheet.cell(2, column).value = "Paint the doors"
    desk.excel.books.list[0].api.Saved = False
    addin.report_in("progress-table")
    assert desk.excel.said == ["register.xlsx has unsaved changes. Save it and press the button again."]
    assert (desk.opened, names(desk.reports)) == ([], [])


def test_a_file_that_onedrive_has_not_brought_up_to_date_is_waited_for(desk: Desk) -> None:
    book = desk.excel.books.list[0]
    book.api.FullName = "https://example.org/sites/parks/register.xlsx"
    desk.chooses(desk.tracker.folder, desk.reports)
    addin.report_in("progress-table")
    sheet = book.wb["Actions"]
    column = next(cell.column for cell in sheet[1] if cell.value == "Action")
    sheet.cell(2, column).value = "Paint the doors"
    addin.report_in("progress-table")
    (said,) = desk.excel.said
    assert said.startswith(f"register.xlsx in {desk.tracker.folder} is not up to date with the open register. Wait until")
    assert len(desk.opened) == 1


def test_what_is_no_register_is_refused_before_anything_is_asked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    openpyxl.Workbook().save(desk.tracker.folder / "other.xlsx")
    excel = desk.sees(desk.tracker.folder / "other.xlsx", monkeypatch)
    desk.chooses()
    desk.names()
    for button in (addin.progress_report, addin.report_in_another, addin.as_of_date, addin.open_reports_folder,
                   lambda: addin.report_in("progress-table")):
        button()
    assert [said.split(".xlsx ")[1].split(".")[0] for said in excel.said] == ["is not a register"] * 5


def test_the_chosen_day_is_proposed_from_the_round_and_remembered(desk: Desk) -> None:
    proposed = desk.gives(date(2018, 6, 1), date(2018, 7, 1))
    addin.as_of_date()
    addin.as_of_date()
    assert proposed == ["2018-12-31", "2018-06-01"]
    addin.report_in("progress-table")
    assert names(desk.reports) == ["progress-table 2018-07-01.docx"]
    assert desk.excel.said[-1] == (
        "Reports and lists of overdue actions for register.xlsx use the as-of date 2018-07-01.")


def test_a_new_round_brings_its_own_day(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.gives(date(2018, 6, 1))
    addin.as_of_date()
    desk.tracker("issue", "register.xlsx", "--round", "2019-06", "--as-of", "2019-06-30", "--return-by", "2019-07-15")
    desk.sees(desk.register, monkeypatch)
    addin.report_in("progress-table")
    assert names(desk.reports) == ["progress-table 2019-06-30.docx"]


def test_without_a_day_anywhere_it_is_asked_for_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    create(desk.tracker.folder / "young.xlsx", register(ACTIONS, as_of=None), datetime.fromisoformat(NOW))
    desk.sees(desk.tracker.folder / "young.xlsx", monkeypatch)
    proposed = desk.gives(date(2018, 3, 1))
    addin.report_in("progress-table")
    addin.report_in("management-response")
    assert proposed == ["None"]
    assert names(desk.reports) == ["management-response 2018-03-01.docx", "progress-table 2018-03-01.docx"]


def test_a_report_that_is_there_is_renewed_only_on_a_yes_and_keeps_what_was_edited(desk: Desk) -> None:
    addin.report_in("progress-table")
    made = desk.reports / "progress-table 2018-12-31.docx"
    document = docx.Document(str(made))
    document.paragraphs[-1].add_run(" Ask the board.")
    document.save(str(made))
    edited = made.read_bytes()
    addin.report_in("progress-table")
    addin.report_in("progress-table")
    assert names(desk.reports) == ["progress-table 2018-12-31 (2).docx", "progress-table 2018-12-31 (3).docx", made.name]
    assert made.read_bytes() == edited
    desk.excel.answer = "yes"
    addin.report_in("progress-table")
    assert docx.Document(str(made)).paragraphs[-1].text.endswith(" Ask the board.")
    assert desk.excel.said[3:] == [f"{made.name} is renewed: 1 edit kept, 0 conflicts in comments."]


def change_template(folder: Path, old: str, new: str) -> None:
    """Write other words into a template."""
    document = docx.Document(str(folder / "template.docx"))
    every = [*document.paragraphs, *(one for table in document.tables for cell in table._cells for one in cell.paragraphs)]
    found = next(one for one in every if old in one.text)
    found.runs[0].text = found.text.replace(old, new)
    for run in found.runs[1:]:
        run.text = ""
    document.save(str(folder / "template.docx"))


def test_what_a_template_leaves_out_and_that_it_changed_is_said(desk: Desk) -> None:
    ours = own_format(desk.tracker.folder / "formats", "ours")
    desk.chooses(ours, desk.reports)
    addin.report_in_another()
    assert desk.excel.said == []
    change_template(ours, "{%tr for action in recommendation.actions %}", "{%tr for action in recommendation.actions[1:] %}")
    desk.excel.answer = "yes"
    addin.progress_report()
    renewed, new_template, left_out = desk.excel.said[-1].split("\n\n")
    assert renewed == "ours 2018-12-31.docx is renewed: 0 edits kept, 0 conflicts in comments."
    assert new_template.startswith("The template of the house format changed since the report was made.")
    assert left_out == "This report lists 1 of the 3 actions that it counts. Its template leaves out the others."


def test_what_is_no_report_of_ours_is_left_alone_also_on_a_yes(desk: Desk) -> None:
    addin.report_in("progress-table")
    made = desk.reports / "progress-table 2018-12-31.docx"
    made.write_bytes(b"something else")
    desk.excel.answer = "yes"
    addin.report_in("progress-table")
    assert made.read_bytes() == b"something else"
    assert "cannot be read" in desk.excel.said[1]


def own_format(folder: Path, name: str) -> Path:
    target = folder / name
    shutil.copytree(resources.folder("reports") / "progress-table", target)
    return target


def test_a_house_format_of_their_own_is_chosen_by_its_folder_and_used_again(desk: Desk) -> None:
    ours = own_format(desk.tracker.folder / "formats", "ours")
    asked = desk.chooses(ours, desk.reports)
    addin.report_in_another()
    addin.progress_report()
    assert (desk.excel.said[0].split(" already exists")[0], len(asked)) == ("ours 2018-12-31.docx", 2)
    assert names(desk.reports) == ["ours 2018-12-31 (2).docx", "ours 2018-12-31.docx"]


def test_of_several_of_their_own_one_is_named(desk: Desk) -> None:
    for name in ("long", "short"):
        own_format(desk.tracker.folder / "formats", name)
    desk.chooses(desk.tracker.folder / "formats", desk.reports)
    desk.names("short")
    addin.report_in_another()
    assert names(desk.reports) == ["short 2018-12-31.docx"]


def test_a_folder_without_a_house_format_is_refused_and_not_remembered(desk: Desk) -> None:
    (desk.tracker.folder / "empty").mkdir()
    desk.chooses(desk.tracker.folder / "empty", desk.reports)
    addin.report_in_another()
    assert desk.excel.said[0].startswith("There is no house format empty.")
    assert desk.names("progress-table") == []
    addin.progress_report()
    assert names(desk.reports) == ["progress-table 2018-12-31.docx"]


def test_the_folder_of_the_reports_is_asked_for_once_and_opened(desk: Desk) -> None:
    asked = desk.chooses(desk.reports)
    addin.open_reports_folder()
    addin.open_reports_folder()
    addin.report_in("progress-table")
    assert desk.opened == [desk.reports, desk.reports, desk.reports / "progress-table 2018-12-31.docx"]
    assert asked == ["Choose the folder for the reports on register.xlsx"]


@pytest.mark.parametrize("broken", ["soon", "", "2018-13-01"])
def test_a_day_that_is_not_understood_in_the_memory_does_not_count(desk: Desk, broken: str) -> None:
    folders.remember(folders.register_id(xw.Book.caller()), "as-of date instead of 2018-12-31", broken)
    addin.report_in("progress-table")
    assert names(desk.reports) == ["progress-table 2018-12-31.docx"]


@pytest.mark.parametrize(("system", "program"), [("darwin", "open"), ("linux", "xdg-open")])
def test_each_system_opens_files_with_its_own_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, program: str
) -> None:
    run: list[list[str | Path]] = []
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(subprocess, "run", lambda words, **_: run.append(words))
    opening.open_with_its_program(tmp_path)
    assert run == [[program, tmp_path]]


def test_windows_opens_files_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr("os.startfile", opened.append, raising=False)
    opening.open_with_its_program(tmp_path)
    assert opened == [tmp_path]


@pytest.mark.parametrize("error", [FileNotFoundError(), subprocess.CalledProcessError(3, "xdg-open")])
def test_a_report_that_no_program_opens_is_there_all_the_same(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(subprocess, "run", fail)
    monkeypatch.setattr(reports, "open_with_its_program", opening.open_with_its_program)
    addin.report_in("progress-table")
    made = desk.reports / "progress-table 2018-12-31.docx"
    assert desk.excel.said == [f"No program could open {made}. Open it yourself."]
    assert made.exists()
