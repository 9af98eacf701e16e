"""Putting the add-in where Excel starts it, and looking whether everything is in place."""

import os
import platform
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from toolkit import __version__, store
from toolkit.addin_build.copies import left_over, second_copies
from toolkit.addin_build.findings import Finding
from toolkit.addin_build.interpreter import encoding, looked_into
from toolkit.addin_build.package import build
from toolkit.addin_build.policies import policies
from toolkit.addin_build.remembered import local_copies
from toolkit.addin_build.restrictions import restrictions
from toolkit.addin_build.runtime import CONF, xlwings_version
from toolkit.addin_build.synchronized import synchronized
from toolkit.tracker.record.problems import Refused
from toolkit.words.addin import doctor as words
from toolkit.words.speaking import said, text

ADDIN = "tracker.xlam"
_WINDOWS, _MAC = "Windows", "Darwin"
_INTERPRETER = {_WINDOWS: "INTERPRETER_WIN", _MAC: "INTERPRETER_MAC"}


@dataclass(frozen=True, slots=True)
class Places:
    """Where things are on this computer.

    Attributes:
        addin: The add-in, in the folder that Excel opens at its start.
        conf: The user's settings, which RunPython reads.
        key: The setting that names the Python.
    """

    addin: Path
    conf: Path
    key: str


def places(folder: Path | None = None) -> Places:
    """Where Excel starts add-ins from, and where the settings are.

    Args:
        folder: To be used instead, for both.

    Raises:
        Refused: There is no Excel with add-ins on this system.
    """
    system, home = platform.system(), Path.home()
    key = _INTERPRETER.get(system, "INTERPRETER_WIN")
    if folder:
        return Places(folder / ADDIN, folder / CONF, key)
    if system == _WINDOWS:
        roaming = Path(os.environ.get("APPDATA") or home / "AppData/Roaming")
        return Places(roaming / "Microsoft/Excel/XLSTART" / ADDIN, home / ".tracker" / CONF, key)
    if system == _MAC:
        start = home / "Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel"
        return Places(start / ADDIN, home / "Library/Containers/com.microsoft.Excel/Data" / CONF, key)
    raise Refused("excel-absent", found=system)


def install(there: Places) -> list[Path]:
    """Put the add-in in its place, and name this Python in the settings; other settings stay.

    Returns:
        What earlier updates had left beside it, and what was removed.

    Raises:
        Refused: xlwings is not installed, Excel has the add-in open, or a file cannot be written.
    """
    data, left = build()[ADDIN], left_over(there.addin)
    with _while_excel_is_closed(there, left):
        for path in left:
            path.unlink()
        store.write_file(there.addin, data, keep=False)
        _write_settings(there, {**_settings(there), there.key: sys.executable})
    return left


def uninstall(there: Places) -> list[Path]:
    """Take the add-in away, and this Python out of the settings; the files that were changed.

    Raises:
        Refused: Excel has the add-in open, or a file cannot be written.
    """
    settings, gone = _settings(there), left_over(there.addin)
    if there.addin.exists():
        gone.append(there.addin)
    with _while_excel_is_closed(there, gone):
        for path in gone:
            path.unlink()
        if there.key not in settings:
            return gone
        _write_settings(there, {key: value for key, value in settings.items() if key != there.key})
        return [*gone, there.conf]


@contextmanager
def _while_excel_is_closed(there: Places, more: Sequence[Path]) -> Iterator[None]:
    """Refuse to begin where Excel holds a file that is to be replaced or removed.

    Raises:
        Refused: It does, or a file cannot be removed.
    """
    try:
        for path in (there.addin, there.conf, *more):
            store.refuse_if_held(path)
        yield
    except Refused as refused:
        if refused.problem.code == "register-held":
            raise Refused("addin-held", found=refused.problem.found) from None
        raise
    except OSError as error:
        raise Refused("not-writable", found=str(error.filename or there.addin.parent)) from error


def examine(folder: Path | None = None) -> list[Finding]:
    """Look at everything that the add-in needs, and say what to do where it lacks."""
    version = xlwings_version()
    findings = [
        Finding(text(words.TOOLKIT), True, f"tracker-toolkit {__version__}"),
        Finding(text(words.PYTHON), True, f"{platform.python_version()}, {sys.executable}"),
        Finding(text(words.XLWINGS), bool(version), version or text(words.NOT_INSTALLED),
                "" if version else text(words.INSTALL_XLWINGS)),
    ]
    try:
        there = places(folder)
    except Refused as refused:
        return [*findings, Finding(text(words.EXCEL), False, platform.system(), str(refused))]
    if platform.system() == _MAC:
        findings.append(_script(version))
    named = _settings(there).get(there.key, "")
    findings += [_interpreter(there, named), *looked_into(named or sys.executable, there.conf), _addin(there),
                 second_copies(there.addin)]
    if platform.system() == _WINDOWS:
        findings += restrictions(there.addin)
    return [*findings, *policies(there.addin), *synchronized(there.addin, local_copies())]


def _script(version: str) -> Finding:
    """Whether Excel on a Mac may start Python: for each version of xlwings there is a script that lets it."""
    script = Path.home() / "Library/Application Scripts/com.microsoft.Excel" / f"xlwings-{version}.applescript"
    good = script.is_file()
    return Finding(text(words.STARTS_PYTHON), good,
                   script.name if good else said(words.SCRIPT_MISSING, script=script.name, folder=script.parent),
                   "" if good else text(words.INSTALL_SCRIPT))


def _interpreter(there: Places, named: str) -> Finding:
    good = named == sys.executable
    return Finding(text(words.INTERPRETER), good, named or said(words.NAMES_NONE, settings=there.conf),
                   "" if good else text(words.INSTALL))


def _addin(there: Places) -> Finding:
    """Whether the add-in is in place, and what this toolkit and this xlwings would build today."""
    what, fix = text(words.ADDIN), text(words.INSTALL)
    if not there.addin.is_file():
        return Finding(what, False, said(words.NOT_IN, folder=there.addin.parent), fix)
    try:
        same = store.read_bytes(there.addin) == build()[ADDIN]
    except Refused as refused:
        return Finding(what, False, str(there.addin), str(refused))
    return Finding(what, same, str(there.addin) if same else said(words.OTHER_VERSION, addin=there.addin),
                   "" if same else fix)


def _settings(there: Places) -> dict[str, str]:
    """The settings: lines of a key and a value, each in quotes."""
    if not there.conf.is_file():
        return {}
    lines = store.read_bytes(there.conf).decode(encoding(), "replace").splitlines()
    pairs = (line.strip().strip('"').partition('","') for line in lines if '","' in line)
    return {key.upper(): value for key, _, value in pairs}


def _write_settings(there: Places, settings: dict[str, str]) -> None:
    lines = "".join(f'"{key}","{value}"\n' for key, value in settings.items())
    store.write_file(there.conf, lines.encode(encoding(), "replace"), keep=False)
