"""Values that compete for a cell: compared, shown to whoever decides, and the decision read."""

from collections.abc import Iterable
from dataclasses import replace

from toolkit.tracker.record.cells import column_letters
from toolkit.tracker.record.columns import Column, Kind, from_plain, to_plain
from toolkit.tracker.record.decisions import Conflict
from toolkit.tracker.returns.answers import read_typed
from toolkit.tracker.returns.issuing import as_answer
from toolkit.words import register as words
from toolkit.words.languages.catalogues import meanings


def shown(plain: str, column: Column) -> str:
    """A plain value in the words that people read: labels instead of codes."""
    if column.codes is not None and plain:
        return column.codes(plain).label
    return plain


def plain_form(text: str, column: Column) -> str:
    """The plain value of what `shown` made, or of what somebody typed; the text itself where it is neither."""
    try:
        return to_plain(from_plain(text, column))
    except ValueError:
        return read_typed(text, column).plain or text


def comparable(plain: str, column: Column) -> str:
    """A plain value as it is compared: a period by the one day that stands for it in a return."""
    return to_plain(as_answer(from_plain(plain, column))) if column.kind is Kind.PERIOD and "/" in plain else plain


def same(one: str, other: str, column: Column) -> bool:
    """Whether two plain values say the same."""
    return one == other or comparable(one, column) == comparable(other, column)


def decided(
    decision: str, group: list[Conflict], column: Column, current: str
) -> tuple[str | None, Conflict | None]:
    """The value that a decision means, and the option that it takes; no value where it cannot be read."""
    word = decision.casefold().removeprefix("option").strip()
    if word.startswith(("keep", *(kept.casefold() for kept in meanings(words.KEEP)))) or word == "register":
        return current, None
    chosen = next((c for c in group if c.option.casefold() == word), None)
    if chosen is not None:
        return plain_form(chosen.value, column), chosen
    return read_typed(decision, column).plain, None


def in_competition(
    competing: Iterable[Conflict], number: str, held: str, others: Iterable[Conflict]
) -> list[Conflict]:
    """Values that compete for a cell, as one conflict: with its number, a letter each, and what the register holds.

    Args:
        competing: The values.
        number: Of a conflict about the cell that waits already; the next free one if there is none.
        held: What the register holds, as `shown` made it.
        others: The conflicts about other cells.
    """
    numbers = [int(c.number.lstrip("C")) for c in others if c.number.lstrip("C").isdecimal()]
    return [replace(c, number=number or f"C{max(numbers, default=0) + 1}", option=column_letters(place),
                    register_value=held) for place, c in enumerate(competing, start=1)]
