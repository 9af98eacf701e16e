"""The sheets of a register are called in its language, and whatever leads to one of them goes on leading there."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName

from tests.recalculation import recalculated
from tests.workbook.register.test_register import NOW, edited, held
from tests.workbook.register.test_register_looks import read
from toolkit.jobs.identity import register_id_of
from toolkit.jobs.registers import load_reported
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.record.codes import How, Language
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import SHEETS, UNITS, sheets_in, tabs_of
from toolkit.words.languages.catalogues import in_language
from toolkit.workbook.register.reading import read_part
from toolkit.workbook.register.writing import write_register

__all__ = ["held"]
FRENCH = ["Vue d’ensemble", "Paramètres", "À propos", "Sources", "Unités", "Colonnes", "Recommandations", "Mesures", "Observations",
          "Contributions", "Personnes", "Textes", "Cycles", "Retours", "Conflits", "Propositions", "Historique", "_lists", "_base"]
OWN = "Budget"
FORMULAS = {
    "B1": ('=COUNTIF(Actions!$A:$A,"1.*")', '=COUNTIF(Меры!$A:$A,"1.*")'),
    "B2": ("=COUNTA('Units'!A2:A9)+1", "=COUNTA(Подразделения!A2:A9)+1"),
    "B3": ("=SUM(A1,Settings!C99)", "=SUM(A1,Настройки!C99)"),
    "B4": ('=COUNTA(INDIRECT("Actions!A2:A9"))', '=COUNTA(INDIRECT("Меры!A2:A9"))'),
    "B5": ('=HYPERLINK("#Actions!A5","Actions! Go")', '=HYPERLINK("#Меры!A5","Actions! Go")'),
    "B6": ("=ROWS(mine)+ROWS(tracker_units)", "=ROWS(mine)+ROWS(tracker_units)"),
    "B7": ('=IF(A1>1,"Actions!","")', '=IF(A1>1,"Actions!","")'),
}
"""Cell -> a formula of somebody's own in an English register, and in the same one when it is Russian."""


def in_its_language(register: Register, language: Language) -> Register:
    return replace(register, settings=replace(register.settings, language=language))


def names(data: bytes) -> list[str]:
    return openpyxl.load_workbook(BytesIO(data)).sheetnames


def with_english_sheets(data: bytes) -> bytes:
    """The same register with sheets in English, as the version before wrote all of them."""
    def edit(book: openpyxl.Workbook) -> None:
        for name, called in sheets_in(read_workbook(data)).items():
            book[called].title = name
    return edited(data, edit)


def choose(book: openpyxl.Workbook, language: str) -> None:
    settings = book["Settings"]
    next(row for row in settings.iter_rows() if row[0].value == "Language")[1].value = language


def add_own(book: openpyxl.Workbook) -> None:
    sheet = book.create_sheet(OWN)
    for cell, value in ({"A1": 2, "A2": 3} | {cell: english for cell, (english, _) in FORMULAS.items()}).items():
        sheet[cell] = value
    book.defined_names["mine"] = DefinedName("mine", attr_text="Units!$A$2:INDEX(Units!$A:$A,3)")


def test_a_french_register_has_french_sheets(held: Register) -> None:
    assert names(write_register(in_its_language(held, Language.FRENCH), NOW)) == FRENCH


@pytest.mark.parametrize("language", [*Language])
@pytest.mark.parametrize("spoken", ["en", "ru"])
def test_it_is_read_as_it_was_written_whoever_reads_it(held: Register, language: Language, spoken: str) -> None:
    written = in_its_language(held, language)
    with in_language(spoken):
        found = read(write_register(written, NOW))
    assert found == written
    assert found.problems == []
    assert found.hand_edits == []


def test_a_french_register_with_the_english_sheets_of_the_version_before_is_the_same(held: Register) -> None:
    written = in_its_language(held, Language.FRENCH)
    found = read(with_english_sheets(write_register(written, NOW)))
    assert found == written
    assert (found.problems, found.hand_edits) == ([], [])
    assert names(write_register(found, NOW)) == FRENCH


