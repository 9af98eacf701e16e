"""What a button starts: `python -m toolkit.addin JOB --lang=CODE --book=CODES`."""

import sys

import xlwings as xw

from toolkit import addin
from toolkit.addin.excel.calling import called_from, job_of, language_of
from toolkit.tracker.record.problems import Refused
from toolkit.words.languages.catalogues import in_language


def main(told: list[str]) -> None:
    """Do the job of a button, in the language of the add-in.

    Args:
        told: The words of the command line.

    Raises:
        SystemExit: The button is not known, or the workbook no longer open; Excel says so.
    """
    with in_language(language_of(told)):
        _do(told)


def _do(told: list[str]) -> None:
    job, *words = job_of(told)
    try:
        if job not in addin.BUTTONS:
            raise Refused("button-unknown", found=job)
        if not hasattr(xw.Book, "_mock_caller"):  # a test has put a workbook there
            called_from(told).set_mock_caller()
    except Refused as refused:
        raise SystemExit(str(refused)) from None
    getattr(addin, job)(*words)


if __name__ == "__main__":
    main(sys.argv[1:])
