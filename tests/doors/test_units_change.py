"""Units that are renamed, replaced, split or abolished: typed into the sheet Units, and what the next round makes of it."""

import json
from datetime import date

import openpyxl
import pytest

from tests.doors.changing import LATER, NEXT, cells, consolidate, files, issue_next, shown, typed
from tests.doors.command_line import Tracker
from toolkit.tracker.record import register_sheets
from toolkit.tracker.record.columns import columns_of

ROADS: dict[str, object] = {"Code": "ROADS", "Name": "Roads Office", "Focal point": "R. Moss", "E-mail": "moss@example.org"}
TREES: dict[str, object] = {"Code": "TREES", "Name": "Tree Office"}


def replaced(tracker: Tracker, by: str = "ROADS", until: date | None = date(2018, 12, 31)) -> None:
    """PAR has its last day, and others come into being."""
    typed(tracker, {"PAR": {"Name": "Parks Office", "Replaced by": by, "Until": until}, "ROADS": ROADS, "TREES": TREES})


@pytest.fixture
def issued(tracker: Tracker) -> Tracker:
    tracker.make_issued()
    return tracker


def test_what_a_replaced_unit_led_is_issued_to_the_unit_that_replaced_it_and_issuing_says_so(issued: Tracker) -> None:
    replaced(issued)
    done = issue_next(issued)
    assert done.code == 0
    assert "PAR has had its last day. ROADS is asked in its place: 1.1, 2.1." in done.err
    assert "in place of PAR" in done.out
    assert not (issued.folder / "outbox" / NEXT / "PAR.xlsx").exists()
    row = cells(issued.folder / "outbox" / NEXT / "ROADS.xlsx", "1.1")
    assert (row["Action"], row["Your role"], row["Status"]) == ("Paint the signs", "Lead", "In progress")
    assert row["What others wrote"] == "Led before by Parks Office.\nParks Office: Primer is on (reported before 2019-06)"


def test_the_cells_of_the_register_stay_as_typed_and_the_history_says_once_who_answers(issued: Tracker) -> None:
    replaced(issued)
    issue_next(issued)
    issue_next(issued, "--replace")
    assert cells(issued.folder / "register.xlsx", "1.1")["Lead"] == "PAR"
    told = json.loads(issued("history", "register.xlsx", "1.1", "--json").out)
    lines = [(one["round"], one["old"], one["new"]) for one in told if one["column"] == "replaced_by (unit)"]
    assert lines == [(NEXT, "PAR", "ROADS")]
    assert "Replaced by (unit)" in issued("history", "register.xlsx", "1.1").out


def test_a_unit_answers_up_to_its_last_day(issued: Tracker) -> None:
    replaced(issued, until=date(2019, 6, 30))
    assert set(files(issue_next(issued, "--json"))) == {"PAR", "LIB"}


def test_figures_filters_and_lists_follow_from_the_day_after(issued: Tracker) -> None:
    replaced(issued)
    issue_next(issued)
    late = {day: issued("overdue", "register.xlsx", "--as-of", day).out for day in ("2018-12-31", "2019-06-30")}
    offices = {day: [name for name in ("Parks Office", "Roads Office") if name in told] for day, told in late.items()}
    assert offices == {"2018-12-31": ["Parks Office"], "2019-06-30": ["Roads Office"]}
    for day, asked in (("2018-12-31", ["PAR"]), ("2019-06-30", ["ROADS"])):
        by = {one["ref"]: one["answered_by"] for one in shown(issued, "--as-of", day)["actions"]}
        assert by == {"1.1": asked, "1.2": ["LIB"], "2.1": asked}
    refs = [one["ref"] for one in shown(issued, "--unit", "ROADS", "--as-of", "2019-06-30")["actions"]]
    assert refs == ["1.1", "2.1"]
    assert shown(issued, "--unit", "ROADS", "--as-of", "2018-12-31")["actions"] == []


