"""The first sheet of a register: what it is, where to type what, what is left to put right."""

import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree
from openpyxl.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from tests.libreoffice import convert
from tests.registers import AS_OF, SOURCE, register
from tests.workbook.register.test_register import NOW, again, edited
from toolkit.jobs.registers import load
from toolkit.tracker.record.actions import Source
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.problems import sentence
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import OVERVIEW, SHEETS
from toolkit.tracker.record.units import Unit
from toolkit.tracker.views import charts
from toolkit.tracker.views.figures import figures
from toolkit.workbook.register import overview
from toolkit.workbook.register.overview import MOST
from toolkit.workbook.register.writing import write_register

EARLIER = Path(__file__).parents[2] / "doors" / "earlier"
NO_DATE = "The register knows no date yet, so nothing can be called overdue. Issuing workbooks opens a round with a date."
MADE_BEFORE = "Made before there was such a sheet"


@pytest.fixture
def held() -> Register:
    built = register("""
        | Ref. | Action            | Lead | Deadline   | Due date   | Status      | Comment      |
        | 1.1  | Paint the signs   | PAR  | 30 June 18 | 2018-06-30 | In progress | Primer is on |
        | 1.2  | Print the leaflet | LIB  | End 2019   | 2019-12-31 | Implemented |              |
        | 2.1  | Count the benches | PAR  | Ongoing    |            | Not started |              |
    """)
    built.sources["AFS18"] = Source("AFS18", "Audit of the Fuel Stores (2018)", as_of=date(2018, 6, 30))
    built.actions["2.1"] = replace(built.actions["2.1"], source="AFS18")
    built.settings = replace(built.settings, title="All that is followed up")
    return built


def shown(held: Register) -> Worksheet:
    return openpyxl.load_workbook(BytesIO(write_register(held, NOW)))[OVERVIEW]


def lines(sheet: Worksheet, heading: str) -> list[tuple[Any, ...]]:
    """The lines of a block, without the line of headings, up to the next blank one."""
    rows = [(cells[0].value, *(cell.value for cell in cells[1:] if not isinstance(cell, MergedCell))) for cells in sheet.iter_rows()]
    start = next(at for at, row in enumerate(rows) if row[0] == heading)
    end = next((at for at, row in enumerate(rows) if at > start and not any(row)), len(rows))
    return [row[:len(rows[start + 1]) - rows[start + 1].count(None)] for row in rows[start + 2:end]]


def test_it_is_the_first_sheet_and_says_what_the_register_is(held: Register) -> None:
    book = openpyxl.load_workbook(BytesIO(write_register(held, NOW)))
    sheet = book.worksheets[0]
    assert sheet.title == OVERVIEW
    assert sheet["A1"].value == held.settings.title
    assert sheet["A2"].value == held.settings.organization


def test_it_counts_each_source_and_all_of_them_on_the_latest_date_which_it_names(held: Register) -> None:
    sheet = shown(held)
    assert any(cell.value == "As of 2018-12-31, the latest date that the register knows." for cell in sheet["C"])
    assert [(row[0], *row[2:]) for row in lines(sheet, "By source")] == [
        (SOURCE, "Open", 2, 0, 2, 1, 1), ("AFS18", "Open", 0, 0, 1, 1, 0), ("All", None, 2, 0, 3, 2, 1)]


def test_recommendations_count_as_implemented_where_all_their_actions_are(held: Register) -> None:
    held.actions["1.1"] = replace(held.actions["1.1"], status=Status.SUPERSEDED)
    assert [row[4] for row in lines(shown(held), "By source")] == [1, 0, 1]


def test_without_a_date_nothing_is_called_overdue() -> None:
    sheet = shown(register("| Ref. | Action | Due date |\n| 1.1 | Paint | 2018-06-30 |", as_of=None))
    [(*_, still_open, overdue)] = lines(sheet, "By source")
    assert (still_open, overdue) == (1, None)


def drawn(held: Register) -> dict[str, tuple[str, dict[str, list[Any]]]]:
    """The title of each chart of the sheet -> its alternative text, and of each series the values of the cells that it is drawn from."""
    data = write_register(held, NOW)
    cells = openpyxl.load_workbook(BytesIO(data))[OVERVIEW]
    with zipfile.ZipFile(BytesIO(data)) as package:
        if "xl/drawings/drawing1.xml" not in package.namelist():
            return {}
        texts = [one.get("descr", "") for one in etree.fromstring(package.read("xl/drawings/drawing1.xml")).iter("{*}cNvPr")]
        parts: list[Any] = [etree.fromstring(package.read(f"xl/charts/chart{number}.xml")) for number in range(1, len(texts) + 1)]

    def of(formula: str) -> list[Any]:
        found = cells[formula.partition("!")[2].replace("$", "")]
        return [row[0].value for row in found] if isinstance(found, tuple) else [found.value]

    return {"".join(chart.find(".//{*}title").itertext()): (text, {
        of(one.findtext("{*}tx//{*}f"))[0]: of(one.findtext("{*}val//{*}f")) for one in chart.iter("{*}ser")})
        for text, chart in zip(texts, parts, strict=True)}


