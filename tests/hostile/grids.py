"""Sheets whose grid, order and references are not what they should be, or are and look strange."""

import re
from collections.abc import Callable

from tests.hostile.invented import ACTIONS_PART, LISTS, PROPOSALS, USUAL, Parts
from tests.hostile.kind import (
    DAMAGED,
    TOO_LARGE,
    UNSAFE,
    Kind,
    Make,
    Read,
    Refusal,
    inline,
    of_parts,
    replace_in,
    replaced,
    rows_added,
    set_cells,
    taken,
    with_cells,
)

WORKBOOK = "xl/workbook.xml"
_ROW = re.compile(r'<row r="(\d+)".*?</row>', re.DOTALL)


def _rows(change: Callable[[list[str]], list[str]]) -> Make:
    """The rows of the Actions sheet in another order, or some of them more or less often."""

    def of_sheet(into: Parts) -> None:
        xml = into[ACTIONS_PART].decode()
        rows = [match[0] for match in _ROW.finditer(xml)]
        start, end = xml.index(rows[0]), xml.index("</sheetData>")
        into[ACTIONS_PART] = (xml[:start] + "".join(change(rows)) + xml[end:]).encode()

    return of_parts(of_sheet)


def _cells_backwards(rows: list[str]) -> list[str]:
    return [re.sub(r"(<row [^>]*>)(.*)</row>", lambda m: m[1] + "".join(reversed(re.findall(
        r"<c [^>]*?/>|<c .*?</c>", m[2]))) + "</row>", row) for row in rows]


def _in_two_pieces(rows: list[str]) -> list[str]:
    """Each row twice: its first half, and its second."""
    cut = [row.replace('<c r="H', '</row><row r="@"><c r="H') for row in rows]
    return [row.replace("@", found[1]) for row in cut if (found := re.match(r'<row r="(\d+)"', row))]


def _merged(*ranges: str) -> Make:
    cells = "".join(f'<mergeCell ref="{ref}"/>' for ref in ranges)
    return replaced(ACTIONS_PART, "<pageMargins", f"<mergeCells>{cells}</mergeCells><pageMargins")


def _merged_on(sheet: str, count: int) -> Make:
    def change(into: Parts) -> None:
        cells = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(100, 100 + count))
        replace_in(into, sheet, "</sheetData>", f"</sheetData><mergeCells>{cells}</mergeCells>")

    return of_parts(change)


def _answers_merged(into: Parts) -> None:
    set_cells(into, {"I4": "/>", "I5": "/>"})
    merged = '<mergeCells><mergeCell ref="I3:I5"/></mergeCells>'
    replace_in(into, ACTIONS_PART, "<pageMargins", f"{merged}<pageMargins")


def _state(name: str, state: str) -> Make:
    return replaced(WORKBOOK, f'<sheet name="{name}"', f'<sheet state="{state}" name="{name}"')


def _unhidden(into: Parts) -> None:
    into[WORKBOOK] = re.sub(rb' state="\w+"', b"", into[WORKBOOK])


def _filtered(into: Parts) -> None:
    for row in (2, 4, 5):
        replace_in(into, ACTIONS_PART, f'<row r="{row}"', f'<row hidden="1" r="{row}"')
    replace_in(into, ACTIONS_PART, "<pageMargins", '<autoFilter ref="A1:T6"><filterColumn colId="4"><filters>'
               '<filter val="In progress"/></filters></filterColumn></autoFilter><pageMargins')


