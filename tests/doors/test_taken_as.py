"""A return that was made in last round's workbook: it is recognised, and taken where both rounds issued the same."""

import json
import shutil
from datetime import datetime

import openpyxl
import pytest

from tests.doors.command_line import Tracker
from tests.registers import register
from toolkit.jobs.registers import create, load
from toolkit.tracker.record.codes import Status

ACTIONS = """
    | Ref. | Action            | Lead | Support | Due date   | Status      | Comment      |
    | 1.1  | Paint the signs   | PAR  | LIB     | 2020-06-30 | In progress | Primer is on |
    | 1.2  | Print the leaflet | LIB  |         | 2020-09-30 | Not started |              |
    | 2.1  | Count the benches | PAR  |         | 2021-03-31 | Not started |              |
"""
OLD, NEW = "2020-12", "2021-06"


@pytest.fixture
def rounds(tracker: Tracker) -> Tracker:
    """Two rounds; between them PAR began to count the benches, and closed nothing."""
    return tracker.made_once(make)


def make(tracker: Tracker) -> None:
    create(tracker.folder / "register.xlsx", register(ACTIONS), datetime.fromisoformat("2020-01-20T10:00:00"))
    tracker("issue", "register.xlsx", "--round", OLD, "--as-of", "2020-12-31", "--now", "2021-01-05T10:00:00")
    tracker.fill_in("PAR", {("2.1", "Status"): "In progress", ("2.1", "Comment"): "The north is counted"}, round_name=OLD)
    tracker("consolidate", "register.xlsx", "inbox", "--round", OLD, "--now", "2021-01-20T10:00:00")
    shutil.rmtree(tracker.folder / "inbox")
    tracker("issue", "register.xlsx", "--round", NEW, "--as-of", "2021-06-30", "--now", "2021-07-01T10:00:00")


def take(tracker: Tracker, now: str = "2021-07-20T10:00:00", *more: str) -> dict[str, object]:
    told = tracker("consolidate", "register.xlsx", "inbox", "--take-as", NEW, "--json", "--now", now, *more)
    return json.loads(told.out) if told.out else {"err": told.err, "code": told.code}


def told_of(found: dict[str, object]) -> list[tuple[object, ...]]:
    return [(p["code"], p["cell"], p["ref"]) for p in found["problems"]]  # type: ignore[attr-defined]


def about_the_round(found: dict[str, object]) -> list[object]:
    """What is told but that a comment is missing, which begins empty in each round."""
    return [code for code, *_ in told_of(found) if code not in ("in-progress-without-comment", "overdue-unexplained")]


def test_it_is_recognised_and_said_how_to_go_on(rounds: Tracker) -> None:
    rounds.fill_in("PAR", {("1.1", "Comment"): "Half is painted"}, round_name=OLD)
    before = (rounds.folder / "register.xlsx").read_bytes()
    told = rounds("consolidate", "register.xlsx", "inbox", "--round", NEW)
    assert "The workbook was issued for round 2020-12, not for round 2021-06." in told.out
    assert "use --take-as 2021-06. If it is a late return for round 2020-12, use --round 2020-12." in told.out
    assert (rounds.folder / "register.xlsx").read_bytes() == before
    told = rounds("check", "inbox", "--register", "register.xlsx")
    assert "The workbook was issued for round 2020-12. The latest round is 2021-06." in told.out
    assert "use --take-as 2021-06." in told.out
    assert "--take-as" not in rounds("check", "inbox", "--register", "register.xlsx", "--round", OLD).out


def test_answers_to_what_both_rounds_issued_are_taken_and_the_rest_is_listed_with_its_cell(rounds: Tracker) -> None:
    path = rounds.fill_in("PAR", {
        ("1.1", "Status"): "Implemented", ("1.1", "Date of implementation"): datetime(2021, 5, 3),
        ("1.1", "Comment"): "All are painted", ("2.1", "Status"): "Implemented", ("2.1", "Comment"): "All are counted",
    }, round_name=OLD)
    sheet = openpyxl.load_workbook(path)["Actions"]
    headings = {cell.value: cell.coordinate.rstrip("1") for cell in sheet[1]}
    row = next(cells[0].row for cells in sheet.iter_rows() if cells[0].value == "2.1")
    found = take(rounds)
    held = load(rounds.folder / "register.xlsx").register
    assert (held.actions["1.1"].status, held.actions["2.1"].status) == (Status.IMPLEMENTED, Status.IN_PROGRESS)
    assert held.comments["1.1", "PAR", NEW].comment == "All are painted"
    assert told_of(found) == [("taken-as", "", ""), ("issued-differs", f"{headings['Status']}{row}", "2.1")]
    assert held.comments["2.1", "PAR", NEW].comment == "All are counted", "the comment began empty in both rounds"
    assert {(c.round, c.file, c.cell) for c in held.history if c.ref == "1.1" and c.key == "status"} == {
        (NEW, "PAR.xlsx", f"{headings['Status']}{next(c[0].row for c in sheet.iter_rows() if c[0].value == '1.1')}")}
    assert [(taken.round, taken.unit, taken.file) for taken in held.returns] == [
        (OLD, "PAR", "PAR.xlsx"), (NEW, "PAR", "PAR.xlsx")]
    assert found["missing"] == ["LIB"]


def test_what_nobody_touched_takes_nothing_back(rounds: Tracker) -> None:
    rounds.fill_in("PAR", {}, round_name=OLD)
    assert about_the_round(take(rounds)) == ["return-unchanged", "taken-as"]
    held = load(rounds.folder / "register.xlsx").register
    assert held.actions["2.1"].status is Status.IN_PROGRESS


