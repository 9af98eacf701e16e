"""Returns checked, consolidated and decided on in a real Chromium: by clicking, by keyboard alone, in two windows, past axe."""

from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsers import LOOKS, browser, look_at
from tests.desk import waiting as waiting_ones
from tests.desk.desks import until
from tests.desk.test_in_a_browser import Opened, Served, opened, served
from tests.doors.command_line import Tracker
from toolkit.desk.tasks import State
from toolkit.jobs.cached import register_to_write
from toolkit.jobs.past import undo
from toolkit.jobs.registers import load

__all__ = ["browser", "opened", "served"]
SECONDS = 60_000


@pytest.fixture
def back(served: Served) -> list[Path]:
    """The demo's second round is back and not taken in: its workbooks."""
    undo(served.desk.path, datetime(2019, 7, 20, 9))
    seconds = count()
    served.desk.moment = lambda: datetime(2019, 7, 20, 10) + timedelta(seconds=next(seconds))
    found = sorted((served.desk.path.parent / "inbox" / "2019-06").glob("*.xlsx"))
    assert len(found) == 7
    return found


def check(page: Page, served: Served, files: list[Path]) -> None:
    page.goto(f"{served.keys.address}/returns")
    page.get_by_label("Drop the workbooks").set_input_files(files)
    page.get_by_role("button", name="Check these").click()
    page.wait_for_url("**/checked/**", timeout=SECONDS)


def plan(page: Page) -> None:
    page.get_by_role("button", name="See what would change").click()
    page.wait_for_url("**/planned/**", timeout=SECONDS)


def take_in(page: Page) -> None:
    page.get_by_role("button", name="Take them in").click()
    page.get_by_text("The register is written.").wait_for(timeout=SECONDS)


def waiting(page: Page) -> dict[str, str]:
    return {one.locator("dt").inner_text(): one.locator("dd").inner_text() for one in page.locator("dl.counts div").all()}


