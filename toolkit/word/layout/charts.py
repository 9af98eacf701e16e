"""Native charts: Word draws them, and “Edit data” opens the workbook that each of them carries.

XlsxWriter writes that workbook and, in another one, the chart. What Excel leaves out of a chart and Word would take
otherwise is said here. A chart is a part of its own, as ECMA-376 part 1, section 14.2.1 has it.
"""

import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree

from toolkit.tracker.views.charts import Chart, Form

_C, _A, _WP = (f"http://schemas.openxmlformats.org/drawingml/2006/{name}" for name in (
    "chart", "main", "wordprocessingDrawing"))
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DRAWING = (
    '</w:t></w:r><w:r><w:drawing><wp:inline xmlns:wp="{wp}" distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="{name}" descr="{description}"/>'
    '<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{a}"><a:graphicData uri="{c}">'
    '<c:chart xmlns:c="{c}" xmlns:r="{r}" r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    '<w:r><w:t xml:space="preserve">')
"""What stands within the text of a run in the place of a chart."""
_EMU = 360_000
"""To a centimetre."""
_TWIP = 635
"""In the same unit, a twentieth of a point."""
_WIDTH, _COLUMNS_HEIGHT, _BAR_HEIGHT, _AROUND = 16.0, 6.5, 0.85, 2.2
"""In centimetres: of a chart before it is fitted, of one with columns, of each bar, and of what stands around bars."""
_TALLEST = 20.0
_DATA = "Data"
_FIXED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The date of the workbooks within: the same whenever they are made."""
_SHOWN = {"LegendKey": 0, "Val": 1, "CatName": 0, "SerName": 0, "Percent": 0, "BubbleSize": 0}
"""What stands beside a bar. Word shows what is not named here, where Excel shows nothing."""
_SIZES = {"size": 9}
_KINDS = {Form.STACKED: {"type": "bar", "subtype": "stacked"}, Form.COLUMNS: {"type": "column"},
          Form.LINES: {"type": "line"}}
_MARKERS, _DASHES = ("circle", "square", "triangle", "diamond"), ("solid", "dash", "long_dash_dot", "square_dot")
"""Of lines, which colour alone does not tell apart."""


def placed(chart: Chart, number: int, name: str, description: str) -> str:
    """A chart as it stands in a run.

    Args:
        chart: The chart.
        number: Its number among those of the report, from 1.
        name: As an attribute may hold it.
        description: As an attribute may hold it.
    """
    height = _COLUMNS_HEIGHT if chart.form is not Form.STACKED else _AROUND + _BAR_HEIGHT * len(chart.categories)
    return _DRAWING.format(wp=_WP, a=_A, c=_C, r=_R, width=round(_WIDTH * _EMU), number=number, name=name,
                           height=round(min(height, _TALLEST) * _EMU), description=description,
                           relation=_relation(number))


def add_charts(main: Any, charts: Sequence[Chart], language: str) -> None:
    """Put charts into the package, each with its workbook.

    Args:
        main: The main part of the document.
        charts: In the order of their numbers.
        language: Of their texts, as Word writes it.
    """
    for number, chart in enumerate(charts, 1):
        part = Part(PackURI(f"/word/charts/trackerChart{number}.xml"), _CHART_TYPE, b"", main.package)
        data = Part(PackURI(f"/word/embeddings/trackerChart{number}.xlsx"), _WORKBOOK_TYPE, _workbook(chart),
                    main.package)
        part._blob = _drawn(chart, part.relate_to(data, f"{_R}/package"), language)
        main.rels.add_relationship(f"{_R}/chart", part, _relation(number))


def fit_charts(body: Any) -> None:
    """Make each chart as wide as the text of its page.

    Args:
        body: The finished body; it is changed.
    """
    width = 0
    for element in reversed(list(body.iter(qn("w:sectPr"), f"{{{_C}}}chart"))):
        if element.tag == qn("w:sectPr"):
            width = _text_width(element)
        elif width > 0:
            [inline] = element.iterancestors(f"{{{_WP}}}inline")
            inline.find(f"{{{_WP}}}extent").set("cx", str(width))


def _relation(number: int) -> str:
    return f"rIdTrackerChart{number}"


def _text_width(section: Any) -> int:
    page, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    if page is None or margins is None:
        return 0
    sides = sum(int(margins.get(qn(f"w:{side}"), 0)) for side in ("left", "right"))
    return (int(page.get(qn("w:w"), 0)) - sides) * _TWIP


def _workbook(chart: Chart, *, drawn: bool = False) -> bytes:
    """The figures of a chart on a sheet; with the chart beside them, from which its part is taken."""
    written = BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                                       "strings_to_numbers": False}) as book:
        book.set_properties({"created": _FIXED})
        sheet = book.add_worksheet(_DATA)
        sheet.set_column(0, 0, 32)
        for row, category in enumerate(chart.categories, 1):
            sheet.write_string(row, 0, category)
        for at, series in enumerate(chart.series, 1):
            sheet.write_string(0, at, series.name)
            sheet.write_column(1, at, series.values)
        if drawn:
            sheet.insert_chart(0, len(chart.series) + 2, _excel_chart(book, chart))
    return written.getvalue()


def _excel_chart(book: Any, chart: Chart) -> Any:
    is_stacked = chart.form is Form.STACKED
    drawn = book.add_chart(_KINDS[chart.form])
    last = len(chart.categories)
    for at in range(1, len(chart.series) + 1):
        drawn.add_series({
            "name": [_DATA, 0, at], "categories": [_DATA, 1, 0, last, 0], "values": [_DATA, 1, at, last, at],
            **(_line(chart, at - 1) if chart.form is Form.LINES else _bar(chart, at - 1))})
    figures = {"visible": False, "major_gridlines": {"visible": False}}
    names = {"num_font": _SIZES, "major_tick_mark": "none", "line": {"color": "#8C8C8C"},
             "major_gridlines": {"visible": False}}
    drawn.set_x_axis(figures if is_stacked else names)
    drawn.set_y_axis({"reverse": True, **names} if is_stacked else figures)
    drawn.set_legend({"position": "bottom", "font": _SIZES} if len(chart.series) > 1 else {"none": True})
    drawn.set_chartarea({"border": {"none": True}})
    return drawn


def _bar(chart: Chart, at: int) -> dict[str, Any]:
    series, is_stacked = chart.series[at], chart.form is Form.STACKED
    ink = f"#{series.colour.ink}" if is_stacked else "#000000"
    return {"fill": {"color": f"#{series.colour.fill}"}, "gap": 50 if is_stacked else 150,
            "data_labels": {"value": True, "num_format": "0;;", "font": {"color": ink, "bold": True, **_SIZES}}}


def _line(chart: Chart, at: int) -> dict[str, Any]:
    """A line is told from others by its marker and its dashes, too; its last point has its figure."""
    colour, place = f"#{chart.series[at].colour.fill}", at % len(_MARKERS)
    return {"line": {"color": colour, "width": 2.25, "dash_type": _DASHES[place]},
            "marker": {"type": _MARKERS[place], "size": 6, "fill": {"color": colour}, "border": {"color": colour}},
            "data_labels": {"value": True, "position": "right", "num_format": "0", "font": {"bold": True, **_SIZES},
                            "custom": [{"delete": True}] * (len(chart.categories) - 1)}}


def _drawn(chart: Chart, workbook: str, language: str) -> bytes:
    """The part of a chart, of whose workbook the relationship is given."""
    with zipfile.ZipFile(BytesIO(_workbook(chart, drawn=True))) as package:
        root = etree.fromstring(package.read("xl/charts/chart1.xml"))
    for labels in root.iter(_chart("dLbls")):
        for shown in [one for one in labels if etree.QName(one).localname.startswith("show")]:
            labels.remove(shown)
        for name, value in _SHOWN.items():
            etree.SubElement(labels, _chart(f"show{name}"), val=str(value))
    for setting in root.findall(_chart("printSettings")):
        root.remove(setting)
    next(root.iterchildren(_chart("spPr"))).addnext(_fonts(language))
    external = etree.SubElement(root, _chart("externalData"), {f"{{{_R}}}id": workbook})
    etree.SubElement(external, _chart("autoUpdate"), val="0")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _fonts(language: str) -> Any:
    """The font and the language of all texts, which Word would else take from the theme of the document."""
    texts = etree.fromstring(
        f'<c:txPr xmlns:c="{_C}" xmlns:a="{_A}"><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900">'
        f'<a:latin typeface="Calibri"/></a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr>')
    for name in ("defRPr", "endParaRPr"):
        next(texts.iter(f"{{{_A}}}{name}")).set("lang", language)
    return texts


def _chart(name: str) -> str:
    return f"{{{_C}}}{name}"
