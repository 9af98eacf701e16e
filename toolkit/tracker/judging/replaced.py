"""What is to be put right where one unit is replaced by another, or has a last day."""

from collections.abc import Iterator
from datetime import date

from toolkit.tracker.judging.answering import after, answering, is_gone, leads_on
from toolkit.tracker.judging.found import Found
from toolkit.tracker.judging.verifying.claims import as_it_counts
from toolkit.tracker.record.columns import fold, to_plain
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import ACTIONS, UNITS
from toolkit.tracker.record.units import Unit
from toolkit.tracker.wording.words import nearest

WITHOUT_ANSWER = ("unit-replaced-by-itself", "unit-replaced-in-circle", "unit-replaced-by-unknown")
"""Codes of what keeps a round from being issued: nobody can tell who answers."""


def replaced_units(register: Register) -> Iterator[Found]:
    """What is missing or contradicts itself in “Replaced by” and “Until” of the units."""
    counted = as_it_counts(register, date.max)
    for at, unit in enumerate(register.units.values()):
        yield from _successors(at, unit, register)
        yield from _last_day(at, unit, counted)
    for at, action in enumerate(counted.actions.values()):
        for code in () if action.status.is_final else action.lead:
            several = answering(register, code, date.max)
            if len(several) > 1 and not {*several} & {*action.lead, *action.support}:
                yield Found("lead-split", ACTIONS, at, "lead", code, ", ".join(several))


def _successors(at: int, unit: Unit, register: Register) -> Iterator[Found]:
    """Whether those that replace a unit are known, and it is none of them itself."""
    for code in unit.replaced_by:
        if code == unit.code:
            yield Found("unit-replaced-by-itself", UNITS, at, "replaced_by", code)
        elif code not in register.units:
            known = {fold(name): one.code for one in register.units.values() for name in (one.code, one.name) if name}
            near = nearest(fold(code), known, 75)
            yield Found("unit-replaced-by-unknown", UNITS, at, "replaced_by", code, known[near] if near else "")
        elif unit.code in after(register, code):
            yield Found("unit-replaced-in-circle", UNITS, at, "replaced_by", unit.code, code)
    if unit.replaced_by and unit.until is None:
        last = max(register.as_of_dates(), default=None)
        yield Found("replaced-without-until", UNITS, at, "until", unit.code, to_plain(last))


def _last_day(at: int, unit: Unit, register: Register) -> Iterator[Found]:
    """Whether a unit that has a last day still leads what is open, or was asked after it; as the actions count."""
    if unit.until is None:
        return
    leads = [] if unit.replaced_by else [
        action.ref for action in register.actions.values()
        if unit.code in leads_on(register, action, unit.until) and not action.status.is_final]
    if leads:
        yield Found("until-without-successor", UNITS, at, "replaced_by", unit.code, ", ".join(leads))
    for one in register.rounds.values():
        if unit.code in one.issued_to and one.as_of and is_gone(register, unit.code, one.as_of):
            yield Found("until-before-round", UNITS, at, "until", one.name, to_plain(one.as_of))
