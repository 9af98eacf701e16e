"""What `tracker report` promises of the document that it writes: text is data, and nothing broken is written."""

import shutil
import zipfile
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from tests.doors.command_line import NOW, Tracker
from tests.registers import register
from tests.word.reading import W, part, text_of
from toolkit import resources
from toolkit.jobs.registers import create
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.decisions import Conflict
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.rounds import ReportingRound
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
    monkeypatch.setattr("toolkit.word.layout.libreoffice.shutil.which", lambda _: None)  # page numbers would take most of the time
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
    tracker.make_issued()
    tracker.fill_in("PAR", {("1.1", "Comment"): "Primer \uf8e0", ("2.1", "Comment"): "Forged\uf8e1"})
    tracker.fill_in("LIB", {("1.2", "Status"): "In progress", ("1.2", "Comment"): "At the \uf8e0printer\uf8e1"})
    tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW)
    made = report(tracker)
    assert not list(part(made).iter(f"{W}footnoteReference"))
    told = "\n".join(cell.text for table in Document(BytesIO(made)).tables for row in table.rows for cell in row.cells)
    for expected in ("Primer \uf8e0", "Print the leaflet", "At the \uf8e0printer\uf8e1", "Forged\uf8e1"):
        assert expected in told


@pytest.mark.parametrize("name", FORMATS)
def test_no_sign_in_a_text_means_anything_in_any_house_format(tracker: Tracker, name: str) -> None:
    made = register("| Ref. | Action | Status | Comment |" + "".join(
        f"\n| 1.{n} | Action {n} | In progress | Comment {n} |" for n in range(len(SIGNS) + 1)))
    for n, sign in enumerate(SIGNS):
        old = made.comments[f"1.{n}", "", ""]
        made.comments[f"1.{n}", "", ""] = type(old)(old.ref, old.unit, old.round, f"before {sign} after")
    make(tracker, made)
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


def make(tracker: Tracker, made: Register) -> None:
    create(tracker.folder / "register.xlsx", made, datetime.fromisoformat(NOW), replace=True)


def cells_of(data: bytes) -> list[str]:
    """The text of every cell of every table, with ¶ between its paragraphs."""
    return [text_of(cell) for cell in part(data).iter(f"{W}tc")]


@pytest.mark.parametrize("name", sorted({*FORMATS} - {"management-response"}))
@pytest.mark.parametrize("status", [status for status in Status if status is not Status.IMPLEMENTED])
def test_a_date_of_implementation_stands_only_beside_implemented(tracker: Tracker, name: str, status: Status) -> None:
    make(tracker, register("| Ref. | Action | Status | Date of implementation | Comment |\n"
                           f"| 1.1 | Paint | {status.label} | 2018-11-28 | A word |\n"
                           "| 1.2 | Print | Implemented | 2018-10-27 | |"))
    told = "\n".join(cells_of(report(tracker, name)))
    assert "27 October 2018" in told
    assert "28 November 2018" not in told
    assert "A word" in told


BORROWED = """
    | Ref. | Action | Deadline | Due date | Status | Date of implementation | Comment |
    | 4.1 | Train | June 15 | 2015-06-30 | Implemented | 2015-06-01/2015-06-30 | |
    | 8.1 | Train more | 31 May 15 | 2015-05-31 | Implemented | 2015-06-01/2015-06-30 | See 4 above. Prepared for 2017 |
    | 8.2 | Train all | 31 May 15 | 2015-05-31 | Implemented | 2015-06-02 | On 2 June 2015, see 4 above |
    | 9.1 | Rest | 31 May 15 | 2015-05-31 | Implemented | 2015-06-02 | |
"""


@pytest.mark.parametrize("name", FORMATS)
def test_a_borrowed_date_says_whose_it_is(tracker: Tracker, name: str) -> None:
    make(tracker, register(BORROWED))
    told = cells_of(report(tracker, name))
    lent = [text for text in told if "as for 4" in text]
    assert len(lent) == 1
    assert "June 2015 (as for 4)" in lent[0]
    if name == "progress-table":
        assert lent == ["Implemented: See 4 above. Prepared for 2017 ¶ Implemented late, by 30 days ¶ June 2015 (as for 4)"]
        assert "one on time and three late" in "\n".join(
            p.text for p in Document(str(tracker.folder / f"{name}.docx")).paragraphs)


