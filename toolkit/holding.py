"""Who holds a register: told in a file beside its lock, for whoever has to wait for it."""

import platform
import sys
import time
from contextlib import suppress
from pathlib import Path

from toolkit.words import details
from toolkit.words.speaking import said

MOST_BYTES = 200
"""Of such a file; a longer one is none of ours."""
_PACKAGES = {"toolkit": "tracker", "addin": "Excel"}
"""The name of a package that Python runs as a program -> what people call that program."""


def say_who(note: Path) -> None:
    """Write who holds a lock from now on. Where that cannot be written, nobody is told; an old note would be untrue."""
    with suppress(OSError):
        note.unlink(missing_ok=True)
        note.write_text(f"{_program()}\n{platform.node()}\n", "utf-8")


def take_away(note: Path) -> None:
    """Take away what `say_who` wrote."""
    with suppress(OSError):
        note.unlink(missing_ok=True)


def who_holds(note: Path) -> str:
    """Who holds a lock, and since when, in words; "" where nobody said so."""
    try:
        with note.open("rb") as file:
            program, computer, *_ = file.read(MOST_BYTES).decode().split("\n")
        since = time.strftime("%H:%M", time.localtime(note.stat().st_mtime))
    except (OSError, ValueError):
        return ""
    told = (details.HELD_HERE if computer == platform.node() else details.HELD_ELSEWHERE)
    return said(told, program=_printed(program), computer=_printed(computer), since=since)


def _program() -> str:
    """What people call the program that runs: `tracker consolidate`, `tracker desk`, `Excel`."""
    started, *words = sys.argv or [""]
    path = Path(started)
    is_package = path.name == "__main__.py"
    name = _PACKAGES.get(path.parent.name, path.parent.name) if is_package else path.stem or "Python"
    command = next((word for word in words[:1] if word.isascii() and word.replace("-", "").isalpha()), "")
    return f"{name} {command}".strip() if name == "tracker" else name


def _printed(written: str) -> str:
    return "".join(sign for sign in written if sign.isprintable()).strip()
