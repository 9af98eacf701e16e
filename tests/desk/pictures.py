"""Pictures of the desk's pages, for the documents: `python -m tests.desk.pictures [NAME ...]`.

They are made in Chromium, at the desk of the register of `tracker demo`.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.desk.test_in_a_browser import Served
from tests.sources.trackers import write
from toolkit.console import Voice
from toolkit.demo import run_demo

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
WIDTH = 1100
QUAYS = """
    | No | Measure agreed                                 | In the hands of | Wanted by    | State of play | Remarks               |
    | 1  | Paint the edges of the steps yellow            | Harbour Offices | 30 June 2020 | Simmering     | Paint is ordered      |
    | 2  | Hang a lifebuoy every fifty metres             | Harbour Offices | 31 May 2020  | Bubbling      | Twelve of twenty hang |
    | 3  | Close the north stairs until they are repaired | Finance Section | 1 May 2020   | Simmering     |                       |
"""


def _home(page: Page, address: str, folder: Path) -> None:
    page.goto(f"{address}/")


def _take_in(page: Page, address: str, folder: Path) -> None:
    page.goto(f"{address}/take-in")
    page.set_input_files("#file", write(folder / "Safety tour.xlsx", QUAYS))
    page.get_by_role("button", name="Look at it").click()
    for heading, column in (("In the hands of", "Responsible"), ("Wanted by", "Deadline")):
        page.locator(f"select[aria-label^='Meaning of “{heading}”']").select_option(column)
    page.get_by_role("button", name="Show what that gives").click()
    page.get_by_label("Status that “Simmering” means").wait_for()


def _issue(page: Page, address: str, folder: Path) -> None:
    page.goto(f"{address}/issue")


def _reports(page: Page, address: str, folder: Path) -> None:
    page.goto(f"{address}/reports")


SHOWN: Mapping[str, tuple[Callable[[Page, str, Path], None], str, int]] = {
    "desk-home": (_home, "light", 790), "desk-take-in": (_take_in, "light", 1420), "desk-issue": (_issue, "light", 1260),
    "desk-reports": (_reports, "dark", 820)}
"""Picture -> what a person does before it is taken, the scheme of the screen, and how much of the page is shown, in pixels."""


def main(names: list[str]) -> None:
    """Make the pictures anew, or those that are named."""
    with tempfile.TemporaryDirectory() as made, sync_playwright() as play:
        folder = Path(made)
        run_demo(folder / "demo", Voice(quiet=True))
        served = Served(folder / "demo" / "register.xlsx")
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name in names or SHOWN:
            act, scheme, height = SHOWN[name]
            served.keys.token = name
            page = browser.new_page(viewport={"width": WIDTH, "height": 800}, color_scheme="dark" if scheme == "dark" else "light")
            page.goto(served.keys.entrance)
            act(page, served.keys.address, folder)
            page.screenshot(path=PICTURES / f"{name}.png", full_page=True, clip={"x": 0, "y": 0, "width": WIDTH, "height": height})
            page.close()
        browser.close()
        served.end()


if __name__ == "__main__":
    main(sys.argv[1:])
