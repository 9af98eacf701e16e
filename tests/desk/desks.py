"""A desk without a server, and a browser window on it."""

import time
from datetime import datetime
from pathlib import Path
from typing import Any

from lxml import html
from starlette.testclient import TestClient

from tests.doors.command_line import NOW
from toolkit.desk.app import application
from toolkit.desk.files import Choosing, Dropped
from toolkit.desk.gate import HERE, Keys
from toolkit.desk.state import Desk
from toolkit.desk.tasks import Task

PORT = 50123
HOME = f"http://{HERE}:{PORT}"
OURS = {"Origin": HOME, "Sec-Fetch-Site": "same-origin"}
"""What a browser says of a request that a page of the desk makes."""


class Visitor:
    """Somebody at a desk, in the window that it opened; `client` sends what no page of ours would."""

    def __init__(self, register: Path | None, folder: Path, *, enter: bool = True) -> None:
        self.desk = Desk(register, lambda: datetime.fromisoformat(NOW), choosing=Choosing([folder]), dropped=Dropped(lambda: _made(folder / "dropped")))
        self.keys = Keys(PORT)
        self.client = self.another()
        if enter:
            self.client.get(self.keys.entrance)

    def another(self) -> TestClient:
        """A browser that the desk does not know."""
        return TestClient(application(self.desk, self.keys), base_url=HOME, client=(HERE, 40000), raise_server_exceptions=False)

    def look(self, path: str) -> Any:
        """A page, as elements."""
        answer = self.client.get(path)
        assert answer.status_code == 200, answer.text
        return html.document_fromstring(answer.text)

    def send(self, path: str, **more: Any) -> Any:
        """What comes back when a form of the desk is sent."""
        return self.client.post(path, headers=OURS, **more)


def _made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


def words(element: Any) -> str:
    """What an element says, without the white space around it."""
    return " ".join(element.text_content().split())


def ended(task: Task) -> Task:
    """A task that was waited for."""
    assert task.thread
    task.thread.join(60)
    assert not task.is_running
    return task


def task_of(visitor: Visitor, answer: Any) -> Task:
    """The ended task that a form has begun."""
    assert answer.status_code == 303, answer.text
    task = visitor.desk.tasks.get(answer.headers["location"].rpartition("/")[2])
    assert task
    return ended(task)


def until(is_so: Any) -> None:
    """Wait for another thread."""
    for _ in range(2000):
        if is_so():
            return
        time.sleep(0.005)
    raise AssertionError
