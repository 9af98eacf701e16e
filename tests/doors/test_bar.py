"""How far a command has come: on the terminal of a person, after a second, and nowhere else."""

import io
import sys
import threading

import pytest

from toolkit import bar
from toolkit.bar import Bar
from toolkit.progress import each, step, watched_by
from toolkit.words.phrases import MERGING, READING_RETURNS, told

ERASED = "\x1b[2K"


class Terminal(io.StringIO):
    """A terminal that a person looks at; it notes what is written to it."""

    def isatty(self) -> bool:
        return True

    @property
    def shown(self) -> str:
        """What was written since it was last looked at."""
        written = self.getvalue()
        self.seek(0)
        self.truncate()
        return written


class Clock:
    """A clock that stands still until it is set."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    return Terminal()


def test_the_line_says_what_is_done_how_much_of_it_and_how_long_it_will_still_take(terminal: Terminal) -> None:
    clock = Clock()
    line = Bar(terminal, clock)
    line.draw()
    assert terminal.shown == "", "before the first step nothing can be said"
    line.step(READING_RETURNS, 0, 1000)
    line.draw()
    assert "0 of 1,000" in terminal.shown
    for done in (100, 200, 300):
        clock.now += 10
        line.step(READING_RETURNS, done, 1000)
        line.draw()
    shown = terminal.shown
    assert "Reading returns" in shown
    assert "300 of 1,000" in shown
    assert "1:10 left" in shown


def test_of_what_nobody_can_count_it_says_what_is_done(terminal: Terminal) -> None:
    line = Bar(terminal)
    line.step(MERGING, 0, 0)
    line.draw()
    shown = terminal.shown
    assert "Merging returns" in shown
    assert " of " not in shown
    assert "left" not in shown


def test_it_is_gone_while_something_else_is_said_and_comes_back_with_the_next_step(terminal: Terminal) -> None:
    line = Bar(terminal)
    line.step(MERGING, 0, 0)
    line.draw()
    line.hide()
    assert terminal.shown.rstrip("\n").endswith(ERASED)
    line.draw()
    assert terminal.shown == ""
    line.step(READING_RETURNS, 1, 2)
    line.draw()
    assert "1 of 2" in terminal.shown


def test_no_colour_is_shown_to_those_who_want_none(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    line = Bar(terminal)
    line.step(READING_RETURNS, 1, 2)
    line.draw()
    shown = terminal.shown
    assert "1 of 2" in shown
    assert "\x1b[3" not in shown.replace("\x1b[3m", "")
    assert "38;" not in shown


def test_a_terminal_that_cannot_take_back_a_line_gets_none(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    line = Bar(terminal)
    line.step(READING_RETURNS, 1, 2)
    line.draw()
    line.hide()
    assert terminal.shown == ""


def test_rich_is_loaded_only_when_there_is_something_to_draw(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rich.progress", None)
    with bar.shown(terminal):
        step(READING_RETURNS, 1, 2)
    assert terminal.shown == ""


def test_a_pipe_gets_no_line_and_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setattr(threading, "Thread", None)
    written = io.StringIO()
    with bar.shown(written):
        step(READING_RETURNS, 1, 2)
    assert written.getvalue() == ""


def test_steps_within_a_job_reach_whoever_watches_and_nobody_else() -> None:
    seen = []

    class Watching:
        def step(self, what: object, done: int, total: int) -> None:
            seen.append((done, total))

    with watched_by(Watching()):
        assert [*each(READING_RETURNS, "ab")] == ["a", "b"]
    step(MERGING)
    assert seen == [(0, 2), (1, 2)]


def test_in_one_line_it_is_said_to_those_who_draw_no_bar() -> None:
    assert told(READING_RETURNS, 120, 1000) == "Reading returns: 120 of 1,000"
    assert told(MERGING, 0, 0) == "Merging returns …"