def test_its_charts_are_drawn_from_figures_on_the_sheet_and_say_them_in_words(held: Register) -> None:
    found = drawn(held)
    expected = figures(held, AS_OF)
    for chart in (charts.by_status(expected), charts.by_unit(expected), charts.by_source(expected), charts.ageing(expected)):
        assert found[chart.title] == (chart.description, {one.name: [*one.values] for one in chart.series})


def test_it_answers_what_people_ask_first_and_lists_the_longest_overdue_with_links(held: Register) -> None:
    sheet = shown(held)
    told = {row[0].value: str(row[1].value) for row in sheet.iter_rows(max_row=12)}
    assert told["Where we stand"] == "3 actions. Implemented: 1 (33 per cent). Open: 2. Overdue: 1. Due soon: 0."
    assert told["Who is late"] == "Most overdue actions: PAR (1 of 2). Longest: action 1.1, 184 days."
    assert told["What came back"] == "No workbooks have been issued yet."
    assert told["What waits for you"].startswith("Conflicts to decide: 0.")
    [waits] = [cell.hyperlink.location for cell in sheet["A"] if cell.value == "What waits for you"]
    assert sheet[waits.partition("!")[2]].value == "Left to put right"
    [link] = [cell for cell in sheet["E"] if cell.hyperlink]
    assert (link.value, link.hyperlink.location) == ("1.1", "'Actions'!A2")


def test_sixty_units_with_long_names_are_told_as_twelve_and_the_others_and_all_stand_in_tables() -> None:
    names = {f"U{at:02}": f"Department {at:02} for the harbour, its lights, the pilots and everything else there" for at in range(60)}
    held = register("\n".join(["| Ref. | Lead | Due date | Status |",
                                *(f"| {at}.1 | U{at:02} | {'2018-06-30' if at < 30 else '2019-12-31'} | In progress |" for at in range(60))]))
    for code, name in names.items():
        held.units[code] = Unit(code, name)
    sheet = shown(held)
    _, values = drawn(held)["The 12 units with the most overdue actions"]
    assert values == {"In progress": [1] * 12}
    *rows, total, note = lines(sheet, "The 12 units with the most overdue actions")
    assert rows == [(f"U{at:02}", names[f"U{at:02}"], 1, 1, 1) for at in range(12)]
    assert (total[:1], note[0]) == (("Total",), "The other units are not drawn: 48, with 48 actions, of which overdue: 18.")
    assert [row[1] for row in lines(sheet, "The other units")][:-1] == [names[f"U{at:02}"] for at in range(12, 60)]
    assert any(cell.value == "20 more actions are overdue. Filter the Actions sheet by Timing to see them." for cell in sheet["E"])


@pytest.mark.parametrize(("rows", "day", "said"), [
    ("| Ref. |", AS_OF, "There are no actions yet."),
    ("| Ref. | Action |\n| 1.1 | Paint |", None, NO_DATE),
    ("| Ref. | Action |\n| 1.1 | Paint |", AS_OF, "1 action. Implemented: 0 (0 per cent). Open: 1. Overdue: 0. Due soon: 0."),
])
def test_with_nothing_to_draw_it_says_so(rows: str, day: date | None, said: str) -> None:
    held = register(rows, as_of=day)
    sheet = shown(held)
    assert sheet["B6"].value == said
    nothing = {cell.value for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("There is nothing to show")}
    assert bool(nothing) == (said.startswith("1 action"))
    assert again(write_register(held, NOW)).problems == []


def test_every_sheet_is_named_with_a_link_and_who_types_there(held: Register) -> None:
    book = openpyxl.load_workbook(BytesIO(edited(write_register(held, NOW), lambda book: book.create_sheet("It's ours"))))
    book["It's ours"]["A1"] = "X"
    out = BytesIO()
    book.save(out)
    sheet = shown(again(out.getvalue()))
    found = {row[0]: row[1] for row in lines(sheet, "Where to type what")}
    assert list(found) == ["Settings", "About", *(declared.name for declared in SHEETS), "It's ours"]
    assert all(found.values())
    links = {cell.value: cell.hyperlink.location for cell in sheet["A"] if cell.hyperlink}
    assert (links["Actions"], links["It's ours"]) == ("'Actions'!A1", "'It''s ours'!A1")


