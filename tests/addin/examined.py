"""The registry of Windows as a table, and what the doctor says on a computer with it."""

import codecs
import json
import platform
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.doors.command_line import Tracker
from toolkit.addin_build import interpreter, policies, restrictions, synchronized
from toolkit.addin_build.registry import Key
from toolkit.addin_build.vba_project import Module, ModuleKind

Table = dict[str, dict[str, object]]
Examined = Callable[[Table], dict[str, str]]
OWN, POLICY = "HKCU\\Software\\Microsoft\\Office\\16.0", "HKCU\\Software\\Policies\\Microsoft\\Office\\16.0"
CLOUD = "HKCU\\Software\\Policies\\Microsoft\\Cloud\\Office\\16.0"
DOES_ALL = 'Private Declare PtrSafe Function LoadLibrary Lib "KERNEL32" () As Long\nRun "cmd.exe /C"\n'
"""Macros that do all that a restriction may stop."""
SECURITY, LOCATIONS = "\\Excel\\Security", "\\Excel\\Security\\Trusted Locations"


@pytest.fixture
def tracker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tracker:
    """The command line, without a register."""
    return Tracker(tmp_path, monkeypatch, capsys)


@pytest.fixture(autouse=True)
def this_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the computer that runs the tests: no OneDrive, no home, and no Python that takes its time to start."""
    for name in synchronized.VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    monkeypatch.setattr(interpreter, "answer_of", lambda python: (True, "0.37.8"))


@pytest.fixture
def windows(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> Iterator[Examined]:
    """On Windows with this registry: what -> what the doctor finds, beginning with BAD where it must be put right."""
    def code_page(name: str) -> codecs.CodecInfo | None:
        return codecs.lookup("cp1252") if name == "mbcs" else None

    def examined(table: Table) -> dict[str, str]:
        plug(monkeypatch, table)
        return said(tracker)

    codecs.register(code_page)
    monkeypatch.setattr(platform, "system", lambda: "Windows")
    monkeypatch.setattr(policies, "is_network_drive", lambda drive: drive == "H:")
    monkeypatch.setattr(restrictions, "modules", lambda: [Module("all", ModuleKind.STANDARD, DOES_ALL)])
    assert tracker("addin", "install", "--folder", "XLSTART").code == 0
    yield examined
    codecs.unregister(code_page)


def plug(monkeypatch: pytest.MonkeyPatch, table: Table) -> None:
    """Let the doctor read this registry."""
    def read_key(path: str) -> Key:
        below = (key[len(path) + 1:] for key in table if key.startswith(f"{path}\\"))
        return Key(table.get(path, {}), tuple(dict.fromkeys(name.partition("\\")[0] for name in below)))

    for module in (policies, restrictions, synchronized):
        monkeypatch.setattr(module, "read_key", read_key)


def said(tracker: Tracker, folder: str = "") -> dict[str, str]:
    """What -> what the doctor finds, beginning with BAD where it must be put right."""
    found = doctor(tracker, folder or str(tracker.folder / "XLSTART"))
    return {line["what"]: line["found"] if line["good"] else f"BAD: {line['found']}" for line in found}


def doctor(tracker: Tracker, folder: str) -> list[dict[str, Any]]:
    """What the doctor prints for scripts."""
    found: list[dict[str, Any]] = json.loads(tracker("addin", "doctor", "--folder", folder, "--json").out)
    assert all(bool(line["fix"]) != line["good"] for line in found)
    return found
