"""A tiny register on disk, issued to two units, and what its consolidation must lead to."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import openpyxl

from tests.doors.command_line import ACTIONS, NOW
from tests.registers import register
from toolkit.jobs.consolidating import ConsolidateResult, consolidate_returns
from toolkit.jobs.issuing import issue_workbooks
from toolkit.jobs.registers import create, load

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
        create(desk.path, register(ACTIONS), WHEN)
        issue_workbooks(desk.path, ROUND, WHEN, as_of=date(2018, 12, 31), return_by=date(2019, 1, 15))
        return desk

    @property
    def path(self) -> Path:
        """The register."""
        return self.folder / "register.xlsx"

    def fill_in(self, unit: str, ref: str, comment: str, name: str) -> Path:
        """A return of a unit with one comment."""
        book = openpyxl.load_workbook(self.folder / "outbox" / ROUND / f"{unit}.xlsx")
        sheet = book["Actions"]
        column = next(cell.column for cell in sheet[1] if cell.value == "Comment")
        row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value == ref)
        sheet.cell(row, column).value = comment
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
        return next((c.comment for c in reversed(held.comments_in_order()) if (c.ref, c.unit) == (ref, unit)), "")
