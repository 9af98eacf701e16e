"""What is issued to whom: one workbook for each unit, with its own actions, pre-filled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from toolkit.tracker.judging.answering import is_gone, roles_of
from toolkit.tracker.judging.asked import Why, why_asked
from toolkit.tracker.judging.former_names import FormerNames
from toolkit.tracker.judging.live import LIVE, letters_behind_check, letters_of
from toolkit.tracker.judging.proposals import last_asked
from toolkit.tracker.judging.reported import mark_of, mark_of_comment
from toolkit.tracker.judging.rules import RULES
from toolkit.tracker.judging.succession.told import Told
from toolkit.tracker.judging.verifying.claims import shown_to_unit
from toolkit.tracker.record.actions import Action, Comment, Finished
from toolkit.tracker.record.codes import How, Role, YesNo, language_named
from toolkit.tracker.record.columns import (
    VERIFICATION,
    Column,
    Filler,
    Kind,
    Value,
    columns_of,
    from_plain,
    to_plain,
    value_of,
)
from toolkit.tracker.record.contributions import themes
from toolkit.tracker.record.decisions import Proposal, Proposed
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.problems import Problem
from toolkit.tracker.record.register import Register, Settings
from toolkit.tracker.record.rounds import Issued, Plain, ReportingRound
from toolkit.tracker.record.units import CENTRE_CODE, Unit
from toolkit.tracker.returns.collecting import said_last
from toolkit.tracker.returns.content import IssuedRow, ReturnContent
from toolkit.tracker.returns.submission import Submission
from toolkit.words import details
from toolkit.words import workbooks as words
from toolkit.words.languages.catalogues import in_language
from toolkit.words.phrases import fact
from toolkit.words.speaking import language, said, text

NEVER_TYPED = ("formula-in-answer", "error-value")
"""Problems with what nobody typed: as text in a checked copy it would count when the copy comes back."""


@dataclass(frozen=True, slots=True)
class Issuance:
    """One workbook to issue.

    Attributes:
        content: What it shows.
        remark: Why it goes where it goes, where that needs saying; else "".
    """

    content: ReturnContent
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a round issues.

    Attributes:
        issuances: One for each unit that is asked anything.
        why: Ref -> why the round asks for an action, None where it is finished.
        at_rest: Code of a unit that gets no workbook, because all of its actions are finished -> how many these are.
    """

    issuances: list[Issuance]
    why: Mapping[str, Why | None]
    at_rest: Mapping[str, int]


def unit_of(register: Register, code: str) -> Unit:
    """The unit of that code: the register's, the centre, or one that the register no longer names."""
    centre = code == CENTRE_CODE
    return register.units.get(code) or Unit(code, text(details.CENTRE_NAME) if centre else code)


def language_of(register: Register, unit: Unit) -> str:
    """The code of the language that a unit is written to in: its own, or else that of the register."""
    return (language_named(unit.language) or register.settings.language).value


def issue(
    register: Register, reporting_round: ReportingRound, joint: str = "lead", *, everything: bool = False
) -> list[Issuance]:
    """The workbooks of `plan_round`."""
    return plan_round(register, reporting_round, joint, everything=everything).issuances


def plan_round(
    register: Register, reporting_round: ReportingRound, joint: str = "lead", *, everything: bool = False
) -> Plan:
    """What to issue for a round, in the order of the register's units, the centre last.

    Actions of a source that is archived are issued no more; those that are finished are only shown.

    Args:
        register: The register.
        reporting_round: The round; its as-of date must be given.
        joint: `lead` or `all`, see `Issued.joint`.
        everything: Whether finished actions are asked for, too.
    """
    why = why_asked(register, reporting_round.name, everything=everything)
    roles: dict[str, dict[str, Role]] = {}
    finished: dict[str, list[str]] = {}
    day = reporting_round.as_of or date.max
    for ref, reason in why.items():
        for code, role in roles_of(register, register.actions[ref], day).items():
            if reason:
                roles.setdefault(code, {})[ref] = role
            else:
                finished.setdefault(code, []).append(ref)
    contributing = [code for code in register.units if themes(register) and code in register.members_of(code)
                    and not is_gone(register, code, day)]
    known = dict.fromkeys((*register.units, CENTRE_CODE))
    codes = [code for code in known if code in roles or code in contributing]
    issuing = _Issuing(register, reporting_round, joint)
    return Plan([issuing.to(code, roles.get(code, {}), finished.get(code, ())) for code in codes], why,
                {code: len(finished[code]) for code in known if code in finished and code not in codes})


