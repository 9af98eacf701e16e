"""Types answers into a workbook in LibreOffice, as a person would, and saves it there.

    /usr/bin/python3 tests/calc_typist.py SOURCE TARGET ANSWERS.json

Runs with the Python that has LibreOffice's `uno`, which is the system's and not the project's. ANSWERS.json holds
[[sheet, address, text], …]; each text is typed as on the keyboard, so that `2018-05-02` becomes a date.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

PATIENCE_SECONDS = 300


def property_value(name: str, value: object) -> Any:
    """A property for LibreOffice."""
    from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]

    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def desktop(pipe: str) -> Any:
    """The running LibreOffice that listens on a pipe."""
    import uno  # type: ignore[import-not-found]

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    give_up = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.1)


def type_answers(source: Path, target: Path, answers: list[list[str]], pipe: str) -> None:
    """Open, type, save."""
    running = desktop(pipe)
    document = running.loadComponentFromURL(source.as_uri(), "_blank", 0, (property_value("Hidden", True),))
    for sheet, address, text in answers:
        cell = document.Sheets.getByName(sheet).getCellRangeByName(address)
        if cell.CellProtection.IsLocked:
            raise SystemExit(f"{sheet}!{address} is locked")
        cell.setFormula(text)
    document.storeToURL(target.as_uri(), (property_value("FilterName", "Calc MS Excel 2007 XML"),))
    document.close(True)


def main() -> None:
    """Start a LibreOffice of our own, type, and end it with all that belongs to it."""
    source, target, answers = (Path(name).resolve() for name in sys.argv[1:4])
    pipe = f"typist{os.getpid()}"
    with tempfile.TemporaryDirectory(prefix="typist-", ignore_cleanup_errors=True) as profile:
        office = subprocess.Popen(
            ["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation={Path(profile).as_uri()}",
             f"--accept=pipe,name={pipe};urp;"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            type_answers(source, target, json.loads(answers.read_text(encoding="utf-8")), pipe)
        finally:
            os.killpg(office.pid, signal.SIGKILL)
            office.wait(10)


if __name__ == "__main__":
    main()
