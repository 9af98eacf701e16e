"""The add-in as files: tracker.xlam for Excel, and its twin tracker.xlsm, which other programs open too."""

import io
import re
import zipfile
from datetime import datetime
from xml.etree import ElementTree as ET

import xlsxwriter

from toolkit import __version__, resources
from toolkit.addin_build.runtime import runtime_module
from toolkit.addin_build.vba_project import Module, ModuleKind, vba_project
from toolkit.words.addin import ribbon as words
from toolkit.words.speaking import language, text

NAMES = ("tracker.xlam", "tracker.xlsm")
TITLE = "Tracker add-in"
"""By this the add-in is known under any name."""
RIBBON = "customUI/customUI14.xml"
CUSTOM_UI = "http://schemas.microsoft.com/office/2009/07/customui"
RIBBON_RELATION = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
MAIN_TYPE = {name: f"application/vnd.ms-excel.{kind}.macroEnabled.main+xml"
             for name, kind in zip(NAMES, ("addin", "sheet"), strict=True)}
LANGUAGE = "LANGUAGE"
"""The place of the language in which the add-in is built: its buttons speak it."""
_PLACE = re.compile(r'"\{(\w+)\}"')
_BEYOND_ASCII = re.compile(r"[^ -~]")
_BUILT = datetime(2024, 1, 1)  # noqa: DTZ001 - the same in every build
_ZIPPED = (1980, 1, 1, 0, 0, 0)


def modules() -> list[Module]:
    """All modules of the add-in: of the workbook, of `macros/`, and the runtime.

    Raises:
        Refused: xlwings is not installed, or unknown.
    """
    own = [Module(path.stem, ModuleKind.STANDARD, with_words(path.read_text(encoding="utf-8")))
           for path in sorted(resources.folder("macros").glob("*.bas"))]
    return [Module("ThisWorkbook", ModuleKind.DOCUMENT, base="0{00020819-0000-0000-C000-000000000046}"),
            Module("Sheet1", ModuleKind.DOCUMENT, base="0{00020820-0000-0000-C000-000000000046}"),
            *own, runtime_module(own)]


def with_words(source: str) -> str:
    """A source of `macros/` with the words of its places; signs beyond ASCII as numbers, which no code page changes."""
    def quoted(place: re.Match[str]) -> str:
        said = language() if place[1] == LANGUAGE else text(words.MACROS[place[1]]).replace('"', '""')
        parts = _BEYOND_ASCII.sub(lambda sign: f'"\n{ord(sign[0])}\n"', f'"{said}"').split("\n")
        return " & ".join(f"ChrW({part})" if part.isdigit() else part for part in parts if part != '""')

    return _PLACE.sub(quoted, source)


def ribbon() -> bytes:
    """The ribbon of `macros/customUI14.xml`, with the words of its controls."""
    root = ET.parse(resources.folder("macros") / "customUI14.xml").getroot()  # noqa: S314 - our own file
    for control in root.iter():
        name = control.get("id", "")
        if name in words.LABELS:
            control.set("label", text(words.LABELS[name]))
        if name in words.DOES:
            control.set("screentip", text(words.LABELS[name]))
            control.set("supertip", text(words.DOES[name]))
    ET.register_namespace("", CUSTOM_UI)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def build() -> dict[str, bytes]:
    """File name -> the add-in and its twin; the same bytes each time.

    Raises:
        Refused: xlwings is not installed, or unknown.
    """
    parts = _parts(_workbook(vba_project("TrackerAddin", modules())))
    parts[RIBBON] = ribbon()
    relation = f'<Relationship Id="rIdRibbon" Type="{RIBBON_RELATION}" Target="{RIBBON}"/></Relationships>'
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"</Relationships>", relation.encode())
    return {name: _zipped(_of_type(parts, MAIN_TYPE[name])) for name in NAMES}


def _workbook(vba: bytes) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": TITLE, "comments": f"tracker-toolkit {__version__}", "created": _BUILT})
    book.add_vba_project(io.BytesIO(vba), is_stream=True)
    book.set_vba_name("ThisWorkbook")
    sheet = book.add_worksheet(TITLE)
    sheet.set_vba_name("Sheet1")
    sheet.write(0, 0, TITLE)
    book.close()
    return out.getvalue()


def _parts(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def _of_type(parts: dict[str, bytes], wanted: str) -> dict[str, bytes]:
    types = parts["[Content_Types].xml"].replace(MAIN_TYPE["tracker.xlsm"].encode(), wanted.encode())
    return parts | {"[Content_Types].xml": types}


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _ZIPPED)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            package.writestr(info, data)
    return out.getvalue()
