"""Renewing a report, case by case: columns, merged cells, captions, notes, links, charts, moved and deleted parts."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from tests.registers import register
from tests.word.keeping.reports import LATER, SOURCES, report
from tests.word.keeping.tables import text_of
from tests.word.keeping.writer import without_bookmarks
from toolkit.tracker.record.register import Register
from toolkit.word.keeping.anchors import anchors_in
from toolkit.word.keeping.names import q
from toolkit.word.keeping.packages import Package
from toolkit.word.keeping.pieces import fields_in
from toolkit.word.keeping.renewal import Finding, What, renew

HEAD = """
    | Ref. | Action            | Lead | Deadline   | Due date   | Status        | Date of implementation | Comment      |
"""
PLAN = HEAD + """
    | 1.1  | Paint the signs   | PAR  | 30 June 18 | 2018-06-30 |               |                        |              |
    | 1.2  | Print the leaflet | LIB  | End 2019   | 2019-12-31 |               |                        |              |
    | 2.1  | Count the benches | PAR  | Ongoing    |            |               |                        |              |
"""
REPORTED = HEAD + """
    | 1.1  | Paint the signs   | PAR  | 30 June 18 | 2018-06-30 | In progress   |                        | Primer is on |
    | 1.2  | Print the leaflet | LIB  | End 2019   | 2019-12-31 | Implemented   | 2018-11-12             |              |
    | 2.1  | Count the benches | PAR  | Ongoing    |            | Not started   |                        | 12 of 40     |
"""
LAST = HEAD + """
    | 1.1  | Paint the signs   | PAR  | 30 June 18 | 2018-06-30 | Implemented   | 2018-12-01             | Two coats    |
    | 1.2  | Print the leaflet | LIB  | End 2019   | 2019-12-31 | Implemented   | 2018-11-12             |              |
    | 2.1  | Count the benches | PAR  | Ongoing    |            | In progress   |                        | 30 of 40     |
