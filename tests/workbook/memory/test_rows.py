"""Rows are remembered packed: those that were written are known to the letter, and what is damaged is never read."""

import zlib
from base64 import b64encode
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.reading.package import LIMITS
from toolkit.tracker.record.register_sheets import mark_of
from toolkit.tracker.record.rounds import Plain
from toolkit.workbook.memory import rows as memory
from toolkit.workbook.memory.rows import Damaged, Remembered, packed

NAME = "Actions"
some_rows = st.lists(st.dictionaries(st.text(max_size=4), st.text(st.characters(exclude_categories=["Cs"]), max_size=9),
                                     max_size=4), max_size=7)


@given(some_rows, some_rows)
def test_rows_are_those_that_were_written_or_not_and_come_back_whole(rows: list[Plain], others: list[Plain]) -> None:
    mark, text = packed(rows)
    remembered = Remembered({NAME: text})
    assert mark == mark_of(rows)
    assert remembered.are(NAME, iter(rows))
    assert remembered.are(NAME, others) == (others == rows and [*map(list, others)] == [*map(list, rows)])
    assert not remembered.are(NAME, [*rows, {"ref": "1.1"}])
    assert not remembered.are(NAME, [{"ref": "1.1"}, *rows])
    assert remembered[NAME] == rows


@pytest.mark.parametrize("number", [0, 1, 499, 500, 501, 1000, 1001])
def test_so_they_are_in_any_number(number: int) -> None:
    rows = [{"ref": str(at)} for at in range(number)]
    remembered = Remembered({NAME: packed(rows)[1]})
    assert remembered.are(NAME, rows)
    assert not remembered.are(NAME, rows[:-1] if rows else [{}])
    assert remembered[NAME] == rows


def test_rows_that_an_earlier_version_kept_are_read_and_compared_one_by_one() -> None:
    kept = [{"ref": "1.1"}]
    assert Remembered({NAME: kept})[NAME] == kept
    assert not Remembered({NAME: kept}).are(NAME, kept)


def text_of(data: bytes) -> str:
    return b64encode(data).decode()


def damaged() -> Iterator[tuple[str, str]]:
    """What is wrong, and the text."""
    _, text = packed([{"ref": "1.1"}])
    yield "cut", text[:8]
    yield "not base64", "\u00e9"
    yield "not packed", text_of(b"[]")
    yield "no JSON", text_of(zlib.compress(b"["))
    yield "no list", text_of(zlib.compress(b"{}"))
    yield "no rows", text_of(zlib.compress(b"[1]"))
    yield "no text", text_of(zlib.compress(b"\xff"))
    yield "too deep", text_of(zlib.compress(b"[" * 100_000))
    yield "half a sign", text_of(zlib.compress(b'[{"ref":"\\ud800"}]'))


@pytest.mark.parametrize("what", dict(damaged()))
def test_what_is_damaged_is_not_read(what: str) -> None:
    with pytest.raises(Damaged):
        Remembered({NAME: dict(damaged())[what]})[NAME]


def test_what_unpacks_to_more_than_a_file_can_hold_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    _, text = packed([{"ref": "1.1"}] * 1000)
    monkeypatch.setattr(memory, "LIMITS", type(LIMITS)(inflated=5000))
    with pytest.raises(Damaged):
        Remembered({NAME: text}).are(NAME, [])
