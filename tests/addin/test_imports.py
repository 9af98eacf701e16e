"""What a press has to load before anything happens: only what its button needs, and no heavy library that it does without."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.addin.ribbon import PROJECT
from toolkit.addin import BUTTONS

HEAVY = {"PIL", "babel", "docx", "docxtpl", "jinja2", "lxml", "matplotlib", "numpy", "openpyxl", "pandas", "polars", "rich",
         "tkinter", "xlsxwriter"}
NEEDED = {"doctor": {"xlsxwriter"}, "issue_workbooks": {"xlsxwriter"}}
"""The doctor builds the add-in, to hold the installed one against it. What makes a report is loaded when it is made."""


def test_no_button_loads_a_heavy_library_when_it_is_found() -> None:
    code = ("import sys; from toolkit import addin; import toolkit.addin.__main__;"
            f"[getattr(addin, name) for name in addin.BUTTONS]; print(sorted({HEAVY} & set(sys.modules)))")
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_xlwings_was_kept_from_can_be_loaded_afterwards() -> None:
    code = "import toolkit.addin, pandas, numpy, xlwings; print(pandas.DataFrame.__name__, xlwings.main.pd)"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["DataFrame", "None"]


def imports(nodes: list[ast.stmt], *, inside: bool) -> Iterator[str]:
    """The modules that some statements import; those of functions and of types only if asked for."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.FunctionDef) and not inside:
            continue
        elif not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)):
            yield from imports([child for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt)], inside=inside)


def file_of(module: str) -> Path | None:
    place = PROJECT.joinpath(*module.split("."))
    return next((path for path in (place.with_suffix(".py"), place / "__init__.py") if path.is_file()), None)


def loaded(module: str, seen: set[str]) -> set[str]:
    """The libraries that a module loads, by way of whichever of ours."""
    found: set[str] = set()
    for name in (module, *(module.rsplit(".", depth)[0] for depth in range(1, module.count(".") + 1))):
        path = file_of(name)
        if name in seen or path is None:
            continue
        seen.add(name)
        for imported in imports(ast.parse(path.read_text(encoding="utf-8")).body, inside=False):
            found |= loaded(imported, seen) if imported.startswith("toolkit") else {imported.partition(".")[0]}
    return found


@pytest.mark.parametrize("button", BUTTONS)
def test_a_press_loads_only_what_its_button_needs(button: str) -> None:
    module = f"toolkit.addin.{BUTTONS[button]}"
    path = file_of(module)
    assert path
    tree = ast.parse(path.read_text(encoding="utf-8"))
    [function] = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == button]
    seen: set[str] = set()
    found = loaded(module, seen).union(*(loaded(name, seen) if name.startswith("toolkit") else {name.partition(".")[0]}
                                         for name in imports(function.body, inside=True)))
    assert found & HEAVY == NEEDED.get(button, set())
    assert "xlwings" in found
