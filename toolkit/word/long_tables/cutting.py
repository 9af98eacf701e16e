"""Cuts the rows of long tables out of a body while it is filled in, and sets them in where they were.

In the place of a stretch of rows stands one row with nothing in it. The rows of a table that is not long stay, and so
do the last row of each stretch and whatever is not made of paragraphs of text: all that was not put aside is one tree,
and what is done with that need not know of the rest.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

from docx.oxml.ns import qn
from markupsafe import Markup

from toolkit.word.fitting import TWIPS
from toolkit.word.long_tables.shapes import Piece, Shape, read_shape
from toolkit.word.long_tables.stretches import Stretch
from toolkit.word.printing import LINE_BREAK, TAB

MOST_ROWS = 100
"""A table with more rows is long."""
MOST_SHAPES = 2_000
"""Rows of further shapes are not put aside."""
NUMBER = "trackerStretch"
"""The attribute of a row that stands for a stretch: its number."""
_STANDS_FOR = re.compile(rf'<w:tr {NUMBER}="(\d+)"/>')
_OPENING = re.compile(r"\s*<w:body\b[^>]*>")
_NOT_CUT = re.compile(r"<!--|<\?|<!\[CDATA\[|<w:(?:tr|tbl)\b[^>]*/>")
"""What may hold something that looks like a row and is none."""
_TABLE_BEGINS, _TABLE_ENDS, _ROW_BEGINS, _ROW_ENDS = "<w:tbl", "</w:tbl>", "<w:tr", "</w:tr>"
_EDGE = re.compile(r"<w:tbl(?=[ >])|</w:tbl>|<w:tr(?=[ >])|</w:tr>")
_COLUMN = re.compile(r'<w:gridCol\b[^>]*?\bw:w="(\d+)"')
_TAG, _LINK = re.compile(r"(<[^>]*>)"), re.compile(r'(<w:hyperlink r:id=")([^"]*)(".*)')


class Cutter:
    """Puts the rows of long tables aside.

    Attributes:
        stretches: What was put aside.
    """

    def __init__(self, template: str, size: Callable[[str], float], headings: Collection[str]) -> None:
        """Get ready.

        Args:
            template: The body as it is to be filled in.
            size: Gives the height of the letters of a style.
            headings: The styles of headings.
        """
        opening = _OPENING.match(template)
        self._opening = opening[0] if opening and not _NOT_CUT.search(template) else ""
        self._size, self._headings = size, headings
        self.stretches: list[Stretch] = []
        self._shapes: dict[tuple[Piece, ...], Shape | None] = {}
        self._known: dict[str, list[tuple[str, str]]] = {}
        self._done: list[str] = []
        self._depth = self._table = self._rows = 0
        self._open: list[Piece] | None = None
        self._values: list[str] = []
        self._stretch: Stretch | None = None
        self._last: tuple[list[Piece], Shape, list[str]] | None = None
        self._columns: list[float] = []

    @property
    def rows(self) -> int:
        """How many rows were put aside, but for those that stand for them."""
        return sum(stretch.rows - 1 for stretch in self.stretches)

    def body(self, pieces: Iterable[str]) -> str:
        """A body without the rows that were put aside.

        Args:
            pieces: What Jinja gives: constants of the template, and values as `Markup`.
        """
        if not self._opening:
            return "".join(pieces)
        for piece in pieces:
            if isinstance(piece, Markup) and not ("<" in piece and _EDGE.search(piece)):
                if piece:
                    self._value(piece)
                continue
            for text, edge in self._known.get(piece) or self._cut(piece):
                if self._open is None or edge:
                    self._constant(text, edge)
                else:
                    self._open.append(text)
        self._plain(*_joined(self._open or (), self._values))
        return "".join(self._done)

    def _value(self, value: Markup) -> None:
        if self._open is None:
            self._plain(value)
        elif "<" in value:
            _with_tags(str(value), self._open, self._values)
        else:
            self._open.append(None)
            self._values.append(str(value))

    def _constant(self, text: str, edge: str) -> None:
        """A piece of a constant, and the tag of a table or a row with which it begins or ends."""
        if edge == _ROW_BEGINS and self._depth == 1 and self._open is None:
            self._open, self._values = [], []
        elif edge == _TABLE_BEGINS:
            self._depth += 1
            if self._depth == 1:
                self._end()
                self._table, self._rows = len(self._done), 0
        if self._open is None:
            self._plain(text)
        else:
            self._open.append(text)
        if edge == _TABLE_ENDS:
            self._depth -= 1
        elif edge == _ROW_ENDS and self._depth == 1 and self._open is not None:
            row, self._open = self._open, None
            self._row(row, self._values)

    def _cut(self, piece: str) -> list[tuple[str, str]]:
        """A constant in pieces, each with the tag of a table or a row with which it begins, or with which it ends."""
        cut, begins, done = [], "", 0
        for found in _EDGE.finditer(piece):
            if found[0] in (_TABLE_ENDS, _ROW_ENDS):
                if begins:
                    cut.append((piece[done:found.start()], begins))
                    done = found.start()
                cut.append((piece[done:found.end()], found[0]))
                begins, done = "", found.end()
            else:
                if found.start() > done:
                    cut.append((piece[done:found.start()], begins))
                begins, done = found[0], found.start()
        if done < len(piece):
            cut.append((piece[done:], begins))
        self._known[str(piece)] = cut
        return cut

    def _row(self, row: list[Piece], values: list[str]) -> None:
        """A row is whole: put aside the one before it, if both can be."""
        if not self._rows:
            above = "".join(self._done[self._table:])
            self._columns = [int(width) / TWIPS for width in _COLUMN.findall(above)]
        self._rows += 1
        shape = self._shape(row) if self._rows > MOST_ROWS else None
        if shape is None:
            self._plain(*_joined(row, values))
            return
        if self._last is not None:
            if self._stretch is None:
                self._done.append(f'<w:tr {NUMBER}="{len(self.stretches)}"/>')
                self._stretch = Stretch(self._columns)
                self.stretches.append(self._stretch)
            self._stretch.add(*self._last[1:])
        self._last = row, shape, values

    def _shape(self, row: list[Piece]) -> Shape | None:
        key = tuple(row)
        if key not in self._shapes:
            if len(self._shapes) >= MOST_SHAPES:
                return None
            self._shapes[key] = read_shape(key, self._opening, self._size, self._headings)
        return self._shapes[key]

    def _plain(self, *texts: str) -> None:
        """What is not put aside."""
        self._end()
        self._done.extend(texts)

    def _end(self) -> None:
        """Nothing follows on the last row: it stays."""
        if self._last is not None:
            row, _, values = self._last
            self._done.extend(_joined(row, values))
        self._last = self._stretch = None


def _with_tags(value: str, row: list[Piece], values: list[str]) -> None:
    """A value with tags in it as pieces of a row; one with nothing but line breaks between words stays whole."""
    broken = value.replace(LINE_BREAK, "\n").replace(TAB, "\n")
    if "<" not in broken and broken.strip("\n") == broken and "\n\n" not in broken:
        row.append(None)
        values.append(value)
        return
    for part in filter(None, _TAG.split(value)):
        if link := _LINK.fullmatch(part):
            row += (link[1], None, link[3])
            values.append(link[2])
        elif part.startswith("<"):
            row.append(part)
        else:
            row.append(None)
            values.append(part)


def _joined(row: Iterable[Piece], values: Iterable[str]) -> Iterator[str]:
    """The XML of a row."""
    left = iter(values)
    return (next(left) if piece is None else piece for piece in row)


def standing_for(body: Any, stretches: Sequence[Stretch]) -> dict[Any, Stretch]:
    """The rows of a body that stand for rows that were put aside."""
    rows = body.iter(qn("w:tr")) if stretches else ()
    return {row: stretches[int(number)] for row in rows if (number := row.get(NUMBER))}


def with_rows(body: str, stretches: Sequence[Stretch]) -> Iterator[str]:
    """A body in pieces, with the rows where they were."""
    done = 0
    for found in _STANDS_FOR.finditer(body):
        yield body[done:found.start()]
        yield from stretches[int(found[1])].written()
        done = found.end()
    yield body[done:]
