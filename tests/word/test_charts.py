"""Native charts in a report: editable in Word, with their figures in words for whoever cannot see them."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.registers import AS_OF, register
from tests.word.invented import invented
from tests.word.reading import dump, part
from tests.word.test_progress_table import REPORTS, edit, folder, paragraph, report  # noqa: F401 - a fixture
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.views import charts
from toolkit.tracker.views.charts import BLUE, Chart, Form, Series
from toolkit.tracker.views.figures import figures
from toolkit.tracker.views.rounds.before import State
from toolkit.tracker.views.rounds.changes import changes
from toolkit.tracker.views.rounds.trend import _point
from toolkit.word.documents import render
from toolkit.word.house_formats import find, names
from toolkit.word.layout.charts import _drawn, _workbook

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
THREE = """
    | Ref. | Action | Lead | Due date   | Status      | Date of implementation |
    | 1.1  | Paint  | PAR  | 2018-06-30 | In progress |                        |
    | 1.2  | Print  | LIB  | 2018-12-01 | Implemented | 2018-11-01             |
    | 1.3  | Count  | LIB  | 2016-12-01 | Not started |                        |
    | 1.4  | Sweep  | LIB  | 2016-11-01 | Not started |                        |
"""


def drawn(data: bytes) -> list[Any]:
    """The chart parts, in the order in which they stand."""
    relations = {one.get("Id"): one.get("Target") for one in part(data, "word/_rels/document.xml.rels")}
    ids = [one.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id") for one in part(data).iter(f"{C}chart")]
    return [part(data, f"word/{relations[one]}") for one in ids]


def values_in(chart: Any) -> dict[str, list[int]]:
    return {one.findtext(f"{C}tx//{C}v"): [int(v.text) for v in one.iterfind(f"{C}val//{C}v")] for one in chart.iter(f"{C}ser")}


def test_the_unit_with_most_overdue_comes_first_and_no_series_is_all_nought() -> None:
    found = charts.by_unit(figures(register(THREE), AS_OF))
    assert found.categories == ("LIB", "PAR")
    assert {one.name: one.values for one in found.series} == {"Implemented": (1, 0), "In progress": (0, 1), "Not started": (2, 0)}
    assert found.description == ("Actions by responsible unit and status. LIB: 1 Implemented, 2 Not started; PAR: 1 In progress.")


@pytest.mark.parametrize(("due", "at"), [("2018-12-30", 0), ("2018-12-01", 0), ("2018-11-30", 1), ("2018-10-02", 1), ("2018-10-01", 2),
                                         ("2018-07-04", 2), ("2018-07-03", 3), ("2017-12-31", 3), ("2017-12-30", 4)])
def test_overdue_actions_are_aged_by_full_days(due: str, at: int) -> None:
    found = charts.ageing(figures(register(f"| Ref. | Lead | Due date | Status |\n| 1.1 | PAR | {due} | In progress |"), AS_OF))
    assert found.series[0].values == tuple(int(place == at) for place in range(5))


def test_a_chart_in_word_has_the_figures_of_the_report_and_a_workbook_with_the_same() -> None:
    data, found = report(register(THREE)), figures(register(THREE), AS_OF)
    expected = [charts.by_unit(found), charts.ageing(found)]
    assert [values_in(chart) for chart in drawn(data)] == [{one.name: [*one.values] for one in chart.series} for chart in expected]
    with zipfile.ZipFile(BytesIO(data)) as package:
        sheet = openpyxl.load_workbook(BytesIO(package.read("word/embeddings/trackerChart1.xlsx"))).active
    assert sheet is not None
    assert [*sheet.iter_rows(values_only=True)] == [
        (None, "Implemented", "In progress", "Not started"), ("LIB", 1, 0, 2), ("PAR", 0, 1, 0)]
    told = [one.get("descr") for one in part(data).iter(f"{WP}docPr")]
    assert told == [chart.description for chart in expected]
    ids = [one.get("id") for one in part(data).iter(f"{WP}docPr")]
    assert len({*ids}) == len(ids)


def test_a_chart_is_as_wide_as_the_text_of_its_page() -> None:
    page = Document(BytesIO(report(register(THREE)))).sections[0]
    text = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
    widths = {int(one.get("cx")) for one in part(report(register(THREE))).iter(f"{WP}extent")}
    assert widths
    assert all(abs(width - text) < 1_000 for width in widths)


def test_charts_can_be_switched_off_and_the_same_report_is_the_same_bytes() -> None:
    assert drawn(report(register(THREE), charts=False)) == []
    assert report(register(THREE)) == report(register(THREE))


@pytest.mark.parametrize("name", names([REPORTS]))
def test_every_house_format_has_charts_where_it_wants_them(name: str) -> None:
    about, found = register(THREE), find(name, [REPORTS])
    moment = datetime(2019, 1, 5, tzinfo=UTC)
    data = render(replace(found, show={**found.show, "charts": True}), about, AS_OF, moment)
    expected = [charts.by_unit(figures(about, AS_OF)), charts.ageing(figures(about, AS_OF))]
    assert [values_in(chart) for chart in drawn(data)] == [{one.name: [*one.values] for one in chart.series} for chart in expected]
    assert [one.get("descr") for one in part(data).iter(f"{WP}docPr")] == [chart.description for chart in expected]
    text = dump(data)
    assert "[Caption] Figure 1. Actions by responsible unit and status" in text
    assert "[Caption] Figure 2. Overdue actions by days overdue, as of 31 December 2018" in text
    assert drawn(render(replace(found, show={**found.show, "charts": False}), about, AS_OF, moment)) == []


@pytest.mark.parametrize("name", names([REPORTS]))
def test_the_figures_over_the_rounds_are_a_chart_of_lines(name: str) -> None:
    now, then = register(THREE), register("| Ref. | Lead | Due date | Status |\n| 1.1 | PAR | 2018-06-01 | In progress |")
    states = [State("2018-06", date(2018, 6, 30), then), State("2018-12", AS_OF, now)]
    since = changes(states[0], now, AS_OF)
    points = [_point(states[0], None), _point(states[1], since)]
    found = find(name, [REPORTS])
    data = render(replace(found, show={**found.show, "charts": True}), now, AS_OF, datetime(2019, 1, 5, tzinfo=UTC),
                  since=lambda: since, trend=lambda: points)
    [lines] = [chart for chart in drawn(data) if next(chart.iter(f"{C}lineChart"), None) is not None]
    assert values_in(lines) == {"Implemented": [0, 1], "Open": [1, 3], "Overdue": [1, 3]}
    assert "[Caption] Figure 3. Actions over the rounds" in dump(data)
    told = [one.get("descr") for one in part(data).iter(f"{WP}docPr")][-1]
    assert told == "Actions over the rounds. 2018-06: 1 Open, 1 Overdue; 2018-12: 1 Implemented, 3 Open, 3 Overdue."


def test_what_must_be_said_of_a_chart_stands_below_it() -> None:
    many = register("| Ref. | Lead | Status |\n" + "\n".join(f"| {n}.1 | U{n} | In progress |" for n in range(1, 20)))
    note = charts.by_unit(figures(many, AS_OF)).note
    assert note
    assert f"/{note}" in dump(report(many))


def test_a_chart_without_data_says_so(folder: Path) -> None:  # noqa: F811 - the fixture
    edit(folder, lambda document: paragraph(document, "{%p if overdue %}").clear().add_run("{%p if show.charts %}"))
    of = register("| Ref. | Lead | Status |\n| 1.1 | PAR | In progress |")
    data = report(of, folder)
    assert len(drawn(data)) == 1
    assert "There is nothing to show in the chart “Overdue actions by days overdue”." in "".join(part(data).itertext())


@pytest.mark.parametrize("change", [
    lambda document: document.sections[0].header.add_paragraph("{{ chart_by_unit }}"),
    lambda document: document.add_paragraph("{{ chart_by_unit + 1 }}"),
])
def test_where_no_chart_can_stand_the_template_is_refused(folder: Path, change: Callable[[Any], object]) -> None:  # noqa: F811
    edit(folder, change)
    with pytest.raises(Refused):
        render(find("progress-table", [folder]), invented(), AS_OF, datetime(2019, 1, 5, tzinfo=UTC))


@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=4), st.text(min_size=1, max_size=40), st.sampled_from(Form))
def test_a_name_is_data_whatever_its_signs(categories: list[str], name: str, form: Form) -> None:
    chart = Chart(form, "T", "Which", tuple(categories), (Series(name, tuple(range(1, len(categories) + 1)), BLUE),))
    root = etree.fromstring(_drawn(chart, "rId1", "en-GB"))
    assert values_in(root).popitem()[1] == [*range(1, len(categories) + 1)]
    assert zipfile.is_zipfile(BytesIO(_workbook(chart)))
