"""Web pages, and what programs save as such: read as a browser shows them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.documents_made import actions, asked, kept, taken, told
from toolkit.sources.documents.openers.web_page import read_web_page

HEAD = "<tr><th>Action</th><th>Owner</th><th>Deadline</th><th>Status</th></tr>"


def page(folder: Path, body: str, name: str = "plan.html", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(f'<!DOCTYPE html><html><head><meta charset="{encoding}"><style>td > b {{}}</style></head>'
                     f"<body>{body}</body></html>".encode(encoding))
    return path


def short(path: Path) -> list[str]:
    return [" · ".join(line.split(" · ")[2:]) for line in told(taken(path))]


def test_a_page_with_a_table(tmp_path: Path) -> None:
    path = page(tmp_path, f"""<h1>Harbour plan</h1><p>Some <b>bold</b> words&nbsp;here.</p><!-- <table> -->
        <table border=1>{HEAD}<tr><td>Tar &amp; feather</td><td>Boat<br>House</td>
        <td><s>May 2025</s> June 2025</td><td style='x: ">"'>In progress</td></tr>
        <tr><td>Dry<td>Sail Loft<td>9 May 2025<td><input type="checkbox" checked> Done</table><script>"<td>"</script>""")
    assert short(path) == ["Tar & feather · Boat House · 2025-06-30 · in_progress", "Dry · Sail Loft · 2025-05-09 · implemented"]
    assert taken(path).register.settings.title == "Harbour plan"
    assert "Some bold words here." in kept(taken(path))


def test_cells_over_several_rows_and_columns(tmp_path: Path) -> None:
    path = page(tmp_path, """<table><tr><td rowspan=2>Recommendation</td><td colspan="3">Follow-up</td></tr>
        <tr><td>Action</td><td>Owner</td><td>Deadline</td></tr>
        <tr><td rowspan="2">Keep dry</td><td>Tar it</td><td>Crew</td><td>May 2025</td></tr>
        <tr><td>Cover it</td><td>Crew</td><td>June 2025</td></tr></table>""")
    assert [line.split(" · ")[:2] for line in asked(taken(path))] == [["1", "Keep dry"]]
    assert [(action.recommendation, action.text) for action in actions(taken(path))] == [("1", "Tar it"), ("1", "Cover it")]


def test_a_table_within_tables_that_only_arrange_the_page(tmp_path: Path) -> None:
    path = page(tmp_path, f"""<table><tr><td>Menu</td><td><table><tr><td><p>Log</p><table>{HEAD}
        <tr><td>Tar it</td><td>Crew</td><td>May 2025</td><td>Open</td></tr></table></td></tr></table></td></tr></table>""")
    assert [action.text for action in actions(taken(path))] == ["Tar it"]
    assert all(word in kept(taken(path)) for word in ("Menu", "Log"))


def test_a_page_under_the_name_of_a_workbook_in_an_encoding_of_its_own(tmp_path: Path) -> None:
    table = "<table><tr><td>Мероприятие</td><td>Ответственный</td><td>Срок</td></tr><tr><td>Красить</td><td>Верфь</td><td>май 2025</td></tr></table>"
    assert [a.text for a in actions(taken(page(tmp_path, table, "plan.xls", "windows-1251")))] == ["Красить"]


def test_what_is_left_struck_out_in_one_cell_does_not_go_on_in_the_next(tmp_path: Path) -> None:
    path = page(tmp_path, f"<table>{HEAD}<tr><td>Tar it</td><td>Crew</td><td>June 2025 <del>May 2025</td><td>Done</td></tr></table>")
    assert short(path) == ["Tar it · Crew · 2025-06-30 · implemented"]


@pytest.mark.parametrize("broken", [
    "<table><tr><td>one", "<td>one</td>", "</table></table><p>one", "<table><tr></tr><tr><td colspan=0 rowspan=9>one",
    "one < two", "<a href='", "<!-- one", "<script>one", "<table><td rowspan=3>one<tr><tr><td>two"])
def test_whatever_is_broken_is_read_as_far_as_it_goes(broken: str) -> None:
    rows = read_web_page(f"<p>start</p>{broken}", "page.html")
    assert rows[0].cells == ("start",)
    assert len(rows) == (1 if broken in ("<a href='", "<!-- one", "<script>one") else len(rows)) >= 1


@given(st.lists(st.sampled_from(["<table>", "<tr>", "<td>", "<td colspan=3>", "<td rowspan=2>", "</td>", "</tr>", "</table>", "<p>",
                                 "</p>", "<s>", "</s>", "<li>", "<ul>", "</ul>", "<br>", "word", "<", "<!--", "-->", "<x"]), max_size=30))
def test_no_word_is_lost_whatever_is_open(pieces: list[str]) -> None:
    text = "".join(piece if piece != "word" else f" word{number} " for number, piece in enumerate(pieces))
    seen = " ".join(row.text for row in read_web_page(text, "page.html"))
    if not {"<!--", "<x"} & {*pieces}:
        assert [word for word in text.split() if word.startswith("word") and word not in seen] == []


def test_the_fields_of_a_form_hold_what_somebody_wrote(tmp_path: Path) -> None:
    path = page(tmp_path, f"""<table>{HEAD}<tr><td><textarea>Tar it</textarea></td><td><input type=text value="Crew &amp; mates"></td>
        <td><input value="9 May 2025"><input type=hidden value="88"></td>
        <td><select><option>Not started</option><option selected>In progress</option><option>Done</option></select></td></tr></table>""")
    assert short(path) == ["Tar it · Crew & mates · 2025-05-09 · in_progress"]


def test_a_field_in_which_nothing_was_chosen_is_asked(tmp_path: Path) -> None:
    path = page(tmp_path, f"""<table>{HEAD}<tr><td>Tar it</td><td>Crew</td><td>9 May 2025</td>
        <td><select><option>Open<option>Done</select></td></tr></table>""")
    assert short(path) == ["Tar it · Crew · 2025-05-09 · not_reported"]
