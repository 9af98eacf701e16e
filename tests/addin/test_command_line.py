"""The command line that starts Python: whatever a workbook is called, its name arrives, and nothing else is run."""

import re
import subprocess
import unicodedata
from importlib import metadata
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.addin.desk import STUB, Macros, addin_for_calc, with_macros
from tests.addin.file_engine import as_caller
from tests.addin.ribbon import handed_over, own_sources, ribbon_buttons
from tests.office import Office
from toolkit.addin.__main__ import main
from toolkit.addin.excel.calling import book_name, called_from, job_of
from toolkit.addin_build.package import modules
from toolkit.addin_build.vba_project import Module, ModuleKind
from toolkit.tracker.record.problems import Refused
from toolkit.words.addin.ribbon import MACROS

PYTHON = "it's $(touch ran) Python é"
"""The name of a program that only writes down what it is told."""
names = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=40),
    st.text("""$()`"'\\|&;<>*?!%^=~#{}[] -\n\tàé€😀a""", min_size=1, max_size=20),
    st.sampled_from(["$(touch ran).xlsx", "a=b.xlsx", "`touch ran`", '"; touch ran; "', "été $HOME.xlsx", "%PATH%.xlsx"]))


@pytest.fixture(scope="module")
def macros(office: Office) -> Macros:
    return Macros(office, addin_for_calc())


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the program, and one that stays empty unless a name is run."""
    folder = tmp_path_factory.mktemp("desk")
    program = folder / PYTHON
    program.write_text(f"#!/bin/sh\nprintf '%s\\0' \"$@\" >'{folder}/told'\n", encoding="utf-8")
    program.chmod(0o755)
    (folder / "empty").mkdir()
    return folder


def run_by_the_script_of_xlwings(parameter: str, folder: Path) -> list[str]:
    """Run the command that xlwings' AppleScript makes of a parameter; what the program was told."""
    version = metadata.version("xlwings")
    script = Path(xw.__path__[0], f"xlwings-{version}.applescript").read_text(encoding="utf-8")
    order = re.findall(r"\w+", script.partition("set {")[2].partition("}")[0])
    [made] = re.findall(r"set ShellCommand to (.*(?:(?<=¬)\n.*)*)", script)
    values = dict(zip(order, parameter.split("|"), strict=True))
    parts = re.findall(r'"((?:[^"\\]|\\.)*)"|(\w+)', made)
    command = "".join(values[name] if name else text.replace('\\"', '"') for text, name in parts)
    done = subprocess.run(["sh", "-c", f"{command} wait"], cwd=folder / "empty", capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")
    return (folder / "told").read_text(encoding="utf-8").split("\0")[:-1]


@pytest.mark.libreoffice
@pytest.mark.slow(reason="LibreOffice runs the macros, and the shell what they make, for many names")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(name=names)
def test_every_name_arrives_from_a_mac_and_nothing_else_is_run(macros: Macros, desk: Path, name: str) -> None:
    told = macros.run("ToldPython", "report_in mission-report", name, "")
    log = desk / "log"
    words = run_by_the_script_of_xlwings(macros.run("ForMac", str(desk / PYTHON), told, str(log)), desk)
    assert words[:5] == ["-B", "-W", "ignore", "-m", "toolkit.addin"]
    assert (job_of(words[5:]), book_name(words[5:])) == (["report_in", "mission-report"], name)
    assert (list((desk / "empty").iterdir()), log.read_text(encoding="utf-8")) == ([], "")


@pytest.mark.libreoffice
@pytest.mark.slow(reason="LibreOffice runs the macros for many names")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(name=names)
def test_on_windows_no_sign_of_a_name_reaches_the_shell(macros: Macros, name: str) -> None:
    told = macros.run("ToldPython", "about", name, "1234")
    assert re.fullmatch(r" -B -W ignore -m toolkit\.addin about --lang=en --book=[\d-]+ --window=1234", told)
    assert book_name(told.split()) == name


@pytest.mark.libreoffice
@pytest.mark.parametrize(("folder", "there"), [
    ("C:\\Program Files\\Python", 'C: & cd "C:\\Program Files\\Python" & '),
    ("\\\\server\\share", 'pushd "\\\\server\\share" & ')])
def test_on_windows_python_starts_in_its_folder_and_all_paths_are_quoted(macros: Macros, folder: str, there: str) -> None:
    made = macros.run("ForWindows", f"{folder}\\python.exe", folder, " -B", "C:\\Temp here\\a.log")
    assert made == f'cmd.exe /C {there}"{folder}\\python.exe" -B 2> "C:\\Temp here\\a.log"'


STANDING = """VERSION 1.0 CLASS
Attribute VB_Name = "Standing"
Option Explicit
Public ActiveProtectedViewWindow As Object
Public ActiveWorkbook As Object
Public ActiveSheet As Object
Public AutoSaveOn As Boolean
"""
LOOKING = """Attribute VB_Name = "looking"
Option Explicit
Function Found(Guarded As String, Open_ As String, Sheet As String) As String
    Dim Excel As New Standing
    If Guarded <> "" Then Set Excel.ActiveProtectedViewWindow = New Standing
    If Open_ <> "" Then Set Excel.ActiveWorkbook = New Standing
    If Sheet <> "" Then Set Excel.ActiveSheet = New Standing
    Found = WhyNot(Excel)
End Function
Function FoundHere() As String
    FoundHere = WhyNot(Application)
End Function
Function Told(IsOn As String) As String
    Dim Book As New Standing
    Book.AutoSaveOn = IsOn <> ""
    Told = SavesItself(Book)
End Function
Function ToldHere() As String
    ToldHere = SavesItself(Application)
End Function
"""
"""Stands for an Excel with something in front, since LibreOffice has neither Protected View nor AutoSave."""


@pytest.fixture(scope="module")
def looking(office: Office) -> Macros:
    buttons = next(module for module in modules() if module.name == "buttons")
    return Macros(office, with_macros([buttons, STUB, Module("command_line", ModuleKind.STANDARD),
                                       Module("Standing", ModuleKind.CLASS, STANDING.replace("CLASS", "CLASS\nEND", 1)),
                                       Module("looking", ModuleKind.STANDARD, LOOKING)]))


@pytest.mark.libreoffice
@pytest.mark.parametrize(("front", "sentence"), [
    (("yes", "", ""), "PROTECTED_VIEW"), (("yes", "yes", "yes"), "PROTECTED_VIEW"), (("", "", ""), "NO_WORKBOOK"),
    (("", "yes", ""), "NO_WORKSHEET"), (("", "yes", "another kind of sheet"), "NO_WORKSHEET")])
def test_where_no_button_can_work_one_sentence_says_why(
    looking: Macros, front: tuple[str, str, str], sentence: str
) -> None:
    assert looking.run("Found", *front) == MACROS[sentence]


@pytest.mark.libreoffice
def test_over_a_sheet_of_a_workbook_every_button_works(looking: Macros) -> None:
    assert looking.run("FoundHere") == ""


@pytest.mark.libreoffice
def test_python_is_told_that_autosave_is_on_by_an_excel_that_knows_it(looking: Macros) -> None:
    assert (looking.run("Told", "yes"), looking.run("Told", ""), looking.run("ToldHere")) == (" --autosave", "", "")


def test_every_button_asks_first_whether_it_can_work() -> None:
    assert handed_over().keys() == {button["onAction"] for button in ribbon_buttons()}
    press = next(module.source for module in modules() if module.name == "buttons")
    assert press.index("WhyNot(Application)") < press.index("RunPython Job")
    assert own_sources().count("RunPython Job") == 1


def codes(name: str) -> str:
    units = name.encode("utf-16-le")
    return "-".join(str(units[at] + 256 * units[at + 1]) for at in range(0, len(units), 2))


@pytest.mark.parametrize("name", ["a=b.xlsx", "été.xlsx", "Plan (2).xlsx", "😀.xlsx"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_workbook_is_found_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, form: str
) -> None:
    openpyxl.Workbook().save(tmp_path / name)
    app = as_caller(tmp_path / name, monkeypatch)
    app.books.add()
    monkeypatch.delattr(xw.Book, "_mock_caller")
    given_name = unicodedata.normalize("NFD" if form == "NFD" else "NFC", name)
    assert called_from(["about", f"--book={codes(given_name)}", "--window=0"]).name == name
    main(["about", f"--book={codes(given_name)}", "--window=0"])
    assert [said.split(" ")[0] for said in app.said] == ["tracker-toolkit"]
    monkeypatch.delattr(xw.Book, "_mock_caller")


def test_a_workbook_that_was_closed_meanwhile_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    openpyxl.Workbook().save(tmp_path / "any.xlsx")
    as_caller(tmp_path / "any.xlsx", monkeypatch)
    monkeypatch.delattr(xw.Book, "_mock_caller")
    with pytest.raises(Refused, match=r"other\.xlsx is no longer open"):
        called_from([f"--book={codes('other.xlsx')}"])
    with pytest.raises(SystemExit, match=r"other\.xlsx is no longer open"):
        main(["about", f"--book={codes('other.xlsx')}"])
