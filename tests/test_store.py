"""Files that must not be lost."""

import os
import re
import threading
from pathlib import Path

import pytest

from toolkit import store
from toolkit.tracker.record.problems import Refused


def test_a_file_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    store.write_file(tmp_path / "new folder" / "a.bin", b"one")
    store.write_file(tmp_path / "new folder" / "a.bin", b"two")
    assert [p.name for p in (tmp_path / "new folder").iterdir()] == ["a.bin"]
    assert (tmp_path / "new folder" / "a.bin").read_bytes() == b"two"


def test_a_failing_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.bin"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match=r"a\.bin cannot be written to"):
        store.write_file(target, b"new")
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.bin"]


def test_a_file_that_excel_holds_open_is_kept_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "register.xlsx"
    target.write_bytes(b"old")
    real = Path.replace

    def held_open(self: Path, other: Path) -> Path:
        if Path(other) == target:
            raise PermissionError(13, "in use")
        return real(self, other)

    monkeypatch.setattr(Path, "replace", held_open)
    monkeypatch.setattr(store, "PATIENCE_SECONDS", 0.1)
    with pytest.raises(Refused, match="Close it in Excel and try again") as refused:
        store.write_file(target, b"new")
    assert target.read_bytes() == b"old"
    assert (tmp_path / refused.value.problem.suggestion).read_bytes() == b"new"


def test_what_exists_is_only_replaced_when_asked(tmp_path: Path) -> None:
    store.write_new(tmp_path / "report.docx", b"one")
    with pytest.raises(Refused, match="already exists"):
        store.write_new(tmp_path / "report.docx", b"two")
    store.write_new(tmp_path / "report.docx", b"three", replace=True)
    assert (tmp_path / "report.docx").read_bytes() == b"three"


def test_the_archive_keeps_each_content_once_named_by_date_and_content(tmp_path: Path) -> None:
    first = store.Archive(tmp_path).keep(b"one", "register.xlsx", "2019-01-20")
    again = store.Archive(tmp_path).keep(b"one", "register.xlsx", "2019-02-20")
    other = store.Archive(tmp_path).keep(b"two", "register.xlsx", "2019-01-20")
    assert first == again
    assert first != other
    assert first.name == f"2019-01-20-{store.sha256_of(b'one')[:12]}-register.xlsx"


def test_a_name_too_long_for_the_archive_is_cut(tmp_path: Path) -> None:
    for letter in ("r", "ы", "報"):
        kept = store.Archive(tmp_path).keep(letter.encode(), letter * 80 + letter * (240 // len(letter.encode())) + ".xlsx",
                                           "2019-01-20")
        assert kept.name.endswith(f"{letter}.xlsx")


def test_a_name_with_no_ending_or_with_one_that_is_none_is_kept_in_the_archive(tmp_path: Path) -> None:
    for name in ("return of the parks", "parks. The last one of this year"):
        assert store.Archive(tmp_path).keep(name.encode(), name, "2019-01-20").name.endswith(f"-{name}")


def test_a_file_that_excel_holds_open_is_refused_before_anything_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "register.xlsx"
    store.refuse_if_held(path)
    path.write_bytes(b"kept")
    store.refuse_if_held(path)
    assert path.read_bytes() == b"kept"

    def fails(*_: Path) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(Refused, match="still open in Excel"):
        store.refuse_if_held(path)


@pytest.mark.parametrize(("text", "name"), [
    ("OES", "OES"), ("A/B", "A_B"), ("../../x", ".._.._x"), ("..", "_"), ("con", "_con"), ("a:b?", "a_b_"), ("", "_"),
])
def test_any_text_can_name_a_file_on_every_system(text: str, name: str) -> None:
    assert store.safe_name(text) == name


def test_a_second_run_waits_and_then_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["/usr/bin/tracker", "consolidate", "register.xlsx"])
    path = tmp_path / "register.xlsx"
    inside, leave = threading.Event(), threading.Event()

    def hold() -> None:
        with store.locked(path):
            inside.set()
            leave.wait(10)

    other = threading.Thread(target=hold)
    other.start()
    inside.wait(10)
    try:
        since = r"It is “tracker consolidate” on this computer, since \d\d:\d\d. Wait until that has ended"
        with pytest.raises(Refused, match="Another run is using the register") as refused, store.locked(path, patience=0.1):
            pass
        assert re.search(since, str(refused.value))
    finally:
        leave.set()
        other.join()
    with store.locked(path, patience=0.1):
        pass
    assert [one.name for one in tmp_path.iterdir() if "holder" in one.name] == []


