"""Says what a template leaves out of the lists whose length the report counts, so that nobody takes them for whole.

A writer's condition (`{%tr for action in recommendation.actions if … %}`) may be right. But a summary that counts 25
actions above a table of 20 must not look as if these were all.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from toolkit.words import reports as words
from toolkit.words.speaking import Message, Said, figure, said


def left_out(values: Mapping[str, Any], printed: Collection[int]) -> Iterator[Said]:
    """What a body leaves out of lists of which it prints something, in sentences.

    Args:
        values: What its template names.
        printed: The ids of the rows whose text, or name, was printed.
    """
    lists: tuple[tuple[Message, list[Sequence[Any]]], ...] = (
        (words.LEFT_OUT_ACTIONS, [_of_recommendations(values.get("recommendations", ())),
                                  _of_recommendations(_within(values.get("groups", ()))),
                                  _of_recommendations(_within(values.get("sources", ()))),
                                  [one for one in getattr(values.get("mission"), "actions", ()) if one.ref]]),
        (words.LEFT_OUT_OVERDUE, [values.get("overdue", ())]), (words.LEFT_OUT_UNITS, [values.get("units", ())]))
    for message, alike in lists:
        counts = [(sum(id(row) in printed for row in rows), len(rows)) for rows in alike]
        most, of_all = max(counts, key=lambda one: one[0])
        if 0 < most < of_all:
            yield said(message, printed=figure(most), counted=figure(of_all))


def _within(parts: Sequence[Any]) -> list[Any]:
    """The recommendations of groups or sources."""
    return [row for part in parts for row in part.recommendations]


def _of_recommendations(rows: Sequence[Any]) -> list[Any]:
    """Their actions."""
    return [action for row in rows for action in row.actions if action.ref]
