"""What the library of the command line says by itself, said in our words: headings of help, and what is typed wrongly.

It has no door for that. Its help is formatted by a class of ours; a fault is known again by its English sentence, and
one that is not known is told as the library says it.
"""

import re
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from typing import Any

import typer
from typer.core import TyperGroup

from toolkit.cli.speech import with_language
from toolkit.words import commands as words
from toolkit.words.speaking import Message, said, text

_HEADINGS = {"Arguments": words.ARGUMENTS_ARE, "Options": words.OPTIONS_ARE, "Commands": words.COMMANDS_ARE}
_TYPED = {"[OPTIONS]": words.OPTIONS_TYPED, "COMMAND [ARGS]...": words.COMMAND_TYPED}
_HELP = {"install_completion": words.INSTALL_COMPLETION, "show_completion": words.SHOW_COMPLETION}
_FAULTS: tuple[tuple[str, Message], ...] = (
    (r"Missing command\.", words.COMMAND_MISSING),
    (r"Missing argument (?P<name>.+)\.", words.ARGUMENT_MISSING),
    (r"Missing option (?P<name>.+)\.", words.OPTION_MISSING),
    (r"No such command (?P<name>.+)\. Did you mean (?P<near>.+)\?", words.NO_SUCH_COMMAND_BUT),
    (r"No such command (?P<name>.+)\.", words.NO_SUCH_COMMAND),
    (r"No such option: (?P<name>.+) \(Possible options: (?P<near>.+)\)", words.NO_SUCH_OPTION_BUT),
    (r"No such option: (?P<name>.+)", words.NO_SUCH_OPTION),
    (r"Option (?P<name>.+) requires an argument\.", words.NEEDS_VALUE),
    (r"Option (?P<name>.+) does not take a value\.", words.TAKES_NO_VALUE),
    (r"Got unexpected extra argument\(s\) \((?P<words>.*)\)", words.NOT_ASKED_FOR),
    (r"Invalid value for (?P<name>.+?): (?P<why>.*)", words.VALUE_INVALID),
    (r"(?:Value error, )?(?P<found>'.*') is not one of (?P<known>.+)\.", words.NOT_ONE_OF),
    (r"File (?P<path>.+) is not readable\.", words.FILE_NOT_READABLE),
    (r"(?:Path|Directory) (?P<path>.+) is not readable\.", words.FOLDER_NOT_READABLE),
)
"""Sentences of the library as patterns, and what we say in their place."""
_BASE: Any = typer.Context.formatter_class


class _Help(_BASE):  # type: ignore[misc]  # the library does not name its class of it
    """Help, with our headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that says what can be typed."""
        super().write_usage(prog, args, prefix or text(words.USAGE))

    def write_heading(self, heading: str) -> None:
        """The heading of a list."""
        self.write(f"{text(_HEADINGS[heading])}\n" if heading in _HEADINGS else f"{heading}:\n")

    def write_dl(self, rows: Any, *more: Any, **named: Any) -> None:
        """A list of what can be typed, each with what it is for."""
        super().write_dl([(name, _with_default(told)) for name, told in rows], *more, **named)


class _Context(typer.Context):
    """The context of a command, whose help is ours."""

    formatter_class = _Help


class Worded:
    """A command or a group whose help says nothing but our words."""

    context_class: Any = _Context

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """What can be typed behind its name."""
        pieces: list[str] = super().collect_usage_pieces(ctx)  # type: ignore[misc]  # beside a command of the library
        return [text(_TYPED[piece]) if piece in _TYPED else piece for piece in pieces]

    def get_help_option(self, ctx: Any) -> Any:
        """The option for its help."""
        found = super().get_help_option(ctx)  # type: ignore[misc]
        if found is not None:
            found.help = text(words.SHOW_HELP)
        return found

    def get_params(self, ctx: Any) -> list[Any]:
        """What can be typed, with what each is for."""
        parameters: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for parameter in parameters:
            if parameter.name in _HELP and parameter.help != text(_HELP[parameter.name]):
                parameter.help = text(_HELP[parameter.name])
                parameter.callback = _told(parameter.callback)
        return parameters


class Group(Worded, TyperGroup):
    """Several commands under one name."""

    def get_params(self, ctx: Any) -> list[Any]:
        """What can be typed: also in which language it speaks."""
        return with_language(super().get_params(ctx))


def wrong(error: Exception) -> str | None:
    """What to tell of a command that was typed wrongly; None of any other fault."""
    found = getattr(error, "format_message", None)
    if found is None:
        return None
    context = getattr(error, "ctx", None)
    told = said(words.IS_WRONG, what=_in_our_words(found()))
    if context is None:
        return told
    command = f"{context.command_path} {context.help_option_names[0]}"
    return f"{context.get_usage()}\n{said(words.TRY_HELP, command=command)}\n\n{told}"


def _in_our_words(sentence: str) -> str:
    for pattern, message in _FAULTS:
        if found := re.fullmatch(pattern, sentence, re.DOTALL):
            places = found.groupdict()
            if "why" in places:
                places["why"] = _in_our_words(places["why"])
            return said(message, **places)
    return sentence


_DEFAULT = r"(?P<help>.*?)  \[default: (?P<value>.*?)(?P<both>; required)?\]"
_NEEDED = r"(?P<help>.*?)  \[required\]"


def _with_default(told: str) -> str:
    """What something is for, with what counts where it is not typed."""
    if not told.endswith("]"):
        return told
    if found := re.fullmatch(_DEFAULT, told, re.DOTALL):
        more = f" {text(words.NEEDED)}" if found["both"] else ""
        return f"{found['help']}  {said(words.DEFAULT_IS, value=found['value'])}{more}"
    if found := re.fullmatch(_NEEDED, told, re.DOTALL):
        return f"{found['help']}  {text(words.NEEDED)}"
    return told


def _told(callback: Callable[..., Any]) -> Callable[..., Any]:
    """What an option of the library does; what it says of it, in our words."""
    def telling(*given: Any) -> Any:
        out = StringIO()
        try:
            with redirect_stdout(out):
                return callback(*given)
        finally:
            printed = out.getvalue()
            found = re.match(r"(?P<shell>\S+) completion installed in (?P<path>.+)\n", printed)
            typer.echo(said(words.COMPLETION_INSTALLED, **found.groupdict()) if found else printed, nl=bool(found))
    return telling
