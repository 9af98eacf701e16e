"""Rows that are written as XML: part by part what XlsxWriter writes, which is asked for the same cells."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.own_columns import DECLARED, SIX, own_values
from tests.registers import register
from tests.workbook.unit_workbooks import checked, sample
from toolkit.jobs.registers import load
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.record.actions import Action, Comment
from toolkit.tracker.record.carried import Look
from toolkit.tracker.record.cells import Formula
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.forms.form import Form
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.register import Register
from toolkit.tracker.views.figures import figures
from toolkit.workbook.lists.overdue import write_overdue
from toolkit.workbook.register.writing import write_register
from toolkit.workbook.returns.workbook import write_return
from toolkit.workbook.writing.rows import Rows, Slot, TooLongError, Written, slot_of
from toolkit.workbook.writing.tables import Heading, Linked, write_table
from toolkit.workbook.writing.workbook import Book, put, row_height
from toolkit.workbook.writing.xlsx import AnswerWorksheet, PlainWorksheet, Workbook

NOW = datetime(2019, 1, 20, 10, 0)
LOOKS: list[dict[str, Any]] = [{"text_wrap": True, "border": 1}, {"num_format": "yyyy-mm-dd"}, {"bold": True}]
WIDTHS = (7, 30, 0)
AWKWARD = st.sampled_from([
    "=1+1", "@x", "+1", "-", "http://harbour.example", "<b>&amp;", "a\nb\n", " blanks ", "\t", "_x000D_", "_x005F_", "_X0041_",
    "a\rb", "\x00\x01", "\ufffe\uffff", "\u2028", "“ä”", "\N{HERB}", "'quoted", '"', "#N/A", "TRUE", "1.10", "\xa0", "</t>",
    "<r>", "]]>", "0" * 300, "word " * 40])
TEXTS = AWKWARD | st.text(max_size=40)
VALUES = (TEXTS | st.none() | st.just("") | st.integers(-10**18, 10**18) | st.booleans()
          | st.floats(allow_nan=False, allow_infinity=False) | st.dates() | st.datetimes(datetime(1900, 1, 1)))
LINKS = st.tuples(st.just("link"), st.sampled_from(["https://harbour.example/a?b=1&c=2", "internal:'Sheet1'!A1"]), TEXTS)
FORMULAS = st.tuples(st.just("formula"), st.sampled_from(['=A1&"<"', "=SUM(B1:B2)", "=check_row"]),
                     AWKWARD.filter(bool))
GRIDS = st.lists(st.lists(VALUES | LINKS | FORMULAS, min_size=3, max_size=3), min_size=1, max_size=12)


def parts(data: bytes) -> dict[str, str]:
    """The parts of a workbook by their names."""
    with ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name).decode() for name in package.namelist()}


def by_rows(grid: Sequence[Sequence[Any]], kind: type[PlainWorksheet], lowest: float | None) -> bytes:
    """A workbook whose rows are written as XML, below a header that XlsxWriter writes."""
    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": NOW})
        sheet = book.add_worksheet("Sheet1", kind)
        looks = [book.add_format(look) for look in LOOKS]
        slots = [slot_of(at, look, width) for at, (look, width) in enumerate(zip(looks, WIDTHS, strict=True))]
        sheet.write_string(0, 0, "Header", looks[2])
        rows = Rows(sheet, lowest)
        for number, row in enumerate(grid, 1):
            rows.write(number, slots, [_given(sheet, number, at, value, looks[at]) for at, value in enumerate(row)])
        _around(sheet, len(grid))
    return out.getvalue()


def _given(sheet: PlainWorksheet, row: int, at: int, value: Any, look: Any) -> Any:
    if not isinstance(value, tuple):
        return value
    kind, target, shown = value
    if kind == "link":
        sheet.write_url(row, at, target, look, shown or "x")
        return Written(shown or "x")
    sheet.write_formula(row, at, target, look, shown)
    return Written(shown)


def by_the_library(grid: Sequence[Sequence[Any]], lowest: float | None) -> bytes:
    """The same workbook, by XlsxWriter alone."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": NOW})
        sheet = book.add_worksheet("Sheet1")
        looks = [book.add_format(look) for look in LOOKS]
        for look in looks:
            look._get_xf_index()
        sheet.write_string(0, 0, "Header", looks[2])
        for number, row in enumerate(grid, 1):
            # What is not a plain value is on the sheet before the row is written.
            for at, value in sorted(enumerate(row), key=lambda one: not isinstance(one[1], tuple)):
                _write(sheet, number, at, value, looks[at])
            texts = [(value[2] or "x" if isinstance(value, tuple) else value, width)
                     for value, width in zip(row, WIDTHS, strict=True) if width]
            height = row_height(((text, width) for text, width in texts if isinstance(text, str)), lowest or 0)
            if lowest or height > row_height([]):
                sheet.set_row(number, height)
        _around(sheet, len(grid))
    return out.getvalue()


