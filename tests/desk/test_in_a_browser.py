"""The desk in a real Chromium: what axe finds, light and dark, at 200 per cent, by keyboard; and what ends it."""

import asyncio
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from threading import Event, Thread

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect

from tests.browsers import LOOKS, browser, look_at
from tests.desk.desks import until
from toolkit.desk.app import application
from toolkit.desk.gate import Keys
from toolkit.desk.results import Results
from toolkit.desk.server import listening
from toolkit.desk.state import Desk
from toolkit.desk.tasks import State
from toolkit.progress import step
from toolkit.words.phrases import READING_RETURNS

__all__ = ["browser"]

PATIENCE = 120_000
"""How many milliseconds a page may take where much else runs: nothing here measures time."""
expect.set_options(timeout=PATIENCE)
PAGES = ("/", "/actions", "/actions?timing=overdue", "/actions/5.2", "/start", "/choose/register", "/choose/new", "/nothing")
Opened = Callable[..., Page]


class Served:
    """A desk that is served to a browser."""

    def __init__(self, register: Path) -> None:
        taken = listening(0)
        self.keys = Keys(taken.getsockname()[1])
        self.desk = Desk(register, lambda: datetime(2019, 7, 20, 10))
        self._server = uvicorn.Server(uvicorn.Config(application(self.desk, self.keys), log_config=None, lifespan="off", ws="none"))
        self._thread = Thread(target=lambda: asyncio.run(self._server.serve(sockets=[taken])), daemon=True)
        self._thread.start()
        until(lambda: self._server.started)

    def end(self) -> None:
        self._server.should_exit = self._server.force_exit = True
        self._thread.join(30)


@pytest.fixture
def served(demo: Path, tmp_path: Path) -> Iterator[Served]:
    """The desk of the demo's register."""
    shutil.copytree(demo, tmp_path / "demo")
    one = Served(tmp_path / "demo" / "register.xlsx")
    yield one
    one.end()


@pytest.fixture
def opened(browser: Browser, served: Served) -> Iterator[Opened]:
    """Opens the desk in a window of a size and a scheme, and fails where the browser complains."""
    contexts, complaints = [], []

    def shown(size: tuple[int, int] = (1366, 768), scheme: str = "light", *, axe: bool = False) -> Page:
        contexts.append(browser.new_context(viewport={"width": size[0], "height": size[1]}, bypass_csp=axe,
                                            color_scheme="dark" if scheme == "dark" else "light"))
        contexts[-1].set_default_timeout(PATIENCE)
        page = contexts[-1].new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
        served.keys.token = served.keys.token or "once more"
        page.goto(served.keys.entrance)
        return page

    yield shown
    for context in contexts:
        context.close()
    assert [one for one in complaints if "404" not in one and "403" not in one] == []


@pytest.mark.slow(reason="axe looks at every element of every page, at every size")
@pytest.mark.parametrize(("size", "scheme"), LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing_and_nothing_runs_off_the_side(opened: Opened, served: Served, size: tuple[int, int], scheme: str) -> None:
    page = opened(size, scheme, axe=True)
    for path in PAGES:
        page.goto(served.keys.address + path)
        look_at(page)


def test_the_round_of_a_look_by_keyboard_alone(opened: Opened) -> None:
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.get_by_role("link", name="Actions", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/actions")
    page.wait_for_load_state()
    page.get_by_label("Words").focus()
    page.keyboard.type("print the winter")
    expect(page.locator("table.actions tbody tr")).to_have_count(1)
    assert page.evaluate("document.activeElement.id") == "text"
    expect(page).to_have_url(re.compile("text=print\\+the\\+winter"))
    page.locator("table.actions tbody a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/actions/5.2?text=*")
    assert page.get_by_role("heading", name="History").is_visible()


def test_a_long_job_shows_how_far_it_is_and_stops(opened: Opened, served: Served) -> None:
    go = Event()

    def work() -> Results:
        for at in range(1000):
            step(READING_RETURNS, at, 1000)
            go.wait(0.02)
        return Results(["Done."])

    page = opened()
    task = served.desk.tasks.begin("Consolidate", work)
    page.goto(f"{served.keys.address}/tasks/{task.id}")
    first = page.locator("#task progress").get_attribute("value")
    page.locator(f"#task progress:not([value='{first}'])").wait_for()
    page.get_by_role("button", name="Stop").click()
    page.get_by_text("Stopped. The register is as it was before.").wait_for()
    assert task.state is State.STOPPED


def test_a_closed_window_is_noticed_and_a_reload_is_not_taken_for_one(opened: Opened, served: Served) -> None:
    page, windows = opened(), served.desk.life.windows
    until(lambda: len(windows) == 1)
    [name] = windows
    page.reload()
    until(lambda: len(windows) == 1 and name not in windows)
    page.close()
    until(lambda: not windows)


def test_a_window_says_when_the_desk_is_gone(opened: Opened, served: Served) -> None:
    page = opened()
    assert page.locator("#ended").is_hidden()
    served.keys._cookies.clear()
    page.evaluate("alive()")
    page.get_by_text("The desk has ended.").wait_for()
