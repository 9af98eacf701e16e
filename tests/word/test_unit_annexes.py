"""An annex for each unit, with the actions that it leads, where a house format wants it."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.registers import AS_OF, register
from tests.word.invented import invented
from tests.word.reading import W, dump, part, tables, text_of
from toolkit.sources.taking_in import take_in
from toolkit.tracker.record.register import Register
from toolkit.tracker.views.figures import figures
from toolkit.word import house_formats
from toolkit.word.documents import render

REPORTS = Path(__file__).parents[2] / "reports"
FORMATS = house_formats.names([REPORTS])
NOW = datetime(2019, 1, 20, 10, 0, tzinfo=UTC)
FEW = """
    | Ref. | Action             | Lead     | Responsible | Due date   | Status      |
    | 1.1  | Paint the gates    | PAR      | Parks       | 2018-06-30 | In progress |
    | 1.2  | Print the leaflets | LIB, PAR | Library     | 2018-12-01 | Implemented |
    | 2.1  | Count the boats    | PAR      | Parks       | 2019-06-30 | Superseded  |
    | 3.1  | Sweep the quays    |          | Somebody    |            | Not started |
"""


def report(name: str, about: Register, *, wanted: bool = True) -> bytes:
    found = house_formats.find(name, [REPORTS])
    return render(replace(found, show={**found.show, "unit_annexes": wanted}), about, AS_OF, NOW)


def annexes(data: bytes) -> list[list[str]]:
    """The refs in the annex of each unit."""
    found = [[[text_of(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")] for table in tables(data)]
    return [[row[0] for row in table[1:]] for table in found if table[0][0] == "Ref." and table[0][-1] == "Status and comments"
            and "Responsible" not in table[0]]


@pytest.mark.parametrize("name", FORMATS)
def test_each_unit_has_its_actions_on_a_page_of_its_own(name: str) -> None:
    data = report(name, register(FEW, units="| Code | Name |\n| LIB | Library of Maps |\n| PAR | Parks |"))
    assert annexes(data) == [["1.2"], ["1.1", "2.1"], ["3.1"]]
    text = dump(data)
    heading = "[House Added Annex Heading on New Page] Annex. Actions "
    assert [line.removeprefix(heading) for line in text.splitlines() if line.startswith(heading)] == [
        "led by Library of Maps", "led by Parks", "that name no unit"]
    assert "Two actions: one open and one closed in another way. One action is overdue." in text
    assert "One action: one implemented. No actions are overdue." in text
    style = next(one for one in part(data, "word/styles.xml").iter(f"{W}style")
                 if one.get(f"{W}styleId") == "HouseAddedAnnexHeadingonNewPage")
    assert style.find(f"{W}pPr/{W}pageBreakBefore") is not None


@pytest.mark.parametrize("name", FORMATS)
def test_without_the_switch_or_an_action_there_is_none(name: str) -> None:
    assert "Actions led by" not in dump(report(name, register(FEW), wanted=False))
    assert "Annex. Actions led" not in dump(report(name, register("| Ref. | Status |")))


def test_the_annexes_hold_every_action_once_and_their_counts_are_those_of_the_table() -> None:
    found = annexes(report("progress-table", invented()))
    assert sorted(ref for of_unit in found for ref in of_unit) == sorted(invented().actions)
    assert [len(of_unit) for of_unit in found] == [unit.actions for unit in figures(invented(), AS_OF).units]


@pytest.mark.parametrize("name", ["progress-table", "council-report", "management-response", "mission-report"])
def test_annexes_are_not_taken_in_again(name: str, tmp_path: Path) -> None:
    about, taken = invented(), []
    for wanted in (False, True):
        path = tmp_path / "report.docx"
        path.write_bytes(report(name, about, wanted=wanted))
        after = take_in(path, units=list(about.units.values()), accept_suggestions=True, now=NOW).register
        taken.append((list(after.actions.values()), list(after.recommendations.values()), after.contributions))
    assert taken[0] == taken[1]
