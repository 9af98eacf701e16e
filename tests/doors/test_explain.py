import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.doors.command_line import Tracker


@pytest.fixture
def type_lines(monkeypatch: pytest.MonkeyPatch) -> Any:
    def typed(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="cp1252"))
    return typed


def objects(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_a_phrase_is_explained_to_people_with_what_is_to_be_asked(tracker: Tracker) -> None:
    outcome = tracker("explain", "deadline", "30", "April", "215")
    assert (outcome.code, outcome.err) == (0, "1 text read, 1 to check.\n")
    assert all(words in outcome.out for words in ("malformed, no due date", "215 is no year", "perhaps 2015-04-30"))


def test_quoted_phrases_are_one_each(tracker: Tracker) -> None:
    outcome = tracker("explain", "deadline", "End 2015", "ASAP", "--json")
    assert [one["kind"] for one in objects(outcome.out)] == ["year", "asap"]


def test_each_line_gives_one_object_whatever_the_terminal_speaks(tracker: Tracker, type_lines: Any) -> None:
    type_lines("\ufeffконец 2015\r\n\nà déterminer")
    read = objects(tracker("explain", "deadline", "--json").out)
    assert [(one["text"], one["kind"]) for one in read] == [
        ("конец 2015", "year"), ("", "blank"), ("à déterminer", "to_be_confirmed")]
    assert list(read[0])[:8] == ["text", "kind", "start", "end", "due", "precision", "rest", "sure"]
    assert (read[0]["start"], read[0]["end"], read[0]["due"], read[0]["problems"]) == (None, "2015-12-31", "2015-12-31", [])


def test_an_ambiguous_day_is_a_problem_until_the_locale_or_the_column_settles_it(
    tracker: Tracker, type_lines: Any,
) -> None:
    problem, = objects(tracker("explain", "deadline", "03/04/2016", "--json").out)[0]["problems"]
    assert (problem["code"], problem["suggestions"]) == ("deadline-ambiguous", ["2016-03-04", "2016-04-03"])
    settled, = objects(tracker("explain", "deadline", "03/04/2016", "--json", "--locale", "en-US").out)
    assert (settled["due"], settled["sure"]) == ("2016-03-04", True)
    type_lines("03/04/2016\n28/04/2016\n")
    settled = objects(tracker("explain", "deadline", "--column", "--json").out)[0]
    assert settled["due"] == "2016-04-03"
    assert "the column's other dates" in settled["why"][0]


def test_a_locale_that_says_nothing_is_refused(tracker: Tracker) -> None:
    outcome = tracker("explain", "deadline", "x", "--locale", "en")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("The locale en does not say")


def test_a_contradiction_quotes_the_words_that_cause_it(tracker: Tracker) -> None:
    text = "Completed. The handbook will be printed by end December 2019"
    read, = objects(tracker("explain", "status", text, "--json").out)
    assert (read["status"], read["completed_from"], read["sure"]) == ("implemented", None, False)
    assert read["problems"][0] == {
        "code": "status-contradiction", "suggestions": ["Implemented", "In progress"],
        "what": "“Completed” stands beside “will be printed by end December 2019”"}
    assert "To ask" in tracker("explain", "status", text).out


def test_a_status_has_its_keys(tracker: Tracker) -> None:
    read, = objects(tracker("explain", "status", "Implemented: 2016 onwards; see 3.1", "--json").out)
    assert {key: read[key] for key in list(read)[:9]} == {
        "text": "Implemented: 2016 onwards; see 3.1", "status": "implemented", "acceptance": None,
        "completed_from": "2016-01-01", "completed_to": None, "continuing": "yes", "closing_reason": "",
        "cross_refs": ["3.1"], "rest": "see 3.1"}


@pytest.mark.parametrize("file", ["register.xlsx", "units.csv"])
def test_units_are_those_of_a_register_or_a_list(tracker: Tracker, file: str) -> None:
    tracker.make_register()
    Path(tracker.folder / "units.csv").write_text("code,name\nPAR,Parks Office\nLIB,Library\n", encoding="utf-8")
    read, = objects(tracker("explain", "units", "PAR with support from Laundry", "--register", file, "--json").out)
    assert [(party["role"], party["known"]) for party in read["parties"]] == [("lead", True), ("support", False)]
    assert read["problems"][0]["code"] == "unit-unknown"


def test_without_a_list_everybody_is_unknown_and_nobody_is_lost(tracker: Tracker) -> None:
    outcome = tracker("explain", "units", "Parks Office and Library")
    assert "Lead: Parks Office (not known); Support: Library (not known)" in outcome.out
    assert "“Parks Office and Library” may be one name or several" in outcome.out
    read, = objects(tracker("explain", "units", "Parks Office and Library Section", "--json").out)
    assert [(party["name"], party["role"]) for party in read["parties"]] == [
        ("Parks Office", "lead"), ("Library Section", "support")]


def test_a_register_that_is_missing_is_said_in_a_sentence(tracker: Tracker) -> None:
    outcome = tracker("explain", "units", "x", "--register", "none.xlsx")
    assert (outcome.code, outcome.out) == (2, "")
    assert "none.xlsx" in outcome.err


@pytest.mark.parametrize(("language", "why", "asked"), [
    ("fr", "« 30 April 215 » : 215 n’est pas une année", "peut-être 2015-04-30"),
    ("es", "«30 April 215»: 215 no es un año", "quizá 2015-04-30"),
    ("ru", "«30 April 215»: 215 — это не год", "возможно, 2015-04-30")])
def test_why_a_phrase_is_read_so_is_said_in_the_language_of_who_asks(tracker: Tracker, language: str, why: str, asked: str) -> None:
    out = tracker("explain", "deadline", "30 April 215", "--lang", language).out.replace("\xa0", " ")
    assert (why in out, asked in out) == (True, True)
    data, = objects(tracker("explain", "deadline", "30 April 215", "--lang", language, "--json").out)
    assert (data["kind"], data["why"][0].replace("\xa0", " ")) == ("malformed", why)
