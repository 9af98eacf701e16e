"""In which language the command line speaks: the one that somebody names, or else that of the register."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Annotated, Any

import typer

from toolkit.words import commands
from toolkit.words.languages.catalogues import (
    UNFINISHED,
    in_language,
    is_spoken,
    lacking,
    speak_in,
    spoken,
    there,
    try_unfinished,
)
from toolkit.words.languages.cldr import ENGLISH
from toolkit.words.speaking import by_language, counted, said, text

OPTION, VARIABLE = "--lang", "TRACKER_LANG"
_NAMED: ContextVar[str] = ContextVar("named", default="")
"""The language that somebody named; "" where nobody did."""


@contextmanager
def spoken_to(typed: Sequence[str]) -> Iterator[None]:
    """Speaks within the block in the language that was typed, or that the environment names.

    It is found before the commands are loaded, because their help is said while they are. One that is not spoken is
    refused once the command is.
    """
    if os.environ.get(UNFINISHED):
        try_unfinished()
    name = _typed(typed) or os.environ.get(VARIABLE, "").strip().lower()
    before = _NAMED.set(name if name and is_spoken(name) else "")
    try:
        with in_language(name or ENGLISH):
            yield
    finally:
        _NAMED.reset(before)


def speak_as(register: Path | None) -> None:
    """Speak from now on as a register does, where nobody named a language."""
    if register is not None and not _NAMED.get() :
        from toolkit.jobs.identity import language_of

        speak_in(language_of(register))


def named_language() -> str:
    """The language that somebody named; "" where nobody did."""
    return _NAMED.get()


def with_language(parameters: Sequence[Any]) -> list[Any]:
    """The parameters of a command, with the option that every command has before its help."""
    *declared, last = parameters
    return [*declared, _option(), last]


@by_language()
def _option() -> Any:
    def takes_it(
        lang: Annotated[str | None, typer.Option(OPTION, parser=_known, expose_value=False,
                                                 metavar=text(commands.CODE), help=text(commands.LANG))] = None,
    ) -> None:
        del lang

    alone = typer.Typer(add_completion=False)
    alone.command()(takes_it)
    return typer.main.get_command(alone).params[0]


def _known(code: str) -> str:
    """The language that was typed.

    Raises:
        typer.BadParameter: It is not spoken.
    """
    value, code = code, code.strip().lower()
    if is_spoken(code):
        return code
    known = ", ".join(spoken())
    if code in there():
        raise typer.BadParameter(counted(commands.LANG_UNFINISHED, lacking(code), found=code, known=known))
    raise typer.BadParameter(said(commands.LANG_UNKNOWN, found=value, known=known))


def _typed(words: Sequence[str]) -> str:
    """What was typed behind the option, the last time."""
    found = ""
    for at, word in enumerate(words):
        if word == OPTION and at + 1 < len(words):
            found = words[at + 1]
        elif word.startswith(f"{OPTION}="):
            found = word.removeprefix(f"{OPTION}=")
    return found.strip().lower()
