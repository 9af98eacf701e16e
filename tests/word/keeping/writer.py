"""Somebody who edits a report in Word, and what every edit needs."""

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from lxml import etree

from toolkit.word.keeping.anchors import key_of
from toolkit.word.keeping.names import q
from toolkit.word.keeping.packages import Package

WRITER = "Ana Lind"


@dataclass
class Writer:
    """Somebody who edits a report.

    Attributes:
        package: The report.
        random: Chooses.
        done: What was done, for whoever has to find out what went wrong.
    """

    package: Package
    random: Random
    done: list[str] = field(default_factory=list)
    _count: int = 0

    def edit(self, edits: Mapping[str, "Edit"], times: int) -> None:
        for _ in range(times):
            name = self.random.choice(list(edits))
            self.done.append(name)
            edits[name](self)

    @property
    def body(self) -> Any:
        return self.package.body

    def number(self) -> str:
        """A number for whatever needs one that nothing else has."""
        self._count += 1
        return str(7000 + self._count)

    def word(self) -> str:
        """A word that nobody else types."""
        self._count += 1
        return f"zq{self._count}zq"

    def paragraphs(self, *, with_text: bool = True) -> list[Any]:
        return [one for one in self.body.iter(q("w:p")) if not with_text or texts(one)]

    def chosen(self) -> Any:
        return self.random.choice(self.paragraphs())

    def text(self) -> Any:
        return self.random.choice(texts(self.chosen()))


def texts(paragraph: Any) -> list[Any]:
    """The texts of plain runs."""
    return [text for run in paragraph.findall(q("w:r")) for text in run.findall(q("w:t")) if text.text]


def run_of(words: str, *, bold: bool = False) -> Any:
    run = etree.Element(q("w:r"))
    if bold:
        etree.SubElement(etree.SubElement(run, q("w:rPr")), q("w:b"))
    text = etree.SubElement(run, q("w:t"))
    text.text = words
    text.set(q("xml:space"), "preserve")
    return run


def split_run(text: Any, at: int) -> tuple[Any, Any]:
    """Divide the run of a text in two; both."""
    run = text.getparent()
    second = copy.deepcopy(run)
    number = [one for one in run if one.tag == q("w:t")].index(text)
    same = [one for one in second if one.tag == q("w:t")][number]
    for one in list(text.itersiblings()):
        run.remove(one)
    for one in list(same.itersiblings(preceding=True)):
        if one.tag != q("w:rPr"):
            second.remove(one)
    text.text, same.text = text.text[:at], same.text[at:]
    for one in (text, same):
        one.set(q("xml:space"), "preserve")
    run.addnext(second)
    return run, second


Edit = Callable[[Writer], object]


def tracked(writer: Writer, name: str) -> Any:
    made = etree.Element(q(name))
    for attribute, value in (("w:id", writer.number()), ("w:author", WRITER), ("w:date", "2022-02-01T10:00:00Z")):
        made.set(q(attribute), value)
    return made


def anchors_of(element: Any) -> list[str]:
    return [key for mark in element.iter(q("w:bookmarkStart")) if (key := key_of(mark))]


def without_bookmarks(element: Any) -> Any:
    """A copy as Word pastes it: a bookmark stays with the first."""
    made = copy.deepcopy(element)
    for mark in list(made.iter(q("w:bookmarkStart"), q("w:bookmarkEnd"))):
        mark.getparent().remove(mark)
    return made
