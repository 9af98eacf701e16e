"""Several documents in one register: added one after the other, told apart, and reported each by itself or together."""

import io
import json
import sys
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from docx.table import Table

from tests.doors.command_line import Outcome, Tracker
from toolkit.jobs.registers import load
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.column_names import heading_in
from toolkit.tracker.views.selecting import as_the_document, of_sources

REVIEW = """
    | Rec | Recommendation  | Action            | Responsible  | Deadline     | Status      |
    | 1   | Light the pier  | Buy lamps         | Parks Office | 30 June 2018 | In progress |
    | 2   | Paint the signs | Paint all of them | Sign Unit    | 31 May 2018  | Implemented |
"""
AUDIT = """
    | Rec | Recommendation | Action        | Responsible               | Deadline     | Status      |
    | 1   | Lock the store | Buy locks     | Parks Office              | 30 June 2019 | In progress |
    | 3   | Count the fuel | Count monthly | Fuel Depot; Parks Offices | 31 May 2019  | Not started |
"""
LATER = ("--as-of", "2019-12-31")


def document(tracker: Tracker, name: str, title: str, rows: str) -> str:
    """A tracker in Excel: a title above the headings, one row for each action."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append([title])
    for line in rows.strip().splitlines():
        sheet.append([cell.strip() for cell in line.strip().strip("|").split("|")])
    book.save(tracker.folder / name)
    return name


@pytest.fixture
def two(tracker: Tracker) -> Tracker:
    """A register made of a review, to which an audit was added."""
    return tracker.made_once(take_in_both)


def take_in_both(tracker: Tracker) -> None:
    tracker("import", document(tracker, "review.xlsx", "Review of the Harbour (2017)", REVIEW), "-o", "register.xlsx")
    added = tracker("import", document(tracker, "audit.xlsx", "Audit of the Fuel Stores (2018)", AUDIT),
                    "--into", "register.xlsx")
    assert added.code == 0, added.err


def shown(tracker: Tracker, *options: str) -> dict[str, list[dict[str, object]]]:
    """What `show --json` tells."""
    data: dict[str, list[dict[str, object]]] = json.loads(tracker("show", "register.xlsx", "--json", *options).out)
    return data


def test_a_further_document_gets_a_code_with_which_its_refs_begin(two: Tracker) -> None:
    data = shown(two)
    assert [(s["code"], s["title"], s["kind"], s["file"]) for s in data["sources"]] == [
        ("RH17", "Review of the Harbour (2017)", "spreadsheet", "review.xlsx"),
        ("AFS18", "Audit of the Fuel Stores (2018)", "spreadsheet", "audit.xlsx")]
    assert [(a["ref"], a["source"], a["recommendation"], a["number"]) for a in data["actions"]] == [
        ("1.1", "RH17", "1", ""), ("2.1", "RH17", "2", ""),
        ("AFS18-1.1", "AFS18", "1", "1.1"), ("AFS18-3.1", "AFS18", "3", "3.1")]
    assert [(r["source"], r["number"], r["text"]) for r in data["recommendations"]] == [
        ("RH17", "1", "Light the pier"), ("RH17", "2", "Paint the signs"),
        ("AFS18", "1", "Lock the store"), ("AFS18", "3", "Count the fuel")]


def test_units_that_the_register_knows_are_the_same_and_a_near_name_is_asked_about(two: Tracker) -> None:
    data = shown(two)
    assert [(u["code"], u["name"]) for u in data["units"]] == [
        ("PO", "Parks Office"), ("SU", "Sign Unit"), ("FD", "Fuel Depot"), ("PO2", "Parks Offices")]
    assert data["actions"][2]["lead"] == ["PO"]
    listed = openpyxl.load_workbook(two.folder / "register.AFS18.problems.xlsx").worksheets[0]
    told = " ".join(str(cell.value) for row in listed.iter_rows() for cell in row if cell.value)
    assert "“Parks Offices” was added as a unit, although it is nearly called like Parks Office" in told


NEARLY = """
    | Rec | Recommendation | Action    | Responsible   | Deadline     |
    | 1   | Sweep the quay | Buy broom | Parks Offices | 30 June 2020 |
