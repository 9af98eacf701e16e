"""The page on conflicts and proposals: what it shows, and that a decision there is written, refused or undone."""

from datetime import datetime
from itertools import count
from threading import Event
from typing import Any

import pytest
from lxml import html

from tests.desk import waiting
from tests.desk.desks import Visitor, words
from tests.desk.waiting import DAY, LATER, held
from tests.doors.command_line import Tracker
from toolkit import store
from toolkit.desk.results import Results
from toolkit.jobs.decisions.waiting import what_waits
from toolkit.jobs.registers import held as hold
from toolkit.tracker.record.actions import Comment
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.column_names import is_not_taken


def at_desk(tracker: Tracker) -> Visitor:
    visitor = Visitor(tracker.folder / "register.xlsx", tracker.folder)
    minutes = count()
    visitor.desk.moment = lambda: datetime.fromisoformat(LATER).replace(minute=next(minutes))
    return visitor


@pytest.fixture
def conflicts(tracker: Tracker) -> Visitor:
    waiting.conflicts(tracker)
    return at_desk(tracker)


@pytest.fixture
def proposals(tracker: Tracker) -> Visitor:
    waiting.proposals(tracker)
    return at_desk(tracker)


def shown(answer: Any) -> Any:
    assert answer.status_code == 200, answer.text
    return html.document_fromstring(answer.text)


def press(visitor: Visitor, page: Any, key: str, **typed: str) -> Any:
    """Press the button with a key on it: what the form sends then."""
    [button] = page.xpath(f"//*[@data-key='{key}']")
    if button.tag == "a":
        return visitor.look(button.get("href"))
    [form] = button.xpath("ancestor::form")
    fields = {one.get("name"): one.get("value") or "" for one in form.xpath(".//input[@name]")}
    fields |= {one.get("name"): one.text_content() for one in form.xpath(".//textarea")}
    fields |= {one.getparent().get("name"): one.get("value") for one in form.xpath(".//option[@selected]")}
    if button.get("name"):
        fields[button.get("name")] = button.get("value")
    return shown(visitor.send(form.get("action"), data=fields | typed))


def asked(page: Any) -> str:
    return words(page.xpath("//*[@id='asked']")[0])


def parts(page: Any, path: str) -> list[str]:
    """What elements say, with a space between what stands in elements of its own."""
    return [" ".join(" ".join(one.itertext()).split()) for one in page.xpath(path)]


def test_both_answers_stand_beside_each_other_with_their_cells_and_the_action_around(conflicts: Visitor) -> None:
    page = conflicts.look("/decisions?item=C2")
    assert asked(page) == "2.1: which “Status” holds?"
    assert parts(page, "//div[@class='side']") == [
        "In the register Implemented Edited by hand, 20 January 2019 register.xlsx, Actions, L4 1 Keep the register",
        "Answer of PAR In progress PAR.xlsx, Actions, E3 round 2018-12 came in 20 January 2019 2 Take this answer"]
    facts = {words(one.xpath("dt")[0]): words(one.xpath("dd")[0]) for one in page.xpath("//dl[@class='answers']/div")}
    assert facts.items() >= {"Action": "Count the benches", "Unit": "PAR", "Due date": "Ongoing", "Status": "Implemented"}.items()
    assert parts(page, "//table/tbody/tr") == ["Conflict C1 1.1 Comment PAR"]


def test_what_the_unit_wrote_beside_its_answer_and_the_action_itself_are_in_reach(conflicts: Visitor) -> None:
    page = conflicts.look("/decisions?item=C2")
    assert not parts(page, "//p[contains(@class, 'wrote')]")
    assert page.xpath("//section[@data-keys]//a[@href='/actions/2.1']")
    register = conflicts.desk.kept("decisions", what_waits).register
    register.comments["2.1", "PAR", "2018-12"] = Comment("2.1", "PAR", "2018-12", "Half of them are counted", "A list")
    page = conflicts.look("/decisions?item=C2")
    assert parts(page, "//p[contains(@class, 'wrote')]") == ["Comment: Half of them are counted", "Evidence: A list"]


def test_who_decided_stands_in_the_history_of_the_action(conflicts: Visitor) -> None:
    press(conflicts, conflicts.look("/decisions?item=C2"), "2", by="Mia Moor")
    rows = parts(conflicts.look("/actions/2.1"), "//h2[.='History']/following-sibling::div//tbody/tr")
    assert [row for row in rows if "Mia Moor, 2019-01-22" in row]


