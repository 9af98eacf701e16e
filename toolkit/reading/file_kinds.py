"""What a file is that is no workbook, told from its first bytes, so that the sender can be told what to do."""

from toolkit.tracker.record.problems import Place, Refused
from toolkit.words import details
from toolkit.words.speaking import Message, said

_PACKAGE = (b"PK\x03\x04", b"PK\x05\x06", b"PK00PK\x03\x04")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")
_STARTS = (
    (b"%pdf", details.PDF),
    (b"{\\rtf", details.RICH_TEXT),
    (b"<!doctype html", details.WEB_PAGE),
    (b"<html", details.WEB_PAGE),
    (b"<?xml", details.XML),
    (b"\x89png", details.PICTURE),
    (b"\xff\xd8\xff", details.PICTURE),
    (b"gif8", details.PICTURE),
    (b"rar!", details.OTHER_ARCHIVE),
    (b"7z\xbc\xaf", details.OTHER_ARCHIVE),
    (b"\x1f\x8b", details.OTHER_ARCHIVE),
)
_LONGEST_LOOK = 4096


def refuse_what_is_no_package(content: bytes, file: str = "") -> None:
    """Refuses what does not begin as a zip package does.

    Args:
        content: The file.
        file: Its name, for the place of the problem.

    Raises:
        Refused: The file is empty, protected with a password, in the old format, or no workbook at all.
    """
    place = Place(file=file)
    if not content:
        raise Refused("file-empty", place)
    if content.startswith(_PACKAGE):
        return
    if content.startswith(_COMPOUND):
        raise _refused_compound(content, place)
    if content.startswith(_BIFF):
        raise Refused("old-excel-format", place)
    raise Refused("not-a-workbook", place, said(_kind(content[:_LONGEST_LOOK])))


def _refused_compound(content: bytes, place: Place) -> Refused:
    if _named("EncryptedPackage") in content:
        return Refused("password-protected", place)
    if _named("Workbook") in content or _named("Book") in content:
        return Refused("old-excel-format", place)
    if _named("WordDocument") in content:
        return Refused("not-a-workbook", place, said(details.OLD_WORD))
    return Refused("not-a-workbook", place, said(details.OTHER_OFFICE))


def _named(stream: str) -> bytes:
    """How the directory of a compound file writes the name of a stream."""
    return f"{stream}\0".encode("utf-16-le")


def _kind(start: bytes) -> Message:
    beginning = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for signature, kind in _STARTS:
        if beginning.startswith(signature):
            return kind
    if b"\0" not in start or start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return details.PLAIN_TEXT
    return details.UNKNOWN_KIND
