"""The records of a register. Each field is declared once by `column(...)`; see `columns.py`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from toolkit.tracker.record.carried import ForeignSheet, Look
from toolkit.tracker.record.codes import Acceptance, How, RecommendationKind, Role, Status, Timing, UnitKind, YesNo
from toolkit.tracker.record.columns import Column, Filler, Kind, Value, column, columns_of
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.problems import Problem

LEAD, EVERY_UNIT, DERIVED = Filler.LEAD, Filler.EVERY_UNIT, Filler.DERIVED
CENTRE_CODE = "CENTRE"
"""The code under which the centre's own workbook is issued: actions without a known unit."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A responsible party."""

    code: str = column("Code", width=10)
    name: str = column("Name", width=40)
    aliases: tuple[str, ...] = column("Aliases", default=(), kind=Kind.UNITS, width=30)
    kind: UnitKind = column("Kind", default=UnitKind.UNIT, kind=Kind.CODE, codes=UnitKind, width=12)
    members: tuple[str, ...] = column("Members", default=(), kind=Kind.UNITS, width=24)
    focal_point: str = column("Focal point", width=24)
    email: str = column("E-mail", width=28)
    language: str = column("Language", default="en", width=10)


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What was asked, and the management response to it."""

    number: str = column("No", width=8)
    kind: RecommendationKind = column("Kind", default=RecommendationKind.RECOMMENDATION, kind=Kind.CODE,
                                      codes=RecommendationKind, width=16)
    text: str = column("Recommendation", kind=Kind.NOTE, width=60)
    source: str = column("Source", width=30)
    response: str = column("Management response", kind=Kind.NOTE, width=50)
    acceptance: Acceptance = column("Acceptance", default=Acceptance.NOT_STATED, kind=Kind.CODE, codes=Acceptance,
                                    width=20)
    thematic_area: str = column("Thematic area", width=24)
    operating_principles: str = column("Operating principles", width=24)
    organizational_priorities: str = column("Organizational priorities", width=24)
    uneg_criteria: str = column("UNEG criteria", width=24)


@dataclass(frozen=True, slots=True)
class Action:
    """What will be done, by whom, by when, and how far it is."""

    ref: str = column("Ref.", width=7, issued=True, aliases=("Ref", "Reference", "Action no", "Action ref", "No"),
                      prompt="The reference of the action: unique, and never used again.")
    recommendation: str = column("Rec.", width=7, aliases=("Recommendation no",))
    text: str = column("Action", kind=Kind.NOTE, width=36, issued=True, aliases=("Key action", "Action text"),
                       prompt="What will be done.")
    responsible: str = column("Responsible", width=17, issued=True,
                              aliases=("Responsible unit", "Responsible unit(s)", "By whom"),
                              prompt="Who does it, in the words of the management response.")
    lead: tuple[str, ...] = column("Lead", default=(), kind=Kind.UNITS, width=10)
    support: tuple[str, ...] = column("Support", default=(), kind=Kind.UNITS, width=12)
    endorser: tuple[str, ...] = column("Endorser", default=(), kind=Kind.UNITS, width=12)
    deadline: str = column("Deadline", width=13, issued=True, aliases=("Deadline as written", "Target date"),
                           prompt="The deadline in the words of the management response.")
    due_date: date | None = column("Due date", default=None, kind=Kind.DATE, width=12, issued=True, aliases=("Due",),
                                   prompt="The last day that the deadline allows.")
    status: Status = column(
        "Status", default=Status.NOT_REPORTED, kind=Kind.CODE, codes=Status, omitted=(Status.NOT_REPORTED,), width=15,
        filler=LEAD, issued=True, aliases=("State", "Implementation status"),
        prompt="Choose how far the action is. Closed without implementation needs a reason.")
    completed: Period | None = column(
        "Date of implementation", default=None, kind=Kind.PERIOD, width=15, filler=LEAD, issued=True,
        aliases=("Implementation date", "Date implemented", "Completed on", "Completion date"),
        prompt="The day on which it was implemented, as a date. Not later than the as-of date on the sheet Read me.")
    revised_deadline: date | None = column(
        "Revised deadline", default=None, kind=Kind.DATE, width=12, filler=LEAD, issued=True, aliases=("New deadline",),
        prompt="Only if the deadline cannot be kept: the new day, later than the due date. Give the reason beside it.")
    revision_reason: str = column(
        "Reason for revision", kind=Kind.NOTE, width=20, filler=LEAD, issued=True, max_length=1000,
        aliases=("Reason for new deadline",), prompt="Why the deadline is revised (at most 1,000 characters).")
    closing_reason: str = column(
        "Reason for closing", kind=Kind.NOTE, width=20, filler=LEAD, issued=True, max_length=1000,
        aliases=("Closing reason", "Reason closed"),
        prompt="Why it is closed without implementation (at most 1,000 characters).")
    continuing: YesNo | None = column(
        "Continuing", default=None, kind=Kind.CODE, codes=YesNo, width=12, filler=LEAD, issued=True,
        aliases=("Continues",), prompt="Yes if the work goes on after it was implemented.")


@dataclass(frozen=True, slots=True)
class Comment:
    """What one unit said of one action in one round."""

    ref: str = column("Ref.", width=8)
    unit: str = column("Unit", width=12)
    round: str = column("Round", width=12)
    comment: str = column(
        "Comment", kind=Kind.NOTE, width=44, filler=EVERY_UNIT, issued=True, max_length=4000,
        aliases=("Comments", "Progress", "Remarks"),
        prompt="What has been done and what remains, in a few sentences (at most 4,000 characters).")
    evidence: str = column(
        "Evidence", kind=Kind.NOTE, width=20, filler=EVERY_UNIT, issued=True, max_length=2000,
        aliases=("Means of verification", "Links"), prompt="Where it can be seen: a document symbol, a link.")


@dataclass(frozen=True, slots=True)
class Contribution:
    """A numbered paragraph, decision or bullet of a narrative report."""

    number: str = column("No", width=8)
    heading: str = column("Heading", width=30)
    level: int = column("Level", default=1, kind=Kind.NUMBER, width=8)
    theme: str = column("Theme", width=24)
    kind: str = column("Kind", default="paragraph", width=14)
    text: str = column("Text", kind=Kind.NOTE, width=80)
    contributed_by: str = column("Contributed by", width=16)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on a list: participants of a date, mission members, a distribution list."""

    list: str = column("List", width=24)
    organization: str = column("Organization", width=30)
    name: str = column("Name", width=28)
    title: str = column("Title", width=36)
    role: str = column("Role", width=18)


