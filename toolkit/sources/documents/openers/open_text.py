"""Opening a text of OpenDocument (.odt): its paragraphs, the rows of its tables and its notes."""

from collections.abc import Mapping

from toolkit.reading.open_document import OpenDocumentPackage
from toolkit.sources.documents.footnotes import raised
from toolkit.sources.documents.numbering import ListMark
from toolkit.sources.documents.openers.blocks import Blocks
from toolkit.sources.documents.openers.open_styles import Styles
from toolkit.sources.documents.rows import Row
from toolkit.sources.documents.word import NOTE_STYLE

UNSEEN = frozenset({"text:tracked-changes", "office:annotation", "office:annotation-end", "text:note-citation",
                    "office:forms", "text:sequence-decls", "draw:object", "svg:title", "svg:desc"})
"""What holds words that no reader sees in the text, such as those that a tracked change has deleted."""
SIGNS = {"text:tab": " ", "text:line-break": "\n"}


def read_open_text(data: bytes, file: str) -> tuple[tuple[Row, ...], bool]:
    """The rows of a text of OpenDocument, and whether it has changes that are not accepted yet.

    Raises:
        Refused: It is protected, damaged, unsafe or too large.
    """
    reader = _Reader(file)
    OpenDocumentPackage(data, file).follow(reader)
    rows = list(reader.blocks.rows())
    last = rows[-1].position if rows else 0
    for number, note in enumerate(reader.notes, 1):
        words = " ".join(row.text for row in note.rows())
        if words:
            mark = ListMark(raised(number))
            rows.append(Row((words,), f"footnote {number}", last + number, style=NOTE_STYLE, mark=mark))
    return tuple(rows), reader.is_tracked


class _Reader:
    """Follows the content."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.blocks = self._text = Blocks(file)
        self.notes: list[Blocks] = []
        self.is_tracked = False
        self._styles = Styles()
        self._unseen = 0
        self._in_words = 0
        self._struck: list[bool] = []
        self._lists = 0

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._styles.begin(name, attributes)
        self.is_tracked = self.is_tracked or name == "text:changed-region"
        if name in UNSEEN or self._unseen:
            self._unseen += 1
        elif name in ("text:p", "text:h", "text:span", "text:a"):
            self._begin_words(name, attributes)
        elif name == "text:s":
            self._text.words(" ")
        elif name in SIGNS:
            self._text.words(SIGNS[name])
        elif name == "text:note":
            self._text.words(raised(len(self.notes) + 1))
        elif name == "text:note-body":
            self.notes.append(Blocks(self._file))
            self._text = self.notes[-1]
        elif name == "text:list-item":
            self._text.mark = ListMark("•", self._lists, is_bullet=True)
            self._lists += 1
        elif self._text is self.blocks:
            self._begin_in_table(name, attributes)

    def _begin_words(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in ("text:p", "text:h") and not self._in_words:
            self._struck = []
        self._in_words += name in ("text:p", "text:h")
        inherited = bool(self._struck and self._struck[-1])
        self._struck.append(self._styles.is_struck(attributes.get("text:style-name", ""), inherited=inherited))

    def _begin_in_table(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "table:table":
            self.blocks.begin_table()
        elif name == "table:table-row":
            self.blocks.begin_row()
        elif name == "table:table-cell":
            self.blocks.begin_cell(count_of(attributes, "table:number-columns-spanned"),
                                   count_of(attributes, "table:number-rows-spanned"))

    def end(self, name: str) -> None:
        """An element ends."""
        self._styles.end(name)
        if self._unseen:
            self._unseen -= 1
        elif name in ("text:p", "text:h", "text:span", "text:a"):
            if name in ("text:p", "text:h"):
                self._in_words -= 1
                self._text.end_paragraph()
            del self._struck[-1:]
        elif name == "text:note-body":
            self._text = self.blocks
        elif name == "text:list-item":
            self._lists -= 1
        elif name == "table:table" and self._text is self.blocks:
            self.blocks.end_table()
        elif name == "table:table-row" and self._text is self.blocks:
            self.blocks.end_row()
        elif name == "table:table-cell" and self._text is self.blocks:
            self.blocks.end_cell()

    def words(self, text: str) -> None:
        """Words stand in the innermost element."""
        if self._in_words and not self._unseen:
            self._text.words(text.replace("\n", " "), is_struck=bool(self._struck and self._struck[-1]))


def count_of(attributes: Mapping[str, str], name: str) -> int:
    """A count that an attribute gives; 1 where it gives none."""
    written = attributes.get(name, "")
    return int(written) if written.isdecimal() and len(written) < 9 else 1
