"""Separated values come in as the sheet that they were saved from does."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.documents_made import actions, kept, taken, told
from tests.sources.tables import HEADER, codes
from toolkit.sources.documents.openers.texts import tables_of_text
from toolkit.tracker.record.problems import Refused

ROWS = [["Issue ID", "Action", "Assignee", "Due date", "Status"],
        ["7", "Tar the boats", "Boat House", "4 March 2025", "In progress"],
        ["9", "Dry the sails, all", "Sail Loft", "9 May 2025", "Implemented"]]
EXPECTED = ["Tar the boats · Boat House · 2025-03-04 · in_progress", "Dry the sails, all · Sail Loft · 2025-05-09 · implemented"]


def separated(separator: str, rows: list[list[str]] = ROWS) -> str:
    return "\r\n".join(separator.join(f'"{c}"' if separator in c or "\n" in c else c for c in row) for row in rows) + "\r\n"


def short(path: Path) -> list[str]:
    return [" · ".join(line.split(" · ")[2:]) for line in told(taken(path))]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_whatever_parts_them_and_however_they_are_encoded(tmp_path: Path, separator: str, encoding: str) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(separated(separator, [*ROWS, ["10", "Réparer", "Atelier", "9 May 2025", "Done"]]).encode(encoding))
    assert short(path) == [*EXPECTED, "Réparer · Atelier · 2025-05-09 · implemented"]
    assert taken(path).kind == "table"


def test_under_another_name_they_are_known_by_their_separators(tmp_path: Path) -> None:
    path = tmp_path / "export.txt"
    path.write_text(separated(";"), encoding="utf-8")
    assert short(path) == EXPECTED


def test_a_first_line_that_names_the_separator_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("sep=;\n" + separated(";"), encoding="utf-8")
    assert short(path) == EXPECTED


def test_line_ends_within_quotation_marks_belong_to_the_cell(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(separated(",", [["No", "Action", "Owner", "Due date", "Comment"],
                                    ["1", "Tar the boats", "Boat House", "4 March 2025", "Said by A\nand by B"],
                                    ["2", "Dry the sails", "Sail Loft", "9 May 2025", 'the "big" one']]), encoding="utf-8")
    document = taken(path)
    assert [action.due_date for action in actions(document)] == [date(2025, 3, 4), date(2025, 5, 9)]
    assert "Said by A\nand by B" in kept(document)


def test_titles_above_are_the_title_and_a_place_is_that_of_the_cell_in_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("Harbour log,,,,\n\n" + separated(",", [*ROWS, ["11", "Wait", "Purser", "the 45th May", "Open"]]),
                    encoding="utf-8")
    document = taken(path)
    assert document.register.settings.title == "Harbour log"
    [place] = [problem.place for problem in document.problems if problem.code == "deadline-malformed"]
    assert (place.sheet, place.cell) == ("export", "D6")


def test_a_quotation_mark_that_is_never_closed_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(separated(",") + '12,"Tar,Boat House,May 2025,Open\n13,Dry,Sail Loft,May 2025,Open\n', encoding="utf-8")
    with pytest.raises(Refused) as caught:
        taken(path)
    assert (caught.value.problem.code, caught.value.problem.found) == ("quotation-open", "4")


def test_a_text_of_tabs_that_is_of_a_known_kind_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "plan.tsv"
    rows = HEADER.strip("| ").replace(" | ", "\t") + "\n1\tWater\tBuy hoses\t2019\tGarden Unit\tDone\n"
    path.write_text(rows, encoding="utf-8")
    assert taken(path).kind == "progress-table"


def test_prose_with_commas_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Ann,\n\nthe boats, sails and nets are wet, and so am I.\nYours, Bob\n", encoding="utf-8")
    with pytest.raises(Refused) as caught:
        taken(path)
    assert caught.value.problem.code == "document-unknown"


def test_a_table_of_tabs_below_other_lines_of_a_text(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Harbour notes\nHeld on 3 February 2025\n\n" + separated("\t") + "\nBye.\n", encoding="utf-8")
    document = taken(path)
    assert (document.register.settings.title, len(actions(document))) == ("Harbour notes", 2)
    assert codes(document, "prose") == ["prose-left-out"]
    assert "Bye." in kept(document)


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8"), max_size=8), min_size=1, max_size=5), max_size=6))
def test_no_word_of_any_values_is_lost(rows: list[list[str]]) -> None:
    lines = [";".join(cell.replace(";", " ").replace('"', " ").replace("\r", " ").replace("\n", " ") for cell in row)
             for row in rows]
    tables = tables_of_text(lines, "any.csv")
    held = [cell.text for table in tables.tables for cell in table.sheet.cells.values()]
    assert re.findall(r"\w+", " ".join(held)) == re.findall(r"\w+", " ".join(lines))


def test_russian_text_in_the_code_page_of_windows(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    rows = [["№", "Мероприятие", "Ответственный", "Срок", "Статус"], ["1", "Покрасить лодки (ISO 9001)", "Верфь", "30.06.2025", "Выполняется"]]
    path.write_bytes(separated(";", rows).encode("cp1251"))
    assert short(path) == ["Покрасить лодки (ISO 9001) · Верфь · 2025-06-30 · in_progress"]
    assert "document-encoding" in codes(taken(path))


@pytest.mark.parametrize("word", ["Réparer l'été", "Größe ändern", "Año señalado", "ÉTÉ À NÎMES", "Naïve café"])
def test_western_text_in_the_code_page_of_windows_stays_western(tmp_path: Path, word: str) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(separated(";", [*ROWS, ["10", word, "Atelier", "9 May 2025", "Done"]]).encode("cp1252"))
    assert short(path)[-1].startswith(word)


@pytest.mark.parametrize(("head", "first"), [
    (["No", "Action", "Action", "Responsible", "Deadline", "Status", "Status"],
     ["1", "Tar the boats", "Second", "Boat House", "4 March 2025", "In progress", "Beside"]),
    (["Action", "Action", "Owner", "Deadline"], ["Tar the boats", "see note", "Boat House", "4 March 2025"]),
    (["Action", "Owner", "Owner", "Status"], ["Tar the boats", "Boat House", "Bob", "In progress"])])
def test_headings_that_stand_twice_make_no_heading_of_the_first_row(tmp_path: Path, head: list[str], first: list[str]) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(separated(";", [head, first, ["Dry the sails" if name == "Action" else "" for name in head]]), encoding="utf-8")
    assert actions(taken(path))[0].text == "Tar the boats"
    assert all(word in kept(taken(path)) for cell in first for word in cell.split())


@pytest.mark.parametrize(("separator", "others"), [(";", ", "), (",", "; "), ("\t", ", "), ("|", ", ")])
@pytest.mark.parametrize("rows", [ROWS[:2], ROWS])
def test_a_long_text_with_another_sign_does_not_part_the_cells(
        tmp_path: Path, separator: str, others: str, rows: list[list[str]]) -> None:
    words = others.join(f"part {letter}" for letter in "abcdefghijklmnopqrstuvwxyz" * 4)
    path = tmp_path / "export.csv"
    path.write_text(separated(separator, [rows[0], ["7", words, *rows[1][2:]], *rows[2:]]), encoding="utf-8")
    assert actions(taken(path))[0].text == words
