"""New registers: an empty one, or one taken in from a document that exists already."""

import dataclasses
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from toolkit import store
from toolkit.jobs.registers import Replaced, Tell, begin, create, held, load, nobody, save
from toolkit.sources.documents.reading import read_bytes
from toolkit.sources.kinds import Heading
from toolkit.sources.meanings import NOTHING_SAID, Meanings, meanings_of, read_statuses, status_words
from toolkit.sources.outside import load as load_module
from toolkit.sources.outside import modules_in
from toolkit.sources.taking_in import TakenInDocument, read_units, take_in
from toolkit.taking_back import all_or_nothing
from toolkit.tracker.merge.adding import add, code_for, same_document, take_later
from toolkit.tracker.merge.later_version import Later
from toolkit.tracker.merge.naming import Ask, NamedUnits, as_one, named_units, same_units, with_other_names
from toolkit.tracker.merge.proposals.deciding import Decided
from toolkit.tracker.record.actions import Action, Recommendation, Source
from toolkit.tracker.record.codes import How, Language
from toolkit.tracker.record.history import Change, now_stamp
from toolkit.tracker.record.problems import Place, Problem, in_order
from toolkit.tracker.record.register import About, Register, Settings
from toolkit.tracker.record.register_sheets import SETTINGS, SOURCES, tab
from toolkit.tracker.record.units import Unit
from toolkit.words import workbooks as words
from toolkit.words.speaking import language, said
from toolkit.workbook.cache.registers import Parts
from toolkit.workbook.lists.files import write_problems_of_document

