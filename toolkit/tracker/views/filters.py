"""Which actions are meant: the five filters that every command has, and the part of a register that they leave."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from toolkit.tracker.judging.answering import roles_of
from toolkit.tracker.judging.timing import timing
from toolkit.tracker.judging.verifying.claims import as_it_counts
from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.codes import Status, Timing
from toolkit.tracker.record.columns import fold, fold_letters
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.units import CENTRE_CODE
from toolkit.tracker.views import prose
from toolkit.tracker.views.selecting import of_refs, of_sources
from toolkit.tracker.wording.words import nearest
from toolkit.words import reports as words
from toolkit.words.speaking import said, text


@dataclass(frozen=True, slots=True)
class Selection:
    """Some of a register's actions; all of them where nothing is said.

    Attributes:
        sources: Codes of the sources that they belong to.
        units: Codes or names of units that lead or support them.
        statuses: Codes or labels of their status.
        is_open: Whether only those are meant whose status is not final.
        is_overdue: Whether only those are meant that are overdue.
    """

    sources: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    is_open: bool = False
    is_overdue: bool = False

    def __bool__(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.sources or self.by_action)

    @property
    def by_action(self) -> bool:
        """Whether it looks at each action, and not only at where it comes from."""
        return bool(self.units or self.statuses or self.is_open or self.is_overdue)


ALL = Selection()
"""Every action."""


def selected(register: Register, selection: Selection, as_of: date | None) -> Register:
    """The part of a register that is meant; all of it where nothing is said.

    Args:
        register: The register.
        selection: What is meant.
        as_of: The date for which it is judged what is overdue.

    Raises:
        Refused: A source, unit or status is not known, or there is no date to judge by.
    """
    part = of_sources(register, selection.sources)
    return of_refs(part, refs_of(register, selection, as_of)) if selection.by_action else part


def refs_of(register: Register, selection: Selection, as_of: date | None) -> frozenset[str]:
    """The refs of the actions that are meant.

    Raises:
        Refused: A source, unit or status is not known, or there is no date to judge by.
    """
    units, statuses = set(units_of(register, selection.units)), set(map(_status, selection.statuses))
    if selection.is_overdue and as_of is None:
        raise Refused("as-of-missing")
    counted = as_it_counts(of_sources(register, selection.sources), as_of or date.max)
    return frozenset(
        ref for ref, action in counted.actions.items()
        if (not units or not units.isdisjoint(_parties(register, action, as_of or date.max)))
        and (not statuses or action.status in statuses)
        and not (selection.is_open and action.status.is_final)
        and not (selection.is_overdue and as_of and timing(action, as_of) is not Timing.OVERDUE))


def units_of(register: Register, written: Iterable[str]) -> list[str]:
    """The codes of units that are written as codes or names, in any case.

    Raises:
        Refused: The register has no such unit.
    """
    known = {CENTRE_CODE.casefold(): CENTRE_CODE}
    known |= {fold(name): code for code, unit in register.units.items() for name in (unit.name, *unit.aliases) if name}
    known |= {fold(code): code for code in register.units}
    return [_known(one, known, "unit-not-in-register", register.units) for one in written]


def described(register: Register, selection: Selection, as_of: date) -> Iterator[str]:
    """What is meant, in sentences that a report prints; nothing where all is, or all of one source."""
    if selection.sources and (len(set(selection.sources)) > 1 or selection.by_action):
        yield said(words.ONLY_SOURCES, sources=prose.listed([_title(register, code) for code in selection.sources]))
    if selection.units:
        names = [register.unit_name(code) for code in units_of(register, selection.units)]
        yield said(words.ONLY_UNITS, units=prose.listed(names))
    if selection.statuses:
        yield said(words.ONLY_STATUSES, statuses=prose.listed([_status(one).label for one in selection.statuses]))
    if selection.is_open:
        yield text(words.ONLY_OPEN)
    if selection.is_overdue:
        yield said(words.ONLY_OVERDUE, day=prose.day(as_of))


def short(register: Register, selection: Selection) -> str:
    """What is meant, for the name of a file: `FO-open`; "" where all is.

    Raises:
        Refused: A source, unit or status is not known.
    """
    sources = of_sources(register, selection.sources).sources if selection.sources else ()
    statuses = [_status(one).value.replace("_", "-") for one in selection.statuses]
    flags = [("open", selection.is_open), ("overdue", selection.is_overdue)]
    return "-".join(dict.fromkeys([*sources, *units_of(register, selection.units), *statuses,
                                   *(name for name, is_meant in flags if is_meant)]))


def _title(register: Register, code: str) -> str:
    return register.sources[code].title or code


def _parties(register: Register, action: Action, day: date) -> set[str]:
    """The units that an action names, and those that are asked on a day; the centre where no lead is known."""
    roles = roles_of(register, action, day)
    named = {member for code in (*action.lead, *action.support) for member in (code, *register.members_of(code))}
    return named | roles.keys()


def _status(written: str) -> Status:
    known = {fold_letters(name): status.value
             for status in Status for name in (*status.aliases, *status.labels, status.value)}
    labels = [status.label for status in Status]
    return Status(_known(written, known, "status-not-a-choice", labels, fold_letters))


def _known(written: str, known: Mapping[str, str], code: str, choices: Iterable[str],
           folded: Callable[[str], str] = fold) -> str:
    """What is written in one of several ways.

    Raises:
        Refused: It is none of them; with the choices, or what is like it.
    """
    found = known.get(folded(written))
    if found is None:
        near = nearest(folded(written), known, 75)
        raise Refused(code, found=written, suggestion=known[near] if near else ", ".join(choices))
    return found


def without_units(selection: Selection) -> Selection:
    """The same, of whatever unit."""
    return replace(selection, units=())
