"""The pages on returns: what is checked, what would change, and what is taken in: as the commands do it."""

import json
from pathlib import Path
from threading import Event
from typing import Any

import openpyxl
import pytest

from tests.desk import waiting
from tests.desk.desks import Visitor, task_of, words
from tests.desk.test_decisions import parts, shown
from tests.doors.command_line import NOW, Tracker
from toolkit.desk.tasks import State, Task
from toolkit.jobs.cached import register_to_write
from toolkit.jobs.registers import load
from toolkit.tracker.record.register import Register

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def returned(tracker: Tracker) -> Visitor:
    """PAR and LIB have returned; a date of PAR cannot be read."""
    visitor = Visitor(tracker.make_issued(), tracker.folder)
    tracker.fill_in("PAR", {("1.1", "Comment"): "The second coat is on", ("1.1", "Date of implementation"): "soon"})
    tracker.fill_in("LIB", {("1.2", "Comment"): "Printed"})
    return visitor


def begin(visitor: Visitor, path: str, **more: Any) -> Task:
    return task_of(visitor, visitor.send(path, follow_redirects=False, **more))


def drop(visitor: Visitor, *paths: Path) -> Task:
    return begin(visitor, "/returns/check", files=[("returns", (one.name, one.read_bytes(), WORKBOOK)) for one in paths])


def inbox(visitor: Visitor) -> Task:
    return begin(visitor, "/returns/check", data={"inbox": "1"})


def go_on(visitor: Visitor, path: str, task: Task, **more: str) -> Task:
    return begin(visitor, path, data={"task": task.id} | more)


def result(visitor: Visitor, task: Task) -> Any:
    """The page that the page of the work leads to."""
    assert task.state is State.DONE, task.refused or task.sentence
    return visitor.look(f"/tasks/{task.id}")


def register(visitor: Visitor) -> Register:
    return load(visitor.desk.path).register


def test_the_inbox_of_the_round_is_proposed(returned: Visitor, tracker: Tracker) -> None:
    page = returned.look("/returns")
    assert f"2 workbooks in {tracker.folder / 'inbox'} are not taken in yet." in words(page)
    assert page.xpath("//input[@type='file'][@multiple]")
    assert not page.xpath("//select")


@pytest.mark.parametrize("how", ["dropped", "in the inbox", "in a folder that is chosen"])
def test_a_check_says_of_each_return_whose_it_is_and_what_is_wrong_as_the_command_does(returned: Visitor, tracker: Tracker, how: str) -> None:
    if how == "dropped":
        task = drop(returned, *sorted((tracker.folder / "inbox").iterdir()))
    elif how == "in the inbox":
        task = inbox(returned)
    else:
        [folder] = returned.look("/choose/returns").xpath("//a[.='inbox']/@href")
        [chosen] = returned.look(folder).xpath("//input[@name='chosen']/@value")
        task = begin(returned, "/returns/check", data={"chosen": chosen})
    page = result(returned, task)
    rows = parts(page, "(//table)[1]/tbody/tr")
    assert [row.split()[:2] for row in rows] == [["LIB.xlsx", "LIB"], ["PAR.xlsx", "PAR"]]
    told = json.loads(tracker("check", "inbox", "--register", "register.xlsx", "--round", "2018-12", "--json", "--now", NOW).out)
    lines = [words(one) for one in page.xpath("//section[@class='problems']//tbody/tr/td[3]")]
    assert told
    assert sorted(one["what"] for one in told) == sorted(lines)
    assert not (tracker.folder / "checked").exists()


def test_the_plan_shows_every_change_and_only_then_the_register_is_written(returned: Visitor, tracker: Tracker) -> None:
    before = returned.desk.path.read_bytes()
    plan = go_on(returned, "/returns/plan", inbox(returned))
    page = result(returned, plan)
    assert "Read 2 returns." in words(page)
    assert ["1.1", "Comment", "The second coat is on"] in [[words(cell) for cell in (*row.xpath("th"), *row.xpath("td[1] | td[3]"))]
                                                         for row in page.xpath("//table[@class='plan']/tbody/tr")]
    assert returned.desk.path.read_bytes() == before
    page = result(returned, go_on(returned, "/returns/take", plan))
    assert "The register is written." in words(page)
    assert page.xpath("//ul[@class='steps']//a/@href") == ["/"]
    ours = register(returned)
    returned.desk.path.write_bytes(before)
    tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW)
    typed = register(returned)
    assert (ours.history, ours.comments, ours.actions, ours.returns) == (typed.history, typed.comments, typed.actions, typed.returns)


