import re
from dataclasses import replace
from datetime import date

import pytest

from tests.registers import AS_OF, register
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.periods import Period
from toolkit.tracker.views import prose
from toolkit.tracker.views.figures import all_derived
from toolkit.tracker.wording.statuses import read_status
from toolkit.words import page, reports
from toolkit.words.languages.catalogues import catalogue, in_language
from toolkit.words.speaking import Plural

WORDS = {Status.IMPLEMENTED: "Implemented", Status.CLOSED_NOT_IMPLEMENTED: "Closed"}


def outcome(status: str, when: str = "", comment: str = "", closing_reason: str = "") -> str:
    built = register(f"""
        | Ref. | Status   | Date of implementation | Closing reason   | Comment   |
        | 1.1  | {status} | {when}                 | {closing_reason} | {comment} |
    """)
    action = built.actions["1.1"]
    return prose.outcome(action, all_derived(built, AS_OF)[action.ref].comments, WORDS)


def test_dates_are_in_full_with_the_day_first() -> None:
    assert prose.day(date(2018, 12, 31)) == "31 December 2018"
    assert prose.day(None) == ""


@pytest.mark.parametrize(("plain", "words"), [
    ("2015-03-15", "15 March 2015"),
    ("2015-06-01/2015-06-30", "June 2015"),
    ("2015-01-01/2015-03-31", "first quarter of 2015"),
    ("2015-01-01/2015-12-31", "2015"),
    ("2016-01-01/..", "2016 onwards"),
    ("2016-02-05/..", "5 February 2016 onwards"),
    ("2015-03-02/2015-03-09", "2 March 2015 to 9 March 2015"),
    ("2015-12-01/2016-01-31", "1 December 2015 to 31 January 2016"),
])
def test_a_period_without_written_words_gets_the_house_words(plain: str, words: str) -> None:
    assert prose.period(Period.from_plain(plain)) == words


def test_a_period_that_is_no_day_keeps_its_written_words() -> None:
    assert prose.period(Period(date(2015, 1, 1), date(2015, 3, 31), "Q1 2015")) == "Q1 2015"


@pytest.mark.parametrize(("count", "words"), [
    (0, "no actions"), (1, "one action"), (9, "nine actions"), (10, "10 actions"), (1096, "1,096 actions")])
def test_numbers_under_ten_are_words_in_running_text(count: int, words: str) -> None:
    assert prose.counted(reports.ACTIONS, count) == words


def test_days_are_figures_in_a_table() -> None:
    assert [prose.days(count) for count in (1, 2, 1096)] == ["1 day", "2 days", "1,096 days"]


def test_a_list_ends_with_and() -> None:
    assert [prose.listed(parts) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "", "a", "a and b", "a, b and c"]


@pytest.mark.parametrize(("cell", "printed"), [
    (outcome("Implemented", "2015-03-15"), "Implemented: 15 March 2015"),
    (outcome("Implemented", "2015-03-15", "Signposts painted."), "Implemented: 15 March 2015. Signposts painted."),
    (outcome("Implemented", "2016-10-07 (7.10. 2016)", "Painters met on 7.10. 2016"),
     "Implemented: Painters met on 7.10. 2016"),
    (outcome("Implemented", "2015-05-19", "Adopted on 19 May 2015"), "Implemented: Adopted on 19 May 2015"),
    (outcome("Implemented", "2015-05-19", "Adopted on 19 May 2015 after a meeting on 3 May 2015"),
     "Implemented: 19 May 2015. Adopted on 19 May 2015 after a meeting on 3 May 2015"),
    (outcome("Implemented", "2015-05-19", "Adopted by 12 of 14 on 19 May 2015"),
     "Implemented: Adopted by 12 of 14 on 19 May 2015"),
    (outcome("Implemented", "2015-05-01", "Begun on 31 May 2015"), "Implemented: 1 May 2015. Begun on 31 May 2015"),
    (outcome("Implemented", "2015-01-01/2015-03-31 (Q1 2015)"), "Implemented: Q1 2015"),
    (outcome("Implemented", "", "All painted"), "Implemented: All painted"),
    (outcome("Implemented"), "Implemented"),
    (outcome("Closed without implementation", closing_reason="budget not available"), "Closed (budget not available)"),
    (outcome("Closed without implementation", "", "See 3.", "no paint"), "Closed (no paint). See 3."),
    (outcome("In progress", "", "Two of four painted."), "In progress: Two of four painted."),
    (outcome("Not started"), "Not started"),
    (outcome("Not reported", "", "Meetings every month"), "Meetings every month"),
    (outcome("Not reported"), ""),
])
def test_the_last_column_joins_status_date_and_comment(cell: str, printed: str) -> None:
    assert cell == printed


@pytest.mark.parametrize("when", ["2015-03-15", "2015-06-01/2015-06-30", "2015-01-01/2015-03-31",
                                  "2015-01-01/2015-12-31", "2016-01-01/..", "2016-02-05/..", "2015-03-02/2015-03-09"])