@pytest.mark.slow(reason="axe looks at every element of every page, at every size")
@pytest.mark.parametrize(("size", "scheme"), LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing_on_the_pages_of_returns(opened: Opened, served: Served, back: list[Path], size: tuple[int, int], scheme: str) -> None:
    page = opened(size, scheme, axe=True)

    for path in ("/returns", "/choose/returns", "/decisions"):
        page.goto(served.keys.address + path)
        look_at(page)
    check(page, served, back)
    look_at(page)
    plan(page)
    look_at(page)
    take_in(page)
    look_at(page)
    page.get_by_role("link", name="Make your decisions").click()
    look_at(page)
    page.get_by_role("button", name="Keep the register").click()
    page.get_by_text("Nothing waits for a decision.").wait_for()
    look_at(page)


@pytest.mark.slow(reason="axe looks at every element of every page, at every size")
def test_axe_finds_nothing_where_a_proposal_is_decided(browser: Browser, tracker: Tracker) -> None:
    waiting_ones.proposals(tracker)
    at = Served(tracker.folder / "register.xlsx")
    for scheme in ("light", "dark"):
        at.keys.token = at.keys.token or "once more"
        context = browser.new_context(viewport={"width": 640, "height": 800}, bypass_csp=True, color_scheme="dark" if scheme == "dark" else "light")
        page = context.new_page()
        page.goto(at.keys.entrance)
        page.goto(f"{at.keys.address}/decisions")
        for title in ("1.1: PAR asks for a new date", "PAR proposes a new action"):
            page.get_by_role("heading", name=title).wait_for()
            look_at(page)
            page.get_by_role("link", name="Decide later").click()
        context.close()
    at.end()


def test_returns_go_from_a_check_to_home_by_clicking(opened: Opened, served: Served, back: list[Path]) -> None:
    page = opened()
    assert waiting(page)["Workbooks in the inbox"] == "7"
    page.get_by_role("link", name="Workbooks in the inbox").click()
    page.get_by_role("button", name="Check the inbox").click()
    page.wait_for_url("**/checked/**", timeout=SECONDS)
    expect(page.get_by_role("region", name="Returns").locator("tbody tr")).to_have_count(7)
    plan(page)
    assert len(load(served.desk.path).register.returns) == 6
    take_in(page)
    page.get_by_role("link", name="Make your decisions").click()
    page.get_by_role("heading", name="12.2: which “Revised deadline” holds?").wait_for()
    page.get_by_label("Decided by").fill("A clerk")
    page.get_by_role("group", name="Answer of FINA").get_by_role("button").click()
    page.get_by_text("Nothing waits for a decision.").wait_for()
    page.get_by_text("12.2, Revised deadline: now “2019-09-30”").wait_for()
    page.get_by_role("link", name="Back to Home").click()
    assert "Conflicts to decide" not in waiting(page)
    assert page.locator("section[aria-labelledby=round] label").inner_text() == "7 of 8 workbooks are back"
    register = load(served.desk.path).register
    assert (str(register.actions["12.2"].revised_deadline), len(register.returns)) == ("2019-09-30", 13)


def test_the_same_by_keyboard_alone(opened: Opened, served: Served, back: list[Path]) -> None:
    page = opened()

    def tab_to(name: str) -> None:
        """Press Tab until something has the focus, as a person would."""
        for _ in range(60):
            if name in page.evaluate("document.activeElement.textContent") and page.evaluate("document.activeElement.matches('a, button')"):
                return
            page.keyboard.press("Tab")
        raise AssertionError(name)

    tab_to("Workbooks in the inbox")
    page.keyboard.press("Enter")
    page.wait_for_url("**/returns")
    tab_to("Check the inbox")
    page.keyboard.press("Enter")
    page.wait_for_url("**/checked/**", timeout=SECONDS)
    tab_to("See what would change")
    page.keyboard.press("Space")
    page.wait_for_url("**/planned/**", timeout=SECONDS)
    tab_to("Take them in")
    page.keyboard.press("Enter")
    page.get_by_text("The register is written.").wait_for(timeout=SECONDS)
    tab_to("Make your decisions")
    page.keyboard.press("Enter")
    expect(page.locator(".decide")).to_be_focused()
    page.wait_for_load_state()
    page.keyboard.press("4")
    page.get_by_text("12.2, Revised deadline: now “2019-12-31”").wait_for()
    tab_to("Undo")
    page.keyboard.press("Enter")
    expect(page.locator(".decide")).to_be_focused()
    page.wait_for_load_state()
    page.keyboard.press("1")
    page.get_by_text("12.2, Revised deadline: stays “(empty)”").wait_for()
    assert load(served.desk.path).register.actions["12.2"].revised_deadline is None


def test_a_number_that_is_typed_is_a_number_and_no_decision(opened: Opened, served: Served) -> None:
    page, before = opened(), served.desk.path.read_bytes()
    page.goto(f"{served.keys.address}/decisions")
    page.get_by_text("Something else holds").click()
    page.get_by_label("Value").fill("2019-12-31")
    assert page.get_by_label("Value").input_value() == "2019-12-31"
    page.get_by_label("Decided by").press_sequentially("12")
    page.get_by_label("Decided by").press("Enter")
    page.get_by_role("link", name="Decisions", exact=True).focus()
    page.keyboard.press("1")
    page.locator(".decide").focus()
    page.keyboard.press("Control+1")
    page.wait_for_timeout(300)
    assert served.desk.path.read_bytes() == before
    assert not served.desk.tasks.is_busy


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> tuple[Event, Event]:
    """A register to be written is read only when the first is set; the second tells that one is about to be."""
    go, begun, reads = Event(), Event(), register_to_write

    def read_slowly(*args: Any) -> Any:
        begun.set()
        assert go.wait(60)
        return reads(*args)

    monkeypatch.setattr("toolkit.jobs.registers.register_to_write", read_slowly)
    return go, begun


def slowly(page: Page, served: Served, back: list[Path], slow: tuple[Event, Event]) -> Event:
    """Press Take them in, where it takes long."""
    go, begun = slow
    go.set()
    check(page, served, back)
    plan(page)
    go.clear()
    begun.clear()
    page.get_by_role("button", name="Take them in").click()
    assert begun.wait(60)
    return go


def test_a_slow_consolidation_says_what_it_does_and_stops_with_the_old_register_whole(
    opened: Opened, served: Served, back: list[Path], slow: tuple[Event, Event]
) -> None:
    page = opened()
    before = served.desk.path.read_bytes()
    go = slowly(page, served, back, slow)
    page.get_by_text("Working …").wait_for()
    page.get_by_role("button", name="Stop").click()
    page.get_by_text("Stopping.").wait_for()
    go.set()
    page.get_by_text("Stopped. The register is as it was before.").wait_for(timeout=SECONDS)
    assert served.desk.path.read_bytes() == before


def test_a_browser_that_is_closed_leaves_the_work_to_end_and_the_next_window_shows_it(
    opened: Opened, served: Served, back: list[Path], slow: tuple[Event, Event]
) -> None:
    page, other = opened(), opened()
    go = slowly(page, served, back, slow)
    page.close()
    task = served.desk.tasks.writing
    assert task
    other.goto(f"{served.keys.address}/")
    other.get_by_role("link", name="See how far it is").click()
    go.set()
    other.get_by_text("The register is written.").wait_for(timeout=SECONDS)
    until(lambda: task.state is State.DONE)
    assert len(load(served.desk.path).register.returns) == 13


def test_a_decision_in_one_window_is_seen_in_the_other_and_never_made_twice(opened: Opened, served: Served) -> None:
    one, other = opened(), opened()
    for page in (one, other):
        page.goto(f"{served.keys.address}/decisions")
    one.get_by_role("button", name="Keep the register").click()
    one.get_by_text("Nothing waits for a decision.").wait_for()
    written = served.desk.path.read_bytes()
    other.get_by_role("group", name="Answer of HARB").get_by_role("button").click()
    other.get_by_text("has changed since you looked at it").wait_for()
    assert served.desk.path.read_bytes() == written
    other.get_by_role("link", name="Back").click()
    other.get_by_text("Nothing waits for a decision.").wait_for()


def test_a_window_of_a_desk_that_has_ended_decides_nothing(opened: Opened, served: Served) -> None:
    page, before = opened(), served.desk.path.read_bytes()
    page.goto(f"{served.keys.address}/decisions")
    served.keys._cookies.clear()
    page.get_by_role("button", name="Keep the register").click()
    page.get_by_text("This window does not belong to the desk that is running.").wait_for()
    assert served.desk.path.read_bytes() == before
