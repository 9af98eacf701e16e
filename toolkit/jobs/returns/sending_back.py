"""What goes back to the focal points after a check: checked copies with their problem lists, and the list of all."""

import dataclasses
import os
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from toolkit import store
from toolkit.jobs.returns.receiving import Received, units_of
from toolkit.progress import each
from toolkit.tracker.record.problems import Problem
from toolkit.tracker.record.register import About, Register
from toolkit.tracker.record.rounds import Issued
from toolkit.tracker.returns.issuing import checked_content, unit_of
from toolkit.words import workbooks as words
from toolkit.words.languages.catalogues import in_language
from toolkit.words.phrases import CHECKED_COPIES, WRITING_FILES
from toolkit.words.speaking import said, text
from toolkit.workbook.lists.files import write_problems_of_unit, write_problems_of_units
from toolkit.workbook.memory.authentication import signed
from toolkit.workbook.returns.workbook import write_return

CHECKED, PROBLEMS = " checked", " problems"
"""What follows the name of a return in the names of its checked copy and of its problem list."""


def send_back(
    received: Sequence[Received], problems: list[Problem], register: Register | None, out: Path, now: datetime, *,
    replace: bool,
) -> list[Path]:
    """Write a checked copy and a problem list of each return that could be read, and the list of all problems.

    Args:
        received: The returns.
        problems: Theirs, and those of files that were passed over.
        register: The register that they belong to, if it is at hand.
        out: The folder.
        now: The moment.
        replace: Whether checked copies that stand there are written anew.

    Raises:
        Refused: A checked copy stands in the way, or the folder cannot be written to.
    """
    named = [*_named(received)]
    files = [(out / name, _in_its_language(_checked_copy, one, register, now))
             for one, name in each(CHECKED_COPIES, named)]
    files += [(out / _list_beside(name), _in_its_language(_problem_list, one, register, now)) for one, name in named]
    links = {one.name: _link(one.path, out) for one in received}
    files.append((out / "problems.xlsx",
                  write_problems_of_units(problems, units_of(received), links, text(words.PROBLEM_LIST), now)))
    if not replace:
        store.refuse_existing(target for target, _ in files)
    for target, data in each(WRITING_FILES, files):
        store.write_file(target, data)
    return [target for target, _ in files]


def _link(path: Path, folder: Path) -> str:
    """Where a file is, seen from a folder, as a link says it; all of it on another drive."""
    try:
        seen = os.path.relpath(path, folder)
    except ValueError:
        seen = str(path.resolve())
    return quote(os.fsencode(seen.replace(os.sep, "/")), safe="/:")


def _named(received: Sequence[Received]) -> Iterator[tuple[Received, Path]]:
    """Each return that could be read, with the name of its checked copy; no two share one."""
    taken: set[str] = set()
    for one in received:
        if one.submission is None:
            continue
        *folders, file = Path(one.name).parts
        name = Path(*map(store.safe_name, folders), store.short_name(file))
        stem, number = f"{name.stem}{CHECKED}", 1
        while str(name.with_name(f"{stem}.xlsx")).casefold() in taken:
            number += 1
            stem = f"{name.stem}{CHECKED} {number}"
        taken.add(str(name.with_name(f"{stem}.xlsx")).casefold())
        yield one, name.with_name(f"{stem}.xlsx")


def _list_beside(copy: Path) -> Path:
    """The name of the problem list that goes with a checked copy."""
    stem, _, number = copy.stem.rpartition(CHECKED)
    return copy.with_name(f"{stem}{PROBLEMS}{number}.xlsx")


def _in_its_language(
    write: Callable[[Received, Register | None, datetime], bytes], one: Received, register: Register | None,
    now: datetime,
) -> bytes:
    """What goes back with a return, in the language of its workbook."""
    with in_language(one.submission.issued.language if one.submission else ""):
        return write(one, register, now)


def _problem_list(one: Received, register: Register | None, now: datetime) -> bytes:
    """The problem list that goes back to a unit with its checked copy."""
    if one.submission is None:
        raise ValueError(one.name)
    issued = one.submission.issued
    unit = unit_of(register or Register(About("")), issued.unit)
    title = said(words.PROBLEMS_OF_UNIT, unit=unit.name or unit.code, round=issued.round)
    return write_problems_of_unit(one.problems, title, now)


def _with_its_day(issued: Issued, register: Register) -> Issued:
    """What a workbook answers to, with the day that its round is to be returned by now."""
    known = register.rounds.get(issued.round)
    return dataclasses.replace(issued, return_by=known.return_by) if known else issued


def _checked_copy(one: Received, register: Register | None, now: datetime) -> bytes:
    """The workbook to send back: the unit's answers, the problems marked, everything else whole again."""
    submission = one.submission
    if submission is None:
        raise ValueError(one.name)
    held = register or Register(About(""))
    issued = submission.issued
    said = held.returned.get((issued.round, issued.unit, issued.version), {})
    settings = dataclasses.replace(held.settings, title=held.title)
    content = checked_content(submission, unit_of(held, issued.unit), settings, one.problems, said)
    if held.keys:
        content = dataclasses.replace(content, issued=signed(_with_its_day(content.issued, held), held.keys))
    return write_return(content, now)
