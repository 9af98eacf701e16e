"""Who a return is from: each issued workbook proves it by a code that only the register can make."""

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from tests.doors.command_line import NOW, Outcome, Tracker
from toolkit.jobs.registers import held, load, save
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.record.codes import Role
from toolkit.tracker.record.rounds import Issued
from toolkit.workbook.memory.base import base_payload, read_base
from toolkit.workbook.memory.packing import pack


@pytest.fixture
def out(tracker: Tracker) -> Tracker:
    """A register whose workbooks are out."""
    tracker.make_issued()
    return tracker


def consolidate(tracker: Tracker, *more: str) -> Outcome:
    return tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW, *more)


def remembering(path: Path, **changes: object) -> Path:
    """The workbook with its hidden memory written anew, its checksum too, as somebody could who knows how it is made."""
    said = read_base(read_workbook(path))
    assert said is not None
    forged = replace(said, **changes)  # type: ignore[arg-type]
    book = openpyxl.load_workbook(path)
    sheet = book["_base"]
    sheet.delete_rows(1, sheet.max_row)
    for row, chunk in enumerate(pack(base_payload(forged)), start=1):
        sheet.cell(row, 1).value = chunk
    book.save(path)
    return path


def issued_to(tracker: Tracker, unit: str) -> Issued:
    return load(tracker.folder / "register.xlsx").register.issued["2018-12", unit][-1]


def status(tracker: Tracker, ref: str) -> object:
    shown = json.loads(tracker("show", "register.xlsx", "--json").out)
    return next(action["status"] for action in shown["actions"] if action["ref"] == ref)


def test_a_workbook_rewritten_as_another_units_is_refused_by_name(out: Tracker) -> None:
    path = out.fill_in("PAR", {("1.1", "Status"): "Superseded"}, "answer.xlsx")
    remembering(path, unit="LIB", roles=dict.fromkeys(("1.1", "2.1"), Role.LEAD))
    outcome = consolidate(out)
    assert "What this workbook remembers of its issue to LIB was changed" in " ".join(outcome.out.split())
    assert (outcome.code, status(out, "1.1")) == (1, "in_progress")


def test_a_workbook_whose_code_was_taken_out_is_taken_only_where_the_centre_names_its_unit(out: Tracker) -> None:
    remembering(out.fill_in("PAR", {("1.1", "Status"): "Superseded"}, "answer.xlsx"), code="")
    assert "does not prove that it was issued to PAR" in " ".join(consolidate(out).out.split())
    consolidate(out, "--unit", "PAR")
    assert status(out, "1.1") == "superseded"


def test_a_workbook_with_other_issued_values_is_refused(out: Tracker) -> None:
    path = out.fill_in("PAR", {("1.1", "Status"): "Superseded"})
    said = read_base(read_workbook(path))
    assert said is not None
    values = {ref: {**plain, "comment": "Never issued"} for ref, plain in said.values.items()}
    remembering(path, values=values)
    assert consolidate(out).code == 1


def test_a_workbook_issued_before_there_were_codes_is_taken_as_it_was_issued(out: Tracker) -> None:
    with held(out.folder / "register.xlsx") as file:
        for key, versions in file.register.issued.items():
            file.register.issued[key] = [replace(version, code="") for version in versions]
        file.register.keys = {}
        save(file, file.register, datetime.fromisoformat(NOW))
    remembering(out.fill_in("PAR", {("1.1", "Status"): "Superseded"}), code="")
    assert consolidate(out).code == 0
    assert status(out, "1.1") == "superseded"


def test_workbooks_signed_with_an_earlier_key_are_still_taken(out: Tracker) -> None:
    out.fill_in("PAR", {("1.1", "Status"): "Superseded"})
    again = out("issue", "register.xlsx", "--round", "2018-12", "--unit", "LIB", "--replace", "--new-key", "--now", NOW)
    assert again.code == 0
    assert [len(load(out.folder / "register.xlsx").register.keys), issued_to(out, "LIB").code[:3]] == [2, "k2:"]
    consolidate(out)
    assert status(out, "1.1") == "superseded"


def test_a_key_that_was_renewed_survives_an_undo(out: Tracker) -> None:
    out.fill_in("PAR", {("1.1", "Status"): "Superseded"})
    consolidate(out)
    before = load(out.folder / "register.xlsx").register.keys
    assert out("undo", "register.xlsx", "--now", "2019-02-01T10:00:00").code == 0
    assert load(out.folder / "register.xlsx").register.keys == before


def test_a_checked_copy_comes_back_as_genuine(out: Tracker) -> None:
    out.fill_in("PAR", {("1.1", "Status"): "Nearly"})
    out("check", "inbox", "--register", "register.xlsx", "-o", "checked", "--now", NOW)
    copy = out.folder / "checked" / "PAR checked.xlsx"
    for old in (out.folder / "inbox").iterdir():
        old.unlink()
    copy.rename(out.folder / "inbox" / "PAR.xlsx")
    outcome = consolidate(out)
    assert "does not prove" not in outcome.out
    assert "remembers of its issue" not in outcome.out


def test_no_command_shows_a_key(out: Tracker) -> None:
    secrets = list(load(out.folder / "register.xlsx").register.keys.values())
    printed = "".join(out(*words).out for words in (
        ("show", "register.xlsx", "--json"), ("show", "register.xlsx"), ("history", "register.xlsx", "1.1"),
        ("compare", "register.xlsx", "register.xlsx", "--json")))
    book = openpyxl.load_workbook(out.folder / "outbox" / "2018-12" / "PAR.xlsx")
    cells = "".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    assert secrets
    assert not any(secret in printed + cells for secret in secrets)
