"""A return that was made in the workbook of an earlier round, taken for another one where both issued the same."""

from collections.abc import Iterator
from dataclasses import replace

from toolkit.tracker.judging.answering import after, code_now
from toolkit.tracker.judging.live import letters_behind_check, letters_of
from toolkit.tracker.judging.register_checks import rounds_in_order
from toolkit.tracker.judging.rules import RULES
from toolkit.tracker.merge.competing import shown
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.columns import Column
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.rounds import Issued
from toolkit.tracker.returns.collecting import said_last
from toolkit.tracker.returns.parsing import broken_by
from toolkit.tracker.returns.submission import ReturnedRow, Submission

_RULES = {rule.code: rule.column for rule in RULES}
_REOPENED = "status-reopened"


def taken_as(submission: Submission, target: Issued, register: Register) -> Submission:
    """A return as one to another workbook: with the answers to what that one shows just so.

    An answer that nobody touched says nothing. One to a cell in which the other workbook shows something else is not
    taken, unless it says what is shown there; each is told with its cell. What is taken is judged there.

    Args:
        submission: What the return says to the workbook that it was made in.
        target: What was issued to the unit in the other round.
        register: The register.
    """
    before = submission.issued
    said = replace(submission, rows={ref: _with_refused(submission, ref, row) for ref, row in submission.rows.items()})
    problems = [Problem("taken-as", Place(file=submission.file), before.round, target.round),
                *(one for one in submission.problems if one.code not in (*_RULES, _REOPENED)),
                *_not_taken(said, target)]
    rows = {ref: _row(said, target, ref, row, problems) for ref, row in said.rows.items() if ref in target.values}
    known = {(one.theme, one.text) for one in said_last(register, before.round, before.unit)}
    contributions = submission.contributions and {
        cell: one for cell, one in submission.contributions.items() if (one.theme, one.text) not in known}
    had = {(one.unit, one.recommendation, one.text) for one in register.proposals if one.round == before.round}
    proposals = tuple(replace(one, round=target.round, unit=target.unit) for one in submission.proposals
                      if (one.unit, one.recommendation, one.text) not in had)
    return replace(submission, issued=target, rows=rows, proposals=proposals, contributions=contributions,
                   problems=tuple(problems))


def is_later(register: Register, name: str, than: str) -> bool:
    """Whether a round was issued after another one."""
    issued = [one.name for one in rounds_in_order(register)]
    return {name, than} <= {*issued} and issued.index(name) > issued.index(than)


def asked_in(register: Register, round_name: str, unit: str) -> str:
    """The unit that a round asks what an earlier one asked of a unit: itself, or the only one that replaced it."""
    issued_to = [code for name, code in register.issued if name == round_name]
    now = code_now(register, unit)
    successors = [code for code in issued_to if code in {now} | after(register, now)]
    return unit if unit in issued_to or len(successors) != 1 else successors[0]


def _with_refused(submission: Submission, ref: str, row: ReturnedRow) -> ReturnedRow:
    """A row with the answers that broke a rule in the workbook that it was made in."""
    refused = {_RULES[one.code] for one in submission.problems
               if one.place.ref == ref and one.is_error and one.code in _RULES} & row.unread.keys()
    given = {key: row.unread[key] for key in refused}
    return row._replace(plain=row.plain | given, unread={k: v for k, v in row.unread.items() if k not in given})


def _not_taken(said: Submission, target: Issued) -> Iterator[Problem]:
    """Answers that somebody gave and that are not taken, each with its cell."""
    for ref, row in said.rows.items():
        issued, now = said.issued.values[ref], target.values.get(ref)
        for column in said.issued.form.answers:
            value, was = row.plain.get(column.key, ""), issued.get(column.key, "")
            if column.key not in row.plain or value == was:
                continue
            place = _place(said, ref, column.key, column.heading)
            if now is None or column not in _answered(target, ref):
                yield Problem("not-asked-in-round", place, shown(value, column), target.round)
            elif now.get(column.key, "") not in (was, value):
                yield Problem("issued-differs", place, shown(value, column), shown(now.get(column.key, ""), column))


def _row(said: Submission, target: Issued, ref: str, row: ReturnedRow, problems: list[Problem]) -> ReturnedRow:
    """The answers of a row that are taken, with what is wrong with them in the other workbook."""
    issued, now = said.issued.values[ref], target.values[ref]
    columns = {column.key: column for column in _answered(target, ref)}
    same = {key for key in columns if issued.get(key, "") == now.get(key, "")}
    plain, unread = ({key: said for key, said in one.items() if key in same} for one in (row.plain, row.unread))
    if "status" not in columns:
        return row._replace(plain=plain, unread=unread)
    form = said.issued.form
    letters = {key: said.letters[key] for key in letters_behind_check(form.columns) if key in said.letters}
    for rule in broken_by(plain, unread, now, target.as_of):
        column, value = columns[rule.column], plain.get(rule.column, "")
        place = _place(said, ref, rule.column, column.heading)
        instead = form.by_key.get(rule.instead)
        problem = Problem(rule.code, place, value, instead.heading if instead else "", letters_of(rule, letters))
        problems.append(problem)
        if problem.is_error and value:
            unread[rule.column] = plain.pop(rule.column)
    status = plain.get("status", "")
    was = now.get("status", "")
    if status and was and Status(was).is_final and not Status(status).is_final:
        problems.append(Problem(_REOPENED, _place(said, ref, "status", columns["status"].heading),
                                Status(status).label, Status(was).label))
    return row._replace(plain=plain, unread=unread)


def _answered(target: Issued, ref: str) -> list[Column]:
    """The columns that a workbook asks a unit for in an action."""
    return [column for column in target.form.answers if target.may_answer(ref, column)]


def _place(said: Submission, ref: str, key: str, heading: str) -> Place:
    cell = said.cell(ref, key) if key in said.letters else ""
    return Place(said.file, said.sheet, said.rows[ref].row, cell, heading, ref)
