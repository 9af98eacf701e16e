"""What charts show: one declaration for the register, the page and reports in Word."""

from dataclasses import replace
from datetime import date

import pytest

from tests.registers import AS_OF, register
from toolkit.tracker.record.actions import Source
from toolkit.tracker.views import charts
from toolkit.tracker.views.figures import figures
from toolkit.tracker.views.rounds.trend import trend


def of_units(count: int) -> str:
    """A register in which each unit leads one action; the later the unit comes, the more it has overdue."""
    rows = [f"| {unit}.{at} | U{unit:02} | {'2018-06-30' if at <= unit else '2019-06-30'} | In progress |"
            for unit in range(1, count + 1) for at in range(1, count + 1)]
    return "\n".join(["| Ref. | Lead | Due date | Status |", *rows])


def test_each_status_has_its_actions_by_timing_and_they_add_up() -> None:
    found = charts.by_status(figures(register("""
        | Ref. | Lead | Due date   | Status      | Date of implementation |
        | 1.1  | PAR  | 2018-06-30 | Implemented | 2018-06-01             |
        | 1.2  | PAR  | 2018-06-30 | Implemented | 2018-07-01             |
        | 1.3  | PAR  | 2018-06-30 | Implemented |                        |
        | 2.1  | LIB  | 2018-06-30 | In progress |                        |
        | 2.2  | LIB  | 2019-01-15 | In progress |                        |
        | 2.3  | LIB  |            | Not started |                        |
        | 2.4  | LIB  | 2018-06-30 | Superseded  |                        |
    """), AS_OF))
    assert found.categories == ("Not started", "In progress", "Implemented", "Superseded")
    assert {one.name: one.values for one in found.series} == {
        "Implemented on time": (0, 0, 1, 0), "Implemented late": (0, 0, 1, 0), "Not assessable": (0, 0, 1, 0),
        "Overdue": (0, 1, 0, 0), "Due soon": (0, 1, 0, 0), "No due date": (1, 0, 0, 0), "Not applicable": (0, 0, 0, 1)}


def test_each_source_has_its_actions_and_one_that_is_not_named_has_too() -> None:
    held = register("| Ref. | Lead | Status |\n| 1.1 | PAR | Implemented |\n| 1.2 | PAR | In progress |\n| 2.1 | LIB | In progress |")
    held.sources["AFS18"] = Source("AFS18", "Audit of the Fuel Stores (2018)", as_of=date(2018, 6, 30))
    held.actions["1.2"] = replace(held.actions["1.2"], source="AFS18")
    held.actions["2.1"] = replace(held.actions["2.1"], source="")
    found = charts.by_source(figures(held, AS_OF))
    assert found.categories == (held.actions["1.1"].source, "AFS18", "(no source)")
    assert {one.name: one.values for one in found.series} == {"Implemented": (1, 0, 0), "In progress": (0, 1, 1)}


@pytest.mark.parametrize(("units", "bars", "note"), [
    (12, 12, ""), (13, 13, ""), (14, 12, "The other units are not drawn: 2, with 28 actions, of which overdue: 3."),
    (40, 12, "The other units are not drawn: 28, with 1,120 actions, of which overdue: 406.")])
def test_of_many_units_the_twelve_with_most_overdue_are_shown_and_the_others_counted(units: int, bars: int, note: str) -> None:
    found = figures(register(of_units(units)), AS_OF)
    shown, others = charts.by_unit(found), charts.other_units(found)
    assert (len(shown.categories), shown.categories[0], shown.note) == (bars, f"U{units:02}", note)
    assert sum(sum(one.values) for chart in (shown, others) for one in chart.series) == units * units
    assert note in shown.description


def test_rounds_are_shown_from_the_second_one_on() -> None:
    held = register("| Ref. | Lead | Status |\n| 1.1 | PAR | In progress |", as_of=None)
    for chart in (charts.trend(trend(held, AS_OF)), charts.flow(trend(held, AS_OF))):
        assert (chart.series, chart.note) == ((), "How the figures change is shown from the second round on.")
    held = register("| Ref. | Lead | Status |\n| 1.1 | PAR | In progress |", as_of=date(2018, 6, 30))
    assert charts.trend(trend(held, AS_OF)).categories == ("30 June 2018", "31 December 2018")
    assert charts.flow(trend(held, AS_OF)).categories == ()


def test_without_actions_a_chart_has_nothing_but_its_title() -> None:
    found = figures(register("| Ref. |"), AS_OF)
    for chart in (charts.by_status(found), charts.by_unit(found), charts.by_source(found), charts.ageing(found)):
        assert (chart.categories, chart.series, chart.description) == ((), (), chart.title)
