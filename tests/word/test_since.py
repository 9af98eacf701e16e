"""What changed since the round before: in figures with the difference, action by action, and in a few sentences."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.registers import AS_OF, register
from tests.word.reading import W, dump, tables, text_of
from toolkit.sources.taking_in import take_in
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.register import Register
from toolkit.tracker.views.figures import figures
from toolkit.tracker.views.rounds.before import State
from toolkit.tracker.views.rounds.changes import Changes, changes
from toolkit.word import house_formats
from toolkit.word.added.since import in_short
from toolkit.word.documents import render

REPORTS = Path(__file__).parents[2] / "reports"
FORMATS = house_formats.names([REPORTS])
NOW = datetime(2019, 1, 20, 10, 0, tzinfo=UTC)
THEN = """
    | Ref. | Action             | Lead | Responsible | Deadline | Due date   | Status      | Revised deadline | Date of implementation | Closing reason |
    | 1.1  | Paint the gates    | PAR  | Parks       | June 18  | 2018-06-30 | In progress |                  |                        |                |
    | 1.2  | Print the leaflets | LIB  | Library     | Nov 18   | 2018-11-30 | In progress |                  |                        |                |
    | 2.1  | Count the boats    | PAR  | Parks       | Dec 18   | 2018-12-20 | Implemented |                  | 2018-03-01             |                |
    | 2.2  | Map the moorings   | LIB  | Library     | Jan 19   | 2019-01-31 | Not started |                  |                        |                |
    | 2.3  | Sell the barge     | LIB  | Library     | ASAP     |            | In progress |                  |                        |                |
"""
NOW_SO = """
    | Ref. | Action             | Lead | Responsible | Deadline | Due date   | Status      | Revised deadline | Date of implementation | Closing reason |
    | 1.1  | Paint the gates    | PAR  | Parks       | June 18  | 2018-06-30 | Implemented |                  | 2018-10-05             |                |
    | 1.2  | Print the leaflets | LIB  | Library     | Nov 18   | 2018-11-30 | In progress |                  |                        |                |
    | 2.1  | Count the boats    | PAR  | Parks       | Dec 18   | 2018-12-20 | In progress |                  |                        |                |
    | 2.2  | Map the moorings   | LIB  | Library     | Jan 19   | 2019-01-31 | Not started | 2019-06-30       |                        |                |
    | 2.3  | Sell the barge     | LIB  | Library     | ASAP     |            | Closed without implementation | |                       | nobody bids    |
    | 2.4  | Rent the barge     | LIB  | Library     | May 19   | 2019-05-31 | Not started |                  |                        |                |
