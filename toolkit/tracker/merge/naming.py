"""The units that a document names, held against those of a register: known, new, or nearly called the same.

A name that is nearly known is never taken for the known one by itself: somebody says that they are the same, and the
name is then another name of that unit.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from toolkit.tracker.merge.attributing import free_code
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.column_names import belonging
from toolkit.tracker.record.columns import to_plain
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.problems import Place, Problem, Refused
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import UNITS
from toolkit.tracker.record.units import Unit
from toolkit.tracker.wording.units import UnitNames

Ask = Callable[[str, Unit], bool]
"""Whether a name of a document means a unit of the register."""


@dataclass(frozen=True, slots=True)
class NamedUnits:
    """The units that a document names.

    Attributes:
        new: Those that the register does not hold, with codes that are free in it.
        problems: One for each of them; it names a unit of the register that is nearly called the same.
        known: The names of the others -> the code of the unit that is meant.
        same: Those of the names that somebody has just said to be known.
    """

    new: list[Unit] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)


def same_units(answers: Iterable[str], register: Register) -> dict[str, str]:
    """Name -> code, of answers such as `Parks Offices=PO`.

    Raises:
        Refused: One of them has no name, or no code of a unit of the register; or a comma, which parts other names.
    """
    same: dict[str, str] = {}
    for answer in answers:
        name, _, code = (part.strip() for part in answer.rpartition("="))
        if not name or "," in name or code not in register.units:
            raise Refused("same-unit-unusable", found=answer, suggestion=", ".join(register.units))
        same[name] = code
    return same


def as_one(units: Iterable[Unit], same: Mapping[str, str], file: str) -> list[Unit]:
    """The units of a document, each with the names that somebody has said to be its own.

    Args:
        units: As they were gathered from the document.
        same: Name of a unit -> code of the unit that it means.
        file: The name of the document.

    Raises:
        Refused: The document does not name what is said to be the same.
    """
    held = {unit.code: unit for unit in units}
    codes = {unit.name: code for code, unit in held.items()}
    for name, code in same.items():
        other = held.pop(codes.get(name, ""), None)
        if other is None or code not in held:
            raise Refused("same-unit-not-named", Place(file=file), name, ", ".join(codes))
        held[code] = replace(held[code], aliases=(*held[code].aliases, name, *other.aliases))
    return list(held.values())


def named_units(
    register: Register, named: Iterable[Unit], file: str, same: Mapping[str, str], ask: Ask | None = None
) -> NamedUnits:
    """Hold the units that a document names against those of a register.

    Args:
        register: The register.
        named: The units, as they were gathered from the document.
        file: Its name, for the places of problems.
        same: Name -> code of the unit of the register that is meant.
        ask: Whom to ask about a name that is only nearly known; it stays a new unit where there is nobody.

    Raises:
        Refused: The document does not name what is said to be the same.
    """
    names, taken, found = UnitNames(register.units.values()), set(register.units), NamedUnits()
    by_name = {unit.name: unit for unit in register.units.values()}
    for unit in named:
        parties = names.read(unit.name).parties
        near = next((party.suggestion for party in parties if party.suggestion), "")
        if parties and all(party.known for party in parties):
            found.known[unit.name] = ", ".join(party.code for party in parties)
        elif code := same.get(unit.name) or _answered(unit.name, by_name.get(near), ask):
            found.known[unit.name] = found.same[unit.name] = code
        else:
            new = replace(unit, code=free_code(unit.code, taken))
            taken.add(new.code)
            found.new.append(new)
            found.problems.append(Problem("unit-near" if near else "unit-unconfirmed", Place(file=file), unit.name,
                                          near or new.code))
    for name in same:
        if name not in found.known:
            raise Refused("same-unit-not-named", Place(file=file), name, ", ".join(unit.name for unit in found.new))
    return found


def _answered(name: str, near: Unit | None, ask: Ask | None) -> str:
    """The code of a unit that is nearly called so, if somebody says that it is meant."""
    return near.code if near and ask and "," not in name and ask(name, near) else ""


def with_other_names(register: Register, found: NamedUnits, file: str, when: str) -> Register:
    """A register whose units have the names that somebody has said to be theirs, with history."""
    named = register.copy()
    for name, code in found.same.items():
        unit = named.units[code]
        named.units[code] = replace(unit, aliases=(*unit.aliases, name))
        named.history.append(Change(
            when, key=belonging("aliases", UNITS.name), old=to_plain(unit.aliases),
            new=to_plain(named.units[code].aliases), how=How.DECISION, unit=code, file=file))
    return named
