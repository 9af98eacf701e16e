"""The command `tracker explain`: how a phrase is read, and why."""

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from toolkit.console import Voice, counted


class Reader(StrEnum):
    """What kind of phrase it is."""

    DEADLINE = "deadline"
    STATUS = "status"
    UNITS = "units"


def explain(
    reader: Annotated[Reader, typer.Argument(help="What kind of phrase it is.")],
    text: Annotated[list[str] | None, typer.Argument(
        metavar="[TEXT]...", help="The phrase, or several in quotes; lines on stdin if absent.")] = None,
    register: Annotated[Path | None, typer.Option(help="The units: a register, or a CSV list of them.")] = None,
    locale: Annotated[str, typer.Option(help="Settles 03/04/2016, such as en-US or fr.")] = "",
    column: Annotated[bool, typer.Option("--column", help="The phrases are of one column.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line on stdout.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No messages, only data and errors.")] = False,
) -> None:
    """How a phrase is read, and why."""
    from toolkit.jobs.explaining import explainer

    voice = Voice(quiet)
    phrases = _phrases(text) if text else _lines(voice)
    whole = list(phrases) if column or not as_json else ()
    explained = map(explainer(reader, register, locale=locale, column=whole if column else ()), whole or phrases)
    if as_json:
        for one in explained:
            sys.stdout.write(json.dumps(one.data, ensure_ascii=False) + "\n")
        return
    rows = [(one.text, one.read_as, one.why, one.asked) for one in explained]
    voice.table(("Text", "Read as", "Why", "To be asked"), rows)
    voice.say(f"{counted(len(rows), 'phrase')} read, {sum(bool(row[3]) for row in rows)} with something to ask.")


def _phrases(words: list[str]) -> Iterator[str]:
    """The phrases of the command line: words without quotes are one phrase, quoted ones are one each."""
    return iter(words if any(" " in word.strip() for word in words) else [" ".join(words)])


def _lines(voice: Voice) -> Iterator[str]:
    """The lines on stdin, in UTF-8, whatever the locale of the terminal."""
    if sys.stdin.isatty():
        voice.say("Type one phrase a line; end with Ctrl-D (Windows: Ctrl-Z, Enter).")
    for number, line in enumerate(sys.stdin.buffer):
        decoded = line.decode("utf-8", "replace").rstrip("\r\n")
        yield decoded.removeprefix("\ufeff") if number == 0 else decoded
