"""Installing the add-in, and the doctor that looks whether it is in place and what may stop it."""

import platform
import plistlib
import subprocess
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest
import xlwings as xw

from tests.addin.examined import (
    CLOUD,
    LOCATIONS,
    OWN,
    POLICY,
    SECURITY,
    Examined,
    Table,
    doctor,
    said,
    this_computer,
    tracker,
    windows,
)
from tests.doors.command_line import Tracker
from toolkit import store
from toolkit.addin_build import policies, registry, synchronized
from toolkit.addin_build.installing import places
from toolkit.addin_build.package import build
from toolkit.addin_build.registry import Key
from toolkit.addin_build.remembered import LOCAL, remember
from toolkit.words.addin import doctor as words

__all__ = ["this_computer", "tracker", "windows"]


def bad(tracker: Tracker) -> list[str]:
    """What the doctor says is not as it must be."""
    return [line["what"] for line in doctor(tracker, "excel") if not line["good"]]


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


@pytest.fixture
def excel_is_open(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Has Excel on Windows hold the files whose names match a pattern: they can be read, not replaced or removed."""
    replace, unlink = Path.replace, Path.unlink

    def holds(pattern: str) -> None:
        def refuse(*paths: Path) -> None:
            if any(path.match(pattern) for path in paths):
                raise PermissionError(13, "another program uses it")

        def replaced(path: Path, target: Path) -> Path:
            refuse(path, Path(target))
            return replace(path, target)

        def unlinked(path: Path, missing_ok: bool = False) -> None:
            refuse(path)
            unlink(path, missing_ok)

        monkeypatch.setattr(Path, "replace", replaced)
        monkeypatch.setattr(Path, "unlink", unlinked)

    monkeypatch.setattr(store, "PATIENCE_SECONDS", 0)
    return holds


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("options", [(), ("--uninstall",)])
@pytest.mark.parametrize("held", ["tracker.xlam", "tracker.NEW-0a1b2c3d.xlam", "tracker.conf"])
def test_nothing_changes_while_excel_has_a_file_of_the_add_in_open(
    tracker: Tracker, excel_is_open: Callable[[str], None], held: str, options: tuple[str, ...]
) -> None:
    folder = tracker.folder / "excel"
    folder.mkdir()
    (folder / "tracker.xlam").write_bytes(b"of an earlier version")
    (folder / "tracker.NEW-0a1b2c3d.xlam").write_bytes(b"left over")
    (folder / "tracker.conf").write_bytes(b'"INTERPRETER_WIN","C:\\old\\python.exe"\n')
    before = content(folder)
    excel_is_open(held)
    done = tracker("addin", "install", *options, "--folder", "excel")
    assert (done.code, content(folder)) == (2, before)
    assert f"{held} is open in Excel" in done.err
    assert "Close Excel and run this again." in done.err


def test_an_excel_that_opens_the_add_in_at_the_last_moment_gets_no_second_one(
    tracker: Tracker, excel_is_open: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "refuse_if_held", lambda _: excel_is_open("tracker.xlam"))
    (tracker.folder / "excel").mkdir()
    (tracker.folder / "excel" / "tracker.xlam").write_bytes(b"of an earlier version")
    done = tracker("addin", "install", "--folder", "excel")
    assert (done.code, "Close Excel and run this again." in done.err) == (2, True)
    assert content(tracker.folder / "excel") == {"tracker.xlam": b"of an earlier version"}


@pytest.mark.parametrize("options", [(), ("--uninstall",)])
def test_what_an_earlier_update_left_beside_the_add_in_is_removed(tracker: Tracker, options: tuple[str, ...]) -> None:
    folder = tracker.folder / "excel"
    folder.mkdir()
    for left in ("tracker.NEW-0a1b2c3d.xlam", ".tracker.xlam.abcd1234.tmp", "mine.xlam", "tracker.NEW-plans.xlam"):
        (folder / left).write_bytes(b"left over")
    done = tracker("addin", "install", *options, "--folder", "excel")
    assert done.code == 0
    assert {"mine.xlam", "tracker.NEW-plans.xlam"} == set(content(folder)) - {"tracker.xlam", "tracker.conf"}
    assert "tracker.NEW-0a1b2c3d.xlam" in done.err


@pytest.mark.parametrize("name", ["tracker.NEW-0a1b2c3d.xlam", "tracker (1).xlam", "Copy of tracker.xlsm", "old.XLAM"])
def test_the_doctor_names_a_second_copy_that_excel_would_load_too(tracker: Tracker, name: str) -> None:
    tracker("addin", "install", "--folder", "excel")
    (tracker.folder / "excel" / "other.xlam").write_bytes(b"no add-in of ours")
    openpyxl.Workbook().save(tracker.folder / "excel" / "tracker plans.xlsx")
    assert bad(tracker) == []
    (tracker.folder / "excel" / name).write_bytes(build()["tracker.xlam"])
    [line] = [line for line in doctor(tracker, "excel") if not line["good"]]
    assert (line["what"], name in line["found"]) == ("Copies of the add-in", True)
    assert "Close Excel" in line["fix"]


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


def test_what_a_system_does_not_have_is_said_not_to_be_looked_at(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    found = said(tracker)
    assert {found[what] for what in (words.MACROS, words.TRUSTED, words.MARK)} == {
        "not checked on this system"}


@pytest.mark.parametrize(("table", "expected"), [
    ({}, "macros run where they are trusted; otherwise Excel asks"),
    ({OWN + SECURITY: {"vbawarnings": 1}}, "all macros run"),
    ({OWN + SECURITY: {"vbawarnings": 4}}, "no macros run; in a trusted location they all run"),
    ({OWN + SECURITY: {"vbawarnings": 1}, POLICY + SECURITY: {"vbawarnings": 3}},
     "only signed macros run, set by your organization; in a trusted location they all run"),
    ({POLICY + SECURITY: {"vbawarnings": 3}, CLOUD + SECURITY: {"vbawarnings": 2}},
     "macros run where they are trusted; otherwise Excel asks, set by your organization"),
    ({OWN + SECURITY: {"vbawarnings": "nonsense"}}, "macros run where they are trusted; otherwise Excel asks"),
    ({POLICY + SECURITY: {"vbawarnings": 3}, POLICY + LOCATIONS: {"alllocationsdisabled": 1}},
     "BAD: only signed macros run, set by your organization"),
    ({OWN + SECURITY: {"vbawarnings": 4}, OWN + LOCATIONS: {"alllocationsdisabled": 1}}, "BAD: no macros run"),
    ({"HKLM\\Software\\Policies\\Microsoft\\Office\\16.0\\Common": {"vbaoff": 1}}, "BAD: VBA is switched off"),
])
def test_the_macro_policy_of_the_organization_comes_before_the_persons(
    windows: Examined, table: Table, expected: str
) -> None:
    assert windows(table)[words.MACROS] == expected


@pytest.mark.parametrize(("locations", "trusted"), [
    ({}, True),
    ({"Location0": {"path": "C:\\Elsewhere\\"}}, False),
    ({"Location0": {"path": "C:\\Elsewhere\\"}, "Location1": {"path": "{folder}\\XLSTART\\"}}, True),
    ({"Location0": {"path": "{folder}\\xlstart"}}, True),
    ({"Location0": {"path": "{folder}"}}, False),
    ({"Location0": {"path": "{folder}", "allowsubfolders": 1}}, True),
    ({"Location0": {"path": "%PLACE%\\XLSTART"}}, True),
    ({"Location0": {"path": "%NOWHERE%\\XLSTART"}, "Location1": {}}, False),
])
def test_a_trusted_location_is_one_that_excel_lists(
    tracker: Tracker, windows: Examined, monkeypatch: pytest.MonkeyPatch,
    locations: dict[str, dict[str, object]], trusted: bool
) -> None:
    folder = str(tracker.folder)
    monkeypatch.setenv("PLACE", folder)
    table: Table = {f"{OWN}{LOCATIONS}\\{name}": dict(values) for name, values in locations.items()}
    for values in table.values():
        values.update({key: path.replace("{folder}", folder) for key, path in values.items() if isinstance(path, str)})
    assert windows(table)[words.TRUSTED].startswith("BAD") is not trusted


def test_where_only_the_organization_may_trust_the_persons_locations_do_not_count(
    tracker: Tracker, windows: Examined
) -> None:
    folder = str(tracker.folder / "XLSTART")
    table: Table = {f"{OWN}{LOCATIONS}\\Location0": {"path": folder},
                    f"{POLICY}\\Common\\Security\\Trusted Locations": {"allow user locations": 0},
                    f"{POLICY}{LOCATIONS}\\Location0": {"path": "C:\\Trusted"}}
    assert windows(table)[words.TRUSTED] == f"BAD: {folder} is not trusted"
    table[f"{POLICY}\\Common\\Security\\Trusted Locations\\All Applications\\Location0"] = {"path": folder}
    assert windows(table)[words.TRUSTED] == folder


@pytest.mark.parametrize(("mark", "expected"), [
    (None, "none"), ("[ZoneTransfer]\nZoneId=0\n", "none"), ("[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=x", "BAD: the add-in came from the web"),
    ("[ZoneTransfer]\nZoneId=4", "BAD: the add-in came from the web"), ("rubbish", "none"),
])
def test_the_mark_of_the_web_is_read_from_the_file(
    tracker: Tracker, windows: Examined, mark: str | None, expected: str
) -> None:
    if mark is not None:
        (tracker.folder / "XLSTART" / "tracker.xlam:Zone.Identifier").write_text(mark, encoding="utf-8", newline="")
    assert windows({})[words.MARK] == expected
    found = windows({POLICY + SECURITY: {"blockcontentexecutionfrominternet": 1}})[words.MARK]
    assert found == expected + (", and your organization blocks macros of such files" if expected.startswith("BAD") else
                                "; your organization blocks macros of files from the web, but this file is not one")


@pytest.mark.parametrize("name", synchronized.VARIABLES)
def test_an_add_in_in_a_folder_of_onedrive_is_noticed(
    tracker: Tracker, windows: Examined, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    assert windows({})[words.ONEDRIVE] == "no folder of OneDrive is known here"
    monkeypatch.setenv(name, str(tracker.folder / "One"))
    assert windows({})[words.ONEDRIVE] == "the add-in is not in a folder of OneDrive"
    monkeypatch.setenv(name, str(tracker.folder))
    assert windows({})[words.ONEDRIVE].startswith(f"BAD: the add-in is in {tracker.folder}")


def test_a_folder_remembered_for_a_register_is_there_and_synchronized(
    tracker: Tracker, windows: Examined, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = tracker.folder / "Parks - Documents"
    remember("a", LOCAL, str(library))
    assert windows({})["Register on OneDrive"] == f"BAD: its folder {library} is gone"
    library.mkdir()
    assert windows({})["Register on OneDrive"] == str(library)
    monkeypatch.setenv("OneDrive", str(tracker.folder / "One"))
    assert windows({})["Register on OneDrive"] == f"BAD: {library} is not synchronized, so it may contain an old copy"
    assert windows({f"{synchronized.LIBRARIES}\\1": {"mountpoint": str(library)}})["Register on OneDrive"] == str(library)


@pytest.mark.parametrize(("managed", "own", "expected"), [
    ({}, {}, "Excel asks before macros run"),
    ({}, {"VisualBasicMacroExecutionState": "EnabledWithoutWarnings"}, "all macros run"),
    ({}, {"VisualBasicMacroExecutionState": "DisabledWithoutWarnings"}, "BAD: no macros run"),
    ({"VisualBasicMacroExecutionState": "DisabledWithWarnings"},
     {"VisualBasicMacroExecutionState": "DisabledWithoutWarnings"}, "Excel asks before macros run"),
    ({"VisualBasicEntirelyDisabled": True}, {}, "BAD: VBA is switched off"),
    ({}, {"VisualBasicEntirelyDisabled": "1"}, "BAD: VBA is switched off"),
])
def test_on_a_mac_the_preferences_of_office_are_asked(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, managed: dict[str, object], own: dict[str, str], expected: str
) -> None:
    def defaults(words: list[str], **_: object) -> SimpleNamespace:
        assert words[:3] == ["defaults", "read", "com.microsoft.office"]
        if words[3] not in own:
            raise subprocess.CalledProcessError(1, words)
        return SimpleNamespace(stdout=own[words[3]] + "\n")

    plist = tracker.folder / "managed.plist"
    if managed:
        plist.write_bytes(plistlib.dumps(managed))
    monkeypatch.setattr(policies, "_MANAGED", plist)
    monkeypatch.setattr(subprocess, "run", defaults)
    monkeypatch.setattr(platform, "system", lambda: "Darwin")
    found = said(tracker)
    assert found[words.MACROS] == expected
    assert found[words.TRUSTED] == found[words.MARK] == "not checked on this system"


def test_on_a_mac_excel_needs_the_script_of_this_xlwings(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Darwin")
    monkeypatch.setattr(policies, "_preference", lambda _: "")
    scripts = tracker.folder / "home" / "Library" / "Application Scripts" / "com.microsoft.Excel"
    scripts.mkdir(parents=True)
    (scripts / "xlwings-0.1.applescript").touch()
    name = f"xlwings-{xw.__version__}.applescript"
    assert said(tracker)["Permission to start Python"] == f"BAD: {name} is not in {scripts}"
    (scripts / name).touch()
    assert said(tracker)["Permission to start Python"] == name


def test_on_windows_the_add_in_goes_where_the_profile_roams(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Windows")
    monkeypatch.setenv("APPDATA", str(tmp_path))
    assert places().addin == tmp_path / "Microsoft/Excel/XLSTART/tracker.xlam"


def test_what_the_add_in_remembers_leaves_no_second_file_where_it_is_held(
    settings: Path, excel_is_open: Callable[[str], None]
) -> None:
    remember("a", LOCAL, "there")
    excel_is_open("registers.json")
    remember("a", LOCAL, "elsewhere")
    assert [path.name for path in settings.iterdir()] == ["registers.json"]


def test_on_a_mac_the_folders_of_onedrive_are_found_by_their_place(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    cloud = tracker.folder / "home" / "Library" / "CloudStorage" / "OneDrive-SharedLibraries-Parks"
    (cloud / "Documents").mkdir(parents=True)
    remember("a", LOCAL, str(cloud / "Documents"))
    assert said(tracker)["Register on OneDrive"] == str(cloud / "Documents")


def test_a_key_of_the_registry_is_read_with_its_values_and_the_keys_below(monkeypatch: pytest.MonkeyPatch) -> None:
    there = {("user", "Software\\X"): ([("VBAWarnings", 3), ("Path", "C:\\")], ["Location0"])}

    def open_key(root: str, path: str) -> object:
        if (root, path) not in there:
            raise FileNotFoundError(path)
        return nullcontext(there[root, path])

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "winreg", SimpleNamespace(
        HKEY_CURRENT_USER="user", HKEY_LOCAL_MACHINE="computer", OpenKey=open_key,
        QueryInfoKey=lambda key: (len(key[1]), len(key[0]), 0), EnumValue=lambda key, at: (*key[0][at], 1),
        EnumKey=lambda key, at: key[1][at]))
    assert registry.read_key("HKCU\\Software\\X") == Key({"vbawarnings": 3, "path": "C:\\"}, ("Location0",))
    assert registry.read_key("HKLM\\Software\\X") == Key()


def test_a_registry_that_is_not_there_has_empty_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert registry.read_key("HKCU\\Software") == Key()
