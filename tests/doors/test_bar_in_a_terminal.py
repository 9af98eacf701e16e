"""A command in a real terminal: the line comes, goes before anything is said, and never reaches a pipe."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.doors.command_line import NOW, Tracker
from tests.doors.sabotage import PROJECT, run
from toolkit.endings import DONE

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
AT_ONCE = """
import toolkit.bar as bar
bar.AFTER_SECONDS = bar.EVERY_SECONDS = 0.001
"""
"""The line comes at once, and not after a second."""
WAITING = """
import threading
import toolkit.jobs.returns.receiving as receiving
drawn, draw, real, called = threading.Event(), bar.Bar.draw, receiving.receive_one, []
def drawing(self):
    draw(self)
    if self._drawn is not None and self._at[1] == 2:
        drawn.set()
def reading(*args):
    called.append(args)
    if len(called) == 3:
        assert drawn.wait(60), "the line did not come"
    return real(*args)
bar.Bar.draw, receiving.receive_one = drawing, reading
"""
"""The third return is not read before the line says that two are."""


@pytest.fixture
def returned(tracker: Tracker) -> Tracker:
    tracker.make_issued()
    data = tracker.fill_in("PAR", {("1.1", "Comment"): "Second coat is on"}).read_bytes()
    for number in range(4):
        (tracker.folder / "inbox" / f"PAR {number}.xlsx").write_bytes(data)
    return tracker


def in_a_terminal(folder: Path, *words: str, sabotage: str, **more: str) -> tuple[int, str, str]:
    """Run a command whose messages go to a terminal: its code, its output, and what the terminal got."""
    site = folder / "site"
    site.mkdir(exist_ok=True)
    (site / "sitecustomize.py").write_text(sabotage, encoding="utf-8")
    ours, its = pty.openpty()
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(site), str(PROJECT)]), "TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen([sys.executable, "-m", "toolkit", *words], cwd=folder, stdin=its, stdout=subprocess.PIPE,
                               stderr=its, env=environment | more, text=True, encoding="utf-8")
    os.close(its)
    seen = bytearray()
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # as Linux says that the other end is closed
            break
        if not part:
            break
        seen += part
    os.close(ours)
    out = process.communicate()[0]
    return process.returncode, out, seen.decode()


CHECK = ("check", "inbox", "--register", "register.xlsx", "--now", NOW)


def test_the_line_counts_and_is_gone_before_the_result_is_told(returned: Tracker) -> None:
    code, out, seen = in_a_terminal(returned.folder, *CHECK, sabotage=AT_ONCE + WAITING)
    assert code == DONE, seen
    assert "Reading returns" in seen
    assert "2 of 5" in seen
    told = seen[seen.index("Read 5 returns."):]
    assert " of 5" not in told, "the line came back"
    assert "\x1b[2K" in seen[:seen.index("Read 5 returns.")]
    assert seen.count("\x1b[?25l") == seen.count("\x1b[?25h"), "the cursor is shown again"
    assert "Reading returns" not in out


@pytest.mark.parametrize("option", ["--quiet", "--json"])
def test_whoever_wants_only_data_sees_no_line(returned: Tracker, option: str) -> None:
    _, _, seen = in_a_terminal(returned.folder, *CHECK, option, sabotage=AT_ONCE)
    assert "Reading" not in seen
    assert "\x1b[2K" not in seen


def test_a_pipe_gets_the_messages_alone(returned: Tracker) -> None:
    expected = run(returned.folder, *CHECK)
    done = run(returned.folder, *CHECK, sabotage=AT_ONCE)
    assert (done.stdout, done.stderr) == (expected.stdout, expected.stderr)
    assert "\x1b" not in done.stderr


def test_a_command_of_a_moment_shows_no_line(returned: Tracker) -> None:
    code, _, seen = in_a_terminal(returned.folder, "formats", sabotage="")
    assert (code, "\x1b[2K" in seen) == (DONE, False)
