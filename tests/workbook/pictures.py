"""Pictures of a unit's workbook on a laptop, for `docs/fill-in.md`: `python -m tests.workbook.pictures`.

A workbook of `tracker demo` is filled in a little and opened in LibreOffice Calc, in a window as large as the screen
of a laptop. This needs Xvfb, xdotool and ImageMagick.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
SCREEN, DISPLAY = "1366x768", ":76"
LARGEST = 120_000
"""Bytes of one picture."""
UNIT = Path("outbox", "2019-06", "HARB.xlsx")
ANSWERS = {
    ("4.2", "Comment"): "Both lines kept to the winter timetable until April. The crews ask for it again.",
    ("4.2", "Status"): "Implemented", ("4.2", "Date of implementation"): None,
    ("7.1", "Still so"): "Yes", ("12.1", "Status"): "Closed without implementation",
    ("12.1", "Comment"): "The Board no longer meets in winter.",
}
WITHOUT_SPELLING = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Linguistic/SpellChecking"><prop oor:name="IsSpellAuto" oor:op="fuse">
<value>false</value></prop></item></oor:items>
"""


def fill_in(path: Path) -> None:
    """Give a few answers; what they lack is what the Check column then says."""
    book = openpyxl.load_workbook(path)
    sheet = book["Actions"]
    columns = {cell.value: at for at, cell in enumerate(sheet[1], 1)}
    rows = {cell.value: at for at, cell in enumerate(sheet["A"], 1)}
    for (ref, heading), text in ANSWERS.items():
        sheet.cell(rows[ref], columns[heading]).value = text
    book.save(path)


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """A screen of that size; gives the environment of programs that show something on it."""
    shown = subprocess.Popen(["Xvfb", DISPLAY, "-dpi", "96", "-screen", "0", f"{SCREEN}x24"])
    try:
        time.sleep(2)
        yield os.environ | {"DISPLAY": DISPLAY}
    finally:
        shown.terminate()
        shown.wait()


def photograph(workbook: Path, profile: Path, names: tuple[str, ...]) -> None:
    """Open a workbook and take a picture of each of its first sheets."""
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(WITHOUT_SPELLING, encoding="utf-8")
    with screen() as environment:
        office = subprocess.Popen(["soffice", f"-env:UserInstallation={profile.as_uri()}", "--norestore", "--nologo",
                                   "--nolockcheck", str(workbook)], env=environment)
        try:
            window = _window(workbook.name, environment)
            width, height = SCREEN.split("x")
            _do(["xdotool", "windowmove", window, "0", "0", "windowsize", window, width, height,
                 "windowfocus", window], environment)
            time.sleep(4)
            for name in names:
                _take(PICTURES / f"{name}.png", environment)
                _do(["xdotool", "key", "ctrl+Next"], environment)
                time.sleep(2)
        finally:
            _do(["xdotool", "key", "ctrl+q"], environment)
            office.terminate()
            office.wait()


def _window(title: str, environment: dict[str, str]) -> str:
    """The number of the window, once it is there."""
    for _ in range(60):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", title], env=environment,
                               capture_output=True, text=True, check=False)
        if found.stdout:
            return found.stdout.split()[-1]
        time.sleep(1)
    raise SystemExit("LibreOffice shows no window")


def _take(picture: Path, environment: dict[str, str]) -> None:
    _do(["import", "-window", "root", "+dither", "-colors", "64", f"png8:{picture}"], environment)
    if picture.stat().st_size > LARGEST:
        raise SystemExit(f"{picture.name} is too large")


def _do(command: list[str], environment: dict[str, str]) -> None:
    subprocess.run(command, env=environment, check=True)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder, "demo")
        subprocess.run([sys.executable, "-m", "toolkit", "demo", str(demo)], check=True, capture_output=True)
        fill_in(demo / UNIT)
        photograph(demo / UNIT, Path(folder, "profile"), ("fill-in-readme", "fill-in-actions"))


if __name__ == "__main__":
    main()
