"""What stands on the sheet Settings acts everywhere, and what makes no sense there is refused with its cell."""

import json
import shutil
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.doors.command_line import Tracker
from toolkit.jobs.registers import load
from toolkit.resources import folder


@pytest.fixture
def working(tracker: Tracker) -> Tracker:
    """A folder with a register."""
    return tracker.made_once(Tracker.make_register)


def timing_of(tracker: Tracker, ref: str) -> str:
    shown = json.loads(tracker("show", "register.xlsx", "--as-of", "2018-12-31", "--json").out)
    return str(next(action["timing"] for action in shown["actions"] if action["ref"] == ref))


def test_each_setting_has_a_line_with_its_meaning_and_an_input_message(working: Tracker) -> None:
    sheet = openpyxl.load_workbook(working.folder / "register.xlsx")["Settings"]
    assert [row[0].value for row in sheet.iter_rows()] == [
        "Title", "Organization", "Return to", "Contact", "Telephone", "Days due soon", "House format", "Language",
        "Dates in reports", "Status words", "Approve revised deadlines", "Verification", "Paper of workbooks",
        "Deadlines in reports"]
    assert [str(rule.sqref) for rule in sheet.data_validations.dataValidation] == [f"B{row}" for row in range(1, 15)]
    assert all(rule.promptTitle == sheet.cell(row, 1).value and rule.prompt == sheet.cell(row, 3).value
               for row, rule in enumerate(sheet.data_validations.dataValidation, start=1))


def test_workbooks_say_whom_to_ask_and_are_printed_on_the_paper_of_the_organization(working: Tracker) -> None:
    working.set(contact="Ada Quay", telephone=5550100, return_to="ask@parks.example", paper="A3")
    assert working.issue().code == 0
    book = openpyxl.load_workbook(next((working.folder / "outbox" / "2018-12").glob("*.xlsx")))
    said = [str(cell.value) for line in book["Read me"] for cell in line if cell.value]
    assert said[said.index("Whom to ask") + 1] == "Ada Quay, telephone 5550100, ask@parks.example"
    assert book["Actions"].page_setup.paperSize == 8  # A3


@pytest.mark.parametrize(("key", "value", "told"), [
    ("due_soon_days", 0, "B6: The register cannot be read: “0” in “Days due soon” is not a whole number from 1 to 365."),
    ("due_soon_days", 30.5, "B6: The register cannot be read: “30.5” in “Days due soon” is not a whole number"),
    ("due_soon_days", "a month", "B6: The register cannot be read: “a month” in “Days due soon”"),
    ("return_to", "the ground floor", "B3: The register cannot be read: “the ground floor” in “Return to”"),
    ("language", "pt", "B8: The register cannot be read: “pt” in “Language” is not a choice; there is English, French, Spanish or Russian."),
    ("date_style", "Tuesday", "B9: The register cannot be read: “Tuesday” in “Dates in reports” is not a choice"),
    ("paper", "Letter", "B13: The register cannot be read: “Letter” in “Paper of workbooks” is not a choice; there is A4 or A3."),
    ("verification", "sometimes", "B12: The register cannot be read: “sometimes” in “Verification” is not a choice; there is Yes or No."),
    ("date_style", date(2018, 12, 31), "B9: The register cannot be read: “2018-12-31” in “Dates in reports”"),
])
def test_a_value_that_makes_no_sense_is_refused_with_its_cell_and_nothing_is_written(
    working: Tracker, key: str, value: object, told: str
) -> None:
    working.set(**{key: value})
    before = (working.folder / "register.xlsx").read_bytes()
    done = working.issue()
    assert (done.code, len(done.err.splitlines())) == (4, 1)
    assert f"register.xlsx, Settings, {told}" in done.err
    assert (working.folder / "register.xlsx").read_bytes() == before
    assert not (working.folder / "outbox").exists()


def test_a_language_without_its_accents_is_that_language(working: Tracker) -> None:
    working.set(language="Francais")
    done = working.issue()
    assert done.code == 0, done.err
    assert "Mesures" in openpyxl.load_workbook(working.folder / "register.xlsx").sheetnames


def test_a_setting_that_is_typed_by_hand_stands_in_the_history_with_its_cell(working: Tracker) -> None:
    working.set(due_soon_days=90, contact="Ana Lind")
    assert "Settings, B6, Days due soon: “30” became “90”" in working.issue().err
    register = load(working.folder / "register.xlsx").register
    assert [(c.key, c.old, c.new, c.sheet, c.cell) for c in register.history] == [
        ("contact", "", "Ana Lind", "Settings", "B4"), ("due_soon_days", "30", "90", "Settings", "B6")]
    assert not register.hand_edits


def test_a_line_that_is_deleted_is_the_usual_value_again(working: Tracker) -> None:
    working.set(due_soon_days=None)
    assert load(working.folder / "register.xlsx").register.settings.due_soon_days == 30


