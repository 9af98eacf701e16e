"""What is kept of a register gives the register again, whole or in part, and nothing that was damaged."""

import json
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.registers import register
from tests.workbook.kept import MADE_OF, kept, parts_in, read
from tests.workbook.register.test_comes_back import NOW, PLACES, UNSHRUNK, registers
from toolkit.tracker.record.carried import ForeignSheet
from toolkit.tracker.record.cells import ErrorValue, Formula, PerCent
from toolkit.tracker.record.codes import Role
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import About, Register
from toolkit.tracker.record.register_sheets import ACTIONS, HISTORY, SHEETS, Sheet
from toolkit.tracker.record.rounds import Issued
from toolkit.words import details
from toolkit.words.speaking import Said, said
from toolkit.workbook.cache.registers import ALL, TO_WRITE, Parts, parts_of, register_of
from toolkit.workbook.cache.sections import Sections, packed
from toolkit.workbook.cache.tables import NotPlain
from toolkit.workbook.cache.values import from_json, to_json
from toolkit.workbook.register.writing import write_register


@pytest.mark.parametrize("sheet", SHEETS, ids=PLACES)
@settings(max_examples=4, phases=UNSHRUNK)
@given(st.data())
def test_what_is_kept_of_any_register_gives_the_register_again(sheet: Sheet, data: st.DataObject) -> None:
    found = read(write_register(data.draw(registers(sheet)), NOW))
    again = register_of(kept(*found).part, TO_WRITE)
    assert parts_in(write_register(again, NOW)) == parts_in(write_register(found.register, NOW))


@pytest.mark.parametrize("value", [
    "text", 1, 0.5, True, None, PerCent(0.4), ErrorValue("#REF!"), Formula("A1+1", 2), Formula("NA()", ErrorValue("#N/A")),
    said(details.NO_HEADER, sheet="Actions"), said(details.NO_CHOICE, value="x", column=said(details.NO_ID), choices="")])
def test_any_value_is_kept_with_its_kind(value: object) -> None:
    found = from_json(json.loads(json.dumps(to_json(value))))
    assert (found, type(found)) == (value, type(value))
    assert not isinstance(value, Said) or found.__reduce__() == value.__reduce__()


def test_a_part_is_given_without_the_others() -> None:
    whole = read(write_register(_small(), NOW)).plain
    sections, asked = kept(whole), list[str]()

    def part(name: str) -> Any:
        asked.append(name)
        return sections.part(name)

    found = register_of(part, Parts((ACTIONS, HISTORY), memory=False, closed=0, ref="1.2"))
    assert asked == ["said", "Actions", "History"]
    assert found.actions == whole.actions
    assert found.history == [change for change in whole.history if change.ref == "1.2"] != whole.history
    assert found.comments == {} != whole.comments


def test_what_cannot_be_kept_as_it_is_is_not_kept() -> None:
    with_sheet, with_column, with_key = _small(), _small(), _small()
    with_sheet.foreign.append(ForeignSheet("Mine", {1: {1: object()}}))
    with_key.actions["9.9"] = with_key.actions["1.1"]
    for held in (with_sheet, with_key):
        with pytest.raises(NotPlain):
            parts_of(held, held)
    with_column.extra = {"Actions": {"1.1": {"Budget": float("nan")}}}
    with pytest.raises(ValueError, match="JSON"):
        packed(MADE_OF, parts_of(with_column, with_column))


def test_no_byte_of_what_is_kept_can_change_unseen() -> None:
    data = packed(MADE_OF, parts_of(*[Register(About("test"))] * 2))
    for at in range(len(data)):
        damaged = bytearray(data)
        damaged[at] ^= 1
        with pytest.raises((ValueError, KeyError, TypeError)):
            register_of(Sections(BytesIO(bytes(damaged)), MADE_OF).part, TO_WRITE)


@pytest.mark.parametrize("length", [0, 10, 64, 65, 200, -1])
def test_what_was_cut_off_is_not_read(length: int) -> None:
    data = packed(MADE_OF, parts_of(*[_small()] * 2))
    with pytest.raises((ValueError, KeyError)):
        register_of(Sections(BytesIO(data[:length]), MADE_OF).part, ALL)


def test_what_was_made_of_another_register_is_not_read() -> None:
    data = packed(MADE_OF, parts_of(*[_small()] * 2))
    with pytest.raises(ValueError, match="something else"):
        Sections(BytesIO(data), {"register": "4567"})


@pytest.mark.parametrize(("table", "wrong"), [
    ("columns", {"cost": [1]}), ("columns", {"ref": ["1.1", 2]}), ("columns", {"due_date": ["yesterday", None]}),
    ("columns", {"ref": ["1.1"]}), ("columns", {"status": ["paused", "paused"]}), ("rows", 9)])
def test_values_that_a_column_cannot_hold_are_no_register(table: str, wrong: Any) -> None:
    parts: dict[str, Any] = json.loads(json.dumps(parts_of(*[_small()] * 2)))
    held = parts["Actions"]
    parts["Actions"] = held | {table: {**held["columns"], **wrong} if table == "columns" else wrong}
    with pytest.raises((ValueError, KeyError, TypeError)):
        register_of(parts.__getitem__, ALL)


def _small() -> Register:
    built = register("""
        | Ref. | Action          | Lead | Due date   | Status      | Date of implementation            | Comment |
        | 1.1  | Mend the fence  | PAR  | 2018-06-30 | Implemented | 2015-01-01/2015-03-31 (Q1 2015)   | Done    |
        | 1.2  | Count the ducks | PAR  | 2019-06-30 | Not started |                                   | Not yet |
    """)
    built.history = [Change("2018-01-01", ref=ref, key="status", new="not_started") for ref in ("1.1", "1.2", "1.1")]
    return built


def test_what_was_issued_keeps_its_order_whichever_round_it_is_of() -> None:
    register = _small()
    for name, unit in (("2018", "PAR"), ("2019", "PAR"), ("2018", "LIB"), ("2019", "LIB")):
        issued = Issued("test", name, unit, 1, date(2018, 12, 31), None, {"1.1": Role.LEAD}, {"1.1": {"status": "in_progress"}})
        register.issued[name, unit] = [issued]
        register.returned[name, unit, 1] = {"1.1": {"comment": f"{unit} in {name}"}}
    whole = register_of(kept(register).part, ALL)
    assert [*whole.issued.items()] == [*register.issued.items()]
    assert [*whole.returned.items()] == [*register.returned.items()]
    asked = list[str]()

    def part(name: str) -> Any:
        asked.append(name)
        return kept(register).part(name)

    of_one = register_of(part, Parts((), closed=0, round="2018"))
    assert [*of_one.issued] == [("2018", "PAR"), ("2018", "LIB")]
    assert asked == ["said", "memory", "memory of 2018"]
