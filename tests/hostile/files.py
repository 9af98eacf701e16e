"""Files that are no workbooks, or only a part of one; and workbooks in unusual wrappings."""

import zipfile
from io import BytesIO

from tests.hostile.invented import honest, packed, parts
from tests.hostile.kind import DAMAGED, Kind, Make, Read, Refusal, exactly, of_parts, replaced

NO_WORKBOOK = Refusal("not-a-workbook")


def compound(*streams: str) -> bytes:
    """What stands at the start and in the directory of a compound file."""
    names = b"".join(f"{name}\0".encode("utf-16-le") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names


def _cut(share: float) -> Make:
    return lambda: honest()[: int(len(honest()) * share)]


def _cut_within(index: int) -> Make:
    """Cut short in the middle of a part, so that all parts after it and the directory are lost."""

    def make() -> bytes:
        with zipfile.ZipFile(BytesIO(honest())) as package:
            entry = package.infolist()[index]
        return honest()[: entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2]

    return make


def _part_cut(name: str) -> Make:
    """A part cut short before it was packed, as by a program that crashed while saving."""
    return of_parts(lambda into: into.update({name: into[name][: len(into[name]) // 2]}))


def _flag_of_a_password() -> bytes:
    content = bytearray(honest())
    entry = content.index(b"PK\x01\x02")
    while entry >= 0:
        content[entry + 8] |= 1
        entry = content.find(b"PK\x01\x02", entry + 4)
    return bytes(content)


def _streamed() -> bytes:
    """As programs write that cannot go back: sizes come after each part."""

    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise OSError

        def tell(self) -> int:
            raise OSError

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts().items():
            package.writestr(name, data)
    return pipe.getvalue()


def _zip64() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts().items():
            with package.open(name, "w", force_zip64=True) as part:
                part.write(data)
    return file.getvalue()


def _with_folders() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for folder in ("_rels/", "xl/", "xl/worksheets/"):
            package.writestr(folder, b"")
        for name, data in parts().items():
            package.writestr(name, data)
    return file.getvalue()


def _with_comment() -> bytes:
    file = BytesIO(honest())
    with zipfile.ZipFile(file, "a") as package:
        package.comment = b"scanned by the mail gateway"
    return file.getvalue()


def _other_checksum() -> bytes:
    """A part that is stored unpacked, with one letter of an answer changed behind the checksum's back."""
    stored = packed(parts(), zipfile.ZIP_STORED)
    return stored.replace(b"Two readers are at work", b"Ten readers are at work")


_NAMED = {
    "types": "[Content_Types].xml", "relations": "_rels/.rels", "list-of-sheets": "xl/workbook.xml",
    "relations-of-the-sheets": "xl/_rels/workbook.xml.rels", "texts": "xl/sharedStrings.xml", "styles": "xl/styles.xml",
    "read-me": "xl/worksheets/sheet1.xml", "actions": "xl/worksheets/sheet2.xml", "memory": "xl/worksheets/sheet5.xml",
}  # fmt: skip
TRUNCATED = (
    *(Kind(f"the-file-ends-within-part-{index}", _cut_within(index), DAMAGED) for index in range(len(parts()))),
    *(Kind(f"the-part-with-the-{what}-ends-early", _part_cut(name), DAMAGED) for what, name in _NAMED.items()),
)
_TEXTS = "Ref.;Status\n1.2;In progress\n"

KINDS = (
    Kind("an-empty-file", exactly(b""), Refusal("file-empty")),
    Kind("a-text-file-under-the-name-of-a-workbook", exactly(_TEXTS.encode()), NO_WORKBOOK),
    Kind("a-text-file-in-utf-16", exactly(_TEXTS.encode("utf-16")), NO_WORKBOOK),
    Kind("a-web-page-saved-as-a-workbook", exactly(b"<html><table><tr><td>1.2</td></tr></table>"), NO_WORKBOOK),
    Kind("an-xml-spreadsheet-of-2003", exactly(b'<?xml version="1.0"?><Workbook/>'), NO_WORKBOOK),
    Kind("a-scan-as-pdf", exactly(b"%PDF-1.7\n"), NO_WORKBOOK),
    Kind("a-photograph", exactly(b"\xff\xd8\xff\xe0" + bytes(50)), NO_WORKBOOK),
    Kind("another-kind-of-archive", exactly(b"Rar!\x1a\x07\x01\x00"), NO_WORKBOOK),
    Kind("a-workbook-in-the-old-format", exactly(compound("Root Entry", "Workbook")), Refusal("old-excel-format"),
         file="LKS.xls"),
    Kind("a-workbook-that-asks-for-a-password", exactly(compound("Root Entry", "EncryptionInfo", "EncryptedPackage")),
         Refusal("password-protected")),
    Kind("a-word-document-in-the-old-format", exactly(compound("Root Entry", "WordDocument")), NO_WORKBOOK),
    Kind("a-word-document-renamed",
         replaced("[Content_Types].xml", "spreadsheetml.sheet.main", "wordprocessingml.document.main"), NO_WORKBOOK),
    Kind("a-binary-workbook-renamed",
         replaced("[Content_Types].xml", "spreadsheetml.sheet.main+xml", "sheet.binary.macroEnabled.main"), NO_WORKBOOK),
    Kind("an-opendocument-spreadsheet", exactly(packed({
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"})), NO_WORKBOOK,
         file="LKS.ods"),
    Kind("a-zip-archive-of-documents", exactly(packed({"notes.txt": b"see attached"})), NO_WORKBOOK),
    Kind("a-zip-archive-with-the-workbook-inside", lambda: packed({"LKS.xlsx": honest()}), NO_WORKBOOK),
    Kind("a-zip-archive-with-a-password", _flag_of_a_password, NO_WORKBOOK),
    Kind("cut-in-half", _cut(0.5), DAMAGED),
    Kind("cut-short-by-a-few-bytes", _cut(0.999), DAMAGED),
    Kind("zeros-instead-of-the-second-half", lambda: honest()[:5000] + bytes(len(honest()) - 5000), DAMAGED),
    Kind("lines-of-a-mail-before-the-package", lambda: b"Content-Type: application/zip\n\n" + honest(), NO_WORKBOOK),
    Kind("sent-as-text-so-that-line-ends-changed", lambda: honest().replace(b"\n", b"\r\n"), DAMAGED),
    Kind("an-answer-changed-behind-its-checksum", _other_checksum, DAMAGED),
    *TRUNCATED,
    # honest, and wrapped in an unusual way
    Kind("bytes-appended-by-a-mail-gateway", lambda: honest() + b"\r\n-- \r\nscanned\r\n", Read()),
    Kind("a-comment-on-the-package", _with_comment, Read()),
    Kind("a-package-written-as-a-stream", _streamed, Read()),
    Kind("a-package-in-zip64", _zip64, Read()),
    Kind("a-package-with-entries-for-its-folders", _with_folders, Read()),
    Kind("parts-that-are-not-packed", of_parts(lambda _: None, zipfile.ZIP_STORED), Read()),
    Kind("parts-packed-in-a-way-that-excel-does-not-know", of_parts(lambda _: None, zipfile.ZIP_BZIP2), DAMAGED),
    Kind("parts-packed-as-lzma", of_parts(lambda _: None, zipfile.ZIP_LZMA), DAMAGED),
)
