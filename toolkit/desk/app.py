"""The desk as a web application: its pages, and what they share."""

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from toolkit.desk import shared
from toolkit.desk.asked import Asked
from toolkit.desk.declared import Page, Way
from toolkit.desk.files import MOST_FILES
from toolkit.desk.gate import MOST_BYTES, Gate, Keys
from toolkit.desk.navigation import PAGES, START
from toolkit.desk.rendering import rendered
from toolkit.desk.state import Desk
from toolkit.endings import ended_by
from toolkit.tracker.record.problems import Refused
from toolkit.words import desk as words
from toolkit.words.speaking import text

STATIC = Path(__file__).parent / "static"
MOST_FIELDS = 1000
Endpoint = Callable[[Request], Awaitable[Response]]


def application(desk: Desk, keys: Keys) -> ASGIApp:
    """The desk of one person.

    Args:
        desk: What it knows.
        keys: Who may ask it.
    """
    def refused(status: int, why: str) -> Response:
        return rendered("refused.html", None, "", text(words.REFUSED), status=status, why=text(getattr(words, why)))

    desk.pages = PAGES
    every: Sequence[Page] = (START, *PAGES)
    ways = [(Way(page.path, page.show), page.needs_register) for page in every]
    ways += [(way, page.needs_register) for page in every for way in page.ways]
    ways += [(way, False) for way in shared.WAYS]
    routes = [Route(way.path, _endpoint(desk, way, needs_register=needs), methods=["POST" if way.is_post else "GET"])
              for way, needs in ways]
    pages = Starlette(routes=[*routes, Mount("/static", StaticFiles(directory=STATIC))],
                      exception_handlers={404: _not_there(desk), 413: lambda *_: refused(413, "TOO_LARGE")})
    return Gate(pages, keys, refused, desk.life.used)


def _endpoint(desk: Desk, way: Way, *, needs_register: bool) -> Endpoint:
    """What answers at an address: reads what was sent, then asks the page in a thread of its own."""
    async def endpoint(request: Request) -> Response:
        if needs_register and desk.register is None:
            return await run_in_threadpool(Asked(desk, "/").go, START.path)
        form = await _form(request, way) if way.is_post else FormData()
        try:
            return await run_in_threadpool(_answered, desk, way, request, form)
        finally:
            await form.close()

    return endpoint


async def _form(request: Request, way: Way) -> FormData:
    if request.headers.get("content-type", "").startswith("multipart/form-data") and not way.endings:
        raise HTTPException(415)
    return await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=MOST_BYTES)


def _answered(desk: Desk, way: Way, request: Request, form: FormData) -> Response:
    asked = Asked(desk, request.url.path, request.path_params, request.query_params,
                  {name: _texts((request.query_params, form), name) for name in (*request.query_params, *form)},
                  {name: value for name, value in form.items() if isinstance(value, str)},
                  is_part=request.headers.get("hx-request") == "true")
    try:
        sent = [one for _, one in form.multi_items() if isinstance(one, UploadFile) and one.filename]
        kept = desk.dropped.keep([(one.filename or "", one.file) for one in sent], way.endings) if sent else []
        return way.answer(Asked(desk, asked.at, asked.named, asked.query, asked.several, asked.form, kept,
                                asked.is_part))
    except Refused as refused:
        return shared.refused(asked, refused, was_sent=way.is_post)
    except Exception as error:  # the last line of defence, as in `__main__`: the details are in the log
        return asked.show("refused.html", text(words.FAILED), status=500, why=ended_by(error)[1])


def _texts(where: Sequence[object], name: str) -> list[str]:
    return [one for some in where for one in some.getlist(name) if isinstance(one, str)]  # type: ignore[attr-defined]


def _not_there(desk: Desk) -> Callable[[Request, Exception], Response]:
    def answer(request: Request, _: Exception) -> Response:
        return rendered("refused.html", desk, request.url.path, text(words.NOT_THERE), status=404,
                        why=text(words.NO_PAGE))
    return answer
