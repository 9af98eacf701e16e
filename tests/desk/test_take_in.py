"""Take in: a document is dropped, settled and taken in, and gives what it gives through the command line."""

import re
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import html

from tests.desk.desks import Visitor, ended, words
from tests.doors.command_line import NOW, Tracker
from tests.sources.tables import as_text, as_word, cells
from tests.sources.trackers import write
from toolkit import store
from toolkit.desk.pages.take_in import ENDINGS
from toolkit.desk.results import Results
from toolkit.desk.tasks import State, Task
from toolkit.jobs.drafts import REMEMBERED, remember, remembered
from toolkit.jobs.registers import load
from toolkit.sources.meanings import Meanings
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.problems import Refused

KILNS = """
    | Item | Undertaking       | In the hands of | Wanted by    | Where it is | Clay  |
    | 1    | Repair the flue   | Parks Offices   | 30 June 2026 | Simmering   | red   |
    | 2    | Order new shelves | PAR             | 31 May 2026  | Bubbling    | white |
    | 3    | Write a rota      | Pottery Office  | 1 May 2026   | Simmering   |       |
"""
MEANT = {"Undertaking": "Action", "In the hands of": "Responsible", "Wanted by": "Deadline", "Where it is": "Status"}
PLAIN = """
    | No | Action           | Responsible | Deadline     | Status      |
    | 1  | Mow the lawn     | PAR         | 30 June 2026 | In progress |
    | 2  | Rake the gravel  | LIB         | next spring? | Done        |
"""


class Taking:
    """A document that is being taken in, in the window of a visitor."""

    def __init__(self, visitor: Visitor, document: Path, **fields: str) -> None:
        self.visitor = visitor
        self.answer = visitor.send("/take-in/file", data=fields, files={"file": (document.name, document.read_bytes())})
        self.path = self.answer.url.path

    @property
    def page(self) -> Any:
        return html.document_fromstring(self.answer.text)

    @property
    def said(self) -> str:
        return words(self.page.xpath("//main")[0])

    def labels(self) -> dict[str, str]:
        """What each drop-down is called -> its name in the form."""
        return {one.get("aria-label"): one.get("name") for one in self.page.xpath("//table//select")}

    def chosen(self, label: str) -> str:
        return words(self.page.xpath(f'//select[@name="{self._name(label)}"]/option[@selected]')[0])

    def settle(self, answers: dict[str, str], **more: str) -> None:
        """Choose in drop-downs, by what their names begin with, and look again; the others are sent as they are."""
        form = {one.get("name"): next((option.get("value") for option in one.xpath("option[@selected]")), "")
                for one in self.page.xpath("//table//select")}
        form |= {self._name(label): value for label, value in answers.items()}
        self.answer = self.visitor.send(f"{self.path}/answers", data={**form, **more})

    def take(self) -> Task:
        done = self.visitor.send(f"{self.path}/answers", data={"into": "yes"}, follow_redirects=False)
        task = self.visitor.desk.tasks.get(done.headers["location"].removeprefix("/tasks/"))
        assert task
        return ended(task)

    def _name(self, label: str) -> str:
        return next(name for called, name in self.labels().items() if label in called)


@pytest.fixture
def kilns(visitor: Visitor, tmp_path: Path) -> Taking:
    return Taking(visitor, write(tmp_path / "kilns.xlsx", KILNS))


def settled(taking: Taking) -> None:
    taking.settle({f"“{heading}”": column for heading, column in MEANT.items()})
    taking.settle({"“Simmering”": "Not started", "“Bubbling”": "In progress", "“Parks Offices”": "PAR"})


def result_of(task: Task) -> Results:
    assert (task.state, task.refused, task.sentence) == (State.DONE, (), "")
    assert task.results
    return task.results


