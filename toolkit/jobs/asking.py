"""What an import leaves open and a person can settle at once: guessed headings, and words that may be a status."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from toolkit.jobs.taking_in import ImportResult
from toolkit.sources.documents.workbook_looks import status_named
from toolkit.sources.meanings import Meanings
from toolkit.sources.spreadsheet.headings import read_map
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.problems import Problem, Refused
from toolkit.words import sources as words
from toolkit.words.speaking import text

ABOUT_A_HEADING = ("heading-guessed", "column-likely")
ABOUT_A_STATUS = ("status-kept-as-comment", "status-unclear", "status-closed", "status-stopped")
"""The codes of problems that a word settles, by what the word is about."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to settle.

    Attributes:
        is_heading: Whether it is a heading; else a word that may be a status.
        found: The heading or the word, as written.
        times: How often it stands there.
        where: The first places.
        proposal: The likeliest answer; "" where there is none.
        choices: Every answer, as people read it.
    """

    is_heading: bool
    found: str
    times: int
    where: str
    proposal: str
    choices: tuple[str, ...]


Answer = Callable[[Question], str | None]
"""Asks a person: the answer, "" to leave it open, None to ask nothing more."""


def settle(result: ImportResult, meanings: Meanings, ask: Answer) -> Meanings:
    """Ask for what an import leaves open, one by one.

    Args:
        result: What the document gave with these meanings.
        meanings: What was said so far.
        ask: Whom to ask. An answer that means nothing is asked again.

    Returns:
        The meanings, with the answers.
    """
    for question in open_questions(result):
        while (answer := ask(question)) is not None:
            if not answer:
                break
            try:
                meanings = _with(meanings, question, answer)
                break
            except Refused:
                continue
        if answer is None:
            break
    return meanings


def open_questions(result: ImportResult) -> list[Question]:
    """What an import leaves open: headings first, as statuses may depend on them."""
    read_as = [h.read_as for h in result.headings if h.read_as]
    proposed = [problem.place.column for problem in result.problems if problem.code in ABOUT_A_HEADING]
    columns = (*dict.fromkeys([*read_as, *proposed]), text(words.OWN_OTHER))
    headings = [Question(True, found, len(about), _where(about), about[0].place.column, columns)
                for found, about in _by_found(result.problems, ABOUT_A_HEADING)]
    labels = tuple(status.label for status in Status)
    return headings + [Question(False, found, len(about), _where(about), likely_status(about[0]), labels)
                       for found, about in _by_found(result.problems, ABOUT_A_STATUS)]


def likely_status(problem: Problem) -> str:
    """The first status that a problem suggests, by its label; "" where it suggests none."""
    return next((status.label for status in Status if problem.suggestion.startswith(status.label)), "")


def _with(meanings: Meanings, question: Question, answer: str) -> Meanings:
    """The meanings with one answer more.

    Raises:
        Refused: It names no column, or no status.
    """
    if not question.is_heading:
        return replace(meanings, statuses={**meanings.statuses, question.found: status_named(answer)})
    read_map([f"{answer}={question.found}"])
    return replace(meanings, headings={**meanings.headings, question.found: answer})


def _by_found(problems: Iterable[Problem], codes: Sequence[str]) -> Iterable[tuple[str, list[Problem]]]:
    groups: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.code in codes and problem.found:
            groups.setdefault(problem.found, []).append(problem)
    return groups.items()


def _where(about: Sequence[Problem]) -> str:
    sheet = about[0].place.sheet
    cells = [problem.place.cell for problem in about[:3] if problem.place.cell]
    return ", ".join([*([sheet] if sheet else []), *cells, *(["…"] if len(about) > len(cells) else [])])
