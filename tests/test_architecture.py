"""The house stays as it was built: layers, clocks, and pieces small enough to read."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
TOOLKIT, TESTS = PROJECT / "toolkit", PROJECT / "tests"
DOORS = {"cli/options.py", "addin/excel/pressing.py"}
"""Where the clock may be read."""
CLOCKS = {"today", "now", "utcnow"}
WAITING = {"office.py", "trust/kills.py", "trust/meanings.py"}
"""Tests that look at a clock to wait for a program, to draw a moment, or to print how long a command took."""
MEASURES = {"process_time", "perf_counter", "monotonic", "thread_time", "time_ns", "process_time_ns", "perf_counter_ns",
            "monotonic_ns", "getrusage"}
MODULE_LINES, FUNCTION_LINES = 400, 60
"""A nudge to look again, not a law of nature."""
LOOKED_AT: dict[str, int] = {}
"""Longer, and why: declarations, one after the other, which people look up rather than read."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules() -> list[Path]:
    return sorted(path for path in TOOLKIT.rglob("*.py") if "_resources" not in path.parts)


def name_of(path: Path) -> str:
    return path.relative_to(TOOLKIT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def read_clocks(path: Path) -> Iterator[int]:
    """The lines on which a module asks for the date or the time of day."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            yield node.lineno


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_nothing_imports_upward_and_the_rooms_do_not_know_each_other() -> None:
    command = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert command, "import-linter is not installed"
    done = subprocess.run([command, "--no-cache"], cwd=PROJECT, capture_output=True, text=True, encoding="utf-8",
                          env={"PYTHONUTF8": "1", "PYTHONPATH": str(PROJECT)}, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_only_the_doors_read_the_clock(path: Path) -> None:
    if name_of(path) not in DOORS:
        assert list(read_clocks(path)) == []


def measuring(text: str) -> list[str]:
    """What a module takes from `time` and `resource` to measure with."""
    taken = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Attribute) and (
                node.attr in MEASURES or ast.unparse(node) == "time.time"):
            taken.append(ast.unparse(node))
        elif isinstance(node, ast.ImportFrom) and node.module in ("time", "resource"):
            taken += [alias.name for alias in node.names if alias.name in {*MEASURES, "time"}]
    return taken


def test_no_test_measures_time_or_memory() -> None:
    found = {path.relative_to(TESTS).as_posix() for path in TESTS.rglob("*.py") if measuring(path.read_text("utf-8"))}
    assert found == WAITING


@pytest.mark.parametrize("text", [
    "import time\nstart = time.time()", "import time as t\nt.process_time()", "from time import perf_counter",
    "import resource\nresource.getrusage(0)", "from time import time"])
def test_the_check_for_measuring_sees_it(text: str) -> None:
    assert measuring(text)
    assert not measuring("from datetime import time\nmoment.time()\ntime.min")


def test_the_check_for_clocks_sees_one() -> None:
    assert list(read_clocks(TOOLKIT / "cli/options.py"))


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_only_the_add_in_knows_xlwings_and_nobody_its_paid_part(path: Path) -> None:
    names = set(imported(path))
    assert not {name for name in names if name.startswith("xlwings.pro")}
    if not name_of(path).startswith("addin/"):
        assert not {name for name in names if name.partition(".")[0] == "xlwings"}


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_module_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LOOKED_AT.get(name_of(path), MODULE_LINES)


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_function_fits_a_screen(path: Path) -> None:
    long = [f"{node.name} ({lines})" for node in ast.walk(tree(path)) if isinstance(node, Function)
            and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION_LINES]
    assert long == []


def test_importing_the_command_line_loads_no_heavy_library() -> None:
    heavy = "{'pandas', 'docx', 'docxtpl', 'openpyxl', 'xlwings', 'numpy', 'xlsxwriter'}"
    code = f"import sys, toolkit.cli.app; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


MOST_MODULES = 16
WITH_MORE = {"tracker/wording": 17}
"""Until its readers are rewritten."""


def packages() -> dict[str, list[str]]:
    """Folder of a package -> the names of its modules."""
    found: dict[str, list[str]] = {}
    for path in modules():
        if path.stem not in ("__init__", "__main__"):
            found.setdefault(path.parent.relative_to(TOOLKIT).as_posix(), []).append(path.stem)
    return found


@pytest.mark.parametrize("package", packages())
def test_a_package_can_be_taken_in_at_a_glance(package: str) -> None:
    assert len(packages()[package]) <= WITH_MORE.get(package, MOST_MODULES)


@pytest.mark.parametrize("package", packages())
def test_the_page_on_the_house_names_every_module_in_its_room(package: str) -> None:
    rooms = (PROJECT / "docs" / "architecture.md").read_text(encoding="utf-8").split("\n### ")
    heading = "Doors" if package == "." else f"{package.partition('/')[0]}/"
    [room] = [room for room in rooms if room.startswith(heading)]
    assert [name for name in packages()[package] if f"`{name}`" not in room] == []


def test_the_page_on_the_house_names_no_file_that_is_gone() -> None:
    page = (PROJECT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:\w+/)+\w+\.py)`", page)
    assert named
    assert [path for path in named if not (TOOLKIT / path).is_file()] == []
