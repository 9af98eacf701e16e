"""A start file on the desktop, which opens the desk by a double click: without a terminal, a macro or any rights."""

import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from platformdirs import user_desktop_path

from toolkit import store
from toolkit.tracker.record.codes import Language
from toolkit.tracker.record.problems import Refused
from toolkit.words.speaking import language

NAME = "Tracker desk"
MARK = "made by: tracker desk --shortcut"
"""In every start file, so that only our own is ever replaced."""


def make_shortcut(register: Path | None, *, system: str = sys.platform, folder: Path | None = None) -> Path:
    """Write the start file.

    Args:
        register: That the desk opens with.
        system: As Python names it.
        folder: Where to write it; the desktop if absent.

    Returns:
        The file.

    Raises:
        Refused: It cannot be written, another file is called so, or another program changed it at once.
    """
    spoken = language()
    in_it = ["--lang", spoken] if spoken != Language.ENGLISH.value else []
    command = [sys.executable, "-m", "toolkit", "desk", *in_it, *([str(register)] if register else [])]
    ending, written = {"win32": (".cmd", _for_windows(command)), "darwin": (".command", _for_macos(command))}.get(
        system, (".desktop", _for_linux(command)))
    path = (folder or user_desktop_path()) / f"{NAME}{ending}"
    if store.exists(path) and MARK.encode() not in store.read_bytes(path):
        raise Refused("desk-shortcut-foreign", found=str(path))
    store.write_file(path, written.encode())
    if system != "win32":
        path.chmod(0o755)
    if store.read_bytes(path) != written.encode():
        raise Refused("desk-shortcut-changed", found=str(path))
    return path


def _for_windows(command: Sequence[str]) -> str:
    words = " ".join('"' + word.replace("%", "%%") + '"' for word in command)
    return "\r\n".join(("@echo off", f"rem {MARK}", "chcp 65001 >nul", f"title {NAME}", words,
                        "if errorlevel 1 pause", ""))


def _for_macos(command: Sequence[str]) -> str:
    return f"#!/bin/sh\n# {MARK}\nexec {shlex.join(command)}\n"


def _for_linux(command: Sequence[str]) -> str:
    return "\n".join(("[Desktop Entry]", f"# {MARK}", "Type=Application", f"Name={NAME}", "Terminal=true",
                      f"Exec={' '.join(map(_quoted, command))}", ""))


def _quoted(word: str) -> str:
    """A word as start files of Linux desktops want it: quoted, and then escaped once more as every value there."""
    inner = "".join(f"\\{sign}" if sign in '"`$\\' else sign for sign in word)
    return '"' + inner.replace("\\", "\\\\").replace("%", "%%") + '"'
