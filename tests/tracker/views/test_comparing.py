from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.registers import register
from tests.there_and_back.comparison import differences
from toolkit.tracker.record.actions import Comment
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.narrative import Contribution, Person
from toolkit.tracker.record.register import Register
from toolkit.tracker.views.comparing import ORDER, Difference, compare

ACTIONS = """
    | Ref. | Action           | Lead | Deadline     | Due date   | Status      | Comment         |
    | 1.1  | Sweep the stairs | ST   | Nov 30, 2014 | 2014-11-30 | In progress | Half of<br>them |
    | 1.2  | Oil the hinges   | ST   | End 2015     | 2015-12-31 | Implemented |                 |
"""


def sample() -> Register:
    built = register(ACTIONS)
    built.contributions = [Contribution(number=str(n), text=f"Paragraph {n}") for n in range(1, 5)]
    built.people = [Person("Sweepers", "Stair Office", "The first"), Person("Sweepers", "Stair Office", "The second")]
    return built


def changed(change: Callable[[Register], object]) -> list[Difference]:
    after = sample()
    change(after)
    return compare(sample(), after)


def act(register: Register, **values: object) -> None:
    register.actions["1.1"] = replace(register.actions["1.1"], **values)  # type: ignore[arg-type]


def test_a_register_does_not_differ_from_itself() -> None:
    assert compare(sample(), sample()) == []


@pytest.mark.parametrize("change", [
    lambda r: act(r, text=" Sweep\nthe  stairs "),
    lambda r: act(r, deadline="30 November 2014"),
    lambda r: r.history.append(Change("2019-01-01 00:00:00", new="something")),
    lambda r: setattr(r, "about", replace(r.about, register_id="other", created="now")),
    lambda r: r.comments.update({("1.1", "ST", "2018-12"): Comment("1.1", "ST", "2018-12", "Half of them")}),
])
def test_white_space_the_form_of_a_date_and_provenance_do_not_count(change: Callable[[Register], object]) -> None:
    assert changed(change) == []


@pytest.mark.parametrize(("change", "found"), [
    (lambda r: act(r, text="Sweep the stair"), Difference("action", "1.1", "text", "Sweep the stairs", "Sweep the stair")),
    (lambda r: act(r, deadline="1 December 2014"), Difference("action", "1.1", "deadline", "Nov 30, 2014", "1 December 2014")),
    (lambda r: act(r, deadline="Nov 30, 2014 at the latest, say"),
     Difference("action", "1.1", "deadline", "Nov 30, 2014", "Nov 30, 2014 at the latest, say")),
    (lambda r: act(r, lead=("ST", "HI")), Difference("action", "1.1", "lead", "ST", "ST, HI")),
    (lambda r: r.comments.clear(), Difference("comment", "1.1 ST", "", "1.1 · ST · Half of them", "")),
    (lambda r: r.people.pop(), Difference("person", "#2 The second", "", "Sweepers · Stair Office · The second", "")),
    (lambda r: r.contributions.insert(1, Contribution(number="1a", text="New")),
     Difference("contribution", "#2 1a", "", "", "1a · 1 · paragraph · New")),
    (lambda r: r.contributions.__setitem__(2, Contribution(number="3", text="Another")),
     Difference("contribution", "#3 3", "text", "Paragraph 3", "Another")),
    (lambda r: setattr(r, "actions", dict(reversed(r.actions.items()))), Difference("action", "", ORDER, "1.1, 1.2", "1.2, 1.1")),
])
def test_what_differs_is_named_by_record_and_column(change: Callable[[Register], object], found: Difference) -> None:
    assert changed(change) == [found]


def test_a_record_that_is_removed_is_told_with_all_that_it_said() -> None:
    [gone] = changed(lambda r: r.people.pop())
    assert (gone.key, gone.old, gone.new) == ("#2 The second", "Sweepers · Stair Office · The second", "")
    assert (gone.heading, replace(gone, old="", new=gone.old).heading) == ("removed", "new")



def test_there_and_back_leaves_out_what_a_format_does_not_print() -> None:
    after = sample()
    act(after, continuing=None, text="Wash")
    after.people.clear()
    assert differences(sample(), after, ignoring=("action.text", "person")) == []
    assert len(differences(sample(), after, ignoring=("text",))) == 2
