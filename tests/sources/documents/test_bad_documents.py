"""Documents and lists of units that cannot be used are refused in one sentence."""

import zipfile
from pathlib import Path

import pytest

from tests.sources.tables import HEADER, NOW, UNITS, as_text
from toolkit.sources.taking_in import read_units, take_in
from toolkit.tracker.record.problems import Refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def refusal(path: Path, kind: str | None = None) -> str:
    with pytest.raises(Refused) as caught:
        take_in(path, kind=kind, units=UNITS, now=NOW)
    assert "\n" not in str(caught.value)
    return caught.value.problem.code


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.docx") == "file-missing"
    assert refusal(tmp_path) == "file-is-folder"


@pytest.mark.parametrize(("content", "code"), [
    (b"", "file-empty"),
    (b" \n", "file-empty"),
    (b"A plain letter\n\nwithout any table", "document-unknown"),
    (b"\x00\x01\x02 binary", "document-unknown"),
    (b"%PDF-1.7 ...", "document-old-format"),
    (b"{\\rtf1 text}", "document-old-format"),
    (OLE, "document-old-format"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "document-protected"),
    (b"PK\x03\x04 cut off", "document-damaged"),
])
def test_what_is_no_document_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "document.docx"
    path.write_bytes(content)
    assert refusal(path) == code


@pytest.mark.parametrize(("parts", "code"), [
    ({"xl/workbook.xml": "<x/>"}, "damaged-workbook"),
    ({"readme.txt": "hello"}, "document-unknown"),
    ({"word/document.xml": "<broken"}, "document-damaged"),
    ({"[Content_Types].xml": "<broken", "word/document.xml": "<w/>"}, "document-damaged"),
])
def test_a_package_without_a_readable_word_document_is_refused(tmp_path: Path, parts: dict[str, str], code: str) -> None:
    path = tmp_path / "document.docx"
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    assert refusal(path) == code


def test_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(as_text(HEADER), encoding="utf-8")
    assert refusal(path, "novel") == "document-unknown"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_encodings_people_save(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(as_text(f"{HEADER}\n| 1 | Café – water | Buy hoses | 2018 | OHG | Implemented |").encode(encoding))
    document = take_in(path, units=UNITS, now=NOW)
    assert document.register.recommendations["", "1"].text == "Café – water"
    assert [p.code for p in document.problems if p.code == "document-encoding"] == (
        [] if encoding.startswith("utf-8") else ["document-encoding"])


def test_units_are_read_from_a_list(tmp_path: Path) -> None:
    path = tmp_path / "units.csv"
    path.write_text("Code,Name,Aliases,Kind,Members\nGU,Garden Unit,Gardens|G. Unit,unit,\n\nALL,Everybody,,collective,GU|OHG\n",
                    encoding="utf-8-sig")
    first, second = read_units(path)
    assert (first.code, first.aliases, second.kind.value, second.members) == (
        "GU", ("Gardens", "G. Unit"), "collective", ("GU", "OHG"))


def test_a_list_with_semicolons_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "units.csv"
    path.write_text("code;name;aliases;kind;members\nGU;Garden, Unit;;;\n", encoding="utf-8")
    assert [unit.name for unit in read_units(path)] == ["Garden, Unit"]


@pytest.mark.parametrize(("headings", "kind"), [
    ("code;nom;autres noms;type;courriel;langue", "Groupe"),
    ("Código;Nombre;Otros nombres;Tipo;Correo electrónico;Idioma", "Colectivo"),
    ("Код;Название;Другие названия;Вид;Электронная почта;Язык", "collective"),
    ("Code;Name;Aliases;Kind;E-mail;Language", "Collective"),
])
def test_a_list_may_have_the_headings_of_the_sheet_units_in_any_language(tmp_path: Path, headings: str, kind: str) -> None:
    path = tmp_path / "unites.csv"
    path.write_text(f"{headings}\nALL;Everybody;All|Us;{kind};all@orvane.example;fr\n", encoding="utf-8")
    (unit,) = read_units(path)
    assert (unit.code, unit.name, unit.aliases, unit.kind.value, unit.email, unit.language) == (
        "ALL", "Everybody", ("All", "Us"), "collective", "all@orvane.example", "fr")


@pytest.mark.parametrize(("content", "words"), [
    ("name,kind\nGarden Unit,unit\n", "no code column"),
    ("code,name\n", "names no unit"),
    ("\ufeff", "it is empty"),
    ("code,name\nGU,\n", "line 2 has no name"),
    ("code,name\nGU,a\nGU,b\n", "line 3 repeats the code GU"),
    ("code,name,kind\nGU,Garden,club\n", "“club”"),
    ('code,name\nGU,"Garden\n', "cannot be used"),
])
def test_a_misshapen_list_is_refused_with_its_line(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "units.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(Refused, match=words):
        read_units(path)
