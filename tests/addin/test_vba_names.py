"""Excel compiles the macros on somebody's computer, and nothing does it here: so every name that they use must be known."""

import re

import pytest

from tests.addin.ribbon import handed_over
from toolkit.addin_build.package import modules
from toolkit.addin_build.runtime import code_of

LANGUAGE = (
    "And As Boolean ByRef ByVal Case Close Const Dim Do Each Else ElseIf End EOF Error Exit False For Function GoTo If In "
    "Input Integer Is Kill Len Like Line Long Loop Mac New Next Not Nothing Object On Open Option Explicit Optional Or "
    "Output Private Public Resume Select Set Static Step String Sub Then To True Until Variant While With")
FUNCTIONS = (
    "AppleScriptTask AscW Chr ChrW CInt CreateObject CStr Dir Environ Err FreeFile GetAttr Hex InStrRev LCase Left "
    "MacScript Mid MsgBox Randomize Replace Right Rnd Split Timer TypeName UBound Val "
    "vbCrLf vbDirectory vbExclamation vbLf vbNullString vbObjectError")
EXCEL = "ActiveWorkbook Application IRibbonControl"
FROM_PYTHON = {"cleanup"}
"""What xlwings calls when Python ends, on a Mac."""
_PROCEDURE = re.compile(r"^\s*(?:(?:Public|Private) )?(?:Sub|Function) (\w+)\((.*?)\).*?^End (?:Sub|Function)$",
                        re.MULTILINE | re.DOTALL)
_CONSTANT = re.compile(r"\bConst (\w+)")
_DECLARE = re.compile(r"^.*\bDeclare (?:PtrSafe )?(?:Sub|Function) (\w+)", re.MULTILINE)


def code() -> str:
    """All macros of the add-in."""
    sources = (module.source.splitlines() for module in modules())
    return "\n".join(code_of("\n".join(line for line in lines if not line.startswith("Attribute "))) for lines in sources)


def procedures(text: str) -> dict[str, str]:
    """Name of a procedure, in lower case -> all of it."""
    return {match[1].lower(): match[0] for match in _PROCEDURE.finditer(text)}


def names(text: str) -> set[str]:
    """The names that stand in some code, but for members of objects."""
    return {name.lower() for name in re.findall(r"(?<![\w.&#])[A-Za-z]\w*", text)}


def own_names(procedure: str) -> set[str]:
    """What a procedure declares: its parameters, variables and labels."""
    [parameters] = re.findall(r"^.*?\((.*?)\)(?: As \w+)?$", procedure, re.MULTILINE)[:1]
    lines = [parameters, *re.findall(r"^\s*(?:Dim|Static) (.+)$", procedure, re.MULTILINE)]
    found = [part.removeprefix("Optional ").removeprefix("ByVal ").split(" ")[0] for line in lines for part in line.split(", ")]
    return {name.lower() for name in [*found, *re.findall(r"^(\w+):$", procedure, re.MULTILINE)]}


def unknown(text: str) -> set[str]:
    """The names that some macros use and nobody declares."""
    everywhere = names(" ".join([LANGUAGE, FUNCTIONS, EXCEL, *_CONSTANT.findall(text), *_DECLARE.findall(text)]))
    everywhere |= procedures(text).keys()
    outside = names(_PROCEDURE.sub("", text)) - everywhere
    return outside.union(*(names(one) - own_names(one) - everywhere for one in procedures(text).values()))


def test_every_name_that_the_macros_use_is_declared() -> None:
    assert unknown(code()) == set()


@pytest.mark.parametrize(("written", "broken"), [
    ("Function ParentFolder(", "Function ParentFoldr("), ("Dim LogFile As String", "Dim LogFle As String"),
    ("NoScript:", "NoScrpt:"), ("Const XLWINGS_VERSION", "Const XLWINGS_VERSIN"), ("Replace(", "Replce(")])
def test_a_name_that_is_declared_otherwise_is_noticed(written: str, broken: str) -> None:
    assert written in code()
    assert unknown(code().replace(written, broken))


def test_nothing_is_in_the_add_in_that_no_button_reaches() -> None:
    every = procedures(code())
    unused = {name for name in every if not any(name in names(text) for other, text in every.items() if other != name)}
    assert unused == {sub.lower() for sub in handed_over()} | FROM_PYTHON
    constants = _CONSTANT.findall(code())
    assert [name for name in constants if len(re.findall(rf"\b{name}\b", code())) == 1] == []


def test_no_library_is_declared_that_nothing_calls() -> None:
    """Security products look for these lines."""
    calls = "\n".join(procedures(code()).values())
    assert [name for name in _DECLARE.findall(code()) if not re.search(rf"\b{name}\b", calls)] == []
