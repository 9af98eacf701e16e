"""Charts whose figures changed: the writer's chart gets the new figures, and keeps its looks where it can."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from lxml import etree

from toolkit.word.keeping.blocks import Block
from toolkit.word.keeping.importing import Importer
from toolkit.word.keeping.names import OFFICE, q
from toolkit.word.keeping.packages import Package

_CHART = f"{OFFICE}/chart"
_WORKBOOK = f"{OFFICE}/package"
Figures = list[tuple[str, tuple[str, ...], tuple[float, ...]]]
"""Of each series its name, its categories and its values."""


class Became(StrEnum):
    """What became of a chart."""

    SAME = "same"
    RENEWED = "renewed"
    ANEW = "anew"
    """Its number of bars changed and so did its looks, so that it was made anew."""
    EDITED = "edited"
    """Somebody changed its figures, and so did the register."""


class Drawn(NamedTuple):
    """A chart in a document: what places it there, and its part."""

    placed: Any
    part: str
    package: Package


def charts_in(block: Block, package: Package) -> list[Drawn]:
    """The charts that stand in a block."""
    found = []
    for paragraph in block.paragraphs:
        for chart in paragraph.iter(q("c:chart")):
            relation = package.target(package.main, chart.get(q("r:id"), ""))
            placed = next((one for one in chart.iterancestors() if one.tag in (q("wp:inline"), q("wp:anchor"))), None)
            if relation is not None and placed is not None and relation.target in package.contents:
                found.append(Drawn(placed, relation.target, package))
    return found


def renew_charts(base: Sequence[Drawn], theirs: Sequence[Drawn], new: Sequence[Drawn],
                 importer: Importer) -> Iterator[tuple[Became, Drawn]]:
    """Bring new figures into charts.

    Args:
        base: As they were last generated.
        theirs: Of the host; they are changed.
        new: As they are now.
        importer: Brings parts into the host.

    Yields:
        What became of each, with the new one.
    """
    if len(base) == len(theirs) == len(new):
        for was, host, now in zip(base, theirs, new, strict=True):
            yield _renew(was, host, now, importer), now


def drop_charts(package: Package) -> None:
    """Take away the parts of charts that no longer stand in a document."""
    placed = {chart.get(q("r:id")) for chart in package.body.iter(q("c:chart"))}
    for relation in package.relations(package.main):
        if relation.kind == _CHART and relation.key not in placed:
            package.drop(package.main, relation.key)


def description_of(chart: Drawn) -> str:
    """The figures of a chart in words, as its alternative text has them."""
    return str(chart.placed.find(q("wp:docPr")).get("descr", ""))


def _renew(was: Drawn, host: Drawn, now: Drawn, importer: Importer) -> Became:
    before, wanted = _figures(was), _figures(now)
    _renew_placing(was, host, now)
    if before == wanted:
        return Became.SAME
    found = _figures(host)
    if found == wanted:
        return Became.SAME
    if found != before:
        return Became.EDITED
    is_as_made = etree.tostring(_tree(was), method="c14n") == etree.tostring(_tree(host), method="c14n")
    key = _renew_workbook(host, now, importer)
    if not is_as_made and _fill(_tree(host), wanted):
        return Became.RENEWED
    host.package.replace(host.part, now.package.contents[now.part])
    for external in _tree(host).iter(q("c:externalData")):
        external.set(q("r:id"), key)
    return Became.RENEWED if is_as_made else Became.ANEW


def _tree(chart: Drawn) -> Any:
    return chart.package.tree(chart.part)


def _figures(chart: Drawn) -> Figures:
    return [(" ".join(_shown(series.find(q("c:tx")))), tuple(_shown(series.find(q("c:cat")))),
             tuple(float(value or 0) for value in _shown(series.find(q("c:val")))))
            for series in _tree(chart).iter(q("c:ser"))]


def _points(of: Any) -> list[Any]:
    return list(of.iter(q("c:v"))) if of is not None else []


def _shown(of: Any) -> list[str]:
    return [value.text or "" for value in _points(of)]


def _fill(tree: Any, wanted: Figures) -> bool:
    """Put figures into a chart that has as many series and values; whether it has."""
    every = list(tree.iter(q("c:ser")))
    places = [[_points(series.find(q(name))) for name in ("c:tx", "c:cat", "c:val")] for series in every]
    if len(every) != len(wanted):
        return False
    texts = [([name], categories, [f"{value:g}" for value in values]) for name, categories, values in wanted]
    pairs = [pair for place, text in zip(places, texts, strict=True) for pair in zip(place, text, strict=True)]
    if any(len(points) != len(values) for points, values in pairs):
        return False
    for points, values in pairs:
        for point, value in zip(points, values, strict=True):
            point.text = value
    return True


def _renew_workbook(host: Drawn, now: Drawn, importer: Importer) -> str:
    """Give the chart of the host the new workbook; the key of its relationship."""
    data = next(one for one in now.package.relations(now.part) if one.kind == _WORKBOOK)
    known = next((one for one in host.package.relations(host.part) if one.kind == _WORKBOOK), None)
    if known is None:
        return host.package.relate(host.part, _WORKBOOK, importer.part(data.target))
    host.package.replace(known.target, now.package.contents[data.target])
    return known.key


def _renew_placing(was: Drawn, host: Drawn, now: Drawn) -> None:
    """Renew the alternative text, and the height that the number of bars asks for, where nobody changed them."""
    for name, attribute in (("wp:docPr", "descr"), ("wp:docPr", "name"), ("wp:extent", "cy")):
        before, found, wanted = (one.placed.find(q(name)) for one in (was, host, now))
        if found is not None and found.get(attribute) == before.get(attribute) != wanted.get(attribute):
            found.set(attribute, wanted.get(attribute))
