"""Verification by the centre, from the command line: what is typed into the register, and all that comes of it."""

import json
from collections.abc import Mapping
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from tests.doors.command_line import Outcome, Tracker

NEXT, LAST = "2019-06", "2019-12"
REFUSED: dict[str, object] = {"Verification": "Not accepted", "Verified by": "A. Clerk", "Verification reason": "Two signs are bare"}


def typed(tracker: Tracker, ref: str, values: Mapping[str, object]) -> None:
    """Type into the row of an action, as a person would."""
    book = openpyxl.load_workbook(path := tracker.folder / "register.xlsx")
    sheet: Any = book["Actions"]
    headings = {cell.value: cell.column for cell in sheet[1]}
    row = next(row[0].row for row in sheet.iter_rows(min_row=2) if row[0].value == ref)
    for heading, value in values.items():
        sheet.cell(row, headings[heading]).value = value
    book.save(path)


def issue(tracker: Tracker, name: str, *more: str) -> Outcome:
    day = {"2019-06": "2019-06-30", "2019-12": "2019-12-31"}[name]
    return tracker("issue", "register.xlsx", "--round", name, "--as-of", day, "--now", f"{day}T09:00:00", *more)


def answer(tracker: Tracker, name: str, answers: dict[tuple[str, str], object]) -> Outcome:
    """The parks answer in a round, and it is consolidated."""
    path = tracker.fill_in("PAR", answers, f"PAR {name}.xlsx", name)
    return tracker("consolidate", "register.xlsx", str(path), "--round", name, "--now", f"{name}-30T10:00:00")


def shown(tracker: Tracker, *more: str) -> dict[str, Any]:
    return json.loads(tracker("show", "register.xlsx", "--json", *more).out)  # type: ignore[no-any-return]


def action(tracker: Tracker, ref: str, *more: str) -> dict[str, Any]:
    return next(one for one in shown(tracker, *more)["actions"] if one["ref"] == ref)


def row(path: Path, ref: str) -> dict[str, Any]:
    rows = openpyxl.load_workbook(path)["Actions"].iter_rows(values_only=True)
    headings = [str(heading) for heading in next(rows)]
    return next(dict(zip(headings, one, strict=True)) for one in rows if one[0] == ref)


def history(tracker: Tracker, ref: str) -> list[tuple[str, str, str, str]]:
    lines = json.loads(tracker("history", "register.xlsx", ref, "--json").out)
    return [(line["column"], line["old"], line["new"], line["how"]) for line in lines]


def late(tracker: Tracker, day: str) -> dict[str, str]:
    lines = tracker("overdue", "register.xlsx", "--as-of", day).out.splitlines()
    return {parts[0]: parts[-1] for line in lines if len(parts := line.split("\t")) == 8 and parts[0] != "Action"}


@pytest.fixture
def claimed(tracker: Tracker) -> Tracker:
    """A first round is in, in which the parks claim to have painted the signs; the centre verifies."""
    return tracker.made_once(claim)


def claim(tracker: Tracker) -> None:
    tracker.make_issued()
    tracker.set(verification="Yes")
    answer(tracker, "2018-12", {("1.1", "Status"): "Implemented", ("1.1", "Date of implementation"): date(2018, 12, 1),
                                ("1.1", "Comment"): "All signs are painted"})


@pytest.fixture
def refused(tracker: Tracker) -> Tracker:
    """And the centre does not accept that, and issues the next round."""
    return tracker.made_once(refuse)


def refuse(tracker: Tracker) -> None:
    claim(tracker)
    typed(tracker, "1.1", REFUSED)
    assert issue(tracker, NEXT).code == 0


def test_the_columns_are_in_sight_where_the_settings_say_yes(claimed: Tracker) -> None:
    sheet: Any = openpyxl.load_workbook(claimed.folder / "register.xlsx")["Actions"]
    letters = {cell.value: cell.column_letter for cell in sheet[1]}
    hidden = {}
    for setting in ("Yes", "No"):
        claimed.set(verification=setting)
        claimed("round", "register.xlsx", "2018-12", "--return-by", f"2019-01-{25 if setting == 'Yes' else 26}")
        sheet = openpyxl.load_workbook(claimed.folder / "register.xlsx")["Actions"]
        hidden[setting] = {heading for heading, letter in letters.items() if sheet.column_dimensions[letter].hidden}
    assert hidden == {"Yes": set(), "No": {"Verification", "Verified by", "Verified on", "Verification reason"}}


