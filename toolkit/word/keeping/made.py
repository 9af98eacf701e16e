"""By what a report says of itself which one it is: an id among its properties, and in a hidden bookmark as well.

The id of a report is a hash of what was generated. Under that the archive keeps it, without the id.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import quote, unquote

from lxml import etree

from toolkit.word.keeping.anchors import BEGINNING, anchors_in
from toolkit.word.keeping.names import q
from toolkit.word.keeping.packages import Package
from toolkit.word.long_tables.bodies import BODY_PART, pieces_of_body

_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
CORE_PART = "docProps/core.xml"
"""Where Word, LibreOffice and we write the properties of a document."""
MOST_OF_PROPERTIES = 100_000
"""Bytes of these; larger ones are none of ours."""
_SCHEME = "tracker-report"
VERSION = "1"
"""Of the anchors and of what is said here."""
_IDENTIFIER = re.compile(rf"{_SCHEME}:(\d+)((?::[^:]*)*)")
_OF = f"{BEGINNING}of_"
"""What the name of the bookmark begins with that says the id."""
_OF_ID = 999_999
_FIRST = re.compile(r"(<w:p(?= |/?>)[^>]*?)(?:(/)>|>(<w:pPr/>|<w:pPr>(?:<w:pPrChange\b.*?</w:pPrChange>|(?!</w:pPr>).)*"
                    r"</w:pPr>)?)", re.DOTALL)
"""How the first paragraph begins: its tag, whether it ends with that, and its properties."""


@dataclass(frozen=True, slots=True)
class Made:
    """Of what a report was made.

    Attributes:
        house_format: Its name.
        language: That it is written in.
        register: The id of the register.
        template: A hash of the template.
        digest: The id of the report; "" in the archive.
        version: Of all this.
        asked: What of the register it is about, and how, as it stands behind the question mark of an address.
    """

    house_format: str
    language: str
    register: str
    template: str
    digest: str = ""
    version: str = VERSION
    asked: str = ""

    @property
    def identifier(self) -> str:
        """The same as a property of a document."""
        parts = (self.version, self.house_format, self.language, self.register, self.template, self.digest,
                 self.asked)
        return ":".join((_SCHEME, *(quote(part, safe="") for part in parts))).rstrip(":")


def signed(report: bytes, digest: str) -> bytes:
    """A report that says its id.

    Args:
        report: As the archive keeps it.
        digest: Its id.
    """
    if any(_OF in piece for piece in pieces_of_body(report, "/>")):
        package = Package(report)
        sign(package, made_of(package), digest)
        return package.packed()
    package = Package(report, but=BODY_PART)
    _sign_properties(package, made_of(package), digest)
    return package.packed({BODY_PART: _signed(pieces_of_body(report, "</w:p>"), digest)})


def _signed(pieces: Iterator[str], digest: str) -> Iterator[str]:
    """A body in pieces, whose first paragraph says the id."""
    marks = f'<w:bookmarkStart w:id="{_OF_ID}" w:name="{_OF}{digest}"/><w:bookmarkEnd w:id="{_OF_ID}"/>'
    for piece in pieces:
        if found := _FIRST.search(piece):
            end = "</w:p>" if found[2] else ""
            yield f"{piece[:found.start()]}{found[1]}>{found[3] or ''}{marks}{end}{piece[found.end():]}"
            break
        yield piece
    yield from pieces


def sign(package: Package, made: Made | None, digest: str) -> None:
    """Say in a document of what it was made, and the id of what was generated last."""
    _sign_properties(package, made, digest)
    body = package.body
    for mark in [one for one in body.iter(q("w:bookmarkStart")) if one.get(q("w:name"), "").startswith(_OF)]:
        mark.set(q("w:name"), _OF + digest)
        return
    first = next(body.iter(q("w:p")))
    for side in ("End", "Start"):
        mark = first.makeelement(q(f"w:bookmark{side}"))
        mark.set(q("w:id"), str(_OF_ID))
        if side == "Start":
            mark.set(q("w:name"), _OF + digest)
        first.insert(0 if first.find(q("w:pPr")) is None else 1, mark)


def _sign_properties(package: Package, made: Made | None, digest: str) -> None:
    if made is not None:
        whole = Made(made.house_format, made.language, made.register, made.template, digest, made.version, made.asked)
        _set_identifier(package, whole.identifier)


def made_of(package: Package) -> Made | None:
    """What a document says of itself among its properties; None where it says nothing that is known."""
    return _made_in(_core(package))


def made_of_file(data: bytes) -> Made | None:
    """The same of a file of which nothing else is read; None also where it is no Word document."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            if package.getinfo(CORE_PART).file_size > MOST_OF_PROPERTIES:
                return None
            return _made_in(etree.fromstring(package.read(CORE_PART), etree.XMLParser(resolve_entities=False)))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, NotImplementedError, RuntimeError, OSError):
        return None


def _made_in(core: Any) -> Made | None:
    identifier = core.find(q("dc:identifier")) if core is not None else None
    found = _IDENTIFIER.fullmatch((identifier.text or "").strip()) if identifier is not None else None
    if found is None:
        return None
    parts = [unquote(part) for part in found[2].split(":")[1:]]
    house_format, language, register, template, digest, asked = [*parts, *[""] * 6][:6]
    return Made(house_format, language, register, template, digest, found[1], asked)


def digest_in(package: Package) -> str:
    """The id that a document says in its bookmark; "" for none."""
    names = (mark.get(q("w:name"), "") for mark in package.body.iter(q("w:bookmarkStart")))
    return next((name.removeprefix(_OF) for name in names if name.startswith(_OF)), "")


def is_anchored(package: Package) -> bool:
    """Whether a document has an anchor."""
    return next(anchors_in(package.body), None) is not None


def set_modified(package: Package, moment: str) -> None:
    """Say when a document was changed."""
    core = _core(package)
    if core is not None and (found := core.find(q("dcterms:modified"))) is not None:
        found.text = moment


def _core(package: Package) -> Any:
    part = next((one.target for one in package.relations("") if one.kind == _CORE), "")
    return package.tree(part) if part in package.contents else None


def _set_identifier(package: Package, words: str) -> None:
    core = _core(package)
    if core is None:
        return
    found = core.find(q("dc:identifier"))
    if found is None:
        found = etree.SubElement(core, q("dc:identifier"))
    found.text = words
