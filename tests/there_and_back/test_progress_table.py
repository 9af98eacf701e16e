"""A progress report, made from a register and taken in again, gives the same register."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.shared import shared
from tests.there_and_back.comparison import differences
from tests.word.invented import invented
from toolkit.sources.taking_in import read_units, take_in
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.register import Register
from toolkit.word import house_formats
from toolkit.word.documents import render
from toolkit.word.keeping.packages import Package
from toolkit.word.keeping.renewal import renew

REPORTS = Path(__file__).parents[2] / "reports"
NOW = datetime(2019, 1, 20, 10, 0, tzinfo=UTC)
AS_OF = date(2018, 12, 31)


def there_and_back(register: Register, tmp_path: Path) -> Register:
    path = tmp_path / "report.docx"
    path.write_bytes(render(house_formats.find("progress-table", [REPORTS]), register, AS_OF, NOW))
    return take_in(path, units=list(register.units.values()), accept_suggestions=True, now=NOW).register


@pytest.mark.parametrize("name", ["000_a1d22098af8ccc00.txt", "000_as_word.docx"])
def test_document_000_comes_back_whole(name: str, tmp_path: Path) -> None:
    units = read_units(shared("gold", "units_000.csv"))
    register = take_in(shared("seeds", name), units=units, accept_suggestions=True, now=NOW).register
    assert differences(register, there_and_back(register, tmp_path), ignoring=NOT_PRINTED) == []


def test_the_actions_of_an_invented_register_come_back(tmp_path: Path) -> None:
    register = invented()
    after = there_and_back(register, tmp_path)
    assert {ref: (a.text, a.status) for ref, a in after.actions.items()} == {
        ref: (a.text, a.status) for ref, a in register.actions.items()}


NOT_PRINTED = ("recommendation.response", "recommendation.acceptance", "continuing")


def test_a_report_that_was_renewed_comes_back_as_one_that_was_made_anew(tmp_path: Path) -> None:
    before, after = invented(), invented()
    after.actions["1.4"] = replace(after.actions["1.4"], status=Status.NOT_STARTED)
    del after.actions["3.2"]
    found = house_formats.find("progress-table", [REPORTS])
    base, new = (Package(render(found, register, AS_OF, NOW)) for register in (before, after))
    host = Package(base.packed())
    renew(base, host, new, NOW)
    read = []
    for name, package in (("renewed", host), ("anew", new)):
        path = tmp_path / f"{name}.docx"
        path.write_bytes(package.packed())
        read.append(take_in(path, units=list(after.units.values()), accept_suggestions=True, now=NOW).register)
    assert differences(*read) == []
    assert len(read[0].actions) == len(after.actions)
