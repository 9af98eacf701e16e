"""The page for the IT of an organization says what is so: what is started, no network, and how the file is known again."""

import ast
import hashlib
import re
from pathlib import Path

import pytest

from tests.addin.examined import this_computer, tracker
from tests.doors.command_line import Tracker
from tests.doors.sabotage import run
from toolkit.addin_build import restrictions
from toolkit.addin_build.package import modules
from toolkit.endings import DONE

__all__ = ["this_computer", "tracker"]
PROJECT = Path(__file__).resolve().parents[2]
PAGE = (PROJECT / "docs" / "for-your-it.md").read_text(encoding="utf-8")
NETWORK = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "requests", "asyncio", "xmlrpc", "webbrowser",
           "uvicorn", "distributed"}
KNOW_IT = ("desk/server.py", "jobs/returns/cluster.py")
"""What serves the desk to this computer alone, and what hands returns to a cluster that somebody names."""
NO_NETWORK = """
import sys
def refuse(event, given):
    if event.startswith("socket."):
        sys.stderr.write(f"{event} {given}")
sys.addaudithook(refuse)
"""


def block(kind: str) -> str:
    """The first block of a kind."""
    found = re.search(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return found[1]


def test_the_command_in_the_page_is_the_one_that_the_macros_put_together() -> None:
    source = "\n".join(module.source for module in modules())
    words = re.findall(r"cmd\.exe /C|-B -W ignore -m toolkit\.addin|--\w+=|tracker-", block("bat"))
    assert len(set(words)) == 6
    assert [word for word in words if word not in source] == []


def test_the_settings_in_the_page_are_those_that_the_doctor_looks_at() -> None:
    for rule, name in (restrictions.CHILD_PROCESSES, restrictions.WIN32_CALLS):
        assert rule.upper() in PAGE
        assert name in PAGE
    for name in ("disablealladdins", "requireaddinsig", "requirealwaysonmacrosig", "DisableCMD"):
        assert name in PAGE


def test_building_and_installing_say_the_hash_of_the_file(tracker: Tracker) -> None:
    built = tracker("addin", "build", "-o", "built")
    installed = tracker("addin", "install", "--folder", "excel")
    for done, folder in ((built, "built"), (installed, "excel")):
        data = (tracker.folder / folder / "tracker.xlam").read_bytes()
        assert f"SHA-256 of tracker.xlam: {hashlib.sha256(data).hexdigest()}" in done.err


@pytest.mark.slow(reason="the whole round is run in a process of its own")
def test_no_command_of_the_main_job_uses_the_network(tracker: Tracker) -> None:
    done = run(tracker.folder, "demo", sabotage=NO_NETWORK)
    assert (done.returncode, done.stderr) == (DONE, "")


def test_no_module_knows_the_network_but_the_desk_and_what_reads_by_a_cluster() -> None:
    for path in {*(PROJECT / "toolkit").rglob("*.py")} - {PROJECT / "toolkit" / one for one in KNOW_IT}:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else \
                [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not NETWORK & set(names), path
