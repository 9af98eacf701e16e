"""The page for reading: one file, nothing from the network, and the figures of everything else."""

import json
import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from tests.doors.command_line import NOW, Tracker
from tests.registers import AS_OF, register
from toolkit.page.charts import svg
from toolkit.page.writing import write_page
from toolkit.tracker.views.charts import BLUE, PLUM, Chart, Form, Series
from toolkit.words.languages.catalogues import in_language

MOMENT = datetime.fromisoformat(NOW)


@pytest.fixture
def tracker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tracker:
    return Tracker(tmp_path, monkeypatch, capsys)


def page(data: bytes) -> Any:
    return html.document_fromstring(data.decode())


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_it_shows_the_figures_of_the_command_line_and_every_action_with_its_history(tracker: Tracker) -> None:
    tracker.make_issued()
    tracker.fill_in("PAR", {("1.1", "Comment"): "The second coat is on"})
    tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW)
    told = tracker("page", "register.xlsx", "--now", NOW)
    assert (told.code, "Wrote overview.html." in told.err) == (0, True)
    shown = page((tracker.folder / "overview.html").read_bytes())
    overdue = json.loads(tracker("overdue", "register.xlsx", "--json").out)
    late, actions = (shown.xpath(f"//section[@aria-labelledby='{name}']/div/table")[0] for name in ("late", "actions"))
    assert [words(row.xpath("td")[0]) for row in late.xpath("tbody/tr")] == [one["ref"] for one in overdue]
    assert [words(row.xpath("td")[0]) for row in actions.xpath("tbody/tr")] == ["1.1", "1.2", "2.1"]
    assert "The second coat is on" in words(actions.xpath("tbody/tr[@id='action-1.1']//details")[0])
    tiles = {words(one.xpath("dt")[0]): words(one.xpath("dd")[0]) for one in shown.xpath("//dl/div")}
    assert (tiles["Actions"], tiles["Overdue"]) == ("3", "1")
    for link in shown.xpath("//a/@href"):
        assert shown.xpath("//*[@id=$id]", id=link.removeprefix("#")), link


def test_it_asks_nothing_of_the_network(tracker: Tracker) -> None:
    tracker.make_register()
    tracker("page", "register.xlsx", "--now", NOW)
    written = (tracker.folder / "overview.html").read_text("utf-8")
    assert "default-src 'none'" in written
    assert not re.search(r"""(?:src|href|action)=["'](?!#)|url\(|@import|https?:""", written)


def test_what_leads_somewhere_in_evidence_can_be_clicked_and_nothing_else(tracker: Tracker) -> None:
    of = register("| Ref. | Action | Lead | Comment |\n| 1.1 | Paint | PAR | Done |")
    said = "See https://hills.example/a?b=1&c=2, minutes/may 3.pdf; minutes/may.pdf and file:///etc/passwd, javascript:alert(1)"
    of.comments["1.1", "PAR", ""] = replace(of.comments["1.1", "PAR", ""], evidence=said)
    shown = page(write_page(of, AS_OF, "r.xlsx", MOMENT)).xpath("//tr[@id='action-1.1']")[0]
    assert said in words(shown)
    assert shown.xpath(".//a/@href") == ["https://hills.example/a?b=1&c=2", "minutes/may.pdf"]


