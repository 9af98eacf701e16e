"""What people type into a register in Excel is read like everything else."""

from dataclasses import replace

import openpyxl
import pytest

from tests.counting import counted
from tests.registers import register
from tests.workbook.register.test_register import NOW, again, edited
from tests.workbook.register.test_register_by_hand import Edit, after, typed
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.merge.by_hand import belongs
from toolkit.tracker.merge.consolidate import with_hand_edits
from toolkit.tracker.record.actions import Recommendation, Source
from toolkit.tracker.record.codes import How, Status
from toolkit.tracker.record.problems import Refused, what_to_do
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import REPORTED
from toolkit.workbook.register.reading import read_part
from toolkit.workbook.register.writing import write_register


@pytest.fixture
def held() -> Register:
    return register("""
        | Ref. | Action            | Responsible  | Lead | Deadline   | Due date   | Status      |
        | 1.1  | Paint the signs   | Parks Office | PAR  | 30 June 18 | 2018-06-30 | In progress |
        | 1.2  | Print the leaflet | Library      | LIB  | End 2019   | 2019-12-31 | Not started |
    """, units="""
        | Code | Name         | Aliases    |
        | PAR  | Parks Office | The Parks  |
        | LIB  | Town Library | Library    |
    """)


@pytest.fixture
def several(held: Register) -> Register:
    held.sources["AUD19"] = Source("AUD19", "Audit of lamps (2019)", prefix="AUD19-")
    held.put(Recommendation("1", text="Light the lamps", source="AUD19"))
    held.put(Recommendation("7", text="Count the lamps", source="AUD19"))
    return held


def row(**cells: object) -> Edit:
    """Type into the next free row of the sheet Actions; an underscore stands for a blank in a heading."""
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["Actions"]
        free = next(at for at in range(2, 99) if all(sheet.cell(at, column).value is None for column in range(1, 20)))
        for heading, value in cells.items():
            name = {"Rec": "Rec."}.get(heading, heading.replace("_", " "))
            at = next(cell.column for cell in sheet[1] if cell.value == name)
            sheet.cell(free, at).value = value  # type: ignore[assignment]
    return edit


def told(found: Register, *codes: str) -> list[tuple[str, str, str, str]]:
    return [(p.code, p.place.cell, p.found, p.suggestion) for p in found.problems if p.code in codes]


def test_an_action_that_is_typed_below_the_others_gets_the_next_reference_its_due_date_and_its_lead(
    held: Register
) -> None:
    found = after(held, row(Rec=1, Action="Sow the meadow", Responsible="Town Library with The Parks",
                            Deadline="second quarter of 2019"))
    action = found.actions["1.3"]
    assert (action.source, action.recommendation, str(action.due_date)) == ("RS15", "1", "2019-06-30")
    assert (action.lead, action.support) == (("LIB",), ("PAR",))
    assert told(found, "ref-given") == [("ref-given", "A4", "1.3", "")]
    assert [(c.key, c.new, c.cell) for c in found.hand_edits if c.how is How.READ and c.ref == "1.3"] == [
        ("lead", "LIB", "F4"), ("support", "PAR", "F4"), ("due_date", "2019-06-30", "J4")]


def test_what_was_read_is_written_once_and_stays(held: Register) -> None:
    found = with_hand_edits(after(held, row(Rec=1, Action="Sow", Responsible="Library", Deadline="May 2019")),
                            "2019-02-01 09:00:00")
    kept = again(write_register(found, NOW))
    assert kept.actions == found.actions
    assert (kept.hand_edits, kept.problems) == ([], [])
    assert [c.how for c in kept.history if c.ref == "1.3"] == [How.HAND, How.READ, How.READ]


def test_references_are_never_given_twice_in_whatever_order_rows_stand(held: Register) -> None:
    gone = with_hand_edits(after(held, lambda book: book["Actions"].delete_rows(3)), "2019-02-01 09:00:00")

    def edit(book: openpyxl.Workbook) -> None:
        book["Actions"].insert_rows(2, 2)
        typed("Actions", "Rec.", 2, "1")(book)
        typed("Actions", "Action", 2, "Sow")(book)
        typed("Actions", "Rec.", 3, "1")(book)
        typed("Actions", "Action", 3, "Mow")(book)

    assert {ref: action.text for ref, action in after(gone, edit).actions.items()} == {
        "1.3": "Sow", "1.4": "Mow", "1.1": "Paint the signs"}


def test_a_reference_that_was_cleared_comes_back(held: Register) -> None:
    found = after(held, typed("Actions", "Ref.", 3, None))
    assert list(found.actions) == ["1.1", "1.2"]
    assert (found.hand_edits, told(found, "ref-restored")) == ([], [("ref-restored", "A3", "1.2", "")])


def test_a_reference_that_was_changed_is_asked_about(held: Register) -> None:
    found = after(held, typed("Actions", "Ref.", 3, "1.7"))
    assert told(found, "ref-renumbered") == [("ref-renumbered", "A3", "1.2", "1.7")]


