"""What the doctor says of a computer on which the add-in is in place, and yet nothing could run."""

import platform
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.addin.examined import (
    CLOUD,
    LOCATIONS,
    OWN,
    POLICY,
    SECURITY,
    Examined,
    Table,
    doctor,
    plug,
    said,
    this_computer,
    tracker,
    windows,
)
from tests.doors.command_line import Tracker
from toolkit.addin_build import interpreter, registry, restrictions
from toolkit.addin_build.package import modules
from toolkit.addin_build.vba_project import Module, ModuleKind
from toolkit.words.addin import doctor as words

__all__ = ["this_computer", "tracker", "windows"]
COMMON = "\\Common\\Security"
DEFENDER = "HKLM\\Software\\Policies\\Microsoft\\Windows Defender"
RULES = f"{DEFENDER}\\Windows Defender Exploit Guard\\ASR\\Rules"
OWN_RULES = "HKLM\\Software\\Microsoft\\Windows Defender\\Windows Defender Exploit Guard\\ASR\\Rules"
MANAGED = f"{DEFENDER}\\Policy Manager"
CHILD, WIN32 = "d4f940ab-401b-4efc-aadc-ad5f3c50688a", "92e97fa1-2edf-4476-bdd6-9dd0b4dddc7b"
SYSTEM = "HKCU\\Software\\Policies\\Microsoft\\Windows\\System"
ALIAS = "C:\\Users\\ana\\AppData\\Local\\Microsoft\\WindowsApps\\python.exe"


def name_python(tracker: Tracker, python: str) -> None:
    """What the settings would say that were written with this Python."""
    conf = tracker.folder / "XLSTART" / "tracker.conf"
    conf.write_bytes(f'"INTERPRETER_WIN","{python}"\n'.encode("cp1252", "replace"))


def test_on_a_computer_without_restrictions_all_is_well(windows: Examined) -> None:
    found = windows({})
    assert [what for what, line in found.items() if line.startswith("BAD")] == []
    assert found[words.ADDINS] == "no policy stops them"
    assert found[words.CHILD_PROCESSES] == found[words.CALLS] == "no rule against them was found"
    assert found[words.COMMAND_PROMPT] == "allowed"


@pytest.mark.parametrize(("table", "expected"), [
    ({POLICY + SECURITY: {"disablealladdins": 1}}, "BAD: Excel loads none, set by your organization"),
    ({OWN + SECURITY: {"disablealladdins": 1}}, "BAD: Excel loads none"),
    ({OWN + SECURITY: {"disablealladdins": 1}, POLICY + SECURITY: {"disablealladdins": 0}}, "no policy stops them"),
    ({CLOUD + SECURITY: {"requireaddinsig": 1}},
     "BAD: Excel loads only those that a trusted publisher has signed, set by your organization; this one is not signed"),
    ({OWN + SECURITY: {"requireaddinsig": 1}},
     "BAD: Excel loads only those that a trusted publisher has signed; this one is not signed"),
    ({POLICY + COMMON: {"requirealwaysonmacrosig": 1}},
     "BAD: Excel loads only those whose macros a trusted publisher has signed, set by your organization; this one is not signed"),
    ({POLICY + SECURITY: {"requirealwaysonmacrosig": 1}}, "no policy stops them"),
    ({OWN + SECURITY: {"requireaddinsig": "nonsense"}}, "no policy stops them"),
])
def test_a_policy_that_keeps_the_add_in_from_being_loaded_is_named(
    windows: Examined, table: Table, expected: str
) -> None:
    assert windows(table)[words.ADDINS] == expected


def test_what_to_do_against_a_policy_depends_on_who_set_it(windows: Examined, tracker: Tracker) -> None:
    fixes = []
    for root in (OWN, POLICY):
        windows({root + SECURITY: {"disablealladdins": 1}})
        fixes += [line["fix"] for line in doctor(tracker, "XLSTART") if line["what"] == words.ADDINS]
    assert fixes == [words.ALLOW_ADDINS, words.ASK_TO_ALLOW_ADDINS]


@pytest.mark.parametrize("part", ["vbaProjectSignature.bin", "vbaProjectSignatureAgile.bin", "vbaProjectSignatureV3.bin"])
def test_where_only_signed_add_ins_are_loaded_one_that_is_signed_is_good(
    windows: Examined, tracker: Tracker, part: str
) -> None:
    with zipfile.ZipFile(tracker.folder / "XLSTART" / "tracker.xlam", "a") as package:
        package.writestr(f"xl/{part}", b"signed")
    for key, name in ((SECURITY, "requireaddinsig"), (COMMON, "requirealwaysonmacrosig")):
        found = windows({POLICY + key: {name: 1}})[words.ADDINS]
        assert not found.startswith("BAD")
        assert found.endswith("this one is signed, the doctor does not check by whom")


def test_a_file_that_is_no_package_is_not_signed(windows: Examined, tracker: Tracker) -> None:
    (tracker.folder / "XLSTART" / "tracker.xlam").write_bytes(b"rubbish")
    assert windows({POLICY + SECURITY: {"requireaddinsig": 1}})[words.ADDINS].endswith("this one is not signed")


