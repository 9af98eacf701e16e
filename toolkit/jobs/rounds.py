"""A reporting round: its dates, who has returned and who is missing; and other dates."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.jobs.registers import Tell, begin, held, latest_of, load, load_reported, nobody, round_of, save
from toolkit.tracker.judging.answering import answering, code_now
from toolkit.tracker.judging.register_checks import BACKWARDS, rounds_in_order
from toolkit.tracker.judging.reported import RoundHeard
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.columns import tidy, to_plain
from toolkit.tracker.record.history import Change, now_stamp
from toolkit.tracker.record.problems import Place, Problem, Refused, RefusedForAll
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import ACTIONS, COMMENTS, HISTORY, ROUNDS, SHEETS
from toolkit.tracker.record.rounds import ReportingRound
from toolkit.tracker.record.units import Unit
from toolkit.tracker.returns.issuing import unit_of
from toolkit.tracker.views.figures import latest_as_of
from toolkit.tracker.views.filters import ALL, Selection, refs_of, units_of, without_units
from toolkit.words import details
from toolkit.words.speaking import said
from toolkit.workbook.cache.registers import Parts

if TYPE_CHECKING:
    from toolkit.tracker.merge.proposals.deciding import Decided


WITHOUT_ANSWERS = tuple(sheet for sheet in SHEETS if sheet not in (ACTIONS, COMMENTS, HISTORY))
"""The sheets that tell who was asked and has returned a workbook, whatever it says."""


@dataclass(frozen=True, slots=True)
class Absent:
    """A workbook that has not come back.

    Attributes:
        unit: Who is to return it: the unit that it was issued to, or one that replaced it since.
        issued_to: The code that it was issued to.
    """

    unit: Unit
    issued_to: str

    @property
    def code(self) -> str:
        """The code of who is to return it."""
        return self.unit.code

    @property
    def name(self) -> str:
        """The name of who is to return it, and for whom where that is another unit."""
        if self.issued_to == self.code:
            return self.unit.name
        return said(details.IN_PLACE_OF, name=self.unit.name, unit=self.issued_to)


@dataclass(frozen=True, slots=True)
class RoundResult:
    """A round as it stands, or as it would stand.

    Attributes:
        reporting_round: The round.
        returned: Units from which something has come, in the order of issue.
        missing: The workbooks that have not come back.
        moved: Its dates that are others now, as lines of the history.
        problems: What of the register's file cannot be kept as it is; only where it is written.
        hand_edits: What people changed in the register since it was last written.
        decided: What the decisions on proposals did, or would do; None where the round is only shown.
    """

    reporting_round: ReportingRound
    returned: list[Unit]
    missing: list[Absent]
    moved: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()
    hand_edits: tuple[Change, ...] = ()
    decided: "Decided | None" = None


def proposed_round(register: Register, today: date) -> tuple[str, ...]:
    """How the next round is likely to be opened, as it is typed behind `tracker issue REGISTER`."""
    found = next_round_of(register, today)
    days = (("--as-of", found.as_of), ("--return-by", found.return_by))
    return ("--round", found.name, *(word for option, day in days if day for word in (option, day.isoformat())))


def next_round_of(register: Register, today: date) -> ReportingRound:
    """The round that is likely to be opened next."""
    from toolkit.tracker.returns.next_round import next_round  # loaded where it is time for one

    known = latest_as_of(register)
    return next_round(register.rounds.values(), max(today, known) if known else today)


def show_round(path: Path, name: str) -> RoundResult:
    """A round as it stands.

    Raises:
        Refused: The register or the round cannot be used.
    """
    name = tidy(name)
    register = load(path, needed=Parts(WITHOUT_ANSWERS, closed=0, round=name)).register
    return _result(register, round_of(register, name))


def change_round(
    path: Path, name: str, now: datetime, *, return_by: date | None = None, as_of: date | None = None,
    dry_run: bool = False, tell: Tell = nobody,
) -> RoundResult:
    """Give a round other dates. Workbooks that are out keep those that they say, and are still accepted.

    Args:
        path: The register.
        name: Of the round.
        now: The moment.
        return_by: The new day to return by; the present one if absent.
        as_of: The new day whose situation units report; the present one if absent.
        dry_run: Say what would change, and write nothing.
        tell: Called with what of the register cannot be kept, before anything is written.

    Raises:
        Refused: The register or the round cannot be used, or its dates would run backwards.
    """
    from toolkit.tracker.merge.consolidate import edited_by_hand  # with all that merges

    with held(path, tell) as file:
        known = round_of(file.register, tidy(name))
        changed = replace(known, as_of=as_of or known.as_of, return_by=return_by or known.return_by)
        refuse_backwards(file.register, changed)
        moved = tuple(Change(now_stamp(now), known.name, key=key, old=old, new=new, how=How.ROUND)
                      for key in ("as_of", "return_by")
                      for old, new in [(to_plain(getattr(known, key)), to_plain(getattr(changed, key)))] if old != new)
        by_hand = edited_by_hand(file.register)
        begun = begin(file, now)
        register = begun.register
        result = _result(file.register, changed, moved, tuple(file.problems), by_hand, begun.decided)
        if moved and not dry_run:
            file.announce()
            register.rounds[known.name] = changed
            register.history += moved
            save(file, register, now)
    return result


def refuse_backwards(register: Register, shown: ReportingRound) -> None:
    """Refuse the dates of a round that run backwards.

    Args:
        register: The register.
        shown: The round with its dates; one that the register does not have yet comes after all others.

    Raises:
        Refused: The day to return by is before the as-of date, on which nobody can report yet; or the as-of date is
            before that of the round before it, or after that of the next one.
    """
    if shown.as_of is None:
        return
    if shown.return_by and shown.return_by < shown.as_of:
        raise Refused("return-by-too-early", found=shown.return_by.isoformat(), suggestion=shown.as_of.isoformat())
    known = [shown if one.name == shown.name else one for one in rounds_in_order(register)]
    for one, after in pairwise(known if shown in known else [*known, shown]):
        if shown in (one, after) and one.as_of and after.as_of and after.as_of < one.as_of:
            raise Refused("round-backwards", found=after.name, suggestion=f"{one.name} ({one.as_of.isoformat()})")


def refuse_typed_backwards(register: Register) -> None:
    """Refuse a register in which somebody has typed dates of a round that run backwards.

    Raises:
        Refused: There are some; each is told with its cell.
    """
    if wrong := [problem for problem in register.to_put_right if problem.code in BACKWARDS]:
        raise RefusedForAll(wrong)


def open_round(register: Register) -> ReportingRound | None:
    """The round that was issued last, which the next one closes; None where none was issued."""
    return next(reversed(rounds_in_order(register)), None)


def closed_rounds(register: Register) -> list[str]:
    """The names of the rounds after which another one was issued."""
    return [one.name for one in rounds_in_order(register)[:-1]]


def missing(register: Register, round_name: str) -> list[Absent]:
    """The workbooks of a round that have not come back, and who is to return them, in the order of issue.

    That of a unit which was replaced is no longer missed when what replaced it has returned all actions of it.
    """
    one = register.rounds[round_name]
    returned = {r.unit for r in register.returns if r.round == round_name}
    day = max(filter(None, (one.return_by, *register.as_of_dates())), default=date.min) + timedelta(days=1)
    absent = []
    for code in (code for code in one.issued_to if code not in returned):
        known = code_now(register, code)
        after = [unit for unit in answering(register, known, day) or (known,) if unit != code]
        if not _returned_by(register, round_name, code, after):
            absent += [Absent(unit_of(register, unit), code) for unit in after or [code]]
    return absent


def _returned_by(register: Register, round_name: str, code: str, after: Iterable[str]) -> bool:
    """Whether units that replaced another one have returned workbooks with all actions that were issued to it."""
    came = {ref for unit in after for version in register.issued.get((round_name, unit), ())
            if (round_name, unit, version.version) in register.returned for ref in version.roles}
    own = [ref for version in register.issued.get((round_name, code), ())[-1:] for ref in version.roles]
    return bool(own) and came >= {*own}


@dataclass(frozen=True, slots=True)
class Silent:
    """From whom a round heard nothing.

    Attributes:
        missing: The workbooks that have not come back.
        answered_nothing: The units whose workbooks came back with nothing changed, confirmed or added.
    """

    missing: list[Absent]
    answered_nothing: list[Unit]


def answered_nothing(register: Register, round_name: str) -> list[Unit]:
    """The units whose workbooks of a round came back with nothing changed, confirmed or added."""
    return [unit_of(register, code) for code in RoundHeard(register, round_name).answered_nothing]


def who_is_missing(
    path: Path, round_name: str, selection: Selection = ALL, notice: Tell = nobody
) -> list[Absent]:
    """The workbooks that have not come back: a part of `who_is_silent`."""
    return who_is_silent(path, round_name, selection, notice).missing


def who_is_silent(path: Path, round_name: str, selection: Selection = ALL, notice: Tell = nobody) -> Silent:
    """Whose workbooks have not come back, or came back without an answer, by register and round.

    Args:
        path: The register.
        round_name: The round.
        selection: Only units whose workbook has such actions.
        notice: Called with what is to be put right in the register.

    Raises:
        Refused: The register or the round cannot be used, or names nothing that is selected.
    """
    # Which actions are meant is told by all that was said of them.
    needed = Parts(closed=0, round="" if without_units(selection) else round_name)
    register = load(path, notice=notice, needed=needed).register
    reporting_round = round_of(register, round_name)
    units, by_action = units_of(register, selection.units), without_units(selection)
    refs = refs_of(register, by_action, reporting_round.as_of)

    def is_meant(issued_to: str, code: str) -> bool:
        issued = register.issued.get((round_name, issued_to), ())
        return (not units or code in units or issued_to in units) and (
            not by_action or any(not refs.isdisjoint(one.roles) for one in issued))

    return Silent([absent for absent in missing(register, round_name) if is_meant(absent.issued_to, absent.code)],
                  [unit for unit in answered_nothing(register, round_name) if is_meant(unit.code, unit.code)])


def _result(
    register: Register, shown: ReportingRound, moved: tuple[Change, ...] = (), problems: tuple[Problem, ...] = (),
    hand_edits: tuple[Change, ...] = (), decided: "Decided | None" = None,
) -> RoundResult:
    absent = missing(register, shown.name)
    returned = [unit_of(register, code) for code in shown.issued_to if code not in {one.issued_to for one in absent}]
    return RoundResult(shown, returned, absent, moved, problems, hand_edits, decided)


def latest_round(path: Path) -> str:
    """The name of the round with the latest as-of date; of two with the same date, the one that was opened last.

    Raises:
        Refused: The register cannot be read, or has no round.
    """
    latest = latest_of(load_reported(path, (ROUNDS,)))
    if latest is None:
        raise Refused("round-none", Place(file=path.name))
    return latest.name
