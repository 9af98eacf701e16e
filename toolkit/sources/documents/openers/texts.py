"""The tables of a text: values parted by commas, semicolons, tabs or bars, and the tables of Markdown."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.reading.package import IMPORT_LIMITS
from toolkit.sources.documents.tables import DocumentTable, Tables
from toolkit.sources.documents.workbook_cells import Aside, Cell, Position, Sheet
from toolkit.tracker.record.problems import Place, Refused
from toolkit.words import details
from toolkit.words import sources as words
from toolkit.words.speaking import figure, said

SEPARATORS = ",;\t|"
ENDINGS = (".csv", ".tsv", ".tab", ".psv")
"""How the names of files end that hold nothing but separated values."""
_LOOKED_AT = 200
"""The first lines of a text, by which its separator is known."""
_BARS_PER_CELL = 4
"""So many bars, at the most, for each cell with words."""
_SAYS_SEPARATOR = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
_RULE = re.compile(r"[\s|+:=-]+")
_BAR = re.compile(r"(?<!\\)\|")
_STRUCK = re.compile(r"~~(.{1,2000}?)~~|<(?:s|del|strike)>(.{1,2000}?)</(?:s|del|strike)>")
_LONGEST_MARKED = 10_000
_LINE_END = re.compile(r"<br ?/?>", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\]]{0,300})\]\(([^\s)]{1,2000})\)")
_MARKS = re.compile(r"(\*\*|__|`)(?=\S)(.{1,500}?)(?<=\S)\1")
_HEADING = re.compile(r"#{1,6}\s+|[>*+-]\s+")


class _Line(NamedTuple):
    """A line of a table: its number, and its cells."""

    number: int
    cells: Sequence[str]


def tables_of_text(lines: Sequence[str], file: str) -> Tables:
    """The tables of a text; of a file of separated values, or of one that looks like it, there is one.

    Raises:
        Refused: A quotation mark of separated values is never closed, or they are too many.
    """
    stem = file.rpartition(".")[0] or file
    if file.lower().endswith(ENDINGS):
        return Tables((DocumentTable(_separated(lines, stem, file)),))
    found = _within_text(lines, file)
    if not found.tables and _is_separated(lines):
        return Tables((DocumentTable(_separated(lines, stem, file)),))
    return found


# separated values


def _separated(lines: Sequence[str], stem: str, file: str) -> Sheet:
    says = _SAYS_SEPARATOR.fullmatch(lines[0].strip("\ufeff")) if lines else None
    separator, _ = (says[1], 1.0) if says else _separator(lines)
    _bound_columns(lines, separator, file)
    cells: dict[Position, Cell] = {}
    for number, record in enumerate(_records(lines[1:] if says else lines, separator, file), 1 + bool(says)):
        for column, text in enumerate(record, 1):
            if text.strip():
                cells[number, column] = Cell(number, column, text.strip())
        _bound(len(cells), file)
    return Sheet(stem, cells=cells)


def _records(lines: Sequence[str], separator: str, file: str) -> Iterator[list[str]]:
    """The records of separated values, each of one line or of several where its quotation marks say so."""
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=separator)
    begins = 1
    try:
        for record in reader:
            yield record
            if reader.line_num < len(lines):
                begins = reader.line_num + 1
    except csv.Error:
        raise Refused("quotation-open", Place(file=file), str(begins)) from None
    if _is_open(lines[begins - 1:], separator):
        raise Refused("quotation-open", Place(file=file), str(begins))


def _is_open(lines: Sequence[str], separator: str) -> bool:
    """Whether the last record ends within quotation marks."""
    try:
        for _ in csv.reader((f"{line}\n" for line in lines), delimiter=separator, strict=True):
            pass
    except csv.Error as error:
        return "end of data" in str(error)
    return False


def _separator(lines: Sequence[str]) -> tuple[str, float]:
    """The separator that parts most of the first lines into the same number of cells, and how well it does."""
    ranked = []
    for order, separator in enumerate(SEPARATORS):
        some = [f"{line}\n" for line in lines[:_LOOKED_AT] if line.strip()]
        if any(line.count(separator) > IMPORT_LIMITS.columns for line in some):
            return separator, 0.0
        try:
            counts = [len(record) for record in csv.reader(some, delimiter=separator)]
        except csv.Error:
            continue
        of_several = Counter(count for count in counts if count > 1)
        count, times = of_several.most_common(1)[0] if of_several else (1, 0)
        share = times / max(len(counts), 1)
        # How many rows agree weighs most: one long text may have more commas than a table has columns.
        ranked.append((share ** 3 * min(count, 20), -order, separator, share))
    _, _, separator, share = max(ranked, default=(0, 0, ",", 0.0))
    return separator, share


def _is_separated(lines: Sequence[str]) -> bool:
    """Whether a text of another name holds separated values: most lines have as many cells, three at least."""
    separator, share = _separator(lines)
    some = [line for line in lines[:_LOOKED_AT] if line.strip()]
    return len(some) > 1 and share >= 0.8 and sum(line.count(separator) > 1 for line in some) >= 0.8 * len(some)


def _bound_columns(lines: Sequence[str], separator: str, file: str) -> None:
    """Refuses what has more columns than a sheet, before any becomes an object."""
    if any(line.count(separator) > IMPORT_LIMITS.columns for line in lines):
        raise Refused("too-large", Place(file=file), said(details.MORE_COLUMNS, most=figure(IMPORT_LIMITS.columns)))


def _bound(count: int, file: str) -> None:
    if count > IMPORT_LIMITS.cells:
        raise Refused("too-large", Place(file=file), said(words.MORE_CELLS, most=figure(IMPORT_LIMITS.cells)))


# tables within a text


def _within_text(lines: Sequence[str], file: str) -> Tables:
    _bound_columns(lines, "|", file)
    _bound(sum(line.count("|") for line in lines) // _BARS_PER_CELL, file)
    found: list[DocumentTable] = []
    above: list[Aside] = []
    count = 0
    for group in _groups(lines):
        if isinstance(group, Aside):
            above.append(group)
            continue
        sheet = _sheet(f"table {len(found) + 1}", group)
        count += len(sheet.cells)
        _bound(count, file)
        found.append(DocumentTable(sheet, tuple(above)))
        above = []
    return Tables(tuple(found), tuple(above))


def _groups(lines: Sequence[str]) -> Iterator[Aside | list[_Line]]:
    """The tables of a text and the lines between them. A blank line ends a table of bars, and none of tabs."""
    table: list[_Line] = []
    sign = ""
    for number, line in enumerate(lines, 1):
        own = _sign(line)
        if table and own != sign and (line.strip() or sign == "|"):
            yield from _ended(table, lines)
            table = []
        if own:
            table.append(_Line(number, _cells(line, own)))
        elif line.strip():
            yield _aside(number, line)
        sign = own if line.strip() or sign == "|" else sign
    yield from _ended(table, lines)


def _ended(table: list[_Line], lines: Sequence[str]) -> Iterator[Aside | list[_Line]]:
    """A table, or the lines of what is none: a single line."""
    if len([line for line in table if not _is_rule(lines[line.number - 1])]) > 1:
        yield table
    else:
        yield from (_aside(line.number, lines[line.number - 1]) for line in table)


def _aside(number: int, line: str) -> Aside:
    return Aside(" ".join(_HEADING.sub("", line.strip(), count=1).split()), f"line {number}")


def _sign(line: str) -> str:
    """The sign that parts a line into cells: a bar or a tab; "" where it has none."""
    bars = len(_BAR.findall(line))
    if bars > 1 or _is_rule(line):
        return "|"
    return "\t" if "\t" in line.strip() else ""


def _is_rule(line: str) -> bool:
    """Whether a line only draws: below headings, or around a table."""
    return (("--" in line or "==" in line) and ("|" in line or "+" in line)) and _RULE.fullmatch(line) is not None


def _cells(line: str, sign: str) -> Sequence[str]:
    if sign == "\t":
        return line.split("\t")
    if _is_rule(line):
        return ()
    inner = line.strip()
    inner = inner.removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [part.strip().replace("\\|", "|") for part in _BAR.split(inner)]


def _sheet(name: str, table: Sequence[_Line]) -> Sheet:
    cells: dict[Position, Cell] = {}
    for line in table:
        for column, text in enumerate(line.cells, 1):
            if text.strip():
                cells[line.number, column] = _cell(line.number, column, text)
    return Sheet(name, cells=cells)


def _cell(row: int, column: int, written: str) -> Cell:
    """A cell with the signs of Markdown taken for what they show; a very long text has none."""
    if len(written) > _LONGEST_MARKED:
        return Cell(row, column, written.strip(), place=f"line {row}, column {column}")
    place, links = f"line {row}, column {column}", [match[2] for match in _LINK.finditer(written)]
    struck = " ".join(match[1] or match[2] for match in _STRUCK.finditer(written))
    left = _MARKS.sub(r"\2", _LINK.sub(r"\1", _STRUCK.sub("", written)))
    return Cell(row, column, _LINE_END.sub("\n", left).strip(), struck=struck, link=" ".join(links), place=place)
