"""Pictures of workbooks before and after a button, for `docs/addin.md`: `python -m tests.addin.pictures`.

The buttons are pressed in LibreOffice over the workbooks of `tracker demo`; a picture shows what came of it.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.addin.desk import Desk, addin_for_calc, environment
from tests.office import Office

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
DOTS_PER_INCH = 88
NUMBERS, LETTERS, MARGIN = 1300, 700, 200
"""Width of the row numbers, height of the column letters, and what is left white, in hundredths of a millimetre."""
FILES_AND_FINGERPRINT = (2, 4, 6)
"""Rows of a plan that are of no interest to others."""
LARGEST = 120_000
"""Bytes of one picture."""


class Camera:
    """Draws parts of open workbooks, with the letters of columns and the numbers of rows."""

    def __init__(self, office: Office, folder: Path) -> None:
        self._office = office
        self._folder = folder

    def draw(self, name: str, document: Any, sheet: str, cells: str, columns: str = "", notes: str = "",
             without: Sequence[int] = ()) -> None:
        """Draw some cells into a .png; the workbook is only good for further pictures of the same sheet afterwards.

        Args:
            name: Of the picture.
            document: The workbook.
            sheet: The name of its sheet.
            cells: Which cells, such as `A1:H9`.
            columns: Letters of those columns that are shown; all if empty.
            notes: The cells, with blanks between, whose notes are shown.
            without: Numbers of rows that are not shown.
        """
        shown = document.Sheets.getByName(sheet)
        shown.unprotect("")
        shown.removeAllManualPageBreaks()
        area = shown.getCellRangeByName(cells)
        for number in range(area.Columns.Count):
            column = area.Columns.getByIndex(number)
            column.IsVisible = not columns or column.Name in columns
        area.Rows.OptimalHeight = True
        for row in without:
            shown.Rows.getByIndex(row - 1).IsVisible = False
        for cell in notes.split():
            shown.getCellRangeByName(cell).Annotation.IsVisible = True
        for other in (document.Sheets.getByIndex(number) for number in range(document.Sheets.Count)):
            other.setPrintAreas((area.RangeAddress,) if other.Name == sheet else ())
        self._set_page(document.StyleFamilies.getByName("PageStyles").getByName(shown.PageStyle), area.Size)
        pdf = self._folder / "picture.pdf"
        document.storeToURL(pdf.as_uri(), self._office.options(FilterName="calc_pdf_Export"))
        self._developed(pdf, PICTURES / name)

    @staticmethod
    def _set_page(page: Any, size: Any) -> None:
        """One page that is as large as what is shown."""
        page.HeaderIsOn = page.FooterIsOn = page.IsLandscape = page.PrintGrid = False
        page.PrintHeaders = True
        page.ScaleToPages, page.PageScale = 0, 100
        page.LeftMargin = page.RightMargin = page.TopMargin = page.BottomMargin = MARGIN
        page.Width, page.Height = size.Width + 2 * MARGIN + NUMBERS, size.Height + 2 * MARGIN + LETTERS

    @staticmethod
    def _developed(pdf: Path, picture: Path) -> None:
        subprocess.run(["pdftoppm", "-r", str(DOTS_PER_INCH), "-png", "-singlefile", str(pdf), str(picture)],
                       check=True)
        if picture.with_name(f"{picture.name}.png").stat().st_size > LARGEST:
            raise SystemExit(f"{picture.name}.png is too large")


def check_this_return(desk: Desk, camera: Camera, demo: Path) -> None:
    """A return with errors, and what the button makes of it."""
    document = desk.open(demo / "inbox" / "2018-12" / "PILO.xlsx")
    camera.draw("check-before", document, "Actions", "A1:K5", "ABEFIK")
    desk.press("checkReturn")
    camera.draw("check-after", document, "Actions", "A1:K5", "ABEFIK", "E2")
    camera.draw("check-problems", document, "Problems", "A1:G5")
    desk.clear()


def highlight_late_items(desk: Desk, camera: Camera, register: Path) -> None:
    """A register, and what is overdue in it."""
    document = desk.open(register)
    camera.draw("highlight-before", document, "Actions", "A1:P10", "ACEIJP")
    desk.press("highlightLateItems", "yes")
    camera.draw("highlight-after", document, "Actions", "A1:P10", "ACEIJP", "A8")
    desk.clear()


def consolidate_a_folder(desk: Desk, camera: Camera, register: Path, inbox: Path) -> None:
    """A register, the plan of what returns would change, and the register afterwards."""
    document = desk.open(register)
    desk.press("consolidateFolder", str(inbox))
    plan = desk.before
    document.close(True)
    camera.draw("consolidate-plan", plan, "Plan", "A1:B7", without=FILES_AND_FINGERPRINT)
    camera.draw("consolidate-changes", plan, "Changes", "A1:H8")
    desk.turn_to(plan)
    desk.press("consolidateFolder", "yes")
    camera.draw("consolidate-after", desk.before, "Actions", "A1:P10", "ACEIJP")
    desk.clear()


def main() -> None:
    """Make all pictures anew."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="pictures-") as name:
        folder = Path(name)
        subprocess.run([sys.executable, "-m", "toolkit", "demo", str(folder / "demo")],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        register = folder / "follow-up" / "register.xlsx"
        register.parent.mkdir()
        archived = sorted((folder / "demo" / "archive").glob("2019-01-21-*-register.xlsx"))
        shutil.copy(archived[0], register)
        with Office(folder, environment(folder)) as office:
            desk, camera = Desk(office, addin_for_calc()), Camera(office, folder)
            check_this_return(desk, camera, folder / "demo")
            highlight_late_items(desk, camera, register)
            consolidate_a_folder(desk, camera, register, folder / "demo" / "inbox" / "2018-12")


if __name__ == "__main__":
    main()
