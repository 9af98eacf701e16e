"""Chromium, and what every page must be in it."""

import os
import shutil
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
LOOKS = {"a laptop": ((1366, 768), "light"), "200 per cent of a small screen, dark": ((640, 400), "dark"),
         "a telephone": ((360, 640), "light")}
"""Sizes of a window with a colour scheme: each size and each scheme, since no page has colours of its own at a size."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None and "CI" not in os.environ:
        pytest.skip("Chromium is not installed")
    assert chromium, "Chromium is not installed"
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


def look_at(page: Page) -> None:
    """Hold a page, with all that it folds away, against axe; nothing of it runs off the side."""
    for fold in page.locator("details").all():
        fold.evaluate("one => one.open = true")
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
