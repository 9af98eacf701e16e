"""A register that somebody types from nothing says what an import of the same words says."""

import json
import random
from pathlib import Path

import openpyxl
import pytest

from tests.doors.command_line import NOW, Tracker

UNITS = (("PAR", "Parks Office", "Parks"), ("LIB", "Town Library", "Library"), ("ROAD", "Roads and Bridges", ""),
         ("FIN", "Finance", "The Treasury"))
SOURCES = (("RS15", "Review of signposts (2015)", ""), ("AUD19", "Audit of lamps (2019)", "AUD19-"),
           ("EV21", "Evaluation of benches (2021)", "EV21-"))
RESPONSIBLE = ("Parks Office", "Library", "Finance, with Roads and Bridges", "Lead: Town Library; support: Parks",
               "The Treasury", "Roads and Bridges and Library", "PAR", "Parks Office in consultation with Finance",
               "Friends of the Park", "")
DEADLINES = ("30 June 2018", "end of March 2019", "Q3 2020", "second half of 2019", "2021", "ongoing", "ASAP",
             "31/12/2018", "by mid-2020", "to be confirmed", "Jan-Mar 2019", "June 2019, revised to May 2020",
             "31 February 2019", "within the first quarter of 2022", "15.08.2019")
ACTIONS = [(SOURCES[at % 3], f"{at // 9 + 1}", f"Do the work no. {at}", RESPONSIBLE[at % 10], DEADLINES[at % 15])
           for at in range(30)]
Told = dict[str, tuple[str | None, tuple[str, ...], str | None]]


@pytest.fixture
def units(tracker: Tracker) -> Path:
    path = tracker.folder / "units.csv"
    lines = ["code,name,aliases", *(f"{code},{name},{alias}" for code, name, alias in UNITS)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def said(tracker: Tracker, register: str) -> Told:
    """Text of each action -> its due date, its lead, and its revised deadline."""
    shown = json.loads(tracker("show", register, "--json").out)
    return {a["text"]: (a["due_date"], tuple(a["lead"]), a["revised_deadline"]) for a in shown["actions"]}


def imported(tracker: Tracker, units: Path) -> Told:
    told: Told = {}
    for source, title, _ in SOURCES:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet.append([title])
        sheet.append(["Recommendation", "Action", "Responsible", "Deadline", "Status"])
        for (code, *_), number, text, responsible, deadline in ACTIONS:
            if code == source:
                sheet.append([number, text, responsible, deadline, "Not started"])
        book.save(tracker.folder / f"{source}.xlsx")
        done = tracker("import", f"{source}.xlsx", "-o", f"{source}.register.xlsx", "--units", units.name, "--now", NOW)
        assert done.code in (0, 1), done.err
        told |= said(tracker, f"{source}.register.xlsx")
    return told


@pytest.mark.parametrize("seed", [1, 2])
def test_due_dates_and_leads_of_a_typed_register_are_those_of_an_import_of_the_same_words(
    tracker: Tracker, units: Path, seed: int
) -> None:
    expected = imported(tracker, units)
    tracker("new", ".", "--title", "Follow-up", "--now", NOW)
    book = openpyxl.load_workbook(tracker.folder / "register.xlsx")
    for code, title, prefix in SOURCES:
        typed(book, "Sources", Code=code, Title=title, Refs_begin_with=prefix)
    for code, name, alias in UNITS:
        typed(book, "Units", Code=code, Name=name, Aliases=alias)
    for code, number in sorted({(of[0], number) for of, number, *_ in ACTIONS}):
        typed(book, "Recommendations", No=number, Source=code, Recommendation=f"See to {number}")
    shuffled = random.Random(seed).sample(ACTIONS, len(ACTIONS))
    for of, number, text, responsible, deadline in shuffled:
        typed(book, "Actions", Source=of[0], **{"Rec.": number}, Action=text, Responsible=responsible,
              Deadline=deadline)
    book.save(tracker.folder / "register.xlsx")

    assert said(tracker, "register.xlsx") == expected
    shown = json.loads(tracker("show", "register.xlsx", "--json").out)["actions"]
    issued = tracker.issue()
    assert issued.code == 0, issued.err
    assert issued.err.count("The new action in this row has the reference") == 30
    kept = json.loads(tracker("show", "register.xlsx", "--json").out)["actions"]
    assert [(a["ref"], a["due_date"], a["lead"]) for a in kept] == [(a["ref"], a["due_date"], a["lead"]) for a in shown]


def typed(book: openpyxl.Workbook, sheet: str, **cells: str) -> None:
    """Type into the next free row."""
    page = book[sheet]
    headings = {str(cell.value).replace(" ", "_"): at for at, cell in enumerate(page[1], start=1)}
    row = next(at for at in range(2, 99) if all(page.cell(at, number).value is None for number in headings.values()))
    for heading, value in cells.items():
        page.cell(row, headings[heading]).value = value or None
