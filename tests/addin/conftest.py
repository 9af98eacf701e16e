"""No test of the add-in sees what a person of this computer has in their settings, nor opens a window."""

import tkinter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.addin.desk import environment
from tests.doors.command_line import Tracker
from tests.office import Office, need_office


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's settings, which is not there yet."""
    folder = tmp_path / "settings of the user"
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: folder)
    return folder


@pytest.fixture(autouse=True)
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise tkinter.TclError("no display")

    monkeypatch.setattr(tkinter, "Tk", fail)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A LibreOffice that runs as long as the tests of a module."""
    need_office()
    folder = tmp_path_factory.mktemp("office")
    with Office(folder, environment(folder)) as office:
        yield office


@pytest.fixture
def tracker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tracker:
    """A register and the workbooks of its first round."""
    tracker = Tracker(tmp_path, monkeypatch, capsys)
    tracker.make_issued()
    return tracker