WAITING = [
    Conflict("C1", "A", "2018-12", "1.1", "revised_deadline", "2018-09-30", "2019-12-31", "PAR", "PAR.xlsx", "Actions", "H2"),
    Conflict("C1", "B", "2018-12", "1.1", "revised_deadline", "2018-09-30", "", "LIB", "LIB.xlsx", "Actions", "H4"),
    Conflict("C2", "A", "2018-12", "1.1", "status", "In progress", "Implemented", "PAR", "PAR.xlsx", "Actions", "G2"),
    Conflict("C3", "A", "2018-12", "1.2", "completed", "2018-01-01/2018-03-31", "2018-11-28", "", "LIB.xlsx", "Actions", "G4"),
]


def in_conflict() -> Register:
    made = register("| Ref. | Action | Lead | Deadline | Due date | Status | Comment |\n"
                    "| 1.1 | Paint | PAR | June 18 | 2018-06-30 | In progress | Begun |\n"
                    "| 1.2 | Print | LIB | June 18 | 2018-06-30 | Implemented | |\n| 2.1 | Rest | LIB | | | Not started | |",
                    units="| Code | Name |\n| PAR | Office of Parks |\n| LIB | Library |")
    made.conflicts = list(WAITING)
    return made


@pytest.mark.parametrize("name", FORMATS)
def test_an_action_whose_answers_are_in_conflict_says_so(tracker: Tracker, name: str) -> None:
    make(tracker, in_conflict())
    told = "\n".join(cells_of(report(tracker, name)))
    assert "Answers waiting for a decision: Revised deadline, Status" in told
    assert "Answers waiting for a decision: Date of implementation" in told
    rows = 2 if name == "progress-table" else 1
    assert told.count("waiting for a decision") == 1 + rows


@pytest.mark.parametrize("name", FORMATS)
def test_what_waits_is_a_table_like_the_others(tracker: Tracker, name: str) -> None:
    make(tracker, in_conflict())
    data = report(tracker, name, "--conflicts")
    table = list(part(data).iter(f"{W}tbl"))[-1]
    rows = [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
    status = {"management-response": ("Ongoing", "Completed")}.get(name, ("In progress", "Implemented"))
    assert rows == [
        ["Ref.", "Column", "In the register", "Answer", "Unit", "Source"],
        ["1.1", "Revised deadline", "30 September 2018", "31 December 2019", "Office of Parks", "PAR.xlsx, H2"],
        ["1.1", "Revised deadline", "30 September 2018", "(nothing)", "Library", "LIB.xlsx, H4"],
        ["1.1", "Status", *status, "Office of Parks", "PAR.xlsx, G2"],
        ["1.2", "Date of implementation", "first quarter of 2018", "28 November 2018", "", "LIB.xlsx, G4"],
    ]
    assert all(table.find(f"{W}tblPr/{W}{one}").get(f"{W}val") for one in ("tblStyle", "tblCaption", "tblDescription"))
    grid = [int(column.get(f"{W}w")) for column in table.find(f"{W}tblGrid")]
    for row in table.iter(f"{W}tr"):
        assert [int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) for cell in row.iter(f"{W}tc")] == grid
    page = part(data).find(f"{W}body/{W}sectPr")
    size, margins = page.find(f"{W}pgSz"), page.find(f"{W}pgMar")
    room = int(size.get(f"{W}w")) - int(margins.get(f"{W}left")) - int(margins.get(f"{W}right"))
    assert sum(grid) <= room + 5


def test_a_conflict_of_a_later_round_does_not_stand_in_an_earlier_report(tracker: Tracker) -> None:
    made = in_conflict()
    made.rounds = {"2018-12": ReportingRound("2018-12", as_of=date(2018, 12, 31)), "2019-06": ReportingRound("2019-06", as_of=date(2019, 6, 30))}
    made.conflicts = [replace(one, round="2019-06") for one in WAITING]
    make(tracker, made)
    told = Document(BytesIO(report(tracker, "progress-table", "--conflicts")))
    assert told.paragraphs[-1].text == "No answers are waiting for a decision."
    assert "waiting for a decision:" not in "\n".join(cells_of((tracker.folder / "progress-table.docx").read_bytes()))


def test_a_template_without_the_table_of_what_waits_is_refused_where_it_is_wanted(tracker: Tracker) -> None:
    make(tracker, in_conflict())
    shutil.copytree(resources.folder("reports") / "progress-table", tracker.folder / "formats" / "older")
    template = tracker.folder / "formats" / "older" / "template.docx"
    document = Document(str(template))
    at = next(i for i, p in enumerate(document.paragraphs) if "conflicts.wanted" in p.text)
    body = document.element.body
    for element in list(body)[list(body).index(document.paragraphs[at]._p):-1]:
        body.remove(element)
    document.save(str(template))
    words = ("report", "register.xlsx", "--format", "older", "--formats-folder", "formats", *AT_END, "-o", "made.docx")
    ended = tracker(*words, "--conflicts")
    assert ended.code == 2
    assert "The template of the house format older has no table of the answers that are waiting for a decision." in ended.err
    assert tracker(*words).code == 0


