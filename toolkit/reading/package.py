"""The zip package that a workbook is: opened without trusting it, and inflated within bounds.

Nothing is extracted, no size is believed that a header claims, and every part that is read is read to its end, so
that its checksum counts. Whatever is wrong is `Refused` with a code; nothing else is raised for any content.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from toolkit.reading.file_kinds import refuse_what_is_no_package
from toolkit.reading.files import MEGABYTE, MOST, read_bytes, too_large
from toolkit.reading.patterns.unpacking import at_once
from toolkit.tracker.record.problems import Place, Refused
from toolkit.words import details
from toolkit.words.speaking import Said, figure, said

CHUNK = 256 * 1024
_ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, LookupError, OverflowError,
    NotImplementedError, RuntimeError, OSError,
)  # fmt: skip
_PACKED_AS_USUAL = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True)
class Limits:
    """What a tracker workbook never exceeds; beyond it, a file is refused before it can do harm.

    Attributes:
        file: Bytes of the file.
        parts: Parts of the package.
        inflated: Bytes of all parts that are read, counted while they are inflated.
        description: Bytes of one part that only describes others (styles, relations, the list of sheets).
        ratio: How many times larger than packed a part may become …
        ratio_from: … once it is larger than this. A sheet of a million empty rows is packed well, and is small.
        item: Bytes of a single row, text or other element of a part.
        parsed: Bytes of all parts that are read, without blank cells; each takes memory.
        elements: Elements of all parts that are read, without blank cells; each takes time.
        described: Elements of one part, or of a sheet beside its rows, that only describe.
        strings: Shared strings.
        cells: Cells with a value, in all sheets together.
        merged: Merged ranges of one sheet.
        formats: Cell formats.
        rows: Rows of a sheet.
        columns: Columns of a sheet.
        text: UTF-16 units of the text or the formula of a cell, as Excel counts.
    """

    file: int = MOST
    parts: int = 2000
    inflated: int = 400 * MEGABYTE
    description: int = 40 * MEGABYTE
    ratio: int = 200
    ratio_from: int = 16 * MEGABYTE
    item: int = 8 * MEGABYTE
    parsed: int = 400 * MEGABYTE
    elements: int = 12_000_000
    described: int = 250_000
    strings: int = 2_000_000
    cells: int = 4_000_000
    merged: int = 200_000
    formats: int = 100_000
    rows: int = 1_048_576
    columns: int = 16_384
    text: int = 32_767


LIMITS = Limits()
"""Of any workbook; a register grows over the years."""
RETURN_LIMITS = Limits(parsed=60 * MEGABYTE, elements=2_000_000, strings=900_000, cells=900_000)
"""Of a return, which comes from outside: read or refused within seconds."""
IMPORT_LIMITS = Limits(
    inflated=200 * MEGABYTE, parsed=60 * MEGABYTE, elements=1_200_000, described=50_000, strings=100_000, cells=100_000,
    merged=50_000, formats=50_000)
"""Of a tracker that is taken in: it is read for its values and for its looks, and each cell is judged by its words."""


class Work(NamedTuple):
    """What was done with the parts of a package so far; of what is bounded by `Limits`.

    Attributes:
        inflated: Bytes that were unpacked.
        parsed: Bytes that were parsed.
        elements: Elements that begin in them.
    """

    inflated: int
    parsed: int
    elements: int


class Package:
    """The parts of one package, found by name without regard to case."""

    def __init__(self, source: Path | bytes, limits: Limits = LIMITS, *, file: str = "") -> None:
        self.file = source.name if isinstance(source, Path) else file
        self.limits = limits
        content = source if isinstance(source, bytes) else read_bytes(source, limits.file)
        if len(content) > limits.file:
            raise too_large(Place(file=self.file), limits.file)
        refuse_what_is_no_package(content, self.file)
        self._content = content
        self._zip = self._opened(content)
        self._parts = self._checked(self._zip.infolist())
        self._inflated = self._parsed = self._elements = 0

    @property
    def names(self) -> Collection[str]:
        """The names of the parts, in small letters."""
        return self._parts.keys()

    @property
    def work(self) -> Work:
        """How much was unpacked and parsed so far."""
        return Work(self._inflated, self._parsed, self._elements)

    def count_from(self, work: Work) -> None:
        """Count on from what was done before; what was done since is done again."""
        self._inflated, self._parsed, self._elements = work

    def refused(self, code: str, found: str = "") -> Refused:
        """The refusal of this file, to be raised."""
        return Refused(code, Place(file=self.file), found)

    def damaged(self, found: Said) -> Refused:
        """The refusal of this file as damaged, to be raised."""
        return self.refused("damaged-workbook", found)

    def part(self, target: str, source: str = "") -> str:
        """The name of the part that a relation points to.

        Args:
            target: The target as written, relative to its source or from the root.
            source: The name of the part that holds the relation.

        Returns:
            The name in small letters, whether or not there is such a part.
        """
        written = target.replace("\\", "/")
        folder = "" if written.startswith("/") else source.rpartition("/")[0]
        name = self._inside(f"{folder}/{written}")
        return name if name in self._parts else self._inside(f"{folder}/{unquote(written)}")

    def chunks(self, part: str, most: int | None = None) -> Iterator[bytes]:
        """Unpacks a part, a piece at a time.

        Args:
            part: The name of the part.
            most: The most bytes that it may have.

        Yields:
            What it holds. The last piece is only given out when all of the part agrees with its checksum.

        Raises:
            Refused: The part is missing, damaged or too large.
        """
        entry = self._parts.get(part)
        if entry is None:
            raise self.damaged(said(details.PART_MISSING, part=part))
        if entry.flag_bits & 1:
            raise self.refused("not-a-workbook", said(details.ZIP_WITH_PASSWORD))
        if entry.compress_type not in _PACKED_AS_USUAL:
            raise self.damaged(said(details.ODDLY_PACKED, part=part))
        size = 0
        if (content := at_once(self._content, entry, CHUNK)) is not None:
            if content:
                self._count(entry, len(content), len(content), most or self.limits.inflated)
                yield content
            return
        try:
            with self._zip.open(entry) as file:
                while chunk := file.read(CHUNK):
                    size += len(chunk)
                    self._count(entry, size, len(chunk), most or self.limits.inflated)
                    yield chunk
        except _ZIP_ERRORS:
            raise self.damaged(said(details.NOT_UNPACKED, part=part)) from None
        if size != entry.file_size:
            raise self.damaged(said(details.PART_CUT_SHORT, part=part))

    def count(self, xml: bytes) -> None:
        """Count a piece of a part before it is parsed, and the elements that begin in it.

        Raises:
            Refused: It is too much.
        """
        self._parsed += len(xml)
        if self._parsed > self.limits.parsed:
            raise self.refused("too-large", said(details.MORE_TEXT, most=self.limits.parsed // MEGABYTE))
        self._elements += xml.count(b"<") - xml.count(b"</")
        if self._elements > self.limits.elements:
            raise self.refused("too-many-cells", figure(self.limits.elements))

    def _opened(self, content: bytes) -> zipfile.ZipFile:
        # The directory is counted before it is parsed, for zipfile builds an object for each entry. A workbook
        # can hold other packages unpacked, hence the margin.
        if content.count(b"PK\x01\x02") > 10 * self.limits.parts:
            raise self._too_many_parts()
        try:
            return zipfile.ZipFile(BytesIO(content))
        except _ZIP_ERRORS:
            raise self.damaged(said(details.FILE_CUT_SHORT)) from None

    def _checked(self, entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
        if len(entries) > self.limits.parts:
            raise self._too_many_parts()
        parts: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            written = entry.filename.replace("\\", "/")
            if written.startswith("/") or _DRIVE.match(written) or "\0" in entry.orig_filename:
                raise self._leaves()
            name = self._inside(written)
            if not name or entry.is_dir():
                continue
            if name in parts:
                raise self.refused("unsafe-workbook", said(details.PART_TWICE, part=name))
            parts[name] = entry
        return parts

    def _inside(self, path: str) -> str:
        steps: list[str] = []
        for step in path.lower().split("/"):
            if step == "..":
                if not steps:
                    raise self._leaves()
                steps.pop()
            elif step not in ("", "."):
                steps.append(step)
        return "/".join(steps)

    def _count(self, entry: zipfile.ZipInfo, size: int, more: int, most: int) -> None:
        self._inflated += more
        limits = self.limits
        if size > most or self._inflated > limits.inflated:
            most = min(most, limits.inflated)
            raise self.refused("too-large", said(details.UNPACKS_TO_MORE, part=entry.filename, most=most // MEGABYTE))
        if size > limits.ratio_from and size > limits.ratio * max(entry.compress_size, 1):
            raise self.refused("unsafe-workbook", said(details.ZIP_BOMB, part=entry.filename))

    def _too_many_parts(self) -> Refused:
        return self.refused("too-large", said(details.MORE_PARTS, most=self.limits.parts))

    def _leaves(self) -> Refused:
        return self.refused("unsafe-workbook", said(details.LEADS_OUT))