"""


class Terminal(io.StringIO):
    """What a person types at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("options", "typed"), [
    (("--same-unit", "Parks Offices=PO"), ""), ((), "perhaps\ny\n"), ((), "Да\n"), ((), "o\n"),
])
def test_who_says_that_a_near_name_is_a_known_unit_gives_it_another_name(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], typed: str
) -> None:
    tracker("import", document(tracker, "review.xlsx", "Review of the Harbour (2017)", REVIEW), "-o", "register.xlsx")
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    added = tracker("import", document(tracker, "sweep.xlsx", "Sweeping Plan (2020)", NEARLY), "--into", "register.xlsx",
                    *options)
    assert added.code == 0, added.err
    asked = "The document names “Parks Offices”. The register has Parks Office (PO). Are they the same unit?"
    assert added.err.count(asked) == typed.count("\n")
    register = load(tracker.folder / "register.xlsx").register
    assert (register.actions["SP20-1.1"].lead, register.units["PO"].aliases) == (("PO",), ("Parks Offices",))
    assert [(heading_in(c), c.old, c.new, c.unit, c.file) for c in register.history if c.how is How.DECISION] == [
        ("Aliases (unit)", "", "Parks Offices", "PO", "sweep.xlsx")]
    assert not register.hand_edits
    assert "PO2" not in register.units


@pytest.mark.parametrize(("options", "typed"), [((), "n\n"), ((), ""), (("--quiet",), "y\n")])
def test_a_near_name_is_never_merged_by_itself(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], typed: str
) -> None:
    tracker("import", document(tracker, "review.xlsx", "Review of the Harbour (2017)", REVIEW), "-o", "register.xlsx")
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    added = tracker("import", document(tracker, "sweep.xlsx", "Sweeping Plan (2020)", NEARLY), "--into", "register.xlsx",
                    *options)
    assert "--same-unit \"Parks Offices=CODE\", with the code of Parks Office" in " ".join(added.out.split())
    assert load(tracker.folder / "register.xlsx").register.actions["SP20-1.1"].lead == ("PO2",)


@pytest.mark.parametrize(("said", "told"), [
    ("Parks Offices", "Use one of these codes: PO, SU."), ("Parks Offices=NIX", "Use one of these codes: PO, SU."),
    ("Park Office=PO", "New names in it: Parks Offices."),
])
def test_an_answer_that_says_nothing_is_refused(tracker: Tracker, said: str, told: str) -> None:
    tracker("import", document(tracker, "review.xlsx", "Review of the Harbour (2017)", REVIEW), "-o", "register.xlsx")
    refused = tracker("import", document(tracker, "sweep.xlsx", "Sweeping Plan (2020)", NEARLY), "--into",
                      "register.xlsx", "--same-unit", said)
    assert refused.code == 2
    assert told in " ".join(refused.err.split())


def test_a_plan_writes_nothing(two: Tracker) -> None:
    before = (two.folder / "register.xlsx").read_bytes()
    third = document(two, "third.xlsx", "Inspection of the Quays (2019)", AUDIT)
    planned = two("import", third, "--into", "register.xlsx", "--dry-run")
    assert "This would be added to register.xlsx as the source IQ19. Nothing has been written." in planned.err
    assert "0 new units" in planned.err
    assert (two.folder / "register.xlsx").read_bytes() == before


def test_the_same_document_again_changes_nothing(two: Tracker) -> None:
    before = (two.folder / "register.xlsx").read_bytes()
    again = two("import", "audit.xlsx", "--into", "register.xlsx")
    assert "is in the register already, as the source AFS18. Nothing was changed." in again.err
    assert (two.folder / "register.xlsx").read_bytes() == before


