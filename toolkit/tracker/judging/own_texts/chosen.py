"""Which texts a report on a day prints: those of its round, and those that every report prints."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from toolkit.tracker.judging.own_texts.placing import placed_texts
from toolkit.tracker.record.narrative import OwnText
from toolkit.tracker.record.register import Register


class Chosen(NamedTuple):
    """The texts of a report.

    Attributes:
        texts: In order, as the register calls what they name.
        unplaced: How many more there are of its round, or of one that nobody knows, whose place cannot be told.
    """

    texts: list[OwnText]
    unplaced: int


def texts_on(register: Register, day: date, sources: Collection[str]) -> Chosen:
    """The texts that a report prints.

    Args:
        register: The whole, as it stood on the day.
        day: For which the report is judged.
        sources: Codes of those that it reports on.
    """
    of_day, texts, unplaced = ("", round_on(register, day)), list[OwnText](), 0
    for one, wrong in placed_texts(register):
        if wrong:
            unplaced += one.round in of_day or any(each.key == "round" for each in wrong)
        elif one.round in of_day and (not one.source or one.source in sources):
            texts.append(one)
    return Chosen(texts, unplaced)


def round_on(register: Register, day: date) -> str:
    """The name of the latest round by a day; "" for none."""
    names = [name for name, one in register.rounds.items() if one.as_of and one.as_of <= day]
    return max(reversed(names), key=lambda name: register.rounds[name].as_of or date.min, default="")
