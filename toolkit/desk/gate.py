"""Who may ask the desk for something: the person in front of this computer, in the browser that it opened.

Any page that the browser shows can send requests to 127.0.0.1. None of them comes past here: a request has to reach
us under our own address, come from a page of ours, and bring the cookie that only the desk's own address gave, once.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HERE = "127.0.0.1"
ENTRANCE = "/enter"
MOST_BYTES = 64_000
"""Of a form."""
MOST_UPLOADED = 300_000_000
"""Bytes of a form with files."""
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                               "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not no-referrer: with it, browsers send `Origin: null` with our own forms, and it could not be checked.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
READING = ("GET", "HEAD")
OPEN = ("/static/",)
"""What needs no cookie: how the page looks that says that it is missing."""


@dataclass
class Keys:
    """The token in the address that opens the desk, and the cookies that it was exchanged for.

    Attributes:
        port: That the desk listens at; browsers keep cookies by host alone, so theirs is named by it.
        token: Good for one use; "" once it was used.
    """

    port: int
    token: str = field(default_factory=secrets.token_urlsafe)
    _cookies: set[str] = field(default_factory=set)
    _lock: Lock = field(default_factory=Lock)

    @property
    def address(self) -> str:
        """Of the desk, as a browser names it."""
        return f"http://{HERE}:{self.port}"

    @property
    def entrance(self) -> str:
        """The address that opens the desk, once."""
        return f"{self.address}{ENTRANCE}?token={self.token}"

    @property
    def name(self) -> str:
        """Of the cookie."""
        return f"tracker-desk-{self.port}"

    def exchanged(self, token: str) -> str:
        """A new cookie for the token; "" where it is not, or no longer, the right one."""
        with self._lock:
            if not (self.token and secrets.compare_digest(token.encode(), self.token.encode())):
                return ""
            self.token = ""
            cookie = secrets.token_urlsafe()
            self._cookies.add(cookie)
            return cookie

    def knows(self, cookie: str) -> bool:
        """Whether a cookie is one of ours."""
        return any(secrets.compare_digest(cookie.encode(), one.encode()) for one in self._cookies)


class Gate:
    """What every request goes through.

    Args:
        app: The desk behind it.
        keys: Its token and cookies.
        refused: Makes the page that says what to do, from a status and a name of `Why`.
        used: Called for what a person asks for.
    """

    def __init__(self, app: ASGIApp, keys: Keys, refused: Callable[[int, str], Response],
                 used: Callable[[], None]) -> None:
        self._app, self._keys, self._refused, self._used = app, keys, refused, used

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # nothing here speaks over sockets
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        answer = self._answer(scope)
        await (answer or self._app)(scope, receive if answer else _bounded(scope, receive), guarded)

    def _answer(self, scope: Scope) -> Response | None:
        """What a request gets that does not come through; None for one that does."""
        headers = Headers(scope=scope)
        if why := _foreign(scope, headers, self._keys):
            return self._refused(403, why)
        if scope["path"].startswith(OPEN):
            return None
        is_known = self._keys.knows(cookie_parser(headers.get("cookie", "")).get(self._keys.name, ""))
        if scope["path"] == ENTRANCE and scope["method"] == "GET":
            return self._entered(QueryParams(scope["query_string"]), is_known=is_known)
        if not is_known:
            return self._refused(403, "NO_KEY")
        if not _fits(scope, headers):
            return self._refused(413, "TOO_LARGE")
        if scope["path"] not in ("/alive", "/leaving"):
            self._used()
        return None

    def _entered(self, query: Mapping[str, str], *, is_known: bool) -> Response:
        """The way in: the token is exchanged for a cookie. Whoever is in already, as after a reload, stays."""
        cookie = self._keys.exchanged(query.get("token", ""))
        if not (cookie or is_known):
            return self._refused(403, "OLD_KEY")
        self._used()
        response = RedirectResponse("/", 303)
        if cookie:
            response.set_cookie(self._keys.name, cookie, httponly=True, samesite="strict", path="/")
        return response


def _foreign(scope: Scope, headers: Headers, keys: Keys) -> str:
    """Why a request does not come from here; "" where it does."""
    client: Any = scope.get("client")
    if not client or client[0] != HERE or headers.getlist("host") != [f"{HERE}:{keys.port}"]:
        return "NOT_HERE"
    origins = headers.getlist("origin")
    is_reading = scope["method"] in READING
    if origins not in (([], [keys.address]) if is_reading else ([keys.address],)):
        return "NOT_OURS"
    # Also a page at another port of this computer is "same-site"; "none" is what a person opened.
    allowed = ("same-origin", "none") if is_reading else ("same-origin",)
    return "" if headers.get("sec-fetch-site", "same-origin") in allowed else "NOT_OURS"


def _most(headers: Headers) -> int:
    return MOST_UPLOADED if headers.get("content-type", "").startswith("multipart/form-data") else MOST_BYTES


def _fits(scope: Scope, headers: Headers) -> bool:
    """Whether what is announced is not too large; a length that is no number is none."""
    told = headers.get("content-length", "0")
    return scope["method"] in READING or (told.isdecimal() and int(told) <= _most(headers))


def _bounded(scope: Scope, receive: Receive) -> Receive:
    """What is sent, as long as it is not too large, whatever was announced."""
    left = _most(Headers(scope=scope))

    async def bounded() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise HTTPException(413)  # which the application answers
        return message

    return bounded
