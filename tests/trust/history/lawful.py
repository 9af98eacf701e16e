"""What holds after every run of every history, whatever the restatement says."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from tests.trust.history.compared import cell_of, differ, values_of, waiting_of
from tests.trust.history.restated_workbooks import SHARED
from tests.trust.history.worlds import COLUMNS, World, shown
from tests.trust.restated import CLAIM, WORD, Book, Cell, Held, current
from toolkit.tracker.judging.former_names import FormerNames
from toolkit.tracker.judging.parties import ROLES
from toolkit.tracker.merge.competing import plain_form
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.column_names import bare
from toolkit.tracker.record.columns import to_plain, value_of
from toolkit.tracker.record.register import Register
from toolkit.tracker.views.figures import figures, latest_as_of
from toolkit.tracker.views.rounds.closed import as_closed
from toolkit.tracker.views.rounds.judged import Judged
from toolkit.tracker.views.showing import register_as_json
from toolkit.tracker.views.standing import standing


class Answer(NamedTuple):
    """An answer that a return gave anew, and that could be taken."""

    cell: Cell
    value: str
    name: str


def is_traceable(world: World, books: Mapping[str, Book], seen: int) -> None:
    """Every answer that waits, and every one in the history, stands in the cell of the file that it is said to be of.

    And that file is of the unit and the round that are said to have given it. A line about a word of the centre that an
    answer took away names the cell of that answer.

    Args:
        world: After a run.
        books: By the name of each return, which workbook it is.
        seen: How many lines of the history were looked at before.

    Raises:
        AssertionError: One does not.
    """
    said = [(c.file, c.cell, c.unit, c.round, str(shown(c.key, plain_form(c.value, COLUMNS[c.key])) or ""))
            for c in world.register.conflicts]
    said += [(c.file, c.cell, c.unit, c.round, str(shown(bare(c.key), c.new) or ""))
             for c in world.register.history[seen:] if c.file in books and c.how is not How.ANSWERED]
    for file, address, unit, round_name, value in said:
        stands = world.cells[file].get(address)
        differ(f"{address} of {file}", value, str(stands.date() if isinstance(stands, datetime) else stands or ""))
        differ(f"who gave {file}", (round_name, unit), books[file][:2])


def is_nobody_elses(found: Register) -> None:
    """What stands in a row of comments was said by its unit, for its round or an earlier one; or by the centre.

    Raises:
        AssertionError: It was not.
    """
    for comment in found.comments.values():
        for text in (comment.comment, comment.evidence):
            by, is_tagged, _ = text.partition(": ")
            unit, _, round_name = by.partition(" ")
            assert not is_tagged or unit in ("Corrected", "Centre") or (
                unit == comment.unit and round_name <= comment.round), f"{comment}"


def is_called_as_it_was(found: Register, called: Mapping[tuple[str, str], str]) -> None:
    """Beside a comment stands the name that its unit had when it returned it.

    Raises:
        AssertionError: It is another one.
    """
    names = FormerNames(found)
    for comment in found.comments.values():
        if name := called.get((comment.round, comment.unit)):
            differ(f"who wrote {comment}", name, names.of(comment))


def is_figured_as_before(before: Register, after: Register, until: str) -> None:
    """A unit that is renamed or replaced changes nothing of who led what up to its last day.

    Where somebody corrects which unit replaced it, what was given to the other one was no replacement, and counts always.

    Raises:
        AssertionError: It does.
    """
    for day in (one.as_of for one in after.rounds.values() if one.as_of and str(one.as_of) <= until):
        differ(f"figures as of {day}", _led(before, day), _led(after, day))


def is_handed_to(register: Register, unit: str, others: Collection[str]) -> bool:
    """Whether somebody typed one of other units over a unit that led or supported: what replaced it, once that is known."""
    return any(unit in change.old.split(", ") and not {*change.new.split(", ")}.isdisjoint(others)
               for change in (*register.history, *register.hand_edits) if change.key in ROLES and change.how.is_by_hand)


def printed(register: Register) -> object:
    """All that can be printed of a register as of its latest date: the figures of reports, and what is shown."""
    day = latest_as_of(register)
    assert day
    return figures(standing(register, day), day), register_as_json(register, Judged(day))


def is_for_ever(found: Register, reported: Mapping[str, object]) -> None:
    """A closed round prints what it printed just before the next one was issued.

    Raises:
        AssertionError: It prints something else.
    """
    for name, then in reported.items():
        differ(f"round {name}", then, printed(as_closed(found, name)))


def stands_as_before(before: Register, after: Register) -> None:
    """What is split, superseded or opened again by hand changes nothing of how actions stood before the last as-of date.

    Raises:
        AssertionError: It does.
    """
    days = sorted(after.as_of_dates())
    for day in days[:-1]:
        differ(f"statuses as of {day}", _statuses(before, day), _statuses(after, day))


def is_led_as_before(before: Register, after: Register, units: Iterable[str]) -> None:
    """An action that is handed over counts under its former units up to the last round but one in which they were asked.

    Raises:
        AssertionError: It does not.
    """
    *days, last = sorted(one.as_of for one in after.rounds.values() if one.as_of) or [date.min]
    asked = [one.as_of for one in after.rounds.values() if one.as_of and one.as_of < last and {*units} & {*one.issued_to}]
    for day in (day for day in days if asked and day <= max(asked)):
        differ(f"who leads as of {day}", _led(before, day), _led(after, day))


def _statuses(register: Register, day: date) -> dict[str, tuple[str, ...]]:
    return {ref: (action.status, *action.superseded_by) for ref, action in standing(register, day).actions.items()}


def _led(register: Register, day: date) -> dict[str, int]:
    return {one.code: one.actions for one in figures(standing(register, day), day).units}


def is_nothing_lost(answers: Iterable[Answer], found: Register) -> None:
    """Every answer that was ever given stands in the register, waits, or is in the history.

    Raises:
        AssertionError: One is lost.
    """
    kept = {(cell.ref, cell.column, value) for cell, value in values_of(found).items()}
    kept |= {(cell.ref, cell.column, claim.value) for cell, claims in waiting_of(found).items() for claim in claims}
    kept |= {(c.ref, bare(c.key), text) for c in (*found.history, *found.hand_edits) for text in (c.old, c.new)}
    for cell, value, name in answers:
        assert cell.ref not in found.actions or (cell.ref, cell.column, value) in kept, f"{value!r} of {name} is lost"


def is_seen_beside_each_option(held: Held, found: Register) -> None:
    """Whoever decides sees what the register holds.

    Raises:
        AssertionError: It is something else.
    """
    for c in (c for c in found.conflicts if c.ref in held.parties):
        cell = cell_of(c.ref, c.key, c.unit, c.round)
        book = max(book for book in held.issued if book[:2] == (c.round, c.unit))
        differ(f"beside {c.number} {c.option}", current(held, cell, book), plain_form(c.register_value, COLUMNS[c.key]))


def is_as_of(before: Register, after: Register, round_name: str) -> None:
    """A run of a round changes nothing of how answers stood on the as-of dates of earlier rounds.

    Raises:
        AssertionError: It does.
    """
    as_of = after.rounds[round_name].as_of or date.max
    for day in (one.as_of for one in after.rounds.values() if one.as_of and one.as_of < as_of):
        differ(f"as of {day}", _standing(before, day), _standing(after, day))


def _standing(register: Register, day: date) -> dict[tuple[str, str], str]:
    return {(ref, key): to_plain(value_of(action, COLUMNS[key]))
            for ref, action in standing(register, day).actions.items() for key in (*SHARED, *WORD)}


def is_counted_as_before(before: Register, after: Register, day: date) -> None:
    """What the centre says of a claim for a day changes nothing of the figures of earlier days.

    Raises:
        AssertionError: It does.
    """
    for earlier in (one.as_of for one in after.rounds.values() if one.as_of and one.as_of < day):
        differ(f"figures as of {earlier}", figures(standing(before, earlier), earlier), figures(standing(after, earlier), earlier))


def counts_from(register: Register, ref: str, said: str, day: date) -> None:
    """What the centre says of a claim counts on the day for which it says so, if the claim was made by then.

    Raises:
        AssertionError: It does not.
    """
    rounds = [register.rounds[c.round].as_of for c in register.history
              if c.ref == ref and c.key in CLAIM and c.round in register.rounds and c.how in (How.RETURN, How.DECISION)]
    stood = standing(register, day).actions.get(ref)
    if stood and all(one and one <= day for one in rounds):
        differ(f"verification of {ref} as of {day}", said, to_plain(stood.verification))
