"""Rows written and read: a register against XlsxWriter alone for the same cells, by pattern against strictly.

    python -m benchmarks.rows [--runs 3] [--units 200] [--actions 100]

Seconds of the processor, in one process, in turn; medians. Trust the ratios.
"""

import argparse
import gc
import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from random import Random
from statistics import median
from unittest.mock import patch

import xlsxwriter

from benchmarks.make_returns import NOW, register_of
from toolkit.reading import worksheets
from toolkit.reading.patterns import strings
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.record.cells import RawWorkbook
from toolkit.workbook.register.record_sheet import RecordSheet
from toolkit.workbook.register.writing import write_register
from toolkit.workbook.writing.workbook import Book


def by_xlsxwriter(raw: RawWorkbook) -> bytes:
    """The cells of a workbook in two formats, the empty ones of its tables too, by XlsxWriter alone."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        look = book.add_format({"text_wrap": True, "border": 1})
        day = book.add_format({"num_format": "yyyy-mm-dd", "border": 1})
        for held in raw.sheets:
            sheet = book.add_worksheet(held.name)
            width = max((max(row) for row in held.rows.values()), default=0)
            for number, row in held.rows.items():
                for at in range(width):
                    value = row.get(at + 1)
                    if isinstance(value, str):
                        sheet.write_string(number - 1, at, value, look)
                    elif isinstance(value, date):
                        sheet.write_datetime(number - 1, at, value, day)
                    elif isinstance(value, int | float):
                        sheet.write_number(number - 1, at, value, look)
                    else:
                        sheet.write_blank(number - 1, at, None, look)
    return out.getvalue()


class Clock:
    """Seconds of the processor within some functions, while others are called."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def around(self, function: Callable[..., object]) -> Callable[..., object]:
        """The function, whose time counts."""
        def timed(*given: object) -> object:
            start = time.process_time()
            try:
                return function(*given)
            finally:
                self.seconds += time.process_time() - start
        return timed


def seconds(work: Callable[[], object]) -> float:
    """Of the processor."""
    start = time.process_time()
    work()
    return time.process_time() - start


def strictly(work: Callable[[], object]) -> Callable[[], None]:
    """The same, with nothing read by pattern."""
    def run() -> None:
        with patch.object(worksheets, "by_pattern", _never), patch.object(strings, "by_pattern", _never):
            work()
    return run


def _never(*_: object) -> None:
    """Gives up."""


def main() -> None:
    """Measure, and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--units", type=int, default=200)
    parser.add_argument("--actions", type=int, default=100)
    arguments = parser.parse_args()
    gc.disable()  # as every command does
    register = register_of(arguments.units, arguments.actions, Random(1))
    data = write_register(register, NOW)
    raw = read_workbook(data)
    found: dict[str, list[float]] = {}
    for _ in range(arguments.runs):
        clock = Clock()
        with patch.object(RecordSheet, "_write_rows", clock.around(RecordSheet._write_rows)), \
                patch.object(Book, "to_bytes", clock.around(Book.to_bytes)):
            whole = seconds(lambda: write_register(register, NOW))
        for name, spent in (
            ("its rows and its packing", clock.seconds), ("with all that is computed for it", whole),
            ("XlsxWriter alone, the same cells", seconds(lambda: by_xlsxwriter(raw))),
            ("reading it by pattern", seconds(lambda: read_workbook(data))),
            ("reading it strictly", seconds(strictly(lambda: read_workbook(data)))),
        ):
            found.setdefault(name, []).append(spent)
        gc.collect()
    first = median(next(iter(found.values())))
    cells = sum(len(row) for sheet in raw.sheets for row in sheet.rows.values())
    print(f"A register of {arguments.units * arguments.actions:,} actions, {cells:,} cells with a value\n")
    print("| | seconds of the processor | times the first |\n| --- | ---: | ---: |")
    for name, spent in ((name, median(each)) for name, each in found.items()):
        print(f"| {name} | {spent:.2f} | {spent / first:.1f} |")


if __name__ == "__main__":
    main()
