"""Workbooks of one unit for the tests of this room; the organization is invented."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from toolkit.tracker.record.codes import Role, Status, YesNo
from toolkit.tracker.record.columns import Value, to_plain
from toolkit.tracker.record.decisions import Proposal
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.record.register import Settings
from toolkit.tracker.record.rounds import Issued
from toolkit.tracker.record.units import Unit
from toolkit.tracker.returns.content import IssuedRow, ReturnContent

NOW = datetime(2018, 12, 3, 9, 30, tzinfo=UTC)
AS_OF = date(2018, 12, 31)
UNIT = Unit(code="LKS", name="Lake Survey & Soundings", focal_point="A. Perch", email="perch@lakes.example")
BLANK: dict[str, Value] = {
    "recommendation_text": "Recommendation 3: keep the gauges of every lake in working order.",
    "text": "Replace the gauges that no longer report.", "responsible": "Lake Survey", "deadline": "Q4 2018",
    "due_date": date(2018, 12, 31), "status": Status.NOT_REPORTED, "role": Role.LEAD,
}


def row(ref: str, role: Role = Role.LEAD, **values: Any) -> IssuedRow:
    """One row, with ordinary values where none are given."""
    return IssuedRow(ref, role, {**BLANK, "ref": ref, "role": role, **values})


def content(*rows: IssuedRow, as_of: date = AS_OF, joint: str = "lead", **options: Any) -> ReturnContent:
    """What a workbook of the unit shows."""
    issued = Issued(
        register_id="7c1d", round="2018-12", unit=UNIT.code, version=1, as_of=as_of, return_by=date(2019, 1, 15),
        roles={r.ref: r.role for r in rows},
        values={r.ref: {k: p for k, v in r.values.items() if (p := to_plain(v))} for r in rows}, joint=joint,
    )
    settings = Settings("Review of the lake surveys, 2016", "Organization for Lakes and Rivers")
    return ReturnContent(issued, UNIT, settings, rows, **options)


def sample() -> ReturnContent:
    """Five actions as issued: one in progress, one late, one joint, one done, one due soon."""
    return content(
        row("1.1", text="Publish the depths of the northern lakes, with a note on how they were measured.",
            deadline="June 2018", due_date=date(2018, 6, 30), status=Status.IN_PROGRESS,
            comment="Eleven of fourteen lakes are done; the remaining three were frozen.\nThe note is drafted.",
            evidence="Survey report 44"),
        row("1.2", recommendation_text="Recommendation 1: publish what is measured.", text="Open the archive of soundings.",
            deadline="31 March 2018", due_date=date(2018, 3, 31)),
        row("2.1", Role.SUPPORT, text="Train two surveyors of each district.", deadline="End of 2019",
            due_date=date(2019, 12, 31), status=Status.NOT_STARTED, others="River Office: the course is designed."),
        row("2.2", text="=HYPERLINK(\"http://lakes.example\",\"click\") stays text", deadline="2018",
            due_date=date(2018, 12, 31), status=Status.IMPLEMENTED,
            completed=Period(date(2018, 4, 1), date(2018, 6, 30), "Q2 2018"), continuing=YesNo.YES),
        row("3.10", deadline="20 January 2019", due_date=date(2019, 1, 20), status=Status.IN_PROGRESS,
            revised_deadline=None),
    )


def checked() -> ReturnContent:
    """The same after it came back, with its problems."""
    rows = list(sample().rows)
    rows[1] = replace(rows[1], values=rows[1].values | {"status": "complted", "completed": "03/04/18"})
    rows[4] = replace(rows[4], values=rows[4].values | {"revised_deadline": date(2018, 11, 1)})

    def at(cell: str, column: str, ref: str) -> Place:
        return Place("LKS.xlsx", "Actions", int("".join(filter(str.isdigit, cell)) or 0), cell, column, ref)

    problems = (
        Problem("not-in-list", at("E3", "Status", "1.2"), "complted", "Implemented"),
        Problem("date-ambiguous", at("F3", "Date of implementation", "1.2"), "03/04/18", "2018-04-03 or 2018-03-04"),
        Problem("revised-not-later", at("K6", "Revised deadline", "3.10"), "2018-11-01", letters=("K",)),
        Problem("revised-without-reason", at("L6", "Reason for revision", "3.10"), letters=("L",)),
        Problem("in-progress-without-comment", at("I6", "Comment", "3.10")),
        Problem("ref-unknown", at("A7", "Ref.", "9.9"), "9.9", ""),
        Problem("column-missing", Place("LKS.xlsx", "Actions", 0, "", "Evidence", "")),
        Problem("beyond-cells", Place("LKS.xlsx"), "1 picture"),
    )
    proposals = (Proposal("3", "Lend gauges to the districts.", "Lake Survey", "2020", "They ask for it."),)
    return replace(sample(), rows=tuple(rows), problems=problems, proposals=proposals)
