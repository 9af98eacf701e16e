"""A report that somebody edited is renewed by `tracker report`, and what they wrote stays."""

import shutil
import zipfile
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.doors.command_line import NOW, Outcome, Tracker
from tests.registers import register
from tests.word.reading import W, part, text_of
from toolkit import resources
from toolkit.jobs.registers import create
from toolkit.word.keeping.packages import Package

OUT = "report.docx"
ACTIONS = """
    | Ref. | Action            | Lead | Deadline   | Due date   | Status        | Date of implementation | Comment      |
    | 1.1  | Paint the signs   | PAR  | 30 June 18 | 2018-06-30 | In progress   |                        | Primer is on |
    | 1.2  | Print the leaflet | LIB  | End 2019   | 2019-12-31 | Not started   |                        |              |
    | 2.1  | Count the benches | PAR  | Ongoing    |            | Not started   |                        |              |
"""
LATER = """
    | Ref. | Action            | Lead | Deadline   | Due date   | Status        | Date of implementation | Comment      |
    | 1.1  | Paint the signs   | PAR  | 30 June 18 | 2018-06-30 | Implemented   | 2018-12-01             | Two coats    |
    | 1.2  | Print the leaflet | LIB  | End 2019   | 2019-12-31 | In progress   |                        | At the printer |
    | 1.3  | Fold the leaflet  | LIB  | End 2019   | 2019-12-31 | Not started   |                        |              |
    | 2.1  | Count the benches | PAR  | Ongoing    |            | Implemented   | 2018-11-11             |              |
"""


