"""The languages that are spoken, as they are translated: on the console, and in one round with each other."""

import shutil
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.doors.command_line import NOW, Tracker
from tests.doors.test_languages import answer, speak
from toolkit.jobs.registers import load
from toolkit.tracker.record.actions import Action, Comment
from toolkit.tracker.record.codes import Language, Status
from toolkit.tracker.record.columns import columns_of
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.returns.parsing import ACTIONS_SHEET
from toolkit.word import house_formats
from toolkit.words.languages.catalogues import in_language, spoken
from toolkit.words.reports import NOT_IN_LANGUAGE
from toolkit.words.speaking import said, text

PROJECT = Path(__file__).resolve().parents[2]
OTHERS = spoken()[1:]


def test_french_russian_and_spanish_are_spoken_beside_english() -> None:
    assert OTHERS == ("es", "fr", "ru")


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("command", [("status",), ("show", "register.xlsx"), ("overdue", "--as-of", "2019-12-31"), ("missing",),
                                     ("check-register", "register.xlsx")], ids=" ".join)
def test_the_console_shows_every_sign_of_a_language(tracker: Tracker, language: str, command: tuple[str, ...]) -> None:
    tracker.make_issued()
    told = tracker(*command, "--lang", language)
    assert told.out + told.err != tracker(*command).out
    assert "\N{REPLACEMENT CHARACTER}" not in told.out + told.err


def test_a_russian_and_a_spanish_answer_that_contradict_each_other_are_shown_and_decided(tracker: Tracker) -> None:
    tracker.make_register()
    speak(tracker, PAR="Russian", LIB="Spanish")
    issued = tracker("issue", "register.xlsx", "--round", "2018-12", "--as-of", "2018-12-31", "--joint", "all", "--now", NOW)
    assert issued.code == 0, issued.err
    given = {"PAR": ("ru", Status.IMPLEMENTED, "Все покрашено."), "LIB": ("es", Status.NOT_STARTED, "Falta la pintura.")}
    for unit, (language, status, comment) in given.items():
        with in_language(language):
            sheet, label = text(ACTIONS_SHEET), status.label
            book = openpyxl.load_workbook(tracker.folder / "outbox" / "2018-12" / f"{unit}.xlsx")
            headings = [str(cell.value) for cell in book[sheet][1]]
        typed = {"status": label, "comment": comment} | ({"completed": "2018-12-01"} if status.is_final else {})
        answer(tracker, unit, "1.1", {heading_of(key, language, headings): one for key, one in typed.items()}, sheet)
    told = tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW)
    assert told.code == 3, told.err
    waiting = {one.unit: one for one in load(tracker.folder / "register.xlsx").register.conflicts}
    assert {unit: one.value for unit, one in waiting.items()} == {unit: status.label for unit, (_, status, _) in given.items()}
    decide(tracker, waiting["PAR"].option)
    assert tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW).code == 0
    register = load(tracker.folder / "register.xlsx").register
    assert (register.actions["1.1"].status, register.conflicts) == (Status.IMPLEMENTED, [])
    assert {one.comment for one in register.comments.values()} >= {comment for _, _, comment in given.values()}


def heading_of(key: str, language: str, headings: list[str]) -> str:
    """What a column of a workbook is called there."""
    with in_language(language):
        wanted = next(column.heading for record in (Action, Comment) for column in columns_of(record) if column.key == key)
    assert wanted in headings
    return wanted


def decide(tracker: Tracker, option: str) -> None:
    """Type a decision on the first conflict."""
    path = tracker.folder / "register.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Conflicts"]
    sheet.cell(2, [cell.value for cell in sheet[1]].index("Decision") + 1).value = option
    book.save(path)


def test_a_house_format_without_the_language_keeps_its_own_and_says_so(tracker: Tracker) -> None:
    tracker.make_register()
    folder = tracker.folder / "formats" / "short"
    folder.mkdir(parents=True)
    document = docx.Document()
    document.add_paragraph("As of {{ as_of }}: {{ summary.actions }}")
    document.save(str(folder / "template.docx"))
    (folder / "format.toml").write_text("", "utf-8")
    with in_language("ru"):
        sentence = said(NOT_IN_LANGUAGE, name="short", asked=Language.RUSSIAN.label, language=Language.ENGLISH.label)
    asked = ("report", "register.xlsx", "--format", "short", "--as-of", "2018-12-31", "-o", "report.docx", "--now", NOW)
    told = tracker(*asked, "--lang", "ru")
    assert told.code == 0, told.err
    assert sentence in " ".join(told.err.split())
    assert docx.Document(str(tracker.folder / "report.docx")).paragraphs[0].text == "As of 31 December 2018: three actions"
    assert "short" not in tracker(*asked[:-4], "-o", "english.docx").err


def test_a_house_format_says_its_title_and_the_headings_that_stay_in_a_language(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "reports" / "mission-report", tmp_path / "ours")
    settings = tmp_path / "ours" / "format.toml"
    settings.write_text('title = "Ours"\nkeep_columns = ["Who"]\n[fr]\ntitle = "Le nôtre"\nkeep_columns = ["Qui"]\n', "utf-8")
    assert [(one.title, one.keep_columns) for one in (house_formats.load(tmp_path / "ours", code) for code in ("", "fr", "es"))] == [
        ("Ours", ("Who",)), ("Le nôtre", ("Qui",)), ("Ours", ("Who",))]
    settings.write_text("[fr]\nshow = true\n", "utf-8")
    with pytest.raises(Refused, match=r"fr\.show"):
        house_formats.load(tmp_path / "ours")


def test_a_unit_whose_language_nobody_speaks_is_named_when_its_workbook_is_issued(tracker: Tracker) -> None:
    tracker.make_register()
    speak(tracker, PAR="German", LIB="français")
    issued = tracker("issue", "register.xlsx", "--round", "2018-12", "--as-of", "2018-12-31", "--now", NOW)
    assert issued.code == 0
    told = " ".join(issued.err.split())
    assert told.count("does not speak") == 1
    assert "does not speak “German”" in told
    assert "English (en), French (fr), Spanish (es) or Russian (ru)" in told
