"""How a change is written: as it is, or as a tracked change that a reader sees and can undo."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

from toolkit.word.keeping.names import above, q

_FIRST_ID = 2_000_000


@dataclass
class Pen:
    """Who writes into a document, when, and whether what is written is tracked.

    Attributes:
        author: The name under which it is tracked.
        now: The moment.
        is_tracked: Whether it is.
    """

    author: str
    now: datetime
    is_tracked: bool = False
    _ids: "count[int]" = field(default_factory=lambda: count(_FIRST_ID))

    @property
    def moment(self) -> str:
        """The moment as Word writes it."""
        now = self.now.astimezone(UTC) if self.now.tzinfo else self.now
        return f"{now:%Y-%m-%dT%H:%M:%SZ}"

    def mark(self, of: Any, name: str) -> Any:
        """A mark of a tracked change, such as `w:ins`, made like another element."""
        made = of.makeelement(q(name))
        for attribute, value in (("w:id", str(next(self._ids))), ("w:author", self.author), ("w:date", self.moment)):
            made.set(q(attribute), value)
        return made

    def is_mine(self, mark: Any) -> bool:
        """Whether a tracked change is one of these."""
        return bool(mark is not None and mark.get(q("w:author")) == self.author)

    def remove(self, element: Any) -> None:
        """Take a run, or an object beside runs, away."""
        inserted = above(element, "w:ins")
        if not self.is_tracked or self.is_mine(inserted) or element.tag not in (q("w:r"), q("w:hyperlink")):
            parent = element.getparent()
            parent.remove(element)
            if parent.tag == q("w:ins") and not len(parent):
                parent.getparent().remove(parent)
            return
        for run in [element] if element.tag == q("w:r") else list(element.iter(q("w:r"))):
            deleted = self.mark(run, "w:del")
            run.addprevious(deleted)
            deleted.append(run)
            for text in run.findall(q("w:t")):
                text.tag = q("w:delText")
            for code in run.findall(q("w:instrText")):
                code.tag = q("w:delInstrText")

    def inserted(self, element: Any) -> Any:
        """What is put in for a new run or object: itself, or itself in a mark."""
        if not self.is_tracked or element.tag not in (q("w:r"), q("w:hyperlink")):
            return element
        if element.tag == q("w:hyperlink"):  # a mark within, since none may stand around it in every program
            self._insert_runs(element)
            return element
        made = self.mark(element, "w:ins")
        made.append(element)
        return made

    def _insert_runs(self, element: Any) -> None:
        for run in list(element.iter(q("w:r"))):
            mark = self.mark(run, "w:ins")
            run.addprevious(mark)
            mark.append(run)

    def insert_paragraph(self, paragraph: Any) -> None:
        """Mark a new paragraph as tracked, where that is wanted."""
        if not self.is_tracked:
            return
        self._insert_runs(paragraph)
        _mark_of(paragraph).insert(0, self.mark(paragraph, "w:ins"))

    def remove_paragraph(self, paragraph: Any) -> None:
        """Take a paragraph away, but for one that its cell cannot be without, which loses its words."""
        inserted = paragraph.find(q("w:pPr/w:rPr/w:ins"))
        if self.is_tracked and not self.is_mine(inserted):
            for run in [one for one in paragraph.iter(q("w:r")) if above(one, "w:del") is None]:
                self.remove(run)
            if not _is_needed(paragraph):
                _mark_of(paragraph).insert(0 if inserted is None else 1, self.mark(paragraph, "w:del"))
        elif _is_needed(paragraph):
            for run in [one for one in paragraph if one.tag in (q("w:r"), q("w:hyperlink"), q("w:ins"), q("w:del"))]:
                paragraph.remove(run)
        else:
            paragraph.getparent().remove(paragraph)

    def insert_row(self, row: Any) -> None:
        """Mark a new row as tracked, where that is wanted."""
        if self.is_tracked:
            self._insert_runs(row)
            _properties_of(row).append(self.mark(row, "w:ins"))

    def insert_cell(self, cell: Any) -> None:
        """Mark what a new cell says as tracked, where that is wanted."""
        if self.is_tracked:
            self._insert_runs(cell)

    def remove_row(self, row: Any) -> None:
        """Take a row away."""
        properties = row.find(q("w:trPr"))
        inserted = properties.find(q("w:ins")) if properties is not None else None
        if self.is_tracked and not self.is_mine(inserted):
            for run in [one for one in row.iter(q("w:r")) if above(one, "w:del") is None]:
                self.remove(run)
            _properties_of(row).append(self.mark(row, "w:del"))
        else:
            row.getparent().remove(row)


def _is_needed(paragraph: Any) -> bool:
    """Whether a cell would be left without a paragraph, or would end in a table."""
    parent, before = paragraph.getparent(), paragraph.getprevious()
    if parent.tag != q("w:tc") or paragraph.getnext() is not None:
        return False
    return before is None or before.tag != q("w:p")


def _mark_of(paragraph: Any) -> Any:
    """The looks of the mark that ends a paragraph."""
    properties = paragraph.find(q("w:pPr"))
    if properties is None:
        properties = paragraph.makeelement(q("w:pPr"))
        paragraph.insert(0, properties)
    looks = properties.find(q("w:rPr"))
    if looks is None:
        looks = properties.makeelement(q("w:rPr"))
        behind = next((one for one in properties if one.tag in (q("w:sectPr"), q("w:pPrChange"))), None)
        if behind is None:
            properties.append(looks)
        else:
            behind.addprevious(looks)
    return looks


def _properties_of(row: Any) -> Any:
    properties = row.find(q("w:trPr"))
    if properties is None:
        properties = row.makeelement(q("w:trPr"))
        before = row.find(q("w:tblPrEx"))
        row.insert(0 if before is None else 1, properties)
    return properties
