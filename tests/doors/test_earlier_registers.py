"""Registers of each earlier layout are kept, and read: nothing is lost, and nobody is accused of having edited them."""

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.doors.command_line import Tracker, value_beside
from toolkit.jobs.registers import load
from toolkit.tracker.record.codes import How, Language
from toolkit.workbook.register.earlier import VERSION

EARLIER = Path(__file__).parent / "earlier"
ROUND = ("--round", "2019-06")


@pytest.fixture
def working(tracker: Tracker) -> Tracker:
    """A folder with a register of one document, whose round is open, and a workbook that is out."""
    shutil.copy(EARLIER / "of one document.xlsx", tracker.folder / "register.xlsx")
    shutil.copy(EARLIER / "HARB of one document.xlsx", tracker.folder / "HARB.xlsx")
    return tracker


def test_a_register_of_one_document_is_read_with_that_document_as_its_source() -> None:
    register = load(EARLIER / "of one document.xlsx", to_save=True).register
    [source] = register.sources.values()
    assert (source.code, source.title, source.file) == (
        "FEWN17", "Follow-up to the Evaluation of Winter Navigation in the Skerries (2017)", "progress_table.txt")
    assert {a.source for a in register.actions.values()} == {r.source for r in register.recommendations.values()} == {
        source.code}
    assert all(register.recommendation_of(action) for action in register.actions.values())
    assert (len(register.recommendations), len(register.actions), len(register.rounds)) == (12, 30, 2)
    assert not register.problems
    assert [(edit.how, edit.new) for edit in register.hand_edits] == [
        (How.CONVERSION, source.code), (How.CONVERSION, "Settings")]


def test_a_return_that_was_out_is_still_taken_and_the_history_tells_of_the_conversion_once(working: Tracker) -> None:
    book = openpyxl.load_workbook(working.folder / "HARB.xlsx")
    row = dict(zip((cell.value for cell in book["Actions"][1]), book["Actions"][2], strict=True))
    row["Comment"].value = "The dredger is at work"
    book.save(working.folder / "HARB.xlsx")
    ref = row["Ref."].value
    for _ in range(2):
        taken = working("consolidate", "register.xlsx", "HARB.xlsx", *ROUND, "--json")
        assert taken.code in (0, 3), taken.err
        assert "by hand" not in taken.err
    shown = json.loads(working("show", "register.xlsx", "--json").out)
    assert "The dredger is at work" in next(a["comments"] for a in shown["actions"] if a["ref"] == ref)
    register = load(working.folder / "register.xlsx").register
    assert [c.new for c in register.history if c.how is How.CONVERSION] == ["FEWN17", "Settings"]
    assert not register.hand_edits


@pytest.mark.parametrize("job", [("overdue",), ("missing", *ROUND), ("show",), ("history", "1.1")])
def test_every_command_reads_it(working: Tracker, job: tuple[str, ...]) -> None:
    done = working(job[0], "register.xlsx", *job[1:])
    assert (done.code, "by hand" in done.err) == (0, False)


SEVERAL = EARLIER / "of several documents.xlsx"
"""Its title, organization and language stand on the sheet About."""


@pytest.fixture
def several(tracker: Tracker) -> Tracker:
    """A folder with a register of two documents, and a workbook that is out."""
    shutil.copy(SEVERAL, tracker.folder / "register.xlsx")
    shutil.copy(EARLIER / "TICK of several documents.xlsx", tracker.folder / "TICK.xlsx")
    return tracker


def test_what_the_sheet_about_said_of_the_organization_is_a_setting_now() -> None:
    register = load(SEVERAL, to_save=True).register
    assert (register.settings.title, register.settings.organization) == (
        "Follow-up of the audits of the Islands Ferry Service", "Islands Ferry Service")
    assert register.settings.language is Language.ENGLISH  # that of the first document is not the one to speak in
    assert not register.problems
    assert [(edit.how, edit.key, edit.new) for edit in register.hand_edits] == [
        (How.CONVERSION, "settings", "Settings"), (How.CONVERSION, "language", "en")]


