"""What the pages show is what the commands say; what people wrote is text; what cannot be done is said."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from tests.desk.desks import Visitor, words
from tests.doors.command_line import NOW, Tracker
from tests.registers import register
from toolkit.desk.pages.actions import A_PAGE
from toolkit.desk.recent import Recent
from toolkit.desk.state import Desk
from toolkit.jobs.registers import create
from toolkit.tracker.record.codes import Timing

SIX = """
    | Ref. | Action              | Lead | Due date   | Status      | Date of implementation | Comment       |
    | 1.1  | Paint the signs     | PAR  | 2018-06-30 | In progress |                        | Primer is on  |
    | 1.2  | Print the leaflet   | LIB  | 2018-01-31 | Not started |                        |               |
    | 1.3  | Count the benches   | PAR  | 2019-12-31 | In progress |                        |               |
    | 2.1  | Mend the fence      | LIB  | 2017-12-31 | Implemented | 2017-11-01             | Done by LIB   |
    | 2.2  | Plant a hedge       | PAR  |            | Not started |                        |               |
    | 2/3  | Ask the neighbours? | PAR  | 2019-01-15 | Not started |                        |               |
"""


def at(tracker: Tracker, actions: str) -> Visitor:
    path = tracker.folder / "register.xlsx"
    create(path, register(actions), datetime.fromisoformat(NOW), replace=True)
    return Visitor(path, tracker.folder)



def refs(page: Any) -> list[str]:
    return [words(one) for one in page.xpath("//table[contains(@class, 'actions')]/tbody/tr/th")]


def test_home_says_what_status_says(tracker: Tracker, visitor: Visitor) -> None:
    told = json.loads(tracker("status", "register.xlsx", "--json", "--now", NOW).out)
    page = visitor.look("/")
    assert words(page.xpath("//section[@aria-labelledby='round']/label")[0]) == "0 of 2 workbooks are back"
    states = {words(row.xpath("th")[0]): words(row.xpath("td")[1]) for row in page.xpath("//section[@aria-labelledby='round']//tbody/tr")}
    assert states == dict.fromkeys(told["missing"], "Missing")
    tiles = {words(one.xpath("dt")[0]): words(one.xpath("dd")[0]) for one in page.xpath("//dl[@class='tiles']/div")}
    assert (tiles["Actions"], tiles["Overdue"]) == (str(told["actions"]), str(told["overdue"]))
    assert len(page.xpath("//figure//svg[@role='img']")) >= 3
    assert words(page.xpath("//section[@aria-labelledby='next']/p")[0]) == "2 workbooks have not come back yet."
    assert page.xpath("//section[@aria-labelledby='next']/a/@href") == ["/#round"]


def test_home_follows_what_comes_into_the_inbox_and_into_the_register(tracker: Tracker, visitor: Visitor) -> None:
    visitor.look("/")
    tracker.fill_in("PAR", {("1.1", "Comment"): "The second coat is on"})
    waiting = {words(one.xpath("dt")[0]): words(one.xpath("dd")[0]) for one in visitor.look("/").xpath("//dl[@class='counts']/div")}
    assert waiting == {"Workbooks in the inbox": "1"}
    tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW)
    page = visitor.look("/")
    assert words(page.xpath("//section[@aria-labelledby='round']/label")[0]) == "1 of 2 workbooks are back"
    assert "The second coat is on" in words(visitor.look("/actions/1.1"))


def test_what_is_to_be_put_right_is_listed_on_home(tracker: Tracker) -> None:
    visitor = at(tracker, SIX.replace("| 1.3  | Count the benches   | PAR ", "| 1.3  | Count the benches   |     "))
    told = tracker("check-register", "register.xlsx", "--json")
    found = json.loads(told.out)
    assert found
    page = visitor.look("/")
    assert len(page.xpath("//section[@aria-labelledby='right']//tbody/tr")) == len(found)
    assert found[0]["what"] in words(page.xpath("//section[@aria-labelledby='right']")[0])


def test_overdue_actions_come_first_then_what_is_open_then_what_is_finished(tracker: Tracker) -> None:
    assert refs(at(tracker, SIX).look("/actions")) == ["1.2", "1.1", "2/3", "1.3", "2.2", "2.1"]


@pytest.mark.parametrize(("asked", "found"), [
    ("unit=LIB", ["1.2", "2.1"]), ("unit=lib&status=not_started", ["1.2"]), ("status=in_progress", ["1.1", "1.3"]),
    (f"timing={Timing.OVERDUE}", ["1.2", "1.1"]), ("text=PRIMER", ["1.1"]), ("text=the+paint", ["1.1"]), ("text=2.1", ["2.1"]),
    ("source=RS15&text=hedge", ["2.2"]), ("text=nothing+of+the+kind", []), ("unit=&status=&text=+", ["1.2", "1.1", "2/3", "1.3", "2.2", "2.1"]),
    ("page=0&text=primer", ["1.1"]), ("page=99&text=primer", ["1.1"]), ("page=x", ["1.2", "1.1", "2/3", "1.3", "2.2", "2.1"])])
def test_the_list_is_filtered(tracker: Tracker, asked: str, found: list[str]) -> None:
    assert refs(at(tracker, SIX).look(f"/actions?{asked}")) == found


@pytest.mark.parametrize("asked", ["unit=XYZ", "status=asleep", "source=A9"])
def test_a_filter_that_means_nothing_is_refused_as_by_a_command(tracker: Tracker, asked: str) -> None:
    answer = at(tracker, SIX).client.get(f"/actions?{asked}")
    name, _, value = asked.partition("=")
    told = tracker("show", "register.xlsx", f"--{name}", value).err
    assert answer.status_code == 409
    page: Any = html.document_fromstring(answer.text)
    assert [words(one) in told for one in page.xpath("//tbody/tr/td[position() > 1]")] == [True, True]


def test_a_long_list_has_pages_which_keep_the_filters(tracker: Tracker) -> None:
    rows = "".join(f"| {at}.1 | Do {at} | PAR | 2019-12-31 |\n" for at in range(1, A_PAGE * 2 + 2))
    visitor = at(tracker, f"| Ref. | Action | Lead | Due date |\n{rows}")
    page = visitor.look("/actions?unit=PAR")
    seen = refs(page)
    while later := page.xpath("//nav[@class='pages']/a[@rel='next']/@href"):
        page = visitor.look(later[0])
        seen += refs(page)
    assert len(seen) == len({*seen}) == A_PAGE * 2 + 1
    assert [option.get("value") for option in page.xpath("//select[@id='unit']/option[@selected]")] == ["PAR"]


def test_an_action_is_shown_with_its_whole_history(tracker: Tracker, visitor: Visitor) -> None:
    tracker.fill_in("PAR", {("1.1", "Status"): "Implemented", ("1.1", "Date of implementation"): date(2018, 12, 1)})
    tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW)
    told = json.loads(tracker("history", "register.xlsx", "1.1", "--json").out)
    page = visitor.look("/actions/1.1")
    lines = [[words(cell) for cell in row.xpath("td")] for row in page.xpath("//table/tbody/tr")]
    assert len(lines) == len(told) > 0
    assert [line[0] for line in lines] == [one["when"] for one in reversed(told)]
    assert ["Status", "In progress", "Implemented"] in [line[2:5] for line in lines]
    facts = {words(one.xpath("dt")[0]): words(one.xpath("dd")[0]) for one in page.xpath("//dl[@class='answers']/div")}
    assert (facts["Status"], facts["Unit"], facts["Due date"]) == ("Implemented", "PAR", "30 June 2018")


def test_every_action_of_the_list_can_be_opened(tracker: Tracker) -> None:
    visitor = at(tracker, SIX)
    for link in visitor.look("/actions").xpath("//table/tbody/tr/th/a/@href"):
        assert "history" in words(visitor.look(link)).casefold()
    answer = visitor.client.get("/actions/9.9")
    assert (answer.status_code, "9.9" in answer.text) == (409, True)


HOSTILE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="|\\"), min_size=1, max_size=30)


@given(HOSTILE)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_people_wrote_is_text_and_nothing_else(tracker: Tracker, written: str) -> None:
    hostile = f"</textarea></title><script>alert(1)</script><img src=x onerror=alert(1)>'\"{{{{ 7*7 }}}} {written}".replace("\n", " ")
    visitor = at(tracker, f"| Ref. | Action | Lead | Due date | Comment |\n| 1.1 | {hostile} | PAR | 2018-01-01 | {hostile} |")
    for path in ("/", "/actions", "/actions?text=%22%3E%3Cscript%3E", "/actions/1.1"):
        page = visitor.look(path)
        assert {one.get("src") for one in page.xpath("//script")} == {"/static/htmx.min.js", "/static/desk.js"}
        assert not page.xpath("//img | //*[@onerror] | //*[@style] | //style | //textarea")
        assert "49" not in words(page).replace("2049", "")
    assert "<script>alert(1)</script>" in words(visitor.look("/actions/1.1"))


def test_a_ref_and_a_word_in_an_address_are_text_too(visitor: Visitor) -> None:
    for path in ("/actions/<script>alert(1)</script>", "/nothing/<script>alert(1)</script>", "/choose/<script>", "/tasks/<script>"):
        answer = visitor.client.get(path)
        assert answer.status_code in (404, 409)
        assert "<script>alert" not in answer.text


def test_without_a_register_it_begins_on_the_start_page(tmp_path: Path) -> None:
    visitor = Visitor(None, tmp_path)
    for path in ("/", "/actions", "/actions/1.1"):
        answer = visitor.client.get(path, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/start")
    assert [words(one) for one in visitor.look("/").xpath("//main//h2")] == ["Open a register", "Take in", "Start a new register"]


def test_a_register_is_made_in_a_folder_that_is_chosen(tmp_path: Path) -> None:
    (tmp_path / "Follow-up").mkdir()
    visitor = Visitor(None, tmp_path)
    [folder] = visitor.look("/choose/new").xpath("//h2[.='Folders']/following-sibling::ul/li/a[.='Follow-up']/@href")
    [chosen] = visitor.look(folder).xpath("//input[@name='chosen']/@value")
    asked = visitor.send("/start/folder", data={"chosen": chosen})
    assert str(tmp_path / "Follow-up") in asked.text
    visitor.send("/start/new", data={"chosen": chosen, "title": "Review of Signposts", "organization": "Ministry of Hills"})
    assert visitor.desk.register == tmp_path / "Follow-up" / "register.xlsx"
    assert words(visitor.look("/").xpath("//h1")[0]) == "Review of Signposts"
    again = visitor.send("/start/new", data={"chosen": chosen})
    assert (again.status_code, "has a register already" in again.text) == (409, True)
    asked = visitor.send("/start/folder", data={"chosen": chosen})
    assert (asked.status_code, "has a register already" in asked.text) == (409, True)
    page: Any = html.document_fromstring(asked.text)
    [there] = page.xpath("//form[@action='/start/open']//input[@name='chosen']/@value")
    visitor.desk.open(tmp_path / "elsewhere.xlsx")
    visitor.send("/start/open", data={"chosen": there})
    assert visitor.desk.register == tmp_path / "Follow-up" / "register.xlsx"


def test_a_register_is_chosen_in_the_list_and_no_path_is_taken(tracker: Tracker) -> None:
    path = tracker.make_register("of ours.xlsx")
    openpyxl.Workbook().save(tracker.folder / "other.xlsx")
    (tracker.folder / "notes.txt").write_text("x")
    visitor = Visitor(None, tracker.folder)
    page = visitor.look("/choose/register")
    chosen = {words(one.getparent().xpath("strong")[0]): one.get("value") for one in page.xpath("//button[@name='chosen']")}
    assert [*chosen] == ["of ours.xlsx", "other.xlsx"]
    for wrong in (str(path), "../of ours.xlsx", "", chosen["other.xlsx"]):
        assert visitor.send("/start/open", data={"chosen": wrong}).status_code == 409
        assert visitor.desk.register is None
    told = visitor.send("/start/open", data={"chosen": chosen["other.xlsx"]}).text
    assert ("other.xlsx is not a register" in told, "press the button" in told) == (True, False)
    visitor.send("/start/open", data={"chosen": chosen["of ours.xlsx"]})
    assert visitor.desk.register == path
    assert "Paint the signs" in words(visitor.look("/actions"))


def test_problem_lists_and_the_folders_of_a_register_are_not_offered_as_registers(tmp_path: Path) -> None:
    for folder in ("outbox", "archive", "Follow-up", "Follow-up/archive"):
        (tmp_path / folder).mkdir()
    for name in ("register.xlsx", "register.problems.xlsx", "register.ALBV23.Problems.xlsx"):
        (tmp_path / name).write_bytes(b"x")
    page = Visitor(None, tmp_path).look("/choose/register")
    assert [words(one) for one in page.xpath("//main//ul[contains(@class, 'files')]/li/strong")] == ["register.xlsx"]
    assert [words(one) for one in page.xpath("//h2[.='Folders']/following-sibling::ul[1]/li")][1:] == ["Follow-up"]


def test_the_register_that_was_opened_last_is_opened_again_and_others_are_a_click_away(tracker: Tracker, tmp_path: Path) -> None:
    first, second, gone = (tracker.make_register(name) for name in ("one.xlsx", "two.xlsx", "gone.xlsx"))
    recent = Recent(tmp_path / "state" / "recent.json")
    for path in (gone, second, first):
        Desk(None, datetime.now, recent=recent).open(path)
    gone.unlink()
    assert Recent(tmp_path / "state" / "recent.json").last() == first
    visitor = Visitor(None, tracker.folder)
    visitor.desk.recent = recent
    page = visitor.look("/start")
    offered = {words(one.xpath(".//strong")[0]): one.xpath(".//button/@value")[0] for one in page.xpath("//form[@action='/start/open']//li")}
    assert [*offered] == ["one.xlsx", "two.xlsx"]
    assert visitor.send("/start/open", data={"chosen": str(second)}).status_code == 409
    visitor.send("/start/open", data={"chosen": offered["two.xlsx"]})
    assert (visitor.desk.register, recent.last()) == (second, second)
    assert "/start" in visitor.look("/actions").xpath("//header//a/@href")
    second.write_bytes(b"damaged")
    assert recent.last() is None


@pytest.mark.parametrize("kept", ["", "{", "7", '["relative.xlsx", 7, "/nul\\u0000.xlsx"]', '{"a": "/b.xlsx"}'])
def test_what_nobody_can_read_of_the_last_registers_is_forgotten(tmp_path: Path, kept: str) -> None:
    file = tmp_path / "recent.json"
    file.write_text(kept)
    assert (Recent(file).registers(), Recent(file).last()) == ([], None)
    Recent(file).remember(tmp_path / "register.xlsx")
    assert json.loads(file.read_text()) == [str(tmp_path / "register.xlsx")]


def test_what_was_refused_leads_back_to_the_page_that_was_asked(tmp_path: Path) -> None:
    visitor = Visitor(None, tmp_path)
    chosen = visitor.desk.choosing.known.id_of(tmp_path)
    sent = {"back": f"/take-in?folder={chosen}", "folder": chosen}
    answer = visitor.send("/take-in/file", data=sent, files={"file": ("a.exe", b"MZ")})
    assert html.document_fromstring(answer.text).xpath("//main//a[.='Back']/@href") == [f"/take-in?folder={chosen}"]
    assert f'name="back" value="/take-in?folder={chosen}"' in visitor.client.get(f"/take-in?folder={chosen}").text
    for elsewhere in ("https://example.org/", "//example.org", "/take-in.evil"):
        answer = visitor.send("/take-in/file", data=sent | {"back": elsewhere}, files={"file": ("a.exe", b"MZ")})
        assert html.document_fromstring(answer.text).xpath("//main//a[.='Back']/@href") == ["/take-in"]


def test_a_register_that_is_gone_or_damaged_is_told(visitor: Visitor) -> None:
    visitor.look("/")
    assert visitor.desk.register
    visitor.desk.register.write_bytes(b"damaged")
    assert visitor.client.get("/").status_code == 409
    visitor.desk.register.unlink()
    answer = visitor.client.get("/")
    assert (answer.status_code, "register.xlsx" in answer.text) == (409, True)


def test_a_fault_is_told_and_kept_in_the_log(visitor: Visitor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    log = tmp_path / "tracker.log"
    monkeypatch.setattr("toolkit.endings.log_details", lambda _error: log)
    monkeypatch.setattr("toolkit.desk.pages.actions.show", lambda *_, **__: 1 / 0)
    answer = visitor.client.get("/actions")
    assert (answer.status_code, str(log) in answer.text, "ZeroDivisionError" in answer.text) == (500, True, False)
    assert answer.headers["content-security-policy"]


def test_an_action_leads_back_to_the_list_as_it_was_filtered(visitor: Visitor) -> None:
    found = visitor.look("/actions?text=paint&status=in_progress").xpath("//table[@class='actions']//th/a/@href")
    [back] = visitor.look(found[0]).xpath("//main//a[contains(., 'All actions')]/@href")
    assert back == "/actions?status=in_progress&text=paint"
    assert visitor.look("/actions/1.1?evil=x").xpath("//main//a[contains(., 'All actions')]/@href") == ["/actions"]


def test_what_was_refused_can_be_looked_at_again_without_sending_it_again(visitor: Visitor) -> None:
    """So that Back of the browser asks nobody whether a form shall be sent once more."""
    answer = visitor.send("/start/open", data={"chosen": "nothing"}, follow_redirects=False)
    assert answer.status_code == 303
    again = [visitor.client.get(answer.headers["location"]) for _ in range(2)]
    assert [(one.status_code, "does not know this file" in one.text) for one in again] == [(409, True)] * 2
