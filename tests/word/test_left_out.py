"""A template that prints fewer rows than the report counts is not silent about it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.registers import AS_OF, register
from tests.word.invented import invented
from tests.word.reading import dump
from tests.word.test_progress_table import edit, folder  # noqa: F401 - a fixture
from toolkit.word import house_formats
from toolkit.word.documents import render
from toolkit.word.house_formats import GroupBy

REPORTS = Path(__file__).parents[2] / "reports"
NOW = datetime(2019, 1, 5, 9, 30, tzinfo=UTC)
FEW = """
    | Ref. | Action | Lead | Due date   | Status      |
    | 1.1  | Paint  | PAR  | 2018-06-30 | In progress |
    | 1.2  | Print  | LIB  | 2018-12-01 | Implemented |
    | 1.3  | Count  | LIB  | 2016-12-01 | Not started |
"""


def paragraphs(document: Any) -> Iterator[Any]:
    for table in document.tables:
        for row in table.rows:
            yield from row.cells[0].paragraphs


def instead(old: str, new: str) -> Callable[[Any], None]:
    """A change of a line of a template, where it stands first."""
    def change(document: Any) -> None:
        line = next(one for one in paragraphs(document) if old in one.text)
        line.text = line.text.replace(old, new)

    return change


def told(folder: Path, **show: bool) -> list[str]:  # noqa: F811 - the fixture
    found = house_formats.find("progress-table", [folder])
    heard: list[str] = []
    data = render(replace(found, show={**found.show, **show}), register(FEW), AS_OF, NOW, tell=heard.append)
    assert all(f"[House Added Note] {sentence}" in dump(data) for sentence in heard)
    return heard


OF_ACTIONS = "This report lists {} of the 3 actions that it counts. Its template leaves out the others."


@pytest.mark.parametrize(("old", "new", "expected"), [
    ("for action in recommendation.actions", 'for action in recommendation.actions if action.status == "Implemented"',
     [OF_ACTIONS.format(1)]),
    ("for action in recommendation.actions", "for action in recommendation.actions[1:]", [OF_ACTIONS.format(2)]),
    ("for action in recommendation.actions", 'for action in recommendation.actions | rejectattr("late")', [OF_ACTIONS.format(1)]),
    ("for action in recommendation.actions", "for action in recommendation.actions if action.ref", []),
    ("for item in overdue", "for item in overdue[:1]",
     ["This report lists 1 of the 2 overdue actions that it counts. Its template leaves out the others."]),
    ("for unit in units", "for unit in units if unit.overdue and not unit.implemented",
     ["This report lists 1 of the 2 units that its totals count. Its template leaves out the others."]),
])
def test_a_condition_that_leaves_rows_out_is_told(folder: Path, old: str, new: str, expected: list[str]) -> None:  # noqa: F811
    edit(folder, instead(old, new))
    assert told(folder) == expected


def test_a_condition_within_the_loop_is_told_as_well(folder: Path) -> None:  # noqa: F811 - the fixture
    def change(document: Any) -> None:
        table = next(one for one in document.tables if one.cell(0, 0).text == "No")
        row = next(one for one in table.rows if "action.text" in one.cells[2].text)
        row._tr.addprevious(next(one for one in table.rows if "for action" in one.cells[0].text)._tr.__copy__())
        lines = [one for one in paragraphs(document) if "for action in recommendation.actions" in one.text]
        lines[1].text = "{%tr if action.late %}"
        row._tr.addnext(next(one for one in table.rows if one.cells[0].text == "{%tr endfor %}")._tr.__copy__())
        next(one for one in paragraphs(document) if one.text == "{%tr endfor %}" and one._p.getparent().getparent().getprevious() is row._tr
             ).text = "{%tr endif %}"

    edit(folder, change)
    assert told(folder) == [OF_ACTIONS.format(2)]


def test_a_part_that_is_switched_off_claims_nothing(folder: Path) -> None:  # noqa: F811 - the fixture
    assert told(folder, by_unit=False, overdue_annex=False) == []


@pytest.mark.parametrize("by", [None, *GroupBy])
@pytest.mark.parametrize("name", house_formats.names([REPORTS]))
def test_our_own_templates_leave_nothing_out(name: str, by: GroupBy | None) -> None:
    heard: list[str] = []
    for about in (invented(), register(FEW), register("| Ref. | Status |")):
        render(replace(house_formats.find(name, [REPORTS]), group_by=by), about, AS_OF, NOW, tell=heard.append)
    assert heard == []
