"""Every figure, wherever it is printed, is what pandas makes of the rows of `tracker show --json` on the same date.

The recomputation shares nothing with the toolkit but the definitions of the house: what is overdue, due soon, on time,
and what counts in a rate.
"""

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pandas as pd
import pytest

from tests.addin.file_engine import as_caller
from tests.doors.command_line import Tracker
from tests.registers import register
from toolkit import addin, resources
from toolkit.addin import highlighting
from toolkit.jobs.registers import create
from toolkit.word import house_formats

ACTIONS = """
    | Ref. | Action            | Lead | Responsible | Deadline | Due date   | Status      | Date of implementation | Revised deadline | Comment      |
    | 1.1  | Paint the signs   | PAR  | PAR | June 2020    | 2020-06-30 | Implemented | 2021-03-01             |            | Primer is on |
    | 1.2  | Print the leaflet | LIB  | LIB | June 2020    | 2020-06-30 | In progress |                        |            |              |
    | 1.3  | Count the benches | PAR  | PAR | June 2020    | 2020-06-30 | Implemented | 2020-05-02             |            |              |
    | 2.1  | Mend the fence    | PAR  | PAR | January 2021 | 2021-01-15 | Not started |                        |            |              |
    | 2.2  | Sweep the paths   | LIB  | LIB | ASAP         |            | In progress |                        | 2021-01-31 | Half         |
    | 2.3  | Plant the trees   | LIB  | LIB | Ongoing      |            | Not started |                        |            |              |
    | 3.1  | Sell the boat     | PAR  | PAR | 2019         | 2019-12-31 | Superseded  |                        |            |              |
    | 3.2  | Buy a boat        |      |     | 2019         | 2019-12-31 | Closed without implementation |      |            |              |
    | 3.3  | Row the boat      | LIB  | LIB | May 2020     | 2020-05-31 | Implemented | 2020-06-01/2020-06-30  |            |              |
"""
DATES = ["2020-04-30", "2020-12-31", "2021-03-31", "2022-06-30"]
"""Before everything, on the first round, between the rounds, after everything."""
STATUSES = {
    "2020-04-30": ["not_reported", "in_progress", "not_reported", "not_started", "in_progress", "not_started", "superseded",
                   "closed_not_implemented", "not_reported"],
    "2020-12-31": ["not_reported", "in_progress", "implemented", "not_started", "in_progress", "not_started", "superseded",
                   "closed_not_implemented", "implemented"],
    "2021-03-31": ["implemented", "in_progress", "implemented", "not_started", "in_progress", "not_started", "superseded",
                   "closed_not_implemented", "implemented"],
    "2022-06-30": ["implemented", "in_progress", "implemented", "implemented", "in_progress", "not_started", "superseded",
                   "closed_not_implemented", "implemented"],
}
IN_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
FINAL = ("closed_not_implemented", "superseded", "no_longer_applicable")


@pytest.fixture(scope="module")
def made_once() -> dict[str, bytes]:
    """The register, once a test has made it."""
    return {}


@pytest.fixture
def years(tracker: Tracker, made_once: dict[str, bytes]) -> Tracker:
    """Rounds of December 2020 and June 2021; in the second one LIB is given another deadline and PAR finishes 2.1."""
    path = tracker.folder / "register.xlsx"
    if not made_once:
        make(tracker)
        made_once["register"] = path.read_bytes()
    path.write_bytes(made_once["register"])
    return tracker


def make(tracker: Tracker) -> None:
    create(tracker.folder / "register.xlsx", register(ACTIONS), datetime.fromisoformat("2020-01-20T10:00:00"))
    tracker("issue", "register.xlsx", "--round", "2020-12", "--as-of", "2020-12-31", "--now", "2021-01-05T10:00:00")
    tracker("issue", "register.xlsx", "--round", "2021-06", "--as-of", "2021-06-30", "--now", "2021-07-01T10:00:00")
    tracker.fill_in("LIB", {("1.2", "Revised deadline"): date(2021, 12, 31), ("1.2", "Reason for revision"): "Floods"},
                    round_name="2021-06")
    tracker.fill_in("PAR", {("2.1", "Status"): "Implemented", ("2.1", "Date of implementation"): date(2021, 6, 1)},
                    round_name="2021-06")
    tracker("consolidate", "register.xlsx", "inbox", "--round", "2021-06", "--now", "2021-07-20T10:00:00")


