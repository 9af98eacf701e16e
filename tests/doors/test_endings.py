"""How a run ends that does not end well: one sentence, a code that says why, and never a traceback."""

import re
from pathlib import Path

import pytest

from tests.doors.command_line import Tracker
from tests.doors.sabotage import at_import, run
from toolkit import endings

FAULT = "raise RuntimeError('a fault of ours')"


def log_in(folder: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in folder.rglob("tracker.log"))


def test_python_m_toolkit_is_the_same_as_tracker(tracker: Tracker) -> None:
    for words in (("--help",), ("issue", "--help"), ("formats", "--json"), ("--version",)):
        done = run(tracker.folder, *words)
        assert (done.returncode, done.stdout) == (0, tracker(*words).out)


def test_something_unexpected_leaves_a_sentence_a_log_and_a_code_of_its_own(tracker: Tracker) -> None:
    done = run(tracker.folder, "formats", sabotage=at_import("toolkit.jobs.reporting", FAULT))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (endings.UNEXPECTED, "", 1)
    assert done.stderr.startswith("Something unexpected happened.")
    assert "a fault of ours" in log_in(tracker.folder)


@pytest.mark.parametrize("module", ["toolkit.cli", "typer", "toolkit.tracker.record.problems", "toolkit.console"])
@pytest.mark.parametrize("fault", [FAULT, "raise ImportError('a fault of ours')"])
def test_also_while_the_toolkit_is_imported(tracker: Tracker, module: str, fault: str) -> None:
    done = run(tracker.folder, "formats", sabotage=at_import(module, fault))
    assert (done.returncode, done.stderr.count("\n")) == (endings.UNEXPECTED, 1)
    assert done.stderr.startswith("Something unexpected happened.")
    assert "a fault of ours" in log_in(tracker.folder)


def test_where_no_log_can_be_written_the_sentence_itself_names_the_fault(tracker: Tracker) -> None:
    (tracker.folder / "state").write_bytes(b"a file where a folder should be")
    done = run(tracker.folder, "formats", sabotage=at_import("toolkit.jobs.reporting", FAULT))
    assert (done.returncode, done.stderr.count("\n")) == (endings.UNEXPECTED, 1)
    assert "RuntimeError: a fault of ours" in done.stderr


def test_without_the_tables_of_words_the_fault_is_named_in_one_line(tracker: Tracker) -> None:
    sabotage = at_import("toolkit.words.console", FAULT) + at_import("toolkit.words.console", FAULT)
    done = run(tracker.folder, "formats", sabotage=sabotage)
    assert (done.returncode, done.stderr) == (endings.UNEXPECTED, "RuntimeError: a fault of ours\n")


def test_every_code_is_in_the_documentation() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "index.md").read_text(encoding="utf-8")
    documented = set(map(int, re.findall(r"^\| (\d+) \|", page, re.MULTILINE)))
    assert documented == set(endings.CODES)
