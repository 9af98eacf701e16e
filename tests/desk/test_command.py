"""`tracker desk`: the server, its end, the start file, and what is said without the extra."""

import http.client
import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import ParseResult, urlparse

import pytest

from tests.doors.command_line import Tracker
from toolkit import store
from toolkit.desk.shortcut import MARK, make_shortcut
from toolkit.jobs.registers import load
from toolkit.tracker.record.problems import Refused
from toolkit.words.languages.catalogues import in_language

PROJECT = Path(__file__).resolve().parents[2]


def asked_for(entrance: ParseResult, path: str) -> str:
    """What the server gives a browser that came in by its entrance."""
    asked = http.client.HTTPConnection(entrance.hostname or "", entrance.port or 0, timeout=60)
    asked.request("GET", f"{entrance.path}?{entrance.query}")
    entered = asked.getresponse()
    entered.read()
    asked.request("GET", path, headers={"Cookie": (entered.headers["Set-Cookie"] or "").partition(";")[0]})
    said = asked.getresponse().read().decode()
    asked.close()
    return said


@pytest.mark.slow(reason="a server is started, asked and ended")
def test_it_serves_this_computer_at_a_free_port_and_ends_when_asked(tracker: Tracker) -> None:
    tracker.make_register()
    # Where the tests run in the background, what they start would not heed Ctrl-C.
    code = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from toolkit.__main__ import main; main()"
    command = [sys.executable, "-c", code, "desk", "--no-browser"]
    desk = subprocess.Popen(command, cwd=tracker.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                            env=os.environ | {"XDG_STATE_HOME": str(tracker.folder / "state"), "PYTHONPATH": str(PROJECT), "PYTHONUNBUFFERED": "1"})
    try:
        assert desk.stdout
        entrance = urlparse(desk.stdout.readline().strip())
        assert "Paint the signs" in asked_for(entrance, "/actions")
        desk.send_signal(signal.SIGINT)
        said = desk.communicate(timeout=60)[1]
    finally:
        desk.kill()
        desk.communicate()
    assert desk.returncode == 130
    assert said.splitlines() == ["Using register.xlsx of the current folder.",
                                 "It ends when you close its window, or after an hour without use. To end it here, press Ctrl-C.",
                                 "The run was stopped before its end, and no file is half written."]


def test_a_port_that_is_taken_is_said(tracker: Tracker) -> None:
    import socket

    tracker.make_register()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        told = tracker("desk", "--no-browser", "--port", str(taken.getsockname()[1]))
    assert (told.code, "Leave out --port" in told.err) == (2, True)


def test_what_is_no_register_is_refused_before_anything_opens(tracker: Tracker) -> None:
    (tracker.folder / "other.xlsx").write_bytes(b"x")
    assert "not an Excel workbook" in tracker("desk", "other.xlsx").err
    assert tracker("desk", "absent.xlsx").code == 2


def test_without_the_extra_it_says_what_to_install(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    told = tracker("desk")
    assert (told.code, "pip install \"tracker-toolkit[desk]\"" in told.err) == (2, True)


@pytest.mark.parametrize("system", ["win32", "darwin", "linux"])
def test_the_start_file_opens_the_desk_with_a_register_of_any_name(tmp_path: Path, system: str) -> None:
    register = tmp_path / "Suivi 100% \"été\" $HOME & `x`.xlsx"
    made = make_shortcut(register, system=system, folder=tmp_path)
    written = made.read_bytes().decode()
    assert made.suffix == {"win32": ".cmd", "darwin": ".command", "linux": ".desktop"}[system]
    assert MARK in written
    if system == "darwin":
        assert shlex.split(written.splitlines()[-1])[1:] == [sys.executable, "-m", "toolkit", "desk", str(register)]
    elif system == "linux":
        [line] = re.findall("^Exec=(.*)$", written, re.MULTILINE)
        words = [re.sub(r"\\(.)", r"\1", one) for one in re.findall(r'"((?:[^"\\]|\\.)*)"', line.replace("\\\\", "\\").replace("%%", "%"))]
        assert words == [sys.executable, "-m", "toolkit", "desk", str(register)]
    else:
        assert f'"{sys.executable}" "-m" "toolkit" "desk"' in written
        assert "100%% " in written
        assert written.count("\r\n") == written.count("\n")
    if system != "win32":
        assert made.stat().st_mode & 0o100
    assert make_shortcut(None, system=system, folder=tmp_path) == made


def test_a_file_of_somebody_else_is_not_replaced(tmp_path: Path) -> None:
    made = make_shortcut(None, system="darwin", folder=tmp_path)
    made.write_text("mine")
    with pytest.raises(Refused, match="was not made by the tracker"):
        make_shortcut(None, system="darwin", folder=tmp_path)
    assert made.read_text() == "mine"


def test_a_start_file_that_is_changed_at_once_is_not_said_to_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = store.write_file
    monkeypatch.setattr("toolkit.desk.shortcut.store.write_file", lambda path, data: written(path, data[:20]))
    with pytest.raises(Refused, match="another program changed it at once"):
        make_shortcut(None, system="darwin", folder=tmp_path)


def test_the_command_says_what_it_put_on_the_desktop(tracker: Tracker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tracker.make_register()
    monkeypatch.setattr("toolkit.desk.shortcut.user_desktop_path", lambda: tmp_path / "Desktop")
    told = tracker("desk", "--shortcut")
    [made] = (tmp_path / "Desktop").iterdir()
    assert (told.code, f"Wrote {made}. A double click on it opens the desk with register.xlsx." in told.err) == (0, True)
    assert str(tracker.folder / "register.xlsx") in made.read_text()


def test_a_start_file_and_a_new_register_keep_the_language_that_is_spoken(tracker: Tracker) -> None:
    with in_language("fr"):
        made = make_shortcut(None, system="linux", folder=tracker.folder)
    assert '"desk" "--lang" "fr"' in made.read_text()
    assert "--lang" not in make_shortcut(None, system="linux", folder=tracker.folder).read_text()
    assert tracker("new", "suivi", "--lang", "fr").code == 0
    assert load(tracker.folder / "suivi" / "register.xlsx").register.settings.language == "fr"
    assert tracker("new", "follow-up").code == 0
    assert load(tracker.folder / "follow-up" / "register.xlsx").register.settings.language == "en"
