"""A reader does not read again what it has just read."""

from tests.counting import counted
from toolkit.sources.register.coding import coded
from toolkit.tracker.wording import deadlines
from toolkit.tracker.wording.dates import KnownFrom
from toolkit.tracker.wording.deadlines import read_deadline
from toolkit.tracker.wording.words import remembered


def test_a_text_that_comes_again_is_not_read_again_unless_it_is_long() -> None:
    seen: list[str] = []

    @remembered
    def read(text: str, more: str = "") -> str:
        seen.append(text)
        return text + more

    long = "a" * 201
    assert [read("a"), read("a"), read("a", "b"), read(long), read(long)] == ["a", "a", "ab", long, long]
    assert seen == ["a", "a", long, long]


def test_a_column_of_deadlines_costs_as_much_as_its_different_words() -> None:
    for words in ("By the end of March 2030", "1 May 2030"):
        read_deadline(words)  # the patterns are compiled when they are first used
    column = ["By the end of March 2031", "1 May 2031"] * 500
    with counted() as done:
        read = [read_deadline(words).due for words in column]
    assert len({*read}) == 2
    assert done.calls < 5 * len(column)


def test_the_same_words_in_another_order_of_day_and_month_are_read_anew() -> None:
    american = deadlines.read_deadline("03/04/2031", deadlines.DayOrder(month_first=True, known_from=KnownFrom.LOCALE))
    european = deadlines.read_deadline("03/04/2031", deadlines.DayOrder(month_first=False, known_from=KnownFrom.LOCALE))
    assert [str(read.due) for read in (american, european)] == ["2031-03-04", "2031-04-03"]


def test_units_with_the_same_initials_get_codes_that_nobody_else_has() -> None:
    units = coded(["GG2", "Garden Gate", "Green Grove", "Gully Group"])
    assert [unit.code for unit in units] == ["GG2", "GG", "GG3", "GG4"]
