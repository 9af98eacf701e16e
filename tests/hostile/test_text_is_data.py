"""Text from a return is data everywhere it goes: register, checked copy, console, Word report, file names."""

from pathlib import Path

import pytest
from docx import Document

from tests.doors.command_line import NOW, Tracker
from tests.hostile.invented import register_bytes
from tests.hostile.kind import Read, with_text
from tests.hostile.texts import COMMANDS, ESCAPES
from tests.returns import ROUND
from toolkit import resources
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.record.cells import Formula
from toolkit.word.house_formats import names
from toolkit.word.printing import as_text

TAKEN = [kind.outcome.changes["1.1", "comment"] for kind in (*COMMANDS, *ESCAPES)
         if isinstance(kind.outcome, Read)]  # fmt: skip
WRITTEN = "\n".join(TAKEN).replace("&", "&amp;").replace("<", "&lt;")
NAME = "LKS \x1b[31m=1+1 {{ x }}.xlsx"


def escaped(text: str) -> str:
    """As a part of XML can hold it."""
    return "".join(c if c == "\n" or (c.isprintable() and c not in "\ufffe\uffff") else f"_x{ord(c):04X}_" for c in text.replace("_x", "_x005F_x"))


@pytest.fixture
def tracker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tracker:
    (tmp_path / "register.xlsx").write_bytes(register_bytes())
    (tmp_path / "inbox").mkdir()
    try:
        (tmp_path / "inbox" / NAME).write_bytes(with_text(escaped(WRITTEN))())
    except OSError:
        (tmp_path / "inbox" / "LKS.xlsx").write_bytes(with_text(escaped(WRITTEN))())
    return Tracker(tmp_path, monkeypatch, capsys)


def printed(tracker: Tracker, name: str) -> bool:
    """Whether each text stands in the tables of a report: letter by letter, but for what XML cannot hold."""
    told = "\n".join(cell.text for table in Document(str(tracker.folder / name)).tables for row in table.rows for cell in row.cells)
    return [text for text in TAKEN if as_text(text) not in told] == []


@pytest.mark.parametrize("name", sorted({*names((resources.folder("reports"),))} - {"progress-table"}))
def test_text_from_a_return_is_data_in_every_house_format(tracker: Tracker, name: str) -> None:
    tracker("consolidate", "register.xlsx", "inbox", "--round", ROUND.name, "--now", NOW)
    assert tracker("report", "register.xlsx", "--format", name, "--as-of", "2018-12-31", "-o", f"{name}.docx").code == 0
    assert printed(tracker, f"{name}.docx")


def test_text_from_a_return_is_data_everywhere(tracker: Tracker) -> None:
    said = [tracker(*words) for words in (
        ("check", "inbox", "--register", "register.xlsx", "-o", "checked", "--now", NOW),
        ("consolidate", "register.xlsx", "inbox", "--round", ROUND.name, "--now", NOW),
        ("history", "register.xlsx", "1.1"), ("show", "register.xlsx"),
        ("report", "register.xlsx", "--format", "progress-table", "--as-of", "2018-12-31", "-o", "report.docx"),
    )]  # fmt: skip
    assert [one.code for one in said] == [0] * len(said)
    assert not {c for one in said for c in one.out + one.err if not c.isprintable() and c not in "\t\n"}
    for path in (tracker.folder / "register.xlsx", *(tracker.folder / "checked").iterdir()):
        cells = [v for sheet in read_workbook(path).sheets for row in sheet.rows.values() for v in row.values()]
        assert not [v for v in cells if isinstance(v, Formula) and any(text.lstrip("=") in v.text for text in TAKEN)]
    assert printed(tracker, "report.docx")
    everywhere = {path.resolve().parent for path in tracker.folder.rglob("*")}
    assert everywhere <= {tracker.folder / name for name in ("", "inbox", "checked", "archive", "reports")}