@dataclass(frozen=True, slots=True)
class ReportingRound:
    """One collection cycle."""

    name: str = column("Round", width=12)
    as_of: date | None = column("As of", default=None, kind=Kind.DATE, width=13)
    return_by: date | None = column("Return by", default=None, kind=Kind.DATE, width=13)
    issued_to: tuple[str, ...] = column("Issued to", default=(), kind=Kind.UNITS, width=60)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A return that was taken in."""

    when: str = column("When", width=20)
    round: str = column("Round", width=12)
    unit: str = column("Unit", width=12)
    file: str = column("File", width=36)
    sha256: str = column("SHA-256", width=20)
    changes: int = column("Changes", default=0, kind=Kind.NUMBER, width=10)
    conflicts: int = column("Conflicts", default=0, kind=Kind.NUMBER, width=10)
    problems: int = column("Problems", default=0, kind=Kind.NUMBER, width=10)


@dataclass(frozen=True, slots=True)
class Conflict:
    """One of the values that compete for a cell of the register; rows of one conflict share its number."""

    number: str = column("Conflict", width=10)
    option: str = column("Option", width=8)
    round: str = column("Round", width=12)
    ref: str = column("Ref.", width=8)
    key: str = column("Column", width=20)
    register_value: str = column("In the register", kind=Kind.NOTE, width=26)
    value: str = column("Returned value", kind=Kind.NOTE, width=26)
    unit: str = column("Unit", width=10)
    file: str = column("File", width=28)
    sheet: str = column("Sheet", width=12)
    cell: str = column("Cell", width=8)
    decision: str = column("Decision", kind=Kind.NOTE, width=20)
    decided_by: str = column("Decided by", width=18)
    decided_on: str = column("Decided on", width=14)


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the history. Append-only; values are plain, see `columns.to_plain`."""

    when: str = column("When", width=20)
    round: str = column("Round", width=12)
    ref: str = column("Ref.", width=8)
    key: str = column("Column", width=20)
    old: str = column("Old", kind=Kind.NOTE, width=30)
    new: str = column("New", kind=Kind.NOTE, width=30)
    how: How = column("How", default=How.RETURN, kind=Kind.CODE, codes=How, width=14)
    unit: str = column("Unit", width=10)
    file: str = column("Source file", width=30)
    sheet: str = column("Sheet", width=12)
    cell: str = column("Cell", width=8)
    by: str = column("By", width=18)


