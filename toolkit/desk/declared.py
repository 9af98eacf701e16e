"""How a page is declared: its addresses, what answers at them, and what is chosen for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.responses import Response

from toolkit.words.speaking import NO_WORDS, Message

Handler = Callable[[Any], Response]
"""Answers what an `Asked` says; it runs in a thread of its own and may read files. What it refuses becomes a page."""


@dataclass(frozen=True, slots=True)
class Way:
    """One address of a page, besides its own.

    Attributes:
        path: As Starlette writes it, such as `/actions/{ref:path}`.
        answer: What answers.
        is_post: Whether it is what a form sends; nothing else may change anything.
        endings: Of the files that the form may hold, such as `.xlsx`; none where it may hold none.
    """

    path: str
    answer: Handler
    is_post: bool = False
    endings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a person chooses in the desk's list of folders.

    Attributes:
        title: What is to be chosen, as a heading.
        endings: Of the files; none where a folder is to be chosen.
        path: What the chosen id is sent to, as the field `chosen`; `desk.choosing.known.path(id)` is its path.
        button: What is done with it.
        without: How the names of files end that have such an ending and are something else.
        without_folders: Folders that stand beside such a file and hold none.
    """

    title: Message
    endings: tuple[str, ...]
    path: str
    button: Message
    without: tuple[str, ...] = ()
    without_folders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the desk, with its entry in the navigation.

    Attributes:
        path: Its address.
        title: Its heading, and what it is called in the navigation.
        show: Answers at that address.
        ways: Further addresses.
        choices: What is chosen for it, by the name in `/choose/NAME`.
        needs_register: Whether it shows nothing without a register; the start page names the others.
        lead: Why one would begin there, for the start page.
    """

    path: str
    title: Message
    show: Handler
    ways: tuple[Way, ...] = ()
    choices: Mapping[str, Choice] = field(default_factory=dict)
    needs_register: bool = True
    lead: Message = NO_WORDS
