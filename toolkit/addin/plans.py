"""The plan of a button that writes the register: listed in a new workbook, and gone on from there.

Excel keeps the file of an open register to itself, and a register that is replaced under an open one would be
overwritten when that is saved. So such a button runs in two steps. Pressed over the open register it changes nothing:
what it would do is listed in a new workbook. The person closes the register and presses the same button over that
plan. It goes on only if the register is closed, if all that the plan rests on is as it was, and on a yes; then the
register is opened again, as it is now. A plan that has been gone on from, or that nobody wants, is only a list.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import xlwings as xw

from toolkit import store
from toolkit.addin.excel.asking import ask_yes_no
from toolkit.addin.excel.listing import Listed, write_list
from toolkit.addin.excel.open_cells import raw_workbook
from toolkit.addin.problem_lists import list_of_files
from toolkit.tracker.record.problems import Problem, Refused
from toolkit.tracker.returns.answers import as_text
from toolkit.tracker.returns.marked import PROBLEMS_SHEET
from toolkit.words import addin as words
from toolkit.words.languages.catalogues import meanings
from toolkit.words.speaking import Message, said, text

BUTTON, REGISTER, BASIS = words.PLAN_OF, words.REGISTER, words.KNOWN_BY
_KEYS = (BUTTON, REGISTER, BASIS, words.ROUND, words.AS_OF, words.RETURN_BY, words.FOLDER, words.RETURNS, words.OUTCOME)
"""What is read again of a plan."""
WIDTHS = (22, 90)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a button would do.

    Attributes:
        button: Its label.
        register: The register's file.
        asked: What the person chose; it is read from the plan again.
        found: What would come of it, for the person.
        basis: What all that it rests on is known by.
    """

    button: Message
    register: Path
    asked: Mapping[Message, str]
    found: Mapping[Message, str]
    basis: str

    @property
    def rows(self) -> list[tuple[str, str]]:
        """What its sheet says."""
        facts = {BUTTON: text(self.button), REGISTER: str(self.register), **self.asked, **self.found,
                 BASIS: self.basis, words.TO_GO_ON: self.to_go_on}
        return [(text(name), value) for name, value in facts.items()]

    @property
    def to_go_on(self) -> str:
        """What the person is to do."""
        return said(words.GO_ON, register=self.register.name, button=text(self.button))


def show_plan(app: xw.App, plan: Plan, lists: dict[str, Listed], problems: Sequence[Problem],
              files: Mapping[str, Path], units: Mapping[str, str]) -> None:
    """List a plan in a new workbook, which becomes the active one.

    Args:
        app: Excel.
        plan: The plan.
        lists: Name of a sheet -> what it lists; nothing is made of one without rows.
        problems: What is wrong with the register and the returns.
        files: Name of each of these -> where it is.
        units: Name of a return -> the code of its unit.
    """
    book = app.books.add()
    first = book.sheets[0]
    first.name = text(words.PLAN)
    if problems:
        list_of_files(book.sheets.add(text(PROBLEMS_SHEET), after=first), files, problems, units)
    for name, listed in reversed(lists.items()):
        if listed.rows:
            write_list(book.sheets.add(name, after=first), listed)
    write_list(first, Listed(plan.rows[0], WIDTHS, plan.rows[1:]))
    first.activate()


def _refuse_if_open(app: xw.App, path: Path) -> None:
    """Refuse to go on while a register is open, here or in another program.

    Raises:
        Refused: It is.
    """
    if any(book.name.casefold() == path.name.casefold() for book in app.books):
        raise Refused("register-held", found=path.name)
    store.refuse_if_held(path)


def shown_plan(book: xw.Book, button: Message) -> dict[Message, str] | None:
    """What the plan of a button says that is open, in whatever language; None if the workbook is none."""
    sheets = (sheet for name in meanings(words.PLAN) for sheet in raw_workbook(book, name).sheets)
    named = {name: key for key in _KEYS for name in meanings(key)}
    plan_says = {named[name]: as_text(row.get(2)) for sheet in sheets for row in sheet.rows.values()
                 if (name := as_text(row.get(1))) in named}
    return plan_says if plan_says.get(BUTTON) in meanings(button) else None


def agreed(app: xw.App, plan_says: Mapping[Message, str], basis: str, question: str) -> bool:
    """Whether a plan can be gone on from, and the person says yes.

    Args:
        app: Excel.
        plan_says: What the plan says.
        basis: What it rests on is known by now.
        question: To the person.

    Raises:
        Refused: The register is still open, or something is no longer as it was.
    """
    path = Path(plan_says[REGISTER])
    _refuse_if_open(app, path)
    if basis != plan_says[BASIS]:
        raise Refused("plan-outdated", found=path.name)
    return ask_yes_no(app, question)


def open_again(app: xw.App, path: Path) -> None:
    """Open a register that a job has written; what it wrote stands there, whether Excel opens it or not."""
    with suppress(Exception):
        app.books.open(path)
