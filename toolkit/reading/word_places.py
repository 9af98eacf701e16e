"""Where the elements of a Word document can stand: what stands elsewhere is read by nobody, and would be lost.

Around those that are read, elements of any other name may stand: content controls, tracked changes, fields, links,
smart tags, math, alternatives. Only properties hold nothing that is read.
"""

from collections.abc import Mapping

from toolkit.words import details
from toolkit.words.speaking import Message

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math "


def _named(*names: str) -> frozenset[str]:
    return frozenset(f"{_W}{name}" for name in names)


_OUTERMOST, _PROPERTIES, _RUN, _TEXT, _BODY = "", "properties", f"{_W}r", f"{_W}t", f"{_W}body"
_RUNS = {_RUN, f"{_MATH}r"}
_TEXTS = _named("t", "delText", "instrText", "delInstrText") | {f"{_MATH}t"}
_HOLD_WORDS = _TEXTS | _named("fldData")
_CHUNK = f"{_W}altChunk"
"""A part in HTML or another format, whose words Word takes into the text when it opens the document."""
_BLOCKS = _named("body", "tc", "footnote", "endnote", "txbxContent")
"""What holds paragraphs and tables."""
_WITHIN: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_named("document", "footnotes", "endnotes", "styles", "numbering"), frozenset({_OUTERMOST})),
    **dict.fromkeys(_RUNS, _named("p", "rt", "rubyBase")),
    **dict.fromkeys(_TEXTS | _named("rt", "rubyBase", "txbxContent"), frozenset({_RUN})),
    **dict.fromkeys(_named("p", "tbl"), _BLOCKS),
    **dict.fromkeys(_named("abstractNum", "num"), _named("numbering")),
    _CHUNK: frozenset(),
    **{f"{_W}{name}": _named(*around) for name, around in {
        "body": ["document"], "tr": ["tbl"], "tc": ["tr"], "footnote": ["footnotes"], "endnote": ["endnotes"],
        "style": ["styles"], "lvlOverride": ["num"], "lvl": ["abstractNum", "lvlOverride"],
    }.items()},
}
"""An element that is read -> which of these may be the next around it."""
_MEANS = {**dict.fromkeys(_RUNS, _RUN), **dict.fromkeys(_TEXTS, _TEXT)}
"""What stands for another."""
_WHAT: Mapping[str, Message] = {
    f"{_W}tr": details.ROW_OUTSIDE, f"{_W}tc": details.CELL_OUTSIDE, f"{_W}p": details.PARAGRAPH_OUTSIDE,
    f"{_W}tbl": details.TABLE_OUTSIDE, _CHUNK: details.OTHER_FORMAT,
    **dict.fromkeys(_RUNS | _TEXTS, details.WORDS_OUTSIDE),
}


class Misplaced(Exception):
    """Something stands where it cannot stand.

    Attributes:
        what: That, in plain words.
    """

    def __init__(self, what: Message = details.MISPLACED) -> None:
        super().__init__(what)
        self.what = what


class WordPlaces:
    """Follows the elements of one part as they begin and end."""

    def __init__(self) -> None:
        self._open, self._known = [""], [_OUTERMOST]
        self._bodies = 0

    def begin(self, name: str) -> None:
        """An element begins.

        Args:
            name: Its namespace and its name, parted by a blank.

        Raises:
            Misplaced: It cannot stand here.
        """
        around = self._known[-1]
        if around == _TEXT:
            raise Misplaced(details.WORDS_OUTSIDE)  # What follows it would be no part of the text.
        allowed = _WITHIN.get(name)
        if allowed is not None:
            self._bodies += name == _BODY
            if around not in allowed or self._bodies > 1:
                raise Misplaced(_WHAT.get(name, details.MISPLACED))
            around = _MEANS.get(name, name)
        elif name.startswith(_W) and name.endswith(("Pr", "PrEx")):
            around = _PROPERTIES
        self._open.append(name)
        self._known.append(around)

    def end(self) -> None:
        """The innermost element ends."""
        del self._open[-1], self._known[-1]

    def words(self, words: str) -> None:
        """Words stand in the innermost element.

        Raises:
            Misplaced: It cannot hold any.
        """
        name = self._open[-1]
        if name.startswith(_W) and name not in _HOLD_WORDS and not words.isspace():
            raise Misplaced(details.WORDS_OUTSIDE)
