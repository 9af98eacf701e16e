"""Texts that somebody writes on the sheet Texts of the register: every house format prints them in their place."""

import json
import shutil
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from tests.doors.command_line import NOW, Tracker
from tests.registers import register, table
from tests.word.reading import W, part, text_of
from toolkit.jobs.registers import create, load
from toolkit.tracker.record.actions import Action, Recommendation, Source
from toolkit.tracker.record.rounds import ReportingRound

FORMATS = ("progress-table", "management-response", "council-report", "mission-report", "session-conclusions")
EARLIER = Path(__file__).parent / "earlier" / "without texts.xlsx"
OUT = "report.docx"
TEXTS = """
    | Place                   | Source | Rec. | Round   | Text                                          |
    | Summary                 |        |      |         | It was a year of storms.<br>We thank everybody. |
    | before                  |        | 1    | 2018-12 | The Council asked twice.                      |
    | After a recommendation  | rs15   | 1    |         | The signs will be painted again.              |
    | After a recommendation  |        | 1    | 2018-06 | That was said half a year before.             |
    | After a recommendation  |        | 2    |         | =Nobody sat down.                             |
"""


@pytest.fixture
def working(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    """A register with two rounds and no texts yet."""
    monkeypatch.setattr("toolkit.word.layout.libreoffice.shutil.which", lambda _: None)
    built = register("""
        | Ref. | Action            | Lead | Deadline   | Due date   | Status      | Comment      |
        | 1.1  | Paint the signs   | PAR  | 30 June 18 | 2018-06-30 | In progress | Primer is on |
        | 1.2  | Print the leaflet | LIB  | End 2019   | 2019-12-31 | Implemented |              |
        | 2.1  | Count the benches | PAR  | Ongoing    |            | Not started |              |
    """)
    for name, day in (("2018-06", date(2018, 6, 30)), ("2018-12", date(2018, 12, 31))):
        built.rounds[name] = ReportingRound(name, day, date(2019, 2, 28))
    create(tracker.folder / "register.xlsx", built, datetime.fromisoformat(NOW))
    return tracker


def type_texts(tracker: Tracker, texts: str, *, anew: bool = True) -> None:
    """Type rows into the sheet, as a person does; below those that are there, or in their place."""
    path = tracker.folder / "register.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Texts"]
    if anew:
        sheet.delete_rows(2, sheet.max_row)
    rows = table(texts)
    at = {str(cell.value): number for number, cell in enumerate(sheet[1], 1)}
    for number, row in enumerate(rows, 2 if anew else sheet.max_row + 1):
        for heading, value in row.items():
            if value:
                sheet.cell(number, at[heading]).value = value
                sheet.cell(number, at[heading]).data_type = "s"
    book.save(path)


def add_second_source(tracker: Tracker) -> None:
    built = load(tracker.folder / "register.xlsx").register
    built.sources["AUD19"] = Source("AUD19", "Audit of lamps (2019)", prefix="AUD19-")
    built.put(Recommendation("1", text="Light the lamps", source="AUD19"))
    built.actions["AUD19-1.1"] = Action("AUD19-1.1", "1", "Buy oil", number="1.1", source="AUD19")
    create(tracker.folder / "register.xlsx", built, datetime.fromisoformat(NOW), replace=True)


def report(tracker: Tracker, name: str, *more: str, as_of: str = "2018-12-31") -> tuple[list[str], str]:
    """The lines of a report, and what was said of it."""
    told = tracker("report", "register.xlsx", "--format", name, "--as-of", as_of, "--anyway", "--now", NOW, "-o", OUT, *more)
    assert told.code == 0, told.err
    return lines_of(tracker), told.err


def lines_of(tracker: Tracker) -> list[str]:
    body = part((tracker.folder / OUT).read_bytes())
    return [line for one in body.iter(f"{W}p") if (line := text_of(one).strip())]


def in_order(lines: list[str], *words: str) -> bool:
    """Whether lines that hold some words follow each other, each of them there once."""
    places = [[at for at, line in enumerate(lines) if one in line] for one in words]
    return all(places) and [one[0] for one in places] == sorted(one[0] for one in places)


