"""Where something stands in a document, in each language and back again."""

import pytest

from toolkit.sources.taking_in import KINDS
from toolkit.tracker.record.codes import DocumentKind
from toolkit.tracker.record.problems import Place, where_is
from toolkit.words.languages.catalogues import in_language, spoken
from toolkit.words.languages.cldr import ENGLISH
from toolkit.words.readings.places import is_place, place_code, place_shown, places_shown

CODES = ["table 1", "table 1 row 2", "table 1, row 2, column 3", "table 2 row 3, column 1", "row 2, column 3", "line 7", "line 7, column 3",
         "paragraph 5", "footnote 12", "table 1 row 2–table 1 row 4", "Column C", "Column (3)", "page", "text box or chart", "list", "labels",
         "records", "recommendations", "actions"]


@pytest.mark.parametrize("language", sorted({ENGLISH, *spoken()}))
@pytest.mark.parametrize("code", CODES)
def test_a_place_is_read_in_every_language_and_comes_back_as_its_code(code: str, language: str) -> None:
    with in_language(language):
        shown = place_shown(code)
    assert place_code(shown) == code
    assert is_place(shown)
    assert (shown == code) == (language == ENGLISH or (code == "page" and language == "fr")), shown


@pytest.mark.parametrize("text", ["C12", "L6", "Sheet1", "table", "Table 1", "row", "table 1 of 2", "", "Paint the signs"])
def test_what_is_no_place_of_a_document_stays(text: str) -> None:
    with in_language("fr"):
        assert (place_shown(text), place_code(text)) == (text, text)


def test_the_place_of_a_problem_is_told_in_the_language_that_is_spoken() -> None:
    with in_language("fr"):
        assert where_is(Place("mission.docx", "table 1", 2, "row 2, column 3")) == "mission.docx, tableau 1, ligne 2, colonne 3"
    with in_language("ru"):
        assert where_is(Place("mission.docx", cell="table 1 row 2")) == "mission.docx, таблица 1 строка 2"


def test_the_sheets_of_a_workbook_have_the_names_that_people_gave_them() -> None:
    with in_language("fr"):
        assert places_shown("table 1", "C12") == ("table 1", "C12")
        assert places_shown("table 1", "row 2, column 3") == ("tableau 1", "ligne 2, colonne 3")


def test_a_kind_of_document_is_named_in_the_language_and_one_of_an_organizations_own_by_its_name() -> None:
    assert [DocumentKind.named(kind) for kind in ("progress-table", "table", "our-minutes")] == ["progress table", "table", "our-minutes"]
    with in_language("fr"):
        assert [DocumentKind.named(kind) for kind in ("progress-table", "table")] == ["tableau d’avancement", "tableau"]


def test_every_kind_that_is_taken_in_has_its_words() -> None:
    assert {kind.name for kind in KINDS} == {*DocumentKind} - {DocumentKind.NEW}
