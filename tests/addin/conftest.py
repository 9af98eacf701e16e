"""No test of the add-in sees what a person of this computer has in their settings, nor opens a window."""

import tkinter
from pathlib import Path
from typing import Any

import pytest


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
