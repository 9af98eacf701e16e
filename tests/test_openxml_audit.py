"""Every kind of file that the toolkit writes is held against the schemas of Office files, as Microsoft's SDK has them."""

import re
import zipfile
from collections.abc import Callable
from html import unescape
from pathlib import Path

import openpyxl
import pytest
from openxml_audit import FileFormat, OpenXmlValidator, ValidationError

from tests.written_files import KINDS, ODD, write_every_kind, written

ACCEPTED = {
    "returns of the demo": (
        # openpyxl wrote them, as it does for people who fill in workbooks by program.
        # ISO/IEC 29500-1, 18.8.22 lets the children of <font> stand in any order (a choice without end); the SDK knows
        # only the order that Excel writes.
        r"/xl/styles\.xml: Unexpected element '(b|color)' found /styleSheet\[1\]/fonts\[1\]/font\[\d+\]$",
        # Inline strings are allowed (18.18.11); that Excel writes shared ones instead when it saves is no fault.
        r"/xl/worksheets/sheet\d+\.xml: Worksheet sheet\d+\.xml has \d+ inline-string cell",
        # One return of the story is a scan that somebody has named .xlsx.
        r": File is not a valid ZIP archive",
    ),
}
"""Kind of file -> what the validator says of it though it is no fault, and why it is none."""
MOST_OF_A_FORMULA = 7_000
"""Characters."""
AT_MOST = 7
"""How many files of a kind are looked at, the largest ones: a round has many that are alike."""


@pytest.fixture(scope="module")
def folder(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with files of every kind."""
    folder = tmp_path_factory.mktemp("every kind")
    write_every_kind(folder, demo)
    return folder


@pytest.fixture(scope="module")
def validator() -> OpenXmlValidator:
    """The validator; it reads its schemas once."""
    return OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=0)


def faults(validator: OpenXmlValidator, path: Path, kind: str = "") -> list[str]:
    """What is wrong with a file; warnings count, and what is accepted does not."""
    found = [_line(error) for error in validator.validate(path).errors]
    return [line for line in found if not any(re.match(known, line) for known in ACCEPTED.get(kind, ()))]


def _line(error: ValidationError) -> str:
    return f"{error.part_uri}: {error.description} {error.path}".strip()


@pytest.mark.slow(reason="a file of each kind is made, for all tests of the file")
@pytest.mark.parametrize("kind", KINDS)
def test_files_of_each_kind_are_valid(validator: OpenXmlValidator, folder: Path, kind: str) -> None:
    files = sorted(folder.glob(KINDS[kind]), key=lambda path: path.stat().st_size)[-AT_MOST:]
    assert files
    assert {path.name: found for path in files if (found := faults(validator, path, kind))} == {}


def test_no_file_is_of_a_kind_that_nobody_looks_at(folder: Path) -> None:
    looked_at = {path for pattern in KINDS.values() for path in folder.glob(pattern)}
    assert [path for path in written(folder) if path not in looked_at] == []


def test_the_register_holds_what_its_kind_promises(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "odd" / "register.xlsx")
    assert min(book[sheet].max_row for sheet in ("Conflicts", "Proposed", "History", "Comments")) > 1
    assert "Whom to ask" in [cell.value for cell in book["Actions"][1]]
    assert any(cell.value == ODD[3] for row in book["Comments"] for cell in row)


def broken(path: Path, target: Path, part: str, change: Callable[[str], str]) -> Path:
    """A copy of a file with something changed in one part."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                changed = change(content.decode()).encode()
                assert changed != content
                content = changed
            copy.writestr(name, content)
    return target


def without(pattern: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, "", text, count=1)


def turned(first: str, second: str) -> Callable[[str], str]:
    """Two neighbours in the wrong order."""
    return lambda text: re.sub(f"({first})({second})", r"\2\1", text, count=1)


@pytest.mark.parametrize(("name", "part", "change"), [
    ("tracker.xlsx", "xl/worksheets/sheet1.xml", turned(r"<sheetViews>.*?</sheetViews>", r"<sheetFormatPr[^>]*/>")),
    ("tracker.xlsx", "xl/worksheets/sheet1.xml", lambda text: text.replace('t="s"', 't="text"', 1)),
    ("tracker.xlsx", "xl/workbook.xml", lambda text: text.replace('r:id="rId1"', 'r:id="rId99"')),
    ("odd/register.xlsx", "[Content_Types].xml", without(r'<Override PartName="/xl/styles.xml"[^>]*/>')),
    ("addin/tracker.xlam", "xl/_rels/workbook.xml.rels", without(r"<Relationship [^>]*worksheets/sheet1[^>]*/>")),
    ("reports/progress-table.docx", "word/document.xml", turned(r"<w:tblW [^>]*/>", r"<w:tblBorders>.*?</w:tblBorders>|<w:tblLayout [^>]*/>")),
    ("reports/council-report.docx", "word/document.xml", lambda text: re.sub(r"(</w:tcPr>)(?:<w:p>.*?</w:p>)+(</w:tc>)", r"\1\2", text, count=1)),
    ("reports/mission-report.docx", "word/styles.xml", without(r'w:styleId="HouseBullet"')),
])
def test_a_broken_file_is_not_valid(
    validator: OpenXmlValidator, folder: Path, tmp_path: Path, name: str, part: str, change: Callable[[str], str]
) -> None:
    assert faults(validator, broken(folder / name, tmp_path / Path(name).name, part, change))


OURS = [kind for kind, where in KINDS.items() if where.endswith((".xlsx", ".xlsm", ".xlam")) and kind != "returns of the demo"]
"""The kinds of workbooks that the toolkit itself writes."""


def parts(path: Path, name: str) -> str:
    """All parts of a workbook in whose names a word stands."""
    with zipfile.ZipFile(path) as package:
        return "".join(package.read(part).decode() for part in package.namelist() if name in part)


@pytest.mark.parametrize("kind", OURS)
def test_a_formula_that_gives_no_text_says_that_it_gives_text(folder: Path, kind: str) -> None:
    for path in folder.glob(KINDS[kind]):
        empty = re.findall(r"<c ([^>]*)>(?:<f[^>]*>[^<]*</f>|<f[^>]*/>)?(?:<v></v>|<v/>)", parts(path, "/worksheets/sheet"))
        assert (path.name, [cell for cell in empty if 't="str"' not in cell]) == (path.name, [])


@pytest.mark.parametrize("kind", OURS)
def test_a_formula_leaves_room_to_what_excel_allows(folder: Path, kind: str) -> None:
    """Excel allows 8,192 characters, in a defined name too, and opens no workbook with more: a rule must not come near it."""
    for path in folder.glob(KINDS[kind]):
        named = re.findall(r"<definedName [^>]*>([^<]*)</definedName>", parts(path, "xl/workbook.xml"))
        in_cells = re.findall(r"<f[^>]*>([^<]*)</f>", parts(path, "/worksheets/sheet"))
        longest = max((len(unescape(formula)) for formula in (*named, *in_cells)), default=0)
        assert longest <= MOST_OF_A_FORMULA, path.name


def test_the_formula_of_the_checks_is_among_those_that_are_measured(folder: Path) -> None:
    path = sorted(folder.glob(KINDS["issued workbooks"]))[0]
    assert 'name="check_row"' in parts(path, "xl/workbook.xml")
