"""Whatever a register holds comes back as it was: nobody is said to have edited what nobody has touched."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.own_columns import DECLARED, declarations, own_values
from tests.workbook.register.test_register import again
from toolkit.tracker.record.actions import Derived
from toolkit.tracker.record.codes import Code, How, OwnKind, Status
from toolkit.tracker.record.columns import Column, Kind, columns_of, fold, from_plain, tidy
from toolkit.tracker.record.forms.own_columns import OwnColumn
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.register import About, Register
from toolkit.tracker.record.register_sheets import COLUMNS, SHEETS, Sheet
from toolkit.workbook.memory.packing import pack, unpack
from toolkit.workbook.memory.rows import Remembered
from toolkit.workbook.register.writing import write_register

NOW = datetime(2019, 1, 20, 10, 0)
_RECORDS = (About, Derived, *(sheet.record for sheet in SHEETS))
_COLUMNS = [column for record in _RECORDS for column in columns_of(record)]
WORDS = sorted({column.heading for column in _COLUMNS} | {column.key for column in _COLUMNS}
               | {text for own in DECLARED.values() for text in (own.heading, own.key)}
               | {words for column in _COLUMNS for code in column.codes or () for words in (code.label, code.value)} | {sheet.name for sheet in SHEETS})
"""What the toolkit itself says: headings and keys of columns, labels and codes, names of sheets."""
LOOKS_LIKE = ["0012", "1e5", "2018-12-31", "31/12/2018", "TRUE", "#REF!", "=1+1", "'quoted", "+1", "@all", "_x0041_",
              "x" * 32_767, "a\r\nb\rc\nd", "\u200b", "\xa0", "\ufeffmark", "\x00\x07", "\ufffe\uffff", "\N{HERB}"]
"""What looks like something else than a text."""
WRAPPED = ["{}", "{} ", "“{}”", "““{}””", "{} (not taken)", "{}(not taken)", "“{}” (not taken)", "'{}", "{}.", "{}\n"]
SPOKEN = st.builds(str.format, st.sampled_from(WRAPPED), st.sampled_from(WORDS))
TEXTS = SPOKEN | st.sampled_from(LOOKS_LIKE) | st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | st.just("")
NAMES = TEXTS.map(tidy).filter(bool)
DAYS = st.dates()
PERIODS = st.builds(Period, DAYS, st.none(), TEXTS) | st.tuples(DAYS, DAYS, TEXTS).map(
    lambda drawn: Period(min(drawn[:2]), max(drawn[:2]), drawn[2]))
OURS = {fold(column.heading) for column in _COLUMNS} | {fold(own.heading) for own in DECLARED.values()}


UNSHRUNK = [Phase.explicit, Phase.reuse, Phase.generate]
"""Each example writes and reads a workbook: to look for a smaller one would take minutes."""
PLACES = [sheet.name for sheet in SHEETS]
ADDED = TEXTS | st.integers(-9, 10**9) | st.booleans() | st.dates(date(1900, 3, 1)) | st.times().map(
    lambda moment: moment.replace(microsecond=0, second=0))


def _values(column: Column) -> st.SearchStrategy[Any]:
    """Whatever a column can hold; the letter of an option is always the tracker's."""
    if column.key == "option":
        return st.sampled_from(["A", "B", "AA"])
    if column.codes is not None:
        return st.sampled_from(list(column.codes))
    return {Kind.DATE: st.none() | DAYS, Kind.PERIOD: st.none() | PERIODS, Kind.NUMBER: st.integers(-9, 10**9),
            Kind.UNITS: st.lists(st.sampled_from(["PAR", "Parks Office", "A,B", " , C"]), unique=True).map(tuple),
            }.get(column.kind, TEXTS)


def _record(record: type) -> st.SearchStrategy[Any]:
    """A record with any text in any column; where blank means something else, no column is blank."""
    values = {column.key: _values(column) for column in columns_of(record)}
    without = {one.name for one in fields(record) if one.default not in ("", None, ()) and one.type in ("str", str)}
    named = {*(column.key for column in columns_of(record)[:1] if column.is_text), *without}
    return st.builds(record, **{key: NAMES if key in named else drawn for key, drawn in values.items()})


