"""Work that takes long: a job in a thread of its own, which tells how far it is and can be stopped.

One task at a time writes. Against commands, which are programs of their own, the register's lock stands
(`toolkit/store.py`), as it does between commands.
"""

import secrets
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import dataclass, field
from enum import Enum
from threading import Lock, Thread

from toolkit.desk.results import Results, problems_of
from toolkit.endings import ended_by
from toolkit.progress import Stopped, watched_by
from toolkit.tracker.record.problems import Problem, Refused
from toolkit.words.speaking import Message, text

MOST_KEPT = 50
"""Tasks whose results can still be looked at."""


class State(Enum):
    """How far a task is."""

    RUNNING = "running"
    STOPPING = "stopping"
    DONE = "done"
    STOPPED = "stopped"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass
class Progress:
    """How far work is, told by the job that does it (`toolkit/progress.py`).

    Attributes:
        done: Of its parts.
        total: How many there are; 0 where that is not known.
        what: The part that is worked on, in words for a person.
        is_to_stop: Whether a person wants it to end.
    """

    done: int = 0
    total: int = 0
    what: str = ""
    is_to_stop: bool = False

    def step(self, what: Message, done: int = 0, total: int = 0) -> None:
        """Be told how far the work is.

        Raises:
            Stopped: A person wants it to end; what it has written is taken back.
        """
        self.what, self.done, self.total = text(what), done, total
        if self.is_to_stop:
            raise Stopped


Work = Callable[[], Results]
"""A job, bound to what it works on; what it gives is what the page shows, and its steps show how far it is."""


@dataclass
class Task:
    """One piece of work.

    Attributes:
        title: What is done, as a heading.
        back: The page that it was begun on.
        writes: Whether it writes the register.
        id: In addresses.
        state: How far it is.
        progress: What it tells.
        results: What came of it.
        refused: For what problems it was.
        sentence: Why it failed.
    """

    title: str
    back: str
    writes: bool
    id: str = field(default_factory=lambda: secrets.token_urlsafe(9))
    state: State = State.RUNNING
    progress: Progress = field(default_factory=Progress)
    results: Results | None = None
    refused: tuple[Problem, ...] = ()
    sentence: str = ""
    thread: Thread | None = None

    @property
    def is_running(self) -> bool:
        """Whether something may still come of it."""
        return self.state in (State.RUNNING, State.STOPPING)

    def stop(self) -> None:
        """Ask it to end at its next step."""
        self.progress.is_to_stop = True
        if self.state is State.RUNNING:
            self.state = State.STOPPING

    def run(self, work: Work) -> None:
        """Do the work; whatever happens, the page can say it."""
        try:
            with watched_by(self.progress):
                self.results, self.state = work(), State.DONE
        except Refused as refused:
            self.refused, self.state = problems_of(refused), State.REFUSED
        except Stopped:
            self.state = State.STOPPED
        except BaseException as error:  # the last line of defence, as in `__main__`
            self.sentence, self.state = ended_by(error)[1], State.FAILED


class Tasks:
    """The work of the desk, newest last."""

    def __init__(self) -> None:
        self._tasks: dict[str, Task] = {}
        self._lock = Lock()

    @property
    def writing(self) -> Task | None:
        """The one that writes the register now."""
        return next((one for one in self._tasks.values() if one.writes and one.is_running), None)

    @property
    def is_busy(self) -> bool:
        """Whether one is running."""
        return any(one.is_running for one in [*self._tasks.values()])

    def refuse_if_writing(self) -> None:
        """Refuse what would have to wait for the register.

        Raises:
            Refused: A task writes it now.
        """
        if other := self.writing:
            raise Refused("desk-writes", found=other.title)

    def get(self, name: str) -> Task | None:
        """The task that an address names."""
        return self._tasks.get(name)

    def begin(self, title: str, work: Work, *, back: str = "/", writes: bool = True) -> Task:
        """Begin a piece of work.

        Raises:
            Refused: It would write the register, and another one is writing it.
        """
        task = Task(title, back, writes)
        with self._lock:
            if writes:
                self.refuse_if_writing()
            self._tasks[task.id] = task
            ended = [one.id for one in self._tasks.values() if not one.is_running]
            for name in ended[: max(0, len(self._tasks) - MOST_KEPT)]:
                del self._tasks[name]
        task.thread = Thread(target=copy_context().run, args=(task.run, work), name=f"task {title}", daemon=True)
        task.thread.start()
        return task
