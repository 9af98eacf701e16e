"""A document taken in, a round issued and a report made in a real Chromium: by dropping, by keyboard alone, past axe."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browsers import LOOKS, browser, look_at
from tests.desk.test_in_a_browser import Opened, Served, opened, served
from tests.sources.trackers import write
from toolkit.jobs.registers import load

__all__ = ["browser", "opened", "served"]
QUAYS = """
    | No | Measure agreed                    | In the hands of | Wanted by    | State of play |
    | 1  | Paint the edges of the steps      | Harbour Offices | 30 June 2020 | Simmering     |
    | 2  | Hang a lifebuoy every fifty steps | Finance Section | 31 May 2020  | Bubbling      |
"""
DROP = """(box, file) => {
  const bytes = Uint8Array.from(atob(file.data), (sign) => sign.charCodeAt(0));
  const moved = new DataTransfer();
  moved.items.add(new File([bytes], file.name));
  for (const kind of ["dragover", "drop"]) box.dispatchEvent(new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: moved}));
}"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    return write(tmp_path / "Safety tour.xlsx", QUAYS)


def drop(page: Page, selector: str, file: Path) -> None:
    from base64 import b64encode

    page.locator(selector).evaluate(DROP, {"name": file.name, "data": b64encode(file.read_bytes()).decode()})


def wait_for_results(page: Page) -> None:
    page.wait_for_url("**/tasks/*")
    page.locator("#task[role=status]").wait_for(timeout=60000)


@pytest.mark.slow(reason="axe looks at every element of every page, at every size")
@pytest.mark.parametrize(("size", "scheme"), LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing_on_the_pages_of_a_round(opened: Opened, served: Served, document: Path, size: tuple[int, int], scheme: str) -> None:
    page = opened(size, scheme, axe=True)

    for path in ("/take-in", "/choose/take-in", "/issue", "/issue/rows?see=HARB", "/issue?looked=yes", "/reports"):
        page.goto(served.keys.address + path)
        look_at(page)
    page.get_by_role("button", name="First see what would change").click()
    wait_for_results(page)
    look_at(page)
    page.goto(served.keys.address + "/take-in")
    page.set_input_files("#file", document)
    page.get_by_role("button", name="Look at it").click()
    page.get_by_label("Meaning of “In the hands of” in C1").select_option("Responsible")
    page.get_by_role("button", name="Show what that gives").click()
    look_at(page)


@pytest.mark.slow(reason="a document is looked at three times and taken in")
def test_a_document_is_dropped_settled_and_taken_in(opened: Opened, served: Served, document: Path) -> None:
    page = opened()
    page.get_by_role("link", name="Take in", exact=True).click()
    page.wait_for_url("**/take-in")
    drop(page, ".drop", document)
    page.get_by_role("heading", name="Take in Safety tour.xlsx").wait_for()
    for heading, column in (("In the hands of", "Responsible"), ("Wanted by", "Deadline")):
        page.locator(f"select[aria-label^='Meaning of “{heading}”']").select_option(column)
    page.get_by_role("button", name="Show what that gives").click()
    page.get_by_label("Unit that “Harbour Offices” means").select_option("HARB")
    page.get_by_label("Status that “Simmering” means").select_option("In progress")
    page.get_by_role("button", name="Add to register.xlsx").click()
    wait_for_results(page)
    register = load(served.desk.path).register
    [action] = [one for one in register.actions.values() if one.text == "Paint the edges of the steps"]
    assert (action.status.label, action.lead) == ("In progress", ("HARB",))
    page.get_by_role("link", name="See the actions").click()
    page.wait_for_url("**/actions**")
    page.get_by_label("Words").fill("lifebuoy")
    expect(page.locator("table.actions tbody tr")).to_have_count(1)


def test_a_file_that_is_dropped_beside_the_box_does_not_leave_the_desk(opened: Opened, served: Served, document: Path) -> None:
    page = opened()
    page.goto(served.keys.address + "/take-in")
    drop(page, "h1", document)
    page.wait_for_timeout(300)
    assert page.url.endswith("/take-in")
    assert page.locator("#file").evaluate("one => one.files.length") == 0


@pytest.mark.slow(reason="a round is issued, its letters drafted and a report made")
def test_a_round_is_issued_and_a_report_made_by_keyboard_alone(opened: Opened, served: Served, document: Path) -> None:
    page = opened()
    page.goto(served.keys.address + "/issue")

    def press(name: str) -> None:
        button = page.get_by_role("button", name=name, exact=True)
        for _ in range(80):
            if button.evaluate("one => one === document.activeElement"):
                break
            page.keyboard.press("Tab")
        assert button.evaluate("one => one === document.activeElement"), f"{name} is not reached"
        page.keyboard.press("Enter")

    page.get_by_label("A workbook for LITE").focus()
    page.keyboard.press("Space")
    page.get_by_label("Close round").focus()
    page.keyboard.press("Space")
    press("Issue the workbooks")
    wait_for_results(page)
    assert "LITE" not in load(served.desk.path).register.rounds["2019-12"].issued_to
    assert (served.desk.path.parent / "outbox" / "2019-12" / "HARB.xlsx").is_file()
    press("Draft the letters")
    wait_for_results(page)
    assert (served.desk.path.parent / "letters" / "2019-12" / "issue" / "HARB.eml").is_file()
    page.goto(served.keys.address + "/reports")
    page.get_by_label("Progress table").focus()
    page.keyboard.press("Space")
    press("Make the report")
    wait_for_results(page)
    assert page.get_by_role("button", name="Open in Word").count() == 1
