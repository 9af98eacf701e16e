"""Help names every command and loads none; each is loaded when it is asked for."""

import subprocess
import sys

import pytest

from tests.doors.command_line import Tracker
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
                   "toolkit.workbook.register.reading", "xlsxwriter", "toolkit.word.documents"):
        assert f" {module}" not in loaded, module