"""
Edit = Callable[[Any], object]


class Renewed:
    """A report that was made, edited and renewed."""

    def __init__(self, before: str | Register, after: str | Register, edit: Edit | None = None, *,
                 name: str = "progress-table", tracked: bool = False, day: date | None = None) -> None:
        base, new = (report(name, register(of) if isinstance(of, str) else of, when) for of, when in ((before, None), (after, day)))
        document = Document(BytesIO(base))
        if edit:
            edit(document)
        saved = BytesIO()
        document.save(saved)
        self.package = Package(saved.getvalue())
        self.renewal = renew(Package(base), self.package, Package(new), LATER, tracked=tracked)
        self.new = Document(BytesIO(new))
        self.document = Document(BytesIO(self.package.packed()))

    def found(self, what: What) -> list[Finding]:
        return [one for one in self.renewal.findings if one.what is what]

    @property
    def lines(self) -> list[str]:
        return [text_of(one) for one in self.package.body.iter(q("w:p"))]


def rows(document: Any, heading: str) -> list[list[str]]:
    """The rows of the tables in which a heading stands, as Word shows them."""
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows
            if heading in [cell.text for cell in table.rows[0].cells]]


def row(document: Any, words: str, heading: str = "No") -> Any:
    return next(row for table in document.tables for row in table.rows
                if heading in [cell.text for cell in table.rows[0].cells] and any(cell.text.endswith(words) for cell in row.cells))


def paragraph(document: Any, beginning: str) -> Any:
    return next(one for one in document.paragraphs if one.text.startswith(beginning))


def captions_of(document: Any) -> list[Any]:
    return [one for one in document.paragraphs if one.style.name == "Caption"]


def delete(*elements: Any) -> None:
    for element in elements:
        element.getparent().remove(element)


def test_columns_that_come_are_added_and_those_that_go_are_taken_away() -> None:
    for before, after in ((PLAN, REPORTED), (REPORTED, PLAN)):
        made = Renewed(before, after, name="management-response")
        assert rows(made.document, "Deadline") == rows(made.new, "Deadline")
        assert [len(table.columns) for table in made.document.tables] == [len(table.columns) for table in made.new.tables]


def test_an_edited_row_keeps_its_words_where_columns_come() -> None:
    made = Renewed(PLAN, REPORTED, lambda d: setattr(row(d, "Ongoing", "Deadline").cells[1].paragraphs[0].runs[0], "text", "in the spring"),
                   name="management-response")
    assert ["", "in the spring", "Not initiated", "12 of 40"] in rows(made.document, "Deadline")


@pytest.mark.parametrize(("line", "mine", "left"), [
    ("Comments", "What they said", []),
    ("Primer is on", "Primer, I hear", ["Comments"]),
])
def test_a_column_that_goes_stays_with_its_heading_where_somebody_wrote_in_it(line: str, mine: str, left: list[str]) -> None:
    made = Renewed(REPORTED, PLAN, lambda d: setattr(row(d, line, "Comments").cells[3].paragraphs[0].runs[0], "text", mine),
                   name="management-response")
    table = next(one for one in made.document.tables if "1.1 Paint the signs" in one.rows[1].cells[0].text)
    assert [words for line in table.rows if (words := line.cells[3].text) and len(line._tr.tc_lst) > 1] == [*left, mine]
    assert {sum(cell.grid_span for cell in line._tr.tc_lst) for line in table.rows} == {4}
    assert len(table.columns) == 4


def test_a_row_of_ones_own_reaches_over_a_column_that_comes() -> None:
    def add_row(document: Any) -> None:
        like = row(document, "Ongoing", "Deadline")
        mine = without_bookmarks(like._tr)
        like._tr.addnext(mine)
    made = Renewed(PLAN, REPORTED, add_row, name="management-response")
    table = next(one for one in made.document.tables if "2.1 Count the benches" in one.rows[1].cells[0].text)
    assert {sum(cell.grid_span for cell in line._tr.tc_lst) for line in table.rows} == {4}


def test_words_that_stayed_in_a_row_stay_when_the_rest_of_it_goes() -> None:
    late = HEAD + "    | 1.1  | Paint the signs | PAR | 30 June 18 | 2018-06-30 | In progress |            |  |\n"
    done = HEAD + "    | 1.1  | Paint the signs | PAR | 30 June 18 | 2018-06-30 | Implemented | 2018-06-01 |  |\n"
    other = HEAD + "    | 1.2  | Print the leaflet | PAR | 30 June 18 | 2018-06-30 | In progress |         |  |\n"
    def write(document: Any) -> None:
        next(one for one in row(document, "Paint the signs").cells if "Overdue" in one.text).paragraphs[-1].add_run(", they say")
    first, second, third = (report("progress-table", register(of)) for of in (late, done, other))
    document = Document(BytesIO(first))
    write(document)
    saved = BytesIO()
    document.save(saved)
    package = Package(saved.getvalue())
    for base, new in ((first, second), (second, third)):
        package = Package(package.packed())
        renew(Package(base), package, Package(new), LATER)
    assert any("they say" in text_of(one) for one in package.body.iter(q("w:p")))


def test_bold_stays_on_words_that_stay() -> None:
    def bold(document: Any) -> None:
        paragraph(document, "By status").runs[0].bold = True
    made = Renewed(REPORTED, LAST, bold)
    assert paragraph(made.document, "By status").text == paragraph(made.new, "By status").text
    assert all(run.bold for run in paragraph(made.document, "By status").runs if run.text)


def test_a_date_of_which_both_changed_a_part_is_a_conflict() -> None:
    made = Renewed(REPORTED, REPORTED, lambda d: setattr(paragraph(d, "Progress report as of").runs[0], "text", "Progress report as of 31 December 2020"),
                   day=date(2019, 6, 30))
    assert [one.now for one in made.found(What.CONFLICT)] == ["Progress report as of 30 June 2019"]
    assert paragraph(made.document, "Progress report").text == "Progress report as of 31 December 2020"


def test_a_caption_with_a_field_is_renewed_and_counts_on() -> None:
    def another(document: Any) -> None:
        caption = captions_of(document)[0]
        caption.insert_paragraph_before("Here I say something.")
    made = Renewed(REPORTED, REPORTED, another, day=date(2019, 6, 30))
    captions = [one.text for one in captions_of(made.document)]
    assert captions == [one.text for one in captions_of(made.new)]
    assert any("as of 30 June 2019" in one for one in captions)


def short(caption: Any) -> None:
    """The number of a caption as one element, as Word may write it."""
    [runs] = fields_in(caption._p)
    field = caption._p.makeelement(q("w:fldSimple"), {q("w:instr"): " SEQ Table "})
    runs[0].addprevious(field)
    for run in runs:
        field.append(run) if run.find(q("w:t")) is not None else caption._p.remove(run)


def divided(caption: Any) -> None:
    """A new paragraph that somebody began before the number, within its field."""
    [runs] = fields_in(caption._p)
    shown = next(run for run in runs if run.find(q("w:t")) is not None)
    made = caption._p.makeelement(q("w:p"))
    made.extend([shown, *shown.itersiblings()])
    caption._p.addnext(made)


def noted(caption: Any) -> None:
    """A word that somebody typed beside the number, within its field."""
    [runs] = fields_in(caption._p)
    shown = next(run for run in runs if run.find(q("w:t")) is not None)
    shown.find(q("w:t")).text += " bis"


@pytest.mark.parametrize(("edit", "shown"), [
    (short, ["Table 2. Actions by"]), (divided, ["Table ", "2. Actions by"]), (noted, ["Table 2 bis. Actions by"])])
def test_a_caption_counts_however_its_number_is_written(edit: Callable[[Any], None], shown: list[str]) -> None:
    def change(document: Any) -> None:
        first, second = [one for one in captions_of(document) if one.text.startswith("Table")][:2]
        edit(first)
        first._p.addprevious(without_bookmarks(second._p))
    made = Renewed(REPORTED, REPORTED, change, day=date(2019, 6, 30))
    words = ["".join(one.text or "" for one in paragraph.iter(q("w:t"))) for paragraph in made.package.body.iter(q("w:p"))]
    at = next(at for at, one in enumerate(words) if one.startswith("Table 1. Recommendations"))
    assert all(one.startswith(beginning) for one, beginning in zip(words[at + 1:], shown, strict=False))
    assert any(one.startswith("Table 3. Recommendations") for one in words)


def test_a_merged_cell_whose_first_row_was_deleted_begins_anew() -> None:
    made = Renewed(REPORTED, LAST, lambda d: delete(row(d, "Paint the signs")._tr))
    assert "1.1 Paint the signs" not in [line[2] for line in rows(made.document, "No")]
    merges = row(made.document, "Print the leaflet")._tr.findall(f".//{q('w:vMerge')}")
    assert [one.get(q("w:val")) for one in merges] == ["restart", "restart"]
    assert len(made.found(What.DELETED)) == 1


def test_a_row_that_comes_stands_below_its_predecessor_and_one_without_any_in_its_table() -> None:
    more = LAST + "    | 1.3  | Fold the leaflet  | LIB  | End 2019   | 2019-12-31 | Not started   |                        |              |\n"
    made = Renewed(REPORTED, more, lambda d: delete(row(d, "Print the leaflet")._tr, row(d, "Paint the signs")._tr))
    texts = [line[2] for line in rows(made.document, "No")]
    assert texts == ["Action", "1.3 Fold the leaflet", "2.1 Count the benches"]


def test_what_is_new_in_a_table_that_was_deleted_is_listed_and_nowhere_else() -> None:
    more = LAST + "    | 1.3  | Fold the leaflet  | LIB  | End 2019   | 2019-12-31 | Not started   |                        |              |\n"
    made = Renewed(REPORTED, more, lambda d: delete(next(t for t in d.tables if t.rows[0].cells[0].text == "No")._tbl))
    assert "Fold the leaflet" not in "".join(made.lines)
    assert any("Fold the leaflet" in one.now for one in made.found(What.NOT_PLACED))


LATE = HEAD + """
    | 1.1  | Paint the signs   | PAR  | 30 June 17 | 2017-06-30 | In progress   |                        |              |
    | 1.2  | Print the leaflet | LIB  | 30 June 18 | 2018-06-30 | In progress   |                        |              |
    | 2.1  | Count the benches | PAR  | 30 Sept 18 | 2018-09-30 | In progress   |                        |              |