@pytest.mark.parametrize(("answers", "told"), [
    ({"1": "Accepted"}, "Acceptance rate: 100 per cent (one of one), that is, "),
    ({"1": "Accepted"}, "or not accepted. One of three recommendations was answered with a decision."),
    ({"1": "Accepted", "2": "Not accepted"}, "50 per cent (one of two)"),
    ({"1": "Accepted", "2": "Not accepted"}, "Two of three recommendations were answered with a decision."),
    ({"2": "Not accepted"}, "0 per cent (none of one)"),
    ({"1": "Partially accepted", "2": "Under consideration", "3": "Not relevant"}, "100 per cent (one of one)"),
])
def test_a_rate_of_acceptance_says_its_base(tracker: Tracker, answers: dict[str, str], told: str) -> None:
    lines = "".join(f"\n| {n} | Ask {n} | {answers.get(n, 'Not stated')} |" for n in "123")
    make(tracker, register("| Ref. | Status |\n| 1.1 | Not started |",
                           recommendations="| No | Recommendation | Acceptance |" + lines))
    assert told in "\n".join(p.text for p in Document(BytesIO(report(tracker))).paragraphs)


def test_a_council_is_invited_to_nothing_that_neither_register_nor_format_says(tracker: Tracker) -> None:
    tracker.make_register()
    printed = words(report(tracker, "council-report"))
    assert [word for word in ("invited", "Actionrequired") if word in printed] == []
    shutil.copytree(resources.folder("reports") / "council-report", tracker.folder / "formats" / "ours")
    settings = tracker.folder / "formats" / "ours" / "format.toml"
    told = settings.read_text(encoding="utf-8").replace('action_required = ""', 'action_required = "The Board may take note."')
    settings.write_text(told, encoding="utf-8")
    tracker("report", "register.xlsx", "--format", "ours", "--formats-folder", "formats", *AT_END, "-o", "made.docx")
    assert "Action required ¶ The Board may take note." in cells_of((tracker.folder / "made.docx").read_bytes())[0]


@pytest.mark.parametrize(("command", "name", "ending"), [
    (("report", "register.xlsx", "--format", "progress-table", *AT_END), "report.pdf", ".docx"),
    (("report", "register.xlsx", "--format", "progress-table", *AT_END), "report", ".docx"),
    (("report", "register.xlsx", "--format", "progress-table", *AT_END), "register.xlsx", ".docx"),
    (("overdue", "register.xlsx", *AT_END), "late.pdf", ".xlsx"),
    (("overdue", "register.xlsx", *AT_END), "late.xls", ".xlsx"),
    (("compare", "register.xlsx", "register.xlsx"), "differences.csv", ".xlsx"),
    (("import", "table.txt"), "new.docx", ".xlsx"),
])
def test_a_file_is_written_only_under_a_name_that_says_what_it_is(
    tracker: Tracker, command: tuple[str, ...], name: str, ending: str
) -> None:
    before = tracker.make_register().read_bytes()
    (tracker.folder / "table.txt").write_text("| No | Recommendation | Action | Deadline | Responsible Unit | Comments |\n", encoding="utf-8")
    ended = tracker(*command, "-o", name, "--replace")
    assert ended.code == 2
    assert f"{name} does not end in {ending}" in ended.err
    assert (tracker.folder / "register.xlsx").read_bytes() == before
    assert (tracker.folder / name).exists() == (name == "register.xlsx")


@pytest.mark.parametrize(("command", "name"), [
    (("overdue", "register.xlsx", *AT_END), "late.xlsx"),
    (("compare", "register.xlsx", "register.xlsx", "--now", NOW), "differences.xlsx"),
])
def test_what_is_replaced_is_kept_and_it_is_said_where(tracker: Tracker, command: tuple[str, ...], name: str) -> None:
    tracker.make_register()
    (tracker.folder / "elsewhere").mkdir()
    out = tracker.folder / "elsewhere" / name
    out.write_bytes(b"what a writer made of it")
    refused = tracker(*command, "-o", str(out))
    assert (refused.code, out.read_bytes()) == (2, b"what a writer made of it")
    assert not (tracker.folder / "archive").exists()
    told = tracker(*command, "-o", str(out), "--replace")
    kept = list((tracker.folder / "archive").iterdir())
    assert [path.read_bytes() for path in kept] == [b"what a writer made of it"]
    assert kept[0].name.endswith(name)
    assert f"The file that it replaced was kept beside the register, as archive/{kept[0].name}." in told.err
    assert out.read_bytes() != b"what a writer made of it"