def test_a_document_whose_headings_nobody_knows_is_taken_in_once_they_are_said(kilns: Taking) -> None:
    assert "say what its columns mean" in kilns.said
    assert not kilns.page.xpath("//button[@name='into']")
    settled(kilns)
    assert "3 actions, 1 new unit" in kilns.said
    assert kilns.chosen("“Undertaking”") == "Action"
    assert kilns.chosen("“Simmering”") == "Not started"
    result = result_of(kilns.take())
    register = load(kilns.visitor.desk.path).register
    new = [action for action in register.actions.values() if action.source != "RS15"]
    assert [(one.text, one.status, one.lead) for one in new] == [
        ("Repair the flue", Status.NOT_STARTED, ("PAR",)), ("Order new shelves", Status.IN_PROGRESS, ("PAR",)), ("Write a rota", Status.NOT_STARTED, ("PO2",))]
    assert "Parks Offices" in register.units["PAR"].aliases
    assert [one.name for one in result.files] == ["register.xlsx", next(one.name for one in result.files if "problems" in one.name)]


def test_the_first_cells_stand_beside_each_column_and_every_table_is_shown(visitor: Visitor, tmp_path: Path) -> None:
    taking = Taking(visitor, write(tmp_path / "two.xlsx", {"Lawns": PLAIN, "Kilns": PLAIN.replace("lawn", "kiln").replace("| 1 ", "| 3 ").replace("| 2 ", "| 4 ")}))
    assert [words(one) for one in taking.page.xpath("//h3")][:2] == ["Table “Lawns”", "Table “Kilns”"]
    rows = {words(row.xpath("th")[0]): [words(cell) for cell in row.xpath(".//li")] for row in taking.page.xpath("//table[contains(@class, 'asks')]")[0].xpath(".//tbody/tr")}
    assert rows["Action B1"] == ["Mow the lawn", "Rake the gravel"]


def test_a_word_is_told_in_the_cell_in_which_it_stands(visitor: Visitor, tmp_path: Path) -> None:
    """Here in the comment, which is asked for the status where no column says it; and a name, with its sheet."""
    taking = Taking(visitor, write(tmp_path / "plan.xlsx", """
        | No | Action           | Responsible     | Deadline     | Comment      |
        | 1  | Draft the manual | Lawns and Kilns | 30 June 2026 | published    |
        | 2  | Train the staff  | PAR             | 31 May 2026  | 14 of 22 met |
    """))
    assert {words(row.xpath("th")[0]): words(row.xpath("td")[1]) for row in taking.page.xpath(
        "//select[starts-with(@aria-label, 'Status that')]/ancestor::tr")} == {
        "published": "Tracker, E2 1 time", "14 of 22": "Tracker, E3 1 time"}
    told = [words(one) for one in taking.page.xpath("//ul[@class='noted']/li/p/strong")]
    assert {one for one in told if "Tracker" not in one} <= {""}


def test_the_page_of_what_was_done_names_nothing_that_only_the_page_before_had(visitor: Visitor, tmp_path: Path) -> None:
    taking = Taking(visitor, write(tmp_path / "plan.xlsx", PLAIN.replace("In progress", "stuck").replace("Responsible", "Whose task").replace("| No |", "| No | Hue |").replace("| 1  |", "| 1  | red |").replace("| 2  |", "| 2  | blue |")))
    assert "Say under “Words that may be a status”" in taking.said
    assert "choose its meaning" in taking.said
    before = html.tostring(taking.page.xpath("//ul[@class='noted']")[0])
    told = [line.to_do for file in result_of(taking.take()).problems for line in file.lines]
    assert before
    assert told
    assert not [one for one in told if re.search(r"meaning|Words that may|More choices|Names of units", one)]
    assert "Choose the status in the register." in " ".join(told)


def test_what_is_to_be_checked_is_counted_alike_in_the_sentence_and_above_the_list(visitor: Visitor, tmp_path: Path) -> None:
    taking = Taking(visitor, write(tmp_path / "plan.xlsx", PLAIN.replace("| No |", "| No | Hue |").replace("| 1  |", "| 1  | red |").replace("| 2  |", "| 2  | blue |")))
    [number] = re.findall(r"(\d+) things? to check", taking.said)
    assert re.findall(r"plan.xlsx: (\d+) problems?, \d+ notes?", taking.said) == [number]


