"""What several commands of the command line take: their options, declared once."""

import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperArgument, TyperCommand

from toolkit import bar
from toolkit.cli import completing
from toolkit.cli.finding import with_register
from toolkit.cli.library import Worded
from toolkit.cli.speech import speak_as, with_language
from toolkit.cli.typed import read_here
from toolkit.endings import DONE_WITH_ERRORS
from toolkit.words import commands as words
from toolkit.words.speaking import said, text

if TYPE_CHECKING:
    from toolkit.jobs.returns.apart import Apart
    from toolkit.tracker.record.problems import Problem
    from toolkit.tracker.views.filters import Selection


class Command(Worded, TyperCommand):
    """A command whose help names the values that people type, and no types of Python."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The line `Usage:`, without braces around what must be given."""
        pieces = [piece.replace("{", "").replace("}", "").replace("......", "...").replace("...]...", "...]")
                  for piece in super().collect_usage_pieces(ctx)]
        return [f"[{piece}]" if piece == text(words.REGISTER_NAME) else piece for piece in pieces]

    def get_params(self, ctx: Any) -> list[Any]:
        """What can be typed: also in which language the command speaks."""
        return with_language(super().get_params(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse what was typed; the register need not be. What it is said in is the register's language."""
        read_here(self.get_params(ctx))
        rest = super().parse_args(ctx, with_register(self, ctx, args))
        if not ctx.resilient_parsing:
            speak_as(ctx.params.get("register") or ctx.params.get("into"))
        return rest

    def invoke(self, ctx: Any) -> Any:
        """Run it; a person sees how far it has come, unless only data and errors are wanted."""
        if ctx.params.get("quiet") or ctx.params.get("as_json"):
            return super().invoke(ctx)
        with bar.shown(sys.stderr):
            return super().invoke(ctx)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The whole help; arguments are named, and options name what follows them."""
        for parameter in self.params:
            if isinstance(parameter, TyperArgument):
                parameter.display_type_rich = lambda ctx: None  # type: ignore[method-assign]  # no public way
        super().format_help(ctx, formatter)


def a_day(written: str) -> date:
    """The day that is written as YYYY-MM-DD.

    Raises:
        typer.BadParameter: It is not a day.
    """
    try:
        return datetime.strptime(written, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        example = date.today().isoformat()  # noqa: DTZ011 - as the person's own calendar says
        raise typer.BadParameter(said(words.NOT_A_DATE, found=written, example=example)) from None


def a_name(written: str) -> str:
    """A name without the blanks around it, with which it could not be found again.

    Raises:
        typer.BadParameter: Nothing is left.
    """
    from toolkit.tracker.record.columns import tidy

    if name := tidy(written):
        return name
    raise typer.BadParameter(text(words.NO_NAME))


DATE, FILE, FOLDER = text(words.DATE), text(words.FILE), text(words.FOLDER_NAME)
Day = Annotated[date | None, typer.Option("--as-of", parser=a_day, metavar=DATE, help=text(words.AS_OF))]
At = Annotated[date | None, typer.Option("--at", parser=a_day, metavar=DATE, help=text(words.AT))]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help=text(words.QUIET))]
AsJson = Annotated[bool, typer.Option("--json", help=text(words.AS_JSON))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=text(words.DRY_RUN))]
Replace = Annotated[bool, typer.Option("--replace", help=text(words.REPLACE))]
FormatsFolder = Annotated[list[Path] | None, typer.Option(metavar=FOLDER, help=text(words.FORMATS_FOLDER))]
RegisterArgument = Annotated[Path, typer.Argument(metavar=text(words.REGISTER_NAME), help=text(words.REGISTER))]
ReturnsArgument = Annotated[list[Path] | None,
                            typer.Argument(metavar=text(words.RETURN_NAME), help=text(words.RETURNS))]
ReturnBy = Annotated[date | None,
                     typer.Option("--return-by", parser=a_day, metavar=DATE, help=text(words.RETURN_BY))]
RoundOption = Annotated[str | None, typer.Option("--round", parser=a_name, metavar=text(words.NAME),
                                                 help=text(words.ROUND), autocompletion=completing.rounds)]
TakeAs = Annotated[str | None, typer.Option("--take-as", parser=a_name, metavar=text(words.ROUND_NAME),
                                            help=text(words.TAKE_AS), autocompletion=completing.rounds)]
OfRound = Annotated[str | None, typer.Option("--round", parser=a_name, metavar=text(words.NAME),
                                             help=text(words.OF_ROUND), autocompletion=completing.rounds)]
SourceOption = Annotated[list[str] | None,
                         typer.Option("--source", metavar=text(words.CODE), help=text(words.SOURCE),
                                      autocompletion=completing.sources)]
UnitOption = Annotated[list[str] | None,
                       typer.Option("--unit", metavar=text(words.UNIT), help=text(words.ONLY_UNIT),
                                    autocompletion=completing.units)]
StatusOption = Annotated[list[str] | None,
                         typer.Option("--status", metavar=text(words.STATUS_NAME), help=text(words.ONLY_STATUS),
                                      autocompletion=completing.statuses)]
OpenOption = Annotated[bool, typer.Option("--open", help=text(words.ONLY_OPEN))]
OverdueOption = Annotated[bool, typer.Option("--overdue", help=text(words.ONLY_OVERDUE))]
AsWorkbook = Annotated[Path | None, typer.Option("-o", "--out", metavar=FILE, help=text(words.AS_WORKBOOK))]
Dask = Annotated[str, typer.Option("--dask", metavar=text(words.ADDRESS), help=text(words.DASK))]
Now = Annotated[datetime | None, typer.Option("--now", hidden=True)]
"""The moment to write into files, so that two runs can be compared."""


def selection_of(
    source: list[str] | None, unit: list[str] | None, status: list[str] | None, is_open: bool, is_overdue: bool
) -> "Selection":
    """Which actions the five filters mean."""
    from toolkit.tracker.views.filters import Selection

    return Selection(tuple(source or ()), tuple(unit or ()), tuple(status or ()), is_open, is_overdue)


def who_reads(dask: str) -> "Apart":
    """Who reads returns: the cluster at an address, or this computer where there is none."""
    from toolkit.jobs.returns.apart import HERE

    if not dask:
        return HERE
    from toolkit.jobs.returns.cluster import cluster

    return cluster(dask)


def round_taken_as(round_name: str | None, take_as: str | None) -> str | None:
    """The round that returns belong to, or are taken for.

    Raises:
        Refused: Two are named.
    """
    if round_name and take_as and round_name != take_as:
        from toolkit.tracker.record.problems import Refused

        raise Refused("round-and-take-as", found=round_name, suggestion=take_as)
    return take_as or round_name


def now_of(now: datetime | None) -> datetime:
    """The moment given, or the present one."""
    return now or datetime.now()  # noqa: DTZ005 - history is written in the local time of the information unit


def ended(problems: "Sequence[Problem]") -> None:
    """End a command that did its work, and say so by its code where a problem is an error."""
    if any(p.is_error for p in problems):
        raise typer.Exit(DONE_WITH_ERRORS)
