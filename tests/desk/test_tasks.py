"""Work that takes long: how far it is, Stop, what came of it, and that two never write at once."""

from threading import Event

import pytest

from tests.desk.desks import Visitor, ended, until, words
from toolkit import store
from toolkit.desk.results import Results, Step, listed
from toolkit.desk.tasks import MOST_KEPT, State, Task, Tasks
from toolkit.jobs.registers import held
from toolkit.progress import step
from toolkit.tracker.record.problems import Place, Problem, Refused, RefusedForAll
from toolkit.words.phrases import READING_RETURNS

PROBLEMS = [Problem("date-as-text", Place("PAR.xlsx", "Actions", 7, "H7", "due_date", "1.1"), "soon"),
            Problem("date-as-text", Place("PAR.xlsx", "Actions", 8, "H8", "due_date", "1.2"), "later"),
            Problem("not-readable", Place("LIB.xlsx"), "LIB.xlsx")]


class Work:
    """Work in three steps, of which each waits until it may go on."""

    def __init__(self) -> None:
        self.go, self.begun, self.written = Event(), Event(), False

    def __call__(self) -> Results:
        for at in range(3):
            step(READING_RETURNS, at, 3)
            self.begun.set()
            assert self.go.wait(60)
        step(READING_RETURNS, 3, 3)
        self.written = True
        return Results(["Read 3 returns."])


def test_a_page_shows_how_far_it_is_and_then_what_came_of_it(visitor: Visitor) -> None:
    work = Work()
    task = visitor.desk.tasks.begin("Consolidate", work, back="/actions")
    assert work.begun.wait(60)
    part = visitor.look(f"/tasks/{task.id}")
    [bar] = part.xpath("//main//progress")
    assert (bar.get("value"), bar.get("max")) == ("0", "3")
    assert "0 of 3 Reading returns" in words(part.xpath("//div[@id='task']")[0])
    assert part.xpath("//div[@id='task']/@hx-trigger") == ["every 1s"]
    assert "“Consolidate” is writing the register" in words(visitor.look("/"))
    work.go.set()
    ended(task)
    page = visitor.look(f"/tasks/{task.id}")
    assert "Read 3 returns." in words(page)
    assert not page.xpath("//*[@hx-trigger] | //progress")
    assert page.xpath("//div[@id='task']//a[@class='button']/@href") == ["/actions"]
    assert "is writing" not in words(visitor.look("/"))


def test_stop_ends_it_at_its_next_step_and_nothing_is_written(visitor: Visitor) -> None:
    work = Work()
    task = visitor.desk.tasks.begin("Consolidate", work)
    assert work.begun.wait(60)
    page = visitor.send(f"/tasks/{task.id}/stop").text
    assert "Stopping." in page
    work.go.set()
    ended(task)
    assert (task.state, work.written) == (State.STOPPED, False)
    assert "Stopped. The register is as it was before." in words(visitor.look(f"/tasks/{task.id}"))
    task.stop()
    assert task.state is State.STOPPED


def test_two_never_write_at_once_but_reading_goes_on(visitor: Visitor) -> None:
    work = Work()
    task = visitor.desk.tasks.begin("Consolidate", work)
    with pytest.raises(Refused, match="The desk is writing the register: “Consolidate”"):
        visitor.desk.tasks.begin("Issue", Results)
    ended(visitor.desk.tasks.begin("Look", Results, writes=False))
    work.go.set()
    ended(task)
    ended(visitor.desk.tasks.begin("Issue", Results))