@pytest.fixture
def desk(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    """A register, and a report on it."""
    monkeypatch.setattr("toolkit.word.layout.libreoffice.shutil.which", lambda _: None)
    return tracker.made_once(report_first)


def report_first(tracker: Tracker) -> None:
    put(tracker, ACTIONS)
    assert report(tracker).code == 0


def put(tracker: Tracker, actions: str) -> None:
    """A register as it is after a round."""
    create(tracker.folder / "register.xlsx", register(actions), datetime.fromisoformat(NOW), replace=True)


def report(tracker: Tracker, *more: str, name: str = "progress-table", now: str = NOW) -> Outcome:
    return tracker("report", "register.xlsx", "--format", name, "--as-of", "2018-12-31", "--now", now, "-o", OUT, *more)


def edit(tracker: Tracker, change: Callable[[Any], object]) -> bytes:
    """Edit the report as a program for documents would; the file."""
    path = tracker.folder / OUT
    document = Document(str(path))
    change(document)
    document.save(str(path))
    return path.read_bytes()


def paragraph(document: Any, beginning: str) -> Any:
    return next(one for one in document.paragraphs if one.text.startswith(beginning))


def row(document: Any, words: str) -> Any:
    return next(one for table in document.tables for one in table.rows if words in one.cells[2].text and len(one.cells) == 6)


def made(tracker: Tracker) -> bytes:
    return (tracker.folder / OUT).read_bytes()


def said(tracker: Tracker, name: str = "word/document.xml") -> str:
    return text_of(part(made(tracker), name))


def all_lines(tracker: Tracker) -> list[str]:
    return [text_of(one) for one in part(made(tracker)).iter(f"{W}p")]


def comments(tracker: Tracker) -> list[str]:
    with zipfile.ZipFile(BytesIO(made(tracker))) as package:
        if "word/comments.xml" not in package.namelist():
            return []
    return [text_of(one) for one in part(made(tracker), "word/comments.xml").iter(f"{W}comment")]


def test_a_report_that_was_edited_is_renewed_and_keeps_the_edits(desk: Tracker) -> None:
    def change(document: Any) -> None:
        paragraph(document, "This report covers").add_run(" We thank all who reported.")
        paragraph(document, "Each action counts").insert_paragraph_before("My own words on the units.")
        row(document, "Print the leaflet").cells[3].paragraphs[0].runs[0].text = "before the fair"
    edit(desk, change)
    put(desk, LATER)
    told = report(desk)
    assert told.code == 0
    assert "This report covers two recommendations and four actions. Everything in it is judged as of 31 December 2018. We thank all who reported." in all_lines(desk)
    assert "My own words on the units." in all_lines(desk)
    assert [cell.text for cell in row(Document(BytesIO(made(desk))), "Print the leaflet").cells][3:] == ["before the fair", "", "In progress: At the printer"]
    assert row(Document(BytesIO(made(desk))), "Fold the leaflet").cells[5].text == "Not started"
    assert "paragraphs renewed, 2 edits kept" in told.err


def test_the_same_words_changed_by_both_stay_and_the_new_ones_stand_in_a_comment(desk: Tracker) -> None:
    edit(desk, lambda document: setattr(row(document, "Paint the signs").cells[5].paragraphs[0].runs[0], "text", "Nearly done: Primer is on"))
    put(desk, LATER)
    told = report(desk)
    assert row(Document(BytesIO(made(desk))), "Paint the signs").cells[5].paragraphs[0].text == "Nearly done: Primer is on"
    assert comments(desk) == ["The register now says: Implemented: 1 December 2018. Two coats"]
    assert "1 conflict in a comment" in told.err
    assert "Conflict, in a comment" in told.out
    assert "Nearly done: Primer is on" in told.out
    report(desk)
    assert len(comments(desk)) == 1, "a conflict is told once"


def test_what_the_writer_deleted_stays_deleted_and_is_listed_where_it_changed(desk: Tracker) -> None:
    def delete(document: Any) -> None:
        gone = row(document, "Count the benches")._tr
        gone.getparent().remove(gone)
    edit(desk, delete)
    put(desk, LATER)
    told = report(desk)
    assert "Count the benches" not in said(desk)
    assert "1 deleted part has changed since" in told.err
    assert "You deleted it, and it changed" in told.out


def test_making_a_report_again_changes_nothing_but_when_it_was_made(desk: Tracker) -> None:
    edit(desk, lambda document: paragraph(document, "This report covers").add_run(" So it is."))
    before = Package(made(desk))
    told = report(desk, now="2019-03-20T10:00:00")
    after = Package(made(desk))
    differing = {name for name in before.contents if before.contents[name] != after.contents.get(name)} - {"docProps/core.xml", "word/document.xml"}
    assert differing == set()
    assert text_of(before.body) == text_of(after.body)
    assert "0 paragraphs renewed, 1 edit kept" in told.err


def test_edits_outlive_several_rounds(desk: Tracker) -> None:
    edit(desk, lambda document: paragraph(document, "This report covers").add_run(" So it is."))
    for actions in (LATER, ACTIONS, LATER):
        put(desk, actions)
        assert report(desk).code == 0
    assert sum(line.endswith("31 December 2018. So it is.") for line in all_lines(desk)) == 1
    assert "four actions" in said(desk)


def test_diff_writes_nothing_and_lists_what_would_change(desk: Tracker) -> None:
    before, kept = made(desk), sorted((desk.folder / "archive").iterdir())
    put(desk, LATER)
    kept = sorted((desk.folder / "archive").iterdir())
    told = report(desk, "--diff")
    assert (made(desk), sorted((desk.folder / "archive").iterdir())) == (before, kept)
    assert "Implemented: 1 December 2018. Two coats" in told.out.replace("…", "coats")
    assert "renewed" in told.err


def test_tracked_marks_what_is_new(desk: Tracker) -> None:
    put(desk, LATER)
    assert report(desk, "--tracked").code == 0
    body = part(made(desk))
    inserted = ["".join(one.itertext()) for one in body.iter(f"{W}ins")]
    assert any("Two coats" in one for one in inserted)
    assert any("Primer is on" in "".join(one.itertext()) for one in body.iter(f"{W}del"))
    assert any(one.find(f"{W}ins") is not None for one in body.iter(f"{W}trPr"))


def test_fresh_begins_anew_and_the_edited_report_is_in_the_archive(desk: Tracker) -> None:
    edited = edit(desk, lambda document: paragraph(document, "This report covers").add_run(" So it is."))
    told = report(desk, "--fresh")
    assert told.code == 0
    assert "So it is." not in said(desk)
    assert edited in [path.read_bytes() for path in (desk.folder / "archive").iterdir()]


def test_replace_says_that_it_is_called_fresh_now(desk: Tracker) -> None:
    assert "--replace is now called --fresh" in report(desk, "--replace").err


def test_the_edited_report_goes_to_the_archive_before_it_is_renewed(desk: Tracker) -> None:
    edited = edit(desk, lambda document: paragraph(document, "This report covers").add_run(" So it is."))
    put(desk, LATER)
    assert "was kept beside the register" in report(desk).err
    assert edited in [path.read_bytes() for path in (desk.folder / "archive").iterdir()]


def no_properties(tracker: Tracker, *, marks: bool = True) -> None:
    package = Package(made(tracker))
    core = package.tree("docProps/core.xml")
    for one in [one for one in core if one.tag.endswith("}identifier")]:
        core.remove(one)
    if marks:
        for mark in [one for one in package.body.iter(f"{W}bookmarkStart") if "_trk_of_" in one.get(f"{W}name")]:
            mark.getparent().remove(mark)
    (tracker.folder / OUT).write_bytes(package.packed())


def anchored_twice(tracker: Tracker) -> None:
    def copy(document: Any) -> None:
        from copy import deepcopy
        one = paragraph(document, "This report covers")._p
        one.addnext(deepcopy(one))
    edit(tracker, copy)


def of_another_register(tracker: Tracker) -> None:
    other = register(ACTIONS)
    other.about = type(other.about)(register_id="another")
    create(tracker.folder / "register.xlsx", other, datetime.fromisoformat(NOW), replace=True)


def in_another_language(tracker: Tracker) -> None:
    folder = tracker.folder / "formats" / "progress-table"
    shutil.copytree(resources.folder("reports") / "progress-table", folder)
    settings = folder / "format.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('language = "en-GB"', 'language = "fr-FR"'), encoding="utf-8")


def of_another_version(tracker: Tracker) -> None:
    package = Package(made(tracker))
    identifier = next(one for one in package.tree("docProps/core.xml") if one.tag.endswith("}identifier"))
    identifier.text = identifier.text.replace("tracker-report:1:", "tracker-report:9:")
    (tracker.folder / OUT).write_bytes(package.packed())


BAD: dict[str, tuple[Callable[[Tracker], object], str]] = {
    "open in Word": (lambda desk: (desk.folder / "~$report.docx").write_bytes(b""), "is open in Word or another program"),
    "open in LibreOffice": (lambda desk: (desk.folder / ".~lock.report.docx#").write_bytes(b""), "is open in Word or another program"),
    "another register": (of_another_register, "is a report on another register"),
    "another language": (in_another_language, "was made in another language"),
    "copied anchors": (anchored_twice, "a part of it stands in it twice: “This report covers"),
    "another version": (of_another_version, "another version of the tracker made it"),
    "without its properties": (no_properties, "left out its properties"),
    "no report of ours": (lambda desk: Document().save(str(desk.folder / OUT)), "it is not a report of the tracker"),
    "no document": (lambda desk: (desk.folder / OUT).write_bytes(b"what a writer made of it"), "it cannot be read"),
    "no archive": (lambda desk: shutil.rmtree(desk.folder / "archive"), "the archive of the register no longer has the report"),
}


@pytest.mark.parametrize("why", BAD)
def test_a_report_that_cannot_be_renewed_is_refused_in_a_sentence_and_stays_as_it_is(desk: Tracker, why: str) -> None:
    spoil, sentence = BAD[why]
    spoil(desk)
    before = {path: path.read_bytes() for path in desk.folder.rglob("*") if path.is_file()}
    more = ("--formats-folder", "formats") if (desk.folder / "formats").exists() else ()
    told = report(desk, *more)
    assert (told.code, sentence in told.err) == (2, True), told.err
    assert {path: path.read_bytes() for path in desk.folder.rglob("*") if path.is_file()} == before


def test_a_report_in_another_house_format_is_refused_with_the_format_to_use(desk: Tracker) -> None:
    before = made(desk)
    told = report(desk, name="council-report")
    assert told.code == 2
    assert "Use --format progress-table" in told.err
    assert made(desk) == before


def test_a_report_without_its_properties_is_known_by_its_hidden_mark(desk: Tracker) -> None:
    no_properties(desk, marks=False)
    put(desk, LATER)
    assert report(desk).code == 0
    assert "four actions" in said(desk)
    assert "tracker-report:1:" in text(Path(desk.folder / OUT))


def text(path: Path) -> str:
    return Package(path.read_bytes()).contents["docProps/core.xml"].decode()


def test_a_template_that_changed_since_is_told(desk: Tracker) -> None:
    folder = desk.folder / "formats" / "progress-table"
    shutil.copytree(resources.folder("reports") / "progress-table", folder)
    document = Document(str(folder / "template.docx"))
    next(one for one in document.paragraphs if one.text.startswith("Each action counts")).runs[0].text = "Each action counts under the unit that leads it, and once only."
    document.save(str(folder / "template.docx"))
    told = report(desk, "--formats-folder", "formats")
    assert "The template of the house format changed" in told.err
    assert "Each action counts under the unit that leads it, and once only." in all_lines(desk)
    assert "Each action counts under the unit that leads it." not in all_lines(desk)


@pytest.mark.parametrize("is_edited", [False, True])
def test_a_header_is_renewed_unless_somebody_edited_it(desk: Tracker, is_edited: bool) -> None:
    folder = desk.folder / "formats" / "progress-table"
    shutil.copytree(resources.folder("reports") / "progress-table", folder)
    document = Document(str(folder / "template.docx"))
    document.sections[0].header.paragraphs[0].text = "{{ summary.actions }} as of {{ as_of }}"
    document.save(str(folder / "template.docx"))
    report(desk, "--formats-folder", "formats", "--fresh")
    if is_edited:
        edit(desk, lambda made: setattr(made.sections[0].header.paragraphs[0], "text", "Draft"))
    put(desk, LATER)
    told = report(desk, "--formats-folder", "formats")
    assert Document(BytesIO(made(desk))).sections[0].header.paragraphs[0].text == ("Draft" if is_edited else "four actions as of 31 December 2018")
    assert ("1 header or footer not renewed" in told.err) == is_edited


@pytest.mark.libreoffice
@pytest.mark.slow(reason="LibreOffice sets three long reports, each twice")
def test_what_stands_again_after_a_page_break_is_never_held_for_the_words_of_the_writer(tracker: Tracker, demo: Path) -> None:
    shutil.copy(demo / "register.xlsx", tracker.folder / "register.xlsx")
    asked = ("report", "register.xlsx", "--format", "progress-table", "--now", NOW)
    assert tracker(*asked, "--as-of", "2018-12-31", "-o", OUT).code == 0
    assert continued(tracker.folder / OUT)
    edit(tracker, lambda document: document.tables[-1].rows[-1].cells[-1].add_paragraph("Ask the board."))
    row = [one.text for cell in Document(str(tracker.folder / OUT)).tables[-1].rows[-1].cells for one in cell.paragraphs if one.text]
    told = tracker(*asked, "--as-of", "2019-06-30", "-o", OUT)
    assert told.code == 0, told.err
    assert tracker(*asked, "--as-of", "2019-06-30", "-o", "fresh.docx").code == 0
    fresh, renewed = (text_of(part((tracker.folder / name).read_bytes())) for name in ("fresh.docx", OUT))
    lines, wanted = ([one for one in words.split(" ¶ ") if one] for words in (renewed, fresh))
    at = next(at for at, (one, other) in enumerate(zip(lines, wanted, strict=False)) if one != other)
    assert lines[at:at + len(row)] == row, "the action is no longer overdue, and its row stays as somebody wrote in it"
    assert [*lines[:at], *lines[at + len(row):]] == wanted
    assert continued(tracker.folder / OUT) == continued(tracker.folder / "fresh.docx") != []


def test_every_paragraph_that_the_tracker_writes_is_known_again(tracker: Tracker, demo: Path) -> None:
    shutil.copy(demo / "register.xlsx", tracker.folder / "register.xlsx")
    for number, name in enumerate(sorted(path.name for path in resources.folder("reports").iterdir() if path.is_dir())):
        for as_of in ("2018-12-31", "2019-06-30"):
            out = f"{number}-{as_of}.docx"
            told = tracker("report", "register.xlsx", "--format", name, "--source", "AFS19" if number % 2 else "FEWN17", "--anyway",
                           "--unit", "HARB", "--group-by", "unit", "--as-of", as_of, "--now", NOW, "-o", out)
            assert told.code == 0, told.err
            body = part((tracker.folder / out).read_bytes())
            assert [text_of(one) for one in body.iter(f"{W}p")
                    if text_of(one) and not any(mark.get(f"{W}name").startswith("_trk_") for mark in one.iter(f"{W}bookmarkStart"))] == []


def continued(path: Path) -> list[str]:
    """What a report says again after its page breaks."""
    said = [one.text or "" for table in Document(str(path)).tables for one in table._tbl.iter(f"{W}t")]
    return [one for one in said if "(continued)" in one]