def _write(sheet: Any, row: int, at: int, value: Any, look: Any) -> None:
    if isinstance(value, tuple) and value[0] == "link":
        sheet.write_url(row, at, value[1], look, value[2] or "x")
    elif isinstance(value, tuple):
        sheet.write_formula(row, at, value[1], look, value[2])
    elif value is None or value == "":
        sheet.write_blank(row, at, None, look)
    elif isinstance(value, str) or (isinstance(value, date) and value.year < 1900):
        sheet.write_string(row, at, value if isinstance(value, str) else value.isoformat(), look)
    elif isinstance(value, date):
        sheet.write_datetime(row, at, value, look)
    else:
        sheet.write_number(row, at, value, look)


def _around(sheet: Any, last: int) -> None:
    sheet.autofilter(0, 0, last, 2)
    sheet.conditional_format(1, 0, last, 0, {"type": "cell", "criteria": "==", "value": '"x"'})
    sheet.data_validation(1, 1, last, 1, {"validate": "list", "source": ["a", "b"]})
    sheet.freeze_panes(1, 0)


@pytest.mark.slow(reason="many workbooks are written twice")
@pytest.mark.parametrize("lowest", [None, 18.0])
@pytest.mark.parametrize("kind", [PlainWorksheet, AnswerWorksheet])
@given(grid=GRIDS)
def test_every_part_is_what_xlsxwriter_writes(
    kind: type[PlainWorksheet], lowest: float | None, grid: list[list[Any]]
) -> None:
    written, expected = parts(by_rows(grid, kind, lowest)), parts(by_the_library(grid, lowest))
    assert written.keys() == expected.keys()
    for name, part in expected.items():
        assert written[name] == as_ours(name, part, kind), name


def as_ours(name: str, part: str, kind: type[PlainWorksheet]) -> str:
    """A part of XlsxWriter's without what ours never say, and with the language."""
    if name == "docProps/core.xml":
        return part.replace("</cp:coreProperties>", "<dc:language>en</dc:language></cp:coreProperties>")
    if not name.startswith("xl/worksheets/"):
        return part
    part = re.sub(r'(<row [^>]*?) spans="[0-9:]+"', r"\1", part)
    return re.sub(r'(<row [^>]*?) customHeight="1"', r"\1", part) if kind is AnswerWorksheet else part


def test_a_text_in_the_markup_of_rich_text_stays_a_text() -> None:
    data = by_rows([["<r><t>bold</t></r>", "=1+1", None]], PlainWorksheet, None)
    assert read_workbook(data).sheets[0].rows[2] == {1: "<r><t>bold</t></r>", 2: "=1+1"}


