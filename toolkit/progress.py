"""How far work has come: jobs say it step by step, and whoever watches draws it, or stops them.

A job takes no parameter for this. Its door names who watches, for all that is done within a block; so what lies deep
in a job can say its steps, too.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from toolkit.words.speaking import Message

Item = TypeVar("Item")


class Stopped(BaseException):
    """Somebody wants work to end before it is done; no fault, so nothing that mends faults may keep it."""


class Progress(Protocol):
    """Whoever watches."""

    def step(self, what: "Message", done: int, total: int) -> None:
        """Be told how far the work has come. It happens thousands of times, so it must be quick.

        Args:
            what: Is being done.
            done: How much of it is.
            total: How much there is to do; 0 where nobody knows.

        Raises:
            Stopped: The work is to end here.
        """


class _Nobody:
    def step(self, what: "Message", done: int, total: int) -> None:
        """Nobody watches."""


_WATCHING: ContextVar[Progress] = ContextVar("watching", default=_Nobody())  # noqa: B039 - it holds nothing


@contextmanager
def watched_by(progress: Progress) -> Iterator[None]:
    """Let somebody watch the work of a block."""
    before = _WATCHING.set(progress)
    try:
        yield
    finally:
        _WATCHING.reset(before)


def step(what: "Message", done: int = 0, total: int = 0) -> None:
    """Say how far the work has come, to whoever watches.

    Raises:
        Stopped: It is to end here.
    """
    _WATCHING.get().step(what, done, total)


def each(what: "Message", items: Sequence[Item]) -> Iterator[Item]:
    """The items, one after the other, with a step before each.

    Raises:
        Stopped: The work is to end before one of them.
    """
    for done, item in enumerate(items):
        step(what, done, len(items))
        yield item
