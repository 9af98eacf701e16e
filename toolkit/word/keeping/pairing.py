"""Finds paragraphs again that lost their anchor: words that changed in the register, and text that somebody retyped."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from toolkit.word.keeping.anchors import BEGINNING, anchors_in, enclose, is_by_words
from toolkit.word.keeping.blocks import Block, is_deleted
from toolkit.word.keeping.names import above, q
from toolkit.word.keeping.packages import Package

ALIKE = 0.5
"""How much of two texts must be the same for one to be the later wording of the other."""
_FIRST_ID = 3_000_000
Blocks = Mapping[str, Block]


def reworded(base: Blocks, new: Blocks) -> dict[str, str]:
    """The key of what is known by its words -> the key of what stands in its place, in other words.

    Rows that are known by their words are taken as a whole.
    """
    waiting: dict[tuple[str, tuple[object, ...]], list[_Unit]] = {}
    for gap, unit in _units(base, new):
        waiting.setdefault((gap, unit.kind), []).append(unit)
    found: dict[str, str] = {}
    for gap, unit in _units(new, base):
        candidates = waiting.get((gap, unit.kind), [])
        for at, candidate in enumerate(candidates):
            if _are_alike(candidate.words, unit.words):
                found.update(candidate.pairs(unit))
                del candidates[:at + 1]
                break
    return found


def renumbered(base: Blocks, new: Blocks) -> dict[str, str]:
    """What stands several times in a report, but not as often as it did: the key of each -> the one that it has now.

    They differ in a number alone, which says nothing once one before them came or went; what stands around them does.
    """
    counts = [Counter(map(_stem, blocks)) for blocks in (base, new)]
    several = {stem for stem, count in (counts[0] | counts[1]).items()
               if count > 1 and counts[0][stem] != counts[1][stem]}
    if not several:
        return {}
    old, now = list(base), list(new)
    same = SequenceMatcher(None, list(map(_stem, old)), list(map(_stem, now)), autojunk=False).get_matching_blocks()
    pairs = {old[first + at]: now[second + at] for first, second, size in same for at in range(size)}
    found = {}
    for number, key in enumerate(key for key in old if _stem(key) in several):
        found[key] = pairs.get(key) or f"{_stem(key)}_{len(old) + len(now) + number}"
    return found


def _stem(key: str) -> str:
    """A key without the number of those that are alike."""
    return key.partition("_")[0]


@dataclass(frozen=True)
class _Unit:
    """A paragraph or a row that is known by its words.

    Attributes:
        cells: The blocks of each cell; of a paragraph only itself.
        kind: What another must be like to stand in its place.
    """

    cells: Sequence[Sequence[Block]]
    kind: tuple[object, ...]

    @property
    def words(self) -> list[str]:
        return [word for cell in self.cells for block in cell for word in block.words]

    def pairs(self, other: "_Unit") -> Iterator[tuple[str, str]]:
        """The keys of this one, each with that in the same place of another."""
        for mine, theirs in zip(self.cells, other.cells, strict=True):
            yield from ((one.key, two.key) for one, two in zip(mine, theirs, strict=False))


def _units(blocks: Blocks, others: Blocks) -> Iterator[tuple[str, _Unit]]:
    """What is known by its words and stands only among some blocks, each with the key of what both have before it."""
    last, rows = "", set[Any]()
    for key, block in blocks.items():
        row = block.row
        if key in others:
            last = key
        elif row is None or any(one in others for one, _ in anchors_in(row)):
            if is_by_words(key):
                yield last, _Unit([[block]], (row is not None, style_of(block.paragraphs[0])))
        elif row not in rows and all(is_by_words(one) for one, _ in anchors_in(row)):
            cells = [[blocks[one] for one, _ in anchors_in(cell)] for cell in row.findall(q("w:tc"))]
            yield last, _Unit(cells, ("row", len(cells)))
            rows.add(row)


def style_of(paragraph: Any) -> str:
    """The id of the style of a paragraph."""
    style = paragraph.find(q("w:pPr/w:pStyle"))
    return str(style.get(q("w:val"), "")) if style is not None else ""


def _are_alike(words: Sequence[str], others: Sequence[str]) -> bool:
    return SequenceMatcher(None, words, others, autojunk=False).ratio() >= ALIKE


def renamed(blocks: Blocks, now: Mapping[str, str]) -> dict[str, Block]:
    """Blocks with other keys.

    Args:
        blocks: They are changed, and so are their anchors.
        now: The key of a block -> its new one.
    """
    marks = [(mark, now[key]) for block in blocks.values() if block.key in now
             for paragraph in block.paragraphs for key, mark in anchors_in(paragraph) if key == block.key]
    for mark, key in marks:
        mark.set(q("w:name"), BEGINNING + key)
    for block in blocks.values():
        block.key, block.joined = now.get(block.key, block.key), [now.get(key, key) for key in block.joined]
    return {block.key: block for block in blocks.values()}


def retyped(base: Blocks, theirs: Blocks) -> Iterator[Block]:
    """Text that somebody typed in the place of all that stood at an anchor, which the anchor did not outlive.

    It stands alone in a cell, or alone between what stood before and behind it. It is anchored again.
    """
    order = list(base)
    number = _FIRST_ID
    for at, key in enumerate(order):
        if key in theirs:
            continue
        paragraph = (_in_cell(base, theirs, key) if base[key].cell is not None else
                     _alone_between(theirs, order[at - 1] if at else "", order[at + 1] if at + 1 < len(order) else ""))
        if paragraph is not None and next(anchors_in(paragraph), None) is None and not is_deleted(paragraph):
            number += 1
            enclose(paragraph, BEGINNING + key, number)
            yield Block(key, [paragraph])


def _alone_between(theirs: Blocks, before: str, behind: str) -> Any:
    if before not in theirs or behind not in theirs:
        return None
    paragraph = theirs[before].paragraphs[-1].getnext()
    if paragraph is None or paragraph.tag != q("w:p"):
        return None
    return paragraph if paragraph.getnext() is theirs[behind].paragraphs[0] else None


def _in_cell(base: Blocks, theirs: Blocks, key: str) -> Any:
    """The only paragraph of a cell without an anchor, where it stands among the others as what lost its anchor did."""
    cell, row = base[key].cell, base[key].row
    host = most_common(theirs[other].row for other, _ in anchors_in(row) if other in theirs)
    cells, others = (one.findall(q("w:tc")) if one is not None else [] for one in (row, host))
    if len(cells) != len(others) or not all(map(_known_in(theirs), cells, others)):
        return None
    paragraphs = list(others[cells.index(cell)].iterchildren(q("w:p")))
    left = [[one for one, _ in anchors_in(paragraph)] for paragraph in paragraphs]
    if left.count([]) != 1:
        return None
    keys = [one for one, _ in anchors_in(cell)]
    before = [one for one in keys[:keys.index(key)] if one in theirs]
    at = left.index([])
    return paragraphs[at] if [one for found in left[:at] for one in found if one in keys] == before else None


def _known_in(theirs: Blocks) -> Callable[[Any, Any], bool]:
    """Whether the anchors of a cell that others still have stand in another cell."""
    def are_in(cell: Any, other: Any) -> bool:
        return {key for key, _ in anchors_in(cell) if key in theirs} <= {key for key, _ in anchors_in(other)}

    return are_in


def most_common(elements: Iterable[Any]) -> Any:
    """The element that is named most often; None for none."""
    counted = Counter(one for one in elements if one is not None)
    return counted.most_common(1)[0][0] if counted else None


def texts_of_cells(package: Package) -> Iterator[str]:
    """What each cell of a document says, in one line."""
    return map(_words, package.body.iter(q("w:tc")))


def place_of(block: Block) -> tuple[str, str]:
    """The beginning of the row and the heading of the column in which a block stands; what a paragraph says, and ""."""
    row, cell = block.row, block.cell
    if row is None:
        return block.text, ""
    words = (_words(one) for one in row.findall(q("w:tc")))
    column = row.findall(q("w:tc")).index(cell) if cell in row else -1
    head = next((one for one in above(row, "w:tbl").iterchildren(q("w:tr"))), row)
    head = head if head.find(q("w:trPr/w:tblHeader")) is not None else None
    heads = head.findall(q("w:tc")) if head is not None and head is not row else []
    heading = _words(heads[column]) if len(heads) == len(row.findall(q("w:tc"))) else ""
    return " ".join(word for word in words if word)[:80], heading


def _words(element: Any) -> str:
    said = ("".join(text.text or "" for text in one.iter(q("w:t"))) for one in element.iter(q("w:p")))
    return " ".join(" ".join(said).split())
