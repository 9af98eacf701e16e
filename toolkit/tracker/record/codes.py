"""Code lists and their labels. A code stays the same in every language; a label is what people read."""

from enum import StrEnum
from typing import Self


class Code(StrEnum):
    """A member of a code list: its value is the code, `label` the word for it.

    Members are declared as `NAME = code, label, *aliases`.
    """

    label: str
    aliases: tuple[str, ...]

    def __new__(cls, code: str, label: str = "", *aliases: str) -> Self:
        """Make a member from its code, its label and the other words that mean it without doubt."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label or code
        member.aliases = aliases
        return member


class Status(Code):
    """How far an action is."""

    NOT_STARTED = "not_started", "Not started", "not yet started", "no action taken"
    IN_PROGRESS = "in_progress", "In progress", "ongoing", "on-going", "on going", "under way", "underway", "started"
    IMPLEMENTED = "implemented", "Implemented", "completed", "complete", "done", "fully implemented", "finished"
    CLOSED_NOT_IMPLEMENTED = (
        "closed_not_implemented", "Closed without implementation", "closed", "closed not implemented",
    )
    SUPERSEDED = "superseded", "Superseded", "overtaken by events", "replaced"
    NO_LONGER_APPLICABLE = "no_longer_applicable", "No longer applicable", "not applicable", "n/a", "obsolete"
    NOT_REPORTED = "not_reported", "Not reported", "no report", "unknown"

    @property
    def is_final(self) -> bool:
        """Whether nothing more is expected."""
        return self in _FINAL


_FINAL = frozenset({Status.IMPLEMENTED, Status.CLOSED_NOT_IMPLEMENTED, Status.SUPERSEDED, Status.NO_LONGER_APPLICABLE})


class Acceptance(Code):
    """The answer to a recommendation."""

    ACCEPTED = "accepted", "Accepted", "agreed", "agree"
    PARTIALLY_ACCEPTED = "partially_accepted", "Partially accepted", "partially agreed", "accepted in part"
    NOT_ACCEPTED = "not_accepted", "Not accepted", "rejected", "disagree", "not agreed"
    UNDER_CONSIDERATION = "under_consideration", "Under consideration"
    NOT_RELEVANT = "not_relevant", "Not relevant"
    NOT_STATED = "not_stated", "Not stated"


class Timing(Code):
    """How an action stands to its due date on the as-of date; derived, never typed."""

    IMPLEMENTED_ON_TIME = "implemented_on_time", "Implemented on time"
    IMPLEMENTED_LATE = "implemented_late", "Implemented late"
    OVERDUE = "overdue", "Overdue"
    DUE_SOON = "due_soon", "Due soon"
    NOT_DUE = "not_due", "Not due yet"
    NO_DUE_DATE = "no_due_date", "No due date"
    NOT_ASSESSABLE = "not_assessable", "Not assessable"
    NOT_APPLICABLE = "not_applicable", "Not applicable"


class RecommendationKind(Code):
    """What was asked, and by what kind of text."""

    RECOMMENDATION = "recommendation", "Recommendation"
    DECISION = "decision", "Decision"
    INSTRUCTION = "instruction", "Instruction"
    PRIORITY_AREA = "priority_area", "Priority area"


class UnitKind(Code):
    """What kind of responsible party it is."""

    UNIT = "unit", "Unit"
    COLLECTIVE = "collective", "Collective"
    BODY = "body", "Body"
    PERSON = "person", "Person"


class Role(Code):
    """The part of a unit in an action."""

    LEAD = "lead", "Lead"
    SUPPORT = "support", "Support"
    ENDORSER = "endorser", "Endorser"


class How(Code):
    """How a change came into the register."""

    IMPORT = "import", "Import"
    RETURN = "return", "Return"
    DECISION = "decision", "Decision"
    HAND = "hand", "Edited by hand"
    UNDO = "undo", "Taken back"


class ProposalDecision(Code):
    """What the centre says to a new action that a unit proposes."""

    ACCEPT = "accept", "Accept", "accepted", "yes"
    DECLINE = "decline", "Decline", "declined", "no", "reject", "rejected"


class YesNo(Code):
    """Yes or no, as a drop-down offers it."""

    YES = "yes", "Yes", "y", "true"
    NO = "no", "No", "n", "false"
