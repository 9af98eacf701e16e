"""Native charts: Excel draws them from a table of the same sheet, which people can read and copy."""

from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.tracker.views.charts import Chart, Form
from toolkit.workbook.writing.workbook import FONT, HEAD_FILL, Book

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

MARKERS, DASHES = ("circle", "square", "triangle", "diamond"), ("solid", "dash", "long_dash_dot", "square_dot")
"""Of lines, which colour alone does not tell apart."""
_SIZE = {"name": FONT, "size": 9}
_LINES, _LINE, _SIGN, _SAMPLE = 3, 16, 6, 24
"""The usual lines of names below a chart; pixels of a line, of a letter, and of the sign before a name."""
_AXIS, _GRID = "#8C8C8C", "#E1E5EA"


class Figured(NamedTuple):
    """Where the table of a chart stands, from the row of its headings; all counted from 0.

    Attributes:
        row: Of the headings.
        names: The column of the categories.
        first: The column of the first series; the others follow.
    """

    row: int
    names: int
    first: int


class Frame(NamedTuple):
    """Where a chart is put: a row, how far right of the sheet's edge, and its size in pixels."""

    row: int
    left: int
    width: int
    height: int


def below_chart(chart: Chart, width: int) -> int:
    """The pixels that the names of the series of a chart need below it, beyond those of the usual three lines."""
    longest = max((len(one.name) for one in chart.series), default=0)
    beside = max(1, width // (longest * _SIGN + _SAMPLE))
    return max(0, -(-len(chart.series) // beside) - _LINES) * _LINE if len(chart.series) > 1 else 0


def put_chart(book: Book, sheet: "Worksheet", chart: Chart, of: Figured, frame: Frame) -> None:
    """Draw a chart that has figures.

    Args:
        book: The workbook.
        sheet: The sheet.
        chart: The chart.
        of: Its table, on the same sheet.
        frame: Where it is put.
    """
    kind, options = _KINDS[chart.form]
    drawn = book.book.add_chart(kind)
    name, last = sheet.get_name(), of.row + len(chart.categories)
    for at in range(len(chart.series)):
        column = of.first + at
        drawn.add_series({
            "name": [name, of.row, column], "categories": [name, of.row + 1, of.names, last, of.names],
            "values": [name, of.row + 1, column, last, column], **_look(chart, at), **options})
    drawn.set_title({"name": chart.title, "name_font": {"name": FONT, "size": 11, "bold": True, "color": HEAD_FILL},
                     "overlay": False})
    _set_axes(drawn, chart.form)
    drawn.set_legend({"position": "bottom", "font": _SIZE} if len(chart.series) > 1 else {"none": True})
    drawn.set_chartarea({"border": {"color": _GRID}})
    drawn.set_size({"width": frame.width, "height": frame.height})
    sheet.insert_chart(frame.row, 0, drawn, {
        "x_offset": frame.left, "object_position": 2, "description": chart.description})


_KINDS: dict[Form, tuple[dict[str, str], dict[str, Any]]] = {
    Form.STACKED: ({"type": "bar", "subtype": "stacked"}, {"gap": 40}),
    Form.COLUMNS: ({"type": "column"}, {"gap": 60}),
    Form.LINES: ({"type": "line"}, {}),
}
"""How XlsxWriter calls each form, and what its series have in common."""


def _look(chart: Chart, at: int) -> dict[str, Any]:
    series = chart.series[at]
    if chart.form is Form.LINES:
        return _line(chart, at)
    ink = f"#{series.colour.ink}" if chart.form is Form.STACKED else "#000000"
    label = {"value": True, "num_format": "#,##0;;", "font": _SIZE | {"bold": True, "color": ink}}
    return {"fill": {"color": f"#{series.colour.fill}"}, "data_labels": label}


def _line(chart: Chart, at: int) -> dict[str, Any]:
    """A line is told from others by its marker and its dashes, too; its last point has its figure."""
    colour = f"#{chart.series[at].colour.fill}"
    label = {"value": True, "position": "right", "num_format": "#,##0", "font": _SIZE | {"bold": True},
             "custom": [{"delete": True}] * (len(chart.categories) - 1)}
    return {"line": {"color": colour, "width": 2.25, "dash_type": DASHES[at]}, "data_labels": label,
            "marker": {"type": MARKERS[at], "size": 6, "fill": {"color": colour}, "border": {"color": colour}}}


def _set_axes(drawn: Any, form: Form) -> None:
    bare = {"major_gridlines": {"visible": False}}
    names = {"num_font": _SIZE, "major_tick_mark": "none", "line": {"color": _AXIS}, "interval_unit": 1} | bare
    if form is Form.STACKED:
        drawn.set_x_axis({"visible": False} | bare)
        drawn.set_y_axis(names | {"reverse": True})
        return
    drawn.set_x_axis(names)
    drawn.set_y_axis({"visible": False} | bare if form is Form.COLUMNS else {
        "num_font": _SIZE, "min": 0, "line": {"none": True},
        "major_gridlines": {"visible": True, "line": {"color": _GRID}}})
