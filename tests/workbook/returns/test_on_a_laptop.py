"""The workbook of a unit on a laptop and on paper: what is answered is in sight, the rest is named, and all is readable."""

import re
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from tests.libreoffice import convert
from tests.own_columns import SIX
from tests.workbook.unit_workbooks import NOW, content, row, sample
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.judging.live import Cell, check_text, live_verdict
from toolkit.tracker.judging.rules import RULES
from toolkit.tracker.record.cells import RawSheet, RawWorkbook, column_letters
from toolkit.tracker.record.codes import Paper, Role, Status
from toolkit.tracker.record.columns import Column
from toolkit.tracker.record.forms.form import STANDARD, WITHOUT_ROUNDS, Form
from toolkit.tracker.record.problems import Problem, what_is_wrong, what_to_do
from toolkit.tracker.record.rounds import Issued
from toolkit.tracker.returns.content import ReturnContent
from toolkit.tracker.returns.issuing import checked_content
from toolkit.tracker.returns.parsing import parse_return
from toolkit.words.languages.catalogues import in_language
from toolkit.workbook.memory.base import read_base
from toolkit.workbook.returns.actions_sheet import in_return
from toolkit.workbook.returns.printing import SMALLEST, bands, pixels
from toolkit.workbook.returns.workbook import write_return
from toolkit.workbook.writing.action_table import Table
from toolkit.workbook.writing.heights import MOST_LINES, lines_of, pieces
from toolkit.workbook.writing.workbook import A3, A4

SCREEN = 1366 - 26 - 20
"""Pixels for columns: without the numbers of rows and the scroll bar."""
IN_SIGHT = ("Ref.", "Action", "Due date", "Status", "Date of implementation", "Still so", "Comment", "Check")
OWN = tuple(own.column for own in SIX)
FORMS = {"usual": STANDARD, "verified": Form(verification=True), "with own columns": Form(own=OWN),
         "with all": Form(own=OWN, verification=True)}
EARLIER = Path(__file__).parent / "earlier" / "LKS.xlsx"
"""A return in the workbook of the version that had the check in the last column."""


def issued_with(made: ReturnContent, form: Form) -> ReturnContent:
    return replace(made, issued=replace(made.issued, form=form))


def opened(made: ReturnContent, values: bool = False) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(write_return(made, NOW)), data_only=values)


def widths(sheet: Worksheet) -> list[int]:
    """Those of the columns in pixels, as Excel has them at 100 %."""
    # A width in a file holds the five pixels around the characters, too.
    return [int(sheet.column_dimensions[column_letters(at)].width * 7 + 0.5) for at in range(1, sheet.max_column + 1)]


def headings(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in sheet[1]]


# on a laptop


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_row_is_answered_without_scrolling_sideways(form: Form) -> None:
    sheet = opened(issued_with(sample(), form))["Actions"]
    shown, until = headings(sheet), headings(sheet).index("Check") + 1
    assert set(IN_SIGHT) <= {*shown[:until]}
    assert sum(widths(sheet)[:until]) <= SCREEN
    assert sum(widths(sheet)[:2]) < SCREEN / 4  # what is frozen leaves room for the rest
    assert sheet.freeze_panes == "C2"


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_what_is_seldom_needed_stands_to_the_right_and_is_not_hidden(form: Form) -> None:
    sheet = opened(issued_with(sample(), form))["Actions"]
    behind = headings(sheet)[headings(sheet).index("Check") + 1:]
    assert {"Revised deadline", "Reason for revision", "Reason for closing", "Continuing", "Evidence",
            "What others wrote", "Recommendation", *(own.heading for own in form.own)} <= {*behind}
    assert not [letter for letter, column in sheet.column_dimensions.items() if column.hidden]


# what is needed there is named


