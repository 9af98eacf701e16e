"""The documents that are followed up, their recommendations, and the actions that answer them.

With the columns that an issued workbook shows of an action.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from toolkit.tracker.record.codes import (
    Acceptance,
    DocumentKind,
    RecommendationKind,
    Reported,
    Role,
    SourceStatus,
    Status,
    Timing,
    Verification,
    YesNo,
)
from toolkit.tracker.record.columns import VERIFICATION, Filler, Kind, Value, column
from toolkit.tracker.record.periods import Period
from toolkit.words.speaking import _


@dataclass(frozen=True, slots=True)
class Source:
    """One document whose recommendations are followed up: a review, an audit, the conclusions of a session.

    Its recommendations are numbered within it. `prefix` is what the refs of its actions begin with, so that they are
    unique in the register; the first source of a register may do without.
    """

    code: str = column(_("Code"), width=10, prompt=_(
        "A short name for the document, which recommendations and actions refer to."))
    title: str = column(_("Title"), width=50, prompt=_("The title of the document. Reports print it."))
    kind: str = column(_("Kind"), width=24, codes=DocumentKind, prompt=_(
        "What kind of document it was read as. It decides which house format fits."))
    symbol: str = column(_("Symbol"), width=16, prompt=_("The symbol or number of the document, if it has one."))
    body: str = column(_("Body"), width=26, prompt=_("Who issued the document, such as a board or an inspector."))
    dated: Period | None = column(_("Date"), default=None, kind=Kind.PERIOD, width=13, prompt=_(
        "The date of the document: a day, or words such as June 2018."))
    as_of: date | None = column(_("As of"), default=None, kind=Kind.DATE, width=12, prompt=_(
        "The day whose situation the document describes."))
    status: SourceStatus = column(
        _("Status"), default=SourceStatus.OPEN, kind=Kind.CODE, codes=SourceStatus, width=11,
        prompt=_("Open: its actions are issued to units. Archived: they no longer are."))
    prefix: str = column(_("Refs begin with"), width=12, prompt=_(
        "What the references of its actions begin with, so that no two actions have the same."))
    file: str = column(_("File"), width=30, prompt=_("The file that the document was read from."))
    language: str = column(_("Language"), width=10, prompt=_(
        "The language that the document is written in, such as en."))
    sha256: str = column(_("SHA-256"), width=20, hidden=True)

    @property
    def name(self) -> str:
        """What people know it by: its title, or its code where it has none."""
        return self.title or self.code


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What was asked, and the management response to it."""

    number: str = column(_("No"), width=8, prompt=_(
        "The number of the recommendation, as its source document writes it."))
    kind: RecommendationKind = column(
        _("Kind"), default=RecommendationKind.RECOMMENDATION, kind=Kind.CODE, codes=RecommendationKind, width=16,
        prompt=_("What was asked, and by what kind of text."))
    text: str = column(_("Recommendation"), kind=Kind.NOTE, width=54, prompt=_(
        "The recommendation, in the words of the document."))
    origin: str = column(_("Origin"), width=22, prompt=_("Where in the document it comes from, or who made it."))
    response: str = column(_("Management response"), kind=Kind.NOTE, width=46, prompt=_(
        "The management response, in the words of the document."))
    acceptance: Acceptance = column(
        _("Acceptance"), default=Acceptance.NOT_STATED, kind=Kind.CODE, codes=Acceptance, width=18,
        prompt=_("Choose the answer to the recommendation. Rates of acceptance are counted from it."))
    thematic_area: str = column(_("Thematic area"), width=18, prompt=_("The theme under which it is reported, if any."))
    operating_principles: str = column(_("Operating principles"), width=18, prompt=_(
        "The operating principles that it concerns, if any."))
    organizational_priorities: str = column(_("Organizational priorities"), width=18, prompt=_(
        "The organizational priorities that it concerns, if any."))
    uneg_criteria: str = column(_("UNEG criteria"), width=18, prompt=_(
        "The evaluation criteria that it concerns, if any."))
    source: str = column(_("Source"), width=10, behind="number", names="Sources", prompt=_(
        "Choose the source document that it comes from."))


