"""The lists that the centre works with."""

from datetime import UTC, datetime
from io import BytesIO

import openpyxl

from tests.registers import AS_OF, register
from tests.workbook.unit_workbooks import checked
from toolkit.tracker.record.cells import column_letters
from toolkit.tracker.record.problems import Place, Problem, in_order, what_is_wrong, what_to_do
from toolkit.tracker.views.figures import figures
from toolkit.tracker.views.overdue import by_unit, due_soon_items, overdue_items
from toolkit.workbook.lists.files import (
    write_problem_list,
    write_problems_of_unit,
    write_problems_of_units,
)
from toolkit.workbook.lists.overdue import write_overdue

NOW = datetime(2019, 1, 3, 8, tzinfo=UTC)
TRACKER = register("""
    | Ref. | Action                  | Lead | Deadline      | Due date   | Revised deadline | Status      | Comment    |
    | 1.1  | Publish the depths.     | LKS  | June 2018     | 2018-06-30 |                  | in_progress | Half done. |
    | 1.2  | Open the archive.       | LKS  | March 2017    | 2017-03-31 |                  | not_started |            |
    | 1.3  | Close the old archive.  | LKS  | March 2017    | 2017-03-31 |                  | implemented |            |
    | 2.1  | Train two surveyors.    | RIV  | November 2018 | 2018-11-30 |                  | not_started |            |
    | 2.2  | Train four surveyors.   | RIV  | June 2018     | 2018-06-30 | 2019-01-20       | in_progress |            |
    | 2.3  | Find somebody to do it. |      | May 2018      | 2018-05-20 |                  | in_progress |            |
    """, units="""
    | Code | Name        |
    | LKS  | Lake Survey |
    | RIV  | =River()    |
    """)


def test_what_is_late_comes_longest_first() -> None:
    items = overdue_items(TRACKER, figures(TRACKER, AS_OF))
    assert [(item.ref, item.unit, item.days, item.lateness) for item in items] == [
        ("1.2", "Lake Survey", 640, "Overdue by more than a year"),
        ("2.3", "(no unit)", 225, "Overdue by more than 3 months"),
        ("1.1", "Lake Survey", 184, "Overdue by more than 3 months"),
        ("2.1", "=River()", 31, "Overdue by up to 3 months"),
    ]
    assert list(by_unit(items)) == ["Lake Survey", "(no unit)", "=River()"]
    assert items[2].comment.endswith("Half done.")


def test_a_revised_deadline_counts_for_what_is_due_soon() -> None:
    assert [(item.ref, item.counts.isoformat(), item.days) for item in due_soon_items(TRACKER, figures(TRACKER, AS_OF))] == [
        ("2.2", "2019-01-20", 20)]


def test_the_overdue_workbook_tells_by_word_and_colour() -> None:
    book = openpyxl.load_workbook(BytesIO(write_overdue(TRACKER, figures(TRACKER, AS_OF), NOW)))
    assert book.sheetnames == ["Summary", "Overdue", "Due soon"]
    sheet = book["Overdue"]
    heading = {cell.value: column_letters(at) for at, cell in enumerate(sheet[1], 1)}
    assert [sheet[f"{heading['Ref.']}{row}"].value for row in range(2, 6)] == ["1.2", "1.1", "2.3", "2.1"]
    words = [sheet[f"{heading['Timing']}{row}"] for row in range(2, 6)]
    assert [(cell.value, cell.fill.fgColor.rgb) for cell in words] == [
        ("Overdue by more than a year", "FF801650"), ("Overdue by more than 3 months", "FFF46A25"),
        ("Overdue by more than 3 months", "FFF46A25"), ("Overdue by up to 3 months", "FFFDE3D0"),
    ]
    assert sheet[f"{heading['Unit']}5"].data_type == "s"
    lines = [[cell.value for cell in line if cell.value is not None] for line in book["Summary"].iter_rows()]
    assert [line for line in lines if line[:1] == ["All units"]] == [["All units", 4, 640, 1]]
    [without] = [str(line[1]) for line in lines if line[:1] == ["Without new dates"]]
    assert without.endswith(": 5 actions overdue.")
    assert [line for line in lines if line[:1] == ["Who is late"]] == [["Who is late", (
        "Most overdue actions: Lake Survey (2 of 3), =River() (1 of 2), (no unit) (1 of 1). Longest: action 1.2, 640 days.")]]
    listed = [(cell.value, cell.hyperlink.location) for line in book["Summary"].iter_rows() for cell in line if cell.hyperlink]
    assert listed == [("1.2", "'Overdue'!B2"), ("2.3", "'Overdue'!B4"), ("1.1", "'Overdue'!B3"), ("2.1", "'Overdue'!B5")]


