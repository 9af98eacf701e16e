"""The VBA side of RunPython, from the installed xlwings; its files are read, and xlwings is not imported.

What the runtime would take from the workbook at hand is taken out: a return that somebody sends must not name the
Python that is started, nor bring modules along. Nor can it run code embedded in sheets, which is not free for all.
"""

from importlib import metadata
from pathlib import Path

from toolkit.addin_build.vba_project import Module, ModuleKind
from toolkit.tracker.record.problems import Refused

CONF = "tracker.conf"
_EMBEDDED = 'PythonCommand = "import xlwings.pro;xlwings.pro.runpython_embedded_code(\'" & SourcePythonCommand & "\')"'
_ADAPTED = (
    ('PROJECT_NAME As String = "myaddin"', 'PROJECT_NAME As String = "tracker"'),
    ("Set wb = ActiveWorkbook\n        Else", "Set wb = ThisWorkbook\n        Else"),
    (_EMBEDDED, "Exit Function"),
    ('SheetExists(ActiveWorkbook, PROJECT_NAME & ".conf")', 'SheetExists(ThisWorkbook, PROJECT_NAME & ".conf")'),
    ("GetConfigFromSheet(ActiveWorkbook)", "GetConfigFromSheet(ThisWorkbook)"),
    ("GetFullName(ActiveWorkbook)", "GetFullName(ThisWorkbook)"),
    ("GetDirectoryPath(ActiveWorkbook)", "GetDirectoryPath(ThisWorkbook)"),
)
"""What is written otherwise than in xlwings."""


def xlwings_version() -> str:
    """The version of the installed xlwings; "" if there is none."""
    try:
        return metadata.version("xlwings")
    except metadata.PackageNotFoundError:
        return ""


def runtime_modules() -> list[Module]:
    """The modules with RunPython.

    Raises:
        Refused: xlwings is not installed, or its source is not as this toolkit knows it.
    """
    source = _source("xlwings_custom_addin.bas")
    for theirs, ours in _ADAPTED:
        if theirs not in source:
            raise Refused("xlwings-unknown", found=xlwings_version())
        source = source.replace(theirs, ours)
    return [Module("xlwings", ModuleKind.STANDARD, source),
            Module("Dictionary", ModuleKind.CLASS, _source("addin/Dictionary.cls"))]


def _source(name: str) -> str:
    if not xlwings_version():
        raise Refused("xlwings-missing")
    path = Path(str(metadata.distribution("xlwings").locate_file(f"xlwings/{name}")))
    return path.read_text(encoding="utf-8")