__all__ = ["FOLDERS", "REGISTER", "ImportResult", "import_document", "meanings_of", "new_register", "sources_of"]
REGISTER = "register.xlsx"
OF_NAMES = ("unit-unconfirmed", "units-alike")
"""The codes of what is told of the units of a document while nobody lists them."""
FOLDERS = ("inbox", "outbox", "checked", "reports", "archive")


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What taking in a document gave.

    Attributes:
        register: The register.
        document: The register made from the document alone.
        path: Where it was written; None in a dry run.
        kind: Of the document.
        how_known: How the kind was recognized.
        problems: What was repaired, left out, or could not be settled.
        problem_list: Where they are listed; None if there are none, and in a dry run.
        headings: Of a workbook, how each heading is read.
        ran: The module of an organization's own kind that was run; None for the kinds of the toolkit.
        replaced: The register that stood there.
        code: Of the source that the document is in the register.
        named: The units that the document names, of a register that it is added to; None for a new register.
        is_known: Whether the register held the very same document before, so that nothing is added.
        later: What a later version of a document of the register gave; None for any other.
        decided: What the decisions on proposals of the register that it is added to did, or would do.
    """

    register: Register
    document: Register
    path: Path | None
    kind: str
    how_known: str
    problems: list[Problem]
    problem_list: Path | None
    headings: Sequence[Heading] = ()
    ran: Path | None = None
    replaced: Replaced | None = None
    code: str = ""
    named: NamedUnits | None = None
    is_known: bool = False
    later: Later | None = None
    decided: Decided = field(default_factory=Decided)

    @property
    def recommendations(self) -> list[Recommendation]:
        """The recommendations of the document."""
        return [*self.document.recommendations.values()]

    @property
    def actions(self) -> list[Action]:
        """The actions of the document, with its own references."""
        return [*self.document.actions.values()]

    @property
    def units(self) -> Sequence[Unit]:
        """The units that came with the document: those that are new where it was added to a register."""
        return [*self.register.units.values()] if self.named is None else self.named.new


def _as_spoken(settings: Settings) -> Settings:
    """The settings of a new register: in the language in which it is made, where that is not the usual one."""
    spoken = language()
    return settings if spoken == Language.ENGLISH.value else dataclasses.replace(settings, language=Language(spoken))


@all_or_nothing()
def new_register(folder: Path, now: datetime, *, title: str = "", organization: str = "") -> Path:
    """Make a working folder with an empty register.

    Raises:
        Refused: It has a register already, or cannot be written to.
    """
    path = folder / REGISTER
    about, settings = About(str(uuid.uuid4()), now_stamp(now)), _as_spoken(Settings(title, organization))
    for name in FOLDERS:
        store.make_folder(folder / name)
    create(path, Register(about, settings), now)
    return path


def import_document(
    document: Path, out: Path, now: datetime, *, kind: str | None = None, units: Path | None = None,
    accept_suggestions: bool = False, organization: str = "", headings: Sequence[str] = (),
    meanings: Meanings = NOTHING_SAID, folders: Sequence[Path] = (), replace: bool = False, dry_run: bool = False,
    secret: str = "", into: Path | None = None, code: str = "", same: Sequence[str] = (),
    ask: Ask | None = None, tell: Tell = nobody,
) -> ImportResult:
    """Take in a document and write the register it makes, with a list of what was repaired or is in doubt.

    Args:
        document: The document.
        out: The register to write, where it is not added to one.
        now: The moment.
        kind: Of the document; recognized if absent.
        units: A CSV file with the units.
        accept_suggestions: Whether suggested repairs of unreadable dates are taken.
        organization: Whose register it will be; as the document says if absent.
        headings: What headings of the document mean, as `Deadline=Target date`.
        meanings: What the words of such documents mean; the register remembers the status words among them.
        folders: Of house formats, where kinds of an organization's own may stand; one is run only if `kind` names it.
        replace: Whether a register that stands there may be replaced.
        dry_run: Say what would be taken in, and write nothing.
        secret: By which the register knows its workbooks, for a sample that must be the same each time.
        into: The register that the document is added to; what it holds already stays as it is.
        code: Of the source that the document is in the register; made from its title and year if absent. That of a
            source of `into` makes the document a later version of it.
        same: Names in the document that mean units of `into`, as `Parks Offices=PO`.
        ask: Whom to ask whether a name means a unit of `into` that is nearly called so; nobody if absent.
        tell: Called with what of a register cannot be kept, and where one is nearly as large as it can be.

    Raises:
        Refused: The document cannot be taken in, or the register not be written.
    """
    if not (dry_run or into):
        store.refuse_other_ending(out, ".xlsx")
    known, modules = read_units(units) if units else None, modules_in(folders)
    # Somebody's own module is run for nothing but what it is asked for by its name.
    ran = modules.get(kind or "")
    read = partial(take_in, document, kind=kind, accept_suggestions=accept_suggestions, headings=headings,
                   further_kinds=[load_module(ran)] if ran else (), not_asked_for=[*modules], now=now)
    if into:
        return dataclasses.replace(_take_into(into, document, read, meanings, known, code, now, same=same, ask=ask,
                                              dry_run=dry_run, tell=tell), ran=ran)
    taken = _read_alone(document.name, read, meanings, known, same)
    empty = Register(taken.register.about)
    code = code_for(empty, taken.register, code)
    register = add(empty, taken.register, code, now_stamp(now))
    register.settings = dataclasses.replace(_as_spoken(register.settings), status_words=status_words(meanings.statuses),
                                            organization=organization or register.settings.organization)
    result = _result(taken, register, in_order(taken.problems), code=code, ran=ran)
    if dry_run:
        return result
    if not replace:
        store.refuse_existing([out])
    with all_or_nothing():
        listed = _list_problems(result.problems, document.name, out.with_name(f"{out.stem}.problems.xlsx"), now)
        replaced = create(out, register, now, replace=replace, secret=secret, tell=tell)
    return dataclasses.replace(result, path=out, problem_list=listed, replaced=replaced)


def _read_alone(document: str, read: Callable[..., TakenInDocument], meanings: Meanings,
                listed: Sequence[Unit] | None, same: Sequence[str]) -> TakenInDocument:
    """Read a document that is added to no register: once more, where names in it mean one unit."""
    taken = read(units=listed, meanings=meanings)
    if not same:
        return taken
    meant = same_units(same, taken.register)
    again = read(units=as_one(taken.register.units.values(), meant, document), meanings=meanings)
    kept = [problem for problem in taken.problems if problem.code in OF_NAMES and problem.found not in meant]
    return dataclasses.replace(again, problems=[*again.problems, *kept])


def sources_of(path: Path) -> dict[str, Source]:
    """The sources of a register, by their codes: a document may be a later version of one.

    Raises:
        Refused: The register cannot be read.
    """
    return load(path, needed=Parts((SOURCES,), memory=False, closed=0)).register.sources


def _take_into(
    path: Path, document: Path, read: Callable[..., TakenInDocument], meanings: Meanings,
    listed: Sequence[Unit] | None, code: str, now: datetime, *, same: Sequence[str], ask: Ask | None, dry_run: bool,
    tell: Tell,
) -> ImportResult:
    """Add a document to a register, or hold a later version of one against it.

    The document is read with the units of the register and those that are new. Where nobody lists the latter, it is
    read before that for the units that it names.
    """
    with held(path, tell) as file:
        begun = begin(file, now)
        register = begun.register
        if known := same_document(register, store.sha256_of(read_bytes(document)), document.name):
            return ImportResult(register, register, None, known.kind, "", [], None, code=known.code, is_known=True)
        when, said_same = now_stamp(now), same_units(same, register)
        meanings = meanings.over(Meanings(statuses=read_statuses([register.settings.status_words])))
        gathered = read(units=None, meanings=meanings).register.units.values() if listed is None else listed
        named = named_units(register, gathered, document.name, said_same, ask)
        register = with_other_names(register, named, document.name, when)
        taken = read(units=[*register.units.values(), *named.new], meanings=meanings)
        code = code_for(register, taken.register, code)
        later = take_later(register, taken.register, code, when) if code in register.sources else None
        made = later.register if later else add(register, taken.register, code, when)
        _remember(made, meanings, document.name, when)
        problems = in_order([*taken.problems, *named.problems, *(later.problems if later else ()),
                             *_of_title(register, made, document.name)])
        result = _result(taken, made, problems, code=code, named=named, later=later,
                         decided=begun.decided)
        if dry_run:
            return result
        file.announce()
        written = _list_problems(problems, document.name, path.with_name(f"{path.stem}.{code}.problems.xlsx"), now,
                                 owner=file.path.name)
        save(file, made, now)
        return dataclasses.replace(result, path=path, problem_list=written)


def _of_title(before: Register, made: Register, document: str) -> list[Problem]:
    """That the register has no title any more, where it had that of its only document."""
    title = before.settings.title
    return [Problem("title-of-one", Place(file=document), title)] if title and not made.settings.title else []


def _remember(register: Register, meanings: Meanings, document: str, when: str) -> None:
    """Keep in the settings what status words mean, for the next document; a change stands in the history."""
    old, new = register.settings.status_words, status_words(meanings.statuses)
    if new != old:
        register.settings = dataclasses.replace(register.settings, status_words=new)
        register.history.append(Change(when, key="status_words", old=old, new=new, how=How.IMPORT, file=document,
                                       sheet=tab(SETTINGS)))


def _result(taken: TakenInDocument, register: Register, problems: list[Problem], **more: Any) -> ImportResult:
    return ImportResult(register, taken.register, None, taken.kind, taken.how_known, problems, None, taken.headings,
                        **more)


def _list_problems(
    problems: Sequence[Problem], document: str, path: Path, now: datetime, *, owner: str = ""
) -> Path | None:
    """Write the list of problems, if there are any.

    It is written before the register: whoever runs it again after a fault finds none that stands in the way. The owner
    is the register whose lock is held meanwhile, if one is.
    """
    if not problems:
        return None
    store.write_file(path, write_problems_of_document(problems, said(words.IMPORT_LIST, document=document), now), owner)
    return path
