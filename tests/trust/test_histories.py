"""Whole histories: late returns, edits by hand, decisions, hand-overs, and consolidations that are taken back.

`python -m tests.trust.history` carries out 2,000, and `make trust` runs it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests.trust.history import lawful
from tests.trust.history.__main__ import difference, examine
from tests.trust.history.steps import (
    Approve,
    ByHand,
    Consolidate,
    Decide,
    DecideDate,
    History,
    Issue,
    Undo,
    history,
    smallest,
)
from toolkit.tracker.judging import asked
from toolkit.tracker.judging.answering import roles_of
from toolkit.tracker.judging.former_names import FormerNames
from toolkit.tracker.merge import consolidate, handed_over
from toolkit.tracker.merge.earlier import Earlier
from toolkit.tracker.merge.proposals.new_dates import NewDates
from toolkit.tracker.record.register import Register
from toolkit.tracker.returns import issuing
from toolkit.tracker.views import standing
from toolkit.tracker.views.rounds import closed
from toolkit.tracker.views.rounds.closed import closing


@pytest.mark.slow(reason="forty histories of three to six rounds, each carried out twice")
def test_no_history_leads_to_another_register_than_its_restatement() -> None:
    assert list(examine(range(1, 41))) == []


def test_nor_does_one_with_real_files() -> None:
    one = history(0)
    assert difference(replace(one, steps=one.steps[:9]), on_disk=True) == ""


def test_the_histories_hold_what_they_are_meant_to_hold() -> None:
    steps = [step for number in range(40) for step in history(number).steps]
    rounds = {sum(isinstance(step, Issue) and step.again is None for step in history(number).steps) for number in range(40)}
    assert rounds == {3, 4, 5, 6}
    assert {type(step) for step in steps} == {Issue, Consolidate, ByHand, Decide, Undo, DecideDate, Approve}
    assert any(isinstance(step, Consolidate) and step.late for step in steps)
    assert {step.what for step in steps if isinstance(step, ByHand)} == {
        "answer", "comment", "hand over", "add", "delete", "request", "unit", "split", "supersede", "reopen", "verify"}


issued_before = asked._issued_before
answers = standing._answers


def _without_superseded(held: Register, in_round: set[str], was_open: set[str]) -> tuple[set[str], set[str]]:
    """What is superseded, as if the round had asked about it already."""
    return in_round | {ref for ref in was_open if ref in held.actions and held.actions[ref].superseded_by}, was_open


@pytest.mark.parametrize(("where", "name", "fault", "seen"), [
    (Earlier, "is_repeated", lambda *_: False, 4),
    (consolidate, "still_answers", lambda *_: True, 9),
    (consolidate._Merge, "_withdraw", lambda *_: None, 9),
    (NewDates, "_withdraw", lambda *_: None, 5),
    (NewDates, "replaced_by", lambda *_: None, 5),
    (handed_over, "answering", lambda _, code, __: (code,), 59),
    (issuing, "roles_of", lambda held, action, _: roles_of(held, action, date.min), 8),
    (lawful, "as_closed", lambda held, _: held, 1),
    (closed, "closing", lambda held, when: closing(replace(held, comments={}), when), 1),
    (standing, "_split_later", lambda *_: set(), 13),
    (standing, "_answers", lambda held: {"status": answers(held)["status"]}, 1),
    (standing, "_is_hand_over", lambda *_: False, 2),
    (asked, "_issued_before", lambda held, name: _without_superseded(held, *issued_before(held, name)), 17),
    (consolidate, "set_back", lambda *_: [], 6),
    (asked, "is_refused", lambda *_: False, 36),
    (standing, "_days_of_words", lambda _: {}, 5),
    (FormerNames, "of", lambda names, comment: names._register.unit_name(comment.unit), 5),
], ids=lambda value: value if isinstance(value, str) else "")
def test_a_fault_of_the_merge_is_found(
    where: object, name: str, fault: Callable[..., object], seen: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The history that saw it when this was written comes first, then those behind it and those before it."""
    monkeypatch.setattr(where, name, fault)
    assert any(difference(history(number)) for number in (*range(seen, 161), *range(1, seen)))


def test_a_history_that_fails_is_told_as_short_as_it_can_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(consolidate, "still_answers", lambda *_: True)
    found = next(one for one in map(history, range(1, 161)) if not changes_units(one) and difference(one))
    shortest = smallest(found, lambda one: bool(difference(one)))
    assert len(shortest.steps) < len(found.steps)
    assert any(isinstance(step, ByHand) and step.what == "hand over" for step in shortest.steps)


def changes_units(one: History) -> bool:
    """Whether units are replaced in a history, which leads to the same faults as handing over."""
    return any(isinstance(step, ByHand) and step.what == "unit" for step in one.steps)
