"""Tables fit what stands in them: words are whole, short rows are whole, and wide tables stand on wide pages."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.registers import register
from tests.word.invented import invented
from tests.word.reading import W, dump, part, tables, text_of
from toolkit.tracker.record.decisions import Conflict
from toolkit.tracker.record.register import Register
from toolkit.word import house_formats
from toolkit.word.documents import render
from toolkit.word.fitting import shares

REPORTS = Path(__file__).parents[2] / "reports"
FORMATS = house_formats.names([REPORTS])
each_format = pytest.mark.parametrize("name", FORMATS)
CODE = "DMA-MMXXVI/0004711"
WAITING = [Conflict(number="1", option="A", round="2018-12", ref="1.1", key="status", register_value="implemented",
                    value="in_progress", unit="HI", file="HI.xlsx", sheet="Actions", cell="J4")]


def report(name: str, about: Register, *, with_conflicts: bool = False) -> bytes:
    return render(house_formats.find(name, [REPORTS]), about, date(2018, 12, 31), datetime(2019, 1, 5, 9, 30, tzinfo=UTC),
                  with_conflicts=with_conflicts)


def with_code(about: Register) -> Register:
    """A register in which a code of 18 letters is the number, the unit, the deadline and the comment of an action."""
    coded = register(f"""
        | Ref. | Rec. | Action | Responsible | Lead | Deadline | Status | Comment |
        | {CODE} | {CODE} | Paint | {CODE} | HI | {CODE} | In progress | {CODE} |
    """)
    return replace(about, recommendations={**about.recommendations, **coded.recommendations},
                   actions={**about.actions, **coded.actions}, comments={**about.comments, **coded.comments})


def sections(data: bytes) -> Iterator[tuple[Any, list[Any]]]:
    """The page set-up of each section, with its blocks."""
    blocks: list[Any] = []
    for block in part(data).find(f"{W}body"):
        ends = block if block.tag == f"{W}sectPr" else block.find(f"{W}pPr/{W}sectPr")
        if ends is None:
            blocks.append(block)
        else:
            yield ends.find(f"{W}pgSz"), blocks
            blocks = []


def columns(table: Any) -> list[int]:
    return [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]


@each_format
def test_no_column_cuts_a_code(name: str) -> None:
    data = report(name, with_code(invented()))
    found = 0
    for table in tables(data):
        for row in table.iter(f"{W}tr"):
            cells = list(row.iter(f"{W}tc"))
            for cell, width in zip(cells, columns(table), strict=False):
                if CODE in text_of(cell).split() and len(cells) == len(columns(table)):
                    found += 1
                    assert width > 216 + len(CODE) * 9 * 20 * 0.5, f"{text_of(cell)} in {width / 567:.1f} cm"
                    assert cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w") == str(width)
    assert found


@each_format
def test_a_table_whose_words_fit_keeps_the_widths_of_its_template(name: str) -> None:
    template = part((REPORTS / name / "template.docx").read_bytes())
    given_widths = [columns(table) for table in template.iter(f"{W}tbl")]
    assert all(columns(table) in given_widths for table in tables(report(name, invented())))


@each_format
def test_a_long_row_may_split_and_a_short_one_stays_whole(name: str) -> None:
    about = register("| Ref. | Action | Lead | Status | Comment |\n| 1.1 | Paint | HI | In progress | Short |\n"
                     f"| 1.2 | Print | HI | In progress | {'A long story, told again. ' * 120} |")
    rows = [(text_of(row), row.find(f"{W}trPr/{W}cantSplit") is None) for table in tables(report(name, about))
            for row in table.iter(f"{W}tr")]
    assert {splits for text, splits in rows if "A long story" in text} == {True}
    assert not any(splits for text, splits in rows if "A long story" not in text)


def test_the_row_that_ends_a_long_recommendation_may_split() -> None:
    about = register("| Ref. | Action | Lead |\n| 1.1 | Paint | HI |\n| 1.2 | Print | HI |", recommendations=f"""
        | No | Recommendation |
        | 1  | {'Give all signposts one look, and keep it. ' * 40} |
    """)
    rows = list(tables(report("progress-table", about))[-1].iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}cantSplit") is None for row in rows] == [False, False, True]


@each_format
def test_a_table_of_six_columns_stands_on_a_landscape_page(name: str) -> None:
    data = report(name, replace(invented(), conflicts=WAITING), with_conflicts=True)
    wide = {len(columns(table)): int(page.get(f"{W}w")) > int(page.get(f"{W}h"))
            for page, blocks in sections(data) for block in blocks for table in block.iter(f"{W}tbl")}
    assert all(landscape for count, landscape in wide.items() if count >= 6)
    assert 6 in wide


@each_format
@pytest.mark.parametrize("conflicts", [[], WAITING], ids=["none", "one"])
@pytest.mark.parametrize("shown", [True, False])
def test_no_section_is_empty_and_the_document_ends_in_a_paragraph(
    name: str, conflicts: Sequence[Conflict], shown: bool,
) -> None:
    found = house_formats.find(name, [REPORTS])
    about = replace(invented(), conflicts=list(conflicts))
    data = render(replace(found, show=dict.fromkeys(found.show, shown)), about, date(2018, 12, 31),
                  datetime(2019, 1, 5, 9, 30, tzinfo=UTC), with_conflicts=True)
    assert all("".join(text_of(block) for block in blocks) for _, blocks in sections(data))
    assert part(data).find(f"{W}body")[-2].tag == f"{W}p"


def test_conclusions_without_a_heading_have_no_contents() -> None:
    assert "Contents" not in dump(report("session-conclusions", invented()))


WIDTHS = st.lists(st.tuples(st.integers(10, 200), st.integers(0, 400)), min_size=1, max_size=8)


@given(WIDTHS)
def test_widths_keep_their_sum_and_give_each_column_what_there_is_for_it(pairs: list[tuple[int, int]]) -> None:
    widths, needed = [float(width) for width, _ in pairs], [float(need) for _, need in pairs]
    found = shares(widths, needed)
    assert sum(found) == pytest.approx(sum(widths))
    if sum(needed) <= sum(widths):
        assert all(width >= need - 1e-6 for width, need in zip(found, needed, strict=True))
    short = min((width for width, need in zip(found, needed, strict=True) if width < need - 1e-6), default=0)
    assert all(width <= short + 1e-6 for width in found if short), "only the longest words go short"


@pytest.mark.parametrize("name", ["progress-table", "council-report", "session-conclusions", "management-response", "mission-report"])
@pytest.mark.parametrize("reason", ["The ice came early, and four of the twelve buoys have to wait for open water until the spring",
                                    "No vessel was free before the harvest, and the one that was hired could not carry the crane"])
def test_a_long_note_beside_a_deadline_has_a_column_of_four_centimetres(name: str, reason: str) -> None:
    noted = register(f"""
        | Ref. | Action | Lead | Responsible | Deadline | Due date | Revised deadline | Reason for revision | Status | Comment |
        | 1.1  | Paint  | HI   | Hill Office | June 18 | 2018-06-30 | 2019-06-30 | {reason} | In progress | Half done |
    """)
    found = [(columns(table)[at], sum(columns(table))) for table in tables(report(name, noted)) for row in table.iter(f"{W}tr")
             for at, cell in enumerate(row.iter(f"{W}tc")) if reason in text_of(cell)]
    assert found
    assert all(width >= 2400 for width, _ in found)
