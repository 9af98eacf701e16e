"""The commands `tracker addin …`: build the Excel add-in, install it, and look whether it is in place."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli.library import Group
from toolkit.cli.options import FOLDER, AsJson, Command, Quiet, Replace
from toolkit.console import Voice
from toolkit.words import commands, console
from toolkit.words.speaking import counted, text

addin = typer.Typer(name="addin", cls=Group, add_completion=False, rich_markup_mode=None, no_args_is_help=True,
                    help=text(commands.ADDIN), context_settings={"help_option_names": ["-h", "--help"]})
Folder = Annotated[Path | None, typer.Option(hidden=True)]
"""Stands for the folders of Excel, in tests."""


@addin.command(cls=Command, help=text(commands.ADDIN_BUILD))
def build(
    out: Annotated[Path, typer.Option("-o", "--out", metavar=FOLDER, help=text(commands.ADDIN_OUT))] = Path(),
    replace: Replace = False, quiet: Quiet = False,
) -> None:
    """Write tracker.xlam, and tracker.xlsm for other programs, from their text sources."""
    from toolkit import store
    from toolkit.addin_build.package import build as job

    voice = Voice(quiet)
    for name, data in job().items():
        store.write_new(out / name, data, replace=replace)
        voice.say(console.WROTE, path=out / name)
        voice.say(console.HASH, name=name, hash=store.sha256_of(data))


@addin.command(cls=Command, help=text(commands.ADDIN_INSTALL))
def install(
    uninstall: Annotated[bool, typer.Option("--uninstall", help=text(commands.UNINSTALL))] = False,
    folder: Folder = None, quiet: Quiet = False,
) -> None:
    """Install the add-in where Excel loads it, and tell it which Python to use; or remove it."""
    from toolkit import store
    from toolkit.addin_build import installing

    voice = Voice(quiet)
    there = installing.places(folder)
    changed = installing.uninstall(there) if uninstall else installing.install(there)
    for path in changed:
        voice.say(console.REMOVED, path=path)
    if uninstall:
        if not changed:
            voice.say(console.NOT_INSTALLED)
        return
    voice.say(console.INSTALLED, path=there.addin)
    voice.say(console.HASH, name=there.addin.name, hash=store.sha256_of(store.read_bytes(there.addin)))
    voice.say(console.CONFIGURED, path=there.conf)
    voice.say(console.RESTART)


@addin.command(cls=Command, help=text(commands.ADDIN_DOCTOR))
def doctor(folder: Folder = None, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """Check that everything the add-in needs is there, and say what to do where it is not."""
    from toolkit.addin_build.installing import examine

    voice = Voice(quiet)
    findings = examine(folder)
    if as_json:
        voice.tell_json([asdict(finding) for finding in findings])
        return
    voice.table((console.STATUS, console.WHAT, console.FOUND, console.TO_DO),
                ((text(console.GOOD if f.good else console.BAD), f.what, f.found, f.fix) for f in findings))
    bad = sum(not f.good for f in findings)
    voice.say(counted(console.TO_PUT_RIGHT, bad) if bad else console.ALL_IN_PLACE)
