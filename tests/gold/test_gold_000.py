"""Document 000 against its hand-made reading: every deadline, status, unit and action.

Where a test expects something else than a gold row says, the reason stands beside it.
"""

from collections import Counter
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest

from tests.registers import numbers_of
from tests.shared import gold, shared
from toolkit.sources.documents.reading import read_document
from toolkit.sources.taking_in import TakenInDocument, read_units, take_in
from toolkit.tracker.judging.timing import days_overdue, timing
from toolkit.tracker.record.codes import Acceptance, Role, Status, Timing, YesNo
from toolkit.tracker.record.problems import Severity
from toolkit.tracker.views.figures import latest_as_of
from toolkit.tracker.wording.deadlines import read_deadline
from toolkit.tracker.wording.statuses import read_status
from toolkit.tracker.wording.units import UnitNames

SEED = "000"
AS_OF = date(2018, 12, 31)
NOW = datetime(2019, 1, 2, 3, 4, 5)
TEXT, WORD = "000_a1d22098af8ccc00.txt", "000_as_word.docx"
FROM_OTHER_CELLS = {
    "L7 rec2": "a status that is not reported has no completion, and the acceptance stands in the action cell",
    "L20 rec7": "these words do not say that the work continues",
    "L21 rec8.1": "the completion is inherited from recommendation 4 when the whole document is read",
    "L26 rec11": "the references stand in the action cell",
    "L28 rec12.2": "it continues because its deadline says so",
    "L31 rec13.3": "the reason is inherited from recommendation 3 when the whole document is read",
}
"""Rows of the statuses whose reading draws on other cells than the one they quote, with why; see the tests below."""


@pytest.fixture(autouse=True)
def _here() -> None:
    shared("gold", "gold_actions.csv")
    shared("seeds", TEXT)


@cache
def _document(file: str, accept: bool, listed: bool = True) -> TakenInDocument:
    units = read_units(shared("gold", "units_000.csv")) if listed else None
    return take_in(shared("seeds", file), units=units, accept_suggestions=accept, now=NOW)


def _rows(name: str) -> list[object]:
    """The tested rows of a gold file; a single empty one, whose test is skipped, where the file is absent."""
    rows = [row for row in gold(name, SEED) if row.get("tested", "yes") == "yes"]
    return [pytest.param(row, id=f"{row.get('locator', row.get('action_no'))}: {row.get('segment_text', '')}"[:60])
            for row in rows or [{}]]


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


@pytest.mark.parametrize("row", _rows("gold_deadlines.csv"))
def test_deadline(row: dict[str, str]) -> None:
    read = read_deadline(row["segment_text"])
    assert (read.kind, read.first, read.last, read.precision) == (
        row["reads_as"], _day(row["start_iso"]), _day(row["end_iso"]), row["precision"])
    if row["cell"] == "deadline":  # a date within a comment is nobody's due date
        assert read.due == _day(row["due_iso"])
    assert [day.isoformat() for day in read.suggestions] == [day for day in [row["suggestion"]] if day]
    assert read.rest == ""


@pytest.mark.parametrize("row", _rows("gold_status.csv"))
def test_status(row: dict[str, str]) -> None:
    read = read_status(row["segment_text"])
    assert read.status == row["reads_as"]
    if row["locator"] in FROM_OTHER_CELLS:
        return
    completed = read.completed
    assert (completed.first if completed else None) == _day(row["completion_from"])
    assert (completed.last if completed else None) == _day(row["completion_to"])
    assert (read.acceptance or "") == row["acceptance"].lower()
    assert read.closing_reason == row["closure_reason"]
    assert ",".join(read.cross_refs) == row["cross_ref"]
    assert (read.continuing is YesNo.YES) == (row["continuing"] == "yes")


@pytest.mark.parametrize("row", _rows("gold_units.csv"))
def test_units(row: dict[str, str]) -> None:
    read = UnitNames(read_units(shared("gold", "units_000.csv"))).read(row["segment_text"])
    named = [party.name for party in read.parties if party.role is not Role.ENDORSER]
    assert "|".join(named) == row["units"]
    assert next((party.name for party in read.parties if party.role is Role.LEAD), "") == row["lead"]
    assert any(party.role is Role.ENDORSER for party in read.parties) == ("endorser" in row["relation"])
    assert all(party.known for party in read.parties)


@pytest.mark.parametrize("file", [TEXT, WORD])
@pytest.mark.parametrize("row", _rows("gold_actions.csv"))
def test_action(row: dict[str, str], file: str) -> None:
    register = _document(file, True).register
    action = register.actions[row["action_no"]]
    goes_on = row["note"].startswith("text continues")
    assert action.text.startswith(row["action"]) if goes_on else action.text == row["action"]
    assert (action.recommendation, action.deadline, action.due_date) == (
        row["rec_no"], row["due_raw"], _day(row["due_iso"]))
    assert [register.unit_name(code) for code in action.lead + action.support] == [u for u in row["units"].split("|") if u]
    assert action.status == row["status"]
    assert (action.completed.first if action.completed else None) == _day(row["completed_from"])
    assert (action.completed.last if action.completed else None) == _day(row["completed_to"])
    assert timing(action, AS_OF) == row["timing"]
    assert days_overdue(action, AS_OF) == (int(row["days_late"]) if row["days_late"] else None)


