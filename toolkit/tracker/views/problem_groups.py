"""Problems as people who have to act on them read them: first what needs somebody, and what is alike in one line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit.tracker.record.problems import Problem, in_order, what_is_wrong, what_to_do
from toolkit.words import workbooks as words
from toolkit.words.phrases import QUOTED_BUT
from toolkit.words.problems import WORDINGS
from toolkit.words.readings.places import place_shown
from toolkit.words.speaking import counted, said

MOST_PLACES = 20
"""How many cells or actions a line names."""
Units = Mapping[str, str]
"""Name of a file -> the code of its unit, where it is known."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Problems of one kind in one column of a return.

    Attributes:
        unit: The code of the unit, where it is known.
        problems: By place; there is at least one.
    """

    unit: str
    problems: tuple[Problem, ...]

    @property
    def first(self) -> Problem:
        """The first of them, which all are like."""
        return self.problems[0]

    @property
    def cells(self) -> str:
        """Their cells."""
        return _joined(place_shown(problem.place.cell) for problem in self.problems)

    @property
    def refs(self) -> str:
        """Their actions."""
        return _joined(problem.place.ref for problem in self.problems)

    @property
    def what(self) -> str:
        """What is wrong, in the words of the first."""
        together = WORDINGS[self.first.code].together
        if together and len(self.problems) > 1:
            found = (said(QUOTED_BUT, found=problem.found, suggestion=problem.suggestion) for problem in self.problems)
            return said(together, number=len(self.problems), found=_joined(found))
        own = what_is_wrong(self.first)
        others = sum(what_is_wrong(problem) != own for problem in self.problems)
        return counted(words.AND_MORE_LIKE_IT, others, what=own) if others else own

    @property
    def to_do(self) -> str:
        """What to do; without a suggestion that is not meant for all of them."""
        is_for_all = len({problem.suggestion for problem in self.problems}) == 1
        general = self.first if is_for_all or not WORDINGS[self.first.code].suggested else self.first._replace(
            suggestion="")
        return what_to_do(general)


def in_order_of_need(problems: Iterable[Problem], units: Units) -> list[Problem]:
    """Problems in the order of a list: first what keeps something from being accepted, then what needs somebody.

    What is only told comes last. Within each of them, they are in the order of units and places.
    """
    return sorted(in_order(list(problems)),
                  key=lambda p: (not p.is_error, not p.needs_somebody, units.get(p.place.file, "")))


def grouped(problems: Iterable[Problem], units: Units, words: int = 0) -> list[Alike]:
    """Problems in that order, those of one kind in one column together.

    Args:
        problems: In any order.
        units: As `Alike` needs them.
        words: Up to how many different things that were found, such as words that may be a status, each is told by
            itself.
    """
    groups: dict[tuple[str, ...], list[Problem]] = {}
    for problem in in_order_of_need(problems, units):
        place = problem.place
        groups.setdefault((place.file, place.sheet, place.column, problem.code), []).append(problem)
    return [Alike(units.get(alike[0].place.file, ""), tuple(alike)) for group in groups.values()
            for alike in _by_words(group, words)]


def _by_words(group: list[Problem], most: int) -> Iterable[list[Problem]]:
    words: dict[tuple[str, str], list[Problem]] = {}
    if WORDINGS[group[0].code].together:
        return [group]
    for problem in group:
        words.setdefault((problem.found, problem.suggestion), []).append(problem)
    return words.values() if len(words) <= most else [group]


def _joined(places: Iterable[str]) -> str:
    named = [*dict.fromkeys(place for place in places if place)]
    return ", ".join([*named[:MOST_PLACES], *(["…"] if len(named) > MOST_PLACES else [])])