def test_a_word_without_a_day_counts_from_the_as_of_date_of_the_latest_round(refused: Tracker) -> None:
    found = action(refused, "1.1")
    assert (found["verification"], found["verified_by"], found["verified_on"], found["verification_reason"]) == (
        "not_accepted", "A. Clerk", "2018-12-31", "Two signs are bare")
    assert (found["status"], found["counts_as"]) == ("implemented", "in_progress")
    assert ("verified_on", "", "2018-12-31", "read") in history(refused, "1.1")


def test_a_day_that_is_typed_stays(claimed: Tracker) -> None:
    typed(claimed, "1.1", REFUSED | {"Verified on": date(2018, 12, 15)})
    assert action(claimed, "1.1")["verified_on"] == "2018-12-15"


def test_a_new_word_has_a_new_day(refused: Tracker) -> None:
    typed(refused, "1.1", {"Verification": "Verified", "Verification reason": None})
    assert action(refused, "1.1")["verified_on"] == "2019-06-30"
    assert {day: action(refused, "1.1", "--as-of", day)["verification"] for day in ("2018-12-31", "2019-06-30")} == {
        "2018-12-31": "not_accepted", "2019-06-30": "verified"}


@pytest.mark.parametrize("day", [None, date(2019, 3, 1)])
def test_a_day_that_is_cleared_is_that_of_the_latest_round_again(refused: Tracker, day: date | None) -> None:
    typed(refused, "1.1", {"Verified on": day})
    assert action(refused, "1.1")["verified_on"] == str(day or "2019-06-30")


@pytest.mark.parametrize("word", [None, "Not checked"])
def test_a_word_that_is_taken_away_leaves_earlier_figures_as_they_were(refused: Tracker, word: str | None) -> None:
    before = figures(refused, "2018-12-31")
    typed(refused, "1.1", {"Verification": word})
    refused("round", "register.xlsx", NEXT, "--return-by", "2019-08-01", "--now", "2019-07-05T09:00:00")
    assert figures(refused, "2018-12-31") == before
    assert figures(refused, "2019-06-30")[1]["not_accepted"] == 0


def test_what_is_not_accepted_is_overdue_again_and_says_so(claimed: Tracker) -> None:
    assert "1.1" not in late(claimed, "2018-12-31")
    typed(claimed, "1.1", REFUSED)
    assert late(claimed, "2018-12-31")["1.1"] == "Implemented, not accepted"
    listed = claimed("overdue", "register.xlsx", "-o", "late.xlsx")
    assert listed.code == 0
    cells = {cell.value for cells in openpyxl.load_workbook(claimed.folder / "late.xlsx")["Overdue"] for cell in cells}
    assert "Implemented, not accepted" in cells
    [item] = [one for one in json.loads(claimed("overdue", "register.xlsx", "--json").out) if one["ref"] == "1.1"]
    assert (item["status"], item["not_accepted"]) == ("in_progress", "implemented")


def test_the_next_workbook_shows_the_reason_and_calls_the_action_overdue(refused: Tracker) -> None:
    told = issue(refused, NEXT, "--replace").err
    assert "1 of them was reported as done, and you did not accept that." in told
    seen = row(refused.folder / "outbox" / NEXT / "PAR.xlsx", "1.1")
    assert (seen["Status"], seen["Verification"], seen["Verification reason"]) == (
        "Implemented", "Not accepted", "Two signs are bare")
    cached = openpyxl.load_workbook(refused.folder / "outbox" / NEXT / "PAR.xlsx", data_only=True)["Actions"]
    headings = [cell.value for cell in cached[1]]
    assert cached.cell(2, headings.index("Timing") + 1).value == "Overdue"


