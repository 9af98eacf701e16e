"""The proposal for the next reporting round."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from toolkit.tracker.record.rounds import ReportingRound
from toolkit.tracker.returns.next_round import next_round, return_by

TODAY = date(2018, 12, 10)
DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


def one(name: str, as_of: str, back: str = "") -> ReportingRound:
    return ReportingRound(name, date.fromisoformat(as_of), date.fromisoformat(back) if back else None)


def test_the_first_round_is_as_of_the_end_of_this_month() -> None:
    assert next_round([], TODAY) == one("2018-12", "2018-12-31", "2019-01-15")


def test_the_second_follows_half_a_year_later_with_as_much_time_to_answer() -> None:
    assert next_round([one("2018-12", "2018-12-31", "2019-01-20")], TODAY) == one("2019-06", "2019-06-30", "2019-07-20")


def test_a_later_one_is_as_far_from_the_last_as_that_from_the_one_before() -> None:
    rounds = [one("b", "2019-03-31", "2019-04-10"), one("a", "2018-12-31", "2019-01-31")]
    assert next_round(rounds, TODAY) == one("2019-06", "2019-06-30", "2019-07-10")


def test_a_name_that_is_taken_is_not_proposed() -> None:
    assert next_round([one("2018-12", "2018-06-30")], TODAY).name == "2018-12-31"


def test_a_round_without_a_day_is_passed_over() -> None:
    assert next_round([ReportingRound("old"), one("2018-12", "2018-12-31")], TODAY).as_of == date(2019, 6, 30)


@given(st.lists(st.builds(ReportingRound, st.text(max_size=3), st.none() | DAYS, st.none() | DAYS), max_size=5), DAYS)
def test_the_next_round_is_later_than_all_others_and_ends_a_month(rounds: list[ReportingRound], today: date) -> None:
    proposed = next_round(rounds, today)
    assert proposed.as_of is not None
    assert all(proposed.as_of > one.as_of for one in rounds if one.as_of)
    assert (proposed.as_of + timedelta(days=1)).day == 1
    assert proposed.return_by == return_by(rounds, proposed.as_of)
