"""Whatever is wrong with a file, its refusal is a sentence of the tables: no library has its word in it.

Every reader is run in a language that says nothing, so that only what fills the places of a message is left of a
sentence. That is the name of the file, a number, or stands in the file itself.
"""

import re
import shutil
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from random import Random

import pytest

from tests.hostile.invented import NOW, honest, parts_of, register_bytes
from tests.hostile.kind import Refusal
from tests.hostile.kinds import KINDS
from tests.hostile.mutations import bytes_changed, markup_changed, parts_changed
from tests.sources.documents.test_bad_documents import OLE
from tests.trust.mutated import SUBJECTS, mutant
from toolkit.jobs.registers import load
from toolkit.jobs.reporting import report
from toolkit.reading.workbook import read_workbook
from toolkit.sources.taking_in import KINDS as DOCUMENT_KINDS
from toolkit.sources.taking_in import read_units, take_in
from toolkit.tracker.record.actions import Action, Comment, Recommendation
from toolkit.tracker.record.codes import Status, UnitKind
from toolkit.tracker.record.columns import columns_of
from toolkit.tracker.record.problems import Refused, RefusedForAll, what_is_wrong, what_to_do
from toolkit.tracker.views.prose import WORDS
from toolkit.word.house_formats import _KNOWN as SETTINGS_KNOWN
from toolkit.words.speaking import speaking

REPORTS = Path(__file__).parents[2] / "reports"
_PLACES = re.compile(r"\{[^{}]*\}")
_BETWEEN = "\0"
CODES = {*Status, *UnitKind, *(kind.name for kind in DOCUMENT_KINDS), *WORDS, *SETTINGS_KNOWN, *(
    key for record in (Recommendation, Action, Comment) for column in columns_of(record)
    for key in (column.key, column.heading.lower())), "code", "name", "{days}"}
"""What is typed as it stands, in any language."""
_LOOK = 1 << 20
_NUMBER = re.compile(r"[\d.,]+(?: MB)?")
_TAG = re.compile(r"\{% \w+(?: …)? %\}")
"""How a tag of a template is written, in any language."""


class Nothing(NullTranslations):
    """A language that says nothing: of each message, only its places are left."""

    def gettext(self, message: str) -> str:
        return _BETWEEN.join(["", *_PLACES.findall(message), ""])

    def ngettext(self, one: str, many: str, number: int) -> str:
        return self.gettext(one if number == 1 else many)


def leaked(read: Callable[[], object], path: Path) -> list[str]:
    """The words of a refusal that are neither ours nor the file's; none where it is read."""
    try:
        with speaking(Nothing()):
            read()
    except Refused as refused:
        problems = refused.problems if isinstance(refused, RefusedForAll) else (refused.problem,)
        with speaking(Nothing()):
            told = _BETWEEN.join(f"{what_is_wrong(problem)}{_BETWEEN}{what_to_do(problem)}" for problem in problems)
        places = [str(part) for problem in problems for part in problem.place]
        theirs = " ".join(" ".join([_own_words(path), *places]).split()).lower()
        pieces = (" ".join(piece.split()).strip(" :,;()").lower()
                  for one in told.split(_BETWEEN) for piece in one.split(", "))
        return [piece for piece in pieces
                if piece and piece not in theirs and piece not in CODES and not (_NUMBER.fullmatch(piece) or _TAG.fullmatch(piece))]
    return []


def _own_words(path: Path) -> str:
    """All that a file holds, with the names of its parts and its own."""
    found = [str(path), path.name, path.parent.name, *path.parts]
    if path.is_file():
        data = path.read_bytes()
        found.append(data.decode("utf-8", "replace"))
        with suppress(zipfile.BadZipFile, ValueError, NotImplementedError):
            package = zipfile.ZipFile(BytesIO(data))
            for entry in package.infolist():
                found += [entry.filename, entry.filename.replace("\\", "/")]
                with suppress(zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError), package.open(
                        entry) as part:
                    found.append(part.read(_LOOK).decode("utf-8", "replace"))
    return "\n".join(found)


@pytest.mark.slow(reason="every refused file of the hostile set is opened")
def test_no_refused_return_says_a_word_that_is_not_ours(tmp_path: Path) -> None:
    said = {}
    for kind in KINDS:
        if isinstance(kind.outcome, Refusal) and not kind.heavy:
            path = tmp_path / "return.xlsx"
            path.write_bytes(kind.make())
            said[kind.name] = leaked(lambda path=path: read_workbook(path), path)  # type: ignore[misc]
    assert len(said) > 100
    assert {name: words for name, words in said.items() if words} == {}


