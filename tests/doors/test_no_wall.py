"""How much a register can hold is known before it is written: told when it is nearly full, refused when it is full."""

from dataclasses import replace

import pytest

from tests.doors.command_line import NOW, Tracker
from toolkit.reading.package import LIMITS
from toolkit.reading.workbook import read_workbook
from toolkit.words import details
from toolkit.words.speaking import said
from toolkit.workbook.memory import room

CONSOLIDATE = ("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW)


@pytest.fixture
def answered(tracker: Tracker) -> Tracker:
    """A folder with a register of three actions and a return that changes two of them."""
    tracker.make_issued()
    tracker.fill_in("PAR", {("1.1", "Comment"): "Second coat is on", ("2.1", "Comment"): "Nine so far"})
    return tracker


def at_most(monkeypatch: pytest.MonkeyPatch, **most: int) -> None:
    """Let a workbook hold no more."""
    monkeypatch.setattr(room, "LIMITS", replace(LIMITS, **most))


def held(tracker: Tracker) -> dict[str, int]:
    """What the register holds before anything is taken in, a little less than it will hold."""
    data = (tracker.folder / "register.xlsx").read_bytes()
    cells = sum(len(row) for sheet in read_workbook(data).sheets for row in sheet.rows.values())
    return {"rows": 4, "cells": cells, "file": len(data)}


@pytest.mark.parametrize(("limit", "told"), [
    ("rows", "4 of 4 rows on the sheet Actions"), ("cells", " cells. "), ("file", "a file of 0.0 of 0 MB")])
def test_a_register_that_is_nearly_full_is_written_and_says_so(
    answered: Tracker, monkeypatch: pytest.MonkeyPatch, limit: str, told: str
) -> None:
    most = held(answered)[limit]
    at_most(monkeypatch, **{limit: most if limit == "rows" else most * 106 // 100})
    done = answered(*CONSOLIDATE)
    assert done.code in (0, 1)
    assert "The register is nearly full: " in done.err
    assert told in done.err
    assert "Plan a register for each body" in done.err
    assert "Wrote register.xlsx" in done.err


@pytest.mark.parametrize(("most", "told"), [
    ({"rows": 3}, "4 of 3 rows on the sheet Actions"), ({"file": 9}, " of 0 MB"),
    ({"inflated": 2**20 // 100}, "MB once it is unpacked")])
def test_a_register_that_would_be_too_large_is_refused_and_the_one_before_stays(
    answered: Tracker, monkeypatch: pytest.MonkeyPatch, most: dict[str, int], told: str
) -> None:
    before = (answered.folder / "register.xlsx").read_bytes()
    at_most(monkeypatch, **most)
    refused = answered(*CONSOLIDATE)
    assert refused.code == 4
    assert "The register was not written, because it would hold more than a workbook can: " in refused.err
    assert told in refused.err
    assert "Begin a new register" in refused.err
    assert (answered.folder / "register.xlsx").read_bytes() == before


@pytest.mark.parametrize("into", [(), ("--into", "register.xlsx")], ids=["new", "added"])
def test_an_import_that_nearly_fills_a_register_says_so(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, into: tuple[str, ...]
) -> None:
    (tracker.folder / "list.csv").write_text(
        "Action,Lead,Deadline\nPaint the signs,PAR,2019-06-30\nMend the lamps,PAR,2019-06-30\n")
    if into:
        tracker.make_register()
    at_most(monkeypatch, rows=12)
    done = tracker("import", "list.csv", *(into or ("-o", "register.xlsx")), "--now", NOW)
    assert "The register is nearly full: " in done.err, done.err
    assert " of 12 rows on the sheet History" in done.err


def test_too_many_rows_are_refused_before_anything_is_written(
    answered: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_most(monkeypatch, rows=3)
    monkeypatch.setattr("toolkit.workbook.register.writing.write_register", None)
    assert "rows on the sheet Actions" in answered(*CONSOLIDATE).err


def test_a_register_with_room_says_nothing_of_it(answered: Tracker) -> None:
    assert "nearly full" not in answered(*CONSOLIDATE).err


def test_nine_tenths_are_nearly_full_and_less_is_not() -> None:
    found = [room.Filled(part, said(details.ROOM_CELLS, held="1", most="2")) for part in (0.89, 0.9, 1.0)]
    assert len(room.nearly_full(found, "register.xlsx")) == 2
    room.refuse_full(found, "register.xlsx")  # all of it is not more than it