@pytest.mark.parametrize(("what", "rule"), [(words.CHILD_PROCESSES, CHILD), (words.CALLS, WIN32)])
@pytest.mark.parametrize(("where", "shown"), [(RULES, "{rule}"), (OWN_RULES, "{rule}"), (MANAGED, "asrrules")])
@pytest.mark.parametrize(("state", "expected"), [
    (1, "BAD: Microsoft Defender blocks them"), (2, "Microsoft Defender only records them"),
    (6, "BAD: Microsoft Defender blocks them until you unblock them"), (0, "no rule against them was found"),
    (5, "no rule against them was found"),
])
def test_a_rule_of_defender_that_stops_the_add_in_is_named(
    windows: Examined, what: str, rule: str, where: str, shown: str, state: int, expected: str
) -> None:
    name = shown.format(rule=rule)
    value: object = f"00000000-0000-0000-0000-000000000000=1|{rule.upper()}={state}" if where == MANAGED else str(state)
    assert windows({where: {name: value}})[what] == expected


def test_of_two_rules_that_of_the_group_policy_counts(windows: Examined) -> None:
    table: Table = {RULES: {CHILD: "2"}, MANAGED: {"asrrules": f"{CHILD}=1"}, OWN_RULES: {CHILD: 1}}
    assert windows(table)[words.CHILD_PROCESSES] == "Microsoft Defender only records them"
    del table[RULES]
    assert windows(table)[words.CHILD_PROCESSES] == "BAD: Microsoft Defender blocks them"


@pytest.mark.parametrize("value", ["", "nonsense", "a=b=c", f"{CHILD}=", 7, None])
def test_a_rule_that_cannot_be_read_is_none(windows: Examined, value: object) -> None:
    table: Table = {MANAGED: {"asrrules": value}, RULES: {CHILD: value}}
    assert windows(table)[words.CHILD_PROCESSES] == "no rule against them was found"


def test_what_the_macros_do_not_do_no_rule_can_stop(windows: Examined, monkeypatch: pytest.MonkeyPatch) -> None:
    source = 'Private Declare PtrSafe Function system Lib "libc.dylib" (ByVal Command As String) As Long\n'
    monkeypatch.setattr(restrictions, "modules", lambda: [Module("a", ModuleKind.STANDARD, source)])
    found = windows({RULES: {CHILD: "1", WIN32: "1"}, SYSTEM: {"disablecmd": 1}})
    assert words.CALLS not in found
    assert words.COMMAND_PROMPT not in found
    assert found[words.CHILD_PROCESSES].startswith("BAD")


