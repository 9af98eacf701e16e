"""How the command line speaks: data on stdout, messages on stderr, text from returns never as terminal commands.

What registers hold is loaded where it is spoken of, so that help starts sooner.
"""

import os
import shlex
import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from toolkit import bar
from toolkit.endings import log_details
from toolkit.streams import as_json, clean
from toolkit.words import console as words
from toolkit.words.phrases import read_and_found
from toolkit.words.readings.places import place_shown, places_shown
from toolkit.words.speaking import Message, Said, counted, said, text, texts

if TYPE_CHECKING:
    from rich.console import Console

    from toolkit.jobs.asking import Question
    from toolkit.jobs.issuing import IssueResult
    from toolkit.jobs.registers import Replaced
    from toolkit.jobs.returns.receiving import Counts
    from toolkit.sources.kinds import Heading
    from toolkit.tracker.merge.later_version import Later
    from toolkit.tracker.merge.naming import NamedUnits
    from toolkit.tracker.merge.proposals.deciding import Decided
    from toolkit.tracker.record.actions import Action
    from toolkit.tracker.record.decisions import Conflict
    from toolkit.tracker.record.history import Change
    from toolkit.tracker.record.problems import Problem
    from toolkit.tracker.record.units import Unit
    from toolkit.tracker.views.problem_groups import Alike
    from toolkit.tracker.views.rounds.judged import Judged

__all__ = ["Voice", "clean", "headings_as_json", "log_details", "problem_as_json", "shortened", "version_as_json"]
MOST_ROWS = 200
"""How many rows a table on a terminal has at the most; another program gets all, and so does a file."""
_WEIGHTS = {"error": words.ERROR, "warning": words.WARNING}
MOST_FIRST = 5
"""How many actions of a document are shown before it is taken in."""
MOST_WORDS = 12
"""How many different words of one column are told one by one."""
MOST_CELLS = 4
"""How many cells a line names that is about several."""
MOST_BY_HAND = 10
"""How many changes by hand are told one by one."""


