"""Issue: what would be issued is shown before anything is written; then each unit has its workbook, and its letter."""

from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import openpyxl
import pytest
from lxml import html

from tests.desk.desks import Visitor, ended, words
from tests.doors.command_line import Tracker
from toolkit import store
from toolkit.desk.results import Results
from toolkit.desk.tasks import Progress, State, Task
from toolkit.jobs.registers import load
from toolkit.words.phrases import WORKBOOKS
from toolkit.words.speaking import Message

FORM = {"round": "2019-06", "as_of": "2019-06-30", "return_by": "2019-07-15"}


@pytest.fixture
def at_desk(tracker: Tracker) -> Visitor:
    """At the desk of a register of which nothing was issued."""
    return Visitor(tracker.make_register(), tracker.folder)


def done(visitor: Visitor, path: str, **form: Any) -> Task:
    answer = visitor.send(path, data=form, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    task = visitor.desk.tasks.get(answer.headers["location"].removeprefix("/tasks/"))
    assert task
    return ended(task)


def results(task: Task) -> Results:
    assert (task.state, task.refused, task.sentence) == (State.DONE, (), "")
    assert task.results
    return task.results


def problems(page: Any) -> str:
    return " ".join(words(one) for one in page.xpath("//section[@class='problems']"))


def units(page: Any) -> dict[str, list[str]]:
    return {words(row.xpath("th")[0]): [words(cell) for cell in row.xpath("td")[1:4]] for row in page.xpath("//table/tbody/tr")}


def test_a_round_is_proposed_with_its_dates_and_units_and_nothing_is_written(at_desk: Visitor, tracker: Tracker) -> None:
    before = sorted(tracker.folder.rglob("*.xlsx"))
    page = at_desk.look("/issue")
    assert {one.get("name"): one.get("value") for one in page.xpath("//div[contains(@class, 'filter')]//input[@value][not(@type='checkbox')]")} == {
        "round": "2019-01", "as_of": "2019-01-31", "return_by": "2019-02-15"}
    assert units(page) == {"PAR": ["", "2", ""], "LIB": ["", "2", ""]}
    assert all(one.get("checked") is not None for one in page.xpath("//input[@name='unit']"))
    assert "This would open round 2019-01." in words(page)
    assert sorted(tracker.folder.rglob("*.xlsx")) == before


def test_the_rows_of_a_workbook_are_what_its_unit_gets(at_desk: Visitor, tracker: Tracker) -> None:
    page = at_desk.look("/issue/rows?round=2019-06&as_of=2019-06-30&see=PAR")
    shown = [[words(cell).removesuffix("(to fill in)").strip() for cell in row.xpath("td")] for row in page.xpath("//tbody/tr")]
    opened = [["open" in cell.get("class") for cell in row.xpath("td")] for row in page.xpath("//tbody/tr")]
    headings = [words(one) for one in page.xpath("//thead/tr/th")]
    results(done(at_desk, "/issue/start", **FORM, unit=["PAR"]))
    sheet = openpyxl.load_workbook(tracker.folder / "outbox" / "2019-06" / "PAR.xlsx")["Actions"]
    at = next(row for row in range(1, 20) if sheet.cell(row, 1).value == "Ref.")
    columns = {str(sheet.cell(at, column).value).rstrip(" *"): column for column in range(1, sheet.max_column + 1)}
    for number, row in enumerate(shown, at + 1):
        for heading, text, is_open in zip(headings, row, opened[number - at - 1], strict=True):
            cell = sheet.cell(number, columns[heading])
            assert cell.protection.locked is not is_open, (heading, number)
            if cell.value is not None and not hasattr(cell.value, "year"):
                assert " ".join(str(cell.value).split()) == text, heading
    assert [row[0] for row in shown] == ["1.1", "2.1"]


def test_workbooks_are_issued_to_the_units_that_are_ticked_as_by_the_command(at_desk: Visitor, tracker: Tracker) -> None:
    result = results(done(at_desk, "/issue/start", **FORM, unit=["PAR"]))
    assert [one.name for one in result.files] == ["PAR.xlsx"]
    register = load(at_desk.desk.path).register
    assert (register.rounds["2019-06"].as_of, register.rounds["2019-06"].return_by, register.rounds["2019-06"].issued_to) == (
        date(2019, 6, 30), date(2019, 7, 15), ("PAR",))
    assert result.next[0].path == "/issue/letters"
    results(done(at_desk, "/issue/start", round="2019-06", unit=["LIB"]))
    assert load(at_desk.desk.path).register.rounds["2019-06"].issued_to == ("PAR", "LIB")


def test_letters_are_drafted_with_the_workbooks(at_desk: Visitor, tracker: Tracker) -> None:
    results(done(at_desk, "/issue/start", **FORM, unit=["PAR", "LIB"]))
    result = results(done(at_desk, "/issue/letters", round="2019-06", kind="issue"))
    assert [row[0] for row in result.tables[0].rows] == ["PAR", "LIB"]
    assert [one.name for one in result.files] == ["letters.xlsx", "PAR.eml", "LIB.eml"]
    again = results(done(at_desk, "/issue/letters", round="2019-06", kind="issue"))
    assert again.sentences == ["No unit has a letter of this kind coming in round 2019-06."]
    assert [row[0] for row in results(done(at_desk, "/issue/letters", round="2019-06", kind="remind", again="yes")).tables[0].rows] == ["PAR", "LIB"]
    for kind in ("", "insult"):
        assert at_desk.send("/issue/letters", data={"round": "2019-06", "kind": kind}).status_code == 409
    assert [one.code for one in done(at_desk, "/issue/letters", round="never", kind="issue").refused] == ["round-unknown"]


def test_nothing_is_issued_to_nobody(at_desk: Visitor) -> None:
    answer = at_desk.send("/issue/start", data=FORM)
    assert (answer.status_code, "No unit is chosen" in answer.text) == (409, True)
    assert "No unit is chosen" in words(at_desk.look("/issue?looked=yes"))
    assert load(at_desk.desk.path).register.rounds == {}


@pytest.mark.parametrize(("query", "told"), [
    ("as_of=yesterday", "“yesterday” is not a day"), ("as_of=2019-06-30&return_by=2019-05-01", "2019-05-01"), ("round=2018-12", "already exists")])
def test_what_cannot_be_issued_is_told_beside_the_form(visitor: Visitor, query: str, told: str) -> None:
    answer = visitor.client.get(f"/issue?{query}")
    assert told in answer.text
    assert "formaction" not in answer.text
    assert "--" not in problems(html.document_fromstring(answer.text))


def test_what_stands_there_is_written_anew_when_that_is_ticked(visitor: Visitor) -> None:
    assert [one.code for one in done(visitor, "/issue/start", round="2018-12", unit=["PAR"]).refused] == ["exists"]
    results(done(visitor, "/issue/start", round="2018-12", unit=["PAR"], anew="yes"))
    assert len(load(visitor.desk.path).register.issued["2018-12", "PAR"]) == 2


def test_the_rows_of_a_unit_that_gets_no_workbook_are_refused(visitor: Visitor) -> None:
    assert visitor.client.get("/issue/rows?round=2019-06&as_of=2019-06-30&see=NOBODY").status_code == 409


def test_stop_leaves_the_register_and_the_next_run_issues_the_same(at_desk: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    before = at_desk.desk.path.read_bytes()
    real = Progress.step

    def stopped_at_the_second(self: Progress, what: Message, done: int = 0, total: int = 0) -> None:
        self.is_to_stop = what == WORKBOOKS and done == 1
        real(self, what, done, total)

    monkeypatch.setattr(Progress, "step", stopped_at_the_second)
    assert done(at_desk, "/issue/start", **FORM, unit=["PAR", "LIB"]).state is State.STOPPED
    assert at_desk.desk.path.read_bytes() == before
    assert not (at_desk.desk.path.parent / "outbox").exists()
    monkeypatch.setattr(Progress, "step", real)
    assert len(results(done(at_desk, "/issue/start", **FORM, unit=["PAR", "LIB"])).files) == 2


def test_a_register_that_somebody_else_writes_is_said(at_desk: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PATIENCE_SECONDS", 0.05)
    with store.locked(at_desk.desk.path):
        assert "Another run is using the register" in problems(at_desk.look("/issue"))
        assert [one.code for one in done(at_desk, "/issue/start", **FORM, unit=["PAR"]).refused] == ["register-locked"]


def test_a_register_that_is_open_in_a_program_is_not_written(at_desk: Visitor) -> None:
    register = at_desk.desk.path
    before, beside = register.read_bytes(), register.with_name(".~lock.register.xlsx#")
    beside.write_text("Anna Bell,anna,desk-4,20.01.2019 09:00,;")
    [problem] = done(at_desk, "/issue/start", **FORM, unit=["PAR"]).refused
    assert (problem.code, problem.found, problem.suggestion) == ("register-held", "register.xlsx (opened by Anna Bell)", beside.name)
    assert register.read_bytes() == before
    assert not (register.parent / "outbox").exists()


def test_while_the_desk_writes_the_pages_say_so_at_once(at_desk: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    go = Event()

    def waiting() -> Results:
        go.wait(30)
        return Results()

    task = at_desk.desk.tasks.begin("Consolidate", waiting)
    monkeypatch.setattr(store, "locked", None)  # nobody asks for the lock
    assert "The desk is writing the register: “Consolidate”" in problems(at_desk.look("/issue"))
    assert at_desk.send("/issue/start", data={**FORM, "unit": ["PAR"]}).status_code == 409
    go.set()
    ended(task)


def test_hostile_names_of_rounds_are_text(at_desk: Visitor, tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script>../x"
    page = at_desk.look(f"/issue?round={hostile}")
    assert {one.get("src") for one in page.xpath("//script")} == {"/static/htmx.min.js", "/static/desk.js"}
    task = done(at_desk, "/issue/start", **{**FORM, "round": hostile}, unit=["PAR"])
    for one in results(task).files:
        assert Path(one.folder).parent == tmp_path / "outbox"
    assert {one.get("src") for one in at_desk.look(f"/tasks/{task.id}").xpath("//script")} == {"/static/htmx.min.js", "/static/desk.js"}


def test_the_page_of_a_task_does_not_say_beside_it_that_it_is_running(at_desk: Visitor) -> None:
    go = Event()

    def waiting() -> Results:
        go.wait(30)
        return Results()

    task = at_desk.desk.tasks.begin("Consolidate", waiting)
    for path, is_said in (("/actions", True), (f"/tasks/{task.id}", False)):
        assert ("“Consolidate” is writing the register" in words(at_desk.look(path))) is is_said
    go.set()
    ended(task)


def test_issuing_a_round_says_which_it_closes_and_asks_where_workbooks_are_missing(visitor: Visitor, tracker: Tracker) -> None:
    page = visitor.look("/issue?round=2019-06&as_of=2019-06-30")
    assert "This closes round 2018-12. 2 workbooks are missing: PAR and LIB." in words(page)
    answer = visitor.send("/issue/start", data={**FORM, "unit": ["PAR"]}, follow_redirects=False)
    back = visitor.look(answer.headers["location"].partition("#")[0])
    assert "Nothing was issued. Tick below" in words(back.xpath("//*[@id='closing']/*[@role='alert']")[0])
    assert (back.xpath("//input[@name='unit'][@checked]/@value"), back.xpath("//input[@name='round']/@value")[0]) == (["PAR"], "2019-06")
    assert [*load(visitor.desk.path).register.rounds] == ["2018-12"]
    results(done(visitor, "/issue/start", **FORM, unit=["PAR"], close="yes"))
    assert [*load(visitor.desk.path).register.rounds] == ["2018-12", "2019-06"]
    assert "closes round" not in words(visitor.look("/issue?round=2019-06"))


def test_a_round_that_is_whole_is_closed_without_a_question(visitor: Visitor, tracker: Tracker) -> None:
    for unit, ref in (("PAR", "1.1"), ("LIB", "1.2")):
        tracker.fill_in(unit, {(ref, "Comment"): "Done"})
    tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12")
    page = visitor.look("/issue?round=2019-06&as_of=2019-06-30")
    assert "This closes round 2018-12. All its workbooks are back." in words(page)
    assert not page.xpath("//input[@name='close']")
    results(done(visitor, "/issue/start", **FORM, unit=["PAR"]))


def test_what_the_register_lacks_for_a_round_is_said_before_it_is_issued(at_desk: Visitor, tracker: Tracker) -> None:
    page = words(at_desk.look("/issue"))
    assert "Fill in “Return to” on the Settings sheet." in page
    assert "2 units have no e-mail address on the Units sheet, so no letter can be addressed to them: PAR and LIB." in page
    tracker.set(return_to="follow-up@example.org")
    book = openpyxl.load_workbook(at_desk.desk.path)
    sheet = book["Units"]
    heading = next(cell.column for row in sheet.iter_rows(max_row=5) for cell in row if cell.value == "E-mail")
    for row in range(1, sheet.max_row + 1):
        if sheet.cell(row, 1).value in ("PAR", "LIB"):
            sheet.cell(row, heading).value = f"{sheet.cell(row, 1).value}@example.org"
    book.save(at_desk.desk.path)
    assert "Before you issue" not in words(at_desk.look("/issue"))


def test_a_refused_round_gives_the_form_back_as_it_was_filled_in(visitor: Visitor) -> None:
    task = done(visitor, "/issue/start", round="2018-12", unit=["PAR"], joint="yes")
    assert [one.code for one in task.refused] == ["exists"]
    back = visitor.look(task.back)
    assert back.xpath("//input[@id='round']/@value") == ["2018-12"]
    assert back.xpath("//input[@type='checkbox'][@checked]/@name") == ["joint"]
    assert back.xpath("//input[@name='unit']/@value") == ["PAR"]


def test_a_new_register_is_not_made_without_a_title(tracker: Tracker) -> None:
    visitor = Visitor(None, tracker.folder)
    page = visitor.look("/choose/new")
    chosen = page.xpath("//form[@method='post']//input[@name='chosen']/@value")[0]
    form = html.document_fromstring(visitor.send("/start/folder", data={"chosen": chosen}).text)
    assert form.xpath("//input[@name='title']/@required")