@dataclass(frozen=True, slots=True)
class Action:
    """What will be done, by whom, by when, and how far it is."""

    ref: str = column(_("Ref."), width=7, issued=True, issued_width=8,
                      aliases=("Ref", "Reference", "Action no", "Action ref", "No"),
                      prompt=_("The action's reference. It never changes and is never reused for another action."))
    recommendation: str = column(_("Rec."), width=7, aliases=("Recommendation no",), names="Recommendations", prompt=_(
        "The number of the recommendation that the action responds to, as it is on the Recommendations sheet."))
    text: str = column(_("Action"), kind=Kind.NOTE, width=36, issued=True, issued_width=25,
                       aliases=("Key action", "Action text"), prompt=_("What will be done."))
    responsible: str = column(_("Responsible"), width=17, issued=True, issued_width=14,
                              aliases=("Responsible unit", "Responsible unit(s)", "By whom"),
                              prompt=_("Who is responsible, in the words of the management response."))
    lead: tuple[str, ...] = column(
        _("Lead"), default=(), kind=Kind.UNITS, width=10, names="Units",
        prompt=_("The code of the unit that reports on the action. For several units, type their codes with commas."))
    support: tuple[str, ...] = column(
        _("Support"), default=(), kind=Kind.UNITS, width=12, names="Units",
        prompt=_("The codes of units that contribute to the action. For several units, type their codes with commas."))
    endorser: tuple[str, ...] = column(
        _("Endorser"), default=(), kind=Kind.UNITS, width=12, names="Units",
        prompt=_("The code of the unit that must agree to the action, if any."))
    deadline: str = column(_("Deadline"), width=13, issued=True, issued_width=11,
                           aliases=("Deadline as written", "Target date"),
                           prompt=_("The deadline, in the words of the management response."))
    due_date: date | None = column(_("Due date"), default=None, kind=Kind.DATE, width=12, issued=True, issued_width=11,
                                   aliases=("Due",),
                                   prompt=_("The last day that the deadline allows."))
    status: Status = column(
        _("Status"), default=Status.NOT_REPORTED, kind=Kind.CODE, codes=Status, omitted=(Status.NOT_REPORTED,),
        width=15,
        filler=Filler.LEAD, issued=True, issued_width=14,
        aliases=("State", "Implementation status"),
        prompt=_("Choose how far the action is. If it is delayed or on hold, choose In progress and give the reason in "
                 "the comment. If you close it without implementation, give the reason for closing."))
    completed: Period | None = column(
        _("Date of implementation"), default=None, kind=Kind.PERIOD, width=15, filler=Filler.LEAD, issued=True,
        issued_width=15, aliases=("Implementation date", "Date implemented", "Completed on", "Completion date"),
        prompt=_("The date on which the action was implemented. It cannot be after the as-of date."))
    revised_deadline: date | None = column(
        _("Revised deadline"), default=None, kind=Kind.DATE, width=12, filler=Filler.LEAD, issued=True,
        issued_width=11, aliases=("New deadline",),
        prompt=_("Only if the deadline cannot be kept: the new date, which must be after the due date. "
                 "Give the reason in the next column."))
    revision_reason: str = column(
        _("Reason for revision"), kind=Kind.NOTE, width=20, filler=Filler.LEAD, issued=True, issued_width=19,
        max_length=1000, aliases=("Reason for new deadline",),
        prompt=_("Why the deadline cannot be kept (at most 1,000 characters)."))
    closing_reason: str = column(
        _("Reason for closing"), kind=Kind.NOTE, width=20, filler=Filler.LEAD, issued=True, issued_width=19,
        max_length=1000, aliases=("Closing reason", "Reason closed"),
        prompt=_("Why the action is closed without implementation (at most 1,000 characters)."))
    continuing: YesNo | None = column(
        _("Continuing"), default=None, kind=Kind.CODE, codes=YesNo, width=12, filler=Filler.LEAD, issued=True,
        issued_width=10, aliases=("Continues",),
        prompt=_("Choose Yes if the work goes on although the action is implemented."))
    number: str = column(_("No. in source"), width=9, behind="ref", prompt=_(
        "What the source document calls the action, if that is not its reference."))
    source: str = column(_("Source"), width=10, behind="ref", names="Sources", prompt=_(
        "Choose the source document that the action follows up."))
    request_update: YesNo | None = column(
        _("Request update"), default=None, kind=Kind.CODE, codes=YesNo, width=12, prompt=_(
            "Choose Yes to ask about a finished action in the next workbooks. It is emptied when they are issued."))
    split_from: str = column(_("Split from"), width=10, names="Actions", prompt=_(
        "If the action is a part of an earlier one: the reference of that one."))
    superseded_by: tuple[str, ...] = column(
        _("Superseded by"), default=(), kind=Kind.UNITS, width=14, names="Actions",
        prompt=_("If another action is done in the place of this one: its reference. For several actions, type their "
                 "references with commas. Choose Superseded as the status, too."))
    verification: Verification | None = column(
        _("Verification"), default=None, kind=Kind.CODE, codes=Verification, width=13, behind="completed", issued=True,
        part=VERIFICATION, prompt=_(
            "What the information unit found when it checked what was reported: verified or not accepted. An action "
            "that is not accepted is open again."))
    verified_by: str = column(_("Verified by"), width=14, behind="verification", part=VERIFICATION, prompt=_(
        "Who checked it."))
    verified_on: date | None = column(
        _("Verified on"), default=None, kind=Kind.DATE, width=12, behind="verified_by", part=VERIFICATION, prompt=_(
            "The day from which the verification counts. If you leave it empty, this is the as-of date of the latest "
            "round."))
    verification_reason: str = column(
        _("Verification reason"), kind=Kind.NOTE, width=24, behind="verified_on", issued=True, part=VERIFICATION,
        aliases=("Reason for not accepting",), prompt=_(
            "Why it was verified or not accepted, for the unit to read."))
    own: Mapping[str, Value] = field(default_factory=dict, hash=False)
    """What columns of the organization's own hold, by their keys: those of the centre and of the lead unit."""

    @property
    def own_number(self) -> str:
        """What its source calls it: its number there, or its ref where it has no other."""
        return self.number or self.ref


