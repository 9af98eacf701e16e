"""The command that opens the desk."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli.finding import register_here
from toolkit.cli.options import Now, Quiet, now_of
from toolkit.console import Voice
from toolkit.words import commands
from toolkit.words import desk as words
from toolkit.words.speaking import text


def desk(
    path: Annotated[Path | None, typer.Argument(metavar=text(commands.REGISTER_NAME),
                                                help=text(commands.DESK_REGISTER))] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", show_default=False,
                                          help=text(commands.DESK_BROWSER))] = True,
    port: Annotated[int, typer.Option(metavar=text(commands.NUMBER), min=0, max=65535,
                                      help=text(commands.DESK_PORT))] = 0,
    shortcut: Annotated[bool, typer.Option("--shortcut", help=text(commands.DESK_SHORTCUT))] = False,
    quiet: Quiet = False, now: Now = None,
) -> None:
    voice = Voice(quiet)
    register = path or register_here(voice)
    if shortcut:
        _shortcut(voice, register)
        return
    _refuse_if_absent()
    from toolkit.desk.server import serve
    from toolkit.jobs.identity import register_id_of

    if register:
        register_id_of(register)

    def opened(address: str) -> None:
        voice.tell(address) if not browser else voice.say(words.OPENED_AT, address=address)
        voice.say(words.ENDS)

    serve(register, port, lambda: now_of(now), opened, browser=browser)


def _shortcut(voice: Voice, register: Path | None) -> None:
    from toolkit.desk.shortcut import make_shortcut

    made = make_shortcut(register.absolute() if register else None)
    if register:
        voice.say(words.HAS_SHORTCUT_OF, path=made, register=register.name)
    else:
        voice.say(words.HAS_SHORTCUT, path=made)


def _refuse_if_absent() -> None:
    """Refuse to go on where the extra `desk` is not installed.

    Raises:
        Refused: It is not.
    """
    from importlib.util import find_spec

    from toolkit.tracker.record.problems import Refused

    for name in ("starlette", "uvicorn", "jinja2", "python_multipart"):
        if find_spec(name) is None:
            raise Refused("desk-not-installed", found=name)
