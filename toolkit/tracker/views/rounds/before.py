"""How a register stood at each round before a date, and before any round, when its documents came in.

A round that is closed stood as it was printed then, for its own date. Of any other the history tells how it stood.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from toolkit.tracker.judging.register_checks import rounds_in_order
from toolkit.tracker.record.register import Register
from toolkit.tracker.views import prose
from toolkit.tracker.views.rounds.closed import Made, as_closed
from toolkit.tracker.views.selecting import holding, of_sources
from toolkit.tracker.views.standing import standing


class State(NamedTuple):
    """A register as it stood.

    Attributes:
        round: The name of the round; "" before any, as its documents said it.
        day: The date for which it is judged.
        register: As it stood.
    """

    round: str
    day: date
    register: Register

    @property
    def label(self) -> str:
        """What it is called: the round, or else the date."""
        return self.round or prose.day(self.day)


def states(register: Register, as_of: date) -> Iterator[State]:
    """How a register stood at each round before a date, oldest first; the first one is that of its documents.

    Args:
        register: Read with its history.
        as_of: The date.
    """
    made: Made = {}
    for name, day in _moments(register, as_of):
        yield _state(register, name, day, made)


def state_before(register: Register, as_of: date, part: Register | None = None) -> State | None:
    """How a register stood at the last round before a date; None where nothing is known of an earlier date.

    Args:
        register: Read with its history.
        as_of: The date.
        part: That part of the register that is looked at; all of it if absent.
    """
    moments = _moments(register, as_of)
    return within(_state(register, *moments[-1], {}), register, part) if moments else None


def within(state: State, whole: Register, part: Register | None) -> State:
    """The same actions and recommendations that a part of a register holds, as they stood; all of them if absent."""
    if part is None or part is whole:
        return state
    return state._replace(register=holding(state.register, part.actions.keys(), part.recommendations.keys()))


def _moments(register: Register, as_of: date) -> list[tuple[str, date]]:
    """Name and date of each round before a date, by date; before them the date of the documents, without a name."""
    rounds = [(one.name, one.as_of) for one in rounds_in_order(register) if one.as_of and one.as_of < as_of]
    first = min((day for _, day in rounds), default=as_of)
    documents = [one.as_of for one in register.sources.values() if one.as_of and one.as_of < first]
    return [*([("", max(documents))] if documents else []), *sorted(rounds, key=lambda one: one[1])]


def _state(register: Register, name: str, day: date, made: Made) -> State:
    if name in register.closed:
        return State(name, day, standing(as_closed(register, name, made), day))
    known = [code for code, source in register.sources.items() if source.as_of is None or source.as_of <= day]
    stood = standing(register, day)
    return State(name, day, of_sources(stood, known) if known else replace(stood, recommendations={}, actions={}))