@pytest.mark.parametrize("answers", [
    {("1.1", "Comment"): "The two are painted now"},
    {("1.1", "Date of implementation"): date(2019, 6, 1)},
    {("1.1", "Status"): "In progress", ("1.1", "Date of implementation"): None, ("1.1", "Comment"): "Two are left"},
])
def test_a_new_answer_sets_the_word_back_with_a_line_in_the_history(
    refused: Tracker, answers: dict[tuple[str, str], object]
) -> None:
    before = {day: (late(refused, day), shown(refused, "--as-of", day)["verification"]) for day in ("2018-12-31",)}
    assert answer(refused, NEXT, answers).code in (0, 1)
    found = action(refused, "1.1")
    assert [found[key] for key in ("verification", "verified_by", "verified_on", "verification_reason")] == [None, "", None, ""]
    assert ("verification", "not_accepted", "", "answered") in history(refused, "1.1")
    assert ("verification_reason", "Two signs are bare", "", "answered") in history(refused, "1.1")
    after = {day: (late(refused, day), shown(refused, "--as-of", day)["verification"]) for day in ("2018-12-31",)}
    assert after == before
    assert "Answered anew" in refused("history", "register.xlsx", "1.1").out


def test_a_workbook_that_says_nothing_new_leaves_the_word_and_is_warned(refused: Tracker) -> None:
    path = refused.fill_in("PAR", {}, "PAR again.xlsx", NEXT)
    problems = json.loads(refused("check", str(path), "--round", NEXT, "--register", "register.xlsx", "--json").out)
    [told] = [one for one in problems if one["code"] == "claimed-again"]
    assert (told["ref"], told["severity"]) == ("1.1", "warning")
    assert "Two signs are bare" in told["what"]
    answer(refused, NEXT, {})
    assert action(refused, "1.1")["verification"] == "not_accepted"


def test_a_comment_of_a_supporting_unit_leaves_the_word(refused: Tracker) -> None:
    path = refused.fill_in("LIB", {("1.1", "Comment"): "We lent a ladder"}, "LIB again.xlsx", NEXT)
    refused("consolidate", "register.xlsx", str(path), "--round", NEXT)
    assert action(refused, "1.1")["verification"] == "not_accepted"


def test_a_verified_claim_keeps_its_word_when_its_unit_only_comments(claimed: Tracker) -> None:
    typed(claimed, "1.1", {"Verification": "confirmed"})
    issue(claimed, NEXT, "--all")
    answer(claimed, NEXT, {("1.1", "Comment"): "And they still shine"})
    assert action(claimed, "1.1")["verification"] == "verified"
    answer(claimed, NEXT, {("1.1", "Date of implementation"): date(2018, 12, 2)})
    assert action(claimed, "1.1")["verification"] is None


def test_a_verified_action_is_finished_and_one_that_waits_is_asked_for(claimed: Tracker) -> None:
    planned = issue(claimed, NEXT, "--dry-run").err
    assert "1 of them was finished since it was last issued, and is not verified yet." in planned
    typed(claimed, "1.1", {"Verification": "Verified"})
    planned = issue(claimed, NEXT, "--dry-run").err
    assert "1 finished action is only shown, on the sheet Finished." in planned


def test_figures_of_every_round_stay_what_they_were(refused: Tracker) -> None:
    """Not accepted for the first round, answered again and verified in the second, and denied in the third."""
    printed = {"2018-12-31": figures(refused, "2018-12-31")}
    answer(refused, NEXT, {("1.1", "Comment"): "The two are painted now"})
    typed(refused, "1.1", {"Verification": "Verified", "Verified by": "B. Clerk"})
    printed["2019-06-30"] = figures(refused, "2019-06-30")
    assert issue(refused, LAST, "--all").code == 0
    answer(refused, LAST, {("1.1", "Date of implementation"): date(2019, 11, 30), ("1.1", "Comment"): "Painted once more"})
    printed["2019-12-31"] = figures(refused, "2019-12-31")
    typed(refused, "1.1", REFUSED | {"Verification reason": "The paint comes off"})
    assert {day: figures(refused, day) for day in ("2018-12-31", "2019-06-30")} == {
        day: printed[day] for day in ("2018-12-31", "2019-06-30")}
    words = {day: (one["verified"], one["not_accepted"], one["not_checked"]) for day, (_, one) in printed.items()}
    assert words == {"2018-12-31": (0, 1, 0), "2019-06-30": (1, 0, 0), "2019-12-31": (0, 0, 1)}
    assert figures(refused, "2019-12-31")[1]["not_accepted"] == 1


def figures(tracker: Tracker, day: str) -> tuple[dict[str, str], dict[str, Any]]:
    return late(tracker, day), shown(tracker, "--as-of", day)["verification"]


