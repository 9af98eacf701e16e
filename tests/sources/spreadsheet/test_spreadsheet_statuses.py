"""Status columns of trackers: Closed beside other columns, a question asked once for each word, an organization's own words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sources.tables import NOW, codes
from tests.sources.trackers import taken, write
from toolkit.sources.documents.reading import read_document
from toolkit.sources.kinds import Request
from toolkit.sources.spreadsheet.source import SOURCE
from toolkit.sources.taking_in import TakenInDocument
from toolkit.tracker.record.codes import Status
from toolkit.tracker.views.problem_groups import grouped

Take = Callable[[str], TakenInDocument]
HEADER = "| No | Recommendation | Action | Responsible | Deadline | Status | Date completed | Comments |"


@pytest.fixture
def take(tmp_path: Path) -> Take:
    return lambda markdown: taken(write(tmp_path / "tracker.xlsx", markdown))


def statuses(document: TakenInDocument) -> list[Status]:
    return [action.status for action in document.register.actions.values()]


def asked(document: TakenInDocument) -> list[tuple[str, str, str]]:
    return [(problem.code, problem.found, problem.suggestion) for problem in document.problems
            if problem.code.startswith("status")]


def test_closed_is_implemented_where_a_day_or_words_of_completion_stand_beside_it(take: Take) -> None:
    document = take(f"""
        {HEADER}
        | 1 | Light the lamps | Buy lamps  | Keepers Office | 2018-06-30 | Closed       | 2018-05-02 |                              |
        | 2 | Paint the tower | Buy paint  | Paint Shop     | 2018-06-30 | Closed out   |            | Delivered and tested in May  |
        | 3 | Sweep the stair | Get brooms | Paint Shop     | 2018-06-30 | Clôturé      |            | Livré, vérifié par le gardien |
        | 4 | Clean the lens  | Get cloths | Paint Shop     | 2018-06-30 | Cerrada      |            | Entregado                    |
        | 5 | Oil the hinges  | Get oil    | Paint Shop     | 2018-06-30 | Закрыто      |            | Выполнено в мае              |
    """)
    assert statuses(document) == [Status.IMPLEMENTED] * 5
    assert codes(document, "status") == ["status-settled"] * 5
    assert [found for _, found, _ in asked(document)] == ["Closed", "Closed out", "Clôturé", "Cerrada", "Закрыто"]
    assert document.register.actions["1.1"].completed is not None


def test_closed_is_not_implemented_where_a_short_remark_says_why_not(take: Take) -> None:
    document = take(f"""
        {HEADER}
        | 1 | Light the lamps | Buy lamps  | Keepers Office | 2018-06-30 | Closed   |  | No budget            |
        | 2 | Paint the tower | Buy paint  | Paint Shop     | 2018-06-30 | Clôturé  |  | Faute de crédits     |
        | 3 | Sweep the stair | Get brooms | Paint Shop     | 2018-06-30 | Cerrada  |  | Sin fondos           |
    """)
    assert statuses(document) == [Status.CLOSED_NOT_IMPLEMENTED] * 3
    assert codes(document, "status") == ["status-settled"] * 3


def test_closed_is_asked_where_the_columns_beside_it_differ_or_say_nothing(take: Take) -> None:
    document = take(f"""
        {HEADER}
        | 1 | Light the lamps | Buy lamps  | Keepers Office | 2018-06-30 | Closed   | 2018-05-02 | No budget                      |
        | 2 | Paint the tower | Buy paint  | Paint Shop     | 2018-06-30 | Clôturé  |            | Le gardien en a parlé          |
        | 3 | Sweep the stair | Get brooms | Paint Shop     | 2018-06-30 | Cerrada  |            | Entregada, pero sin probar     |
        | 4 | Clean the lens  | Get cloths | Paint Shop     | 2018-06-30 | Closed.  |            |                                |
    """)
    assert statuses(document) == [Status.NOT_REPORTED] * 4
    assert {code for code, _, _ in asked(document)} == {"status-closed"}


def test_the_same_word_is_asked_once_for_a_file(take: Take) -> None:
    rows = "\n".join(
        f"| {n} | Light lamp {n} | Buy lamp {n} | Keepers Office | 2018-06-30 | {word} |  |  |"
        for n, word in enumerate(["Open", "Open", "Closed", "Open", "Deferred", "Frobnicated", "Closed", "Deferred", "Overdue"], 1))
    document = take(f"{HEADER}\n{rows}")
    about = [problem for problem in document.problems if problem.code.startswith("status")]
    assert [(one.first.found, one.cells, one.first.suggestion) for one in grouped(about, {}, 20)] == [
        ("Open", "F2, F3, F5", "Not started or In progress"), ("Overdue", "F10", "In progress or Not started"),
        ("Closed", "F4, F8", "Implemented or Closed without implementation"), ("Deferred", "F6, F9", "In progress"),
        ("Frobnicated", "F7", "")]


def test_the_words_of_an_organization_count_before_ours(tmp_path: Path) -> None:
    path = write(tmp_path / "tracker.xlsx", f"""
        {HEADER}
        | 1 | Light the lamps | Buy lamps  | Keepers Office | 2018-06-30 | Open         |  |                   |
        | 2 | Paint the tower | Buy paint  | Paint Shop     | 2018-06-30 | CLOSED       |  | The keeper was in |
        | 3 | Sweep the stair | Get brooms | Paint Shop     | 2018-06-30 | Sail is up   |  |                   |
        | 4 | Clean the lens  | Get cloths | Paint Shop     | 2018-06-30 | In progress  |  |                   |
        | 5 | Oil the hinges  | Get oil    | Paint Shop     | 2018-06-30 | Open: oil is dear |  |              |
    """)
    own = {"open": Status.NOT_STARTED, "closed": Status.IMPLEMENTED, "sail is up": Status.IN_PROGRESS}
    given = SOURCE.take_in(read_document(path), Request((), accept_suggestions=False, now=NOW, statuses=own))
    assert [action.status for action in given.register.actions.values()] == [
        Status.NOT_STARTED, Status.IMPLEMENTED, Status.IN_PROGRESS, Status.IN_PROGRESS, Status.NOT_STARTED]
    assert not [problem for problem in given.problems if problem.code.startswith("status")]
