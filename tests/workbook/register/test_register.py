"""The register as a workbook: written, read back, edited by hand."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.registers import SOURCE, register
from tests.returns import open_round, submission
from tests.workbook import kept
from toolkit.tracker.merge.consolidate import consolidate
from toolkit.tracker.record.actions import Comment
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.narrative import Contribution, Person
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import HISTORY
from toolkit.workbook.register.writing import write_register

NOW = datetime(2019, 1, 20, 10, 0)


@pytest.fixture
def held() -> Register:
    built = register("""
        | Ref. | Action             | Lead | Support | Deadline   | Due date   | Status      | Date of implementation                | Comment      |
        | 1.1  | Paint the signs    | PAR  | LIB     | 30 June 18 | 2018-06-30 | In progress |                                       | Primer is on |
        | 1.2  | =Print "leaflets"  | PAR  |         | Q1 2018    | 2018-03-31 | Implemented | 2018-01-01/2018-03-31 (Q1 2018)       | +1 from all  |
        | 1.3  | Keep the paths     | PAR  |         | 2016       | 2016-12-31 | Implemented | 2016-01-01/.. (2016 onwards)          |              |
        | 1.4  | Sow the meadow     | PAR  |         | 2016       | 2016-12-31 | Implemented | 2016-03-01/2016-05-31 (when it thaws) |              |
        | 1.10 | Count the benches  | LIB  |         | Ongoing    |            | Not started |                                       |              |
    """, units="""
        | Code | Name           | Aliases       | Kind       | Members  | E-mail          |
        | PAR  | Parks Office   | Parks, The PO | Unit       |          | par@hills.example |
        | LIB  | Library        |               | Unit       |          |                 |
        | ALL  | All offices    |               | Collective | PAR, LIB |                 |
    """)
    built.contributions.append(Contribution("1", "Trees", 2, "Green", "bullet", "Forty limes", "PAR", source=SOURCE))
    built.people.append(Person("Mission members", "Ministry of Hills", "A. N. Other", "Officer", "lead", source=SOURCE))
    issued = open_round(built, joint="all")
    merged = consolidate(built, "2018-12", [
        submission(issued["PAR"], {("1.1", "status"): "Implemented", ("1.2", "comment"): "@all: done"}),
        submission(issued["LIB"], {("1.1", "status"): "Superseded"}),
    ], "2019-01-20 10:00:00")
    return merged.register


def again(data: bytes) -> Register:
    return kept.read(data).plain


def edited(data: bytes, change: object) -> bytes:
    book = openpyxl.load_workbook(BytesIO(data))
    change(book)  # type: ignore[operator]
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def cell_of(sheet: Worksheet, key: str, heading: str) -> object:
    headings = [c.value for c in sheet[1]]
    row = next(r for r in range(2, sheet.max_row + 1) if sheet.cell(r, 1).value == key)
    return sheet.cell(row, headings.index(heading) + 1)


def test_a_register_that_is_written_and_read_is_the_same(held: Register) -> None:
    assert again(write_register(held, NOW)) == held


def test_conflicts_and_history_name_columns_as_people_see_them(held: Register) -> None:
    book = openpyxl.load_workbook(BytesIO(write_register(held, NOW)))
    for name, headings in (("Conflicts", {"Status"}), ("History", {"Comment"})):
        at = [c.value for c in book[name][1]].index("Column") + 1
        assert {book[name].cell(r, at).value for r in range(2, book[name].max_row + 1)} == headings


def test_an_earlier_register_that_names_columns_by_their_keys_is_read_the_same(held: Register) -> None:
    def change(book: openpyxl.Workbook) -> None:
        for name, heading, key in (("Conflicts", "Status", "status"), ("History", "Comment", "comment")):
            for row in book[name].iter_rows():
                for cell in row:
                    cell.value = key if cell.value == heading and cell.row > 1 else cell.value

    assert again(edited(write_register(held, NOW), change)) == held


def test_words_for_a_period_that_would_not_be_read_again_are_written_as_an_interval(held: Register) -> None:
    sheet = openpyxl.load_workbook(BytesIO(write_register(held, NOW)))["Actions"]
    written = [cell_of(sheet, ref, "Date of implementation").value for ref in ("1.2", "1.3", "1.4")]  # type: ignore[attr-defined]
    assert written == ["Q1 2018", "2016 onwards", "2016-03-01/2016-05-31"]


def test_every_cell_of_a_text_column_is_formatted_as_text_so_that_opening_it_changes_nothing(held: Register) -> None:
    book = openpyxl.load_workbook(BytesIO(write_register(held, NOW)))
    for name, heading in [("Actions", "Ref."), ("Actions", "Action"), ("Actions", "Lead"), ("Recommendations", "No"),
                          ("Comments", "Ref."), ("Contributions", "No"), ("History", "New"), ("Rounds", "Round")]:
        sheet = book[name]
        at = [c.value for c in sheet[1]].index(heading) + 1
        assert {sheet.cell(r, at).number_format for r in range(2, sheet.max_row + 1)} == {"@"}, (name, heading)
    assert cell_of(book["Actions"], "1.1", "Due date").number_format == "yyyy-mm-dd"  # type: ignore[attr-defined]


def test_the_same_register_gives_the_same_bytes(held: Register) -> None:
    assert write_register(held, NOW) == write_register(held, NOW)


def test_what_the_lateness_is_stands_beside_each_action(held: Register) -> None:
    sheet = openpyxl.load_workbook(BytesIO(write_register(held, NOW)))["Actions"]
    assert cell_of(sheet, "1.1", "Timing").value == "Overdue"  # type: ignore[attr-defined]
    assert cell_of(sheet, "1.1", "Days overdue").value == 184  # type: ignore[attr-defined]
    assert cell_of(sheet, "1.2", "Comments").value == "@all: done"  # type: ignore[attr-defined]


def test_a_hand_edit_is_found_with_both_values(held: Register) -> None:
    def change(book: openpyxl.Workbook) -> None:
        cell_of(book["Actions"], "1.1", "Due date").value = date(2018, 9, 30)  # type: ignore[attr-defined]

    found = again(edited(write_register(held, NOW), change)).hand_edits
    assert [(c.ref, c.key, c.old, c.new, c.how) for c in found] == [
        ("1.1", "due_date", "2018-06-30", "2018-09-30", How.HAND)]


def test_a_row_deleted_or_added_by_hand_is_found(held: Register) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Actions"].delete_rows(6)
        book["Actions"].append(["3.1", "", "", "3", "Mend the gate"])

    found = again(edited(write_register(held, NOW), change)).hand_edits
    assert [(c.ref, c.key) for c in found] == [("1.10", "Actions row"), ("3.1", "Actions row")]
    assert "Count the benches" in found[0].old


def test_columns_and_sheets_that_somebody_added_are_carried_along(held: Register) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Actions"]
        width = sheet.max_column
        sheet.cell(1, width + 1, "Budget line")
        sheet.cell(3, width + 1, 4711)
        notes = book.create_sheet("Notes of the unit")
        notes.append(["Ask PAR", date(2019, 2, 1), 1.5, True])

    changed = again(edited(write_register(held, NOW), change))
    assert changed.extra["Actions"] == {"1.2": {"Budget line": 4711}}
    after = again(write_register(changed, NOW))
    assert after.extra == changed.extra
    assert [(f.name, f.rows) for f in after.foreign] == [
        ("Notes of the unit", {1: {1: "Ask PAR", 2: date(2019, 2, 1), 3: 1.5, 4: True}})]


def test_columns_may_be_moved_by_hand(held: Register) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Actions"]
        for row in sheet.iter_rows(min_row=1, max_row=sheet.max_row):
            row[3].value, row[7].value = row[7].value, row[3].value

    changed = again(edited(write_register(held, NOW), change))
    assert changed.actions == held.actions
    assert changed.hand_edits == []


@pytest.mark.parametrize(("sheet", "cell", "value", "words"), [
    ("Actions", "K2", "next spring", "“next spring” in “Due date” is not understood"),
    ("Actions", "K2", "03/04/2019", "“03/04/2019” in “Due date” is not understood. Did you mean 2019-03-04 or 2019-04-03?"),
    ("Actions", "L2", "Implementd", "“Implementd” in “Status” is none of: Not started, In progress"),
    ("Actions", "A3", "1.1", "“1.1” appears in two rows"),
    ("Comments", "A2", None, "nothing in its first column"),
    ("Actions", "E1", None, "the Action column is missing or appears twice"),
    ("About", "B1", None, "no register id"),
    ("_base", "A2", "{}", "hidden sheet _base has been changed"),
])
def test_what_cannot_be_read_is_refused_with_its_place(
    held: Register, sheet: str, cell: str, value: str | None, words: str
) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book[sheet][cell] = value

    with pytest.raises(Refused, match=r"register\.xlsx") as refused:
        again(edited(write_register(held, NOW), change))
    assert words in str(refused.value)


def test_a_deleted_sheet_is_refused(held: Register) -> None:
    with pytest.raises(Refused, match="its History sheet is missing"):
        again(edited(write_register(held, NOW), lambda book: book.remove(book["History"])))


def test_what_the_register_remembers_may_be_cut_at_a_blank(held: Register) -> None:
    held.comments["1.1", "PAR", "2018-12"] = Comment("1.1", "PAR", "2018-12", "a b " * 8_000)
    held.comments["1.1", "LIB", "2018-12"] = Comment("1.1", "LIB", "2018-12", " c  d" * 6_000)
    assert again(write_register(held, NOW)).hand_edits == []


def test_a_register_typed_by_hand_needs_no_hidden_sheet(held: Register) -> None:
    made = again(edited(write_register(held, NOW), lambda book: book.remove(book["_base"])))
    assert made.actions == held.actions
    assert made.hand_edits == []


def test_a_decision_typed_into_the_conflicts_is_read(held: Register) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Conflicts"]
        headings = [c.value for c in sheet[1]]
        sheet.cell(2, headings.index("Decision") + 1, "B")

    changed = again(edited(write_register(held, NOW), change))
    assert [c.decision for c in changed.conflicts] == ["B", ""]
    assert changed.hand_edits == []


@pytest.mark.parametrize("text", ["x" * 40_000, "\N{HERB}" * 20_000])
def test_a_text_too_long_for_a_cell_is_refused_and_never_cut_in_silence(held: Register, text: str) -> None:
    held.actions["1.1"] = replace(held.actions["1.1"], text=text)
    with pytest.raises(Refused, match="has 40,000 characters, but a cell can have at most"):
        write_register(held, NOW)


@pytest.mark.parametrize("text", ["x" * 30_000, "\N{HERB}" * 15_000])
def test_joined_comments_too_long_for_a_cell_are_cut_with_a_mark_and_kept_whole_in_comments(
    held: Register, text: str
) -> None:
    for unit in ("PAR", "LIB"):
        held.comments["1.1", unit, "2018-12"] = Comment("1.1", unit, "2018-12", text)
    data = write_register(held, NOW)
    shown = str(cell_of(openpyxl.load_workbook(BytesIO(data))["Actions"], "1.1", "Comments").value)  # type: ignore[attr-defined]
    assert len(shown.encode("utf-16-le")) // 2 <= 32_767
    assert shown.endswith("… (see the Comments sheet)")
    assert again(data).comments == held.comments


@pytest.mark.parametrize("beside", [{}, {"Seen by": "the chair"}], ids=["alone", "with a column beside it"])
def test_a_long_history_comes_back_line_by_line(held: Register, beside: dict[str, object]) -> None:
    lines = 8_195
    held.history += [replace(held.history[0], new=f"As line {number} says\nand the one below it" if number % 7 else "")
                     for number in range(lines)]
    if beside:
        held.extra["History"] = {HISTORY.row_keys(held.history)[lines - 1]: beside}
    read = again(write_register(held, NOW))
    assert read.history == held.history
    assert read.extra == held.extra
    assert read.hand_edits == []
