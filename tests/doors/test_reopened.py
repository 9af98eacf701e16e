"""An action that goes back to open after it was final is counted as reopened, in the round in which it went back."""

import json
import shutil
from datetime import date, datetime
from pathlib import Path

import docx
import pytest

from tests.doors.command_line import Tracker
from tests.registers import register
from toolkit.jobs.registers import create

ACTIONS = """
    | Ref. | Action            | Lead | Due date   | Status                        | Date of implementation | Comment |
    | 1.1  | Paint the signs   | PAR  | 2020-06-30 | Implemented                   | 2020-05-01             |         |
    | 1.2  | Print the leaflet | PAR  | 2020-09-30 | Closed without implementation |                        |         |
    | 2.1  | Count the benches | PAR  | 2021-03-31 | Not started                   |                        |         |
"""
AS_OF = {"2020-12": "2020-12-31", "2021-06": "2021-06-30", "2021-12": "2021-12-31"}


@pytest.fixture
def desk(tracker: Tracker) -> Tracker:
    create(tracker.folder / "register.xlsx", register(ACTIONS), datetime.fromisoformat("2020-01-20T10:00:00"))
    return tracker


def play(desk: Tracker, name: str, **statuses: object) -> None:
    """Issue a round and take in what PAR answers: ref with an underscore -> status."""
    now = date.fromisoformat(AS_OF[name]).replace(day=28)
    desk("issue", "register.xlsx", "--round", name, "--as-of", AS_OF[name], "--all", "--now", f"{now}T10:00:00")
    answers: dict[tuple[str, str], object] = {(ref[1:].replace("_", "."), "Status"): status for ref, status in statuses.items()}
    desk.fill_in("PAR", answers, round_name=name)
    desk("consolidate", "register.xlsx", "inbox", "--round", name, "--now", f"{now}T12:00:00")
    shutil.rmtree(desk.folder / "inbox")


def reopened(desk: Tracker, *more: str) -> list[str]:
    shown = json.loads(desk("show", "register.xlsx", "--json", *more).out)
    refs = [action["ref"] for action in shown["actions"] if action["reopened"]]
    assert shown["about"]["reopened"] == len(refs)
    return refs


def test_what_was_implemented_or_closed_and_is_open_again_is_counted_in_its_round(desk: Tracker) -> None:
    play(desk, "2020-12", _2_1="In progress")
    assert reopened(desk) == []
    play(desk, "2021-06", _1_1="In progress", _1_2="Not started", _2_1="Implemented")
    assert reopened(desk) == ["1.1", "1.2"]
    assert "2: 1.1, 1.2" in desk("status", "register.xlsx").out
    assert json.loads(desk("status", "register.xlsx", "--json").out)["reopened"] == 2
    play(desk, "2021-12", _2_1="In progress", _1_1="Implemented")
    assert reopened(desk) == ["2.1"]
    assert reopened(desk, "--round", "2021-06") == ["1.1", "1.2"]
    assert reopened(desk, "--as-of", "2021-06-30") == ["1.1", "1.2"]
    assert "Reopened" not in desk("status", "register.xlsx", "--round", "2020-12").out


def test_what_went_back_and_forth_within_a_round_was_not_reopened(desk: Tracker) -> None:
    play(desk, "2020-12")
    play(desk, "2021-06", _2_1="Implemented", _1_1="In progress")
    desk.fill_in("PAR", {("2.1", "Status"): "In progress", ("1.1", "Status"): "Implemented"}, name="PAR corrected.xlsx",
                 round_name="2021-06")
    desk("consolidate", "register.xlsx", "inbox", "--round", "2021-06", "--now", "2021-07-10T10:00:00")
    assert [action["status"] for action in json.loads(desk("show", "register.xlsx", "--json").out)["actions"]][::2] == [
        "implemented", "in_progress"]
    assert reopened(desk) == []


def test_an_export_and_a_template_can_print_it(desk: Tracker, tmp_path: Path) -> None:
    play(desk, "2020-12")
    play(desk, "2021-06", _1_1="In progress")
    desk("export", "register.xlsx", "-o", "all.csv")
    header, *rows = (desk.folder / "all.csv").read_text("utf-8-sig").splitlines()
    at = header.split(",").index("reopened")
    assert [row.split(",")[at] for row in rows] == ["True", "False", "False"]
    folder = desk.folder / "formats" / "short"
    folder.mkdir(parents=True)
    (folder / "format.toml").write_text('description = "Short"\n', encoding="utf-8")
    template = docx.Document()
    template.add_paragraph("{{ summary.reopened }}.")
    template.save(str(folder / "template.docx"))
    told = desk("report", "register.xlsx", "--format", "short", "-o", "short.docx", "--anyway")
    assert told.code == 0, told.err
    assert "One action was reopened since the round before." in [
        p.text for p in docx.Document(str(desk.folder / "short.docx")).paragraphs]