def test_a_register_without_its_sheet_of_settings_is_refused(working: Tracker) -> None:
    book = openpyxl.load_workbook(working.folder / "register.xlsx")
    book["Settings"].title = "Choices"
    book.save(working.folder / "register.xlsx")
    assert working("overdue", "register.xlsx").code == 4
    done = working.issue()
    assert done.code == 4
    assert "its Settings sheet is missing. If the Choices sheet is Settings under another name" in done.err


def test_days_due_soon_act_in_figures_the_register_and_what_units_receive(working: Tracker) -> None:
    assert timing_of(working, "1.2") == "not_due"
    working.set(due_soon_days=365)
    assert timing_of(working, "1.2") == "due_soon"
    assert "1 due soon" in working("overdue", "register.xlsx").err
    working.issue()
    register = openpyxl.load_workbook(working.folder / "register.xlsx")["Actions"]
    timing = next(cell.column for cell in register[1] if cell.value == "Timing")
    assert [register.cell(row, timing).value for row in (2, 3)] == ["Overdue", "Due soon"]
    issued = openpyxl.load_workbook(working.folder / "outbox" / "2018-12" / "LIB.xlsx", data_only=True)["Actions"]
    timing = next(cell.column for cell in issued[1] if cell.value == "Timing")
    assert "Due soon" in [cell.value for cell in issued[3]]
    names = openpyxl.load_workbook(working.folder / "outbox" / "2018-12" / "LIB.xlsx").defined_names
    assert any("as_of+365" in (name.value or "") for name in names.values())


def test_a_checked_copy_looks_as_far_ahead_as_the_workbook_did(working: Tracker) -> None:
    working.set(due_soon_days=365)
    working.issue()
    working.fill_in("LIB", {("1.2", "Status"): "In progress"})
    working.set(due_soon_days=10)
    assert working("check", "inbox", "--register", "register.xlsx", "-o", "checked").code == 0
    [copy] = (working.folder / "checked").glob("*LIB checked.xlsx")
    assert "Due soon" in [cell.value for cell in openpyxl.load_workbook(copy, data_only=True)["Actions"][3]]


@pytest.mark.parametrize(("settings", "addressee"), [
    ({}, "Ministry of Hills"),
    ({"return_to": "signs@hills.example"}, "signs@hills.example"),
    ({"contact": "Ana Lind"}, "Ana Lind"),
    ({"return_to": "signs@hills.example", "contact": "Ana Lind"}, "Ana Lind (signs@hills.example)"),
])
def test_the_read_me_says_to_whom_the_workbook_goes(
    working: Tracker, settings: dict[str, object], addressee: str
) -> None:
    working.set(**settings)
    working.issue()
    sheet = openpyxl.load_workbook(working.folder / "outbox" / "2018-12" / "PAR.xlsx")["Read me"]
    said = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert said[said.index("Return to") + 1] == addressee
    assert any(f"send it to {addressee} by 2019-01-15." in str(text) for text in said)


