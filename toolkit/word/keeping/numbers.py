"""Ids that must be unique, of bookmarks, tracked changes and pictures; and the numbers that captions count."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from toolkit.word.keeping.anchors import key_of
from toolkit.word.keeping.blocks import is_deleted
from toolkit.word.keeping.names import above, q
from toolkit.word.keeping.pieces import fields_in

_TRACKED = tuple(map(q, ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:pPrChange")))
_SEQUENCE = "SEQ"


def number_anew(body: Any) -> None:
    """Give a new id to whatever has that of another, and every caption its number."""
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
        if "".join(text.text or "" for text in shown) != str(counts[code]):
            for text in shown:
                text.text = ""
            shown[0].text = str(counts[code])


def _sequences(body: Any) -> Iterator[tuple[str, list[Any]]]:
    """What each field for a number counts, and the texts that show it; a field that starts anew is left alone."""
    for paragraph in body.iter(q("w:p")):
        for runs in fields_in(paragraph):
            words = "".join(code.text or "" for run in runs for code in run.iter(q("w:instrText"))).split()
            shown = [text for run in runs for text in run.iter(q("w:t"))]
            if words[:1] == [_SEQUENCE] and len(words) > 1 and shown and not {r"\r", r"\c"} & set(words):
                yield words[1], shown


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