def test_what_the_macros_of_the_add_in_do_is_known_though(windows: Examined, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(restrictions, "modules", modules)
    declares = any(" Lib " in module.source and "KERNEL32" in module.source for module in modules())
    found = windows({})
    assert (words.CALLS in found) is declares
    assert words.COMMAND_PROMPT in found


@pytest.mark.parametrize(("value", "expected"), [
    (1, "BAD: your organization has switched off cmd.exe, which starts Python"),
    (2, "BAD: your organization allows cmd.exe for batch files only, so it may not start Python"),
    (0, "allowed"),
])
def test_a_command_prompt_that_is_switched_off_is_named(windows: Examined, value: int, expected: str) -> None:
    assert windows({SYSTEM: {"disablecmd": value}})[words.COMMAND_PROMPT] == expected


@pytest.mark.parametrize("python", [
    ALIAS, "C:\\Program Files\\WindowsApps\\PythonSoftwareFoundation.Python.3.12_3.12.2800.0_x64__qbz5n2kfra8p0\\python3.12.exe",
    "c:\\users\\ana\\appdata\\local\\microsoft\\windowsapps\\python.exe"])
def test_a_python_from_the_store_is_noticed(windows: Examined, tracker: Tracker, python: str) -> None:
    assert windows({})[words.STORE] == "no"
    name_python(tracker, python)
    assert windows({})[words.STORE] == (
        f"BAD: {python} is from the Store, so Windows may keep what it writes where Excel does not see it")


def test_an_environment_made_by_a_python_from_the_store_is_noticed_too(
    windows: Examined, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "base_prefix", str(Path(ALIAS)).rpartition("\\")[0])
    assert windows({})[words.STORE].startswith("BAD")


@pytest.mark.parametrize(("folder", "expected"), [
    ("\\\\server\\home\\ana\\XLSTART", True), ("H:\\XLSTART", True), ("C:\\XLSTART", False),
    ("\\\\?\\C:\\XLSTART", False),
])
def test_an_add_in_on_the_network_is_noticed(
    windows: Examined, tracker: Tracker, folder: str, expected: bool
) -> None:
    windows({})
    there = f"{folder} is on the network"
    found = said(tracker, folder)[words.NETWORK]
    assert found == (f"BAD: {there}, where Excel trusts no folder" if expected else "the add-in is on this computer")
    windows({POLICY + LOCATIONS: {"allownetworklocations": 1}})
    found = said(tracker, folder)[words.NETWORK]
    assert found == (f"{there}, where Excel may trust folders" if expected else "the add-in is on this computer")


def test_on_the_network_macros_do_not_run_by_their_place(windows: Examined, tracker: Tracker) -> None:
    windows({POLICY + SECURITY: {"vbawarnings": 3}})
    assert said(tracker, "C:\\x/XLSTART")[words.MACROS].endswith("in a trusted location they all run")
    assert said(tracker, "H:\\x/XLSTART")[words.MACROS] == "BAD: only signed macros run, set by your organization"


@pytest.mark.parametrize(("name", "expected"), [
    ("C:\\Python é\\python.exe", "good"),
    ("C:\\Użytkownicy\\Łukasz\\python.exe", "BAD: {path} has letters that macros cannot read here: ż, Ł"),
])
def test_a_path_outside_the_code_page_is_noticed(
    windows: Examined, tracker: Tracker, monkeypatch: pytest.MonkeyPatch, name: str, expected: str
) -> None:
    monkeypatch.setattr(sys, "executable", name)
    name_python(tracker, name)
    found = windows({})[words.LETTERS]
    assert found == ("the macros can read all paths" if expected == "good" else expected.format(path=name))


def test_a_user_name_outside_the_code_page_is_noticed(windows: Examined, tracker: Tracker) -> None:
    windows({})
    found = said(tracker, "C:\\Users\\Łukasz\\XLSTART")[words.LETTERS]
    assert found.startswith("BAD: C:\\Users\\Łukasz\\XLSTART")
    assert found.endswith("has letters that macros cannot read here: Ł")


def test_the_python_of_the_settings_must_import_what_a_button_imports(
    windows: Examined, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer_of(python: str) -> tuple[bool, str]:
        asked.append(python)
        return False, "ModuleNotFoundError: No module named 'xlwings'"

    monkeypatch.setattr(interpreter, "answer_of", answer_of)
    name_python(tracker, "C:\\Python312\\python.exe")
    assert windows({})[words.IMPORTED] == (
        "BAD: C:\\Python312\\python.exe cannot import it: ModuleNotFoundError: No module named 'xlwings'")
    (tracker.folder / "XLSTART" / "tracker.conf").unlink()
    windows({})
    assert asked == ["C:\\Python312\\python.exe", sys.executable]


class TestAsking:
    """A Python is really started."""

    @pytest.fixture(autouse=True)
    def really(self, this_computer: None, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.undo()

    def test_the_python_that_runs_the_tests_imports_it(self) -> None:
        import xlwings

        assert interpreter.answer_of(sys.executable) == (True, xlwings.__version__)

    @pytest.mark.parametrize(("deed", "why"), [
        ("echo 'Traceback' >&2; echo 'ImportError: DLL load failed' >&2; exit 1", "ImportError: DLL load failed"),
        ("exit 7", "it ended with code 7"), ("kill -9 $$", "it ended with code -9"),
    ])
    @pytest.mark.skipif(sys.platform == "win32", reason="stands a shell in for Python")
    def test_a_python_that_cannot_says_why(self, tmp_path: Path, deed: str, why: str) -> None:
        python = tmp_path / "python"
        python.write_text(f"#!/bin/sh\n{deed}\n", encoding="utf-8")
        python.chmod(0o755)
        assert interpreter.answer_of(str(python)) == (False, why)

    def test_a_python_that_is_not_there_says_so(self, tmp_path: Path) -> None:
        good, why = interpreter.answer_of(str(tmp_path / "gone" / "python"))
        assert (good, bool(why)) == (False, True)

    @pytest.mark.skipif(sys.platform == "win32", reason="stands a shell in for Python")
    def test_a_python_that_does_not_answer_is_not_waited_for(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        python = tmp_path / "python"
        python.write_text("#!/bin/sh\nexec sleep 600\n", encoding="utf-8")
        python.chmod(0o755)
        monkeypatch.setattr(interpreter, "PATIENCE_SECONDS", 0.1)
        assert interpreter.answer_of(str(python)) == (False, "it did not answer within 0.1 seconds")


def test_elsewhere_nothing_of_windows_is_listed(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    plug(monkeypatch, {})
    found = said(tracker)
    assert not {words.ADDINS, words.CHILD_PROCESSES, words.CALLS, words.COMMAND_PROMPT, words.STORE, words.NETWORK,
                words.LETTERS} & found.keys()
    assert words.IMPORTED in found


def test_windows_is_asked_of_what_kind_a_drive_is(monkeypatch: pytest.MonkeyPatch) -> None:
    import ctypes

    kinds = {"C:\\": 3, "H:\\": 4}
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=SimpleNamespace(GetDriveTypeW=kinds.get)),
                        raising=False)
    assert [registry.is_network_drive(drive) for drive in ("C:", "H:")] == [False, True]
    monkeypatch.setattr(sys, "platform", "linux")
    assert not registry.is_network_drive("H:")
