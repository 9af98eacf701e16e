"""New registers: an empty one, or one taken in from a document that exists already."""

import dataclasses
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from toolkit import store
from toolkit.jobs.registers import Replaced, create
from toolkit.sources.kinds import Heading
from toolkit.sources.outside import load, modules_in
from toolkit.sources.taking_in import read_units, take_in
from toolkit.tracker.record.history import now_stamp
from toolkit.tracker.record.problems import Problem, Refused, in_order
from toolkit.tracker.record.register import NEW, About, Register
from toolkit.words import workbooks as words
from toolkit.words.speaking import said
from toolkit.workbook.lists.files import write_problem_list

FOLDERS = ("inbox", "outbox", "checked", "reports", "archive")


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What taking in a document gave.

    Attributes:
        register: The register.
        path: Where it was written; None in a dry run.
        kind: Of the document.
        how_known: How the kind was recognized.
        problems: What was repaired, left out, or could not be settled.
        problem_list: Where they are listed; None if there are none, and in a dry run.
        headings: Of a workbook, how each heading is read.
        ran: The module of an organization's own kind that was run; None for the kinds of the toolkit.
        replaced: The register that stood there.
    """

    register: Register
    path: Path | None
    kind: str
    how_known: str
    problems: list[Problem]
    problem_list: Path | None
    headings: Sequence[Heading] = ()
    ran: Path | None = None
    replaced: Replaced | None = None


def new_register(folder: Path, now: datetime, *, title: str = "", organization: str = "") -> Path:
    """Make a working folder with an empty register.

    Raises:
        Refused: It has a register already, or cannot be written to.
    """
    path = folder / "register.xlsx"
    about = About(str(uuid.uuid4()), title, organization, created=now_stamp(now), kind=NEW)
    for name in FOLDERS:
        store.make_folder(folder / name)
    create(path, Register(about), now)
    return path


def import_document(
    document: Path, out: Path, now: datetime, *, kind: str | None = None, units: Path | None = None,
    accept_suggestions: bool = False, organization: str = "", headings: Sequence[str] = (),
    colours: Sequence[str] = (), folders: Sequence[Path] = (), replace: bool = False, dry_run: bool = False,
    secret: str = "",
) -> ImportResult:
    """Take in a document and write the register it makes, with a list of what was repaired or is in doubt.

    Args:
        document: The document.
        out: The register to write.
        now: The moment.
        kind: Of the document; recognized if absent.
        units: A CSV file with the units.
        accept_suggestions: Whether suggested repairs of unreadable dates are taken.
        organization: Whose register it will be; as the document says if absent.
        headings: Of a workbook, what headings mean, as `Deadline=Target date`.
        colours: Of a workbook, what colours mean, as `green=implemented`.
        folders: Of house formats, where kinds of document of an organization's own may stand. The module of one is
            run only where `kind` names it.
        replace: Whether a register that stands there may be replaced.
        dry_run: Say what would be taken in, and write nothing.
        secret: By which the register knows its workbooks, for a sample that must be the same each time.

    Raises:
        Refused: The document cannot be taken in, or the register not be written.
    """
    if not dry_run:
        store.refuse_other_ending(out, ".xlsx")
    known = read_units(units) if units else None
    modules = modules_in(folders)
    # Somebody's own module is run for nothing but what it is asked for by its name.
    ran = modules.get(kind or "")
    taken = take_in(document, kind=kind, units=known, accept_suggestions=accept_suggestions, headings=headings,
                    colours=colours, further_kinds=[load(ran)] if ran else (), not_asked_for=[*modules], now=now)
    problems = in_order(taken.problems)
    if organization:
        taken.register.about = dataclasses.replace(taken.register.about, organization=organization)
    if dry_run:
        return ImportResult(taken.register, None, taken.kind, taken.how_known, problems, None, taken.headings, ran)
    if store.exists(out) and not replace:
        raise Refused("exists", found=str(out))
    listed = out.with_name(f"{out.stem}.problems.xlsx") if problems else None
    if listed:
        # Before the register: whoever runs it again after a fault finds none that stands in the way.
        title = said(words.IMPORT_LIST, document=document.name)
        store.write_file(listed, write_problem_list(problems, title, now))
    replaced = create(out, taken.register, now, replace=replace, secret=secret)
    return ImportResult(taken.register, out, taken.kind, taken.how_known, problems, listed, taken.headings, ran,
                        replaced)
