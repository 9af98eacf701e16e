"""Who holds a file: another run, as it told in a note beside its lock, or a program that has it open."""

import platform
import re
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from toolkit.words import details
from toolkit.words.speaking import said

MOST_BYTES = 200
"""Of a note; a longer one is none of ours."""
MOST_OF_A_NAME = 54
"""How many signs of a person's name Word and Excel write beside a file that is open."""
_WIDE_NAMES_AT = (54, 55)
"""Where Word and Excel write that name in UTF-16, after its length in two bytes."""
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


class OpenElsewhere(NamedTuple):
    """What says that a program has a file open.

    Attributes:
        beside: The name of the file that says so, in the same folder.
        who: Who has it open; "" where that is not said.
    """

    beside: str
    who: str


def open_elsewhere(path: Path) -> OpenElsewhere | None:
    """Who has a file open in Word, Excel or LibreOffice; None where no file beside it says so."""
    for form, user in _BESIDE.items():
        for name in (path.name, path.name[2:]):  # Word leaves out the first two letters of a long name
            beside = path.parent / form.format(name)
            if _is_there(beside):
                return OpenElsewhere(beside.name, _printed(user(_beginning_of(beside))))
    return None


def _is_there(path: Path) -> bool:
    """Whether a file is there; where the system cannot say, writing beside it will tell."""
    with suppress(OSError):
        return path.exists()
    return False


def _beginning_of(path: Path) -> bytes:
    """What a program writes to say who it is; nothing where nobody else may read it."""
    with suppress(OSError), path.open("rb") as file:
        return file.read(MOST_BYTES)
    return b""


def _office_user(data: bytes) -> str:
    for start in _WIDE_NAMES_AT:
        length = int.from_bytes(data[start:start + 2], "little")
        if 0 < length <= MOST_OF_A_NAME:
            return data[start + 2:start + 2 + 2 * length].decode("utf-16-le", "ignore")
    return ""


def _libreoffice_user(data: bytes) -> str:
    """The name in LibreOffice, or else that at the computer, which comes next; a comma within one has a backslash."""
    names = re.split(r"(?<!\\),", data.decode("utf-8", "ignore"))[:2]
    return next((re.sub(r"\\(.)", r"\1", name) for name in names if name.strip()), "")


_BESIDE = {"~${}": _office_user, ".~lock.{}#": _libreoffice_user}
"""How Office and LibreOffice name what they put beside a file that is open -> reads from it who has it open."""


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
