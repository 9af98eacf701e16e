"""What all pages share: opening files, choosing files and folders, work that takes long, and what was refused."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from toolkit.desk.asked import Asked
from toolkit.desk.declared import Way
from toolkit.desk.pages import start
from toolkit.desk.results import listed, problems_of
from toolkit.desk.tasks import State, Task
from toolkit.opening import open_with_its_program
from toolkit.tracker.record.problems import Problem, Refused
from toolkit.words import desk as words
from toolkit.words.speaking import said, text

LONGEST_NAME = 64
"""Of a window, as its page calls itself."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was refused, and the page to go back to."""

    problems: Sequence[Problem]
    back: str


def refused(asked: Asked, error: Refused, *, was_sent: bool) -> Response:
    """The page that says what was refused, and what to do; with the way back to the page that was asked.

    Args:
        asked: What was asked.
        error: Why it was refused.
        was_sent: Whether a form was sent: then the page has an address, so that to look at it again sends nothing.
    """
    page = max((one.path for one in (start.PAGE, *asked.desk.pages) if asked.at.startswith(f"{one.path}/")), key=len,
               default="")
    said_back = asked.form.get("back", "")
    refusal = Refusal(problems_of(error), said_back if page and said_back.startswith(f"{page}?") else page)
    if was_sent and not asked.is_part:
        return asked.go(f"/refused/{asked.desk.keep_begun(refusal)}")
    return _shown(asked, refusal)


def _refused(asked: Asked) -> Response:
    return _shown(asked, asked.desk.begun_as(asked.named["id"], Refusal))


def _shown(asked: Asked, refusal: Refusal) -> Response:
    return asked.show("problems.html", text(words.CANNOT_BE_DONE), status=409, problems=listed(refusal.problems),
                      back=refusal.back)


def _alive(asked: Asked) -> Response:
    asked.desk.life.came(asked.form.get("window", "")[:LONGEST_NAME])
    return Response(status_code=204)


def _leaving(asked: Asked) -> Response:
    asked.desk.life.left(asked.form.get("window", "")[:LONGEST_NAME])
    return Response(status_code=204)


def _open(asked: Asked) -> Response:
    """Open the register or a file that the desk wrote, in its own program."""
    path = asked.desk.written.openable(asked.named["id"])
    open_with_its_program(path)
    return _told(asked, said(words.IS_OPENED, name=path.name))


def _open_folder(asked: Asked) -> Response:
    """Show where such a file is."""
    path = asked.desk.written.openable(asked.named["id"])
    open_with_its_program(path.parent)
    return _told(asked, said(words.FOLDER_IS_OPENED, folder=path.parent))


def _told(asked: Asked, sentence: str) -> Response:
    return asked.show("told.html" if asked.is_part else "told_alone.html", text(words.DONE), sentence=sentence)


def _task_of(asked: Asked) -> Task:
    task = asked.desk.tasks.get(asked.named["id"])
    if task is None:
        raise Refused("desk-task-unknown")
    return task


def _task(asked: Asked) -> Response:
    """How far a piece of work is, and what came of it."""
    task = _task_of(asked)
    if task.results and task.results.page:
        return asked.go(f"{task.results.page}/{task.id}")
    return asked.show("task_part.html" if asked.is_part else "task.html", task.title, task=task,
                      state=task.state.value, refused=listed(task.refused), is_running=task.is_running,
                      is_stopping=task.state is State.STOPPING,
                      writing=None if task.writes else asked.desk.tasks.writing)


def _stop(asked: Asked) -> Response:
    task = _task_of(asked)
    task.stop()
    return asked.go(f"/tasks/{task.id}")


def _choose(asked: Asked) -> Response:
    """The list of folders, for one of the things that pages let people choose."""
    what = asked.named["what"]
    choice = next((page.choices[what] for page in (start.PAGE, *asked.desk.pages) if what in page.choices), None)
    if choice is None:
        raise Refused("desk-file-unknown")
    listing = asked.desk.choosing.listing(asked.query.get("in", ""), choice.endings, choice.without,
                                          choice.without_folders)
    return asked.show("choose.html", text(choice.title), choice=choice, what=what, listing=listing,
                      places=asked.desk.choosing.places(), button=text(choice.button))


WAYS = (
    Way("/alive", _alive, is_post=True), Way("/leaving", _leaving, is_post=True),
    Way("/open/{id}", _open, is_post=True), Way("/folder/{id}", _open_folder, is_post=True),
    Way("/tasks/{id}", _task), Way("/tasks/{id}/stop", _stop, is_post=True),
    Way("/choose/{what}", _choose), Way("/refused/{id}", _refused),
)
