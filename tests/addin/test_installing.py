"""Installing the add-in, and the doctor that looks whether it is in place."""

import json
import platform
import sys
from pathlib import Path

import pytest

from tests.doors.command_line import Tracker
from toolkit.addin_build.installing import places
from toolkit.addin_build.package import build


@pytest.fixture
def tracker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tracker:
    return Tracker(tmp_path, monkeypatch, capsys)


def bad(tracker: Tracker) -> list[str]:
    """What the doctor says is not as it must be."""
    found = json.loads(tracker("addin", "doctor", "--folder", "excel", "--json").out)
    assert all(bool(line["fix"]) != line["good"] for line in found)
    return [line["what"] for line in found if not line["good"]]


def test_installing_puts_the_add_in_and_this_python_in_place(tracker: Tracker) -> None:
    assert bad(tracker) == ["Interpreter", "Add-in"]
    done = tracker("addin", "install", "--folder", "excel")
    assert done.code == 0
    assert (tracker.folder / "excel" / "tracker.xlam").read_bytes() == build()["tracker.xlam"]
    assert f'"{sys.executable}"' in (tracker.folder / "excel" / "tracker.conf").read_text(encoding="utf-8")
    assert str(Path("excel") / "tracker.xlam") in done.err
    assert bad(tracker) == []


def test_an_add_in_of_another_version_is_noticed(tracker: Tracker) -> None:
    tracker("addin", "install", "--folder", "excel")
    with (tracker.folder / "excel" / "tracker.xlam").open("ab") as addin:
        addin.write(b"more")
    assert bad(tracker) == ["Add-in"]


def test_other_settings_stay_when_it_is_installed_and_taken_away(tracker: Tracker) -> None:
    conf = tracker.folder / "excel" / "tracker.conf"
    conf.parent.mkdir()
    conf.write_text('"ONEDRIVE_COMMERCIAL_WIN","C:\\One, and ""all"""\n'.replace('""', ""), encoding="utf-8")
    before = conf.read_text(encoding="utf-8")
    tracker("addin", "install", "--folder", "excel")
    assert conf.read_text(encoding="utf-8").startswith(before)
    tracker("addin", "install", "--uninstall", "--folder", "excel")
    assert conf.read_text(encoding="utf-8") == before
    assert not (conf.parent / "tracker.xlam").exists()
    assert "was not installed" in tracker("addin", "install", "--uninstall", "--folder", "excel").err


def test_where_there_is_no_excel_a_sentence_says_so(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    done = tracker("addin", "install")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "Windows and macOS only" in done.err
    assert "Excel" in tracker("addin", "doctor").out


@pytest.mark.parametrize(("system", "folder", "key"), [("Windows", "XLSTART", "INTERPRETER_WIN"),
                                                       ("Darwin", "Excel", "INTERPRETER_MAC")])
def test_each_system_has_its_own_places(monkeypatch: pytest.MonkeyPatch, system: str, folder: str, key: str) -> None:
    monkeypatch.setattr(platform, "system", lambda: system)
    there = places()
    assert (there.addin.parent.name, there.conf.name, there.key) == (folder, "tracker.conf", key)
