"""What a workbook remembers of what was issued."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.workbook.unit_workbooks import sample
from toolkit.tracker.record.cells import RawSheet, RawWorkbook
from toolkit.tracker.returns.return_sheets import BASE_SHEET
from toolkit.workbook.memory.base import base_payload, issued_from_payload, read_base
from toolkit.workbook.memory.packing import pack


def sheet(*texts: Any) -> RawWorkbook:
    return RawWorkbook((RawSheet(BASE_SHEET, rows={number: {1: text} for number, text in enumerate(texts, 1)}),))


def test_a_payload_comes_back_through_json_in_its_order() -> None:
    issued = replace(sample().issued, return_by=None, joint="all", version=3)
    back = issued_from_payload(json.loads(json.dumps(base_payload(issued), sort_keys=True)))
    assert back == issued
    assert list(back.roles) == list(issued.roles)


def test_a_base_longer_than_a_cell_comes_back() -> None:
    issued = sample().issued
    long = replace(issued, values={ref: {**plain, "comment": "é\n" * 20_000} for ref, plain in issued.values.items()})
    assert read_base(sheet(*pack(base_payload(long)))) == long


def test_a_workbook_without_a_base_has_none() -> None:
    assert read_base(RawWorkbook((RawSheet("Actions"),))) is None


def test_a_damaged_base_is_not_read() -> None:
    cells = pack(base_payload(sample().issued))
    for damaged in ([], cells[:1], [cells[0], cells[1].replace("Lake", "Pond")], [cells[0], 5], [cells[1], cells[0]]):
        with pytest.raises(ValueError, match=r"empty|checksum|not text"):
            read_base(sheet(*damaged))


@pytest.mark.parametrize("change", [
    {"kind": "something"}, {"schema": 2}, {"round": None}, {"version": "1"}, {"version": True}, {"as_of": "soon"},
    {"as_of": None}, {"joint": "some"}, {"rows": None}, {"rows": [["1.1"]]}, {"rows": [["1.1", "boss", {}]]},
    {"rows": [[1, "lead", {}]]}, {"rows": [["1.1", "lead", {"status": 1}]]}, {"rows": [["1.1", "lead", []]]},
])
def test_a_payload_of_another_shape_is_not_read(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        issued_from_payload(base_payload(sample().issued) | change)


@pytest.mark.parametrize("payload", [None, [], "text", 1, {}])
def test_what_is_no_payload_at_all_is_not_read(payload: object) -> None:
    with pytest.raises(ValueError, match="not the base of a return"):
        issued_from_payload(payload)


def test_dates_are_written_as_iso_8601() -> None:
    payload = base_payload(sample().issued)
    assert (payload["as_of"], payload["return_by"]) == (date(2018, 12, 31).isoformat(), "2019-01-15")
