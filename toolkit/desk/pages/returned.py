"""What the pages on returns show of a check and of a plan."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.desk.results import Listed, listed
from toolkit.jobs.consolidating import ConsolidateResult
from toolkit.jobs.returns.checking import CheckResult
from toolkit.jobs.returns.known import Known
from toolkit.jobs.returns.receiving import Received, units_of
from toolkit.jobs.rounds import Absent
from toolkit.tracker.record.column_names import heading_in, told
from toolkit.tracker.record.problems import Problem
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.units import Unit
from toolkit.tracker.views.decided import told_of
from toolkit.words.desk import returns as words
from toolkit.words.phrases import IDENTICAL, read_and_found
from toolkit.words.speaking import counted, said, text

MOST_LISTED = 300
"""Changes, and conflicts, of a plan that are listed."""
OF_NO_UNIT = {"no-identity", "base-damaged", "without-code"}
"""Problems of a return that a person solves who knows whose it is."""
OF_ANOTHER_ROUND = "wrong-round"
EMPTIED = "answer-emptied"
MOST_ASKED = 30
"""Questions that are asked at a time: the page stays small where all returns of a folder say too little."""


class Return(NamedTuple):
    """A file that was checked."""

    file: str
    unit: str
    problems: int
    state: str
    look: str


class Question(NamedTuple):
    """Something that only a person knows of a file.

    Attributes:
        at: The number of the file.
        file: Its name.
        units: The units that it may be from, with their names; none where the round is asked about.
        unit: The one that was said.
        round: The round for which it may be taken.
    """

    at: int
    file: str
    units: Sequence[tuple[str, str]]
    unit: str
    round: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found.

    Attributes:
        sentences: In short.
        names: Of all files.
        returns: Each file.
        questions: What a person may say of some.
        asked: Why these are asked, in words.
        problems: By file.
        is_any: Whether one can be taken in.
    """

    sentences: Sequence[str]
    names: Sequence[str]
    returns: Sequence[Return]
    questions: Sequence[Question]
    asked: str
    problems: Sequence[Listed]
    is_any: bool


class Line(NamedTuple):
    """A change of a plan, or an answer in conflict."""

    ref: str
    column: str
    before: str
    after: str
    where: str


@dataclass(frozen=True, slots=True)
class Planned:
    """What a consolidation would do.

    Attributes:
        sentences: In short.
        is_new: Whether anything would be written.
        changes: That would be made.
        conflicts: That would wait.
        proposals: New actions that would wait: recommendation, text, responsible, deadline, and where each is from.
        more_changes: How many are not listed.
        missing: Code, name and focal point of each unit that has not returned.
        emptied: In words, that answers are empty now; "" where none is.
        problems: By file.
    """

    sentences: Sequence[str]
    is_new: bool
    changes: Sequence[Line]
    conflicts: Sequence[Line]
    proposals: Sequence[tuple[str, str, str, str, str]]
    more_changes: int
    missing: Sequence[tuple[str, str, str]]
    emptied: str
    problems: Sequence[Listed]


def checked(result: CheckResult, register: Register, round_name: str, known: Mapping[str, Known]) -> Checked:
    """What a check found, by file."""
    by_file: dict[str, list[Problem]] = {}
    for problem in result.problems:
        by_file.setdefault(problem.place.file, []).append(problem)
    issued_to = register.rounds[round_name].issued_to if round_name in register.rounds else ()
    units = [(code, register.unit_name(code)) for code in issued_to]
    returns = [_return(one, by_file.get(one.name, ()), register) for one in result.received]
    skipped = by_file.keys() - {one.name for one in result.received} - {""}
    returns += [Return(name, "", len(by_file[name]), text(words.SKIPPED), "") for name in sorted(skipped)]
    questions = [asked for at, one in enumerate(result.received)
                 if (asked := _question(at, one, units, round_name, known.get(one.name, Known())))]
    whose, rounds = ([one for one in questions if bool(one.units) is asks] for asks in (True, False))
    why = [text(lead) for lead, some in ((words.QUESTIONS_LEAD, whose), (words.OTHER_ROUND_LEAD, rounds)) if some]
    return Checked(read_and_found(*result.counts), [one.name for one in result.received], returns,
                   questions[:MOST_ASKED], " ".join(why), listed(result.problems, units_of(result.received)),
                   any(one.submission for one in result.received))


