"""What units are told of actions that were split, merged, superseded, handed over or opened again."""

from collections.abc import Iterator
from datetime import date

from toolkit.tracker.judging.answering import led_by
from toolkit.tracker.judging.former_names import FormerNames
from toolkit.tracker.judging.succession.chains import in_place_of, superseded
from toolkit.tracker.record.actions import Action, Comment
from toolkit.tracker.record.codes import How, Role, Status
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.units import CENTRE_CODE
from toolkit.words import workbooks as words
from toolkit.words.speaking import said

_FINAL = {status.value: status for status in Status if status.is_final}


class Told:
    """What the workbooks of a round say of what came of actions."""

    def __init__(self, register: Register, round_name: str, day: date, names: FormerNames) -> None:
        """Look into a register.

        Args:
            register: Read with its history.
            round_name: The round that is issued.
            day: Its as-of date.
            names: Of the units.
        """
        self._register, self._day, self._names = register, day, names
        self._superseded = superseded(register)
        self._reopened = _reopened(register)
        self._led = _led_before(register, round_name)

    def beside(self, action: Action) -> Iterator[str]:
        """The sentences that stand above what others wrote of an action."""
        if action.ref in self._reopened:
            yield said(words.REOPENED, status=self._reopened[action.ref].label)
        if action.superseded_by:
            yield self.superseded_by(action)
        if before := self._superseded.get(action.ref):
            yield said(words.IN_PLACE_OF, refs=", ".join(before))
        if action.split_from:
            yield said(words.SPLIT_FROM, ref=action.split_from)
        leads = led_by(self._register, action, self._day)
        round_name, before = self._led.get(action.ref, ("", []))
        if former := [self._names.of(Comment(action.ref, unit, round_name)) for unit in before if unit not in leads]:
            yield said(words.LED_BEFORE, units=", ".join(former))

    def why_finished(self, action: Action) -> str:
        """Why an action is finished, as far as somebody said so."""
        by = [self.superseded_by(action)] if action.superseded_by else []
        return "\n".join(filter(None, [*by, action.closing_reason]))

    def superseded_by(self, action: Action) -> str:
        """What is done in the place of an action."""
        return said(words.SUPERSEDED_BY, refs=", ".join(in_place_of(self._register, action)))


def _reopened(register: Register) -> dict[str, Status]:
    """Ref of each action that the information unit opened again, and nobody has answered since -> what it was."""
    found: dict[str, Status] = {}
    for change in (*register.history, *register.hand_edits):
        if change.key == "status" and change.ref in register.actions:
            found.pop(change.ref, None)
            if change.old in _FINAL and change.new not in _FINAL and (
                    change.how.is_by_hand or change.how is How.DECISION):
                found[change.ref] = _FINAL[change.old]
    return {ref: status for ref, status in found.items() if not register.actions[ref].status.is_final}


def _led_before(register: Register, round_name: str) -> dict[str, tuple[str, list[str]]]:
    """Ref -> the round for which it was issued last before a round, and the units that led it then."""
    as_of = {name: one.as_of or date.min for name, one in register.rounds.items()}
    found: dict[str, tuple[str, list[str]]] = {}
    for (name, unit), versions in sorted(
            register.issued.items(), key=lambda one: (one[0][0] != round_name, as_of.get(one[0][0], date.min))):
        for ref in (ref for ref, role in versions[-1].roles.items() if role is Role.LEAD and unit != CENTRE_CODE):
            last, units = found.get(ref, ("", []))
            found[ref] = name, [*(units if last == name else []), unit]
    return found
