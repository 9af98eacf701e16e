"""The door for Word documents: what passes it is whole and bounded, and only that is given to the library.

Everything is counted by parsing, whatever its spelling: elements, attributes, how deep they stand. Of a document that
is taken in, only the parts that are read are passed on, in a package made anew; whatever else the file holds, or lacks,
does not matter.
"""

import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import NoReturn
from xml.parsers import expat

from toolkit.reading.contents import Relation, read_relations, read_types
from toolkit.reading.files import MEGABYTE
from toolkit.reading.package import Limits, Package
from toolkit.reading.word_places import Misplaced, WordPlaces
from toolkit.tracker.record.problems import Refused
from toolkit.words import details
from toolkit.words.speaking import figure, said

WORD_LIMITS = Limits(inflated=100 * MEGABYTE, parsed=30 * MEGABYTE, elements=300_000)
"""Of a Word document, of which the library builds a tree."""
MOST_ATTRIBUTES = 500_000
DEEPEST = 200
"""Word nests tables a dozen levels deep at the most, which is some sixty elements."""

_CODES = {"damaged-workbook": "document-damaged", "unsafe-workbook": "document-unsafe",
          "not-a-workbook": "document-unknown"}
_PREFIX = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_READ = ("styles", "numbering", "footnotes", "endnotes")
"""The kinds of parts that are read beside the text."""
_ASIDE = ("comments", "header", "footer", "diagramdata")
_DOCUMENT = "word/document.xml"
_XML = ("+xml", "/xml")


class WordPackage(Package):
    """The parts of a Word document, counted as they are read."""

    def __init__(self, source: bytes, file: str = "", limits: Limits = WORD_LIMITS) -> None:
        self._attributes = 0
        super().__init__(source, limits, file=file)

    def refused(self, code: str, found: str = "") -> Refused:
        """The refusal of this document, to be raised."""
        if code == "too-many-cells":
            return super().refused("too-large", said(details.MORE_ELEMENTS, most=found))
        return super().refused(_CODES.get(code, code), found)

    def checked(self, part: str, places: WordPlaces | None = None) -> bytes:
        """What a part holds, once it is known to be well-formed, safe and within bounds.

        Args:
            part: Its name.
            places: Where its elements can stand; None where that does not matter, since all of it is kept.

        Raises:
            Refused: It is missing, damaged, unsafe or too large.
        """
        parser, whole = self._parser(part, places), bytearray()
        try:
            for chunk in self.chunks(part):
                self.count(chunk)
                whole += chunk
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, LookupError):
            raise self.damaged(said(details.NOT_WELL_FORMED, part=part)) from None
        except Misplaced as misplaced:
            raise self.damaged(said(misplaced.what)) from None
        return bytes(whole)

    def _parser(self, part: str, places: WordPlaces | None) -> expat.XMLParserType:
        depth = 0

        def start(name: str, attributes: list[str]) -> None:
            nonlocal depth
            depth += 1
            if depth > DEEPEST:
                raise self.refused("unsafe-workbook", said(details.DEEP, part=part, most=DEEPEST))
            self._count_attributes(len(attributes) // 2)
            if places:
                places.begin(name)

        def end(_: str) -> None:
            nonlocal depth
            depth -= 1
            if places:
                places.end()

        def doctype(*_: object) -> NoReturn:
            raise self.refused("unsafe-workbook", said(details.DOCUMENT_TYPE, part=part))

        parser = expat.ParserCreate(namespace_separator=" ")
        parser.ordered_attributes = parser.buffer_text = True
        parser.StartDoctypeDeclHandler = doctype
        parser.StartNamespaceDeclHandler = lambda *_: self._count_attributes(1)
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        if places:
            parser.CharacterDataHandler = places.words
        return parser

    def _count_attributes(self, more: int) -> None:
        self._attributes += more
        if self._attributes > MOST_ATTRIBUTES:
            raise self.refused("too-large", said(details.MORE_ELEMENTS, most=figure(self.limits.elements)))


def read_word(data: bytes, file: str = "") -> bytes:
    """The text of a Word document with its styles, numbers and notes, as a package with nothing else in it.

    Args:
        data: The document: .docx, .docm, .dotx or .dotm.
        file: Its name.

    Raises:
        Refused: It is protected, damaged, unsafe or too large, or no Word document.
    """
    package = WordPackage(data, file)
    read_types(package)
    main = _main_part(package)
    parts = {_DOCUMENT: package.checked(main, WordPlaces())}
    kinds = {}
    for relation in read_relations(package, main).values():
        if relation.kind in _READ and relation.kind not in kinds and relation.part in package.names:
            kinds[relation.kind] = f"word/{relation.kind}.xml"
            parts[kinds[relation.kind]] = package.checked(relation.part, WordPlaces())
    return _packed(parts, kinds)


def parts_aside(data: bytes, file: str = "") -> Iterator[tuple[str, bytes]]:
    """The kinds and contents of the parts of a Word document that hold words outside its text.

    One that is damaged, unsafe or too large is left out, as nothing else hangs on it.
    """
    package = WordPackage(data, file)
    for relation in read_relations(package, _main_part(package)).values():
        if relation.kind in _ASIDE and relation.part in package.names:
            try:
                yield relation.kind, package.checked(relation.part)
            except Refused:
                continue


def refuse_unsafe(data: bytes, file: str = "") -> None:
    """Refuses a Word document of which any part is damaged, unsafe or too large; for those that a library reads whole.

    Raises:
        Refused: See above.
    """
    package = WordPackage(data, file)
    types = read_types(package)
    _main_part(package)
    for part in package.names:
        if types[part].endswith(_XML) or part.endswith((".rels", ".xml")):
            package.checked(part)
        else:
            for _ in package.chunks(part):
                pass


def _main_part(package: Package) -> str:
    relations: Iterator[Relation] = (r for r in read_relations(package).values() if r.kind == "officedocument")
    part = next((relation.part for relation in relations), "")
    if part not in package.names:
        raise package.damaged(said(details.NO_WORD_PART))
    return part


def _packed(parts: Mapping[str, bytes], kinds: Mapping[str, str]) -> bytes:
    """A package as Word writes it, stored, for it is read at once."""
    overrides = "".join(f'<Override PartName="/word/{kind}.xml" ContentType="{_PREFIX}{kind}+xml"/>'
                        for kind in ("document.main", *kinds)).replace("document.main.xml", "document.xml")
    related = "".join(f'<Relationship Id="r{kind}" Type="{_RELATIONS}/{kind}" Target="{kind}.xml"/>' for kind in kinds)
    main = f'<Relationship Id="r1" Type="{_RELATIONS}/officeDocument" Target="{_DOCUMENT}"/>'
    types = (f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
             f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>')
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as package:
        package.writestr("[Content_Types].xml", types)
        package.writestr("_rels/.rels", f'<Relationships xmlns="{_PACKAGE}/relationships">{main}</Relationships>')
        package.writestr("word/_rels/document.xml.rels",
                         f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>')
        for name, content in parts.items():
            package.writestr(name, content)
    return made.getvalue()
