"""Page numbers that were left within a sentence when a document lost its pages, as in “convene their 9/16 members”."""

import re
from dataclasses import replace

from toolkit.sources.documents.reading import Row, SourceDocument
from toolkit.tracker.wording.sentences import FUNCTION_WORDS
from toolkit.tracker.wording.words import folded

NEAR = 0.1
"""How far from its place a page number may stand, as a part of the whole."""
FEWEST_PAGES = 4
"""The pages below which the place of a number says little."""

_PAGE_OF = re.compile(r"(?<!\S)(?P<before>[^\W\d_]+) (?P<page>\d{1,3})/(?P<pages>\d{1,3}) (?=(?P<after>[^\W\d_]))")


def without_page_numbers(document: SourceDocument) -> tuple[SourceDocument, list[Row]]:
    """The document without page numbers within sentences, and those, each as a row.

    Only in plain text, and only where “n/m” breaks a sentence after a word that none ends with, about where the n-th of
    m pages would end.
    """
    if not all(row.locator.startswith("L") for row in document.rows):
        return document, []
    total = sum(len(row.text) for row in document.rows)
    rows, found = list[Row](), list[Row]()
    passed = 0
    for row in document.rows:
        cells = []
        for cell in row.cells:
            numbers = [match for match in _PAGE_OF.finditer(cell) if _is_page(match, passed + match.start(), total)]
            found += [replace(row, cells=(f"{match['page']}/{match['pages']}",)) for match in numbers]
            ends = [0, *(match.end() for match in numbers)]
            stops = [*(match.end("before") + 1 for match in numbers), len(cell)]
            cells.append("".join(cell[a:b] for a, b in zip(ends, stops, strict=True)))
        passed += len(row.text)
        rows.append(replace(row, cells=tuple(cells)))
    return replace(document, rows=tuple(rows)), found


def _is_page(match: re.Match[str], place: int, total: int) -> bool:
    page, pages = int(match["page"]), int(match["pages"])
    if pages < FEWEST_PAGES or not 0 < page < pages or not match["after"].islower():
        return False
    return folded(match["before"]) in FUNCTION_WORDS and abs(place / total - page / pages) <= NEAR
