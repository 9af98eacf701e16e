"""Files of OpenDocument come in as those of Word and Excel do."""

from datetime import date
from pathlib import Path

import pytest

from tests.sources.documents_made import actions, asked, kept, taken, told
from tests.sources.open_documents import SHEETS, STRUCK, TEXT, content, paragraph, table, written
from tests.sources.tables import codes
from toolkit.tracker.record.problems import Refused

ROWS = """
    | Action        | Owner      | Deadline                   | Status      |
    | Tar the boats | Boat House | ~~April 2025~~ 4 March 2025 | In progress |
    | Dry the sails | Sail Loft  | 9 May 2025                 | Implemented |
"""
EXPECTED = ["1 ·  · Tar the boats · Boat House · 2025-03-04 · in_progress",
            "2 ·  · Dry the sails · Sail Loft · 2025-05-09 · implemented"]


def test_a_text_with_a_table(tmp_path: Path) -> None:
    body = paragraph("Harbour plan") + paragraph("As of 3 February 2025") + table(ROWS) + paragraph("The end")
    document = taken(written(tmp_path / "plan.odt", TEXT, content(TEXT, body)))
    assert (document.kind, told(document)) == ("table", EXPECTED)
    assert document.register.settings.title == "Harbour plan"
    assert document.register.sources[""].as_of == date(2025, 2, 3)
    assert all(words in kept(document) for words in ("The end", "April 2025"))


def test_what_a_tracked_change_deleted_and_comments_are_not_read(tmp_path: Path) -> None:
    changes = ("<text:tracked-changes><text:changed-region><text:deletion><text:p>Sold</text:p></text:deletion>"
               "</text:changed-region></text:tracked-changes>")
    note = "<text:p>Plan<office:annotation><text:p>Why?</text:p></office:annotation></text:p>"
    document = taken(written(tmp_path / "plan.odt", TEXT, content(TEXT, changes + note + table(ROWS))))
    assert codes(document, "document-tracked") == ["document-tracked"]
    assert "Sold" not in kept(document)
    assert "Why?" not in kept(document)


def test_merged_cells_and_notes_of_a_text(tmp_path: Path) -> None:
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    down, covered = ' table:number-rows-spanned="2"', "<table:covered-table-cell/>"
    rows = ("".join(cell.format("", text) for text in ("Recommendation", "Action", "Owner", "Deadline")),
            cell.format(down, "Keep dry") + "".join(cell.format("", text) for text in ("Tar", "Crew", "May 2025")),
            covered + "".join(cell.format("", text) for text in ("Cover", "Crew", "May 2025")))
    note = "<text:note-citation>1</text:note-citation><text:note-body><text:p>As agreed</text:p></text:note-body>"
    body = (f"<text:p>Plan<text:note>{note}</text:note></text:p><table:table>"
            f"{''.join(f'<table:table-row>{row}</table:table-row>' for row in rows)}</table:table>")
    document = taken(written(tmp_path / "plan.odt", TEXT, content(TEXT, body)))
    assert [action.recommendation for action in actions(document)] == ["1", "1"]
    assert "As agreed" in kept(document)


def test_sheets(tmp_path: Path) -> None:
    path = written(tmp_path / "log.ods", SHEETS, content(SHEETS, table(ROWS) + table("| Words of no use | here |", "Notes")))
    document = taken(path)
    assert (document.kind, document.how_known) == ("spreadsheet", "a tracker in an OpenDocument spreadsheet")
    assert told(document) == EXPECTED
    assert codes(document, "struck", "sheet") == ["sheet-left-out", "struck-out"]


def test_dates_numbers_and_repeated_cells_have_their_values(tmp_path: Path) -> None:
    def row(*cells: str, times: int = 1) -> str:
        return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'

    def string(text: str, more: str = "") -> str:
        return f'<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'
    blank = '<table:table-cell table:number-columns-repeated="16380"/>'
    day = ('<table:table-cell office:value-type="date" office:date-value="2025-06-30" table:style-name="month">'
           "<text:p>Jun-25</text:p></table:table-cell>")
    seven = '<table:table-cell office:value-type="float" office:value="7"><text:p>007</text:p></table:table-cell>'
    styles = STRUCK + ('<number:date-style style:name="m"><number:month/><number:year/></number:date-style><style:style '
                       'style:name="month" style:family="table-cell" style:data-style-name="m"/>')
    body = '<table:table table:name="Log">' + "".join((
        row(*map(string, ("Ref", "Action", "Owner", "Deadline", "Status")), blank),
        row(seven, string("Tar"), string("Crew"), day, string("Open", ' table:number-columns-repeated="1"'), blank),
        row('<table:table-cell table:number-columns-repeated="16384"/>', times=1_000_000))) + "</table:table>"
    [action] = actions(taken(written(tmp_path / "log.ods", SHEETS, content(SHEETS, body, styles))))
    assert (action.ref, action.due_date, action.deadline) == ("007", date(2025, 6, 30), "June 2025")


def test_a_recommendation_merged_down_and_a_note(tmp_path: Path) -> None:
    rows = table("""
        | Recommendation | Action | Owner | Deadline |
        | Keep dry       | Tar    | Crew  | May 2025 |
        |                | Cover  | Crew  | May 2025 |
    """).replace("<table:table-cell office:value-type=\"string\"><text:p>Keep dry", '<table:table-cell '
                 'table:number-rows-spanned="2"><office:annotation><text:p>Said Ann</text:p></office:annotation><text:p>Keep dry')
    document = taken(written(tmp_path / "log.ods", SHEETS, content(SHEETS, rows)))
    assert [line.split(" · ")[1] for line in asked(document)] == ["Keep dry"]
    assert [action.recommendation for action in actions(document)] == ["1", "1"]
    assert "Said Ann" in kept(document)


def test_a_presentation_and_a_protected_file_are_refused(tmp_path: Path) -> None:
    def code(path: Path) -> str:
        with pytest.raises(Refused) as caught:
            taken(path)
        return caught.value.problem.code
    assert code(written(tmp_path / "show.odp", "presentation", content("presentation", ""))) == "document-unknown"
    manifest = {"META-INF/manifest.xml": "<m:manifest xmlns:m='x'><m:encryption-data/></m:manifest>"}
    assert code(written(tmp_path / "log.ods", SHEETS, "garbage", manifest)) == "document-protected"
