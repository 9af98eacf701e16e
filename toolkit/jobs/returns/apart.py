"""Doing the same to many files in processes apart, where one that ends its process cannot take the others along."""

import gc
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from itertools import zip_longest
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
PROCESSES = 2
BATCH = 8


@contextmanager
def apart(work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Callable[[], list[Result | None]]]:
    """Do some work with processes apart, while the block goes on.

    The computer may end a process in the middle of its work, such as one that needs too much memory. All that was under
    way is then done again, one by one.

    Args:
        work: What is done to each; a function that processes can pass on.
        items: To what.

    Yields:
        A function that waits and gives the results in order; None for what ends the process that does it.
    """
    batches = [items[start:start + BATCH] for start in range(0, len(items), BATCH)]
    with _processes(PROCESSES) as pool:
        with _undisturbed(), suppress(BrokenProcessPool):  # which a process may be before all is handed over
            pending = []
            for batch in batches:
                pending.append(pool.submit(_each, work, batch))

        def collect() -> list[Result | None]:
            results: list[Result | None] = []
            for batch, future in zip_longest(batches, pending):
                try:
                    results += future.result() if future else _one_by_one(work, batch)
                except BrokenProcessPool:
                    results += _one_by_one(work, batch)
            return results

        yield collect


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
    with _processes(1) as pool, suppress(BrokenProcessPool):
        for item in items:
            with _undisturbed():
                future = pool.submit(work, item)
            results.append(future.result())
    return results


@contextmanager
def _processes(count: int) -> Iterator[ProcessPoolExecutor]:
    pool = ProcessPoolExecutor(count, initializer=_begin)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """What a process that reads does first: only the one that began it answers when a person wants the run to end."""
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let Ctrl-C wait, also for the processes that the block starts: they cannot answer it before they have begun."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
