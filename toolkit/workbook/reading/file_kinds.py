"""What a file is that is no workbook, told from its first bytes, so that the sender can be told what to do."""

from toolkit.tracker.record.problems import Place, Refused

_PACKAGE = (b"PK\x03\x04", b"PK\x05\x06", b"PK00PK\x03\x04")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")
_STARTS = (
    (b"%pdf", "it is a PDF"),
    (b"{\\rtf", "it is a Rich Text document"),
    (b"<!doctype html", "it is a web page"),
    (b"<html", "it is a web page"),
    (b"<?xml", "it is an XML file"),
    (b"\x89png", "it is a picture"),
    (b"\xff\xd8\xff", "it is a picture"),
    (b"gif8", "it is a picture"),
    (b"rar!", "it is another kind of archive"),
    (b"7z\xbc\xaf", "it is another kind of archive"),
    (b"\x1f\x8b", "it is another kind of archive"),
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
    raise Refused("not-a-workbook", place, _kind(content[:_LONGEST_LOOK]))


def _refused_compound(content: bytes, place: Place) -> Refused:
    if _named("EncryptedPackage") in content:
        return Refused("password-protected", place)
    if _named("Workbook") in content or _named("Book") in content:
        return Refused("old-excel-format", place)
    if _named("WordDocument") in content:
        return Refused("not-a-workbook", place, "it is a Word document in the old .doc format")
    return Refused("not-a-workbook", place, "it is a file of another Office program")


def _named(stream: str) -> bytes:
    """How the directory of a compound file writes the name of a stream."""
    return f"{stream}\0".encode("utf-16-le")


def _kind(start: bytes) -> str:
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for beginning, kind in _STARTS:
        if text.startswith(beginning):
            return kind
    if b"\0" not in start or start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "it is plain text"
    return "it is of an unknown kind"
