"""Dates, numbers and lists are written as each language writes them, and English ones as they always were."""

from datetime import date

import pytest

from toolkit.words.languages import cldr

LAST, FIRST = date(2018, 12, 31), date(2019, 1, 1)


@pytest.mark.parametrize(("language", "last", "first"), [
    ("en", "31 December 2018", "1 January 2019"),
    ("fr", "31 décembre 2018", "1er janvier 2019"),
    ("es", "31 de diciembre de 2018", "1 de enero de 2019"),
    ("ru", "31 декабря 2018 г.", "1 января 2019 г."),
])
def test_a_day_in_full(language: str, last: str, first: str) -> None:
    assert [plain(cldr.day(LAST, language)), plain(cldr.day(FIRST, language))] == [last, first]


@pytest.mark.parametrize(("language", "month", "in_year"), [
    ("en", "January 2019", "1 January"),
    ("fr", "janvier 2019", "1er janvier"),
    ("es", "enero de 2019", "1 de enero"),
    ("ru", "январь 2019 г.", "1 января"),
])
def test_a_month_and_a_day_of_it(language: str, month: str, in_year: str) -> None:
    assert [plain(cldr.month(FIRST, language)), plain(cldr.day_of_year(FIRST, language))] == [month, in_year]


@pytest.mark.parametrize(("language", "figures"), [
    ("en", ["7", "1,234", "1,234,567", "1,234.5", "38.0"]),
    ("fr", ["7", "1 234", "1 234 567", "1 234,5", "38,0"]),
    ("es", ["7", "1.234", "1.234.567", "1.234,5", "38,0"]),
    ("ru", ["7", "1 234", "1 234 567", "1 234,5", "38,0"]),
])
def test_figures(language: str, figures: list[str]) -> None:
    written = [*(cldr.figure(number, language) for number in (7, 1234, 1_234_567, 1234.5)),
               cldr.figure(38.0, language, 1)]
    assert [plain(one) for one in written] == figures


@pytest.mark.parametrize("language", ["fr", "ru"])
def test_no_line_ends_within_a_figure_or_behind_the_number_of_a_day(language: str) -> None:
    assert "\xa0" in cldr.figure(1234, language)
    assert " " not in cldr.figure(1_234_567, language)
    assert cldr.day(LAST, language).startswith("31\xa0")


@pytest.mark.parametrize(("language", "all_of_them", "one_of_them"), [
    ("fr", "a, b et c", "a, b ou c"), ("es", "a, b y c", "a, b o c"), ("ru", "a, b и c", "a, b или c")])
def test_lists(language: str, all_of_them: str, one_of_them: str) -> None:
    assert cldr.listed(["a", "b", "c"], language) == all_of_them
    assert cldr.listed(["a", "b", "c"], language, either=True) == one_of_them


def test_accents_and_capitals_decide_only_between_what_is_else_alike() -> None:
    names = ["étude", "Etage", "zone", "Étude", "ete", "été"]
    assert sorted(names, key=cldr.sort_key) == ["Etage", "ete", "été", "étude", "Étude", "zone"]
    assert sorted(["ñu", "nz", "na", "oa"], key=cldr.sort_key) == ["na", "nz", "ñu", "oa"]
    assert sorted(["йод", "ия", "иа", "ёж", "еда", "жук"], key=cldr.sort_key) == ["еда", "ёж", "жук", "иа", "ия", "йод"]


def plain(written: str) -> str:
    """The same with usual blanks."""
    return written.replace("\xa0", " ")
