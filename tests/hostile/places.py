"""What stands where it cannot stand, and would be lost; and honest workbooks whose parts or numbers look wrong."""

import re
from collections.abc import Callable

from tests.hostile.invented import ACTIONS_PART, Parts
from tests.hostile.kind import DAMAGED, Kind, Make, Read, inline, of_parts, replace_in, replaced, taken
from tests.hostile.markup import texts_in_their_cells

WORKBOOK, RELATIONS, STRINGS, STYLES = (
    "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/styles.xml")
_WORDS = "Two readers are at work"
_ROW = '<row r="3"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _before(part: str, at: str, more: str) -> Make:
    return replaced(part, at, f"{more}{at}", most=1)


def _row_in_row(into: Parts) -> None:
    """The third row within the second, with all its answers."""
    xml = into[ACTIONS_PART].decode()
    found = re.search(r'<row r="3".*?</row>', xml, re.DOTALL)
    assert found is not None
    xml = xml.replace(found[0], "").replace("</row>", "@", 1).replace("@", "</row>")
    second = xml.index('<row r="2"')
    end = xml.index("</row>", second)
    into[ACTIONS_PART] = f"{xml[:end]}{found[0]}{xml[end:]}".encode()


def _in_another(name: str, around: str) -> Callable[[Parts], None]:
    """An element of the sheet, with all it holds, within another."""
    def change(into: Parts) -> None:
        xml = into[ACTIONS_PART].decode()
        start, end = xml.index(f"<{name}"), xml.index(f"</{name}>") + len(f"</{name}>")
        into[ACTIONS_PART] = f"{xml[:start]}<{around}>{xml[start:end]}</{around}>{xml[end:]}".encode()
    return change


def _formats_in_another(into: Parts) -> None:
    xml = into[STYLES].decode()
    start, end = xml.index("<cellXfs"), xml.index("</cellXfs>") + len("</cellXfs>")
    into[STYLES] = f"{xml[:start]}<dxfs><dxf>{xml[start:end]}</dxf></dxfs>{xml[end:]}".encode()


def _related(kind: str, target: str) -> Make:
    return _before(RELATIONS, "</Relationships>", f'<Relationship Id="rId99" Type="{_OFFICE}/{kind}" Target="{target}"/>')


def _strings_gone(into: Parts) -> None:
    """Every text in its cell; the relation to the part of shared strings stayed, as some libraries write it."""
    relations = into[RELATIONS]
    texts_in_their_cells(into)
    into[RELATIONS] = relations


def _styles_gone(into: Parts) -> None:
    del into[STYLES]


def _rows_renumbered(by: int) -> Make:
    """The rows of the answers under other numbers than their cells."""
    def change(into: Parts) -> None:
        xml = into[ACTIONS_PART].decode()
        into[ACTIONS_PART] = re.sub(r'<row r="(\d+)"', lambda m: f'<row r="{int(m[1]) + by}"', xml).encode()
    return of_parts(change)


def _answer_elsewhere(into: Parts) -> None:
    into[ACTIONS_PART] = re.sub(rb'<c r="I2"[^>]*?(?:/>|>.*?</c>)', b"", into[ACTIONS_PART])
    replace_in(into, ACTIONS_PART, "</sheetData>", f'<row r="99"><c r="I2"{inline("All are done")}</row></sheetData>')


