import json
from datetime import datetime

from tests.doors.command_line import ACTIONS, NOW, Tracker
from tests.registers import register
from toolkit.jobs.registers import create


def test_two_registers_that_say_the_same_do_not_differ(tracker: Tracker) -> None:
    tracker.make_register("a.xlsx")
    tracker.make_register("b.xlsx")
    outcome = tracker("compare", "a.xlsx", "b.xlsx")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "The registers do not differ.\n")


def test_what_differs_is_listed_value_by_value(tracker: Tracker) -> None:
    tracker.make_register("a.xlsx")
    create(tracker.folder / "b.xlsx", register(ACTIONS.replace("Not started", "In progress")), datetime.fromisoformat(NOW))
    assert json.loads(tracker("compare", "a.xlsx", "b.xlsx", "--json").out) == [
        {"kind": "action", "key": "2.1", "column": "status", "old": "not_started", "new": "in_progress"}]
    shown = tracker("compare", "a.xlsx", "b.xlsx")
    assert (shown.code, shown.err) == (0, "1 difference.\n")
    assert all(word in shown.out for word in ("In A", "2.1", "not_started", "in_progress"))


def test_a_register_that_is_missing_is_said_in_a_sentence(tracker: Tracker) -> None:
    tracker.make_register("a.xlsx")
    outcome = tracker("compare", "a.xlsx", "none.xlsx")
    assert outcome.code == 2
    assert outcome.err.startswith("There is no register none.xlsx.")
