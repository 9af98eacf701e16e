"""Rows that are put aside while a report is made stand in it as if they never had been."""

import zipfile
from dataclasses import replace
from io import BytesIO
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.word.invented import invented
from tests.word.keeping.reports import AS_OF, NOW, REPORTS, SOURCES, next_round, report
from toolkit.tracker.record.actions import Comment
from toolkit.tracker.record.register import Register
from toolkit.word import house_formats
from toolkit.word.documents import render
from toolkit.word.house_formats import GroupBy
from toolkit.word.inspection import Damaged, Printed, look_into
from toolkit.word.keeping.made import made_of, sign, signed
from toolkit.word.keeping.names import q
from toolkit.word.keeping.packages import Package
from toolkit.word.long_tables import cutting
from toolkit.word.long_tables.bodies import BODY_PART
from toolkit.word.long_tables.cutting import Cutter
from toolkit.word.long_tables.packed import Packed

UNUSUAL = (
    "Two\nlines", "\n\nThree ends\n", "\tA tab", "A & B < C > \"D\" 'E'", "https://example.org/a?b=c&d, and www.example.org",
    "ein " + "Donaudampfschifffahrtsgesellschaft" * 3, " ", "\x85\u2028\ue0000\ue001", "word " * 900, "1.1", "")


def made(monkeypatch: pytest.MonkeyPatch, most: int, name: str, register: Register, **changes: Any) -> dict[str, bytes]:
    """The parts of a report, in which a table with more rows than so many is long."""
    monkeypatch.setattr(cutting, "MOST_ROWS", most)
    found = house_formats.find(name, [REPORTS])
    shown = replace(found, show={**found.show, **changes.pop("show", {})}, **changes)
    document = render(shown, register, AS_OF[name], NOW, with_conflicts=True, beside="../", notes=["As it was."])
    with zipfile.ZipFile(BytesIO(document)) as package:
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


@pytest.mark.parametrize("first", ["", "<w:p/>", "<w:p w:rsidR=\"1\"/>", "<w:p><w:pPr/></w:p>", "<w:p><w:r/></w:p>",
                                   "<w:p><w:pPr><w:b/><w:pPrChange w:id=\"1\"><w:pPr/></w:pPrChange></w:pPr><w:r/></w:p>",
                                   "<w:p><w:bookmarkStart w:id=\"5\" w:name=\"_trk_of_0\"/></w:p>"])
def test_a_report_says_its_id_in_the_same_place_whether_it_is_read_as_a_whole_or_in_pieces(first: str) -> None:
    given = Package(report("progress-table", invented()))
    body = given.tree(BODY_PART).find(q("w:body"))
    body[:0] = list(etree.fromstring(f'<w:body xmlns:w="{body.nsmap["w"]}">{first}</w:body>'))
    data = given.packed()
    whole = Package(data)
    sign(whole, made_of(whole), "0123")
    assert signed(data, "0123") == whole.packed()


def test_what_is_said_to_be_in_a_report_and_is_not_is_found_though_the_body_is_read_in_pieces() -> None:
    data, printed = report("progress-table", invented()), Packed()
    printed.extend(["Painters met", "A & B"])
    with pytest.raises(Damaged, match="A & B"):
        look_into(data, Printed(printed, rows=0, notes=0), with_more_rows=True)
