"""The sheet on which a unit contributes to the narrative, and a workbook that has nothing else to fill in."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.libreoffice import convert
from tests.workbook.unit_workbooks import NOW, content, sample
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.record.narrative import Contributed
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.returns.content import ReturnContent
from toolkit.tracker.returns.parsing import parse_return
from toolkit.workbook.memory.base import read_base
from toolkit.workbook.returns.fillable import BLANK_ROWS
from toolkit.workbook.returns.workbook import write_return

THEMES = ("Depths & tides", "Ice", "Boats, large and small")


def with_themes(made: ReturnContent, *contributions: Contributed, themes: tuple[str, ...] = THEMES) -> ReturnContent:
    return replace(made, issued=replace(made.issued, themes=themes), contributions=contributions)


def opened(made: ReturnContent) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(write_return(made, NOW)))


def texts(sheet: Any) -> str:
    return "\n".join(str(cell.value) for row in sheet for cell in row if cell.value)


def test_it_is_there_only_where_the_register_has_themes() -> None:
    assert "Contributions" not in opened(sample()).sheetnames
    assert opened(with_themes(sample())).sheetnames == ["Read me", "Actions", "New actions", "Contributions", "Lists", "_base"]


def test_it_has_blank_rows_ready_to_be_written_into() -> None:
    sheet = opened(with_themes(sample()))["Contributions"]
    assert [cell.value for cell in sheet[1]] == ["Theme", "Text"]
    assert sheet.max_row == 1 + BLANK_ROWS
    assert sheet.protection.sheet
    assert sheet["A1"].protection.locked
    assert not sheet["A2"].protection.locked
    assert not sheet.cell(1 + BLANK_ROWS, 2).protection.locked
    assert sheet.freeze_panes == "A2"


def test_the_theme_is_chosen_from_a_list_with_a_name() -> None:
    book = opened(with_themes(sample()))
    validation = next(v for v in book["Contributions"].data_validations.dataValidation if v.type == "list")
    assert (validation.formula1, str(validation.sqref)) == ("list_theme", f"A2:A{1 + BLANK_ROWS}")
    target = book.defined_names["list_theme"].attr_text
    sheet, cells = target.split("!")
    assert tuple(cell.value for (cell,) in book[sheet][cells.replace("$", "")]) == THEMES


def test_input_messages_say_what_to_write() -> None:
    prompts = [v.prompt for v in opened(with_themes(sample()))["Contributions"].data_validations.dataValidation]
    assert prompts[0] == "Choose the theme from the list."
    assert all(len(prompt) <= 255 for prompt in prompts)


def test_the_read_me_sheet_mentions_it() -> None:
    said = texts(opened(with_themes(sample()))["Read me"])
    assert "On the Contributions sheet, write what your unit achieved" in said
    assert "Theme" in said
    assert "Contributions" not in texts(opened(sample())["Read me"])


def test_a_unit_without_actions_is_asked_for_contributions_alone() -> None:
    said = texts(opened(with_themes(content()))["Read me"])
    assert "Please contribute to the report" in said
    assert "Step 2" in said
    assert "Step 3" not in said
    assert "sheet Actions, fill in" not in said


def test_what_was_contributed_stands_there_with_blank_rows_below() -> None:
    sheet = opened(with_themes(sample(), Contributed("Ice", "=1+1 stays text")))["Contributions"]
    assert [cell.value for cell in sheet[2]] == ["Ice", "=1+1 stays text"]
    assert sheet["B2"].data_type == "s"
    assert sheet.max_row == 2 + BLANK_ROWS


@pytest.mark.parametrize("made", [sample(), content()], ids=["with actions", "without"])
def test_what_is_written_into_it_is_read_back(made: ReturnContent) -> None:
    book = opened(with_themes(made))
    book["Contributions"]["A4"] = "Ice"
    book["Contributions"]["B4"] = "Measured the ice"
    saved = BytesIO()
    book.save(saved)
    raw = read_workbook(saved.getvalue())
    base = read_base(raw)
    assert base is not None
    assert base.themes == THEMES
    read = parse_return(raw, base, "LKS.xlsx", "")
    assert read.contributions == {"B4": Contributed("Ice", "Measured the ice")}
    assert not [p for p in read.problems if p.place.sheet == "Contributions"]


def test_a_checked_copy_offers_the_themes_again() -> None:
    problem = Problem("theme-unknown", Place("LKS.xlsx", "Contributions", 2, "A2", "Theme"), "Snow", "")
    book = opened(replace(with_themes(sample(), Contributed("", "Cleared snow")), problems=(problem,)))
    assert book["Contributions"]["B2"].value == "Cleared snow"
    assert "“Snow” is not one of the themes" in texts(book["Problems"])
    assert "list_theme" in book.defined_names


@pytest.mark.libreoffice
def test_libreoffice_keeps_the_sheet_and_its_list(tmp_path: Path) -> None:
    issued = tmp_path / "LKS.xlsx"
    issued.write_bytes(write_return(with_themes(content()), NOW))
    book = openpyxl.load_workbook(convert(issued, "xlsx", tmp_path / "saved"))
    assert [cell.value for cell in book["Contributions"][1]] == ["Theme", "Text"]
    assert "list_theme" in book.defined_names
