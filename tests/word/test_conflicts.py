"""The annex of answers that wait for a decision, where a report writer asks for it."""

from io import BytesIO
from pathlib import Path

import docx
import pytest

from tests.doors.command_line import Tracker
from toolkit import resources
from toolkit.tracker.record.decisions import Conflict
from toolkit.word.conflicts import with_conflicts
from toolkit.word.house_formats import names
from toolkit.words.conflicts import HEADINGS, NONE_WAIT, TITLE

WAITING = [
    Conflict("C1", "A", "2018-12", "1.1", "status", "In progress", "Implemented", "PAR", "PAR.xlsx", "Actions", "H2"),
    Conflict("C1", "B", "2018-12", "1.1", "status", "In progress", "", "LIB", "LIB.xlsx", "Actions", "H4"),
]


@pytest.mark.parametrize("house_format", names((resources.folder("reports"),)))
def test_each_house_format_can_print_what_waits(house_format: str) -> None:
    template = (resources.folder("reports") / house_format / "template.docx").read_bytes()
    document = docx.Document(BytesIO(with_conflicts(template, WAITING)))
    rows = [[cell.text for cell in row.cells] for row in document.tables[-1].rows]
    assert rows == [
        list(HEADINGS),
        ["1.1", "Status", "In progress", "Implemented", "PAR", "PAR.xlsx, H2"],
        ["1.1", "Status", "In progress", "(nothing)", "LIB", "LIB.xlsx, H4"],
    ]


def test_a_report_in_which_nothing_waits_says_so() -> None:
    template = (resources.folder("reports") / "progress-table" / "template.docx").read_bytes()
    document = docx.Document(BytesIO(with_conflicts(template, [])))
    assert [p.text for p in document.paragraphs][-2:] == [TITLE, NONE_WAIT]


@pytest.fixture
def tracker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tracker:
    return Tracker(tmp_path, monkeypatch, capsys)


def test_the_annex_is_printed_only_where_it_is_wanted(tracker: Tracker) -> None:
    tracker.make_register()
    words = ("report", "register.xlsx", "--format", "progress-table", "--as-of", "2018-12-31")
    tracker(*words, "-o", "without.docx")
    tracker(*words, "-o", "with.docx", "--conflicts")
    printed = {name: [p.text for p in docx.Document(str(tracker.folder / name)).paragraphs]
               for name in ("without.docx", "with.docx")}
    assert TITLE not in printed["without.docx"]
    assert TITLE in printed["with.docx"]
