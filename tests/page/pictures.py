"""Pictures of what people look at, for the documents: `python -m tests.page.pictures`.

They are made from the folder of `tracker demo`: sheets and the report as LibreOffice prints them, the page and a letter as
Chromium shows them.
"""

import shutil
import subprocess
import sys
import tempfile
from email import message_from_bytes, policy
from pathlib import Path

from markupsafe import escape
from playwright.sync_api import sync_playwright

from toolkit.console import Voice
from toolkit.demo import run_demo

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
PRINTED = {"overview": ("register.xlsx", 1), "overdue": ("reports/overdue-2019-06.xlsx", 1),
           "report-charts": ("reports/progress-2019-06.docx", 2), "report-changes": ("reports/progress-2019-06.docx", 4)}
"""Picture -> the file of the demo, and the page of it."""
LETTER = "letters/2019-06/issue/HARB.eml"
SHOWN = {"page": ("light", 1350), "page-dark": ("dark", 620)}
"""Picture -> the scheme of the screen, and how much of the page it shows, in pixels."""


def print_page(file: Path, number: int, name: str, folder: Path) -> None:
    """Draw a page of a file, without its margins."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice") or sys.exit("LibreOffice is not installed.")
    subprocess.run([soffice, f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir",
                    str(folder), str(file)], check=True, capture_output=True)
    subprocess.run(["pdftoppm", "-png", "-singlefile", "-r", "88", "-f", str(number), "-l", str(number), "-x", "20", "-y", "40", "-W", "980", "-H", "620",
                    str(folder / file.with_suffix(".pdf").name), str(PICTURES / name)], check=True)


def letter_as_page(letter: Path, folder: Path) -> str:
    """Where a letter stands as a page: its subject, whom it is for, and what it says."""
    message = message_from_bytes(letter.read_bytes(), policy=policy.default)
    body = message.get_body(("html",))
    assert body is not None
    attached = ", ".join(part.get_filename() or "" for part in message.iter_attachments())
    head = "".join(f"<div><b>{escape(name)}</b> {escape(str(value))}</div>" for name, value in (
        ("To:", message["To"]), ("Subject:", message["Subject"]), ("Attached:", attached)))
    page = folder / "letter.html"
    page.write_text(f'<div style="font: 15px sans-serif; background: #F3F4F6; padding: 12px">{head}</div>{body.get_content()}', "utf-8")
    return page.as_uri()


def main() -> None:
    """Make the pictures anew."""
    with tempfile.TemporaryDirectory() as made, sync_playwright() as play:
        folder = Path(made)
        run_demo(folder / "demo", Voice(quiet=True))
        for name, (file, number) in PRINTED.items():
            print_page(folder / "demo" / file, number, name, folder)
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, (scheme, height) in SHOWN.items():
            page = browser.new_page(viewport={"width": 1000, "height": 800}, color_scheme="dark" if scheme == "dark" else "light")
            page.goto((folder / "demo" / "overview.html").as_uri())
            page.screenshot(path=PICTURES / f"{name}.png", full_page=True, clip={"x": 0, "y": 0, "width": 1000, "height": height})
        page = browser.new_page(viewport={"width": 760, "height": 560})
        page.goto(letter_as_page(folder / "demo" / LETTER, folder))
        page.screenshot(path=PICTURES / "letter.png")
        browser.close()


if __name__ == "__main__":
    main()
