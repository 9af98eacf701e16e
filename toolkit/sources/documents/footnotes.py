"""The footnotes and endnotes of a Word document: a raised number in the text, and the note below everything else."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_KINDS = ("footnote", "endnote")


def raised(number: int) -> str:
    """A number as it stands in a text where a note belongs: “¹²”."""
    return str(number).translate(_RAISED)


def read_notes(part: Any) -> "list[tuple[str, Element]]":
    """Put the number of each note into the text, where it belongs, and return the notes in that order.

    Args:
        part: The main part of a document; its body is changed.

    Returns:
        The number of each note, raised, and the element that holds its paragraphs.
    """
    from lxml.etree import SubElement

    notes = dict(_notes(part))
    found: list[tuple[str, Element]] = []
    marks: dict[Element, str] = {}
    for reference in list(part.element.body.iter(*(f"{_W}{kind}Reference" for kind in _KINDS))):
        note = notes.get((reference.tag.removeprefix(_W).removesuffix("Reference"), reference.get(f"{_W}id", "")))
        if note is None:
            continue
        is_new = note not in marks
        mark = marks.setdefault(note, raised(len(found) + 1))
        shown = SubElement(reference.getparent(), f"{_W}t")
        shown.text = mark
        reference.getparent().replace(reference, shown)
        if is_new:
            found.append((mark, note))
    return found


def _notes(part: Any) -> "Iterator[tuple[tuple[str, str], Element]]":
    from docx.oxml.parser import parse_xml

    for relation in part.rels.values():
        for kind in _KINDS:
            if not relation.is_external and relation.reltype.endswith(f"/{kind}s"):
                notes = parse_xml(relation.target_part.blob)
                for note in notes.findall(f"{_W}{kind}"):
                    yield (kind, note.get(f"{_W}id", "")), note