def test_the_last_consolidation_is_undone_where_its_results_stand_or_later(returned: Visitor) -> None:
    before = register(returned)
    assert "The last consolidation" not in words(returned.look("/returns"))
    page = result(returned, go_on(returned, "/returns/take", go_on(returned, "/returns/plan", inbox(returned))))
    [form] = page.xpath("//form[@action='/returns/undo']")
    [when] = form.xpath("input[@name='when']/@value")
    assert "LIB.xlsx" in words(returned.look("/returns"))
    page = result(returned, begin(returned, "/returns/undo", data={"when": when}))
    assert "2 returns can be consolidated again" in words(page)
    after = register(returned)
    assert (after.actions, after.returns, after.comments) == (before.actions, before.returns, before.comments)
    assert begin(returned, "/returns/undo", data={"when": when}).refused[0].code == "undo-nothing"


def test_a_page_that_shows_an_earlier_consolidation_does_not_undo_the_last(returned: Visitor) -> None:
    go_on(returned, "/returns/take", go_on(returned, "/returns/plan", inbox(returned)))
    before = returned.desk.path.read_bytes()
    task = begin(returned, "/returns/undo", data={"when": "2018-07-01 10:00:00"})
    assert [one.code for one in task.refused] == ["undo-changed"]
    assert returned.desk.path.read_bytes() == before


def test_what_changed_since_the_plan_is_not_taken_in_unseen(returned: Visitor, tracker: Tracker) -> None:
    plan = go_on(returned, "/returns/plan", inbox(returned))
    before = returned.desk.path.read_bytes()
    tracker.fill_in("LIB", {("1.2", "Comment"): "Not printed"})
    task = go_on(returned, "/returns/take", plan)
    assert task.state is State.REFUSED
    assert "has changed since this plan was made" in words(returned.look(f"/tasks/{task.id}"))
    assert returned.desk.path.read_bytes() == before


def test_taking_in_the_same_returns_again_changes_nothing(returned: Visitor) -> None:
    go_on(returned, "/returns/take", go_on(returned, "/returns/plan", inbox(returned)))
    page = result(returned, go_on(returned, "/returns/plan", inbox(returned)))
    assert "There is nothing new" in words(page)
    assert not page.xpath("//form[@action='/returns/take']")


def test_conflicts_lead_to_the_decisions_and_missing_units_are_named(tracker: Tracker) -> None:
    visitor = Visitor(tracker.make_issued(), tracker.folder)
    tracker.fill_in("PAR", {("1.1", "Comment"): "On"})
    tracker.fill_in("PAR", {("1.1", "Comment"): "Late"}, "PAR again.xlsx")
    plan = go_on(visitor, "/returns/plan", inbox(visitor))
    page = result(visitor, plan)
    assert "Still missing: LIB." in words(page)
    assert [row.split()[:2] for row in parts(page, "(//table[@class='plan'])[1]/tbody/tr")] == [["1.1", "Comment"]] * 2
    page = result(visitor, go_on(visitor, "/returns/take", plan))
    assert page.xpath("//ul[@class='steps']//a/@href") == ["/decisions", "/#round", "/"]
    assert "1.1: which “Comment” holds?" in words(visitor.look("/decisions"))
    assert page.xpath("//ul[@class='steps']//a[contains(@class, 'first')]/@href") == ["/decisions"]


def test_whose_a_return_is_can_be_said_beside_its_file(tracker: Tracker) -> None:
    visitor = Visitor(tracker.make_issued(), tracker.folder)
    path = tracker.fill_in("PAR", {("1.1", "Comment"): "On"}, "sent on Monday.xlsx")
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            del book[sheet.title]
    book.save(path)
    tracker.fill_in("LIB", {("1.2", "Comment"): "Printed"})
    task = inbox(visitor)
    page = result(visitor, task)
    [name] = page.xpath("//select/@name")
    assert page.xpath(f"//select[@name='{name}']/option/@value") == ["", "PAR", "LIB"]
    again = go_on(visitor, "/returns/again", task, **{name: "PAR"})
    page = result(visitor, again)
    assert "Cannot be used" not in " ".join(parts(page, "(//table)[1]/tbody/tr"))
    assert page.xpath("//select/option[@selected]/@value") == ["PAR"]
    go_on(visitor, "/returns/take", go_on(visitor, "/returns/plan", again))
    assert {one.unit for one in register(visitor).returns} == {"PAR", "LIB"}
    assert {one.comment for one in register(visitor).comments.values()} >= {"On", "Printed"}


