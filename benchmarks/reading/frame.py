"""What the scores of all readers have in common: a verdict for each phrase, counted by group."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

Row = Mapping[str, str]
"""A labelled phrase: its text, what it says, and whatever else the table holds."""


class Verdict(StrEnum):
    """What came of reading one phrase."""

    RIGHT = "right"
    SUGGESTED = "rightly suggested"
    ASKED = "asked"
    SILENT = "silently wrong"


class Judged(NamedTuple):
    """One phrase and what came of it.

    Attributes:
        row: The phrase with its labels.
        kind: Short, comment, or another group that the reader parts its phrases into.
        verdict: How it was read.
        read: What was read, in words.
    """

    row: Row
    kind: str
    verdict: Verdict
    read: str


Judge = Callable[[Row], Judged]


def read_rows(path: Path) -> list[Row]:
    """The labelled phrases of a CSV file, each with those of its source as a column; what is missing is empty."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = [{key: value or "" for key, value in row.items()} for row in csv.DictReader(lines)]
    columns: dict[str, list[str]] = {}
    for row in rows:
        columns.setdefault(row.get("source", ""), []).append(" ".join(row["text"].split()))
    return [row | {"column": "\n".join(columns[row.get("source", "")])} for row in rows]


def second_readings(row: Row) -> list[str]:
    """Other readings of a phrase that are right too: what stands behind a bar in its note."""
    return [part.strip() for part in row.get("note", "").split("|")[1:] if part.strip()]


def table(judged: Iterable[Judged], columns: Sequence[str]) -> Iterator[str]:
    """A Markdown table: one line for each kind and value of some columns, and the last for all."""
    groups: dict[str, Counter[Verdict]] = {}
    for one in judged:
        name = ", ".join((one.kind, *(one.row.get(column, "") or "none" for column in columns)))
        groups.setdefault(name, Counter())[one.verdict] += 1
    yield f"| | phrases | {' | '.join(Verdict)} |"
    yield "| --- | ---: " + "| ---: " * len(Verdict) + "|"
    for name, counts in (*sorted(groups.items()), ("all", sum(groups.values(), Counter()))):
        total = counts.total()
        shares = " | ".join(f"{counts[verdict]} ({counts[verdict] * 100 // max(1, total)} %)" for verdict in Verdict)
        yield f"| {name} | {total} | {shares} |"
