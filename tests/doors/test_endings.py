"""How a run ends that does not end well: one sentence, a code that says why, and never a traceback."""

import json
import os
import re
from collections.abc import Iterator
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


@pytest.mark.parametrize("module", ["toolkit.cli.app", "typer", "toolkit.tracker.record.problems", "toolkit.console"])
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


@pytest.fixture
def full() -> Iterator[int]:
    """An output that is full from the start."""
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    handle = os.open("/dev/full", os.O_WRONLY)
    yield handle
    os.close(handle)


@pytest.fixture
def left() -> Iterator[int]:
    """A pipe that its reader has left."""
    reader, writer = os.pipe()
    os.close(reader)
    yield writer
    os.close(writer)


UNBUFFERED, ON_A_TERMINAL = {"PYTHONUNBUFFERED": "1"}, {"TTY_COMPATIBLE": "1"}
SAID: list[tuple[tuple[str, ...], dict[str, str]]] = [
    (("formats",), {}), (("formats",), UNBUFFERED), (("formats",), ON_A_TERMINAL), (("formats", "--json"), {}),
    (("show", "register.xlsx", "--quiet"), {}), (("explain", "--json", "deadline", "End 2019"), UNBUFFERED),
    (("--help",), {}), (("formats", "--help"), {}), (("--version",), UNBUFFERED),
]


@pytest.mark.parametrize(("words", "how"), SAID, ids=str)
def test_a_full_output_is_named(tracker: Tracker, full: int, words: tuple[str, ...], how: dict[str, str]) -> None:
    tracker.make_register()
    done = run(tracker.folder, *words, stdout=full, environment=how)
    assert (done.returncode, done.stderr.count("\n")) == (endings.ENVIRONMENT, 1)
    assert "The output is incomplete" in done.stderr
    assert os.strerror(28) in done.stderr


@pytest.mark.parametrize(("words", "how"), SAID, ids=str)
def test_a_reader_that_has_gone_away_is_not_told_anything(
    tracker: Tracker, left: int, words: tuple[str, ...], how: dict[str, str]
) -> None:
    tracker.make_register()
    done = run(tracker.folder, *words, stdout=left, environment=how)
    assert (done.returncode, done.stderr) == (endings.READER_GONE, "")


@pytest.mark.parametrize("how", [{}, ON_A_TERMINAL], ids=str)
@pytest.mark.parametrize(("words", "code", "out"), [
    (("show", "nowhere.xlsx"), endings.WRONG_USAGE, ""), (("show",), endings.WRONG_USAGE, ""),
    (("explain", "deadline", "End 2019"), endings.DONE, "End 2019"),
])
def test_messages_that_cannot_be_written_change_nothing_else(
    tracker: Tracker, full: int, words: tuple[str, ...], code: int, out: str, how: dict[str, str]
) -> None:
    done = run(tracker.folder, *words, stderr=full, environment=how)
    assert (done.returncode, out in done.stdout) == (code, True)


def test_outputs_that_are_closed_are_written_to_nowhere(tracker: Tracker) -> None:
    closed = "import os, sys; os.close(1); os.close(2); sys.stdout = sys.stderr = None"
    done = run(tracker.folder, "explain", "deadline", "End 2019", sabotage=closed)
    assert (done.returncode, done.stdout, done.stderr) == (endings.DONE, "", "")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_what_an_encoding_lacks_is_written_in_another_way(tracker: Tracker, encoding: str) -> None:
    words, how = ("explain", "deadline", "Конец 2019 г. 😀 é"), {"PYTHONUTF8": "0", "PYTHONIOENCODING": encoding}
    table = run(tracker.folder, *words, environment=how, encoding=encoding)
    assert (table.returncode, "\\u041a" in table.stdout) == (endings.DONE, True)
    read = json.loads(run(tracker.folder, *words, "--json", environment=how, encoding=encoding).stdout)
    assert read["text"] == words[2]
