"""How far the readers of free text agree with the hand-made readings of the source documents: `make gold`.

Every tested row is read from its own words alone. A difference must be argued in docs/gold.md, which names the rows of
a file (the first line, with the headings, is 1), the column, and the reason; what is argued must differ.
"""

import csv
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from tests.shared import SHARED
from toolkit.sources.register.unit_lists import read_units
from toolkit.tracker.record.codes import Role, YesNo
from toolkit.tracker.wording.deadlines import read_deadline
from toolkit.tracker.wording.statuses import read_status
from toolkit.tracker.wording.units import UnitNames

PAGE = Path(__file__).resolve().parents[2] / "docs" / "gold.md"
FILES = ("gold_deadlines", "gold_status", "gold_units")
Row = dict[str, str]


@dataclass(frozen=True, order=True)
class Difference:
    """A value that is read in another way than the gold says.

    Attributes:
        file: The gold file.
        line: Its line.
        column: The column of the gold.
        gold: What it says.
        read: What is read.
        words: What was read.
    """

    file: str
    line: int
    column: str
    gold: str = ""
    read: str = ""
    words: str = ""

    @property
    def key(self) -> tuple[str, int, str]:
        """What an argument names."""
        return self.file, self.line, self.column


def tested(file: str) -> list[tuple[int, Row]]:
    """The tested rows of a gold file with their lines; none where the file is absent."""
    path = SHARED / "gold" / f"{file}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return [(line, row) for line, row in enumerate(csv.DictReader(lines), 2) if row["tested"] == "yes"]


def differences(file: str) -> Iterator[Difference]:
    """Every value of a file that is read in another way."""
    for line, row in tested(file):
        for column, read in READERS[file](row).items():
            if read != _expected(row, column):
                yield Difference(file, line, column, _expected(row, column), read, row["segment_text"])


def argued() -> dict[tuple[str, int, str], str]:
    """The differences that docs/gold.md argues: file, line and column -> the reason."""
    found: dict[tuple[str, int, str], str] = {}
    for file, lines, column, reason in _table(PAGE.read_text(encoding="utf-8"), 4):
        for line in _numbers(lines):
            found[file, line, column] = reason
    return found


def summary() -> list[str]:
    """A Markdown table: how many rows of each file agree."""
    rows = []
    for file in FILES:
        every, apart = len(tested(file)), len({difference.line for difference in differences(file)})
        rows.append(f"| {file} | {every} | {every - apart} | {apart} |")
    return ["| file | tested rows | agree | differ |", "| --- | ---: | ---: | ---: |", *rows]


def _table(text: str, columns: int) -> Iterator[list[str]]:
    for line in text.splitlines():
        cells = [cell.strip().strip("`") for cell in line.strip("|").split(" | ")]
        if len(cells) == columns and cells[0] in FILES and re.match(r"\d", cells[1]) and not cells[3].isdecimal():
            yield cells


def _numbers(lines: str) -> Iterator[int]:
    for part in lines.split(","):
        first, _, last = part.strip().partition("-")
        yield from range(int(first), int(last or first) + 1)


def _expected(row: Row, column: str) -> str:
    """What the gold says; a blank “continuing” is no, and an endorser stands in the relation."""
    if column == "endorser":
        return "yes" if "endorser" in row["relation"] else ""
    return (row[column] or "no") if column == "continuing" else row[column]


def _deadline(row: Row) -> Row:
    read = read_deadline(row["segment_text"])
    return {
        "reads_as": read.kind.value, "start_iso": _iso(read.first), "end_iso": _iso(read.last),
        "precision": read.precision, "due_iso": _iso(read.due), "suggestion": "|".join(map(_iso, read.suggestions)),
    }


def _status(row: Row) -> Row:
    read = read_status(row["segment_text"])
    return {
        "reads_as": read.status.value, "acceptance": read.acceptance.name if read.acceptance else "",
        "completion_from": _iso(read.completed.first if read.completed else None),
        "completion_to": _iso(read.completed.last if read.completed else None),
        "closure_reason": read.closing_reason, "cross_ref": ",".join(read.cross_refs),
        "continuing": "yes" if read.continuing is YesNo.YES else "no",
    }


def _units(row: Row) -> Row:
    read = names_of(row["seed"]).read(row["segment_text"])
    shared = [party for party in read.parties if party.role is not Role.ENDORSER]
    return {
        "units": "|".join(party.name for party in shared),
        "lead": next((party.name for party in read.parties if party.role is Role.LEAD), ""),
        "endorser": "yes" if len(shared) < len(read.parties) else "",
    }


@cache
def names_of(seed: str) -> UnitNames:
    """The names in the list of units of a source document; none where it has no list."""
    path = SHARED / "gold" / f"units_{seed}.csv"
    return UnitNames(read_units(path) if path.exists() else ())


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


READERS: dict[str, Callable[[Row], Row]] = {"gold_deadlines": _deadline, "gold_status": _status, "gold_units": _units}
"""How a row of each file is read: column -> what is read."""


def main() -> int:
    """Print the agreement; 1 where a difference is not argued, or an argued one is none."""
    if not tested(FILES[0]):
        sys.stderr.write("The folder ../shared/gold is not here; there is nothing to compare with.\n")
        return 1
    reasons = argued()
    found = [difference for file in FILES for difference in differences(file)]
    sys.stdout.write("\n".join(summary()) + "\n\n")
    for one in found:
        reason = reasons.get(one.key, "NOT ARGUED")
        sys.stdout.write(f"{one.file}, line {one.line}: “{one.words}”\n"
                         f"    {one.column}: “{one.gold}” in the gold, “{one.read}” as read. {reason}\n")
    wrong = set(reasons) ^ {one.key for one in found}
    sys.stdout.write("\nEvery difference is argued in docs/gold.md.\n" if not wrong else
                     f"\nNot argued, or argued without need: {sorted(wrong)}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