def test_one_key_decides_and_shows_the_next_one_and_what_was_decided(conflicts: Visitor, tracker: Tracker) -> None:
    page = conflicts.look("/decisions")
    assert asked(page) == "1.1: which “Comment” holds?"
    assert [one.get("data-key") for one in page.xpath("//div[@class='side']//button")] == ["1", "2", "4"]
    page = press(conflicts, page, "4", by="A clerk")
    assert asked(page) == "2.1: which “Status” holds?"
    assert "1.1, Comment: now “The second coat is on”, before “(empty)”" in words(page.xpath("//form[contains(@class, 'decided')]")[0])
    assert page.xpath("//input[@name='by']/@value") == ["A clerk"]
    page = press(conflicts, page, "1")
    assert "Nothing waits for a decision." in words(page)
    assert page.xpath("//*[@data-keys and @autofocus]//button[@data-key='u']")
    assert "2.1, Status: stays “Implemented”" in words(page)
    assert not held(tracker).conflicts
    assert [(one.ref, one.new, one.by) for one in held(tracker).history if one.how is How.DECISION and not is_not_taken(one.key)] == [
        ("1.1", "The second coat is on", f"A clerk, {DAY}"), ("2.1", "implemented", f"A clerk, {DAY}")]


def test_undo_brings_the_last_one_back(conflicts: Visitor, tracker: Tracker) -> None:
    before = held(tracker)
    page = press(conflicts, conflicts.look("/decisions?item=C2"), "2")
    assert held(tracker).actions["2.1"].status == "in_progress"
    page = press(conflicts, page, "u")
    assert (held(tracker).actions, held(tracker).conflicts) == (before.actions, before.conflicts)
    assert not page.xpath("//*[@data-key='u']")
    assert "C2" in words(page)


def test_a_consolidation_can_be_undone_only_while_nothing_came_after_it(conflicts: Visitor, tracker: Tracker) -> None:
    def offered() -> bool:
        return bool(conflicts.look("/returns").xpath("//form[@action='/returns/undo']"))

    assert offered()
    page = press(conflicts, conflicts.look("/decisions?item=C2"), "2")
    assert not offered()
    assert "undo the decisions first" in words(conflicts.look("/returns"))
    refused = tracker("undo", "register.xlsx").err
    assert "undo the decisions first, on the page Decisions" in " ".join(refused.split())
    press(conflicts, page, "u")
    assert offered()
    tracker("issue", "register.xlsx", "--round", "2029-06", "--as-of", "2029-06-30", "--return-by", "2029-07-15")
    assert not offered()


def test_later_shows_the_next_one_and_writes_nothing(conflicts: Visitor) -> None:
    before = conflicts.desk.path.read_bytes()
    page = press(conflicts, conflicts.look("/decisions"), "3")
    assert asked(page) == "2.1: which “Status” holds?"
    assert asked(press(conflicts, page, "3")) == "1.1: which “Comment” holds?"
    assert conflicts.desk.path.read_bytes() == before


def test_another_value_can_be_typed(conflicts: Visitor, tracker: Tracker) -> None:
    page = conflicts.look("/decisions?item=C2")
    mark = page.xpath("//input[@name='mark']/@value")[0]
    sent = {"kind": "conflict", "item": "C2", "mark": mark, "take": "other"}
    for wrong, why in (("", "Nothing was typed"), ("Asleep", "is not clear")):
        assert why in words(shown(conflicts.send("/decisions/decide", data=sent | {"value": wrong})))
    shown(conflicts.send("/decisions/decide", data=sent | {"value": "Not started"}))
    assert held(tracker).actions["2.1"].status == "not_started"


def test_what_was_decided_in_one_window_is_seen_in_the_other_and_not_decided_twice(conflicts: Visitor) -> None:
    page = conflicts.look("/decisions?item=C2")
    press(conflicts, conflicts.look("/decisions?item=C2"), "1")
    before = conflicts.desk.path.read_bytes()
    assert "has changed since you looked at it" in words(press(conflicts, page, "2"))
    assert conflicts.desk.path.read_bytes() == before
    assert asked(conflicts.look("/decisions?item=C2")) == "1.1: which “Comment” holds?"


