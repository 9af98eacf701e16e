"""The command line as a fixture."""

from pathlib import Path

import pytest

from tests.doors.command_line import Tracker


@pytest.fixture
def tracker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tracker:
    folder = tmp_path / "working folder é"
    folder.mkdir()
    return Tracker(folder, monkeypatch, capsys)


@pytest.fixture(autouse=True)
def no_report_is_set_on_pages(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports are not sent through LibreOffice, which takes seconds for each, but by the tests that look at that."""
    if request.node.get_closest_marker("libreoffice") is None:
        monkeypatch.setattr("toolkit.word.layout.libreoffice.is_installed", lambda: False)
