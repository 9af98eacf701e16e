"""Footnotes: a text carries its notes within it until the report is finished; then each becomes a real footnote."""

import re
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

_BEGIN, _END = "\uf8e0", "\uf8e1"
"""Characters for private use that enclose a note within a text."""
_NOTE = re.compile(f"{_BEGIN}([^{_BEGIN}{_END}]*){_END}")
_REFERENCE = (
    '</w:t></w:r><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/><w:vertAlign w:val="superscript"/></w:rPr>'
    '<w:footnoteReference w:id="{}"/></w:r><w:r>{}<w:t xml:space="preserve">')
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
_LOOKS = re.compile(r"<w:r>(<w:rPr>(?:(?!</w:r>).)*?</w:rPr>)?<w:t(?: [^>]*)?>[^<]*$", re.DOTALL)


def noted(text: str, mark: str, note: str) -> str:
    """A text with a note where its mark stands; at its end where it does not."""
    enclosed = f"{_BEGIN}{' '.join(note.split())}{_END}"
    found = re.search(rf"(?<![⁰¹²³⁴⁵⁶⁷⁸⁹]){re.escape(mark)}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])", text) if mark else None
    return text[:found.start()] + enclosed + text[found.end():] if found else text + enclosed


def with_references(body: str) -> tuple[str, list[str]]:
    """A finished body with a reference in the place of each note, and the notes; those of one body count from 1."""
    notes: list[str] = []
    parts: list[str] = []
    done = 0
    for found in _NOTE.finditer(body):
        notes.append(found[1])
        looks = _LOOKS.search(body, body.rfind("<w:r>", 0, found.start()), found.start())
        parts += [body[done:found.start()], _REFERENCE.format(len(notes), (looks[1] or "") if looks else "")]
        done = found.end()
    return "".join(parts) + body[done:], notes


def add_notes(main: Any, notes: list[str]) -> None:
    """Put the notes of a body into the package, into the part for footnotes that it has or a new one.

    Args:
        main: The main part of the document.
        notes: Escaped as they stand in the body, in the order of their references.
    """
    part = next((relation.target_part for relation in main.rels.values()
                 if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES), None)
    if not notes:
        return
    if part is None:
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, _EMPTY.encode(), main.package)
        main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    kept = [found for found in re.findall(r"<w:footnote\b.*?</w:footnote>", part.blob.decode(), re.DOTALL)
            if (key := _ID.match(found)) and int(key[1]) < 1]
    beginning = part.blob.decode().partition("<w:footnote ")[0]
    made = "".join(_FOOTNOTE.format(number, note) for number, note in enumerate(notes, 1))
    part._blob = f"{beginning}{''.join(kept)}{made}</w:footnotes>".encode()