def test_a_decision_waits_for_no_other_work_and_says_who_writes(conflicts: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    go, before = Event(), conflicts.desk.path.read_bytes()

    def work() -> Results:
        assert go.wait(60)
        return Results()

    task = conflicts.desk.tasks.begin("Consolidate", work)
    page = conflicts.look("/decisions")
    answer = conflicts.send("/decisions/decide", data={"kind": "conflict", "item": "C1", "mark": page.xpath("//input[@name='mark']/@value")[0], "take": "A"})
    assert (answer.status_code, "The desk is writing the register: “Consolidate”" in answer.text) == (409, True)
    go.set()
    assert task.thread
    task.thread.join(60)
    monkeypatch.setattr(store, "PATIENCE_SECONDS", 0.1)
    with hold(conflicts.desk.path):
        assert "register.xlsx" in words(press(conflicts, page, "2").xpath("//tbody")[0])
    assert conflicts.desk.path.read_bytes() == before


def test_a_proposed_action_is_corrected_and_accepted(proposals: Visitor, tracker: Tracker) -> None:
    page = press(proposals, proposals.look("/decisions"), "3")
    assert asked(page) == "PAR proposes a new action"
    assert "It creaks" in words(page)
    page = press(proposals, page, "2", text="Mend both gates", by="A clerk")
    assert held(tracker).actions["2.2"].text == "Mend both gates"
    assert asked(page) == "1.1: PAR asks for a new date"
    told = {words(one.xpath("dt")[0]): words(one.xpath("dd")[0]) for one in page.xpath("//dl[@class='answers']/div")}
    assert told["Recommendation"] == held(tracker).recommendation_of(held(tracker).actions["1.1"]).text  # type: ignore[union-attr]
    assert page.xpath("//section[@data-keys]//a[@href='/actions/1.1']")
    page = press(proposals, page, "2", new_date="2018-01-01")
    assert "is not after the due date" in words(page)
    page = press(proposals, proposals.look("/decisions"), "2")
    assert str(held(tracker).actions["1.1"].revised_deadline) == "2019-09-30"
    assert "1.1, Revised deadline: now “2019-09-30”, before “(empty)”" in words(page)


@pytest.mark.parametrize(("typed", "why", "would_do"), [
    ({"responsible": "Sales department"}, "no unit “Sales department”", "(PAR, LIB)"),
    ({"deadline": "31/02/2020"}, "deadline “31/02/2020” cannot be read", "2020-02-29"),
    ({"deadline": "some day"}, "deadline “some day” cannot be read", "such as 30 June 2026")])
def test_a_correction_that_nobody_can_read_is_refused_with_what_would_do(
    proposals: Visitor, tracker: Tracker, typed: dict[str, str], why: str, would_do: str
) -> None:
    page = press(proposals, press(proposals, proposals.look("/decisions"), "3"), "2", **typed)
    assert (why in words(page), would_do in words(page), "sheet Proposed" in words(page)) == (True, True, False)
    assert [one.outcome for one in held(tracker).proposals] == ["", ""]
    assert "2.2" not in held(tracker).actions


def test_the_same_correction_typed_in_excel_is_refused_too(proposals: Visitor, tracker: Tracker) -> None:
    waiting.type_into(tracker, "Proposed", "Mend the gate", Decision="Accept", Responsible="Sales department")
    assert "no unit “Sales department”" in waiting.consolidate(tracker, LATER).out
    assert [one.outcome for one in held(tracker).proposals] == ["", ""]


def test_a_column_with_choices_offers_them_where_something_else_holds(conflicts: Visitor) -> None:
    offered = [words(one) for one in conflicts.look("/decisions?item=C2").xpath("//select[@id='value']/option")]
    assert offered[0] == "(choose one)"
    assert {"Not started", "Implemented", "Closed without implementation"} <= {*offered}
    assert conflicts.look("/decisions?item=C1").xpath("//input[@id='value']")


def test_a_proposal_that_is_declined_keeps_the_reason(proposals: Visitor, tracker: Tracker) -> None:
    page = press(proposals, proposals.look("/decisions"), "1", reason="Too late")
    assert "Declined: “2019-09-30”" in words(page)
    assert [(one.outcome, one.decline_reason) for one in held(tracker).proposals] == [("Declined", "Too late"), ("", "")]


def test_what_was_typed_in_excel_as_a_decision_is_told(conflicts: Visitor, tracker: Tracker) -> None:
    waiting.type_into(tracker, "Conflicts", "C2", Decision="A")
    assert "somebody typed “A” as the decision" in words(conflicts.look("/decisions?item=C2"))


def test_an_empty_field_with_enter_decides_nothing(conflicts: Visitor) -> None:
    """A browser presses the first button of a form on Enter: that is one that does nothing."""
    page = conflicts.look("/decisions")
    assert page.xpath("//section[@data-keys]//form//button")[0].get("disabled") is not None
    shown_again = conflicts.send("/decisions/decide", data={"kind": "conflict", "item": "C1", "mark": "x", "take": ""})
    assert "has changed since" in shown_again.text
