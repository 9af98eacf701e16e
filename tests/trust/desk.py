"""A tiny register on disk, issued to two units, and what its consolidation must lead to."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import openpyxl

from tests.doors.command_line import ACTIONS, NOW
from tests.own_columns import DECLARED
from tests.registers import register
from toolkit.jobs.consolidating import ConsolidateResult, consolidate_returns
from toolkit.jobs.issuing import issue_workbooks
from toolkit.jobs.registers import create, load
from toolkit.tracker.record.actions import Comment

ROUND = "2018-12"
WHEN = datetime.fromisoformat(NOW)


@dataclass(frozen=True)
class Desk:
    """A folder with an issued register."""

    folder: Path

    @classmethod
    def opened(cls, folder: Path) -> "Desk":
        """A new register of three actions in a folder, issued."""
        desk = cls(folder)
        create(desk.path, replace(register(ACTIONS), own_columns=DECLARED.copy()), WHEN)
        issue_workbooks(desk.path, ROUND, WHEN, as_of=date(2018, 12, 31), return_by=date(2019, 1, 15))
        return desk

    @property
    def path(self) -> Path:
        """The register."""
        return self.folder / "register.xlsx"

    def fill_in(self, unit: str, ref: str, comment: str, name: str) -> Path:
        """A return of a unit with one comment, which it says in a column of the organization, too."""
        book = openpyxl.load_workbook(self.folder / "outbox" / ROUND / f"{unit}.xlsx")
        sheet = book["Actions"]
        row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value == ref)
        for cell in sheet[1]:
            if cell.value in ("Comment", DECLARED["own_7"].heading):
                sheet.cell(row, cell.column).value = comment
        target = self.folder / "inbox" / name
        target.parent.mkdir(exist_ok=True)
        book.save(target)
        return target

    def consolidate(self, *returns: Path) -> ConsolidateResult:
        """Merge returns, as the command does."""
        return consolidate_returns(self.path, returns, ROUND, WHEN)

    def comment(self, ref: str, unit: str) -> str:
        """What the register on disk holds as a unit's comment; it must load."""
        held = load(self.path).register
        last = next((c for c in reversed(held.comments_in_order()) if (c.ref, c.unit) == (ref, unit)), Comment())
        assert last.own.get("own_7", last.comment) == last.comment
        return last.comment
