"""How the command line speaks: data on stdout, messages on stderr, text from returns never as terminal commands."""

import json
import logging
import os
import shlex
import sys
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from toolkit.tracker.record.column_names import heading_in
from toolkit.tracker.record.decisions import Conflict
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.problems import Problem, sentence, what_is_wrong, what_to_do

if TYPE_CHECKING:
    from rich.console import Console

    from toolkit.sources.kinds import Heading

MOST_ROWS = 200
"""How many rows a table on a terminal has at the most; another program gets all, and so does a file."""
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

    def say(self, text: str) -> None:
        """A message, on stderr."""
        if not self.quiet:
            _print(sys.stderr, text)

    def complain(self, text: str) -> None:
        """An error, on stderr; never left out."""
        _print(sys.stderr, text, bold=True)

    def warn(self, problems: Sequence[Problem]) -> None:
        """Say on stderr, before it happens, what will be lost; the problem list need not say it again."""
        self.warned += problems
        for problem in problems:
            self.say(sentence(problem))

    def next(self, *words: object, when: str = "") -> None:
        """The command to run next, ready to be pasted."""
        command = shlex.join(str(word) for word in words)
        self.say(f"Next{', ' + when if when else ''}: tracker {command}")

    def tell(self, text: str) -> None:
        """Data, on stdout."""
        _print(sys.stdout, text)

    def tell_json(self, data: object) -> None:
        """Data as JSON, on stdout."""
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[str]], title: str = "") -> None:
        """Data as a table, on stdout; for another program all rows, a line each, with tabs between the cells."""
        if not _is_terminal(sys.stdout):
            sys.stdout.writelines("\t".join(clean(" ".join(cell.split())) for cell in row) + "\n"
                                  for row in chain([headings], rows))
            return
        from rich.table import Table
        from rich.text import Text

        every = list(rows)
        table = Table(title=title or None, title_justify="left", header_style="bold", box=None, pad_edge=False)
        for heading in headings:
            table.add_column(heading, overflow="fold")
        for row in every[:MOST_ROWS]:
            table.add_row(*(Text(clean(cell)) for cell in row))
        _console(sys.stdout).print(table)
        if len(every) > MOST_ROWS:
            self.say(f"… and {len(every) - MOST_ROWS} more.")

    def imported(self, headings: "Sequence[Heading]", problems: Sequence[Problem]) -> None:
        """How the headings of a workbook are read, on stdout, for a person to confirm; and the problem list."""
        if headings:
            self.table(("Where", "Heading", "Is read as", "Because", "First words below it"),
                       ((f"{h.sheet}, {h.cell}", h.text, h.read_as or "(kept as a column of its own)",
                         h.why or "it is none of ours", shortened(h.sample)) for h in headings))
            self.say('If one is wrong, say so, as in --map "Deadline=Target date" or --map "Other=Target date".')
        self.problems(problems)

    def conflicts(self, conflicts: Sequence[Conflict]) -> None:
        """What waits for a decision, on stdout."""
        if conflicts:
            self.table(("Conflict", "Action", "Column", "Register", "Returned", "Unit", "File, cell"),
                       ((f"{c.number} {c.option}", c.ref, heading_in(c), c.register_value, c.value, c.unit,
                         f"{c.file}, {c.cell}") for c in conflicts), title="Conflicts that wait for a decision")

    def by_hand(self, changes: Sequence[Change]) -> None:
        """What people changed in the register, on stderr."""
        if not changes:
            return
        self.say(f"{counted(len(changes), 'change')} by hand since the register was last written:")
        for c in changes[:MOST_BY_HAND]:
            where = ", ".join(part for part in (c.sheet, c.cell, c.ref, heading_in(c)) if part)
            self.say(f"  {where}: {_became(c)}")
        if len(changes) > MOST_BY_HAND:
            self.say(f"  … and {len(changes) - MOST_BY_HAND} more; all of them are in the sheet History.")

    def problems(self, problems: Sequence[Problem]) -> None:
        """A problem list, on stdout."""
        if problems:
            self.table(("Where", "Severity", "What is wrong", "What to do"),
                       ((where(p), p.severity.value, what_is_wrong(p), what_to_do(p)) for p in problems))


def headings_as_json(headings: "Iterable[Heading]") -> list[dict[str, object]]:
    """How the headings of a workbook are read, as JSON."""
    return [{"sheet": h.sheet, "cell": h.cell, "heading": h.text, "column": h.key, "why": h.why, "sample": h.sample}
            for h in headings]


def _is_terminal(stream: TextIO) -> bool:
    """Whether a person looks at it; the variable says so for a terminal that cannot be seen to be one."""
    return stream.isatty() or os.environ.get("TTY_COMPATIBLE") == "1"


def _print(stream: TextIO, text: str, *, bold: bool = False) -> None:
    if not _is_terminal(stream):
        stream.write(clean(text) + "\n")
        return
    from rich.text import Text

    _console(stream).print(Text(clean(text), style="bold" if bold else ""), soft_wrap=True)


def _console(stream: TextIO) -> "Console":
    from rich.console import Console

    return Console(file=stream, highlight=False, markup=False, emoji=False)


def where(problem: Problem) -> str:
    """The place of a problem in a few words."""
    place = problem.place
    ref = f"action {place.ref}" if place.ref else ""
    return ", ".join(part for part in (place.file, place.sheet, place.cell, ref) if part)


def problem_as_json(problem: Problem) -> dict[str, object]:
    """A problem as JSON, its words included."""
    place = problem.place
    return {
        "code": problem.code, "severity": problem.severity.value, "file": place.file, "sheet": place.sheet,
        "cell": place.cell, "row": place.row or None, "column": place.column, "ref": place.ref,
        "found": problem.found, "suggestion": problem.suggestion, "what": what_is_wrong(problem),
        "to_do": what_to_do(problem),
    }


def shortened(text: str, most: int = 40) -> str:
    """The beginning of a text."""
    return text if len(text) <= most else f"{text[:most - 1].rstrip()}…"


def _became(change: Change) -> str:
    old, new = (shortened(" ".join(text.split())) for text in (change.old, change.new))
    if old and new:
        return f"“{old}” became “{new}”"
    return f"“{new}” is new" if new else f"“{old}” is gone"


def clean(text: str) -> str:
    """Text without control characters, so that a terminal shows it and does nothing."""
    if text.isprintable():
        return text
    return "".join(ch if ch.isprintable() or ch == "\n" else "\N{REPLACEMENT CHARACTER}" for ch in text)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 file`, `2 files`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"

def log_details() -> Path:
    """Write the exception that is being handled to the log file, and say where that is."""
    from platformdirs import user_log_path

    path = user_log_path("tracker", appauthor=False, ensure_exists=True) / "tracker.log"
    logger = logging.getLogger("tracker")
    logger.propagate = False
    handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logger.addHandler(handler)
    logger.exception("tracker %s", " ".join(sys.argv[1:]))
    handler.close()
    logger.removeHandler(handler)
    return path
