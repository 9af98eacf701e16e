"""Doing the same to many files in processes apart, where one that ends its process cannot take the others along.

The processes are of this computer, or of a cluster: whoever hands the work over needs an executor as
`concurrent.futures` has them, and knows of one that a process was lost by its `BrokenExecutor`.
"""

import gc
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from typing import Generic, TypeVar

from toolkit.endings import undisturbed
from toolkit.progress import step
from toolkit.words.phrases import READING_RETURNS

Item = TypeVar("Item")
Result = TypeVar("Result")
PROCESSES = 2
BATCH = 8
ON_THE_WAY = 64 * 1024 * 1024
"""Bytes of files that are sent before what was sent first has been read."""


@dataclass(frozen=True, slots=True)
class Apart:
    """Who does work apart.

    Attributes:
        opened: Gives an executor, which is closed when its block ends.
        sees_files: Whether it sees the files of this computer, so that none need be sent.
    """

    opened: Callable[[], AbstractContextManager[Executor]]
    sees_files: bool = True


class _Work(Generic[Item, Result]):
    """Some work on many items, handed over in batches, with the results in order.

    Args:
        work: What is done to each; a function that processes can pass on.
        items: To what.
        sent: What is handed over in the place of an item, and how many bytes are sent with it.
    """

    def __init__(
        self, work: Callable[[Item], Result], items: Sequence[Item], sent: Callable[[Item], tuple[Item, int]]
    ) -> None:
        self._work, self._items, self._sent = work, items, sent
        self._waiting = deque(items[start:start + BATCH] for start in range(0, len(items), BATCH))
        self._begun = deque[tuple[Sequence[Item], Future[list[Result]], int]]()
        self._on_the_way = 0

    def hand_over(self, executor: Executor) -> None:
        """Hand over as much as may be on its way."""
        with suppress(BrokenExecutor):  # which it may be before all is handed over
            while self._waiting and (self._on_the_way < ON_THE_WAY or not self._begun):
                batch = self._waiting[0]
                sent = [self._sent(item) for item in batch]
                size = sum(bytes_sent for _, bytes_sent in sent)
                with undisturbed(signal.SIGINT):
                    self._begun.append((batch, executor.submit(_each, self._work, [item for item, _ in sent]), size))
                    self._waiting.popleft()
                self._on_the_way += size

    def results(self, executor: Executor) -> list[Result | None]:
        """Wait for all results; what a lost process was at is done again here, one by one."""
        results: list[Result | None] = []
        while len(results) < len(self._items):
            step(READING_RETURNS, len(results), len(self._items))
            if not self._begun:
                results += _one_by_one(self._work, self._waiting.popleft())
                continue
            batch, future, size = self._begun.popleft()
            try:
                results += future.result()
            except BrokenExecutor:
                results += _one_by_one(self._work, batch)
            self._on_the_way -= size
            self.hand_over(executor)
        return results


def _as_it_is(item: Item) -> tuple[Item, int]:
    return item, 0


def _each(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    return [work(item) for item in items]


def _one_by_one(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result | None]:
    results: list[Result | None] = []
    while len(results) < len(items):
        results += _until_one_ends_it(work, items[len(results):]) or [None]
    return results


def _until_one_ends_it(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """The results up to the one that ends a new process; none if that is the first, which alone is to blame then."""
    results: list[Result] = []
    with _processes(1) as pool, suppress(BrokenExecutor):
        for item in items:
            with undisturbed(signal.SIGINT):
                future = pool.submit(work, item)
            results.append(future.result())
    return results


@contextmanager
def _processes(count: int = PROCESSES) -> Iterator[ProcessPoolExecutor]:
    pool = ProcessPoolExecutor(count, initializer=_begin)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


HERE = Apart(_processes)
"""Processes of this computer."""


def _begin() -> None:
    """What a process that reads does first: only the one that began it answers when a person wants the run to end."""
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


@contextmanager
def apart(
    work: Callable[[Item], Result], items: Sequence[Item], who: Apart = HERE,
    sent: Callable[[Item], tuple[Item, int]] = _as_it_is,
) -> Iterator[Callable[[], list[Result | None]]]:
    """Do some work with processes apart, while the block goes on.

    The computer may end a process in the middle of its work, such as one that needs too much memory. All that was under
    way is then done again, one by one.

    Args:
        work: What is done to each; a function that processes can pass on.
        items: To what.
        who: Does it.
        sent: What is handed over in the place of an item to who does not see the files of this computer, and how many
            bytes are sent with it.

    Yields:
        A function that waits and gives the results in order; None for what ends the process that does it.

    Raises:
        Refused: Who is to do it cannot.
    """
    with who.opened() as executor:
        begun = _Work(work, items, _as_it_is if who.sees_files else sent)
        begun.hand_over(executor)
        yield lambda: begun.results(executor)