def _return(one: Received, problems: Sequence[Problem], register: Register) -> Return:
    unit = one.submission.issued.unit if one.submission else ""
    name = f"{unit} – {register.unit_name(unit)}" if unit and register.unit_name(unit) != unit else unit
    if one.submission is None:
        state, look = words.CANNOT, "late"
    elif any(problem.is_error for problem in problems):
        state, look = words.HAS_PROBLEMS, "doubt"
    else:
        state, look = words.CAN_BE_TAKEN, "good"
    return Return(one.name, name, len(problems), text(state), look)


def _question(at: int, one: Received, units: Sequence[tuple[str, str]], round_name: str,
              known: Known) -> Question | None:
    codes = {problem.code for problem in one.problems}
    if codes & OF_NO_UNIT or known.unit:
        return Question(at, one.name, units, known.unit, "")
    if OF_ANOTHER_ROUND in codes or known.take_as:
        return Question(at, one.name, (), "1" if known.take_as else "", round_name)
    return None


def planned(result: ConsolidateResult) -> Planned:
    """What a consolidation would do."""
    outcome = result.outcome
    own = outcome.register.own_ever
    changes = [Line(one.ref, heading_in(one, own), str(told(one, "old", own)), str(told(one, "new", own)),
                    _where(one.unit, one.file, one.cell)) for one in outcome.changes]
    conflicts = [Line(one.ref, heading_in(one, own), one.register_value, one.value,
                      _where(one.unit, one.file, one.cell)) for one in outcome.register.conflicts]
    emptied = sum(one.code == EMPTIED for one in result.problems)
    proposals = [(one.recommendation, one.text, one.responsible, one.deadline, _where(one.unit, one.file, one.cell))
                 for one in result.proposed]
    return Planned(
        summary(result), outcome.is_new, changes[:MOST_LISTED], conflicts[:MOST_LISTED], proposals[:MOST_LISTED],
        max(0, len(changes) - MOST_LISTED),
        [(one.code, one.name, one.unit.focal_point) for one in result.missing],
        counted(words.EMPTIED, emptied) if emptied else "", listed(result.told, units_of(result.received)))


def _where(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def summary(result: ConsolidateResult) -> list[str]:
    """What a consolidation does, counted, in sentences."""
    outcome = result.outcome
    numbers = {one.number for one in outcome.register.conflicts}
    sentences: list[str] = [*read_and_found(*result.counts), said(
        words.COUNTS, returns=counted(words.NEW_RETURNS, outcome.new_returns),
        changes=counted(words.CHANGES, len(outcome.changes)), conflicts=counted(words.CONFLICTS, len(numbers)),
        proposals=counted(words.PROPOSALS, result.new_actions + result.new_dates))]
    sentences += [said(IDENTICAL, file=file, other=other) for file, other in result.identical]
    if result.again:
        sentences.append(counted(words.BEFORE_THEM, len(result.again)))
    sentences += map(str, told_of(outcome.decided.settled))
    if result.answered_nothing:
        sentences.append(said(words.NOTHING_ANSWERED, units=_codes(result.answered_nothing)))
    sentences.append(said(words.STILL_MISSING, units=_codes(result.missing)) if result.missing else
                     text(words.NONE_MISSING))
    return sentences if outcome.is_new else [*sentences, text(words.NOTHING_NEW)]


def _codes(units: Iterable[Unit | Absent]) -> str:
    return ", ".join(one.code for one in units)
