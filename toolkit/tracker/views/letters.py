"""What the letters of a round have to say to each unit: facts by name, and the unit's deadlines."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from textwrap import shorten

from toolkit.tracker.judging.answering import leads_on
from toolkit.tracker.judging.timing import effective_due_date
from toolkit.tracker.judging.verifying.claims import as_it_counts
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.rounds import ReportingRound
from toolkit.tracker.record.units import Unit
from toolkit.tracker.views import prose
from toolkit.tracker.views.figures import DueAction, Figures
from toolkit.words import letters as words
from toolkit.words.speaking import Plural, counted, said, text

LONGEST_SUMMARY = 80
"""Characters of an action in the line of a calendar."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An action in a list of a letter.

    Attributes:
        ref: Its reference.
        action: Its text.
        due: The day that counts, in words.
        timing: How long it is overdue, or how soon it is due, in words.
    """

    ref: str
    action: str
    due: str
    timing: str


Fact = str | tuple[Listed, ...]
"""What a letter can name; empty where there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the wording of a letter can name.

    Attributes:
        person: Whom it is addressed to: the focal point, or else the unit.
        unit: The name of the unit, or its code.
        code: Of the unit.
        round: The name of the round.
        as_of: The day whose situation is reported.
        return_by: The day by which workbooks are to be returned.
        return_to: The address to which they are returned.
        contact: Whom to ask.
        organization: Whose follow-up it is.
        title: What is followed up.
        file: The names of the workbooks that are attached.
        calendar: The name of the calendar that is attached.
        asked: How many actions the unit is asked about.
        problems: How many problems are marked in the checked copy.
        overdue: The actions overdue on the as-of date that the unit leads, longest first.
        due_soon: Those due soon, nearest first.
    """

    person: Fact
    unit: Fact
    code: Fact
    round: Fact
    as_of: Fact
    return_by: Fact
    return_to: Fact
    contact: Fact
    organization: Fact
    title: Fact
    file: Fact
    calendar: Fact
    asked: Fact
    problems: Fact
    overdue: Fact
    due_soon: Fact

    def by_name(self) -> Mapping[str, Fact]:
        """Name -> what it stands for."""
        return {name: getattr(self, name) for name in NAMES}


NAMES = tuple(one.name for one in fields(Facts))
"""What the wording of a letter can name."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day in the calendar of a unit.

    Attributes:
        uid: By which a calendar knows it again, the same in each letter.
        day: The day.
        summary: What is due, in a line.
        description: More of it.
    """

    uid: str
    day: date
    summary: str
    description: str = ""


def facts_for(
    register: Register, found: Figures, reporting_round: ReportingRound, unit: Unit, *, file: str = "",
    calendar: str = "", problems: int = 0,
) -> Facts:
    """What a letter to a unit can say.

    Args:
        register: As it stood on the as-of date of the round.
        found: Its figures on that date.
        reporting_round: The round.
        unit: The unit.
        file: The names of the workbooks that are attached.
        calendar: The name of the calendar that is attached.
        problems: How many problems are marked in the workbooks.
    """
    settings, versions = register.settings, register.issued.get((reporting_round.name, unit.code), [])
    asked = len(versions[-1].roles) if versions else 0
    return Facts(
        person=unit.focal_point or unit.name or unit.code,
        unit=unit.name or unit.code,
        code=unit.code,
        round=reporting_round.name,
        as_of=prose.day(reporting_round.as_of),
        return_by=prose.day(reporting_round.return_by),
        return_to=settings.return_to,
        contact=settings.contact,
        organization=settings.organization,
        title=register.title,
        file=file,
        calendar=calendar,
        asked=counted(words.ACTIONS, asked) if asked else "",
        problems=counted(words.PROBLEMS, problems) if problems else "",
        overdue=_listed(register, found, found.overdue, unit.code, late=True),
        due_soon=_listed(register, found, found.due_soon, unit.code, late=False),
    )


def _listed(
    register: Register, found: Figures, due: tuple[DueAction, ...], code: str, *, late: bool
) -> tuple[Listed, ...]:
    message = words.DAYS_OVERDUE if late else words.DAYS_LEFT
    return tuple(Listed(one.action.ref, one.action.text, prose.day(one.due), _timing(one, message))
                 for one in due if code in leads_on(register, one.action, found.as_of))


def _timing(due: DueAction, message: Plural) -> str:
    """How long an action is overdue, and that what its unit claims was not accepted; or how soon it is due."""
    days = counted(message, due.days) if due.days else text(words.TODAY)
    return said(words.NOT_ACCEPTED, timing=days) if due.refused else days


def deadlines_of(register: Register, reporting_round: ReportingRound, code: str) -> list[Deadline]:
    """The day by which a unit returns its workbook, and the due dates of the open actions that it leads; by day.

    Args:
        register: As it stood on the as-of date of the round.
        reporting_round: The round.
        code: Of the unit.
    """
    return sorted(_deadlines(register, reporting_round, code), key=lambda one: one.day)


def _deadlines(register: Register, reporting_round: ReportingRound, code: str) -> Iterator[Deadline]:
    within = register.about.register_id
    if reporting_round.return_by:
        yield Deadline(f"round-{reporting_round.name}@{within}", reporting_round.return_by,
                       said(words.RETURN_DUE, round=reporting_round.name))
    for action in as_it_counts(register, reporting_round.as_of or date.max).actions.values():
        due = effective_due_date(action)
        if due and not action.status.is_final and code in leads_on(register, action, reporting_round.as_of or due):
            shortened = shorten(action.text, LONGEST_SUMMARY, placeholder=" …")
            yield Deadline(f"action-{action.ref}@{within}", due,
                           said(words.ACTION_DUE, ref=action.ref, action=shortened), action.text)
