"""How a run ends: the codes that it exits with, and what a person reads where something unexpected happened."""

import sys
import time
import traceback
from contextlib import suppress
from pathlib import Path

DONE, DONE_WITH_ERRORS, WRONG_USAGE, CONFLICTS_WAIT, ENVIRONMENT = range(5)
UNEXPECTED, READER_GONE = 70, 141
CODES = (DONE, DONE_WITH_ERRORS, WRONG_USAGE, CONFLICTS_WAIT, ENVIRONMENT, UNEXPECTED, READER_GONE)
"""What a run exits with; `docs/index.md` says what each means."""


def ended_by(error: BaseException) -> tuple[int, str]:
    """The code of a run that an exception ended, and the sentence for the person; "" if nothing need be said."""
    try:
        return _code_and_sentence(error)
    except Exception:  # without the tables of words nothing can be said but the fault itself
        return UNEXPECTED, _fault(error)


def _code_and_sentence(error: BaseException) -> tuple[int, str]:
    from toolkit.streams import OutputLost
    from toolkit.words import console as words
    from toolkit.words.speaking import said

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
