"""Running `tracker` inside a test, and preparing what it works on."""

import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest

from tests.registers import register
from toolkit.__main__ import main
from toolkit.jobs.registers import create
from toolkit.tracker.record.columns import columns_of
from toolkit.tracker.record.register import Settings

NOW = "2019-01-20T10:00:00"
ACTIONS = """
    | Ref. | Action            | Lead | Support | Deadline   | Due date   | Status      | Comment      |
    | 1.1  | Paint the signs   | PAR  | LIB     | 30 June 18 | 2018-06-30 | In progress | Primer is on |
    | 1.2  | Print the leaflet | LIB  |         | End 2019   | 2019-12-31 |             |              |
    | 2.1  | Count the benches | PAR  |         | Ongoing    |            | Not started |              |
"""
_MADE: dict[Callable[["Tracker"], object], dict[Path, bytes]] = {}
"""What has made a working folder -> the files in it, by their names in the folder."""


@dataclass(frozen=True)
class Outcome:
    """How a command ended."""

    code: int
    out: str
    err: str


class Tracker:
    """The command line in a working folder."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *words: str) -> Outcome:
        """Run one command; the working folder is the current one."""
        self._monkeypatch.chdir(self.folder)
        self._monkeypatch.setattr(sys, "argv", ["tracker", *words])
        self._capsys.readouterr()
        heeded = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            with pytest.raises(SystemExit) as ended:
                main()
        finally:
            for number, handler in heeded.items():
                signal.signal(number, handler)
        written = self._capsys.readouterr()
        code = ended.value.code
        return Outcome(code if isinstance(code, int) else 0, written.out, written.err)

    def make_register(self, name: str = "register.xlsx") -> Path:
        """A register with three actions and two units."""
        path = self.folder / name
        create(path, register(ACTIONS), datetime.fromisoformat(NOW))
        return path

    def make_issued(self) -> Path:
        """The register of `make_register` with round 2018-12 issued."""
        return self.made_once(_issued).folder / "register.xlsx"

    def made_once(self, make: Callable[["Tracker"], object]) -> "Tracker":
        """What a function makes in an empty working folder: made once for many tests, and written anew for each.

        Args:
            make: Is one of a module, and gives the same for all tests of a process that hand it over.
        """
        if make not in _MADE:
            with TemporaryDirectory() as folder:
                first = Path(folder) / "working folder é"
                first.mkdir()
                make(Tracker(first, self._monkeypatch, self._capsys))
                _MADE[make] = {path.relative_to(first): path.read_bytes() for path in first.rglob("*") if path.is_file()}
                self._monkeypatch.chdir(self.folder)  # the other goes
        for name, data in _MADE[make].items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_bytes(data)
        self._monkeypatch.chdir(self.folder)
        return self

    def set(self, **settings: object) -> None:
        """Type settings into the register, as a person would: key -> value, None to empty it."""
        book = openpyxl.load_workbook(self.folder / "register.xlsx")
        for column in columns_of(Settings):
            if column.key in settings:
                value_beside(book["Settings"], column.heading).value = settings[column.key]
        book.save(self.folder / "register.xlsx")

    def issue(self, *more: str) -> Outcome:
        """Open round 2018-12 and issue."""
        return self("issue", "register.xlsx", "--round", "2018-12", "--as-of", "2018-12-31", "--return-by", "2019-01-15",
                    "--now", NOW, *more)

    def fill_in(
        self, unit: str, answers: dict[tuple[str, str], object], name: str = "", round_name: str = "2018-12"
    ) -> Path:
        """Fill in an issued workbook as a person would, and put it into the inbox.

        Args:
            unit: Whose.
            answers: (ref, heading) -> what is typed.
            name: Of the returned file.
            round_name: The round whose workbook is filled in.
        """
        book = openpyxl.load_workbook(self.folder / "outbox" / round_name / f"{unit}.xlsx")
        sheet = book["Actions"]
        headings = {cell.value: cell.column for cell in sheet[1]}
        rows = {sheet.cell(row, 1).value: row for row in range(2, sheet.max_row + 1)}
        for (ref, heading), value in answers.items():
            sheet.cell(rows[ref], headings[heading]).value = value  # type: ignore[assignment, arg-type]
        target = self.folder / "inbox" / (name or f"{unit}.xlsx")
        target.parent.mkdir(exist_ok=True)
        book.save(target)
        return target


def _issued(tracker: Tracker) -> None:
    tracker.make_register()
    assert tracker.issue().code == 0


def value_beside(sheet: Any, heading: str) -> Any:
    """The cell beside a heading in the first column of a sheet."""
    return next(row[1] for row in sheet.iter_rows() if row[0].value == heading)