def told_by_rules(problems: Sequence[Problem], ref: str) -> set[str]:
    """What the centre says of a row by its rules."""
    codes = {rule.code for rule in RULES}
    return {f"{what_is_wrong(one)} {what_to_do(one)}" for one in problems if one.code in codes and one.place.ref == ref}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize(("answers", "needed", "words"), [
    ({"status": Status.CLOSED_NOT_IMPLEMENTED}, ["Reason for closing"], "Give the reason in column {0}."),
    ({"status": Status.IN_PROGRESS, "comment": "x", "revised_deadline": "2019-06-30"}, ["Reason for revision"],
     "Give the reason in column {0}."),
    ({"status": Status.IN_PROGRESS, "comment": "x", "closing_reason": "Too dear"}, ["Reason for closing"],
     "Change the status, or clear the reason in column {0}."),
    ({"status": Status.IN_PROGRESS, "comment": "x", "revised_deadline": "2018-01-31", "revision_reason": "Ice"},
     ["Revised deadline"], "Correct the revised deadline in column {0}, or clear it."),
    ({"status": Status.NOT_STARTED, "due_date": "2018-06-30"}, ["Revised deadline", "Reason for revision"],
     "give a revised deadline in column {0} and its reason in column {1}."),
])
def test_the_check_and_the_centre_name_the_column_that_is_needed_by_its_letter(
    form: Form, answers: dict[str, Any], needed: list[str], words: str
) -> None:
    days: dict[str, Any] = {key: date.fromisoformat(value) if key.endswith(("deadline", "date")) else value
                            for key, value in answers.items()}
    made = issued_with(content(row("1.1", **days)), form)
    sheet = opened(made, values=True)["Actions"]
    letters = [column_letters(headings(sheet).index(heading) + 1) for heading in needed]
    check = str(sheet.cell(2, headings(sheet).index("Check") + 1).value)
    assert words.format(*letters) in check
    [told] = told_by_rules(judged(write_return(made, NOW)), "1.1")
    assert f"• {told}" in check.split("\n")


def judged(workbook: bytes) -> Sequence[Problem]:
    raw = read_workbook(workbook)
    issued = read_base(raw)
    assert issued is not None
    return parse_return(raw, issued, "LKS.xlsx", "").problems


def test_a_required_column_of_the_organization_is_named_by_its_letter() -> None:
    made = issued_with(content(row("1.1", status=Status.NOT_STARTED)), Form(own=OWN))
    sheet = opened(made, values=True)["Actions"]
    letter = column_letters(headings(sheet).index("Per cent complete") + 1)
    check = str(sheet.cell(2, headings(sheet).index("Check") + 1).value)
    assert f"• Per cent complete (column {letter}) is missing." in check.split("\n")


def test_what_stands_beside_the_answers_is_not_named_by_a_letter() -> None:
    made = content(row("1.1", status="complted", completed="soon"))
    check = str(opened(made, values=True)["Actions"]["J2"].value)
    assert "(column" not in check
    assert "Date of implementation is " in check


RULE_ROWS = st.fixed_dictionaries({
    "status": st.sampled_from([*Status]), "completed": st.none() | st.dates(date(2018, 1, 1), date(2019, 12, 31)),
    "revised_deadline": st.none() | st.dates(date(2018, 1, 1), date(2020, 12, 31)),
    "due_date": st.none() | st.dates(date(2018, 1, 1), date(2019, 12, 31)),
    "revision_reason": st.sampled_from(["", "Ice"]), "closing_reason": st.sampled_from(["", "Too dear"]),
    "comment": st.sampled_from(["", "Under way"]),
})


@given(answers=RULE_ROWS, form=st.sampled_from([*FORMS.values(), WITHOUT_ROUNDS, Form(own=OWN, main_first=False)]))
def test_for_any_answers_the_centre_says_in_the_same_words_what_the_check_says(
    answers: dict[str, Any], form: Form
) -> None:
    made = issued_with(content(row("1.1", **answers)), form)
    cells: dict[str, Cell] = {c.key: in_return(made.rows[0].values.get(c.key), c) for c in form.columns}
    live = live_verdict(cells, made.issued.as_of, form.columns, frozenset(c.key for c in form.answers))
    found = told_by_rules(parse_return(as_raw(cells, form.columns), made.issued, "LKS.xlsx", "").problems, "1.1")
    assert {f"• {told}" for told in found} == {*check_text(check for check in live if check.rule).split("\n")} - {""}


def as_raw(cells: dict[str, Cell], columns: Sequence[Column]) -> RawWorkbook:
    rows: dict[int, dict[int, Any]] = {1: {at: c.heading for at, c in enumerate(columns, 1)}, 2: {
        at: cells[c.key] for at, c in enumerate(columns, 1) if cells[c.key] is not None}}
    return RawWorkbook((RawSheet("Actions", rows=rows),))