@pytest.mark.slow(reason="25 mutants are imported or opened")
@pytest.mark.parametrize("name", SUBJECTS)
def test_no_refused_register_or_document_says_a_word_that_is_not_ours(tmp_path: Path, name: str) -> None:
    subject = SUBJECTS[name]
    path = tmp_path / subject.file
    for number in range(25):
        path.write_bytes(mutant(subject, Random(f"words {name} {number}")))
        assert leaked(lambda: subject.lost(path), path) == []


BYTES = (b"", b" \n", b"\0\1\2", b"%PDF-1.7", b"{\\rtf1 x}", OLE, OLE + "EncryptedPackage".encode("utf-16-le"), b"PK\3\4",
         b"PK\3\4" + b"\0" * 40, b"PK\5\6" + b"\0" * 18, b"<html>", b"<?xml version='1.0'?><a>", b"a letter", b"\xff\xfea",
         b"\t" * 100_001)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.txt", "a"])
@pytest.mark.parametrize("read", [
    lambda path: take_in(path, now=NOW), load, read_workbook, read_units], ids=["import", "register", "return", "units"])
def test_no_reader_answers_odd_bytes_with_a_word_that_is_not_ours(
    tmp_path: Path, name: str, read: Callable[[Path], object]
) -> None:
    path = tmp_path / name
    for data in BYTES:
        path.write_bytes(data)
        assert leaked(lambda: read(path), path) == [], data[:20]
    for number in range(6):
        path.write_bytes(bytes_changed(Random(f"bytes {number}"), honest if name == "a.xlsx" else register_bytes))
        assert leaked(lambda: read(path), path) == [], number
    path.unlink()
    path.mkdir()
    assert leaked(lambda: read(path), path) == []
    assert leaked(lambda: read(path / "none"), path / "none") == []


UNITS = ("", "name\nA\n", "code,name\n", "code,name\nA,\n", "code,name\nA,b\nA,c\n", 'code,name\nA,"b\n', "code,name,kind\nA,b,club\n",
         "code;name\n\0\n", "code,name\n" + "A" * 200_000, "code,name,members\nA,b,Z|Y\n")


@pytest.mark.parametrize("text", UNITS, ids=range(len(UNITS)))
def test_no_list_of_units_is_answered_with_a_word_that_is_not_ours(tmp_path: Path, text: str) -> None:
    path = tmp_path / "units.csv"
    path.write_text(text, encoding="utf-8")
    assert leaked(lambda: read_units(path), path) == []


SETTINGS = ("title =", "title = 3", "[statuses]\nimplemented = 1", "[statuses]\nnobody = 'x'", "[words]\noverdue = '{day'",
            "[words]\noverdue = '{nothing}'", "[words]\nnobody = 'x'", "[show]\nsummary = 'x'", "[show]\nnobody = true", "statuses = 3",
            "a = [" + "[" * 3000, "a = 1\na = 2", "\0", "[[[", "language = 'no language'", "title = 1e99999", "[show", "= 1",
            "title = '''", "a.b.c = 1\na = 1")


@pytest.mark.parametrize("text", SETTINGS, ids=range(len(SETTINGS)))
def test_no_settings_are_answered_with_a_word_that_is_not_ours(tmp_path: Path, text: str) -> None:
    folder = _house_format(tmp_path)
    (folder / "format.toml").write_text(text, encoding="utf-8")
    assert leaked(lambda: _report(tmp_path), folder / "format.toml") == []


@pytest.mark.slow(reason="a report is printed with each of 20 mutants of a template")
def test_no_template_is_answered_with_a_word_that_is_not_ours(tmp_path: Path) -> None:
    folder = _house_format(tmp_path)
    path = folder / "template.docx"
    whole = path.read_bytes()
    for number in range(20):
        chance = Random(f"templates {number}")
        path.write_bytes(markup_changed(chance, lambda: parts_of(whole), ("word/document.xml",)) if number % 2 else
                         parts_changed(chance, lambda: parts_of(whole)))
        assert leaked(lambda: _report(tmp_path), path) == [], number


def _house_format(tmp_path: Path) -> Path:
    folder = tmp_path / "formats" / "progress-table"
    shutil.copytree(REPORTS / "progress-table", folder)
    (tmp_path / "register.xlsx").write_bytes(register_bytes())
    return folder


def _report(folder: Path) -> object:
    return report(folder / "register.xlsx", "progress-table", folder / "report.docx", NOW, fresh=True,
                  folders=[folder / "formats"])


def test_a_word_of_a_library_is_found(tmp_path: Path) -> None:
    def fails() -> None:
        raise Refused("damaged-workbook", found="list index out of range")

    assert leaked(fails, tmp_path) == ["list index out of range"]
