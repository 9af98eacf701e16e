"""Kinds of hostile or broken files that are neither of Word nor of Excel: OpenDocument, separated values, web pages, texts.

Each is refused in a sentence, or read; none takes long or much room, for the work on it is bounded by counts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.sources.open_documents import SHEETS, TEXT, content, paragraph, table, written

ROWS = """
    | Action           | Owner      | Deadline | Status      |
    | gauges01 lakes02 | Boat House | May 2025 | In progress |
"""


@dataclass(frozen=True)
class Opener:
    """One kind of such a file.

    Attributes:
        file: Its name, which is what it is as a slug, with its ending.
        make: Writes it.
        refused: The code of its refusal; "" where it is read with all its rows.
    """

    file: str
    make: Callable[[Path], object]
    refused: str = ""

    def __str__(self) -> str:
        return self.file


def _sheets(body: str, change: Callable[[str], str] = str) -> Callable[[Path], object]:
    return lambda path: written(path, SHEETS, change(content(SHEETS, body)))


def _text(body: str, change: Callable[[str], str] = str) -> Callable[[Path], object]:
    return lambda path: written(path, TEXT, change(content(TEXT, body)))


def _said(text: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(text, encoding="utf-8")


def _declared(xml: str) -> str:
    return xml.replace("<office:document-content", '<!DOCTYPE x [<!ENTITY e "dig">]><office:document-content', 1).replace(
        "gauges01", "&e; gauges01")


def _cell(attributes: str) -> str:
    return (f'<table:table><table:table-row><table:table-cell office:value-type="string" {attributes}><text:p>x</text:p>'
            "</table:table-cell></table:table-row></table:table>")


_TAGS = "<table><tr><th>Action<th>Owner<th>Deadline<th>Status<tr><td>gauges01 lakes02<td>Boat House<td>May 2025<td>In progress"
_CSV = "Action,Owner,Deadline,Status\ngauges01 lakes02,Boat House,May 2025,In progress\n"
_MARKED = "| Action | Owner | Deadline |\n|---|---|---|\n| {} | Boat House | May 2025 |\n"
OPENERS = (
    Opener("a-document-type-with-an-entity.ods", _sheets(table(ROWS), _declared), "document-unsafe"),
    Opener("a-document-type-with-an-entity.odt", _text(table(ROWS), _declared), "document-unsafe"),
    Opener("a-million-columns-with-words.ods", _sheets(_cell('table:number-columns-repeated="1000000"')), "too-large"),
    Opener("a-merge-over-the-whole-sheet.ods", _sheets(table(ROWS).replace(
        "<table:table-cell ", '<table:table-cell table:number-columns-spanned="16384" table:number-rows-spanned="1048576" ', 1)),
        "no-header-row"),
    Opener("a-count-that-is-none.ods", _sheets(table(ROWS).replace(
        "<table:table-cell ", '<table:table-cell table:number-columns-repeated="-1e9" ', 1))),
    Opener("a-million-blank-rows.ods", _sheets(table(ROWS).replace("</table:table>", (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
        "</table:table-row></table:table>")))),
    Opener("a-bomb-of-blanks.ods", _sheets(table(ROWS) + " " * 30_000_000), "document-unsafe"),
    Opener("a-text-of-nine-megabytes.odt", _text(table(ROWS) + paragraph("x" * 9_500_000)), "document-unsafe"),
    Opener("elements-three-hundred-deep.odt", _text(table(ROWS) + "<text:p>" * 300 + "</text:p>" * 300), "document-unsafe"),
    Opener("cut-short.odt", _text(table(ROWS), lambda xml: xml[:-40]), "document-damaged"),
    Opener("no-content.ods", lambda path: written(path, SHEETS, "").write_bytes(path.read_bytes().replace(b"content.xml", b"consent.xml")),
           "document-damaged"),
    Opener("cells-over-sixty-thousand-rows.odt", _text(table(ROWS) + _cell(
        'table:number-columns-spanned="1000" table:number-rows-spanned="60000"').replace(
        "</table:table>", "<table:table-row/>" * 400 + "</table:table>")), "too-large"),
    Opener("macros.ods", lambda path: written(path, SHEETS, content(SHEETS, table(ROWS)), {"Basic/Standard/Evil.xml": "<x/>"})),
    Opener("a-million-columns.csv", _said(_CSV + "," * 1_000_000), "too-large"),
    Opener("more-cells-than-a-sheet.csv", _said(_CSV + "x,x,x\n" * 34_000), "too-large"),
    Opener("a-quotation-mark-that-is-never-closed.csv", _said(_CSV + '"x,' + "\n" * 90_000), "quotation-open"),
    Opener("rows-that-are-wider-than-any-header.csv", _said("\n".join(",".join(f"w{row}x{cell}" for cell in range(2_000))
                                                                      for row in range(5)) + "\n" + _CSV)),
    Opener("a-cell-of-signs.md", _said(_MARKED.format("gauges01 lakes02") + _MARKED.format("__a [b <s>" * 40_000))),
    Opener("a-line-of-bars.md", _said(_MARKED.format("x") + "|" * 100_000), "too-large"),
    Opener("a-line-of-dashes.md", _said(_MARKED.format("gauges01 lakes02") + "\n" + "-" * 2_000_000 + "|x")),
    Opener("cells-over-all-rows.html", _said(_TAGS + "</table><table>" + "<tr><td rowspan=65534 colspan=1000>x" * 400), "too-large"),
    Opener("tables-within-tables.html", _said(_TAGS + "<table>" * 40_000), "too-large"),
    Opener("half-a-million-paragraphs.html", _said(_TAGS + "</table>" + "<p>x" * 400_000), "too-large"),
    Opener("tags-that-never-end.html", _said("<html>" + _TAGS + "</table>" + "<a b=\"" * 400_000)),
    Opener("brackets-that-begin-nothing.html", _said("<html>" + _TAGS + "</table>" + "<" * 1_000_000)),
    Opener("comments-before-anything.html", _said("<!---->" * 400 + "<html>" + _TAGS)),
    Opener("comments-that-never-end.html", _said("<html>" + _TAGS + "</table>" + "<!--" * 400_000)),
    Opener("a-script.html", _said("<html><script>alert(1)</script>" + _TAGS)),
)
"""Every kind."""
