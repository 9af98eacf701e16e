"""Mutants of a real return: kinds of cells, dates, formulas, rows, strings and sheets changed.

Every one is read and merged in memory. Those that are read otherwise than the honest return, and one in ten of the
others, are held against openpyxl; one in 500 is checked, sent back and merged on disk. `tests/trust/mutants.py` holds
all that are read against openpyxl, and tries as many as it is told.
"""

import warnings
from contextlib import redirect_stdout
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.hostile.test_oracles import as_written
from tests.openpyxl_values import by_openpyxl
from tests.trust import mutants
from tests.trust.mutants import IN_SUITE, QUICK, THOROUGH, chunks, examine, mutant_of
from toolkit.jobs.returns import receiving
from toolkit.reading.package import Limits
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.record.cells import RawWorkbook


@pytest.mark.slow(reason="250 mutants, half of which openpyxl reads too")
@pytest.mark.parametrize("numbers", chunks(0, IN_SUITE["formats"]), ids=lambda numbers: str(numbers.start))
def test_a_return_that_means_something_else_by_its_format_is_refused_or_read_as_openpyxl_reads_it(numbers: range) -> None:
    assert not examine("formats", numbers, QUICK).faults


@pytest.mark.parametrize("kind", ["formats", "markup"])
@pytest.mark.parametrize("data_only", [False, True])
def test_the_values_that_openpyxl_is_asked_for_are_those_of_the_workbook_that_it_loads(kind: str, data_only: bool) -> None:
    for number in range(100, 110):
        mutant = mutant_of(kind, number)
        read = by_openpyxl(mutant, data_only=data_only)
        try:
            with warnings.catch_warnings(), redirect_stdout(None):
                warnings.simplefilter("ignore")
                book = load_workbook(BytesIO(mutant), data_only=data_only)
        except Exception:  # It reads more than values, and finds more that is wrong.
            continue
        loaded = {f"{sheet.title} {cell.coordinate}": cell.value for sheet in book.worksheets for row in sheet.iter_rows()
                  for cell in row if cell.value is not None}
        assert read is not None
        assert {at: as_written(value) for at, value in read.items()} == {at: as_written(value) for at, value in loaded.items()}


def test_a_value_that_is_read_wrongly_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(source: Path | bytes, *, limits: Limits) -> RawWorkbook:
        raw = read_workbook(source, limits=limits)
        sheets = [replace(sheet, rows={row: {column: "x" if value == "In progress" else value for column, value in
                                             cells.items()} for row, cells in sheet.rows.items()}) for sheet in raw.sheets]
        return replace(raw, sheets=tuple(sheets))

    monkeypatch.setattr(receiving, "read_workbook", wrong)
    faults = examine("formats", range(20), THOROUGH).faults
    assert any("('Actions E2', 'In progress', 'x')" in fault for fault in faults)
    assert all("--kind formats --first " in fault for fault in faults)


def test_an_error_that_nothing_catches_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise IndexError("nothing there")

    monkeypatch.setattr(mutants, "consolidate", fails)
    assert any("uncaught IndexError" in fault for fault in examine("formats", range(20), QUICK).faults)
