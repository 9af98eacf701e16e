"""Bash completes commands, options, and the names that stand in the register, by the script that is installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.doors.command_line import Tracker

TRACKER = Path(sys.executable).with_name("tracker")
NEEDS_BASH = pytest.mark.skipif(not shutil.which("bash") or not TRACKER.exists(), reason="there is no bash, or no tracker")


def completed(folder: Path, *words: str) -> list[str]:
    """What bash offers for the last of some words, with the completion that `--show-completion` prints."""
    environment = {**os.environ, "PATH": f"{TRACKER.parent}{os.pathsep}{os.environ['PATH']}"}
    script = subprocess.run([str(TRACKER), "--show-completion", "bash"], capture_output=True, text=True, check=True,
                            env={**environment, "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}).stdout
    line = " ".join(f"'{word}'" for word in words)
    asked = f"{script}\nCOMP_WORDS=({line}); COMP_CWORD={len(words) - 1}\n_tracker_completion tracker\nprintf '%s\\n' \"${{COMPREPLY[@]}}\""
    done = subprocess.run(["bash", "-c", asked], cwd=folder, capture_output=True, text=True, check=True, env=environment)
    assert done.stderr == ""
    return done.stdout.split()


@NEEDS_BASH
@pytest.mark.parametrize(("words", "offered"), [
    (("tracker", "mis"), ["missing"]),
    (("tracker", "missing", "--unit", ""), ["PAR", "LIB"]),
    (("tracker", "missing", "register.xlsx", "--round", ""), ["2018-12"]),
    (("tracker", "show", "--source", "R"), ["RS15"]),
    (("tracker", "show", "--status", "in"), ["in_progress"]),
    (("tracker", "report", "--format", "pro"), ["progress-table"]),
])
def test_what_bash_offers(tracker: Tracker, words: tuple[str, ...], offered: list[str]) -> None:
    tracker.make_issued()
    assert completed(tracker.folder, *words) == offered


@NEEDS_BASH
@pytest.mark.parametrize("content", [None, b"", b"no workbook"])
def test_a_register_that_is_missing_or_damaged_offers_nothing_and_says_nothing(
    tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "register.xlsx").write_bytes(content)
    assert completed(tmp_path, "tracker", "missing", "--unit", "") == []