@pytest.mark.parametrize(("was", "now", "due"), [
    ("End 2019", "end of March 2020", "2020-03-31"),
    ("End 2019", "to be confirmed", "None"),
])
def test_a_deadline_that_is_typed_over_gives_its_due_date(held: Register, was: str, now: str, due: str) -> None:
    assert held.actions["1.2"].deadline == was
    found = after(held, typed("Actions", "Deadline", 3, now))
    assert str(found.actions["1.2"].due_date) == due
    assert told(found, "typed-read") == [("typed-read", "J3", now, "" if due == "None" else due)]


def test_a_due_date_that_was_typed_too_stands_and_the_contradiction_is_listed(held: Register) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        typed("Actions", "Deadline", 3, "March 2020")(book)
        typed("Actions", "Due date", 3, "15/04/2020")(book)

    found = after(held, edit)
    assert str(found.actions["1.2"].due_date) == "2020-04-15"
    assert [(p.code, p.place.cell) for p in found.to_put_right if p.place.ref == "1.2"] == [
        ("due-date-contradicts", "K3")]


def test_a_revision_in_a_typed_deadline_is_read_as_on_import(held: Register) -> None:
    found = after(held, row(Rec="1", Action="Sow", Responsible="Library", Deadline="June 2019, revised to May 2020"))
    action = found.actions["1.3"]
    assert (str(action.due_date), str(action.revised_deadline)) == ("2019-06-30", "2020-05-31")


def test_due_dates_and_leads_that_nobody_typed_stay_as_they_are(held: Register) -> None:
    found = after(held, typed("Actions", "Due date", 3, None))
    assert found.actions["1.2"].due_date is None
    kept = again(write_register(with_hand_edits(found, "2019-02-01 09:00:00"), NOW))
    assert kept.actions["1.2"].due_date is None
    assert [(p.code, p.suggestion) for p in kept.to_put_right] == [("due-date-missing", "2019-12-31")]


@pytest.mark.parametrize("written", ["lib", "Town Library", "library", "Lib, parks office"])
def test_a_unit_in_another_case_or_by_its_name_is_the_unit(held: Register, written: str) -> None:
    found = after(held, typed("Actions", "Lead", 3, written))
    assert found.actions["1.2"].lead == (("LIB", "PAR") if "," in written else ("LIB",))
    if written == "Lib, parks office":
        assert told(found, "typed-read") == [("typed-read", "G3", "Lib, parks office", "LIB, PAR")]


def test_a_unit_that_is_not_known_is_refused_by_cell_with_the_nearest_name(held: Register) -> None:
    with pytest.raises(Refused) as refused:
        after(held, typed("Actions", "Support", 3, "Town Libary"))
    problem = refused.value.problem
    assert (problem.code, problem.place.cell, problem.found) == ("typed-unit-unknown", "H3", "Town Libary")
    assert problem.suggestion == "Town Library"


@pytest.mark.parametrize(("sheet", "heading", "value", "choice"), [
    ("Actions", "Status", "Perhaps", "Not started, In progress, Implemented"),
    ("Actions", "Continuing", "perhaps", "Yes, No"),
    ("Recommendations", "Acceptance", "Maybe", "Accepted, Partially accepted"),
    ("Units", "Kind", "Bureau", "Unit, Collective, Body, Person"),
    ("Sources", "Status", "Old", "Open, Archived"),
])
def test_a_word_that_is_no_choice_names_the_choices(
    held: Register, sheet: str, heading: str, value: str, choice: str
) -> None:
    with pytest.raises(Refused, match=choice) as refused:
        after(held, typed(sheet, heading, 2, value))
    assert refused.value.problem.place.cell


def test_a_word_that_means_a_choice_is_read_and_told(held: Register) -> None:
    found = after(held, typed("Actions", "Status", 3, "done"))
    assert found.actions["1.2"].status is Status.IMPLEMENTED
    assert told(found, "typed-read") == [("typed-read", "L3", "done", "Implemented")]


@pytest.mark.parametrize(("status", "written"), [
    (Status.IMPLEMENTED, ("completed", "fait", "réalisée", "terminé", "fini", "mis en oeuvre", "hecho", "terminada",
                          "cumplida", "реализовано", "завершена")),
    (Status.IN_PROGRESS, ("ongoing", "démarré", "en cours de réalisation", "iniciada", "en proceso", "в работе", "начата")),
    (Status.NOT_STARTED, ("not yet started", "pas commencé", "no iniciado", "не начата")),
    (Status.CLOSED_NOT_IMPLEMENTED, ("abandoned", "abandonné", "abandonada")),
    (Status.SUPERSEDED, ("replaced", "remplacé", "reemplazada", "заменена")),
    (Status.NO_LONGER_APPLICABLE, ("not applicable", "sans objet", "sin efecto", "не актуально")),
])
def test_words_that_surely_mean_a_status_are_read_and_told_in_each_language(
    held: Register, status: Status, written: tuple[str, ...]
) -> None:
    held.actions |= {f"2.{at}": replace(held.actions["1.2"], ref=f"2.{at}") for at, _ in enumerate(written, 1)}

    def edit(book: openpyxl.Workbook) -> None:
        for row, word in enumerate(written, 4):
            typed("Actions", "Status", row, word)(book)
    found = after(held, edit)
    assert [found.actions[f"2.{at}"].status for at, _ in enumerate(written, 1)] == [status] * len(written)
    assert told(found, "typed-read") == [("typed-read", f"L{row}", word, status.label)
                                         for row, word in enumerate(written, 4)]