def test_the_old_register_is_kept_and_the_history_has_every_word(two: Tracker) -> None:
    assert len(list((two.folder / "archive").glob("*register.xlsx"))) == 1
    register = load(two.folder / "register.xlsx").register
    assert not register.hand_edits
    assert [(c.new, c.how) for c in register.history if c.key == "source"] == [
        ("RH17", How.IMPORT), ("AFS18", How.IMPORT)]
    words = {c.new for c in register.history if c.file == "audit.xlsx"}
    assert {"Buy locks", "Lock the store", "Count monthly", "31 May 2019"} <= words
    assert {c.ref for c in register.history if c.new == "Buy locks"} == {"AFS18-1.1"}


@pytest.mark.parametrize(("code", "says"), [
    ("AFS18", "already has, or had, a source with the code AFS18. Choose another code, such as --source IQ19."),
    ("a/b", "“a/b” cannot be the code of a source."),
    ("ABCDEFGHIJKLMN", "cannot be the code of a source."),
])
def test_a_code_that_cannot_be_used_is_refused_with_one_that_can(two: Tracker, code: str, says: str) -> None:
    third = document(two, "third.xlsx", "Inspection of the Quays (2019)", REVIEW)
    refused = two("import", third, "--into", "register.xlsx", "--source", code)
    assert refused.code == 2
    assert says in " ".join(refused.err.split())


def test_one_source_is_reported_in_its_own_words_and_numbers(two: Tracker) -> None:
    made = two("report", "register.xlsx", "--format", "progress-table", *LATER, "--source", "AFS18", "-o", "audit.docx")
    assert "2 recommendations, 2 actions, 2 overdue" in made.err
    words = words_of(two.folder / "audit.docx")
    assert "Audit of the Fuel Stores (2018)" in words
    assert "AFS18" not in words
    assert "Paint the signs" not in words


def test_sheets_that_each_count_from_one_are_told_apart_in_a_register_of_several_sources(two: Tracker) -> None:
    book = openpyxl.Workbook()
    for sheet, texts in (("2016", ("Buy lamps", "Hang them")), ("2017", ("Buy paint",))):
        rows = book.create_sheet(sheet)
        rows.append(["Ref", "Action", "Responsible", "Deadline"])
        for number, text in enumerate(texts, 1):
            rows.append([f"A{number}", text, "Parks Office", "30 June 2020"])
    book.save(two.folder / "years.xlsx")
    two("import", "years.xlsx", "--into", "register.xlsx", "--source", "YRS")
    assert {(a["ref"], a["number"]): a["text"] for a in shown(two)["actions"] if a["source"] == "YRS"} == {
        ("YRS-2016-A1", "A1"): "Buy lamps", ("YRS-2016-A2", "A2"): "Hang them", ("YRS-2017-A1", "A1"): "Buy paint"}
    held = load(two.folder / "register.xlsx").register
    assert [*as_the_document(of_sources(held, ["YRS"])).actions] == ["2016-A1", "2016-A2", "2017-A1"]
    book["2017"]["B2"].value = "Buy tar"
    book.save(two.folder / "years2.xlsx")
    later = two("import", "years2.xlsx", "--into", "register.xlsx", "--source", "YRS")
    assert later.code == 0, later.err
    now = load(two.folder / "register.xlsx").register
    assert {ref for ref, action in now.actions.items() if action != held.actions[ref]} == {"YRS-2017-A1"}


def test_several_sources_are_reported_together_each_under_its_heading_with_its_own_numbers(two: Tracker) -> None:
    made = two("report", "register.xlsx", "--format", "progress-table", *LATER, "-o", "both.docx")
    assert "4 recommendations, 4 actions, 3 overdue" in made.err
    held = Document(str(two.folder / "both.docx"))
    assert [p.text for p in held.paragraphs if p.style and p.style.name == "House Added Source Heading"] == [
        "Review of the Harbour (2017)", "Audit of the Fuel Stores (2018)"]
    review, audit = [rows for table in held.tables if (rows := texts(table))[0][0] == "No"]
    assert [row[:3] for row in review[1:]] == [
        ["1", "Light the pier", "1.1 Buy lamps"], ["2", "Paint the signs", "2.1 Paint all of them"]]
    assert [row[:3] for row in audit[1:]] == [
        ["1", "Lock the store", "1.1 Buy locks"], ["3", "Count the fuel", "3.1 Count monthly"]]
    assert "AFS18" not in words_of(two.folder / "both.docx")


