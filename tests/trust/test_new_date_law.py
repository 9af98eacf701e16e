"""New dates that units ask for, over several runs with any decisions: only an accepted one counts, and none is lost."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.returns import open_round, plain_register, submission
from tests.trust.rounds import Desk, examples
from toolkit.tracker.merge.consolidate import Consolidation, consolidate
from toolkit.tracker.record.codes import How, YesNo
from toolkit.tracker.record.column_names import bare
from toolkit.tracker.record.columns import to_plain
from toolkit.tracker.record.register import Register
from toolkit.tracker.returns.submission import Submission

DATE, REASON = "revised_deadline", "revision_reason"
DAYS = [date(2019, 6, 30), date(2019, 9, 30), date(2019, 12, 31), None]
REASONS = ["Rain", "Snow", None]
ACCEPTED = ("Accept", "yes")


@dataclass(frozen=True)
class Asked:
    """A return: whose, of which action, what is typed; and whether only the reason is."""

    unit: str
    ref: str
    day: int
    reason: int
    both: bool


@dataclass(frozen=True)
class Step:
    """One run: what is sent, what is decided before, by numbers counted round, and whether emptied answers are taken."""

    sent: list[Asked]
    decisions: list[tuple[int, str]]
    accept_emptied: bool
    approves: bool


SENT = st.builds(Asked, st.sampled_from(["PAR", "PAR", "LIB"]), st.sampled_from(["1.1", "1.1", "1.2"]), st.integers(0, 3),
                 st.integers(0, 2), st.booleans())
DECISION = st.tuples(st.integers(0, 5), st.sampled_from(["Accept", "yes", "Decline", "Perhaps"]))
STEPS = st.lists(st.builds(Step, st.lists(SENT, max_size=3), st.lists(DECISION, max_size=2), st.booleans(),
                           st.sampled_from([True, True, True, False])), min_size=1, max_size=5)
RANDOM = st.randoms(use_true_random=False)


class Approving(Desk):
    """The register of a round in which the centre approves dates, and every unit answers for both actions."""

    def __init__(self) -> None:
        super().__init__("all")
        self.typed: dict[str, dict[tuple[str, str], date | str | None]] = {}

    def returned(self, number: int, step: Step) -> list[Submission]:
        """The returns of a step, in each of which its unit goes on from what it sent last."""
        says = YesNo.YES if step.approves else YesNo.NO
        self.register.settings = replace(self.register.settings, approve_deadlines=says)
        sent = []
        for place, asked in enumerate(step.sent):
            typed = dict(self.typed.get(asked.unit, {}))
            typed[asked.ref, REASON] = REASONS[asked.reason]
            if asked.both:
                typed[asked.ref, DATE] = DAYS[asked.day]
            self.typed[asked.unit] = typed
            sent.append(submission(self.contents[asked.unit], typed, file=f"{asked.unit} {number}-{place}.xlsx"))
        return sent

    def decide(self, decisions: Sequence[tuple[int, str]]) -> None:
        for at, word in decisions if self.register.proposals else ():
            place = at % len(self.register.proposals)
            if not self.register.proposals[place].outcome:
                self.register.proposals[place] = replace(self.register.proposals[place], decision=word)

    def merge(self, number: int, step: Step, sent: Sequence[Submission]) -> Consolidation:
        outcome = consolidate(self.register, "2018-12", sent, f"2019-01-2{number}", accept_emptied=step.accept_emptied)
        self.register = outcome.register
        return outcome


@examples(80)
@given(STEPS)
def test_only_what_was_accepted_counts_and_nothing_that_was_asked_for_is_lost(steps: list[Step]) -> None:
    desk, said = Approving(), set[tuple[str, str, str]]()
    for number, step in enumerate(steps):
        desk.decide(step.decisions)
        before = {at: p for at, p in enumerate(desk.register.proposals) if not p.outcome}
        was = dates(desk.register)
        outcome = desk.merge(number, step, desk.returned(number, step))
        said |= {(ref, DATE, to_plain(value)) for typed in desk.typed.values() for (ref, key), value in typed.items()
                 if key == DATE and isinstance(value, date)}
        accepted = {(c.ref, c.new) for c in outcome.changes if (c.how, c.key) == (How.APPROVAL, DATE)}
        for ref, now in dates(desk.register).items():
            assert now in ("", was[ref]) or (ref, now) in accepted or not step.approves
        for at, proposed in enumerate(desk.register.proposals):
            if proposed.outcome == "Accepted" and at in before:
                assert before[at].decision in ACCEPTED
        kept = {(c.ref, bare(c.key), text) for c in desk.register.history for text in (c.old, c.new)}
        kept |= {(c.ref, c.key, c.value) for c in desk.register.conflicts}
        assert said <= kept | {(p.ref, DATE, to_plain(p.new_date)) for p in desk.register.proposals}


@examples(60)
@given(STEPS, RANDOM)
def test_the_order_of_the_returns_never_matters_and_a_run_again_changes_nothing(steps: list[Step], random: Random) -> None:
    tidy, untidy = Approving(), Approving()
    for number, step in enumerate(steps):
        for desk in (tidy, untidy):
            desk.decide(step.decisions)
        sent, other = tidy.returned(number, step), untidy.returned(number, step)
        tidy.merge(number, step, sent)
        untidy.merge(number, step, random.sample(other, len(other)))
        assert plain_register(untidy.register) == plain_register(tidy.register)
        assert untidy.register.proposals == tidy.register.proposals
        assert not tidy.merge(number, step, sent).is_new


@examples(40)
@given(STEPS)
def test_a_unit_finds_in_its_next_workbook_what_it_asked_for_only_where_that_counts_or_waits(steps: list[Step]) -> None:
    desk = Approving()
    for number, step in enumerate(steps):
        desk.decide(step.decisions)
        desk.merge(number, step, desk.returned(number, step))
    counts = dates(desk.register)
    waits = [(p.ref, to_plain(p.new_date)) for p in desk.register.proposals if not p.outcome]
    for content in open_round(desk.register, replace(desk.register.rounds["2018-12"], name="2019-06")).values():
        for row in content.rows:
            shown = to_plain(row.values[DATE])
            assert shown == counts[row.ref] or (row.ref, shown) in waits
            assert str(row.values["others"]).count("is waiting for a decision") == [ref for ref, _ in waits].count(row.ref)


def dates(held: Register) -> dict[str, str]:
    return {ref: to_plain(action.revised_deadline) for ref, action in held.actions.items()}
