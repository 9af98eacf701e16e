"""The five filters mean the same in every command, and what is made from a part says so."""

import json
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.doors.command_line import NOW, Tracker

AS_OF = ("--as-of", "2018-12-31")


@pytest.fixture
def working(tracker: Tracker) -> Tracker:
    """A folder with a register: 1.1 of PAR and LIB is overdue, 1.2 of LIB is not reported, 2.1 of PAR not started."""
    return tracker.made_once(Tracker.make_register)


def shown(tracker: Tracker, *filters: str) -> list[str]:
    done = tracker("show", "register.xlsx", *AS_OF, *filters, "--json")
    assert done.code == 0, done.err
    return [action["ref"] for action in json.loads(done.out)["actions"]]


@pytest.mark.parametrize(("filters", "refs"), [
    ((), ["1.1", "1.2", "2.1"]),
    (("--unit", "LIB"), ["1.1", "1.2"]),
    (("--unit", "lib", "--unit", "PAR"), ["1.1", "1.2", "2.1"]),
    (("--status", "In progress"), ["1.1"]),
    (("--status", "not_started", "--status", "ongoing"), ["1.1", "2.1"]),
    (("--open", "--unit", "PAR"), ["1.1", "2.1"]),
    (("--overdue",), ["1.1"]),
    (("--overdue", "--status", "Not started"), []),
    (("--source", "RS15", "--unit", "LIB", "--overdue"), ["1.1"]),
])
def test_show_and_export_give_the_actions_that_are_meant(
    working: Tracker, filters: tuple[str, ...], refs: list[str]
) -> None:
    assert shown(working, *filters) == refs
    assert working("export", "register.xlsx", "-o", "out.json", *AS_OF, *filters).code == 0
    exported = json.loads((working.folder / "out.json").read_text("utf-8"))
    assert [action["ref"] for action in exported["actions"]] == refs
    assert {comment["ref"] for comment in exported["comments"]} <= set(refs)


def test_overdue_gives_those_that_are_meant(working: Tracker) -> None:
    found = json.loads(working("overdue", "register.xlsx", *AS_OF, "--unit", "LIB", "--json").out)
    assert [one["ref"] for one in found] == ["1.1"]
    assert json.loads(working("overdue", "register.xlsx", *AS_OF, "--status", "not started", "--json").out) == []


@pytest.mark.parametrize(("filters", "told"), [
    (("--unit", "LIBB"), "The register has no unit LIBB. Choose from: LIB."),
    (("--unit", "Zoo"), "The register has no unit Zoo. Choose from: PAR, LIB."),
    (("--status", "In progres"), "“In progres” is not a status. Choose from: "),
    (("--source", "RS16"), "The register has no source RS16. Choose one of these: RS15."),
])
@pytest.mark.parametrize("command", ["show", "overdue", "export", "report", "issue", "missing"])
def test_what_is_not_known_is_told_with_the_choices(
    working: Tracker, command: str, filters: tuple[str, ...], told: str
) -> None:
    more = {"export": ("-o", "out"), "report": ("--format", "progress-table"), "issue": ("--round", "2018-12", *AS_OF)}
    if command == "missing":
        working.issue()
    done = working(command, "register.xlsx", *more.get(command, ()), *filters)
    assert (done.code, told in done.err) == (2, True), done.err


def words_of(path: Path) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs if paragraph.text.strip()]


def test_a_report_on_a_part_says_so_on_its_first_page(working: Tracker) -> None:
    done = working("report", "register.xlsx", "--format", "progress-table", *AS_OF, "-o", "part.docx",
                   "--unit", "LIB", "--status", "In progress", "--open", "--overdue")
    assert done.code == 0, done.err
    said = ("This report covers only a part of the register. Only actions led or supported by LIB. Only actions with "
            "the status In progress. Only open actions. Only actions overdue on 31 December 2018.")
    assert said in words_of(working.folder / "part.docx")[:3]
    working("report", "register.xlsx", "--format", "progress-table", *AS_OF, "-o", "whole.docx")
    assert not any("only a part" in text for text in words_of(working.folder / "whole.docx"))


def test_a_report_on_nothing_is_refused(working: Tracker) -> None:
    done = working("report", "register.xlsx", "--format", "progress-table", *AS_OF, "-o", "part.docx",
                   "--status", "superseded")
    assert done.code == 2
    assert "No action of the register is left: Only actions with the status Superseded." in done.err
    assert not (working.folder / "part.docx").exists()


def test_a_list_that_is_empty_says_so(working: Tracker) -> None:
    assert "There is no such action in the register." in working("show", "register.xlsx", "--status", "superseded").err


def test_only_units_with_such_actions_get_a_workbook_which_is_whole_and_the_rest_follows(working: Tracker) -> None:
    issued = working.issue("--status", "not reported")
    assert issued.code == 0, issued.err
    outbox = working.folder / "outbox" / "2018-12"
    assert [path.name for path in outbox.iterdir()] == ["LIB.xlsx"]
    sheet = openpyxl.load_workbook(outbox / "LIB.xlsx")["Actions"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["1.1", "1.2"]
    rest = working("issue", "register.xlsx", "--round", "2018-12", "--unit", "par", "--now", NOW)
    assert rest.code == 0, rest.err
    assert sorted(path.name for path in outbox.iterdir()) == ["LIB.xlsx", "PAR.xlsx"]
    working.fill_in("LIB", {("1.2", "Status"): "In progress"})
    working.fill_in("PAR", {("2.1", "Status"): "In progress"})
    assert "2 new returns, 2 changes" in working("consolidate", "register.xlsx", "inbox", "--now", NOW).err


def test_issuing_to_nobody_is_refused_and_opens_no_round(working: Tracker) -> None:
    assert "No action of the register is left" in working.issue("--status", "superseded").err
    assert "no reporting round yet" in working("missing", "register.xlsx").err


@pytest.mark.parametrize(("filters", "units"), [
    ((), ["PAR", "LIB"]), (("--unit", "LIB"), ["LIB"]), (("--overdue",), ["PAR", "LIB"]),
    (("--status", "not started"), ["PAR"]), (("--status", "not reported"), ["LIB"]), (("--status", "superseded"), []),
])
def test_missing_lists_the_units_whose_workbook_has_such_actions(
    working: Tracker, filters: tuple[str, ...], units: list[str]
) -> None:
    working.issue()
    found = json.loads(working("missing", "register.xlsx", *filters, "--json").out)
    assert [unit["code"] for unit in found] == units