def _formatted(count: int, cell: str) -> Make:
    """Blank cells below the table, 18 in a row."""

    def make() -> bytes:
        row = f'<row r="{{n}}">{"".join(cell.format(at=f"{letter}{{n}}") for letter in "ABCDEFGHIJKLMNOPQR")}</row>'
        return rows_added("".join(row.format(n=n) for n in range(7, 7 + count // 18)))()

    return make


def _pushed_down(by: int) -> Make:
    """Rows inserted above the headings, with a title in the first."""

    def change(into: Parts) -> None:
        def moved(match: re.Match[str]) -> str:
            return f'{match[1]}{int(match[2]) + by}"'

        xml = re.sub(r'(<row r="|<c r="[A-Z]+)(\d+)"', moved, into[ACTIONS_PART].decode())
        title = f'<row r="1"><c r="A1"{inline("Our answers, for the meeting")}</row>'
        into[ACTIONS_PART] = xml.replace("<sheetData>", f"<sheetData>{title}").encode()

    return of_parts(change)


def _cell_at(row: int, at: str) -> Make:
    return rows_added(f'<row r="{row}"><c r="{at}"><v>1</v></c></row>')


_CORNER = rows_added('<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>.</t></is></c></row>')
_DIMENSION = '<dimension ref="A1:T6"/>'

ORDER = (
    Kind("rows-from-the-last-to-the-first", _rows(lambda rows: rows[::-1]), Read()),
    Kind("cells-from-the-last-to-the-first", _rows(_cells_backwards), Read()),
    Kind("every-row-in-two-pieces", _rows(_in_two_pieces), Read()),
    Kind("a-row-twice", _rows(lambda rows: [*rows, rows[2]]), DAMAGED),
    Kind("a-cell-twice", replaced(ACTIONS_PART, '<c r="I2"', f'<c r="I2"{inline("first")}<c r="I2"'), DAMAGED),
    Kind("a-cell-in-a-row-that-is-not-its-own", replaced(ACTIONS_PART, '<c r="I2"', '<c r="I3"'), DAMAGED),
    Kind("a-cell-outside-of-the-rows", replaced(
        ACTIONS_PART, "</sheetData>", '<c r="A99"><v>1</v></c></sheetData>'), DAMAGED),
    Kind("a-value-outside-of-the-cells", replaced(ACTIONS_PART, '<c r="I2"', '<v>1</v><c r="I2"'), DAMAGED),
    Kind("a-cell-without-an-address-after-others", replaced(ACTIONS_PART, '<c r="O2"', "<c"), Read()),
    Kind("addresses-in-small-letters", replaced(ACTIONS_PART, '<c r="I2"', '<c r="i2"'), Read()),
    Kind("an-address-with-dollars", replaced(ACTIONS_PART, '<c r="I2"', '<c r="$I$2"'), DAMAGED),
    Kind("an-address-in-arabic-digits", replaced(ACTIONS_PART, '<c r="I2"', '<c r="I\u0662"'), DAMAGED),
    Kind("sorted-by-status", _rows(lambda rows: [rows[0], *(
        re.sub(r'r="([A-Z]*)\d+"', rf'r="\g<1>{n}"', row) for n, row in enumerate((rows[4], rows[1], rows[3],
        rows[5], rows[2]), 2))]), Read()),
    Kind("rows-inserted-above-the-headings", _pushed_down(3), Read(problems=("value-outside",))),
    Kind("headings-far-below-the-top", _pushed_down(5000), Read(problems=("value-outside",))),
)
RANGES = (
    Kind("a-dimension-that-is-too-small", replaced(ACTIONS_PART, _DIMENSION, '<dimension ref="A1"/>'), Read()),
    Kind("a-dimension-of-the-whole-grid", replaced(
        ACTIONS_PART, _DIMENSION, '<dimension ref="A1:XFD1048576"/>'), Read()),
    Kind("a-dimension-that-is-none", replaced(ACTIONS_PART, _DIMENSION, '<dimension ref="?"/>'), Read()),
    Kind("a-value-in-the-last-cell-of-the-grid", _CORNER, Read(problems=("value-outside",))),
    Kind("two-cells-at-the-corners-of-a-blank-sheet", of_parts(lambda into: into.update({PROPOSALS: re.sub(
        rb"<sheetData>.*</sheetData>", b'<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576">'
        b'<c r="XFD1048576"><v>1</v></c></row></sheetData>', into[PROPOSALS], flags=re.DOTALL)})),
         Read(problems=("sheet-extra",))),
    Kind("a-used-range-down-to-the-last-row", rows_added('<row r="1048576" s="3"><c r="A1048576" s="3"/></row>'), Read()),
    Kind("thousands-of-formatted-blank-rows", rows_added("".join(
        f'<row r="{n}"><c r="A{n}" s="20"/><c r="P{n}" s="29"/></row>' for n in range(7, 60_000))), Read()),
    Kind("millions-of-formatted-blank-cells", _formatted(2_100_000, '<c r="{at}" s="20"/>'), Read()),
    Kind("millions-of-blank-cells-as-no-program-writes-them",
         _formatted(2_100_000, '<c s="20" r="{at}"/>'), Refusal("too-many-cells")),
    Kind("a-row-below-the-grid", _cell_at(1_048_577, "A1048577"), UNSAFE),
    Kind("a-row-of-number-zero", _cell_at(0, "A0"), UNSAFE),
    Kind("a-row-of-a-negative-number", _cell_at(-1, "A-1"), DAMAGED),
    Kind("a-row-of-a-hundred-digits", _cell_at(int("9" * 100), "A1"), UNSAFE),
    Kind("a-row-of-ten-thousand-digits", rows_added(f'<row r="{"9" * 10_000}"/>'), DAMAGED),
    Kind("a-column-right-of-the-grid", _cell_at(9, "XFE9"), UNSAFE),
    Kind("a-column-of-a-thousand-letters", _cell_at(9, f"{'A' * 1000}9"), DAMAGED),
    Kind("a-row-of-too-many-cells", rows_added('<row r="9">' + "<c/>" * 16_384 + "<c><v>1</v></c></row>"), UNSAFE),
    Kind("hidden-columns-beyond-the-grid", replaced(
        ACTIONS_PART, "</cols>", '<col min="19" max="99999999" hidden="1"/></cols>'), UNSAFE),
    Kind("columns-described-twice", replaced(
        ACTIONS_PART, "</cols>", '<col min="1" max="3" hidden="1"/><col min="2" max="4" hidden="1"/></cols>'), DAMAGED),
)
MERGED = (
    Kind("two-hundred-thousand-merged-cells", _merged_on(LISTS, 200_000), Read()),
    Kind("more-than-two-hundred-thousand-merged-cells", _merged_on(LISTS, 200_001), TOO_LARGE),
    Kind("the-whole-grid-merged", _merged("A1:XFD1048576"),
         Read({}, ("cells-merged", *["ref-merged"] * 5, *["ref-missing"] * 5))),
    Kind("a-merge-outside-of-the-grid", _merged("A1:XFE1"), UNSAFE),
    Kind("a-merge-that-is-none", _merged("everything"), DAMAGED),
    Kind("merges-that-overlap", _merged("A8:B9", "B9:C10"), Read()),
    Kind("answers-merged-over-two-actions", of_parts(_answers_merged),
         Read({k: v for k, v in USUAL.items() if k != ("2.2", "comment")}, ("answers-merged",))),
)
SEEN_OR_NOT = (
    Kind("the-sheet-of-actions-hidden", _state("Actions", "hidden"), Read()),
    Kind("the-sheet-of-actions-very-hidden", _state("Actions", "veryHidden"), Read()),
    Kind("a-state-that-nobody-knows", _state("Actions", "secret"), DAMAGED),
    Kind("every-sheet-made-visible", of_parts(_unhidden), Read()),
    Kind("rows-filtered-away", of_parts(_filtered), Read()),
    Kind("columns-of-answers-hidden", replaced(
        ACTIONS_PART, '<col min="14" max="14"', '<col hidden="1" min="14" max="14"'), Read()),
    Kind("the-sheet-of-actions-renamed", replaced(WORKBOOK, 'name="Actions"', 'name="Actions LKS final"'), Read()),
    Kind("the-sheet-of-actions-in-other-letters", replaced(WORKBOOK, 'name="Actions"', 'name=" ACTIONS "'), Read()),
    Kind("a-sheet-named-like-a-formula", replaced(WORKBOOK, 'name="Actions"', 'name="=1+1"'), Read()),
    Kind("a-sheet-named-like-a-folder-above", replaced(WORKBOOK, 'name="Actions"', 'name="../../etc"'), Read()),
    Kind("a-sheet-with-a-command-for-the-terminal-in-its-name",
         replaced(WORKBOOK, 'name="Actions"', 'name="_x001B_[2J"'), Read()),
    Kind("a-sheet-without-a-name", replaced(WORKBOOK, 'name="Actions"', 'name=""'), Read()),
    Kind("the-sheet-of-actions-deleted", of_parts(lambda into: into.update({WORKBOOK: re.sub(
        rb'<sheet name="Actions"[^>]*/>', b"", into[WORKBOOK])})), Refusal("no-actions-sheet")),
)
INDEXES = (
    Kind("a-text-that-is-not-there", with_cells(I2=' t="s"><v>99999</v></c>'), DAMAGED),
    Kind("a-text-of-a-negative-number", with_cells(I2=' t="s"><v>-1</v></c>'), DAMAGED),
    Kind("a-text-of-no-number", with_cells(I2=' t="s"><v>one</v></c>'), DAMAGED),
    Kind("a-text-of-ten-thousand-digits", with_cells(I2=f' t="s"><v>{"9" * 10_000}</v></c>'), DAMAGED),
    Kind("a-format-that-is-not-there", with_cells(I2=f' s="99999"{inline("All lakes are done")}'),
         Read({**USUAL, ("1.1", "comment"): "All lakes are done"})),
    Kind("a-format-that-is-no-number", with_cells(I2=f' s="x"{inline("All lakes are done")}'),
         Read({**USUAL, ("1.1", "comment"): "All lakes are done"})),
    Kind("a-kind-of-cell-that-nobody-knows", with_cells(I2=' t="new"><v>1</v></c>'), DAMAGED),
    Kind("two-values-in-one-cell", with_cells(I2="><v>1</v><v>2</v></c>"), DAMAGED),
    Kind("a-text-and-a-value-in-one-cell", with_cells(I2=' t="inlineStr"><is><t>All are done</t></is><v>b</v></c>'),
         taken(comment="All are done")),
    Kind("a-value-and-a-text-in-one-cell", with_cells(I2=' t="str"><v>All are done</v><is><t>b</t></is></c>'),
         taken(comment="All are done")),
    Kind("a-text-and-an-empty-value-in-one-cell", with_cells(I2='><v/><is><t>All are done</t></is></c>'),
         taken(comment="All are done")),
    Kind("two-texts-in-one-cell", with_cells(I2=' t="inlineStr"><is><t>a</t></is><is><t>b</t></is></c>'), DAMAGED),
)
KINDS = (*ORDER, *RANGES, *MERGED, *SEEN_OR_NOT, *INDEXES)
