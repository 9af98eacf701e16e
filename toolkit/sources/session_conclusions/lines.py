"""The lines of a session's conclusions, told apart by their form alone: headings, numbered paragraphs, points, notes.

A text has its markup taken off (`##`, `**bold**`, `[link](target)`, `<b>`); a Word document has styles and list numbers
instead. What a line is, not what it says, decides; `session_conclusions` decides what it means where it stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from toolkit.sources.documents.footnotes import raised
from toolkit.sources.documents.reading import NOTE_STYLE, Row

ARROWS = "➤➢►▶→⮚"
_RULE = re.compile(r"\s*+([-*_=])\s*+(?:\1\s*+){2,}+")
_HASHES = re.compile(r"(#{1,6})\s+")
_BULLET = re.compile(rf"(\s*)(?:[-–•▪●■◦*✓✔☑{ARROWS}]\s+)+")
_NUMBER = re.compile(
    r"(?P<number>\d+(?:\.\d+)+|\d{1,3}(?=[.)])|\(?(?:[a-z]|[ivxl]{2,5})(?=[.)])|(?-i:[IVXLC]+)(?=[.)]?\s))[.)]*\s+(?=\S)",
    re.IGNORECASE)
_ROMAN = re.compile(r"(?=[IVXLC])(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ANNEX = re.compile(r"(?P<name>(?:annexe?|appendix|anexo|приложение)(?:\s+(?:[IVXLC]+|\d+|[A-Z])(?!\w))?)"
                    r"\s*(?:$|[–—:.-]+\s*(?P<title>.*))", re.IGNORECASE)
_LINK = re.compile(r"\[(?P<text>[^\[\]]*)\]\((?P<target>[^()\s]*)\)")
_STARS = re.compile(r"\\?\*+(?=\S)|(?<=\S)\\?\*+")
_TAG = re.compile(r"</?(?:b|i|u|em|strong|br|span)\b[^<>]*>", re.IGNORECASE)
_RAISED = re.compile(r"<sup>\s*(\d+)\s*</sup>", re.IGNORECASE)
_RAISED_FIRST = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s*")
_WHOLLY_ITALIC = re.compile(r"\*(?!\*)\S.*\*|\*\*\*\S.*\*\*\*|_\S.*_")
_ROMANS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI",
           "XVII", "XVIII", "XIX", "XX", "")
_LONGEST_TITLE = 150
_FEWEST_ENTRIES = 3
_LEVEL_OF_STYLE = re.compile(r"heading\D*(\d)")


class Form(StrEnum):
    """What a line looks like."""

    HEADING = "heading"
    PLAIN = "plain"
    """A line without a number or bullet."""
    NUMBERED = "numbered"
    """Begins with a number of one part: 18."""
    LETTERED = "lettered"
    """Begins with a letter or a small roman number: a."""
    PARTED = "parted"
    """Begins with a number of several parts: 1.6.1."""
    BULLET = "bullet"
    TABLE = "table"
    CONTENTS = "contents"
    """An entry of a table of contents."""
    NOTE = "note"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Line:
    """One line, paragraph or table row.

    Attributes:
        row: As the document has it.
        form: What it looks like.
        text: Its words, without number, bullet and markup; the title of a heading.
        number: Its number, such as `18`, `a`, `1.6.1`, `IV`, `Annex I` or a raised one; "" where it has none.
        depth: Of a heading, from 1; of a point, how far it is indented.
        italic: Whether all of it is in italics, as decisions are.
        arrow: Whether an arrow stands before it.
        targets: What its links lead to.
        whole: Its words with the number that was typed before them.
    """

    row: Row
    form: Form
    text: str
    number: str = ""
    depth: int = 0
    italic: bool = False
    arrow: bool = False
    targets: tuple[str, ...] = ()
    whole: str = ""

    @property
    def is_annex(self) -> bool:
        """Whether it is the heading of an annex."""
        return self.form is Form.HEADING and _ANNEX.fullmatch(f"{self.number} – {self.text}") is not None

    @property
    def is_section(self) -> bool:
        """Whether it is a heading with a roman number."""
        return self.form is Form.HEADING and is_roman(self.number)


def lines_of(rows: tuple[Row, ...]) -> list[Line]:
    """The lines of a document, in order."""
    return list(_with_sections(_with_contents([_line(row) for row in rows])))


def is_roman(number: str) -> bool:
    """Whether a number is a roman one in capitals."""
    return _ROMAN.fullmatch(number) is not None


def is_symbol(text: str) -> bool:
    """Whether a text is the symbol of a document, such as `AB/2020/5/Add.1`."""
    return re.fullmatch(r"[A-Z][\w.-]*(?:/[\w.()-]+)+", text) is not None


def plain(text: str) -> str:
    """Words without the markup of a text."""
    text = _RAISED.sub(lambda found: raised(int(found[1])), text)
    text = _TAG.sub("", _LINK.sub(lambda found: found["text"], text))
    return re.sub(r"\s+(?=[,;])", "", " ".join(_STARS.sub("", text).split()))


def cells_of(line: Line) -> list[str]:
    """The cells of a table row, without markup; the paragraphs of a cell parted by line ends."""
    return ["\n".join(plain(part) for part in cell.split("\n")) for cell in line.row.cells]


def _line(row: Row) -> Line:
    if len(row.cells) > 1:
        return Line(row, Form.TABLE, row.text)
    return _line_of_word(row) if row.style else _line_of_text(row)


def _line_of_text(row: Row) -> Line:
    raw = row.cells[0]
    if _RULE.fullmatch(raw):
        return Line(row, Form.RULE, "")
    targets = tuple(found["target"] for found in _LINK.finditer(raw))
    hashes = _HASHES.match(raw.strip())
    if hashes:
        number, title = _heading(plain(raw.strip()[hashes.end():]))
        return Line(row, Form.HEADING, title, number, len(hashes[1]), targets=targets)
    bullet = _BULLET.match(raw)
    rest = raw[bullet.end():] if bullet else raw.strip()
    arrow = bullet is not None and any(sign in bullet.group() for sign in ARROWS)
    if not bullet and (annex := _ANNEX.fullmatch(plain(rest))):
        return Line(row, Form.HEADING, annex["title"] or "", annex["name"], 1, targets=targets)
    indent = len(bullet[1].expandtabs(4)) if bullet else 0
    italic = _WHOLLY_ITALIC.fullmatch(_without_number(rest)) is not None
    return _numbered(row, plain(rest), "", indent, bullet is not None and not arrow, italic, arrow, targets)


def _line_of_word(row: Row) -> Line:
    style, text = row.style.casefold(), row.text
    if style == NOTE_STYLE:
        return Line(row, Form.NOTE, text, row.mark.text)
    if re.search(r"(?:toc|contents) (?:\d|entry)", style):
        return Line(row, Form.CONTENTS, text)
    level = _LEVEL_OF_STYLE.search(style)
    if level or "heading" in style:
        number, title = (row.mark.text.strip("(). "), text) if row.mark.text else _heading(text)
        return Line(row, Form.HEADING, title, number, int(level[1]) if level else 1)
    arrow = "lead-in" in style or row.mark.text in tuple(ARROWS)
    number = "" if row.mark.is_bullet else row.mark.text
    depth = row.mark.level if row.mark.text else 1 + ("sub-sub" in style)
    return _numbered(row, text, number.strip("(). "), depth, row.mark.is_bullet and not arrow,
                     "decision" in style, arrow, ())


def _numbered(row: Row, text: str, number: str, depth: int, is_bullet: bool, italic: bool, arrow: bool,
              targets: tuple[str, ...]) -> Line:
    """A line outside of headings and tables, told apart by its number."""
    whole, note = text.lstrip(ARROWS).strip(), _RAISED_FIRST.match(text)
    if note and not number:
        return Line(row, Form.NOTE, text[note.end():], note[1], targets=targets)
    found = _NUMBER.match(text) if not number else None
    if found and not (is_roman(found["number"]) and not is_bullet):
        number, text = found["number"].strip("("), text[found.end():]
    form = (Form.PARTED if "." in number else Form.NUMBERED if number.isdecimal() else Form.LETTERED if number
            else Form.BULLET if is_bullet else Form.PLAIN)
    return Line(row, form, text.lstrip(ARROWS).strip(), number, depth, italic, arrow, targets, whole)


def _without_number(text: str) -> str:
    found = _NUMBER.match(text)
    return text[found.end():].strip() if found else text.strip()


def _heading(text: str) -> tuple[str, str]:
    """The number and the title of a heading."""
    annex = _ANNEX.fullmatch(text)
    if annex:
        return annex["name"], annex["title"] or ""
    found = _NUMBER.match(text)
    return (found["number"], text[found.end():]) if found else ("", text)


def _with_contents(found: list[Line]) -> list[Line]:
    """The lines, the rows of a table of contents told apart: each ends with a page or nothing.

    They stand right below a heading, or three and more of them together.
    """
    told = list(found)
    start = 0
    for is_entry, group in groupby(found, _is_entry):
        end = start + len(list(group))
        headed = start > 0 and found[start - 1].form is Form.HEADING
        if is_entry and (headed or end - start >= _FEWEST_ENTRIES):
            told[start:end] = [Line(line.row, Form.CONTENTS, plain(" ".join(line.row.cells)))
                               for line in found[start:end]]
        start = end
    return told


def _is_entry(line: Line) -> bool:
    if line.form is Form.TABLE and not line.row.table:
        return not line.row.cells[-1].strip() or line.row.cells[-1].strip().isdecimal()
    return line.form in (Form.PLAIN, Form.NUMBERED, Form.LETTERED) and (
        re.search(r"(?:\.{3,}|…|\s{3,})\s*\d+\s*$", line.row.cells[0]) is not None)


def _with_sections(found: list[Line]) -> Iterator[Line]:
    """The lines; those are told apart as headings that have no markup but the next roman number."""
    following = 1
    for line in found:
        number, title = _heading(line.whole)
        if line.is_section:
            following = _ROMANS.index(line.number) + 1 if line.number in _ROMANS[1:-1] else following
        elif line.form is Form.PLAIN and number == _ROMANS[following] and _is_title(title):
            following += 1
            yield Line(line.row, Form.HEADING, title, number, 1, targets=line.targets)
            continue
        yield line


def _is_title(text: str) -> bool:
    """Whether a line may be a heading: short, with a capital, and no sentence."""
    return len(text) <= _LONGEST_TITLE and text[:1].isupper() and text[-1:] not in ".;,:?!"