class Model:
    """The figures on a date, by pandas."""

    def __init__(self, shown: Any, day: str) -> None:
        rows = pd.DataFrame(shown["actions"])
        for column in ("due_date", "revised_deadline", "completed_from", "completed_to"):
            rows[column] = pd.to_datetime(rows[column])
        as_of = pd.Timestamp(day)
        rows["due"] = rows["revised_deadline"].fillna(rows["due_date"])
        rows["unit"] = rows["lead"].str[0].fillna("No unit named")
        done = rows["status"] == "implemented"
        still_open = ~done & ~rows["status"].isin(FINAL)
        rows["is_overdue"] = still_open & (rows["due"] < as_of)
        rows["is_due_soon"] = still_open & rows["due"].between(as_of, as_of + pd.Timedelta(days=30))
        rows["late"] = done & (rows["completed_from"] > rows["due"])
        rows["on_time"] = done & (rows["completed_to"] <= rows["due"])
        rows["days"] = (as_of - rows["due"]).dt.days.where(rows["is_overdue"])
        rows["days_late"] = (rows["completed_to"] - rows["due"]).dt.days.where(rows["late"])
        self.rows, self.done = rows, int(done.sum())
        self.statuses = rows["status"].value_counts()
        self.counted = len(rows) - int(rows["status"].isin(("superseded", "no_longer_applicable")).sum())
        self.closed = self.status("closed_not_implemented")
        expected = rows[~rows["status"].isin(("superseded", "no_longer_applicable"))]
        every_done = done.loc[expected.index].groupby([expected["source"], expected["recommendation"]]).all()
        self.recommendations, self.fulfilled = len(every_done), int(every_done.sum())

    def status(self, name: str) -> int:
        return int(self.statuses.get(name, 0))

    @property
    def overdue(self) -> list[tuple[str, int]]:
        late = self.rows[self.rows["is_overdue"]].sort_values("days", ascending=False, kind="stable")
        return [(ref, int(days)) for ref, days in zip(late["ref"], late["days"], strict=True)]

    @property
    def due_soon(self) -> set[str]:
        return set(self.rows.loc[self.rows["is_due_soon"], "ref"])

    @property
    def late(self) -> dict[str, int]:
        late = self.rows[self.rows["late"]]
        return {ref: int(days) for ref, days in zip(late["ref"], late["days_late"], strict=True)}

    def by_unit(self) -> dict[str, list[int]]:
        columns = ("implemented", "in_progress", "not_started", "closed_not_implemented", "superseded", "not_reported")
        return {str(unit): [len(rows), *(int((rows["status"] == status).sum()) for status in columns),
                            int(rows["is_overdue"].sum())]
                for unit, rows in self.rows.groupby("unit")}


def in_words(count: int, *, of_noun: bool = False) -> str:
    return "no" if not count and of_noun else IN_WORDS[count]


def rate(part: int, whole: int) -> str:
    return f"{int(100 * part / whole + 0.5)} per cent ({in_words(part)} of {in_words(whole)})"


def words_and_tables(path: Path) -> tuple[str, list[list[list[str]]]]:
    document = docx.Document(str(path))
    return ("\n".join(paragraph.text for paragraph in document.paragraphs),
            [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables])


def model(years: Tracker, day: str) -> Model:
    return Model(json.loads(years("show", "register.xlsx", "--as-of", day, "--json").out), day)


