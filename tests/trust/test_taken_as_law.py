"""Taking a return of an earlier round: as if the unit had typed the same into this round's workbook, where both agree."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.registers import register
from tests.returns import open_round, submission
from tests.trust.rounds import (
    ACTIONS,
    ALL_UNITS,
    COLUMNS,
    ERROR,
    JOINT,
    TYPED,
    Typed,
    examples,
    typed,
    values_of,
    waiting_in,
)
from toolkit.jobs.returns.taken_as import taken_as
from toolkit.tracker.merge.consolidate import consolidate
from toolkit.tracker.record.column_names import called
from toolkit.tracker.record.rounds import ReportingRound

THEN, NOW = ReportingRound("2018-12", date(2018, 12, 31)), ReportingRound("2019-06", date(2019, 6, 30))
OURS = ("taken-as", "issued-differs", "not-asked-in-round")


@examples(80)
@given(st.lists(typed(), max_size=3), typed(), JOINT, JOINT)
def test_it_is_as_if_what_agrees_was_typed_into_this_rounds_workbook(
    before: list[Typed], one: Typed, then: str, now: str
) -> None:
    held = register(ACTIONS, units=ALL_UNITS)
    old = open_round(held, THEN, joint=then)
    said = [submission(old[earlier.unit], earlier.cells, file=f"{at}.xlsx") for at, earlier in enumerate(before)]
    for at, earlier in enumerate(said):
        held = consolidate(held, THEN.name, [earlier], f"2019-01-2{at} 10:00:00").register
    new = open_round(held, NOW, joint=now)
    target = held.issued[NOW.name, one.unit][-1]
    returned = submission(old[one.unit], one.cells, file="late.xlsx")
    taken = taken_as(returned, target, held)

    agree, differ = {}, set()
    for (ref, key), value in one.cells.items():
        was, is_now = (issued.values.get(ref, {}).get(key, "") for issued in (old[one.unit].issued, target))
        plain = None if value == ERROR else TYPED[key][value]
        if was == is_now and old[one.unit].issued.may_answer(ref, COLUMNS[key]):
            agree[ref, key] = value
        elif plain not in (None, was, is_now) and old[one.unit].issued.may_answer(ref, COLUMNS[key]):
            differ.add((ref, COLUMNS[key].heading))
    typed_anew = submission(new[one.unit], agree, file="late.xlsx")

    listed = {(p.place.ref, p.place.column) for p in taken.problems if p.code == "issued-differs"}
    not_asked = {(p.place.ref, p.place.column) for p in taken.problems if p.code == "not-asked-in-round"}
    assert listed == {cell for cell in differ if cell not in not_asked}
    taken_now = consolidate(held, NOW.name, [taken], "2019-07-20 10:00:00").register
    anew = consolidate(held, NOW.name, [typed_anew], "2019-07-20 10:00:00").register
    assert values_of(taken_now) == values_of(anew)
    assert waiting_in(taken_now) == waiting_in(anew)
    rules = [{(p.code, p.place.ref, called(p.place.column)) for p in some.problems if p.code not in OURS and p.place.ref
              and p.code != "not-yours-to-answer"} for some in (taken, typed_anew)]
    assert rules[0] >= rules[1]
    again = consolidate(taken_now, NOW.name, [taken], "2019-07-21 10:00:00")
    assert not again.is_new
