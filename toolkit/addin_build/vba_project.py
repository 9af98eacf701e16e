"""A VBA project from text sources, as [MS-OVBA] describes it: no compiled code, nothing that depends on a version."""

import struct
import uuid
from dataclasses import dataclass
from enum import StrEnum

from toolkit.addin_build.compound_file import compound_file
from toolkit.addin_build.compression import compress

CODE_PAGE = 1252
ENCODING = f"cp{CODE_PAGE}"
HEADER = bytes.fromhex("CC61FFFF000000")
"""The stream _VBA_PROJECT without compiled code; Excel compiles the sources when it loads them."""
CLASS_BASE = "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"
_SHARED = r"C:\Program Files\Common Files\Microsoft Shared\OFFICE16"
REFERENCES = (
    ("stdole", r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\Windows\System32\stdole2.tlb#OLE Automation"),
    ("Office", (rf"*\G{{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}}#2.0#0#{_SHARED}\MSO.DLL"
                "#Microsoft Office 16.0 Object Library")),
)
"""As Excel writes them; it finds the libraries by their numbers, wherever they are."""


class ModuleKind(StrEnum):
    """What a module is, in the words of the stream PROJECT."""

    DOCUMENT = "Document"
    STANDARD = "Module"
    CLASS = "Class"


@dataclass(frozen=True, slots=True)
class Module:
    """One module.

    Attributes:
        name: Its name.
        kind: What it is.
        source: As the VBA editor exports it, or only its code.
        base: The class that a document module extends.
    """

    name: str
    kind: ModuleKind
    source: str = ""
    base: str = CLASS_BASE

    def stored(self) -> bytes:
        """The source as the project stores it: its attributes, then its code, with CR LF.

        Raises:
            UnicodeEncodeError: It has a sign that the code page has not.
        """
        lines = self.source.splitlines()
        if lines and lines[0].startswith("VERSION "):
            lines = lines[lines.index("END") + 1:]
        own = {line.partition(" = ")[0]: line for line in lines if line.startswith("Attribute VB_")}
        code = "\n".join(line for line in lines if not line.startswith("Attribute VB_")).strip("\n").split("\n")
        return "".join(f"{line}\r\n" for line in [*self._attributes(own), *code]).encode(ENCODING)

    def _attributes(self, own: dict[str, str]) -> list[str]:
        name = f'Attribute VB_Name = "{self.name}"'
        if self.kind is ModuleKind.STANDARD:
            return [name]
        document = str(self.kind is ModuleKind.DOCUMENT)
        values = {"GlobalNameSpace": "False", "Creatable": "False", "PredeclaredId": document, "Exposed": document,
                  "TemplateDerived": "False", "Customizable": document}
        lines = [f"Attribute VB_{key} = {value}" for key, value in values.items()]
        return [name, f'Attribute VB_Base = "{self.base}"',
                *(own.get(line.partition(" = ")[0], line) for line in lines)]


def vba_project(name: str, modules: list[Module]) -> bytes:
    """The part vbaProject.bin."""
    streams = {module.name: compress(module.stored()) for module in modules}
    return compound_file({
        "VBA": {"_VBA_PROJECT": HEADER, "dir": compress(_dir(name, modules)), **streams},
        "PROJECT": _project(name, modules),
        "PROJECTwm": b"".join(m.name.encode(ENCODING) + b"\0" + m.name.encode("utf-16le") + b"\0\0"
                              for m in modules) + b"\0\0",
    })


def _record(number: int, data: bytes = b"") -> bytes:
    return struct.pack("<HI", number, len(data)) + data


def _twice(number: int, unicode_number: int, text: str) -> bytes:
    """A text as two records: in the code page, and in Unicode."""
    return _record(number, text.encode(ENCODING)) + _record(unicode_number, text.encode("utf-16le"))


def _dir(name: str, modules: list[Module]) -> bytes:
    """The stream dir, [MS-OVBA] 2.3.4.2."""
    language = struct.pack("<I", 0x409)
    out = _record(0x01, struct.pack("<I", 3)) + _record(0x02, language) + _record(0x14, language)
    out += _record(0x03, struct.pack("<H", CODE_PAGE)) + _record(0x04, name.encode(ENCODING)) + _twice(0x05, 0x40, "")
    out += _record(0x06) + _record(0x3D) + _record(0x07, bytes(4)) + _record(0x08, bytes(4))
    out += struct.pack("<HIIH", 0x09, 4, 1, 1) + _twice(0x0C, 0x3C, "")
    for reference, library in REFERENCES:
        known = library.encode(ENCODING)
        out += _twice(0x16, 0x3E, reference) + _record(0x0D, struct.pack("<I", len(known)) + known + bytes(6))
    out += _record(0x0F, struct.pack("<H", len(modules))) + _record(0x13, b"\xff\xff")
    return out + b"".join(map(_dir_of_module, modules)) + _record(0x10)


def _dir_of_module(module: Module) -> bytes:
    out = _twice(0x19, 0x47, module.name) + _twice(0x1A, 0x32, module.name) + _twice(0x1C, 0x48, "")
    out += _record(0x31, bytes(4)) + _record(0x1E, bytes(4)) + _record(0x2C, b"\xff\xff")
    return out + _record(0x21 if module.kind is ModuleKind.STANDARD else 0x22) + _record(0x2B)


def _project(name: str, modules: list[Module]) -> bytes:
    """The stream PROJECT, [MS-OVBA] 2.3.1."""
    identity = f"{{{uuid.uuid5(uuid.NAMESPACE_URL, f'urn:vba:{name}')}}}".upper()
    lines = [f'ID="{identity}"']
    lines += [f"{m.kind}={m.name}{'/&H00000000' if m.kind is ModuleKind.DOCUMENT else ''}" for m in modules]
    lines += [
        f'Name="{name}"', 'HelpContextID="0"', 'VersionCompatible32="393222000"',
        f'CMG="{_encrypted(bytes(4), identity, 0x12)}"', f'DPB="{_encrypted(bytes(1), identity, 0x34)}"',
        f'GC="{_encrypted(bytes([0xFF]), identity, 0x56)}"', "",
        "[Host Extender Info]", "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000", "",
        "[Workspace]", *(f"{m.name}=0, 0, 0, 0, C" for m in modules),
    ]
    return "".join(f"{line}\r\n" for line in lines).encode(ENCODING)


def _encrypted(data: bytes, identity: str, seed: int) -> str:
    """Data as [MS-OVBA] 2.4.3 hides it; here it says that the project is neither protected nor hidden."""
    key = sum(identity.encode("ascii")) & 0xFF
    out = [seed, seed ^ 2, seed ^ key]
    plain, last, last_but_one = key, seed ^ key, seed ^ 2
    for byte in bytes([7]) * ((seed & 6) >> 1) + struct.pack("<I", len(data)) + data:
        hidden = byte ^ ((last_but_one + plain) & 0xFF)
        out.append(hidden)
        last_but_one, last, plain = last, hidden, byte
    return bytes(out).hex().upper()
