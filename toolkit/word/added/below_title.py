"""What a report covers, or how it was judged: said on its first page."""

import re
from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from toolkit.word.keeping.anchors import BY_NAME, MARK, key
from toolkit.word.printing import as_text

_TITLE, _SUBTITLE, _NOTE = re.compile(r"\bTitle$"), re.compile(r"\bSubtitle$"), "House Added Note"
"""The end of the name of a style for titles, and for what stands below them; the style of what is said there."""


def say_below_title(body: Any, styles: Any, sentences: Sequence[str]) -> None:
    """Say on its first page what a report covers, or how it was judged: below its title, or above all else."""
    named = {style.get(qn("w:styleId")): style.find(qn("w:name")).get(qn("w:val"), "") for style in
             styles.iter(qn("w:style")) if style.find(qn("w:name")) is not None}

    def looks(paragraph: Any) -> str:
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return named.get(style.get(qn("w:val")), "") if style is not None else ""

    above = next((one for one in body.iterchildren(qn("w:p")) if _TITLE.search(looks(one))), None)
    while above is not None and (below := above.getnext()) is not None and _SUBTITLE.search(looks(below)):
        above = below
    note = next((style for style, name in named.items() if name == _NOTE), "")
    said_in = [_sentence(sentence, note) for sentence in sentences]
    for number, paragraph in enumerate(said_in, 1):
        paragraph.set(MARK, key("below the title", str(number), kind=BY_NAME))
    at = 0 if above is None else body.index(above) + 1
    body[at:at] = said_in


def _sentence(sentence: str, style: str) -> Any:
    """A paragraph of its own, in italics where the template has no style for it."""
    said_in = OxmlElement("w:p")
    if style:
        etree.SubElement(etree.SubElement(said_in, qn("w:pPr")), qn("w:pStyle")).set(qn("w:val"), style)
    run = etree.SubElement(said_in, qn("w:r"))
    if not style:
        etree.SubElement(etree.SubElement(run, qn("w:rPr")), qn("w:i"))
    etree.SubElement(run, qn("w:t")).text = as_text(sentence)
    return said_in
