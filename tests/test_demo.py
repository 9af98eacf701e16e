"""The demo tells the story that it promises, the same one every time."""

import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from openpyxl import load_workbook

from tests.returns import plain_register
from toolkit.console import Voice
from toolkit.demo import run_demo
from toolkit.demo.returns import columns, rows_by_first
from toolkit.demo.story import CYCLES, DECIDED
from toolkit.jobs.consolidating import consolidate_returns
from toolkit.jobs.registers import load
from toolkit.jobs.returns.checking import check_returns
from toolkit.jobs.rounds import who_is_missing
from toolkit.tracker.judging.reported import RoundHeard
from toolkit.tracker.record.codes import How, Status, YesNo
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.record.register import Register
from toolkit.tracker.views.figures import figures
from toolkit.tracker.views.selecting import of_sources
from toolkit.words.speaking import Message, Said, said

FIRST, SECOND = CYCLES


class Listener(Voice):
    """Hears what is said."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def say(self, message: Message | Said, **places: object) -> None:
        """Hear a message."""
        self.said.append(message if isinstance(message, Said) else said(message, **places))


@pytest.fixture(scope="module")
def register(demo: Path) -> Register:
    return load(demo / "register.xlsx").register


def problem_codes(folder: Path, round_name: str) -> dict[str, list[str]]:
    """File -> the codes of the problems in it."""
    result = check_returns([folder / "inbox" / round_name], DECIDED)
    return {one.name: [problem.code for problem in one.problems] for one in result.received}


@pytest.mark.slow(reason="the whole round is run, for all tests of the file")
def test_the_organization_has_eight_units_and_two_documents(register: Register) -> None:
    assert len(register.units) == 8
    parts = [of_sources(register, [code]) for code in register.sources]
    assert [(part.kinds(), len(part.recommendations), len(part.actions)) for part in parts] == [
        (("progress-table",), 12, 30), (("management-response",), 2, 3)]
    assert register.settings.organization
    assert all(unit.focal_point and unit.email.endswith(".example") for unit in register.units.values())


def test_one_unit_mostly_supports_others(register: Register) -> None:
    supported = [ref for ref, action in register.actions.items() if "WORK" in action.support]
    led = [ref for ref, action in register.actions.items() if "WORK" in action.lead]
    assert len(supported) > len(led)


def test_each_return_of_the_first_round_has_the_problems_it_was_made_for(demo: Path) -> None:
    assert problem_codes(demo, FIRST.name) == {
        "CHRT.xlsx": [],
        "FERR.xlsx": ["locked-changed"],
        "FINA.xlsx": ["not-a-workbook"],
        "HARB.xlsx": [],
        "LITE.xlsx": ["columns-moved"],
        "PILO.xlsx": ["not-in-list", "date-as-text", "date-ambiguous"],
        "PUBL.xlsx": [],
    }


def test_the_second_round_comes_back_without_problems_but_from_whoever_left_everything(demo: Path) -> None:
    assert {name: codes for name, codes in problem_codes(demo, SECOND.name).items() if codes} == {
        "PUBL.xlsx": ["in-progress-without-comment", "overdue-unexplained"]}


def test_who_has_not_returned_is_named(demo: Path, told: str) -> None:
    assert [unit.code for unit in who_is_missing(demo / "register.xlsx", FIRST.name)] == ["FINA", "WORK"]
    assert [unit.code for unit in who_is_missing(demo / "register.xlsx", SECOND.name)] == ["LITE"]
    assert "FINA, WORK" in told


def test_one_unit_confirms_one_leaves_everything_and_one_does_not_return(demo: Path, register: Register, told: str) -> None:
    heard = RoundHeard(register, SECOND.name)
    assert (heard.not_returned, heard.answered_nothing) == (["LITE"], ["PUBL"])
    assert {ref: str(heard.actions[ref].state) for ref in ("11.2", "10.2", "9.2")} == {
        "11.2": "answered", "10.2": "left", "9.2": "not_returned"}
    assert [(c.comment, c.still_so) for c in register.comments.values() if (c.ref, c.round) == ("11.2", SECOND.name)] == [
        ("", YesNo.YES)]
    counts = [line for line in told.splitlines() if line.startswith("2019-06: ")]
    assert counts == ["2019-06: 19 actions answered, 7 left as they were (PUBL: all), 2 not returned."]


def test_an_action_is_handed_to_another_unit_which_sees_who_led_it_and_answers(demo: Path, register: Register) -> None:
    rows = [*openpyxl.load_workbook(demo / "outbox" / SECOND.name / "HARB.xlsx")["Actions"].values]
    shown = next(dict(zip(rows[0], row, strict=True)) for row in rows if row[0] == "4.2")
    assert str(shown["What others wrote"]).startswith("Led before by Ferry Operations.")
    assert [(c.unit, c.new) for c in register.history if (c.ref, c.key) == ("4.2", "status")] == [
        ("FERR", "in_progress"), ("HARB", "implemented")]


def test_columns_that_moved_are_taken_all_the_same(register: Register) -> None:
    change = next(c for c in register.history if (c.ref, c.key, c.unit) == ("2.1", "status", "LITE"))
    assert (change.new, change.how, change.file) == ("implemented", How.RETURN, "LITE.xlsx")
    issued_at = next(c for c in register.history if (c.ref, c.key, c.unit) == ("1.2", "status", "HARB")).cell
    assert change.cell[0] != issued_at[0]


def test_what_was_typed_over_a_locked_cell_is_not_taken(register: Register) -> None:
    assert str(register.actions["4.2"].due_date) == "2019-03-31"


def test_the_contradiction_of_the_first_round_was_decided_and_is_in_the_history(register: Register) -> None:
    decided = [c for c in register.history if c.how is How.DECISION]
    by = "Head of the Information Desk, 2019-02-04"
    assert [(c.ref, c.key, c.new, c.unit, c.by) for c in decided] == [
        ("5.2", "status", "implemented", "CHRT", by), ("5.2", "status (not taken)", "in_progress", "PUBL", by)]
    assert register.actions["5.2"].status is Status.IMPLEMENTED


def test_the_contradiction_of_the_second_round_waits_with_both_values(register: Register) -> None:
    assert [(c.ref, c.key, c.unit, c.value) for c in register.conflicts] == [
        ("12.2", "revised_deadline", "FINA", "2019-09-30"), ("12.2", "revised_deadline", "HARB", "2019-12-31")]
    assert register.actions["12.2"].revised_deadline is None


def test_the_second_round_picks_up_what_the_first_one_gave(demo: Path) -> None:
    for unit, ref, heading, value in (
        ("HARB", "1.2", "Status", "Implemented"),
        ("CHRT", "5.2", "Status", "Implemented"),
        ("PUBL", "5.2", "Status", "Implemented"),
        ("LITE", "9.2", "Last comment", "Eight of the twelve are laid. (reported in 2018-12)"),
        ("LITE", "9.2", "Comment", None),
        ("PILO", "3.1", "Status", "In progress"),
        ("WORK", "9.1", "What others wrote", "Lighthouse Service: All 31 summer buoys are ashore. (reported in 2018-12)"),
    ):
        sheet = load_workbook(demo / "outbox" / SECOND.name / f"{unit}.xlsx")["Actions"]
        assert sheet.cell(rows_by_first(sheet)[ref], columns(sheet)[heading]).value == value


def test_the_document_that_was_added_is_issued_answered_counted_and_reported(
    demo: Path, register: Register, told: str
) -> None:
    refs = [[row[0].value for row in load_workbook(demo / "outbox" / cycle.name / "WORK.xlsx")["Actions"].iter_rows(min_row=2)]
            for cycle in CYCLES]
    assert ["AFS19-1.1" in issued for issued in refs] == [False, True]
    assert register.actions["AFS19-1.1"].status is Status.IMPLEMENTED
    assert "AFS19-2.1" in [item.action.ref for item in figures(register, SECOND.as_of).overdue]
    headings = [paragraph.text for paragraph in Document(str(demo / "reports" / f"progress-{SECOND.name}.docx")).paragraphs
                if paragraph.style and paragraph.style.name == "House Added Source Heading"]
    assert headings == [source.title for source in register.sources.values()]
    assert "a second document, AFS19, was added, and 4.2 went to HARB" in told


def test_every_file_of_the_main_job_is_left_to_look_at(demo: Path) -> None:
    for cycle in CYCLES:
        assert len(list((demo / "outbox" / cycle.name).glob("*.xlsx"))) == 8
        assert (demo / "checked" / cycle.name / "problems.xlsx").is_file()
        assert (demo / "reports" / f"progress-{cycle.name}.docx").is_file()
        assert (demo / "reports" / f"overdue-{cycle.name}.xlsx").is_file()
    assert not (demo / "inbox" / FIRST.name / "WORK.xlsx").exists()
    assert list((demo / "archive").glob("*-register.xlsx"))


def test_what_the_summary_says_to_open_is_there(demo: Path, told: str) -> None:
    lines = told.splitlines()
    start = next(number for number, line in enumerate(lines) if "Open these first" in line)
    named = [line.strip().split("  ")[0] for line in lines[start + 1:] if line.startswith("  ")]
    assert len(named) == 6
    assert all((demo / name).is_file() for name in named)


def test_the_summary_fits_one_screen(told: str) -> None:
    lines = told.splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80


def test_consolidating_the_same_returns_again_changes_nothing(demo: Path) -> None:
    result = consolidate_returns(demo / "register.xlsx", [demo / "inbox" / SECOND.name], SECOND.name, DECIDED,
                                 dry_run=True)
    assert not result.outcome.is_new


def test_the_conflict_that_waits_can_be_decided_as_the_folder_says(demo: Path, tmp_path: Path) -> None:
    from toolkit.demo.desk import decide

    register = tmp_path / "register.xlsx"
    register.write_bytes((demo / "register.xlsx").read_bytes())
    decide(register, "12.2", "B", DECIDED)
    result = consolidate_returns(register, [demo / "inbox" / SECOND.name], SECOND.name, DECIDED)
    assert result.outcome.register.conflicts == []
    assert str(result.outcome.register.actions["12.2"].revised_deadline) == "2019-12-31"


@pytest.mark.slow(reason="the whole round is run again")
def test_a_second_demo_replaces_the_first_says_so_and_is_the_same(demo: Path, register: Register,
                                                                  tmp_path: Path) -> None:
    again, voice = tmp_path / "again", Listener()
    shutil.copytree(demo, again)
    (again / "my notes.txt").write_text("kept", encoding="utf-8")
    run_demo(again, voice)
    assert "replaced" in voice.said[0]
    assert (again / "my notes.txt").read_text(encoding="utf-8") == "kept"
    repeated = load(again / "register.xlsx").register
    assert plain_register(repeated) == plain_register(register)
    assert [r.sha256 for r in repeated.returns] == [r.sha256 for r in register.returns]
    assert (again / "register.xlsx").read_bytes() == (demo / "register.xlsx").read_bytes()


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "register.xlsx").write_bytes(b"somebody's")
    with pytest.raises(Refused, match="that an earlier demo did not write"):
        run_demo(tmp_path, Listener())
    assert [path.name for path in tmp_path.iterdir()] == ["register.xlsx"]
    assert (tmp_path / "register.xlsx").read_bytes() == b"somebody's"


def test_the_register_shows_as_json(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from toolkit.cli.app import app

    app(["show", str(demo / "register.xlsx"), "--as-of", "2019-06-30", "--json"], standalone_mode=False)
    actions = {action["ref"]: action for action in json.loads(capsys.readouterr().out)["actions"]}
    assert actions["5.2"]["timing"] == "implemented_on_time"
    assert actions["8.2"]["days_overdue"] == 181