def test_many_questions_are_asked_a_few_at_a_time(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.desk.pages.returned.MOST_ASKED", 2)
    visitor = Visitor(tracker.make_issued(), tracker.folder)
    path = tracker.fill_in("PAR", {}, "1.xlsx")
    book = openpyxl.load_workbook(path)
    for sheet in [one for one in book.worksheets if one.sheet_state != "visible"]:
        del book[sheet.title]
    for number in range(1, 5):
        book.save(path.with_name(f"{number}.xlsx"))
    page = result(visitor, inbox(visitor))
    assert [one.get("name") for one in page.xpath("//select")] == ["unit 0", "unit 1"]
    assert len(page.xpath("(//table)[1]/tbody/tr")) == 4


def test_a_return_of_an_earlier_round_can_be_taken_for_this_one_beside_its_file(tracker: Tracker) -> None:
    visitor = Visitor(tracker.make_issued(), tracker.folder)
    tracker.fill_in("PAR", {("1.1", "Comment"): "On"})
    tracker("issue", "register.xlsx", "--round", "2019-06", "--as-of", "2019-06-30", "--return-by", "2019-07-15", "--now", NOW)
    tracker.fill_in("LIB", {("1.2", "Comment"): "Printed"}, round_name="2019-06")
    task = inbox(visitor)
    page = result(visitor, task)
    assert "issued for another round" in words(page)
    assert "which unit they come from" not in words(page)
    [name] = page.xpath("//input[@type='checkbox'][starts-with(@name, 'as ')]/@name")
    again = go_on(visitor, "/returns/again", task, **{name: "1"})
    go_on(visitor, "/returns/take", go_on(visitor, "/returns/plan", again))
    assert {(one.unit, one.round) for one in register(visitor).returns} == {("PAR", "2019-06"), ("LIB", "2019-06")}


def test_answers_that_are_empty_now_are_only_emptied_when_that_is_chosen(tracker: Tracker) -> None:
    visitor = Visitor(tracker.make_issued(), tracker.folder)
    tracker.fill_in("PAR", {("1.1", "Comment"): "On"})
    tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW)
    tracker.fill_in("PAR", {("1.1", "Comment"): None, ("2.1", "Comment"): "Twelve"})
    task = inbox(visitor)
    plan = go_on(visitor, "/returns/plan", task)
    assert "1 answer is empty now, and the register keeps the old one." in words(result(visitor, plan))
    emptied = go_on(visitor, "/returns/plan", plan, emptied="1")
    assert result(visitor, emptied).xpath("//input[@name='emptied'][@checked]")
    go_on(visitor, "/returns/take", emptied)
    assert register(visitor).comments["1.1", "PAR", "2018-12"].comment == ""


def test_checked_copies_and_letters_are_written_when_asked_for(returned: Visitor, tracker: Tracker) -> None:
    task = inbox(returned)
    assert not result(returned, task).xpath("//form[@action='/returns/letters']")
    page = result(returned, go_on(returned, "/returns/copies", task))
    folder = tracker.folder / "checked" / "2018-12"
    assert {one.name for one in folder.iterdir()} == {"PAR checked.xlsx", "PAR problems.xlsx", "LIB checked.xlsx", "LIB problems.xlsx", "problems.xlsx"}
    assert len(page.xpath("//ul[@class='files']/li")) == 5
    again = go_on(returned, "/returns/copies", task)
    assert again.state is State.REFUSED
    assert go_on(returned, "/returns/copies", task, replace="1").state is State.DONE
    page = result(returned, go_on(returned, "/returns/letters", task))
    assert "Drafted 2 letters." in words(page)
    assert {one.suffix for one in (tracker.folder / "letters" / "2018-12" / "return").iterdir()} >= {".eml"}


@pytest.mark.parametrize("name", ["letter.docx", "notes.txt"])
def test_what_is_no_workbook_is_refused_when_it_is_dropped(returned: Visitor, name: str) -> None:
    answer = returned.send("/returns/check", files=[("returns", (name, b"x", "text/plain"))])
    assert (answer.status_code, name in answer.text) == (409, True)


