"""What people call a column, and back again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.tracker.record.actions import Action, Comment, Derived
from toolkit.tracker.record.codes import Code, How
from toolkit.tracker.record.column_names import code_of, heading_in, heading_of, key_of, not_taken, told
from toolkit.tracker.record.columns import columns_of, tidy
from toolkit.tracker.record.decisions import Conflict
from toolkit.tracker.record.forms.own_columns import OwnColumn
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register_sheets import SHEETS
from toolkit.words.languages.catalogues import in_language

COLUMNS = [(How.RETURN, "Answers", key) for record in (Action, Comment, Derived) for key in
           (column.key for column in columns_of(record))]
COLUMNS += [(How.HAND, sheet.name, column.key) for sheet in SHEETS for column in sheet.shown]


@pytest.mark.parametrize(("how", "sheet", "key"), COLUMNS)
def test_a_column_is_known_again_by_its_heading_and_by_its_key(how: How, sheet: str, key: str) -> None:
    heading = heading_of(key, how, sheet)
    assert heading != key
    assert key_of(heading, how, sheet) == key_of(key, how, sheet) == key
    assert key_of(heading_of(not_taken(key), how, sheet), how, sheet) == not_taken(key)


@pytest.mark.parametrize(("line", "heading"), [
    (Change(ref="1.1", key="completed", sheet="Actions"), "Date of implementation"),
    (Change(ref="1.1", key="status (not taken)", how=How.DECISION), "Status (not taken)"),
    (Change(ref="1", key="text", how=How.HAND, sheet="Recommendations"), "Recommendation"),
    (Change(ref="1", key="text", how=How.HAND, sheet="CONTRIBUTIONS "), "Text"),
    (Change(key="title", how=How.HAND, sheet="About"), "Title"),
    (Change(key="title", how=How.IMPORT), "Title"),
    (Change(ref="1", key="text", how=How.IMPORT, sheet="Recommendations"), "Action"),
    (Change(ref="1.2", key="Actions row", how=How.HAND, sheet="Actions"), "Actions row"),
    (Conflict(key="revised_deadline", sheet="People"), "Revised deadline"),
])
def test_the_sheet_of_a_change_by_hand_says_which_column_is_meant(line: Change | Conflict, heading: str) -> None:
    assert heading_in(line) == heading


CODED = [(how, sheet, column.key, code) for how, sheet, columns in (
    (How.RETURN, "Answers", (*columns_of(Action), *columns_of(Comment))),
    *((How.HAND, sheet.name, sheet.columns) for sheet in SHEETS),
) for column in columns for code in column.codes or ()]


@pytest.mark.parametrize(("how", "sheet", "key", "code"), CODED)
def test_a_code_is_read_by_its_label_and_known_again(how: How, sheet: str, key: str, code: Code) -> None:
    for name in (key, not_taken(key)):
        line = Change(key=name, old=code.value, new="", how=how, sheet=sheet)
        assert (told(line, "old"), told(line, "new")) == (code.label, "")
        assert code_of(code.label, name, how, sheet) == code_of(code.value, name, how, sheet) == code.value


def test_what_somebody_typed_over_a_computed_cell_stays_as_typed() -> None:
    line = Change(key="timing (not taken)", new="Overdue", how=How.HAND, sheet="Actions")
    assert told(line, "new") == code_of("Overdue", line.key, line.how, line.sheet) == "Overdue"


LABELS = sorted({word for *_, code in CODED for word in (code.value, code.label)})
HEADINGS = sorted({heading_of(key, how, sheet) for how, sheet, key in COLUMNS} | {key for *_, key in COLUMNS})
WRAPPED = st.sampled_from(["{}", "“{}”", "““{}””", "{} (not taken)", "“{}” (not taken)", "{}.", " {}\n", "“{}", "{}”"])
SHEET_NAMES = st.sampled_from(["", "Answers", *(sheet.name for sheet in SHEETS)])


@given(st.builds(str.format, WRAPPED, st.sampled_from(LABELS)) | st.text(max_size=9),
       st.sampled_from(sorted({key for _, _, key, _ in CODED})), st.sampled_from(How), SHEET_NAMES)
def test_any_value_of_the_history_comes_back_as_it_was(value: str, key: str, how: How, sheet: str) -> None:
    shown = told(Change(key=key, new=value, how=how, sheet=sheet), "new")
    assert code_of(tidy(str(shown)), key, how, sheet) == tidy(value)


@given(st.builds(str.format, WRAPPED, st.sampled_from(HEADINGS)) | st.text(max_size=9), st.sampled_from(How), SHEET_NAMES)
def test_any_name_of_a_column_comes_back_as_it_was(key: str, how: How, sheet: str) -> None:
    assert key_of(heading_of(key, how, sheet), how, sheet) == tidy(key)


@pytest.mark.parametrize(("how", "value", "shown"), [
    (How.IMPORT, "implemented", "implemented"), (How.IMPORT, "Implemented", "Implemented"),
    (How.RETURN, "implemented", "Implemented"), (How.RETURN, "Implemented", "“Implemented”"),
])
def test_words_of_a_document_stay_as_written_and_others_that_would_be_read_as_codes_are_quoted(
    how: How, value: str, shown: str
) -> None:
    assert told(Change(key="status", new=value, how=how), "new") == shown


@pytest.mark.parametrize(("key", "heading"), [("letter", "Letter"), ("label", "Label"), ("response", "Management response")])
def test_what_is_no_column_of_an_action_has_a_heading_too_unless_a_column_of_the_organization_has_it(key: str, heading: str) -> None:
    own = (OwnColumn(heading, key="own_1").column,)
    assert (heading_of(key), key_of(heading)) == (heading, key)
    assert (heading_of(key, own=own), heading_of("own_1", own=own)) == (key, heading)
    assert (key_of(key, own=own), key_of(heading, own=own)) == (key, "own_1")


def test_a_row_that_was_typed_is_told_by_headings_and_labels_in_each_language_and_known_again() -> None:
    row = "heading: Cost; kind: list; filler: lead; choices: High; Low; key: own_1"
    line = Change(key="Columns row", new=row, how=How.HAND, sheet="Columns")
    told_in = {}
    for language in ("en", "fr", "es", "ru"):
        with in_language(language):
            told_in[language] = str(told(line, "new"))
    assert told_in["en"] == "Heading: Cost; Kind: List; Filled in by: Lead unit; Choices: High; Low; Key: own_1"
    assert "Type\xa0: Liste" in told_in["fr"]
    assert all(code_of(shown, line.key, line.how, line.sheet) == row for shown in (*told_in.values(), row))


@pytest.mark.parametrize("row", ["ref: 1.1; text: Paint; Status: red; status: in_progress", "a remark", "ref; text: Paint", ""])
def test_a_row_that_would_not_be_known_again_stays_as_it_is(row: str) -> None:
    line = Change(key="Actions row", old=row, how=How.HAND, sheet="Actions")
    assert told(line, "old") == row