@pytest.mark.parametrize("status", ["Simmering", "stuck", "stuck: no money", "on hold"])
def test_a_word_that_was_answered_as_not_reported_is_no_unknown_status(visitor: Visitor, tmp_path: Path, status: str) -> None:
    taking = Taking(visitor, write(tmp_path / "plan.xlsx", PLAIN.replace("In progress", status)))
    word = status.partition(":")[0]
    taking.settle({f"Status that “{word}": "Not reported"})
    assert taking.chosen(f"Status that “{word}") == "Not reported"
    assert "known status" not in taking.said
    assert not [one for one in taking.labels() if one.startswith("Status that") and word not in one]
    result_of(taking.take())
    assert "not_reported" in [action.status for action in load(visitor.desk.path).register.actions.values() if action.text == "Mow the lawn"]


def test_what_is_left_out_stands_beside_what_is_taken_in(visitor: Visitor, tmp_path: Path) -> None:
    taking = Taking(visitor, write(tmp_path / "plan.xlsx", PLAIN))
    [halves] = taking.page.xpath("//div[@class='halves']")
    taken, left = halves
    assert ("Rake the gravel" in words(taken), [words(one) for one in left.xpath("h2")]) == (True, ["What is left out, repaired or in doubt"])
    assert any("D3" in words(one) for one in left.xpath(".//ul[@class='noted']/li/p/strong"))


def test_a_column_of_one_table_is_changed_and_that_of_the_other_stays(visitor: Visitor, tmp_path: Path) -> None:
    taking = Taking(visitor, write(tmp_path / "two.xlsx", {"Lawns": PLAIN, "Kilns": PLAIN.replace("lawn", "kiln").replace("| 1 ", "| 3 ").replace("| 2 ", "| 4 ")}))
    name = taking.page.xpath("//table[contains(@class, 'asks')]")[1].xpath(".//select[contains(@aria-label, '“Status”')]/@name")[0]
    taking.answer = visitor.send(f"{taking.path}/answers", data={name: "Comment"})
    chosen = [words(one) for one in taking.page.xpath("//select[contains(@aria-label, '“Status”')]/option[@selected]")]
    assert chosen == ["Status", "Comment"]


@pytest.mark.parametrize("sheets", [{"Plan": PLAIN}, {"Kilns": KILNS}, {"Plan": PLAIN, "Kilns": KILNS}])
@pytest.mark.parametrize("kind", ["workbook", "text"])
def test_a_document_gives_the_same_problems_and_actions_through_the_command_line_and_the_desk(
    tracker: Tracker, visitor: Visitor, sheets: dict[str, str], kind: str
) -> None:
    document = tracker.folder / "plan.txt" if kind == "text" else write(tracker.folder / "plan.xlsx", sheets)
    if kind == "text":
        document.write_text("\n\n".join(as_text(one) for one in sheets.values()), "utf-8")
    shutil.copy(visitor.desk.path, tracker.folder / "other.xlsx")
    said = MEANT if "Kilns" in sheets else {}
    told = tracker("import", document.name, "--into", "other.xlsx", "--now", NOW, *(word for heading, column in said.items() for word in (
        "--map", f"{column}={heading}")))
    taking = Taking(visitor, document)
    taking.settle({f"“{heading}”": column for heading, column in said.items()})
    result = result_of(taking.take())
    ours, other = load(visitor.desk.path).register, load(tracker.folder / "other.xlsx").register
    assert (ours.actions, ours.units, ours.recommendations) == (other.actions, other.units, other.recommendations)
    [code] = ours.sources.keys() - {"RS15"}
    lists = [rows_of(tracker.folder / f"{name}.{code}.problems.xlsx") for name in ("register", "other")]
    assert lists[0] == lists[1]
    assert result.sentences[0] in told.err


def rows_of(listed: Path) -> list[tuple[object, ...]]:
    return [row for sheet in openpyxl.load_workbook(listed).worksheets for row in sheet.iter_rows(values_only=True)]


def test_what_was_said_of_headings_is_kept_for_the_next_document_of_the_kind(kilns: Taking, tmp_path: Path) -> None:
    settled(kilns)
    result = result_of(kilns.take())
    assert any(REMEMBERED in one for one in result.sentences)
    again = Taking(kilns.visitor, write(tmp_path / "kilns of May.xlsx", KILNS.replace("Repair", "Sweep")))
    assert "3 actions, 0 new units" in again.said
    assert "questions are open" not in again.said


