"""What came of a job, as every page shows it: sentences, problems by place, files that were written, and next steps."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from toolkit.desk.files import Shown
from toolkit.tracker.record.problems import Problem, Refused, RefusedForAll, where_is
from toolkit.tracker.views.problem_groups import grouped
from toolkit.words import desk as words
from toolkit.words.desk.to_do import CHOSEN_HERE, DO_HERE, DO_WHILE_TAKING_IN, SAID_HERE
from toolkit.words.speaking import Message, counted, text

MOST_WORDS = 12
"""How many different words of one column are told one by one, as on the console."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a problem list: one problem, or several that are alike.

    Attributes:
        where: Its place within the file.
        times: How many it tells.
        weight: The word for its severity.
        is_error: Whether what it stands at is not taken in.
        what: What is wrong.
        to_do: What to do about it.
    """

    where: str
    times: int
    weight: str
    is_error: bool
    what: str
    to_do: str


@dataclass(frozen=True, slots=True)
class Listed:
    """The problems of one file.

    Attributes:
        file: Its name; "" for what belongs to none.
        told: How many there are, in words.
        lines: The list, in order of need.
    """

    file: str
    told: str
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Step:
    """What can be done next, as a button.

    Attributes:
        label: What stands on it.
        path: The page that it opens, or what it sends a form to.
        fields: Of that form; None where it only opens a page.
        note: Why, in a sentence.
        is_first: Whether it is what most people do next.
        stays: Whether the page stays as it is, and what was done is said above it.
    """

    label: str
    path: str
    fields: Mapping[str, str] | None = None
    note: str = ""
    is_first: bool = False
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of what a job says.

    Attributes:
        title: Above it.
        headings: Of its columns.
        rows: Their texts.
        note: Below its title; "" where there is nothing to say.
    """

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Results:
    """What came of a job.

    Attributes:
        sentences: What happened.
        problems: By file, as `listed` makes them.
        files: Those that were written, as `Desk.wrote` makes them.
        next: What can be done next, the likeliest first.
        tables: What it found besides, in tables; they stand at the end.
        value: For the page that began it, such as a plan to be confirmed; it is not shown.
        page: The address of a page of its own that shows them, before a slash and the id of the task.
    """

    sentences: Sequence[str] = ()
    problems: Sequence[Listed] = ()
    files: Sequence[Shown] = ()
    next: Sequence[Step] = ()
    tables: Sequence[Table] = ()
    value: object = field(default=None, compare=False)
    page: str = ""


def table(title: Message, headings: Sequence[Message], rows: Sequence[Sequence[str]], note: str = "") -> Table:
    """A table, with its words said."""
    return Table(text(title), [text(one) for one in headings], rows, note)


def listed(problems: Iterable[Problem], units: Mapping[str, str] | None = None, *,
           can_settle: bool = False) -> list[Listed]:
    """Problems by file; within each in order of need, and what is alike in one line.

    Args:
        problems: In any order.
        units: Name of a file -> the code of its unit, where it is known.
        can_settle: Whether the page asks about the document that they are about.
    """
    to_do = {**DO_HERE, **DO_WHILE_TAKING_IN} if can_settle else DO_HERE
    by_file = groupby(sorted(problems, key=lambda one: one.place.file), key=lambda one: one.place.file)
    found = []
    for file, some in by_file:
        groups = grouped(some, units or {}, MOST_WORDS)
        lines = [_line(one.problems, text(SAID_HERE[code]) if code in SAID_HERE else one.what,
                       text(to_do[code]) if code in to_do and not _can_choose(one.problems[0]) else one.to_do)
                 for one in groups for code in (one.problems[0].code,)]
        found.append(Listed(file, _counted([problem for one in groups for problem in one.problems]), lines))
    return found


def _counted(problems: Sequence[Problem]) -> str:
    """How many problems somebody has to look at, and how many notes there are besides."""
    number = sum(problem.needs_somebody for problem in problems)
    notes = len(problems) - number
    return ", ".join([counted(words.PROBLEMS, number)] * bool(number or not notes) +
                     [counted(words.NOTES, notes)] * bool(notes))


def problems_of(refused: Refused) -> tuple[Problem, ...]:
    """The problems for which something was refused."""
    return refused.problems if isinstance(refused, RefusedForAll) else (refused.problem,)


def _can_choose(problem: Problem) -> bool:
    return problem.code in CHOSEN_HERE and bool(problem.suggestion)


def _line(problems: Sequence[Problem], what: str, to_do: str) -> Line:
    first = problems[0]
    where = where_is(first.place._replace(file=""))
    if len(problems) > 1:
        where = counted(words.AND_MORE_PLACES, len(problems) - 1, where=where) if where else ""
    weight = words.ERROR if first.is_error else words.WARNING if first.needs_somebody else words.NOTE
    return Line(where, len(problems), text(weight), first.is_error, what, to_do)
