"""Opening a web page: its paragraphs and tables, as a browser shows them.

It is read in one pass from left to right, so that no page takes longer than its length, whatever is left open in it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape

from toolkit.sources.documents.numbering import ListMark
from toolkit.sources.documents.openers.blocks import Blocks
from toolkit.sources.documents.rows import Row
from toolkit.sources.documents.signs import EMPTY, TICKED

_BEGINS = re.compile(r"(?:<\?xml[^>]*>|<!--(?>.*?-->)|\s)*+<(?:!doctype html|html|head|body|table)\b",
                     re.IGNORECASE | re.DOTALL)
_LOOKED_AT = 4096
ENDINGS = (".html", ".htm", ".xhtml")
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w-]{2,30})", re.IGNORECASE)
_MARK = re.compile(r"<(?=[a-zA-Z/!?])")
_TAG = re.compile(r"/?([a-zA-Z][a-zA-Z0-9:]*)")
_ATTRIBUTE = re.compile(r"([\w-]{1,50})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_STRUCK = frozenset({"s", "strike", "del"})
_HIDDEN = frozenset({"script", "style", "template", "noscript"})
_CELLS = frozenset({"table", "tr", "td", "th"})
_PARAGRAPHS = frozenset((
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "section",
    "article", "header", "footer", "main", "caption", "hr", "form", "fieldset", "address", "title", "body"))
_STRUCK_STYLE = re.compile(r"line-through", re.IGNORECASE)
_SELECTED = re.compile(r"\b(?:checked|selected)\b", re.IGNORECASE)
_WITHOUT_WORDS = ("hidden", "button", "submit", "reset", "image", "file", "password")
"""Fields of a form that show nothing that anybody wrote."""
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "col", "wbr"})


def is_web_page(text: str, file: str) -> bool:
    """Whether a text is a web page, by how it begins or by its name."""
    return _BEGINS.match(text[:_LOOKED_AT]) is not None or (file.lower().endswith(ENDINGS) and "<" in text)


def charset_of(data: bytes) -> str:
    """The encoding that a page says it has; "" where it says none that is known."""
    found = _CHARSET.search(data[:_LOOKED_AT])
    name = found[1].decode("ascii") if found else ""
    try:
        "".encode(name or "utf-8")
    except LookupError:
        return ""
    return name.lower()


def read_web_page(text: str, file: str) -> tuple[Row, ...]:
    """The paragraphs and tables of a web page.

    Raises:
        Refused: Its tables have too many cells.
    """
    reader = _Reader(file)
    for is_tag, piece in _pieces(text):
        if is_tag:
            reader.tag(piece)
        else:
            reader.words(unescape(piece))
    return tuple(reader.blocks.rows())


def _pieces(text: str) -> Iterator[tuple[bool, str]]:
    """The tags of a page, without their brackets, and the words between them."""
    at = 0
    while mark := _MARK.search(text, at):
        begins = mark.start()
        if begins > at:
            yield False, text[at:begins]
        if text.startswith("<!--", begins):
            at = _behind(text, "-->", begins + 4)
            continue
        tag = _TAG.match(text, begins + 1)
        if tag is None:
            at = _behind(text, ">", begins)
            continue
        end = _end_of_tag(text, tag.end())
        yield True, text[begins + 1:end]
        at = end + 1
        name = tag[1].lower()
        if name in _HIDDEN and text[begins + 1] != "/":
            closed = re.compile(f"</{name}", re.IGNORECASE).search(text, at)
            at = closed.start() if closed else len(text)
    if at < len(text):
        yield False, text[at:]


def _behind(text: str, sign: str, at: int) -> int:
    found = text.find(sign, at)
    return len(text) if found < 0 else found + len(sign)


def _end_of_tag(text: str, at: int) -> int:
    """Where a tag ends: at the next bracket that does not stand within quotation marks."""
    begins = at
    for _ in range(4):
        end = text.find(">", at)
        if end < 0:
            return len(text)
        if text.count('"', begins, end) % 2 == 0:
            return end
        at = end + 1
    return text.find(">", begins)


class _Reader:
    """Follows the tags of a page."""

    def __init__(self, file: str) -> None:
        self.blocks = Blocks(file)
        self._struck: list[str] = []
        self._numbers: list[int] = []
        self._row_tags: Mapping[str, Callable[[], None]] = {
            "/table": self.blocks.end_table, "tr": self.blocks.begin_row, "/tr": self.blocks.end_row,
            "/td": self.blocks.end_cell, "/th": self.blocks.end_cell, "thead": self.blocks.end_row,
            "tbody": self.blocks.end_row, "tfoot": self.blocks.end_row, "table": self.blocks.begin_table}

    def words(self, text: str) -> None:
        """Words between tags."""
        self.blocks.words(text.replace("\n", " "), is_struck=bool(self._struck))

    def tag(self, tag: str) -> None:
        """A tag, without its brackets."""
        name = tag.split(None, 1)[0].rstrip("/").lower()
        bare = name.removeprefix("/")
        if bare in _CELLS:
            self._struck.clear()  # What is left open in a cell does not go on in the next.
        if name in ("td", "th"):
            attributes = _attributes(tag)
            self.blocks.begin_cell(_span(attributes.get("colspan")), _span(attributes.get("rowspan")))
        elif name in self._row_tags:
            self._row_tags[name]()
        elif name == "br":
            self.blocks.words("\n")
        elif name == "input":
            attributes = _attributes(tag)
            if attributes.get("type", "").lower() in ("checkbox", "radio"):
                self.blocks.words(TICKED if _SELECTED.search(tag) else EMPTY)
            elif attributes.get("type", "").lower() not in _WITHOUT_WORDS:
                self.blocks.words(attributes.get("value", ""))
        elif name == "img":
            self.blocks.words(_attributes(tag).get("alt", ""))
        elif name == "option":
            self.blocks.words(f" {TICKED if _SELECTED.search(tag) else EMPTY} ")
        elif bare in _PARAGRAPHS:
            self.blocks.end_paragraph()
            self._in_list(name)
        if bare not in _VOID and not tag.endswith("/"):
            self._strike(name, bare, tag)

    def _strike(self, name: str, bare: str, tag: str) -> None:
        """What is struck out: by an element of its own, or by the style of any other."""
        if name != bare:
            if self._struck and self._struck[-1] == bare:
                self._struck.pop()
        elif bare in _STRUCK or (self._struck and self._struck[-1] == bare) or _STRUCK_STYLE.search(tag):
            self._struck.append(bare)

    def _in_list(self, name: str) -> None:
        if name in ("ol", "ul"):
            self._numbers.append(0 if name == "ol" else -1)
        elif name in ("/ol", "/ul"):
            del self._numbers[-1:]
            self.blocks.mark = ListMark()
        elif name == "li":
            level = max(len(self._numbers) - 1, 0)
            if self._numbers and self._numbers[-1] >= 0:
                self._numbers[-1] += 1
                self.blocks.mark = ListMark(f"{self._numbers[-1]}.", level)
            else:
                self.blocks.mark = ListMark("•", level, is_bullet=True)


def _attributes(tag: str) -> dict[str, str]:
    found = (match.groups("") for match in _ATTRIBUTE.finditer(tag))
    return {name.lower(): unescape(double or single or bare) for name, double, single, bare in found}


def _span(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 9 else 1
