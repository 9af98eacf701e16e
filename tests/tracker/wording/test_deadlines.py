"""How deadlines in words are read."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.tracker.wording.calendar_words import MONTH_NUMBERS
from toolkit.tracker.wording.date_readers import last_day_of
from toolkit.tracker.wording.dated.revisions import read_revision, split_deadlines
from toolkit.tracker.wording.deadlines import DeadlineKind, find_dates, order_of, read_deadline

PIECES = st.sampled_from([
    "30", "April", "2016", "16", "215", "/", ".", "-", "–", "Q3", "end", "of", "ASAP", "TBC", "ongoing", "from", "to",
    "by", "before", "spring", "half", "first", "03/04/2016", "31", "février", "марта", "since", "onwards", ",", "annually",
    "if", "funds", "the", "mid", "H1", "FY24", "FY2023/24", "was", "(revised", "respectively", "2015,", "İ", "ſ", "٣", "1er", "March", "12", "Tuesday",
])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES, max_size=8).map("".join))


@pytest.mark.parametrize(("text", "due"), [
    ("15 March 2015", "2015-03-15"),
    ("2015-03-15", "2015-03-15"),
    ("15/03/2015", "2015-03-15"),
    ("03/15/2015", "2015-03-15"),
    ("3/3/2016", "2016-03-03"),
    ("7.10. 2016", "2016-10-07"),
    ("1.9.17", "2017-09-01"),
    ("28 Feb 19", "2019-02-28"),
    ("Nov 30, 2014", "2014-11-30"),
    ("by 5th May 2017", "2017-05-05"),
    ("1er mars 2018", "2018-03-01"),
    ("15 de abril de 2018", "2018-04-15"),
    ("5 марта 2018", "2018-03-05"),
    ("2018/02", "2018-02-28"),
    ("02/2020", "2020-02-29"),
    ("April, 2019", "2019-04-30"),
    ("end of July 17", "2017-07-31"),
    ("July '17", "2017-07-31"),
    ("Q2 2019", "2019-06-30"),
    ("third quarter of 2019", "2019-09-30"),
    ("first half of 2020", "2020-06-30"),
    ("end of June 2016", "2016-06-30"),
    ("By the end of 2016", "2016-12-31"),
    ("fin 2015", "2015-12-31"),
    ("к концу 2016", "2016-12-31"),
    ("mid-2015", "2015-06-30"),
    ("2020/21", "2021-12-31"),
    ("2015 - 2016", "2016-12-31"),
    ("Jan–March 2015", "2015-03-31"),
    ("From 1 June 2015 to 3 July 2016", "2016-07-03"),
    ("before 2016", "2015-12-31"),
])
def test_a_date_is_due_on_the_last_day_it_allows(text: str, due: str) -> None:
    assert read_deadline(text).due == date.fromisoformat(due)


@given(st.integers(1, 27), st.integers(1, 12), st.integers(1, 28), st.sampled_from(["", "by ", "Revised: ", "d'ici ", "к "]))
def test_a_day_of_two_digits_with_dashes_that_may_begin_with_its_year_is_asked(year: int, month: int, day: int, lead: str) -> None:
    read = read_deadline(f"{lead}{year:02d}-{month:02d}-{day:02d}")
    assert read.due is None
    assert date(2000 + year, month, day) in read.suggestions


@pytest.mark.parametrize(("column", "due"), [
    (["31-12-18", "12-05-18"], "2018-05-12"), (["30-06-2018", "12-05-18"], "2018-05-12"), (["06/30/2018", "12-05-18"], "2018-12-05"),
    (["25-12-18", "12-05-18"], None), (["12-05-18"], None)])
def test_other_dates_of_the_column_tell_what_a_day_of_two_digits_begins_with(column: list[str], due: str | None) -> None:
    assert read_deadline(column[-1], order_of(column)).due == (due and date.fromisoformat(due))


@given(st.integers(1990, 2058), st.sampled_from("-/"), st.sampled_from(["", "During ", "by ", "в течение ", "en ", "end of "]))
def test_two_years_that_may_be_one_of_a_school_are_asked_and_due_at_their_end(year: int, sign: str, lead: str) -> None:
    read = read_deadline(f"{lead}{year}{sign}{(year + 1) % 100:02d}")
    assert not read.sure
    if year not in range(2000, 2012):  # 2008-09 may be September as well.
        assert read.due == date(year + 1, 12, 31)


@pytest.mark.parametrize("text", ["biennium 2018-19", "2018-19 biennium", "the period 2018/19", "2018-2019", "2018-20"])
def test_two_years_that_are_called_so_are_not_asked(text: str) -> None:
    assert read_deadline(text).sure


@pytest.mark.parametrize(("text", "last"), [("During 2013-14", "2014-06-30"), ("2011-12", "2012-06-30")])
def test_the_days_on_which_such_a_year_may_end_are_suggested(text: str, last: str) -> None:
    (doubt,) = read_deadline(text).doubts
    assert (doubt.code, last in doubt.suggestions) == ("deadline-years", True)


MONTH_AND_NUMBER = st.tuples(
    st.sampled_from(["", "by ", "By ", "on ", "no later than ", "before ", "Tuesday, ", "by Tue ", "d'ici ", "le ", "mardi ",
                     "para el ", "hasta ", "martes ", "к ", "до ", "Revised to ", "January - "]),
    st.sampled_from(sorted(MONTH_NUMBERS)).map(str.capitalize), st.sampled_from([" ", ", ", "\u00a0", ". "]),
    st.integers(1, 31).flatmap(lambda number: st.sampled_from([f"{number:02d}", str(number)])),
    st.sampled_from(["", ".", " at noon", ", 10:00", " (Monday)", "; TBC"]))


@given(MONTH_AND_NUMBER)
def test_a_number_behind_a_month_that_may_be_its_day_sets_no_due_date_without_a_question(parts: tuple[str, ...]) -> None:
    read = read_deadline("".join(parts))
    assert read.due is None
    assert not read.sure


@pytest.mark.parametrize(("text", "suggestions"), [
    ("by March 12", ["2012-03-31"]), ("before March 12", ["2012-02-29"]), ("by Tuesday May 23", []), ("December 31", []),
])
def test_a_number_that_may_be_a_day_is_suggested_as_a_year_unless_the_words_say_that_it_is_a_day(
    text: str, suggestions: list[str],
) -> None:
    assert [day.isoformat() for day in read_deadline(text).suggestions] == suggestions


@pytest.mark.parametrize(("text", "kind"), [
    ("ASAP", "asap"), ("as soon as possible", "asap"),
    ("TBC", "to_be_confirmed"), ("to be determined", "to_be_confirmed"), ("à confirmer", "to_be_confirmed"),
    ("Ongoing", "continuous"), ("On-going", "continuous"), ("постоянно", "continuous"),
    ("From May 17", "open_start"), ("since 2015", "open_start"), ("2016 onwards", "open_start"),
    ("Ongoing since 2015", "open_start"),
    ("annually", "recurring"), ("every year by 31 March", "recurring"),
    ("upon approval of the budget", "conditional"),
    ("", "blank"), (" , - ", "blank"), ("n/a", "blank"),
    ("when the moon is full", "conditional"), ("soonish", "malformed"), ("30 April", "malformed"),
])
def test_what_stands_where_a_date_should_has_no_due_date(text: str, kind: str) -> None:
    read = read_deadline(text)
    assert (read.kind, read.due) == (kind, None)


@pytest.mark.parametrize(("text", "suggestions"), [
    ("3/4/2016", ["2016-03-04", "2016-04-03"]),
    ("12 May 218", ["2018-05-12"]),
    ("12 May 20188", ["2018-05-12"]),
    ("12 May 2108", ["2018-05-12"]),
    ("31 June 2015", ["2015-06-30"]),
    ("15 Febuary 2015", ["2015-02-15"]),
    ("3.15.2015", ["2015-03-15"]),
    ("May 217", ["2017-05-31"]),
    ("45 May 2015", []),
])
def test_a_malformed_date_has_suggestions_and_no_due_date(text: str, suggestions: list[str]) -> None:
    read = read_deadline(text)
    assert (read.kind, read.due) == (DeadlineKind.MALFORMED, None)
    assert [day.isoformat() for day in read.suggestions] == suggestions


def test_the_end_of_a_period_has_only_a_last_day() -> None:
    read = read_deadline("End 2015")
    assert (read.kind, read.first, read.last) == ("year", None, date(2015, 12, 31))


def test_a_season_is_three_months() -> None:
    read = read_deadline("winter 2019")
    assert (read.kind, read.precision, read.first, read.last) == ("range", "season", date(2019, 12, 1), date(2020, 2, 29))


def test_two_last_digits_of_a_start_are_read_as_the_year_and_asked() -> None:
    read = read_deadline("From June 17")
    assert (read.first, read.due, read.sure) == (date(2017, 6, 1), None, False)
    assert "17 may be the day" in str(read.reasons[0])


@pytest.mark.parametrize("text", ["June-17", "June '17", "end of June 17", "mid-June 17", "June 17 г."])
def test_two_last_digits_are_the_year_where_the_words_say_so(text: str) -> None:
    read = read_deadline(text)
    assert (read.due is not None and read.due.year, read.sure) == (2017, True)


def test_one_year_counts_for_both_ends() -> None:
    read = read_deadline("Nov 28–Dec 3, 2014")
    assert (read.first, read.last) == (date(2014, 11, 28), date(2014, 12, 3))


def test_words_beside_a_date_are_left_over() -> None:
    read = read_deadline("31 December 2015 (subject to funding)")
    assert (read.due, read.rest) == (date(2015, 12, 31), "(subject to funding)")


def test_deadlines_in_one_cell_are_read_apart_in_their_order() -> None:
    assert split_deadlines("ASAP 3 May 17 End 2016 4 June 15") == ("ASAP", "3 May 17", "End 2016", "4 June 15")
    assert split_deadlines("3 May 17") == ("3 May 17",)
    assert split_deadlines("") == ()


@pytest.mark.parametrize(("text", "first", "revised", "reason"), [
    ("1 May 2017 Revised: 1 June 2017 (late delivery (by sea))", "1 May 2017", "2017-06-01", "late delivery (by sea)"),
    ("End 2017, extended to 30 June 2018", "End 2017", "2018-06-30", ""),
    ("1 May 2017 (revised)", "1 May 2017 (revised)", None, ""),
    ("1 May 2017", "1 May 2017", None, ""),
])
def test_a_revision_stands_after_the_deadline(text: str, first: str, revised: str | None, reason: str) -> None:
    read = read_revision(text)
    assert (read.first, read.reason) == (first, reason)
    assert (read.revised.due if read.revised else None) == (date.fromisoformat(revised) if revised else None)
    assert len(split_deadlines(text)) == 1


@pytest.mark.parametrize(("text", "first", "revised"), [
    ("31/12/23 (revised 30/06/24)", "31/12/23", "2024-06-30"),
    ("30 June 2024 (was 31 March 2024)", "31 March 2024", "2024-06-30"),
    ("originally 31 March 2024, now 30 June 2024", "31 March 2024", "2024-06-30"),
    ("31 mars 2024 (reporté au 30 juin 2024)", "31 mars 2024", "2024-06-30"),
    ("31.03.2024, перенесён на 30.06.2024", "31.03.2024", "2024-06-30"),
    ("30 de junio de 2024 (inicialmente 31 de marzo de 2024)", "31 de marzo de 2024", "2024-06-30"),
    ("30 June 2024 (was TBC)", "30 June 2024 (was TBC)", None), ("was 3 May 2024", "was 3 May 2024", None),
])
def test_a_revision_and_what_it_replaces_stand_in_either_order(text: str, first: str, revised: str | None) -> None:
    read = read_revision(text)
    assert (read.first, read.due) == (first, revised and date.fromisoformat(revised))
    assert len(split_deadlines(text)) == 1


@pytest.mark.parametrize(("text", "starts", "first", "due"), [
    ("FY2023/24", 4, "2023-04-01", "2024-03-31"), ("2023-24 exercice", 7, "2023-07-01", "2024-06-30"),
    ("Q3 FY2023/24", 10, "2024-04-01", "2024-06-30"), ("Q1 2024/25", 4, "2024-04-01", "2024-06-30"),
    ("III квартал 2023/24 финансового года", 4, "2023-10-01", "2023-12-31"), ("FY2024", 1, "2024-01-01", "2024-12-31"),
    ("T2 de l'exercice 2024/25", 9, "2024-12-01", "2025-02-28"),
])
def test_a_fiscal_year_has_its_days_where_its_first_month_is_known(text: str, starts: int, first: str, due: str) -> None:
    read = read_deadline(text, None, starts)
    assert (read.first, read.due, read.sure) == (date.fromisoformat(first), date.fromisoformat(due), True)
    asked = read_deadline(text)
    assert (asked.due, asked.sure) == (None, False)


@given(st.integers(1, 12), st.integers(2000, 2058), st.integers(0, 4))
def test_without_the_first_month_of_a_fiscal_year_its_end_is_asked_and_with_it_it_is_the_day_before(
    starts: int, year: int, quarter: int,
) -> None:
    text = f"Q{quarter} FY{year}/{(year + 1) % 100:02d}" if quarter else f"FY{year}/{(year + 1) % 100:02d}"
    assert read_deadline(text).due is None
    due = read_deadline(text, None, starts).due
    if starts == 1:
        assert due is None
    else:
        assert due == last_day_of(year + (starts - 2 + 3 * (quarter or 4)) // 12, (starts - 2 + 3 * (quarter or 4)) % 12 + 1)


def test_a_fiscal_year_of_one_number_is_that_in_which_it_ends_and_is_asked() -> None:
    read = read_deadline("FY24", None, 7)
    assert (read.due, read.sure, read.doubts[0].suggestions) == (date(2024, 6, 30), False, ("2025-06-30",))
    assert read_deadline("mid FY24", None, 7).due is None


@pytest.mark.parametrize(("text", "suggested"), [
    ("before the end of June", "2024-06-30"), ("by 15 January", "2025-01-15"), ("31/12", "2024-12-31"), ("Q1", "2024-03-31"),
    ("fin juin", "2024-06-30"), ("a finales de enero", "2025-01-31"), ("до конца июня", "2024-06-30"), ("10 February", "2024-02-10"),
])
def test_for_a_date_without_its_year_the_next_after_the_day_of_the_document_is_suggested(text: str, suggested: str) -> None:
    read = read_deadline(text, as_of=date(2024, 2, 10))
    assert (read.due, [day.isoformat() for day in read.suggestions], read.doubts[0].suggestions) == (None, [suggested], (suggested,))
    assert read_deadline(text).suggestions == ()


@given(TEXTS, st.dates(date(1990, 1, 1), date(2058, 1, 1)), st.integers(0, 12))
def test_the_day_of_the_document_sets_no_due_date(text: str, as_of: date, starts: int) -> None:
    read, known = read_deadline(text, None, starts), read_deadline(text, None, starts, as_of)
    assert (read.kind, read.due, read.rest) == (known.kind, known.due, known.rest)
    assert known.suggestions == read.suggestions or min(known.suggestions) >= as_of


@given(st.dates(date(2000, 1, 1), date(2058, 1, 1)), st.integers(0, 6))
def test_a_day_of_the_week_that_does_not_fit_is_asked(day: date, shift: int) -> None:
    other = (day + timedelta(days=shift)).strftime("%A")
    for text in (f"{other} {day:%d %B %Y}", f"{day:%d %B %Y} ({other})", f"{other}, {day:%d.%m.%Y}"):
        read = read_deadline(text)
        assert (read.due, [doubt.code for doubt in read.doubts]) == (day, ["deadline-weekday"] if shift else [])


@pytest.mark.parametrize(("text", "first", "last"), [
    ("2017-05-02/03/04", "2017-05-02", "2017-05-04"), ("2, 3 and 4 May 2017", "2017-05-02", "2017-05-04"),
    ("2, 3 et 4 mai 2017", "2017-05-02", "2017-05-04"), ("2015, 2016 and 2017", "2015-01-01", "2017-12-31"),
    ("в 2015, 2016 годах", "2015-01-01", "2016-12-31"),
])
def test_days_or_years_one_after_the_other_are_one_stretch(text: str, first: str, last: str) -> None:
    read = read_deadline(text)
    assert (read.kind, read.first, read.last) == ("range", date.fromisoformat(first), date.fromisoformat(last))


def test_dates_are_found_in_running_text() -> None:
    found = find_dates("Draft of 7.10. 2016 sent in Q1 2017, see paragraph 3.4 and A/RES/71/5; not 30 April 217")
    assert [date.text for date in found] == ["7.10. 2016", "Q1 2017"]


@given(TEXTS)
def test_reading_never_raises_and_accounts_for_every_word(text: str) -> None:
    read = read_deadline(text)
    assert read.text == text
    assert set(read.rest.split()) <= set(text.split()) | {part for word in text.split() for part in _parts(word)}
    assert (read.due is None) or read.due == read.last


@given(TEXTS)
def test_split_deadlines_keep_every_word(text: str) -> None:
    assert " ".join(split_deadlines(text)).replace(" ", "") == "".join(text.split())


@given(TEXTS)
def test_spaces_of_any_kind_do_not_count(text: str) -> None:
    spaced = "\u00a0 " + "  \u00a0".join(text.split()) + "\t"
    read, again = read_deadline(text), read_deadline(spaced)
    assert (read.kind, read.first, read.last, read.suggestions, read.rest) == (
        again.kind, again.first, again.last, again.suggestions, again.rest)


def _parts(word: str) -> list[str]:
    """Every piece of a word that may stay when a date within it was read."""
    return [word[i:j] for i in range(len(word)) for j in range(i + 1, len(word) + 1)] if len(word) < 80 else [word]


@pytest.mark.parametrize("text", ["3O June 2027", "3o June 2027", "l5 June 2027", "3O juin 2027", "1O de junio de 2027"])
def test_a_letter_that_was_scanned_for_a_figure_makes_no_other_day(text: str) -> None:
    read = read_deadline(text)
    assert read.doubts
    assert read.due is None or read.due.day == 30


@pytest.mark.parametrize(("text", "day"), [
    ("1o de junio de 2027", "2027-06-01"), ("1º de junio de 2027", "2027-06-01"), ("2o trimestre 2027", "2027-06-30")])
def test_an_ordinal_sign_typed_as_a_letter_is_one(text: str, day: str) -> None:
    read = read_deadline(text)
    assert (str(read.due), read.sure) == (day, True)


@pytest.mark.parametrize("text", [
    "June 2027 at the earliest", "30 June 2027 (at the earliest)", "30 juin 2027 au plus tôt", "30 de junio de 2027 como muy pronto"])
def test_the_earliest_day_is_no_last_day(text: str) -> None:
    read = read_deadline(text)
    assert (read.kind, read.due, read.rest) == (DeadlineKind.OPEN_START, None, "")


@pytest.mark.parametrize(("text", "code"), [
    ("June 2027?", "deadline-tentative"), ("30 June 2027 (?)", "deadline-tentative"),
    ("1/1/1900", "deadline-far"), ("June 1927", "deadline-far"), ("30 juin 2072", "deadline-far"), ("2099-12-31", "deadline-far"),
    ("Completed 12 May 2025", "deadline-done"), ("Completed in May 2025", "deadline-done"), ("Completed on 3 May 2025", "deadline-done")])
def test_a_deadline_that_may_be_none_is_asked(text: str, code: str) -> None:
    assert code in [doubt.code for doubt in read_deadline(text).doubts]


@pytest.mark.parametrize("text", ["Completed by 12 May 2025", "To be completed 12 May 2025", "Completion: May 2025", "31 December 1990"])
def test_a_deadline_that_is_one_is_not_asked(text: str) -> None:
    assert read_deadline(text).sure
