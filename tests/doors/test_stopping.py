"""Ctrl-C, and a request of the system to end: one sentence, a code of its own, and no file half written."""

import signal
import sys
from pathlib import Path

import pytest

from tests.doors.command_line import Tracker
from tests.doors.sabotage import INTERRUPT, TERMINATE, at_call, at_import, run
from toolkit import endings, store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process of Windows cannot send itself a signal")
STOPPED = "The run was stopped before its end, and no file is half written.\n"
CONSOLIDATE = ("consolidate", "register.xlsx", "inbox", "--round", "2018-12")
GROUP = """
import concurrent.futures.process as process, multiprocessing, os, signal
multiprocessing.set_start_method({method!r})
real = process.ProcessPoolExecutor.submit
def sabotaged(*args, **options):
    found = real(*args, **options)
    {ready}
    os.killpg(0, signal.SIGINT)
    return found
process.ProcessPoolExecutor.submit = sabotaged
"""


@pytest.fixture
def returned(tracker: Tracker) -> Tracker:
    """A register with a return that waits to be consolidated."""
    tracker.make_issued()
    tracker.fill_in("PAR", {("1.1", "Comment"): "Second coat is on"})
    return tracker


def half_written(folder: Path) -> list[Path]:
    return [*folder.rglob(".*.tmp")]


@pytest.mark.parametrize("module", [
    "toolkit.streams", "toolkit.cli.app", "typer", "toolkit.words.console", "toolkit.tracker.record.problems",
    "toolkit.jobs.consolidating", "toolkit.workbook.register", "xlsxwriter"])
def test_ctrl_c_is_answered_in_a_sentence_from_the_first_moment(returned: Tracker, module: str) -> None:
    before = (returned.folder / "register.xlsx").read_bytes()
    done = run(returned.folder, *CONSOLIDATE, sabotage=at_import(module, INTERRUPT))
    assert (done.returncode, done.stdout, done.stderr) == (endings.INTERRUPTED, "", STOPPED)
    assert (returned.folder / "register.xlsx").read_bytes() == before


def test_also_before_the_toolkit_can_say_what_it_does_with_a_signal(tracker: Tracker) -> None:
    done = run(tracker.folder, "formats", sabotage=at_import("toolkit.endings", INTERRUPT))
    assert (done.returncode, done.stderr) == (endings.INTERRUPTED, STOPPED)


@pytest.mark.parametrize("function", ["fsync", "replace", "fdopen"])
@pytest.mark.parametrize(("deed", "code"), [(INTERRUPT, endings.INTERRUPTED), (TERMINATE, endings.TERMINATED)])
def test_whatever_is_being_written_the_register_is_as_it_was_and_nothing_is_left_over(
    returned: Tracker, function: str, deed: str, code: int
) -> None:
    before = (returned.folder / "register.xlsx").read_bytes()
    done = run(returned.folder, *CONSOLIDATE, sabotage=at_call("os", function, deed))
    assert (done.returncode, done.stdout, done.stderr) == (code, "", STOPPED)
    assert (returned.folder / "register.xlsx").read_bytes() == before
    assert half_written(returned.folder) == []
    assert returned(*CONSOLIDATE).code == endings.DONE


def test_a_run_that_waits_for_another_one_can_be_stopped(returned: Tracker) -> None:
    with store.locked(returned.folder / "register.xlsx"):
        done = run(returned.folder, *CONSOLIDATE, sabotage=at_call("time", "sleep", INTERRUPT))
    assert (done.returncode, done.stderr) == (endings.INTERRUPTED, STOPPED)


@pytest.mark.slow(reason="sixty returns are read by processes that begin anew")
@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.parametrize("ready", ["", "found.result()"])
def test_the_processes_that_read_many_returns_say_nothing_of_their_own(
    returned: Tracker, method: str, ready: str
) -> None:
    data = (returned.folder / "inbox" / "PAR.xlsx").read_bytes()
    for number in range(60):
        (returned.folder / "inbox" / f"PAR {number}.xlsx").write_bytes(data)
    done = run(returned.folder, *CONSOLIDATE, sabotage=GROUP.format(method=method, ready=ready), new_session=True)
    assert (done.returncode, done.stderr) == (endings.INTERRUPTED, STOPPED)


@pytest.mark.parametrize(("number", "deed"), [("SIGINT", INTERRUPT), ("SIGTERM", TERMINATE)])
def test_a_signal_that_was_to_be_ignored_when_the_run_began_is_ignored(
    tracker: Tracker, number: str, deed: str
) -> None:
    ignored = f"import signal; signal.signal(signal.{number}, signal.SIG_IGN)\n"
    done = run(tracker.folder, "formats", sabotage=ignored + at_import("typer", deed))
    assert (done.returncode, done.stderr) == (endings.DONE, "")


def test_a_demo_that_is_stopped_leaves_no_file_half_written(tracker: Tracker) -> None:
    done = run(tracker.folder, "demo", sabotage=at_call("os", "replace", INTERRUPT))
    assert (done.returncode, done.stderr) == (endings.INTERRUPTED, STOPPED)
    assert half_written(tracker.folder) == []


def test_the_codes_are_those_that_shells_give_such_runs() -> None:
    assert endings.INTERRUPTED == 128 + signal.SIGINT
    assert endings.TERMINATED == 128 + signal.SIGTERM