def test_a_report_over_several_sources_has_totals_over_all_and_no_title_of_a_single_one(two: Tracker) -> None:
    two("report", "register.xlsx", "--format", "progress-table", *LATER, "-o", "both.docx")
    held = Document(str(two.folder / "both.docx"))
    assert held.paragraphs[0].text == held.core_properties.title == "Follow-up to two source documents"
    assert "covers four recommendations and four actions from two source documents." in words_of(two.folder / "both.docx")
    by_unit, annex = texts(held.tables[0]), texts(held.tables[-1])
    assert by_unit[-1][:2] == ["Total", "4"]
    assert [row[:2] for row in annex[1:]] == [
        ["1.1", "Buy lamps\nReview of the Harbour (2017)"], ["3.1", "Count monthly\nAudit of the Fuel Stores (2018)"],
        ["1.1", "Buy locks\nAudit of the Fuel Stores (2018)"]]


def test_the_title_of_one_of_several_sources_is_nowhere_that_of_the_whole_though_it_was_changed(two: Tracker) -> None:
    path = two.folder / "register.xlsx"
    book = openpyxl.load_workbook(path)
    book["Sources"]["B2"] = "Harbour review"
    book.save(path)
    two("issue", "register.xlsx", "--round", "2019-12", *LATER, "--return-by", "2020-01-15")
    two("overdue", "register.xlsx", *LATER, "-o", "overdue.xlsx")
    two("report", "register.xlsx", "--format", "progress-table", *LATER, "-o", "both.docx")
    unit, late = two.folder / "outbox/2019-12/PO.xlsx", two.folder / "overdue.xlsx"
    first = [[cell.value for row in openpyxl.load_workbook(one).worksheets[0]["A1:A2"] for cell in row]
             for one in (path, unit, late)]
    shown_first = two("show", "register.xlsx").out.splitlines()[0]
    printed = Document(str(two.folder / "both.docx")).paragraphs[0].text
    assert "Review of the Harbour" not in f"{first} {shown_first}"
    assert (first[0][0], printed) == ("Register", "Follow-up to two source documents")


def test_what_becomes_of_the_title_is_told_where_a_second_document_is_added(tracker: Tracker) -> None:
    tracker("import", document(tracker, "review.xlsx", "Review of the Harbour (2017)", REVIEW), "-o", "register.xlsx")

    def said(outcome: Outcome) -> str:
        return " ".join(f"{outcome.out} {outcome.err}".split())

    told = "Its title “Review of the Harbour (2017)” was that of one of them"
    second = ("import", document(tracker, "audit.xlsx", "Audit of the Fuel Stores (2018)", AUDIT), "--into", "register.xlsx")
    assert told in said(tracker(*second, "--dry-run"))
    assert told in said(tracker(*second))
    third = document(tracker, "visit.xlsx", "Visit to the Pier (2019)", AUDIT)
    assert "was that of one of them" not in said(tracker("import", third, "--into", "register.xlsx"))


def test_a_title_that_somebody_gave_the_whole_register_stays(two: Tracker) -> None:
    path = two.folder / "register.xlsx"
    book = openpyxl.load_workbook(path)
    title = next(row[1] for row in book["Settings"].iter_rows() if row[0].value == "Title")
    title.value = "All follow-up of the harbour"
    book.save(path)
    two("report", "register.xlsx", "--format", "progress-table", *LATER, "-o", "both.docx")
    assert Document(str(two.folder / "both.docx")).paragraphs[0].text == "All follow-up of the harbour"


