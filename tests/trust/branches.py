"""Branch coverage of the modules that the register rests on: `python -m tests.trust.branches`."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

LEAST = 95.0
"""Per cent of the lines and branches of each module."""
MODULES = (
    "toolkit/store.py",
    *(f"toolkit/tracker/{name}.py" for name in (
        "collecting", "competing", "consolidate", "contributed", "earlier", "pairs", "proposing")),
    *(f"toolkit/workbook/{name}.py" for name in (
        "contents", "number_formats", "package", "reading", "styles", "texts", "worksheets", "xlsx", "xml_parts")),
)
TESTS = (
    "tests/test_store.py", "tests/tracker", "tests/hostile/test_hostile_set.py", "tests/trust/test_every_fault.py",
    "tests/trust/test_faults.py", "tests/trust/test_merge_restated.py", "tests/workbook/reading/test_blank_cells.py",
    "tests/workbook/reading/test_reading.py", "tests/workbook/reading/test_reading_bad_input.py", "tests/workbook/returns/test_returns.py",
)
"""Those that concern these modules."""

LEFT_OUT = (
    "--ignore=tests/tracker/wording",
    "--deselect=tests/workbook/reading/test_reading.py::test_a_million_formatted_rows_without_a_value_are_read_fast",
)
"""What concerns others, and what would take too long while it is measured."""


def measured(folder: Path, options: list[str]) -> dict[str, dict[str, float]]:
    """The coverage of each module, by coverage.py's names of its figures.

    Raises:
        SystemExit: A test failed.
    """
    settings, report = folder / "settings", folder / "report.json"
    settings.write_text(f"[run]\nbranch = true\nsource = toolkit\ndata_file = {folder / 'data'}\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "--cov", f"--cov-config={settings}", f"--cov-report=json:{report}",
               *LEFT_OUT, *options, *TESTS]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        sys.stdout.write(run.stdout)
        raise SystemExit("a test failed, so that nothing is measured")
    files = json.loads(report.read_text(encoding="utf-8"))["files"]
    return {Path(name).as_posix(): file["summary"] | {"missing": file["missing_lines"], "to": file["missing_branches"]}
            for name, file in files.items()}


def main() -> int:
    """Print what is below, and the least of all; 1 if any module is below."""
    with tempfile.TemporaryDirectory() as folder:
        found = measured(Path(folder), [option for option in sys.argv[1:] if option != "-v"])
    below = [name for name in MODULES if found[name]["percent_covered"] < LEAST]
    for name in MODULES if "-v" in sys.argv else below:
        one = found[name]
        sys.stdout.write(f"{one['percent_covered']:.1f} % of {name}: not lines {one['missing']}, nor branches {one['to']}\n")
    least = min(MODULES, key=lambda name: found[name]["percent_covered"])
    sys.stdout.write(f"{len(MODULES)} modules, each with at least {found[least]['percent_covered']:.1f} % of its lines and "
                     f"branches covered ({least})\n")
    return 1 if below else 0


if __name__ == "__main__":
    raise SystemExit(main())
