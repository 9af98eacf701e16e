"""Where each text belongs that somebody wrote for reports, as far as that can be told of what was typed.

A code, a number and a name of a round are known in any case. Nothing is guessed: what could be meant in two ways is
wrong, and what is wrong is not printed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from toolkit.tracker.record.actions import Recommendation
from toolkit.tracker.record.codes import TextPlace
from toolkit.tracker.record.columns import fold
from toolkit.tracker.record.narrative import OwnText
from toolkit.tracker.record.register import Register


class Wrong(NamedTuple):
    """One thing that keeps a text from being printed.

    Attributes:
        code: Of the problem.
        key: Of the column.
        found: What stands there.
        suggestion: What it could be.
    """

    code: str
    key: str
    found: str = ""
    suggestion: str = ""


class Placed(NamedTuple):
    """A text with the place that it has in reports.

    Attributes:
        text: As the register calls what it names: its source, its recommendation and its round.
        wrong: What keeps it from being printed; nothing where it can be.
    """

    text: OwnText
    wrong: tuple[Wrong, ...] = ()


def placed_texts(register: Register) -> list[Placed]:
    """The texts of a register, in order, each with its place."""
    return [*map(_Placing(register).placed, register.texts)] if register.texts else []


class _Placing:
    """Knows what texts can name."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._numbered: dict[str, list[Recommendation]] = {}
        self._named: dict[str, list[Recommendation]] = {}
        for one in register.recommendations.values():
            self._numbered.setdefault(fold(one.number), []).append(one)
            self._named.setdefault(fold(register.name_of(one.source, one.number)), []).append(one)

    def placed(self, text: OwnText) -> Placed:
        """A text with its place."""
        source = _called(text.source, {code: one.title for code, one in self._register.sources.items()})
        of_round = _called(text.round, dict.fromkeys(self._register.rounds, ""))
        wrong = [*self._of_place(text)]
        if source is None:
            wrong.append(Wrong("source-not-listed", "source", text.source, ", ".join(self._register.sources)))
        if of_round is None:
            wrong.append(Wrong("text-of-no-round", "round", text.round, ", ".join(self._register.rounds)))
        found = self._recommendations(text.recommendation, source)
        if text.recommendation and source is not None and text.place is not TextPlace.SUMMARY:
            wrong += self._of_number(text.recommendation, found)
        if wrong:
            return Placed(text, tuple(wrong))
        asked = found[0] if found else Recommendation("", source=source or "")
        return Placed(replace(text, source=asked.source, recommendation=asked.number, round=of_round or ""))

    def _of_place(self, text: OwnText) -> Iterator[Wrong]:
        """Whether a text says where it stands, and names a recommendation just where it needs one."""
        if text.place is None:
            yield Wrong("text-without-place", "place", text.text)
        elif text.place is TextPlace.SUMMARY and text.recommendation:
            yield Wrong("text-of-summary", "recommendation", text.recommendation)
        elif text.place is not TextPlace.SUMMARY and not text.recommendation:
            yield Wrong("text-without-number", "recommendation", text.place.label)

    def _recommendations(self, written: str, source: str | None) -> list[Recommendation]:
        """Those that have a number, or else are called so in the whole register; of a source, where one is named."""
        for known in (self._numbered, self._named):
            alike = [one for one in known.get(fold(written), ()) if not source or one.source == source]
            exact = [one for one in alike if written in (one.number, self._register.name_of(one.source, one.number))]
            if alike:
                return exact or alike
        return []

    def _of_number(self, written: str, found: list[Recommendation]) -> Iterator[Wrong]:
        if not found:
            action = self._register.actions.get(written)
            answered = self._register.name_of(action.source, action.recommendation) if action else ""
            yield Wrong("text-of-no-recommendation", "recommendation", written, answered)
        elif len(found) > 1:
            yield Wrong("text-of-two", "recommendation", written, ", ".join(dict.fromkeys(_sources(found))))


def _sources(recommendations: Iterable[Recommendation]) -> Iterator[str]:
    return (one.source for one in recommendations)


def _called(written: str, known: dict[str, str]) -> str | None:
    """The name that is written, in any case, or as what has it is called otherwise; None where no one has it."""
    if not written or written in known:
        return written
    alike = [name for name, other in known.items() if fold(written) in (fold(name), fold(other))]
    return alike[0] if len(alike) == 1 else None
