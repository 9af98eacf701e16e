"""Issue: open a round, and write one workbook for each unit."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from toolkit import store
from toolkit.folders import folders_of
from toolkit.jobs.registers import Begun, RegisterFile, Tell, begin, held, nobody, save
from toolkit.jobs.rounds import refuse_backwards, refuse_typed_backwards
from toolkit.progress import each, step
from toolkit.tracker.judging.answering import answering
from toolkit.tracker.judging.asked import Why
from toolkit.tracker.judging.live import LIVE
from toolkit.tracker.judging.register_checks import NOT_SPOKEN, is_new_round
from toolkit.tracker.judging.replaced import WITHOUT_ANSWER
from toolkit.tracker.judging.succession.checks import WITHOUT_END
from toolkit.tracker.judging.taken_over import TakenOver, taken_over, told_in_history
from toolkit.tracker.merge.consolidate import edited_by_hand
from toolkit.tracker.merge.proposals.deciding import Decided
from toolkit.tracker.record.columns import Column, tidy, to_plain
from toolkit.tracker.record.history import Change, now_stamp
from toolkit.tracker.record.problems import Problem, Refused, RefusedForAll
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.rounds import ReportingRound
from toolkit.tracker.returns.content import ReturnContent
from toolkit.tracker.returns.issuing import Issuance, Plan, answers_only, fulfil_requests, plan_round
from toolkit.tracker.views.filters import (
    ALL,
    Selection,
    described,
    refs_of,
    units_of,
    without_units,
)
from toolkit.tracker.views.rounds.closed import close_last
from toolkit.words import details
from toolkit.words.languages.catalogues import in_language
from toolkit.words.phrases import PLANNING_ROUND, WORKBOOKS, in_a_row
from toolkit.words.speaking import said
from toolkit.workbook.memory.authentication import signed, with_new_key
from toolkit.workbook.returns.actions_sheet import in_return
from toolkit.workbook.returns.workbook import write_return


class Cell(NamedTuple):
    """A cell of a workbook that is issued.

    Attributes:
        value: What it shows.
        is_open: Whether the unit fills it in.
    """

    value: str | int | float | date | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class IssuedFile:
    """One workbook that was issued.

    Attributes:
        unit: Code of its unit.
        name: Of its unit.
        path: Where it is.
        actions: How many it asks about.
        finished: How many it only shows, because they are finished.
        remark: Why it goes where it goes, where that needs saying; else "".
        content: What it shows.
    """

    unit: str
    name: str
    path: Path
    actions: int
    finished: int
    remark: str
    content: ReturnContent = field(compare=False, repr=False)

    @property
    def headings(self) -> list[str]:
        """Of the columns of its sheet Actions, but for those that it computes itself."""
        return [column.heading for column in self._columns]

    def rows(self) -> Iterator[list[Cell]]:
        """What its sheet Actions shows, in the order of the columns."""
        for row in self.content.rows:
            yield [Cell(in_return(row.values[column.key], column), self.content.issued.may_answer(row.ref, column))
                   for column in self._columns]

    @property
    def _columns(self) -> list[Column]:
        return [column for column in self.content.issued.form.columns if column.key not in LIVE]


@dataclass(frozen=True, slots=True)
class IssueResult:
    """What issuing did.

    Attributes:
        reporting_round: The round.
        opened: Whether it is new.
        files: One for each unit.
        asked: How many actions they ask about, for each reason.
        finished: How many they only show, because they are finished.
        at_rest: Units that get no workbook, because all of their actions are finished.
        problems: What of the register's file cannot be kept as it is, and units whose language is not spoken.
        hand_edits: What people changed in the register since it was last written.
        taken_over: Actions of units that have had their last day, and who is asked for them.
        decided: What the decisions on proposals did, or would do.
    """

    reporting_round: ReportingRound
    opened: bool
    files: tuple[IssuedFile, ...]
    asked: Mapping[Why, int]
    finished: int
    at_rest: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    hand_edits: tuple[Change, ...] = ()
    taken_over: tuple[TakenOver, ...] = ()
    decided: Decided = field(default_factory=Decided)


def issue_workbooks(
    path: Path, round_name: str, now: datetime, *, as_of: date | None = None, return_by: date | None = None,
    out: Path | None = None, selection: Selection = ALL, joint: str = "lead", everything: bool = False,
    replace_files: bool = False, new_key: bool = False, dry_run: bool = False, tell: Tell = nobody,
    notice: Tell = nobody,
) -> IssueResult:
    """Issue the workbooks of a round; opens the round if it is new.

    Args:
        path: The register.
        round_name: Such as `2018-12`.
        now: The moment.
        as_of: The round's as-of date; must be given for a new round.
        return_by: The day by which to return.
        out: Folder for the workbooks; one for the round in the folder `outbox` if absent.
        selection: Only units that have such actions get a workbook, with all of theirs.
        joint: `lead` or `all`: who answers status and dates of a joint action.
        everything: Whether finished actions are asked about, too.
        replace_files: Whether workbooks that stand there already are written anew.
        new_key: Whether a new key signs the workbooks from now on; those that are out are still taken.
        dry_run: Say what would be issued, and write nothing.
        tell: Called with what of the register cannot be kept, before anything is written.
        notice: Called with what is to be put right in the register.

    Raises:
        Refused: The register or the round cannot be used, nobody can tell who answers, or a file stands in the way.
    """
    with held(path, tell, notice) as file:
        _refuse_what_has_no_end(file.register)
        refuse_typed_backwards(file.register)
        reporting_round, opened = _open_round(file.register, tidy(round_name), as_of, return_by)
        begun = begin(file, now)
        step(PLANNING_ROUND)
        plan = plan_round(begun.register, reporting_round, joint, everything=everything)
        issuances = _chosen(begun.register, plan, selection, reporting_round.as_of)
        folder = out or folders_of(path).outbox / store.safe_name(round_name)
        files = [(issuance, folder / name) for issuance, name in _named(issuances)]
        if not replace_files:
            for issuance, target in files:
                if store.exists(target) and not _is_left_over(file, issuance, target):
                    raise Refused("exists", found=str(target))
        result = _result(file, begun, reporting_round, files, plan, selection, opened=opened)
        if not dry_run:
            file.announce()
            tell(_not_spoken(file.register))
            _write(file, begun.register, result, files, now, new_key=new_key)
    return result


def _refuse_what_has_no_end(register: Register) -> None:
    """Issue nothing where nobody can tell which unit replaced another, or which action is done in place of another."""
    if wrong := [problem for problem in register.to_put_right if problem.code in (*WITHOUT_ANSWER, *WITHOUT_END)]:
        raise RefusedForAll(wrong)


def _not_spoken(register: Register) -> list[Problem]:
    """The units whose language is not spoken."""
    return [problem for problem in register.to_put_right if problem.code == NOT_SPOKEN]


def _taken_over(
    register: Register, issuances: list[Issuance], reporting_round: ReportingRound
) -> tuple[TakenOver, ...]:
    """Who is asked in the place of units that have had their last day, as far as these workbooks go."""
    refs = (ref for issuance in issuances for ref in issuance.content.issued.roles)
    units = {"", *(issuance.content.unit.code for issuance in issuances)}
    found = taken_over(register, refs, reporting_round.as_of or date.max)
    return tuple(one for one in found if one.by in units)


def _open_round(
    register: Register, name: str, as_of: date | None, return_by: date | None
) -> tuple[ReportingRound, bool]:
    known = register.rounds.get(name)
    if known is None:
        if as_of is None:
            raise Refused("round-unknown", found=name, suggestion=said(details.ROUND_OPEN_IT))
        opened = ReportingRound(name, as_of, return_by)
        refuse_backwards(register, opened)
        return opened, True
    if is_new_round(register, known):
        refuse_backwards(register, known)
    if (as_of or known.as_of) != known.as_of:
        raise Refused("round-differs", found=name, suggestion=to_plain(known.as_of))
    if (return_by or known.return_by) != known.return_by:
        raise Refused("return-by-differs", found=name, suggestion=to_plain(known.return_by))
    return known, False


def _chosen(register: Register, plan: Plan, selection: Selection, as_of: date | None) -> list[Issuance]:
    """The workbooks of the units that are meant and have such actions; each is whole, so that nothing is lost."""
    issuances, at_rest = plan.issuances, plan.at_rest
    if not issuances:
        raise Refused("all-finished" if at_rest else "nothing-to-issue", found=", ".join(at_rest))
    codes = [issuance.content.unit.code for issuance in issuances]
    units = [code for unit in units_of(register, selection.units)
             for code in [one for one in answering(register, unit, as_of or date.max) if one in codes] or [unit]]
    for unit in units:
        if unit not in (*codes, *at_rest):
            raise Refused("unknown-unit", found=unit)
    if units and not set(units).intersection(codes):
        raise Refused("all-finished", found=", ".join(units))
    by_action = without_units(selection)
    refs = refs_of(register, by_action, as_of)
    chosen = [i for i in issuances if (not units or i.content.unit.code in units)
              and (not by_action or not refs.isdisjoint(i.content.issued.roles))]
    if not chosen:
        raise Refused("nothing-selected", found=" ".join(described(register, selection, as_of or date.max)))
    return chosen


def _named(issuances: list[Issuance]) -> list[tuple[Issuance, str]]:
    """Each with the name of its file; no two may share one, also where capitals do not count."""
    taken: dict[str, str] = {}
    for issuance in issuances:
        code = issuance.content.unit.code
        name = store.safe_name(code)
        if name.casefold() in taken:
            raise Refused("file-names-clash", found=taken[name.casefold()], suggestion=code)
        taken[name.casefold()] = code
    return [(issuance, f"{store.safe_name(issuance.content.unit.code)}.xlsx") for issuance in issuances]


def _result(
    file: RegisterFile, begun: Begun, reporting_round: ReportingRound, files: Sequence[tuple[Issuance, Path]],
    plan: Plan, selection: Selection, *, opened: bool,
) -> IssueResult:
    """What issuing does; each action counts once, however many units get it."""
    issued = [issuance.content.issued for issuance, _ in files]
    asked = {ref: plan.why[ref] for one in issued for ref in one.roles}
    units = units_of(begun.register, selection.units)
    at_rest = () if without_units(selection) else (code for code in plan.at_rest if not units or code in units)
    instead = _taken_over(begun.register, [issuance for issuance, _ in files], reporting_round)
    return IssueResult(
        reporting_round, opened, tuple(_issued_file(issuance, target, instead) for issuance, target in files),
        Counter(why for why in asked.values() if why), len({ref for one in issued for ref in one.finished}),
        tuple(at_rest), (*file.problems, *_not_spoken(file.register)),
        edited_by_hand(file.register), instead, begun.decided)


def _issued_file(issuance: Issuance, target: Path, instead: Iterable[TakenOver]) -> IssuedFile:
    content = issuance.content
    gone = ", ".join(one.unit for one in instead if one.by == content.unit.code)
    remarks = (issuance.remark, said(details.ALSO_FOR, units=gone) if gone else "")
    return IssuedFile(content.unit.code, content.unit.name, target, len(content.rows), len(content.issued.finished),
                      in_a_row([*filter(None, remarks)]), content)


def _is_left_over(file: RegisterFile, issuance: Issuance, target: Path) -> bool:
    """Whether an earlier run issued a workbook and failed before the register knew it, and nobody has touched it."""
    issued = issuance.content.issued
    known = (issued.round, issued.unit) in file.register.issued
    return not known and file.copies.copy_of(store.read_bytes(target)) is not None


def _write(
    file: RegisterFile, register: Register, result: IssueResult, files: list[tuple[Issuance, Path]], now: datetime,
    *, new_key: bool,
) -> None:
    close_last(register, file.register, result.reporting_round, now_stamp(now))
    if new_key or not register.keys:
        register.keys = with_new_key(register.keys)
    for issuance, target in each(WORKBOOKS, files):
        issued = signed(issuance.content.issued, register.keys)
        with in_language(issued.language):
            data = write_return(replace(issuance.content, issued=issued), now)
        file.keep(data, f"issued-{result.reporting_round.name}-{target.name}", now)
        store.write_file(target, data)
        register.issued.setdefault((issued.round, issued.unit), []).append(answers_only(issued))
    round_now = result.reporting_round
    register.history += told_in_history(register, result.taken_over, round_now.name, now_stamp(now))
    issued_to = tuple(dict.fromkeys((*round_now.issued_to, *(one.unit for one in result.files))))
    register.rounds[round_now.name] = replace(round_now, issued_to=issued_to)
    fulfil_requests(register, (issuance.content.issued for issuance, _ in files), now_stamp(now))
    save(file, register, now)
