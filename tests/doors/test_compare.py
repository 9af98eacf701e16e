import json
import re
import shutil
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest

from tests.doors.command_line import ACTIONS, NOW, Tracker
from tests.registers import register
from toolkit.jobs.registers import create
from toolkit.tracker.record.codes import Language, Status, YesNo
from toolkit.tracker.views.comparing import compare
from toolkit.words import register as words
from toolkit.words.languages.catalogues import in_language, meanings

ISSUE = ("issue", "register.xlsx", "--round", "2018-12", "--as-of", "2018-12-31", "--return-by", "2019-01-15", "--now", NOW)


def test_two_registers_that_say_the_same_do_not_differ(tracker: Tracker) -> None:
    tracker.make_register("a.xlsx")
    tracker.make_register("b.xlsx")
    outcome = tracker("compare", "a.xlsx", "b.xlsx")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "The registers do not differ.\n")


def test_what_differs_is_listed_value_by_value(tracker: Tracker) -> None:
    tracker.make_register("a.xlsx")
    create(tracker.folder / "b.xlsx", register(ACTIONS.replace("Not started", "In progress")), datetime.fromisoformat(NOW))
    assert json.loads(tracker("compare", "a.xlsx", "b.xlsx", "--json").out) == [
        {"kind": "action", "key": "2.1", "column": "status", "old": "not_started", "new": "in_progress"}]
    shown = tracker("compare", "a.xlsx", "b.xlsx")
    assert (shown.code, shown.err) == (0, "1 difference.\n")
    assert all(word in shown.out for word in ("In A", "2.1", "Action", "Not started", "In progress"))


def test_people_read_no_code_in_what_differs_and_in_what_was_changed_by_hand(tracker: Tracker) -> None:
    tracker.make_register()
    shutil.copy(tracker.folder / "register.xlsx", tracker.folder / "a.xlsx")
    tracker.set(language="French", approve_deadlines="Yes")
    book = openpyxl.load_workbook(tracker.folder / "register.xlsx")
    not_started = next(cell for row in book["Actions"] for cell in row if cell.value == "Not started")
    not_started.value = "In progress"
    book.save(tracker.folder / "register.xlsx")
    told = tracker("--lang", "fr", "compare", "a.xlsx", "register.xlsx").out + tracker("--lang", "fr", *ISSUE).err
    for shown in ("Mesure", "En cours", "Français", "“Non” est devenu “Oui”", "“Anglais” est devenu “Français”"):
        assert shown in told.replace("«\xa0", "“").replace("\xa0»", "”"), told
    codes = {code.value for codes in (Status, YesNo, Language) for code in codes}
    assert not codes & {*re.findall(r"\w+", told)}, told


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru"])
def test_no_kind_of_record_is_told_by_its_key(language: str) -> None:
    old, new = register(ACTIONS), register(ACTIONS)
    new.actions = dict(reversed([(ref, replace(one, status=Status.CLOSED_NOT_IMPLEMENTED))
                                 for ref, one in new.actions.items()]))
    new.units.popitem()
    with in_language(language):
        found = compare(old, new)
        assert {one.kind for one in found} >= {"action", "unit"}
        told = " ".join(" ".join((one.what, one.heading, *one.told)) for one in found)
        shown = {value for kind in words.KINDS.values() for value in meanings(kind)}
        assert {one.what for one in found} <= shown
        assert not any(code in told.split() for code in ("action", "unit", "order", "closed_not_implemented")), told


def test_a_register_that_is_missing_is_said_in_a_sentence(tracker: Tracker) -> None:
    tracker.make_register("a.xlsx")
    outcome = tracker("compare", "a.xlsx", "none.xlsx")
    assert outcome.code == 2
    assert outcome.err.startswith("There is no register none.xlsx.")
