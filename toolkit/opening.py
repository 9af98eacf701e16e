"""Opening a file or a folder with the program that this computer opens it with; for the doors."""

import os
import subprocess
import sys
from pathlib import Path

from toolkit.tracker.record.problems import Refused


def open_with_its_program(path: Path) -> None:
    """Open a document in Word, or a folder in a window.

    Raises:
        Refused: This computer has no program for it.
    """
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606 - what the toolkit has just written, or a folder that was chosen
        else:
            program = "open" if sys.platform == "darwin" else "xdg-open"
            subprocess.run([program, path], check=True, capture_output=True)  # noqa: S603 - as above
    except (OSError, subprocess.CalledProcessError) as error:
        raise Refused("not-opened", found=str(path)) from error
