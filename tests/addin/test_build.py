"""The built add-in, read by programs that know nothing of how it was built."""

import hashlib
import io
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from pathlib import Path

import pyopenvba
import pytest
from hypothesis import given
from hypothesis import strategies as st
from oletools.olevba import VBA_Parser, decompress_stream

from tests.addin.ribbon import MACROS, PROJECT, TAG, handed_over, own_sources, ribbon_buttons
from tests.doors.command_line import Tracker
from tests.libreoffice import convert
from toolkit import addin
from toolkit.addin.excel.calling import language_of
from toolkit.addin_build import runtime
from toolkit.addin_build.compression import compress
from toolkit.addin_build.package import LANGUAGE, MAIN_TYPE, NAMES, RIBBON_RELATION, build, modules, ribbon, with_words
from toolkit.addin_build.runtime import code_of
from toolkit.jobs.reporting import formats
from toolkit.tracker.record.problems import Refused
from toolkit.words.addin import ribbon as ribbon_words
from toolkit.words.languages.catalogues import catalogue, in_language
from toolkit.words.speaking import Message

SHARED = {"buttons", "command_line", "run_python"}
"""Modules of what all buttons share."""
PICTURES = {
    "About", "ConditionalFormattingMenu", "DataValidationCircleInvalid", "DataValidationClearValidationCircles",
    "FileDocumentInspect", "FileOpen", "FileSaveAs", "FileSendAsAttachment", "FindDialogExcel",
    "FunctionsDateTimeInsertGallery", "GetExternalDataImportClassic", "Help", "ReviewAcceptOrRejectChangeDialog",
    "ReviewHighlightChanges", "ReviewNextComment",
}
"""Of Excel's own lists of controls, as Microsoft publishes them; a name of another program is an empty button."""
_JOB = re.compile(rf'(\w+)(?: " & {re.escape(TAG)})?')


@pytest.fixture(scope="module")
def built() -> dict[str, bytes]:
    return build()