def words_of(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


@pytest.mark.parametrize(("style", "printed"), [
    (None, "31 December 2018"), ("In words (31 December 2018)", "31 December 2018"),
    ("With slashes (31/12/2018)", "31/12/2018"), ("31/12/2018", "31/12/2018"), ("ISO 8601 (2018-12-31)", "2018-12-31"),
])
def test_reports_print_dates_in_the_style_of_the_settings(working: Tracker, style: str | None, printed: str) -> None:
    working.set(date_style=style, house_format="progress-table")
    assert working("report", "register.xlsx", "--as-of", "2018-12-31", "-o", "report.docx").code == 0
    written = words_of(working.folder / "report.docx")
    assert printed in written
    assert [other for other in ("31 December 2018", "31/12/2018", "2018-12-31") if other in written] == [printed]


@pytest.mark.parametrize(("style", "written", "printed"), [
    (None, "30/6/18", "30/6/18"), ("As they were written", "Dec. 2019", "Dec. 2019"),
    ("In the style of other dates", "30/6/18", "30 June 2018"), ("house style", "2019/12", "December 2019"),
    ("In the style of other dates", "Ongoing", "Ongoing"), ("In the style of other dates", "before the rains", "before the rains"),
])
def test_deadlines_are_printed_as_they_were_written_or_in_the_style_of_dates(
    working: Tracker, style: str | None, written: str, printed: str
) -> None:
    working.set(deadline_style=style, house_format="progress-table")
    book = openpyxl.load_workbook(working.folder / "register.xlsx")
    at = {cell.value: cell.coordinate[:-1] for cell in book["Actions"][1]}
    book["Actions"][f"{at['Deadline']}2"].value = written
    book["Actions"][f"{at['Due date']}2"].value = date(2018, 6, 30)
    book.save(working.folder / "register.xlsx")
    assert working("report", "register.xlsx", "--as-of", "2018-12-31", "-o", "report.docx").code == 0
    tables = docx.Document(str(working.folder / "report.docx")).tables
    actions = next(table for table in tables if table.cell(0, 0).text == "No")
    assert actions.cell(1, 3).text.split("\n")[0] == printed


@pytest.mark.parametrize(("filters", "name"), [
    (("--unit", "par"), "progress-table-PAR-2018-12-31.docx"),
    (("--unit", "LIB", "--open"), "progress-table-LIB-open-2018-12-31.docx"),
    (("--status", "In progress", "--status", "not_started"), "progress-table-in-progress-not-started-2018-12-31.docx"),
    (("--overdue",), "progress-table-overdue-2018-12-31.docx")])
def test_a_report_on_a_part_does_not_renew_that_on_everything(working: Tracker, filters: tuple[str, ...], name: str) -> None:
    command = ("report", "register.xlsx", "--as-of", "2018-12-31", "--format", "progress-table")
    reports = working.folder / "reports"
    assert working(*command).code == 0
    [whole] = reports.iterdir()
    before = whole.read_bytes()
    assert working(*command, *filters).code == 0
    assert {path.name for path in reports.iterdir()} == {whole.name, name}
    assert whole.read_bytes() == before


def test_the_house_format_and_the_folder_of_reports_need_not_be_typed(working: Tracker) -> None:
    working.set(house_format="progress-table")
    done = working("report", "register.xlsx", "--as-of", "2018-12-31")
    assert done.code == 0
    assert (working.folder / "reports" / "progress-table-2018-12-31.docx").exists()
    again = working("report", "register.xlsx", "--as-of", "2018-12-31")
    assert (again.code, "0 paragraphs renewed" in again.err) == (0, True)


def test_a_house_format_that_is_typed_wins(working: Tracker) -> None:
    working.set(house_format="no such format")
    assert working("report", "register.xlsx", "--format", "progress-table", "--as-of", "2018-12-31").code == 0


def test_a_house_format_that_is_not_there_is_refused_with_its_cell(working: Tracker) -> None:
    working.set(house_format="no such format")
    done = working("report", "register.xlsx")
    assert done.code == 2
    assert "register.xlsx, Settings, B7: There is no house format no such format. Choose one of these:" in done.err
    assert not (working.folder / "reports").exists()


def test_a_house_format_that_nobody_named_is_asked_for(working: Tracker) -> None:
    done = working("report", "register.xlsx")
    assert done.code == 2
    assert "the Settings sheet of the register names none. Use --format with one of these: council-report" in done.err


# tracker.toml


def test_folders_stand_in_a_file_beside_the_register(working: Tracker) -> None:
    (working.folder / "tracker.toml").write_text('[folders]\noutbox = "to units"\nreports = "../Word"\n', "utf-8")
    working.set(house_format="progress-table")
    working.issue()
    assert (working.folder / "to units" / "2018-12" / "PAR.xlsx").exists()
    assert working("report", "register.xlsx").code == 0
    assert (working.folder.parent / "Word" / "progress-table-2018-12-31.docx").exists()
    assert not (working.folder / "outbox").exists()


def test_a_house_format_of_the_folder_beside_the_register_is_found(working: Tracker) -> None:
    shutil.copytree(folder("reports") / "progress-table", working.folder / "formats" / "our-table")
    working.set(house_format="our-table")
    assert working("report", "register.xlsx").code == 0
    assert (working.folder / "reports" / "our-table-2018-12-31.docx").exists()


@pytest.mark.parametrize(("written", "told"), [
    ('[folders]\noutbx = "out"', "“outbx” is not a setting; there are outbox, inbox, checked, reports, letters, formats."),
    ("[folders]\noutbox = 7", "“outbox” should be a text in quotation marks."),
    ('folder = "out"', "“folder” is not a setting; there are [folders]."),
    ('folders = "out"', "“folders” should be a part of its own, headed [folders]."),
    ("[folders]\noutbox = out", "line 2 is not written as a setting must be, or repeats an earlier one."),
    ('[folders]\noutbox = "a"\noutbox = "b"', "its last setting is not complete, or repeats an earlier one."),
    ('[folders]\noutbox = ""', "“outbox” should be the path of a folder on this computer."),
    ('[folders]\noutbox = "a\\u0000b"', "“outbox” should be the path of a folder on this computer."),
    ('[folders]\noutbox = "~nobody-of-this-name/out"', "“outbox” should be the path of a folder on this computer."),
    ("[folders]\noutbox = 1" + "0" * 5000, "it has a number that is too long."),
])
def test_what_makes_no_sense_in_that_file_is_one_sentence_and_nothing_is_written(
    working: Tracker, written: str, told: str
) -> None:
    (working.folder / "tracker.toml").write_text(written, "utf-8")
    done = working.issue()
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert f"tracker.toml: The file cannot be used: {told}" in done.err
    assert not load(working.folder / "register.xlsx").register.rounds