def test_so_is_one_whose_sheets_are_called_in_several_languages(held: Register) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book["Actions"].title, book["Historique" if "Historique" in book.sheetnames else "History"].title = "Меры", "Historial"

    found = read(edited(write_register(held, NOW), edit))
    assert found == held
    assert found.hand_edits == []
    assert names(write_register(found, NOW)) == names(write_register(held, NOW))


@pytest.mark.parametrize("language", [*Language])
def test_names_fit_into_a_tab_and_none_is_that_of_two_sheets(language: Language, held: Register) -> None:
    called = tabs_of(in_its_language(held, language).settings)
    assert [name for name in called.values() if len(name) > 31 or re.search(r"[\[\]:*?/\\']", name)] == []
    assert len({name.casefold() for name in called.values()}) == len(called) == len(SHEETS) + 3


def test_a_register_is_known_and_read_in_part_whatever_its_sheets_are_called(held: Register, tmp_path: Path) -> None:
    path, written = tmp_path / "registre.xlsx", in_its_language(held, Language.FRENCH)
    path.write_bytes(write_register(written, NOW))
    assert register_id_of(path) == held.about.register_id
    assert load_reported(path).actions == held.actions
    part = read_part(read_workbook(path), path.name, SHEETS)
    assert part is not None
    assert (part.actions, part.history) == (written.actions, written.history)


def test_everything_that_leads_to_a_sheet_leads_to_one_that_is_there(held: Register) -> None:
    data = write_register(in_its_language(held, Language.FRENCH), NOW)
    book = openpyxl.load_workbook(BytesIO(data))
    there = set(book.sheetnames)
    links = [cell.hyperlink.location for row in book[FRENCH[0]].iter_rows() for cell in row if cell.hyperlink]
    named = [name.attr_text for name in book.defined_names.values()]
    charts = [series.val.numRef.f for chart in book.worksheets[0]._charts for series in chart.series]  # type: ignore[attr-defined]
    led_to = [sheet.strip("'") for place in (*links, *named, *charts) for sheet in re.findall(r"('[^']+'|[\w’]+)!", place)]
    assert len(led_to) > 30
    assert set(led_to) <= there
    assert {"Mesures", "Unités", "_lists", FRENCH[0]} <= set(led_to)


def test_what_is_typed_into_a_french_sheet_is_found_and_placed_there_and_means_the_same_in_the_history(held: Register) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book["Mesures"]["F2"].value = "Paint all signs"
        book["Unités"].delete_rows(3)

    found = read(edited(write_register(in_its_language(held, Language.FRENCH), NOW), edit))
    changes = {(change.sheet, change.key, change.how) for change in found.hand_edits}
    assert {("Units", UNITS.row_key, How.HAND)} < changes
    assert {sheet for sheet, _, _ in changes} == {"Actions", "Units"}
    assert {problem.place.sheet for problem in found.to_put_right} == {"Mesures", "Unités"}
    found.history += found.hand_edits
    found.hand_edits = []
    data = write_register(found, NOW)
    history = openpyxl.load_workbook(BytesIO(data))["Historique"]
    headings = [cell.value for cell in history[1]]
    shown = {row[headings.index("Feuille")].value for row in history.iter_rows(min_row=2)}
    assert shown == {"Actions", "Mesures", "Unités"}, "a return keeps the name of its sheet"
    assert read(data).history == found.history
    assert read(with_english_sheets(data)).history == found.history


