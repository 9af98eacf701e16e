"""New dates that wait to be approved, stated a second time over plain dictionaries, as `restated.py` does the rest.

Where the centre approves revised deadlines:

- A date that a return says anew, and the register does not hold, is asked for with the reason that the return gives.
- What a unit asks for takes the place of what it asked for before in the same round or an earlier one. Dates of one
  unit that differ in one run wait side by side.
- A reason that changes alone goes to the date that waits; with none waiting, it asks again for a date that was declined
  or withdrawn, and is an answer like any other where the date counts.
- A unit that goes back to what the register holds, or takes its date away with `--accept-emptied`, withdraws it.
- A date that waits is changed in the same way where approval has been switched off since.
- A decision that cannot be applied leaves the date waiting.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from tests.trust.restated import Cell, Held, Line, Return, base_of, is_later_round, tell, why_to_ask, write

DATE, REASON = "revised_deadline", "revision_reason"
FINAL = ("implemented", "superseded", "closed_not_implemented", "no_longer_applicable")


@dataclass
class Asked:
    """A date that a unit asked for."""

    ref: str
    unit: str
    round: str
    name: str
    day: str
    reason: str
    outcome: str = ""
    decision: str = ""
    by: str = ""


class Wish(NamedTuple):
    """What a return asks for.

    `new` are the columns in which it says something new, `source` the round and the return that say the date, if not this.
    """

    one: Return
    day: str
    reason: str
    new: dict[str, str]
    source: tuple[str, str] | None


def waiting(held: Held, ref: str, unit: str) -> list[Asked]:
    """What a unit may still replace in the round of this run."""
    return [one for one in held.asked if (one.ref, one.unit, one.outcome) == (ref, unit, "")
            and not is_later_round(held, one.round)]


def set_apart(held: Held, returns: Iterable[Return], only_emptied: set[str], accept_emptied: bool) -> set[tuple[str, Cell]]:
    """Take what asks for a date out of what is merged cell by cell: by return, its cells.

    Args:
        held: The register; what is asked for is kept with it.
        returns: In the order of their units and names.
        only_emptied: The names of those that were taken in before, of which only what is empty is looked at.
        accept_emptied: Whether the option is given.
    """
    held.wishes, apart = {}, set()
    for one in returns:
        for ref in sorted({cell.ref for cell in one.answers if cell.column in (DATE, REASON)} & held.parties.keys()):
            if wish := _wish(held, one, ref, one.name in only_emptied, accept_emptied):
                apart |= {(one.name, Cell(ref, key)) for key in (DATE, REASON)}
                if wish.new:
                    held.wishes.setdefault((ref, one.book.unit), []).append(wish)
                if DATE in wish.new and (code := why_to_ask(held, one, Cell(ref, DATE))):
                    tell(held, code, one, Cell(ref, DATE))
    return apart


def _wish(held: Held, one: Return, ref: str, is_again: bool, accept_emptied: bool) -> Wish | None:
    own = waiting(held, ref, one.book.unit)
    if held.settings["approve_deadlines"] != "yes" and not own:
        return None
    base = {key: base_of(held, one.book, Cell(ref, key)) for key in (DATE, REASON)}
    said = {key: one.answers[Cell(ref, key)] for key in (DATE, REASON) if Cell(ref, key) in one.answers}
    new = {key: value for key, value in said.items() if value != base[key] and (not is_again or not value)}
    day, reason = (base | said)[DATE], (base | said)[REASON]
    if day in ("", held.register.get(Cell(ref, DATE), "")):
        return None
    if DATE in new:
        return Wish(one, day, reason, new, None)
    if not (reason or accept_emptied):
        return None
    if own:
        same = [asked for asked in own if asked.day == day]
        held_date = (same or own[-1:])[0]
        is_said = DATE in said and bool(same)
        return Wish(one, held_date.day, reason, new, None if is_said else (held_date.round, held_date.name))
    before = any((asked.ref, asked.unit, asked.day) == (ref, one.book.unit, day) for asked in held.asked)
    return Wish(one, day, reason, new, None) if before and DATE in said else None


def put(held: Held, heard: set[tuple[object, Cell]]) -> None:
    """Let wait what was asked for in a run.

    Args:
        held: The register.
        heard: By workbook, the cells that were merged in this run.
    """
    for (ref, unit), wishes in sorted(held.wishes.items()):
        for wish in reversed(wishes):
            for key, value in wish.new.items():
                if (wish.one.book, Cell(ref, key)) not in heard:
                    held.said.setdefault(wish.one.book, {})[Cell(ref, key)] = value
        pairs = {(wish.day, wish.reason) for wish in wishes}
        known = {(one.day, one.reason) for one in held.asked if (one.ref, one.unit, one.outcome) == (ref, unit, "")}
        stale = [one for one in waiting(held, ref, unit) if (one.day, one.reason) not in pairs]
        for wish in sorted(wishes, key=lambda wish: wish.source[1] if wish.source else wish.one.name):
            if (wish.day, wish.reason) in known:
                continue
            known.add((wish.day, wish.reason))
            alike = [one for one in stale if one.day == wish.day] or stale
            old = alike[0] if alike else None
            stale = [one for one in stale if one is not old]
            _let_wait(held, ref, unit, wish, old)
        for one in stale:
            withdraw(held, one)


def _let_wait(held: Held, ref: str, unit: str, wish: Wish, old: Asked | None) -> None:
    before = {DATE: old.day if old else "", REASON: old.reason if old else ""}
    for key, value in wish.new.items():
        if value != before[key]:
            write(held, Cell(ref, key), Line("return", wish.one.book.round, ref, key, False, before[key], value, unit,
                                             wish.one.name))
    asked = old or Asked(ref, unit, "", "", "", "")
    asked.round, asked.name = wish.source or (wish.one.book.round, wish.one.name)
    asked.day, asked.reason, asked.decision, asked.by = wish.day, wish.reason, "", ""
    if old is None:
        held.asked.append(asked)


def replaced_by(held: Held, cell: Cell, units: set[str]) -> None:
    """What waits of units that say something else of a date, which is merged, is withdrawn."""
    for unit in sorted(units) if cell.column == DATE else ():
        if (cell.ref, unit) not in held.wishes:
            for asked in waiting(held, cell.ref, unit):
                withdraw(held, asked)


def withdraw(held: Held, one: Asked) -> None:
    """A unit no longer asks for a date."""
    write(held, Cell(one.ref, DATE), Line("return", one.round, one.ref, DATE, False, "", one.day, one.unit, one.name))
    one.outcome = "Withdrawn"


def decide_dates(held: Held) -> None:
    """Apply what was decided on the dates that wait."""
    open_ = [one for one in held.asked if not one.outcome]
    accepted = [one.ref for one in open_ if one.decision == "Accept"]
    can = [one for one in open_ if one.decision == "Decline" or (
        one.decision == "Accept" and accepted.count(one.ref) == 1 and one.ref in held.parties
        and held.register.get(Cell(one.ref, "status"), "") not in FINAL
        and not one.day <= held.register.get(Cell(one.ref, "due_date"), ""))]
    for one in can:
        if one.decision == "Decline":
            _approve(held, one, DATE, "", one.day, False)
        else:
            for key, value in ((DATE, one.day), (REASON, one.reason)):
                old = held.register.get(Cell(one.ref, key), "")
                held.register[Cell(one.ref, key)] = value
                if key == DATE or old != value:
                    _approve(held, one, key, old, value, True)
        one.outcome = {"Accept": "Accepted", "Decline": "Declined"}[one.decision]


def _approve(held: Held, one: Asked, key: str, old: str, new: str, taken: bool) -> None:
    names = [one.name] if key == DATE else [""] + [
        line.name for line in held.history if (line.how, line.round, line.ref, line.column, line.new, line.unit) == (
            "return", one.round, one.ref, key, new, one.unit)]
    write(held, Cell(one.ref, key), Line("approval", one.round, one.ref, key, taken, old, new, one.unit, names[-1], one.by))


def shown_in_workbook(held: Held, ref: str) -> Asked | None:
    """The date that waits, which the workbook of whoever answers shows; None where several do, or none."""
    several = [one for one in held.asked if (one.ref, one.outcome) == (ref, "")]
    return replace(several[0]) if len(several) == 1 else None
