"""The same return in other markup: what other programs write, honestly, and what none does."""

import re
from collections.abc import Callable

from tests.hostile.invented import ACTIONS_PART, Parts
from tests.hostile.kind import DAMAGED, Kind, Make, Read, of_parts, replaced

STRINGS, WORKBOOK = "xl/sharedStrings.xml", "xl/workbook.xml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_STRICT = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships":
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
}  # fmt: skip
_WORDS = "Deux lecteurs à Genève, dès le 3 décembre"


def every_part(change: Callable[[str], str], encoding: str = "utf-8") -> Make:
    """All parts of XML changed, and encoded in a given way."""

    def all_of(into: Parts) -> None:
        for name, data in into.items():
            if name.endswith((".xml", ".rels")):
                into[name] = change(data.decode()).encode(encoding, "xmlcharrefreplace")

    return of_parts(all_of)


def _declared(encoding: str) -> Callable[[str], str]:
    return lambda xml: xml.replace('encoding="UTF-8"', f'encoding="{encoding}"')


def _in_french(encoding: str) -> Callable[[str], str]:
    return lambda xml: _declared(encoding)(xml).replace("Two readers are at work", _WORDS)


def _strict(xml: str) -> str:
    for transitional, strict in _STRICT.items():
        xml = xml.replace(transitional, strict)
    return xml


def _prefixed(into: Parts) -> None:
    """With a prefix on every element, as some libraries write."""
    for name in (ACTIONS_PART, STRINGS, WORKBOOK):
        xml = into[name].decode().replace(_DECLARATION, "").strip()
        xml = re.sub(r"<(/?)(\w+)(?=[ />])", r"<\1x:\2", xml).replace(' xmlns="', ' xmlns:x="', 1)
        into[name] = xml.encode()


def texts_in_their_cells(into: Parts) -> None:
    """Every text in its cell, and no shared strings, as programs write that stream."""
    texts = re.findall(r"<si>(.*?)</si>", into[STRINGS].decode(), re.DOTALL)
    for name in [n for n in into if n.startswith("xl/worksheets/")]:
        into[name] = re.sub(
            r'(<c [^>]*?) t="s"><v>(\d+)</v>', lambda m: f'{m[1]} t="inlineStr"><is>{texts[int(m[2])]}</is>',
            into[name].decode()).encode()  # fmt: skip
    del into[STRINGS]
    into["xl/_rels/workbook.xml.rels"] = re.sub(
        rb'<Relationship [^>]*sharedStrings[^>]*/>', b"", into["xl/_rels/workbook.xml.rels"])


def _without_addresses(into: Parts) -> None:
    xml = into[ACTIONS_PART].decode()
    xml = re.sub(r'<c r="[A-Z]+\d+"', "<c", xml)
    into[ACTIONS_PART] = re.sub(r'<row r="\d+"', "<row", xml).encode()


def _without_styles(into: Parts) -> None:
    del into["xl/styles.xml"]
    _without_link_to_styles(into)


def _without_link_to_styles(into: Parts) -> None:
    into["xl/_rels/workbook.xml.rels"] = re.sub(
        rb'<Relationship [^>]*styles[^>]*/>', b"", into["xl/_rels/workbook.xml.rels"])


_DATES_LOST = Read(
    {k: v for k, v in Read().changes.items() if k != ("2.1", "completed")},
    ("date-not-a-date", *["locked-changed"] * 5),
)

FRENCH = Read({**Read().changes, ("1.2", "comment"): _WORDS})
KINDS = (
    Kind("strict-open-xml", every_part(_strict), Read()),
    Kind("a-prefix-on-every-element", of_parts(_prefixed), Read()),
    Kind("texts-in-their-cells", of_parts(texts_in_their_cells), Read()),
    Kind("rows-and-cells-without-addresses", of_parts(_without_addresses), Read()),
    Kind("no-styles-so-that-dates-are-numbers", of_parts(_without_styles), _DATES_LOST),
    Kind("styles-to-which-nothing-refers", of_parts(_without_link_to_styles), DAMAGED),
    Kind("utf-16", every_part(_in_french("UTF-16"), "utf-16"), FRENCH),
    Kind("utf-8-with-a-byte-order-mark", every_part(lambda xml: xml, "utf-8-sig"), Read()),
    Kind("latin-1", every_part(_in_french("ISO-8859-1"), "iso-8859-1"), FRENCH),
    Kind("us-ascii", every_part(_declared("US-ASCII"), "ascii"), Read()),
    Kind("an-encoding-of-another-name-than-the-bytes", every_part(_declared("UTF-16")), DAMAGED),
    Kind("an-encoding-that-nobody-knows", every_part(_declared("x-tracker")), DAMAGED),
    Kind("an-encoding-that-is-none", every_part(_declared("rot13")), DAMAGED),
    Kind("bytes-that-are-not-utf-8", of_parts(lambda into: into.update(
        {STRINGS: into[STRINGS].replace(b"Two readers", b"Two \xff\xfe readers")})), DAMAGED),
    Kind("a-null-byte-in-a-text", of_parts(lambda into: into.update(
        {STRINGS: into[STRINGS].replace(b"Two readers", b"Two\0readers")})), DAMAGED),
    Kind("no-declaration", every_part(lambda xml: xml.replace(_DECLARATION, "").strip()), Read()),
    Kind("xml-of-version-1-1", every_part(lambda xml: xml.replace('version="1.0"', 'version="1.1"')), Read()),
    Kind("comments-between-and-within", replaced(
        ACTIONS_PART, "<v>43281</v>", "<!-- due --><v>43<!-- in June -->281</v>"), Read()),
    Kind("a-processing-instruction", replaced(
        ACTIONS_PART, "<sheetData>", '<?xml-stylesheet href="http://tracker.invalid/x.xsl"?><sheetData>'), Read()),
    Kind("a-text-in-a-character-section", replaced(
        STRINGS, "Two readers are at work", "<![CDATA[Two readers are at work]]>"), Read()),
    Kind("elements-of-another-namespace", replaced(
        ACTIONS_PART, "<v>43281</v>", '<v>43281</v><v xmlns="urn:other">1</v><extLst><ext><v>2</v></ext></extLst>'), Read()),
    Kind("attributes-of-another-namespace", replaced(
        ACTIONS_PART, '<c r="I2"', '<c xmlns:o="urn:other" o:r="A1" o:t="e" r="I2"'), Read()),
    Kind("a-value-of-another-namespace-in-the-place-of-ours", replaced(
        STRINGS, "<t>Two readers are at work</t>", '<t xmlns="urn:other">Ten</t><t>Two readers are at work</t>'), Read()),
    Kind("a-sheet-that-is-another-vocabulary", replaced(
        ACTIONS_PART, "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "urn:other"), DAMAGED),
    Kind("blanks-around-every-number", of_parts(lambda into: into.update({ACTIONS_PART: re.sub(
        rb"<v>(\d+)</v>", rb"<v> \1\n</v>", into[ACTIONS_PART])})), Read()),
)
