"""A page for reading: where the follow-up stands, in one file of HTML."""

from datetime import date, datetime
from pathlib import Path

from toolkit import store
from toolkit.jobs.registers import Tell, as_of_or_latest, load, nobody, write_beside
from toolkit.page.writing import write_page
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.views.filters import ALL, Selection, described, selected
from toolkit.tracker.views.standing import standing

NAME = "overview.html"
"""What the page is called where nobody says it."""


def page(
    path: Path, out: Path | None, now: datetime, *, as_of: date | None = None, selection: Selection = ALL,
    replace: bool = False, notice: Tell = nobody,
) -> tuple[Path, Path | None]:
    """Write the page.

    Args:
        path: The register.
        out: The file to write; `overview.html` beside the register if absent.
        now: The moment.
        as_of: The date for which everything is judged; the register's latest, if absent.
        selection: The actions that it shows; it says so where these are not all.
        replace: Whether a file that stands there may be replaced.
        notice: Called with what is to be put right in the register.

    Returns:
        The file, and where the one is kept that it replaced.

    Raises:
        Refused: The register cannot be read, there is no date, nothing is selected, or the file cannot be written.
    """
    out = out or path.with_name(NAME)
    store.refuse_other_ending(out, ".html")
    if not replace:
        store.refuse_existing([out])
    register = load(path, notice=notice).register
    day = as_of_or_latest(register, as_of)
    whole = standing(register, day)
    shown, part = selected(whole, selection, day), " ".join(described(whole, selection, day))
    if selection and not (shown.actions or shown.recommendations):
        raise Refused("nothing-selected", found=part)
    return out, write_beside(out, write_page(shown, day, path.name, now, part), path, now, replace=replace)
