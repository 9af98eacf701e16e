"""One rule, three verdicts: LibreOffice, Python beside it, and the centre must agree on every row.

The recalculation by LibreOffice is proven.
"""

import random
import warnings
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.own_columns import SIX
from tests.recalculation import recalculated, with_cells, with_stale_results
from tests.workbook.unit_workbooks import AS_OF, NOW, content, row
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.judging.live import Cell, check_text, live_checks, live_timing, live_verdict
from toolkit.tracker.judging.rules import RULES
from toolkit.tracker.record.cells import ErrorValue, Formula, column_letters
from toolkit.tracker.record.codes import Language, OwnFiller, Role, Status, Verification, YesNo
from toolkit.tracker.record.columns import to_plain
from toolkit.tracker.record.forms.form import Form
from toolkit.tracker.returns.content import ReturnContent
from toolkit.tracker.returns.parsing import ACTIONS_SHEET, parse_return
from toolkit.words.languages.catalogues import in_language
from toolkit.words.speaking import text
from toolkit.workbook.returns.actions_sheet import in_return
from toolkit.workbook.returns.workbook import write_return
from toolkit.workbook.writing.formulas import cell_formulas, check_formula, standalone_check_formula

pytestmark = pytest.mark.libreoffice

FORM = Form(own=tuple(own.column for own in SIX))
COLUMNS = FORM.columns
PART = "xl/worksheets/sheet2.xml"
NBSP = "\xa0"
LABELS = [status.label for status in Status if status is not Status.NOT_REPORTED]
STATUSES: list[Any] = [
    *LABELS, *LABELS, *Status, "", None, " ", "implemented", "IN PROGRESS", " Implemented ", "In  progress", "Implemented\n",
    "complted", "Delayed", "On hold", "done", "Not reported", f"In{NBSP}progress", "I*", "?mplemented", "Implemented?", "~", "=1+1", 5, 43465,
    0, 1.5, "TRUE", "x" * 300, "“Implemented”", "Implemented, but",
    "Implemented.", f"{NBSP}Implemented{NBSP}", "In\nprogress", "Not_started", "in progress ..", ".", NBSP, "\n", "Unknown", date(2018, 12, 31), "Fortgeführt", "已完成",
]
DATES: list[Any] = [
    None, None, "", " ", AS_OF, AS_OF + timedelta(1), AS_OF - timedelta(1), AS_OF + timedelta(30), AS_OF + timedelta(31),
    date(2018, 6, 30), date(2019, 6, 30), date(2017, 1, 1), date(1950, 1, 1), date(1949, 12, 31), date(2099, 12, 31),
    date(2100, 1, 1), datetime(2018, 12, 31, 12, 30), datetime(2018, 6, 30, 23, 59, 59), "2018-06-30", "31/12/2018",
    "31 December 2018", "June", "2018", 2018, 20181231, 43465, 43465.5, -1, 0, 1e12, "43465", NBSP, "\n", "n/a", "=TODAY()",
    " 2018-06-30 ", "2018-02-30", "2018-6-30", "1949-12-31", "2099-12-31", "2100-01-01", "2018-06-3x", "30.06.2018", "03/04/2018",
]
TEXTS: list[Any] = [
    "", None, " ", "   ", "\n", "\n\n  ", "\t", NBSP, f" {NBSP}\n", "Done.", "-", "=A1", "+1", "@x", "#REF!", "0", 0, 17,
    "http://lakes.example", "• a bullet", 'a "quoted" word', "two\nlines", "x" * 1_000, "x" * 1_001, "x" * 4_000, "x" * 4_001, "x" * 5_000, "é" * 32_767, "FALSE",
]
NUMBERS: list[Any] = [None, None, "", " ", NBSP, 0, 1, -3, 12.5, 1e12, "12", "1 500", "1,500", "1.500.000", "12,5", "about 5",
                      "€ 5", "=A1", "TRUE", "-", "0x10", "1e5", "\n", "١٢"]