def test_a_problem_list_says_where_what_and_what_to_do() -> None:
    problems = checked().problems
    sheet = openpyxl.load_workbook(BytesIO(write_problem_list(problems, "Problems found", NOW)))["Problems"]
    rows = list(sheet.iter_rows(2, values_only=True))
    for problem, found in zip(in_order(list(problems)), rows, strict=True):
        place = problem.place
        assert [value or "" for value in found] == [
            place.file, place.sheet, place.cell, place.ref, place.column, "To correct" if problem.is_error else "To look at",
            what_is_wrong(problem), what_to_do(problem)]


def test_empty_lists_say_that_they_are_empty() -> None:
    listed = openpyxl.load_workbook(BytesIO(write_problem_list([], "Problems found", NOW)))["Problems"]
    assert "No problems were found." in [cell.value for cell in listed[2]]
    nothing = register("| Ref. | Action |\n| 1 | x |")
    book = openpyxl.load_workbook(BytesIO(write_overdue(nothing, figures(nothing, AS_OF), NOW)))
    assert "Nothing is overdue." in [cell.value for cell in book["Overdue"][2]]


def test_the_same_lists_give_the_same_bytes() -> None:
    assert write_overdue(TRACKER, figures(TRACKER, AS_OF), NOW) == write_overdue(TRACKER, figures(TRACKER, AS_OF), NOW)
    assert write_problem_list(checked().problems, "x", NOW) == write_problem_list(checked().problems, "x", NOW)


def test_the_list_of_a_check_begins_with_what_needs_a_person_names_the_unit_and_leads_to_each_cell() -> None:
    problems = [Problem("read-as", Place("a/PAR.xlsx", "It's", 2, "H2"), "x", "y"), Problem("lock-file", Place("~$PAR.xlsx"), "x"),
                Problem("not-in-list", Place("a/PAR.xlsx", "It's", 3, "H3", "Status", "1.2"), "x"), Problem("file-empty", Place("LIB.xlsx"))]
    data = write_problems_of_units(problems, {"a/PAR.xlsx": "PAR"}, {"a/PAR.xlsx": "../in/a/PAR%20%23.xlsx", "LIB.xlsx": "../LIB.xlsx"},
                                   "Problems found", NOW)
    sheet = openpyxl.load_workbook(BytesIO(data))["Problems"]
    assert [[cell.value or "" for cell in row[:4]] for row in sheet.iter_rows()] == [
        ["Unit", "File", "Sheet", "Cell"], ["", "LIB.xlsx", "", ""], ["PAR", "a/PAR.xlsx", "It's", "H3"], ["", "~$PAR.xlsx", "", ""],
        ["PAR", "a/PAR.xlsx", "It's", "H2"]]
    links = {cell.coordinate: (cell.hyperlink.target, cell.hyperlink.location) for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert links == {"B2": ("..\\LIB.xlsx", None), "D3": ("..\\in\\a\\PAR%20%23.xlsx", "'It''s'!H3"),
                     "D5": ("..\\in\\a\\PAR%20%23.xlsx", "'It''s'!H2")}


def test_what_is_alike_is_one_line_for_the_centre_and_unfolded_for_the_unit() -> None:
    problems = [Problem("status-missing", Place("PAR.xlsx", "Actions", row, f"H{row}", "Status", f"1.{row}")) for row in range(2, 42)]
    problems += [Problem("not-in-list", Place("PAR.xlsx", "Actions", row, f"H{row}", "Status", f"2.{row}"), found, meant)
                 for row, (found, meant) in enumerate((("WIP", "In progress"), ("WIP", "In progress"), ("Dine", "Done")), 50)]
    problems.append(Problem("not-in-list", Place("LIB.xlsx", "Actions", 2, "H2", "Status", "3.2"), "WIP"))
    sheet = openpyxl.load_workbook(BytesIO(write_problems_of_units(problems, {"PAR.xlsx": "PAR"}, {}, "x", NOW)))["Problems"]
    found = [[cell.value for cell in row] for row in sheet.iter_rows(2)]
    assert [(row[0], row[1], row[7]) for row in found] == [(None, "LIB.xlsx", 1), ("PAR", "PAR.xlsx", 40), ("PAR", "PAR.xlsx", 3)]
    assert found[1][3] == ", ".join(f"H{row}" for row in range(2, 22)) + ", …"
    assert found[2][3:5] == ["H50, H51, H52", "2.50, 2.51, 2.52"]
    assert found[2][8:] == [
        "“WIP” is not one of the choices for “Status”, so it was not accepted. There is 1 more like it.", "Choose from the list."]
    unit = openpyxl.load_workbook(BytesIO(write_problems_of_unit(problems[:-1], "x", NOW)))["Problems"]
    assert unit.max_row == 1 + 43
