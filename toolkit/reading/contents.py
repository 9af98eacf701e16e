"""What a package says that it holds: its parts and their types, their relations, the tabs of the workbook."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from toolkit.reading.package import Package
from toolkit.reading.texts import main, unescaped
from toolkit.reading.xml_parts import Items, described, described_once, refuse_here
from toolkit.tracker.record.cells import SheetState
from toolkit.tracker.record.problems import Refused
from toolkit.words import details
from toolkit.words.speaking import Message, said

_PACKAGE_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/"
_RELATION_ID = tuple(
    f"{{{namespace}}}id"
    for namespace in (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    )
)
_TRUE = ("1", "true", "on")
_OTHER_DOCUMENTS = {
    "wordprocessingml": details.WORD,
    "presentationml": details.POWERPOINT,
    "sheet.binary": details.BINARY_WORKBOOK,
}
"""What the type of the main part holds -> what the file is."""

_BEYOND = {
    details.MACROS: ("vbaproject", "/macrosheets/", "macrosheet+xml"),
    details.LINKS: ("externallink+xml", "/externallinks/externallink"),
    details.EMBEDDED: ("/embeddings/", "oleobject"),
    details.CONTROLS: ("/activex/", "/ctrlprops/"),
    details.DRAWINGS: ("drawing+xml", "image/"),
    details.NOTES: ("comments+xml", "threadedcomment"),
    details.PIVOT: ("pivottable+xml",),
    details.OUTSIDE_DATA: ("connections+xml", "querytable+xml"),
}
"""What a person calls it -> what the name or the type of such a part holds."""

_DRAWINGS = (
    "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}wsDr",
    "{http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing}wsDr",
)


class Relation(NamedTuple):
    """What a part refers to.

    Attributes:
        kind: The last word of its type in small letters: `worksheet`, `styles`, …
        part: The name of the part; empty for what lies outside the package.
        outside: The address of what lies outside the package.
    """

    kind: str
    part: str
    outside: str = ""


class Tab(NamedTuple):
    """A sheet as the workbook lists it.

    Attributes:
        name: Its name.
        state: Whether a person sees it.
        relation: The id of the relation that leads to its part.
    """

    name: str
    state: SheetState
    relation: str


def read_types(package: Package) -> dict[str, str]:
    """The type of each part that is there, in small letters; empty where none is given."""
    if "[content_types].xml" not in package.names:
        raise _refused_archive(package)
    types_in = f"{{{_PACKAGE_NAMESPACE}content-types}}Types"
    defaults, by_name = described_once(package, "[content_types].xml", [types_in], _types, level=1)
    return {name: by_name.get(name) or defaults.get(name.rpartition(".")[2], "") for name in package.names}


def _types(_: Package, __: str, elements: Iterator[Items]) -> tuple[dict[str, str], dict[str, str]]:
    """Ending of a name, and name of a part -> the type."""
    defaults: dict[str, str] = {}
    types: dict[str, str] = {}
    for element in _each(elements):
        if element.tag.endswith("}Default"):
            defaults[element.attrib["Extension"].lower()] = element.attrib["ContentType"].lower()
        elif element.tag.endswith("}Override"):
            types[element.attrib["PartName"].lower().lstrip("/")] = element.attrib["ContentType"].lower()
    return defaults, types


def read_relations(package: Package, source: str = "") -> dict[str, Relation]:
    """The relations of a part, or of the package itself, by their ids."""
    folder, slash, name = source.rpartition("/")
    part = f"{folder}{slash}_rels/{name}.rels"
    if part not in package.names:
        return {}
    told = described_once(
        package, part, [f"{{{_PACKAGE_NAMESPACE}relationships}}Relationships"], _relations, level=1)
    return {
        name: Relation(kind, "", target) if outside else Relation(kind, package.part(target, source))
        for name, kind, target, outside in told}


def _relations(_: Package, __: str, elements: Iterator[Items]) -> list[tuple[str, str, str, bool]]:
    """Id, kind and target of each relation, and whether that is outside."""
    return [(element.attrib["Id"], element.attrib["Type"].rpartition("/")[2].lower(), element.attrib["Target"],
             element.get("TargetMode") == "External") for element in _each(elements)]


def main_part(package: Package, types: dict[str, str]) -> str:
    """The name of the part that lists the sheets."""
    relations = read_relations(package).values()
    part = next((relation.part for relation in relations if relation.kind == "officedocument"), "")
    for marker, what in _OTHER_DOCUMENTS.items():
        if marker in types.get(part, ""):
            raise package.refused("not-a-workbook", said(what))
    if part not in package.names:
        raise package.damaged(said(details.NO_LIST_OF_SHEETS))
    return part


def read_tabs(package: Package, part: str) -> tuple[list[Tab], bool]:
    """The sheets that a workbook lists, and whether it counts days from 1904."""
    tabs, from_1904 = described_once(package, part, main("workbook"), _tabs, level=2)
    return [*tabs], from_1904


def _tabs(_: Package, namespace: str, elements: Iterator[Items]) -> tuple[list[Tab], bool]:
    tabs: list[Tab] = []
    from_1904 = False
    for element, is_listed in ((e, around == f"{namespace}sheets") for around, batch in elements for e in batch):
        if element.tag == f"{namespace}sheet" and is_listed:
            relation = next((element.attrib[key] for key in _RELATION_ID if key in element.attrib), "")
            state = SheetState(element.get("state", "visible"))
            tabs.append(Tab(unescaped(element.attrib["name"]), state, relation))
        elif element.tag == f"{namespace}workbookPr":
            from_1904 = _truth(element.get("date1904", "0"))
        elif is_listed and element.tag.startswith(namespace):
            raise ValueError(element.tag)  # A sheet may be meant, and would be left out.
        elif element.tag != f"{namespace}sheets":
            refuse_here(element, (f"{namespace}sheet", f"{namespace}sheets"))
    return tabs, from_1904


def _truth(written: str) -> bool:
    """A yes or no; a word that is neither would move every date by four years, and is not guessed."""
    if written not in (*_TRUE, "0", "false", "off"):
        raise ValueError(written)
    return written in _TRUE


def what_is_beyond(package: Package, types: dict[str, str]) -> list[Message]:
    """What the parts hold that is not a cell, in plain words."""
    told = [f"/{name} {kind}" for name, kind in types.items() if _is_told(package, name, kind)]
    return [words for words, markers in _BEYOND.items() if any(m in part for part in told for m in markers)]


def drawn_on(package: Package, types: dict[str, str], worksheets: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The worksheets, given by name and part, that have charts or shapes; "" for what is elsewhere or a picture."""
    pictures, drawings = ([name for name, kind in types.items() if marker in kind and _is_told(package, name, kind)]
                          for marker in _BEYOND[details.DRAWINGS][::-1])
    if not (pictures or drawings):
        return ()
    of = {relation.part: name for name, part in worksheets for relation in read_relations(package, part).values()
          if relation.kind == "drawing"}
    return tuple(dict.fromkeys([of.get(part, "") for part in drawings] + [""] * bool(pictures)))


def _is_told(package: Package, name: str, kind: str) -> bool:
    """Whether a part counts: the drawing in the old format that comes with every note is not one that a person made."""
    return "vmldrawing" not in kind and not (kind.endswith(".drawing+xml") and _is_empty(package, name))


def _is_empty(package: Package, drawing: str) -> bool:
    """Whether nothing is drawn there: LibreOffice saves such a part without need."""
    try:
        _, elements = described(package, drawing, _DRAWINGS, level=1)
        return not any(batch for _, batch in elements)
    except Refused:
        return False


def _refused_archive(package: Package) -> Refused:
    if "mimetype" in package.names:
        return package.refused("not-a-workbook", said(details.OPEN_DOCUMENT))
    if {"xl/workbook.xml", "word/document.xml"} & {*package.names}:
        return package.damaged(said(details.NO_LIST_OF_PARTS))
    return package.refused("not-a-workbook", said(details.ZIP))


def _each(elements: Iterator[Items]) -> Iterator[Element]:
    return (element for _, batch in elements for element in batch)