def test_the_language_of_the_only_document_stays_with_it(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(EARLIER / "of one document.xlsx")
    value_beside(book["About"], "Language").value = "fr"
    book.save(tmp_path / "register.xlsx")
    [source] = load(tmp_path / "register.xlsx").register.sources.values()
    assert source.language == "fr"


def test_an_edit_of_the_title_where_it_stood_before_is_still_found(several: Tracker) -> None:
    book = openpyxl.load_workbook(several.folder / "register.xlsx")
    value_beside(book["About"], "Title").value = "Audits of the ferries"
    book.save(several.folder / "register.xlsx")
    taken = several("consolidate", "register.xlsx", "TICK.xlsx", "--round", "2025-12")
    assert taken.code == 0
    assert "About, B2, Title: “Follow-up of the audits of the I" in taken.err
    assert load(several.folder / "register.xlsx").register.settings.title == "Audits of the ferries"


def test_a_sheet_of_theirs_that_is_called_settings_is_kept_under_another_name(several: Tracker) -> None:
    book = openpyxl.load_workbook(several.folder / "register.xlsx")
    book.create_sheet("Settings")["A1"] = "Print on A3"
    book.save(several.folder / "register.xlsx")
    assert several("consolidate", "register.xlsx", "TICK.xlsx", "--round", "2025-12").code == 0
    book = openpyxl.load_workbook(several.folder / "register.xlsx")
    assert book["Settings (2)"]["A1"].value == "Print on A3"
    assert value_beside(book["Settings"], "Organization").value == "Islands Ferry Service"


def test_a_register_of_a_later_version_is_refused_by_every_command(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later:
        later.setattr("toolkit.workbook.register.writing.VERSION", VERSION + 1)
        later.setattr("toolkit.workbook.register.reading.VERSION", VERSION + 1)
        path = tracker.make_register()
    before = path.read_bytes()
    for words in (("show", "register.xlsx"), ("overdue", "register.xlsx"), ("undo", "register.xlsx")):
        refused = tracker(*words)
        assert (refused.code, "written by a later version of the tracker" in refused.err) == (4, True)
    assert path.read_bytes() == before


TWICE = EARLIER / "with every row twice.xlsx"
"""Its hidden sheet holds all rows as they stand on the others, and somebody typed into one."""


def test_what_was_typed_into_a_register_that_held_every_row_twice_is_told_with_what_stood_there(tracker: Tracker) -> None:
    path = Path(shutil.copy(TWICE, tracker.folder / "register.xlsx"))
    for to_save in (True, False):
        register = load(path, to_save=to_save).register
        assert [(edit.ref, edit.key, edit.old, edit.new) for edit in register.hand_edits] == [
            ("1.1", "text", "Send the ice bulletin to every vessel by six each morning", "Send the ice bulletin by five")]
    assert [*register.closed]
    assert tracker("round", "register.xlsx", "--return-by", "2031-01-31", "--now", "2031-01-01").code == 0
    again = load(path, to_save=True).register
    assert (again.hand_edits, again.closed) == ([], register.closed)
    assert again.history[-2].old == "Send the ice bulletin to every vessel by six each morning"


@pytest.fixture
def without_columns(tracker: Tracker) -> Tracker:
    """A register from before an organization could declare columns, in which people had a sheet Columns of their own."""
    shutil.copy(EARLIER / "without own columns.xlsx", tracker.folder / "register.xlsx")
    shutil.copy(EARLIER / "PAR without own columns.xlsx", tracker.folder / "PAR.xlsx")
    return tracker


def test_a_register_without_columns_of_its_own_is_read_and_keeps_the_sheet_that_people_called_so(
    without_columns: Tracker
) -> None:
    register = load(without_columns.folder / "register.xlsx", to_save=True).register
    assert (register.own_columns, register.hand_edits) == ({}, [])
    assert [(sheet.name, sheet.rows[2]) for sheet in register.foreign] == [("Columns (2)", {1: "Doric", 2: 12})]
    assert [(p.code, p.found, p.suggestion) for p in register.problems] == [("sheet-renamed", "Columns", "Columns (2)")]


def test_a_return_that_was_out_before_columns_could_be_declared_is_taken_and_one_is_declared_then(
    without_columns: Tracker
) -> None:
    book = openpyxl.load_workbook(without_columns.folder / "PAR.xlsx")
    row = dict(zip((cell.value for cell in book["Actions"][1]), book["Actions"][2], strict=True))
    row["Comment"].value = "Green is on"
    book.save(without_columns.folder / "PAR.xlsx")
    taken = without_columns("consolidate", "register.xlsx", "PAR.xlsx", "--round", "2018-12", "--json")
    assert (taken.code, "by hand" in taken.err) == (0, False), taken.err
    book = openpyxl.load_workbook(without_columns.folder / "register.xlsx")
    for at, value in enumerate(("Priority", "List", "Centre", "High; Low"), 1):
        book["Columns"].cell(2, at).value = value
    book.save(without_columns.folder / "register.xlsx")
    shown = json.loads(without_columns("show", "register.xlsx", "--json").out)
    assert [one["own"] for one in shown["actions"]] == [
        {"Priority": "High"}, {"Priority": "Low"}, {"Priority": None, "Priority (2)": "whenever"}]
