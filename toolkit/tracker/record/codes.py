"""Code lists and their labels. A code stays the same in every language; a label is what people read."""

import re
from enum import StrEnum
from typing import Self

from toolkit.words.languages.catalogues import meanings
from toolkit.words.speaking import NO_WORDS, Message, _, of, text


class Code(StrEnum):
    """A member of a code list: its value is the code, `label` the word for it.

    Members are declared as `NAME = code, label, *aliases`.
    """

    words: Message
    aliases: tuple[str, ...]

    def __new__(cls, code: str, label: Message = NO_WORDS, *aliases: str) -> Self:
        """Make a member from its code, its label and the other words that mean it without doubt."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.words = label
        member.aliases = aliases
        return member

    @property
    def label(self) -> str:
        """What people read for it."""
        return text(self.words)

    @property
    def labels(self) -> tuple[str, ...]:
        """What people read for it in each language."""
        return meanings(self.words)


class Status(Code):
    """How far an action is."""

    NOT_STARTED = "not_started", _("Not started"), "not yet started", "no action taken"
    IN_PROGRESS = "in_progress", _("In progress"), "ongoing", "on-going", "on going", "under way", "underway", "started"
    IMPLEMENTED = "implemented", _("Implemented"), "completed", "complete", "done", "fully implemented", "finished"
    CLOSED_NOT_IMPLEMENTED = (
        "closed_not_implemented", _("Closed without implementation"), "closed not implemented",
    )
    SUPERSEDED = "superseded", _("Superseded"), "overtaken by events", "replaced"
    NO_LONGER_APPLICABLE = "no_longer_applicable", _("No longer applicable"), "not applicable", "n/a", "obsolete"
    NOT_REPORTED = "not_reported", _("Not reported"), "no report", "unknown"

    @property
    def is_final(self) -> bool:
        """Whether nothing more is expected."""
        return self in _FINAL


_FINAL = frozenset({Status.IMPLEMENTED, Status.CLOSED_NOT_IMPLEMENTED, Status.SUPERSEDED, Status.NO_LONGER_APPLICABLE})


class Verification(Code):
    """What the centre says of a unit's claim that nothing more is to be done."""

    NOT_CHECKED = "not_checked", _("Not checked"), "unchecked", "not yet checked", "to be checked"
    VERIFIED = "verified", _("Verified"), "confirmed", "accepted"
    NOT_ACCEPTED = "not_accepted", _("Not accepted"), "rejected", "refused", "declined"


class Acceptance(Code):
    """The answer to a recommendation."""

    ACCEPTED = "accepted", _("Accepted"), "agreed", "agree"
    PARTIALLY_ACCEPTED = "partially_accepted", _("Partially accepted"), "partially agreed", "accepted in part"
    NOT_ACCEPTED = "not_accepted", _("Not accepted"), "rejected", "disagree", "not agreed"
    UNDER_CONSIDERATION = "under_consideration", _("Under consideration")
    NOT_RELEVANT = "not_relevant", _("Not relevant")
    NOT_STATED = "not_stated", _("Not stated")


class Timing(Code):
    """How an action stands to its due date on the as-of date; derived, never typed."""

    IMPLEMENTED_ON_TIME = "implemented_on_time", _("Implemented on time")
    IMPLEMENTED_LATE = "implemented_late", _("Implemented late")
    OVERDUE = "overdue", _("Overdue")
    DUE_SOON = "due_soon", _("Due soon")
    NOT_DUE = "not_due", _("Not due yet")
    NO_DUE_DATE = "no_due_date", _("No due date")
    NOT_ASSESSABLE = "not_assessable", _("Not assessable")
    NOT_APPLICABLE = "not_applicable", _("Not applicable")


DUE_SOON_DAYS = 30
"""An action is due soon when its due date is at most this many days after the as-of date, where nobody says else."""