class Voice:
    """Speaks to the person at the console.

    Args:
        quiet: Whether messages are left out; data and errors are not.
    """

    def __init__(self, quiet: bool = False) -> None:
        self.quiet = quiet
        self.warned: list[Problem] = []

    def say(self, message: Message | Said, **places: object) -> None:
        """A message of a table, on stderr."""
        if not self.quiet:
            _print(sys.stderr, message if isinstance(message, Said) else said(message, **places))

    def counts(self, counts: "Counts") -> None:
        """What came of files with returns, in a line on stderr."""
        if not self.quiet:
            _print(sys.stderr, " ".join(read_and_found(*counts)))

    def complain(self, sentences: str) -> None:
        """An error, on stderr; never left out."""
        _print(sys.stderr, sentences, bold=True)

    def warn(self, problems: "Sequence[Problem]") -> None:
        """Say on stderr, before it happens, what will be lost; the problem list need not say it again."""
        from toolkit.tracker.record.problems import sentence

        self.warned += problems
        for problem in problems:
            if not self.quiet:
                _print(sys.stderr, sentence(problem))

    def about(self, register: Path) -> "Callable[[Sequence[Problem]], None]":
        """What says, on stderr, how much is to be put right in a register."""
        def notice(problems: "Sequence[Problem]") -> None:
            if problems:
                command = shlex.join(("tracker", "check-register", str(register)))
                self.say(counted(words.TO_PUT_RIGHT_IN, len(problems), command=command))
        return notice

    def wrote(self, path: Path, kept: Path | None = None) -> None:
        """A file was written; where the one is kept that it replaced."""
        if kept is None:
            self.say(words.WROTE, path=path)
        else:
            self.say(words.WROTE_AND_KEPT, path=path, kept=f"{kept.parent.name}/{kept.name}")

    def judged(self, judged: "Judged", register: Path) -> None:
        """How figures of a closed round, or of an earlier date, were judged, on stderr."""
        if judged.closed_on:
            self.say(words.AS_CLOSED, round=judged.round, day=judged.closed_on)
            if judged.corrections:
                command = shlex.join(("tracker", "compare", str(register), "--round", judged.round))
                self.say(counted(words.CORRECTED_SINCE, judged.corrections, command=command))
        elif judged.with_today:
            message = words.ROUND_NOT_KEPT if judged.is_not_kept else words.JUDGED_TODAY
            self.say(message, round=judged.round, day=judged.day)
            if judged.reported_in:
                self.say(words.AS_REPORTED, name=judged.reported_in)

    def next(self, *typed: object, message: Message = words.NEXT) -> None:
        """The command to run next, ready to be pasted."""
        self.say(message, command=shlex.join(str(word) for word in typed))

    def tell(self, data: str) -> None:
        """Data, on stdout."""
        _print(sys.stdout, data)

    def tell_json(self, data: object, indent: int | None = 2) -> None:
        """Data as JSON, on stdout."""
        bar.hide()
        sys.stdout.write(as_json(data, sys.stdout.encoding, indent) + "\n")

    def table(self, columns: Sequence[Message], rows: Iterable[Sequence[str]], title: Message | None = None) -> None:
        """Data as a table, on stdout; for another program all rows, a line each, with tabs between the cells."""
        bar.hide()
        headings = texts(*columns)
        if not _is_terminal(sys.stdout):
            sys.stdout.writelines("\t".join(clean(" ".join(cell.split())) for cell in row) + "\n"
                                  for row in chain([headings], rows))
            return
        from rich.table import Table
        from rich.text import Text

        every = list(rows)
        table = Table(title=text(title) if title else None, title_justify="left", header_style="bold", box=None,
                      pad_edge=False)
        for heading in headings:
            table.add_column(heading, overflow="fold")
        for row in every[:MOST_ROWS]:
            table.add_row(*(Text(clean(cell)) for cell in row))
        _console(sys.stdout).print(table)
        if len(every) > MOST_ROWS:
            self.say(counted(words.MORE_ROWS, len(every) - MOST_ROWS))

    def imported(self, headings: "Sequence[Heading]", problems: "Sequence[Problem]") -> None:
        """How the headings of a workbook are read, on stdout, for a person to confirm; and the problem list."""
        if headings:
            self.table((words.WHERE, words.HEADING, words.READ_AS, words.BECAUSE, words.FIRST_WORDS),
                       ((", ".join(places_shown(h.sheet, h.cell)), h.text, h.read_as or text(words.OWN_COLUMN),
                         h.why or text(words.NOT_KNOWN), shortened(h.sample)) for h in headings))
            self.say(words.IF_WRONG, heading=_least_sure(headings))
        self.alike(problems)

    def first_actions(self, actions: "Sequence[Action]") -> None:
        """The first actions of a document as they would stand in the register, on stdout, and how many there are."""
        shown = [(a.ref, shortened(a.text), shortened(a.responsible, 24), shortened(a.deadline, 20),
                  a.due_date.isoformat() if a.due_date else "", a.status.label) for a in actions[:MOST_FIRST]]
        if len(actions) > len(shown):
            self.say(words.FIRST_OF_ACTIONS, shown=len(shown), number=len(actions))
        else:
            self.say(counted(words.FIRST_ACTIONS, len(actions)))
        if shown:
            self.table((words.REF, words.ACTION, words.RESPONSIBLE, words.DEADLINE, words.DUE, words.STATUS), shown)

    def named_units(self, named: "NamedUnits") -> None:
        """The units that a document names, on stdout: known, new, or new and nearly called like a known one."""
        near = {p.found: p.suggestion for p in named.problems if p.code == "unit-near"}
        rows = [(name, code, text(words.IS_KNOWN)) for name, code in named.known.items()]
        rows += [(unit.name, unit.code, said(words.IS_NEAR, name=near[unit.name]) if unit.name in near
                  else text(words.IS_NEW_UNIT)) for unit in named.new]
        self.table((words.NAMED, words.UNIT, words.REMARK), rows)

    def is_same(self, name: str, unit: "Unit") -> bool:
        """Ask whether a name in a document means a unit that is nearly called so; without an answer it does not."""
        from toolkit.tracker.record.codes import YesNo

        while True:
            self.say(words.SAME_UNIT, name=name, unit=unit.name, code=unit.code)
            answer = sys.stdin.readline()
            if meant := YesNo.meant_by(answer):
                return meant is YesNo.YES
            if not answer:
                return False

    def answer(self, question: "Question") -> str | None:
        """Ask what a heading or a word means: an answer, "" to leave it open, None where nobody answers any more."""
        self.say(words.ASK_HEADING if question.is_heading else words.ASK_STATUS, found=question.found,
                 times=counted(words.TIMES_FOUND, question.times), where=question.where)
        if question.proposal:
            self.say(words.ANSWER_OR_ENTER, proposal=question.proposal)
        else:
            self.say(words.ANSWER_OR_LEAVE)
        while True:
            written = sys.stdin.readline()
            typed = written.strip()
            if typed != "?":
                return None if not written else "" if typed == "-" else typed or question.proposal
            _print(sys.stderr, ", ".join(question.choices))

    def compared(self, later: "Later", *, in_full: bool) -> None:
        """What a later version of a document changed, and what waits for a decision, on stdout."""
        from toolkit.tracker.record.column_names import heading_in, told

        if in_full and later.changes:
            self.table((words.REF, words.COLUMN, words.OLD, words.NEW, words.FILE_AND_CELL),
                       ((c.ref, heading_in(c), shortened(str(told(c, "old"))), shortened(str(told(c, "new"))),
                         ", ".join(part for part in (c.file, *places_shown(c.sheet, c.cell)) if part))
                        for c in later.changes))
        for names, message in ((later.new, words.ARE_NEW), (later.gone, words.ARE_GONE)):
            if names:
                self.say(message, names=", ".join(names))
        self.conflicts(later.conflicts)

    def version(self, later: "Later", code: str) -> None:
        """How much a later version of a document changed, on stderr."""
        self.say(words.COMPARED, code=code, new=counted(words.COUNTED_NEW, len(later.new)),
                 changes=counted(words.CHANGES, len(later.changes)),
                 conflicts=counted(words.CONFLICTS_COUNTED, len(later.conflicts)),
                 gone=counted(words.COUNTED_GONE, len(later.gone)))

    def replaced(self, replaced: "Replaced") -> None:
        """What register another one took the place of, on stderr."""
        before = replaced.register
        if before is None:
            self.say(words.REPLACED_UNREAD, kept=replaced.kept)
            return
        self.say(words.REPLACED, actions=counted(words.COUNTED_ACTIONS, len(before.actions)),
                 rounds=counted(words.COUNTED_ROUNDS, len(before.rounds)),
                 history=counted(words.COUNTED_HISTORY, len(before.history)), kept=replaced.kept)

    def asked(self, issued: "IssueResult") -> None:
        """How many actions workbooks ask about and why, how many are finished, and who gets no workbook for it."""
        from toolkit.tracker.judging.asked import Why

        self.say(counted(words.ASKED, sum(issued.asked.values())))
        told = ((words.ASKED_NOT_ACCEPTED, issued.asked.get(Why.NOT_ACCEPTED)),
                (words.ASKED_NOT_VERIFIED, issued.asked.get(Why.NOT_VERIFIED)),
                (words.ASKED_CLOSED, issued.asked.get(Why.CLOSED_SINCE)),
                (words.ASKED_REQUESTED, issued.asked.get(Why.REQUESTED)), (words.ONLY_SHOWN, issued.finished))
        for message, number in told:
            if number:
                self.say(counted(message, number))
        if issued.at_rest:
            self.say(words.AT_REST, units=", ".join(issued.at_rest))

    def conflicts(self, conflicts: "Sequence[Conflict]") -> None:
        """What waits for a decision, on stdout."""
        from toolkit.tracker.record.column_names import heading_in

        if conflicts:
            self.table((words.CONFLICT, words.ACTION, words.COLUMN, words.IN_REGISTER, words.RETURNED, words.UNIT,
                        words.FILE_AND_CELL),
                       ((f"{c.number} {c.option}", c.ref, heading_in(c), c.register_value, c.value, c.unit,
                         f"{c.file}, {place_shown(c.cell)}") for c in conflicts), title=words.CONFLICTS_WAITING)

    def decided(self, decided: "Decided", *, problems: bool = True) -> None:
        """What came of the decisions on proposals, on stderr.

        Args:
            decided: What they did.
            problems: Whether those that cannot be applied are said here, and not with other problems.
        """
        from toolkit.tracker.views.decided import told_of

        for line in told_of(decided.settled):
            self.say(line)
        if problems:
            self.warn(decided.problems)

    def by_hand(self, changes: "Sequence[Change]") -> None:
        """What people changed in the register, on stderr."""
        from toolkit.tracker.record.column_names import heading_in, place_in_line

        if not changes:
            return
        self.say(counted(words.BY_HAND, len(changes)))
        for c in changes[:MOST_BY_HAND]:
            where = ", ".join(part for part in (*place_in_line(c), c.ref, heading_in(c)) if part)
            self.say(words.CHANGE_BY_HAND, where=where, became=_became(c))
        if len(changes) > MOST_BY_HAND:
            self.say(counted(words.MORE_BY_HAND, len(changes) - MOST_BY_HAND))

    def alike(self, problems: "Sequence[Problem]") -> None:
        """A problem list, on stdout: first what needs somebody, and what is alike in one line."""
        from toolkit.tracker.views.problem_groups import grouped

        if problems:
            file = problems[0].place.file if len({problem.place.file for problem in problems}) == 1 else ""
            self.table((words.WHERE, words.TIMES, words.SEVERITY, words.WHAT_IS_WRONG, words.TO_DO),
                       ((_where_are(one, file), str(len(one.problems)), _weight(one.first), one.what, one.to_do)
                        for one in grouped(problems, {}, MOST_WORDS)))

    def problems(self, problems: "Sequence[Problem]") -> None:
        """A problem list, on stdout."""
        from toolkit.tracker.record.problems import what_is_wrong, what_to_do, where_is

        if problems:
            self.table((words.WHERE, words.SEVERITY, words.WHAT_IS_WRONG, words.TO_DO),
                       ((where_is(p.place), text(_WEIGHTS[p.severity.value]), what_is_wrong(p), what_to_do(p))
                        for p in problems))


