"""After a page break, number and recommendation stand again where they go on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.registers import AS_OF, register
from tests.word.reading import W, dump, merges, part, tables, text_of
from toolkit.sources.taking_in import take_in
from toolkit.tracker.record.register import Register
from toolkit.word import house_formats
from toolkit.word.documents import render
from toolkit.word.house_formats import GroupBy
from toolkit.word.layout import continued, libreoffice
from toolkit.word.layout.continued import with_continued, without_continued

REPORTS = Path(__file__).parents[2] / "reports"
NOW = datetime(2019, 1, 20, 10, 0, tzinfo=UTC)
WORDS = "{text} (continued)"
LONG = "Bring the standing orders of all four valleys into line with each other, and have them adopted by each council in turn"


def of(actions: int, text: str = "Mark the channels", comment: str = "Half done") -> Register:
    """A register of two recommendations with some actions each."""
    return register("| Ref. | Action | Lead | Deadline | Status | Comment |\n" + "\n".join(
        f"| {number}.{at} | Do {number}.{at} well | {'HI' if number == 1 else 'VA'} | June 18 | In progress | {comment} |"
        for number in (1, 2) for at in range(1, actions + 1)),
        recommendations=f"| No | Recommendation |\n| 1 | {text} |\n| 2 | Repair faster |")


def report(about: Register, name: str = "progress-table") -> bytes:
    return render(house_formats.find(name, [REPORTS]), about, AS_OF, NOW)


def rows(data: bytes) -> list[list[list[str]]]:
    """The tables of actions, each with its rows."""
    found = [[[text_of(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")] for table in tables(data)]
    return [table for table in found if table[0][0] == "No"]


def set_by(pages: Sequence[Sequence[int]], height: int = 40) -> Any:
    """A program that sets the rows of a report on pages."""
    held = b"".join(b"/trackerRow%d[%d 0 R/XYZ 56 %d.5 0]\n" % (row, page, 700 - height * place)
                    for page, of_page in enumerate(pages, 1) for place, row in enumerate(of_page))
    return lambda *_, **__: b"/Type/Pages/Kids[%s]" % b" ".join(b"%d 0 R" % page for page in range(1, 10)) + held


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "is_installed", lambda: True)


def test_what_goes_on_is_said_at_the_beginning_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "as_pdf", set_by([range(4), range(4, 7)]))
    first, second = rows(with_continued(report(of(3)), WORDS))
    assert [row[2] for row in first] == ["Action", "1.1 Do 1.1 well", "1.2 Do 1.2 well", "1.3 Do 1.3 well"]
    assert second[0] == first[0]
    assert second[1][:3] == ["2", "Repair faster", "2.1 Do 2.1 well"]

    monkeypatch.setattr(libreoffice, "as_pdf", set_by([range(3), range(3, 6), range(6, 7)]))
    first, second, third = rows(with_continued(report(of(3)), WORDS))
    assert (first[1][:2], second[1][:3]) == (["1", "Mark the channels"], ["1", "Mark the channels (continued)", "1.3 Do 1.3 well"])
    assert third[1][:3] == ["2", "Repair faster (continued)", "2.3 Do 2.3 well"]


def test_the_heading_of_a_group_goes_with_its_first_action(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "as_pdf", set_by([range(6), range(6, 9)]))
    house_format = replace(house_formats.find("progress-table", [REPORTS]), group_by=GroupBy.UNIT)
    made = render(house_format, of(3), AS_OF, NOW)
    first, second = rows(with_continued(made, WORDS))
    assert [row[0] for row in first] == ["No", "HI", "1", "", ""]
    assert [row[0] for row in second] == ["No", "VA", "2", "", ""]
    monkeypatch.setattr(libreoffice, "as_pdf", set_by([range(2), range(2, 9)]))
    assert with_continued(made, WORDS) == made


@pytest.mark.parametrize(("height", "expected"), [(20, "Bring the … (continued)"), (200, f"{LONG} (continued)")])
def test_a_long_recommendation_is_repeated_as_far_as_its_rows_have_room(
    monkeypatch: pytest.MonkeyPatch, height: int, expected: str
) -> None:
    monkeypatch.setattr(libreoffice, "as_pdf", set_by([range(3), range(3, 7)], height))
    assert rows(with_continued(report(of(3, LONG)), WORDS))[1][1][1] == expected


@pytest.mark.parametrize("pages", [[range(7)], [[]], [range(1), range(1, 7)], [range(0), range(7)]])
def test_a_table_that_is_not_parted_by_a_page_stays_as_it_is(monkeypatch: pytest.MonkeyPatch, pages: Any) -> None:
    monkeypatch.setattr(libreoffice, "as_pdf", set_by(pages))
    made = report(of(3))
    assert with_continued(made, WORDS) == made


def test_a_row_that_goes_on_overleaf_itself_is_followed_by_no_new_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "as_pdf", set_by([range(3), range(3, 7)]))
    long = report(of(3, comment="A very long story of what was done. " * 80))
    assert len(rows(with_continued(long, WORDS))) == 1


def test_without_libreoffice_or_the_style_or_in_a_very_long_report_nothing_is_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "as_pdf", set_by([range(3), range(3, 7)]))
    made = report(of(3))
    with monkeypatch.context() as patch:
        patch.setattr(continued, "MOST_ROWS", 5)
        assert with_continued(made, WORDS) == made
    monkeypatch.setattr(continued, "STYLE", "Another")
    assert with_continued(made, WORDS) == made
    monkeypatch.undo()
    monkeypatch.setattr(libreoffice, "is_installed", lambda: False)
    assert with_continued(made, WORDS) == made


def test_what_was_parted_can_be_put_together_and_parted_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = report(of(3))
    monkeypatch.setattr(libreoffice, "as_pdf", set_by([range(3), range(3, 6), range(6, 7)]))
    parted = with_continued(whole, WORDS)
    assert dump(parted) != dump(whole)
    again = without_continued(parted, WORDS, [])
    assert (dump(again), [merges(row) for row in part(again).iter(f"{W}tr")]) == (
        dump(whole), [merges(row) for row in part(whole).iter(f"{W}tr")])
    assert without_continued(whole, WORDS, []) == whole
    assert dump(with_continued(parted, WORDS)) == dump(parted)
    monkeypatch.setattr(libreoffice, "as_pdf", set_by([range(7)]))
    assert dump(with_continued(parted, WORDS)) == dump(whole)


def test_what_somebody_wrote_where_it_goes_on_stands_below_what_was_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "as_pdf", set_by([range(3), range(3, 7)]))
    document = Document(BytesIO(with_continued(report(of(3)), WORDS)))
    goes_on = next(cell for table in document.tables for cell in table._cells if cell.text == "Mark the channels (continued)")
    goes_on.paragraphs[0].runs[0].text = "Mark the channels, by boat (continued)"
    goes_on.add_paragraph("Ask the harbour.")
    begun = next(cell for table in document.tables for cell in table._cells if cell.text == "Mark the channels")
    saved = BytesIO()
    document.save(saved)
    again = Document(BytesIO(without_continued(saved.getvalue(), WORDS, ["Mark the channels"])))
    found = [cell.text for table in again.tables for cell in table._cells if cell.text.startswith(begun.text)]
    assert set(found) == {"Mark the channels\nMark the channels, by boat (continued)\nAsk the harbour."}


@pytest.mark.parametrize(("at_first", "overleaf", "kept"), [
    ("Deadline", ["Due date", "Due date"], "Due date"),
    ("Deadline", ["Deadline", "Due date"], "Due date"),
    ("By when", ["Deadline", "Deadline"], "By when"),
    ("By when", ["Due date", "Deadline"], "By when\nDue date"),
    ("Deadline", ["Due date", "Day"], "Due date\nDay"),
])
def test_what_somebody_wrote_in_a_heading_that_was_repeated_is_kept(
        at_first: str, overleaf: list[str], kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "as_pdf", set_by([range(3), range(3, 6), range(6, 7)]))
    document = Document(BytesIO(with_continued(report(of(3)), WORDS)))
    heads = [cell for table in document.tables for cell in table.rows[0].cells if cell.text == "Deadline"]
    for cell, text in zip(heads, [at_first, *overleaf], strict=True):
        cell.paragraphs[0].runs[0].text = text
    saved = BytesIO()
    document.save(saved)
    again = Document(BytesIO(without_continued(saved.getvalue(), WORDS, ["Deadline"])))
    [head] = [table.rows[0] for table in again.tables if table.rows[0].cells[0].text == "No"]
    assert kept in [cell.text for cell in head.cells]
    assert all(cell._tc.find(f"{W}p/{W}bookmarkStart") is not None for cell in head.cells)


def test_a_heading_that_somebody_took_away_stays_away_unless_they_wrote_in_it_overleaf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "as_pdf", set_by([range(3), range(3, 7)]))

    def again(text: str) -> list[str]:
        document = Document(BytesIO(with_continued(report(of(3)), WORDS)))
        first, second = (table for table in document.tables if table.rows[0].cells[0].text == "No")
        second.rows[0].cells[0].paragraphs[0].runs[0].text = text
        for row in [row for row in first._tbl.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]:
            first._tbl.remove(row)
        saved = BytesIO()
        document.save(saved)
        generated = [cell.text for row in second.rows[:2] for cell in row.cells[1:]]
        whole = Document(BytesIO(without_continued(saved.getvalue(), WORDS, ["No", *generated])))
        return [text for text in map(text_of, whole.element.iter(f"{W}tc")) if text in ("No", "Our number")]

    assert (again("No"), again("Our number")) == ([], ["Our number"])


def test_what_was_repeated_is_known_where_somebody_edited_it_above(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "as_pdf", set_by([range(3), range(3, 7)]))
    document = Document(BytesIO(with_continued(report(of(3)), WORDS)))
    next(cell for table in document.tables for cell in table._cells if cell.text == "Mark the channels").paragraphs[0].runs[0].text = "Paint them"
    saved = BytesIO()
    document.save(saved)
    again = Document(BytesIO(without_continued(saved.getvalue(), WORDS, ["Mark the channels"])))
    assert not [cell.text for table in again.tables for cell in table._cells if "Mark the channels" in cell.text]


@pytest.mark.libreoffice
@pytest.mark.slow(reason="LibreOffice sets a report of several pages, twice")
@pytest.mark.parametrize("name", ["progress-table", "council-report"])
def test_a_report_of_several_pages_comes_back_whole(name: str, tmp_path: Path) -> None:
    about = of(40, LONG)
    made = with_continued(report(about, name), WORDS)
    assert len(rows(made)) > 2
    (tmp_path / "report.docx").write_bytes(made)
    assert [row.get(f"{W}val") for row in part(made).iter(f"{W}pageBreakBefore")] == [None] * (len(rows(made)) - 1)
    after = take_in(tmp_path / "report.docx", units=list(about.units.values()), accept_suggestions=True, now=NOW).register
    assert {ref: (a.text, a.status, a.recommendation) for ref, a in after.actions.items()} == {
        ref: (a.text, a.status, a.recommendation) for ref, a in about.actions.items()}
    assert [one.text for one in after.recommendations.values()] == [LONG, "Repair faster"]
