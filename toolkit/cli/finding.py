"""What need not be typed: the register of the current folder, its latest round, and the returns in its inbox."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand

from toolkit.cli.speech import speak_as
from toolkit.console import Voice
from toolkit.words import commands, console
from toolkit.words.speaking import text

HERE = Path("register.xlsx")
"""The register of the current folder."""
REGISTER = "register"
"""The name of the argument that is a register."""


def with_register(command: TyperCommand, ctx: Any, args: list[str]) -> list[str]:
    """What was typed, with the register of the current folder in front where none was typed.

    Whether the first argument is the register or what follows it is decided by looking at the file.

    Raises:
        typer.BadParameter: No register was typed, and there is none in the current folder.
    """
    arguments = [one for one in command.params if isinstance(one, TyperArgument)]
    if ctx.resilient_parsing or not arguments or arguments[0].name != REGISTER or {"--help", "-h"} & {*args}:
        return args
    typed, _, _ = command.make_parser(ctx).parse_args(args=[*args])
    if _is_typed(arguments, typed):
        return args
    if not HERE.is_file():
        raise typer.BadParameter(text(console.NO_REGISTER_HERE), ctx, param_hint=text(commands.REGISTER_NAME))
    speak_as(HERE)
    Voice(bool(typed.get("quiet"))).say(console.USING_REGISTER, path=HERE)
    return [str(HERE), *args]


def _is_typed(arguments: Sequence[TyperArgument], typed: dict[str, Any]) -> bool:
    """Whether the first argument is a register.

    Where it may be either, a file that is damaged is one: what follows must not go into another register.
    """
    first = typed.get(REGISTER)
    if first is None or len(arguments) == 1:
        return first is not None
    path, follower = Path(first), arguments[1]
    if path.resolve() == HERE.resolve():
        return True
    if not typed.get(follower.name or ""):
        return _is_register(path)
    return follower.nargs == 1 or not _is_something_else(path)


def _is_register(path: Path) -> bool:
    from toolkit.jobs.identity import register_id_of
    from toolkit.tracker.record.problems import Refused

    try:
        return bool(register_id_of(path))
    except Refused:
        return False


def _is_something_else(path: Path) -> bool:
    """Whether a path is a folder, a file that is no workbook, or a workbook that can be read and is no register."""
    from toolkit.tracker.record.problems import Refused

    if path.is_dir() or (path.is_file() and path.suffix.casefold() not in (".xlsx", ".xlsm")):
        return True
    try:
        return _without_about(path)
    except Refused:
        return False


def _without_about(path: Path) -> bool:
    from toolkit import store
    from toolkit.reading.workbook import read_workbook
    from toolkit.tracker.record.register_sheets import ABOUT, sheet_in, tabs

    return sheet_in(read_workbook(store.read_bytes(path), only=tabs(ABOUT)), ABOUT) is None


def register_here(voice: Voice) -> Path | None:
    """The register of the current folder, if there is one; it is said that it is used."""
    if not HERE.is_file():
        return None
    speak_as(HERE)
    voice.say(console.USING_REGISTER, path=HERE)
    return HERE


def latest_round(voice: Voice, register: Path) -> str:
    """The register's latest round; it is said which that is.

    Raises:
        Refused: The register cannot be read, or has no round.
    """
    from toolkit.jobs.rounds import latest_round as job

    name = job(register)
    voice.say(console.USING_ROUND, name=name)
    return name


def returns_in_inbox(voice: Voice, register: Path, round_name: str) -> list[Path]:
    """Where the returns of a round are, by the folders of the register; it is said which folder that is.

    Raises:
        Refused: `tracker.toml` cannot be used.
    """
    from toolkit import store
    from toolkit.folders import folders_of

    folder = folders_of(register).returned(store.safe_name(round_name))
    voice.say(console.USING_INBOX, folder=folder)
    return [folder]


def checked_folder(register: Path, round_name: str) -> Path | None:
    """Where checked copies go, if `tracker.toml` beside the register says so.

    Raises:
        Refused: `tracker.toml` cannot be used.
    """
    from toolkit import store
    from toolkit.folders import folders_of

    folder = folders_of(register).checked
    return folder / store.safe_name(round_name) if folder and round_name else folder


def formats_here() -> list[Path]:
    """The folder with house formats beside the register of the current folder, if there is one.

    Raises:
        Refused: `tracker.toml` cannot be used.
    """
    from toolkit.folders import folders_of

    return [folders_of(HERE).formats] if HERE.is_file() else []


def returns_missing() -> typer.BadParameter:
    """That no returns were typed, and nothing tells where they are."""
    return typer.BadParameter(text(console.NO_RETURNS), param_hint=text(commands.RETURN_NAME))
