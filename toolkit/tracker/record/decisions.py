"""What waits until a person decides: conflicts, and the actions and new dates that units propose."""

from dataclasses import dataclass
from datetime import date

from toolkit.tracker.record.codes import ProposalKind
from toolkit.tracker.record.columns import Filler, Kind, column, within
from toolkit.words.speaking import _, of

ACCEPTED, DECLINED, WITHDRAWN, ACCEPTED_AS = "Accepted", "Declined", "Withdrawn", "Accepted as {ref}"
"""What became of a proposal; the last names the reference that a new action got."""
_OUTCOMES = {
    ACCEPTED: of("a proposal", "Accepted"), DECLINED: of("a proposal", "Declined"),
    WITHDRAWN: of("a proposal", "Withdrawn"), ACCEPTED_AS: of("a proposal", "Accepted as {ref}")}


@dataclass(frozen=True, slots=True)
class Conflict:
    """One of the values that compete for a cell of the register; rows of one conflict share its number."""

    number: str = column(_("Conflict"), width=10)
    option: str = column(_("Option"), width=8)
    round: str = column(_("Round"), width=12)
    ref: str = column(_("Ref."), width=8)
    key: str = column(_("Column"), width=20)
    register_value: str = column(_("In the register"), kind=Kind.NOTE, width=26)
    value: str = column(_("Returned value"), kind=Kind.NOTE, width=26)
    unit: str = column(_("Unit"), width=10)
    file: str = column(_("File"), width=28)
    sheet: str = column(_("Sheet"), width=12)
    cell: str = column(_("Cell"), width=8)
    decision: str = column(_("Decision"), kind=Kind.NOTE, width=20, prompt=_(
        "Choose “Keep the register” or the letter of an option, or type another value. One row is enough for each "
        "conflict."))
    decided_by: str = column(_("Decided by"), width=18, prompt=_("Who decided."))
    decided_on: str = column(_("Decided on"), width=14, prompt=_("When it was decided."))


@dataclass(frozen=True, slots=True)
class Proposal:
    """A new action that a unit proposes on the New actions sheet; it waits for the centre."""

    recommendation: str = column(_("Rec."), filler=Filler.EVERY_UNIT, width=10, issued=True,
                                 prompt=_("The number of the recommendation that the action responds to."))
    text: str = column(_("Proposed action"), kind=Kind.NOTE, filler=Filler.EVERY_UNIT, width=60, issued=True,
                       prompt=_("What should be done."))
    responsible: str = column(_("Responsible"), filler=Filler.EVERY_UNIT, width=24, issued=True,
                              prompt=_("Who should do it."))
    deadline: str = column(_("Deadline"), filler=Filler.EVERY_UNIT, width=16, issued=True,
                           prompt=_("By when it should be done."))
    reason: str = column(_("Why"), kind=Kind.NOTE, filler=Filler.EVERY_UNIT, width=44, issued=True,
                         prompt=_("Why the action is needed."))


@dataclass(frozen=True, slots=True)
class Proposed(Proposal):
    """A proposal as the register keeps it, with where it came from: a new action, or a new date of an action."""

    round: str = column(_("Round"), width=12)
    unit: str = column(_("Unit"), width=12)
    file: str = column(_("Source file"), width=30)
    sheet: str = column(_("Sheet"), width=14)
    cell: str = column(_("Cell"), width=8)
    decision: str = column(_("Decision"), width=14, prompt=_(
        "Choose Accept or Decline. A new action that you accept gets a reference. A new date that you accept is the "
        "revised deadline from then on. You can correct the row first."))
    decided_by: str = column(_("Decided by"), width=18, prompt=_("Who decided."))
    decided_on: str = column(_("Decided on"), width=14, prompt=_("When it was decided."))
    outcome: str = column(_("Outcome"), phrases=_OUTCOMES, width=20)
    kind: ProposalKind | None = column(
        _("Kind"), default=None, kind=Kind.CODE, codes=ProposalKind, width=12, behind="recommendation")
    ref: str = column(_("Ref."), width=8, behind="kind")
    due_until_now: date | None = column(_("Due until now"), default=None, kind=Kind.DATE, width=13, behind="deadline")
    new_date: date | None = column(_("New date"), default=None, kind=Kind.DATE, width=12, behind="due_until_now",
                                   prompt=_("The new date that the unit asks for. You can correct it."))
    decline_reason: str = column(_("Reason for declining"), kind=Kind.NOTE, width=28, behind="decision", prompt=_(
        "Why a new date is declined, if you want to say so. The next workbook of the unit shows it."))

    @property
    def is_date(self) -> bool:
        """Whether it proposes a new date of an action."""
        return self.kind is ProposalKind.NEW_DATE

    @property
    def accepted_as(self) -> str:
        """The reference that a new action got; "" where it is not accepted."""
        return within(ACCEPTED_AS, self.outcome) or ""
