"""What a unit was called: a name that somebody replaced, and kept among its aliases, is the one that it had until then.

A name that was replaced and not kept was a slip, and what replaced it counts for everything said before, too.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from toolkit.tracker.record.actions import Comment
from toolkit.tracker.record.columns import fold
from toolkit.tracker.record.history import NOT_YET
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import UNITS
from toolkit.tracker.record.units import Unit


class FormerNames:
    """The names that the units of a register had."""

    def __init__(self, register: Register) -> None:
        """Read them.

        Args:
            register: Read with its history; without one, the present names are all that is known.
        """
        self._register = register
        self._renamed: dict[str, list[tuple[str, str]]] = {}
        for code, when, name in _renamings(register):
            self._renamed.setdefault(code, []).append((when, name))
        self._returned = {(taken.round, taken.unit): taken.when for taken in register.returns}

    def of(self, comment: Comment) -> str:
        """The name of the unit that wrote a comment, as it was when the unit returned it, or else in its round."""
        one = self._register.rounds.get(comment.round)
        if one is None or comment.unit not in self._renamed:
            return self._register.unit_name(comment.unit)
        moment = self._returned.get((comment.round, comment.unit)) or (one.as_of or date.max).isoformat()
        return self._until(comment.unit, moment)

    def on(self, day: date) -> dict[str, Unit]:
        """The units under the names that they had on a day; one counts from the last as-of date before it was given."""
        dates = sorted(one.isoformat() for one in self._register.as_of_dates())
        next_date = next((one for one in dates if one > day.isoformat()), NOT_YET)
        return {code: replace(unit, name=self._until(code, next_date)) if code in self._renamed else unit
                for code, unit in self._register.units.items()}

    def _until(self, code: str, moment: str) -> str:
        """The name of a unit before the first renaming from a moment on."""
        before = (name for when, name in self._renamed[code] if when > moment)
        return next(before, self._register.unit_name(code))


def _renamings(register: Register) -> Iterator[tuple[str, str, str]]:
    """The code of the unit, the moment and the former name of each renaming, the first one first."""
    for change in (*register.history, *register.hand_edits):
        if change.key == "name" and change.sheet == UNITS.name and change.how.is_by_hand and change.old:
            unit = register.units.get(change.ref)
            if unit and fold(change.old) in map(fold, (unit.name, *unit.aliases)):
                yield change.ref, change.when or NOT_YET, change.old
