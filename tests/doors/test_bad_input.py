"""Bad input: one sentence, the right exit code, and a register that is as it was."""

import shutil
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from tests.doors.command_line import Tracker
from tests.sources.tables import HEADER, as_text
from toolkit import store
from toolkit.reading import workbook
from toolkit.reading.workbook import Limits, read_workbook


@pytest.fixture
def issued(tracker: Tracker) -> Iterator[Tracker]:
    path = tracker.make_issued()
    before = path.read_bytes()
    (tracker.folder / "inbox").mkdir()
    yield tracker
    assert path.read_bytes() == before, "the register changed"
    assert not list(tracker.folder.glob("*.tmp"))


def truncated(source: bytes) -> bytes:
    return source[: len(source) // 2]


def with_doctype(source: bytes) -> bytes:
    return rezipped(source, "xl/workbook.xml", lambda part: part.replace(
        b"<workbook", b'<!DOCTYPE workbook [<!ENTITY a "aaaa">]><workbook', 1))


def bomb(source: bytes) -> bytes:
    return rezipped(source, "xl/worksheets/sheet1.xml", lambda part: part + b" " * 500_000_000)


def rezipped(source: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(source)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            data = old.read(part)
            new.writestr(part, change(data) if part == name else data)
    return out.getvalue()


OLE = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 504


@pytest.mark.parametrize(("name", "make", "words"), [
    ("empty.xlsx", lambda _: b"", "The file is empty"),
    ("text.xlsx", lambda _: b"Ref.;Status\n1.1;Implemented\n", "not an Excel workbook"),
    ("old.xls", lambda _: OLE + "Workbook\0".encode("utf-16-le"), "old .xls format"),
    ("protected.xlsx", lambda _: OLE + "EncryptedPackage\0".encode("utf-16-le"), "needs a password"),
    ("truncated.xlsx", truncated, "damaged"),
    ("bomb.xlsx", bomb, "larger than a tracker workbook can be|could be unsafe"),
    ("doctype.xlsx", with_doctype, "could be unsafe"),
])
def test_a_return_that_cannot_be_read_is_one_problem_in_a_sentence(
    issued: Tracker, name: str, make: Callable[[bytes], bytes], words: str
) -> None:
    source = (issued.folder / "outbox" / "2018-12" / "LIB.xlsx").read_bytes()
    (issued.folder / "inbox" / name).write_bytes(make(source))
    for command in (("check", "inbox", "--json"), ("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--json")):
        found = issued(*command)
        assert found.code == 1
        assert any(word in found.out for word in words.split("|"))
        assert found.out.count('"code"') == 1


@pytest.mark.parametrize(("words", "says", "code"), [
    (("check", "nowhere.xlsx", "--json"), "There is no file", 1),
    (("check", "inbox/lock/~$LIB.xlsx", "--json"), "is a lock file", 0),
    (("report", "register.xlsx", "--format", "poem", "-o", "r.docx"), "There is no house format poem", 2),
    (("report", "nowhere.xlsx", "--format", "progress-table", "-o", "r.docx"), "There is no register nowhere.xlsx", 2),
    (("report", "inbox", "--format", "progress-table", "-o", "r.docx"), "There is no register inbox", 2),
    (("consolidate", "register.xlsx", "inbox", "--round", "2019-06"), "The register has no round 2019-06", 2),
    (("missing", "register.xlsx", "--round", "2019-06"), "Its rounds are: 2018-12", 2),
    (("issue", "register.xlsx", "--round", "2019-06"), "To open it, use --as-of", 2),
    (("issue", "register.xlsx", "--round", "2018-12", "--as-of", "2018-11-30"), "Round 2018-12 is as of 2018-12-31", 2),
    (("issue", "register.xlsx", "--round", "2018-12", "--unit", "XYZ"), "has no unit XYZ", 2),
    (("issue", "register.xlsx", "--round", "2018-12", "--as-of", "31/12/2018"), "31/12/2018", 2),
    (("history", "register.xlsx", "1.3"), "has no action 1.3", 2),
    (("import", "nowhere.txt"), "There is no file", 2),
    (("import", "inbox"), "is a folder", 2),
    (("overdue", "register.xlsx", "-o", "register.xlsx/overdue.xlsx"), "cannot be written to", 4),
])
def test_wrong_usage_is_said_in_a_sentence(issued: Tracker, words: tuple[str, ...], says: str, code: int) -> None:
    (issued.folder / "inbox" / "lock").mkdir()
    (issued.folder / "inbox" / "lock" / "~$LIB.xlsx").write_bytes(b"x" * 165)
    found = issued(*words)
    assert found.code == code
    assert says in " ".join((found.out + found.err).split())
    assert "Traceback" not in found.err


def test_files_that_are_no_returns_are_skipped_and_named(issued: Tracker) -> None:
    for name in ("~$LIB.xlsx", "notes.docx", "LIB (conflicted copy 2019-01-14).xlsx"):
        (issued.folder / "inbox" / name).write_bytes(b"x")
    found = issued("consolidate", "register.xlsx", "inbox", "--round", "2018-12")
    assert found.code == 0
    assert all(words in " ".join(found.out.split()) for words in ("is a lock file", "not a workbook", "synchronized"))
    assert "There is nothing new" in found.err


def test_a_register_that_another_run_holds_is_said(issued: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PATIENCE_SECONDS", 0.1)
    with store.locked(issued.folder / "register.xlsx"):
        found = issued("consolidate", "register.xlsx", "inbox", "--round", "2018-12")
    assert (found.code, "Another run is using the register register.xlsx" in found.err) == (4, True)


def test_a_register_that_excel_holds_open_is_kept_beside_it(
    issued: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(issued.folder / "outbox" / "2018-12" / "LIB.xlsx", issued.folder / "inbox" / "LIB.xlsx")
    real = Path.replace

    def held_open(self: Path, other: Path) -> Path:
        if Path(other).name == "register.xlsx":
            raise PermissionError(13, "in use")
        return real(self, other)

    monkeypatch.setattr(Path, "replace", held_open)
    monkeypatch.setattr(store, "PATIENCE_SECONDS", 0.1)
    found = issued("consolidate", "register.xlsx", "inbox", "--round", "2018-12")
    assert found.code == 4
    assert "Close it in Excel and try again" in " ".join(found.err.split())
    assert len(list(issued.folder.glob("register.NEW-*.xlsx"))) == 1


class TestReturnsThatBelongElsewhere:
    def problem(self, issued: Tracker, *more: str) -> str:
        found = issued("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--json", *more)
        assert found.code == 1
        return found.out

    def put(self, issued: Tracker, source: str, name: str) -> None:
        shutil.copy(issued.folder / source, issued.folder / "inbox" / name)

    def test_another_units_workbook(self, issued: Tracker) -> None:
        self.put(issued, "outbox/2018-12/PAR.xlsx", "LIB.xlsx")
        assert "The file name says LIB, but the workbook was issued to PAR" in self.problem(issued)

    def test_another_unit_than_named(self, issued: Tracker) -> None:
        self.put(issued, "outbox/2018-12/PAR.xlsx", "return.xlsx")
        assert '"another-unit"' in self.problem(issued, "--unit", "LIB")

    def test_the_workbook_of_another_register(self, issued: Tracker) -> None:
        other = issued.folder / "other"
        issued("new", "other")
        book = openpyxl.load_workbook(other / "register.xlsx")
        book["Actions"].append(["1.1", "", "", "1", "Mend the gate", "Parks", "PAR"])
        book["Units"].append(["PAR", "Parks Office"])
        book.save(other / "register.xlsx")
        assert issued("issue", "other/register.xlsx", "--round", "2018-12", "--as-of", "2018-12-31").code == 0
        self.put(issued, "other/outbox/2018-12/PAR.xlsx", "PAR.xlsx")
        assert '"wrong-register"' in self.problem(issued)

    def test_a_register_among_the_returns(self, issued: Tracker) -> None:
        self.put(issued, "register.xlsx", "return.xlsx")
        assert "is a register, not a return" in self.problem(issued)

    def test_a_workbook_of_nobodys(self, issued: Tracker) -> None:
        book = openpyxl.Workbook()
        book.save(issued.folder / "inbox" / "return.xlsx")
        assert '"no-identity"' in self.problem(issued)


def test_the_workbook_of_another_round_is_named(tracker: Tracker) -> None:
    tracker.make_issued()
    tracker("issue", "register.xlsx", "--round", "2019-06", "--as-of", "2019-06-30")
    found = tracker("consolidate", "register.xlsx", "outbox/2018-12", "--round", "2019-06", "--json")
    assert "was issued for round 2018-12, not for round 2019-06" in found.out


def test_text_from_a_return_never_commands_the_terminal(issued: Tracker) -> None:
    issued.fill_in("LIB", {("1.2", "Status"): "red"})
    path = issued.folder / "inbox" / "LIB.xlsx"
    path.write_bytes(rezipped(path.read_bytes(), "xl/sharedStrings.xml", lambda part: part.replace(
        b">red<", b">_x001B_[31mred_x0007_<")))
    found = issued("check", "inbox")
    assert "\x1b" not in found.out
    assert "red" in found.out


def test_something_unexpected_leaves_a_sentence_and_a_log(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("toolkit.jobs.looking.showing.show", fail)
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: tmp_path)
    found = tracker("show", "register.xlsx")
    assert (found.code, "Traceback" in found.err) == (70, False)
    assert "a fault of ours" in (tmp_path / "tracker.log").read_text()


def test_a_register_that_the_next_command_could_not_read_is_not_written(
    issued: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_workbook(issued.folder / "register.xlsx")
    cells = sum(len(row) for sheet in before.sheets for row in sheet.rows.values())
    monkeypatch.setattr(workbook, "cells_in", partial(workbook.cells_in, limits=Limits(cells=cells)))
    issued.fill_in("PAR", {("1.1", "Comment"): "Second coat is on"})
    refused = issued("consolidate", "register.xlsx", "inbox", "--round", "2018-12")
    assert refused.code == 4
    assert "The register was not written, because it could not be read again: " in refused.err
    assert f"more than {cells:,} cells" in refused.err
    assert "What was there before has not changed." in refused.err


def test_nor_is_one_made_of_a_document(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    (tracker.folder / "plan.txt").write_text(as_text(f"{HEADER}\n| 1 | Water more | Buy hoses | 2019 | OHG | Done |"), "utf-8")
    monkeypatch.setattr(workbook, "read_workbook", partial(read_workbook, limits=Limits(cells=9)))
    refused = tracker("import", "plan.txt", "-o", "register.xlsx")
    assert "The register was not written" in refused.err
    assert not (tracker.folder / "register.xlsx").exists()


def test_the_name_of_a_round_has_no_blanks_around_it_and_is_not_blank(tracker: Tracker) -> None:
    tracker.make_register()
    assert tracker("issue", "register.xlsx", "--round", " ", "--as-of", "2018-12-31").code == 2
    assert tracker("issue", "register.xlsx", "--round", " 2018-12 ", "--as-of", "2018-12-31").code == 0
    assert tracker("missing", "register.xlsx", "--round", "2018-12").code == 0
