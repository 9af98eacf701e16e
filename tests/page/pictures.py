"""Pictures of the Overview, of the list of overdue actions and of the page, for the documents: `python -m tests.page.pictures`.

They are made from the register of `tracker demo`: the sheets as LibreOffice prints them, the page as Chromium shows it.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from toolkit.console import Voice
from toolkit.demo import run_demo

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
PRINTED = {"register.xlsx": "overview", "reports/overdue-2019-06.xlsx": "overdue"}
"""Workbook of the demo -> the picture of its first page."""
SHOWN = {"page": ("light", 1350), "page-dark": ("dark", 620)}
"""Picture -> the scheme of the screen, and how much of the page it shows, in pixels."""


def print_first_page(workbook: Path, name: str, folder: Path) -> None:
    """Draw the first page of a workbook, without its margins."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice") or sys.exit("LibreOffice is not installed.")
    subprocess.run([soffice, f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir",
                    str(folder), str(workbook)], check=True, capture_output=True)
    subprocess.run(["pdftoppm", "-png", "-singlefile", "-r", "88", "-f", "1", "-l", "1", "-x", "20", "-y", "40", "-W", "980", "-H", "620",
                    str(folder / workbook.with_suffix(".pdf").name), str(PICTURES / name)], check=True)


def main() -> None:
    """Make the pictures anew."""
    with tempfile.TemporaryDirectory() as made, sync_playwright() as play:
        folder = Path(made)
        run_demo(folder / "demo", Voice(quiet=True))
        for workbook, name in PRINTED.items():
            print_first_page(folder / "demo" / workbook, name, folder)
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, (scheme, height) in SHOWN.items():
            page = browser.new_page(viewport={"width": 1000, "height": 800}, color_scheme="dark" if scheme == "dark" else "light")
            page.goto((folder / "demo" / "overview.html").as_uri())
            page.screenshot(path=PICTURES / f"{name}.png", full_page=True, clip={"x": 0, "y": 0, "width": 1000, "height": height})
        browser.close()


if __name__ == "__main__":
    main()
