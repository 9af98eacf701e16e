"""Brings elements of a newly made report into the writer's file, with what they lead to: links, notes, pictures."""

import copy
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from toolkit.word.keeping.anchors import key_of
from toolkit.word.keeping.names import OFFICE, q
from toolkit.word.keeping.packages import Package

_NOTES = {q("w:footnoteReference"): ("footnotes", "w:footnote"), q("w:endnoteReference"): ("endnotes", "w:endnote")}

_BESIDE = (q("w:headerReference"), q("w:footerReference"))
"""What stands at the head and foot of pages: the host has its own."""


class Importer:
    """Copies elements from one document into another.

    Args:
        source: The document that they are taken from.
        host: The writer's.
    """

    def __init__(self, source: Package, host: Package) -> None:
        self._source, self._host = source, host
        self._parts: dict[str, str] = {}

    def copied(self, element: Any) -> Any:
        """A copy of an element that can stand in the host."""
        made = copy.deepcopy(element)
        made.tail = None
        self._keep_anchors(made)
        for one in list(made.iter(*_BESIDE)):
            one.getparent().remove(one)
        for one in made.iter():
            if one.tag in _NOTES:
                self._bring_note(one)
            elif isinstance(one.tag, str):
                self._bring_relations(one)
        for name, styles in (("w:pStyle", "paragraph"), ("w:rStyle", "character"), ("w:tblStyle", "table")):
            for one in made.iter(q(name)):
                self._bring_style(one, styles)
        return made

    @staticmethod
    def _keep_anchors(made: Any) -> None:
        """Leave out all bookmarks but anchors."""
        kept = {mark.get(q("w:id")) for mark in made.iter(q("w:bookmarkStart")) if key_of(mark)}
        for mark in [*made.iter(q("w:bookmarkStart"), q("w:bookmarkEnd"))]:
            if mark.get(q("w:id")) not in kept and mark.getparent() is not None:
                mark.getparent().remove(mark)

    def _bring_relations(self, element: Any) -> None:
        for name, value in element.attrib.items():
            if name.startswith(f"{{{OFFICE}}}"):
                relation = self._source.target(self._source.main, value)
                if relation is not None:
                    target = relation.target if relation.is_external else self.part(relation.target)
                    element.set(name, self._host.relate(self._host.main, relation.kind, target,
                                                        is_external=relation.is_external))

    def part(self, name: str) -> str:
        """The name in the host of a part of the source, which is brought there with all that it relates to."""
        if name not in self._parts:
            self._parts[name] = self._host.add(name, self._source.contents[name], self._source.type_of(name))
            self.bring_relations_of(name, self._parts[name])
        return self._parts[name]

    def bring_relations_of(self, name: str, made: str) -> None:
        """Give a part of the host the relationships that one of the source has, under the same keys."""
        for relation in self._source.relations(name):
            target = relation.target if relation.is_external else self.part(relation.target)
            key = self._host.relate(made, relation.kind, target, is_external=relation.is_external)
            if key != relation.key:
                self._host.rename(made, key, relation.key)

    def _bring_note(self, reference: Any) -> None:
        kind, name = _NOTES[reference.tag]
        source, host = self._source.of_kind(kind), self._host.of_kind(kind)
        note = _by_id(self._source.tree(source), name, reference.get(q("w:id"))) if source else None
        if note is None:
            return
        if not host:
            host = self._host.add(source, self._source.contents[source], self._source.type_of(source))
            self._host.relate(self._host.main, f"{OFFICE}/{kind}", host)
            tree = self._host.tree(host)
            for one in [one for one in tree if one.tag == q(name) and not one.get(q("w:type"))]:
                tree.remove(one)
        tree = self._host.tree(host)
        made = copy.deepcopy(note)
        free = str(1 + max((int(one.get(q("w:id"), 0)) for one in tree.iter(q(name))), default=0))
        made.set(q("w:id"), free)
        reference.set(q("w:id"), free)
        tree.append(made)
        for one in made.iter(q("w:pStyle")):
            self._bring_style(one, "paragraph")

    @cached_property
    def _styles(self) -> tuple[Any, Any]:
        source, host = (package.tree(package.of_kind("styles")) for package in (self._source, self._host))
        return source, host

    def _bring_style(self, element: Any, kind: str) -> None:
        """Name a style as the host does; one that it does not have is brought along."""
        source, host = self._styles
        wanted = element.get(q("w:val"))
        style = _style(source, wanted)
        if style is None:
            return
        same = _style_named(host, style.find(q("w:name")).get(q("w:val"), ""), kind)
        if same is None:
            same = copy.deepcopy(style)
            host.append(same)
            for link in (*same.iter(q("w:basedOn")), *same.iter(q("w:next")), *same.iter(q("w:link"))):
                self._bring_style(link, kind)
        element.set(q("w:val"), same.get(q("w:styleId")))


def _by_id(notes: Any, name: str, key: str) -> Any:
    return next((one for one in notes.iter(q(name)) if one.get(q("w:id")) == key), None)


def _style(styles: Any, key: str) -> Any:
    return next((one for one in styles.iter(q("w:style")) if one.get(q("w:styleId")) == key), None)


def _style_named(styles: Any, name: str, kind: str) -> Any:
    alike: Iterable[Any] = (one for one in styles.iter(q("w:style")) if one.get(q("w:type")) == kind)
    return next((one for one in alike if one.find(q("w:name")) is not None
                 and one.find(q("w:name")).get(q("w:val"), "").casefold() == name.casefold()), None)