MISPLACED = (
    Kind("a-row-within-a-row", of_parts(_row_in_row), DAMAGED),
    Kind("a-row-within-a-cell", replaced(ACTIONS_PART, '<c r="I2"', f'<c r="P2"><row r="99"><c r="A99"{inline("9.9")}</row></c>'
                                         '<c r="I2"'), DAMAGED),
    Kind("a-row-beside-the-rows", _before(ACTIONS_PART, "<sheetData>", f'<row r="99"><c r="A99"{inline("9.9")}</row>'), DAMAGED),
    Kind("a-cell-within-a-cell", replaced(ACTIONS_PART, '<c r="I2"', f'<c r="D2"><c r="I2"{inline("x")}</c><c r="I2"'), DAMAGED),
    Kind("a-cell-within-a-string", replaced(STRINGS, f"<t>{_WORDS}</t>", f'<t>{_WORDS}</t><c r="I2"><v>1</v></c>'), DAMAGED),
    Kind("an-item-within-an-item", replaced(STRINGS, f"<si><t>{_WORDS}</t></si>",
                                            f"<si><t>{_WORDS}</t><si><t>x</t></si></si>"), DAMAGED),
    Kind("a-text-among-the-items", _before(STRINGS, "</sst>", "<t>lost</t>"), DAMAGED),
    Kind("items-within-something-else", replaced(STRINGS, f"<si><t>{_WORDS}</t></si>",
                                                 f"<list><si><t>{_WORDS}</t></si></list>"), DAMAGED),
    Kind("words-after-a-child-of-a-text", replaced(STRINGS, _WORDS, "Two readers<b/> are at work"), DAMAGED),
    Kind("words-within-a-child-of-a-text", replaced(STRINGS, _WORDS, "Two readers<b> are at work</b>"), DAMAGED),
    Kind("words-beside-a-text", replaced(STRINGS, f"<t>{_WORDS}</t>", f"<t>{_WORDS}</t> and more"), DAMAGED),
    Kind("words-in-a-cell-that-is-empty", replaced(ACTIONS_PART, '<c r="I2"', '<c r="P99">Two</c><c r="I2"'), DAMAGED),
    Kind("words-between-the-cells", replaced(ACTIONS_PART, '<c r="I2"', 'Two<c r="I2"'), DAMAGED),
    Kind("words-after-a-value", replaced(ACTIONS_PART, "<v>43281</v>", "<v>43281</v>0"), DAMAGED),
    Kind("the-rows-within-the-properties", of_parts(_in_another("sheetData", "sheetPr")), DAMAGED),
    Kind("the-rows-deep-within-something-else", of_parts(_in_another("sheetData", "sheetPr><tabColor><x")), DAMAGED),
    Kind("the-columns-within-something-else", of_parts(_in_another("cols", "sheetFormatPr")), DAMAGED),
    Kind("the-cell-formats-within-another-format", of_parts(_formats_in_another), DAMAGED),
    Kind("a-tab-outside-of-the-list-of-sheets", _before(WORKBOOK, "<sheets>", '<views><sheet name="x" r:id="rId2"/></views>'), DAMAGED),
)
HONEST = (
    Kind("shared-texts-that-no-cell-needs", of_parts(_strings_gone), Read()),
    Kind("shared-texts-that-cells-need-and-nobody-has", of_parts(lambda into: into.pop(STRINGS)), DAMAGED),
    Kind("formats-that-dates-need-and-nobody-has", of_parts(_styles_gone), DAMAGED),
    Kind("a-relation-to-a-theme-that-is-not-there", _related("theme", "theme/theme99.xml"), Read()),
    Kind("a-relation-to-connections-that-are-not-there", _related("connections", "connections.xml"), Read()),
    Kind("a-tab-of-an-old-macro-module", _before(WORKBOOK, "</sheets>", '<sheet name="Module1" sheetId="99" '
                                                 'state="veryHidden" r:id=""/>'), Read(problems=("beyond-cells",))),
    Kind("a-visible-tab-that-leads-nowhere", _before(WORKBOOK, "</sheets>", '<sheet name="Notes" sheetId="99" r:id=""/>'), DAMAGED),
    Kind("rows-numbered-otherwise-than-their-cells", _rows_renumbered(1), Read()),
    Kind("rows-numbered-far-from-their-cells", _rows_renumbered(1000), Read()),
    Kind("a-cell-that-belongs-to-another-row", replaced(ACTIONS_PART, _ROW, f'<row r="9"><c r="I2"{inline("All are done")}'
                                                        f"</row>{_ROW}"),
         DAMAGED),
    Kind("an-answer-in-a-row-of-another-number", of_parts(_answer_elsewhere), taken(comment="All are done")),
    Kind("a-cell-of-another-row-before-one-without-an-address", replaced(
        ACTIONS_PART, "</sheetData>", '<row r="99"><c r="D98"><v>1</v></c><c><v>1</v></c></row></sheetData>'), DAMAGED),
)
KINDS = (*MISPLACED, *HONEST)
