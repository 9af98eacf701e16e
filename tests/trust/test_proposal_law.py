"""What units propose, over several runs with any decisions: nothing of it is ever lost, and no reference comes again."""

from dataclasses import astuple, dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from tests.trust.rounds import Desk, Run, Typed, examples
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.column_names import not_taken
from toolkit.tracker.record.decisions import Proposal, Proposed
from toolkit.tracker.record.register import Register

NUMBERS = st.integers(0, 5)
PROPOSAL = st.builds(Proposal, recommendation=st.sampled_from(["1", "1", "2", ""]),
                     text=st.sampled_from(["Mend the gate", "Oil the gate", " "]),
                     responsible=st.sampled_from(["PAR", "Somebody", ""]),
                     deadline=st.sampled_from(["June 2019", ""]), reason=st.sampled_from(["It creaks", "It is stuck", ""]))
SENT = st.tuples(st.sampled_from(["PAR", "LIB"]), st.lists(PROPOSAL, max_size=3))


@dataclass(frozen=True)
class Step:
    """One run: what is sent, by unit, and what is decided before on the proposals of the sheet, counted round."""

    sent: list[tuple[str, list[Proposal]]]
    decisions: list[tuple[int, str]]


STEPS = st.lists(st.builds(Step, st.lists(SENT, max_size=2), st.lists(
    st.tuples(NUMBERS, st.sampled_from(["Accept", "Accept", "Decline", "Perhaps"])), max_size=3)), min_size=1, max_size=4)


@examples(150)
@given(STEPS)
def test_a_proposal_loses_nothing_whatever_is_decided(steps: list[Step]) -> None:
    desk = Desk("lead")
    sent: set[tuple[str, Proposal]] = set()
    refs: set[str] = set(desk.register.actions)
    for number, step in enumerate(steps):
        before = desk.register
        decide(before, step.decisions)
        sent |= {(unit, proposal) for unit, proposals in step.sent for proposal in proposals}
        propose(desk, number, step)
        held = desk.register
        assert len(set(map(said, held.proposals))) == len(held.proposals)
        for unit, one in sent:
            assert any(says_all_of(kept, one) for by, kept in map(said, held.proposals) if by == unit)
            told = {reason for change in held.history for reason in (change.old, change.new)}
            assert one.reason in {"", *(p.reason for p in held.proposals), *told}
        assert [p.cell for p in held.proposals][:len(before.proposals)] == [p.cell for p in before.proposals]
        assert all(held.actions[ref] == action for ref, action in before.actions.items())
        made = held.actions.keys() - before.actions.keys()
        assert not made & refs
        refs |= made
        for proposed in held.proposals:
            is_kept(held, proposed)


def decide(held: Register, decisions: list[tuple[int, str]]) -> None:
    for at, decision in decisions if held.proposals else ():
        place = at % len(held.proposals)
        if not held.proposals[place].outcome:
            held.proposals[place] = replace(held.proposals[place], decision=decision)


def propose(desk: Desk, number: int, step: Step) -> None:
    returned = tuple(Typed(unit, {}) for unit, _ in step.sent)
    submissions = desk.prepare(number, Run(returned))
    proposing = [
        replace(one, proposals=tuple(
            Proposed(p.recommendation, p.text, p.responsible, p.deadline, p.reason, "2018-12", unit, one.file,
                     "New actions", f"B{row}") for row, p in enumerate(proposals, start=2)))
        for one, (unit, proposals) in zip(submissions, step.sent, strict=True)]
    desk.consolidate(number, Run(returned), proposing)


def said(proposed: Proposed) -> tuple[str, Proposal]:
    return proposed.unit, Proposal(proposed.recommendation, proposed.text, proposed.responsible, proposed.deadline, proposed.reason)


def says_all_of(kept: Proposal, one: Proposal) -> bool:
    pairs = zip(astuple(kept)[:-1], astuple(one)[:-1], strict=True)
    return all(new in ("", old) for old, new in pairs)


def is_kept(held: Register, proposed: Proposed) -> None:
    """An accepted one is an action, a declined one in the history, each with its cell; the rest wait."""
    told = {(c.ref, c.key): c.new for c in held.history
            if c.how is How.DECISION and (c.file, c.cell) == (proposed.file, proposed.cell)}
    accepted = proposed.outcome.removeprefix("Accepted as ")
    if proposed.outcome == "Declined":
        assert told["", not_taken("proposal")] == proposed.text
    elif proposed.outcome:
        action = held.actions[accepted]
        assert (action.recommendation, action.text, action.responsible, action.deadline) == (
            proposed.recommendation, proposed.text, proposed.responsible, proposed.deadline)
        assert told[accepted, "text"] == proposed.text
        assert told.get((accepted, "proposal_reason"), "") == proposed.reason
    else:
        assert not told