@pytest.mark.parametrize("name", FORMATS)
def test_a_text_that_was_typed_into_the_register_stands_in_its_place(working: Tracker, name: str) -> None:
    type_texts(working, TEXTS)
    lines, told = report(working, name, "--fresh")
    assert in_order(lines, "It was a year of storms.", "We thank everybody.", "The Council asked twice.",
                    "Paint the signs" if name != "management-response" else "Recommendation 1")
    at = lines.index("The Council asked twice.")
    below = lines[at:]
    assert in_order(below, "Paint the signs", "Print the leaflet", "The signs will be painted again.", "Count the benches",
                    "=Nobody sat down.")
    assert [lines.count(one) for one in ("We thank everybody.", "The Council asked twice.", "=Nobody sat down.")] == [1, 1, 1]
    assert "half a year before" not in " ".join(lines)
    assert "Texts" not in told


def test_a_report_on_an_earlier_day_prints_the_texts_of_its_round(working: Tracker) -> None:
    type_texts(working, TEXTS)
    lines, _ = report(working, "progress-table", as_of="2018-07-31")
    assert "That was said half a year before." in lines
    assert "The Council asked twice." not in lines
    assert "It was a year of storms." in lines


def test_a_text_of_a_recommendation_that_the_report_leaves_out_is_left_out(working: Tracker) -> None:
    type_texts(working, TEXTS)
    lines, told = report(working, "progress-table", "--status", "Not started")
    assert "=Nobody sat down." in lines
    assert "The signs will be painted again." not in lines
    assert "Texts" not in told


def test_of_several_sources_a_report_prints_the_texts_of_those_that_it_is_about(working: Tracker) -> None:
    add_second_source(working)
    type_texts(working, """
        | Place                   | Source                | Rec.    | Text           |
        | Summary                 |                       |         | Of both        |
        | Summary                 | audit of lamps (2019) |         | Of the audit   |
        | After a recommendation  | AUD19                 | 1       | After the lamp |
        | Before a recommendation |                       | aud19-1 | Before the lamp |
        | After a recommendation  | RS15                  | 1       | After the sign |
    """)
    both, told = report(working, "progress-table")
    assert in_order(both, "Of both", "Of the audit", "After the sign", "Before the lamp", "Buy oil", "After the lamp")
    assert "Texts" not in told
    one, _ = report(working, "progress-table", "--source", "RS15", "--fresh")
    assert in_order(one, "Of both", "After the sign")
    assert not {"Of the audit", "After the lamp", "Before the lamp"} & {*one}


def test_actions_in_groups_have_the_text_before_the_first_part_and_after_the_last(working: Tracker) -> None:
    type_texts(working, TEXTS)
    for name in ("progress-table", "council-report", "mission-report"):
        lines, _ = report(working, name, "--group-by", "unit", "--fresh")
        below = lines[lines.index("The Council asked twice."):]
        assert in_order(below, "The Council asked twice.", "Paint the signs", "Print the leaflet",
                        "The signs will be painted again.")
        assert (lines.count("The Council asked twice."), lines.count("The signs will be painted again.")) == (1, 1)


@pytest.mark.slow(reason="the report is made five times in each house format")
@pytest.mark.parametrize("name", FORMATS)
def test_a_renewed_report_has_the_new_text_and_keeps_what_was_edited(working: Tracker, name: str) -> None:
    type_texts(working, TEXTS)
    report(working, name)
    document = Document(str(working.folder / OUT))
    edited = [one for one in document.element.body.iter(f"{W}t") if one.text == "We thank everybody."]
    edited[0].text = "We thank everybody, and the weather."
    document.save(str(working.folder / OUT))
    type_texts(working, TEXTS.replace("a year of storms", "a year of great storms").replace("asked twice", "asked three times"))
    type_texts(working, "| Place | Rec. | Text |\n| After a recommendation | 2 | Somebody stood up. |", anew=False)
    lines, told = report(working, name)
    assert in_order(lines, "It was a year of great storms.", "We thank everybody, and the weather.",
                    "The Council asked three times.", "=Nobody sat down.", "Somebody stood up.")
    assert not {"It was a year of storms.", "The Council asked twice."} & {*lines}
    assert "1 edit kept" in told
    before = (working.folder / OUT).read_bytes()
    assert report(working, name)[0] == lines
    assert len(before) > 0
    type_texts(working, "| Place | Text |")
    gone, _ = report(working, name)
    assert not {"It was a year of great storms.", "=Nobody sat down.", "Somebody stood up."} & {*gone}
    assert "We thank everybody, and the weather." in gone, "an edit stays, whatever becomes of the text"