@dataclass(frozen=True, slots=True)
class Derived:
    """What is computed for an action at an as-of date and shown beside it."""

    timing: Timing = column("Timing", default=Timing.NO_DUE_DATE, kind=Kind.CODE, codes=Timing, filler=DERIVED,
                            width=18)
    days_overdue: int | None = column("Days overdue", default=None, kind=Kind.NUMBER, filler=DERIVED, width=13)
    comments: str = column("Comments", kind=Kind.NOTE, filler=DERIVED, width=60)
    evidence: str = column("Evidence", kind=Kind.NOTE, filler=DERIVED, width=26)
    times_revised: int | None = column("Times revised", default=None, kind=Kind.NUMBER, filler=DERIVED, width=13)
    revisions: str = column("Revisions", kind=Kind.NOTE, filler=DERIVED, width=36)


@dataclass(frozen=True, slots=True)
class Guidance:
    """What an issued workbook shows beside the columns of an action, never read back."""

    recommendation_text: str = column("Recommendation", kind=Kind.NOTE, filler=DERIVED, width=28, issued=True,
                                      prompt="What was recommended, and what the action answers.")
    role: Role = column("Your role", default=Role.LEAD, kind=Kind.CODE, codes=Role, filler=DERIVED, width=10,
                        issued=True, prompt="Lead: you answer for the action. Support: you add a comment and evidence.")
    others: str = column("What others wrote", kind=Kind.NOTE, filler=DERIVED, width=24, issued=True,
                         prompt="The comments of the other units on the same action, to read.")
    timing: str = column("Timing", filler=DERIVED, width=11, issued=True,
                         prompt="Overdue or due soon on the as-of date; computed from the dates and the status.")
    check: str = column("Check", kind=Kind.NOTE, filler=DERIVED, width=32, issued=True,
                        prompt="What is missing or contradicts itself; computed as you type. Empty when all is well.")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A new action that a unit proposes on the sheet New actions; it waits for the centre."""

    recommendation: str = column("Rec.", filler=EVERY_UNIT, width=10, issued=True,
                                 prompt="The number of the recommendation it belongs to.")
    text: str = column("Proposed action", kind=Kind.NOTE, filler=EVERY_UNIT, width=60, issued=True,
                       prompt="What would be done.")
    responsible: str = column("Responsible", filler=EVERY_UNIT, width=24, issued=True, prompt="By whom.")
    deadline: str = column("Deadline", filler=EVERY_UNIT, width=16, issued=True, prompt="By when.")
    reason: str = column("Why", kind=Kind.NOTE, filler=EVERY_UNIT, width=44, issued=True, prompt="Why it is needed.")


@dataclass(frozen=True, slots=True)
class Proposed(Proposal):
    """A proposal as the register keeps it, with where it came from."""

    round: str = column("Round", width=12)
    unit: str = column("Unit", width=12)
    file: str = column("Source file", width=30)
    sheet: str = column("Sheet", width=14)
    cell: str = column("Cell", width=8)
    decision: str = column("Decision", width=14)
    decided_by: str = column("Decided by", width=18)
    decided_on: str = column("Decided on", width=14)
    outcome: str = column("Outcome", width=20)


@dataclass(frozen=True, slots=True)
class Contributed:
    """What a unit contributes to the narrative on the sheet Contributions."""

    theme: str = column("Theme", filler=EVERY_UNIT, width=32, issued=True, aliases=("Topic", "Area"),
                        prompt="Choose the theme from the list.")
    text: str = column("Text", kind=Kind.NOTE, filler=EVERY_UNIT, width=90, issued=True, max_length=4000,
                       aliases=("Contribution", "Bullet", "Achievement"),
                       prompt="What was achieved, in one sentence that begins with a verb (at most 4,000 characters). "
                              "It is printed as a bullet: no full stop is needed.")


@dataclass(frozen=True, slots=True)
class About:
    """What the register is."""

    register_id: str = column("Register id", width=40)
    title: str = column("Title", width=60)
    organization: str = column("Organization", width=40)
    source: str = column("Source", width=60)
    as_of: date | None = column("As of", default=None, kind=Kind.DATE)
    language: str = column("Language", default="en")
    created: str = column("Created", width=20)


@dataclass(frozen=True, slots=True)
class IssuedRow:
    """One row of the Actions sheet of a return: column key -> typed value to show, and the unit's part in it.

    In a checked copy an answer may be whatever the unit wrote (a plain `str`), where it could not be read.
    """

    ref: str
    role: Role
    values: dict[str, Value]


@dataclass(frozen=True, slots=True)
class ReturnContent:
    """All that a workbook for one unit shows; the workbook room writes it.

    Attributes:
        issued: What it answers to, with its values: the base of the merge.
        unit: To whom.
        title: Of the register.
        organization: Of the register.
        rows: The actions, in order.
        proposals: What the unit proposed already (in a checked copy).
        problems: In a checked copy, what to mark; the place's ref and column say where, or neither for the whole.
        contributions: What the unit contributed already.
        set_aside: In a checked copy, (sheet, row) of the return -> all that a row said which was not taken.
    """

    issued: "Issued"
    unit: Unit
    title: str
    organization: str
    rows: tuple[IssuedRow, ...]
    proposals: tuple[Proposal, ...] = ()
    problems: tuple[Problem, ...] = ()
    contributions: tuple[Contributed, ...] = ()
    set_aside: Mapping[tuple[str, int], str] = field(default_factory=dict)


ISSUED_FIRST = ("ref", "recommendation_text", "text", "role")
ISSUED_LAST = ("others", "timing", "check")


def issued_columns() -> tuple[Column, ...]:
    """The columns of the Actions sheet of an issued workbook, in their order.

    Reference, recommendation, action and role come first; then the centre's columns and the answers in the order of
    their declaration; last what others wrote, and the check.
    """
    declared = [c for record in (Action, Comment, Guidance) for c in columns_of(record) if c.issued]
    by_key = {c.key: c for c in declared}
    middle = [c for c in declared if c.key not in ISSUED_FIRST + ISSUED_LAST]
    return tuple([by_key[k] for k in ISSUED_FIRST] + middle + [by_key[k] for k in ISSUED_LAST])


def answer_columns() -> tuple[Column, ...]:
    """The columns that units fill in, those of the lead unit first."""
    return tuple(c for c in issued_columns() if c.is_answer)


Plain = dict[str, str]
"""Column key -> plain value."""


@dataclass(frozen=True, slots=True)
class Issued:
    """What was issued to one unit in one round: the base of the merge.

    Attributes:
        register_id: The register it came from.
        round: The round's name.
        unit: The unit's code.
        version: 1 for the first workbook of a unit in a round, counted up when it is issued again.
        as_of: The as-of date of the round.
        return_by: The day to return it by, or None.
        roles: Ref -> the unit's part in the action, in the order of the rows.
        values: Ref -> column key -> plain value as issued, for all that the workbook shows; a value that was empty is
            absent. The register keeps the answers only.
        joint: `lead` when only the lead unit answers status and dates of a joint action, `all` when every unit does.
        themes: Under which units contribute to the narrative; without any there is no sheet Contributions.
    """

    register_id: str
    round: str
    unit: str
    version: int
    as_of: date
    return_by: date | None
    roles: dict[str, Role]
    values: dict[str, Plain]
    joint: str = "lead"
    themes: tuple[str, ...] = ()

    def may_answer(self, ref: str, column: Column) -> bool:
        """Whether the unit fills in that column of that action."""
        if column.filler is EVERY_UNIT:
            return True
        return column.filler is LEAD and (self.joint == "all" or self.roles.get(ref) is Role.LEAD)


@dataclass(slots=True)
class Register:
    """The consolidated record.

    Attributes:
        about: What it is.
        units: By code.
        recommendations: By number.
        actions: By ref.
        comments: By (ref, unit, round).
        contributions: The narrative, in order.
        people: In order.
        rounds: By name.
        returns: Every return taken in, in the order of taking in.
        conflicts: Values that wait for a decision.
        proposals: New actions that units propose, those that wait and those that are decided.
        history: Every change, oldest first.
        issued: (round, unit) -> what was issued, oldest version first.
        returned: (round, unit, version) -> ref -> column key -> plain value of the unit's last return, where it could
            be read and differs from what was issued.
        extra: Sheet name -> row key -> heading -> value, for columns that the toolkit does not know.
        looks: Sheet name -> how such columns look, by row key and heading.
        foreign: Sheets that the toolkit does not know.
        hand_edits: Found on reading: what somebody changed in the workbook since it was last written.
        problems: Found on reading: what cannot be kept as it is when the register is written again.
    """

    about: About
    units: dict[str, Unit] = field(default_factory=dict)
    recommendations: dict[str, Recommendation] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)
    comments: dict[tuple[str, str, str], Comment] = field(default_factory=dict)
    contributions: list[Contribution] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    rounds: dict[str, ReportingRound] = field(default_factory=dict)
    returns: list[TakenIn] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    proposals: list[Proposed] = field(default_factory=list)
    history: list[Change] = field(default_factory=list)
    issued: dict[tuple[str, str], list[Issued]] = field(default_factory=dict)
    returned: dict[tuple[str, str, int], dict[str, Plain]] = field(default_factory=dict)
    extra: dict[str, dict[str, dict[str, object]]] = field(default_factory=dict)
    looks: dict[str, Look] = field(default_factory=dict, compare=False)
    foreign: list[ForeignSheet] = field(default_factory=list)
    hand_edits: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list, compare=False)

    def comments_in_order(self) -> list[Comment]:
        """All comments, by round: those before any round first, then by the rounds' as-of dates."""
        rounds = sorted(self.rounds.values(), key=lambda r: r.as_of or date.min)
        order = {r.name: place for place, r in enumerate(rounds, start=1)} | {"": 0}
        return sorted(self.comments.values(), key=lambda comment: order.get(comment.round, len(order)))

    def latest_comments(self) -> Mapping[str, list[Comment]]:
        """Ref -> the last comment of each unit on it, in the order in which units first wrote."""
        latest: dict[tuple[str, str], Comment] = {}
        for comment in self.comments_in_order():
            latest[comment.ref, comment.unit] = comment
        by_ref: dict[str, list[Comment]] = {}
        for comment in latest.values():
            by_ref.setdefault(comment.ref, []).append(comment)
        return by_ref

    def unit_name(self, code: str) -> str:
        """The name of a unit, or its code where it has none."""
        unit = self.units.get(code)
        return unit.name if unit and unit.name else code


