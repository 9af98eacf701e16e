"""The command that drafts letters to units."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli import completing
from toolkit.cli.finding import latest_round
from toolkit.cli.options import FOLDER, AsJson, DryRun, Now, Quiet, RegisterArgument, RoundOption, now_of
from toolkit.console import Voice, problem_as_json
from toolkit.words import commands, console
from toolkit.words.phrases import either
from toolkit.words.speaking import counted, text

if TYPE_CHECKING:
    from toolkit.tracker.record.codes import LetterKind


def letters(
    register: RegisterArgument,
    kind: Annotated[str, typer.Argument(metavar=text(commands.KIND_NAME), help=text(commands.LETTER_KIND),
                                        autocompletion=completing.letter_kinds)],
    round_name: RoundOption = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar=FOLDER, help=text(commands.LETTERS_OUT))] = None,
    checked: Annotated[Path | None, typer.Option(metavar=FOLDER, help=text(commands.LETTERS_CHECKED))] = None,
    unit: Annotated[list[str] | None, typer.Option("--unit", metavar=text(commands.UNIT),
                                                   help=text(commands.LETTERS_UNIT),
                                                   autocompletion=completing.units)] = None,
    again: Annotated[bool, typer.Option("--again", help=text(commands.LETTERS_AGAIN))] = False,
    dry_run: DryRun = False, as_json: AsJson = False, quiet: Quiet = False, now: Now = None,
) -> None:
    from toolkit.jobs.letters.drafting import draft_letters

    voice = Voice(quiet)
    meant = _kind(kind)
    result = draft_letters(register, meant, round_name or latest_round(voice, register), now_of(now), out=out,
                           checked=checked, units=unit or (), again=again, dry_run=dry_run, tell=voice.warn,
                           notice=voice.about(register))
    if as_json:
        voice.tell_json({"round": result.reporting_round.name, "kind": meant.value, "letters": [
            {"unit": one.unit.code, "to": one.to, "draft": str(one.path), "attached": one.attached}
            for one in result.drafted], "problems": [problem_as_json(one) for one in result.problems]})
    elif result.drafted:
        voice.table((console.UNIT, console.UNIT_NAME, console.TO, console.LETTER, console.ATTACHED),
                    ((one.unit.code, one.unit.name, ", ".join(one.to), str(one.path), ", ".join(one.attached))
                     for one in result.drafted))
    voice.warn(result.problems)
    voice.decided(result.decided)
    name = result.reporting_round.name
    if result.drafted:
        voice.say(counted(console.WOULD_DRAFT if dry_run else console.DRAFTED, len(result.drafted),
                          kind=meant.value, name=name))
    else:
        voice.say(console.NO_LETTER, name=name)
    if result.listed:
        voice.say(console.LETTER_LIST, path=result.listed)
    if result.is_new:
        voice.say(console.WORDING_HERE, path=result.wording)


def _kind(written: str) -> "LetterKind":
    """The kind of letter that is meant.

    Raises:
        Refused: There is no such kind.
    """
    from toolkit.tracker.record.codes import LetterKind
    from toolkit.tracker.record.problems import Refused

    try:
        return LetterKind(written.strip().casefold())
    except ValueError:
        raise Refused("letter-kind-unknown", found=written,
                      suggestion=either([one.value for one in LetterKind])) from None