def test_an_answer_that_says_what_this_round_issued_is_no_problem(rounds: Tracker) -> None:
    rounds.fill_in("PAR", {("2.1", "Status"): "In progress", ("2.1", "Comment"): "The north is counted"}, round_name=OLD,
                   name="PAR again.xlsx")
    assert about_the_round(take(rounds)) == ["taken-as"]


def test_the_same_file_twice_changes_nothing(rounds: Tracker) -> None:
    rounds.fill_in("PAR", {("1.1", "Comment"): "All are painted"}, round_name=OLD)
    take(rounds)
    once = (rounds.folder / "register.xlsx").read_bytes()
    again = take(rounds, "2021-07-21T10:00:00")
    assert (again["changes"], again["written"]) == (0, False)
    assert (rounds.folder / "register.xlsx").read_bytes() == once


def test_the_checked_copy_is_the_workbook_of_this_round_with_the_answers(rounds: Tracker) -> None:
    rounds.fill_in("PAR", {("1.1", "Comment"): "All are painted", ("2.1", "Comment"): "All are counted"}, round_name=OLD)
    told = rounds("check", "inbox", "--register", "register.xlsx", "--take-as", NEW, "-o", "checked")
    assert "--take-as 2021-06" in told.err
    book = openpyxl.load_workbook(rounds.folder / "checked" / "PAR checked.xlsx")
    sheet = book["Actions"]
    comment = next(cell.coordinate.rstrip("1") for cell in sheet[1] if cell.value == "Comment")
    shown = {sheet.cell(row, 1).value: sheet[f"{comment}{row}"].value for row in range(2, sheet.max_row + 1)}
    assert shown == {"1.1": "All are painted", "2.1": "All are counted"}
    (rounds.folder / "inbox" / "PAR.xlsx").unlink()
    (rounds.folder / "checked" / "PAR checked.xlsx").rename(rounds.folder / "inbox" / "PAR.xlsx")
    told = rounds("consolidate", "register.xlsx", "inbox", "--round", NEW)
    assert told.code == 0, told.out
    assert load(rounds.folder / "register.xlsx").register.comments["1.1", "PAR", NEW].comment == "All are painted"


def test_an_action_that_another_unit_leads_by_now_is_listed(rounds: Tracker) -> None:
    path = rounds.folder / "register.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Actions"]
    lead = next(cell.coordinate.rstrip("1") for cell in sheet[1] if cell.value == "Lead")
    sheet[f"{lead}{next(row[0].row for row in sheet.iter_rows() if row[0].value == '2.1')}"].value = "LIB"
    book.save(path)
    rounds("issue", "register.xlsx", "--round", "2021-12", "--as-of", "2021-12-31", "--now", "2022-01-03T10:00:00")
    rounds.fill_in("PAR", {("2.1", "Status"): "Implemented", ("1.1", "Comment"): "All are painted"}, round_name=NEW)
    found = json.loads(rounds("consolidate", "register.xlsx", "inbox", "--take-as", "2021-12", "--json").out)
    assert [code for code, *_ in told_of(found)] == ["taken-as", "not-asked-in-round"]
    assert found["changes"] == 1


def test_a_workbook_that_somebody_made_up_is_not_taken(rounds: Tracker) -> None:
    other = rounds.folder / "other"
    other.mkdir()
    create(other / "register.xlsx", register(ACTIONS), datetime.fromisoformat("2020-01-20T10:00:00"), secret="1f" * 32)
    rounds("issue", "other/register.xlsx", "--round", OLD, "--as-of", "2020-12-31", "-o", f"outbox/{OLD}", "--replace",
           "--now", "2021-01-05T10:00:00")
    rounds.fill_in("PAR", {("1.1", "Comment"): "All are painted"}, round_name=OLD)
    assert [code for code, *_ in told_of(take(rounds))] == ["not-genuine"]


@pytest.mark.parametrize(("words", "sentence"), [
    (("--take-as", "2021-05"), "The register has no round 2021-05. Did you mean 2021-06? Its rounds are: 2020-12, 2021-06."),
    (("--take-as", NEW, "--round", OLD), "--round says 2020-12, and --take-as says 2021-06."),
])
@pytest.mark.parametrize("command", [("consolidate", "register.xlsx", "inbox"), ("check", "inbox", "--register", "register.xlsx")])
def test_what_cannot_be_is_one_sentence(
    rounds: Tracker, command: tuple[str, ...], words: tuple[str, ...], sentence: str
) -> None:
    rounds.fill_in("PAR", {}, round_name=OLD)
    told = rounds(*command, *words)
    assert told.code == 2
    assert told.err.splitlines()[-1].startswith(sentence)


def test_without_a_register_nothing_can_be_taken_as_another(rounds: Tracker) -> None:
    path = rounds.fill_in("PAR", {}, round_name=OLD)
    (rounds.folder / "register.xlsx").rename(rounds.folder / "elsewhere.xlsx")
    told = rounds("check", str(path), "--take-as", NEW)
    assert told.code == 2
    assert "A register must be at hand" in told.err


def test_a_return_of_a_later_round_is_not_taken_for_an_earlier_one(rounds: Tracker) -> None:
    rounds.fill_in("PAR", {("1.1", "Comment"): "All are painted"}, round_name=NEW)
    told = rounds("consolidate", "register.xlsx", "inbox", "--take-as", OLD)
    assert "The workbook was issued for round 2021-06, not for round 2020-12." in told.out