def test_nothing_is_kept_twice_and_the_latest_word_counts(tmp_path: Path) -> None:
    first = remember(tmp_path, Meanings({"Clay": "Comment", "Hue": "Status"}), Path("a\n.xlsx"))
    assert first
    before = first.read_bytes()
    assert remember(tmp_path, Meanings({"Clay": "Comment"}), Path("b.xlsx")) is None
    assert first.read_bytes() == before
    remember(tmp_path, Meanings({"Clay": "Evidence"}), Path("c.xlsx"))
    assert remembered(tmp_path).headings == {"Clay": "Evidence", "Hue": "Status"}


def test_a_choice_is_taken_back(kilns: Taking) -> None:
    settled(kilns)
    kilns.settle({"“Simmering”": "", "“Parks Offices”": ""})
    assert kilns.chosen("“Simmering”") == "(leave it open)"
    assert "2 new units" in kilns.said


def test_what_was_said_can_be_taken_back_also_where_the_document_cannot_be_taken_in_like_that(kilns: Taking) -> None:
    settled(kilns)
    kilns.settle({"“Undertaking”": "Comment"})
    assert not kilns.page.xpath("//button[@name='into']")
    kilns.settle({"“Undertaking”": "Action"})
    assert "3 actions" in kilns.said


def test_an_answer_about_a_name_falls_away_with_the_column_that_named_it(kilns: Taking) -> None:
    settled(kilns)
    kilns.settle({"“In the hands of”": "Comment"})
    assert "3 actions, 0 new units" in kilns.said
    kilns.settle({"“In the hands of”": "Responsible"})
    assert kilns.chosen("“Parks Offices”") == "A new unit, PO"


def test_a_wrong_source_can_be_taken_back(kilns: Taking, monkeypatch: pytest.MonkeyPatch) -> None:
    settled(kilns)
    with monkeypatch.context() as patched:
        patched.setattr("toolkit.jobs.taking_in.take_later", refusing)
        kilns.settle({}, code="RS15")
        assert "RS15" in kilns.said
        assert [one.get("value") for one in kilns.page.xpath("//select[@name='code']/option")] == ["", "RS15"]
    kilns.settle({}, code="")
    assert "3 actions" in kilns.said


def refusing(*_: object) -> None:
    raise Refused("source-code-used", found="RS15", suggestion="RS16")


def test_a_new_register_is_made_of_a_document(tmp_path: Path) -> None:
    (tmp_path / "Lawns").mkdir()
    visitor = Visitor(None, tmp_path)
    assert "/take-in" in visitor.look("/").xpath("//a/@href")
    assert not visitor.look("/take-in").xpath("//input[@type='file']")
    [folder] = visitor.look("/choose/take-in").xpath("//h2[.='Folders']/following-sibling::ul/li/a[.='Lawns']/@href")
    [chosen] = visitor.look(folder).xpath("//input[@name='chosen']/@value")
    page: Any = html.document_fromstring(visitor.send("/take-in/folder", data={"chosen": chosen}).text)
    assert str(tmp_path / "Lawns") in words(page.xpath("//main")[0])
    taking = Taking(visitor, write(tmp_path / "plan.xlsx", PLAIN), folder=chosen)
    assert "Make the register" in taking.said
    result_of(taking.take())
    assert visitor.desk.register == tmp_path / "Lawns" / "register.xlsx"
    assert "Mow the lawn" in words(visitor.look("/actions"))
    assert visitor.send("/take-in/folder", data={"chosen": chosen}).status_code == 409


