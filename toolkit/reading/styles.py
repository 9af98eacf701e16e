"""The cell formats of a workbook, as far as they change what a number means."""

from collections.abc import Iterator

from toolkit.reading.number_formats import BUILTIN, Formats, Shows, what_it_shows
from toolkit.reading.package import Package
from toolkit.reading.texts import main, unescaped
from toolkit.reading.xml_parts import Items, described_once, refuse_within
from toolkit.words import details
from toolkit.words.speaking import said


def read_formats(package: Package, part: str, *, date_1904: bool) -> Formats:
    """The cell formats of a workbook."""
    return Formats(described_once(package, part, main("styleSheet"), _shown, level=2), date_1904=date_1904)


def _shown(package: Package, namespace: str, elements: Iterator[Items]) -> list[Shows]:
    """What each cell format shows."""
    by_number = dict(BUILTIN)
    shown: list[Shows] = []
    number_format, cell_format, number_formats, cell_formats, named = (
        f"{namespace}{name}" for name in ("numFmt", "xf", "numFmts", "cellXfs", "cellStyleXfs"))
    places = {cell_format: (cell_formats, named), number_format: (number_formats,),
              number_formats: (f"{namespace}styleSheet",), cell_formats: (f"{namespace}styleSheet",)}
    for around, batch in elements:
        for element in batch:
            if around not in places.get(element.tag, (around,)):
                raise ValueError(element.tag)
            if len(element) and around != f"{namespace}styleSheet":
                refuse_within(element, (cell_format, number_formats, cell_formats))
            if element.tag == cell_format and around == cell_formats:
                shown.append(by_number.get(int(element.get("numFmtId", "0")), Shows.NUMBER))
            elif element.tag == number_format:
                code = unescaped(element.get("formatCode", ""))
                by_number[int(element.attrib["numFmtId"])] = what_it_shows(code)
        if max(len(shown), len(by_number)) > package.limits.formats:
            raise package.refused("too-large", said(details.MORE_FORMATS))
    return shown
