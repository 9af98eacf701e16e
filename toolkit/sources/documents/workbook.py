"""Opening a workbook that exists already: its values as a return is read, then its colours, notes and strike-outs.

All of it comes through the one door (`toolkit.reading`), within its bounds and counts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from xml.etree.ElementTree import Element

from toolkit.reading.contents import Relation, read_relations
from toolkit.reading.package import Package
from toolkit.reading.texts import main
from toolkit.reading.workbook import Opened, opened, read_sheets
from toolkit.reading.worksheets import Places
from toolkit.reading.xml_parts import items, reading
from toolkit.sources.documents.signs import in_signs
from toolkit.sources.documents.workbook_beside import drawn, notes, printed, spread
from toolkit.sources.documents.workbook_cells import Book, Cell, Position, Sheet, precision_of, shown
from toolkit.sources.documents.workbook_styles import PLAIN, Style, read_styles
from toolkit.sources.documents.workbook_texts import Struck, parted, rich_strings
from toolkit.tracker.record.cells import CellValue, ErrorValue, Formula, RawSheet, RawWorkbook, SheetState
from toolkit.tracker.record.problems import Place, Refused
from toolkit.tracker.record.register_sheets import ABOUT, BASE, sheets_in
from toolkit.words import sources as words
from toolkit.words.speaking import figure, said

MAX_COVERED = 300_000
"""The most cells, of those that are used, that merges and links may cover."""


def read_book(package: Package) -> Book:
    """Read a workbook.

    Raises:
        Refused: It is protected, damaged, too large or unsafe.
    """
    book = opened(package)
    values = read_sheets(book, book.worksheets)
    if BASE in {sheet.name for sheet in values} and ABOUT in sheets_in(RawWorkbook(values)):
        raise Refused("document-is-register")
    looks = _Looks(book)
    sheets = tuple(_SheetReader(raw, part, looks).read()
                   for raw, (_, part) in zip(values, book.worksheets, strict=True))
    return Book(sheets, tuple(looks.drawn))


class _Looks:
    """What the sheets of a workbook have in common, and what is left of the bounds."""

    def __init__(self, book: Opened) -> None:
        self.package = book.package
        self.styles = read_styles(book)
        part = book.by_kind.get("sharedstrings", "")
        self.rich = rich_strings(book.package, part) if part in book.package.names else {}
        self.covered_left = MAX_COVERED
        self.cells_left = book.package.limits.cells
        self.drawn: list[str] = []

    def cover(self, count: int, place: Place) -> None:
        """Count cells that are covered by a merge or a link.

        Raises:
            Refused: They are too many.
        """
        self.covered_left -= count
        if self.covered_left < 0:
            raise Refused("too-large", place, said(words.MORE_COVERED, most=figure(MAX_COVERED)))


class _SheetReader:
    """Reads the looks of one worksheet, and puts them to its values."""

    def __init__(self, raw: RawSheet, part: str, looks: _Looks) -> None:
        self._raw, self._part, self._looks = raw, part, looks
        self._package = looks.package
        self._place = Place(file=self._package.file, sheet=raw.name)
        self._cells: dict[Position, Cell] = {}
        self._links: list[tuple[str, str]] = []
        self._bands: dict[str, str] = {}

    def read(self) -> Sheet:
        """The sheet in neutral form."""
        relations = read_relations(self._package, self._part)
        self._read_cells(relations)
        self._add_notes(relations)
        raw = self._raw
        last_row = max((row for row, _ in self._cells), default=0)
        last_column = max((column for _, column in self._cells), default=0)
        merged = dict(self._merged(last_row, last_column + 1))
        cells = {at: cell for at, cell in self._cells.items() if at not in merged}
        self._looks.drawn += [self._cells[at].text for at in sorted(merged.keys() & self._cells.keys())
                              if self._cells[at].text]
        self._add_links(cells)
        for relation in relations.values():
            if relation.kind == "drawing":
                self._looks.drawn += drawn(self._package, relation.part)
        with_words = [cell for cell in cells.values() if cell.has_words]
        return Sheet(raw.name, raw.state is not SheetState.VISIBLE, cells,
                     raw.hidden_rows & {cell.row for cell in with_words},
                     raw.hidden_columns & {cell.column for cell in with_words},
                     merged, tuple(printed(self._bands)))

    def _read_cells(self, relations: Mapping[str, Relation]) -> None:
        namespace, elements = items(self._package, self._part, main("worksheet"), level=2)
        places, is_row = Places(), f"{namespace}row"
        with reading(self._package, self._part):
            for around, batch in elements:
                for element in batch:
                    if element.tag == is_row:
                        self._read_row(places, element, namespace)
                    elif element.tag == f"{namespace}hyperlink" and (target := _target(element, relations)):
                        self._links.append((element.attrib["ref"], target))
                    elif around == f"{namespace}headerFooter":
                        self._bands[element.tag.removeprefix(namespace)] = element.text or ""

    def _read_row(self, places: Places, row: Element, namespace: str) -> None:
        styles, rich = self._looks.styles, self._looks.rich
        for number, column, element in places.of(row):
            style = styles.get(element.get("s", "0"), PLAIN)
            value = self._raw.rows.get(number, {}).get(column)
            if value is None and not style.fill:
                continue
            struck = parted(element, namespace, rich, style.font, is_struck=style.is_struck) if len(element) else None
            cell = _cell((number, column), value, style, struck)
            if cell is not None:
                self._add(cell)

    def _add(self, cell: Cell) -> None:
        self._looks.cells_left -= 1
        if self._looks.cells_left < 0:
            raise Refused("too-large", self._place, said(words.MORE_CELLS, most=figure(self._package.limits.cells)))
        self._cells[cell.row, cell.column] = cell

    def _add_notes(self, relations: Mapping[str, Relation]) -> None:
        for relation in relations.values():
            if relation.kind == "comments":
                for at, text in notes(self._package, relation.part):
                    cell = self._cells.get(at)
                    self._add(Cell(*at, note=text) if cell is None else replace(cell, note=text))

    def _add_links(self, cells: dict[Position, Cell]) -> None:
        for ref, target in self._links:
            with reading(self._package, self._part):
                covered = spread(ref, cells)
            self._looks.cover(len(covered), self._place)
            for at in covered:
                if at in cells and target not in cells[at].text + cells[at].struck:
                    cells[at] = replace(cells[at], link=target)

    def _merged(self, last_row: int, last_column: int) -> Iterator[tuple[Position, Position]]:
        """Where each covered cell of the used range has its merge."""
        for top, left, bottom, right in self._raw.merged:
            rows, columns = range(top, min(bottom, last_row) + 1), range(left, min(right, last_column) + 1)
            self._looks.cover(len(rows) * len(columns), self._place)
            for row in rows:
                for column in columns:
                    if (row, column) != (top, left):
                        yield (row, column), (top, left)


def _target(link: Element, relations: Mapping[str, Relation]) -> str:
    name = next((value for key, value in link.attrib.items() if key.endswith("}id")), "")
    return relations[name].outside if name in relations else ""


def _cell(at: Position, held: CellValue | None, style: Style, struck: Struck | None) -> Cell | None:
    value = held.cached if isinstance(held, Formula) else held
    text, gone = shown(in_signs(style.font, value) if isinstance(value, str) else value, style.number_format), ""
    if struck is not None:
        text, gone = shown(struck.left, style.number_format), shown(struck.struck, style.number_format)
    elif style.is_struck:
        text, gone = "", text
    formula = f"={held.text}" if isinstance(held, Formula) and not (text or gone) else ""
    if not (text or gone or style.fill or formula):
        return None
    meant = value.date() if isinstance(value, datetime) else value
    is_meant = isinstance(meant, int | float | date) and not isinstance(meant, bool) and not style.is_struck
    precision = precision_of(style.number_format) if isinstance(meant, date) else "day"
    return Cell(*at, text, meant if is_meant else None, precision, gone, style.fill,  # type: ignore[arg-type]
                formula=formula, is_error=isinstance(value, ErrorValue))