def test_nothing_dropped_is_said(returned: Visitor) -> None:
    answer = returned.send("/returns/check", data={"round": "2018-12"})
    assert (answer.status_code, "No returns were chosen." in answer.text) == (409, True)


def test_two_consolidations_never_run_at_once(returned: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    plans = [go_on(returned, "/returns/plan", inbox(returned)) for _ in range(2)]
    go, reads = Event(), register_to_write

    def slow(*args: Any, **more: Any) -> Any:
        assert go.wait(60)
        return reads(*args, **more)

    monkeypatch.setattr("toolkit.jobs.registers.register_to_write", slow)
    first = returned.send("/returns/take", data={"task": plans[0].id}, follow_redirects=False)
    second = returned.send("/returns/take", data={"task": plans[1].id})
    assert (second.status_code, "The desk is writing the register: “Take the returns in”" in second.text) == (409, True)
    go.set()
    assert task_of(returned, first).state is State.DONE
    outdated = go_on(returned, "/returns/take", plans[1])
    assert outdated.state is State.REFUSED
    assert len(register(returned).returns) == 2


def test_stop_leaves_the_old_register_whole(returned: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = go_on(returned, "/returns/plan", inbox(returned))
    before = {path: path.read_bytes() for path in returned.desk.path.parent.rglob("*") if path.is_file() and ".lock" not in path.name}
    go, begun, reads = Event(), Event(), register_to_write

    def slow(*args: Any, **more: Any) -> Any:
        begun.set()
        assert go.wait(60)
        return reads(*args, **more)

    monkeypatch.setattr("toolkit.jobs.registers.register_to_write", slow)
    answer = returned.send("/returns/take", data={"task": plan.id}, follow_redirects=False)
    assert begun.wait(60)
    page = returned.look(answer.headers["location"])
    assert "Working …" in words(page)
    shown(returned.send(f"{answer.headers['location']}/stop"))
    go.set()
    assert task_of(returned, answer).state is State.STOPPED
    assert {path: path.read_bytes() for path in before} == before
    monkeypatch.undo()
    assert go_on(returned, "/returns/take", plan).state is State.DONE


def test_a_plan_is_forgotten_with_the_desk(returned: Visitor) -> None:
    for path in ("/returns/checked/x", "/returns/planned/x"):
        assert returned.client.get(path).status_code == 409
    assert returned.send("/returns/take", data={"task": "x"}).status_code == 409


def test_without_a_round_it_says_what_comes_first(tracker: Tracker) -> None:
    visitor = Visitor(tracker.make_register(), tracker.folder)
    assert "Issue workbooks to the units first." in words(visitor.look("/returns"))
    assert visitor.send("/returns/check", data={"inbox": "1"}).status_code == 409


def test_a_copy_is_named_beside_what_it_is_a_copy_of_which_alone_is_taken_in(tracker: Tracker) -> None:
    tracker.make_issued()
    original = tracker.fill_in("PAR", {("1.1", "Comment"): "Primer is dry"})
    original.with_name("PAR copy.xlsx").write_bytes(original.read_bytes())
    visitor = Visitor(tracker.folder / "register.xlsx", tracker.folder)
    plan = go_on(visitor, "/returns/plan", inbox(visitor))
    page = words(result(visitor, plan))
    assert "PAR copy.xlsx is the same as PAR.xlsx, and is not taken in a second time." in page
    assert "was taken in before" not in page
    assert "PAR copy.xlsx is the same as PAR.xlsx" in tracker("consolidate", "register.xlsx", "inbox", "--dry-run").err
    result(visitor, go_on(visitor, "/returns/take", plan))
    assert [one.file for one in register(visitor).returns] == ["PAR.xlsx"]


def test_a_proposed_action_stands_in_the_plan(tracker: Tracker) -> None:
    waiting.proposals(tracker)
    tracker("undo", "register.xlsx", "--now", waiting.LATER)
    visitor = Visitor(tracker.folder / "register.xlsx", tracker.folder)
    page = result(visitor, go_on(visitor, "/returns/plan", inbox(visitor)))
    [row] = page.xpath("//tr[contains(., 'Mend the gate')]")
    assert words(row).startswith("2Mend the gateLIBJune 2020PAR, PAR.xlsx,")