SHARES: list[Any] = [None, None, "", " ", 0, 40, 33.5, 100, 100.5, 140, -1, 0.5, 7, "40%", "40 %", "40", "0.4", "0,4 %", "140%",
                     "forty", "40 per cent", "=B2", NBSP, 1e9]
RISKS: list[Any] = [None, None, "", *SIX[3].listed, "1 - LOW", "1 – low", " phase 2.5 ", "Phase_2.5", "phase 2 5", "High",
                    "“high”", 4, "4.", 5, "très ÉLEVÉ", "tres eleve", "?", "*", "Phase 2", NBSP, "=1", "low", True]
OWN: dict[str, list[Any]] = {"own_1": ["High", "Medium", "Low", None], "own_2": SHARES, "own_3": NUMBERS, "own_4": RISKS,
                             "own_5": [], "own_6": [], "own_7": []}
STILL_SO: list[Any] = ["", "", None, "Yes", "yes", "Yes.", f"Yes{NBSP}", "No", "no", "x", "Y", 1, " ", "TRUE", "=1+1"]
YES_NO: list[Any] = ["", None, "Yes", "no", "yes", "Maybe", "N", 1, " ", "Yes.", f"no{NBSP}", "TRUE", 0]


def generated_rows(count: int) -> list[dict[str, Any]]:
    """Answers at random, all of the nasty ones among them."""
    pick = random.Random(20181231).choice
    pools = {"status": STATUSES, "completed": DATES, "revised_deadline": DATES, "due_date": DATES,
             "revision_reason": TEXTS[:-2], "closing_reason": TEXTS[:-2], "comment": TEXTS[:-2], "evidence": TEXTS[:-2],
             "continuing": YES_NO, "still_so": STILL_SO, **OWN, "own_5": DATES, "own_6": YES_NO, "own_7": TEXTS[:-2]}
    plain = {"status": "In progress", "due_date": date(2018, 6, 30), "comment": "Under way.", "completed": None,
             "own_2": 40, "own_4": "4", "own_6": "Yes", "own_7": "A remark."}
    one_by_one = [{**plain, key: value} for key, pool in pools.items() for value in pool]
    long_ones = [{**plain, "comment": text, "revision_reason": text} for text in TEXTS[-2:]]
    at_random = [{key: pick(pool) for key, pool in pools.items()} for _ in range(count)]
    # Most people answer well; among wild answers alone, the rules behind a readable status would hardly be met.
    sensible = [{key: pick([value for value in pool if not isinstance(value, str) or value in (*LABELS, "", "Done.", "Yes", "x" * 1_001)])
                 for key, pool in pools.items()} for _ in range(count)]
    return one_by_one + long_ones + at_random + sensible


ALIKE = {"read-as": "not-in-list", "status-with-reason": "not-in-list", "date-ambiguous": "date-not-a-date", "date-far-off": "date-not-a-date",
         "date-as-text": "date-not-a-date", "error-value": "formula-in-answer",
         **dict.fromkeys(("number-as-text", "number-unclear", "not-per-cent", "per-cent-unclear"), "not-a-number")}
"""What is told apart at one end only: a text that the centre can read as a date, number or choice, and why it is none; and a
formula whose value is an error, which LibreOffice also makes of a bare one."""


def as_content(rows: list[dict[str, Any]]) -> ReturnContent:
    made = content(*(row(f"1.{number}", Role.SUPPORT if number % 9 == 0 else Role.LEAD, **values)
                     for number, values in enumerate(rows, 1)))
    return replace(made, issued=replace(made.issued, form=FORM))


def cells_of(made: ReturnContent, index: int) -> dict[str, Cell]:
    return {c.key: in_return(made.rows[index].values.get(c.key), c) for c in COLUMNS}


def answerable(made: ReturnContent, index: int) -> frozenset[str]:
    return frozenset(c.key for c in COLUMNS if made.issued.may_answer(made.rows[index].ref, c))


def letter(key: str) -> str:
    return column_letters(next(number for number, column in enumerate(COLUMNS, 1) if column.key == key))