def test_names_that_are_nearly_alike_are_asked_in_the_first_document_too(tmp_path: Path) -> None:
    visitor = Visitor(None, tmp_path)
    folder = visitor.desk.choosing.known.id_of(tmp_path)
    document = write(tmp_path / "plan.xlsx", PLAIN.replace("| PAR ", "| Communications Unit ").replace("| LIB ", "| Communication Unit "))
    taking = Taking(visitor, document, folder=folder)
    assert "2 units" in taking.said
    [label] = [one for one in taking.labels() if one.startswith("Unit that")]
    [code] = [one.get("value") for one in taking.page.xpath("//select[starts-with(@aria-label, 'Unit that')]/option") if one.get("value")]
    taking.settle({label: code})
    assert "1 unit;" in taking.said
    assert (taking.chosen(label).startswith(f"{code} – Communication"), "may be the same unit" in taking.said) == (True, False)
    taking.settle({label: ""})
    assert "2 units" in taking.said
    taking.settle({label: code})
    result_of(taking.take())
    [unit] = load(visitor.desk.path).register.units.values()
    assert {unit.name, *unit.aliases} == {"Communications Unit", "Communication Unit"}
    assert {action.lead for action in load(visitor.desk.path).register.actions.values()} == {(code,)}


def test_a_later_version_of_a_document_changes_what_it_changed(visitor: Visitor, tmp_path: Path) -> None:
    result_of(Taking(visitor, write(tmp_path / "plan.xlsx", PLAIN)).take())
    later = Taking(visitor, write(tmp_path / "plan of May.xlsx", PLAIN.replace("Rake the gravel", "Rake all gravel")))
    [code] = later.page.xpath("//select[@name='code']/option[contains(., 'plan')]/@value")
    later.settle({}, code=code)
    assert "Compared with the source" in later.said
    assert "Rake all gravel" in later.said
    result_of(later.take())
    assert "Rake all gravel" in [action.text for action in load(visitor.desk.path).register.actions.values()]


def test_a_later_version_that_keeps_its_title_is_taken_in_or_becomes_a_source_of_its_own(visitor: Visitor, tmp_path: Path) -> None:
    """It has the title of a source of the register, so that nobody can tell without asking what it is."""
    (tmp_path / "May").mkdir()
    result_of(Taking(visitor, write(tmp_path / "plan.xlsx", PLAIN)).take())
    later = Taking(visitor, write(tmp_path / "May" / "plan.xlsx", PLAIN.replace("Rake the gravel", "Rake all gravel")))
    assert "already has a document with this title" in later.said
    [version, new] = later.page.xpath("//select[@name='code']/option[starts-with(., 'a ') and (contains(., 'plan') or contains(., 'a new one'))]")
    assert version.text.startswith("a later version of ")
    later.settle({}, code=new.get("value"))
    assert "2 actions" in later.said
    assert [one.get("value") for one in later.page.xpath("//select[@name='code']/option[@selected]")] == [new.get("value")]
    later.settle({}, code=version.get("value"))
    assert "Compared with the source" in later.said
    result_of(later.take())
    assert "Rake all gravel" in [action.text for action in load(visitor.desk.path).register.actions.values()]


def test_a_later_version_is_offered_by_the_name_that_the_source_has_in_the_register(visitor: Visitor, tmp_path: Path) -> None:
    result_of(Taking(visitor, write(tmp_path / "plan.xlsx", PLAIN)).take())
    later = Taking(visitor, write(tmp_path / "plan of May.xlsx", PLAIN.replace("Rake the gravel", "Rake all gravel")))
    before = [words(one) for one in later.page.xpath("//select[@name='code']/option")]
    later.settle({}, code=later.page.xpath("//select[@name='code']/option[contains(., 'plan')]/@value")[0])
    assert [words(one) for one in later.page.xpath("//select[@name='code']/option")] == before


def test_the_very_same_document_is_said_to_be_there(visitor: Visitor, tmp_path: Path) -> None:
    document = write(tmp_path / "plan.xlsx", PLAIN)
    result_of(Taking(visitor, document).take())
    again = Taking(visitor, document)
    assert "in the register already" in again.said
    assert not again.page.xpath("//button[@name='into']")


def test_a_table_of_a_word_document_is_settled_alike(visitor: Visitor, tmp_path: Path) -> None:
    taking = Taking(visitor, as_word(tmp_path / "kilns.docx", cells(KILNS)))
    settled(taking)
    assert "3 actions" in taking.said


@pytest.mark.parametrize(("name", "data", "told"), [
    ("a.xlsx", b"no workbook", "a.xlsx"), ("a.xlsx", b"", "empty"), ("a.docx", b"PK\x03\x04 cut", "a.docx"), ("a.pdf", b"%PDF-1.7 x", "PDF"),
    ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.xls"), ("a.txt", b"Nothing of the kind", "finds no recommendations or actions in this file"),
    ("a.docx", b"\x89PNG\r\n\x1a\n\x00\xff", "finds no recommendations or actions in this file")])