def test_where_a_unit_moved_its_columns_they_are_named_as_they_stand_in_what_it_sent_and_in_the_copy_as_there() -> None:
    made = content(row("1.1", status=Status.CLOSED_NOT_IMPLEMENTED))
    book = openpyxl.load_workbook(BytesIO(write_return(made, NOW)))
    sheet = book["Actions"]
    for line in sheet.iter_rows(1, 2):
        line[11].value, line[12].value = line[12].value, line[11].value
    file = BytesIO()
    book.save(file)
    raw = read_workbook(file.getvalue())
    sent = parse_return(raw, made.issued, "LKS.xlsx", "")
    assert "Give the reason in column L." in {what_to_do(one) for one in sent.problems}
    copy = checked_content(sent, made.unit, made.settings, sent.problems, {})
    assert "Give the reason in column M." in {what_to_do(one) for one in copy.problems}


# workbooks of earlier versions


def test_a_return_in_a_workbook_of_the_version_before_is_read_as_it_was() -> None:
    raw = read_workbook(EARLIER.read_bytes())
    issued = read_base(raw)
    assert issued is not None
    assert issued.form == Form(main_first=False)
    found = parse_return(raw, issued, "LKS.xlsx", "")
    assert {one.code for one in found.problems} == set()
    assert (found.rows["1.2"].plain["status"], found.cell("1.2", "status")) == ("in_progress", "H3")
    assert found.rows["2.2"].plain["comment"] == "Three gauges are lent"


def test_its_checked_copy_has_the_columns_where_they_were() -> None:
    raw = read_workbook(EARLIER.read_bytes())
    issued = read_base(raw)
    assert issued is not None
    found = parse_return(raw, issued, "LKS.xlsx", "")
    copy = opened(checked_content(found, content().unit, content().settings, found.problems, {}))["Actions"]
    assert headings(copy) == headings(openpyxl.load_workbook(EARLIER)["Actions"])


def test_its_check_said_what_it_said_and_nobody_is_blamed_for_it() -> None:
    book = openpyxl.load_workbook(EARLIER)
    book["Actions"]["T2"] = "• Status is not one of the choices. Choose from the list."
    book["Actions"]["T3"] = ("• The action is overdue, but there is neither a revised deadline nor a comment. Give a revised "
                             "deadline and its reason, or explain the delay in a comment. If you have explained it before, "
                             "choose Yes under “Still so”.")
    for at in (4, 5, 6):
        book["Actions"].cell(at, 20).value = None
    file = BytesIO()
    book.save(file)
    assert "typed-over" not in {one.code for one in judged(file.getvalue())}


# on paper


@pytest.mark.parametrize("paper", [A3, A4])
@pytest.mark.parametrize("form", [*FORMS.values(), WITHOUT_ROUNDS], ids=[*FORMS, "without rounds"])
def test_letters_have_eight_points_and_each_column_is_on_one_page(form: Form, paper: int) -> None:
    shown = [pixels(column.issued_width or column.width) for column in form.columns]
    main = [column.key for column in form.columns].index("check") + 1
    found = bands(shown, main, paper)
    room = {A4: 297, A3: 420}[paper] / 25.4 * 96 - 0.6 * 96
    for start, end in zip((0, *found.breaks), (*found.breaks, len(shown)), strict=True):
        printed = sum(shown[start:end]) + (shown[0] if start else 0)
        assert printed * found.scale / 100 <= room
    assert 10 * found.scale / 100 >= 8
    assert len(found.breaks) <= 1 + (len(form.columns) > 20)


@given(st.lists(st.integers(20, 400), min_size=1, max_size=60), st.integers(1, 60), st.sampled_from([A3, A4]))
def test_whatever_the_columns_are_nothing_is_smaller_or_left_out(shown: list[int], main: int, paper: int) -> None:
    found = bands(shown, main, paper)
    assert SMALLEST <= found.scale <= 100
    assert list(found.breaks) == sorted({*found.breaks})
    assert all(0 < at < len(shown) for at in found.breaks)


def test_the_main_columns_stand_on_the_first_page_and_the_reference_on_each() -> None:
    made = sample()
    for paper, size, scale in ((Paper.A4, A4, 80), (Paper.A3, A3, 100)):
        sheet = opened(replace(made, settings=replace(made.settings, paper=paper)))["Actions"]
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (size, "landscape")
        assert sheet.page_setup.scale is None or int(sheet.page_setup.scale) >= scale
        assert [found.id for found in sheet.col_breaks.brk] == [10]
        assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", "$A:$A")
        assert sheet.page_setup.pageOrder == "overThenDown"
        fitted = sheet.sheet_properties.pageSetUpPr
        assert not (fitted and fitted.fitToPage)  # else breaks would not count


