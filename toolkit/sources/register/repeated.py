"""What is asked about the same words over and over, asked once: “Open” 4 ×, with the first places."""

from collections.abc import Iterable, Sequence

from toolkit.tracker.record.columns import fold
from toolkit.tracker.record.problems import Place, Problem
from toolkit.words import sources as words
from toolkit.words.speaking import said

_OF_SEVERAL = {
    "status-unclear": "statuses-unclear", "status-closed": "statuses-closed", "status-stopped": "statuses-stopped",
    "status-kept-as-comment": "statuses-kept-as-comment", "status-settled": "statuses-settled"}
"""The code of a question about one cell -> that of the same question about several."""
_MOST_PLACES = 5


def once_for_each_value(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, of which those that ask the same about the same words are one, where the first of them stood."""
    groups: dict[object, list[Problem]] = {}
    for problem in problems:
        is_grouped = problem.code in _OF_SEVERAL
        key = (problem.code, fold(problem.found), problem.suggestion) if is_grouped else len(groups)
        groups.setdefault(key, []).append(problem)
    return [_as_one(group) if len(group) > 1 else group[0] for group in groups.values()]


def _as_one(group: Sequence[Problem]) -> Problem:
    first = group[0]
    places = list(dict.fromkeys(_named(problem.place) for problem in group))
    more = " …" if len(places) > _MOST_PLACES else ""
    named = ", ".join(places[:_MOST_PLACES]) + more
    found = said(words.SEVERAL_TIMES, found=first.found, count=len(group), places=named)
    return first._replace(code=_OF_SEVERAL[first.code], found=found, place=first.place._replace(ref=""))


def _named(place: Place) -> str:
    return place.cell or place.ref or str(place.row)
