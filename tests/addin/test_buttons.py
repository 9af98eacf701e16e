"""What the buttons do, over the real front end of xlwings: the open workbook stays as it is, and a person is told."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest

from tests.addin.file_engine import as_caller
from tests.addin.ribbon import PROJECT, jobs
from toolkit import __version__, addin
from toolkit.addin.excel import pressing
from toolkit.addin.excel.pressing import StatusBar
from toolkit.jobs.returns import open_return
from toolkit.tracker.record.problems import Problem, what_is_wrong, what_to_do
from toolkit.words.phrases import READING_RETURNS


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
    monkeypatch.setattr(open_return, "check_open_return", fail)
    monkeypatch.setattr(pressing, "log_details", lambda: tmp_path / "tracker.log")
    addin.check_return()
    assert app.said == [f"Something unexpected happened. Nothing was saved. Details are in {tmp_path / 'tracker.log'}."]
    assert app.status_bar is False


def test_the_status_bar_says_how_far_work_has_come_but_not_more_often_than_it_can_be_read() -> None:
    app: Any = SimpleNamespace(status_bar="")
    seconds = iter([0.0, 0.4, 1.1, 1.5, 2.2])
    status_bar = StatusBar(app, lambda: next(seconds))
    seen = []
    for done in range(4):
        status_bar.step(READING_RETURNS, done, 4)
        seen.append(app.status_bar)
    assert seen == ["", "Reading returns: 1 of 4", "Reading returns: 1 of 4", "Reading returns: 3 of 4"]


def test_about_and_doctor_say_the_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    openpyxl.Workbook().save(tmp_path / "any.xlsx")
    app = as_caller(tmp_path / "any.xlsx", monkeypatch)
    addin.about()
    addin.doctor()
    assert [f"tracker-toolkit {__version__}" in said for said in app.said] == [True, True]


def test_what_each_sub_hands_to_python_runs_in_a_process_without_the_tests(tmp_path: Path) -> None:
    """The jobs that RunPython names, with the file engine in place of Excel."""
    path = tmp_path / "any.xlsx"
    openpyxl.Workbook().save(path)
    pressed = "\n".join([
        "from pathlib import Path; import pytest; import tests.addin.file_engine as engine",
        "from toolkit.addin.__main__ import main",
        f"for job in {jobs()!r}:",
        f"    app = engine.as_caller(Path({str(path)!r}), pytest.MonkeyPatch())",
        "    main([*job.split(), '--book=97-110-121', '--window=0'])",
        "    print(job, len(app.said), app.status_bar)"])
    done = subprocess.run([sys.executable, "-c", pressed], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (done.stdout.splitlines(), done.stderr) == ([f"{job} 1 False" for job in jobs()], "")