"""


def since(now: Register, then: str = THEN, name: str = "2018-06") -> Changes:
    return changes(State(name, date(2018, 6, 30), register(then)), now, AS_OF)


def report(name: str, now: Register, found: Changes | None, **show: bool) -> bytes:
    house_format = house_formats.find(name, [REPORTS])
    return render(replace(house_format, show={**house_format.show, **show}), now, AS_OF, NOW, since=lambda: found)


def rows(data: bytes, first: str, last: str) -> list[list[str]]:
    """The rows of the table with a first and a last heading."""
    found = [[[text_of(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")] for table in tables(data)]
    return next(table for table in found if (table[0][0], table[0][-1]) == (first, last))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_what_changed_in_figures_and_action_by_action(name: str) -> None:
    now = register(NOW_SO)
    data = report(name, now, since(now))
    assert "] Changes since round 2018-06 (30 June 2018)" in dump(data)
    assert [row[1:] for row in rows(data, "Figure", "Before")[1:7]] == [
        ["6 (+1)", "5"], ["1 (0)", "1"], ["4 (0)", "4"], ["0 (0)", "0"], ["2 (+2)", "0"], ["2 (+2)", "0"]]
    assert [row[1:] for row in rows(data, "Figure", "Before")[7:]] == [["17 % (−3)", "20 %"], ["0 % (0)", "0 %"]]
    word = house_formats.find(name, [REPORTS]).statuses
    done, open_, closed = (word[Status(one)] for one in ("implemented", "in_progress", "closed_not_implemented"))
    told = [row if len(row) == 1 else [row[0], row[-1]] for row in rows(data, "Ref.", "Change")[1:]]
    assert told == [
        ["Newly implemented"], ["1.1", f"{done}: 5 October 2018"], ["Newly overdue"], ["1.2", "Overdue by 31 days"],
        ["2.1", "Overdue by 11 days"], ["Due on another day"], ["2.2", "Due 30 June 2019 instead of 31 January 2019"],
        ["Reopened"], ["2.1", open_], ["Closed without being implemented"], ["2.3", f"{closed} (nobody bids)"], ["New"],
        ["2.4", "May 19"]]


@pytest.mark.parametrize("name", FORMATS)
def test_where_nothing_is_known_of_an_earlier_date_or_the_format_does_not_want_it_nothing_is_said(name: str) -> None:
    now = register(NOW_SO)
    assert "Changes since" not in dump(report(name, now, None))
    assert "] Changes since" not in dump(report(name, now, since(now), changes=False))


def test_nothing_that_changed_is_said_too() -> None:
    text = dump(report("progress-table", register(THEN), changes(State("", AS_OF, register(THEN)), register(THEN), AS_OF)))
    assert "Nothing changed since 31 December 2018." in text
    assert "No action changed." in text


@pytest.mark.parametrize("name", ["progress-table", "council-report", "management-response", "mission-report"])
def test_what_is_said_of_changes_is_not_taken_in_again(name: str, tmp_path: Path) -> None:
    now = register(NOW_SO)
    taken = []
    for found in (None, since(now)):
        path = tmp_path / "report.docx"
        path.write_bytes(report(name, now, found, charts=False))
        after = take_in(path, units=list(now.units.values()), accept_suggestions=True, now=NOW).register
        taken.append((list(after.actions.values()), list(after.recommendations.values()), after.contributions, after.people))
    assert taken[0] == taken[1]
    assert len(taken[0][0]) == 6


def sentences(actions: str, then: Changes | None = None) -> tuple[str, str, str]:
    return in_short(figures(register(actions), AS_OF), then)


@pytest.mark.parametrize(("actions", "stands", "late"), [
    ("", "", ""),
    ("| 1.1 | PAR | 2018-06-30 | In progress |",
     "As of 31 December 2018, none of one action is implemented and one is open. One action is overdue.",
     "Overdue actions by the unit that leads them: PAR (one)."),
    ("| 1.1 | PAR | 2018-06-30 | Implemented |",
     "As of 31 December 2018, one of one action is implemented and none is open. No actions are overdue.", ""),
    ("\n".join(f"| {n}.{m} | U{n} | 2018-06-30 | In progress |" for n in range(1, 8) for m in range(n)),
     "As of 31 December 2018, none of 28 actions is implemented and 28 are open. 28 actions are overdue.",
     "Overdue actions by the unit that leads them: U7 (seven), U6 (six), U5 (five), U4 (four), U3 (three) and two other units."),
    ("| 1.1 |  | 2018-06-30 | In progress |\n| 1.2 | PAR | 2018-06-30 | Implemented |",
     "As of 31 December 2018, one of two actions is implemented and one is open. One action is overdue.",
     "Overdue actions by the unit that leads them: no unit (one)."),
])
def test_it_is_said_where_things_stand_and_who_is_late(actions: str, stands: str, late: str) -> None:
    assert sentences(f"| Ref. | Lead | Due date | Status |\n{actions}") == (stands, "", late)


def test_the_summary_says_what_changed_in_a_sentence() -> None:
    now = register(NOW_SO)
    expected = ("Changes since round 2018-06 (30 June 2018): one newly implemented, two newly overdue, one due on another day, "
                "one reopened, one closed without being implemented and one new.")
    assert in_short(figures(now, AS_OF), since(now))[1] == expected
    assert all(expected in dump(report(name, now, since(now))) for name in FORMATS)