def test_figures_of_earlier_dates_stay_also_where_the_successor_was_typed_over_the_lead(issued: Tracker) -> None:
    replaced(issued, by="ROADS, TREES")
    before = issued("overdue", "register.xlsx", "--as-of", "2018-12-31").out
    assert "Parks Office" in before
    typed(issued, {"1.1": {"Lead": "TREES"}}, "Actions")
    assert issue_next(issued).code == 0
    typed(issued, {"TREES": {"Replaced by": "ROADS", "Until": date(2019, 6, 30)}})
    typed(issued, {"1.1": {"Lead": "ROADS"}}, "Actions")
    issued("issue", "register.xlsx", "--round", "2019-12", "--as-of", "2019-12-31", "--now", "2020-01-10T10:00:00")
    late = {day: issued("overdue", "register.xlsx", "--as-of", day).out for day in ("2018-12-31", "2019-06-30", "2019-12-31")}
    assert late["2018-12-31"] == before
    assert "Tree Office" in late["2019-06-30"]
    assert "Roads Office" in late["2019-12-31"]


def test_figures_of_the_last_round_stay_when_the_successor_is_typed_over_the_lead(issued: Tracker) -> None:
    replaced(issued)
    before = issued("overdue", "register.xlsx").out
    typed(issued, {"1.1": {"Lead": "ROADS"}}, "Actions")
    assert issued("overdue", "register.xlsx").out == before
    issued("consolidate", "register.xlsx", str(issued.fill_in("LIB", {("1.2", "Status"): "Not started"})), "--round", "2018-12",
           "--now", LATER)
    assert issued("overdue", "register.xlsx").out == before


def test_a_last_day_that_is_no_date_is_told_with_its_cell(issued: Tracker) -> None:
    typed(issued, {"PAR": {"Replaced by": "LIB", "Until": "soon"}})
    before = (issued.folder / "register.xlsx").read_bytes()
    done = issue_next(issued)
    assert done.code != 0
    assert "J2" in done.err
    assert "“soon”" in done.err
    assert (issued.folder / "register.xlsx").read_bytes() == before


def test_a_lead_that_is_corrected_before_it_is_asked_counts_always(tracker: Tracker) -> None:
    tracker.make_register()
    typed(tracker, {"1.1": {"Lead": "LIB"}}, "Actions")
    tracker.issue()
    issue_next(tracker)
    assert "LIB" in tracker("overdue", "register.xlsx", "--as-of", "2018-12-30").out


@pytest.mark.parametrize("more", [(), ("--unit", "ROADS"), ("--unit", "PAR")])
def test_a_return_under_the_old_code_is_taken_for_the_unit_that_replaced_it(
    issued: Tracker, more: tuple[str, ...]
) -> None:
    returned = issued.fill_in("PAR", {("1.1", "Status"): "Implemented", ("1.1", "Date of implementation"): date(2018, 11, 2),
                                      ("1.1", "Comment"): "All painted"})
    replaced(issued, until=date(2018, 12, 1))
    done = consolidate(issued, "2018-12", *more)
    assert "0 conflicts" in done.err
    action = next(one for one in shown(issued)["actions"] if one["ref"] == "1.1")
    assert action["status"] == "implemented"
    comment = next(one for one in shown(issued)["comments"] if one["comment"] == "All painted")
    assert (comment["unit"], comment["round"]) == ("PAR", "2018-12")
    assert returned.exists()


def test_a_return_under_the_old_code_is_taken_also_where_the_lead_was_typed_anew(issued: Tracker) -> None:
    issued.fill_in("PAR", {("2.1", "Status"): "In progress", ("2.1", "Comment"): "Half are counted"})
    replaced(issued)
    typed(issued, {"2.1": {"Lead": "ROADS"}}, "Actions")
    assert "0 conflicts" in consolidate(issued).err
    assert next(one for one in shown(issued)["actions"] if one["ref"] == "2.1")["status"] == "in_progress"