def test_a_file_that_cannot_be_taken_in_is_told_and_nothing_is_lost(visitor: Visitor, tmp_path: Path, name: str, data: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(data)
    before = visitor.desk.path.read_bytes()
    taking = Taking(visitor, tmp_path / name)
    assert told in taking.said
    assert not re.search(r"--|council-report|cannot be done yet", taking.said)
    assert not taking.page.xpath("//button[@name='into']")
    assert visitor.desk.path.read_bytes() == before


def test_a_file_of_another_kind_no_file_and_an_old_address_are_told(visitor: Visitor, tmp_path: Path) -> None:
    (tmp_path / "a.exe").write_bytes(b"MZ")
    answer = Taking(visitor, tmp_path / "a.exe").answer
    assert (answer.status_code, "a.exe" in answer.text, ".docx" in answer.text, ".pdf" in answer.text) == (409, True, True, False)
    assert visitor.send("/take-in/file", files={"file": ("", b"")}).url.path == "/take-in"
    for path in ("/take-in/unknown", "/take-in/unknown/answers"):
        assert (visitor.send(path, data={}) if path.endswith("answers") else visitor.client.get(path)).status_code == 409
    assert ".exe" not in ENDINGS


def test_a_register_that_somebody_else_writes_is_said_and_can_be_tried_again(kilns: Taking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PATIENCE_SECONDS", 0.05)
    settled(kilns)
    with store.locked(kilns.visitor.desk.path):
        assert [problem.code for problem in kilns.take().refused] == ["register-locked"]
        kilns.settle({})
        assert "Another run is using the register" in kilns.said
    kilns.settle({})
    result_of(kilns.take())


HOSTILE = "<script>alert(1)</script>\"'{{ 7*7 }}&"


def test_hostile_text_in_names_and_cells_is_text(visitor: Visitor, tmp_path: Path) -> None:
    hostile = KILNS.replace("Simmering", HOSTILE).replace("Undertaking", f"Undertaking {HOSTILE}").replace("Pottery Office", HOSTILE).replace("Repair the flue", HOSTILE)
    document = write(tmp_path / "kilns.xlsx", hostile).rename(tmp_path / "kilns <img src=x onerror=alert(1)>.xlsx")
    taking = Taking(visitor, document)
    taking.settle({"“Undertaking": "Action", "“In the hands of”": "Responsible", "“Wanted by”": "Deadline", "“Where it is”": "Status"})
    taking.settle({f"“{HOSTILE}”": "Not started"} if any(f"Status that “{HOSTILE}”" in one for one in taking.labels()) else {})
    assert {one.get("src") for one in taking.page.xpath("//script")} == {"/static/htmx.min.js", "/static/desk.js"}
    assert not taking.page.xpath("//img | //*[@onerror] | //*[@style]")
    assert "49" not in taking.said
    result_of(taking.take())
    assert HOSTILE in words(visitor.look("/actions"))


@pytest.mark.parametrize(("field", "value"), [("heading", "Weather"), ("status", "asleep"), ("unit", "NOBODY")])
def test_an_answer_that_means_nothing_is_refused_and_can_be_taken_back(kilns: Taking, field: str, value: str) -> None:
    settled(kilns)
    name = next(name for name in kilns.labels().values() if name.startswith(field))
    kilns.answer = kilns.visitor.send(f"{kilns.path}/answers", data={name: value})
    assert kilns.page.xpath("//section[@class='problems']")
    kilns.answer = kilns.visitor.send(f"{kilns.path}/answers", data={name: ""})
    assert kilns.answer.status_code == 200
    assert kilns.page.xpath("//button[@name='into']")


def test_what_has_begun_is_kept_up_to_a_number(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.desk.state.MOST_BEGUN", 2)
    first, *_, last = [visitor.desk.keep_begun(datetime(2019, 1, day)) for day in (1, 2, 3)]
    assert visitor.desk.begun_as(last, datetime).day == 3
    assert first not in visitor.desk.begun
