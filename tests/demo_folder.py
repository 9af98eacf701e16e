"""The folder of the demo, for all tests that look at what the toolkit has written: it runs once for all processes."""

import os
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from filelock import FileLock


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which `tracker demo` has run; a test that changes something in it takes a copy."""
    own = tmp_path_factory.getbasetemp()
    desk = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "desk of the demo"
    with FileLock(desk.with_suffix(".lock")):
        if not _said(desk).exists():
            desk.mkdir()
            _said(desk).write_text(_run(desk), encoding="utf-8")
    return desk / "demo"


@pytest.fixture(scope="session")
def told(demo: Path) -> str:
    """What the demo said."""
    return _said(demo.parent).read_text(encoding="utf-8")


def _said(desk: Path) -> Path:
    return desk.with_suffix(".txt")


def _run(desk: Path) -> str:
    from toolkit.cli.app import app  # not by every run of a few tests

    with chdir(desk), redirect_stdout(StringIO()) as said, redirect_stderr(said):
        app(["demo"], standalone_mode=False)
    return said.getvalue()
