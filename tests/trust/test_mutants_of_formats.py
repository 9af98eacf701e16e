"""Mutants of a real return: kinds of cells, dates, formulas, rows, strings and sheets changed.

Every one is read and merged in memory. Those that are read otherwise than the honest return, and one in ten of the
others, are held against openpyxl; one in 500 is checked, sent back and merged on disk. `tests/trust/mutants.py` holds
all that are read against openpyxl, and tries as many as it is told.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.trust import mutants
from tests.trust.mutants import IN_SUITE, QUICK, THOROUGH, chunks, examine
from toolkit.jobs import receiving
from toolkit.reading.package import Limits
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.record.cells import RawWorkbook


@pytest.mark.slow(reason="250 mutants, half of which openpyxl reads too")
@pytest.mark.parametrize("numbers", chunks(0, IN_SUITE["formats"]), ids=lambda numbers: str(numbers.start))
def test_a_return_that_means_something_else_by_its_format_is_refused_or_read_as_openpyxl_reads_it(numbers: range) -> None:
    assert not examine("formats", numbers, QUICK).faults


def test_a_value_that_is_read_wrongly_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(source: Path | bytes, *, limits: Limits) -> RawWorkbook:
        raw = read_workbook(source, limits=limits)
        sheets = [replace(sheet, rows={row: {column: "x" if value == "In progress" else value for column, value in
                                             cells.items()} for row, cells in sheet.rows.items()}) for sheet in raw.sheets]
        return replace(raw, sheets=tuple(sheets))

    monkeypatch.setattr(receiving, "read_workbook", wrong)
    faults = examine("formats", range(20), THOROUGH).faults
    assert any("('Actions H2', 'In progress', 'x')" in fault for fault in faults)
    assert all("--kind formats --first " in fault for fault in faults)


def test_an_error_that_nothing_catches_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise IndexError("nothing there")

    monkeypatch.setattr(mutants, "consolidate", fails)
    assert any("uncaught IndexError" in fault for fault in examine("formats", range(20), QUICK).faults)