@pytest.mark.parametrize(("written", "status"), [
    ("Mise en oeuvre", Status.IMPLEMENTED), ("Non commencee", Status.NOT_STARTED),
    ("close sans mise en oeuvre", Status.CLOSED_NOT_IMPLEMENTED), ("NON COMMENCE\u0301E", Status.NOT_STARTED),
    ("более не применимо", Status.NO_LONGER_APPLICABLE),
])
def test_a_status_without_its_accents_and_ligatures_is_that_status(
    held: Register, written: str, status: Status
) -> None:
    found = after(held, typed("Actions", "Status", 3, written))
    assert found.actions["1.2"].status is status
    assert told(found, "typed-read") == []


@pytest.mark.parametrize(("written", "meant"), [
    ("fait le 12 mars 2020", "“Implemented”"), ("hecho, salvo el informe", "“Implemented”"), ("80 %", "“In progress”"),
    ("done?", "“Implemented”"), ("закрыто", "“Implemented” / “Closed without implementation”"),
    ("clos sans mise en oeuvre", "“Closed without implementation”"), ("delayed", "“In progress” or “Not started”"),
])
def test_words_that_say_more_than_a_status_or_may_say_another_are_refused_with_what_may_be_meant(
    held: Register, written: str, meant: str
) -> None:
    with pytest.raises(Refused) as refused:
        after(held, typed("Actions", "Status", 3, written))
    assert refused.value.problem.suggestion == meant
    assert what_to_do(refused.value.problem).startswith(f"Did you mean {meant}? Correct that cell")


def test_a_date_that_is_typed_as_text_is_read_and_told(held: Register) -> None:
    found = after(held, typed("Actions", "Due date", 3, "31 October 2019"))
    assert str(found.actions["1.2"].due_date) == "2019-10-31"
    assert told(found, "typed-read") == [("typed-read", "K3", "31 October 2019", "2019-10-31")]


@pytest.mark.parametrize(("source", "number", "ref"), [
    ("aud19", "1", "AUD19-1.1"), (None, "7", "AUD19-7.1"), (None, "AUD19-1", "AUD19-1.1"), ("RS15", "1", "1.3"),
])
def test_a_new_action_belongs_to_the_source_that_its_row_names(
    several: Register, source: str | None, number: str, ref: str
) -> None:
    found = after(several, row(Source=source, Rec=number, Action="Sow", Responsible="Library", Deadline="May 2019"))
    assert found.actions[ref].own_number == ref.removeprefix("AUD19-")
    assert found.recommendation_of(found.actions[ref]) is not None


@pytest.mark.parametrize(("cells", "code"), [
    ({"Rec": "1", "Action": "Sow"}, "row-without-source"),
    ({"Rec": "1", "Action": "Sow", "Source": "AUD91"}, "row-of-unknown-source"),
    ({"Action": "Sow", "Source": "AUD19"}, "row-without-number"),
])
def test_a_row_that_could_belong_anywhere_is_refused_with_its_cell(
    several: Register, cells: dict[str, object], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        after(several, row(**cells))
    assert (refused.value.problem.code, refused.value.problem.place.row) == (code, 4)


def test_a_source_that_is_still_needed_is_not_deleted(several: Register) -> None:
    with pytest.raises(Refused, match="set its status to Archived"):
        after(several, lambda book: book["Sources"].delete_rows(3))


def in_part(data: bytes) -> Register | None:
    return read_part(read_workbook(data), "register.xlsx", REPORTED)


def test_a_register_in_which_nobody_typed_is_read_in_part_and_one_in_which_somebody_did_as_a_whole(
    held: Register
) -> None:
    data = write_register(held, NOW)
    part = in_part(data)
    assert part is not None
    assert (part.actions, part.to_put_right) == (again(data).actions, again(data).to_put_right)
    for edit in (typed("Actions", "Deadline", 3, "May 2020"), row(Rec=1, Action="Sow"),
                 typed("Units", "Members", 1, "Belong to it"), lambda book: book["Units"].delete_rows(2),
                 lambda book: book.remove(book["History"])):
        assert in_part(edited(data, edit)) is None


def test_twice_as_many_rows_that_name_no_source_take_no_more_than_twice_the_work(several: Register) -> None:
    def work(rows: int) -> int:
        longer = several.copy()
        for number in range(100, 100 + rows):
            longer.put(Recommendation(f"{number}", source="AUD19"))
        with counted() as done:
            for number in range(100, 100 + rows):
                assert belongs(longer, "", f"AUD19-{number}") == ("AUD19", f"{number}")
        return done.calls

    assert work(160) < 2.2 * work(80)
