"""Invented OpenDocument files, made of the XML that a test needs."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

from tests.sources.tables import cells

TEXT, SHEETS = "text", "spreadsheet"
_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("fo", "xsl-fo-compatible"),
        ("number", "datastyle"), ("draw", "drawing")))
STRUCK = ('<style:style style:name="gone" style:family="text"><style:text-properties '
          'style:text-line-through-style="solid"/></style:style>')


def content(kind: str, body: str, styles: str = STRUCK) -> str:
    """The content of a file of a kind."""
    return (f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES} office:version="1.3">'
            f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:{kind}>{body}"
            f"</office:{kind}></office:body></office:document-content>")


def written(path: Path, kind: str, xml: str, more: Mapping[str, str] | None = None) -> Path:
    """A file of such content, with further parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(zipfile.ZipInfo("mimetype"), f"application/vnd.oasis.opendocument.{kind}")
        for name, part in {"content.xml": xml, **(more or {})}.items():
            package.writestr(name, part)
    return path


def paragraph(text: str) -> str:
    """A paragraph; what stands in tildes is struck out."""
    parts = text.split("~~")
    return "<text:p>" + "".join(
        f'<text:span text:style-name="gone">{part}</text:span>' if number % 2 else part
        for number, part in enumerate(parts)) + "</text:p>"


def table(markdown: str, name: str = "Log") -> str:
    """A table of texts; an empty cell is repeated as programs write it."""
    rows = "".join("<table:table-row>" + "".join(
        f'<table:table-cell office:value-type="string">{paragraph(text)}</table:table-cell>' if text
        else "<table:table-cell/>" for text in row) + "</table:table-row>" for row in cells(markdown))
    return f'<table:table table:name="{name}">{rows}</table:table>'
