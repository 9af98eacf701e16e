"""What a page is asked, and the ways in which it can answer: all that a module in `pages` needs of the web."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from starlette.responses import RedirectResponse, Response

from toolkit.desk.rendering import rendered
from toolkit.desk.state import Desk
from toolkit.desk.tasks import Work
from toolkit.tracker.record.problems import Refused


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks a page for.

    Attributes:
        desk: The desk.
        at: The path that was asked for, such as `/actions`.
        named: What the path names, such as `{"ref": "1.1"}`.
        query: What stands behind its question mark; the last value of each name.
        several: The same and the form, with all values of each name.
        form: The fields of a form, the last value of each.
        files: What was dropped with it, kept for the desk's time.
        is_part: Whether only a part of a page is asked for, by htmx.
    """

    desk: Desk
    at: str
    named: Mapping[str, Any] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    several: Mapping[str, Sequence[str]] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    files: Sequence[Path] = ()
    is_part: bool = False

    def day(self, name: str) -> date | None:
        """The day in a field; None where it is blank.

        Raises:
            Refused: It is no day.
        """
        written = (self.several.get(name) or [""])[-1].strip()
        try:
            return date.fromisoformat(written) if written else None
        except ValueError:
            raise Refused("desk-day", found=written) from None

    def show(self, template: str, title: str, *, own: ModuleType | None = None, status: int = 200,
             **values: Any) -> Response:
        """A page made from a template in `toolkit/desk/templates`.

        Args:
            template: Its name.
            title: Of the page.
            own: The words of the page, a module of `toolkit/words/desk`: the template names them `p`, beside `w`, the
                words of all pages.
            status: Of HTTP.
            values: What the template may name besides.
        """
        return rendered(template, self.desk, self.at, title, status=status, p=own, **values)

    def go(self, path: str) -> Response:
        """Go on to another page of the desk; of a window that asks for a part of one, the whole window goes there."""
        if self.is_part:
            return Response(headers={"HX-Redirect": path})
        return RedirectResponse(path, 303)

    def begin(self, title: str, work: Work, *, back: str = "", writes: bool = True) -> Response:
        """Begin work that takes long, and go to the page that shows how far it is and what came of it.

        Args:
            title: What is done, as a heading.
            work: The job; it tells its progress, and gives the results that are shown.
            back: The page to go back to; the one that was asked if absent.
            writes: Whether it writes the register.

        Raises:
            Refused: It writes, and other work is writing.
        """
        task = self.desk.tasks.begin(title, work, back=back or self.at, writes=writes)
        return self.go(f"/tasks/{task.id}")