class _Issuing:
    """Makes the workbooks of one round."""

    def __init__(self, register: Register, reporting_round: ReportingRound, joint: str) -> None:
        self.register = register
        self.round = reporting_round
        self.joint = joint
        self.as_of = reporting_round.as_of or date.max
        self.form = register.form
        self.comments = register.latest_comments(self.as_of)
        self.before = register.latest_comments(self.as_of, but_of=reporting_round.name)
        self.last = _last_comments(register, self.as_of)
        self.asked = last_asked(register)
        self.names = FormerNames(register)
        self.told = Told(register, reporting_round.name, self.as_of, self.names)

    def to(self, code: str, roles: dict[str, Role], finished: Iterable[str]) -> Issuance:
        """The workbook of a unit, of the actions that it is asked about and those that are finished."""
        with in_language(language_of(self.register, unit_of(self.register, code))):
            content = self._content(code, roles, finished)
        return Issuance(content, _remark(content))

    def _content(self, code: str, roles: dict[str, Role], finished: Iterable[str]) -> ReturnContent:
        """What it shows, in the language of the unit."""
        register, unit = self.register, unit_of(self.register, code)
        rows = tuple(
            IssuedRow(ref, role, self._values(register.actions[ref], code, role)) for ref, role in roles.items())
        issued = Issued(
            register_id=register.about.register_id,
            round=self.round.name,
            unit=code,
            version=len(register.issued.get((self.round.name, code), [])) + 1,
            as_of=self.as_of,
            return_by=self.round.return_by,
            roles=roles,
            values={row.ref: _plain(row.values) for row in rows},
            joint=self.joint,
            themes=themes(register),
            due_soon_days=register.settings.due_soon_days,
            finished={ref: self._finished(ref, code) for ref in finished},
            form=self.form,
            language=language(),
        )
        return ReturnContent(issued, unit, replace(register.settings, title=register.title), rows,
                             contributions=tuple(said_last(register, self.round.name, code)))

    def _values(self, action: Action, unit: str, role: Role) -> dict[str, Value]:
        """What a row shows, but for what is computed; what a unit said in this round, beside what it said last."""
        ref, this = action.ref, self.round.name
        comments, asked = self.comments.get(ref, ()), self.asked.get(ref, [])
        others = [fact(self.names.of(c), f"{c.comment} {mark_of_comment(self.register, c, this)}".rstrip())
                  for c in comments if c.unit != unit and c.comment]
        last, latest = _of_unit(self.before.get(ref, ()), unit), _of_unit(comments, unit)
        of_round = self.register.comments.get((ref, unit, this), Comment(ref, unit, this))
        own = replace(of_round, evidence=latest.evidence, own=latest.own) if latest else of_round
        recommendation = self.register.recommendation_of(action)
        word, reason = shown_to_unit(action)
        beside: dict[str, Value] = {
            VERIFICATION: word,
            "verification_reason": reason,
            "recommendation_text": recommendation.text if recommendation else action.recommendation,
            "role": role,
            "others": "\n".join([*self.told.beside(action), *map(_told, asked), *others]),
            "last_comment": f"{last.comment} {mark_of(last.round, this)}" if last and last.comment else "",
        }
        waiting = [one for one in asked if not one.outcome]
        if len(waiting) == 1 and (self.joint == "all" or role is Role.LEAD):
            beside |= {"revised_deadline": waiting[0].new_date, "revision_reason": waiting[0].reason}
        return {column.key: beside[column.key] if column.key in beside else _shown(action, own, column)
                for column in self.form.columns if column.key not in LIVE}

    def _finished(self, ref: str, unit: str) -> Plain:
        """What the sheet Finished shows of an action beside its reference."""
        action, said = self.register.actions[ref], self.last.get(ref, ())
        lines = [c.comment if c.unit == unit else fact(self.names.of(c), c.comment) for c in said]
        return _plain({c.key: as_answer(getattr(action, c.key)) for c in columns_of(Finished) if hasattr(action, c.key)
                       and c.key != "ref"} | {"reason": self.told.why_finished(action), "comment": "\n".join(lines)})


