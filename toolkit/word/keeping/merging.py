"""Words that two changed: what the writer and the register made of the same text is put together, or is a conflict."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from toolkit.word.keeping.pieces import END, OBJECT, Piece

_TOKEN = re.compile(
    r"\d{1,2}\.?[ \u00a0][^\W\d_]+\.?[ \u00a0]\d{4}\b"  # a day
    r"|[^\W\d_]+[ \u00a0]\d{4}\b"  # a month
    r"|\d+(?:[.,:/\u2013-]\d+)*(?:[ \u00a0]?%)?"
    rf"|[{OBJECT}{END}\n\t]|[^\S\n\t{END}]+|\w+|[^\w\s]")
WHOLE = 0.6
"""Where the register changed more of a text than this part of it, the whole is taken as changed."""


class Token(NamedTuple):
    """A word, number, date, sign or object, and where it stands."""

    text: str
    start: int
    end: int


class Change(NamedTuple):
    """Tokens that others stand in the place of: `was` first to `was` last, `now` first to `now` last."""

    was: int
    was_end: int
    now: int
    now_end: int


@dataclass(frozen=True, slots=True)
class Edit:
    """What of a new text stands in the place of what of the writer's; counted in signs."""

    start: int
    end: int
    new_start: int
    new_end: int


def tokens_of(pieces: Sequence[Piece]) -> list[Token]:
    """The tokens of pieces; an object is known by its sign."""
    text = "".join(piece.text for piece in pieces)
    signs: dict[int, str] = {}
    at = 0
    for piece in pieces:
        signs[at] = piece.sign
        at += len(piece.text)
    return [Token(found[0] + (signs.get(found.start(), "") if found[0] == OBJECT else ""), *found.span())
            for found in _TOKEN.finditer(text)]


def words_of(tokens: Sequence[Token]) -> list[str]:
    """What tokens say."""
    return [token.text for token in tokens]


def renewed(theirs: Sequence[Token], new: Sequence[Token]) -> list[Edit]:
    """The edits that make the new text of one that nobody edited."""
    return [_edit(theirs, new, change) for change in _changes(theirs, new)]


def merged(base: Sequence[Token], theirs: Sequence[Token], new: Sequence[Token]) -> list[Edit] | None:
    """The edits that bring what the register changed into what the writer made of a text.

    Returns:
        None where both changed the same words, or the register changed most of them.
    """
    ours, wanted = _changes(base, theirs), _changes(base, new)
    if _are_most(wanted, base):
        return None
    edits: list[Edit] = []
    for change in wanted:
        if any(_same(base, theirs, new, one, change) for one in ours):
            continue
        if any(_collide(base, one, change) for one in ours):
            return None
        start, end = (_moved(ours, at, behind) for at, behind in ((change.was, True), (change.was_end, False)))
        if change.was == change.was_end:
            end = start
        edits.append(_edit(theirs, new, Change(start, end, change.now, change.now_end)))
    return edits


def _changes(was: Sequence[Token], now: Sequence[Token]) -> list[Change]:
    """What was changed; as one change, where that is most of a text."""
    words, others = words_of(was), words_of(now)
    if words == others:
        return []
    found = [Change(*places) for kind, *places in SequenceMatcher(None, words, others, autojunk=False).get_opcodes()
             if kind != "equal"]
    return [_all_of(was, now)] if _are_most(found, was) else found


def _are_most(changes: Sequence[Change], was: Sequence[Token]) -> bool:
    """Whether changes leave little of a text."""
    gone = sum(len(word.text) for change in changes for word in was[change.was:change.was_end])
    return gone > WHOLE * sum(len(word.text) for word in was)


def _all_of(was: Sequence[Token], now: Sequence[Token]) -> Change:
    """Everything, but for what is the same at the beginning and the end."""
    words, others = words_of(was), words_of(now)
    first = next((at for at, (a, b) in enumerate(zip(words, others, strict=False)) if a != b),
                 min(len(words), len(others)))
    most = min(len(words), len(others)) - first
    last = next((at for at in range(most) if words[-1 - at] != others[-1 - at]), most)
    return Change(first, len(words) - last, first, len(others) - last)


def _edit(theirs: Sequence[Token], new: Sequence[Token], change: Change) -> Edit:
    return Edit(*_span(theirs, change.was, change.was_end), *_span(new, change.now, change.now_end))


def _span(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """From the beginning of one token to the end of those before another."""
    if first < last:
        return tokens[first].start, tokens[last - 1].end
    at = tokens[first].start if first < len(tokens) else tokens[-1].end if tokens else 0
    return at, at


def _same(base: Sequence[Token], theirs: Sequence[Token], new: Sequence[Token], one: Change, other: Change) -> bool:
    return (one[:2] == other[:2]
            and words_of(theirs[one.now:one.now_end]) == words_of(new[other.now:other.now_end]))


def _collide(base: Sequence[Token], one: Change, other: Change) -> bool:
    """Whether two changes are about the same words, or about words with nothing but white space between them."""
    inserts, adds = one.was == one.was_end, other.was == other.was_end
    if inserts and adds:
        return one.was == other.was
    if inserts or adds:
        at, wide = (one.was, other) if inserts else (other.was, one)
        return wide.was < at < wide.was_end
    first, second = sorted((one, other))
    return first.was_end > second.was or not "".join(words_of(base[first.was_end:second.was])).strip()


def _moved(changes: Sequence[Change], at: int, behind: bool) -> int:
    """Where a place of the base is in the writer's text; behind what the writer put in there, or before it."""
    moved = 0
    for change in changes:
        if change.was_end < at or (change.was_end == at and (behind or change.was < change.was_end)):
            moved = (change.now_end - change.now) - (change.was_end - change.was) + moved
    return at + moved


def are_apart(edits: Sequence[Edit]) -> bool:
    """Whether no edit stands in another."""
    return all(first.end <= second.start for first, second in pairwise(edits))