def test_a_return_of_a_unit_that_was_replaced_by_others_than_lead_now_waits(issued: Tracker) -> None:
    issued.fill_in("PAR", {("2.1", "Status"): "In progress", ("2.1", "Comment"): "Half are counted"})
    replaced(issued)
    typed(issued, {"2.1": {"Lead": "LIB"}}, "Actions")
    assert "1 conflict waiting" in consolidate(issued).err


def test_the_return_of_the_successor_may_carry_the_name_of_its_file(issued: Tracker) -> None:
    issued.fill_in("PAR", {("2.1", "Status"): "In progress", ("2.1", "Comment"): "Half"}, "ROADS.xlsx")
    assert "but the workbook was issued to" in issued("check", "inbox", "--register", "register.xlsx", "--unit", "LIB").out
    replaced(issued)
    assert "1 new return" in consolidate(issued).err


def test_of_a_split_unit_the_centre_gets_what_was_given_to_none_and_issuing_says_which(issued: Tracker) -> None:
    replaced(issued, by="ROADS, TREES")
    typed(issued, {"1.1": {"Lead": "TREES"}}, "Actions")
    done = issue_next(issued)
    assert "PAR has had its last day, and no single unit replaced it. The centre's workbook has what it led: 2.1." in done.err
    assert set(files(issue_next(issued, "--json", "--replace"))) == {"TREES", "LIB", "CENTRE"}
    assert "PAR was replaced by several units: ROADS, TREES." in issued("check-register", "register.xlsx").out
    typed(issued, {"2.1": {"Lead": "ROADS"}}, "Actions")
    assert set(files(issue_next(issued, "--json", "--replace"))) == {"ROADS", "TREES", "LIB"}


def test_what_a_unit_without_successor_led_goes_to_the_centre(issued: Tracker) -> None:
    replaced(issued, by="")
    assert "The centre's workbook has what it led: 1.1, 2.1." in issue_next(issued).err
    told = issued("check-register", "register.xlsx").out
    assert "PAR has a last day and no unit that replaced it, but still leads 1.1, 2.1." in told
    typed(issued, {"LIB": {"Until": date(2018, 12, 31), "Replaced by": "TREES"}})
    done = issue_next(issued, "--replace")
    assert "LIB has had its last day. TREES is asked in its place: 1.1, 1.2." in done.err


def test_a_supporter_without_successor_is_asked_no_more_and_issuing_says_so(issued: Tracker) -> None:
    replaced(issued, until=None, by="")
    typed(issued, {"LIB": {"Until": date(2018, 12, 31)}})
    assert "Nobody is asked in its place: 1.1." in issue_next(issued).err


def test_two_hand_overs_one_after_the_other_and_a_group(issued: Tracker) -> None:
    replaced(issued)
    typed(issued, {"ROADS": {"Until": date(2019, 3, 31), "Replaced by": "TREES"},
                   "ALL": {"Name": "All offices", "Kind": "Collective", "Members": "PAR, LIB"}})
    typed(issued, {"1.2": {"Lead": "ALL"}}, "Actions")
    out = files(issue_next(issued, "--json"))
    assert out["TREES"]["instead_of"] == {"PAR": ["1.1", "1.2", "2.1"]}
    assert out["TREES"]["actions"] == 3


@pytest.mark.parametrize("replace_again", [False, True])
def test_missing_names_the_successor_for_an_old_code(issued: Tracker, replace_again: bool) -> None:
    replaced(issued)
    said = json.loads(issued("missing", "register.xlsx", "--round", "2018-12", "--json").out)
    assert [(one["code"], one["email"], one["issued_to"]) for one in said] == [
        ("ROADS", "moss@example.org", "PAR"), ("LIB", "", "LIB")]
    assert "Roads Office, in place of PAR" in issued("missing", "register.xlsx", "--round", "2018-12").out
    if replace_again:
        typed(issued, {"PAR": {"Until": date(2018, 12, 1)}})
        issued("issue", "register.xlsx", "--round", "2018-12", "--now", LATER, "--replace")
        issued.fill_in("ROADS", {("1.1", "Comment"): "Painted"})
        assert "Still missing: LIB." in consolidate(issued).err


