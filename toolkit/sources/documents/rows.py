"""A document in neutral form: rows of cells with the place where each stands; nothing judged.

A text becomes one row for each line, its cells parted by tabs. Other documents become one row for each paragraph
outside of tables, one for each table row, and below them one for each note. Merged cells have their text once, where
the merge begins; the cells that continue it are blank, as in the text form of a table. A workbook has sheets instead.
"""

from dataclasses import dataclass
from typing import NamedTuple

from toolkit.sources.documents.numbering import ListMark
from toolkit.sources.documents.openers.asides import Aside
from toolkit.sources.documents.workbook_cells import Book
from toolkit.sources.documents.workbook_texts import Struck


class Part(NamedTuple):
    """A paragraph within a cell of a table; a blank one has no text.

    `within` is its row and column where it stands in a table within the cell. `struck` parts its text where some of it
    is struck out.
    """

    text: str
    mark: ListMark = ListMark()
    within: tuple[int, int] | None = None
    struck: Struck | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A line, a paragraph or a table row.

    Attributes:
        cells: Its texts; one for a paragraph. Paragraphs within a cell are parted by line ends.
        locator: Where it stands, such as `L6` or `table 1 row 3`.
        position: Its number within the document, from 1, for sorting.
        table: The number of its table, from 1; 0 outside of tables and in plain text.
        style: The name of the Word style of a paragraph; "" for others.
        mark: The number or bullet that Word puts before a paragraph by itself, or the raised number of a footnote; it
            is no part of the text.
        parts: The paragraphs of each cell of a table, each with its mark; empty for others.
        number: Of a table row, its number within the table, from 1; 0 for others.
        covered: Of a table row, for each cell, `<` where it goes on with the cell before it, `^` with the one above,
            and "" where it begins.
    """

    cells: tuple[str, ...]
    locator: str
    position: int
    table: int = 0
    style: str = ""
    mark: ListMark = ListMark()
    parts: tuple[tuple[Part, ...], ...] = ()
    number: int = 0
    covered: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All its words in one line."""
        return " ".join(" ".join(self.cells).split())


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document in neutral form.

    Attributes:
        file: Its name without its folder.
        sha256: Of its bytes.
        rows: In order, blank ones left out.
        encoding: The encoding of a text that is not UTF-8; "" otherwise.
        lines: Every line of a text, blank ones too, as a form needs them that has lost its cells; none for Word.
        book: The sheets of a workbook, which has no rows; None for others.
        tracked: Whether a Word document has changes that nobody has accepted yet; it is read with all accepted.
        asides: What a Word document says outside its text, such as comments in the margin.
    """

    file: str
    sha256: str
    rows: tuple[Row, ...]
    encoding: str = ""
    lines: tuple[str, ...] = ()
    book: Book | None = None
    tracked: bool = False
    asides: tuple[Aside, ...] = ()
