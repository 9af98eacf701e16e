"""Whether the Python that the add-in is told to use can do what a button asks of it."""

import platform
import subprocess
import sys
from pathlib import Path, PureWindowsPath

from toolkit.addin_build.findings import Finding
from toolkit.words.addin import doctor as words
from toolkit.words.speaking import said, text

WINDOWS = "Windows"
PATIENCE_SECONDS = 60.0
"""How long a Python may take to import what a button imports; a virus scanner may look at every file."""
_IMPORT = "import xlwings, toolkit.addin; print(xlwings.__version__)"


def encoding() -> str:
    """How macros read the settings, and the names of files."""
    return "mbcs" if platform.system() == WINDOWS else "utf-8"


def looked_into(python: str, conf: Path) -> list[Finding]:
    """What may be wrong with a Python, beside its name.

    Args:
        python: Its path.
        conf: The settings that name it, or would.
    """
    imported = _imported(python)
    return [imported, _store(python), _letters(python, conf)] if platform.system() == WINDOWS else [imported]


def _imported(python: str) -> Finding:
    good, answer = answer_of(python)
    if good:
        return Finding(text(words.IMPORTED), True, said(words.IMPORTS, python=python, version=answer))
    return Finding(text(words.IMPORTED), False, said(words.CANNOT_IMPORT, python=python, why=answer),
                   said(words.INSTALL_WITH, python=python))


def answer_of(python: str) -> tuple[bool, str]:
    """Whether a Python imports what a button imports, and the version of xlwings, or why not.

    It is started as the add-in starts it.
    """
    try:
        done = subprocess.run(  # noqa: S603 - the person's own settings name it, and each button starts it
            [python, "-B", "-c", _IMPORT], cwd=Path(python).parent, stdin=subprocess.DEVNULL, capture_output=True,
            text=True, errors="replace", timeout=PATIENCE_SECONDS, check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0))
    except subprocess.TimeoutExpired:
        return False, said(words.NO_ANSWER, seconds=f"{PATIENCE_SECONDS:g}")
    except OSError as error:
        return False, error.strerror or str(error)
    if done.returncode == 0:
        return True, done.stdout.strip()
    last = done.stderr.strip().rpartition("\n")[2]
    return False, last or said(words.ENDED_WITH, code=done.returncode)


def _store(python: str) -> Finding:
    """Whether it comes from the Microsoft Store, whose programs write to a copy of their own of some folders."""
    stored = next((path for path in (python, sys.base_prefix) if _is_stored(path)), "")
    if stored:
        return Finding(text(words.STORE), False, said(words.FROM_STORE, python=stored), text(words.INSTALL_PYTHON))
    return Finding(text(words.STORE), True, text(words.NOT_FROM_STORE))


def _is_stored(path: str) -> bool:
    return "windowsapps" in (part.casefold() for part in PureWindowsPath(path).parts)


def _letters(python: str, conf: Path) -> Finding:
    """Whether macros, which know only the letters of one code page, can read the paths that they need."""
    elsewhere = words.INSTALL_ELSEWHERE
    # The settings hold a question mark for what cannot be read, so this Python is looked at too.
    for path, fix in ((python, elsewhere), (sys.executable, elsewhere), (str(conf), words.ASK_FOR_LETTERS)):
        if unread := [sign for sign in dict.fromkeys(path) if not _is_read(sign)]:
            return Finding(text(words.LETTERS), False, said(words.UNREAD, path=path, letters=", ".join(unread)),
                           text(fix))
    return Finding(text(words.LETTERS), True, text(words.ALL_READ))


def _is_read(sign: str) -> bool:
    return sign.encode(encoding(), "replace").decode(encoding()) == sign
