"""Issue: a round is opened, each unit gets its workbook, and letters are drafted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from starlette.responses import Response

from toolkit.desk.asked import Asked
from toolkit.desk.declared import Page, Way
from toolkit.desk.results import Results, Step, listed, problems_of, table
from toolkit.jobs.issuing import Cell, IssuedFile, IssueResult, issue_workbooks
from toolkit.jobs.letters.drafting import draft_letters
from toolkit.jobs.registers import latest_of, load
from toolkit.jobs.rounds import missing, next_round_of, open_round
from toolkit.tracker.record.codes import LetterKind
from toolkit.tracker.record.problems import Problem, Refused
from toolkit.tracker.record.rounds import ReportingRound
from toolkit.tracker.record.units import CENTRE_CODE
from toolkit.tracker.views import prose
from toolkit.tracker.views.decided import told_of
from toolkit.tracker.views.filters import Selection
from toolkit.words import console
from toolkit.words.desk import issue as words
from toolkit.words.speaking import counted, said, text

KINDS = {LetterKind.ISSUE: words.OF_ISSUE, LetterKind.REMIND: words.OF_REMIND, LetterKind.THANK: words.OF_THANK}
"""The letters that are drafted here; those that go with checked copies are drafted where these are made."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen on the page.

    Attributes:
        name: Of the round.
        as_of: Its as-of date.
        return_by: The day to return by.
        units: That get a workbook; all if there are none.
        is_looked: Whether a person has chosen units, so that none means none.
        everything: Whether finished actions are asked about.
        joint: Whether every unit of a joint action answers.
        anew: Whether workbooks that stand there are written anew.
    """

    name: str
    as_of: date | None
    return_by: date | None
    units: tuple[str, ...] = ()
    is_looked: bool = False
    everything: bool = False
    joint: bool = False
    anew: bool = False

    def issue(self, asked: Asked, *, dry_run: bool) -> IssueResult:
        """Issue it, or say what would be issued; where nothing is written, to all units.

        Raises:
            Refused: It cannot be issued, or to nobody.
        """
        if not dry_run and not self.units:
            raise Refused("desk-nobody")
        return issue_workbooks(
            asked.desk.path, self.name, asked.desk.moment(), as_of=self.as_of, return_by=self.return_by,
            dry_run=dry_run,
            selection=Selection(units=() if dry_run else self.units), joint="all" if self.joint else "lead",
            everything=self.everything, replace_files=self.anew)

    def query(self, **more: str) -> str:
        """The same as stands behind the question mark of an address."""
        pairs = [("round", self.name), ("as_of", self.as_of or ""), ("return_by", self.return_by or ""),
                 *(("unit", one) for one in self.units)]
        ticked = {"looked": self.is_looked, "everything": self.everything, "joint": self.joint, "anew": self.anew}
        pairs += [(name, "yes") for name, is_so in ticked.items() if is_so]
        return urlencode([*pairs, *more.items()])


class Rounds(NamedTuple):
    """The rounds of the register.

    Attributes:
        known: By name.
        latest: Of them; None where none was opened.
        next: The one that is proposed.
        open: The name of the one that the next one closes; "" for none.
        missing: The codes of the units whose workbooks of that are missing.
        has_address: Whether the register says to which address units return their workbooks.
        without_email: The codes of the units without an e-mail address.
    """

    known: dict[str, ReportingRound]
    latest: ReportingRound | None
    next: ReportingRound
    open: str
    missing: tuple[str, ...]
    has_address: bool
    without_email: tuple[str, ...]

    def closed_by(self, name: str) -> str:
        """The name of the round that is closed where one is issued; "" for none."""
        return self.open if name != self.open and name not in self.issued else ""

    @property
    def issued(self) -> set[str]:
        """The names of the rounds that were issued."""
        return {name for name, one in self.known.items() if one.issued_to}


class Line(NamedTuple):
    """A unit on the page."""

    file: IssuedFile
    is_chosen: bool
    see: str


def _choice(asked: Asked) -> Choice:
    """What is chosen; what is not is proposed."""
    rounds = _rounds(asked)
    proposed = rounds.next
    told = {name: (asked.several.get(name) or [""])[-1].strip()
            for name in ("round", "looked", "everything", "joint", "anew")}
    name = told["round"] or proposed.name
    known = rounds.known.get(name)
    is_typed = not {"as_of", "return_by"}.isdisjoint(asked.several)
    return_by = asked.day("return_by") if is_typed else proposed.return_by
    dates = (None, None) if known else (asked.day("as_of") or proposed.as_of, return_by)
    return Choice(name, *dates, tuple(asked.several.get("unit", ())), bool(told["looked"]), bool(told["everything"]),
                  bool(told["joint"]), bool(told["anew"]))


def _rounds(asked: Asked) -> Rounds:
    today = asked.desk.moment().date()

    def read(path: Path) -> Rounds:
        register = load(path).register
        opened = open_round(register)
        absent = [one.issued_to for one in missing(register, opened.name)] if opened else []
        return Rounds(
            dict(register.rounds), latest_of(register), next_round_of(register, today),
            opened.name if opened else "", tuple(dict.fromkeys(absent)), bool(register.settings.return_to),
            tuple(code for code, unit in register.units.items() if not unit.email))

    return asked.desk.kept(f"rounds on {today}", read)


def _would_issue(asked: Asked, choice: Choice) -> IssueResult:
    """What would be issued to all units.

    Raises:
        Refused: It cannot be issued, or the register is being written.
    """
    asked.desk.tasks.refuse_if_writing()
    return asked.desk.kept(f"issue {choice.query()}", lambda _: choice.issue(asked, dry_run=True))


def _show(asked: Asked) -> Response:
    """What would be issued."""
    choice = _choice(asked)
    rounds = _rounds(asked)
    found, problems = None, tuple[Problem, ...]()
    try:
        found = _would_issue(asked, choice)
    except Refused as refused:
        problems = problems_of(refused)
    known = rounds.known.get(choice.name)
    lines = [Line(one, not choice.is_looked or one.unit in choice.units, choice.query(see=one.unit))
             for one in found.files] if found else []
    closes = rounds.closed_by(choice.name) if found else ""
    return asked.show(
        "issue.html", text(words.ISSUE), own=words, choice=choice, rounds=[*rounds.known], found=found, lines=lines,
        closes=closes, is_short=bool(closes and rounds.missing), is_to_tick="unticked" in asked.query,
        told_of_closing=_of_closing(closes, rounds.missing), lacks=[*_lacks(found, rounds)] if found else (),
        register_id=asked.desk.wrote(asked.desk.path).id,
        as_of=(known or choice).as_of or "", return_by=(known or choice).return_by or "", is_known=bool(known),
        problems=listed(problems), says=[*_says(found, is_done=False)] if found else (), latest=rounds.latest,
        can_issue=any(line.is_chosen for line in lines),
        kinds=[(kind.value, text(label)) for kind, label in KINDS.items()])


def _of_closing(closes: str, absent: Sequence[str]) -> str:
    """That issuing closes a round, and whose workbooks are missing in it; "" where it closes none."""
    if not closes:
        return ""
    if not absent:
        return said(words.CLOSES, name=closes)
    return counted(words.CLOSES_MISSING, len(absent), name=closes, units=prose.listed(absent))


def _lacks(found: IssueResult, rounds: Rounds) -> Iterator[str]:
    """What the register does not say, without which workbooks and letters do not get there and back."""
    if not rounds.has_address:
        yield text(words.NO_RETURN_ADDRESS)
    if units := [one.unit for one in found.files if one.unit in rounds.without_email]:
        yield counted(words.NO_EMAIL, len(units), units=prose.listed(units))


def _says(found: IssueResult, *, is_done: bool) -> Iterator[str]:
    """What is issued, in the sentences of the command."""
    name = found.reporting_round.name
    if found.opened:
        yield said(console.OPENED if is_done else words.WOULD_OPEN, name=name)
    elif not is_done:
        yield said(words.IS_OPEN, name=name)
    if is_done:
        yield counted(console.ISSUED, len(found.files))
    yield counted(console.ASKED, sum(found.asked.values()))
    if found.finished:
        yield counted(console.ONLY_SHOWN, found.finished)
    if found.at_rest:
        yield said(words.AT_REST, units=", ".join(found.at_rest))
    for one in found.taken_over:
        message = {CENTRE_CODE: console.CENTRE_ASKED, "": console.NOBODY_ASKED}.get(one.by, console.ASKED_INSTEAD)
        yield said(message, unit=one.unit, by=one.by, refs=", ".join(one.refs))
    yield from told_of(found.decided.settled)


def _rows(asked: Asked) -> Response:
    """The rows of one workbook, as its unit would see them."""
    choice, unit = _choice(asked), asked.query.get("see", "")
    found = _would_issue(asked, choice)
    file = next((one for one in found.files if one.unit == unit), None)
    if file is None:
        raise Refused("unknown-unit", found=unit)
    with prose.dates_in(file.content.settings.date_style):
        rows = [[(_shown(cell), cell.is_open) for cell in row] for row in file.rows()]
    return asked.show("issue_rows.html", said(words.WHAT_SEES, unit=file.name or file.unit), own=words,
                      headings=file.headings, rows=rows, back=f"/issue?{choice.query()}",
                      told=counted(words.ROWS_LEAD, len(rows)))


def _shown(cell: Cell) -> str:
    if isinstance(cell.value, date):
        return prose.day(cell.value)
    return "" if cell.value is None else str(cell.value)


def _start(asked: Asked) -> Response:
    choice = _choice(asked)
    if not choice.units:
        raise Refused("desk-nobody")
    rounds = _rounds(asked)
    filled_in = replace(choice, is_looked=True)
    if rounds.closed_by(choice.name) and rounds.missing and not asked.form.get("close"):
        return asked.go(f"/issue?{filled_in.query(unticked='yes')}#closing")
    return asked.begin(said(words.ISSUING, name=choice.name), partial(_issued, asked, choice),
                       back=f"/issue?{filled_in.query()}")


def _issued(asked: Asked, choice: Choice) -> Results:
    found = choice.issue(asked, dry_run=False)
    name = found.reporting_round.name
    rows = [(one.unit, one.name, str(one.actions), str(one.finished or ""), one.remark) for one in found.files]
    issued = table(words.ISSUED_TO, (words.UNIT, words.NAME, words.ACTIONS, words.FINISHED, words.REMARK), rows)
    steps = [Step(text(words.DRAFT), "/issue/letters", {"round": name, "kind": LetterKind.ISSUE.value},
                  text(words.DRAFT_NOTE), is_first=True),
             Step(text(words.TO_HOME), "/")]
    return Results([*_says(found, is_done=True)], listed((*found.problems, *found.decided.problems)),
                   [asked.desk.wrote(one.path) for one in found.files], steps, [issued])


def _letters(asked: Asked) -> Response:
    """Draft the letters of a round."""
    try:
        kind = LetterKind(asked.form.get("kind", ""))
    except ValueError:
        raise Refused("letter-kind-unknown", found=asked.form.get("kind", ""), suggestion=", ".join(KINDS)) from None
    name, again = asked.form.get("round", ""), "again" in asked.form
    return asked.begin(said(words.DRAFTING, name=name), partial(_drafted, asked, kind, name, again), back="/issue")


def _drafted(asked: Asked, kind: LetterKind, name: str, again: bool) -> Results:
    found = draft_letters(asked.desk.path, kind, name, asked.desk.moment(), again=again)
    sentences = [counted(console.DRAFTED, len(found.drafted), kind=kind.label, name=name) if found.drafted else
                 said(console.NO_LETTER, name=name)]
    rows = [(one.unit.code, one.unit.name, ", ".join(one.to) or text(words.NO_ADDRESS), ", ".join(one.attached))
            for one in found.drafted]
    tables = [table(words.DRAFTED, (words.UNIT, words.NAME, words.TO, words.ATTACHED), rows)] if rows else []
    files = [path for path in (found.listed, *(one.path for one in found.drafted)) if path]
    return Results(sentences, listed((*found.problems, *found.decided.problems)),
                   [asked.desk.wrote(path) for path in files],
                   [Step(text(words.TO_HOME), "/", is_first=True)], tables)


PAGE = Page("/issue", words.ISSUE, _show, ways=(
    Way("/issue/rows", _rows), Way("/issue/start", _start, is_post=True),
    Way("/issue/letters", _letters, is_post=True)))
