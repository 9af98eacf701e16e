"""A Word file as its parts: each is parsed only when it is looked into, and else written back as it was."""

import posixpath
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

from lxml import etree

from toolkit.word.keeping.names import OFFICE, q

TYPES = "[Content_Types].xml"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_MAIN = f"{OFFICE}/officeDocument"
_EMPTY_RELATIONSHIPS = f'<Relationships xmlns="{_RELATIONSHIPS}"/>'


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a relationship of a part leads: to a part of the package, or outside."""

    key: str
    kind: str
    target: str
    is_external: bool


class Package:
    """The parts of a Word file.

    Args:
        data: The file.
        but: A part that is not read.
    """

    def __init__(self, data: bytes, *, but: str = "") -> None:
        with zipfile.ZipFile(BytesIO(data)) as package:
            self.contents = {name: package.read(name) if name != but else b"" for name in package.namelist()}
        self._trees: dict[str, Any] = {}

    @cached_property
    def main(self) -> str:
        """The name of the part with the body."""
        return next((one.target for one in self.relations("") if one.kind == _MAIN), "word/document.xml")

    @property
    def body(self) -> Any:
        """The body of the document."""
        return self.tree(self.main).find(q("w:body"))

    def tree(self, name: str) -> Any:
        """A part as a tree, which is written when the package is."""
        if name not in self._trees:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            self._trees[name] = etree.fromstring(self.contents[name], parser)
        return self._trees[name]

    def of_kind(self, kind: str) -> str:
        """The part that the main part relates to as something, such as `styles`; "" for none."""
        return next((one.target for one in self.relations(self.main) if one.kind == f"{OFFICE}/{kind}"), "")

    def relations(self, name: str) -> list[Relation]:
        """The relationships of a part; those of the package for ""."""
        where = _relations_of(name)
        if where not in self.contents and where not in self._trees:
            return []
        folder = posixpath.dirname(name)
        return [Relation(one.get("Id"), one.get("Type"), _resolved(folder, one), one.get("TargetMode") == "External")
                for one in self.tree(where)]

    def target(self, name: str, key: str) -> Relation | None:
        """Where a relationship of a part leads."""
        return next((one for one in self.relations(name) if one.key == key), None)

    def relate(self, name: str, kind: str, target: str, *, is_external: bool = False) -> str:
        """Add a relationship to a part, or find it; its key."""
        known = next((one for one in self.relations(name)
                      if (one.kind, one.target, one.is_external) == (kind, target, is_external)), None)
        if known:
            return known.key
        where = _relations_of(name)
        if where not in self.contents and where not in self._trees:
            self._trees[where] = etree.fromstring(_EMPTY_RELATIONSHIPS)
            self.contents[where] = b""
        tree = self.tree(where)
        taken = {one.get("Id") for one in tree}
        key = next(key for number in range(1, len(taken) + 2) if (key := f"rIdKept{number}") not in taken)
        added = etree.SubElement(tree, f"{{{_RELATIONSHIPS}}}Relationship", Id=key, Type=kind,
                                 Target=target if is_external else f"/{target}")
        if is_external:
            added.set("TargetMode", "External")
        return key

    def rename(self, name: str, key: str, wanted: str) -> None:
        """Give a relationship of a part another key."""
        for one in self.tree(_relations_of(name)):
            if one.get("Id") == key:
                one.set("Id", wanted)

    def add(self, name: str, content: bytes, content_type: str) -> str:
        """Add a part under a name that is free; the name."""
        stem, dot, ending = name.rpartition(".")
        stem = re.sub(r"\d+$", "", stem)
        number, free = 0, name
        while free in self.contents:
            number += 1
            free = f"{stem}{number}{dot}{ending}"
        self.contents[free] = content
        etree.SubElement(self.tree(TYPES), f"{{{_CONTENT_TYPES}}}Override", PartName=f"/{free}",
                         ContentType=content_type)
        return free

    def drop(self, name: str, key: str) -> None:
        """Take away a relationship of a part, and the part that it leads to with all that only that one relates to."""
        relation = self.target(name, key)
        tree = self.tree(_relations_of(name))
        for one in [one for one in tree if one.get("Id") == key]:
            tree.remove(one)
        if relation is None or relation.is_external or any(
                one.target == relation.target for one in self.relations(name)):
            return
        for inner in self.relations(relation.target):
            self.drop(relation.target, inner.key)
        for gone in (relation.target, _relations_of(relation.target)):
            self.contents.pop(gone, None)
            self._trees.pop(gone, None)
        types = self.tree(TYPES)
        for one in [one for one in types if one.get("PartName") == f"/{relation.target}"]:
            types.remove(one)

    def type_of(self, name: str) -> str:
        """The content type of a part."""
        types, ending = self.tree(TYPES), name.rpartition(".")[2].lower()
        for one in types:
            if one.get("PartName") == f"/{name}":
                return str(one.get("ContentType"))
        return next((str(one.get("ContentType")) for one in types if one.get("Extension", "").lower() == ending), "")

    def replace(self, name: str, content: bytes) -> None:
        """Give a part another content."""
        self._trees.pop(name, None)
        self.contents[name] = content

    def packed(self, pieces: Mapping[str, Iterable[str]] | None = None) -> bytes:
        """The file, with the same time on every part.

        Args:
            pieces: Parts that were not read, each in pieces.
        """
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as target:
            for name, content in self.contents.items():
                with target.open(name, "w") as part:
                    part.write(self._written(name, content))
                    for piece in (pieces or {}).get(name, ()):
                        part.write(piece.encode())
        return packed.getvalue()

    def _written(self, name: str, content: bytes) -> bytes:
        if name not in self._trees:
            return content
        return bytes(etree.tostring(self._trees[name], xml_declaration=True, encoding="UTF-8", standalone=True))


def _relations_of(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"


def _resolved(folder: str, relation: Any) -> str:
    target = str(relation.get("Target", ""))
    if relation.get("TargetMode") == "External":
        return target
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
