"""How a run ends: the codes that it exits with, and what a person reads where something unexpected happened."""

import os
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from toolkit.progress import Stopped

DONE, DONE_WITH_ERRORS, WRONG_USAGE, CONFLICTS_WAIT, ENVIRONMENT = range(5)
UNEXPECTED, INTERRUPTED, READER_GONE, TERMINATED = 70, 130, 141, 143
CODES = (DONE, DONE_WITH_ERRORS, WRONG_USAGE, CONFLICTS_WAIT, ENVIRONMENT,
         UNEXPECTED, INTERRUPTED, READER_GONE, TERMINATED)
"""What a run exits with; `docs/index.md` says what each means."""


class StoppedBySignal(Stopped):
    """A person or the system wants the run to end.

    Attributes:
        code: What the run exits with.
    """

    def __init__(self, number: int) -> None:
        self.code = TERMINATED if number == signal.SIGTERM else INTERRUPTED


def heed_signals() -> None:
    """From now on, raise `StoppedBySignal` where a person or the system wants this process to end.

    A signal that whoever began the run wants ignored stays so. Of the processes that this one starts none has a say.
    """
    mine = os.getpid()

    def stop(number: int, _: object) -> None:
        if os.getpid() == mine:
            raise StoppedBySignal(number)

    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, stop)


@contextmanager
def undisturbed(*numbers: signal.Signals) -> Iterator[None]:
    """Let signals wait, also for what the block starts: processes cannot answer them before they have begun.

    Args:
        numbers: Of the signals; all that want the run to end if there are none.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, numbers or (signal.SIGINT, signal.SIGTERM))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def ended_by(error: BaseException) -> tuple[int, str]:
    """The code of a run that an exception ended, and the sentence for the person; "" if nothing need be said."""
    try:
        return _code_and_sentence(error)
    except Exception:  # without the tables of words nothing can be said but the fault itself
        return UNEXPECTED, _fault(error)


def _code_and_sentence(error: BaseException) -> tuple[int, str]:
    from toolkit.streams import OutputLost
    from toolkit.words import console as words
    from toolkit.words.speaking import said, text

    if isinstance(error, KeyboardInterrupt | Stopped):
        return (error.code if isinstance(error, StoppedBySignal) else INTERRUPTED), text(words.STOPPED)
    if isinstance(error, OutputLost):
        return (ENVIRONMENT, said(words.OUTPUT_LOST, why=error.why)) if error.why else (READER_GONE, "")
    try:
        return UNEXPECTED, said(words.UNEXPECTED, log=log_details(error))
    except (OSError, ImportError):
        return UNEXPECTED, said(words.UNEXPECTED_UNLOGGED, fault=_fault(error))


def _fault(error: BaseException) -> str:
    from toolkit.streams import clean

    return clean(f"{type(error).__name__}: {' '.join(str(error).split())}")


def tell(sentence: str) -> None:
    """Say the sentence on stderr, if there is one and anybody can be told."""
    if sentence and sys.stderr:
        with suppress(OSError):
            sys.stderr.write(f"{sentence}\n")
            sys.stderr.flush()


def log_details(error: BaseException | None = None) -> Path:
    """Write an exception to the log file, and say where that is.

    Args:
        error: The one that is being handled if absent.

    Raises:
        OSError: The log file cannot be written.
        ImportError: The library that knows where it belongs is not there.
    """
    from platformdirs import user_log_path

    details = traceback.format_exception(error or sys.exception())
    path = user_log_path("tracker", appauthor=False, ensure_exists=True) / "tracker.log"
    with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
        log.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} tracker {' '.join(sys.argv[1:])}\n{''.join(details)}")
    return path
