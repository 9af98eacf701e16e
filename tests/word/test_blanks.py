"""What has nothing in it is left out of a report: columns, labels, boxes, sections, headings. No fact is."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.registers import SOURCE, register
from tests.there_and_back.comparison import differences
from tests.word.reading import W, dump, part, tables, text_of
from toolkit.sources.taking_in import take_in
from toolkit.tracker.mission_form import SECTIONS
from toolkit.tracker.record.codes import Acceptance
from toolkit.tracker.record.narrative import Contribution
from toolkit.tracker.record.register import Register
from toolkit.word import house_formats
from toolkit.word.blanks import leave_out_blank_columns
from toolkit.word.documents import render
from toolkit.word.fitting import read_tables

REPORTS = Path(__file__).parents[2] / "reports"
NOW = datetime(2019, 1, 5, 9, 30, tzinfo=UTC)
PROGRESS = ["No", "Recommendation", "Action", "Deadline", "Responsible Unit", "Date of Implementation /Comments"]
ASKED = "| No | Recommendation |\n| 1 | Light the pier |"
BARE = "| Ref. | Action |\n| 1.1 | Buy lamps |"


def sparse(actions: str = "| Ref. |", *narrative: Contribution) -> Register:
    """A register with one recommendation, and neither title nor organization."""
    made = register(actions, recommendations=ASKED, title="", organization="")
    made.contributions = [*narrative]
    return made


def report(name: str, about: Register) -> bytes:
    return render(house_formats.find(name, [REPORTS]), about, date(2018, 12, 31), NOW)


def rows(table: object) -> list[list[str]]:
    return [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]  # type: ignore[attr-defined]


def headings(data: bytes) -> list[list[str]]:
    """The last header row of each table that has one."""
    found = [[row for row in table.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None] for table in tables(data)]
    return [[text_of(cell) for cell in headers[-1].iter(f"{W}tc")] for headers in found if headers]


@pytest.mark.parametrize(("name", "left"), [
    ("progress-table", PROGRESS), ("council-report", PROGRESS), ("management-response", ["Responsible", "Deadline", "Status"]),
    ("mission-report", ["Action to be taken", "By whom"]),
])
def test_columns_without_any_value_are_left_out_unless_the_house_format_fixes_them(name: str, left: list[str]) -> None:
    made = report(name, sparse(BARE))
    assert left in headings(made)
    table = next(table for table in tables(made) if "Buy lamps" in text_of(table))
    widths = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
    of_template = part((REPORTS / name / "template.docx").read_bytes()).iter(f"{W}tbl")
    given = [sum(int(column.get(f"{W}w")) for column in other.iter(f"{W}gridCol")) for other in of_template]
    assert min(abs(sum(widths) - width) for width in given) < 5


def test_tables_with_the_same_headings_keep_the_same_columns() -> None:
    made = report("management-response", register("""
        | Ref. | Action    | Comment |
        | 1.1  | Buy lamps |         |
        | 2.1  | Paint     | Primed  |
    """))
    assert headings(made) == [["Responsible", "Deadline", "Status", "Comments"]] * 2


def test_a_column_in_which_a_template_prints_nothing_and_a_table_without_any_value_stay() -> None:
    def row(*texts: str | None, head: str = "") -> str:
        cells = "".join(f"<w:tc><w:p>{'' if text is None else f'<w:r><w:t>{text}</w:t></w:r>'}</w:p></w:tc>" for text in texts)
        return f"<w:tr><w:trPr>{head}</w:trPr>{cells}</w:tr>"

    def table(*texts: str | None) -> str:
        return ('<w:tbl><w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>' + '<w:gridCol w:w="900"/>' * 3
                + "</w:tblGrid>" + row(f"A{len(texts)}", "B", "C", head="<w:tblHeader/>") + row(*texts) + "</w:tbl>")

    body = parse_xml(f"<w:body {nsdecls('w')}>{table('said', '', None)}</w:body>")
    form = parse_xml(f"<w:body {nsdecls('w')}>{table('', '', '')}</w:body>")
    for one in (body, form):
        leave_out_blank_columns(read_tables(one, Document().styles.element), ())
    assert [rows(one.find(f"{W}tbl")) for one in (body, form)] == [
        [["A3", "C"], ["said", ""]], [["A3", "B", "C"], ["", "", ""]]]


def test_boxes_labels_and_rules_over_nothing_are_left_out() -> None:
    blanks = [Contribution(heading=heading, kind="box", source=SOURCE) for heading in ("Action required", "References")]
    text = dump(report("council-report", sparse(BARE, *blanks, Contribution(heading="Approved", kind="label", source=SOURCE))))
    assert "Summary" in text
    for left_out in ("Action required", "References", "Approved", "[House Closing Rule]", "[House Box Rule]"):
        assert left_out not in text
    mission = dump(report("mission-report", sparse(BARE, Contribution(heading="Venue", kind="label", source=SOURCE))))
    assert "Venue" not in mission
    session = report("session-conclusions", sparse(BARE))
    assert not tables(session)
    assert "[House Added Contents Heading]" not in dump(session)


@pytest.mark.parametrize("name", house_formats.names([REPORTS]))
@pytest.mark.parametrize("actions", ["| Ref. |", BARE])
def test_what_is_asked_stands_in_each_report_however_little_there_is(name: str, actions: str) -> None:
    text = " ".join(part(report(name, sparse(actions))).itertext())
    assert "Light the pier" in text
    assert ("Buy lamps" in text) == (actions == BARE)


def test_headings_of_another_kind_of_document_are_printed_in_a_report_to_a_council() -> None:
    made = dump(report("council-report", sparse(
        BARE, Contribution("1", "Water", kind="section", source=SOURCE),
        Contribution(heading="WAT/1", level=2, kind="documentation", text="Wells", source=SOURCE))))
    assert "[House Heading 1] Water" in made
    assert "WAT/1 – Wells" in made


@pytest.mark.parametrize(("name", "left"), [
    ("management-response", ["Responsible", "Deadline", "Status"]), ("mission-report", ["Action to be taken", "By whom"])])
def test_a_report_without_the_blank_columns_is_read_back_the_same(name: str, left: list[str], tmp_path: Path) -> None:
    form = [Contribution(part.number, part.heading, part.level, kind="section", source=SOURCE,
                         text="To learn" if part.topic != "actions" else "")
            for part in SECTIONS if part.level == 1 and not part.lists_people]
    before = sparse(BARE, *(form if name == "mission-report" else []))
    before.put(replace(before.recommendations[SOURCE, "1"], response="It will be lit.", acceptance=Acceptance.ACCEPTED))
    path = tmp_path / "report.docx"
    path.write_bytes(report(name, before))
    assert left in headings(path.read_bytes())
    after = take_in(path, now=NOW)
    assert after.kind == name
    assert differences(before, after.register, ignoring=["source", "recommendation", "contribution.number"]) == []
