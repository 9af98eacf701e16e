"""All that is printed says the same on the same day: the Overview, the page, the console, the workbook, the report, the letters.

A reader for each of them takes out of it what it says. What it does not say is left out, and whatever two of them say is the same.
What the right figures are is recomputed in `test_figures_recomputed`; here the rows of `tracker show --json` are what the others
must agree with.
"""

import email
import email.policy
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from lxml import html

from tests.doors.command_line import Tracker
from tests.doors.test_figures_recomputed import ACTIONS as NINE
from tests.doors.test_verification import typed
from tests.registers import register
from toolkit.jobs.registers import create

ACTIONS = f"""{NINE}    | 4.1 | Feed the ducks | PAR | PAR | 2022 | 2022-12-31 | | | | |
"""
DAYS = ["2021-01-10", "2021-01-15", "2021-01-16", "2021-02-01", "2021-03-01", "2021-06-30", "2021-12-31", "2022-01-15", "2022-12-31",
        "2024-02-29"]
"""The as-of dates that the latest round is given, one after the other."""
ROUND, NOW = "2021-06", "2021-07-20T10:00:00"
IN_WORDS = {word: number for number, word in enumerate(("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"))}
Figures = dict[str, Any]


@pytest.fixture(scope="module")
def made_once() -> dict[str, bytes]:
    """The files of `rounds`, once a test has made them."""
    return {}