class RecommendationKind(Code):
    """What was asked, and by what kind of text."""

    RECOMMENDATION = "recommendation", _("Recommendation")
    DECISION = "decision", _("Decision")
    INSTRUCTION = "instruction", _("Instruction")
    PRIORITY_AREA = "priority_area", _("Priority area")


class UnitKind(Code):
    """What kind of responsible party it is."""

    UNIT = "unit", _("Unit")
    COLLECTIVE = "collective", _("Collective")
    BODY = "body", _("Body")
    PERSON = "person", _("Person")


class Role(Code):
    """The part of a unit in an action."""

    LEAD = "lead", _("Lead")
    SUPPORT = "support", _("Support")
    ENDORSER = "endorser", _("Endorser")


class Reported(Code):
    """What a round heard of an action, from all units that were asked or from one of them."""

    ANSWERED = "answered", _("Answered")
    """At least one answer or comment was changed or confirmed."""
    LEFT = "left", _("Left as it was")
    """The workbook came back, and nobody touched the action."""
    NOT_RETURNED = "not_returned", _("Not returned")


class SourceStatus(Code):
    """Whether the actions of a source document are still issued to units."""

    OPEN = "open", of("a source document", "Open")
    ARCHIVED = "archived", _("Archived"), "closed"


class How(Code):
    """How a change came into the register."""

    IMPORT = "import", _("Import")
    VERSION = "version", _("Later version")
    RETURN = "return", _("Return")
    DECISION = "decision", _("Decision")
    HAND = "hand", _("Edited by hand")
    READ = "read", _("Read from what was typed")
    UNDO = "undo", _("Undone"), "taken back"
    CONVERSION = "conversion", _("Converted")
    ROUND = "round", _("Round changed")
    ISSUE = "issue", _("Issued")
    LETTER = "letter", _("Letter drafted")
    APPROVAL = "approval", _("Approval")
    ANSWERED = "answered", _("Answered anew")

    @property
    def is_by_hand(self) -> bool:
        """Whether somebody typed it into the register, or it was read of what somebody typed."""
        return self in (How.HAND, How.READ)


class ProposalKind(Code):
    """What a unit proposes."""

    NEW_ACTION = "new_action", _("New action")
    NEW_DATE = "new_date", _("New date")


class OwnKind(Code):
    """What a column of an organization's own holds."""

    TEXT = "text", _("Text")
    DATE = "date", _("Date")
    NUMBER = "number", _("Number")
    PER_CENT = "per_cent", _("Per cent"), "percent", "percentage", "%"
    LIST = "list", _("List"), "choice", "choices", "drop-down"
    YES_NO = "yes_no", _("Yes or no"), "yes/no", "yes / no", "yes-no"


class OwnFiller(Code):
    """Who fills in a column of an organization's own."""

    CENTRE = "centre", _("Centre"), "center", "the centre", "information unit"
    LEAD = "lead", _("Lead unit"), "lead", "the lead unit"
    EVERY_UNIT = "every_unit", _("Every unit"), "each unit", "all units"


class ProposalDecision(Code):
    """What the centre says to what a unit proposes."""

    ACCEPT = "accept", _("Accept"), "accepted", "yes"
    DECLINE = "decline", _("Decline"), "declined", "no", "reject", "rejected"


class DocumentKind(Code):
    """What a source document was read as. An organization may have kinds of its own, so a register holds it as a text.

    A code is also the name of the house format that prints such documents, and what `--kind` takes.
    """

    PROGRESS_TABLE = "progress-table", _("Progress table")
    MISSION_REPORT = "mission-report", _("Mission report")
    MANAGEMENT_RESPONSE = "management-response", _("Management response")
    SESSION_CONCLUSIONS = "session-conclusions", _("Session conclusions")
    COUNCIL_REPORT = "council-report", _("Council report")
    SPREADSHEET = "spreadsheet", _("Spreadsheet")
    TABLE = "table", _("Table")
    LIST = "list", _("List")
    NEW = "new", _("New register")
    """There is no document: somebody began the register anew."""

    @classmethod
    def named(cls, kind: str) -> str:
        """A kind as a sentence names it; one of an organization's own by its name."""
        label = next((one.label for one in cls if one == kind), "")
        return f"{label[:1].lower()}{label[1:]}" if label else kind


