"""A house format says which kinds of source it fits; a register of another kind is not printed in it."""

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from tests.doors.command_line import ACTIONS, NOW, Tracker
from tests.registers import AS_OF, SOURCE, register
from tests.sources.responses import FORM
from toolkit import resources
from toolkit.jobs.registers import create, load_reported
from toolkit.sources.taking_in import KINDS
from toolkit.tracker.record.actions import Source
from toolkit.tracker.record.codes import DocumentKind
from toolkit.word import house_formats

FORMATS = house_formats.names([resources.folder("reports")])
FOR_ACTIONS = ["council-report", "management-response", "progress-table"]


def of_kind(tracker: Tracker, kind: str) -> None:
    held = register(ACTIONS)
    held.sources[SOURCE] = replace(held.sources[SOURCE], kind=kind)
    create(tracker.folder / "register.xlsx", held, datetime.fromisoformat(NOW))


@pytest.mark.parametrize(("kind", "formats"), [
    ("spreadsheet", FOR_ACTIONS),
    ("progress-table", FOR_ACTIONS),
    ("management-response", FOR_ACTIONS),
    (DocumentKind.NEW, FOR_ACTIONS),
    ("mission-report", ["mission-report", "progress-table"]),
    ("session-conclusions", ["council-report", "progress-table", "session-conclusions"]),
    ("council-report", ["council-report", "progress-table"]),
    ("", FORMATS),
], ids=lambda value: value if isinstance(value, str) else "")
def test_each_kind_of_register_has_the_formats_that_fit_it(kind: str, formats: list[str]) -> None:
    assert house_formats.names_for([kind], [resources.folder("reports")]) == formats


def test_every_kind_of_source_fits_the_format_of_its_name() -> None:
    for kind in KINDS:
        fitting = house_formats.names_for([kind.name], [resources.folder("reports")])
        assert kind.name in fitting or kind.name not in FORMATS
        assert fitting


def test_a_register_of_another_kind_is_refused_with_the_formats_that_fit(tracker: Tracker) -> None:
    of_kind(tracker, "spreadsheet")
    made = tracker("report", "register.xlsx", "--format", "mission-report", "-o", "report.docx")
    assert made.code == 2
    assert "is for another kind of document" in made.err
    assert ", ".join(FOR_ACTIONS) in " ".join(made.err.split())
    assert "use --anyway" in " ".join(made.err.split())
    assert not (tracker.folder / "report.docx").exists()


def test_a_report_is_made_anyway_where_somebody_wants_it_and_says_what_the_format_is_for(tracker: Tracker) -> None:
    of_kind(tracker, "spreadsheet")
    made = tracker("report", "register.xlsx", "--format", "mission-report", "-o", "report.docx", "--anyway")
    assert made.code == 0
    assert "The house format mission-report was made for other kinds of source: mission report." in " ".join(made.err.split())
    assert (tracker.folder / "report.docx").exists()
    fitting = tracker("report", "register.xlsx", "--format", "progress-table", "-o", "table.docx", "--anyway")
    assert "other kinds" not in fitting.err


def test_of_several_sources_those_are_named_that_a_format_for_one_was_made_for(tracker: Tracker) -> None:
    held = register(ACTIONS)
    held.sources = {code: Source(code, code, kind, as_of=AS_OF) for code, kind in
                    ((SOURCE, "spreadsheet"), ("M", "mission-report"), ("N", "mission-report"))}
    create(tracker.folder / "register.xlsx", held, datetime.fromisoformat(NOW))
    said = {anyway: " ".join(tracker("report", "register.xlsx", "--format", "mission-report", "-o", "r.docx", *anyway)
                             .err.split()) for anyway in ((), ("--anyway",))}
    assert "Choose one of them with --source: M, N." in said[()]
    assert f"Choose one of them with --source: {SOURCE}, M, N." in said[("--anyway",)]


def test_a_register_that_does_not_say_its_kind_is_printed_in_any_format(tracker: Tracker) -> None:
    of_kind(tracker, "")
    tracker("report", "register.xlsx", "--format", "mission-report", "-o", "report.docx")
    assert (tracker.folder / "report.docx").exists()


def test_a_register_keeps_the_kind_of_its_document_and_one_that_began_empty_says_so(tracker: Tracker) -> None:
    (tracker.folder / "response.txt").write_text(FORM, encoding="utf-8")
    tracker("import", "response.txt", "-o", "register.xlsx")
    tracker("new", "empty")
    kinds = [load_reported(tracker.folder / path).kinds() for path in ("register.xlsx", Path("empty", "register.xlsx"))]
    assert kinds == [("management-response",), (DocumentKind.NEW,)]
    [source] = json.loads(tracker("show", "register.xlsx", "--json").out)["sources"]
    assert source["kind"] == "management-response"


def test_a_format_of_ones_own_without_the_setting_takes_every_register(tracker: Tracker) -> None:
    ours = resources.folder("reports") / "mission-report"
    own = tracker.folder / "formats" / "ours"
    own.mkdir(parents=True)
    (own / "template.docx").write_bytes((ours / "template.docx").read_bytes())
    (own / "format.toml").write_text('title = "Ours"\n[show]\nform_name = true\n', encoding="utf-8")
    of_kind(tracker, "spreadsheet")
    tracker("report", "register.xlsx", "--format", "ours", "--formats-folder", "formats", "-o", "report.docx")
    refused = tracker("report", "register.xlsx", "--format", "mission-report", "--formats-folder", "formats", "-o", "b.docx")
    assert "ours" in refused.err