def test_a_register_that_a_command_holds_is_said_to_be_held(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PATIENCE_SECONDS", 0.1)
    path = visitor.desk.path

    def work() -> Results:
        with held(path):
            return Results(["Done."])

    with held(path):
        refused = ended(visitor.desk.tasks.begin("Consolidate", work))
        assert refused.state is State.REFUSED
        assert "register.xlsx" in words(visitor.look(f"/tasks/{refused.id}").xpath("//tbody")[0])
        assert "Paint the signs" in words(visitor.look("/actions"))
    assert ended(visitor.desk.tasks.begin("Consolidate", work)).state is State.DONE


@pytest.mark.parametrize(("error", "state"), [
    (Refused("exists", found="a.xlsx"), State.REFUSED), (RefusedForAll(PROBLEMS), State.REFUSED), (ZeroDivisionError(), State.FAILED)], ids=repr)
def test_whatever_happens_the_page_says_it(visitor: Visitor, monkeypatch: pytest.MonkeyPatch, error: Exception, state: State) -> None:
    monkeypatch.setattr("toolkit.endings.log_details", lambda _error: "the log")

    def work() -> Results:
        raise error

    task = ended(visitor.desk.tasks.begin("Issue", work))
    assert task.state is state
    told = words(visitor.look(f"/tasks/{task.id}").xpath("//main")[0])
    assert ("a.xlsx already exists." in told) or ("LIB.xlsx" in told and "PAR.xlsx" in told) or "the log" in told
    assert "Traceback" not in told


def test_problems_stand_by_file_with_what_is_alike_in_one_line() -> None:
    found = listed(PROBLEMS, {"PAR.xlsx": "PAR"})
    assert [(one.file, one.told) for one in found] == [("LIB.xlsx", "1 problem"), ("PAR.xlsx", "2 problems")]
    assert sum(line.times for line in found[1].lines) == 2
    assert all("PAR.xlsx" not in line.where for line in found[1].lines)
    assert listed([]) == []


def test_results_show_sentences_problems_files_and_next_steps(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("toolkit.desk.shared.open_with_its_program", lambda path: opened.append(path.name))
    visitor.desk.path.with_name("checked.xlsx").write_bytes(b"x")
    results = Results(["Wrote 1 file."], listed(PROBLEMS), [visitor.desk.wrote(visitor.desk.path.with_name("checked.xlsx"))],
                      [Step("Consolidate", "/returns", {"round": "<2018>"}, is_first=True), Step("Back to Home", "/")])
    page = visitor.look(f"/tasks/{ended(visitor.desk.tasks.begin('Check', lambda: results, writes=False)).id}")
    assert [words(one) for one in page.xpath("//section/h2")] == ["LIB.xlsx: 1 problem", "PAR.xlsx: 2 problems", "Files", "What next"]
    [form] = page.xpath("//form[@action='/returns']")
    assert form.xpath("input/@value") == ["<2018>"]
    [way] = page.xpath("//form[starts-with(@action, '/open/')][button[contains(., 'checked.xlsx')]]/@action")
    assert "checked.xlsx is opening" in visitor.send(way).text
    assert visitor.send(way.replace("/open/", "/folder/")).status_code == 200
    assert opened == ["checked.xlsx", visitor.desk.path.parent.name]


def test_nothing_else_can_be_opened(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.desk.shared.open_with_its_program", lambda path: pytest.fail(str(path)))
    listed_only = visitor.desk.choosing.known.id_of(visitor.desk.path)
    for name in (listed_only, "x", "..%2Fregister.xlsx", "%2Fetc%2Fpasswd"):
        assert visitor.send(f"/open/{name}").status_code in (404, 409)
    gone = visitor.desk.wrote(visitor.desk.path.with_name("gone.xlsx"))
    assert visitor.send(f"/open/{gone.id}").status_code == 409


def test_what_ended_long_ago_is_forgotten_and_what_runs_is_not() -> None:
    tasks, work = Tasks(), Work()
    running = tasks.begin("Consolidate", work)
    done = [ended(tasks.begin("Look", Results, writes=False)) for _ in range(MOST_KEPT + 5)]
    assert tasks.get(running.id) is running
    assert tasks.get(done[0].id) is None
    assert tasks.get(done[-1].id) is done[-1]
    work.go.set()
    until(lambda: not tasks.is_busy)
    assert isinstance(ended(running), Task)