def values(workbook: bytes) -> dict[str, dict[str, Any]]:
    """Sheet -> address -> stored value."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of the numbers that are no dates
        book = openpyxl.load_workbook(BytesIO(workbook), data_only=True)
    return {sheet.title: {cell.coordinate: cell.value for line in sheet for cell in line} for sheet in book}


def at_the_centre(workbook: bytes, made: ReturnContent) -> dict[str, Counter[tuple[str, str]]]:
    """Ref -> what a check tells of it, as (code, key of the column) and how often; without what is about locked cells."""
    due = {row.ref: row.values["due_date"] for row in made.rows}
    values = {ref: {"due_date": to_plain(day)} if is_day(day) else {} for ref, day in due.items()}
    submission = parse_return(read_workbook(workbook), replace(made.issued, values=values), "LKS.xlsx", "")
    keys = {column.heading: column.key for column in COLUMNS}
    found: dict[str, Counter[tuple[str, str]]] = {row.ref: Counter() for row in made.rows}
    for problem in submission.problems:
        if problem.place.ref and problem.code not in OF_LOCKED_CELLS:
            found[problem.place.ref][ALIKE.get(problem.code, problem.code), keys[problem.place.column]] += 1
    return found


OF_LOCKED_CELLS = ("locked-changed", "typed-over", "not-yours-to-answer")


def is_day(value: object) -> bool:
    """Whether a cell for dates holds a day that a register can have."""
    return isinstance(value, date) and 1950 <= value.year < 2100


def disagreements(made: ReturnContent, cells: list[dict[str, Cell]], workbook: bytes) -> list[str]:
    """Rows of which the centre does not say what the workbook says, but for rules on words that it alone can read."""
    found, rows = at_the_centre(workbook, made), []
    for index, shown in enumerate(made.rows):
        if shown.values["due_date"] is not None and not is_day(shown.values["due_date"]):
            continue  # no register has it, and a return cannot change it
        live = Counter((ALIKE.get(check.code, check.code), check.rule.column if check.rule else check.columns[0].key)
                       for check in live_verdict(cells[index], AS_OF, COLUMNS, answerable(made, index)))
        more = found[shown.ref] - live
        reads_more = any(code in ("not-in-list", "date-not-a-date", "not-a-number") for code, _ in live)
        if live - found[shown.ref] or (more and not (reads_more and {code for code, _ in more} <= RULE_CODES)):
            rows.append(f"{cells[index]}\nWorkbook: {live}\nCentre: {found[shown.ref]}")
    return rows


RULE_CODES = {rule.code for rule in RULES}


@pytest.mark.slow(reason="LibreOffice computes more than two thousand rows")
def test_spreadsheet_python_and_the_centre_agree_on_more_than_two_thousand_rows(tmp_path: Path) -> None:
    made = as_content(generated_rows(950))
    cells = [cells_of(made, index) for index in range(len(made.rows))]
    # What only a person at a spreadsheet can bring about: formulas, error values and truth values in answer cells.
    planted: dict[str, str] = {}
    cases: list[tuple[str, str, Cell]] = [
        ("comment", '><f>1+1</f><v>2</v>', Formula("1+1", 2)),
        ("status", 't="str"><f>"In"&amp;" progress"</f><v>In progress</v>', Formula("", "In progress")),
        ("status", 't="e"><v>#N/A</v>', ErrorValue("#N/A")),
        ("revised_deadline", 't="e"><f>1/0</f><v>#DIV/0!</v>', Formula("1/0", ErrorValue("#DIV/0!"))),
        ("completed", '><f>43465</f><v>43465</v>', Formula("43465", 43465)),
        ("comment", 't="e"><v>#REF!</v>', ErrorValue("#REF!")),
        ("status", 't="b"><v>1</v>', True),
        ("completed", 't="b"><v>1</v>', True),
        ("comment", 't="b"><v>0</v>', False),
        ("continuing", 't="b"><v>1</v>', True),
        ("comment", 't="b"><f>1=1</f><v>1</v>', Formula("1=1", True)),
        ("own_2", '><f>0.1+0.3</f><v>0.4</v>', Formula("0.1+0.3", 0.4)),
        ("own_3", 't="b"><v>1</v>', True),
        ("own_3", 't="e"><v>#N/A</v>', ErrorValue("#N/A")),
        ("own_4", 't="str"><f>"Low"</f><v>Low</v>', Formula("", "Low")),
        ("own_5", 't="b"><v>0</v>', False),
        ("own_7", '><f>B2</f><v>0</v>', Formula("B2", 0)),
    ]
    for number, (key, xml, value) in enumerate(cases):
        index = number + number // 8
        assert made.rows[index].role is Role.LEAD
        planted[f"{letter(key)}{index + 2}"] = xml
        cells[index][key] = value
    stale = with_stale_results(write_return(made, NOW), PART)
    computed = recalculated(with_cells(stale, PART, planted), tmp_path)
    sheets = values(computed)
    sheet = sheets["Actions"]
    assert "stale" in values(stale)["Actions"][f"{letter('check')}2"]
    differ = []
    count = 0
    for index in range(len(made.rows)):
        verdict = live_verdict(cells[index], AS_OF, COLUMNS, answerable(made, index))
        count += len(verdict)
        expected = (check_text(verdict), live_timing(cells[index], AS_OF))
        found = tuple(sheet[f"{letter(key)}{index + 2}"] or "" for key in ("check", "timing"))
        if found != expected:
            differ.append(f"{cells[index]}\nPython: {expected}\nLibreOffice: {found}")
    differ += disagreements(made, cells, computed)
    assert len(made.rows) > 2_000
    assert not differ, "\n\n".join([f"{len(differ)} rows:", *differ[:3]])
    assert sheets["Read me"]["B9"] == count


def rows_in_a_language() -> list[dict[str, Any]]:
    """Answers with the words of codes: those of the language that is spoken in many spellings, and those of the others."""
    labels = [label for status in Status for label in (status.label, *status.labels)]
    spelt = [f(label) for status in (Status.IN_PROGRESS, Status.IMPLEMENTED) for label in (status.label,)
             for f in (str.upper, str.lower, lambda one: f" {one}{NBSP}", lambda one: one.replace(" ", NBSP), lambda one: f"{one}.", lambda one: f"{one} x")]
    pools: dict[str, list[Any]] = {"status": [*dict.fromkeys([*labels, *spelt])], "completed": [None, AS_OF, AS_OF + timedelta(1), "31 décembre 2018", "31.12.2018", "2018-06-30"],
             "revised_deadline": [None, date(2018, 1, 1), date(2019, 6, 30), "30 июня 2019 г."], "revision_reason": ["", "Neige à Noël", "Снег"],
             "closing_reason": ["", "No hay dinero", "“№ 5”"], "comment": ["", "Сделано.", "« Fait »", "x" * 4_001],
             "continuing": [*YesNo.YES.labels, *YesNo.NO.labels, YesNo.YES.label.upper()], "still_so": ["", *YesNo.YES.labels, "x"],
             "own_2": [0.5, 40, "40 %", "0,4 %", "40"], "own_3": [1, "1 500", "12,5", "1.500.000"]}
    plain = {"status": Status.IN_PROGRESS.label, "due_date": date(2018, 6, 30), "comment": "Under way.", "own_2": 40, "own_4": "4",
             "own_6": YesNo.YES.label, "own_7": "A remark."}
    return [{**plain, **more, key: value} for key, pool in pools.items() for value in pool
            for more in ([{}, {"comment": "", "completed": None}] if key == "status" else [{}])]


@pytest.mark.slow(reason="LibreOffice computes a workbook")
@pytest.mark.parametrize("code", [one for one in Language if one is not Language.ENGLISH])
def test_spreadsheet_python_and_the_centre_agree_in_each_language(code: str, tmp_path: Path) -> None:
    with in_language(code):
        made = as_content(rows_in_a_language())
        cells = [cells_of(made, index) for index in range(len(made.rows))]
        stale = with_stale_results(write_return(made, NOW), PART)
        computed = recalculated(stale, tmp_path)
        sheet = values(computed)[text(ACTIONS_SHEET)]
        assert "stale" in values(stale)[text(ACTIONS_SHEET)][f"{letter('check')}2"]
        verdicts = [live_verdict(cells[index], AS_OF, COLUMNS, answerable(made, index)) for index in range(len(made.rows))]
        expected = [(check_text(verdict), live_timing(cells[index], AS_OF)) for index, verdict in enumerate(verdicts)]
        found = [tuple(sheet[f"{letter(key)}{index + 2}"] or "" for key in ("check", "timing")) for index in range(len(made.rows))]
        assert [(cells[at], one, two) for at, (one, two) in enumerate(zip(expected, found, strict=True)) if one != two] == []
        # The centre reads the words of every language, and the list of a workbook has only those of its own.
        theirs = {one.ref for one in made.rows for key, codes in (("status", Status), ("continuing", YesNo), ("still_so", YesNo))
                  if one.values.get(key) in {label for code in codes for label in code.labels} - {code.label for code in codes}}
        told = disagreements(made, cells, computed)
        assert [one for one in told if not any(f"'ref': '{ref}'" in one for ref in theirs)] == []
    assert len({check for check, _ in found}) > 10


def test_every_rule_is_met_and_is_broken_among_the_generated_rows() -> None:
    made = as_content(generated_rows(450))
    verdicts = [live_verdict(cells_of(made, i), AS_OF, COLUMNS, answerable(made, i)) for i in range(len(made.rows))]
    met = {check.code for verdict in verdicts for check in verdict}
    assert {rule.code for rule in RULES} | {"not-in-list", "date-not-a-date", "date-as-text", "longer-than-asked",
                                         "own-missing", "not-a-number", "not-per-cent"} <= met
    of_own = {check.columns[0].key for verdict in verdicts for check in verdict if check.columns[0].is_own}
    assert of_own == {own.key for own in SIX if own.filler is not OwnFiller.CENTRE}
    assert sum(not verdict for verdict in verdicts) > 50


def test_spreadsheet_and_python_agree_on_what_is_overdue_because_it_was_not_accepted(tmp_path: Path) -> None:
    words = [*Verification, None]
    days = [date(2018, 6, 30), AS_OF + timedelta(1), None]
    rows = [row(f"1.{number}", status=status, due_date=day, comment="Done.", verification=word,
                verification_reason="It is bare" if word is Verification.NOT_ACCEPTED else "")
            for number, (status, word, day) in enumerate(product(Status, words, days), 1)]
    plain = content(*rows)
    made = replace(plain, issued=replace(plain.issued, form=Form(verification=True)))
    columns = made.issued.form.columns
    at = {column.key: column_letters(number) for number, column in enumerate(columns, 1)}
    sheet = values(recalculated(with_stale_results(write_return(made, NOW), PART), tmp_path))["Actions"]
    found, expected = [], []
    for number, one in enumerate(rows, 2):
        cells: dict[str, Cell] = {c.key: in_return(one.values.get(c.key), c) for c in columns}
        verdict = live_verdict(cells, AS_OF, columns, frozenset(c.key for c in columns if c.is_answer))
        expected.append((check_text(verdict), live_timing(cells, AS_OF)))
        found.append(tuple(sheet[f"{at[key]}{number}"] or "" for key in ("check", "timing")))
    assert found == expected
    late = {(one.values["status"], one.values["verification"]) for one, (_, timing) in zip(rows, found, strict=True)
            if timing == "Overdue"}
    assert {status for status, word in late if word is Verification.NOT_ACCEPTED} == {*Status}
    assert not any(status.is_final for status, word in late if word is not Verification.NOT_ACCEPTED)  # type: ignore[union-attr]
def test_the_formula_of_a_row_stays_short_with_six_columns_of_the_organization() -> None:
    every = frozenset(column.key for column in FORM.answers)
    assert len([own for own in SIX if own.key in every]) == 6
    formulas = [check_formula(COLUMNS, every), standalone_check_formula(COLUMNS, every, 51),
                *cell_formulas(COLUMNS).values()]
    assert max(map(len, formulas)) < 7_000
    assert not [check.text for check in live_checks(COLUMNS, every) if any(check.text in formula for formula in formulas)]
