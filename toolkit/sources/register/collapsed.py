"""Reading apart a row into which several actions have collapsed.

The number of actions is the one that two or more columns agree on. A single deadline or unit is shared by all of them;
a missing status is not reported; the actions' texts are parted where a new sentence begins with its own verb, only if
that gives the number. Otherwise the row stays whole.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.sources.register.entries import CELL_KEYS, TableRow
from toolkit.tracker.wording.dated.revisions import split_deadlines
from toolkit.tracker.wording.sentences import lines, own_verbs, sentences
from toolkit.tracker.wording.statuses import split_statuses
from toolkit.tracker.wording.units import UnitNames
from toolkit.words import sources as words
from toolkit.words.speaking import counted

Parts = tuple[str, ...]
_COUNTS = {"text": words.ACTIONS, "deadline": words.DEADLINES, "responsible": words.UNITS, "comment": words.STATUSES}


@dataclass(frozen=True, slots=True)
class Apart:
    """A row, read apart.

    Attributes:
        actions: The cells of each action by column key; one for a row that holds one, or stays whole.
        shared: The keys of the cells that stood once and were given to each.
        doubt: What speaks for several actions where the row stays whole; "" otherwise.
    """

    actions: tuple[dict[str, str], ...]
    shared: tuple[str, ...] = ()
    doubt: str = ""


def read_apart(row: TableRow, names: UnitNames) -> Apart:
    """Read a row's cells apart, or leave it whole."""
    ways = _ways(row, names)
    count = _agreed(ways)
    if count == 1:
        return Apart((_whole(row),))
    chosen = {key: _parts_for(key, ways[key], count) for key in CELL_KEYS}
    if any(parts is None for parts in chosen.values()):
        return Apart((_whole(row),), doubt=_described(ways))
    columns = {key: parts for key, parts in chosen.items() if parts is not None}
    actions = tuple({key: columns[key][i] for key in CELL_KEYS} for i in range(count))
    shared = tuple(key for key in ("deadline", "responsible") if row[key].strip() and len(ways[key][-1]) == 1)
    return Apart(actions, shared)


def counts_of(row: TableRow, names: UnitNames) -> dict[str, int]:
    """How many parts each cell seems to hold."""
    return {key: max((len(parts) for parts in ways), default=0) for key, ways in _ways(row, names).items()}


def _whole(row: TableRow) -> dict[str, str]:
    return {key: row[key] for key in CELL_KEYS}


def _ways(row: TableRow, names: UnitNames) -> dict[str, list[Parts]]:
    """Column key -> the ways in which its cell can be parted, the surest first; the last is that of its words."""
    return {
        "text": [lines(row["text"]), sentences(row["text"]), own_verbs(row["text"])],
        "deadline": [lines(row["deadline"]), split_deadlines(row["deadline"])],
        "responsible": [lines(row["responsible"]), names.segments(row["responsible"])],
        "comment": [lines(row["comment"]), split_statuses(row["comment"])],
    }


def _agreed(ways: dict[str, list[Parts]]) -> int:
    """The number of actions that two or more columns agree on, the action's text among them; else 1.

    Line ends alone may be mere wrapping: they count only beside a column whose words give the number.
    """
    if not any(ways["text"][-1]):
        return 1
    votes: Counter[int] = Counter()
    for parts_of_column in ways.values():
        votes.update({len(parts) for parts in parts_of_column if len(parts) > 1})
    by_words = {len(ways[key][-1]) for key in ("deadline", "responsible", "comment")}
    numbers = [(votes[number], number) for number in votes if votes[number] > 1 and number in by_words]
    if not numbers:
        return 1
    best = max(numbers)
    return best[1]


def _parts_for(key: str, ways: Sequence[Parts], count: int) -> Parts | None:
    """The parts of one cell for each action; None where they do not fit."""
    for parts in ways:
        if len(parts) == count:
            return parts
    last = ways[-1]
    if key == "text":
        return None
    if not last:
        return ("",) * count
    if key == "comment":
        return _comments(last, count)
    return last * count if len(last) == 1 else None


def _comments(stated: Parts, count: int) -> Parts | None:
    """The comments of each action: those without a status word are parted where a sentence says what was done."""
    if len(stated) > count:
        return None
    finer = tuple(part for segment in stated for part in own_verbs(segment, done=True))
    if len(finer) == count:
        return finer
    return (*stated, *("",) * (count - len(stated)))


def _described(ways: dict[str, list[Parts]]) -> str:
    """The counts in words, as in “2 deadlines, 3 units”."""
    return ", ".join(counted(_COUNTS[key], len(parts[-1])) for key, parts in ways.items() if parts[-1])
