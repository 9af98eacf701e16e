"""What the documents say is so: output, commands, problems, files and tests that they name."""

import os
import re
import runpy
from pathlib import Path

import pytest
import typer.main

from toolkit.cli.app import app

PROJECT = Path(__file__).resolve().parents[1]
WRITER = runpy.run_path(str(PROJECT / "docs" / "write.py"))
DOCUMENTS = sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md"), *PROJECT.glob("reports/*.md")])
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
_PROOF = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
_MAKE = re.compile(r"`make (\w+)`")


def text_of(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


@pytest.mark.slow(reason="every command in the documents is run")
@pytest.mark.skipif(os.name == "nt", reason="the documents show paths as Linux and macOS write them")
def test_the_output_in_the_documents_is_what_the_commands_print(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    current = WRITER["current"]
    monkeypatch.setitem(current.__globals__, "_demo", lambda: demo.parent)
    stale = [name for name, text in current().items() if text_of(name) != text]
    assert stale == [], "write them anew: make docs"


def test_a_changed_output_is_noticed(tmp_path: Path) -> None:
    document = "```console\n$ tracker --version\ntracker 0.0.0\n```\n"
    assert WRITER["with_output"](document, tmp_path) != document


def test_every_command_is_in_the_documentation() -> None:
    commands = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    named = set(re.findall(r"^\| `tracker ([\w-]+)", text_of("docs/index.md"), re.MULTILINE))
    assert named == commands


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_links_to_is_there(path: Path) -> None:
    missing = [link for link in _LINK.findall(path.read_text(encoding="utf-8")) if not (path.parent / link).exists()]
    assert missing == []


def test_each_recipe_names_a_proof_and_the_proof_is_there() -> None:
    recipes = text_of("CONTRIBUTING.md").split("## Recipes")[1].split("\n### ")[1:]
    assert len(recipes) == 7
    for recipe in recipes:
        proofs = _PROOF.findall(recipe)
        assert proofs or recipe.startswith("A new language")
        for file, test in proofs:
            assert f"def {test}" in text_of(file)


def test_each_promise_names_a_test_and_whatever_is_named_is_there() -> None:
    promises = [line for line in text_of("docs/trust.md").splitlines() if line.startswith("| ")][2:]
    assert [line for line in promises if "`tests/" not in line and "`make " not in line] == []
    named = re.findall(r"`(tests/[\w/.]+)`", text_of("docs/trust.md"))
    assert [name for name in named if not (PROJECT / name).exists()] == []


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^(\w+):", text_of("Makefile"), re.MULTILINE))
    named = {target for path in DOCUMENTS for target in _MAKE.findall(path.read_text(encoding="utf-8"))}
    assert named <= targets