def test_claimed_and_verified_stand_apart_with_their_definitions(refused: Tracker) -> None:
    found = shown(refused)["verification"]
    assert {key: found[key] for key in ("implemented", "verified", "not_accepted", "not_checked", "waiting")} == {
        "implemented": 1, "verified": 0, "not_accepted": 1, "not_checked": 0, "waiting": 0}
    rates = {name: (rate["numerator"], rate["denominator"], rate["percentage"]) for name, rate in found["rates"].items()}
    assert rates == {"claimed": (1, 3, 33), "verified": (0, 3, 0)}
    assert all(rate["definition"] for rate in found["rates"].values())
    assert found["units"]["PAR"]["not_accepted"] == 1
    refused("export", "register.xlsx", "-o", "flat.csv")
    head = (refused.folder / "flat.csv").read_text(encoding="utf-8-sig").splitlines()[0].split(",")
    assert {"verification", "verified_on", "counts_as"} <= {*head}


def test_the_overview_and_the_report_say_both(refused: Tracker) -> None:
    typed(refused, "2.1", {"Status": "Implemented", "Date of implementation": date(2018, 11, 1), "Verification": "Verified"})
    assert refused("round", "register.xlsx", NEXT, "--return-by", "2019-08-01").code == 0
    rows = [[cell.value for cell in row if cell.value is not None] for row in openpyxl.load_workbook(refused.folder / "register.xlsx")["Overview"]]
    [head] = [row for row in rows if row[:2] == ["Source", "Title"]]
    assert head[8:] == ["Implemented, as reported", "Verified"]
    assert rows[rows.index(head) + 1][8:] == [2, 1]
    assert refused("report", "register.xlsx", "--format", "progress-table", "-o", "r.docx").code == 0
    document = docx.Document(str(refused.folder / "r.docx"))
    told = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Two actions are reported as implemented: one verified, one not accepted and none not checked yet." in told
    assert "Implementation rate of actions as reported: 67 per cent (two of three), that is, actions that units report" in told
    assert "Implementation rate of actions as verified: 33 per cent (one of three), that is, actions whose implementation was" in told
    tables = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert ["Total", "2", "1", "1", "0"] in tables
    assert any("Reported as Implemented, not accepted: Two signs are bare" in cell for cells in tables for cell in cells)


def test_nothing_is_new_where_it_is_off(refused: Tracker) -> None:
    refused.set(verification="No")
    assert late(refused, "2018-12-31") == {}
    found = shown(refused)
    assert "verification" not in found
    assert not {"verification", "verified_by", "verified_on", "verification_reason", "counts_as"} & {*found["actions"][0]}
    assert "claims" not in json.loads(refused("status", "register.xlsx", "--json").out)
    refused("round", "register.xlsx", NEXT, "--return-by", "2019-08-01")
    refused.set(verification="Yes")
    assert action(refused, "1.1")["verification_reason"] == "Two signs are bare"


def test_status_counts_the_claims_that_wait(claimed: Tracker) -> None:
    assert "Claims to verify on the Actions sheet\t1" in claimed("status", "register.xlsx").out
    assert json.loads(claimed("status", "register.xlsx", "--json").out)["claims"] == 1
    typed(claimed, "1.1", {"Verification": "Verified"})
    assert json.loads(claimed("status", "register.xlsx", "--json").out)["claims"] == 0


@pytest.mark.parametrize(("values", "cell", "words"), [
    ({"Verification": "Not accepted"}, "Verification reason", "there is no reason why the action is not accepted"),
    ({"Status": "In progress", "Verification": "Verified"}, "Verification", "nothing to verify in the status “In progress”"),
    ({"Verification": "Verified", "Verified on": date(2018, 11, 30)}, "Verified on", "is before the date of implementation, 2018-12-01"),
    ({"Verification": "Verified", "Verified on": date(2019, 3, 1)}, "Verified on", "is after the latest as-of date, 2018-12-31"),
])
def test_bad_input_is_told_with_its_cell_by_every_command(
    claimed: Tracker, values: dict[str, object], cell: str, words: str
) -> None:
    typed(claimed, "1.1", values)
    letters = {one.value: one.coordinate[:-1] for one in openpyxl.load_workbook(claimed.folder / "register.xlsx")["Actions"][1]}
    told = claimed("check-register", "register.xlsx")
    assert f"{letters[cell]}2, action 1.1" in told.out
    assert words in told.out
    for command in (("overdue",), ("show",), ("status",)):
        done = claimed(command[0], "register.xlsx", *command[1:])
        assert "put right" in done.err + done.out
    assert "Implemented, not accepted" not in claimed("overdue", "register.xlsx").out


