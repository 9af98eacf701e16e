"""What openpyxl and calamine read of every kind that we read; where they say something else, it has a name.

calamine runs in a process of its own with bounded memory, for it may abort.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from tests.hostile.differences import CALAMINE, NEVER_ENDS, OPENPYXL, why
from tests.hostile.invented import honest
from tests.hostile.kind import Kind, Read
from tests.hostile.kinds import KINDS
from tests.openpyxl_values import by_openpyxl
from tests.workbook.hand_made import by_address
from tests.workbook.reading.test_reading_oracles import as_openpyxl
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.record.cells import CellValue, ErrorValue, Formula

Cells = dict[str, str]
"""Sheet and address -> value, as text that tells numbers, texts and dates apart."""
READ = [kind for kind in KINDS if isinstance(kind.outcome, Read) and not kind.heavy
        and kind.make is not honest]
BY_CALAMINE = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
import python_calamine
from datetime import date, datetime
for path in sys.argv[1:]:
    try:
        book = python_calamine.CalamineWorkbook.from_path(path)
        cells = {}
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.end is None or sheet.end[0] * sheet.end[1] > 2_000_000:
                raise MemoryError("the grid is too large")
            for row, values in enumerate(sheet.to_python(skip_empty_area=False)):
                for column, value in enumerate(values):
                    if value != "":
                        if isinstance(value, (int, float)) and not isinstance(value, bool):
                            value = float(value)
                        if type(value) is datetime and value.time() == value.min.time():
                            value = value.date()
                        cells[f"{name} {row + 1} {column + 1}"] = repr(value)
        print(json.dumps(cells), flush=True)
    except BaseException as error:
        print(json.dumps(repr(error)), flush=True)
"""


def shown(value: CellValue) -> object:
    """A value as all three can be compared: numbers as fractions, a formula as the value that was saved."""
    if isinstance(value, Formula):
        return None if value.cached is None else shown(value.cached)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def ours(data: bytes) -> Cells:
    cells = {}
    for sheet in read_workbook(data).sheets:
        for row, values in sheet.rows.items():
            for column, value in values.items():
                # A formula that gives no text is nothing to calamine.
                if (seen := shown(value)) not in (None, "") and not isinstance(seen, ErrorValue):
                    cells[f"{sheet.name} {row} {column}"] = repr(seen)
    return cells


def for_openpyxl(data: bytes) -> dict[str, object]:
    return {f"{sheet.name} {at}": f"={value.text}" if isinstance(value, Formula) else as_openpyxl(value)
            for sheet in read_workbook(data).sheets for at, value in by_address(sheet).items()}


def as_written(value: object) -> object:
    return f"={(value.text or '').removeprefix('=')}" if isinstance(value, ArrayFormula) else (
        "=" if isinstance(value, DataTableFormula) else value)


@pytest.mark.parametrize("kind", [kind for kind in READ if kind.name not in NEVER_ENDS], ids=str)
def test_openpyxl_reads_the_same_or_its_difference_is_named(kind: Kind) -> None:
    data = kind.make()
    theirs = by_openpyxl(data)
    agrees = theirs is not None and {at: as_written(v) for at, v in theirs.items()} == for_openpyxl(data)
    reason = why(OPENPYXL, kind.name)
    assert agrees is not bool(reason), reason or differences(theirs, for_openpyxl(data))


@pytest.mark.slow(reason="calamine reads every file of the hostile set")
@pytest.mark.skipif(sys.platform == "win32", reason="memory cannot be bounded there")
def test_calamine_reads_the_same_or_its_difference_is_named(tmp_path: Path) -> None:
    paths = []
    for number, kind in enumerate(READ):
        paths.append(tmp_path / f"{number}.xlsx")
        paths[-1].write_bytes(kind.make())
    found: list[object] = []
    while len(found) < len(paths):
        run = subprocess.run([sys.executable, "-c", BY_CALAMINE, *map(str, paths[len(found):])],
                             capture_output=True, text=True, timeout=600, check=False)
        found += [json.loads(line) for line in run.stdout.splitlines()]
        if len(found) < len(paths):
            found.append("it aborted the process")
    wrong = {}
    for kind, path, theirs in zip(READ, paths, found, strict=True):
        read, reason = ours(path.read_bytes()), why(CALAMINE, kind.name)
        if (theirs == read) is bool(reason):
            wrong[kind.name] = reason or differences(theirs, read)
    assert not wrong


def differences(theirs: object, read: object) -> object:
    """The first cells that differ: what they say, and what we say."""
    if not isinstance(theirs, dict) or not isinstance(read, dict):
        return theirs
    every = theirs.keys() | read.keys()
    return [(at, theirs.get(at), read.get(at)) for at in sorted(every) if theirs.get(at) != read.get(at)][:3]
