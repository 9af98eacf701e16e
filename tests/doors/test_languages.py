"""Everything people read is in their language: console and register, each unit's workbook and letters, and reports.

An invented language stands for French: made of all messages, with longer words and other letters (`tests/pseudo.py`).
"""

import email
import re
import shutil
from collections.abc import Iterator
from email import policy
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.doors.command_line import NOW, Tracker, value_beside
from tests.languages import forgotten, spoken_from
from tests.pseudo import RIGHT_TO_LEFT, pseudo, write_pseudo
from tests.recalculation import recalculated, with_stale_results
from tests.workbook.unit_workbooks import NOW as MOMENT
from tests.workbook.unit_workbooks import content, row
from toolkit.jobs.registers import load
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.record.codes import Status, language_named
from toolkit.words.languages.catalogues import in_language, there
from toolkit.workbook.memory.base import read_base
from toolkit.workbook.returns.workbook import write_return


@pytest.fixture(autouse=True)
def invented(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path / "catalogues"
    with forgotten():
        spoken_from(monkeypatch, folder, write_pseudo(folder, "fr"))
        yield
        monkeypatch.undo()


def speak(tracker: Tracker, **languages: str) -> None:
    """Type the languages of units into the register."""
    book = openpyxl.load_workbook(tracker.folder / "register.xlsx")
    sheet = book["Units"]
    where = {cell.value: cell.column for cell in sheet[1]}
    for cells in sheet.iter_rows(min_row=2):
        if cells[0].value in languages:
            sheet.cell(row=cells[0].row or 0, column=int(where["Language"] or 0)).value = languages[str(cells[0].value)]
    book.save(tracker.folder / "register.xlsx")


def answer(tracker: Tracker, unit: str, ref: str, answers: dict[str, str], sheet: str = "Actions") -> Path:
    """Fill in a workbook in its language: English heading -> what is typed."""
    path = tracker.folder / "outbox" / "2018-12" / f"{unit}.xlsx"
    book = openpyxl.load_workbook(path)
    found = book[sheet]
    where = {cell.value: cell.column or 0 for cell in found[1]}
    at = next(cells[0].row for cells in found.iter_rows() if cells[0].value == ref)
    for heading, typed in answers.items():
        found.cell(at or 0, where[heading]).value = typed
    target = tracker.folder / "inbox" / f"{unit}.xlsx"
    target.parent.mkdir(exist_ok=True)
    book.save(target)
    return target


def heard(english: str) -> str:
    """A message as a terminal gets it, to which no sign goes that turns the direction of a line."""
    return pseudo(english).replace(RIGHT_TO_LEFT, "\ufffd")


def test_a_command_speaks_the_language_that_is_typed_or_named_by_the_environment(
        tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    tracker.make_register()
    assert heard("How things stand") in tracker("status", "--lang", "fr").out
    assert heard("How things stand") in tracker("status", "--lang=FR").out
    monkeypatch.setenv("TRACKER_LANG", "fr")
    assert heard("How things stand") in tracker("status").out
    assert "How things stand" in tracker("status", "--lang", "en").out


def test_without_that_it_speaks_the_language_of_the_register(tracker: Tracker) -> None:
    tracker.make_register()
    tracker.set(language="French")
    told = tracker("status")
    assert heard("How things stand") in told.out
    assert told.err.splitlines()[0] == heard("Using {path} of the current folder.").format(path="register.xlsx")


def test_a_language_that_there_is_not_is_one_sentence(tracker: Tracker) -> None:
    tracker.make_register()
    told = tracker("status", "--lang", "xx")
    assert told.code == 2
    assert "“xx” is no language that the tracker speaks. It speaks: en, fr." in " ".join(told.err.split())


def test_a_register_is_written_in_its_language_and_read_in_any(tracker: Tracker) -> None:
    tracker.make_register()
    tracker.set(language="fr")
    assert tracker.issue().code == 0
    book = openpyxl.load_workbook(tracker.folder / "register.xlsx")
    headings = [cell.value for cell in book[pseudo("Actions")][1]]
    assert pseudo("Responsible") in headings
    assert "Responsible" not in headings
    shown = tracker("show", "--lang", "en")
    assert "In progress" in shown.out
    # Somebody types in another language than the register is in.
    at = headings.index(pseudo("Status")) + 1
    book[pseudo("Actions")].cell(2, at).value = "Not started"
    value_beside(book[pseudo("Settings")], pseudo("Language")).value = "English"
    book.save(tracker.folder / "register.xlsx")
    register = load(tracker.folder / "register.xlsx").register
    assert (register.actions["1.1"].status, register.settings.language) == (Status.NOT_STARTED, "en")


def test_each_unit_gets_its_workbook_in_its_language_which_its_hidden_sheet_says(tracker: Tracker) -> None:
    tracker.make_register()
    speak(tracker, LIB="French")
    assert tracker.issue().code == 0
    english, french = (openpyxl.load_workbook(tracker.folder / "outbox" / "2018-12" / f"{unit}.xlsx") for unit in ("PAR", "LIB"))
    assert english.sheetnames[:3] == ["Read me", "Actions", "New actions"]
    assert french.sheetnames[:3] == [pseudo(name) for name in ("Read me", "Actions", "New actions")]
    assert pseudo("Status") in [cell.value for cell in french[pseudo("Actions")][1]]
    said = [read_base(read_workbook((tracker.folder / "outbox" / "2018-12" / f"{unit}.xlsx").read_bytes())) for unit in ("PAR", "LIB")]
    assert [one and one.language for one in said] == ["en", "fr"]


def test_a_french_return_and_an_english_one_merge_and_contradict_each_other(tracker: Tracker) -> None:
    tracker.make_register()
    speak(tracker, LIB="fr")
    assert tracker("issue", "register.xlsx", "--round", "2018-12", "--as-of", "2018-12-31", "--joint", "all", "--now", NOW).code == 0
    answer(tracker, "PAR", "1.1", {"Status": "Implemented", "Date of implementation": "2018-12-01", "Comment": "Painted."})
    answer(tracker, "LIB", "1.1", {pseudo("Status"): pseudo("Not started"), pseudo("Comment"): "Rien."}, pseudo("Actions"))
    told = tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW)
    assert told.code == 3
    register = load(tracker.folder / "register.xlsx").register
    assert {(one.unit, one.value) for one in register.conflicts} == {("PAR", "Implemented"), ("LIB", "Not started")}
    assert {comment.comment for comment in register.comments.values()} >= {"Painted.", "Rien."}


def test_what_is_sent_back_to_a_unit_is_in_its_language_and_the_list_of_all_in_that_of_the_centre(tracker: Tracker) -> None:
    tracker.make_register()
    speak(tracker, LIB="fr")
    tracker.issue()
    answer(tracker, "LIB", "1.2", {pseudo("Status"): "Fini", pseudo("Date of implementation"): "bientôt"}, pseudo("Actions"))
    told = tracker("check", "inbox", "--register", "register.xlsx", "--round", "2018-12", "-o", "checked", "--now", NOW)
    assert "is not one of the choices" in told.out
    own = openpyxl.load_workbook(tracker.folder / "checked" / "LIB problems.xlsx")
    words = [str(cell.value) for cells in own.worksheets[0].iter_rows() for cell in cells if cell.value]
    expected = pseudo("“{found}” is not one of the choices for “{column}”, so it was not accepted.")
    assert expected.format(found="Fini", column=pseudo("Status")) in words
    assert own.sheetnames == [pseudo("Problems")]
    copy = openpyxl.load_workbook(tracker.folder / "checked" / "LIB checked.xlsx")
    assert pseudo("Problems") in copy.sheetnames
    every = openpyxl.load_workbook(tracker.folder / "checked" / "problems.xlsx")
    assert every.sheetnames == ["Problems"]
    # The corrected copy comes back.
    shutil.copy(tracker.folder / "checked" / "LIB checked.xlsx", tracker.folder / "inbox" / "LIB.xlsx")
    assert "no-actions-sheet" not in tracker("check", "inbox", "--register", "register.xlsx", "--json").out


def test_a_letter_is_in_the_language_of_its_unit_with_a_wording_of_its_own(tracker: Tracker) -> None:
    tracker.make_register()
    speak(tracker, LIB="fr")
    tracker.issue()
    assert tracker("letters", "register.xlsx", "issue", "--round", "2018-12", "--now", NOW).code == 0
    folder = tracker.folder / "letters"
    assert [path.name for path in sorted(folder.glob("*.txt"))] == ["issue.fr.txt", "issue.txt"]
    english, french = (email.message_from_bytes((folder / "2018-12" / "issue" / f"{unit}.eml").read_bytes(), policy=policy.default)
                       for unit in ("PAR", "LIB"))
    assert "Please fill it in" in english.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert pseudo("Please").rstrip(RIGHT_TO_LEFT) in french.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert "15 janvier 2019" in french.get_body(("plain",)).get_content().replace("\xa0", " ")  # type: ignore[union-attr]


def test_a_report_is_in_the_readers_language_with_the_words_and_the_template_of_its_format(tracker: Tracker) -> None:
    tracker.make_register()
    folder = tracker.folder / "formats" / "short"
    folder.mkdir(parents=True)
    for name, fixed in (("template.docx", "Actions: "), ("template.fr.docx", "Mesures : ")):
        document = docx.Document()
        document.add_paragraph(fixed + "{{ as_of }}")
        document.add_paragraph("{% for one in recommendations %}{% for action in one.actions %}{{ action.ref }} {{ action.status }}; {% endfor %}{% endfor %}")
        document.save(str(folder / name))
    (folder / "format.toml").write_text('language = "en-GB"\n[statuses]\nin_progress = "Ongoing"\n[statuses.fr]\nin_progress = "En cours"\n', "utf-8")
    made = {}
    for language in ("en", "fr"):
        told = tracker("report", "register.xlsx", "--format", "short", "--lang", language, "--as-of", "2018-12-31", "-o", f"{language}.docx", "--now", NOW)
        assert told.code == 0, told.err
        document = docx.Document(str(tracker.folder / f"{language}.docx"))
        made[language] = ([p.text.replace("\xa0", " ") for p in document.paragraphs], document.core_properties.language)
    assert made["en"] == (["Actions: 31 December 2018", "1.1 Ongoing; 1.2 Not reported; 2.1 Not started; "], "en-GB")
    assert made["fr"] == (["Mesures : 31 décembre 2018", f"1.1 En cours; 1.2 {pseudo('Not reported')}; 2.1 {pseudo('Not started')}; "], "fr-FR")
    tracker.set(language="French")
    tracker("report", "register.xlsx", "--format", "short", "--as-of", "2018-12-31", "-o", "usual.docx", "--now", NOW)
    assert docx.Document(str(tracker.folder / "usual.docx")).paragraphs[0].text.startswith("Mesures")


def test_a_house_format_with_words_in_no_language_is_refused(tracker: Tracker) -> None:
    tracker.make_register()
    folder = tracker.folder / "formats" / "short"
    folder.mkdir(parents=True)
    docx.Document().save(str(folder / "template.docx"))
    (folder / "format.toml").write_text('[words.french]\noverdue = "x"\n', "utf-8")
    assert "words.french" in tracker("report", "register.xlsx", "--format", "short", "--as-of", "2018-12-31").err


@pytest.mark.libreoffice
def test_libreoffice_and_python_agree_on_the_checks_of_a_workbook_in_another_language(tmp_path: Path) -> None:
    with in_language("fr"):
        rows = [row(f"1.{number}", status=status, comment=comment) for number, (status, comment) in enumerate(
            [(status, comment) for status in (*Status, None) for comment in ("", "Fait.")], 1)]
        data = write_return(content(*rows), MOMENT)
        (tmp_path / "issued.xlsx").write_bytes(data)
        stored = openpyxl.load_workbook(tmp_path / "issued.xlsx", data_only=True)
        computed_file = tmp_path / "computed.xlsx"
        computed_file.write_bytes(recalculated(with_stale_results(data, "xl/worksheets/sheet2.xml"), tmp_path / "again"))
        computed = openpyxl.load_workbook(computed_file, data_only=True)
        name = pseudo("Actions")
        shown, found = ([[cell.value or "" for cell in cells] for cells in book[name].iter_rows()] for book in (stored, computed))
        check = shown[0].index(pseudo("Check"))
        assert [line[check] for line in found] == [line[check] for line in shown]
        told = {line[check] for line in shown[1:]}
        assert len(told) > 3
        assert not any(re.search(r"\b[a-z]*[aeiou][a-z]*\b", str(line)) for line in told)


def test_a_language_is_known_by_its_code_and_by_what_it_is_called() -> None:
    assert [language_named(written) for written in ("fr", "FR-ca", "fr_FR", "French", "français", "русский", "Klingon", "")] == [
        "fr", "fr", "fr", "fr", "fr", "ru", None, None]
    assert there() == ("en", "fr")
