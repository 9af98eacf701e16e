"""Reports: made as by the command; one that is there is renewed, and what was edited in it is kept."""

from pathlib import Path

import pytest
from docx import Document

from tests.desk.desks import Visitor, words
from tests.desk.test_issue import done, results
from tests.doors.command_line import NOW, Tracker
from toolkit.jobs.registers import load
from toolkit.jobs.reporting import formats

TABLE = {"format": "progress-table", "as_of": "2019-01-31"}
NAME = "progress-table-2019-01-31.docx"


def text_of(path: Path) -> str:
    document = Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def edit(path: Path, old: str, new: str) -> None:
    """Edit a report as its writer does."""
    document = Document(str(path))
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    for run in paragraph.runs:
                        if old in run.text:
                            run.text = run.text.replace(old, new)
    document.save(str(path))


def test_every_format_is_offered_with_what_it_is_for(visitor: Visitor) -> None:
    page = visitor.look("/reports")
    offered = {one.get("value"): words(one.getnext()) for one in page.xpath("//input[@name='format']")}
    assert offered == {one.name: f"{one.title}{one.description}" for one in formats()}
    assert page.xpath("//input[@name='format'][@checked]")


def test_a_report_is_made_as_by_the_command(visitor: Visitor, tracker: Tracker) -> None:
    tracker("report", "register.xlsx", "-o", "told.docx", "--format", "progress-table", "--as-of", "2019-01-31", "--unit", "PAR",
            "--group-by", "unit", "--now", NOW)
    result = results(done(visitor, "/reports/make", **TABLE, unit="PAR", group_by="unit", name="told by the desk"))
    [file] = result.files
    assert (file.name, file.folder, file.program) == ("told by the desk.docx", str(tracker.folder / "reports"), "Word")
    assert text_of(tracker.folder / "reports" / file.name) == text_of(tracker.folder / "told.docx")
    assert file.name in words(visitor.look("/reports"))


@pytest.mark.parametrize(("field", "value"), [("open", "yes"), ("overdue", "yes"), ("status", "in_progress"), ("source", "RS15")])
def test_a_report_is_about_what_is_chosen(visitor: Visitor, tracker: Tracker, field: str, value: str) -> None:
    option = (f"--{field}",) if value == "yes" else (f"--{field}", value)
    told = tracker("report", "register.xlsx", "-o", "told.docx", "--format", "progress-table", "--as-of", "2019-01-31", *option, "--now", NOW)
    result = results(done(visitor, "/reports/look", **TABLE, **{field: value}))
    assert result.sentences[0].split(": ")[1] in told.err


def test_what_would_change_is_shown_before_a_report_is_renewed_and_an_edit_is_kept(visitor: Visitor, tracker: Tracker) -> None:
    out = tracker.folder / "reports" / NAME
    looked = results(done(visitor, "/reports/look", **TABLE))
    assert "There is no report called" in looked.sentences[1]
    assert not out.exists()
    results(done(visitor, "/reports/make", **TABLE))
    edit(out, "Paint the signs", "Paint the signs at the gate")
    edited = out.read_bytes()
    tracker.fill_in("PAR", {("2.1", "Comment"): "Half are counted"})
    tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW)
    looked = results(done(visitor, "/reports/look", **TABLE))
    assert "2 edits kept" in looked.sentences[1]
    assert "Half are counted" in " ".join(cell for row in looked.tables[0].rows for cell in row)
    assert [row[2:] for row in looked.tables[-1].rows] == [
        ("1.1 Paint the signs at the gate", "1.1 Paint the signs"), ("Paint the signs at the gate", "Paint the signs")]
    assert out.read_bytes() == edited
    assert [step.fields["how"] for step in looked.next if step.fields] == ["renew", "tracked", "anew"]
    done_ = results(done(visitor, "/reports/make", **dict(looked.next[0].fields or {})))
    assert "was renewed" in done_.sentences[0]
    assert "Paint the signs at the gate" in text_of(out)
    assert "Half are counted" in text_of(out)


def test_a_conflict_between_an_edit_and_the_register_is_listed(visitor: Visitor, tracker: Tracker) -> None:
    out = tracker.folder / "reports" / NAME
    results(done(visitor, "/reports/make", **TABLE))
    edit(out, "Primer is on", "Primer is nearly on")
    tracker.fill_in("PAR", {("1.1", "Comment"): "Primer is dry"})
    tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW)
    result = results(done(visitor, "/reports/make", **TABLE))
    rows = [" ".join(row) for row in result.tables[0].rows]
    assert any("Primer is nearly on" in row for row in rows), rows


@pytest.mark.parametrize(("how", "is_kept", "told"), [("tracked", True, "was renewed"), ("anew", False, "kept in the archive")])
def test_a_report_is_renewed_with_tracked_changes_or_made_anew(visitor: Visitor, tracker: Tracker, how: str, is_kept: bool, told: str) -> None:
    out = tracker.folder / "reports" / NAME
    results(done(visitor, "/reports/make", **TABLE))
    edit(out, "Paint the signs", "Paint the signs at the gate")
    result = results(done(visitor, "/reports/make", **TABLE, how=how))
    assert told in result.sentences[0]
    assert ("Paint the signs at the gate" in text_of(out)) is is_kept