def test_missing_names_the_unit_that_another_one_was_merged_into_by_an_alias(issued: Tracker) -> None:
    book = openpyxl.load_workbook(path := issued.folder / "register.xlsx")
    units, actions = book["Units"], book["Actions"]
    at = {str(cell.value): number for number, cell in enumerate(units[1], start=1)}
    units.delete_rows(next(row for row in range(2, 9) if units.cell(row, 1).value == "PAR"))
    units.cell(2, at["Aliases"]).value = "PAR"
    for row in actions.iter_rows(min_row=2):
        for cell in row:
            cell.value = "LIB" if cell.value == "PAR" else None if cell.value == "LIB" else cell.value
    book.save(path)
    said = json.loads(issued("missing", "register.xlsx", "--round", "2018-12", "--json").out)
    assert [(one["code"], one["issued_to"]) for one in said] == [("LIB", "PAR"), ("LIB", "LIB")]


def test_a_comment_keeps_the_name_under_which_its_unit_wrote_it(issued: Tracker) -> None:
    typed(issued, {"PAR": {"Name": "Parks Office"}, "LIB": {"Name": "Library"}})
    issued.fill_in("PAR", {("1.1", "Comment"): "Second coat is on"})
    issued.fill_in("LIB", {("1.1", "Comment"): "Seen"})
    consolidate(issued)
    typed(issued, {"PAR": {"Name": "Office of Green Spaces", "Aliases": "Parks Office"}})
    issued("issue", "register.xlsx", "--round", NEXT, "--as-of", "2019-06-30", "--now", "2019-08-01T10:00:00")
    assert cells(issued.folder / "register.xlsx", "1.1")["Comments"] == (
        "Parks Office: Second coat is on (reported in 2018-12)\nLibrary: Seen (reported in 2018-12)")
    row = cells(issued.folder / "outbox" / NEXT / "LIB.xlsx", "1.1")
    assert row["What others wrote"] == "Parks Office: Second coat is on (reported in 2018-12)"
    names = {day: next(one["name"] for one in shown(issued, "--as-of", day)["units"] if one["code"] == "PAR")
             for day in ("2018-12-31", "2019-06-30")}
    assert names == {"2018-12-31": "Parks Office", "2019-06-30": "Office of Green Spaces"}


def test_a_slip_in_a_name_that_is_put_right_counts_for_earlier_comments_too(issued: Tracker) -> None:
    typed(issued, {"PAR": {"Name": "Praks Office"}, "LIB": {"Name": "Library"}})
    issued.fill_in("PAR", {("1.1", "Comment"): "Second coat is on"})
    issued.fill_in("LIB", {("1.1", "Comment"): "Seen"})
    consolidate(issued)
    typed(issued, {"PAR": {"Name": "Parks Office"}})
    issue_next(issued)
    assert cells(issued.folder / "register.xlsx", "1.1")["Comments"] == (
        "Parks Office: Second coat is on (reported in 2018-12)\nLibrary: Seen (reported in 2018-12)")


@pytest.mark.parametrize(("rows", "says"), [
    ({"PAR": {"Replaced by": "PAR", "Until": date(2018, 12, 31)}}, "Units, I2: The unit PAR is replaced by itself"),
    ({"PAR": {"Replaced by": "LIB", "Until": date(2018, 12, 31)}, "LIB": {"Replaced by": "PAR"}},
     "PAR is replaced by LIB, which is replaced by PAR in the end"),
    ({"PAR": {"Replaced by": "LIBB", "Until": date(2018, 12, 31)}},
     "There is no unit “LIBB” on the Units sheet, so nobody can tell who answers. Did you mean LIB?"),
])
def test_where_nobody_can_tell_who_answers_nothing_is_issued(
    issued: Tracker, rows: dict[str, dict[str, object]], says: str
) -> None:
    typed(issued, rows)
    before = (issued.folder / "register.xlsx").read_bytes()
    done = issue_next(issued)
    assert done.code != 0
    assert says in done.err
    assert (issued.folder / "register.xlsx").read_bytes() == before
    assert not (issued.folder / "outbox" / NEXT).exists()
    assert issued("consolidate", "register.xlsx", str(issued.fill_in("LIB", {("1.2", "Status"): "Not started"})),
                  "--round", "2018-12").code == 0


