"""The lines of a document outside of its tables: what marks each, and the label that it begins with."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from toolkit.sources.any_table.forms import bare, is_form, parted
from toolkit.sources.documents.rows import Row, SourceDocument

LONGEST_LABEL = 50
_LABEL = re.compile(r"(?P<label>[^\W_][^:\n]{0,49}?)\s*[:：]\s*(?P<words>.*)", re.DOTALL)
_DASHED = re.compile(r"(?P<label>(?:(?![a-zà-ÿа-яё])[^\W\d_]){3,12})(?: \d{1,3})? ?[–—-] (?P<words>\S.*)", re.DOTALL)
"""A label in capitals with a dash behind it, as minutes have it: “ACTION – …”."""
_NUMBER = re.compile(r"\(?(?P<mark>\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,4})[.)]\s+(?P<words>\S.*)",
                     re.DOTALL | re.IGNORECASE)
_BULLET = re.compile(r"[-–•▪●*◦]\s+(?P<words>\S.*)", re.DOTALL)
_INLINE = re.compile(r"(?<=[.;])\s+(?=[^\W\d_][^:.;]{0,40}:\s)")
_BOX = re.compile(r"(\[[ xX✓✔]\]|[☐☑☒])\s+(?=\S)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1")
_RULE = re.compile(r"[=-]{3,}")
_HEADING = re.compile(r"#{1,6}\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph.

    Attributes:
        text: Without its mark.
        place: Where it stands.
        mark: The number or bullet before it, such as `2.` or `•`.
        is_bullet: Whether that is a sign and no number.
        is_heading: Whether its style or its sign makes it a heading.
        follows: Whether it stands directly below the line before, as the rest of a sentence does in a text.
        box: The box to tick that it begins with, such as `[x]`.
    """

    text: str
    place: str
    mark: str = ""
    is_bullet: bool = False
    is_heading: bool = False
    follows: bool = False
    box: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """What a line begins with, before its colon.

    Attributes:
        text: As written, without a number at its end.
        key: Of our column; "" for a label that is none of our words.
        words: What follows it.
        number: At the end of the label, as in “Action 2”.
    """

    text: str
    key: str
    words: str
    number: str = ""


def lines_of(document: SourceDocument) -> list[Line]:
    """The lines of a document outside of its tables, and those of its forms: tables of labels and words."""
    if document.lines:
        return [part for line in _of_text(document.lines) for part in _apart(line)]
    found: list[Line] = []
    for table, group in groupby(document.rows, lambda row: row.table):
        rows = list(group)
        if not table:
            found += [part for row in rows for line in _of_row(row) for part in _apart(line)]
        elif is_form([[cell for cell in row.cells if cell.strip()] for row in rows]):
            found += map(_of_form, rows)
    return found


def label_of(line: Line) -> Label | None:
    """The label of a line; None where it has none."""
    match = _DASHED.match(line.text)
    if match is None or parted(match["label"])[1] != "text":
        match = _LABEL.match(line.text)
    if match is None or (line.is_heading and not match["words"]):
        return None
    label, key, number = parted(match["label"].strip())
    return Label(label, key, match["words"].strip(), number)


def _apart(line: Line) -> Iterator[Line]:
    """A line, parted where a sentence begins with a label of ours: “Tar the boats. Owner: Boat House. Due: May”."""
    parts = _INLINE.split(line.text)
    labels = [label_of(Line(part, "")) for part in parts[1:]]
    if not labels or not all(label and label.key for label in labels):
        yield line
        return
    first, *others = (part.rstrip(".; ") for part in parts)
    yield replace(line, text=first)
    yield from (Line(part, line.place) for part in others)


def _of_form(row: Row) -> Line:
    label, *words = (cell.strip() for cell in row.cells if cell.strip())
    return Line(f"{bare(label)}: {words[0]}" if words else " ".join(label.split()), row.locator)


def _of_text(lines: Sequence[str]) -> Iterator[Line]:
    before = ""
    for number, (raw, below) in enumerate(zip(lines, [*lines[1:], ""], strict=True), 1):
        if raw.strip() and not _RULE.fullmatch(raw.strip()):
            heading = _HEADING.match(raw.strip())
            text = raw.strip()[heading.end():] if heading else raw.strip()
            text = _STRONG.sub(r"\2", text)
            is_heading = heading is not None or _RULE.fullmatch(below.strip()) is not None
            yield _marked(text, f"line {number}", is_heading=is_heading, follows=bool(before.strip()))
        before = raw


def _of_row(row: Row) -> Iterator[Line]:
    is_heading = row.style.lower().startswith(("heading", "title"))
    for number, text in enumerate(row.cells[0].split("\n")):
        if not text.strip():
            continue
        if row.mark.text and not number:
            yield Line(" ".join(text.split()), row.locator, row.mark.text, row.mark.is_bullet, is_heading)
        else:
            yield _marked(text.strip(), row.locator, is_heading=is_heading, follows=bool(number))


def _marked(text: str, place: str, *, is_heading: bool, follows: bool) -> Line:
    bullet, number = _BULLET.match(text), _NUMBER.match(text)
    mark = "•" if bullet else number["mark"] if number else ""
    words = (bullet or number or {"words": text})["words"]
    box = _BOX.match(words) if mark else None
    words = words[box.end():] if box else words
    return Line(" ".join(words.split()), place, mark, bool(bullet), is_heading, follows, box[1] if box else "")
