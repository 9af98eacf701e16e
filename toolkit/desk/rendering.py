"""Pages from templates. Everything that is put into one is text and escaped, but for charts that we drew ourselves."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from toolkit.desk.state import Desk
from toolkit.desk.tasks import Task
from toolkit.words import desk as words
from toolkit.words.reports import LABELLED
from toolkit.words.speaking import counted, language, said, text

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """Where templates are found. In one, `t(w.HOME)` says a message, `said` one with places, `counted` a plural."""
    found = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined,
                        trim_blocks=True, lstrip_blocks=True)
    found.globals |= {"t": text, "said": said, "counted": counted, "w": words, "labelled": _labelled}
    return found


def _labelled(name: str) -> str:
    return said(LABELLED, label=name)


class Entry(NamedTuple):
    """One entry of the navigation."""

    path: str
    title: str
    is_here: bool


def rendered(template: str, desk: Desk | None, at: str, title: str, *, status: int = 200,
             **values: Any) -> HTMLResponse:
    """A page made from a template.

    Args:
        template: Its name.
        desk: The desk; None for whoever is not let in, who learns nothing of it.
        at: The path that is shown, which the navigation marks.
        title: Of the page.
        status: Of HTTP.
        values: What the template may name besides.
    """
    register = desk.register if desk else None
    frame: Mapping[str, Any] = {
        "title": title, "language": language(), "is_in": desk is not None,
        "navigation": _navigation(desk, at) if desk and register else (),
        "register": desk.wrote(register) if desk and register else None,
        "writing": _writing(desk, at) if desk else None,
    }
    page = environment().get_template(template).render({**frame, **values})
    return HTMLResponse(page.encode("utf-8", "replace"), status)


def _writing(desk: Desk, at: str) -> Task | None:
    """What writes the register, where another page than its own is shown: that one says it itself, until it ends."""
    task = desk.tasks.writing
    return None if task is None or at == f"/tasks/{task.id}" else task


def _navigation(desk: Desk, at: str) -> list[Entry]:
    here = max((page.path for page in desk.pages if at == page.path or at.startswith(f"{page.path}/")), key=len,
               default="")
    return [Entry(page.path, text(page.title), page.path == here) for page in desk.pages]
