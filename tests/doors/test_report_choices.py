"""What can be chosen for a report on the command line."""

import shutil

import docx
import pytest

from tests.doors.command_line import NOW, Tracker
from toolkit import resources
from toolkit.word import house_formats

REPORT = ("report", "register.xlsx", "--format", "progress-table", "--as-of", "2018-12-31", "--now", NOW, "-o", "r.docx")


@pytest.mark.parametrize(("by", "heading"), [("unit", "PAR"), ("status", "In progress")])
def test_actions_are_grouped_as_asked(tracker: Tracker, by: str, heading: str) -> None:
    tracker.make_register()
    assert tracker(*REPORT, "--group-by", by).code == 0
    tables = docx.Document(str(tracker.folder / "r.docx")).tables
    [table] = [table for table in tables if table.cell(0, 0).text == "No"]
    assert heading in [row.cells[0].text for row in table.rows if row.cells[0]._tc is row.cells[5]._tc]


def test_an_unknown_way_to_group_is_refused_with_those_there_are(tracker: Tracker) -> None:
    tracker.make_register()
    told = tracker(*REPORT, "--group-by", "colour")
    assert (told.code, "Choose one of these: source, unit, status" in told.err) == (2, True)
    assert not (tracker.folder / "r.docx").exists()


def test_what_a_template_leaves_out_is_said_on_the_console_and_below_the_title(tracker: Tracker) -> None:
    tracker.make_register()
    folder = tracker.folder / "ours" / "progress-table"
    shutil.copytree(resources.folder("reports") / "progress-table", folder)
    template = docx.Document(str(folder / "template.docx"))
    for table in template.tables:
        for paragraph in (one for row in table.rows for one in row.cells[0].paragraphs):
            paragraph.text = paragraph.text.replace("in recommendation.actions ", "in recommendation.actions[:1] ")
    template.save(str(folder / "template.docx"))
    told = tracker(*REPORT, "--formats-folder", "ours")
    sentence = "This report lists 2 of the 3 actions that it counts. Its template leaves out the others."
    assert (told.code, sentence in told.err) == (0, True)
    assert sentence in [one.text for one in docx.Document(str(tracker.folder / "r.docx")).paragraphs]


@pytest.mark.parametrize("name", house_formats.names([resources.folder("reports")]))
def test_a_part_is_named_below_title_and_subtitle_and_counts_alone(tracker: Tracker, name: str) -> None:
    tracker.make_register()
    told = tracker(*REPORT[:3], name, *REPORT[4:], "--anyway", "--unit", "LIB", "--open")
    assert (told.code, "2 actions" in told.err or "1 action" in told.err) == (0, True)
    made = docx.Document(str(tracker.folder / "r.docx"))
    at = next(at for at, one in enumerate(made.paragraphs) if "only a part of the register" in one.text)
    assert "Only actions led or supported by LIB. Only open actions." in made.paragraphs[at].text
    above = [one.style.name or "" for one in made.paragraphs[:at] if one.text and one.style]
    assert all(name.endswith(("Title", "Subtitle", "Form Name")) for name in above)
    assert "Count the benches" not in "".join(cell.text for table in made.tables for row in table.rows for cell in row.cells)
