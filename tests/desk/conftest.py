"""Somebody at a desk."""

from pathlib import Path

import pytest

from tests.desk.desks import Visitor
from tests.doors.command_line import Tracker


@pytest.fixture
def tracker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tracker:
    return Tracker(tmp_path, monkeypatch, capsys)


@pytest.fixture
def visitor(tracker: Tracker) -> Visitor:
    """At the desk of a register whose round was issued."""
    return Visitor(tracker.make_issued(), tracker.folder)