def test_a_text_that_cannot_be_placed_is_told_with_its_cell_and_what_to_do(working: Tracker) -> None:
    add_second_source(working)
    type_texts(working, """
        | Place                   | Source | Rec. | Round    | Text           |
        |                         |        |      |          | Nowhere        |
        | Summary                 |        | 2    |          | Of two         |
        | after                   |        |      |          | After nothing  |
        | Before a recommendation |        | 9    |          | Of nine        |
        | Before a recommendation |        | 2.1  |          | Of an action   |
        | Before a recommendation |        | 1    |          | Of which one   |
        | Before a recommendation | XX     | 2    |          | Of no source   |
        | Before a recommendation |        | 2    | May 2031 | Of no round    |
        | SUMMARY                 | rs15   |      | 2018-12  | Of this round  |
    """)
    told = working("check-register", "register.xlsx", "--json")
    found = [(one["cell"], one["code"], one["found"], one["suggestion"]) for one in json.loads(told.out)
             if one["sheet"] == "Texts" and one["code"] != "typed-read"]
    assert found == [
        ("A2", "text-without-place", "Nowhere", ""),
        ("C3", "text-of-summary", "2", ""),
        ("C4", "text-without-number", "After a recommendation", ""),
        ("C5", "text-of-no-recommendation", "9", ""),
        ("C6", "text-of-no-recommendation", "2.1", "2"),
        ("C7", "text-of-two", "1", "RS15, AUD19"),
        ("B8", "source-not-listed", "XX", "RS15, AUD19"),
        ("D9", "text-of-no-round", "May 2031", "2018-06, 2018-12"),
    ]
    lines, said = report(working, "progress-table")
    assert "8 texts of the sheet Texts are not printed, because nobody can tell where they belong" in said
    assert [line for line in lines if line.startswith(("Nowhere", "Of ", "After nothing"))] == ["Of this round"]


def test_a_place_that_is_none_is_refused_with_the_choices(working: Tracker) -> None:
    type_texts(working, "| Place | Text |\n| Somewhere | Words |")
    told = working("show", "register.xlsx")
    assert told.code == 4
    assert "“Somewhere”" in told.err
    assert "Summary, Before a recommendation, After a recommendation" in told.err


def test_a_report_that_has_no_place_for_a_text_says_so(working: Tracker) -> None:
    type_texts(working, TEXTS)
    own = working.folder / "formats" / "short"
    own.mkdir(parents=True)
    document = Document()
    document.add_paragraph("{%p for recommendation in recommendations %}")
    document.add_paragraph("{{ recommendation.text }}")
    document.add_paragraph("{%p for paragraph in recommendation.after %}")
    document.add_paragraph("{{ ('Note: ' ~ paragraph.text) | upper }}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p endfor %}")
    document.save(str(own / "template.docx"))
    (own / "format.toml").write_text('title = "Short"\ndescription = "Short"\n', encoding="utf-8")
    lines, told = report(working, "short", "--formats-folder", "formats")
    assert "NOTE: =NOBODY SAT DOWN." in lines
    assert ("2 texts of the sheet Texts are not printed, because this report has no place for them: “Summary” and “Before a "
            "recommendation 1”.") in " ".join(told.split())


