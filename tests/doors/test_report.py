"""What `tracker report` promises of the document that it writes: text is data, and nothing broken is written."""

import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from tests.doors.command_line import NOW, Tracker
from tests.registers import register
from tests.word.reading import W, part, text_of
from toolkit import resources
from toolkit.jobs.registers import create
from toolkit.word.house_formats import names

FORMATS = names((resources.folder("reports"),))
AT_END = ("--as-of", "2018-12-31", "--now", NOW)
SIGNS = (
    "\uf8e0forged\uf8e1", "\uf8e1 \uf8e0", "\ue000\ue001\uf8ff\U000f0000\U0010fffd", "\u200b\u200d\u2060\ufeff\u00ad\u2028\u2029",
    "\x02\x03\x0e\x1a\x1c", "{{ title }} {% for a in b %}{%p if x %}{{r x }}{# not a comment #}{_{ x }_}",
    '</w:t></w:r></w:p> <w:footnoteReference w:id="1"/> &#xF8E0; &amp;amp; ]]>', ' TOC \\o "1-3" \\b Annex_II', "SEQ Table \\* ARABIC",
    "_Toc00000001", "¹²³ m² ⁽¹⁾", "_x000D_\t_x0007_", "{days} {columns} {count}", "%s %(x)s %d", "\u202eright to left\u202c",
)
"""What might mean something to whatever makes, numbers or opens a Word document."""


@pytest.fixture
def tracker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tracker:
    return Tracker(tmp_path, monkeypatch, capsys)


def report(tracker: Tracker, name: str = "progress-table", *more: str) -> bytes:
    ended = tracker("report", "register.xlsx", "--format", name, *AT_END, "-o", f"{name}.docx", *more)
    assert ended.code == 0, ended.err
    return (tracker.folder / f"{name}.docx").read_bytes()


def words(data: bytes) -> str:
    """All words of a document, without white space."""
    return "".join("".join(text_of(part(data)).split()).split("/"))


def test_two_comments_with_signs_for_private_use_take_nothing_out_of_a_report(tracker: Tracker) -> None:
    """A footnote used to begin with one sign and to end with another: all between them was gone."""
    tracker.make_register()
    tracker.issue()
    tracker.fill_in("PAR", {("1.1", "Comment"): "Primer \uf8e0", ("2.1", "Comment"): "Forged\uf8e1"})
    tracker.fill_in("LIB", {("1.2", "Status"): "In progress", ("1.2", "Comment"): "At the \uf8e0printer\uf8e1"})
    tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW)
    made = report(tracker)
    assert not list(part(made).iter(f"{W}footnoteReference"))
    told = "\n".join(cell.text for table in Document(BytesIO(made)).tables for row in table.rows for cell in row.cells)
    for expected in ("Primer \uf8e0", "Print the leaflet", "At the \uf8e0printer\uf8e1", "Forged\uf8e1"):
        assert expected in told


@pytest.mark.slow(reason="a report in each house format, with page numbers from LibreOffice where it is installed")
@pytest.mark.parametrize("name", FORMATS)
def test_no_sign_in_a_text_means_anything_in_any_house_format(tracker: Tracker, name: str) -> None:
    made = register("| Ref. | Action | Status | Comment |" + "".join(
        f"\n| 1.{n} | Action {n} | In progress | Comment {n} |" for n in range(len(SIGNS) + 1)))
    for n, sign in enumerate(SIGNS):
        old = made.comments[f"1.{n}", "", ""]
        made.comments[f"1.{n}", "", ""] = type(old)(old.ref, old.unit, old.round, f"before {sign} after")
    create(tracker.folder / "register.xlsx", made, datetime.fromisoformat(NOW))
    data = report(tracker, name)
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        for one in package.namelist():
            if one.endswith((".xml", ".rels")):
                part(data, one)
    printed = words(data)
    assert [n for n in range(len(SIGNS) + 1) if f"Action{n}" not in printed] == []
    if name != "session-conclusions":
        assert printed.count("after") >= len(SIGNS)
    assert not list(part(data).iter(f"{W}footnoteReference"))