@pytest.mark.parametrize(("language", "own", "becomes"), [
    (Language.FRENCH, "Actions", "Actions (2)"), (Language.FRENCH, "About", "About (2)"), (Language.FRENCH, "Меры", "Меры"),
    (Language.ENGLISH, "Mesures", "Mesures"), (Language.ENGLISH, "Acerca de", "Acerca de"),
])
def test_a_sheet_of_somebodys_own_is_never_taken_for_one_of_the_register(
    held: Register, tmp_path: Path, language: Language, own: str, becomes: str,
) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book.create_sheet(own, 0)["A1"] = "Mine"

    data = edited(write_register(in_its_language(held, language), NOW), edit)
    found = read(data)
    assert [sheet.name for sheet in found.foreign] == [becomes]
    assert [problem.code for problem in found.problems] == ["sheet-renamed"] * (own != becomes)
    assert (found.actions, found.hand_edits) == (held.actions, [])
    path = tmp_path / "register.xlsx"
    path.write_bytes(data)
    assert register_id_of(path) == held.about.register_id
    assert openpyxl.load_workbook(BytesIO(write_register(found, NOW)))[becomes]["A1"].value == "Mine"


def switched(held: Register, also: Callable[[openpyxl.Workbook], Any] = lambda _: None) -> bytes:
    """An English register with a sheet of somebody's own, as it is written when its language becomes Russian."""
    def edit(book: openpyxl.Workbook) -> None:
        add_own(book)
        also(book)
        choose(book, "Russian")

    return write_register(read(edited(write_register(held, NOW), edit)), NOW)


def test_a_register_whose_language_changes_keeps_formulas_that_point_to_its_sheets(held: Register) -> None:
    book = openpyxl.load_workbook(BytesIO(switched(held)))
    assert {cell: book[OWN][cell].value for cell in FORMULAS} == {cell: russian for cell, (_, russian) in FORMULAS.items()}
    assert book.defined_names["mine"].attr_text == "Подразделения!$A$2:INDEX(Подразделения!$A:$A,3)"


def test_and_has_them_as_they_were_when_it_changes_back(held: Register) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        next(row for row in book["Настройки"].iter_rows() if row[0].value == "Язык")[1].value = "английский"

    book = openpyxl.load_workbook(BytesIO(write_register(read(edited(switched(held), edit)), NOW)))
    assert {cell: book[OWN][cell].value for cell in FORMULAS} == {
        cell: english.replace("'Units'", "Units") for cell, (english, _) in FORMULAS.items()}


def test_a_sheet_that_is_called_like_one_of_the_new_names_is_renamed_and_formulas_follow(held: Register) -> None:
    def also(book: openpyxl.Workbook) -> None:
        book.create_sheet("Меры")["A1"] = 7
        book[OWN]["C1"] = "='Меры'!A1+COUNTA(Actions!A:A)"

    book = openpyxl.load_workbook(BytesIO(switched(held, also)))
    assert book["Меры (2)"]["A1"].value == 7
    assert book[OWN]["C1"].value == "='Меры (2)'!A1+COUNTA(Меры!A:A)"


@pytest.mark.libreoffice
@pytest.mark.slow(reason="LibreOffice computes")
def test_another_program_computes_the_same_before_and_after_the_change(held: Register, tmp_path: Path) -> None:
    before, after = (
        openpyxl.load_workbook(BytesIO(recalculated(data, tmp_path / name)), data_only=True)
        for name, data in (("en", edited(write_register(held, NOW), add_own)), ("ru", switched(held))))
    assert [before[OWN][cell].value for cell in FORMULAS] == [5, 4, 2, 5, "Actions! Go", 5, "Actions!"]
    assert [after[OWN][cell].value for cell in FORMULAS] == [before[OWN][cell].value for cell in FORMULAS]
    assert [cell.value for sheet in after for row in sheet.iter_rows() for cell in row
            if re.match(r"#(REF|NAME|VALUE|N/A)", str(cell.value))] == []


def test_a_list_of_the_register_that_a_formula_names_is_defined_once(held: Register) -> None:
    data = write_register(read(edited(write_register(held, NOW), add_own)), NOW)
    assert ZipFile(BytesIO(data)).read("xl/workbook.xml").count(b'name="tracker_units"') == 1


def test_a_problem_names_the_sheet_as_it_is_called_in_the_file(held: Register) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book["Источники"].delete_rows(1, 3)

    with pytest.raises(Refused, match="Источники"):
        read(edited(write_register(in_its_language(held, Language.RUSSIAN), NOW), edit))
