"""Comments of Word: what the register says now stands beside what the writer made of it."""

from typing import Any

from lxml import etree

from toolkit.word.keeping.blocks import Block
from toolkit.word.keeping.names import OFFICE, q
from toolkit.word.keeping.packages import Package
from toolkit.word.keeping.tracking import Pen

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_W = q("w:p")[1:-2]
_EMPTY = f'<w:comments xmlns:w="{_W}"/>'
_STYLES = {
    "CommentReference": ("character", "annotation reference", "<w:rPr><w:sz w:val=\"16\"/></w:rPr>"),
    "CommentText": ("paragraph", "annotation text", "<w:rPr><w:sz w:val=\"20\"/></w:rPr>"),
}
"""The styles that Word itself uses: id -> kind, name, looks."""
_INITIALS = "tr"


class Comments:
    """The comments of a document.

    Args:
        host: The document.
        pen: Writes.
    """

    def __init__(self, host: Package, pen: Pen) -> None:
        self._host, self._pen = host, pen
        self._ids: dict[str, str] = {}

    def add(self, block: Block, words: str) -> None:
        """Say something beside a block."""
        part = self._host.of_kind("comments")
        if not part:
            part = self._host.add("word/comments.xml", _EMPTY.encode(), _TYPE)
            self._host.relate(self._host.main, f"{OFFICE}/comments", part)
        tree = self._host.tree(part)
        key = str(1 + max((int(one.get(q("w:id"), 0)) for one in tree), default=0))
        text, reference = self._style("CommentText"), self._style("CommentReference")
        comment = etree.SubElement(tree, q("w:comment"))
        for name, value in (("w:id", key), ("w:author", self._pen.author), ("w:date", self._pen.moment),
                            ("w:initials", _INITIALS)):
            comment.set(q(name), value)
        for line in words.split("\n"):
            paragraph = etree.SubElement(comment, q("w:p"))
            etree.SubElement(etree.SubElement(paragraph, q("w:pPr")), q("w:pStyle")).set(q("w:val"), text)
            said = etree.SubElement(etree.SubElement(paragraph, q("w:r")), q("w:t"))
            said.set(q("xml:space"), "preserve")
            said.text = line
        _refer(block, key, reference)

    def _style(self, key: str) -> str:
        """The id of a style of comments, which is added where the document has none."""
        if key not in self._ids:
            kind, name, looks = _STYLES[key]
            styles = self._host.tree(self._host.of_kind("styles"))
            known = next((one.get(q("w:styleId")) for one in styles.iter(q("w:style"))
                          if one.find(q("w:name")) is not None and one.find(q("w:name")).get(q("w:val")) == name), "")
            if not known:
                styles.append(etree.fromstring(
                    f'<w:style xmlns:w="{_W}" w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>'
                    f'<w:uiPriority w:val="99"/><w:unhideWhenUsed/>{looks}</w:style>'))
            self._ids[key] = known or key
        return self._ids[key]


def _refer(block: Block, key: str, style: str) -> None:
    """Put the marks of a comment around what a block says."""
    first, last = block.paragraphs[0], block.paragraphs[-1]
    start, end, run = (first.makeelement(q(name)) for name in ("w:commentRangeStart", "w:commentRangeEnd", "w:r"))
    for mark in (start, end):
        mark.set(q("w:id"), key)
    first.insert(0 if first.find(q("w:pPr")) is None else 1, start)
    etree.SubElement(etree.SubElement(run, q("w:rPr")), q("w:rStyle")).set(q("w:val"), style)
    etree.SubElement(run, q("w:commentReference")).set(q("w:id"), key)
    last.append(end)
    last.append(run)


def comments_in(host: Package) -> list[Any]:
    """The comments of a document."""
    part = host.of_kind("comments")
    return list(host.tree(part)) if part else []