def test_what_is_left_to_put_right_leads_to_its_cell(held: Register) -> None:
    held.actions["1.1"] = replace(held.actions["1.1"], lead=("PAR", "ROADS"))
    sheet = shown(held)
    told = {row[0]: row[1:3] for row in lines(sheet, "Left to put right")}
    assert told["Actions G2"] == (
        "Action 1.1 names ROADS, but ROADS is not on the Units sheet. No workbook is issued to it.",
        "Add ROADS to the Units sheet, or correct the code in the action.")
    links = {cell.value: cell.hyperlink.location for cell in sheet["A"] if cell.hyperlink}
    assert links["Actions G2"] == "'Actions'!G2"


def test_a_long_list_is_cut_and_says_so(held: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    held.actions["1.1"] = replace(held.actions["1.1"], lead=("PAR", "ROADS", "PATHS", "LANES"))
    monkeypatch.setattr(overview, "MOST", 2)
    listed = lines(shown(held), "Left to put right")
    assert (len(listed), MOST) == (3, 100)
    assert str(listed[-1][0]).endswith("more. `tracker check-register` lists all of them.")


def test_nothing_of_it_is_read_or_an_edit_and_it_is_written_anew(held: Register) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book[OVERVIEW]["B4"], book[OVERVIEW]["A1"] = "=1+1", "Ours"

    for data in (write_register(held, NOW), edited(write_register(held, NOW), edit)):
        found = again(data)
        assert (found.hand_edits, found.problems, found.foreign) == ([], [], [])
    assert shown(found)["A1"].value == held.settings.title


def their_own(book: openpyxl.Workbook) -> None:
    """As in a register from before the tracker wrote one."""
    del book[OVERVIEW]
    book.create_sheet("overview ", 2)["A1"] = MADE_BEFORE


def with_another(book: openpyxl.Workbook) -> None:
    their_own(book)
    book.create_sheet("OVERVIEW (2)")["A1"] = "Theirs, too"


@pytest.mark.parametrize(("edit", "name"), [(their_own, "overview (2)"), (with_another, "overview (3)")])
def test_a_sheet_of_that_name_that_somebody_made_is_kept_under_another_one_and_that_is_said(
    held: Register, edit: Callable[[openpyxl.Workbook], None], name: str
) -> None:
    found = again(edited(write_register(held, NOW), edit))
    [problem] = found.problems
    assert sentence(problem) == (
        f"register.xlsx, overview : The tracker writes a sheet called “overview ” itself, so the sheet that you added is "
        f"kept as “{name}”. You do not need to do anything.")
    kept = again(write_register(found, NOW))
    assert kept.problems == []
    assert {sheet.name: sheet.rows[1][1] for sheet in kept.foreign}[name] == MADE_BEFORE


def test_so_is_a_sheet_of_an_earlier_register_that_is_called_like_a_later_one_of_ours(tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book.create_sheet("Settings")["A1"] = MADE_BEFORE

    path = tmp_path / "register.xlsx"
    path.write_bytes(edited((EARLIER / "of one document.xlsx").read_bytes(), edit))
    found = load(path, to_save=True).register
    assert [(problem.code, problem.suggestion) for problem in found.problems] == [("sheet-renamed", "Settings (2)")]
    kept = again(write_register(found, NOW))
    assert [(sheet.name, sheet.rows) for sheet in kept.foreign] == [("Settings (2)", {1: {1: MADE_BEFORE}})]


@pytest.mark.slow(reason="LibreOffice prints a register")
def test_what_is_seen_at_a_glance_prints_on_one_page_and_all_of_its_width(held: Register, tmp_path: Path) -> None:
    names = [f"Department {at:02} for the harbour, its lights, the pilots and everything else there" for at in range(20)]
    held.units |= {f"U{at:02}": Unit(f"U{at:02}", name) for at, name in enumerate(names)}
    for at in range(40):
        held.actions[f"3.{at}"] = replace(held.actions["1.1"], ref=f"3.{at}", lead=(f"U{at % 20:02}",), text=f"Do what was said, {at}")
    (tmp_path / "register.xlsx").write_bytes(write_register(held, NOW))
    convert(tmp_path / "register.xlsx", "pdf", tmp_path)
    told = subprocess.run(["pdftotext", "-layout", "register.pdf", "-"], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    first, second, *_ = told.split("\f")
    assert all(words in first for words in ("Where we stand", "What waits for you", "Longest overdue", "Days overdue", "31 more actions"))
    assert "By source" in second
    assert "By source" not in first
