"""What several commands of the command line take: their options, declared once."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

Day = Annotated[datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help="The date to judge for.")]
At = Annotated[datetime | None, typer.Option("--at", formats=["%Y-%m-%d"],
                                             help="The register as it stood at the end of that day.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No messages, only data and errors.")]
AsJson = Annotated[bool, typer.Option("--json", help="Data as JSON on stdout.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and write nothing.")]
Replace = Annotated[bool, typer.Option("--replace", help="Write anew what stands there already.")]
FormatsFolder = Annotated[list[Path] | None, typer.Option(help="Where else to look for house formats and kinds.")]
RegisterArgument = Annotated[Path, typer.Argument(metavar="REGISTER", help="The register, such as register.xlsx.")]
RoundOption = Annotated[str, typer.Option("--round", help="The reporting round, such as 2018-12.")]
Now = Annotated[datetime | None, typer.Option("--now", hidden=True)]
"""The moment to write into files, so that two runs can be compared."""


def now_of(now: datetime | None) -> datetime:
    """The moment given, or the present one."""
    return now or datetime.now()  # noqa: DTZ005 - history is written in the local time of the information unit


def day_of(given: datetime | None) -> date | None:
    """The day of a moment that was given as a date."""
    return given.date() if given else None