class PartKind(Code):
    """What a part of a narrative is. People may type other words, so a register holds it as a text."""

    MASTHEAD = "masthead", _("Masthead")
    SYMBOL = "symbol", _("Symbol")
    DATE = "date", _("Date")
    DATES = "dates", _("Dates")
    CONTENTS = "contents", _("Contents")
    BOX = "box", _("Box")
    SECTION = "section", _("Section")
    HEADING = "heading", _("Heading")
    ANNEX = "annex", _("Annex")
    LABEL = "label", of("what stands before a colon", "Label")
    PARAGRAPH = "paragraph", _("Paragraph")
    DECISION = "decision", _("Decision")
    POINT = "point", _("Point")
    BULLET = "bullet", _("Bullet")
    LEAD_IN = "lead_in", _("Lead-in")
    TEXT = "text", _("Text")
    TABLE = "table", _("Table")
    DOCUMENTATION = "documentation", _("Documentation")
    AREA = "area", _("Priority area")
    OBJECTIVE = "objective", _("Objective")
    ACTIONS = "actions", _("Heading of actions")
    FOOTNOTE = "footnote", _("Footnote")
    THEME = "theme", _("Theme")
    """It lists a theme, and has no text."""


class TextPlace(Code):
    """Where reports print a text that somebody wrote for them."""

    SUMMARY = "summary", _("Summary"), "in the summary"
    BEFORE = "before", _("Before a recommendation"), "before the recommendation", "before recommendation"
    AFTER = "after", _("After a recommendation"), "after the recommendation", "after recommendation"


class LetterKind(Code):
    """What a letter to a unit is for."""

    ISSUE = "issue", of("a letter that goes with a workbook", "Issue")
    """Its workbook goes out."""
    RETURN = "return", of("a letter that goes with a checked copy", "Return")
    """Its checked workbook goes back, to be corrected."""
    REMIND = "remind", _("Remind")
    """Its workbook has not come back."""
    THANK = "thank", _("Thank")
    """Its workbook was taken in."""


class Language(Code):
    """The language in which the toolkit speaks."""

    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French"), "français"
    SPANISH = "es", _("Spanish"), "español"
    RUSSIAN = "ru", _("Russian"), "русский"


def language_named(written: str) -> Language | None:
    """The language that a text names by its code, as in `fr` or `fr-CA`, or by what it is called; None for no text."""
    code, name = re.split("[-_]", written.strip().casefold())[0], written.strip().casefold()
    return next((one for one in Language
                 if one.value == code or name in {word.casefold() for word in (*one.labels, *one.aliases)}), None)


class DateStyle(Code):
    """How reports print a date."""

    WORDS = "words", _("In words (31 December 2018)"), "31 December 2018", "in words"
    SLASHES = "slashes", _("With slashes (31/12/2018)"), "31/12/2018", "with slashes"
    ISO = "iso", _("ISO 8601 (2018-12-31)"), "2018-12-31", "ISO 8601"


class Paper(Code):
    """The paper on which units print the actions of their workbooks."""

    A4 = "a4", _("A4")
    A3 = "a3", _("A3")


class DeadlineStyle(Code):
    """How reports print a deadline."""

    AS_WRITTEN = "as_written", _("As they were written"), "as written"
    AS_DATES = "as_dates", _("In the style of other dates"), "house style", "as dates"


class YesNo(Code):
    """Yes or no, as a drop-down offers it."""

    YES = "yes", _("Yes"), "y", "true"
    NO = "no", of("the answer", "No"), "n", "false"

    @classmethod
    def meant_by(cls, answer: str) -> Self | None:
        """What somebody answered in any language, whole or by its first letter; None where it is neither."""
        said = answer.strip().casefold()
        return next((one for one in cls for label in one.labels
                     if said and said in (label.casefold(), label[0].casefold())), None)
