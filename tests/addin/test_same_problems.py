"""The same return has the same problems in Excel and in the desk as on the command line: the demo's returns and the hostile set.

Of the hostile set it is every file that our reader does not refuse and openpyxl opens, which stands for Excel here.
"""

import warnings
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from tests.addin.file_engine import App, as_caller
from tests.desk.desks import Visitor, ended, words
from tests.hostile.differences import NEVER_ENDS, OPENPYXL, why
from tests.hostile.kinds import KINDS
from tests.trust.desk import Desk
from toolkit import addin
from toolkit.addin.excel.listing import LONGEST_WORDS
from toolkit.console import clean
from toolkit.desk.results import MOST_WORDS
from toolkit.jobs.returns.checking import check_returns
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.record.problems import Problem, Refused, what_is_wrong
from toolkit.tracker.views.problem_groups import grouped

NOW = datetime(2019, 1, 20)
FILE = "LKS.xlsx"
ONLY_IN_EXCEL = {
    "the file holds more than cells, which a check in Excel does not look for": (
        "macros-under-the-name-of-a-plain-workbook", "a-link-to-another-workbook", "an-embedded-program", "a-button",
        "a-connection-to-data-outside", "a-tab-of-an-old-macro-module"),
    "Excel says that its sheets reach over the whole grid, of which only the file tells how little it holds": (
        "a-value-in-the-last-cell-of-the-grid", "two-cells-at-the-corners-of-a-blank-sheet"),
    "Excel knows no such error, and shows another": ("an-error-that-is-none",),
    "Excel spells a formula out that stands in another cell of the file": (
        "a-formula-shared-with-another-cell", "a-formula-of-a-data-table"),
}  # fmt: skip
"""Why a return has other problems in Excel -> kinds. What openpyxl itself reads otherwise has its own reasons."""


def on_the_command_line(path: Path) -> list[str]:
    return [shown(problem) for problem in check_returns([path], NOW).problems]


def shown(problem: Problem) -> str:
    return clean(what_is_wrong(problem))[:LONGEST_WORDS]


def in_excel(app: App) -> list[str]:
    """What a check has listed, or why it refused."""
    addin.check_return()
    wb = app.books.list[0].wb
    if "Problems" in wb.sheetnames:
        return [str(row[4]) for row in wb["Problems"].iter_rows(min_row=3, values_only=True)]
    return [] if app.said[-1].endswith("has no problems.") else app.said


def in_the_desk(visitor: Visitor, path: Path) -> list[str]:
    """What its page lists of a return that was dropped there."""
    answer = visitor.send("/returns/check", data={"round": path.parent.name}, files=[("returns", (path.name, path.read_bytes()))],
                          follow_redirects=False)
    task = visitor.desk.tasks.get(answer.headers["location"].rpartition("/")[2])
    assert task
    page = visitor.look(f"/tasks/{ended(task).id}")
    return [words(row) for row in page.xpath("//section[@class='problems']//tbody/tr/td[3]")]


def as_listed(path: Path) -> list[str]:
    """What the command line lists, what is alike in one line."""
    return [" ".join(one.what.split()) for one in grouped(check_returns([path], NOW).problems, {}, MOST_WORDS)]


def same(said: list[str], expected: list[str]) -> bool:
    """Whether both say the same; what is refused says in Excel also what to do."""
    return said == expected or (len(said) == len(expected) == 1 and expected[0] in said[0])


def test_every_return_of_the_demo_also_when_it_is_saved_with_its_marks(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [path for path in sorted(demo.glob("inbox/*/*.xlsx")) if path.read_bytes().startswith(b"PK")]
    problems, visitor = 0, Visitor(demo / "register.xlsx", tmp_path)
    for path in paths:
        expected = on_the_command_line(path)
        app = as_caller(path, monkeypatch)
        assert same(in_excel(app), expected), path.name
        assert in_the_desk(visitor, path) == as_listed(path), path.name
        app.books.list[0].wb.save(tmp_path / path.name)
        assert on_the_command_line(tmp_path / path.name) == expected
        problems += len(expected)
    assert len(paths) > 5
    assert problems >= 5


@pytest.mark.slow(reason="some 250 workbooks are opened by openpyxl, and checked twice")
def test_every_file_of_the_hostile_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong, read, seen = {}, 0, set[bytes]()
    for kind in (kind for kind in KINDS if not kind.heavy and kind.name not in NEVER_ENDS):
        data = kind.make()
        if data not in seen and (app := opened(data, tmp_path / FILE, monkeypatch)):
            read += 1
            said, expected = in_excel(app), on_the_command_line(tmp_path / FILE)
            if same(said, expected) is bool(reason := why(ONLY_IN_EXCEL, kind.name)) and not why(OPENPYXL, kind.name):
                wrong[kind.name] = reason or (said, expected)
        seen.add(data)
    assert not wrong
    assert read > 200


def opened(data: bytes, path: Path, monkeypatch: pytest.MonkeyPatch) -> App | None:
    """The Excel in which a file is open; None where nobody can have it open."""
    try:
        read_workbook(data)
    except Refused:
        return None
    path.write_bytes(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return as_caller(path, monkeypatch)
        except (ValueError, KeyError, TypeError, IndexError):  # openpyxl gives up in its own ways
            return None



def test_a_return_with_columns_of_the_organization(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cell that shows a percentage is one in Excel, too, among cells of other formats."""
    desk = Desk.opened(tmp_path)
    path = desk.fill_in("PAR", "1.1", "Primer is on", "PAR.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["Actions"]
    at = {cell.value: cell.column for cell in sheet[1]}
    for row, heading, value in ((2, "Per cent complete", 0.4), (3, "Per cent complete", 40), (2, "Budget", "1,500"),
                                (3, "Budget", 12.5), (2, "Risk rating", "5"), (3, "Risk rating", "4")):
        sheet.cell(row, at[heading] or 0).value = value
    sheet.cell(3, at["Budget"] or 0).number_format = "0.0%"
    book.save(path)
    expected = on_the_command_line(path)
    assert [one for one in expected if "Per cent complete" in one or "12.5" in one or "1250%" in one] == [
        "“4000%” in “Per cent complete” is not a percentage from 0% to 100%, so it was not accepted.",
        "“1250%” in “Budget” could be 12.5 or 1250, so it was not accepted."]
    assert same(in_excel(as_caller(path, monkeypatch)), expected)
