"""Rows, paragraphs and tables that stand in another order now, put into it where somebody did not move them."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from toolkit.word.keeping.blocks import Block
from toolkit.word.keeping.names import q

Blocks = Mapping[str, Block]
_CONTAINERS = (q("w:tbl"), q("w:body"))


def renew_order(base: Blocks, theirs: Blocks, new: Blocks) -> None:
    """Put the rows of a table, and what stands outside of tables, into the order of the new report.

    A table of which somebody moved a row stays as it is; outside of tables only what they moved does. What is theirs
    alone goes with what it stands behind.
    """
    for container, known in _known(base, theirs, new).items():
        own = [child for child in container if child in known]
        was, now = (_places_of([known[child][side] for child in own]) for side in (0, 1))
        left = _in_order(was)
        if container.tag == q("w:tbl") and len(left) < len(own):
            continue
        stay = [own[at] for at in left]
        wanted = sorted(left, key=now.__getitem__)
        if wanted != left:
            _permute(container, stay, [own[at] for at in wanted])


def _known(base: Blocks, theirs: Blocks, new: Blocks) -> dict[Any, dict[Any, tuple[Any, Any]]]:
    """Table or body -> what stands in it and in both generated reports -> what it is in these."""
    found: dict[Any, dict[Any, tuple[Any, Any]]] = {}
    for key, block in theirs.items():
        if key in base and key in new and not block.joined:
            for host, was, now in zip(*(_standing(blocks[key]) for blocks in (theirs, base, new)), strict=False):
                if host.tag == was.tag == now.tag:
                    found.setdefault(host.getparent(), {}).setdefault(host, (was, now))
    return found


def _standing(block: Block) -> Iterator[Any]:
    """The outermost paragraph or table in which a block stands, and its row there."""
    element, row = block.paragraphs[0], None
    while (parent := element.getparent()) is not None and parent.tag != q("w:body"):
        row, element = (element if element.tag == q("w:tr") else row), parent
    if parent is not None:
        yield element
        if row is not None:
            yield row


def _places_of(elements: Sequence[Any]) -> list[int]:
    """Where elements stand among their siblings, one container after the other."""
    parents = {one.getparent() for one in elements}
    places = {one: at for parent in parents for at, one in enumerate(parent)}
    return [places[one] for one in elements]


def _in_order(places: Sequence[int]) -> list[int]:
    """The largest part of some places that rises: which of them it is."""
    ends, last, before = list[int](), list[int](), list[int]()
    for at, place in enumerate(places):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else -1)
        ends[length:length + 1], last[length:length + 1] = [place], [at]
    found = list[int]()
    at = last[-1] if last else -1
    while at >= 0:
        found.insert(0, at)
        at = before[at]
    return found


def _permute(container: Any, elements: Sequence[Any], wanted: Sequence[Any]) -> None:
    """Put elements into the places of others, each with what stands behind it up to the next."""
    every = set(elements)
    parts: dict[Any, list[Any]] = {}
    for child in container.iterchildren():
        if child in every:
            following = parts[child] = [child]
        elif parts and child.tag != q("w:sectPr"):
            following.append(child)
    places = []
    for element in elements:
        place = element.makeelement(element.tag)
        element.addprevious(place)
        places.append(place)
    for element, place in zip(wanted, places, strict=True):
        for one in parts[element]:
            place.addprevious(one)
        container.remove(place)
