"""Charts as SVG within a page: read by eye from their figures, and by a screen reader from their description."""

from collections.abc import Iterator
from textwrap import shorten

from markupsafe import Markup

from toolkit.tracker.views.charts import Chart, Form, Series
from toolkit.words.phrases import fact
from toolkit.words.speaking import figure

_WIDTH, _LABEL, _TOTAL = 720, 210, 34
"""Of a chart, of the names beside its bars, and of the room behind them for the sum."""
_BAR, _GAP = 22, 10
_HEIGHT, _BASE = 200, 36
"""Of columns and lines with their figures, and of the names below them."""
_HEAD = 24
"""The room above the highest column or point."""
_LEFT, _NAMED = 40, 130
"""Of lines: the room for their scale, and for their names, which stand behind them."""
_LINE = 16
"""How far names are apart at least."""
_LONGEST = 32
"""Characters of a name beside a bar; the whole name is in its tip."""
_WIDEST = 60
"""How wide a column is at most."""
_NARROWEST = 14
"""How wide a part must be for its figure to stand in it."""
_RECTANGLE = Markup('<rect x="{:.1f}" y="{}" width="{:.1f}" height="{}" fill="#{}"><title>{}</title></rect>')
_BELOW = Markup('<text class="name" x="{:.1f}" y="{}" text-anchor="middle">{}</text>')
_DASHES = ("none", "8 4", "8 3 2 3", "3 3")
_MARKERS = ("M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z", "M-4-4h8v8h-8z", "M0-5l5 9h-10z", "M0-5l5 5l-5 5l-5-5z")
"""Of lines, which colour alone does not tell apart."""


def svg(chart: Chart) -> Markup:
    """A chart as an element of a page; nothing where it has no figures."""
    if not chart.series:
        return Markup("")
    drawn = {Form.STACKED: _bars, Form.COLUMNS: _columns, Form.LINES: _lines}[chart.form](chart)
    height = (_BAR + _GAP) * len(chart.categories) if chart.form is Form.STACKED else _HEIGHT + _BASE
    opened = Markup('<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">').format(
        _WIDTH, height, chart.description)
    return opened + Markup("").join(drawn) + Markup("</svg>") + _legend(chart)


def _bars(chart: Chart) -> Iterator[Markup]:
    totals = [sum(one.values[at] for one in chart.series) for at in range(len(chart.categories))]
    scale = (_WIDTH - _LABEL - _TOTAL) / max(totals)
    for at, category in enumerate(chart.categories):
        top, left = at * (_BAR + _GAP), float(_LABEL)
        yield Markup('<text class="name" x="{}" y="{}" text-anchor="end">{}<title>{}</title></text>').format(
            _LABEL - 8, top + _BAR / 2, shorten(category, _LONGEST, placeholder=" …"), category)
        for one in chart.series:
            width = one.values[at] * scale
            if width:
                yield _RECTANGLE.format(left, top, width, _BAR, one.colour.fill, _tip(one, at))
            if width >= _NARROWEST:
                yield Markup('<text class="figure" x="{:.1f}" y="{}" fill="#{}">{}</text>').format(
                    left + width / 2, top + _BAR / 2, one.colour.ink, one.values[at])
            left += width
        yield Markup('<text class="sum" x="{:.1f}" y="{}">{}</text>').format(left + 6, top + _BAR / 2, totals[at])


def _columns(chart: Chart) -> Iterator[Markup]:
    room, most = _WIDTH / len(chart.categories), max(max(one.values) for one in chart.series)
    wide = min(room / 2, 0.8 * room / len(chart.series), _WIDEST)
    for at, category in enumerate(chart.categories):
        left = room * (at + 0.5) - wide * len(chart.series) / 2
        for place, one in enumerate(chart.series):
            height = (_HEIGHT - _HEAD) * one.values[at] / most
            yield _RECTANGLE.format(left + wide * place, _HEIGHT - height, wide, height, one.colour.fill, _tip(one, at))
            yield Markup('<text class="sum" x="{:.1f}" y="{:.1f}" text-anchor="middle">{}</text>').format(
                left + wide * (place + 0.5), _HEIGHT - height - 12, one.values[at])
        yield _BELOW.format(room * (at + 0.5), _HEIGHT + 18, category)


def _lines(chart: Chart) -> Iterator[Markup]:
    most = max(max(one.values) for one in chart.series)
    room = (_WIDTH - _LEFT - _NAMED) / max(len(chart.categories) - 0.5, 1)
    across = [_LEFT + room * (at + 0.25) for at in range(len(chart.categories))]
    for value in dict.fromkeys((0, most // 2, most)):
        yield Markup('<path class="grid" d="M{} {:.1f}H{}"/><text class="name" x="{}" y="{:.1f}" text-anchor="end">{}'
                     "</text>").format(_LEFT, _height(value, most), _WIDTH - _NAMED, _LEFT - 6, _height(value, most),
                                       value)
    for left, category in zip(across, chart.categories, strict=True):
        yield _BELOW.format(left, _HEIGHT + 18, category)
    for at, one in enumerate(chart.series):
        points = [(left, _height(value, most)) for left, value in zip(across, one.values, strict=True)]
        yield Markup('<polyline points="{}" fill="none" stroke="#{}" stroke-width="2.5" stroke-dasharray="{}"/>'
                     ).format(" ".join(f"{x:.1f},{y:.1f}" for x, y in points), one.colour.fill, _DASHES[at])
        for place, (x, y) in enumerate(points):
            yield Markup('<path d="{}" transform="translate({:.1f} {:.1f})" fill="#{}"><title>{}</title></path>'
                         ).format(_MARKERS[at], x, y, one.colour.fill, _tip(one, place))
    yield from _names(chart.series, across[-1] + 12, most)


def _tip(one: Series, at: int) -> str:
    return fact(one.name, figure(one.values[at]))


def _height(value: int, most: int) -> float:
    return _HEIGHT - (_HEIGHT - _HEAD) * value / most


def _names(series: tuple[Series, ...], left: float, most: int) -> Iterator[Markup]:
    """The name and the last figure of each line where it ends, one below the other where they would meet."""
    top = float("-inf")
    for one in sorted(series, key=lambda one: -one.values[-1]):
        top = max(_height(one.values[-1], most), top + _LINE)
        yield Markup('<text class="sum" x="{:.1f}" y="{:.1f}">{} {}</text>').format(
            left, top, one.values[-1], one.name)


def _legend(chart: Chart) -> Markup:
    if len(chart.series) < 2 or chart.form is Form.LINES:
        return Markup("")
    entry = Markup('<li><svg class="swatch" viewBox="0 0 1 1"><rect width="1" height="1" fill="#{}"/></svg>{}</li>')
    entries = (entry.format(one.colour.fill, one.name) for one in chart.series)
    return Markup('<ul class="legend" aria-hidden="true">') + Markup("").join(entries) + Markup("</ul>")
