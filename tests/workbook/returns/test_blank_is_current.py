"""The blank standard workbook in `workbook_templates` is the one that the code writes today."""

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from tests.recalculation import recalculated, with_cells
from toolkit.resources import folder
from toolkit.tracker.record.cells import column_letters
from toolkit.workbook.returns.blank import FILE, ROWS, main, write_blank

COMMITTED = folder("workbook_templates") / FILE


def parts(workbook: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(workbook)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_committed_workbook_is_current() -> None:
    committed, current = parts(COMMITTED.read_bytes()), parts(write_blank())
    stale = sorted(name for name in committed.keys() | current.keys() if committed.get(name) != current.get(name))
    assert not stale, "workbook_templates/tracker.xlsx is stale; write it anew: python -m toolkit.workbook.returns.blank"


def test_writing_it_anew_gives_the_same_file(tmp_path: Path) -> None:
    assert main(tmp_path / FILE).read_bytes() == write_blank()


def test_everything_is_open_but_what_is_computed() -> None:
    sheet = openpyxl.load_workbook(COMMITTED)["Actions"]
    assert sheet.max_row == ROWS + 1
    locked = {sheet.cell(1, at).value for line in sheet.iter_rows(2) for at, cell in enumerate(line, 1)
              if cell.protection.locked}
    assert locked == {"Timing", "Check"}
    assert all(cell.value is None for line in sheet.iter_rows(2) for cell in line if not cell.protection.locked)
    assert all(sheet.cell(row, 1).number_format == "@" for row in range(2, ROWS + 2)), "3.10 must not become 3.1"


@pytest.mark.libreoffice
def test_it_checks_and_counts_by_itself(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(COMMITTED)
    sheet = book["Actions"]
    letter = {cell.value: column_letters(at) for at, cell in enumerate(sheet[1], 1)}

    def text(value: str) -> str:
        return f't="inlineStr"><is><t>{value}</t></is>'

    def day(value: date) -> str:
        return f"><v>{(value - date(1899, 12, 30)).days}</v>"

    filled = with_cells(COMMITTED.read_bytes(), "xl/worksheets/sheet2.xml", {
        f"{letter['Ref.']}2": text("1.1"), f"{letter['Status']}2": text("In progress"),
        f"{letter['Due date']}2": day(date(2018, 6, 30)), f"{letter['Comment']}2": text("Half done."),
        f"{letter['Ref.']}3": text("1.2"), f"{letter['Due date']}3": day(date(2019, 1, 10)),
        f"{letter['Ref.']}4": text("1.2"), f"{letter['Status']}4": text("Superseded"),
        f"{letter['Action']}6": text("An action without a reference."),
    })
    as_of = with_cells(filled, "xl/worksheets/sheet1.xml", {"B7": day(date(2018, 12, 31))})

    found = openpyxl.load_workbook(BytesIO(recalculated(as_of, tmp_path)), data_only=True)

    actions = found["Actions"]
    checks = {row: actions[f"{letter['Check']}{row}"].value for row in range(2, 8)}
    repeated = "• Another row has the same reference. Give each row its own."
    assert checks == {
        2: None, 3: f"{repeated}\n• The status is missing. Choose one from the list.", 4: repeated, 5: None,
        6: "• The row has no reference. Give it one, such as 3.2.", 7: None,
    }
    assert [actions[f"{letter['Timing']}{row}"].value for row in (2, 3, 4)] == ["Overdue", "Due soon", None]
    assert found["Read me"]["B8"].value == 4
    summary = {row[0].value: row[1].value for row in found["Summary"].iter_rows()}
    assert summary["In progress"] == summary["Superseded"] == summary["Status not given"] == 1
    assert (summary["All actions"], summary["Overdue"], summary["Due soon"]) == (3, 1, 1)