@pytest.mark.parametrize(("note", "told"), [
    (b"tracker desk\nHILL-7\n", "It is “tracker desk” on the computer HILL-7, since"), (b"", "Wait until that run has ended"),
    (b"\xff\n\n", "Wait until that run has ended"), (b"x" * 999, "Wait until that run has ended"),
    (b"\x1b[31mtracker\nA\x07B\n", "It is “[31mtracker” on the computer AB, since"), (None, "Wait until that run has ended")])
def test_who_holds_a_register_on_another_computer_is_said_as_far_as_it_is_known(tmp_path: Path, note: bytes | None, told: str) -> None:
    path, beside = tmp_path / "register.xlsx", tmp_path / ".register.xlsx.holder"
    with store.locked(path):
        beside.unlink()
        if note is not None:
            beside.write_bytes(note)
        with pytest.raises(Refused) as refused, store.locked(path, patience=0.01):
            pass
    assert told in str(refused.value)


def test_a_lock_is_held_also_where_nobody_can_say_by_whom(tmp_path: Path) -> None:
    (tmp_path / ".register.xlsx.holder").mkdir()
    with store.locked(tmp_path / "register.xlsx"), pytest.raises(Refused, match="that run has ended"), store.locked(
            tmp_path / "register.xlsx", patience=0.01):
        pass


@pytest.mark.parametrize(("make", "words"), [
    (lambda p: None, "There is no file"),
    (lambda p: p.mkdir(), "is a folder"),
])
def test_what_cannot_be_read_is_said_in_a_sentence(tmp_path: Path, make: object, words: str) -> None:
    path = tmp_path / "return.xlsx"
    make(path)  # type: ignore[operator]
    with pytest.raises(Refused, match=words):
        store.read_bytes(path)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_without_permission_is_said_in_a_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(Refused, match="cannot be written to"):
        store.write_file(tmp_path / "a.bin", b"x")


def test_a_path_that_leads_through_a_file_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Refused, match="cannot be written to"):
        store.write_file(tmp_path / "file" / "a.bin", b"x")


def excel_says(who: str) -> bytes:
    """What Excel writes beside a workbook that is open."""
    return bytes([len(who)]) + who.encode("latin-1").ljust(54) + len(who).to_bytes(2, "little") + who.encode("utf-16-le").ljust(108)


def word_says(who: str) -> bytes:
    """What Word writes beside a document that is open."""
    return bytes([len(who)]) + who.encode("latin-1").ljust(53, b"\x00") + len(who).to_bytes(2, "little") + who.encode("utf-16-le").ljust(106)


@pytest.mark.parametrize(("name", "beside", "said", "who"), [
    ("register.xlsx", "~$register.xlsx", excel_says("José Bell"), "José Bell"), ("report.docx", "~$port.docx", word_says("Anna"), "Anna"),
    ("register.xlsx", ".~lock.register.xlsx#", rb"Bell\, Anna,anna,desk-4,19.01.2019 10:00,file:///home/anna;", "Bell, Anna"),
    ("register.xlsx", ".~lock.register.xlsx#", b",anna,desk-4,19.01.2019 10:00,;", "anna"), ("register.xlsx", "~$register.xlsx", b"x", "")])
def test_who_has_a_file_open_is_told_and_what_to_delete_where_nobody_has(tmp_path: Path, name: str, beside: str, said: bytes, who: str) -> None:
    path = tmp_path / name
    store.refuse_if_open(path)
    (tmp_path / beside).write_bytes(said)
    with pytest.raises(Refused) as refused:
        store.refuse_if_open(path)
    found = refused.value.problem
    assert found.found == (f"{name} (opened by {who})" if who else name)
    assert found.suggestion == beside