"""
LATE_NOW = LATE.replace("30 June 17 | 2017-06-30", "30 Nov 18  | 2018-11-30")


def test_rows_that_stand_in_another_order_now_are_put_into_it() -> None:
    made = Renewed(LATE, LATE_NOW, lambda d: setattr(row(d, "Print the leaflet", "Days overdue").cells[2].paragraphs[0].runs[0], "text", "The printer"))
    assert [line[:3] for line in rows(made.document, "Days overdue")[1:]] == [
        ["1.2", "Print the leaflet", "The printer"], ["2.1", "Count the benches", "30 Sept 18"], ["1.1", "Paint the signs", "30 Nov 18"]]


def test_rows_that_the_writer_moved_stay_where_they_are() -> None:
    def move(document: Any) -> None:
        row(document, "Paint the signs", "Days overdue")._tr.addprevious(row(document, "Count the benches", "Days overdue")._tr)
    made = Renewed(LATE, LATE_NOW, move)
    assert [line[0] for line in rows(made.document, "Days overdue")[1:]] == ["2.1", "1.1", "1.2"]


def test_a_moved_paragraph_is_renewed_where_it_stands() -> None:
    def move(document: Any) -> None:
        paragraph(document, "By status")._p.addprevious(paragraph(document, "Against their due dates")._p)
    made = Renewed(REPORTED, LAST, move)
    lines = [one for one in made.lines if one.startswith(("By status", "Against their due dates"))]
    assert [one[:9] for one in lines] == ["Against t", "By status"]
    assert lines == [paragraph(made.new, "Against their").text, paragraph(made.new, "By status").text]


def test_retyped_words_are_known_and_a_conflict() -> None:
    def retype(document: Any) -> None:
        one = paragraph(document, "By status")
        for child in list(one._p):
            if child.tag != q("w:pPr"):
                one._p.remove(child)
        one.add_run("All is well with the actions.")
    made = Renewed(REPORTED, LAST, retype)
    assert [one.theirs for one in made.found(What.CONFLICT)] == ["All is well with the actions."]
    assert "All is well with the actions." in made.lines


def test_a_chart_has_the_new_figures_and_one_that_somebody_changed_has_a_comment() -> None:
    made = Renewed(REPORTED, LAST)
    assert values(made.package) == values(package_of(made.new))
    changed = Renewed(REPORTED, LAST, change_chart)
    assert values(changed.package) != values(package_of(changed.new))
    assert len(changed.found(What.CONFLICT)) == 1


def values(package: Package) -> list[str]:
    return [value.text or "" for name in sorted(package.contents) if name.startswith("word/charts/") and name.endswith(".xml")
            for value in package.tree(name).iter(q("c:v"))]


def package_of(document: Any) -> Package:
    saved = BytesIO()
    document.save(saved)
    return Package(saved.getvalue())


def change_chart(document: Any) -> None:
    part = next(one for one in document.part.package.iter_parts() if "/charts/" in str(one.partname))
    part._blob = part.blob.replace(b"<c:v>1</c:v>", b"<c:v>7</c:v>", 1)


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize("tracked", [False, True])
def test_an_unedited_report_becomes_the_new_one(name: str, tracked: bool) -> None:
    """From one round to the next and back."""
    from random import Random

    from tests.word.keeping.reports import next_round

    first, second = SOURCES[name](), next_round(SOURCES[name](), Random(7))
    for before, after in ((first, second), (second, first)):
        made = Renewed(before, after, name=name, tracked=tracked)
        assert made.renewal.kept == 0
        assert seen(made.package) == seen(package_of(made.new))


def seen(package: Package) -> list[str]:
    """What a reader sees who accepts all changes, but for tables of contents."""
    gone = [one for one in package.body.iter(q("w:tr")) if one.find(q("w:trPr/w:del")) is not None]
    inside = {paragraph for one in gone for paragraph in one.iter(q("w:p"))}
    return [text for one in package.body.iter(q("w:p"))
            if one not in inside and next(anchors_in(one), None) and (text := text_of(one))]