def _least_sure(headings: "Sequence[Heading]") -> str:
    """The heading that is likeliest to be misread: one that is not known, or only guessed."""
    return min(headings, key=lambda heading: heading.sureness).text


def _where_are(alike: "Alike", file: str) -> str:
    """Where problems are that are alike: the first cells, as many as fit beside what is wrong.

    Args:
        alike: The problems.
        file: The only one that all problems are about, which is named only where nothing else is; "" for several.
    """
    from toolkit.tracker.record.problems import where_is

    place = alike.first.place.as_read()
    place = place._replace(file="") if place.file == file and where_is(place) != file else place
    cells = [*dict.fromkeys(place_shown(one.place.cell) for one in alike.problems if one.place.cell)]
    apart = "; " if any("," in cell for cell in cells) else ", "
    shown = apart.join([*cells[:MOST_CELLS], *(["…"] if len(cells) > MOST_CELLS else [])])
    if len(alike.problems) == 1:
        return where_is(place)
    return where_is(place._replace(cell=shown, ref=""))


def _weight(problem: "Problem") -> str:
    return text(_WEIGHTS[problem.severity.value] if problem.needs_somebody else words.NOTE)


def headings_as_json(headings: "Iterable[Heading]") -> list[dict[str, object]]:
    """How the headings of a workbook are read, as JSON."""
    return [{"sheet": h.sheet, "cell": h.cell, "heading": h.text, "column": h.key, "why": h.why, "sample": h.sample}
            for h in headings]


