"""What people do to a register in Excel: nothing of it is lost, and what cannot be kept is said."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from tests.registers import SOURCE, register
from tests.workbook.register.test_register import NOW, again, edited
from toolkit.tracker.merge.consolidate import with_hand_edits
from toolkit.tracker.record.cells import column_letters
from toolkit.tracker.record.codes import How, Language, UnitKind
from toolkit.tracker.record.history import Change, TakenIn
from toolkit.tracker.record.narrative import Contribution, Person
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import tabs_of
from toolkit.tracker.record.rounds import ReportingRound
from toolkit.tracker.record.units import Unit
from toolkit.tracker.views.figures import recommendation_statuses
from toolkit.workbook.register.writing import write_register

Edit = Callable[[openpyxl.Workbook], Any]


@pytest.fixture
def held() -> Register:
    built = register("""
        | Ref. | Action            | Lead | Deadline   | Due date   | Status      | Comment      |
        | 1.1  | Paint the signs   | PAR  | 30 June 18 | 2018-06-30 | In progress | Primer is on |
        | 1.2  | Print the leaflet | LIB  | End 2019   | 2019-12-31 | Not started |              |
        | 1.10 | Count the benches | PAR  | Ongoing    |            | Not started |              |
    """)
    built.contributions += [Contribution("1", "Trees", 2, "Green", "bullet", text, "PAR", source=SOURCE) for text in ("Limes", "Elms")]
    built.people.append(Person("Mission", "Ministry of Hills", "A. N. Other", "Officer", "lead", source=SOURCE))
    built.rounds["2018-12"] = ReportingRound("2018-12", date(2018, 12, 31), date(2019, 1, 15))
    built.returns.append(TakenIn("2019-01-20 10:00:00", "2018-12", "PAR", "PAR.xlsx", "ab12", 1))
    built.history += [Change("2019-01-20 10:00:00", "2018-12", "1.1", "comment", old, new, unit="PAR", cell="N2")
                      for old, new in (("", "Wood is bought"), ("Wood is bought", "Primer is on"))]
    return built


def after(held: Register, edit: Edit) -> Register:
    return again(edited(write_register(held, NOW), edit))


def column(book: openpyxl.Workbook, sheet: str, heading: str) -> str:
    return next(c.column_letter for c in book[sheet][1] if c.value == heading)


def typed(sheet: str, heading: str, row: int, value: object) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        book[sheet][f"{column(book, sheet, heading)}{row}"].value = value
    return edit


def add_column(book: openpyxl.Workbook, sheet: str, values: dict[int, object]) -> str:
    at = book[sheet].max_column + 1
    for row, value in values.items():
        book[sheet].cell(row, at).value = value  # type: ignore[assignment]
    return column_letters(at)


@pytest.mark.parametrize(("sheet", "heading", "row", "value", "told"), [
    ("Actions", "Due date", 2, date(2018, 9, 30), ("1.1", "due_date", "2018-06-30", "2018-09-30", "K2")),
    ("Contributions", "Text", 3, "Oaks", ("1", "text", "Elms", "Oaks", "G3")),
    ("People", "Title", 2, "Head", ("Mission", "title", "Officer", "Head", "E2")),
    ("Rounds", "As of", 2, date(2019, 1, 1), ("2018-12", "as_of", "2018-12-31", "2019-01-01", "B2")),
    ("Returns", "Changes", 2, 7, ("2019-01-20 10:00:00", "changes", "1", "7", "F2")),
    ("History", "New", 3, "Nothing", ("1.1", "new", "Primer is on", "Nothing", "F3")),
])
def test_a_hand_edit_of_any_sheet_has_its_cell(
    held: Register, sheet: str, heading: str, row: int, value: object, told: tuple[str, ...]
) -> None:
    found = after(held, typed(sheet, heading, row, value)).hand_edits
    assert [(c.ref, c.key, c.old, c.new, c.cell) for c in found] == [told]
    assert found[0].sheet == sheet


def test_a_hand_edit_of_what_the_register_says_of_itself_is_found(held: Register) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book["Settings"]["B1"] = "Signposts"

    found = after(held, edit).hand_edits
    assert [(c.key, c.old, c.new, c.sheet, c.cell) for c in found] == [
        ("title", held.settings.title, "Signposts", "Settings", "B1")]


@pytest.mark.parametrize(("language", "shown"), [("en", "Bullet"), ("fr", "Puce"), ("es", "Viñeta"), ("ru", "Пункт списка")])
def test_the_kind_of_a_paragraph_is_shown_in_the_language_of_the_register(held: Register, language: str, shown: str) -> None:
    held.settings = replace(held.settings, language=Language(language))
    book = openpyxl.load_workbook(BytesIO(write_register(held, NOW)))
    sheet = book[tabs_of(held.settings)["Contributions"]]
    assert [cell.value for row in sheet.iter_rows(min_row=2) for cell in row if cell.value == shown] == [shown, shown]


@pytest.mark.parametrize("typed_as", ["bullet", "Bullet", "puce", "Viñeta", "ПУНКТ СПИСКА"])
def test_the_kind_of_a_paragraph_is_read_in_every_language_and_by_its_code(held: Register, typed_as: str) -> None:
    found = after(held, typed("Contributions", "Kind", 2, typed_as))
    assert (found.contributions, found.hand_edits, found.problems) == (held.contributions, [], [])


def test_a_kind_of_paragraph_that_the_tracker_does_not_know_is_kept(held: Register) -> None:
    found = after(held, typed("Contributions", "Kind", 2, "Ballad"))
    assert [one.kind for one in found.contributions] == ["Ballad", "bullet"]
    assert again(write_register(found, NOW)).contributions == found.contributions


@pytest.mark.parametrize(("language", "sheet", "cell"), [
    ("en", "table 1", "row 2, column 3"), ("fr", "tableau 1", "ligne 2, colonne 3"), ("ru", "таблица 1", "строка 2, столбец 3")])
def test_the_history_says_in_the_language_of_the_register_where_words_stood_in_a_document(
    held: Register, language: str, sheet: str, cell: str
) -> None:
    held.history.append(Change("2019-01-01 10:00:00", "", "1.1", "text", "", "Paint", How.IMPORT, "", "plan.docx", "table 1", "row 2, column 3"))
    held.settings = replace(held.settings, language=Language(language))
    written = write_register(held, NOW)
    book = openpyxl.load_workbook(BytesIO(written))
    assert [one.value for one in [*book[tabs_of(held.settings)["History"]]][-1][9:11]] == [sheet, cell]
    assert again(written) == held


@pytest.mark.parametrize("how", [How.HAND, How.READ, How.RETURN, How.IMPORT])
@pytest.mark.parametrize(("sheet", "cell"), [("Budget", "B2"), ("Actions", "C3"), ("Budget", ""), ("Settings", "row 2"), ("", "")])
def test_a_line_of_the_history_keeps_its_place_on_whatever_sheet_that_was(held: Register, how: How, sheet: str, cell: str) -> None:
    line = Change("2019-01-01 10:00:00", "", "1.1", "text", "", "Paint", how, "", "register.xlsx", sheet, cell)
    held.history.append(line)
    for language in Language:
        held.settings = replace(held.settings, language=language)
        assert again(write_register(held, NOW)).history[-1] == line


@pytest.mark.parametrize(("language", "heading"), [("en", "Column S"), ("fr", "Colonne S")])
def test_a_column_without_a_heading_is_called_in_the_language_of_the_register(held: Register, language: str, heading: str) -> None:
    held.settings = replace(held.settings, language=Language(language))
    held.extra["Actions"] = {"1.1": {"Column S": "Oak"}}
    written = write_register(held, NOW)
    assert openpyxl.load_workbook(BytesIO(written))[tabs_of(held.settings)["Actions"]][1][-1].value == heading
    assert again(written).extra == held.extra


def test_a_line_deleted_from_the_history_is_told_and_stands_in_it_again(held: Register) -> None:
    found = after(held, lambda book: book["History"].delete_rows(2))
    assert [(p.code, p.place.ref) for p in found.problems] == [("record-deleted", "1.1")]
    assert "new: Wood is bought" in with_hand_edits(found, "2019-02-01 09:00:00").history[-1].old


@pytest.mark.parametrize("text", ["x" * 25_000, "\N{HERB}" * 12_500])
def test_a_long_line_that_was_deleted_is_kept_as_far_as_a_cell_holds_it(held: Register, text: str) -> None:
    held.actions["1.1"] = replace(held.actions["1.1"], text=text, closing_reason=text)
    found = with_hand_edits(after(held, lambda book: book["Actions"].delete_rows(2)), "2019-02-01 09:00:00")
    told = again(write_register(found, NOW)).history[-1]
    assert (told.ref, told.old.count(text), told.old[-1]) == ("1.1", 1, "…")


def test_rows_that_are_sorted_are_no_hand_edit(held: Register) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        for name in ("Contributions", "History", "Actions"):
            first, second = ([c.value for c in book[name][row]] for row in (2, 3))
            for at, (one, other) in enumerate(zip(first, second, strict=True), 1):
                book[name].cell(2, at).value, book[name].cell(3, at).value = other, one

    assert after(held, edit).hand_edits == []


@pytest.mark.parametrize(("heading", "row", "value"), [
    ("Timing", 2, "Nearly there"), ("Days overdue", 2, 5), ("Comments", 2, "Second coat is on"),
    ("Comments", 3, "Printer was asked"),
])
def test_what_was_typed_into_a_computed_column_is_told_and_goes_into_the_history(
    held: Register, heading: str, row: int, value: object
) -> None:
    found = after(held, typed("Actions", heading, row, value))
    (edit,), (problem,) = found.hand_edits, found.problems
    assert (edit.new, edit.old, edit.key.endswith("(not taken)")) == (str(value), "", True)
    assert (problem.code, problem.place.cell, problem.found) == ("derived-typed", edit.cell, str(value))
    assert edit.cell.endswith(str(row))
    assert after(with_hand_edits(found, "2019-02-01 09:00:00"), lambda book: None).problems == []


def test_the_sheet_of_recommendations_shows_how_far_each_is_and_what_is_typed_over_it_is_told(held: Register) -> None:
    book = openpyxl.load_workbook(BytesIO(write_register(held, NOW)))
    sheet = book["Recommendations"]
    at = next(cell.column for cell in sheet[1] if cell.value == "Status by actions")
    assert [sheet.cell(row, at).value for row in range(2, sheet.max_row + 1)] == [
        status.label for status in recommendation_statuses(held).values()]
    assert after(held, lambda book: None).hand_edits == []
    found = after(held, typed("Recommendations", "Status by actions", 2, "Nearly there"))
    (edit,), (problem,) = found.hand_edits, found.problems
    assert (edit.ref, edit.key, edit.new) == ("1", "by_actions (not taken)", "Nearly there")
    assert (problem.code, problem.place.sheet, problem.place.column) == ("derived-typed", "Recommendations", "Status by actions")
    told = again(write_register(with_hand_edits(found, "2019-02-01 09:00:00"), NOW))
    assert (told.history[-1].key, told.hand_edits, told.problems) == ("by_actions (not taken)", [], [])


def test_added_columns_keep_their_values_their_kinds_and_names_of_their_own(held: Register) -> None:
    moment, hour = datetime(2019, 2, 1, 9, 30), time(14, 5)

    def edit(book: openpyxl.Workbook) -> None:
        add_column(book, "Actions", {1: "Cost", 2: 4.5, 3: True})
        add_column(book, "Actions", {1: "Cost", 2: moment, 3: hour})
        add_column(book, "Actions", {1: "Comments", 2: "Ours", 4: date(2019, 3, 1)})
        letters.append(add_column(book, "Actions", {3: "0012"}))

    letters: list[str] = []
    found = after(held, edit)
    assert found.extra["Actions"] == {
        "1.1": {"Cost": 4.5, "Cost (2)": moment, "Comments (2)": "Ours"},
        "1.2": {"Cost": True, "Cost (2)": hour, f"Column {letters[0]}": "0012"},
        "1.10": {"Comments (2)": date(2019, 3, 1)},
    }
    assert found.problems == []
    twice = again(write_register(found, NOW))
    assert twice.extra == found.extra
    assert twice.hand_edits == []


def test_an_added_column_that_is_still_empty_stays(held: Register) -> None:
    found = after(held, lambda book: add_column(book, "Actions", {1: "Cost"}))
    assert found.extra["Actions"] == {"1.1": {"Cost": ""}}
    assert again(write_register(found, NOW)).extra == found.extra


def test_an_added_column_of_a_list_stays_with_its_row_when_rows_move(held: Register) -> None:
    found = after(held, lambda book: add_column(book, "History", {1: "Seen", 2: "by A", 3: "by B"}))
    before = {c.new: note for c, note in zip(found.history, found.extra["History"].values(), strict=True)}
    found.history.insert(0, Change("2018-01-01 00:00:00", ref="1.1", key="text"))
    kept = again(write_register(found, NOW))
    assert list(kept.extra["History"].values()) == [{"Seen": "by A"}, {"Seen": "by B"}]
    assert kept.extra == found.extra
    assert set(before) == {"Wood is bought", "Primer is on"}


def test_formulas_in_added_columns_are_told_and_what_they_say_is_kept(held: Register) -> None:
    found = after(held, lambda book: add_column(book, "Actions", {1: "Cost", 2: "=1+1", 3: "=2+2"}))
    assert found.extra["Actions"] == {"1.1": {"Cost": "=1+1"}, "1.2": {"Cost": "=2+2"}}
    (problem,) = found.problems
    assert (problem.code, problem.found, problem.place.column) == ("added-formula", "2 formulas", "Cost")


def test_the_values_of_added_sheets_are_kept_wherever_they_stand(held: Register) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        notes = book.create_sheet("Notes of the unit")
        notes["A1"], notes["XFD1048576"] = "=1+1", "far away"

    found = after(held, edit)
    assert found.foreign[0].rows == {1: {1: "=1+1"}, 1_048_576: {16_384: "far away"}}
    assert [(p.place.sheet, p.found) for p in found.problems] == [
        ("Notes of the unit", "1 formula, of which the value is kept")]
    assert again(write_register(found, NOW)).foreign == found.foreign


def test_all_that_cannot_be_read_is_told_at_once(held: Register) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        typed("Actions", "Due date", 2, "next spring")(book)
        typed("Actions", "Status", 3, "Soonish")(book)
        typed("Comments", "Ref.", 2, None)(book)
        book.remove(book["History"])

    with pytest.raises(Refused) as refused:
        after(held, edit)
    told = str(refused.value).splitlines()
    assert len(told) == 4
    for line, words in zip(told, ("History sheet is missing", "next spring", "Soonish", "nothing in its first column"),
                           strict=True):
        assert words in line


def test_the_reference_of_a_deleted_action_is_not_given_to_another_one(held: Register) -> None:
    gone = with_hand_edits(after(held, lambda book: book["Actions"].delete_rows(3)), "2019-02-01 09:00:00")
    back = after(gone, lambda book: book["Actions"].append(["1.2", "", "", "1", "Print the leaflet"]))
    assert (list(back.actions), back.problems) == (["1.1", "1.10", "1.2"], [])
    with pytest.raises(Refused) as refused:
        after(gone, lambda book: book["Actions"].append(["1.2", "", "", "1", "Print"]))
    problem = refused.value.problem
    assert (problem.code, problem.place.cell, problem.found, problem.suggestion) == ("ref-reused", "A4", "1.2", "1.11")


def test_a_reference_that_is_free_is_taken_also_after_another_was_deleted(held: Register) -> None:
    gone = with_hand_edits(after(held, lambda book: book["Actions"].delete_rows(3)), "2019-02-01 09:00:00")
    added = after(gone, lambda book: book["Actions"].append(["1.11", "", "", "1", "Sow"]))
    assert list(added.actions) == ["1.1", "1.10", "1.11"]


def test_a_unit_that_is_named_and_not_known_is_told_with_its_cell(held: Register) -> None:
    held.units["ALL"] = Unit("ALL", "All offices", kind=UnitKind.COLLECTIVE, members=("PAR", "ROADS"))
    found = after(held, lambda book: book["Units"].delete_rows(3))
    assert {(p.code, p.place.sheet, p.place.cell, p.found, p.suggestion) for p in found.problems} == {
        ("member-unknown", "Units", "E3", "ROADS", "ALL"), ("party-unknown", "Actions", "G3", "LIB", "1.2")}


def test_comments_of_a_unit_whose_code_was_changed_are_kept_and_shown_and_told(held: Register) -> None:
    found = after(held, typed("Units", "Code", 2, "PARKS"))
    assert ("unit-left-behind", "PAR", "1") in {(p.code, p.found, p.suggestion) for p in found.problems}
    assert found.comments == held.comments
    kept = again(write_register(with_hand_edits(found, "2019-02-01 09:00:00"), NOW))
    assert [comment.comment for comment in kept.latest_comments()["1.1"]] == ["Primer is on"]
    assert "unit-left-behind" not in {p.code for p in kept.problems}
