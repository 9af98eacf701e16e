"""Document 001 against its hand-made reading: every deadline, status, party, action and irregularity.

Where a test expects something else than a gold row says, the reason stands beside it.
"""

from collections import Counter
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest

from tests.registers import numbers_of
from tests.shared import gold, shared
from toolkit.sources.mission_report.by_whom import parties, without_dates
from toolkit.sources.taking_in import TakenInDocument, take_in
from toolkit.tracker.judging.timing import timing
from toolkit.tracker.mission_form import DATE_BESIDE
from toolkit.tracker.views.figures import latest_as_of
from toolkit.tracker.wording.deadlines import read_deadline
from toolkit.tracker.wording.statuses import read_status
from toolkit.tracker.wording.units import UnitNames

SEED = "001"
NOW = datetime(2015, 1, 2, 3, 4, 5)
TEXT = "001_db5a207661ba9c22.txt"
INFERRED = "Unit inferred"
"""The note of rows whose unit stands nowhere in the document; the person who is named is taken, and nothing inferred."""
NOT_IN_THE_CELL = {
    "sec2": "nobody's due date: the period of the mission",
    "sec11 r3 responsible": "a date that stands with a person is not the deadline, although it is a day",
}
"""Rows of the deadlines that have no due date in the gold although the same words in a deadline's cell would have."""


@pytest.fixture(autouse=True)
def _here() -> None:
    shared("gold", "gold_actions.csv")
    shared("seeds", TEXT)


@cache
def _document() -> TakenInDocument:
    return take_in(shared("seeds", TEXT), now=NOW)


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
    assert read.rest == ""
    if row["locator"] not in NOT_IN_THE_CELL and f"{row['locator']} {row['cell']}" not in NOT_IN_THE_CELL:
        assert read.due == _day(row["due_iso"])


@pytest.mark.parametrize("row", _rows("gold_status.csv"))
def test_status(row: dict[str, str]) -> None:
    assert read_status(row["segment_text"]).status == row["reads_as"]
    assert [p.found for p in _document().problems if p.code == "statuses-not-stated"] == ["5"]


@pytest.mark.parametrize("row", _rows("gold_units.csv"))
def test_parties(row: dict[str, str]) -> None:
    named = parties(row["segment_text"])
    assert [one.name for one in named if one.is_person] == [name for name in [row["persons"]] if name]
    assert [one.title for one in named if one.is_person] == [title for title in [row["titles"]] if title]
    if INFERRED in row["note"] or row["persons"]:
        return
    read = UnitNames(_document().register.units.values()).read(row["segment_text"])
    assert "|".join(party.name for party in read.parties) == row["units"]
    assert next(party.name for party in read.parties if party.role == "lead") == row["lead"]
    assert all(party.known for party in read.parties)


@pytest.mark.parametrize("row", _rows("gold_actions.csv"))
def test_action(row: dict[str, str]) -> None:
    register = _document().register
    action = register.actions[f"1.{row['action_no']}"]
    assert (action.text, action.deadline, action.due_date) == (row["action"], row["due_raw"], _day(row["due_iso"]))
    assert "|".join(register.unit_name(code) for code in action.lead + action.support) == row["units"]
    assert action.status == row["status"]
    if row["timing"] != "as_of_unknown":  # the document has no day of its own, and timing needs one
        assert timing(action, date(2014, 12, 31)) == row["timing"]


def test_there_are_five_actions_and_no_others() -> None:
    register = _document().register
    assert list(register.actions) == [f"1.{row['action_no']}" for row in gold("gold_actions.csv", SEED)]
    assert numbers_of(register) == ["1"]
    assert latest_as_of(register) is None


def test_the_date_and_the_person_in_one_cell_are_parted() -> None:
    row = next(row for row in gold("gold_irregularities.csv", SEED) if row["class"] == "PERSON_AND_DATE")
    read = without_dates(row["text"])
    action = _document().register.actions["1.3"]
    assert action.responsible == read.words
    assert _document().register.extra["Actions"]["1.3"] == {DATE_BESIDE: read.dates[0]}
    assert [p.place.ref for p in _document().problems if p.code == "date-beside"] == ["1.3"]


def test_the_form_has_its_twelve_sections_and_three_below_the_ninth() -> None:
    sections = [c for c in _document().register.contributions if c.kind == "section"]
    assert [c.number for c in sections] == [str(n) for n in range(1, 10)] + ["9.a", "9.b", "9.c", "10", "11", "12"]
    bullets = Counter[str]()
    number = ""
    for said in _document().register.contributions:
        number = said.number or number
        bullets[number] += said.kind == "bullet"
    assert {number: count for number, count in bullets.items() if count} == {"9": 5, "9.a": 8, "9.b": 5, "9.c": 3}
    assert next(c.text for c in sections if c.number == "8").startswith("US$")


def test_people_are_on_their_lists() -> None:
    people = _document().register.people
    assert Counter(person.list for person in people) == {"Mission members": 1, "Key counterparts": 7, "Distribution list": 3}
    assert sum(bool(person.name) for person in people) == 6


def test_what_the_document_lacks_is_said() -> None:
    codes = Counter(problem.code for problem in _document().problems)
    assert codes == {"unit-unconfirmed": 6, "document-without-as-of": 1, "form-lacks": 1, "links-lost": 1,
                     "date-beside": 1, "statuses-not-stated": 1}


def test_the_words_of_the_file_itself_are_all_there() -> None:
    text = Path(shared("seeds", TEXT)).read_text(encoding="utf-8-sig")
    kept = " ".join(change.new for change in _document().register.history).split()
    assert not Counter(text.split()) - Counter(kept)