@pytest.fixture
def rounds(tracker: Tracker, made_once: dict[str, bytes]) -> Tracker:
    """Two rounds: in the second one PAR has finished an action and LIB has not returned its workbook."""
    if not made_once:
        make(tracker)
        made_once.update({str(path.relative_to(tracker.folder)): path.read_bytes()
                          for path in tracker.folder.rglob("*.xlsx") if "archive" not in path.parts})
    for name, data in made_once.items():
        (tracker.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (tracker.folder / name).write_bytes(data)
    return tracker


def make(tracker: Tracker) -> None:
    create(tracker.folder / "register.xlsx", register(ACTIONS), datetime.fromisoformat("2020-01-20T10:00:00"))
    tracker("issue", "register.xlsx", "--round", "2020-12", "--as-of", "2020-12-31", "--now", "2021-01-05T10:00:00")
    tracker("issue", "register.xlsx", "--round", ROUND, "--as-of", "2021-01-08", "--now", "2021-07-01T10:00:00")
    tracker.fill_in("PAR", {("2.1", "Status"): "Implemented", ("2.1", "Date of implementation"): date(2021, 1, 7),
                            ("4.1", "Still so"): "Yes"}, round_name=ROUND)
    tracker("consolidate", "register.xlsx", "inbox", "--round", ROUND, "--now", NOW)


def expected(rounds: Tracker, day: str) -> Figures:
    """What the rows of `tracker show --json` amount to."""
    rows = json.loads(rounds("show", "register.xlsx", "--as-of", day, "--json").out)["actions"]
    late = sorted((row for row in rows if row["timing"] == "overdue"), key=lambda row: -row["days_overdue"])
    final = ("implemented", "superseded", "closed_not_implemented", "no_longer_applicable")
    units: dict[str, Counter[str]] = {}
    for row in rows:
        counts = units.setdefault(row["lead"][0] if row["lead"] else "", Counter())
        counts.update({"actions": 1, "implemented": counted(row) == "implemented", "overdue": row["timing"] == "overdue"})
    then = json.loads(rounds("show", "register.xlsx", "--round", "2020-12", "--as-of", "2020-12-31", "--json").out)
    before = {row["ref"]: row for row in then["actions"]}
    kinds: dict[str, Callable[[Any], bool]] = {
        "implemented": lambda row: counted(row) == "implemented", "overdue": lambda row: bool(row["timing"] == "overdue")}
    changed = {kind: {row["ref"] for row in rows if holds(row) and not holds(before[row["ref"]])} for kind, holds in kinds.items()}
    return {
        "changed": {kind: refs for kind, refs in changed.items() if refs},
        "actions": len(rows), "implemented": sum(row["status"] == "implemented" for row in rows),
        "open": sum(counted(row) not in final for row in rows), "overdue": len(late),
        "due soon": sum(row["timing"] == "due_soon" for row in rows),
        "late": [(row["ref"], row["days_overdue"]) for row in late],
        "soon": {row["ref"] for row in rows if row["timing"] == "due_soon"},
        "units": {unit: (counts["actions"], counts["implemented"], counts["overdue"]) for unit, counts in units.items()},
        "timings": dict(Counter(row["timing"] for row in rows)),
    }


def counted(row: Any) -> str:
    """The status with which an action counts: another one than it claims, where the centre did not accept that."""
    return str(row.get("counts_as") or row["status"])


def of_sentence(told: str) -> Figures:
    """What the sentence says with which the Overview, the page and the list of overdue actions begin."""
    found = re.fullmatch(r"([\d,]+) actions?\. Implemented(?:, as reported)?: (\d+) \(.*?\)\.(?: Verified: \d+\.)? Open: (\d+)\. "
                         r"Overdue: (\d+)\. Due soon: (\d+)\.", told)
    assert found, told
    return dict(zip(("actions", "implemented", "open", "overdue", "due soon"), map(int, found.groups()), strict=True))


def rows_of(sheet: Any) -> list[list[Any]]:
    """What stands in each row of a sheet, without blank cells."""
    return [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]


def block(rows: list[list[Any]], title: str) -> tuple[list[Any], list[list[Any]]]:
    """The headings and the rows of a table with a title, up to its total."""
    start = rows.index([title])
    end = next(at for at in range(start, len(rows)) if rows[at][:1] == ["Total"])
    return rows[start + 1], rows[start + 2:end + 1]


TIMINGS = {"Implemented on time": "implemented_on_time", "Implemented late": "implemented_late", "Not assessable": "not_assessable",
           "Overdue": "overdue", "Due soon": "due_soon", "Not due yet": "not_due", "No due date": "no_due_date",
           "Not applicable": "not_applicable"}


CHANGED = {"Newly implemented": "implemented", "Newly overdue": "overdue"}


def of_changes(rows: list[list[str]]) -> dict[str, set[str]]:
    """What changed, in a table with the kind, how many, and which ones."""
    found = {CHANGED[kind]: set(refs.split(", ")) for kind, _, refs in rows}
    assert [len(refs) for refs in found.values()] == [int(count) for _, count, _ in rows]
    return found


def dashboard(sheet: Any) -> Figures:
    """What a first sheet says in its sentence, its list of the longest overdue and its tables."""
    rows = rows_of(sheet)
    [told] = [row[1] for row in rows if row[:1] == ["Where we stand"]]
    start = next((at for at, row in enumerate(rows) if row[-4:] == ["Ref.", "Action", "Unit", "Days overdue"]), len(rows))
    listed = [(str(row[-4]), row[-1]) for row in rows[start + 1:start + 11] if len(row) >= 4]
    headings, timed = block(rows, "Actions by status and timing")
    timings = {TIMINGS[name]: count for name, count in zip(headings[1:-1], timed[-1][1:-1], strict=True)}
    return of_sentence(told) | {"late": listed, "timings": timings}


def by_overview(rounds: Tracker, day: str) -> Figures:
    sheet = openpyxl.load_workbook(rounds.folder / "register.xlsx")["Overview"]
    rows = rows_of(sheet)
    assert any(f"As of {day}, the latest date that the register knows." in row for row in rows)
    headings, units = block(rows, "Actions by responsible unit and status")
    done, late = headings.index("Implemented"), headings.index("Overdue")
    counts = {"" if row[0] == "(no unit)" else row[0]: (row[late - 1], row[done], row[late]) for row in units[:-1]}
    [source] = [row for row in rows if row[1:3] == ["Status of Implementation of the Response to the Review of Signposts (2015)", "Open"]]
    start = rows.index(["What changed since 2020-12"]) if ["What changed since 2020-12"] in rows else len(rows)
    told = rows[start + 2:rows.index([], start)] if start < len(rows) else []
    return dashboard(sheet) | {"changed": of_changes(told), "units": counts, "actions": source[5], "open": source[6], "overdue": source[7]}


def by_page(rounds: Tracker, _day: str) -> Figures:
    rounds("page", "register.xlsx", "--replace", "--now", NOW)
    shown: Any = html.document_fromstring((rounds.folder / "overview.html").read_text("utf-8"))
    words = {" ".join(one.xpath("dt")[0].text_content().split()): " ".join(one.xpath("dd")[0].text_content().split())
             for one in shown.xpath("//dl/div")}
    told = of_sentence(words["Where we stand"])
    assert (told["actions"], told["overdue"], told["due soon"]) == tuple(int(words[name]) for name in ("Actions", "Overdue", "Due soon"))
    done = words.get("Implemented") or words["Implemented, as reported"]
    assert done.split(" ")[-3] == str(told["implemented"])
    late = [(row.xpath("string(td[1])"), plain(row.xpath("string(td[5])"))) for row in
            shown.xpath("//section[@aria-labelledby='late']/div/table/tbody/tr")]
    timings = Counter(TIMINGS[row.xpath("string(td[6])")] for row in shown.xpath("//section[@aria-labelledby='actions']/div/table/tbody/tr"))
    changed = [[cell.text_content() for cell in row.xpath("td")] for row in
               shown.xpath("//section[@aria-labelledby='changed']/div/table/tbody/tr")]
    [drawn] = [one for one in shown.xpath("//*[@role='img']/@aria-label") if one.startswith("Actions by status and timing")]
    in_chart = Counter[str]()
    for count, name in re.findall(r"(\d+) ([A-Z][a-z ]+)", drawn):
        in_chart[TIMINGS[name]] += int(count)
    assert in_chart == timings
    return told | {"late": late, "timings": dict(timings), "changed": of_changes(changed)}


def by_console(rounds: Tracker, day: str) -> Figures:
    status = rounds("status", "register.xlsx").out
    [(actions, still_open)] = re.findall(r"^Actions\t(\d+), (\d+) open$", status, re.MULTILINE)
    listed = json.loads(rounds("overdue", "register.xlsx", "--json").out)
    counts = re.search(rf"As of {day}: (\d+) actions? overdue, (\d+) due soon", rounds("overdue", "register.xlsx").err)
    overdue = re.search(rf"^Overdue\t(\d+) on {day}", status, re.MULTILINE)
    assert counts
    assert overdue
    assert overdue[1] == counts[1]
    since = json.loads(rounds("status", "register.xlsx", "--json").out)["since"]
    return {"actions": int(actions), "open": int(still_open), "overdue": int(counts[1]), "due soon": int(counts[2]),
            "changed": {kind: set(refs) for kind, refs in since.items() if kind not in ("round", "as_of") and refs},
            "late": [(one["ref"], one["days_overdue"]) for one in listed]}


def by_workbook(rounds: Tracker, _day: str) -> Figures:
    rounds("overdue", "register.xlsx", "-o", "late.xlsx", "--replace", "--now", NOW)
    book = openpyxl.load_workbook(rounds.folder / "late.xlsx")
    listed = {name: [row for row in book[name].iter_rows(min_row=2, values_only=True) if row[1]] for name in ("Overdue", "Due soon")}
    [total] = [row for row in rows_of(book["Summary"]) if row[:1] == ["All units"]]
    found = dashboard(book["Summary"])
    assert (total[1], total[-1]) == (found["overdue"], found["due soon"])
    by_days = sorted(((str(row[1]), row[6]) for row in listed["Overdue"]), key=lambda one: -one[1])  # type: ignore[operator]
    assert dict(by_days) == dict(found["late"])
    return found | {"soon": {str(row[1]) for row in listed["Due soon"]}}


def by_report(rounds: Tracker, _day: str) -> Figures:
    rounds("report", "register.xlsx", "--format", "progress-table", "-o", "report.docx", "--replace", "--now", NOW)
    document = docx.Document(str(rounds.folder / "report.docx"))
    told = "\n".join(paragraph.text for paragraph in document.paragraphs)
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    implemented = re.search(r"Implementation rate of actions(?: as reported)?: .*? \((\w+) of \w+\)", told)
    overdue = re.search(r"(\w+) actions? (?:is|are|was|were) overdue", told, re.IGNORECASE)
    assert implemented, told
    assert overdue, told
    by_unit = next(table for table in tables if table[-1][0] == "Total" and "Overdue" in table[0])
    late, done = by_unit[0].index("Overdue"), by_unit[0].index("Implemented")
    units = {"" if row[0] == "No unit named" else row[0]: (int(row[1]), int(row[done]), int(row[late])) for row in by_unit[1:-1]}
    annex = next((table for table in tables if any(cell.startswith("Days overdue") for cell in table[0])), [])
    days = [(row[0], plain(row[5].split("\n")[0])) for row in annex[1:]]
    now = {row[0]: plain(row[1].split(" ")[0]) for row in next(one for one in tables if one[0][:1] == ["Figure"])[1:] if "%" not in row[1]}
    assert (now["Actions"], now["Overdue"]) == (int(by_unit[-1][1]), number(overdue[1]))
    return {"actions": int(by_unit[-1][1]), "implemented": number(implemented[1]), "overdue": number(overdue[1]), "units": units,
            "late": days, "open": now["Open"], "changed": dict(changes_in(tables))}


def changes_in(tables: list[list[list[str]]]) -> Iterator[tuple[str, set[str]]]:
    """Each kind of change in a report, with the references below its heading."""
    for table in (one for one in tables if one[0][-1] == "Change"):
        kind, refs = "", set[str]()
        for row in table[1:]:
            if len(set(row)) == 1:
                if refs:
                    yield CHANGED[kind], refs
                kind, refs = row[0], set()
            else:
                refs.add(row[0])
        yield CHANGED[kind], refs


def by_letters(rounds: Tracker, _day: str) -> Figures:
    folder = rounds.folder / f"letters of {_day}"
    rounds("letters", "register.xlsx", "issue", "--round", ROUND, "-o", folder.name, "--again", "--now", NOW)
    late: list[tuple[str, int]] = []
    soon: set[str] = set()
    for draft in sorted(folder.glob("*.eml")):
        letter = email.message_from_bytes(draft.read_bytes(), policy=email.policy.default)
        body = letter.get_body(("plain",))
        assert body is not None
        for ref, days, left in listed_in(body.get_content()):
            if days:
                late.append((ref, plain(days)))
            elif left:
                soon.add(ref)
    return {"late": sorted(late, key=lambda one: -one[1]), "soon": soon}


def listed_in(letter: str) -> Iterator[tuple[str, str, str]]:
    """Reference, days overdue and days left of each action in the lists of a letter."""
    yield from re.findall(r"^- (\S+)  .*\(due .*?, (?:([\d,]+) days? overdue(?:, not accepted)?|(in [\d,]+ days?|today))\)$",
                          letter.replace("\r", ""), re.MULTILINE)


def number(word: str) -> int:
    """A number as a sentence has it, in words under ten."""
    return IN_WORDS[word.casefold()] if word.casefold() in IN_WORDS else plain(word)


def plain(number: str) -> int:
    """A number as a table has it."""
    return int(number.replace(",", ""))


READERS: dict[str, Callable[[Tracker, str], Figures]] = {
    "overview": by_overview, "page": by_page, "console": by_console, "workbook": by_workbook, "report": by_report, "letters": by_letters}
"""What prints figures -> what it says of them; whatever is added here is held against the others."""


@pytest.mark.slow(reason="everything that prints figures is made for a day")
@pytest.mark.parametrize("day", DAYS)
def test_whatever_prints_figures_prints_the_same(rounds: Tracker, day: str) -> None:
    assert rounds("round", "register.xlsx", ROUND, "--as-of", day, "--now", NOW).code == 0
    right = expected(rounds, day)
    for name, read in READERS.items():
        found = read(rounds, day)
        assert {key: in_no_order(found[key]) for key in found} == {key: in_no_order(right[key]) for key in found}, name


@pytest.mark.slow(reason="everything that prints figures is made for a day")
@pytest.mark.parametrize("day", DAYS[1::4])
def test_so_it_is_where_the_centre_did_not_accept_what_is_claimed(rounds: Tracker, day: str) -> None:
    rounds.set(verification="Yes")
    for ref, word in (("2.1", "Not accepted"), ("1.3", "Verified")):
        typed(rounds, ref, {"Verification": word, "Verified on": date(2021, 1, 12), "Verification reason": "Somebody looked"})
    test_whatever_prints_figures_prints_the_same(rounds, day)
    row = next(row for row in json.loads(rounds("show", "register.xlsx", "--json").out)["actions"] if row["ref"] == "2.1")
    assert (row["status"], row["counts_as"]) == ("implemented", "in_progress")


def in_no_order(value: Any) -> Any:
    """Lists of late actions, longest first, of which those of the same day may stand in any order."""
    return sorted(value, key=lambda one: (-one[1], one[0])) if isinstance(value, list) else value


def test_a_reader_that_reads_nothing_is_no_reader(rounds: Tracker) -> None:
    """Each reader says at least what is late, and on the days that are tested something is."""
    assert rounds("round", "register.xlsx", ROUND, "--as-of", DAYS[6], "--now", NOW).code == 0
    assert len(expected(rounds, DAYS[6])["late"]) > 1
    assert all(len(read(rounds, DAYS[6])["late"]) > 1 for read in READERS.values())
    assert Path(rounds.folder / "report.docx").is_file()
