"""The program as a group of commands: each is loaded when it is asked for, and until then only named."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from toolkit.cli.library import Group
from toolkit.cli.options import Command
from toolkit.cli.typed import read_here
from toolkit.words import commands as words
from toolkit.words.speaking import Message, text

ADDIN = "addin"
"""The one name that stands for several commands."""


class Declared(NamedTuple):
    """A command that is not loaded yet.

    Attributes:
        module: Of `toolkit/cli` that has it.
        function: That does it.
        help: What it is for, as a message.
    """

    module: str
    function: str
    help: Message


COMMANDS = {
    "new": Declared("app", "new", words.NEW),
    "issue": Declared("app", "issue", words.ISSUE),
    "check": Declared("app", "check", words.CHECK),
    "consolidate": Declared("app", "consolidate", words.CONSOLIDATE),
    "missing": Declared("app", "missing", words.MISSING),
    "demo": Declared("app", "demo", words.DEMO),
    "import": Declared("importing", "import_", words.IMPORT),
    "overdue": Declared("reports", "overdue", words.OVERDUE),
    "report": Declared("reports", "report", words.REPORT),
    "page": Declared("reports", "page", words.PAGE),
    "formats": Declared("reports", "formats", words.FORMATS),
    "status": Declared("look", "status", words.STATUS_COMMAND),
    "desk": Declared("desk", "desk", words.DESK),
    "letters": Declared("letters", "letters", words.LETTERS),
    "check-register": Declared("look", "check_register", words.CHECK_REGISTER_COMMAND),
    "history": Declared("look", "history", words.HISTORY),
    "show": Declared("look", "show", words.SHOW),
    "export": Declared("look", "export", words.EXPORT),
    "compare": Declared("look", "compare", words.COMPARE),
    "undo": Declared("look", "undo", words.UNDO),
    "explain": Declared("explain", "explain", words.EXPLAIN),
    "round": Declared("look", "round_", words.CHANGE_ROUND),
    ADDIN: Declared("addin", "addin", words.ADDIN),
}
"""The commands, in the order in which help names them."""


class _Loading(Mapping[str, Any]):
    """The commands by their names, each loaded when it is looked up."""

    def __init__(self) -> None:
        self._loaded: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._loaded:
            self._loaded[name] = _loaded(name, COMMANDS[name])
        return self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class Program(Group):
    """The group of all commands."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given | {"commands": _Loading()})

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse what was typed before a command."""
        read_here(self.get_params(ctx))
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names; none is loaded."""
        del ctx
        return [*COMMANDS]

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Their names with what each is for; none is loaded."""
        named = [TyperCommand(name, help=text(one.help)) for name, one in COMMANDS.items()]
        TyperGroup(name=self.name, commands=named).format_commands(ctx, formatter)


def _loaded(name: str, declared: Declared) -> Any:
    found = getattr(import_module(f"toolkit.cli.{declared.module}"), declared.function)
    if name == ADDIN:
        return typer.main.get_command(found)
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command(name, cls=Command, help=text(declared.help))(found)
    return typer.main.get_command(alone)
