"""Reads a finished report the way a person sees it: paragraphs with their styles, tables row by row."""

import zipfile
from io import BytesIO
from typing import Any

from docx import Document
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(data: bytes, name: str = "word/document.xml") -> Any:
    """A part of the package as a tree."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def text_of(element: Any) -> str:
    """The text of a paragraph or cell; `/` stands for a line break."""
    marks = {f"{W}t": None, f"{W}br": "/", f"{W}tab": "\t"}
    paragraphs = element.iter(f"{W}p")
    return " ¶ ".join("".join((e.text or "") if marks[e.tag] is None else str(marks[e.tag])
                              for e in paragraph.iter(*marks)) for paragraph in paragraphs)


def style_of(paragraph: Any, names: dict[str, str]) -> str:
    """The name of a paragraph's style."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return names[found.get(f"{W}val")] if found is not None else "Normal"


def dump(data: bytes) -> str:
    """The whole body as readable text: one line for each paragraph or table row."""
    names = {style.style_id: style.name for style in Document(BytesIO(data)).styles}
    lines: list[str] = []
    for block in part(data).find(f"{W}body"):
        if block.tag == f"{W}p":
            lines.append(f"[{style_of(block, names)}] {text_of(block)}")
        elif block.tag == f"{W}tbl":
            lines += ["<table>", *(_row(row, names) for row in block.iter(f"{W}tr")), "</table>"]
    return "\n".join(lines)


def tables(data: bytes) -> list[Any]:
    """The tables."""
    return list(part(data).iter(f"{W}tbl"))


def merges(row: Any) -> list[str]:
    """For each cell of a row: `restart`, `continue` or nothing."""
    found = [cell.find(f"{W}tcPr/{W}vMerge") for cell in row.iter(f"{W}tc")]
    return ["" if merge is None else merge.get(f"{W}val", "continue") for merge in found]


def _row(row: Any, names: dict[str, str]) -> str:
    cells = []
    for cell, merge in zip(row.iter(f"{W}tc"), merges(row), strict=True):
        styles = " + ".join(style_of(p, names).removeprefix("House ") for p in cell.iter(f"{W}p"))
        cells.append(f"{'^' if merge == 'continue' else ''}[{styles}] {text_of(cell)}")
    return " | ".join(cells)
