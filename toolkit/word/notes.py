"""Footnotes: a text keeps its notes beside it, never within it, until it is printed; then each becomes a real footnote.

A text that people write is data: no sign within it begins or ends a note.
"""

import copy
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

REFERENCE = (
    '</w:t></w:r><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/><w:vertAlign w:val="superscript"/></w:rPr>'
    '<w:footnoteReference w:id="{}"/></w:r><w:r><w:t xml:space="preserve">')
"""What stands within the text of a run in the place of a note."""
_FOOTNOTE = (
    '<w:footnote w:id="{}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr>'
    '<w:rStyle w:val="FootnoteReference"/><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    '<w:r><w:t xml:space="preserve"> {}</w:t></w:r></w:p></w:footnote>')
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{key}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
    f"</w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>"
    for key, kind in ((-1, "separator"), (0, "continuationSeparator")))
_EMPTY = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes xmlns:w="http://schemas.openxmlformats.org'
          f'/wordprocessingml/2006/main">{_SEPARATORS}</w:footnotes>')
_ID = re.compile(r'<w:footnote\b[^>]*w:id="(-?\d+)"')
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_POWER = re.compile(r"(?<![^\W\d_])(?:[cdkmnµμ]?m|ft|in|yd|mi|s|sec)[²³]$")
"""What ends in a raised number that is a square or a cube, and the mark of no note."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A text with footnotes.

    Attributes:
        text: Without its notes.
        notes: Of each the place in the text before which it stands, and its words; in the order of their places.
    """

    text: str
    notes: tuple[tuple[int, str], ...] = ()

    def __str__(self) -> str:
        return self.text

    def pieces(self) -> Iterator[tuple[str, str]]:
        """The text in pieces, each with the note that follows it; no note after the last."""
        done = 0
        for place, note in self.notes:
            yield self.text[done:place], note
            done = place
        yield self.text[done:], ""


def noted(text: "str | Noted", mark: str, note: str) -> Noted:
    """A text with a note in the place of its mark, a raised number; at its end where the mark does not stand in it."""
    before = text if isinstance(text, Noted) else Noted(text)
    words, at, width = before.text, len(before.text), 0
    found = place_of(mark, words)
    if found is not None:
        at, width = found, len(mark)
    moved = [(place - width if place >= at + width else place, other) for place, other in before.notes]
    notes = sorted([*moved, (at, " ".join(note.split()))], key=lambda one: one[0])
    return Noted(words[:at] + words[at + width:], tuple(notes))


def place_of(mark: str, words: str) -> int | None:
    """Where a raised number stands in a text as the mark of a note; None where it does not, as in “5 m²”."""
    if not mark or mark.strip(_RAISED):
        return None
    marks = re.finditer(rf"(?<![{_RAISED}]){mark}(?![{_RAISED}])", words)
    return next((one.start() for one in marks if not _POWER.search(words, 0, one.end())), None)


def first_free(main: Any) -> int:
    """The first number that no footnote of a template has.

    Args:
        main: The main part of the document.
    """
    part = _part(main)
    return 1 + max([0, *map(int, _ID.findall(part.blob.decode()))] if part is not None else [0])


def with_looks(body: Any) -> None:
    """Give what follows the reference to a note the looks of what stands before it, within the same run before.

    Args:
        body: The finished body; it is changed.
    """
    for reference in body.iter(qn("w:footnoteReference")):
        run = reference.getparent()
        before, after = run.getprevious(), run.getnext()
        looks = before.find(qn("w:rPr")) if before is not None else None
        if looks is not None and after is not None and after.tag == qn("w:r") and after.find(qn("w:rPr")) is None:
            after.insert(0, copy.deepcopy(looks))


def add_notes(main: Any, first: int, notes: Sequence[str]) -> None:
    """Put notes into the package, into the part for footnotes that it has or a new one.

    Args:
        main: The main part of the document.
        first: The number of the first of them.
        notes: As XML may hold them, in the order of their references.
    """
    if not notes:
        return
    part = _part(main)
    if part is None:
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, _EMPTY.encode(), main.package)
        main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    made = "".join(_FOOTNOTE.format(number, note) for number, note in enumerate(notes, first))
    before, end, after = part.blob.decode().rpartition("</w:footnotes>")
    part._blob = f"{before}{made}{end}{after}".encode()


def _part(main: Any) -> Any:
    return next((relation.target_part for relation in main.rels.values()
                 if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES), None)