@dataclass(frozen=True, slots=True)
class Comment:
    """What one unit said of one action in one round."""

    ref: str = column(_("Ref."), width=10, names="Actions", prompt=_(
        "Choose the reference of the action that the comment is about."))
    unit: str = column(_("Unit"), width=12, names="Units", prompt=_("Choose the unit that says it."))
    round: str = column(_("Round"), width=12, names="Rounds", prompt=_(
        "Choose the reporting round. Leave it empty for what was said before any round."))
    comment: str = column(
        _("Comment"), kind=Kind.NOTE, width=44, filler=Filler.EVERY_UNIT, issued=True, issued_width=33,
        max_length=4000,
        aliases=("Comments", "Progress", "Remarks"),
        prompt=_("What has been done and what remains to be done, in a few sentences (at most 4,000 characters)."))
    evidence: str = column(
        _("Evidence"), kind=Kind.NOTE, width=20, filler=Filler.EVERY_UNIT, issued=True, max_length=2000, leads=True,
        aliases=("Means of verification", "Links"),
        prompt=_("Where the result can be seen, such as a document symbol or a link."))
    still_so: YesNo | None = column(
        _("Still so"), default=None, kind=Kind.CODE, codes=YesNo, omitted=(YesNo.NO,), width=8, behind="round",
        filler=Filler.EVERY_UNIT, issued=True, issued_width=6, aliases=("Unchanged", "No change"),
        prompt=_("Choose Yes if your last answer is still right and there is nothing to add."))
    own: Mapping[str, Value] = field(default_factory=dict, hash=False)
    """What columns of the organization's own hold that every unit fills in, by their keys."""


