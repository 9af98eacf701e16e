"""A register over the years, as an information unit, focal points and a report writer live with it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
from docx import Document

from tests.doors.command_line import Outcome, Tracker

Answers = Mapping[str, Mapping[str, object]]
"""Reference of an action -> heading -> what is typed there."""
REGISTER = "register.xlsx"


@dataclass
class Years:
    """The working folder, the day of today, and what was printed of each round at its time.

    Attributes:
        tracker: The command line.
        today: The moment of the next command.
        latest: The name of the latest round; "" before the first.
        printed: Name of a round -> what was printed of it when it was the latest.
    """

    tracker: Tracker
    today: datetime
    latest: str = ""
    printed: dict[str, dict[str, Any]] = field(default_factory=dict)

    def run(self, *words: str, code: int = 0) -> Outcome:
        """Run a command at the moment that it is, which goes on by an hour."""
        ended = self.tracker(*words, *(() if words[0] in ("show", "status", "history", "check-register") else (
            "--now", self.today.isoformat())))
        assert ended.code == code, f"{words}: {ended.code}\n{ended.err}\n{ended.out}"
        self.today += timedelta(hours=1)
        return ended

    def on(self, day: str) -> None:
        """Let time go by, up to the morning of a day."""
        self.today = datetime.fromisoformat(f"{day}T09:00:00")

    def source(self, code: str, title: str, rows: str, *more: str) -> None:
        """Take in a document: a Markdown table below its title."""
        file = self.tracker.folder / f"{code}.md"
        file.write_text(f"# {title}\n\n{rows}\n", encoding="utf-8")
        where = ("--into", REGISTER) if (self.tracker.folder / REGISTER).exists() else ("-o", REGISTER)
        self.run("import", file.name, *where, "--source", code, *more)

    def type(self, sheet: str, rows: Mapping[str, Mapping[str, object]]) -> None:
        """Type into rows of the register that are known by their first cell; one that is not there is added."""
        book = openpyxl.load_workbook(path := self.tracker.folder / REGISTER)
        there: Any = book[sheet]
        headings = {cell.value: cell.column for cell in there[1]}
        for known_by, values in rows.items():
            row = next(at for at in range(2, there.max_row + 2) if there.cell(at, 1).value in (known_by, None))
            for heading, value in ({there.cell(1, 1).value: known_by} | dict(values)).items():
                there.cell(row, headings[heading]).value = value
        book.save(path)

    def decide(self, sheet: str, decision: str, **where: object) -> int:
        """Type a decision beside every row of Conflicts or Proposed that waits and has these values; how many."""
        book = openpyxl.load_workbook(path := self.tracker.folder / REGISTER)
        there: Any = book[sheet]
        headings = {str(cell.value): cell.column for cell in there[1]}
        found = [row for row in range(2, there.max_row + 1) if there.cell(row, 1).value is not None or sheet == "Proposed"
                 if not there.cell(row, headings["Decision"]).value
                 if any(there.cell(row, at).value for at in headings.values())
                 if all(there.cell(row, headings[name.replace("_", "." if name.endswith("_") else " ")]).value == value for name, value in where.items())]
        for row in found:
            there.cell(row, headings["Decision"]).value = decision
        book.save(path)
        return len(found)

    def issue(self, name: str, as_of: str, *more: str) -> set[str]:
        """Print the round before for the last time and open another, which closes that one; who got a workbook."""
        if self.latest:
            self.print(self.latest)
        self.latest = name
        return_by = datetime.fromisoformat(as_of) + timedelta(days=20)
        told = self.run("issue", REGISTER, "--round", name, "--as-of", as_of, "--return-by", f"{return_by:%Y-%m-%d}",
                        "--json", *more)
        return {one["unit"] for one in json.loads(told.out)}

    def asked(self, unit: str, name: str) -> dict[str, dict[str, object]]:
        """Reference -> heading -> what the workbook of a unit shows."""
        rows = openpyxl.load_workbook(self.tracker.folder / "outbox" / name / f"{unit}.xlsx")["Actions"].values
        headings = [str(heading) for heading in next(rows)]
        return {str(row[0]): dict(zip(headings, row, strict=True)) for row in rows if row[0]}

    def returns(self, name: str, answers: Mapping[str, Answers], suffix: str = "") -> None:
        """Units fill in their workbooks of a round and send them back; {} sends one back as it came."""
        (self.tracker.folder / "inbox" / name).mkdir(parents=True, exist_ok=True)
        for unit, by_ref in answers.items():
            cells = {(ref, heading): value for ref, row in by_ref.items() for heading, value in row.items()}
            self.tracker.fill_in(unit, cells, f"{name}/{unit}{suffix}.xlsx", name)

    def consolidate(self, name: str, code: int = 0) -> Outcome:
        """Take in whatever lies in the inbox of a round."""
        return self.run("consolidate", REGISTER, f"inbox/{name}", "--round", name, code=code)

    def shown(self, *more: str) -> dict[str, Any]:
        """The register as JSON."""
        return json.loads(self.run("show", REGISTER, "--json", *more).out)  # type: ignore[no-any-return]

    def action(self, ref: str, *more: str) -> dict[str, Any]:
        """One action as JSON."""
        return next(one for one in self.shown(*more)["actions"] if one["ref"] == ref)

    def print(self, name: str) -> None:
        """What is printed of the latest round: kept to be compared with what is printed of it years later."""
        self.printed[name] = self.figures_of(name)

    def figures_of(self, name: str) -> dict[str, Any]:
        """All that is printed of a round: the Word report, the overdue list, and what every action is."""
        report = Path(f"report-{name}.docx")
        self.run("report", REGISTER, "--format", "progress-table", "--round", name, "-o", str(report), "--replace")
        overdue = json.loads(self.run("overdue", REGISTER, "--round", name, "--json").out)
        shown = self.shown("--round", name)
        return {"report": _words(self.tracker.folder / report), "overdue": overdue, "actions": shown["actions"],
                "recommendations": shown["recommendations"]}


def _words(path: Path) -> list[str]:
    """The paragraphs and rows of a report, without what is said of its making and of later corrections."""
    document: Any = Document(BytesIO(path.read_bytes()))
    rows = [" | ".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
    notes = ("as it stood when it was closed", "correction")
    return [one.text for one in document.paragraphs if not any(note in one.text for note in notes)] + rows
