"""Adding what a document gave to a register that holds others."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from toolkit.tracker.merge.attributing import attributed, free_code, proposed_code
from toolkit.tracker.merge.refs import refs_ever
from toolkit.tracker.record.actions import Source
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.problems import Place, Problem, Refused
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.units import Unit
from toolkit.tracker.wording.units import UnitNames

_CODE = re.compile(r"[^\W_](?:[\w.-]{0,10}[^\W_])?")


@dataclass(frozen=True, slots=True)
class NewUnits:
    """The units that a document names and a register does not hold.

    Attributes:
        units: With codes that are free in the register.
        problems: One for each of them; it names a unit of the register that is nearly called the same.
    """

    units: list[Unit]
    problems: list[Problem]


def new_units(register: Register, named: Iterable[Unit], file: str) -> NewUnits:
    """What of the units that a document names is new to a register; a name that is only nearly known is.

    Args:
        register: The register.
        named: The units, as they were gathered from the document.
        file: Its name, for the places of problems.
    """
    names, taken, found = UnitNames(register.units.values()), set(register.units), NewUnits([], [])
    for unit in named:
        parties = names.read(unit.name).parties
        if parties and all(party.known for party in parties):
            continue
        new = replace(unit, code=free_code(unit.code, taken))
        taken.add(new.code)
        near = next((party.suggestion for party in parties if party.suggestion), "")
        code = "unit-near" if near else "unit-unconfirmed"
        found.units.append(new)
        found.problems.append(Problem(code, Place(file=file), unit.name, near or new.code))
    return found


def code_for(register: Register, source: Source, wanted: str = "") -> str:
    """The code that a new source gets: the one that is wanted, or one that is made from its title and year.

    Raises:
        Refused: What is wanted is no code, or was used before.
    """
    used = {*register.sources, *_prefixes(register)}
    if not wanted:
        return proposed_code(source, used)
    if not _CODE.fullmatch(wanted):
        raise Refused("source-code-unusable", found=wanted, suggestion=proposed_code(source, used))
    if wanted in used:
        raise Refused("source-code-used", found=wanted, suggestion=proposed_code(source, used))
    return wanted


def same_document(register: Register, source: Source) -> Source | None:
    """The source of the register that was made from the very same file."""
    return next((held for held in register.sources.values() if held.sha256 and held.sha256 == source.sha256), None)


def add(register: Register, taken: Register, code: str, when: str) -> Register:
    """A register with one document more.

    The refs of a register's first source stay as they are in the document; those of every further one begin with its
    code.

    Args:
        register: The register; it is not changed.
        taken: What the document gave, with one source whose code is "".
        code: The code of the source.
        when: The moment, as history writes it.
    """
    is_first = not (register.sources or register.actions or register.recommendations)
    source = replace(taken.sources[""], code=code, prefix="" if is_first else f"{code}-")
    placed, added = attributed(taken, source), register.copy()
    added.sources[code] = source
    added.units = {**register.units, **{key: unit for key, unit in placed.units.items() if key not in register.units}}
    added.recommendations |= placed.recommendations
    added.actions |= placed.actions
    added.comments |= placed.comments
    added.contributions += placed.contributions
    added.people += placed.people
    added.extra = {name: register.extra.get(name, {}) | placed.extra.get(name, {})
                   for name in {**register.extra, **placed.extra}}
    added.history += [Change(when, key="source", new=code, how=How.IMPORT, file=source.file), *placed.history]
    if is_first:
        settings = register.settings
        added.settings = replace(settings, title=settings.title or taken.settings.title,
                                 organization=settings.organization or taken.settings.organization)
    return added


def _prefixes(register: Register) -> set[str]:
    """What refs that were ever used begin with before a hyphen."""
    return {ref.rpartition("-")[0] for ref in refs_ever(register) if "-" in ref}
