"""Links in reports: a text is a text like any other until it is printed; then what leads somewhere is a real link."""

import copy
from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import quote

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from toolkit.tracker.wording.evidence.links import Link

_BEGIN = (
    '</w:t></w:r><w:hyperlink r:id="{key}" w:history="1"><w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr>'
    '<w:t xml:space="preserve">')
_END = '</w:t></w:r></w:hyperlink><w:r><w:t xml:space="preserve">'
_KEY = "link{}"
STYLE = "Hyperlink"
"""The name that every program knows for the style of links."""
_STYLE = (
    f'<w:style {nsdecls("w")} w:type="character" w:styleId="{STYLE}"><w:name w:val="{STYLE}"/>'
    '<w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:rPr><w:color w:val="12436D"/>'
    '<w:u w:val="single"/></w:rPr></w:style>')


class Linked(str):
    """A text whose links can be clicked where it is printed; anywhere else it is a text like any other."""

    __slots__ = ()


class Targets:
    """Where the links of a document lead.

    Attributes:
        beside: The way from the folder of the document to that of the register, such as “../”; None where there is
            none, so that no file beside the register is linked.
        style: The id of the style of links.
        keys: Target -> the key of its relationship.
    """

    def __init__(self, beside: str | None = None, style: str = STYLE) -> None:
        self.beside, self.style = beside, style
        self.keys: dict[str, str] = {}

    def around(self, link: Link) -> tuple[str, str]:
        """What stands before and behind the text of a link, within the text of a run; nothing where none is."""
        if link.is_file and self.beside is None:
            return "", ""
        target = quote(f"{self.beside}{link.target}") if link.is_file else link.target
        key = self.keys.setdefault(target, _KEY.format(len(self.keys) + 1))
        return _BEGIN.format(key=key, style=self.style), _END


def style_of_links(styles: Any) -> str:
    """The id of the style of links in a document; "" where it has none."""
    named = ((style.get(qn("w:styleId")), style.find(qn("w:name"))) for style in styles.iter(qn("w:style")))
    return next((key for key, name in named if name is not None and name.get(qn("w:val"), "").casefold() ==
                 STYLE.casefold()), "")


def add_links(main: Any, styles: Any, keys: Mapping[str, str]) -> None:
    """Put where links lead into the package, and the style of links where the document has none.

    Args:
        main: The main part of the document.
        styles: Its styles.
        keys: Target -> the key of its relationship.
    """
    for target, key in keys.items():
        main.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, target, key, is_external=True)
    if keys and not style_of_links(styles):
        styles.append(parse_xml(_STYLE))


def with_looks_of_links(body: Any, keys: Collection[str]) -> None:
    """Give what follows a link the looks of what stands before it, within the same run before.

    Args:
        body: The finished body; it is changed.
        keys: Of the links that were printed.
    """
    for link in body.iter(qn("w:hyperlink")):
        before, after = link.getprevious(), link.getnext()
        if link.get(qn("r:id"), "") in keys and (looks := before.find(qn("w:rPr"))) is not None:
            after.insert(0, copy.deepcopy(looks))
