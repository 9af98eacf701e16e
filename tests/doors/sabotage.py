"""Runs `python -m toolkit` in a process of its own, in which something goes wrong at a moment that is chosen."""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
INTERRUPT = "import os, signal; os.kill(os.getpid(), signal.SIGINT)"
TERMINATE = "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"
_AS_AT_A_TERMINAL = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
"""A shell that starts the tests in the background makes every process that they start ignore Ctrl+C."""
_AT_IMPORT = """
import importlib.abc, sys
class Sabotage(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == {name!r}:
            sys.meta_path.remove(self)
            exec({deed!r})
sys.meta_path.insert(0, Sabotage())
"""
_AT_CALL = """
import {module}, functools
real = {module}.{name}
@functools.wraps(real)
def sabotaged(*args, **options):
    {module}.{name} = real
    exec({deed!r})
    return real(*args, **options)
{module}.{name} = sabotaged
"""


def at_import(name: str, deed: str) -> str:
    """What is done when a module begins to be imported."""
    return _AT_IMPORT.format(name=name, deed=deed)


def at_call(module: str, name: str, deed: str) -> str:
    """What is done when a function is called for the first time."""
    return _AT_CALL.format(module=module, name=name, deed=deed)


def run(folder: Path, *words: str, sabotage: str = "", environment: dict[str, str] | None = None,
        stdout: int = subprocess.PIPE, stderr: int = subprocess.PIPE,
        encoding: str = "utf-8", new_session: bool = False) -> subprocess.CompletedProcess[str]:
    """Run one command in a folder; the log is kept in its folder `state`.

    Args:
        folder: The current folder.
        words: What is typed after `tracker`.
        sabotage: A program that Python runs before everything else.
        environment: Variables that are set, beside the usual ones.
        stdout: Where the output goes.
        stderr: Where the messages go.
        encoding: In which what comes back is written.
        new_session: Whether a signal to its group reaches only the command and what it starts.
    """
    site = folder / "site"
    site.mkdir(exist_ok=True)
    (site / "sitecustomize.py").write_text(_AS_AT_A_TERMINAL + sabotage, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "toolkit", *words], cwd=folder, text=True, encoding=encoding, check=False,
        stdout=stdout, stderr=stderr, start_new_session=new_session,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(site), str(PROJECT)]), "HOME": str(folder),
                          "XDG_STATE_HOME": str(folder / "state"), "PYTHONUTF8": "1"} | (environment or {}))