def parts(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


def stream_of(built: dict[str, bytes], name: str) -> bytes:
    """A stream of the VBA project, as another program reads it."""
    project = VBA_Parser("tracker.xlsm", data=built["tracker.xlsm"]).ole_subfiles[0].ole_file
    return bytes(project.openstream(name).read())


def code(source: str) -> str:
    """A source without its attributes, which a reader may leave out."""
    lines = source.replace("\r\n", "\n").splitlines()
    return "\n".join(line for line in lines if not line.startswith("Attribute VB_")).strip("\n")


@pytest.mark.parametrize("name", NAMES)
def test_olevba_reads_every_module_as_it_was_written(built: dict[str, bytes], name: str) -> None:
    reader = VBA_Parser(name, data=built[name])
    read = {stream.rpartition("/")[2]: code(source) for _, stream, _, source in reader.extract_macros()}
    assert read == {module.name: code(module.stored().decode("cp1252")) for module in modules()}
    assert {"returns", "help", "run_python", "xlwings"} <= set(read)


def test_pyopenvba_reads_every_module_as_it_was_written(built: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "tracker.xlsm").write_bytes(built["tracker.xlsm"])
    pyopenvba.pull(tmp_path / "tracker.xlsm", tmp_path / "out")
    read = {path.stem: code(path.read_text(encoding="utf-8")) for path in (tmp_path / "out").rglob("*.bas")}
    for path in MACROS.glob("*.bas"):
        assert read[path.stem] == code(with_words(path.read_text(encoding="utf-8")))


@given(st.lists(st.binary(max_size=40), max_size=200).map(lambda pieces: b"".join(pieces * 3)))
def test_what_is_compressed_is_read_back_by_another_program(data: bytes) -> None:
    assert bytes(decompress_stream(bytearray(compress(data)))) == data


def test_a_module_of_many_chunks_is_read_back_whole() -> None:
    data = bytes(range(256)) * 16 + b"a" * 9000 + own_sources().encode()
    assert bytes(decompress_stream(bytearray(compress(data)))) == data


def test_two_builds_are_the_same(built: dict[str, bytes]) -> None:
    program = ("import hashlib; from toolkit.addin_build.package import build;"
               "print(*(hashlib.sha256(data).hexdigest() for data in build().values()))")
    other = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert other.stdout.split() == [hashlib.sha256(data).hexdigest() for data in built.values()]


@pytest.mark.parametrize("name", NAMES)
def test_the_package_says_what_it_is_and_has_one_ribbon(built: dict[str, bytes], name: str) -> None:
    read = parts(built[name])
    relations = [element.attrib for element in ET.fromstring(read["_rels/.rels"])]
    ribbons = [relation["Target"] for relation in relations if relation["Type"] == RIBBON_RELATION]
    assert ribbons == ["customUI/customUI14.xml"]
    assert read[ribbons[0]] == ribbon()
    types = [element.get("ContentType") for element in ET.fromstring(read["[Content_Types].xml"])
             if element.get("PartName") == "/xl/workbook.xml"]
    assert types == [MAIN_TYPE[name]]


def test_every_button_has_its_sub_and_every_sub_its_button() -> None:
    subs = re.findall(r"^Sub (\w+)\(control As IRibbonControl\)$", own_sources(), re.MULTILINE)
    assert {button["onAction"] for button in ribbon_buttons()} == set(subs)
    every = [sub for path in MACROS.glob("*.bas") if path.stem not in SHARED for sub in re.findall(
        r"^.*\b(?:Sub|Function) +(\w+) *\(", path.read_text(encoding="utf-8"), re.MULTILINE | re.IGNORECASE)]
    assert sorted(every) == sorted(subs)


def test_every_button_says_what_it_does_and_has_a_key_of_its_own() -> None:
    buttons = ribbon_buttons()
    for button in buttons:
        assert all(button[key] for key in ("id", "label", "imageMso", "keytip", "screentip", "supertip"))
    assert max(Counter(button["keytip"] for button in buttons).values()) == 1


def test_every_sub_runs_one_function_that_is_there() -> None:
    found = [_JOB.fullmatch(job) for job in handed_over().values()]
    assert len(found) == own_sources().count('    Press "')
    assert {match[1] for match in found if match} == set(addin.BUTTONS)
    assert all(callable(getattr(addin, name)) for name in addin.BUTTONS)


def test_only_a_sub_that_hands_on_a_tag_has_several_buttons_each_with_its_own() -> None:
    pressed = [(button["onAction"], button.get("tag")) for button in ribbon_buttons()]
    assert max(Counter(pressed).values()) == 1
    assert {sub for sub, tag in pressed if tag} == {sub for sub, job in handed_over().items() if TAG in job}
    assert all(re.fullmatch(r"[\w-]+", tag) for _, tag in pressed if tag)


def test_every_picture_is_one_that_excel_has() -> None:
    assert {element.get("imageMso") for element in ET.fromstring(ribbon()).iter()} - {None} <= PICTURES


def test_the_libraries_are_named_as_excel_writes_them(built: dict[str, bytes]) -> None:
    listed = decompress_stream(bytearray(stream_of(built, "VBA/dir")))
    assert re.findall(rb"\*\\G[^\0]+?(?=\0)", listed) == [
        rb"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\Windows\System32\stdole2.tlb#OLE Automation",
        rb"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#C:\Program Files\Common Files\Microsoft Shared\OFFICE16\MSO.DLL#Microsoft Office 16.0 Object Library"]


def test_the_stream_of_module_names_is_not_compressed(built: dict[str, bytes]) -> None:
    """[MS-OVBA] 2.3.3.1: each name in the code page and in Unicode."""
    names = [module.name for module in modules()]
    assert stream_of(built, "PROJECTwm") == b"".join(name.encode("cp1252") + b"\0" + name.encode("utf-16-le") + b"\0\0"
                              for name in names) + b"\0\0"


def test_the_menu_has_the_house_formats_of_the_toolkit() -> None:
    items = [(button["tag"], button["label"], button["supertip"]) for button in ribbon_buttons()
             if button["onAction"] == "ReportInFormat"]
    assert items == [(one.name, one.title, one.description) for one in formats()]


def test_no_part_names_a_machine_or_the_paid_part_of_xlwings(built: dict[str, bytes]) -> None:
    everything = b"\n".join(data for package in built.values() for data in parts(package).values())
    text = everything.decode("latin-1") + "".join(module.stored().decode("cp1252") for module in modules())
    assert "RunPython" in text
    for path in (str(PROJECT), str(Path.home()), sys.prefix):
        assert path not in text
    assert "xlwings.pro" not in text
    assert not re.search(r"[A-Z]:\\|/Users/|/home/", own_sources())


def test_no_macro_looks_at_what_a_workbook_holds() -> None:
    code = "\n".join(code_of(module.source) for module in modules())
    assert set(re.findall(r"\b(?:ActiveWorkbook|Book)\.\w+", code)) == {"ActiveWorkbook.Name", "Book.AutoSaveOn"}
    assert not re.search(r"\b(?:ThisWorkbook|Sheets|Worksheets|FullName|Path)\b", code)


def test_macros_hold_no_words_of_their_own() -> None:
    """What people read stands in tables; `{NAME}` is the place for it."""
    code = "\n".join(line for line in own_sources().splitlines() if not line.lstrip().startswith(("'", "Attribute")))
    quoted = re.findall(r'"((?:[^"\n]|"")*)"', code)
    assert [text for text in quoted if re.search(r"[A-Za-z]{2,} [a-z]{2,}", text)] == []
    places = {text for text in quoted if text.startswith("{")}
    assert places == {f"{{{name}}}" for name in (*ribbon_words.MACROS, LANGUAGE)}


def test_the_macros_tell_python_the_language_in_which_the_add_in_is_built() -> None:
    with in_language("fr"):
        assert with_words('" --lang=" & "{LANGUAGE}"') == '" --lang=" & "fr"'
        said = catalogue("fr").gettext("Check this return")
        assert said != "Check this return"
        assert f'label="{said}"' in ribbon().decode()
    assert language_of(["about", "--lang=fr", "--book=97"]) == "fr"


def test_signs_beyond_ascii_reach_vba_as_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ribbon_words.MACROS, "TITLE", Message('… “a "b"” é'))
    assert with_words('MsgBox "{TITLE}"') == (
        'MsgBox ChrW(8230) & " " & ChrW(8220) & "a ""b""" & ChrW(8221) & " " & ChrW(233)')


