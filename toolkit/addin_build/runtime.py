"""The VBA side of RunPython: our own macros, and of the installed xlwings the helpers that they use.

xlwings' files are read, and xlwings is not imported. Of its VBA only what our macros reach is taken: nothing that takes
settings or code from a workbook, nothing that loads a library.
"""

import re
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from toolkit.addin_build.vba_project import Module, ModuleKind
from toolkit.tracker.record.problems import Refused

CONF = "tracker.conf"
SETTINGS_OF = ('PROJECT_NAME As String = "myaddin"', 'PROJECT_NAME As String = "tracker"')
"""Whose settings are read: what xlwings writes, and what is written instead."""
_HELPERS = frozenset({
    "CreateGUID", "FileExists", "GetConfigFilePath", "GetConfigFromFile", "ParentFolder", "ReadFile", "WScript"})
"""What our macros use of xlwings."""
_PROCEDURE = re.compile(r"^(?:(?:Public|Private) )?(?:Sub|Function) (\w+)\(.*?^End (?:Sub|Function)$",
                        re.MULTILINE | re.DOTALL)
_CONSTANT = re.compile(r"^Public Const (\w+) .*$", re.MULTILINE)
_LICENCE = re.compile(r"^'Version: .*?^'SOFTWARE.*?$", re.MULTILINE | re.DOTALL)


def xlwings_version() -> str:
    """The version of the installed xlwings; "" if there is none."""
    try:
        return metadata.version("xlwings")
    except metadata.PackageNotFoundError:
        return ""


def runtime_module(own: Iterable[Module]) -> Module:
    """The module with what our macros use of xlwings.

    Args:
        own: Our modules.

    Raises:
        Refused: xlwings is not installed, or its source is not as this toolkit knows it.
    """
    source = _source("xlwings_custom_addin.bas")
    parts = {match[1]: match[0] for pattern in (_CONSTANT, _PROCEDURE) for match in pattern.finditer(source)}
    licence = _LICENCE.search(source)
    if licence is None or SETTINGS_OF[0] not in parts.get("PROJECT_NAME", "") or not parts.keys() >= _HELPERS:
        raise Refused("xlwings-unknown", found=xlwings_version())
    parts["PROJECT_NAME"] = parts["PROJECT_NAME"].replace(*SETTINGS_OF)
    ours = "\n".join(module.source for module in own)
    for match in _PROCEDURE.finditer(ours):
        parts.pop(match[1], None)
    reached = _reached(parts, ours)
    text = "\n\n".join(part for name, part in parts.items() if name in reached)
    return Module("xlwings", ModuleKind.STANDARD, f'Attribute VB_Name = "xlwings"\n{licence[0]}\n\n{text}\n')


def code_of(source: str) -> str:
    """VBA without its comments and without what stands in quotes."""
    return re.sub(r"'.*", "", re.sub(r'"(?:[^"\n]|"")*"', '""', source))


def _reached(parts: dict[str, str], own: str) -> set[str]:
    """The names of the parts that our macros use, directly or by way of others."""
    reached: set[str] = set()
    waiting = [own]
    while waiting:
        words = set(re.findall(r"\w+", code_of(waiting.pop())))
        waiting += [parts[name] for name in parts if name in words - reached]
        reached |= words & parts.keys()
    return reached


def _source(name: str) -> str:
    if not xlwings_version():
        raise Refused("xlwings-missing")
    path = Path(str(metadata.distribution("xlwings").locate_file(f"xlwings/{name}")))
    return path.read_text(encoding="utf-8")
