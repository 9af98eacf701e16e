"""The cell formats of a workbook, as far as they change what a number means."""


from toolkit.workbook.number_formats import BUILTIN, Meanings, Shows, meanings, what_it_shows
from toolkit.workbook.package import Package
from toolkit.workbook.texts import main, unescaped
from toolkit.workbook.xml_parts import Handlers, parse_part


class _Formats:
    """Gathers what each cell format shows; number formats stand before the cell formats that use them."""

    def __init__(self, namespace: str, shown: list[Shows], package: Package) -> None:
        self._number_format, self._cell_format = f"{namespace}numFmt", f"{namespace}xf"
        self._cell_formats = f"{namespace}cellXfs"
        self._by_number = dict(BUILTIN)
        self._shown, self._package = shown, package
        self._inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == self._cell_format:
            if self._inside:
                number = int(attributes.get("numFmtId", "0"))
                self._shown.append(self._by_number.get(number, Shows.NUMBER))
        elif name == self._number_format:
            code = unescaped(attributes.get("formatCode", ""))
            self._by_number[int(attributes["numFmtId"])] = what_it_shows(code)
        elif name == self._cell_formats:
            self._inside = True
        if max(len(self._shown), len(self._by_number)) > self._package.limits.formats:
            raise self._package.refused("too-large", "it has too many cell formats")

    def end(self, name: str) -> None:
        if name == self._cell_formats:
            self._inside = False


def read_meanings(package: Package, part: str, *, date_1904: bool) -> dict[str | None, Meanings]:
    """How to read the numbers of cells whose format shows a date or a time (see `meanings`)."""
    shown: list[Shows] = []

    def attach(parser: Handlers, namespace: str) -> None:
        formats = _Formats(namespace, shown, package)
        parser.StartElementHandler = formats.start
        parser.EndElementHandler = formats.end

    parse_part(package, part, main("styleSheet"), attach, most=package.limits.description)
    return meanings(shown, date_1904=date_1904)