def test_a_report_that_is_open_in_word_is_told_and_stays(visitor: Visitor, tracker: Tracker) -> None:
    results(done(visitor, "/reports/make", **TABLE, name="ours"))
    out = tracker.folder / "reports" / "ours.docx"
    before = out.read_bytes()
    (out.parent / "~$ours.docx").write_bytes(b"x")
    for path in ("/reports/look", "/reports/make"):
        assert [one.code for one in done(visitor, path, **TABLE, name="ours").refused] == ["report-open"]
    assert out.read_bytes() == before
    assert "~$ours" not in words(visitor.look("/reports"))


@pytest.mark.parametrize(("fields", "code"), [
    ({"as_of": "soon"}, "desk-day"), ({"format": "poem"}, "format-unknown"), ({"unit": "NOBODY"}, "unit-not-in-register"),
    ({"round": "never", "as_of": ""}, "round-unknown"), ({"group_by": "weather"}, "group-unknown"), ({"status": "implemented"}, "nothing-selected")])
def test_what_cannot_be_made_is_told(visitor: Visitor, fields: dict[str, str], code: str) -> None:
    for path in ("/reports/look", "/reports/make"):
        assert [one.code for one in done(visitor, path, **{**TABLE, **fields}).refused] == [code]


@pytest.mark.parametrize("name", ["../outside", "..\\outside", "/etc/outside", "a<script>b", "CON", "x" * 300])
def test_a_name_is_never_a_path(visitor: Visitor, tracker: Tracker, name: str) -> None:
    [file] = results(done(visitor, "/reports/make", **TABLE, name=name)).files
    assert Path(file.folder) == tracker.folder / "reports"
    assert (Path(file.folder) / file.name).is_file()


def test_a_format_that_was_made_for_other_documents_says_so(visitor: Visitor, tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    register = load(visitor.desk.path).register
    monkeypatch.setattr(type(register), "kinds", lambda _: ["progress-table"])
    visitor.desk.open(visitor.desk.path)
    other = visitor.look("/reports").xpath("//details//input[@name='format']/@value")
    assert "mission-report" in other
    result = results(done(visitor, "/reports/make", **{**TABLE, "format": "mission-report"}))
    assert any("was made for other kinds of source" in one for one in result.sentences)


def test_the_open_round_is_not_offered_as_a_closed_one(visitor: Visitor, tracker: Tracker) -> None:
    assert not visitor.look("/reports").xpath("//select[@name='round']")
    tracker("issue", "register.xlsx", "--round", "2019-06", "--as-of", "2019-06-30", "--return-by", "2019-07-15", "--now", "2019-06-20T10:00:00")
    assert visitor.look("/reports").xpath("//select[@name='round']/option/@value") == ["", "2018-12"]


def test_a_day_and_a_round_are_not_taken_together_and_the_form_comes_back_as_it_was_filled_in(visitor: Visitor) -> None:
    task = done(visitor, "/reports/make", **TABLE, round="2018-12", unit="PAR", open="yes", name="ours", group_by="unit", how="tracked")
    assert [one.code for one in task.refused] == ["desk-day-and-round"]
    form = visitor.look(task.back)
    assert form.xpath("//select[@name='unit']/option[@selected]/@value") == ["PAR"]
    assert form.xpath("//input[@name='open']/@checked")
    assert not form.xpath("//input[@name='overdue']/@checked")
    assert form.xpath("//input[@name='name']/@value | //input[@name='as_of']/@value") == ["2019-01-31", "ours"]
    assert form.xpath("//input[@name='format'][@checked]/@value") == ["progress-table"]
    assert form.xpath("//select[@name='how' or @name='group_by']/option[@selected]/@value") == ["unit", "tracked"]


def test_a_report_that_is_there_and_is_ours_can_be_renewed_as_it_was_asked_for(visitor: Visitor, tracker: Tracker) -> None:
    results(done(visitor, "/reports/make", format="progress-table", name="Annual report", unit="PAR", open="yes", group_by="unit"))
    results(done(visitor, "/reports/make", **TABLE))
    Document().save(str(tracker.folder / "reports" / "foreign.docx"))
    (tracker.folder / "reports" / "broken.docx").write_bytes(b"no document")
    page = visitor.look("/reports")
    links = {words(one): one.get("href").partition("#")[0] for one in page.xpath("//ul[@class='files']//a")}
    assert [*links] == [f"Renew {NAME}", "Renew Annual report.docx"]
    form = visitor.look(links["Renew Annual report.docx"])
    assert form.xpath("//input[@name='name']/@value | //input[@name='as_of']/@value") == ["", "Annual report.docx"]
    assert form.xpath("//select/option[@selected]/@value") == ["PAR", "unit"]
    assert form.xpath("//input[@type='checkbox'][@checked]/@name") == ["open"]
    form = visitor.look(links[f"Renew {NAME}"])
    assert form.xpath("//input[@name='name']/@value | //input[@name='as_of']/@value") == ["2019-01-31", NAME]
