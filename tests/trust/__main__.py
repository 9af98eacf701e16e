"""The long versions of the tests of docs/trust.md: `python -m tests.trust`, a line for each, 1 if any is not reached."""

import os
import subprocess
import sys
from typing import NamedTuple

from tests.trust.mutated import SUBJECTS


class Part(NamedTuple):
    """One long version.

    Attributes:
        name: What is tried, and how often.
        command: What Python is asked to run; the last line that it prints is the figure.
    """

    name: str
    command: tuple[str, ...]


IN_PARALLEL = ("-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder")
SHORT = ("mutants_of_markup", "mutants_of_formats", "mutants_of_packages", "mutants_of_others", "meanings", "processes",
         "histories")
"""Tests of this folder whose long version is a part of its own."""
PARTS = (
    Part("laws and faults, 2,000 examples of each law", (
        "-m", "pytest", "-q", *IN_PARALLEL, *(f"--ignore=tests/trust/test_{name}.py" for name in SHORT), "tests/trust",
        "tests/tracker/merge/test_consolidate_properties.py")),
    Part("histories of three to six rounds", ("-m", "tests.trust.history", "--histories", "2000")),
    Part("mutants of a real return", ("-m", "tests.trust.mutants", "--mutants", "200000")),
    *(Part(f"mutants of {kind}", ("-m", "tests.trust.mutants", "--kind", kind, "--mutants", "5000")) for kind in SUBJECTS),
    Part("changes of what a return means", ("-m", "tests.trust.meanings", "--mutants", "10000")),
    Part("kills", ("-m", "tests.trust.kills", "--kills", "1000")),
    Part("runs at once", ("-m", "tests.trust.contention", "--processes", "8", "--runs", "50")),
    Part("renewed reports, 500 scripts of edits in each house format", ("-m", "tests.word.keeping.laws", "500")),
    Part("reports that nobody edited, 60 of each house format", ("-m", "tests.word.keeping.laws", "60", "unedited")),
    Part("renewed reports, saved by LibreOffice between", ("-m", "tests.word.keeping.laws", "50", "libreoffice")),
    Part("coverage of branches", ("-m", "tests.trust.branches", *IN_PARALLEL)),
)


def run(parts: tuple[Part, ...]) -> int:
    """Run each part to its end, whatever came of those before it.

    Returns:
        How many were not reached.
    """
    missed = 0
    for part in parts:
        done = subprocess.run([sys.executable, *part.command], env=os.environ | {"TRUST": "1"}, stdout=subprocess.PIPE,
                              text=True, check=False)
        missed += bool(done.returncode)
        said = done.stdout.strip() or "nothing was printed"
        figure = f"\n{said}" if done.returncode else said.splitlines()[-1]
        sys.stdout.write(f"{'not reached' if done.returncode else 'reached'}: {part.name}: {figure}\n")
        sys.stdout.flush()
    return missed


if __name__ == "__main__":
    raise SystemExit(bool(run(PARTS)))