@pytest.mark.slow(reason="LibreOffice prints")
@pytest.mark.libreoffice
@pytest.mark.parametrize("paper", [*Paper])
def test_what_libreoffice_prints_has_letters_of_eight_points_and_two_bands(tmp_path: Path, paper: Paper) -> None:
    made = sample()
    file = tmp_path / "LKS.xlsx"
    file.write_bytes(write_return(replace(made, settings=replace(made.settings, paper=paper)), NOW))
    printed = convert(file, "pdf", tmp_path / "pdf")
    pages = subprocess.run(["pdftotext", "-bbox", printed, "-"], capture_output=True, text=True, check=True).stdout
    main, rest = (page for page in pages.split("<page ")[1:] if ">Ref.</word>" in page and ">1.1</word>" in page)
    assert {">Check</word>", ">Comment</word>"} <= {*re.findall(r">\w+</word>", main)}
    assert {">Evidence</word>", ">role</word>"} <= {*re.findall(r">\w+</word>", rest)}
    heights = [float(bottom) - float(top)
               for top, bottom in re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(?:lakes|Overdue)<', main)]
    # A line of 8 points is higher than its letters by about a fifth.
    assert heights
    assert min(heights) >= 8 * 1.15


@pytest.mark.slow(reason="LibreOffice prints")
@pytest.mark.libreoffice
@pytest.mark.parametrize(("language", "ref", "check", "role"), [
    ("fr", "Réf.", "automatique", "rôle"), ("es", "Ref.", "Comprobación", "función"), ("ru", "№", "Проверка", "роль")])
def test_what_libreoffice_prints_has_two_bands_in_every_language(
    tmp_path: Path, language: str, ref: str, check: str, role: str
) -> None:
    file = tmp_path / "LKS.xlsx"
    with in_language(language):
        file.write_bytes(write_return(sample(), NOW))
    printed = convert(file, "pdf", tmp_path / "pdf")
    pages = subprocess.run(["pdftotext", printed, "-"], capture_output=True, text=True, check=True).stdout.split("\f")
    main, rest = (page for page in pages if ref in page and "1.1" in page.split())
    assert check in main
    assert role in rest


# long texts


@pytest.mark.parametrize("form", [STANDARD, WITHOUT_ROUNDS, Form(verification=True)])
@pytest.mark.parametrize("language", ["fr", "es", "ru"])
def test_every_language_prints_on_as_many_pages_as_english_and_the_main_columns_on_the_first(form: Form, language: str) -> None:
    table = Table(form.columns, (), (), None)
    with in_language(language):
        widths = table.widths
        words = [max(map(len, column.heading.split())) for column in form.columns]
    assert sum(widths) <= sum(table.widths)
    assert all(width >= longest for width, longest in zip(widths, words, strict=True))
    here, english = breaks(table, widths), breaks(table, table.widths)
    assert (len(here), here[:1]) == (len(english), english[:1])


def breaks(table: Table, widths: Sequence[int]) -> tuple[int, ...]:
    return bands([pixels(width) for width in widths], table.main, A4).breaks


def test_rows_are_as_high_as_what_others_wrote() -> None:
    long = "RIV: " + "They wrote of this and that at length. " * 12
    made = content(row("1.1", others=long), row("1.2"))
    sheet = opened(made)["Actions"]
    lines = lines_of(long, STANDARD.by_key["others"].width)
    assert sheet.row_dimensions[2].height >= lines * 12.75
    assert sheet.row_dimensions[2].height > sheet.row_dimensions[3].height
    assert "Long texts" not in opened(made).sheetnames


@pytest.mark.parametrize(("key", "letter", "heading"), [
    ("others", "P", "What others wrote"), ("last_comment", "G", "Last comment"), ("recommendation_text", "Q", "Recommendation")])
def test_what_no_row_is_high_enough_for_leads_to_all_of_it(key: str, letter: str, heading: str) -> None:
    long = "\n".join(f"{number}. A sentence that nobody wanted to shorten, in the words of the district." for number in range(90))
    shown: dict[str, Any] = {key: long}
    made = content(row("1.1"), row("1.2", **shown))
    book = opened(made)
    cell, whole = book["Actions"][f"{letter}3"], book["Long texts"]
    assert (cell.value, cell.protection.locked) == (long, True)
    assert cell.hyperlink.location == "'Long texts'!C2"
    lines = list(whole.iter_rows(2, values_only=True))
    assert {line[:2] for line in lines} == {("1.2", heading)}
    assert "".join(str(line[2]) for line in lines) == long
    assert all(whole.row_dimensions[at].height <= 409 for at in range(2, len(lines) + 2))
    assert any("Long texts" in str(cell.value) for line in book["Read me"] for cell in line)


def test_nobody_is_blamed_for_the_sheet_with_long_texts_nor_for_the_links_to_it() -> None:
    made = content(row("1.1", status=Status.NOT_STARTED, others="RIV: " + "at length " * 900))
    assert [one.code for one in judged(write_return(made, NOW))] == []
    own = openpyxl.load_workbook(BytesIO(write_return(made, NOW)))
    own["Long texts"]["A1"] = "Ours"
    file = BytesIO()
    own.save(file)
    assert "sheet-extra" in {one.code for one in judged(file.getvalue())}


def test_a_long_answer_stays_whole_in_its_own_cell() -> None:
    made = content(row("1.1", Role.LEAD, comment="word " * 780))
    book = opened(made)
    assert (book["Actions"]["I2"].value, book["Actions"]["I2"].hyperlink) == ("word " * 780, None)
    assert any("formula bar" in str(cell.value) for line in book["Read me"] for cell in line)


@given(st.text(st.sampled_from("ab -\n宽WiД"), max_size=3_000), st.integers(5, 60))
def test_pieces_are_all_of_a_text_and_each_fits_into_a_row(text: str, width: int) -> None:
    parts = pieces(text, width)
    assert "".join(parts) == text
    assert all(lines_of(part.removesuffix("\n"), width) <= MOST_LINES for part in parts)


@given(st.text(max_size=400), st.integers(5, 60))
def test_a_text_takes_no_fewer_lines_than_it_has_and_no_more_than_it_has_letters(text: str, width: int) -> None:
    assert text.count("\n") + 1 <= lines_of(text, width) <= len(text) + 1


# the Read me


def readme(made: ReturnContent) -> list[str]:
    return [str(cell.value) for line in opened(made)["Read me"] for cell in line if cell.value is not None]


def asked_at(made: ReturnContent, **settings: Any) -> ReturnContent:
    return replace(made, settings=replace(made.settings, **settings))


def test_it_says_in_three_steps_what_to_do() -> None:
    said = readme(asked_at(sample(), contact="Bo Perch", return_to="follow-up@lakes.example"))
    assert [line for line in said if line.startswith("Step ")] == ["Step 1", "Step 2", "Step 3"]
    steps = said[said.index("Step 1"):said.index("Besides")]
    assert "fill in the yellow cells for your 5 actions" in steps[1]
    assert "in which column" in steps[steps.index("Step 2") + 1]
    assert steps[-1].startswith("Save this workbook and send it to Bo Perch (follow-up@lakes.example) by 2019-01-15.")
    assert "New actions" in said[said.index("Besides") + 1]


@pytest.mark.parametrize(("settings", "shown"), [
    ({"contact": "Bo Perch", "telephone": "+44 1632 960 101", "return_to": "a@lakes.example"},
     "Bo Perch, telephone +44 1632 960 101, a@lakes.example"),
    ({"telephone": "555 01 00"}, "telephone 555 01 00"),
    ({"contact": "Bo Perch"}, "Bo Perch"),
    ({"return_to": "a@lakes.example"}, "a@lakes.example"),
])
def test_it_says_whom_to_ask_as_far_as_that_is_known(settings: dict[str, str], shown: str) -> None:
    said = readme(asked_at(sample(), **settings))
    assert said[said.index("Whom to ask") + 1] == shown


def test_it_names_nobody_to_ask_where_nobody_is_known() -> None:
    assert "Whom to ask" not in readme(sample())


@pytest.mark.parametrize("made", [
    replace(sample(), unit=replace(sample().unit, name="Division of Lakes, Rivers, Estuaries, Marshes and Inland Ports")),
    content(*(row(f"{n}.1", text=f"Action {n}") for n in range(1, 401))), content(),
], ids=["a long name", "four hundred actions", "no action"])
def test_it_is_written_for_any_unit(made: ReturnContent) -> None:
    book = opened(made)
    assert book["Actions"].max_row == 1 + len(made.rows)
    issued: Issued | None = read_base(read_workbook(write_return(made, NOW)))
    assert issued == made.issued
