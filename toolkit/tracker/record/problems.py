"""What a check finds: a problem with its place. Its words stand in `toolkit/words/problems` under its code.

Problems are values that are gathered, never raised, so that a person sees all of them at once. Only a file that
cannot be used at all raises `Refused`, which carries its one problem.
"""

from enum import StrEnum
from typing import NamedTuple

from toolkit.words.phrases import ACTION, fact
from toolkit.words.problems import WORDINGS
from toolkit.words.readings.places import places_shown
from toolkit.words.speaking import Message, again, said

OF_THE_REGISTER = frozenset({
    "register-unreadable", "register-newer", "register-sheet-missing", "register-cell", "ref-reused", "not-readable",
    "own-too-many", "own-without-heading", "own-heading-unusable", "own-heading-reserved", "own-heading-ours",
    "own-heading-twice", "own-help-long", "own-choices-of-no-list", "own-without-choices", "own-choices-commas",
    "own-choice-long", "own-choices-alike", "own-choice-in-use", "own-kind-in-use",
    "row-without-number", "row-without-source", "row-of-unknown-source", "source-needed", "typed-unit-unknown"})
"""Problems for which a register cannot be read."""


class Severity(StrEnum):
    """How much a problem weighs."""

    ERROR = "error"
    """The cell (or row, or file) is not merged."""
    WARNING = "warning"
    """Merged, and listed."""


class Place(NamedTuple):
    """Where a problem is; any part may be absent."""

    file: str = ""
    sheet: str = ""
    row: int = 0
    cell: str = ""
    column: str = ""
    ref: str = ""

    def as_read(self) -> "Place":
        """The same with sheet and cell as people read them in the language that is spoken."""
        sheet, cell = places_shown(self.sheet, self.cell)
        return self._replace(sheet=sheet, cell=cell)


class Problem(NamedTuple):
    """One thing that is wrong, with its place.

    Attributes:
        code: A key of `WORDINGS`, such as `date-as-text`.
        place: Where it is.
        found: The value as written, or what was met.
        suggestion: What it probably should be, when there is a good guess.
        letters: Of the columns in which it can be put right, where the words of the problem name them.
    """

    code: str
    place: Place = Place()
    found: str = ""
    suggestion: str = ""
    letters: tuple[str, ...] = ()

    @property
    def severity(self) -> Severity:
        """Error or warning, as the table of wordings says."""
        return Severity(WORDINGS[self.code].severity)

    @property
    def is_error(self) -> bool:
        """Whether what it stands at is not merged."""
        return WORDINGS[self.code].severity == Severity.ERROR.value

    @property
    def needs_somebody(self) -> bool:
        """Whether somebody has to look at it, as the table of wordings says."""
        return WORDINGS[self.code].asks

    def in_file(self, file: str) -> "Problem":
        """The same problem, placed in a file."""
        if self.place.file == file:
            return self
        return Problem(self.code, Place(file, *self.place[1:]), self.found, self.suggestion, self.letters)


class Refused(Exception):
    """A file or a request that cannot be used at all; it carries its one problem."""

    def __init__(
        self, code: str, place: Place | None = None, found: str = "", suggestion: str = "",
        letters: tuple[str, ...] = (),
    ) -> None:
        super().__init__(code, place, found, suggestion, letters)
        self.problem = Problem(code, place or Place(), found, suggestion, letters)

    def __str__(self) -> str:
        return sentence(self.problem)


class RefusedForAll(Refused):
    """Refused for several problems, all of which are told."""

    def __init__(self, problems: "list[Problem]") -> None:
        super().__init__(*problems[0])
        self.args = (problems,)
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return "\n".join(map(sentence, self.problems))


def what_is_wrong(problem: Problem) -> str:
    """What is wrong, in one sentence."""
    return _said(WORDINGS[problem.code].what, problem)


def what_to_do(problem: Problem) -> str:
    """What to do about it, in one sentence."""
    wording = WORDINGS[problem.code]
    placed = wording.placed if problem.letters else None
    return _said(placed or (wording.suggested if problem.suggestion else None) or wording.to_do, problem)


def sentence(problem: Problem) -> str:
    """Place, what is wrong and what to do, in one line."""
    where = where_is(problem.place)
    body = f"{what_is_wrong(problem)} {what_to_do(problem)}"
    return fact(where, body) if where else body


def where_is(place: Place) -> str:
    """A place in a few words."""
    place, ref = place.as_read(), said(ACTION, ref=place.ref) if place.ref else ""
    return ", ".join(part for part in (place.file, place.sheet, place.cell, ref) if part)


def in_order(problems: "list[Problem]") -> "list[Problem]":
    """Problems sorted by place: file, sheet, row, cell."""
    return sorted(problems, key=lambda p: (p.place.file, p.place.sheet, p.place.row, len(p.place.cell),
                                           p.place.cell, p.code))


def _said(message: Message, problem: Problem) -> str:
    return said(message, found=again(problem.found), suggestion=again(problem.suggestion), ref=problem.place.ref,
                column=problem.place.column, letters=problem.letters)
