"""The start page, where no register is open yet: open one, make one, or take in a document."""

from pathlib import Path

from starlette.responses import Response

from toolkit import store
from toolkit.desk.asked import Asked
from toolkit.desk.declared import Choice, Page, Way
from toolkit.jobs.identity import register_id_of
from toolkit.jobs.taking_in import FOLDERS, REGISTER, new_register
from toolkit.tracker.record.problems import Refused
from toolkit.words import desk as words
from toolkit.words.speaking import text


def _show(asked: Asked) -> Response:
    others = [(page.path, text(page.title), text(page.lead)) for page in asked.desk.pages if not page.needs_register]
    recent = [(asked.desk.choosing.known.id_of(path), path.name, str(path.parent))
              for path in asked.desk.recent.registers() if path != asked.desk.register]
    return asked.show("start.html", text(words.BEGIN), others=others, recent=recent)


def is_there(asked: Asked, folder: Path) -> Response | None:
    """The page that says that a folder has a register, which can be opened instead; None where it has none."""
    path = folder / REGISTER
    if not store.exists(path):
        return None
    return asked.show("register_there.html", text(words.CANNOT_BE_DONE), status=409, folder=str(folder),
                      name=path.name, chosen=asked.desk.choosing.known.id_of(path))


def _open(asked: Asked) -> Response:
    """Work with the register that was chosen."""
    path = asked.desk.choosing.known.path(asked.form.get("chosen", ""))
    if not register_id_of(path):
        raise Refused("desk-not-a-register", found=path.name)
    asked.desk.open(path)
    return asked.go("/")


def _folder(asked: Asked) -> Response:
    """Ask what the new register is called, once its folder was chosen."""
    chosen = asked.form.get("chosen", "")
    folder = asked.desk.choosing.known.path(chosen)
    return is_there(asked, folder) or asked.show("new_register.html", text(words.NEW_REGISTER), chosen=chosen,
                                                 folder=str(folder))


def _new(asked: Asked) -> Response:
    folder = asked.desk.choosing.known.path(asked.form.get("chosen", ""))
    if answer := is_there(asked, folder):
        return answer
    asked.desk.open(new_register(folder, asked.desk.moment(), title=asked.form.get("title", "").strip(),
                                 organization=asked.form.get("organization", "").strip()))
    return asked.go("/")


PAGE = Page(
    "/start", words.BEGIN, _show, needs_register=False,
    ways=(Way("/start/open", _open, is_post=True), Way("/start/folder", _folder, is_post=True),
          Way("/start/new", _new, is_post=True)),
    choices={"register": Choice(words.CHOOSE_REGISTER, (".xlsx",), "/start/open", words.OPEN_IT,
                                without=(".problems.xlsx",), without_folders=FOLDERS),
             "new": Choice(words.CHOOSE_FOLDER, (), "/start/folder", words.USE_FOLDER)},
)
