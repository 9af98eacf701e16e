"""Packages that want to do harm: bombs, names that lead elsewhere, parts twice, entities; and honest large ones."""

import struct
import warnings
import zipfile
from collections.abc import Sequence
from io import BytesIO

from tests.hostile.invented import ACTIONS_PART, PROPOSALS, Parts, honest, parts
from tests.hostile.kind import (
    DAMAGED,
    TOO_LARGE,
    UNSAFE,
    Kind,
    Make,
    Read,
    Refusal,
    as_bytes,
    of_parts,
    replace_in,
    replaced,
    with_part,
)

WORKBOOK, RELATIONS, STRINGS, STYLES = (
    "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/styles.xml")  # fmt: skip
MEGABYTE = 1 << 20
_LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
_BILLION = f'<!DOCTYPE a [<!ENTITY l0 "ha">{_LAUGHS}]>'
_LOCAL_FILE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
_REMOTE = '<!DOCTYPE a SYSTEM "http://tracker.invalid/a.dtd">'
_PARAMETER = '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://tracker.invalid/p">%p;]>'


def declared(name: str, doctype: str, root: str, use: str = "") -> Make:
    """A part that declares a document type before its outermost element."""

    def change(into: Parts) -> None:
        replace_in(into, name, f"<{root}", f"{doctype}<{root}", most=1)
        if use:
            replace_in(into, name, "Two readers are at work", use)

    return of_parts(change)


