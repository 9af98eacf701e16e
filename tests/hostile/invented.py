"""The invented register whose returns are made hostile, and one honest return in its parts."""

import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO

from tests.registers import register
from tests.returns import ROUND, open_round
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.columns import Value, to_plain
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.register import Register
from toolkit.tracker.returns.content import ReturnContent
from toolkit.workbook.register.writing import write_register
from toolkit.workbook.returns.workbook import write_return

NOW = datetime(2019, 1, 20, 10, tzinfo=UTC)
UNIT = "LKS"
ACTIONS = """
    | Ref. | Action                                   | Lead | Support | Deadline  | Due date   | Status      | Comment 2018-12       |
    | 1.1  | Publish the depths of the northern lakes | LKS  | RIV     | June 2018 | 2018-06-30 | In progress | Eleven lakes are done |
    | 1.2  | Open the archive of soundings            | LKS  |         | End 2019  | 2019-12-31 |             |                       |
    | 2.1  | Train two surveyors of each district     | LKS  |         | End 2018  | 2018-12-31 | Not started |                       |
    | 2.2  | Lend gauges to the districts             | RIV  | LKS     | End 2019  | 2019-12-31 | Not started |                       |
    | 3.10 | Replace the gauges that no longer report | LKS  |         | End 2020  | 2020-12-31 | Not started |                       |
    | 4.1  | Count the bridges                        | RIV  |         | End 2020  | 2020-12-31 | Not started |                       |
"""
UNITS = """
    | Code | Name          |
    | LKS  | Lake Survey   |
    | RIV  | River Office  |
"""
ANSWERS: Mapping[tuple[str, str], Value] = {
    ("1.2", "status"): Status.IN_PROGRESS,
    ("1.2", "comment"): "Two readers are at work",
    ("2.1", "status"): Status.IMPLEMENTED,
    ("2.1", "completed"): Period.of_day(date(2018, 11, 2)),
    ("2.2", "comment"): "Three gauges are lent",
}
"""What the unit typed, in every return unless its kind says otherwise."""
USUAL: Mapping[tuple[str, str], str] = {at: to_plain(value) for at, value in ANSWERS.items()}
"""What the register then takes."""

Parts = dict[str, bytes]
SHEETS = "xl/worksheets/sheet"
README, ACTIONS_PART, PROPOSALS, LISTS, BASE = (f"{SHEETS}{number}.xml" for number in range(1, 6))
ROWS = {"1.1": 2, "1.2": 3, "2.1": 4, "2.2": 5, "3.10": 6}
"""Ref -> row of the Actions sheet."""


@cache
def _issued() -> tuple[Register, Mapping[str, ReturnContent]]:
    built = register(ACTIONS, units=UNITS, organization="Organization for Lakes and Rivers")
    return built, open_round(built, ROUND)


@cache
def register_bytes() -> bytes:
    """The register, after the round was issued."""
    return write_register(_issued()[0], NOW)


def content() -> ReturnContent:
    """What the unit was issued."""
    return _issued()[1][UNIT]


def filled_in(answers: Mapping[tuple[str, str], Value]) -> bytes:
    """The issued workbook with these answers."""
    issued = content()
    rows = [replace(row, values=row.values | {k: v for (ref, k), v in answers.items() if ref == row.ref})
            for row in issued.rows]
    return write_return(replace(issued, rows=tuple(rows)), NOW)


@cache
def honest() -> bytes:
    """The return with its usual answers."""
    return filled_in(ANSWERS)


@cache
def _parts() -> Mapping[str, bytes]:
    return parts_of(honest())


def parts() -> Parts:
    """The parts of that return, to be changed."""
    return dict(_parts())


def parts_of(data: bytes) -> Parts:
    """The parts of a package."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A package with these parts; times are fixed, so that it is the same each time."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", how) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name, (2019, 1, 14, 9, 0, 0)), data, how)
    return file.getvalue()