@pytest.mark.parametrize("sign", ["x", "\N{HERB}"], ids=["one unit", "two units"])
def test_a_text_is_as_long_as_a_cell_holds_and_no_longer(sign: str) -> None:
    most = sign * (32_767 // (len(sign.encode("utf-16-le")) // 2))
    assert read_workbook(by_rows([[most, None, None]], PlainWorksheet, None)).sheets[0].rows[2][1] == most
    with pytest.raises(TooLongError) as refused:
        by_rows([["short", most + sign, None]], PlainWorksheet, None)
    assert (refused.value.column, refused.value.text) == (1, most + sign)


def test_a_sheet_has_no_row_below_its_last_one() -> None:
    with Workbook(BytesIO(), {"in_memory": True}) as book:
        sheet = book.add_worksheet("Sheet1", PlainWorksheet)
        rows, slots = Rows(sheet), [slot_of(0, book.add_format({}))]
        rows.write(1_048_575, slots, ["the last one"])
        with pytest.raises(ValueError, match="no row"):
            rows.write(1_048_576, slots, ["too low"])


def test_a_sheet_without_rows_is_what_it_was() -> None:
    written, expected = parts(by_rows([], PlainWorksheet, None)), parts(by_the_library([], None))
    sheet = "xl/worksheets/sheet1.xml"
    assert written[sheet] == as_ours(sheet, expected[sheet], PlainWorksheet)


# whole workbooks


def cell_by_cell(self: Rows, row: int, slots: Sequence[Slot], values: Sequence[Any]) -> None:
    """Writes a row as `Rows` would, but has XlsxWriter make it of its cells; the rows above it have come to an end."""
    sheet, texts = self._sheet, []
    sheet._complete_rows(row - 1)
    for slot, value in zip(slots, values, strict=True):
        if not isinstance(value, Written):
            put(sheet, row, slot.column, value, slot.format)
        elif look := sheet.table[row][slot.column].format:
            look._get_xf_index()  # formats are numbered in the order in which rows come to an end
        if slot.width and isinstance(value, str):
            texts.append((str(value), slot.width))
    height = row_height(texts, self._lowest or 0)
    if self._lowest or height > row_height([]):
        sheet.set_row(row, height)


def assert_same_by_the_library(monkeypatch: pytest.MonkeyPatch, write: Any) -> None:
    written = parts(write())
    monkeypatch.setattr(Rows, "write", cell_by_cell)
    expected = parts(write())
    assert written.keys() == expected.keys()
    for name, part in expected.items():
        assert written[name] == part, name
    assert sum(part.count("<row ") for part in expected.values()) > 10


@pytest.mark.slow(reason="the whole round is run, for all tests that look into it")
def test_the_register_of_a_demo_is_what_xlsxwriter_makes_of_it(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = load(demo / "register.xlsx").register
    assert_same_by_the_library(monkeypatch, lambda: write_register(held, NOW))


def everything() -> Register:
    """A register with columns of the organization, columns that somebody added, links, periods and old days."""
    built = register("""
        | Ref. | Action          | Lead     | Support | Deadline | Due date   | Status      | Comment                      |
        | 1.1  | =Paint          | PAR      | LIB     | June 18  | 2018-06-30 | In progress | https://parks.example/a?b=1  |
        | 1.2  | <b>Print</b>    | PAR, LIB |         | Q1 2018  | 1899-03-31 | Implemented | @all: done                   |
        | 1.3  | Keep the & path | LIB      |         |          |            | Not started |                              |
    """)
    built.comments["1.1", "PAR", "2018-12"] = Comment(
        "1.1", "PAR", "2018-12", "Primer is on", evidence="See https://parks.example/a?b=1&c=2 and the minutes")
    built.own_columns = dict(DECLARED)
    built.actions["1.2"] = replace(
        built.actions["1.2"], completed=Period(date(2018, 1, 1), date(2018, 3, 31), "Q1 2018"),
        text="line\n" * 40, own={"own_1": "High", "own_2": 40, "own_3": 0.5})
    built.actions["1.3"] = replace(built.actions["1.3"], completed=Period(date(2016, 3, 1), None, "as one knows"))
    built.extra["Actions"] = {"1.1": {"Seen by": "the chair", "Count": 3, "Share": Formula("A1&1", "x")},
                              "1.3": {"Seen by": "", "On": date(2018, 5, 1), "Share": Formula("A2", None)}}
    built.looks["Actions"] = Look({"Count": 9.7}, {"Count": "0.00"}, {("1.1", "Count"): "0.00"})
    return built


def test_a_register_with_everything_is_what_xlsxwriter_makes_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert_same_by_the_library(monkeypatch, lambda: write_register(everything(), NOW))


@settings(max_examples=10, deadline=None)
@given(own=st.lists(own_values(Form(tuple(own.column for own in SIX)).own_of(Action)), min_size=3, max_size=3),
       texts=st.lists(TEXTS, min_size=3, max_size=3),
       statuses=st.lists(st.sampled_from(Status), min_size=3, max_size=3))
def test_any_register_is_what_xlsxwriter_makes_of_it(
    own: list[dict[str, Any]], texts: list[str], statuses: list[Status]
) -> None:
    built = everything()
    for ref, values, text, status in zip(built.actions, own, texts, statuses, strict=True):
        built.actions[ref] = replace(built.actions[ref], own=values, text=text, status=status)
    with pytest.MonkeyPatch.context() as patch:
        assert_same_by_the_library(patch, lambda: write_register(built, NOW))


@pytest.mark.parametrize("content", [sample, checked])
def test_a_workbook_of_a_unit_is_what_xlsxwriter_makes_of_it(content: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_same_by_the_library(monkeypatch, lambda: write_return(content(), NOW))


def test_lists_are_what_xlsxwriter_makes_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    found = figures(everything(), date(2019, 1, 1))
    assert "xl/worksheets/_rels/sheet2.xml.rels" in parts(write_overdue(everything(), found, NOW))  # a link
    assert_same_by_the_library(monkeypatch, lambda: write_overdue(everything(), found, NOW))


def test_a_link_that_is_too_long_is_the_text_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def write() -> bytes:
        book = Book("List", NOW)
        write_table(book, book.sheet("List"), [Heading("Where", 20), Heading("Since", 10)], [
            (Linked("far", f"external:{'x' * 5_000}.xlsx"), date(2018, 1, 1)), (Linked("near", "external:a.xlsx"), "=1+1"),
            *[(number, None) for number in range(10)]])
        return book.to_bytes()

    [sheet] = read_workbook(write()).sheets
    assert [sheet.rows[row][1] for row in (2, 3)] == ["far", "near"]
    assert sheet.beside["hyperlink"] == 1
    assert_same_by_the_library(monkeypatch, write)
