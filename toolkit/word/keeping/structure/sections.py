"""Sections, each of which ends in a paragraph or with the document: as many as the new report has, on such pages.

What somebody set of a page stays, also where a section is divided, and so do its header and footer.
"""

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.word.keeping.blocks import Block
from toolkit.word.keeping.importing import Importer
from toolkit.word.keeping.names import q

Blocks = Mapping[str, Block]
_SIZES = {"w:pgSz": ("w:w", "w:h"), "w:pgMar": ("w:top", "w:right", "w:bottom", "w:left")}
"""What somebody sets of a page, and by what it is known that they did."""
_ENDS, _LAST = "w:pPr/w:sectPr", "w:sectPr"


def page_of(paragraph: Any) -> list[tuple[str, ...]]:
    """The pages of the section that a paragraph ends; empty where it ends none."""
    section = paragraph.find(q(_ENDS))
    return [] if section is None else [_set(section, name) for name in _SIZES]


class Sections:
    """The sections of a host, as they stood before it was renewed.

    Args:
        bodies: What was generated last, the host, and what is generated now.
        blocks: Of the three.
    """

    def __init__(self, bodies: tuple[Any, Any, Any], blocks: tuple[Blocks, Blocks, Blocks]) -> None:
        self._bodies, self._blocks = bodies, blocks
        self._known = {host: was for was, host, _ in self._all() if host is not None and was is not None}
        self._before = {section: copy.deepcopy(section) for section in bodies[1].iter(q("w:sectPr"))}

    def renew(self, importer: Importer) -> None:
        """Bring them up to date, when all else is.

        Args:
            importer: Brings elements into the host.
        """
        self._begin_and_end(importer)
        following = None
        for section in reversed(list(self._bodies[1].iter(q("w:sectPr")))):
            if section in self._known:
                following = section
            elif following is not None and section not in self._before:
                _keep(self._known[following], self._before[following], section)
        for was, host, now in self._all():
            if was is not None and host is not None and now is not None:
                _renew(was, host, now)

    def _all(self) -> Iterator[tuple[Any, ...]]:
        """The sections that end in what all three have, each None where there is none."""
        for key in self._blocks[1]:
            if key in self._blocks[0] and key in self._blocks[2]:
                yield tuple(blocks[key].paragraphs[-1].find(q(_ENDS)) for blocks in self._blocks)
        yield tuple(body.find(q(_LAST)) for body in self._bodies)

    def _begin_and_end(self, importer: Importer) -> None:
        """Let sections end in other paragraphs of the host, as they do in the new report."""
        for key, block in self._blocks[1].items():
            if key not in self._blocks[0] or key not in self._blocks[2]:
                continue
            paragraph = block.paragraphs[-1]
            was, now = (blocks[key].paragraphs[-1] for blocks in (self._blocks[0], self._blocks[2]))
            host, wanted = paragraph.find(q(_ENDS)), now.find(q(_ENDS))
            if host is not None and wanted is None and page_of(paragraph) == page_of(was):
                host.getparent().remove(host)
            elif host is None and wanted is not None and was.find(q(_ENDS)) is None:
                _end_section(paragraph, importer.copied(wanted))


def _end_section(paragraph: Any, section: Any) -> None:
    properties = paragraph.find(q("w:pPr"))
    if properties is None:
        properties = paragraph.makeelement(q("w:pPr"))
        paragraph.insert(0, properties)
    change = properties.find(q("w:pPrChange"))
    if change is None:
        properties.append(section)
    else:
        change.addprevious(section)


def _set(section: Any, name: str) -> tuple[str, ...]:
    found = section.find(q(name))
    return tuple(found.get(q(key), "") for key in _SIZES[name]) if found is not None else ()


def _keep(was: Any, host: Any, made: Any) -> None:
    """Give a new section what stands beside the pages that it is now a part of, and what somebody set of them."""
    for reference in reversed(host.findall(q("w:headerReference")) + host.findall(q("w:footerReference"))):
        made.insert(0, copy.deepcopy(reference))
    for name in _SIZES:
        if _set(was, name) == _set(made, name) != _set(host, name):
            made.replace(made.find(q(name)), copy.deepcopy(host.find(q(name))))


def _renew(was: Any, host: Any, now: Any) -> None:
    """Give a section the pages of the new report, where nobody set others."""
    for name in _SIZES:
        if _set(was, name) == _set(host, name) != _set(now, name):
            host.replace(host.find(q(name)), copy.deepcopy(now.find(q(name))))