@pytest.mark.parametrize("comment", ["", "Painted.", "Done on 3 May 2014 and 15 March 2015", "Since June 2015: 4 of 7"])
def test_what_is_printed_is_read_back(when: str, comment: str) -> None:
    read = read_status(outcome("Implemented", when, comment))
    assert (read.status, read.completed, read.rest) == (Status.IMPLEMENTED, Period.from_plain(when), comment)


def test_what_several_units_wrote_begins_on_a_line_of_its_own() -> None:
    built = register("| Ref. | Status | Date of implementation |\n| 1.1 | Implemented | 2015-03-15 |", comments="""
        | Ref. | Unit | Round | Comment |
        | 1.1  | HI   | r     | Painted |
        | 1.1  | VA   | r     | Dug     |
    """)
    action = built.actions["1.1"]
    assert prose.outcome(action, all_derived(built, AS_OF)[action.ref].comments, WORDS).splitlines() == [
        "Implemented: 15 March 2015", "HI: Painted", "VA: Dug"]
    undated = replace(action, completed=None)
    assert prose.outcome(undated, "HI: Painted\nVA: Dug", WORDS).splitlines() == [
        "Implemented:", "HI: Painted", "VA: Dug"]


def test_a_revised_deadline_is_printed_with_its_reason() -> None:
    built = register("""
        | Ref. | Revised deadline | Reason for revision |
        | 1.1  | 2019-06-30       | paint late          |
        | 1.2  | 2019-06-30       |                     |
        | 1.3  |                  | paint late          |
        | 1.4  |                  |                     |
    """)
    both = ["Revised: 30 June 2019 (paint late)", "Revised: 30 June 2019"]
    assert [prose.deadline_revised(action) for action in built.actions.values()] == [
        *both, "Revised: a reason was given without a new date (paint late)", ""]
    assert [prose.deadline_revised(action, refused=True) for action in built.actions.values()] == [
        *both, "Revised: no new date accepted (paint late)", ""]


def test_lateness_is_said_in_words() -> None:
    built = register("""
        | Ref. | Due date   | Status      | Date of implementation |
        | 1.1  | 2015-12-31 | In progress |                        |
        | 1.2  | 2016-03-31 | Implemented | 2016-10-07             |
        | 1.3  | 2015-06-30 | Implemented | 2016-01-01/..          |
        | 1.4  | 2015-06-30 | Implemented | 2015-06-30             |
        | 1.5  | 2018-12-30 | Not started |                        |
    """)
    assert [*map(prose.lateness, all_derived(built, AS_OF).values())] == [
        "Overdue by 1,096 days", "Implemented late, by 190 days", "Implemented late", "", "Overdue by 1 day"]


def test_a_rate_of_nothing_is_said_in_words() -> None:
    assert (prose.per_cent(80), prose.per_cent(None)) == ("80 per cent", "not applicable")


AGREE = {"fr": {"mesure", "mesures", "recommandation", "recommandations", "décision", "décisions", "autre", "autres"},
         "es": {"medida", "medidas", "recomendación", "recomendaciones", "dependencia", "dependencias"}}
"""Nouns of the gender that “une”, “aucune” and “una” have, and adjectives before such a noun."""
OF_MEASURES = {"fr": {"est", "sont", "a", "ont", "n’a", "n’ont", "selon"}, "es": {"está", "están", "recibió", "recibieron", "quedó", "quedaron",
                                                                                  "se", "no", "de", "según"}}
"""What follows a number that stands for measures, or for recommendations, named before it."""
FROM_TWO = {"fr": {"documents", "document"}, "es": {"documentos", "documento"}}
"""Nouns of the other gender, which are counted from two on: from there the words agree with all."""


@pytest.mark.parametrize("language", AGREE)
def test_a_number_in_words_stands_before_no_noun_of_another_gender(language: str) -> None:
    known = AGREE[language] | OF_MEASURES[language] | FROM_TWO[language]
    told = [form for table in (reports, page) for one in vars(table).values() if isinstance(one, str | Plural)
            for message in ([one] if isinstance(one, str) else one) if "{count}" in message for form in meant(message, language)]
    followed = {form: after[1] for form in told if (after := re.search(r"\{count\}[\s\xa0]+([\w’]+)", form))}
    assert len(told) > 40
    assert {form: word for form, word in followed.items() if word not in known} == {}


def meant(message: str, language: str) -> list[str]:
    """A message of a table in all its forms in a language."""
    forms = vars(catalogue(language))["_catalog"]
    return [form for key, form in forms.items() if message in (key, *(key if isinstance(key, tuple) else ()))]


def test_russian_writes_numbers_under_ten_in_figures_which_agree_with_all() -> None:
    with in_language("ru"):
        assert [prose.number(count) for count in range(1, 10)] == [*"123456789"]
