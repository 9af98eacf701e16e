"""The register for other programs: CSV, JSON, one flat table, and data frames, all with the same names."""

import csv
import json
from pathlib import Path

import openpyxl
import pytest

import toolkit
from tests.doors.command_line import Tracker
from toolkit.jobs.looking.exporting import FLAT
from toolkit.tracker.record.problems import Refused

NAMES = ["actions", FLAT, "comments", "contributions", "history", "people", "recommendations", "rounds", "sources", "texts",
         "units"]


@pytest.fixture
def held(tracker: Tracker) -> Tracker:
    """A register with a column of the organization's own, and a text that looks like a formula."""
    return tracker.made_once(hold)


def hold(tracker: Tracker) -> None:
    path = tracker.make_register()
    book = openpyxl.load_workbook(path)
    sheet = book["Actions"]
    column = {cell.value: number for number, cell in enumerate(sheet[1], 1)}
    sheet.cell(1, sheet.max_column + 1).value = "Budget"
    sheet.cell(2, sheet.max_column).value = 1200
    cell = sheet.cell(3, column["Action"])
    cell.value, cell.data_type = '=HYPERLINK("x")', "s"
    book.save(path)


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file as Excel reads them."""
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(data.decode("utf-8-sig").splitlines()))


def test_a_folder_gets_a_file_for_each_table_and_a_flat_one(held: Tracker) -> None:
    done = held("export", "register.xlsx", "-o", "out", "--as-of", "2018-12-31")
    assert (done.code, "Wrote 11 files to out." in done.err) == (0, True)
    assert sorted(path.stem for path in (held.folder / "out").iterdir()) == NAMES
    first, second, _ = rows(held.folder / "out" / f"{FLAT}.csv")
    assert (first["ref"], first["lead"], first["Budget"], first["source_title"], first["recommendation_text"]) == (
        "1.1", "PAR", "1200", "Status of Implementation of the Response to the Review of Signposts (2015)",
        "Recommendation 1")
    assert (first["timing"], first["days_overdue"], first["comments"]) == ("overdue", "184", "Primer is on")
    assert second["text"] == "'=HYPERLINK(\"x\")"


def test_json_has_everything_that_show_has(held: Tracker) -> None:
    held("export", "register.xlsx", "-o", "all.json", "--as-of", "2018-12-31")
    shown = json.loads(held("show", "register.xlsx", "--json", "--as-of", "2018-12-31").out)
    assert json.loads((held.folder / "all.json").read_text(encoding="utf-8")) == shown
    assert shown["actions"][0]["own"] == {"Budget": 1200}
    assert {"sources", "rounds", "history", "comments"} <= shown.keys()


def test_one_flat_table_of_one_source(held: Tracker) -> None:
    held("export", "register.xlsx", "-o", "flat.csv", "--source", "RS15")
    assert len(rows(held.folder / "flat.csv")) == 3
    refused = held("export", "register.xlsx", "-o", "other.csv", "--source", "NIX")
    assert (refused.code, (held.folder / "other.csv").exists()) == (2, False)


def test_what_stands_there_is_replaced_only_when_asked(held: Tracker) -> None:
    (held.folder / "out").mkdir()
    (held.folder / "out" / "units.csv").write_text("mine", encoding="utf-8")
    refused = held("export", "register.xlsx", "-o", "out")
    assert (refused.code, "already exists" in refused.err) == (2, True)
    assert [path.name for path in (held.folder / "out").iterdir()] == ["units.csv"]
    assert held("export", "register.xlsx", "-o", "out", "--replace").code == 0


def test_analysts_get_data_frames_with_the_same_names(held: Tracker) -> None:
    tables = toolkit.load(held.folder / "register.xlsx")
    assert sorted(tables) == NAMES
    due = tables["actions"]["due_date"]
    assert due.dt.strftime("%d %B %Y").iloc[0] == "30 June 2018"
    assert list(tables[FLAT]["Budget"].dropna()) == [1200]
    with pytest.raises(Refused, match="There is no register"):
        toolkit.load("nowhere.xlsx")


def test_a_table_without_rows_still_has_its_columns(held: Tracker) -> None:
    assert [*toolkit.load(held.folder / "register.xlsx")["people"].columns][:3] == ["list", "source", "organization"]
    held("export", "register.xlsx", "-o", "tables")
    assert (held.folder / "tables" / "people.csv").read_text(encoding="utf-8-sig").startswith("list,source,")