@pytest.mark.parametrize("known", ["_HELPERS", "SETTINGS_OF"])
def test_an_xlwings_that_is_not_known_is_refused(monkeypatch: pytest.MonkeyPatch, known: str) -> None:
    never = "what no version ever had"
    monkeypatch.setattr(runtime, known, frozenset({never}) if known == "_HELPERS" else (never, never))
    with pytest.raises(Refused, match="cannot be built with xlwings"):
        build()


def test_without_xlwings_a_person_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime, "xlwings_version", lambda: "")
    with pytest.raises(Refused, match="pip install"):
        build()


def test_the_command_writes_both_files_and_keeps_what_stands_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], built: dict[str, bytes]
) -> None:
    tracker = Tracker(tmp_path, monkeypatch, capsys)
    assert tracker("addin", "build", "-o", "made").code == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "made").iterdir()} == built
    again = tracker("addin", "build", "-o", "made")
    assert (again.code, "already exists" in again.err) == (2, True)


@pytest.mark.libreoffice
def test_libreoffice_opens_the_twin(built: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "tracker.xlsm").write_bytes(built["tracker.xlsm"])
    text = convert(tmp_path / "tracker.xlsm", "csv", tmp_path / "out").read_text(encoding="utf-8")
    assert text.strip() == "Tracker add-in"
