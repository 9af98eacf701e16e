"""Charts as SVG within a page: read by eye from their figures, and by a screen reader from their description."""

from collections.abc import Iterator
from textwrap import shorten

from markupsafe import Markup

from toolkit.tracker.views.charts import Chart, Form

_WIDTH, _LABEL, _TOTAL = 720, 210, 34
"""Of a chart, of the names beside its bars, and of the room behind them for the sum."""
_BAR, _GAP = 22, 10
_HEIGHT, _BASE = 200, 36
"""Of columns with their figures, and of the names below them."""
_LONGEST = 32
"""Characters of a name beside a bar; the whole name is in its tip."""
_NARROWEST = 14
"""How wide a part must be for its figure to stand in it."""
_RECTANGLE = Markup('<rect x="{:.1f}" y="{}" width="{:.1f}" height="{}" fill="#{}"><title>{}: {}</title></rect>')


def svg(chart: Chart) -> Markup:
    """A chart as an element of a page; nothing where it has no figures."""
    if not chart.series:
        return Markup("")
    drawn = _bars(chart) if chart.form is Form.STACKED else _columns(chart)
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
                yield _RECTANGLE.format(left, top, width, _BAR, one.colour.fill, one.name, one.values[at])
            if width >= _NARROWEST:
                yield Markup('<text class="figure" x="{:.1f}" y="{}" fill="#{}">{}</text>').format(
                    left + width / 2, top + _BAR / 2, one.colour.ink, one.values[at])
            left += width
        yield Markup('<text class="sum" x="{:.1f}" y="{}">{}</text>').format(left + 6, top + _BAR / 2, totals[at])


def _columns(chart: Chart) -> Iterator[Markup]:
    [one] = chart.series
    room, most = _WIDTH / len(chart.categories), max(one.values)
    for at, (category, value) in enumerate(zip(chart.categories, one.values, strict=True)):
        height = (_HEIGHT - 24) * value / most
        middle, top = room * (at + 0.5), _HEIGHT - height
        yield Markup('<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" fill="#{}"/>').format(
            middle - room / 4, top, room / 2, height, one.colour.fill)
        yield Markup('<text class="sum" x="{:.1f}" y="{:.1f}" text-anchor="middle">{}</text>').format(
            middle, top - 12, value)
        yield Markup('<text class="name" x="{:.1f}" y="{}" text-anchor="middle">{}</text>').format(
            middle, _HEIGHT + 18, category)


def _legend(chart: Chart) -> Markup:
    if len(chart.series) < 2:
        return Markup("")
    entry = Markup('<li><span class="swatch" style="background:#{}"></span>{}</li>')
    entries = (entry.format(one.colour.fill, one.name) for one in chart.series)
    return Markup('<ul class="legend" aria-hidden="true">') + Markup("").join(entries) + Markup("</ul>")
