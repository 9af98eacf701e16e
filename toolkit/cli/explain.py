"""The command `tracker explain`: how a phrase is read, and why."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli.options import FILE, Quiet
from toolkit.console import Voice
from toolkit.words import commands, console
from toolkit.words.speaking import counted
from toolkit.words.speaking import text as words


class Reader(StrEnum):
    """What kind of phrase it is."""

    DEADLINE = "deadline"
    STATUS = "status"
    UNITS = "units"


def explain(
    reader: Annotated[Reader, typer.Argument(metavar="deadline|status|units", help=words(commands.READER))],
    text: Annotated[list[str] | None, typer.Argument(
        metavar=words(commands.TEXT), help=words(commands.PHRASES))] = None,
    register: Annotated[Path | None, typer.Option(metavar=FILE, help=words(commands.EXPLAIN_REGISTER))] = None,
    locale: Annotated[str, typer.Option(metavar=words(commands.LOCALE_NAME), help=words(commands.LOCALE))] = "",
    column: Annotated[bool, typer.Option("--column", help=words(commands.COLUMN))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=words(commands.EXPLAIN_AS_JSON))] = False,
    quiet: Quiet = False,
) -> None:
    """Show how words are read, and why."""
    from toolkit.jobs.looking.explaining import explainer

    voice = Voice(quiet)
    phrases = _phrases(text) if text else _lines(voice)
    whole = list(phrases) if column or not as_json else ()
    explained = map(explainer(reader, register, locale=locale, column=whole if column else ()), whole or phrases)
    if as_json:
        for one in explained:
            voice.tell_json(one.data, indent=None)
        return
    rows = [(one.text, one.read_as, one.why, one.asked) for one in explained]
    voice.table((console.PHRASE, console.READ_AS, console.WHY, console.TO_ASK), rows)
    voice.say(counted(console.PHRASES_READ, len(rows), asked=sum(bool(row[3]) for row in rows)))


def _phrases(words: list[str]) -> Iterator[str]:
    """The phrases of the command line: words without quotes are one phrase, quoted ones are one each."""
    return iter(words if any(" " in word.strip() for word in words) else [" ".join(words)])


def _lines(voice: Voice) -> Iterator[str]:
    """The lines on stdin, in UTF-8, whatever the locale of the terminal."""
    if sys.stdin.isatty():
        voice.say(console.TYPE_PHRASES)
    for number, line in enumerate(sys.stdin.buffer):
        decoded = line.decode("utf-8", "replace").rstrip("\r\n")
        yield decoded.removeprefix("\ufeff") if number == 0 else decoded