@pytest.mark.parametrize("file", [TEXT, WORD])
def test_all_recommendations_and_actions_are_there_and_no_others(file: str) -> None:
    register = _document(file, True).register
    assert numbers_of(register) == [str(number) for number in range(1, 14)]
    assert list(register.actions) == [row["action_no"] for row in gold("gold_actions.csv", SEED)]
    assert latest_as_of(register) == AS_OF


def test_word_and_text_give_the_same_records() -> None:
    text, word = _document(TEXT, False).register, _document(WORD, False).register
    assert text.actions == word.actions
    assert text.recommendations == word.recommendations
    assert text.comments == word.comments
    assert text.settings.title == word.settings.title


@pytest.mark.parametrize(("accept", "on_time", "late", "not_assessable"), [(False, 2, 6, 12), (True, 3, 7, 10)])
def test_a_misspelt_deadline_counts_only_when_its_suggestion_is_accepted(
    accept: bool, on_time: int, late: int, not_assessable: int,
) -> None:
    document = _document(TEXT, accept)
    timings = Counter(timing(action, AS_OF) for action in document.register.actions.values())
    assert (timings[Timing.IMPLEMENTED_ON_TIME], timings[Timing.IMPLEMENTED_LATE], timings[Timing.NOT_ASSESSABLE]) == (
        on_time, late, not_assessable)
    errors = {problem.code for problem in document.problems if problem.severity is Severity.ERROR}
    assert errors == (set() if accept else {"deadline-malformed"})


def test_what_other_cells_say_is_joined() -> None:
    register = _document(TEXT, False).register
    assert register.recommendations["", "2"].acceptance is Acceptance.ACCEPTED
    assert register.recommendations["", "2"].response == register.actions["2.1"].text
    assert register.actions["12.2"].continuing is YesNo.YES
    inherited = register.actions["13.3"].closing_reason
    assert inherited.startswith(register.actions["3.1"].closing_reason + " (")
    assert register.actions["8.1"].completed == register.actions["4.1"].completed


def test_every_repair_is_listed() -> None:
    codes = Counter(problem.code for problem in _document(TEXT, False).problems)
    assert {code: count for code, count in codes.items() if code.startswith(("repaired", "could"))} == {
        "repaired-header": 3, "repaired-collapsed": 4, "repaired-shared": 2, "repaired-continued": 1,
        "repaired-spill": 1, "repaired-reference": 2, "repaired-response": 1}


def test_the_spilled_words_belong_to_the_comment_above() -> None:
    document = _document(TEXT, False)
    spill = next(problem for problem in document.problems if problem.code == "repaired-spill")
    assert spill.place.ref == "1.4"
    assert document.register.comments["1.4", "IU", ""].comment.endswith(f" {spill.found}")
    assert spill.found not in document.register.comments["2.1", "IU", ""].comment


def test_without_a_list_the_same_actions_are_read_and_units_are_unconfirmed() -> None:
    listed, gathered = _document(TEXT, True), _document(TEXT, True, listed=False)
    assert [(a.text, a.due_date, a.status, len(a.lead)) for a in gathered.register.actions.values()] == [
        (a.text, a.due_date, a.status, len(a.lead)) for a in listed.register.actions.values()]
    unconfirmed = [problem for problem in gathered.problems if problem.code == "unit-unconfirmed"]
    assert len(unconfirmed) == len(gathered.register.units)


@pytest.mark.parametrize("file", [TEXT, WORD])
def test_every_word_of_the_table_is_in_the_register_with_its_place(file: str) -> None:
    register = _document(file, False).register
    headers = {problem.place.cell for problem in _document(file, False).problems if problem.code == "repaired-header"}
    rows = [row for row in read_document(shared("seeds", file)).rows if len(row.cells) > 1][1:]
    assert len(rows) >= 20
    for row in rows:
        if row.locator in headers:
            continue
        kept = [change.new for change in register.history if change.cell == row.locator]
        missing = Counter(" ".join(row.cells[1:]).split()) - Counter(" ".join(kept).split())
        assert not missing, row.locator
        assert not row.cells[0].strip() or row.cells[0].strip() in numbers_of(register)


def test_the_words_of_the_file_itself_are_all_there() -> None:
    text = Path(shared("seeds", TEXT)).read_text(encoding="utf-8-sig")
    register = _document(TEXT, False).register
    header = next(line for line in text.splitlines() if line.startswith("No\t"))
    kept = " ".join([*(change.new for change in register.history), *numbers_of(register)]).split()
    assert not Counter(text.replace(header, "").split()) - Counter(kept)


def test_no_status_is_read_as_not_started() -> None:
    assert Status.NOT_STARTED not in {action.status for action in _document(TEXT, False).register.actions.values()}