@pytest.mark.parametrize("day", DATES)
def test_console_and_lists_say_what_pandas_counts(years: Tracker, day: str) -> None:
    shown = json.loads(years("show", "register.xlsx", "--as-of", day, "--json").out)["actions"]
    assert [action["status"] for action in shown] == STATUSES[day]
    expected = model(years, day)
    assert [(one["ref"], one["days_overdue"]) for one in shown if one["timing"] == "overdue"] == sorted(expected.overdue)
    assert {one["ref"] for one in shown if one["timing"] == "due_soon"} == expected.due_soon
    assert {one["ref"] for one in shown if one["timing"] == "implemented_on_time"} == set(
        expected.rows.loc[expected.rows["on_time"], "ref"])
    assert {one["ref"]: one["days_overdue"] for one in shown if one["timing"] == "implemented_late"} == expected.late
    console = years("show", "register.xlsx", "--as-of", day).out
    assert len(re.findall(r"\tOverdue\t\d+\t.*$", console, re.MULTILINE)) == len(expected.overdue)
    listed = years("overdue", "register.xlsx", "--as-of", day, "--json", "-o", "late.xlsx")
    assert [(one["ref"], one["days_overdue"]) for one in json.loads(listed.out)] == expected.overdue
    assert f"{len(expected.due_soon)} more" in listed.err or f"{len(expected.due_soon)} due soon" in listed.err
    book = openpyxl.load_workbook(years.folder / "late.xlsx")
    for sheet, refs in (("Overdue", {ref for ref, _ in expected.overdue}), ("Due soon", expected.due_soon)):
        assert {row[1] for row in book[sheet].iter_rows(min_row=2, values_only=True)} - {None} == refs


@pytest.mark.parametrize("day", DATES)
def test_the_progress_table_says_what_pandas_counts(years: Tracker, day: str) -> None:
    expected = model(years, day)
    made = years("report", "register.xlsx", "--format", "progress-table", "--as-of", day, "-o", "report.docx")
    assert f"{len(expected.overdue)} overdue" in made.err
    text, tables = words_and_tables(years.folder / "report.docx")
    for status, words in (("implemented", "implemented"), ("in_progress", "in progress"), ("not_reported", "not reported"),
                          ("closed_not_implemented", "closed without implementation"), ("superseded", "superseded")):
        assert f"{in_words(expected.status(status))} {words}" in text
    assert f"Implementation rate of actions: {rate(expected.done, expected.counted)}" in text
    assert f"without those closed: {rate(expected.done, expected.counted - expected.closed)}" in text
    assert f"rate of recommendations: {rate(expected.fulfilled, expected.recommendations)}" in text
    on_time, late = int(expected.rows["on_time"].sum()), len(expected.late)
    assert re.search(rf": {in_words(on_time)} on time(,| and) {in_words(late)} late", text)
    assert f"{in_words(len(expected.overdue), of_noun=True)} action" in text.casefold()
    units = {row[0]: [int(cell) for cell in row[1:]] for row in tables[0][1:]}
    assert {name: counts for name, counts in units.items() if name != "Total"} == expected.by_unit()
    assert units["Total"] == [sum(column) for column in zip(*expected.by_unit().values(), strict=True)]
    annex = next((table[1:] for table in tables if table[0][-1] == "Days overdue"), [])
    assert [(row[0], int(row[5].split("\n")[0].replace(",", ""))) for row in annex] == expected.overdue


@pytest.mark.parametrize("name", house_formats.names([resources.folder("reports")]))
def test_every_house_format_marks_the_late_actions_of_pandas(years: Tracker, name: str) -> None:
    for day in DATES:
        expected = model(years, day)
        years("report", "register.xlsx", "--format", name, "--as-of", day, "-o", f"{day}.docx")
        _, tables = words_and_tables(years.folder / f"{day}.docx")
        cells = [cell for table in tables if table[0][-1] != "Change" for row in table for cell in row]
        found = [int(days.replace(",", "")) for cell in cells for days in re.findall(r"Overdue by ([\d,]+) day", cell)]
        assert sorted(found) == sorted(days for _, days in expected.overdue)
        found = [int(days.replace(",", "")) for cell in cells for days in re.findall(r"ed late, by ([\d,]+) day", cell)]
        assert sorted(found) == sorted(expected.late.values())


@pytest.mark.parametrize("day", DATES)
def test_the_buttons_in_excel_mark_the_late_actions_of_pandas(
    years: Tracker, day: str, monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected = model(years, day)
    app = as_caller(years.folder / "register.xlsx", monkeypatch)
    app.answer = "yes"
    monkeypatch.setattr(highlighting, "as_of_day", lambda *_: date.fromisoformat(day))
    addin.highlight_late_items()
    notes = [cell.comment.text for row in app.books.list[0].wb["Actions"].iter_rows() for cell in row if cell.comment]
    found = [re.match(r"(\S+): due \S+, (\d+) days? overdue", note) for note in notes]
    assert sorted((one[1], int(one[2])) for one in found if one) == sorted(expected.overdue)
