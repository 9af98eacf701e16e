"""Rows that are put aside while a report is made stand in it as if they never had been."""

import zipfile
from dataclasses import replace
from io import BytesIO
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.word.invented import invented
from tests.word.keeping.reports import AS_OF, NOW, REPORTS, SOURCES, next_round
from toolkit.tracker.record.actions import Comment
from toolkit.tracker.record.register import Register
from toolkit.word import house_formats
from toolkit.word.documents import render
from toolkit.word.house_formats import GroupBy
from toolkit.word.long_tables import cutting
from toolkit.word.long_tables.cutting import Cutter

UNUSUAL = (
    "Two\nlines", "\n\nThree ends\n", "\tA tab", "A & B < C > \"D\" 'E'", "https://example.org/a?b=c&d, and www.example.org",
    "ein " + "Donaudampfschifffahrtsgesellschaft" * 3, " ", "\x85\u2028\ue0000\ue001", "word " * 900, "1.1", "")


def made(monkeypatch: pytest.MonkeyPatch, most: int, name: str, register: Register, **changes: Any) -> dict[str, bytes]:
    """The parts of a report, in which a table with more rows than so many is long."""
    monkeypatch.setattr(cutting, "MOST_ROWS", most)
    found = house_formats.find(name, [REPORTS])
    shown = replace(found, show={**found.show, **changes.pop("show", {})}, **changes)
    report = render(shown, register, AS_OF[name], NOW, with_conflicts=True, beside="../", notes=["As it was."])
    with zipfile.ZipFile(BytesIO(report)) as package:
        return {one: package.read(one) for one in package.namelist()}


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What is told, for each report that is made from now on: how many rows were put aside."""
    told: list[int] = []
    body = Cutter.body

    def watched(self: Cutter, pieces: Any) -> str:
        cut = body(self, pieces)
        told.append(sum(stretch.rows for stretch in self.stretches))
        return cut

    monkeypatch.setattr(Cutter, "body", watched)
    return told


@pytest.mark.parametrize("group_by", [None, *GroupBy])
@pytest.mark.parametrize("name", SOURCES)
def test_a_report_is_the_same_whether_rows_are_put_aside_or_not(
    monkeypatch: pytest.MonkeyPatch, name: str, group_by: GroupBy | None
) -> None:
    register, told = SOURCES[name](), counted(monkeypatch)
    for _ in range(3):
        next_round(register, Random(5))
    shown = {"unit_annexes": True, "overdue_annex": True, "actions_annex": True, "follow_up": True}
    known = {one: True for one in house_formats.find(name, [REPORTS]).show if one in shown}
    whole, cut = (made(monkeypatch, some, name, register, group_by=group_by, show=known) for some in (10**6, 0))
    assert told[0] == 0
    assert told[1] > 0
    assert cut == whole


@pytest.mark.slow(reason="two reports for each example")
@settings(max_examples=15)
@given(texts=st.lists(st.one_of(st.sampled_from(UNUSUAL), st.text(max_size=40)), min_size=4, max_size=12))
def test_whatever_stands_in_a_row_is_the_same_where_it_is_put_aside(texts: list[str]) -> None:
    register = invented()
    for at, ref in enumerate(register.actions):
        said = texts[at % len(texts)]
        unit = next(iter(register.actions[ref].lead), next(iter(register.units)))
        register.comments[ref, unit, ""] = Comment(ref, unit, "", comment=said, evidence=texts[(at + 1) % len(texts)])
        register.actions[ref] = replace(register.actions[ref], text=texts[(at + 2) % len(texts)] or "x")
    with pytest.MonkeyPatch.context() as monkeypatch:
        whole, cut = (made(monkeypatch, most, "progress-table", register) for most in (10**6, 0))
    assert cut == whole