def test_a_format_for_one_source_asks_which(two: Tracker) -> None:
    refused = two("report", "register.xlsx", "--format", "management-response", *LATER, "-o", "one.docx")
    assert refused.code == 2
    assert "Choose one of them with --source: RH17, AFS18." in " ".join(refused.err.split())


def test_figures_of_the_sources_add_up_to_those_of_the_whole(two: Tracker) -> None:
    def late(*options: str) -> list[str]:
        return [row["ref"] for row in json.loads(two("overdue", "register.xlsx", *LATER, "--json", *options).out)]

    parts = late("--source", "RH17") + late("--source", "AFS18")
    assert sorted(parts) == sorted(late()) == sorted(late("--source", "RH17", "--source", "AFS18"))
    refused = two("overdue", "register.xlsx", *LATER, "--source", "NIX")
    assert "Choose one of these: RH17, AFS18." in " ".join(refused.err.split()), refused


def test_answers_to_several_sources_come_back_in_one_workbook(two: Tracker) -> None:
    two("issue", "register.xlsx", "--round", "2019-12", *LATER, "--return-by", "2020-01-15")
    path = two.folder / "outbox/2019-12/PO.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Actions"]
    column = {cell.value: number for number, cell in enumerate(sheet[1])}
    assert [row[column["Ref."]].value for row in sheet.iter_rows(min_row=2)][:2] == ["1.1", "AFS18-1.1"]
    for row in (sheet[2], sheet[3]):
        row[column["Comment"]].value = f"News of {row[column['Ref.']].value}"
    book.save(path)
    taken = two("consolidate", "register.xlsx", str(path), "--round", "2019-12")
    assert taken.code == 0, taken.err
    assert {a["ref"]: a["comments"] for a in shown(two)["actions"] if a["comments"]} == {
        "1.1": "News of 1.1", "AFS18-1.1": "News of AFS18-1.1"}


@pytest.mark.parametrize(("unit", "number", "becomes"), [
    ("SU", "1", ""), ("FD", "3", "AFS18-3.2"), ("FD", "1", ""), ("SU", "afs18-1", "AFS18-1.2"), ("SU", "RH17-1", "1.2"),
    ("FD", "AFS18-3", "AFS18-3.2")])
def test_a_proposal_under_a_number_of_several_sources_is_asked_about(
        two: Tracker, unit: str, number: str, becomes: str) -> None:
    two("issue", "register.xlsx", "--round", "2019-12", *LATER, "--return-by", "2020-01-15", "--all")
    assert propose(two, unit, number) == becomes


def test_a_proposal_belongs_to_the_source_that_the_unit_saw_in_its_workbook(two: Tracker) -> None:
    path = two.folder / "register.xlsx"
    book = openpyxl.load_workbook(path)
    columns = {cell.value: cell.column for cell in book["Actions"][1]}
    row = next(cells[0].row for cells in book["Actions"].iter_rows() if cells[0].value == "AFS18-1.1")
    book["Actions"].cell(row, columns["Lead"] or 0).value = "FD"
    book.save(path)
    two("issue", "register.xlsx", "--round", "2019-12", *LATER, "--return-by", "2020-01-15")
    assert propose(two, "FD", "1") == "AFS18-1.2"


def propose(two: Tracker, unit: str, number: str) -> str:
    """What becomes of an action that a unit proposes under a recommendation, and that the centre accepts.

    Returns:
        Its reference; "" where it is asked which source is meant.
    """
    returned = two.fill_in(unit, {}, round_name="2019-12")
    book = openpyxl.load_workbook(returned)
    book["New actions"]["A2"], book["New actions"]["B2"] = number, "Buy a lantern"
    book.save(returned)
    two("consolidate", "register.xlsx", str(returned), "--round", "2019-12")
    path = two.folder / "register.xlsx"
    book = openpyxl.load_workbook(path)
    [heading] = [cell for cell in book["Proposed"][1] if cell.value == "Decision"]
    book["Proposed"].cell(2, heading.column or 0).value = "Accept"
    book.save(path)
    told = two("consolidate", "register.xlsx", str(returned), "--round", "2019-12")
    made = [str(a["ref"]) for a in shown(two)["actions"] if a["text"] == "Buy a lantern"]
    assert bool(made) is not ("several sources have its recommendation: RH17-1, AFS18-1." in told.out)
    return "".join(made)


