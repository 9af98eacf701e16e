"""A new action that a unit proposes, from its return to the next round's workbook."""

from pathlib import Path

import openpyxl
import pytest

from tests.doors.command_line import NOW, Tracker, value_beside
from toolkit.jobs.registers import load
from toolkit.tracker.record.codes import Language
from toolkit.tracker.record.columns import columns_of
from toolkit.tracker.record.register import Settings
from toolkit.tracker.record.register_sheets import PROPOSED, tab
from toolkit.words.languages.catalogues import in_language

LATER = "2019-01-22T10:00:00"


def propose(tracker: Tracker) -> None:
    tracker.make_issued()
    path = tracker.fill_in("PAR", {("2.1", "Comment"): "Counted the first twelve"})
    book = openpyxl.load_workbook(path)
    for cell, text in {"A2": "2", "B2": "Mend the gate", "C2": "PAR", "D2": "June 2019"}.items():
        book["New actions"][cell].value = text
    book.save(path)
    told = tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW)
    assert "1 proposed action is waiting for your decision on the Proposed sheet of register.xlsx." in told.err


def decide(register: Path, said: str) -> None:
    book = openpyxl.load_workbook(register)
    sheet = book["Proposed"]
    headings = [cell.value for cell in sheet[1]]
    sheet.cell(2, headings.index("Decision") + 1).value = said
    sheet.cell(2, headings.index("Decided by") + 1).value = "A clerk"
    book.save(register)


def consolidate_again(tracker: Tracker) -> None:
    told = tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", LATER)
    assert "wait for Accept" not in told.err
    assert "waits for Accept" not in told.err


def test_an_accepted_proposal_is_issued_from_then_on(tracker: Tracker) -> None:
    propose(tracker)
    decide(tracker.folder / "register.xlsx", "Accept")
    consolidate_again(tracker)
    history = openpyxl.load_workbook(tracker.folder / "register.xlsx")["History"]
    assert "A clerk" in [row[-1] for row in history.values]
    assert "Mend the gate" in tracker("history", "register.xlsx", "2.2").out
    tracker("issue", "register.xlsx", "--round", "2019-06", "--as-of", "2019-06-30", "--return-by", "2019-07-15",
            "--now", LATER)
    issued = openpyxl.load_workbook(tracker.folder / "outbox" / "2019-06" / "PAR.xlsx")["Actions"]
    assert "2.2" in [row[0].value for row in issued.iter_rows(max_col=1)]


def test_a_declined_proposal_is_not_issued_and_stays_to_be_seen(tracker: Tracker) -> None:
    propose(tracker)
    decide(tracker.folder / "register.xlsx", "Decline")
    consolidate_again(tracker)
    book = openpyxl.load_workbook(tracker.folder / "register.xlsx")
    assert "Declined" in [cell.value for row in book["Proposed"] for cell in row]
    assert "Mend the gate" not in [row[2] for row in book["Actions"].values]


def test_the_same_proposal_in_a_later_return_does_not_wait_again(tracker: Tracker) -> None:
    propose(tracker)
    decide(tracker.folder / "register.xlsx", "Decline")
    consolidate_again(tracker)
    path = tracker.folder / "inbox" / "PAR.xlsx"
    book = openpyxl.load_workbook(path)
    book["New actions"]["E2"].value = "It still creaks"
    book.save(path)
    consolidate_again(tracker)


def test_a_proposal_that_the_centre_corrected_does_not_wait_again_when_it_is_returned_again(tracker: Tracker) -> None:
    propose(tracker)
    register = tracker.folder / "register.xlsx"
    book = openpyxl.load_workbook(register)
    headings = [cell.value for cell in book["Proposed"][1]]
    book["Proposed"].cell(2, headings.index("Proposed action") + 1).value = "Mend the east gate"
    book.save(register)
    decide(register, "Accept")
    consolidate_again(tracker)
    path = tracker.folder / "inbox" / "PAR.xlsx"
    again = openpyxl.load_workbook(path)
    again["Actions"]["G2"].value = "Twelve and a half"
    again.save(path)
    consolidate_again(tracker)


@pytest.mark.parametrize(("decision", "english"), [("Accept", "Accepted as 2.2"), ("Decline", "Declined")])
def test_what_became_of_a_proposal_is_told_in_the_language_of_the_register_and_read_in_any(
    tracker: Tracker, decision: str, english: str
) -> None:
    propose(tracker)
    decide(tracker.folder / "register.xlsx", decision)
    consolidate_again(tracker)
    path, shown, before = tracker.folder / "register.xlsx", set(), Language.ENGLISH
    for at, language in enumerate((Language.FRENCH, Language.SPANISH, Language.RUSSIAN, Language.ENGLISH)):
        book = openpyxl.load_workbook(path)
        with in_language(before.value):
            value_beside(book[tab("Settings")], next(c for c in columns_of(Settings) if c.key == "language").heading).value = language.label
        book.save(path)
        before = language
        done = tracker("round", "register.xlsx", "2018-12", "--return-by", f"2019-02-0{at + 1}", "--now", LATER)
        assert done.code == 0, done
        [proposed] = load(path).register.proposals
        assert proposed.outcome == english
        with in_language(language.value):
            sheet = openpyxl.load_workbook(path)[PROPOSED.tab]
            heading = PROPOSED.column("outcome").heading
        shown.add(str(sheet.cell(2, [cell.value for cell in sheet[1]].index(heading) + 1).value))
    assert english in shown
    assert len(shown) == len(Language)
    for code in ("fr", "en"):
        with in_language(code):
            assert {PROPOSED.column("outcome").read(one) for one in shown} == {english}