@st.composite
def registers(draw: st.DrawFn, sheet: Sheet) -> Register:
    """A register with a sheet that holds any text in any column, and columns that people added."""
    built = Register(replace(draw(_record(About)), register_id="test"), own_columns=DECLARED.copy())
    records = draw(st.lists(_record(sheet.record), max_size=2))
    if own := built.form.own_of(sheet.record):
        records = [replace(record, own=draw(own_values(own))) for record in records]
    if sheet is COLUMNS:
        records = [*draw(declarations(NAMES)).values()]
    setattr(built, sheet.attribute, records if sheet.listed else {sheet.key(as_kept(r)): r for r in records})
    rows = sheet.row_keys(as_kept(one) for one in sheet.records(built))
    headings = draw(st.lists(NAMES.filter(lambda name: fold(name) not in OURS), max_size=2, unique_by=fold))
    built.extra = {sheet.name: {row: {heading: draw(ADDED) for heading in headings} for row in rows}}
    return built


def as_kept(record: Any) -> Any:
    """A record as it is kept: texts with one kind of line end and no blanks around, units parted by commas."""
    values = {one.name: getattr(record, one.name) for one in fields(record)}
    texts = {key: tidy(value) for key, value in values.items() if isinstance(value, str) and not isinstance(value, Code)}
    units = {column.key: from_plain(", ".join(values[column.key]), column)
             for column in columns_of(record.__class__) if column.kind is Kind.UNITS}
    return replace(record, **texts, **units)


@pytest.mark.parametrize("sheet", SHEETS, ids=PLACES)
@settings(max_examples=6, phases=UNSHRUNK)
@given(st.data())
def test_a_register_that_nobody_has_touched_comes_back_as_it_was(sheet: Sheet, data: st.DataObject) -> None:
    held = data.draw(registers(sheet))
    found = again(write_register(held, NOW))
    assert found.hand_edits == []
    assert {problem.code for problem in found.problems} <= {"party-unknown", "member-unknown"}
    assert found.about == as_kept(held.about)
    assert sheet.records(found) == [as_kept(record) for record in sheet.records(held)]
    assert sheet is COLUMNS or found.own_columns == held.own_columns
    assert filled(found.extra.get(sheet.name, {})) == filled(held.extra[sheet.name])


def as_written_before(history: Sequence[Change]) -> bytes:
    """A register with a history as the version before wrote it: without quotation marks, with labels also for words."""
    book = openpyxl.load_workbook(BytesIO(write_register(Register(About("test"), history=list(history)), NOW)))
    labels = {code.value: code.label for code in Status}
    for row in book["History"].iter_rows(min_row=2):
        for one in row:
            one.value = labels.get(str(one.value), one.value and str(one.value).replace("“", "").replace("”", ""))
    base = [row[0] for row in book["_base"].iter_rows()]
    payload: Any = unpack([str(cell.value) for cell in base])
    texts = pack(payload | {"version": 1, "records": dict(Remembered(payload["records"]))})
    for number, text in enumerate(texts, 1):
        book["_base"].cell(number, 1).value = text
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def test_nor_has_anybody_touched_a_register_of_the_version_before() -> None:
    found = again(as_written_before([
        Change(ref="1.1", key="status", new="implemented", how=How.IMPORT), Change(ref="1.1", key="status", new="done"),
        Change(ref="1.2", key="status", new="Implemented", how=How.IMPORT),
        Change(ref="1.2", key="status", old="", new="in_progress"),
        Change(ref="1.2", key="Title (not taken)", new="Minister", how=How.HAND, sheet="Actions"),
    ]))
    assert found.hand_edits == []
    assert [change.new for change in found.history] == ["Implemented", "done", "Implemented", "in_progress", "Minister"]


def filled(extra: dict[str, dict[str, object]]) -> dict[str, dict[str, object]]:
    """Added columns without what shows nothing."""
    kept = {row: {name: value for name, value in values.items() if not (isinstance(value, str) and not tidy(value))}
            for row, values in extra.items()}
    return {row: values for row, values in kept.items() if values}


def test_words_of_a_column_that_no_file_can_hold_beside_its_cells_do_not_damage_it() -> None:
    own = OwnColumn("Kind\x04\ufffe \N{HERB}" * 9, OwnKind.DATE, help="\x00\x1f" + "\N{HERB}" * 127, key="own_1")
    found = again(write_register(Register(About("test"), own_columns={"own_1": own}), NOW))
    assert (found.own_columns, found.hand_edits) == ({"own_1": own}, [])
