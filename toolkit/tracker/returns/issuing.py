"""What is issued to whom: one workbook for each unit, with its own actions, pre-filled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from toolkit.tracker.record.actions import Action, Comment, answer_columns, issued_columns
from toolkit.tracker.record.codes import Role, SourceStatus
from toolkit.tracker.record.columns import Column, Kind, Value, from_plain, to_plain
from toolkit.tracker.record.contributions import themes
from toolkit.tracker.record.decisions import Proposal
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.problems import Problem
from toolkit.tracker.record.register import Register, Settings
from toolkit.tracker.record.rounds import Issued, Plain, ReportingRound
from toolkit.tracker.record.units import CENTRE_CODE, Unit
from toolkit.tracker.returns.collecting import said_last
from toolkit.tracker.returns.content import IssuedRow, ReturnContent
from toolkit.tracker.returns.submission import Submission
from toolkit.words import details
from toolkit.words.speaking import text

NEVER_TYPED = ("formula-in-answer", "error-value")
"""Problems with what nobody typed: as text in a checked copy it would count when the copy comes back."""
CENTRE_UNIT = Unit(code=CENTRE_CODE, name=text(details.CENTRE_NAME))


@dataclass(frozen=True, slots=True)
class Issuance:
    """One workbook to issue.

    Attributes:
        content: What it shows.
        remark: Why it goes where it goes, where that needs saying; else "".
    """

    content: ReturnContent
    remark: str = ""


def roles_of(register: Register, action: Action) -> dict[str, Role]:
    """Unit code -> its part in an action; a collective stands for its members, the lead counts before support.

    Parties that the register does not know leave the action to the centre, unless another lead is known.
    """
    roles: dict[str, Role] = {}
    for role, parties in ((Role.LEAD, action.lead), (Role.SUPPORT, action.support)):
        for code in parties:
            for member in register.members_of(code):
                roles.setdefault(member, role)
    if Role.LEAD not in roles.values():
        roles[CENTRE_CODE] = Role.LEAD
    return roles


def unit_of(register: Register, code: str) -> Unit:
    """The unit of that code: the register's, the centre, or one that the register no longer names."""
    return register.units.get(code) or (CENTRE_UNIT if code == CENTRE_CODE else Unit(code, code))


def issue(register: Register, reporting_round: ReportingRound, joint: str = "lead") -> list[Issuance]:
    """What to issue for a round, in the order of the register's units, the centre last.

    Actions of a source that is archived are issued no more.

    Args:
        register: The register.
        reporting_round: The round; its as-of date must be given.
        joint: `lead` or `all`, see `Issued.joint`.
    """
    roles: dict[str, dict[str, Role]] = {}
    archived = {code for code, source in register.sources.items() if source.status is SourceStatus.ARCHIVED}
    for ref, action in register.actions.items():
        if action.source in archived:
            continue
        for code, role in roles_of(register, action).items():
            roles.setdefault(code, {})[ref] = role
    comments = register.latest_comments(reporting_round.as_of or date.max)
    contributing = [code for code in register.units if themes(register) and code in register.members_of(code)]
    known = dict.fromkeys((*register.units, CENTRE_CODE))
    codes = [code for code in known if code in roles or code in contributing]
    return [_issuance(register, reporting_round, code, roles.get(code, {}), comments, joint) for code in codes]


def _issuance(
    register: Register, reporting_round: ReportingRound, code: str, roles: dict[str, Role],
    comments: Mapping[str, list[Comment]], joint: str,
) -> Issuance:
    unit = unit_of(register, code)
    rows = tuple(
        IssuedRow(ref, role, _values(register, register.actions[ref], code, role, comments.get(ref, [])))
        for ref, role in roles.items()
    )
    issued = Issued(
        register_id=register.about.register_id,
        round=reporting_round.name,
        unit=code,
        version=len(register.issued.get((reporting_round.name, code), [])) + 1,
        as_of=reporting_round.as_of or date.max,
        return_by=reporting_round.return_by,
        roles=roles,
        values={row.ref: _plain(row.values) for row in rows},
        joint=joint,
        themes=themes(register),
        due_soon_days=register.settings.due_soon_days,
    )
    content = ReturnContent(issued, unit, replace(register.settings, title=register.title), rows,
                            contributions=tuple(said_last(register, reporting_round.name, code)))
    return Issuance(content, _remark(unit) if rows else text(details.NO_ACTIONS))