class ReturnedRow(NamedTuple):
    """One row of a return, read.

    Attributes:
        row: Its number in the sheet.
        plain: Column key -> plain value, only for answers that may be merged.
        unread: Column key -> what was written, for answers that may not.
    """

    row: int
    plain: Plain
    unread: dict[str, str]


@dataclass(frozen=True, slots=True)
class Submission:
    """A unit's filled-in workbook, read and judged.

    Attributes:
        file: Its name.
        sha256: Of its bytes.
        issued: What it answers to.
        sheet: The name of its Actions sheet.
        letters: Column key -> the letters of the column it stands in.
        rows: By ref.
        proposals: New actions it proposes.
        problems: All that was found in it.
        contributions: What it contributes to the narrative, by the address of the text; None without its sheet.
        set_aside: Number of a row of the Actions sheet -> all that it says, for rows that belong to no action.
    """

    file: str
    sha256: str
    issued: Issued
    sheet: str
    letters: dict[str, str]
    rows: dict[str, ReturnedRow]
    proposals: tuple[Proposed, ...] = ()
    problems: tuple[Problem, ...] = ()
    contributions: Mapping[str, Contributed] | None = None
    set_aside: Mapping[int, str] = field(default_factory=dict)

    def cell(self, ref: str, key: str) -> str:
        """The address of an answer."""
        return f"{self.letters[key]}{self.rows[ref].row}"


def now_stamp(now: datetime) -> str:
    """A moment as history writes it: ISO 8601 to the second."""
    return now.replace(microsecond=0).isoformat(sep=" ")