@pytest.mark.parametrize("word", ["perhaps", "Not verified", "ok", 3])
def test_a_word_that_is_none_of_the_three_is_refused_with_its_cell_and_nothing_is_written(claimed: Tracker, word: object) -> None:
    typed(claimed, "1.1", {"Verification": word})
    before = (claimed.folder / "register.xlsx").read_bytes()
    done = issue(claimed, NEXT)
    assert done.code != 0
    assert f"“{word}”" in done.err
    assert "Verification" in done.err
    assert (claimed.folder / "register.xlsx").read_bytes() == before


@pytest.mark.parametrize(("word", "meant"), [("VERIFIED", "verified"), ("confirmed", "verified"), ("Rejected", "not_accepted"), ("not checked", "not_checked")])
def test_other_words_for_the_three_are_read(claimed: Tracker, word: str, meant: str) -> None:
    typed(claimed, "1.1", {"Verification": word, "Verification reason": "Two signs are bare"})
    assert action(claimed, "1.1")["verification"] == meant


def test_a_word_that_is_typed_where_it_is_off_is_kept_and_told(tracker: Tracker) -> None:
    tracker.make_issued()
    typed(tracker, "1.1", {"Status": "Implemented", "Date of implementation": date(2018, 12, 1), **REFUSED})
    done = tracker("check-register", "register.xlsx")
    assert "Verification is switched off, so “Not accepted” is kept and does not count." in done.out
    assert issue(tracker, NEXT).code == 0
    assert row(tracker.folder / "register.xlsx", "1.1")["Verification"] == "Not accepted"
    assert "switched off" not in tracker("check-register", "register.xlsx").out
    tracker.set(verification="Yes")
    assert late(tracker, "2019-06-30")["1.1"] == "Implemented, not accepted"


def test_a_workbook_that_was_issued_before_it_was_switched_on_is_taken_as_it_is(tracker: Tracker) -> None:
    tracker.make_issued()
    tracker.set(verification="Yes")
    done = answer(tracker, "2018-12", {("1.1", "Comment"): "Half is painted"})
    assert done.code == 0
    assert action(tracker, "1.1")["comments"] == "Half is painted"


def test_a_workbook_that_was_issued_while_it_was_on_is_taken_after_it_was_switched_off(refused: Tracker) -> None:
    refused.set(verification="No")
    assert answer(refused, NEXT, {("1.1", "Comment"): "The two are painted now"}).code == 0
    assert action(refused, "1.1")["comments"] == "The two are painted now"


def test_letters_say_that_it_was_not_accepted_and_keep_its_day_in_the_calendar(refused: Tracker) -> None:
    assert refused("letters", "issue", "--now", "2019-07-01T10:00:00").code == 0
    [path] = (refused.folder / "letters").rglob("PAR.eml")
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    parts = [part.get_content() for part in message.walk() if part.get_content_maintype() == "text"]
    assert any("365 days overdue, not accepted" in " ".join(str(part).split()) for part in parts)
    assert any("Due: 1.1 Paint the signs" in str(part) for part in parts)


def test_the_page_says_both_rates_with_their_definitions_and_what_was_not_accepted(refused: Tracker) -> None:
    told = refused("page", "register.xlsx", "-o", "page.html")
    assert told.code == 0, told.err
    page = (refused.folder / "page.html").read_text(encoding="utf-8")
    for said in ("<dt>Implemented, as reported</dt><dd>33 per cent <small>1 of 3</small>", "<dt>Implemented, as verified</dt><dd>0 per cent",
                 "Implemented, as reported: actions that units report as implemented", "Implemented, not accepted"):
        assert said in page
    refused.set(verification="No")
    assert refused("page", "register.xlsx", "-o", "off.html").code == 0
    page = (refused.folder / "off.html").read_text(encoding="utf-8")
    assert "<dt>Implemented</dt><dd>33 per cent <small>1 of 3</small>" in page
    assert "not accepted" not in page.replace("not_accepted", "").split("<details>")[0]
    assert "as verified" not in page
