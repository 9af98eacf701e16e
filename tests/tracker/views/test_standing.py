"""A register as it stood on a date."""

from datetime import date

from tests.registers import register
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.rounds import ReportingRound
from toolkit.tracker.views.standing import standing


def test_a_unit_typed_over_a_later_hand_over_says_nothing_of_the_time_before_it() -> None:
    of = register("| Ref. | Action | Lead |\n| 1.2 | Sweep | OBS |")
    for name, day, unit in (("2019-06", date(2019, 6, 30), "LIB"), ("2019-12", date(2019, 12, 31), "LIB"),
                            ("2020-06", date(2020, 6, 30), "WAT")):
        of.rounds[name] = ReportingRound(name, day, issued_to=(unit,))
    of.history = [Change("2020-01-10 10:00:00", ref="1.2", key="lead", old="LIB", new="WAT", how=How.HAND)]
    of.hand_edits = [Change("", ref="1.2", key="lead", old="WAT", new="OBS", how=How.HAND)]
    leads = {day.isoformat(): standing(of, day).actions["1.2"].lead for day in (date(2019, 6, 30), date(2020, 6, 30))}
    assert leads == {"2019-06-30": ("LIB",), "2020-06-30": ("OBS",)}
