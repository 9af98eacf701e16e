"""Ids that must be unique, of bookmarks, tracked changes and pictures; and the numbers that captions count."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from toolkit.word.keeping.anchors import key_of
from toolkit.word.keeping.blocks import is_deleted, pair_marks
from toolkit.word.keeping.names import above, q

_TRACKED = tuple(map(q, ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:pPrChange")))
_SEQUENCE = "SEQ"
_NUMBER = re.compile(r"\b\d+\b")


def number_anew(body: Any) -> None:
    """Give a new id to whatever has that of another, and every caption its number."""
    pair_marks(body)
    _number_bookmarks(body)
    _number(body.iter(*_TRACKED), q("w:id"))
    _number(body.iter(q("wp:docPr")), "id")
    _number_captions(body)


def _number_bookmarks(body: Any) -> None:
    starts = list(body.iter(q("w:bookmarkStart")))
    taken = Counter(mark.get(q("w:id")) for mark in starts)
    if len(taken) == len(starts):
        return
    ends = (mark.get(q("w:id")) for mark in body.iter(q("w:bookmarkEnd")))
    free = 1 + max((int(key) for key in (*taken, *ends) if key and key.isdecimal()), default=0)
    now: dict[str, str] = {}
    seen = set[str]()
    for mark in body.iter(q("w:bookmarkStart"), q("w:bookmarkEnd")):
        key = mark.get(q("w:id"))
        if mark.tag == q("w:bookmarkStart"):
            now[key] = str(free) if key in seen else key
            free += key in seen
            seen.add(key)
        mark.set(q("w:id"), now.get(key, key))


def _number(elements: Iterable[Any], attribute: str) -> None:
    every = list(elements)
    seen = set[str]()
    free = 1 + max((int(one.get(attribute)) for one in every if (one.get(attribute) or "").isdecimal()), default=0)
    for one in every:
        if one.get(attribute) in seen:
            one.set(attribute, str(free))
            free += 1
        seen.add(one.get(attribute))


def _number_captions(body: Any) -> None:
    counts = Counter[str]()
    for code, shown in _sequences(body):
        counts[code] += 1
        _show(shown, str(counts[code]))


def _show(shown: list[Any], number: str) -> None:
    """Let texts show a number; words that somebody typed beside it, or in its place, stay."""
    if not any(text.text for text in shown):
        shown[0].text = number
    for text in shown:
        if _NUMBER.search(text.text or ""):
            text.text = _NUMBER.sub(number, text.text, count=1)
            number = ""


def _sequences(body: Any) -> Iterator[tuple[str, list[Any]]]:
    """What each field for a number counts, and the texts that show it; a field that starts anew is left alone."""
    for code, shown in _fields(body):
        words = code.split()
        counts = words[:1] == [_SEQUENCE] and len(words) > 1 and not {r"\r", r"\c"} & set(words)
        if counts and shown and above(shown[0], "w:moveFrom") is None:
            yield words[1], shown


def _fields(body: Any) -> Iterator[tuple[str, list[Any]]]:
    """The code of each field and the texts that show it; also of one in which somebody began a new paragraph."""
    begun: list[tuple[list[str], list[Any]]] = []
    for one in body.iter(q("w:fldSimple"), q("w:fldChar"), q("w:instrText"), q("w:t")):
        kind = one.get(q("w:fldCharType"))
        if one.tag == q("w:fldSimple"):
            yield one.get(q("w:instr"), ""), list(one.iter(q("w:t")))
        elif kind == "begin":
            begun.append(([], []))
        elif begun and kind == "end":
            code, shown = begun.pop()
            yield "".join(code), shown
        elif begun and kind is None:
            begun[-1][one.tag == q("w:t")].append(one.text or "" if one.tag == q("w:instrText") else one)


def drop_second_anchors(body: Any) -> None:
    """Take the anchor of what was deleted with tracked changes away, where it came again elsewhere."""
    marks = [mark for mark in body.iter(q("w:bookmarkStart")) if key_of(mark)]
    every = Counter(map(key_of, marks))
    for mark in marks:
        if every[key_of(mark)] > 1 and is_deleted(above(mark, "w:p")):
            key = mark.get(q("w:id"))
            paragraph = mark.getparent()
            for one in [one for one in paragraph if one is mark or (
                    one.tag == q("w:bookmarkEnd") and one.get(q("w:id")) == key)]:
                paragraph.remove(one)
