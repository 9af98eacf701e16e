"""Reading what people typed into a register: whose a row is, its reference, its due date and its units.

Only what somebody typed since the register was written is read, so that what an import or a return has settled stays
as it is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from toolkit.tracker.judging.action_checks import orders_of
from toolkit.tracker.judging.found import Found
from toolkit.tracker.judging.parties import ROLES
from toolkit.tracker.merge.refs import FreeRefs
from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.codes import Role
from toolkit.tracker.record.columns import fold, to_plain
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import ACTIONS, UNITS
from toolkit.tracker.record.rounds import Plain
from toolkit.tracker.record.units import CENTRE_CODE, Unit
from toolkit.tracker.wording.dated.revisions import read_revision
from toolkit.tracker.wording.deadlines import DayOrder, read_deadline
from toolkit.tracker.wording.units import UnitNames

_OF_UNITS = ("members", "replaced_by")
"""Keys of the columns in which a unit names others."""


class Reading(NamedTuple):
    """A value that was read of what somebody typed.

    Attributes:
        ref: Of the action, or the code of the unit.
        key: Of the column that has the value now.
        old: Its plain value before.
        new: Its plain value now.
        typed: The key of the column where somebody typed, for the place.
        words: What stands there.
    """

    ref: str
    key: str
    old: str
    new: str
    typed: str
    words: str


@dataclass(slots=True)
class ReadByHand:
    """What was read of what people typed.

    Attributes:
        actions: Values of actions.
        units: Values of units.
        refused: What cannot be read.
    """

    actions: list[Reading]
    units: list[Reading]
    refused: list[Found]


def belongs(register: Register, source: str, recommendation: str = "", ref: str = "") -> tuple[str, str]:
    """The code of the source and the number of the recommendation that a row belongs to, as far as it says so.

    Args:
        register: With its sources, and for an action with its recommendations.
        source: As typed: a code in any case, or nothing.
        recommendation: As typed: the number, or what the recommendation is called in the whole register.
        ref: Of an action; "" for none.
    """
    codes = [source] if source in register.sources else [
        code for code in register.sources if not source or fold(code) == fold(source)]
    if (len(codes) == 1 and (codes[0], recommendation) in register.recommendations) or not recommendation:
        return (codes[0] if len(codes) == 1 else source), recommendation
    holding = [code for code in codes if (code, recommendation) in register.recommendations]
    begun = [code for code in holding or codes if (prefix := register.sources[code].prefix) and ref.startswith(prefix)]
    if len(holding) > 1 and (begun or not ref):
        return max(begun, default=source, key=lambda code: len(register.sources[code].prefix)), recommendation
    named = register.recommendation_named(recommendation)
    if named and named.source in codes:
        return named.source, named.number
    if begun:
        return max(begun, key=lambda code: len(register.sources[code].prefix)), recommendation
    return (codes[0] if len(codes) == 1 else source), recommendation


def number_new_actions(register: Register, before: Sequence[Plain] = ()) -> dict[str, str]:
    """Give each action that has no reference the one that it had, or else the next one of its recommendation.

    Args:
        register: With all that knows which references were used; it is changed.
        before: The rows of the actions as they were written.

    Returns:
        Each reference that was given -> the code of the problem that says so.
    """
    actions = [*register.actions.values()]
    if all(action.ref for action in actions):
        return {}
    register.actions = {action.ref: action for action in actions if action.ref}
    lost = {(row.get("source", ""), row.get("recommendation", ""), row.get("text", "")): row["ref"]
            for row in before if row.get("ref") and row["ref"] not in register.actions}
    free, given = FreeRefs(register, (row.get("ref", "") for row in before)), dict[str, str]()
    for at, action in enumerate(actions):
        if not action.ref:
            known = lost.pop((action.source, action.recommendation, action.text), "")
            actions[at] = replace(action, ref=known) if known else _numbered(action, register, free)
            given[actions[at].ref] = "ref-restored" if known else "ref-given"
    register.actions = {action.ref: action for action in actions}
    return given


def _numbered(action: Action, register: Register, free: FreeRefs) -> Action:
    ref = free.next(action.source, action.recommendation)
    known = register.sources.get(action.source)
    own = ref.removeprefix(known.prefix) if known and known.prefix else ""
    return replace(action, ref=ref, number=action.number or own)


def read_by_hand(register: Register) -> ReadByHand:
    """Read what people typed into actions and units since the register was written; the register is changed.

    A deadline gives its due date, who is responsible the units, and a unit may be named as it is called. Where a
    person typed the due date or the units as well, these stand.
    """
    found = ReadByHand([], [], [])
    typed_units = _typed(register.hand_edits, UNITS.name, UNITS.row_key)
    typed_actions = _typed(register.hand_edits, ACTIONS.name, ACTIONS.row_key)
    if not (typed_units or typed_actions):
        return found
    names = UnitNames(register.units.values())
    for unit in [*register.units.values()]:
        for key in _OF_UNITS:
            if typed_units.get(unit.code, _NOTHING).old(key) is not None:
                register.units[unit.code] = _read_units(key, register.units[unit.code], register, names, found)
    reader = _ActionReader(register, names, found)
    for at, action in enumerate([*register.actions.values()]):
        if action.ref in typed_actions:
            register.actions[action.ref] = reader.read(at, action, typed_actions[action.ref])
    return found


class _Typed(NamedTuple):
    """What somebody typed into a row: all of it, or column key -> what stood there."""

    is_new: bool
    olds: Mapping[str, str]

    def old(self, key: str) -> str | None:
        """What stood in a column; None where nobody typed there."""
        return "" if self.is_new else self.olds.get(key)


_NOTHING = _Typed(is_new=False, olds={})


def _typed(edits: Iterable[Change], sheet: str, row_key: str) -> dict[str, _Typed]:
    rows: dict[str, _Typed] = {}
    for edit in edits:
        if edit.sheet == sheet and edit.how.is_by_hand:
            before = rows.get(edit.ref, _NOTHING)
            is_new = before.is_new or (edit.key == row_key and bool(edit.new))
            rows[edit.ref] = _Typed(is_new, {**before.olds, edit.key: edit.old})
    return rows


def _read_units(key: str, unit: Unit, register: Register, names: UnitNames, found: ReadByHand) -> Unit:
    """A unit whose column names others by their codes, as far as what was typed is known."""
    typed: tuple[str, ...] = getattr(unit, key)
    codes, unknown = _codes(typed, register, names)
    if unknown is not None or codes == typed:
        return unit
    found.units.append(Reading(unit.code, key, to_plain(typed), to_plain(codes), key, to_plain(typed)))
    read: dict[str, Any] = {key: codes}
    return replace(unit, **read)


def _codes(
    typed: tuple[str, ...], register: Register, names: UnitNames
) -> tuple[tuple[str, ...], tuple[str, str] | None]:
    """The codes of the units that were typed, and the first that is not known with the nearest known one."""
    if all(unit in register.units or unit == CENTRE_CODE for unit in typed):
        return typed, None
    whole = names.read(", ".join(typed))
    if whole.sure and whole.parties:
        return tuple(dict.fromkeys(party.code for party in whole.parties)), None
    codes = list[str]()
    for unit in typed:
        alike = [code for code in register.units if unit == code] or [
            code for code in register.units if fold(code) == fold(unit)]
        read = names.read(unit)
        if len(alike) == 1 or unit == CENTRE_CODE:
            codes.append(alike[0] if alike else unit)
        elif read.sure and read.parties:
            codes += [party.code for party in read.parties]
        else:
            return typed, (unit, next((party.suggestion for party in read.parties if party.suggestion), ""))
    return tuple(dict.fromkeys(codes)), None


class _ActionReader:
    """Reads what somebody typed into an action."""

    def __init__(self, register: Register, names: UnitNames, found: ReadByHand) -> None:
        self._register = register
        self._names = names
        self._found = found
        self._orders = orders_of(register)

    def read(self, at: int, action: Action, typed: _Typed) -> Action:
        """The action with what was read."""
        action = self._with_units(at, action, typed)
        action = self._with_refs(action, typed)
        if typed.old("responsible") is not None:
            action = self._with_responsible(action, typed)
        if typed.old("deadline") is not None:
            action = self._with_deadline(action, typed)
        return action

    def _with_units(self, at: int, action: Action, typed: _Typed) -> Action:
        for key in ROLES:
            if typed.old(key) is None:
                continue
            codes, unknown = _codes(getattr(action, key), self._register, self._names)
            if unknown:
                self._found.refused.append(Found("typed-unit-unknown", ACTIONS, at, key, *unknown))
            else:
                action = self._set(action, key, codes, key)
        return action

    def _with_refs(self, action: Action, typed: _Typed) -> Action:
        """The references of other actions, as the register has them."""
        if typed.old("split_from") is not None:
            action = self._set(action, "split_from", self._ref(action.split_from, action), "split_from")
        if typed.old("superseded_by") is not None:
            refs = tuple(dict.fromkeys(self._ref(ref, action) for ref in action.superseded_by))
            action = self._set(action, "superseded_by", refs, "superseded_by")
        return action

    def _ref(self, written: str, action: Action) -> str:
        """The reference that is meant, also in another case, or as the number in the source; else what is written."""
        actions, folded = self._register.actions, fold(written)
        alike = [written] if written in actions else [ref for ref in actions if fold(ref) == folded] or [
            one.ref for one in actions.values() if one.source == action.source and fold(one.own_number) == folded]
        return alike[0] if len(alike) == 1 else written

    def _with_responsible(self, action: Action, typed: _Typed) -> Action:
        before = self._names.read(typed.old("responsible") or "")
        units = tuple(getattr(action, key) for key in ROLES)
        is_typed = any(typed.old(key) is not None for key in ROLES)
        if any(units) and (is_typed or units != tuple(before.codes(role) for role in Role)):
            return action
        now = self._names.read(action.responsible)
        for role in Role:
            action = self._set(action, role.value, now.codes(role), "responsible")
        return action

    def _with_deadline(self, action: Action, typed: _Typed) -> Action:
        order = self._orders.get(action.source)
        is_typed = typed.old("due_date") is not None
        if action.due_date and (is_typed or action.due_date != _due(typed.old("deadline") or "", order)):
            return action
        words, revision = action.deadline, read_revision(action.deadline)
        action = self._set(action, "due_date", _due(revision.first, order), "deadline")
        if revision.due and not action.revised_deadline:
            action = self._set(action, "revised_deadline", revision.due, "deadline")
            action = self._set(action, "revision_reason", action.revision_reason or revision.reason, "deadline")
            action = self._set(action, "deadline", revision.first, "deadline", words)
        return action

    def _set(self, action: Action, key: str, value: object, typed: str, words: str = "") -> Action:
        old, new = getattr(action, key), value
        if old == new:
            return action
        self._found.actions.append(Reading(action.ref, key, to_plain(old), to_plain(new),  # type: ignore[arg-type]
                                           typed, words or to_plain(getattr(action, typed))))
        return replace(action, **{key: new})  # type: ignore[arg-type]


def _due(deadline: str, order: DayOrder | None) -> object:
    return read_deadline(deadline, order).due
