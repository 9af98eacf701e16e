"""Deadlines in words, from the cells of a tracker to the register."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.sources.tables import codes
from tests.sources.trackers import taken, write
from toolkit.sources.taking_in import TakenInDocument

Take = Callable[..., TakenInDocument]


@pytest.fixture
def take(tmp_path: Path) -> Take:
    """Take in a tracker of which each action has one of some deadlines."""
    def _take(*cells: str, above: str = "", **options: object) -> TakenInDocument:
        rows = "\n".join(f"| {n} | Do thing {n} | Slip Office | {cell} | Open |" for n, cell in enumerate(cells, 1))
        sheet = f"{above}\n| No | Action | Owner | Deadline | Status |\n{rows}"
        return taken(write(tmp_path / "tracker.xlsx", sheet), units=None, **options)
    return _take


def due(document: TakenInDocument) -> list[str]:
    return [str(action.due_date or "") for action in document.register.actions.values()]


def test_fiscal_years_are_asked_and_have_their_days_where_somebody_says_when_they_begin(take: Take) -> None:
    cells = ("FY2024/25", "Q3 FY2023/24", "exercice 2023-24")
    asked = take(*cells)
    assert (due(asked), codes(asked, "deadline")) == (["", "", ""], ["deadline-fiscal"] * 3)
    told = take(*cells, fiscal_year_starts=4)
    assert (due(told), codes(told, "deadline")) == (["2025-03-31", "2023-12-31", "2024-03-31"], [])


def test_a_deadline_without_its_year_is_suggested_from_the_day_of_the_document(take: Take) -> None:
    cells = ("before the end of June", "by 15 January", "Q2")
    asked = take(*cells, above="Status of the Slip Plan\nas of 10 February 2024")
    assert due(asked) == ["", "", ""]
    assert [problem.suggestion for problem in asked.problems if problem.code == "deadline-malformed"] == [
        "2024-06-30", "2025-01-15", "2024-06-30"]
    accepted = take(*cells, above="Status of the Slip Plan\nas of 10 February 2024", accept_suggestions=True)
    assert due(accepted) == ["2024-06-30", "2025-01-15", "2024-06-30"]


def test_a_struck_out_deadline_is_the_earlier_one_and_what_replaces_it_counts(take: Take) -> None:
    document = take("~~30 September 2024~~ 31 October 2024", "~~FY24~~ 30 June 2024*", "~~1 May 2024~~ TBC")
    assert due(document) == ["2024-10-31", "2024-06-30", ""]
    struck = [(change.old, change.new) for change in document.register.history if change.key == "deadline" and change.old]
    assert struck == [("30 September 2024", "31 October 2024"), ("FY24", "30 June 2024*"), ("1 May 2024", "TBC")]


@pytest.mark.parametrize("cell", ["1 March 2024 -\\n30 June 2024", "1 March 2024\\n- 30 June 2024", "du 1er mars\\nau 30 juin 2024",
                                  "с 1 марта\\nпо 30 июня 2024 г.", "del 1 de marzo\\nal 30 de junio de 2024"])
def test_a_stretch_of_days_may_stand_on_two_lines(take: Take, cell: str) -> None:
    document = take(cell)
    assert (due(document), codes(document, "deadline")) == (["2024-06-30"], [])


def test_a_day_of_the_week_that_does_not_fit_its_date_is_asked(take: Take) -> None:
    document = take("Monday 14 June 2024", "Friday 14 June 2024")
    assert (due(document), codes(document, "deadline")) == (["2024-06-14", "2024-06-14"], ["deadline-weekday"])


def test_a_revised_deadline_in_brackets_is_a_revision(take: Take) -> None:
    [action] = take("31/12/2023 (revised 30/06/2024)").register.actions.values()
    assert (action.deadline, action.due_date, action.revised_deadline) == ("31/12/2023", date(2023, 12, 31), date(2024, 6, 30))
