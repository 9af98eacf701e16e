"""What is said to be read in a register that was just written is what is read in it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.registers import register
from tests.returns import open_round, submission
from tests.workbook import kept
from tests.workbook.register.test_comes_back import NOW, PLACES, UNSHRUNK, as_kept, registers
from toolkit.tracker.merge.consolidate import consolidate
from toolkit.tracker.record.carried import ForeignSheet
from toolkit.tracker.record.forms.own_columns import OwnColumn
from toolkit.tracker.record.narrative import Contribution, Person
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.register import About, Register
from toolkit.tracker.record.register_sheets import COLUMNS, SHEETS, Sheet
from toolkit.workbook.cache.registers import ALL, TO_WRITE, register_of
from toolkit.workbook.register.as_read import as_read
from toolkit.workbook.register.writing import write_register


@pytest.fixture
def answered() -> Register:
    """A register whose round was answered."""
    built = register("""
        | Ref. | Action            | Lead | Deadline   | Due date   | Status      | Date of implementation          | Comment      |
        | 1.1  | Paint the signs   | PAR  | 30 June 18 | 2018-06-30 | Implemented | 2018-01-01/2018-03-31 (Q1 2018) | Primer is on |
        | 1.2  | Print the leaflet | LIB  | End 2019   | 2019-12-31 | Not started |                                 |              |
        | 1.3  | Count the benches | XYZ  | Someday    |            | Not started |                                 |              |
    """)
    issued = open_round(built)
    return consolidate(built, "2018-12", [submission(issued["LIB"], {("1.2", "status"): "Superseded"})],
                       "2019-01-20 10:00:00").register


def comes_as_said(held: Register) -> bool:
    """Whether it is said what will be read; then, what is kept of this is what is read, with looks and without."""
    expected = as_read(held, "register.xlsx")
    if expected is not None:
        found, part = kept.read(write_register(held, NOW)), kept.kept(expected).part
        kept.same(register_of(part, ALL), found.plain)
        kept.same(register_of(part, TO_WRITE), found.register)
    return expected is not None


def test_what_is_said_of_a_register_in_use_is_what_is_read(answered: Register) -> None:
    answered.actions["1.3"] = replace(answered.actions["1.3"], lead=("GONE",))
    assert comes_as_said(answered)
    found = as_read(answered, "register.xlsx")
    assert found
    assert found.problems
    assert found.to_put_right
    assert not found.hand_edits


@pytest.mark.parametrize("sheet", [sheet for sheet in SHEETS if sheet is not COLUMNS],
                         ids=[name for name in PLACES if name != COLUMNS.name])
@settings(max_examples=6, phases=UNSHRUNK)
@given(st.data())
def test_so_it_is_of_any_register_of_which_something_is_said(sheet: Sheet, data: st.DataObject) -> None:
    drawn = data.draw(registers(sheet))
    records = [as_kept(replace(one, own={}) if hasattr(one, "own") else one) for one in sheet.records(drawn)]
    held = Register(as_kept(drawn.about))
    setattr(held, sheet.attribute, records if sheet.listed else {sheet.key(one): one for one in records})
    comes_as_said(held)


@pytest.mark.parametrize("change", [
    lambda held: held.extra.update({"Actions": {"1.1": {"Budget": 3}}}),
    lambda held: held.foreign.append(ForeignSheet("Mine", {1: {1: "x"}})),
    lambda held: held.own_columns.update({"own_1": OwnColumn("Priority", key="own_1")}),
    lambda held: held.actions.update({"1.2": replace(held.actions["1.2"], text=" Print ")}),
    lambda held: held.actions.update({"1.2": replace(held.actions["1.2"], source="gone")}),
    lambda held: held.actions.update({"1.2": replace(held.actions["1.2"], support=("A,B",))}),
    lambda held: held.actions.update({"1.2": replace(
        held.actions["1.2"], completed=Period(date(2018, 1, 1), date(2018, 3, 31), "in spring"))}),
    lambda held: held.people.append(Person("members", "Parks", "A. Person")),
], ids=["added", "foreign", "declared", "blanks", "source", "comma", "words", "no source"])
def test_nothing_is_said_where_only_reading_can_tell(answered: Register, change: object) -> None:
    change(answered)  # type: ignore[operator]
    assert as_read(answered, "register.xlsx") is None


@pytest.mark.parametrize("kind", ["bullet", "Bullet", "Puce", "Ballad"])
def test_a_kind_of_paragraph_in_words_of_a_language_is_not_taken_as_it_is_held(kind: str) -> None:
    held = Register(About("test"))
    held.contributions = [Contribution("1", "The pier", 1, "", kind, "The pier stands", "", "")]
    comes_as_said(held)
