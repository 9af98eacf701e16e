"""Whatever stands in a document beside and within its tables, every word of it is in the register or its history."""

from datetime import datetime
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from tests.sources.documents_made import kept
from toolkit.sources.any_list import source as any_list
from toolkit.sources.any_table import source as any_table
from toolkit.sources.documents.openers.web_page import read_web_page
from toolkit.sources.documents.rows import SourceDocument
from toolkit.sources.kinds import Request
from toolkit.sources.taking_in import TakenInDocument

REQUEST = Request(None, accept_suggestions=False, now=datetime(2026, 1, 2))
HEAD = "<tr><td>Action<td>Owner<td>Deadline<td>Status"
CELL = st.sampled_from(["<td>{}", "<td>{}<br>{}", "<td colspan=2>{}", "<td rowspan=2>{}", "<td><s>{}</s> {}", "<td>", "<td><input value='{}'>",
                        "<td><img alt='{}'>", "<td><select><option>{}<option selected>{}</select>", "<td><textarea>{}</textarea>", "<td><p>{}<p>{}",
                        "<td><table><tr><td>{}<td>{}</table>", "<td><table><tr><td>{}<td>{}<td>{}<tr><td>{}</table>"])
ROW = st.lists(CELL, min_size=1, max_size=5).map(lambda cells: "<tr>" + "".join(cells))
TABLE = st.lists(ROW, max_size=4).map(lambda rows: f"<table>{HEAD}{''.join(rows)}<tr><td>{{}}<td>{{}}<td>May 2025<td>Open</table>")
OTHER = st.lists(ROW, min_size=1, max_size=3).map(lambda rows: f"<table>{''.join(rows)}</table>")
PARAGRAPH = st.sampled_from(["<p>{}", "<h1>{}</h1>", "<li>{} {}", "<p>Recommendation 1: {}", "<p>Management response: {}",
                             "<p>Recommendation 2:", "<p>Partially agreed", "<p>Recommendation 3: {}<p>{}"])
LINE = st.sampled_from(["<p>Recommendation 1: {}", "<p>Action: {}", "<p>Action 2: {} (Boat House, 4 March 2025)", "<p>By: {}", "<p>{}",
                        "<p>Deadline: {}", "<h2>Recommendations", "<li>The {} should {}.", "<p>Weather: {}", "<p>Management response:",
                        "<ol><li>{}</ol>", "<p>{}. Owner: {}. Due: {}", "<table><tr><td>Action<td>{}<tr><td>Owner<td>{}</table>",
                        "<p>Finding {}:", "<p>Status: {}", "<p>Recommendation 7:", "<li>[x] {}", "<h2>{}"])


def numbered(pieces: list[str]) -> tuple[str, list[str]]:
    """The pieces with a word of its own in each place, and these words."""
    numbers = count(1)
    text, words = "", []
    for part in "".join(pieces).split("{}"):
        words.append(f"word{next(numbers)}x")
        text += f"{part}{words[-1]}"
    return text, words


def document(text: str) -> SourceDocument:
    return SourceDocument("page.html", "0", read_web_page(text, "page.html"))


@given(st.lists(st.one_of(PARAGRAPH, TABLE, OTHER), max_size=6), TABLE)
def test_of_documents_with_tables(pieces: list[str], table: str) -> None:
    text, words = numbered([*pieces, table, "<p>{}"])
    held = document(text)
    assert any_table.recognized(held)
    taken = any_table.take_in(held, REQUEST)
    register = kept(TakenInDocument(taken.register, taken.problems, "table", ""))
    assert [word for word in words if word not in register] == []


@given(st.lists(LINE, max_size=14))
def test_of_documents_with_lists(pieces: list[str]) -> None:
    text, words = numbered([*pieces, "<p>Action: {}<p>By: {}<p>Action: {}<p>By: {}<p>Deadline: {}<h1>{}"])
    held = document(text)
    if any_list.recognized(held):
        taken = any_list.take_in(held, REQUEST)
        register = kept(TakenInDocument(taken.register, taken.problems, "list", ""))
        assert [word for word in words if word not in register] == []
