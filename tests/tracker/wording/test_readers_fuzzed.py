"""Whatever is written: no reader raises, loses a letter, or changes its mind; the work grows with the text alone."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.counting import counted
from tests.tracker.wording.characters import looked_through
from tests.tracker.wording.pieces import LONG, PIECES, SHORT, repeated
from tests.tracker.wording.test_tables import rows
from tests.tracker.wording.test_units import NAMES
from toolkit.tracker.record.cells import ErrorValue, Formula
from toolkit.tracker.wording.dates import order_of, order_of_locale
from toolkit.tracker.wording.deadlines import Deadline, read_deadline, read_deadline_cell
from toolkit.tracker.wording.scopes import contradictions
from toolkit.tracker.wording.statuses import StatusReading, read_status
from toolkit.tracker.wording.units import PartiesReading

Reading = Deadline | StatusReading | PartiesReading
PHRASES = [text for name in ("deadlines", "statuses", "units") for text, *_ in rows(name)]
GLUE = st.sampled_from([" ", ", ", "; ", " / ", "/", "-", " – ", "\u00a0", ": ", "(", ")", " and ", " et ", " или ", "", "\n"])
WORDS = sorted({word for phrase in PHRASES for word in phrase.split()})
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.tuples(st.sampled_from(PHRASES), GLUE).map("".join), max_size=4).map("".join),
    st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
    st.lists(st.tuples(st.sampled_from(WORDS), GLUE).map("".join), max_size=10).map("".join),
)
READERS: list[Callable[[str], Reading]] = [read_deadline, read_status, NAMES.read]


def letters(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w", text))


@given(TEXTS)
@settings(max_examples=300)
def test_no_reader_raises_or_loses_a_letter(text: str) -> None:
    for read in READERS:
        reading = read(text)
        kept = "".join(reading.words) + reading.rest
        if isinstance(reading, StatusReading):
            kept += reading.closing_reason
        assert reading.text == text
        assert not letters(text) - letters(kept)


@given(TEXTS)
@settings(max_examples=200)
def test_the_same_text_is_read_the_same_however_it_is_spaced(text: str) -> None:
    spaced = "\u00a0" + "  \u202f".join(text.split()) + "\r\n"
    for read in READERS:
        first, again, other = read(text), read(text), read(spaced)
        assert first == again
        assert (first.rest, first.reasons, first.doubts, first.sure) == (
            other.rest, other.reasons, other.doubts, other.sure)


@given(TEXTS)
@settings(max_examples=200)
def test_dashes_of_every_kind_are_one(text: str) -> None:
    plain = re.sub("[\u2010-\u2015\u2212]", "-", text)
    longer = plain.replace("-", "\u2013")
    one, other = read_deadline(plain), read_deadline(longer)
    assert (one.kind, one.first, one.last, one.due, one.suggestions) == (
        other.kind, other.first, other.last, other.due, other.suggestions)


@given(st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.datetimes(), TEXTS,
                 TEXTS.map(ErrorValue), st.builds(Formula, st.just("A1"), st.one_of(st.none(), TEXTS))))
def test_every_cell_is_read(value: object) -> None:
    read_deadline_cell(value)  # type: ignore[arg-type]


@given(st.lists(TEXTS, max_size=4), TEXTS)
def test_an_order_is_known_or_not(texts: list[str], locale: str) -> None:
    assert order_of(texts) == order_of(texts[::-1])
    order_of_locale(locale)


@given(TEXTS)
def test_contradictions_quote_what_was_written(text: str) -> None:
    spaced = " ".join(text.split())
    for quoted in contradictions(read_status("Implemented").status, text):
        assert quoted in spaced


@pytest.mark.parametrize(("value", "kind", "due"), [
    (2015, "year", date(2015, 12, 31)), (2015.0, "year", date(2015, 12, 31)),
    (datetime(1905, 7, 7), "year", date(2015, 12, 31)), (date(2015, 4, 30), "day", date(2015, 4, 30)),
    (datetime(2015, 4, 30, 12, 0), "day", date(2015, 4, 30)), (42124, "malformed", None), (7, "malformed", None),
    (True, "malformed", None), (None, "blank", None), ("End 2015", "year", date(2015, 12, 31)),
    (ErrorValue("#N/A"), "malformed", None), (Formula("A1", "Q1 2015"), "quarter", date(2015, 3, 31)),
    (Formula("A1", None), "blank", None),
])
def test_a_cell_may_hold_a_date_a_year_or_a_number(value: object, kind: str, due: date | None) -> None:
    read = read_deadline_cell(value)  # type: ignore[arg-type]
    assert (read.kind, read.due) == (kind, due)


def test_a_date_that_lost_its_format_is_suggested() -> None:
    assert read_deadline_cell(42124).suggestions == (date(2015, 4, 30),)
    assert read_deadline("42124").suggestions == (date(2015, 4, 30),)


def test_the_other_dates_of_a_column_settle_the_order_and_the_reading_says_so() -> None:
    read = read_deadline("03/04/2016", order_of(["03/04/2016", "28/04/2016", "1.2.2016"]))
    assert (read.due, read.sure) == (date(2016, 4, 3), True)
    assert "the column's other dates" in str(read.reasons[0])
    assert order_of(["28/04/2016", "04/28/2016"]) is None
    assert order_of(["03/04/2016"]) is None


@pytest.mark.parametrize(("locale", "month_first"), [("en-US", True), ("en_GB", False), ("fr", False), ("ru-RU", False)])
def test_a_locale_settles_the_order(locale: str, month_first: bool) -> None:
    order = order_of_locale(locale)
    assert order is not None
    assert order.month_first is month_first
    assert f"the locale {locale}" in str(read_deadline("03/04/2016", order).reasons[0])


@pytest.mark.parametrize("locale", ["en", "", "x", "english please"])
def test_a_locale_may_not_say(locale: str) -> None:
    assert order_of_locale(locale) is None


@pytest.mark.slow(reason="each reader reads a long text, and each call is counted")
@pytest.mark.parametrize("piece", PIECES)
def test_the_work_grows_with_the_text_alone(piece: str) -> None:
    short, long = repeated(piece, SHORT), repeated(piece, LONG)
    for read in READERS:
        once, more = _work(read, short), _work(read, long)
        # Eight times the text; what grows with its square would take 64 times as much.
        assert [many <= few * 8 * 1.2 + 500 for few, many in zip(once, more, strict=True)] == [True, True], (once, more)


def _work(read: Callable[[str], Reading], text: str) -> tuple[int, int]:
    """How often functions are called, and how many characters regular expressions look through."""
    with looked_through() as characters, counted(builtins=True) as done:
        read(text)
    return done.calls, characters.count