def test_it_answers_first_and_says_what_changed_with_links_to_the_actions(tracker: Tracker) -> None:
    tracker.make_issued()
    tracker.fill_in("PAR", {("1.1", "Status"): "Implemented", ("1.1", "Date of implementation"): date(2018, 12, 1)})
    tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW)
    tracker("issue", "register.xlsx", "--round", "2020-06", "--as-of", "2020-06-30", "--now", "2020-07-01T10:00:00")
    tracker("page", "register.xlsx", "--now", NOW)
    shown = page((tracker.folder / "overview.html").read_bytes())
    told = {words(one.xpath("dt")[0]): words(one.xpath("dd")[0]) for one in shown.xpath("//dl[@class='answers']/div")}
    assert told == {
        "Where we stand": "3 actions. Implemented: 1 (33 per cent). Open: 2. Overdue: 1. Due soon: 0.",
        "What changed": "Since 2018-12: one newly overdue.",
        "Who is late": "Most overdue actions: LIB (1 of 1). Longest: action 1.2, 182 days.",
        "What came back": "Round 2020-06 asked about 3 actions. Changed: 0. Confirmed: 0. Left as they were: 0. Not returned: 3. "
                          "Workbooks missing: PAR, LIB."}
    changed = shown.xpath("//section[@aria-labelledby='changed']//tbody/tr")
    assert [[words(cell) for cell in row.xpath("td")] for row in changed] == [["Newly overdue", "1", "1.2"]]
    assert changed[0].xpath(".//a/@href") == ["#action-1.2"]
    part = tracker("page", "register.xlsx", "--unit", "PAR", "-o", "par.html", "--now", NOW)
    assert (part.code, "Since 2018-12" in (tracker.folder / "par.html").read_text("utf-8")) == (0, False)
    assert "Nothing changed since 2018-12." in words(page((tracker.folder / "par.html").read_bytes()))
    headings = [words(one) for one in shown.xpath("//h3")]
    assert headings == ["Actions by status and timing", "Actions by responsible unit and status", "Actions by source and status",
                        "Overdue actions by days overdue", "Actions over the rounds"]


def test_a_part_says_that_it_is_one_and_a_file_that_stands_there_stays(tracker: Tracker) -> None:
    tracker.make_register()
    assert tracker("page", "register.xlsx", "--unit", "LIB", "-o", "lib.html", "--now", NOW).code == 0
    written = (tracker.folder / "lib.html").read_bytes()
    assert "a part of the register: " in words(page(written))
    assert "Count the benches" not in words(page(written))
    again = tracker("page", "register.xlsx", "-o", "lib.html")
    assert (again.code, "already exists" in again.err) == (2, True)
    assert (tracker.folder / "lib.html").read_bytes() == written
    assert tracker("page", "register.xlsx", "-o", "lib.docx").code == 2


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=40))
def test_what_people_wrote_is_text_and_nothing_else(written: str) -> None:
    of = register(f"| Ref. | Action | Lead | Due date | Status | Comment |\n| 1.1 | {written.replace('|', '')} x | PAR | 2018-06-30 | In progress | <script>alert(1)</script> |")
    shown = page(write_page(of, AS_OF, "r.xlsx", MOMENT))
    assert len(shown.xpath("//script")) == 1
    assert "<script>alert(1)</script>" in words(shown.xpath("//tr[@id='action-1.1']")[0])


def test_a_register_without_actions_says_so() -> None:
    shown = page(write_page(register("| Ref. |"), AS_OF, "r.xlsx", MOMENT))
    assert "There are no actions." in words(shown)
    assert "Nothing is overdue." in words(shown)
    assert not shown.xpath("//svg")


@given(st.lists(st.tuples(st.text(max_size=50), st.integers(0, 9_999), st.integers(0, 9_999)), min_size=1, max_size=6), st.sampled_from(Form))
def test_a_chart_has_all_of_its_figures_in_words(rows: list[tuple[str, int, int]], form: Form) -> None:
    series = [Series(name, tuple(values), colour) for name, values, colour in (
        ("Done", [row[1] for row in rows], BLUE), ("Late", [row[2] for row in rows], PLUM)) if any(values)]
    chart = Chart(form, "By unit", "Unit", tuple(row[0] for row in rows) if series else (), tuple(series))
    drawn = svg(chart)
    if not series:
        assert drawn == ""
        return
    element: Any = html.fragments_fromstring(str(drawn))[0]
    assert element.get("role") == "img"
    for one in series:
        for value in one.values:
            assert not value or f"{value:,} {one.name}" in element.get("aria-label")


@pytest.mark.parametrize("form", [Form.STACKED, Form.COLUMNS, Form.LINES])
def test_the_tip_of_a_figure_has_the_colon_of_the_language(form: Form) -> None:
    drawn = Chart(form, "Suivi", "Année", ("2018", "2019"), (Series("En retard", (3, 1), BLUE),))
    with in_language("fr"):
        tips = re.findall(r"<title>(.*?)</title>", svg(drawn))
    assert "En retard\N{NO-BREAK SPACE}: 3" in tips
    assert not [tip for tip in tips if re.search("[^\N{NO-BREAK SPACE}]:", tip)]