def test_texts_are_in_the_history_the_export_and_the_comparison(working: Tracker) -> None:
    shutil.copy(working.folder / "register.xlsx", working.folder / "before.xlsx")
    type_texts(working, TEXTS)
    assert working("round", "register.xlsx", "2018-12", "--return-by", "2019-02-01", "--now", NOW).code == 0
    type_texts(working, TEXTS.replace("asked twice", "asked three times"))
    assert working("round", "register.xlsx", "2018-12", "--return-by", "2019-02-02", "--now", NOW).code == 0
    held = load(working.folder / "register.xlsx").register
    edited = [(one.ref, one.key, one.old, one.new) for one in held.history if one.sheet == "Texts"]
    assert edited[-1] == ("1", "text", "The Council asked twice.", "The Council asked three times.")
    assert len(edited) == 6
    shown = json.loads(working("show", "register.xlsx", "--json").out)
    assert shown["texts"][1] == {"place": "before", "source": "", "recommendation": "1", "round": "2018-12",
                                 "text": "The Council asked three times."}
    assert working("export", "register.xlsx", "-o", "tables", "--now", NOW).code in (0, 2)
    compared = working("compare", "before.xlsx", "register.xlsx")
    assert "The Council asked three times." in compared.out


def test_a_closed_round_prints_the_texts_as_they_were(working: Tracker) -> None:
    type_texts(working, TEXTS)
    for name, *days in (("2018-12",), ("2019-06", "--as-of", "2019-06-30", "--return-by", "2019-07-15")):
        assert working("issue", "register.xlsx", "--round", name, *days, "--now", NOW).code == 0
    type_texts(working, TEXTS.replace("a year of storms", "a calm year").replace("asked twice", "never asked"))
    told = working("report", "register.xlsx", "--format", "progress-table", "--round", "2018-12", "--now", NOW, "-o", OUT,
                   "--anyway")
    assert told.code == 0
    assert in_order(lines_of(working), "It was a year of storms.", "The Council asked twice.")
    assert "correction" not in " ".join(lines_of(working)), "words are no figures"
    lines, _ = report(working, "progress-table", "--fresh", as_of="2019-06-30")
    assert "It was a calm year." in lines
    assert not {"The Council never asked.", "The Council asked twice."} & {*lines}


@pytest.fixture
def earlier(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    """A register from before there were texts, of which a round is closed."""
    monkeypatch.setattr("toolkit.word.layout.libreoffice.shutil.which", lambda _: None)
    shutil.copy(EARLIER, tracker.folder / "register.xlsx")
    return tracker


def test_a_register_from_before_there_were_texts_gets_the_sheet_when_it_is_written(earlier: Tracker) -> None:
    before = load(earlier.folder / "register.xlsx", to_save=True).register
    assert (before.texts, before.hand_edits, before.problems) == ([], [], [])
    assert earlier("round", "register.xlsx", "2019-06", "--return-by", "2019-07-20", "--now", NOW).code == 0
    type_texts(earlier, "| Place | Text |\n| Summary | Words of today |")
    assert "Words of today" in report(earlier, "progress-table", as_of="2019-06-30")[0]
    closed = earlier("report", "register.xlsx", "--format", "progress-table", "--round", "2018-12", "--now", NOW, "-o", OUT,
                     "--fresh")
    assert closed.code == 0
    assert "Words of today" not in lines_of(earlier), "nothing was written when that round was closed"


def test_a_sheet_that_people_had_called_texts_is_kept_under_another_name(earlier: Tracker) -> None:
    path = earlier.folder / "register.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet("Texts")
    sheet.append(["Song", "Verses"])
    sheet.append(["Of the sea", 12])
    book.save(path)
    held = load(path, to_save=True).register
    assert [(one.name, one.rows[2]) for one in held.foreign] == [("Texts (2)", {1: "Of the sea", 2: 12})]
    assert ("sheet-renamed", "Texts (2)") in [(one.code, one.suggestion) for one in held.problems]
    assert held.texts == []


def test_the_sheet_offers_its_choices_to_whoever_types(working: Tracker) -> None:
    book = openpyxl.load_workbook(BytesIO((working.folder / "register.xlsx").read_bytes()))
    offered = {str(one.sqref).split(":")[0]: one for one in book["Texts"].data_validations.dataValidation}
    assert {cell: one.formula1 for cell, one in offered.items() if one.type == "list"} == {
        "A2": "tracker_TextPlace", "B2": "tracker_sources", "C2": "tracker_recommendations", "D2": "tracker_rounds"}
    assert all(one.prompt for one in offered.values())
