"""A register that a program has open is not written: who saves it there would save over what was written."""

import pytest

from tests.doors.command_line import NOW, Tracker

ROUND = ("--round", "2018-12")
WRITE = {
    "issue": ("issue", "register.xlsx", "--round", "2019-06", "--as-of", "2019-06-30", "--return-by", "2019-07-15"),
    "consolidate": ("consolidate", "register.xlsx", "inbox", *ROUND),
    "letters": ("letters", "register.xlsx", "issue", *ROUND),
    "dates": ("round", "register.xlsx", "2018-12", "--return-by", "2019-02-01"),
    "undo": ("undo", "register.xlsx"),
}


@pytest.fixture
def issued(tracker: Tracker) -> Tracker:
    tracker.make_issued()
    tracker.fill_in("PAR", {("1.1", "Comment"): "Primer is dry"})
    return tracker


@pytest.mark.parametrize("beside", ["~$register.xlsx", ".~lock.register.xlsx#"])
@pytest.mark.parametrize("command", WRITE)
def test_no_command_writes_a_register_that_a_program_has_open(issued: Tracker, command: str, beside: str) -> None:
    if command == "undo":
        assert issued(*WRITE["consolidate"], "--now", NOW).code == 0
    register, lock = issued.folder / "register.xlsx", issued.folder / beside
    before = register.read_bytes()
    lock.write_bytes(b",anna,desk-4,20.01.2019 09:00,;")
    files = sorted(path.name for path in issued.folder.rglob("*"))
    outcome = issued(*WRITE[command], "--now", NOW)
    assert outcome.code == 4, outcome
    assert "is still open in Excel or another program. Nothing was written." in outcome.err
    assert f"delete the file {beside} in the same folder" in " ".join(outcome.err.split())
    assert sorted(path.name for path in issued.folder.rglob("*")) == files
    assert register.read_bytes() == before
    lock.unlink()
    assert issued(*WRITE[command], "--now", NOW).code == 0
    assert register.read_bytes() != before


def test_what_would_be_done_is_told_of_an_open_register(issued: Tracker) -> None:
    (issued.folder / "~$register.xlsx").write_bytes(b"x")
    assert issued(*WRITE["consolidate"], "--dry-run", "--now", NOW).code == 0
    assert issued(*WRITE["issue"], "--dry-run", "--now", NOW).code == 0
