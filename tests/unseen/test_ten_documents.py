"""Ten documents of kinds that the toolkit was not made with come in by `tracker import` alone."""

import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document

from tests.doors.command_line import NOW, Tracker
from tests.sources.tables import cells
from tests.unseen import exports, lists, sheets, word_tables
from toolkit.jobs.registers import load
from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.register import Register

TEN: dict[str, tuple[Callable[[Path], Path], str]] = {
    "a theatre's safety walk in Word": (word_tables.opera_walkround, word_tables.OPERA_WALKROUND),
    "a university's periodic review in Word": (word_tables.peer_review, word_tables.PEER_REVIEW),
    "a cathedral's repairs in Word": (word_tables.cathedral_repairs, word_tables.CATHEDRAL_REPAIRS),
    "a trust's lessons as a list in Word": (lists.flood_review, lists.FLOOD_REVIEW),
    "a French reply as a list in a text": (lists.archives_reply, lists.ARCHIVES_REPLY),
    "the cards of a board": (exports.board_cards, exports.BOARD_CARDS),
    "an export of a service desk": (exports.service_desk, exports.SERVICE_DESK),
    "a Spanish museum's plan in OpenDocument": (sheets.museum_plan, sheets.MUSEUM_PLAN),
    "a housing association's workbook": (sheets.housing_damp, sheets.HOUSING_DAMP),
    "a bus company's sheets": (sheets.bus_depots, sheets.BUS_DEPOTS),
}
"""What it is -> who makes it, and the reading that a careful person gives it."""


@dataclass(frozen=True)
class Imported:
    """A document that was imported.

    Attributes:
        path: The document.
        expected: Ref. -> the row of the expected reading.
        register: What came of it.
        problems: What was said, as JSON.
        written: Every text of the register's file.
    """

    path: Path
    expected: dict[str, list[str]]
    register: Register
    problems: list[dict[str, Any]]
    written: str

    def asks(self, ref: str, about: str, words: str) -> bool:
        """Whether something is said of a column of an action, naming a place and words of the document."""
        return any(problem["code"].startswith(about) and problem["found"] and problem["found"] in words and problem["cell"]
                   and (not problem["ref"] or problem["ref"] == ref) for problem in self.problems)


@pytest.fixture(params=TEN, ids=lambda name: name.replace(" ", "-"))
def imported(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
             capsys: pytest.CaptureFixture[str]) -> Imported:
    make, reading = TEN[request.param]
    path = make(tmp_path)
    outcome = Tracker(tmp_path, monkeypatch, capsys)("import", path.name, "--json", "--now", NOW)
    assert (tmp_path / "register.xlsx").exists(), outcome.err
    _, *rows = cells(reading)
    book = openpyxl.load_workbook(tmp_path / "register.xlsx")
    texts = [str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    return Imported(path, {row[0]: row for row in rows}, load(tmp_path / "register.xlsx").register,
                    json.loads(outcome.out)["problems"], "\n".join(texts))


def test_its_actions_are_there_and_none_is_invented(imported: Imported) -> None:
    assert {ref: action.text for ref, action in imported.register.actions.items()} == {
        ref: row[1] for ref, row in imported.expected.items()}


def test_its_units_are_read_or_asked(imported: Imported) -> None:
    for ref, action in imported.register.actions.items():
        wanted = imported.expected[ref][2]
        if wanted != _units(action, imported.register):
            assert imported.asks(ref, "unit-", action.responsible), (ref, wanted, _units(action, imported.register))


def test_its_due_dates_are_read_or_asked(imported: Imported) -> None:
    for ref, action in imported.register.actions.items():
        wanted = imported.expected[ref][3]
        due = str(action.revised_deadline or action.due_date or "")
        if wanted.startswith("asked") or (wanted and not due):
            assert not due
            assert imported.asks(ref, "deadline-", action.deadline), ref
        else:
            assert (ref, due) == (ref, wanted)


def test_its_statuses_are_read_or_asked(imported: Imported) -> None:
    for ref, action in imported.register.actions.items():
        wanted = imported.expected[ref][4]
        if action.status.label.lower() == wanted:
            continue
        assert action.status.label == "Not reported", (ref, action.status)
        assert imported.asks(ref, "status-", imported.written), ref


def test_most_of_it_is_read_and_not_asked(imported: Imported) -> None:
    """At most one cell of three is a question, so that nobody has to type the document anew."""
    read = [(_units(action, imported.register), str(action.revised_deadline or action.due_date or ""), action.status.label.lower())
            for action in imported.register.actions.values()]
    wanted = [imported.expected[ref][2:5] for ref in imported.register.actions]
    right = sum(cell == want for found, row in zip(read, wanted, strict=True) for cell, want in zip(found, row, strict=True))
    assert right * 3 >= len(read) * 3 * 2


def test_every_word_of_it_is_in_the_register_or_its_history(imported: Imported) -> None:
    kept = set(re.findall(r"\w+", imported.written))
    assert set(re.findall(r"\w+", _all_text(imported.path))) - kept == set()


def _units(action: Action, register: Register) -> str:
    return "; ".join(register.units[code].name for code in (*action.lead, *action.support))


def _all_text(path: Path) -> str:
    """Every text of a document, read by others than the toolkit; the dates and numbers of cells apart."""
    if path.suffix == ".docx":
        document = Document(str(path))
        return "\n".join([*(paragraph.text for paragraph in document.paragraphs),
                          *(cell.text for table in document.tables for row in table.rows for cell in row.cells)])
    if path.suffix == ".xlsx":
        return "\n".join(cell.value for sheet in openpyxl.load_workbook(path).worksheets for row in sheet.iter_rows()
                         for cell in row if isinstance(cell.value, str))
    if path.suffix == ".ods":
        with zipfile.ZipFile(path) as package:
            xml = package.read("content.xml").decode()
        texts = re.findall(r'value-type="string"[^>]*>(.*?)</table:table-cell>', xml)
        return "\n".join(re.sub(r"<[^>]+>", " ", text) for text in texts)
    raw = path.read_bytes()
    return raw.decode("utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "cp1252")
