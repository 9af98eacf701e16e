r"""Tables of contents: the entries of a TOC field are filled in, so that nothing is blank and Word asks nothing.

A heading is a paragraph whose style has an outline level. A field without `\b` covers the whole document; one with
`\b NAME` covers what follows it up to the next heading of the first level, and the bookmark NAME is set around that.
"""

import copy
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_FIELD = re.compile(r"^\s*TOC\b")
_BOOKMARK = re.compile(r"\\b\s+\"?([\w-]+)")
_NS = nsdecls("w")
_PAGE = ('<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
         ' PAGEREF {0} \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{1}</w:t>'
         '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>')
_BODY_TEXT = 9
"""The outline level that stands for none."""
_BEGIN = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">{}</w:instrText></w:r>'
          '<w:r><w:fldChar w:fldCharType="separate"/></w:r>')
_OURS = re.compile(r"_Toc000\d{5}")
"""The name of a bookmark around a heading; Word begins with another figure."""
_OF_OTHERS = 900_000
"""The least id of the bookmarks that others set."""
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the document.

    Attributes:
        paragraph: Its element.
        level: From 1.
        number: As Word counts it; "" where it does not.
        text: Its words.
    """

    paragraph: Any
    level: int
    number: str
    text: str


def has_contents(body: str) -> bool:
    """Whether a body has a field for a table of contents."""
    return re.search(r"<w:instrText[^>]*>\s*TOC\b", body) is not None


def instructions_in(body: Any) -> list[str]:
    """What the tables of contents of a body ask for, each as one line."""
    return [" ".join(_instruction(field).split()) for field in _fields(body)]


def shown_in(body: Any, instructions: Collection[str]) -> list[str]:
    """What the tables of contents show that ask for something."""
    return ["".join(text.text or "" for text in paragraph.iter(qn("w:t")))
            for field in _asked(body, instructions) for paragraph in field]


def _asked(body: Any, instructions: Collection[str] | None) -> list[list[Any]]:
    """The fields that ask for something; all for None."""
    return [field for field in _fields(body)
            if instructions is None or " ".join(_instruction(field).split()) in instructions]


def fill(
    body: Any, styles: Any, numbering: Any, pages: Sequence[int] = (), instructions: Collection[str] | None = None
) -> None:
    """Fill in the tables of contents of a body.

    Args:
        body: The body; it is changed.
        styles: The styles of the document.
        numbering: Its numbering, or None.
        pages: The page of each heading, in their order; without them no page is printed.
        instructions: What those ask for that are filled in; all are for None.
    """
    found = headings(body, styles, numbering)
    fields = _asked(body, instructions)
    _remove_earlier(body, found, fields)
    _set_bookmarks(body, found)
    numbers = dict(zip((heading.paragraph for heading in found), pages, strict=False))
    for field in fields:
        instruction = _instruction(field)
        inside = _covered(found, field, instruction)
        if inside and (name := _BOOKMARK.search(instruction)):
            _set_stretch(found, inside, name[1])
        _replace(field, instruction, [(heading, numbers.get(heading.paragraph)) for heading in inside], styles)


def headings(body: Any, styles: Any, numbering: Any) -> list[Heading]:
    """The headings of a body, in order, with the numbers that Word puts before them."""
    levels = outline_levels(styles)
    counter = _Counter(styles, numbering)
    found = []
    for paragraph in body.iter(qn("w:p")):
        style = _style(paragraph)
        text = "".join(run.text or "" for run in paragraph.iter(qn("w:t")))
        if style in levels and text.strip():
            found.append(Heading(paragraph, levels[style] + 1, counter.next(style), " ".join(text.split())))
    return found


def outline_levels(styles: Any) -> dict[str, int]:
    """Style id -> outline level, its own or that of the style it is based on."""
    own: dict[str, int | None] = {}
    bases: dict[str, str] = {}
    for style in styles.iter(qn("w:style")):
        key = style.get(qn("w:styleId"))
        outline, based_on = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}"), style.find(qn("w:basedOn"))
        own[key] = int(outline.get(qn("w:val"))) if outline is not None else None
        bases[key] = based_on.get(qn("w:val")) if based_on is not None else ""
    found: dict[str, int] = {}
    for key in own:
        chain = [key]
        while own.get(chain[-1]) is None and (base := bases.get(chain[-1], "")) and base not in chain:
            chain.append(base)
        level = own.get(chain[-1])
        if level is not None and level < _BODY_TEXT:
            found[key] = level
    return found


class _Counter:
    """Counts headings whose style belongs to a list."""

    def __init__(self, styles: Any, numbering: Any) -> None:
        self._levels: dict[str, tuple[str, str, int]] = {}
        self._counts: dict[str, int] = {}
        lists = _lists(numbering)
        for style in styles.iter(qn("w:style")):
            numbered = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            levels = lists.get(_value(numbered, "w:numId"), {})
            place = int(_value(numbered, "w:ilvl") or 0)
            if place in levels:
                self._levels[style.get(qn("w:styleId"))] = (*levels[place], place)

    def next(self, style: str) -> str:
        """The number of the next heading of a style."""
        if style not in self._levels:
            return ""
        form, text, level = self._levels[style]
        self._counts[style] = self._counts.get(style, 0) + 1
        return text.replace(f"%{level + 1}", _written(self._counts[style], form))


def _lists(numbering: Any) -> dict[str, dict[int, tuple[str, str]]]:
    """Id of a list -> its levels, each with form and text."""
    described: dict[str, dict[int, tuple[str, str]]] = {}
    for abstract in numbering.iter(qn("w:abstractNum")) if numbering is not None else ():
        described[abstract.get(qn("w:abstractNumId"))] = {
            int(level.get(qn("w:ilvl"))): (_value(level, "w:numFmt"), _value(level, "w:lvlText"))
            for level in abstract.iter(qn("w:lvl"))}
    numbers = numbering.iter(qn("w:num")) if numbering is not None else ()
    return {number.get(qn("w:numId")): described.get(_value(number, "w:abstractNumId"), {}) for number in numbers}


def _value(parent: Any, name: str) -> str:
    """The value of a child element; "" where there is none."""
    child = parent.find(qn(name)) if parent is not None else None
    return str(child.get(qn("w:val"), "")) if child is not None else ""


def _written(count: int, form: str) -> str:
    if form == "upperRoman":
        written = ""
        for value, sign in _ROMAN:
            times, count = divmod(count, value)
            written += sign * times
        return written
    return chr(ord("A") + count - 1) if form == "upperLetter" and count <= 26 else str(count)


def _remove_earlier(body: Any, found: Sequence[Heading], fields: Sequence[Sequence[Any]]) -> None:
    """Remove the bookmarks of an earlier run, of ours or of Word: of headings, and of what fields cover."""
    links = {name for field in fields for one in field for link in one.iter(qn("w:hyperlink"))
             if (name := link.get(qn("w:anchor"), "")).startswith("_Toc")}
    stretches = {name[1] for field in fields if (name := _BOOKMARK.search(_instruction(field)))
                 and _covered(found, field, _instruction(field))}
    _remove_bookmarks(body, lambda name: bool(_OURS.fullmatch(name)) or name in links | stretches)


def _set_bookmarks(body: Any, found: Sequence[Heading]) -> None:
    """A bookmark around the words of each heading."""
    taken = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    names = (name for number in count(1) if (name := f"_Toc{number:08d}") not in taken)
    for heading, number, name in zip(found, count(_free_id(body)), names, strict=False):
        _enclose(heading.paragraph, heading.paragraph, number, name)


def _free_id(body: Any) -> int:
    """From which number on no bookmark has it as its id, but for those of others, which begin far above."""
    ids = (int(mark.get(qn("w:id"))) for mark in body.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd")))
    return 1 + max((one for one in ids if one < _OF_OTHERS), default=0)


def _set_stretch(found: Sequence[Heading], inside: Sequence[Heading], name: str) -> None:
    """A bookmark from the first heading that a table of contents covers to the last paragraph below its headings."""
    first = inside[0].paragraph
    root = first.getroottree()
    paragraphs = list(root.iter(qn("w:p")))
    start = paragraphs.index(first)
    ends = {heading.paragraph for heading in found if heading.level == 1}
    stop = next((i for i in range(start, len(paragraphs)) if paragraphs[i] in ends), len(paragraphs))
    _enclose(first, paragraphs[stop - 1], _free_id(root.getroot()), name)


def _remove_bookmarks(body: Any, wanted: Callable[[str], bool]) -> None:
    marks = [mark for mark in body.iter(qn("w:bookmarkStart")) if wanted(mark.get(qn("w:name"), ""))]
    ids = {mark.get(qn("w:id")) for mark in marks}
    for element in [*marks, *(end for end in body.iter(qn("w:bookmarkEnd")) if end.get(qn("w:id")) in ids)]:
        element.getparent().remove(element)


def _enclose(first: Any, last: Any, key: int, name: str) -> None:
    start = parse_xml(f'<w:bookmarkStart {_NS} w:id="{key}" w:name="{name}"/>')
    properties = first.find(qn("w:pPr"))
    first.insert(0 if properties is None else 1, start)
    last.append(parse_xml(f'<w:bookmarkEnd {_NS} w:id="{key}"/>'))


def _fields(body: Any) -> Iterator[list[Any]]:
    """The paragraphs of each TOC field, from the one where it begins to the one where it ends."""
    inside: list[Any] = []
    depth = 0
    for paragraph in body.iter(qn("w:p")):
        begins = any(_FIELD.match(text.text or "") for text in paragraph.iter(qn("w:instrText")))
        if not inside and not begins:
            continue
        inside.append(paragraph)
        for mark in paragraph.iter(qn("w:fldChar")):
            depth += {"begin": 1, "end": -1}.get(mark.get(qn("w:fldCharType")), 0)
        if depth <= 0:
            yield inside
            inside, depth = [], 0


def _instruction(field: Sequence[Any]) -> str:
    first = next(text for text in field[0].iter(qn("w:instrText")) if _FIELD.match(text.text or ""))
    return str(first.text)


def _covered(found: Sequence[Heading], field: Sequence[Any], instruction: str) -> list[Heading]:
    """The headings that a field lists."""
    wanted = re.search(r"\\o\s+\"(\d)-(\d)\"", instruction)
    low, high = (int(wanted[1]), int(wanted[2])) if wanted else (1, 3)
    if _BOOKMARK.search(instruction):
        order = {element: place for place, element in enumerate(field[0].getroottree().iter(qn("w:p")))}
        after = [heading for heading in found if order[heading.paragraph] > order[field[0]]]
        found = after[:next((i for i, heading in enumerate(after) if heading.level == 1), len(after))]
    return [heading for heading in found if low <= heading.level <= high]


def _replace(field: Sequence[Any], instruction: str, entries: Sequence[tuple[Heading, int | None]],
             styles: Any) -> None:
    """Put the entries in the place of what the field shows."""
    names = {style.find(qn("w:name")).get(qn("w:val"), "").casefold(): style.get(qn("w:styleId"))
             for style in styles.iter(qn("w:style")) if style.find(qn("w:name")) is not None}
    look = copy.deepcopy(field[0].find(qn("w:pPr")))
    parent, at = field[0].getparent(), field[0].getparent().index(field[0])
    made = []
    for heading, page in entries:
        style = names.get(f"toc {heading.level}", "")
        shown = _PAGE.format(_name_of(heading), page) if page else ""
        number = f'<w:r><w:t>{heading.number}</w:t></w:r><w:r><w:tab/></w:r>' if heading.number else ""
        entry = parse_xml(f'<w:p {_NS}><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:hyperlink w:anchor='
                          f'"{_name_of(heading)}" w:history="1">{number}<w:r><w:t/></w:r>{shown}</w:hyperlink></w:p>')
        next(text for text in entry.iter(qn("w:t")) if not text.text).text = heading.text
        made.append(entry)
    if not made:
        made = [parse_xml(f"<w:p {_NS}/>")]
        if look is not None:
            made[0].append(look)
    begin = parse_xml(f"<w:p {_NS}>{_BEGIN}</w:p>")
    next(begin.iter(qn("w:instrText"))).text = instruction
    for run in reversed(list(begin)):
        made[0].insert(1 if made[0].find(qn("w:pPr")) is not None else 0, run)
    made[-1].append(parse_xml(f"<w:p {_NS}>{_END}</w:p>")[0])
    for paragraph in field:
        paragraph.getparent().remove(paragraph)
    for paragraph in reversed(made):
        parent.insert(at, paragraph)


def _style(paragraph: Any) -> str:
    """The id of the style of a paragraph."""
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return str(found.get(qn("w:val"))) if found is not None else ""


def _name_of(heading: Heading) -> str:
    """The name of the bookmark around a heading."""
    names = (str(mark.get(qn("w:name"))) for mark in heading.paragraph.iter(qn("w:bookmarkStart")))
    return next(name for name in names if name.startswith("_Toc"))
