"""The desk's server: on this computer alone, from a start command to the closed window."""

import asyncio
import gc
import socket
import webbrowser
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import uvicorn

from toolkit.desk.app import application
from toolkit.desk.gate import HERE, Keys
from toolkit.desk.life import Life
from toolkit.desk.recent import of_this_user
from toolkit.desk.state import Desk
from toolkit.tracker.record.problems import Refused


def serve(register: Path | None, port: int, moment: Callable[[], datetime], opened: Callable[[str], None], *,
          browser: bool = True) -> None:
    """Serve the desk until its window is closed, or nobody used it for an hour.

    Args:
        register: The register to begin with; the one that was opened last if absent, where that is there.
        port: To listen at; 0 for a free one.
        moment: Tells the time.
        opened: Called with the address that opens the desk, once.
        browser: Whether the browser is opened there.

    Raises:
        Refused: The port is taken.
    """
    gc.enable()  # unlike a command, it lives for hours
    taken = listening(port)
    keys = Keys(taken.getsockname()[1])
    recent = of_this_user()
    desk = Desk(register.absolute() if register else recent.last(), moment, recent=recent)
    server = uvicorn.Server(uvicorn.Config(
        application(desk, keys), log_config=None, log_level="critical", access_log=False, server_header=False,
        date_header=False,
        proxy_headers=False, ws="none", lifespan="off", timeout_graceful_shutdown=2))
    opened(keys.entrance)
    if browser:
        webbrowser.open(keys.entrance)
    try:
        asyncio.run(_until_it_ends(server, taken, desk.life))
    finally:
        desk.close()


async def _until_it_ends(server: uvicorn.Server, taken: socket.socket, life: Life) -> None:
    async def watch() -> None:
        while not life.tick():
            await asyncio.sleep(1)
        server.should_exit = True

    watching = asyncio.create_task(watch())
    await server.serve(sockets=[taken])
    watching.cancel()


def listening(port: int) -> socket.socket:
    """A socket that only this computer can reach.

    Raises:
        Refused: Another program listens there.
    """
    taken = socket.socket()
    try:
        taken.bind((HERE, port))
        taken.listen()  # a browser that is faster than the server waits
    except (OSError, OverflowError) as error:
        taken.close()
        raise Refused("desk-port-taken", found=str(port)) from error
    return taken