def _bomb(name: str, megabytes: int, filling: bytes = b" ", before: bytes = b"") -> Make:
    """A part that unpacks to many megabytes, written without ever being held whole."""

    def make() -> bytes:
        file = BytesIO()
        whole = parts().get(name, b"")
        start, end = (whole, b"") if not before else (whole[: (at := whole.index(before))], whole[at:])
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
            for part, data in parts().items():
                if part != name:
                    package.writestr(part, data)
            with package.open(name, "w", force_zip64=True) as bomb:
                bomb.write(start)
                for _ in range(megabytes):
                    bomb.write(filling * (MEGABYTE // len(filling)))
                bomb.write(end)
        return file.getvalue()

    return make


def _appended(names: Sequence[str], content: bytes = b"<a/>") -> Make:
    """More entries at the end of the package, whatever their names."""

    def make() -> bytes:
        file = BytesIO(honest())
        with warnings.catch_warnings(), zipfile.ZipFile(file, "a") as package:
            warnings.simplefilter("ignore", UserWarning)
            for name in names:
                package.writestr(zipfile.ZipInfo(name), content)
        return file.getvalue()

    return make


def _renamed_entry(old: bytes, new: bytes) -> Make:
    """A name changed in the bytes of the package, for names that zipfile would not write."""
    return lambda: _appended(["xl/evilevil.xml"])().replace(old, new)


def _overlapping() -> bytes:
    """Many entries of the directory for the same packed bytes."""
    data = honest()
    end = data.rindex(b"PK\x05\x06")
    start = struct.unpack("<I", data[end + 16 : end + 20])[0]
    directory = data[start:end]
    count = 1500
    entry = directory[: directory.index(b"PK\x01\x02", 4)]
    length = struct.unpack("<H", entry[28:30])[0]
    more = b"".join(entry[:46] + str(n).rjust(length, "x").encode() + entry[46 + length :] for n in range(count))
    total = struct.unpack("<H", data[end + 10 : end + 12])[0] + count
    tail = struct.pack("<HHII", total, total, len(directory) + len(more), start)
    return data[:end] + more + data[end : end + 8] + tail + data[end + 20 :]


def _lying_about_its_size() -> bytes:
    real = struct.pack("<I", len(parts()[STRINGS]))
    return honest().replace(real, struct.pack("<I", 10))


def _nested(depth: int) -> Make:
    deep = "<extLst>" + "<ext>" * depth + "</ext>" * depth + "</extLst>"
    return replaced(ACTIONS_PART, "</worksheet>", f"{deep}</worksheet>")


def _with_parts(**more: str | bytes) -> Make:
    return of_parts(lambda into: into.update({n.replace("__", "/"): as_bytes(c) for n, c in more.items()}))


def _in_other_case(into: Parts) -> None:
    for name in list(into):
        if name.startswith("xl/worksheets"):
            into[name.upper().replace(".XML", ".xml")] = into.pop(name)


def _with_backslashes(into: Parts) -> None:
    for name in list(into):
        into[name.replace("/", "\\")] = into.pop(name)


def _absolute_targets(into: Parts) -> None:
    replace_in(into, RELATIONS, 'Target="', 'Target="/xl/')


def _connected(into: Parts) -> None:
    into["xl/connections.xml"] = b"<a/>"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.connections+xml"
    replace_in(into, "[Content_Types].xml", "</Types>",
               f'<Override PartName="/xl/connections.xml" ContentType="{kind}"/></Types>')


BOMBS = (
    Kind("a-quarter-of-a-gigabyte-of-blanks-in-a-sheet", _bomb(ACTIONS_PART, 250, before=b"</sheetData>"), UNSAFE),
    Kind("blanks-without-end-after-the-texts", _bomb(STRINGS, 100), UNSAFE),
    Kind("millions-of-rows-that-hold-nothing", _bomb(PROPOSALS, 18, b"<row/>", b"</sheetData>"), UNSAFE),
    Kind("millions-of-texts-that-nobody-uses", _bomb(STRINGS, 11, b"<si/>", b"</sst>"), TOO_LARGE),
    Kind("millions-of-names-in-the-list-of-sheets", _bomb(WORKBOOK, 20, b"<a/>", b"</workbook>"), TOO_LARGE),
    Kind("millions-of-cell-formats", _bomb(STYLES, 4, b"<xf/>", b"</cellXfs>"), TOO_LARGE),
    Kind("millions-of-relations", _bomb(
        RELATIONS, 20, b'<Relationship Id="x" Type="x" Target="x"/>', b"</Relationships>"), TOO_LARGE),
    Kind("a-bomb-in-a-part-that-is-no-sheet", _bomb("xl/media/image1.bin", 200), Read()),
    Kind("two-thousand-parts-too-many", _appended([f"xl/p{n}.xml" for n in range(2000)]), TOO_LARGE),
    Kind("a-hundred-thousand-parts",
         lambda: honest()[:-22] + b"PK\x01\x02" * 100_000 + honest()[-22:], TOO_LARGE),
    Kind("many-entries-for-bytes-that-nobody-unpacks", _overlapping, Read()),
    Kind("a-part-that-claims-to-be-small", _lying_about_its_size, DAMAGED),
    Kind("a-text-of-nine-megabytes",
         replaced(STRINGS, "Two readers are at work", "word " * (9 * MEGABYTE // 5)), UNSAFE),
    Kind("an-attribute-of-nine-megabytes",
         replaced(ACTIONS_PART, "<row r=\"2\"", f'<row x="{"y" * 9 * MEGABYTE}" r="2"'), UNSAFE),
    Kind("elements-a-hundred-thousand-deep", _nested(100_000), Read()),
    Kind("a-hundred-thousand-attributes-on-one-cell",
         replaced(ACTIONS_PART, '<c r="I2"', "<c " + " ".join(f'a{n}=""' for n in range(100_000)) + ' r="I2"'), Read()),
    Kind("attributes-twice", replaced(ACTIONS_PART, '<c r="I2"', '<c r="I3" r="I2"'), DAMAGED),
)
ENTITIES = (
    Kind("entities-that-grow-a-billionfold-in-the-texts", declared(STRINGS, _BILLION, "sst", "&l9;"), UNSAFE),
    Kind("entities-in-a-sheet", declared(ACTIONS_PART, _BILLION, "worksheet"), UNSAFE),
    Kind("entities-in-the-list-of-sheets", declared(WORKBOOK, _BILLION, "workbook"), UNSAFE),
    Kind("entities-in-the-styles", declared(STYLES, _BILLION, "styleSheet"), UNSAFE),
    Kind("entities-in-the-relations", declared(RELATIONS, _BILLION, "Relationships"), UNSAFE),
    Kind("entities-in-the-types", declared("[Content_Types].xml", _BILLION, "Types"), UNSAFE),
    Kind("an-entity-that-reads-a-file-of-ours", declared(STRINGS, _LOCAL_FILE, "sst", "&x;"), UNSAFE),
    Kind("a-document-type-from-the-network", declared(STRINGS, _REMOTE, "sst"), UNSAFE),
    Kind("a-parameter-entity-from-the-network", declared(STRINGS, _PARAMETER, "sst"), UNSAFE),
    Kind("an-entity-that-nobody-declared", replaced(STRINGS, "Two readers", "&two; readers"), DAMAGED),
    Kind("a-part-that-includes-another-file", replaced(
        STRINGS, "Two readers are at work",
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'),
         DAMAGED),
)
NAMES = (
    Kind("a-part-above-the-package", _appended(["../evil.xml"]), UNSAFE),
    Kind("a-part-above-the-package-further-down", _appended(["xl/../../evil.xml"]), UNSAFE),
    Kind("a-part-at-the-root-of-the-disk", _appended(["/etc/cron.d/evil"]), UNSAFE),
    Kind("a-part-on-a-drive", _appended(["C:/Windows/evil.dll"]), UNSAFE),
    Kind("a-part-above-with-backslashes", _renamed_entry(b"xl/evilevil.xml", b"..\\evilevil.xml"), UNSAFE),
    Kind("a-part-with-a-null-in-its-name", _renamed_entry(b"xl/evilevil.xml", b"xl/evil\0vil.xml"), UNSAFE),
    Kind("a-part-twice", _appended([ACTIONS_PART]), UNSAFE),
    Kind("a-part-twice-in-another-case", _appended(["xl/worksheets/SHEET2.XML"]), UNSAFE),
    Kind("a-part-twice-by-a-detour", _appended(["xl/theme/../worksheets/sheet2.xml"]), UNSAFE),
    Kind("a-part-twice-with-a-doubled-slash", _appended(["xl//worksheets/sheet2.xml"]), UNSAFE),
    Kind("a-relation-that-leads-out", replaced(RELATIONS, "worksheets/sheet2.xml", "../../../etc/passwd"), UNSAFE),
    Kind("a-sheet-on-the-network", replaced(
        RELATIONS, 'Target="worksheets/sheet2.xml"', 'Target="http://tracker.invalid/s.xml" TargetMode="External"'),
         DAMAGED),
    Kind("a-relation-to-a-missing-sheet", replaced(RELATIONS, "sheet2.xml", "sheet22.xml"), DAMAGED),
    Kind("two-tabs-for-one-sheet", replaced(RELATIONS, "worksheets/sheet3.xml", "worksheets/sheet2.xml"), DAMAGED),
    Kind("two-sheets-of-one-name", replaced(WORKBOOK, 'name="New actions"', 'name="ACTIONS"'), DAMAGED),
    Kind("a-sheet-that-is-its-own-list", replaced(RELATIONS, "worksheets/sheet2.xml", "workbook.xml"), DAMAGED),
    Kind("no-types", with_part("[Content_Types].xml", None), DAMAGED),
    Kind("no-list-of-sheets", with_part(WORKBOOK, None), DAMAGED),
    Kind("no-relations-of-the-sheets", with_part(RELATIONS, None), DAMAGED),
    Kind("no-texts", with_part(STRINGS, None), DAMAGED),
    Kind("no-sheets-at-all", of_parts(lambda into: into.update({WORKBOOK: into[WORKBOOK].replace(
        into[WORKBOOK][into[WORKBOOK].index(b"<sheets>") : into[WORKBOOK].index(b"</sheets>")], b"<sheets>")})),
         Refusal("no-identity")),
    Kind("parts-named-in-capitals", of_parts(_in_other_case), Read()),
    Kind("parts-named-with-backslashes", of_parts(_with_backslashes), Read()),
    Kind("relations-from-the-root", of_parts(_absolute_targets), Read()),
)
BEYOND = ("beyond-cells",)
HOLDS_MORE = (
    Kind("macros-under-the-name-of-a-plain-workbook", _with_parts(**{"xl__vbaProject.bin": bytes(512)}),
         Read(problems=BEYOND)),
    Kind("a-link-to-another-workbook", _with_parts(**{"xl__externalLinks__externalLink1.xml": "<externalLink/>"}),
         Read(problems=BEYOND)),
    Kind("an-embedded-program", _with_parts(**{"xl__embeddings__oleObject1.bin": b"MZ" + bytes(64)}),
         Read(problems=BEYOND)),
    Kind("a-button", _with_parts(**{"xl__activeX__activeX1.xml": "<a/>"}), Read(problems=BEYOND)),
    Kind("a-picture", _with_parts(**{"xl__media__image1.png": b"\x89PNG"}), Read()),
    Kind("a-connection-to-data-outside", of_parts(_connected), Read(problems=BEYOND)),
)
KINDS = (*BOMBS, *ENTITIES, *NAMES, *HOLDS_MORE)
