"""What may come of a mutated register, Word document or tracker: it is refused, or nothing of it is lost in silence.

Of a document that is imported, every word that another reader finds in it is in the register, its history or the list
of problems. A register that is read otherwise than the honest one tells of an edit by hand, for its hidden memory says
what it held; a column that somebody added is kept, and is none.
"""

import re
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from random import Random
from typing import NamedTuple

from docx import Document
from lxml import etree

from tests.hostile.invented import Parts, parts_of, register_bytes
from tests.hostile.mutations import bytes_changed, markup_changed, parts_changed
from tests.openpyxl_values import by_openpyxl
from tests.returns import plain_register
from tests.sources.tables import HEADER, NOW, UNITS, as_word, cells
from tests.sources.trackers import write_with_xlsxwriter
from toolkit.jobs.registers import load
from toolkit.reading.workbook import read_workbook
from toolkit.sources.taking_in import TakenInDocument, take_in
from toolkit.tracker.record.register import Register
from toolkit.workbook.register.reading import read_register

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HIDDEN = {f"{_W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "pPr", "rPr", "tcPr", "trPr", "tblPr", "sectPr")}
_WORD = re.compile(r"[a-z]{3,}[0-9]{2}")
"""How the words of the honest documents are made: each stands there once, so that one that is lost is missed."""
_TABLE = (
    ("1", "gauges01 lakes02", "publish03 depths04", "End 2018", "Garden Unit", "Implemented: tables05 printed06"),
    ("", "", "train07 surveyors08", "June 2019", "Office of the Head Gardener", "Ongoing: courses09 begin10"),
    ("2", "bridges11 count12", "lend13 boats14", "30 June 2019", "Garden Supplies Unit", "harbour15 asks16"),
    ("3", "archive17", "open18 soundings19", "Q3 2020", "Garden Unit", "Not started. rooms20 wet21"),
)


class Subject(NamedTuple):
    """A kind of file that comes in.

    Attributes:
        file: Its name.
        honest: Makes an honest one.
        read: Its parts that are read, whose markup is changed.
        lost: What is lost of a file in silence; "" for nothing.
    """

    file: str
    honest: Callable[[], bytes]
    read: tuple[str, ...]
    lost: Callable[[Path], str]


def mutant(subject: Subject, chance: Random) -> bytes:
    """The honest file with its markup changed, most often, or its bytes or its parts."""
    whole: Callable[[], Parts] = partial(parts_of, subject.honest())
    how = chance.choice((
        partial(markup_changed, of=whole, read=subject.read), partial(markup_changed, of=whole, read=subject.read),
        partial(parts_changed, of=whole), partial(bytes_changed, of=subject.honest)))
    return how(chance)


# a Word document and a tracker


def _imported(path: Path) -> TakenInDocument:
    return take_in(path, units=UNITS, now=NOW)


def _kept(document: TakenInDocument) -> str:
    """All that the register and the problems say."""
    register = document.register
    texts = [text for change in register.history for text in (change.old, change.new)]
    texts += [str(record) for records in (
        register.actions, register.recommendations, register.comments, register.extra) for record in records.values()]
    texts += [str(record) for record in (register.about, *register.contributions)]
    texts += [text for problem in document.problems for text in (problem.found, problem.suggestion)]
    return "\n".join(texts)


def all_kept(path: Path) -> bool:
    """Whether the register and the problems of a changed document or tracker have every word of the honest one."""
    return {*_WORD.findall(str(_TABLE))} <= {*_WORD.findall(_kept(_imported(path)))}


def _lost_of(words: Iterable[str], path: Path) -> str:
    kept = _kept(_imported(path))
    lost = sorted({word for text in words for word in _WORD.findall(text)} - {*_WORD.findall(kept)})
    return f"lost: {' '.join(lost)}" if lost else ""


@cache
def _word() -> bytes:
    def change(document: Document) -> None:  # type: ignore[valid-type]
        document.add_paragraph("Notes22 below23")  # type: ignore[attr-defined]
        inner = document.tables[0].cell(1, 5).add_table(1, 2)  # type: ignore[attr-defined]
        inner.cell(0, 0).text, inner.cell(0, 1).text = "inner24", "cell25"
    return _written(lambda path: as_word(path, [*cells(HEADER), *map(list, _TABLE)], change))


@cache
def _tracker() -> bytes:
    heads = HEADER.replace("Date of Implementation /Comments", "Status/Comments")
    markdown = "\n".join([heads, *(f"| {' | '.join(row)} |" for row in _TABLE)])
    return _written(lambda path: write_with_xlsxwriter(path, markdown), "tracker.xlsx")


def _written(make: Callable[[Path], object], name: str = "plan.docx") -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        make(path)
        return path.read_bytes()


def _lost_of_word(path: Path) -> str:
    return _lost_of(_texts(path.read_bytes()), path)


def _texts(data: bytes) -> Iterator[str]:
    """What stands in the main part, wherever it stands; nothing where another parser cannot read it."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            name = next(name for name in package.namelist() if name.lower() == "word/document.xml")
            root = etree.fromstring(package.read(name))
    except (zipfile.BadZipFile, zipfile.error, StopIteration, etree.XMLSyntaxError, ValueError, OSError, NotImplementedError):
        return
    yield from _shown(root)


def _shown(element: etree._Element) -> Iterator[str]:
    if element.tag in _HIDDEN:
        return
    yield element.text or ""
    for child in element:
        yield from _shown(child)
        yield child.tail or ""


def _lost_of_tracker(path: Path) -> str:
    theirs = by_openpyxl(path.read_bytes(), data_only=True)
    return _lost_of(map(str, (theirs or {}).values()), path)


# a register


def _record(register: Register) -> Mapping[str, object]:
    return {**plain_register(register), "units": register.units, "recommendations": register.recommendations,
            "rounds": register.rounds}


@cache
def _honest_record() -> Mapping[str, object]:
    return _record(read_register(read_workbook(register_bytes()), "register.xlsx"))


def _lost_of_register(path: Path) -> str:
    register = load(path, to_save=True).register
    found, honest = _record(register), _honest_record()
    differing = [name for name in honest if found[name] != honest[name]]
    return f"read otherwise: {', '.join(differing)}" if differing and not register.hand_edits else ""


SUBJECTS: Mapping[str, Subject] = {
    "registers": Subject("register.xlsx", register_bytes, tuple(
        f"xl/{name}" for name in (*(f"worksheets/sheet{number}.xml" for number in (2, 3, 4, 6, 13, 14)), "sharedStrings.xml",
                                  "workbook.xml", "styles.xml", "_rels/workbook.xml.rels")), _lost_of_register),
    "documents": Subject("plan.docx", _word, (
        *["word/document.xml"] * 6, "word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels",
        "[Content_Types].xml", "_rels/.rels"), _lost_of_word),
    "trackers": Subject("tracker.xlsx", _tracker, (
        *["xl/worksheets/sheet1.xml"] * 3, "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml",
        "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "_rels/.rels"), _lost_of_tracker),
}
"""What is mutated beside returns."""
