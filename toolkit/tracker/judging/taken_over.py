"""Who is asked, in a round, for actions of units that have had their last day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from toolkit.tracker.judging.answering import answering, is_gone, roles_of
from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.column_names import belonging
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import UNITS
from toolkit.tracker.record.units import CENTRE_CODE

_KEY = belonging("replaced_by", UNITS.name)


@dataclass(frozen=True, slots=True)
class TakenOver:
    """Actions that a unit no longer answers for.

    Attributes:
        unit: Its code.
        by: The code of the unit that is asked now, or of the centre; "" where nobody is.
        refs: The actions.
    """

    unit: str
    by: str
    refs: tuple[str, ...]


def taken_over(register: Register, refs: Iterable[str], day: date) -> list[TakenOver]:
    """Who is asked in a round, action by action, in the order of units and then of those that replaced them.

    Args:
        register: The register.
        refs: The actions that are issued.
        day: The as-of date of the round.
    """
    found: dict[tuple[str, str], list[str]] = {}
    issued = set(refs)
    for ref in (ref for ref in register.actions if ref in issued):
        for unit, by in dict.fromkeys(_gone_from(register, register.actions[ref], day)):
            found.setdefault((unit, by), []).append(ref)
    order = {code: at for at, code in enumerate((*register.units, CENTRE_CODE, ""))}
    return [TakenOver(unit, by, tuple(found[unit, by])) for unit, by in
            sorted(found, key=lambda pair: (order[pair[0]], order[pair[1]]))]


def _gone_from(register: Register, action: Action, day: date) -> Iterator[tuple[str, str]]:
    """Each party of an action that is gone, and who is asked in its place."""
    roles = roles_of(register, action, day)
    for party in dict.fromkeys((*action.lead, *action.support)):
        for unit in (party, *register.members_of(party)) if party in register.units else ():
            if is_gone(register, unit, day):
                after = {member for one in answering(register, unit, day) for member in register.members_of(one)}
                asked = [code for code in roles if code in after]
                centre = [CENTRE_CODE] if party in action.lead and CENTRE_CODE in roles else [""]
                yield from ((unit, by) for by in asked or centre)


def told_in_history(register: Register, found: Iterable[TakenOver], round_name: str, when: str) -> list[Change]:
    """Lines of the history that say who is asked now, for what it does not say already."""
    known = {(line.ref, line.old): line.new for line in register.history if line.key == _KEY and line.how is How.ROUND}
    return [Change(when, round_name, ref, _KEY, one.unit, one.by, How.ROUND, one.unit)
            for one in found for ref in one.refs if known.get((ref, one.unit)) != one.by]
