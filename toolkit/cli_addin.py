"""The commands `tracker addin …`: build the Excel add-in, install it, and look whether it is in place."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli_options import AsJson, Quiet, Replace
from toolkit.console import Voice, counted

addin = typer.Typer(name="addin", no_args_is_help=True, help="The Excel add-in: build it, install it, look after it.")
Folder = Annotated[Path | None, typer.Option(hidden=True)]
"""Stands for the folders of Excel, in tests."""


@addin.command()
def build(
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder to write into.")] = Path(),
    replace: Replace = False, quiet: Quiet = False,
) -> None:
    """Build tracker.xlam and its twin tracker.xlsm from their text sources."""
    from toolkit import store
    from toolkit.addin_build.package import build as job

    voice = Voice(quiet)
    for name, data in job().items():
        store.write_new(out / name, data, replace=replace)
        voice.say(f"Wrote {out / name}.")


@addin.command()
def install(
    uninstall: Annotated[bool, typer.Option("--uninstall", help="Take it away again.")] = False,
    folder: Folder = None, quiet: Quiet = False,
) -> None:
    """Put the add-in where Excel starts it, and tell it which Python to use."""
    from toolkit.addin_build import installing

    voice = Voice(quiet)
    there = installing.places(folder)
    if uninstall:
        changed = installing.uninstall(there)
        voice.say("".join(f"Changed or removed {path}. " for path in changed) or "The add-in was not installed.")
        return
    installing.install(there)
    voice.say(f"Wrote {there.addin}; Excel opens it when it starts.")
    voice.say(f"Wrote {there.conf}; it names the Python that the add-in starts.")
    voice.say("Next: close Excel and start it again; the tab Tracker is there.")


@addin.command()
def doctor(folder: Folder = None, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """Whether everything that the add-in needs is in place, and what to do where it is not."""
    from toolkit.addin_build.installing import examine

    voice = Voice(quiet)
    findings = examine(folder)
    if as_json:
        voice.tell_json([asdict(finding) for finding in findings])
        return
    voice.table(("", "What", "Found", "What to do"),
                (("good" if f.good else "BAD", f.what, f.found, f.fix) for f in findings))
    bad = sum(not f.good for f in findings)
    voice.say(f"{counted(bad, 'thing')} to put right." if bad else "All is in place.")