def _last_comments(register: Register, as_of: date) -> dict[str, list[Comment]]:
    """Ref -> all that was said of an action in the last round, up to a date, in which anything was."""
    last: dict[str, list[Comment]] = {}
    for comment in register.comments_in_order():
        if comment.comment and register.is_by(comment.round, as_of):
            said = last.get(comment.ref, [])
            last[comment.ref] = [*(said if said and said[0].round == comment.round else []), comment]
    return last


def _remark(content: ReturnContent) -> str:
    unit = content.unit
    if not content.rows:
        return text(details.NO_OPEN_ACTIONS if content.issued.finished else details.NO_ACTIONS)
    if unit.code == CENTRE_CODE:
        return text(details.NO_LEAD)
    if unit.kind == "collective":
        return text(details.NO_MEMBERS)
    return ""


def _told(asked: Proposed) -> str:
    """What became of a new date, as a workbook tells it beside the action."""
    message = words.DATE_WAITS if not asked.outcome else (
        words.DATE_DECLINED_WHY if asked.decline_reason else words.DATE_DECLINED)
    return said(message, day=to_plain(asked.new_date), unit=asked.unit, round=asked.round, why=asked.decline_reason)


def _of_unit(comments: Iterable[Comment], unit: str) -> Comment | None:
    return next((comment for comment in comments if comment.unit == unit), None)


def _shown(action: Action, own: Comment, column: Column) -> Value:
    return value_of(own, column) if column.filler is Filler.EVERY_UNIT else as_answer(value_of(action, column))


def as_answer(value: Value) -> Value:
    """A value as a return shows it: a period by the one day that stands for it."""
    return Period.of_day(value.day) if isinstance(value, Period) else value


def _plain(values: Mapping[str, Value]) -> Plain:
    return {key: plain for key, value in values.items() if (plain := to_plain(value))}


def answers_only(issued: Issued) -> Issued:
    """What the register keeps of what was issued: the base of the merge without what only the centre fills in.

    But for what answers are judged by: the due date, and the centre's word on what was claimed.
    """
    keys = {column.key for column in issued.form.columns if column.is_answer or column.part} | {"due_date"}
    values = {ref: {k: v for k, v in plain.items() if k in keys} for ref, plain in issued.values.items()}
    return replace(issued, values=values, finished={})


def fulfil_requests(register: Register, issued: Iterable[Issued], when: str) -> None:
    """Take away the requests for an update that workbooks fulfil, with a line for each in the history.

    Args:
        register: The register, a copy that may be changed.
        issued: What was issued.
        when: The moment, as history writes it.
    """
    for round_name, ref in dict.fromkeys((one.round, ref) for one in issued for ref in one.roles):
        action = register.actions[ref]
        if action.request_update is YesNo.YES:
            register.actions[ref] = replace(action, request_update=None)
            register.history.append(
                Change(when, round_name, ref, "request_update", to_plain(YesNo.YES), how=How.ISSUE))


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
    # A copy has all columns where they belong, also where they stood elsewhere in what was sent.
    letters, rules = letters_behind_check(issued.form.columns), {rule.code: rule for rule in RULES}
    marked = tuple(problem._replace(letters=letters_of(rules[problem.code], letters)) if problem.letters else problem
                   for problem in problems)
    return ReturnContent(issued, unit, settings, rows, proposals, marked, contributions, set_aside)


def _answered(submission: Submission, ref: str, base: Plain) -> dict[str, Value]:
    row = submission.rows.get(ref)
    computed = {(p.place.ref, p.place.column) for p in submission.problems if p.code in NEVER_TYPED}
    shown: dict[str, Value] = {}
    for column in submission.issued.form.columns:
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
