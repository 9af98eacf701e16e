"""A page for reading: where the follow-up stands, in one file of HTML."""

from datetime import date, datetime
from pathlib import Path

from toolkit import store
from toolkit.jobs.past import asked_for
from toolkit.jobs.registers import Tell, as_of_or_latest, nobody, write_beside
from toolkit.jobs.reporting import part_of
from toolkit.page.writing import write_page
from toolkit.progress import step
from toolkit.taking_back import all_or_nothing
from toolkit.tracker.views.filters import ALL, Selection
from toolkit.tracker.views.rounds.judged import Judged
from toolkit.tracker.views.standing import standing
from toolkit.words.phrases import WRITING_PAGE

NAME = "overview.html"
"""What the page is called where nobody says it."""


@all_or_nothing()
def page(
    path: Path, out: Path | None, now: datetime, *, as_of: date | None = None, round_name: str = "",
    selection: Selection = ALL, replace: bool = False, notice: Tell = nobody,
) -> tuple[Path, Path | None, Judged]:
    """Write the page.

    Args:
        path: The register.
        out: The file to write; `overview.html` beside the register if absent.
        now: The moment.
        as_of: The date for which everything is judged; that of the round, or the register's latest, if absent.
        round_name: Show the register as it stood when that round was closed.
        selection: The actions that it shows; it says so where these are not all.
        replace: Whether a file that stands there may be replaced.
        notice: Called with what is to be put right in the register.

    Returns:
        The file, where the one is kept that it replaced, and how its figures are judged.

    Raises:
        Refused: The register cannot be read, there is no date, nothing is selected, or the file cannot be written.
    """
    out = out or path.with_name(NAME)
    store.refuse_other_ending(out, ".html")
    if not replace:
        store.refuse_existing([out])
    register, judged = asked_for(path, as_of=as_of, round_name=round_name, notice=notice)
    day = as_of_or_latest(register, judged.day)
    whole = standing(register, day)
    shown, part, judged = part_of(whole, selection, judged, day)
    step(WRITING_PAGE)
    written = write_page(shown, day, path.name, now, part, judged.notes(register.settings.date_style),
                         whole if selection else None)
    return out, write_beside(out, written, path, now, replace=replace), judged
