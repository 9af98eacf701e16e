"""The command line as a fixture."""

from pathlib import Path

import pytest

from tests.doors.command_line import Tracker


@pytest.fixture
def tracker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tracker:
    folder = tmp_path / "working folder é"
    folder.mkdir()
    return Tracker(folder, monkeypatch, capsys)