@dataclass(frozen=True, slots=True)
class Derived:
    """What is computed for an action at an as-of date and shown beside it."""

    timing: Timing = column(_("Timing"), default=Timing.NO_DUE_DATE, kind=Kind.CODE, codes=Timing,
                            filler=Filler.DERIVED,
                            width=18)
    days_overdue: int | None = column(_("Days overdue"), default=None, kind=Kind.NUMBER, filler=Filler.DERIVED,
                                      width=13)
    days_overdue_first: int | None = column(_("Days overdue at first"), default=None, kind=Kind.NUMBER,
                                            filler=Filler.DERIVED, width=13)
    comments: str = column(_("Comments"), kind=Kind.NOTE, filler=Filler.DERIVED, width=60)
    evidence: str = column(_("Evidence"), kind=Kind.NOTE, filler=Filler.DERIVED, width=26, leads=True)
    times_revised: int | None = column(_("Times revised"), default=None, kind=Kind.NUMBER, filler=Filler.DERIVED,
                                       width=13)
    revisions: str = column(_("Revisions"), kind=Kind.NOTE, filler=Filler.DERIVED, width=36)
    reported: Reported | None = column(_("Reported"), default=None, kind=Kind.CODE, codes=Reported,
                                       filler=Filler.DERIVED, width=15)
    reported_in: str = column(_("Reported in"), filler=Filler.DERIVED, width=12)


@dataclass(frozen=True, slots=True)
class DerivedOfRecommendation:
    """What is computed for a recommendation and shown beside it."""

    by_actions: Status = column(_("Status by actions"), default=Status.NOT_REPORTED, kind=Kind.CODE, codes=Status,
                                filler=Filler.DERIVED, width=16)


@dataclass(frozen=True, slots=True)
class Guidance:
    """What an issued workbook shows beside the columns of an action, never read back."""

    recommendation_text: str = column(_("Recommendation"), kind=Kind.NOTE, filler=Filler.DERIVED, width=24, issued=True,
                                      prompt=_("The recommendation that the action responds to."))
    role: Role = column(_("Your role"), default=Role.LEAD, kind=Kind.CODE, codes=Role, filler=Filler.DERIVED, width=8,
                        issued=True,
                        prompt=_("Lead: you report on the action. Support: you add a comment and evidence."))
    last_comment: str = column(_("Last comment"), kind=Kind.NOTE, filler=Filler.DERIVED, width=21, issued=True,
                               prompt=_("What your unit wrote last, before this round."))
    others: str = column(_("What others wrote"), kind=Kind.NOTE, filler=Filler.DERIVED, width=28, issued=True,
                         prompt=_("What the other units wrote about this action, and what has changed: whether it was "
                                  "handed over, split or opened again."))
    timing: str = column(_("Timing"), filler=Filler.DERIVED, width=8, issued=True,
                         prompt=_("Whether the action is overdue or due soon on the as-of date. Computed from its "
                                  "dates and status."))
    check: str = column(_("Check"), kind=Kind.NOTE, filler=Filler.DERIVED, width=28, issued=True,
                        prompt=_("What is missing or contradictory. Updated as you type, and empty when everything is "
                                 "in order."))


@dataclass(frozen=True, slots=True)
class Finished:
    """What the sheet Finished of an issued workbook shows of an action that nothing is asked about."""

    ref: str = column(_("Ref."), width=10, filler=Filler.DERIVED)
    text: str = column(_("Action"), kind=Kind.NOTE, width=54, filler=Filler.DERIVED)
    status: Status = column(_("Status"), default=Status.IMPLEMENTED, kind=Kind.CODE, codes=Status,
                            filler=Filler.DERIVED, width=18)
    completed: Period | None = column(_("Date of implementation"), default=None, kind=Kind.PERIOD,
                                      filler=Filler.DERIVED, width=15)
    reason: str = column(_("Reason"), kind=Kind.NOTE, filler=Filler.DERIVED, width=30)
    comment: str = column(_("Last comment"), kind=Kind.NOTE, filler=Filler.DERIVED, width=54)