@pytest.mark.parametrize(("row", "says"), [
    ({"Replaced by": "LIB"}, "PAR is replaced by another unit, but “Until” does not say since when"),
    ({"Replaced by": "LIB", "Until": date(2018, 12, 1)},
     "The unit was asked in the round 2018-12 as of 2018-12-31, which is after its last day."),
])
def test_a_last_day_that_is_missing_or_too_early_is_told_and_workbooks_can_be_issued(
    issued: Tracker, row: dict[str, object], says: str
) -> None:
    typed(issued, {"PAR": row})
    assert says in issued("check-register", "register.xlsx").out.replace("\n", " ")
    assert issue_next(issued).code == 0


def test_a_successor_may_be_typed_as_it_is_called_and_a_lead_typed_anew_is_no_contradiction(issued: Tracker) -> None:
    typed(issued, {"PAR": {"Name": "Parks"}, "LIB": {"Name": "Library"}})
    typed(issued, {"2.1": {"Responsible": "Parks"}}, "Actions")
    issue_next(issued, "--as-of", "2019-06-30")
    typed(issued, {"PAR": {"Replaced by": "library", "Until": date(2019, 6, 30)}})
    typed(issued, {"2.1": {"Lead": "LIB"}}, "Actions")
    told = issued("check-register", "register.xlsx", "--json")
    found = {one["code"] for one in json.loads(told.out)}
    assert "typed-read" in found
    assert "lead-contradicts" not in found


def test_a_register_of_the_last_version_has_no_such_columns_and_is_read(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr(register_sheets, "columns_of", lambda record: tuple(
            column for column in columns_of(record) if column.key not in ("replaced_by", "until")))
        tracker.make_register()
        assert tracker.issue().code == 0
    sheet = openpyxl.load_workbook(tracker.folder / "register.xlsx")["Units"]
    assert not {"Replaced by", "Until"} & {cell.value for cell in sheet[1]}
    assert [one["until"] for one in shown(tracker)["units"]] == [None, None]
    assert issue_next(tracker).code == 0
    replaced(tracker)
    assert "ROADS" in files(issue_next(tracker, "--json", "--replace"))


def test_a_workbook_without_memory_is_taken_for_the_unit_that_replaced_the_one_it_was_issued_to(issued: Tracker) -> None:
    returned = issued.fill_in("PAR", {("2.1", "Status"): "In progress", ("2.1", "Comment"): "Half are counted"}, "from us.xlsx")
    book = openpyxl.load_workbook(returned)
    for name in [sheet.title for sheet in book if sheet.sheet_state != "visible"]:
        del book[name]
    book.save(returned)
    replaced(issued)
    assert "1 new return" in consolidate(issued, "2018-12", "--unit", "ROADS").err
    assert next(one for one in shown(issued)["actions"] if one["ref"] == "2.1")["status"] == "in_progress"
    assert [one["unit"] for one in shown(issued)["comments"] if one["comment"] == "Half are counted"] == ["PAR"]


def test_a_workbook_can_be_issued_again_by_the_former_code(issued: Tracker) -> None:
    replaced(issued, by="ROADS, TREES")
    typed(issued, {"1.1": {"Lead": "TREES"}, "2.1": {"Lead": "LIB"}}, "Actions")
    assert set(files(issue_next(issued, "--json", "--unit", "PAR"))) == {"TREES"}