def test_a_typed_reference_tells_the_source_of_a_number_that_several_have(two: Tracker) -> None:
    path = two.folder / "register.xlsx"
    book = openpyxl.load_workbook(path)
    columns = {cell.value: cell.column for cell in book["Actions"][1]}
    for heading, said in (("Ref.", "AFS18-1.7"), ("Rec.", "1"), ("Action", "Oil the locks"), ("Lead", "PO")):
        book["Actions"].cell(6, columns[heading] or 0).value = said
    book.save(path)
    assert [a["source"] for a in shown(two)["actions"] if a["ref"] == "AFS18-1.7"] == ["AFS18"]


def test_an_archived_source_is_still_reported_and_no_longer_issued(two: Tracker) -> None:
    path = two.folder / "register.xlsx"
    book = openpyxl.load_workbook(path)
    status = next(cell.column_letter for cell in book["Sources"][1] if cell.value == "Status")
    book["Sources"][f"{status}3"].value = "Archived"
    book.save(path)
    issued = json.loads(two("issue", "register.xlsx", "--round", "2019-12", *LATER, "--all", "--json").out)
    assert [(row["unit"], row["actions"]) for row in issued] == [("PO", 1), ("SU", 1)]
    late = json.loads(two("overdue", "register.xlsx", *LATER, "--json").out)
    assert "AFS18-1.1" in [row["ref"] for row in late]


def test_a_register_is_shown_for_a_date_before_a_source_was_archived_by_hand(two: Tracker) -> None:
    path = two.folder / "register.xlsx"
    book = openpyxl.load_workbook(path)
    columns = {cell.value: cell.column for cell in book["Sources"][1]}
    book["Sources"].cell(2, columns["Status"] or 0).value = "Archived"
    book.save(path)
    for words in ("2018-06-30", "2019-12-31"):
        two("issue", "register.xlsx", "--round", words, "--as-of", words, "--return-by", "2020-01-31")
    found = two("overdue", "register.xlsx", "--as-of", "2018-12-31", "--json")
    assert (found.code, [row["ref"] for row in json.loads(found.out)]) == (0, ["1.1"])


def test_a_first_document_may_be_added_to_a_register_that_began_empty(tracker: Tracker) -> None:
    tracker("new", "here")
    review = document(tracker, "review.xlsx", "Review of the Harbour (2017)", REVIEW)
    added = tracker("import", review, "--into", "here/register.xlsx", "--source", "REV")
    assert added.code == 0, added.err
    register = load(tracker.folder / "here/register.xlsx").register
    assert (list(register.actions), register.settings.title) == (["1.1", "2.1"], "Review of the Harbour (2017)")


def texts(table: Table) -> list[list[str]]:
    """The texts of a table, row by row."""
    return [[cell.text for cell in row.cells] for row in table.rows]


def words_of(path: Path) -> str:
    """All words of a Word document."""
    held = Document(str(path))
    cells = [cell.text for table in held.tables for row in table.rows for cell in row.cells]
    return " ".join([*(paragraph.text for paragraph in held.paragraphs), *cells])


def test_a_register_is_no_document_that_could_be_added_to_one(two: Tracker) -> None:
    before = (two.folder / "register.xlsx").read_bytes()
    refused = two("import", "register.xlsx", "--into", "register.xlsx")
    assert (refused.code, "The file is a register, not a document." in refused.err) == (2, True)
    assert (two.folder / "register.xlsx").read_bytes() == before
