"""What goes wrong with files in a way of its own; every operation in turn fails in `test_every_fault.py`."""

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.sources.tables import HEADER, as_text
from tests.trust.desk import WHEN, Desk
from toolkit import store
from toolkit.jobs.registers import held, save
from toolkit.jobs.returns.finding import find_files
from toolkit.jobs.returns.receiving import Expected, receive_one
from toolkit.jobs.taking_in import import_document
from toolkit.tracker.merge.consolidate import Consolidation, consolidate
from toolkit.tracker.record.problems import Refused


def test_what_a_killed_run_left_half_written_in_the_archive_is_not_taken_for_a_copy(tmp_path: Path) -> None:
    half = tmp_path / f".2019-01-20-{store.sha256_of(b'whole')[:12]}-register.xlsx.abc.tmp"
    half.write_bytes(b"wh")
    assert store.Archive(tmp_path).keep(b"whole", "register.xlsx", "2019-01-20").read_bytes() == b"whole"


def test_a_register_held_open_and_a_full_disk_at_once_is_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "register.xlsx"
    target.write_bytes(b"old")

    def fails(_: Path, other: Path) -> Path:
        raise PermissionError(13, "in use") if other == target else OSError(28, "full")

    monkeypatch.setattr(Path, "replace", fails)
    monkeypatch.setattr(store, "PATIENCE_SECONDS", 0.0)
    with pytest.raises(Refused, match="cannot be written to"):
        store.write_file(target, b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("register.xlsx", b"old")]


def test_a_register_replaced_during_a_run_is_left_as_it_was_put_there(tmp_path: Path) -> None:
    desk = Desk.opened(tmp_path)
    with held(desk.path) as file:
        desk.path.write_bytes(b"another")
        with pytest.raises(Refused):
            save(file, file.register, WHEN)
    assert desk.path.read_bytes() == b"another"


def test_a_file_that_may_not_be_read_or_locked_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "broken")

    (tmp_path / "a.xlsx").write_bytes(b"a")
    monkeypatch.setattr(Path, "open", fails)
    monkeypatch.setattr("filelock.FileLock.acquire", fails)
    with pytest.raises(Refused) as unread:
        store.read_bytes(tmp_path / "a.xlsx")
    with pytest.raises(Refused) as unlocked, store.locked(tmp_path / "a.xlsx"):
        pass
    assert (unread.value.problem.code, unlocked.value.problem.code) == ("not-readable", "not-writable")


def test_a_folder_of_returns_that_cannot_be_listed_is_a_refusal_and_never_an_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "inbox" / "late").mkdir(parents=True)
    real = os.listdir

    def fails(folder: Path) -> list[str]:
        if Path(folder).name == "late":
            raise PermissionError(errno.EACCES, "not yours")
        return real(folder)

    monkeypatch.setattr(os, "listdir", fails)
    with pytest.raises(Refused, match=r"late cannot be read\. The computer says: not yours"):
        find_files([tmp_path / "inbox"])


def test_a_link_among_the_returns_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    (tmp_path / "PAR.xlsx").symlink_to(tmp_path / "gone.xlsx")
    (received,) = (receive_one(*one, Expected()) for one in find_files([tmp_path])[0])
    assert [(p.code, p.place.file) for p in received.problems] == [("file-missing", "PAR.xlsx")]


def test_a_return_that_changes_while_it_is_read_is_not_taken_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk.opened(tmp_path)
    returned, old = desk.fill_in("PAR", "1.1", "Second coat is on", "PAR.xlsx"), desk.path.read_bytes()

    def meanwhile(*given: Any, **options: Any) -> Consolidation:
        desk.fill_in("PAR", "1.1", "Third coat is on", "PAR.xlsx")
        return consolidate(*given, **options)

    with monkeypatch.context() as patch:
        patch.setattr("toolkit.jobs.consolidating.consolidate", meanwhile)
        with pytest.raises(Refused, match=r"PAR\.xlsx changed during this run"):
            desk.consolidate(returned)
    assert desk.path.read_bytes() == old
    desk.consolidate(returned)
    assert desk.comment("1.1", "PAR") == "Third coat is on"


LONG = "Follow-up to the recommendations of the review of "


@pytest.mark.parametrize(("owner", "other"), [
    ("register.xlsx", "register.xlsx.old"), ("register.xlsx", "my register.xlsx"),
    (f"{LONG}2018.xlsx", f"{LONG}2019.xlsx"), (f"{LONG}2018.xlsx", f"{LONG}2018.xlsx.old"),
])
def test_what_killed_runs_left_is_cleared_away_but_not_what_runs_on_another_register_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: str, other: str
) -> None:
    with monkeypatch.context() as patch, suppress(KeyboardInterrupt):
        kill_where_it_writes(patch)
        store.write_file(tmp_path / owner, b"half")
    with monkeypatch.context() as patch, suppress(KeyboardInterrupt):
        kill_where_it_writes(patch)
        store.Archive(tmp_path / "archive", owner).keep(b"half", "PAR.xlsx", "2019-01-20")
    mine = {*tmp_path.rglob(".*.tmp")}
    for name in (other, "report.docx"):
        with monkeypatch.context() as patch, suppress(KeyboardInterrupt):
            kill_where_it_writes(patch)
            store.write_file(tmp_path / name, b"half")
    (tmp_path / f".{owner}.notes.tmp").write_bytes(b"of a person")
    everything = {*tmp_path.rglob(".*")}
    store.remove_left_over(owner, tmp_path, tmp_path / "archive", tmp_path / "missing")
    assert len(mine) == 2
    assert {*tmp_path.rglob(".*")} == everything - mine


def test_a_list_that_a_killed_import_left_half_written_is_cleared_away_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, document = Desk.opened(tmp_path), tmp_path / "wells.txt"
    document.write_text(as_text(f"{HEADER}\n| 1 | Water | Dig a well | May 2019 | Garden Unit | Dug |"), encoding="utf-8")
    with monkeypatch.context() as patch, suppress(KeyboardInterrupt):
        kill_where_it_writes(patch)
        import_document(document, Path(), WHEN, into=desk.path)
    assert [*tmp_path.rglob(".*.tmp")]
    import_document(document, Path(), WHEN, into=desk.path)
    assert not [*tmp_path.rglob(".*.tmp")]


def kill_where_it_writes(patch: pytest.MonkeyPatch) -> None:
    """From here on nothing is written, nor cleared away."""
    def killed(_: int) -> None:
        patch.setattr(Path, "unlink", lambda *_, **__: None)
        raise KeyboardInterrupt

    patch.setattr(os, "fsync", killed)
