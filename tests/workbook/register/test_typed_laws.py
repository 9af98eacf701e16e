"""Whatever people type into the Actions sheet of a register: it is refused in sentences, or no word of it is lost."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.registers import register
from tests.workbook.register.test_register import NOW, again
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.merge.consolidate import with_hand_edits
from toolkit.tracker.record.actions import Recommendation, Source
from toolkit.tracker.record.cells import CellValue, RawWorkbook
from toolkit.tracker.record.columns import to_plain
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import ACTIONS
from toolkit.workbook.register.reading import read_register
from toolkit.workbook.register.writing import write_register

HELD = register("""
    | Ref. | Action            | Responsible  | Lead | Support | Deadline   | Due date   | Status      |
    | 1.1  | Paint the signs   | Parks Office | PAR  |         | 30 June 18 | 2018-06-30 | In progress |
    | 1.2  | Print the leaflet | Library      | LIB  | PAR     | End 2019   | 2019-12-31 | Not started |
    | 2.1  | Count the benches | The zoo      | PAR  |         | Ongoing    |            | Not started |
""", units="""
    | Code | Name         | Aliases |
    | PAR  | Parks Office |         |
    | LIB  | Town Library | Library |
""")
HELD.sources["AUD19"] = Source("AUD19", "Audit of lamps (2019)", prefix="AUD19-")
HELD.put(Recommendation("1", text="Light the lamps", source="AUD19"))
HELD.put(Recommendation("7", text="Count the lamps", source="AUD19"))
WRITTEN = read_workbook(write_register(HELD, NOW))
COLUMNS = {column.key: at for at, column in enumerate(ACTIONS.columns, start=1)}
WORDS: dict[str, list[CellValue | None]] = {
    "ref": [None, None, "1.1", "1.9", "AUD19-1.1", "2.1"],
    "source": [None, "RS15", "rs15", "AUD19", "XX"],
    "recommendation": ["1", "2", 7, "AUD19-1", "9", None],
    "text": ["Sow the meadow", "Paint the signs", "=Sow", None],
    "responsible": ["Parks Office", "Library with Parks Office", "the zoo", "town library", None],
    "lead": ["PAR", "par", "Town Library", "LIB, par", "ZOO", None],
    "support": ["LIB", "Library", None],
    "deadline": ["May 2020", "end of 2019, revised to June 2021", "soon", "31/12/2019", None],
    "due_date": [date(2020, 5, 31), "3 May 2020", None],
    "status": ["Implemented", "done", "Wip", None],
}
cells = st.sampled_from([*WORDS]).flatmap(lambda key: st.tuples(st.just(key), st.sampled_from(WORDS[key])))
typing = st.lists(st.tuples(st.integers(2, 7), cells), min_size=1, max_size=8)
rows = st.permutations(range(2, 8))


def worked_in(typed: list[tuple[int, tuple[str, CellValue | None]]], order: list[int]) -> RawWorkbook:
    """The register with what was typed, its rows sorted in some order."""
    sheet = WRITTEN.sheet(ACTIONS.name)
    assert sheet is not None
    filled = {number: dict(row) for number, row in sheet.rows.items()}
    for row, (key, value) in typed:
        cell = filled.setdefault(row, {COLUMNS["source"]: "RS15", COLUMNS["recommendation"]: "1"})
        cell.pop(COLUMNS[key], None)
        if value is not None:
            cell[COLUMNS[key]] = value
    header = min(sheet.rows)
    moved = {header: filled[header]} | {to: filled[at] for to, at in zip(sorted(order), order, strict=True) if at in filled}
    changed = replace(sheet, rows=moved)
    return RawWorkbook(tuple(changed if one.name == ACTIONS.name else one for one in WRITTEN.sheets))


def read(raw: RawWorkbook) -> Register | Refused:
    try:
        return read_register(raw, "register.xlsx")
    except Refused as refused:
        return refused


@given(typed=typing, order=rows)
def test_what_is_typed_is_refused_or_read_once_and_for_all(
    typed: list[tuple[int, tuple[str, CellValue | None]]], order: list[int]
) -> None:
    raw = worked_in(typed, order)
    found, twice = read(raw), read(raw)
    if isinstance(found, Refused):
        assert all(line.startswith("register.xlsx") for line in str(found).splitlines())
        return
    assert not isinstance(twice, Refused)
    assert (found.actions, found.hand_edits) == (twice.actions, twice.hand_edits)
    kept = again(write_register(with_hand_edits(found, "2019-02-01 09:00:00"), NOW))
    assert kept.actions == found.actions
    assert kept.hand_edits == []
    assert not {"typed-read", "ref-given", "ref-restored"} & {problem.code for problem in kept.problems}


@given(typed=typing, order=rows)
def test_no_word_that_is_typed_is_lost(
    typed: list[tuple[int, tuple[str, CellValue | None]]], order: list[int]
) -> None:
    found = read(worked_in(typed, order))
    if isinstance(found, Refused):
        return
    written = [getattr(action, key) for action in found.actions.values() for key in COLUMNS]
    stands = "\n".join([*map(to_plain, written), *(edit.new for edit in found.hand_edits),
                        *(problem.found for problem in found.problems)]).casefold()
    columns = {column.key: column for column in ACTIONS.columns}
    for row, (key, value) in typed:
        [*_, last] = [one for at, (other, one) in typed if (at, other) == (row, key)]
        if value == last and isinstance(value, str) and value not in ("AUD19-1", "Wip"):
            words = [value.casefold(), *(code.value for code in columns[key].codes or () if code.label == value)]
            assert any(word in stands for word in words), value
