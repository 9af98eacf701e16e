"""What a return carries beside its answers is named, once and by its place; an honest return is never blamed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.hostile.invented import ANSWERS, content, filled_in, honest
from tests.libreoffice import convert
from tests.recalculation import recalculated
from tests.workbook.unit_workbooks import NOW, checked, sample
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.record.cells import Formula, RawSheet, RawWorkbook
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.problems import Problem, sentence, what_is_wrong
from toolkit.tracker.record.register import Settings
from toolkit.tracker.returns.issuing import checked_content
from toolkit.tracker.returns.marked import GOES_WITH_MARKS, MARKS_SHEET
from toolkit.tracker.returns.parsing import parse_return
from toolkit.tracker.returns.submission import Submission
from toolkit.workbook.lists.problems_sheet import IN_A_CELL
from toolkit.workbook.memory.base import read_base
from toolkit.workbook.returns.workbook import write_return

Change = Callable[[Workbook], object]
TIMING, CHECK, RECOMMENDATION, ROLE, OTHERS = "D", "J", "Q", "T", "P"


def judged(raw: RawWorkbook) -> Submission:
    issued = read_base(raw)
    assert issued is not None
    return parse_return(raw, issued, "LKS.xlsx", "")


def changed(change: Change, data: bytes = b"") -> bytes:
    book = openpyxl.load_workbook(BytesIO(data or honest()))
    change(book)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def told(change: Change, data: bytes = b"") -> list[Problem]:
    return list(judged(read_workbook(changed(change, data))).problems)


def sheet_of(name: str, *rows: tuple[Any, ...]) -> Change:
    def add(book: Workbook) -> None:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)

    return add


def typed(at: str, value: Any, sheet: str = "Actions") -> Change:
    return lambda book: book[sheet].__setitem__(at, value)


def both(*changes: Change) -> Change:
    return lambda book: [change(book) for change in changes]


def copied(name: str, *edits: tuple[str, Any]) -> Change:
    def copy(book: Workbook) -> None:
        book.copy_worksheet(book["Actions"]).title = name
        for at, value in edits:
            book[name][at] = value

    return copy


# extra sheets


def test_a_sheet_of_their_own_is_named_with_its_first_values() -> None:
    rows = [("Dear colleagues,",), (), ("action 1.2", "is waiting for the committee that meets every second spring"),
            (12, None, date(2018, 5, 1))]
    (problem,) = told(sheet_of("Notes", *rows))
    assert (problem.code, problem.place.cell, problem.is_error) == ("sheet-extra", "A1", False)
    assert what_is_wrong(problem) == (
        "The sheet “Notes” was not read. It contains 5 values: A1 “Dear colleagues,”, A3 “action 1.2”, "
        "B3 “is waiting for the committee that meets …”, ….")


def test_every_extra_sheet_is_named_hidden_or_not_and_an_empty_one_is_not() -> None:
    def hide(book: Workbook) -> None:
        book["B"].sheet_state = "veryHidden"

    found = told(both(sheet_of("A", ("a",)), sheet_of("B", (0,)), sheet_of("C"), sheet_of("D", ("  ",), ("\u200b",)), hide))
    assert [(p.code, p.found, p.suggestion) for p in found] == [
        ("sheet-extra", "A", "1 value: A1 “a”"), ("sheet-extra", "B", "1 value: A1 “0”")]


def test_a_copy_of_the_sheet_actions_that_says_nothing_else_is_named_so() -> None:
    (problem,) = told(copied("Actions (2)"))
    assert what_is_wrong(problem) == (
        "“Actions (2)” is a second sheet of actions, but only the first one is read: it says nothing else.")


def test_of_a_copy_whose_answers_differ_those_are_named_and_only_the_sheet_actions_counts() -> None:
    found = judged(read_workbook(changed(copied(
        "My answers", ("E2", "Implemented"), ("I3", "Readers are at work"), ("A9", "9.9"), ("D4", None)))))
    (problem,) = found.problems
    assert (problem.code, problem.place.cell) == ("sheet-copied", "E2")
    assert problem.suggestion == (
        "3 of its cells say something else: E2 “Implemented”, I3 “Readers are at work”, A9 “9.9”")
    assert found.rows["1.1"].plain["status"] == "in_progress"
    assert found.rows["1.2"].plain["comment"] == ANSWERS["1.2", "comment"]


def test_answers_that_only_the_copy_has_are_named_when_the_sheet_actions_was_left_blank() -> None:
    found = told(both(copied("Copy"), typed("I3", None)))
    assert [(p.code, p.suggestion) for p in found if p.code == "sheet-copied"] == [
        ("sheet-copied", "1 of its cells says something else: I3 “Two readers are at work”")]


def test_the_actions_of_another_unit_are_an_extra_sheet_and_no_copy() -> None:
    (problem,) = told(copied("Rivers", *((f"A{row}", f"8.{row}") for row in range(2, 7))))
    assert problem.code == "sheet-extra"


def test_a_sheet_actions_without_its_headings_is_named_where_another_one_is_read() -> None:
    found = judged(read_workbook(changed(both(copied("Final"), lambda book: book["Actions"].delete_rows(1)))))
    assert (found.sheet, [(p.code, p.found) for p in found.problems]) == ("Final", [("sheet-extra", "Actions")])


def test_what_is_changed_on_our_read_me_and_our_lists_changes_nothing_and_is_not_blamed() -> None:
    assert told(both(typed("B20", "read on 3 May", "Read me"), typed("A2", "Almost done", "Lists"))) == []


def test_a_choice_that_somebody_added_to_our_lists_is_named_where_it_is_an_answer() -> None:
    found = told(both(typed("A9", "Almost done", "Lists"), typed("E3", "Almost done")))
    assert [(p.code, p.place.cell, p.found) for p in found] == [("not-in-list", "E3", "Almost done")]


def test_our_own_sheets_of_problems_are_no_extra_sheets() -> None:
    def marked(book: Workbook) -> None:
        book.create_sheet(MARKS_SHEET)["A5"] = "what was there"
        book.create_sheet("Found by the ribbon")["A1"] = GOES_WITH_MARKS

    codes = {p.code for p in told(marked, write_return(checked(), NOW))}
    assert codes & {"sheet-extra", "sheet-copied", "typed-over", "value-outside"} == set()


def test_an_answer_beside_our_list_of_problems_is_named() -> None:
    data = write_return(checked(), NOW)
    found = {*told(typed("J3", "done on 3 May", "Problems"), data)} - {*told(lambda book: None, data)}
    assert [(p.code, p.place.sheet, p.place.cell, p.found) for p in found] == [
        ("value-outside", "Problems", "J3", "done on 3 May")]


def test_a_sheet_problems_of_their_own_is_an_extra_sheet() -> None:
    (problem,) = told(sheet_of("Problems", ("No money", "No staff")))
    assert (problem.code, problem.found) == ("sheet-extra", "Problems")


# beside the other tables


@pytest.mark.parametrize(("sheet", "at"), [("New actions", "H9"), ("New actions", "J1000"), ("Contributions", "C3")])
def test_a_value_beside_the_other_tables_is_named(sheet: str, at: str) -> None:
    (problem,) = told(typed(at, "see the annex", sheet), with_themes())
    assert (problem.code, problem.place.sheet, problem.place.cell) == ("value-outside", sheet, at)


@pytest.mark.parametrize("sheet", ["New actions", "Contributions"])
def test_a_value_above_the_other_tables_is_named(sheet: str) -> None:
    (problem,) = told(both(lambda book: book[sheet].insert_rows(1), typed("B1", "Ours", sheet)), with_themes())
    assert (problem.code, problem.place.sheet, problem.place.cell) == ("value-outside", sheet, "B1")


def test_what_stands_below_the_other_tables_is_read() -> None:
    found = judged(read_workbook(changed(both(
        typed("B200", "Lend boats", "New actions"), typed("B200", "Lent a boat", "Contributions"),
        typed("A200", "Lakes", "Contributions")), with_themes())))
    assert ([p.text for p in found.proposals], found.problems) == (["Lend boats"], ())
    assert [c.text for c in (found.contributions or {}).values()] == ["Lent a boat"]


def test_a_column_of_their_own_on_the_sheet_new_actions_is_named() -> None:
    assert [(p.code, p.found) for p in told(typed("F1", "Budget", "New actions"))] == [("column-unknown", "Budget")]


def test_a_sheet_new_actions_that_lost_its_headings_is_named_with_what_it_holds() -> None:
    def lose(book: Workbook) -> None:
        book["New actions"].delete_rows(1)
        book["New actions"]["B4"] = "Lend boats"

    (problem,) = told(lose)
    assert (problem.code, problem.suggestion) == ("sheet-extra", "1 value: B4 “Lend boats”")


def with_themes() -> bytes:
    made = content()
    rows = tuple(replace(row, values=row.values | {key: value for (ref, key), value in ANSWERS.items() if ref == row.ref})
                 for row in made.rows)
    return write_return(replace(made, issued=replace(made.issued, themes=("Lakes", "Rivers")), rows=rows), NOW)


# typed over


@pytest.mark.parametrize(("column", "heading", "value"), [
    (TIMING, "Timing", "3 months late"), (TIMING, "Timing", 92), (TIMING, "Timing", "=TODAY()-C3"),
    (TIMING, "Timing", "Overdue"), (CHECK, "Check", "checked by the director"), (CHECK, "Check", "=1+1"),
    (RECOMMENDATION, "Recommendation", "Recommendation 7"), (ROLE, "Your role", "Support"),
    (OTHERS, "What others wrote", "They wrote nothing"),
])
def test_what_is_typed_over_a_computed_or_shown_cell_is_named_and_not_taken(
    column: str, heading: str, value: object
) -> None:
    found = judged(read_workbook(changed(typed(f"{column}3", value))))
    (problem,) = found.problems
    assert (problem.code, problem.place.cell, problem.place.column, problem.place.ref, problem.is_error) == (
        "typed-over", f"{column}3", heading, "1.2", False)
    assert f"“{value}” was not accepted there" in sentence(problem)
    assert found.rows == judged(read_workbook(honest())).rows


def test_a_computed_cell_that_was_emptied_or_holds_what_it_showed_is_not_blamed() -> None:
    assert told(both(typed(f"{TIMING}2", "Overdue"), typed(f"{TIMING}3", None), typed(f"{CHECK}2", " "),
                     typed(f"{RECOMMENDATION}2", None))) == []


def test_a_word_in_a_computed_column_below_the_table_is_named() -> None:
    (problem,) = told(typed(f"{CHECK}9", "Total: 3"))
    assert (problem.code, problem.place.cell, problem.found) == ("value-outside", f"{CHECK}9", "Total: 3")


def test_what_others_wrote_is_not_judged_where_the_workbook_no_longer_says_what_it_showed() -> None:
    raw = read_workbook(changed(typed(f"{OTHERS}3", "RIV: all is well")))
    without = RawWorkbook(tuple(sheet for sheet in raw.sheets if sheet.name != "_base"))
    assert parse_return(without, content().issued, "LKS.xlsx", "").problems == ()


def values_only(data: bytes) -> bytes:
    book = openpyxl.load_workbook(BytesIO(data), data_only=True)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def through_pandas(data: bytes) -> bytes:
    sheets = pd.read_excel(BytesIO(data), sheet_name=None, header=None, dtype=object, engine="openpyxl")
    file = BytesIO()
    with pd.ExcelWriter(file, engine="openpyxl") as writer:
        for name, sheet in sheets.items():
            sheet.to_excel(writer, sheet_name=name, header=False, index=False)
    return file.getvalue()


def honest_returns() -> Iterator[bytes]:
    yield from (honest(), filled_in({}), with_themes(), write_return(sample(), NOW), write_return(checked(), NOW))


@pytest.mark.parametrize("save", [values_only, through_pandas, lambda data: changed(lambda book: None, data)])
def test_a_program_that_stores_values_or_drops_what_they_were_gives_no_false_warning(
    save: Callable[[bytes], bytes]
) -> None:
    for data in honest_returns():
        assert judged(read_workbook(save(data))).problems == judged(read_workbook(data)).problems


def test_stored_values_may_be_of_an_earlier_day() -> None:
    stale = changed(both(typed("E2", "Implemented"), typed("F2", date(2018, 5, 1)), typed("E4", "In progress"),
                         typed("F4", None)), values_only(filled_in({})))
    assert {p.code for p in judged(read_workbook(stale)).problems} == {
        "status-missing", "in-progress-without-comment"}


@pytest.mark.slow(reason="LibreOffice computes, saves and saves again")
def test_a_workbook_saved_by_libreoffice_gives_no_false_warning(tmp_path: Path) -> None:
    data = write_return(checked(), NOW)
    expected = judged(read_workbook(data)).problems
    computed = recalculated(data, tmp_path)
    assert judged(read_workbook(computed)).problems == expected
    (tmp_path / "LKS.xlsx").write_bytes(computed)
    other = convert(tmp_path / "LKS.xlsx", "ods", tmp_path / "ods")
    assert judged(read_workbook(convert(other, "xlsx", tmp_path / "back"))).problems == expected


ANY_ANSWER = st.one_of(st.none(), st.sampled_from([status.label for status in Status]), st.dates(
    date(2015, 1, 1), date(2022, 1, 1)), st.text(max_size=8), st.integers(), st.booleans())


@settings(max_examples=60)
@given(answers=st.dictionaries(st.tuples(st.integers(2, 6), st.sampled_from("EFKLMNHIO")), ANY_ANSWER), keep=st.booleans())
def test_whatever_is_answered_the_computed_cells_are_not_blamed(
    answers: dict[tuple[int, str], object], keep: bool
) -> None:
    raw = read_workbook(honest())
    actions = raw.sheet("Actions")
    assert actions is not None
    rows = {number: {at: value if keep or not isinstance(value, Formula) else value.cached or "" for at, value in row.items()}
            for number, row in actions.rows.items()}
    for (number, letter), value in answers.items():
        rows[number][ord(letter) - 64] = value  # type: ignore[assignment]
    rows = {number: {at: value for at, value in row.items() if value is not None} for number, row in rows.items()}
    sheets = tuple(RawSheet("Actions", rows=rows) if sheet is actions else sheet for sheet in raw.sheets)
    found = {p.code for p in judged(RawWorkbook(sheets)).problems}
    assert found & {"typed-over", "sheet-extra", "sheet-copied", "value-outside", "locked-changed"} == set()


# rows that belong to no action


def problems_sheet(data: bytes) -> list[dict[str, str]]:
    """The Problems sheet of the checked copy of a return, line by line."""
    found = judged(read_workbook(data))
    issued = content()
    copy = write_return(checked_content(found, issued.unit, Settings(), found.problems, {}), NOW)
    lines = list(openpyxl.load_workbook(BytesIO(copy))["Problems"].values)
    assert judged(read_workbook(copy)).rows.keys() == content().issued.values.keys()
    return [dict(zip(map(str, lines[0]), map(str, line), strict=True)) for line in lines[1:]]


def test_the_checked_copy_keeps_all_that_rows_held_which_belong_to_no_action() -> None:
    def add(book: Workbook) -> None:
        cells: dict[str, Any] = {
            "A7": "9.9", "E7": "Implemented", "F7": date(2018, 5, 2), "O7": "Report 5",
            "A8": "1.2", "I8": "=1+1", "D8": "=timing_row",
            "B9": "Mend the pier", "L9": "No money", "V9": "see me"}
        for at, value in cells.items():
            book["Actions"][at] = value

    lines = problems_sheet(changed(add))
    held = {line["In the file you sent"]: line["The whole row as sent"] for line in lines if line["Column"] == "Ref."
            or "no reference" in line["What is wrong"]}
    assert held["Actions A7"] == "Ref.: 9.9\nStatus: Implemented\nDate of implementation: 2018-05-02\nEvidence: Report 5"
    assert held["Actions A8"] == "Ref.: 1.2\nComment: =1+1"
    assert "Comment: Two readers are at work" in held["Actions A3"]
    assert held["Actions A9"] == "Action: Mend the pier\nReason for revision: No money\nV: see me"


def test_a_row_that_held_more_than_a_cell_can_is_kept_in_several_lines() -> None:
    texts = {"I": "n" * 30_000, "O": "o" * 30_000}

    def add(book: Workbook) -> None:
        for letters, text in {"A": "9.9", **texts}.items():
            book["Actions"][f"{letters}7"] = text

    lines = [line for line in problems_sheet(changed(add)) if line["In the file you sent"] == "Actions A7"]
    assert max(len(line["The whole row as sent"]) for line in lines) <= IN_A_CELL
    assert "".join(line["The whole row as sent"] for line in lines) == (
        f"Ref.: 9.9\nComment: {texts['I']}\nEvidence: {texts['O']}")
    assert len({line["No."] for line in lines}) == 1