def version_as_json(later: "Later") -> dict[str, object]:
    """What a later version of a document changed, as JSON."""
    return {
        "new": later.new, "gone": later.gone,
        "changes": [{"ref": c.ref, "column": c.key, "old": c.old, "new": c.new, "file": c.file, "sheet": c.sheet,
                     "cell": c.cell} for c in later.changes],
        "conflicts": [{"ref": c.ref, "column": c.key, "register": c.register_value, "document": c.value, "file": c.file,
                       "sheet": c.sheet, "cell": c.cell} for c in later.conflicts],
    }


def _is_terminal(stream: TextIO) -> bool:
    """Whether a person looks at it; the variable says so for a terminal that cannot be seen to be one."""
    return stream.isatty() or os.environ.get("TTY_COMPATIBLE") == "1"


def _print(stream: TextIO, written: str, *, bold: bool = False) -> None:
    bar.hide()
    if not _is_terminal(stream):
        stream.write(clean(written) + "\n")
        return
    from rich.text import Text

    _console(stream).print(Text(clean(written), style="bold" if bold else ""), soft_wrap=True)


def _console(stream: TextIO) -> "Console":
    from rich.console import Console

    return Console(file=stream, highlight=False, markup=False, emoji=False)


def problem_as_json(problem: "Problem") -> dict[str, object]:
    """A problem as JSON, its words included."""
    from toolkit.tracker.record.problems import what_is_wrong, what_to_do

    place = problem.place
    return {
        "code": problem.code, "severity": problem.severity.value, "file": place.file, "sheet": place.sheet,
        "cell": place.cell, "row": place.row or None, "column": place.column, "ref": place.ref,
        "found": problem.found, "suggestion": problem.suggestion, "what": what_is_wrong(problem),
        "to_do": what_to_do(problem),
    }


def shortened(written: str, most: int = 40) -> str:
    """The beginning of a text."""
    return written if len(written) <= most else f"{written[:most - 1].rstrip()}…"


def _became(change: "Change") -> str:
    from toolkit.tracker.record.column_names import VALUES, told

    old, new = (shortened(" ".join(str(told(change, key)).split())) for key in VALUES)
    if old and new:
        return said(words.BECAME, old=old, new=new)
    return said(words.IS_NEW, new=new) if new else said(words.IS_GONE, old=old)
