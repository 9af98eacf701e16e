"""The page in a real Chromium: what axe finds, light and dark, at 200 per cent, on paper, and by keyboard alone."""

import subprocess
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browsers import LOOKS, browser, look_at
from tests.registers import AS_OF, register
from toolkit.page.writing import write_page
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.history import Change

__all__ = ["browser"]

SHOWN = """
    | Ref. | Action            | Lead | Deadline   | Due date   | Status      | Date of implementation | Comment      |
    | 1.1  | Paint the signs   | PAR  | 30 June 18 | 2018-06-30 | In progress |                        | Primer is on |
    | 1.2  | Print the leaflet | LIB  | End 2017   | 2017-12-31 | Not started |                        |              |
    | 2.1  | Count the benches | PAR  | Ongoing    |            | Implemented | 2018-05-02             |              |
"""
Opened = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Opens the page of a register in a window of a size and a scheme; nothing of the network can be reached."""
    held = register(SHOWN)
    held.history.append(Change("2018-12-01 10:00:00", "", "1.1", "status", "not_started", "in_progress", How.IMPORT))
    (tmp_path / "overview.html").write_bytes(write_page(held, AS_OF, "register.xlsx", datetime(2019, 1, 5)))
    contexts = []

    def shown(size: tuple[int, int] = (1366, 768), scheme: str = "light") -> Page:
        contexts.append(browser.new_context(viewport={"width": size[0], "height": size[1]}, offline=True, bypass_csp=True,
                                            color_scheme="dark" if scheme == "dark" else "light"))
        page = contexts[-1].new_page()
        page.goto((tmp_path / "overview.html").as_uri())
        return page

    yield shown
    for context in contexts:
        context.close()


@pytest.mark.slow(reason="axe looks at every element of the page, at every size")
@pytest.mark.parametrize(("size", "scheme"), LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing_and_nothing_runs_off_the_side(opened: Opened, size: tuple[int, int], scheme: str) -> None:
    page = opened(size, scheme)
    look_at(page)


def test_it_follows_the_scheme_of_the_screen(opened: Opened) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    assert opened().evaluate(paper) != opened(scheme="dark").evaluate(paper)


def test_all_of_it_can_be_reached_and_used_by_keyboard(opened: Opened) -> None:
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the actions"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.title") == "Sort by Ref."
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.locator("#actions + .scroll > table > tbody > tr > td:first-child").all_text_contents() == ["2.1", "1.2", "1.1"]
    fold = page.locator("#action-1\\.1 summary")
    fold.focus()
    page.keyboard.press("Enter")
    assert page.locator("#action-1\\.1 details").get_attribute("open") is not None


def test_on_paper_it_says_the_same(opened: Opened, tmp_path: Path) -> None:
    opened().pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    said = subprocess.run(["pdftotext", "-layout", "page.pdf", "-"], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    for words in ("Paint the signs", "Who is late", "Where we stand", "Actions by status and timing"):
        assert words in said
    assert "Skip to the actions" not in said
