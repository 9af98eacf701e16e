"""Whoever stops a command, at any of its steps and after anything that it wrote, finds everything as it was."""

import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.doors.command_line import NOW, Tracker
from toolkit import store
from toolkit.endings import INTERRUPTED, StoppedBySignal
from toolkit.jobs.cached import FOLDER
from toolkit.progress import watched_by
from toolkit.words.speaking import Message

ROUND = ("--round", "2018-12")
LIST = "Ref.,Action,Lead,Deadline\n3.1,Mend the fence,PAR,End 2019\n3.2,Sweep the path,someone,soonish\n"
COMMANDS = {
    "new": ("new", "another"),
    "import": ("import", "list.csv", "-o", "other.xlsx"),
    "import-replace": ("import", "list.csv", "-o", "register.xlsx", "--replace"),
    "import-into": ("import", "list.csv", "--into", "register.xlsx"),
    "issue": ("issue", "register.xlsx", "--round", "2019-06", "--as-of", "2019-06-30"),
    "issue-replace": ("issue", "register.xlsx", *ROUND, "--replace"),
    "check": ("check", "inbox", "--register", "register.xlsx", "-o", "judged"),
    "check-replace": ("check", "inbox", "--register", "register.xlsx", "-o", "checked", "--replace"),
    "consolidate": ("consolidate", "register.xlsx", "inbox", *ROUND),
    "undo": ("undo", "merged.xlsx"),
    "round": ("round", "register.xlsx", "2018-12", "--return-by", "2019-02-01"),
    "report": ("report", "register.xlsx", "--format", "progress-table", "-o", "first.docx"),
    "report-renewed": ("report", "register.xlsx", "--format", "progress-table", "-o", "report.docx", "--as-of", "2019-01-31"),
    "letters": ("letters", "register.xlsx", "remind", *ROUND),
    "export": ("export", "register.xlsx", "-o", "tables"),
    "export-replace": ("export", "register.xlsx", "-o", "exported", "--replace", "--as-of", "2019-01-31"),
    "page": ("page", "register.xlsx"),
    "check-register": ("check-register", "register.xlsx", "-o", "wrong.xlsx"),
    "overdue": ("overdue", "register.xlsx", "-o", "late.xlsx"),
}
WITHOUT_NOW = ("undo", "round", "export")


class Watching:
    """Whoever watches: notes each step, and stops the work at one of them."""

    def __init__(self, stops_at: int = -1) -> None:
        self.stages: list[Message] = []
        self._stops_at = stops_at

    def step(self, what: Message, done: int, total: int) -> None:
        self.stages.append(what)
        if len(self.stages) - 1 == self._stops_at:
            raise StoppedBySignal(signal.SIGINT)

    @property
    def moments(self) -> list[int]:
        """The first step of each stage, and the last step of all."""
        return sorted({*(self.stages.index(what) for what in self.stages), len(self.stages) - 1})


@contextmanager
def stopping_after(number: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path]]:
    """Stop the work once so many files have been put in their places; -1 never."""
    put: list[Path] = []
    real: Callable[[Path, Path], None] = store._replace

    def replaced(temporary: Path, path: Path) -> None:
        real(temporary, path)
        put.append(path)
        if len(put) == number:
            raise StoppedBySignal(signal.SIGTERM)

    with monkeypatch.context() as patched:
        patched.setattr(store, "_replace", replaced)
        yield put


def everything(folder: Path) -> dict[str, bytes | None]:
    """All files and folders but for the locks and what was kept to be faster, with what they hold."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
            for path in folder.rglob("*") if FOLDER not in path.parts and path.suffix != ".lock"}


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the folder that each command works on is kept; made by the first test."""
    return tmp_path_factory.mktemp("prepared") / "folder"


@pytest.fixture
def worked_on(tracker: Tracker, prepared: Path) -> Tracker:
    """A folder with a register, a register that has taken in returns, and something in each place where commands write."""
    if not prepared.exists():
        tracker.make_issued()
        tracker.fill_in("PAR", {("1.1", "Comment"): "Second coat is on"})
        (tracker.folder / "list.csv").write_text(LIST, encoding="utf-8")
        shutil.copy(tracker.folder / "register.xlsx", tracker.folder / "merged.xlsx")
        for words in (("consolidate", "merged.xlsx", "inbox", *ROUND, "--now", NOW),
                      ("check", "inbox", "--register", "register.xlsx", "-o", "checked", "--now", NOW),
                      ("report", "register.xlsx", "--format", "progress-table", "-o", "report.docx", "--now", NOW),
                      ("export", "register.xlsx", "-o", "exported")):
            assert tracker(*words).code in (0, 1), words
        tracker.fill_in("PAR", {("1.1", "Comment"): "The second coat has dried"})
        shutil.copytree(tracker.folder, prepared)
    shutil.copytree(prepared, tracker.folder, dirs_exist_ok=True)
    return tracker


def typed(name: str) -> tuple[str, ...]:
    words = COMMANDS[name]
    return words if words[0] in WITHOUT_NOW else (*words, "--now", "2019-01-22T10:00:00")


@pytest.mark.slow(reason="a command is stopped again and again, at all of its moments")
@pytest.mark.parametrize("name", COMMANDS)
def test_whenever_it_is_stopped_all_is_as_it_was_and_it_can_be_run_again(
    worked_on: Tracker, name: str, monkeypatch: pytest.MonkeyPatch, prepared: Path
) -> None:
    before, words, watching = everything(worked_on.folder), typed(name), Watching()
    with watched_by(watching), stopping_after(-1, monkeypatch) as put:
        assert worked_on(*words).code in (0, 1, 3)
    assert watching.stages, "it says nothing of how far it is"
    assert put
    assert everything(worked_on.folder) != before
    shutil.rmtree(worked_on.folder)
    shutil.copytree(prepared, worked_on.folder)
    for moment in watching.moments:
        with watched_by(Watching(moment)):
            assert worked_on(*words).code == INTERRUPTED
        assert everything(worked_on.folder) == before, f"stopped at step {moment}: {watching.stages[moment]}"
    for number in {1, (len(put) + 1) // 2, len(put)}:
        with stopping_after(number, monkeypatch):
            assert worked_on(*words).code > INTERRUPTED, "it is not stopped any more"
        assert everything(worked_on.folder) == before, f"stopped after {put[number - 1]}"
    assert worked_on(*words).code in (0, 1, 3)
