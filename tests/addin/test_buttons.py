"""What the buttons do, over the real front end of xlwings: the open workbook stays as it is, and a person is told."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from tests.addin.file_engine import App, as_caller
from tests.addin.ribbon import PROJECT, commands
from tests.doors.command_line import Tracker
from toolkit import __version__, addin
from toolkit.jobs.checking import check_returns
from toolkit.tracker.problems import Problem, what_is_wrong, what_to_do

NOW = datetime(2019, 1, 20)
ANSWERS: list[dict[tuple[str, str], object]] = [
    {},
    {("1.1", "Status"): "Nearly", ("1.1", "Date of implementation"): "soon"},
    {("1.1", "Status"): "In progres", ("2.1", "Status"): "=1+1"},
    {("1.1", "Ref."): "9.9", ("2.1", "Deadline"): "Never"},
    {("1.1", "Status"): "Implemented", ("1.1", "Date of implementation"): 42, ("2.1", "Comment"): "#REF!"},
]


@pytest.fixture
def tracker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tracker:
    tracker = Tracker(tmp_path, monkeypatch, capsys)
    tracker.make_register()
    tracker.issue()
    return tracker


def listed(app: App) -> list[tuple[object, ...]]:
    """The rows of the new workbook with the problems; none if there is no new workbook."""
    new = app.books.list[1:]
    return [row for book in new for row in book.wb.worksheets[0].iter_rows(min_row=2, values_only=True)]


@pytest.mark.parametrize("answers", ANSWERS, ids=lambda answers: f"{len(answers)} answers")
def test_a_return_has_the_same_problems_in_excel_and_on_the_command_line(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, answers: dict[tuple[str, str], object]
) -> None:
    path = tracker.fill_in("PAR", answers)
    app = as_caller(path, monkeypatch)
    addin.check_return()
    expected = [(p.place.sheet, p.place.cell, what_is_wrong(p))
                for p in check_returns([path], NOW).problems]
    assert [(row[0], row[1], row[4]) for row in listed(app)] == expected
    assert bool(expected) == bool(answers)


def test_a_check_changes_nothing_in_the_return(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tracker.fill_in("PAR", ANSWERS[1])
    before = path.read_bytes()
    app = as_caller(path, monkeypatch)
    cells = [[c.value for row in sheet.iter_rows() for c in row] for sheet in app.books.list[0].wb.worksheets]
    addin.check_return()
    assert [[c.value for row in sheet.iter_rows() for c in row] for sheet in app.books.list[0].wb.worksheets] == cells
    assert path.read_bytes() == before
    assert app.status_bar is False


def test_hostile_text_is_listed_as_text(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tracker.fill_in("PAR", {("1.1", "Ref."): "'=HYPERLINK(\"http://x\")"})
    app = as_caller(path, monkeypatch)
    addin.check_return()
    sheet = app.books.list[1].wb.worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    assert {cell.number_format for row in sheet.iter_rows() for cell in row} == {"@"}


def test_a_workbook_that_is_no_return_is_refused_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    openpyxl.Workbook().save(tmp_path / "other.xlsx")
    app = as_caller(tmp_path / "other.xlsx", monkeypatch)
    addin.check_return()
    assert app.said == [what_is_wrong(Problem("no-identity")) + " " + what_to_do(Problem("no-identity"))]


def test_what_nobody_foresaw_is_one_sentence_and_a_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a secret detail")

    openpyxl.Workbook().save(tmp_path / "other.xlsx")
    app = as_caller(tmp_path / "other.xlsx", monkeypatch)
    monkeypatch.setattr(addin.returns, "check_open_return", fail)
    monkeypatch.setattr(addin.pressing, "log_details", lambda: tmp_path / "tracker.log")
    addin.check_return()
    assert app.said == [f"Something unexpected happened; nothing was saved. Details are in {tmp_path / 'tracker.log'}."]
    assert app.status_bar is False


def test_about_and_doctor_say_the_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    openpyxl.Workbook().save(tmp_path / "any.xlsx")
    app = as_caller(tmp_path / "any.xlsx", monkeypatch)
    addin.about()
    addin.doctor()
    assert [f"tracker-toolkit {__version__}" in said for said in app.said] == [True, True]


@pytest.mark.parametrize("command", commands())
def test_what_a_sub_hands_to_python_runs_in_a_process_of_its_own(tmp_path: Path, command: str) -> None:
    """The command that RunPython builds, with the file engine in place of Excel."""
    path = tmp_path / "any.xlsx"
    openpyxl.Workbook().save(path)
    plugged = (f"from pathlib import Path; import tests.addin.file_engine as e; import pytest;"
               f"app = e.as_caller(Path({str(path)!r}), pytest.MonkeyPatch());")
    runs = (f"{plugged} import xlwings.utils;xlwings.utils.prepare_sys_path('false;{path.name};tracker.xlam;;;;');"
            f"{command}; print(len(app.said), app.status_bar)")
    done = subprocess.run([sys.executable, "-c", runs, f"--wb={path.name}", "--from_xl=1"], cwd=PROJECT,
                          capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("1 False", "")
