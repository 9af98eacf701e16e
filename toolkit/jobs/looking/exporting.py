"""The register for other programs: CSV, JSON, one flat table, and data frames."""

import csv
import json
from collections.abc import Mapping, Sequence
from datetime import date
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit import store
from toolkit.jobs.looking.showing import show
from toolkit.jobs.registers import Tell, nobody
from toolkit.progress import each, step
from toolkit.taking_back import all_or_nothing
from toolkit.tracker.record.actions import Action, Source
from toolkit.tracker.record.columns import Kind, columns_of
from toolkit.tracker.record.register_sheets import ACTIONS, SHEETS
from toolkit.tracker.record.rounds import ReportingRound
from toolkit.tracker.views.filters import ALL, Selection
from toolkit.tracker.views.rounds.judged import Judged
from toolkit.tracker.views.showing import Json, flat_actions, with_own
from toolkit.words.phrases import WRITING_FILES

if TYPE_CHECKING:
    import pandas as pd

FLAT = "actions with everything"
"""The name of the table with one row for each action and all that belongs to it."""
_TABLES = ("sources", "units", "recommendations", "actions", "comments", "contributions", "people", "texts", "rounds",
           "history")
_WITH_OWN = ("actions", "comments")
_DATES = {column.key for record in (Action, Source, ReportingRound) for column in columns_of(record)
          if column.kind is Kind.DATE} | {"completed_from", "completed_to"}
_COMPUTED = ("=", "+", "-", "@", "\t", "\r")
"""What a text begins with that a spreadsheet takes for a formula when it opens a CSV file."""


@all_or_nothing()
def export(
    path: Path, out: Path, *, as_of: date | None = None, round_name: str = "", selection: Selection = ALL,
    replace: bool = False, notice: Tell = nobody,
) -> tuple[list[Path], Judged]:
    """Write a register for other programs.

    Args:
        path: The register.
        out: A name that ends in `.json` for everything in one file, in `.csv` for one flat table of actions; else a
            folder that gets a CSV file for each table, and the flat one.
        as_of: The date for which timing is judged; that of the round, or the latest one that the register knows, if
            absent.
        round_name: Export the register as it stood when that round was closed.
        selection: The actions that are exported.
        replace: Whether files that stand there may be replaced.
        notice: Called with what is to be put right in the register.

    Returns:
        What was written, and how it was judged.

    Raises:
        Refused: The register cannot be read, a source is unknown, or a file cannot be written.
    """
    _, shown, judged = show(path, as_of, selection=selection, notice=notice, round_name=round_name)
    step(WRITING_FILES)
    files = _files(shown, out)
    if not replace:
        store.refuse_existing(files)
    for target, text in each(WRITING_FILES, [*files.items()]):
        store.make_folder(target.parent)
        store.write_new(target, text.encode("utf-8", "replace"), replace=replace)
    return [*files], judged


def _files(shown: Json, out: Path) -> Mapping[Path, str]:
    if out.suffix.casefold() == ".json":
        return {out: json.dumps(shown, ensure_ascii=False, indent=1) + "\n"}
    if out.suffix.casefold() == ".csv":
        return {out: _csv(flat_actions(shown), FLAT)}
    return {out / f"{name}.csv": _csv(rows, name) for name, rows in _tables(shown).items()}


def _tables(shown: Json) -> dict[str, list[Json]]:
    """Every table by its name, the flat one last."""
    tables = {name: with_own(shown[name]) if name in _WITH_OWN else shown[name] for name in _TABLES}
    return tables | {FLAT: flat_actions(shown)}


def _keys(rows: Sequence[Json], name: str) -> list[str]:
    """What the columns of a table are called; one without rows has those of its sheet."""
    sheet = next((sheet for sheet in SHEETS if sheet.attribute == name), ACTIONS)
    return list(dict.fromkeys(key for row in rows for key in row)) or [column.key for column in sheet.shown]


def _csv(rows: Sequence[Json], name: str) -> str:
    """Rows as CSV in UTF-8 with a byte order mark, by which Excel knows it."""
    written, keys = StringIO(), _keys(rows, name)
    writer = csv.writer(written)
    writer.writerow(keys)
    writer.writerows([_safe(row.get(key)) for key in keys] for row in rows)
    return "\ufeff" + written.getvalue()


def _safe(value: Any) -> Any:
    """A value that no spreadsheet computes: an apostrophe stands before a text that it would take for a formula."""
    if isinstance(value, list | dict):
        value = ", ".join(map(str, value)) if all(isinstance(one, str) for one in value) else json.dumps(
            value, ensure_ascii=False)
    return f"'{value}" if isinstance(value, str) and value.startswith(_COMPUTED) else value


def frames(path: Path, as_of: date | None = None, round_name: str = "") -> "dict[str, pd.DataFrame]":
    """A register as data frames, with the names that `show --json` has.

    Args:
        path: The register.
        as_of: The date for which timing is judged; that of the round, or the latest one that the register knows, if
            absent.
        round_name: The register as it stood when that round was closed.

    Returns:
        Table name -> rows: `sources`, `units`, `recommendations`, `actions`, `comments`, `contributions`, `people`,
        `texts`, `rounds`, `history`, and `actions with everything`. Dates are of type datetime64.

    Raises:
        Refused: The register cannot be read.
    """
    import pandas as pd

    rows_of = _tables(show(path, as_of, round_name=round_name)[1])
    tables = {name: pd.DataFrame(rows, columns=_keys(rows, name)) for name, rows in rows_of.items()}
    for table in tables.values():
        for column in table.columns.intersection(sorted(_DATES)):
            table[column] = pd.to_datetime(table[column], errors="coerce")
    return tables
