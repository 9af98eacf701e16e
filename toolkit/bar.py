"""How far a command has come, on a line of the terminal; only a person sees it, and only where it takes long.

The line is drawn from time to time by a thread, since some stages are long and take no steps.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from toolkit.endings import undisturbed
from toolkit.progress import watched_by
from toolkit.words.phrases import TIME_LEFT, count_of
from toolkit.words.speaking import Message, said, text

if TYPE_CHECKING:
    from rich.progress import Progress as Drawn

AFTER_SECONDS, EVERY_SECONDS = 1.0, 0.1
"""When the line comes for the first time, and how often it is drawn anew."""
WIDTH = 30
_DRAWING = threading.RLock()
"""Held while the line is drawn, and while a process is split: its other half must not wait for a thread it lacks."""
_SHOWN: "list[Bar]" = []
"""The line that is on the terminal now, if there is one."""
if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_DRAWING.acquire, after_in_parent=_DRAWING.release, after_in_child=_DRAWING.release)


class Bar:
    """A line that says what is being done, how much of it, and how long it will still take.

    Args:
        stream: Of the terminal.
        clock: Gives seconds.
    """

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream, self._clock = stream, clock
        self._at: tuple[Message, int, int] | None = None
        self._drawn: Drawn | None = None
        self._what: Message | None = None

    def step(self, what: Message, done: int, total: int) -> None:
        """Remember how far the work has come, until the line is drawn again."""
        self._at = what, done, total

    def draw(self) -> None:
        """Draw the line."""
        with _DRAWING:
            if self._at is None:
                return
            what, done, total = self._at
            if what is not self._what:
                self._erase()
            if self._drawn is None:
                self._begin(what)
            if self._drawn is None:
                return
            [task] = self._drawn.tasks
            self._drawn.update(task.id, completed=done, total=total or None)
            left = self._left(task.time_remaining) if total else ""
            self._drawn.update(task.id, count=count_of(done, total), left=left)
            self._drawn.refresh()

    def hide(self) -> None:
        """Take the line away, until there is another step: something else is to be said."""
        with _DRAWING:
            self._at = None
            self._erase()

    def _begin(self, what: Message) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        console = Console(file=self._stream, highlight=False, markup=False, emoji=False)
        if not console.is_interactive:  # a terminal that cannot take a line back
            return
        columns = (*(TextColumn("{task." + name + "}", markup=False) for name in ("description", "fields[count]")),
                   TextColumn("{task.fields[left]}", markup=False))
        drawn = Progress(columns[0], BarColumn(WIDTH), *columns[1:], console=console, auto_refresh=False,
                         transient=True, redirect_stdout=False, redirect_stderr=False, get_time=self._clock)
        drawn.add_task(text(what), total=None, count="", left="")
        drawn.start()
        self._drawn, self._what = drawn, what

    def _erase(self) -> None:
        if self._drawn is not None:
            self._drawn.stop()
        self._drawn = self._what = None

    @staticmethod
    def _left(seconds: float | None) -> str:
        if seconds is None:
            return ""
        minutes, rest = divmod(int(seconds), 60)
        hours, minutes = divmod(minutes, 60)
        return said(TIME_LEFT, time=f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}")


def hide() -> None:
    """Take the line away that is on the terminal, if there is one."""
    for bar in _SHOWN:
        bar.hide()


@contextmanager
def shown(stream: TextIO) -> Iterator[None]:
    """Show on a stream how far the work of a block has come, if a person looks at it and it takes long."""
    if not stream.isatty():
        yield
        return
    bar, ended = Bar(stream), threading.Event()

    def draw_from_time_to_time() -> None:
        patience = AFTER_SECONDS
        while not ended.wait(patience):
            bar.draw()
            patience = EVERY_SECONDS

    thread = threading.Thread(target=draw_from_time_to_time, daemon=True)
    with undisturbed():  # a signal is for the thread that works
        thread.start()
    _SHOWN.append(bar)
    try:
        with watched_by(bar):
            yield
    finally:
        _SHOWN.remove(bar)
        ended.set()
        thread.join()
        bar.hide()
