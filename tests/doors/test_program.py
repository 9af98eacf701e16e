"""Help names every command and loads none; each is loaded when it is asked for."""

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

from tests.doors.command_line import Tracker
from toolkit.cli import typed
from toolkit.cli.options import Command, Day, FormatsFolder, Now, RegisterArgument, RoundOption, UnitOption
from toolkit.cli.program import COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_loaded_by_its_name(tracker: Tracker, name: str) -> None:
    told = tracker(name, "--help")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(f"Usage: tracker {name}")


def test_help_loads_no_command_and_nothing_of_a_register() -> None:
    asked = "import sys; sys.argv = ['tracker', '--help']\nfrom toolkit.__main__ import main\ntry: main()\nfinally: print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
    assert "toolkit.cli.program" in loaded
    for module in ("toolkit.cli.look", "toolkit.cli.reports", "toolkit.tracker.record", "toolkit.jobs", "rich", "pandas"):
        assert f" {module}" not in loaded, module


@pytest.mark.slow(reason="each command is run twice by a Python of its own")
@pytest.mark.parametrize("command", ["show", "history", "missing", "status", "round"])
def test_a_command_that_looks_into_a_register_does_not_load_what_merges_or_writes(tracker: Tracker, command: str) -> None:
    tracker.make_issued()
    words = [command, "register.xlsx", *(["1.1"] if command == "history" else [])]
    asked = (f"import sys; sys.argv = ['tracker', *{words!r}]\nfrom toolkit.jobs import cached\ncached.WORTH_FROM = 0\n"
             "from toolkit.__main__ import main\ntry: main()\nfinally: print(*sys.modules)")
    for _ in range(2):
        loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True,
                                cwd=tracker.folder).stdout.splitlines()[-1]
    for module in ("toolkit.tracker.merge.consolidate", "toolkit.tracker.wording.deadlines", "toolkit.reading.worksheets",
                   "toolkit.workbook.register.reading", "xlsxwriter", "toolkit.word.documents", "pydantic"):
        assert f" {module}" not in loaded, module


READ = dict[str, Any]


def read_by(words: list[str], read_here: bool, monkeypatch: pytest.MonkeyPatch) -> READ | str:
    """What a command with a parameter of each kind is given, or why it refuses what was typed."""
    app, given = typer.Typer(add_completion=False, rich_markup_mode=None), READ()

    @app.command(cls=Command)
    def run(path: RegisterArgument, more: list[Path] | None = None, as_of: Day = None, round_name: RoundOption = None,
            unit: UnitOption = None, folder: FormatsFolder = None, now: Now = None, number: int | None = None,
            text: str = "as it was", count: int = 3, flag: bool = False, where: Path = Path("here")) -> None:
        given.update({name: value for name, value in locals().items() if name != "given"})

    with monkeypatch.context() as patched:
        if not read_here:
            patched.setattr("toolkit.cli.options.read_here", lambda _: None)
        try:
            typer.main.get_command(app)(words, standalone_mode=False)
        except Exception as error:
            return f"{type(error).__name__}: {getattr(error, 'message', error)}"
    return given


@pytest.mark.parametrize("words", [
    "a.xlsx", "a.xlsx --as-of 2018-12-31 --round 2018-12 --unit A --unit B --formats-folder x --formats-folder y",
    "a.xlsx --more b --more c/d --number 4 --text é --count 5 --flag --where .", "a.xlsx --now 2020-01-02T03:04:05",
    "a.xlsx --as-of tomorrow", "a.xlsx --number four", "a.xlsx --round ' '", "", "a.xlsx --text ''", "a.xlsx --where ''",
    "a.xlsx --now never", "a.xlsx --text 'two\tparts'", "'' --unit ''", "/"])
def test_what_people_type_is_read_as_typer_reads_it(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    here, by_typer = (read_by(shlex.split(words), one, monkeypatch) for one in (True, False))
    assert here == by_typer
    if isinstance(here, dict) and isinstance(by_typer, dict):
        assert {key: type(value) for key, value in here.items()} == {key: type(value) for key, value in by_typer.items()}


def test_what_cannot_be_read_is_left_to_typer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    locked = tmp_path / "locked.xlsx"
    locked.touch()
    monkeypatch.setattr(os, "access", lambda path, _: Path(path) != locked)
    here, by_typer = (read_by([str(locked)], one, monkeypatch) for one in (True, False))
    assert here == by_typer
    assert "is not readable" in str(here)


def test_a_typer_that_reads_otherwise_is_let_be() -> None:
    typed.read_here([object()])
