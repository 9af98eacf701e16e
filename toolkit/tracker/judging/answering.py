"""Who answers for a unit on a day: the unit itself until its last day, then whatever replaced it.

The cells of a register that name a unit stay as they were typed, so that earlier days are told as they were.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from itertools import chain

from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.codes import Role
from toolkit.tracker.record.columns import fold
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.units import CENTRE_CODE


def is_gone(register: Register, code: str, day: date) -> bool:
    """Whether a unit has had its last day before a day."""
    unit = register.units.get(code)
    return unit is not None and unit.until is not None and unit.until < day


def answering(register: Register, code: str, day: date) -> tuple[str, ...]:
    """The units that stand in the place of one on a day: itself, or what replaced it; none where nothing did.

    What is replaced in a circle has nothing in its place.
    """
    return tuple(dict.fromkeys(_followed(register, code, day, frozenset())))


def _followed(register: Register, code: str, day: date, met: frozenset[str]) -> Iterator[str]:
    if not is_gone(register, code, day):
        yield code
    elif code not in met:
        for successor in register.units[code].replaced_by:
            yield from _followed(register, successor, day, met | {code})


def after(register: Register, code: str) -> set[str]:
    """All that ever replaces a unit, also in several steps; it is among them where it is replaced in a circle."""
    return reached(code, lambda known: register.units[known].replaced_by if known in register.units else ())


def reached(start: str, following: Callable[[str], Iterable[str]]) -> set[str]:
    """All that follows on something, also in several steps; itself is among them where that goes in a circle."""
    met, new = set[str](), {start}
    while new:
        new = {one for known in new for one in following(known)} - met
        met |= new
    return met


def the_one_answering(register: Register, code: str, day: date) -> str:
    """The one unit that stands in the place of another on a day; "" where there is none, or several."""
    found = answering(register, code, day)
    return found[0] if len(found) == 1 else ""


def asked(register: Register, party: str, day: date) -> tuple[str, ...]:
    """The units that are asked for a party on a day: itself, or the members of a group, where one answers for each."""
    members = register.members_of(the_one_answering(register, party, day))
    found = ((member,) if not is_gone(register, member, day) else
             register.members_of(the_one_answering(register, member, day)) for member in members)
    return tuple(dict.fromkeys(chain.from_iterable(found)))


def roles_of(register: Register, action: Action, day: date) -> dict[str, Role]:
    """Unit code -> its part in an action on a day; a collective stands for its members, the lead counts before support.

    Parties that the register does not know, or that several units or none replaced, leave the action to the centre,
    unless another lead is known.
    """
    roles: dict[str, Role] = {}
    for role, parties in ((Role.LEAD, action.lead), (Role.SUPPORT, action.support)):
        for party in parties:
            for unit in asked(register, party, day):
                roles.setdefault(unit, role)
    if Role.LEAD not in roles.values():
        roles[CENTRE_CODE] = Role.LEAD
    return roles


def leads_on(register: Register, action: Action, day: date) -> tuple[str, ...]:
    """The leads of an action as they count on a day: those that it names, or what replaced them.

    One that several units replaced, or none, counts under its own code until somebody names another.
    """
    return tuple(dict.fromkeys(the_one_answering(register, code, day) or code for code in action.lead))


def is_led_by(register: Register, named: Collection[str], leads: Collection[str]) -> bool:
    """Whether units lead in the place of those that are named: these themselves, or what replaced them."""
    places = [{code} | after(register, code) for code in named]
    return set(leads) <= set().union(*places) and not any(place.isdisjoint(leads) for place in places)


def led_by(register: Register, action: Action, day: date) -> list[str]:
    """The units that are asked for the status of an action on a day, the centre where no lead is known."""
    return [code for code, role in roles_of(register, action, day).items() if role is Role.LEAD]


def code_now(register: Register, code: str) -> str:
    """The code that a unit has now: another one where what it was is an alias since."""
    if code in register.units:
        return code
    return next((unit.code for unit in register.units.values() if fold(code) in map(fold, unit.aliases)), code)