def _remark(unit: Unit) -> str:
    if unit.code == CENTRE_CODE:
        return text(details.NO_LEAD)
    if unit.kind == "collective":
        return text(details.NO_MEMBERS)
    return ""


def _values(
    register: Register, action: Action, unit: str, role: Role, comments: list[Comment]
) -> dict[str, Value]:
    own = next((comment for comment in comments if comment.unit == unit), None)
    others = [f"{register.unit_name(c.unit)}: {c.comment}" for c in comments if c.unit != unit and c.comment]
    recommendation = register.recommendation_of(action)
    beside: dict[str, Value] = {
        "recommendation_text": recommendation.text if recommendation else action.recommendation,
        "role": role,
        "others": "\n".join(others),
    }
    return {column.key: beside[column.key] if column.key in beside else _shown(action, own, column)
            for column in issued_columns() if column.key not in ("check", "timing")}


def _shown(action: Action, own: Comment | None, column: Column) -> Value:
    if hasattr(action, column.key):
        return as_answer(getattr(action, column.key))
    return getattr(own, column.key, "")


def as_answer(value: Value) -> Value:
    """A value as a return shows it: a period by the one day that stands for it."""
    return Period.of_day(value.day) if isinstance(value, Period) else value


def _plain(values: Mapping[str, Value]) -> Plain:
    return {key: plain for key, value in values.items() if (plain := to_plain(value))}


def answers_only(issued: Issued) -> Issued:
    """What the register keeps of what was issued: the base of the merge without the centre's columns."""
    keys = {column.key for column in answer_columns()} | {"due_date"}
    values = {ref: {k: v for k, v in plain.items() if k in keys} for ref, plain in issued.values.items()}
    return replace(issued, values=values)


def checked_content(
    submission: Submission, unit: Unit, settings: Settings, problems: Iterable[Problem], said: Mapping[str, Plain],
) -> ReturnContent:
    """The workbook to send back: what was issued, with the unit's answers and the problems to mark.

    Args:
        submission: The return.
        unit: Whose it is.
        settings: Of the register.
        problems: To mark.
        said: Ref -> column key -> what the unit said in an earlier return; it stands where this one says nothing.
    """
    issued = submission.issued
    rows = tuple(
        IssuedRow(ref, role, _answered(submission, ref, issued.values[ref] | said.get(ref, {})))
        for ref, role in issued.roles.items()
    )
    proposals = tuple(
        Proposal(p.recommendation, p.text, p.responsible, p.deadline, p.reason) for p in submission.proposals
    )
    contributions = tuple((submission.contributions or {}).values())
    set_aside = {(submission.sheet, row): text for row, text in submission.set_aside.items()}
    return ReturnContent(issued, unit, settings, rows, proposals, tuple(problems), contributions, set_aside)


def _answered(submission: Submission, ref: str, base: Plain) -> dict[str, Value]:
    row = submission.rows.get(ref)
    computed = {(p.place.ref, p.place.column) for p in submission.problems if p.code in NEVER_TYPED}
    shown: dict[str, Value] = {}
    for column in issued_columns():
        plain = base.get(column.key, "")
        if row is not None and submission.issued.may_answer(ref, column):
            if column.key in row.unread:
                refused = (ref, column.heading) in computed
                shown[column.key] = from_plain("", column) if refused else _unread(row.unread[column.key], column)
                continue
            plain = row.plain.get(column.key, plain)
        shown[column.key] = from_plain(plain, column)
    return shown


def _unread(written: str, column: Column) -> Value:
    """A value that broke a rule was read all the same, and is shown as what it is; the rest as it was written."""
    try:
        return from_plain(written, column) if column.kind in (Kind.DATE, Kind.PERIOD, Kind.CODE) else written
    except ValueError:
        return written
