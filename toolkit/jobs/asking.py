"""What an import leaves open and a person can settle at once: headings, words that may be a status, units."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.jobs.taking_in import ImportResult
from toolkit.sources.documents.workbook_looks import status_named
from toolkit.sources.kinds import Heading
from toolkit.sources.meanings import Meanings
from toolkit.sources.spreadsheet.headings import every_name, plain, read_map
from toolkit.sources.taking_in import headings_to_say
from toolkit.tracker.record.cells import column_letters
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.problems import Problem, Refused
from toolkit.words import console
from toolkit.words import sources as words
from toolkit.words.speaking import text

__all__ = ["NearlyKnown", "Question", "columns_to_choose", "headings_of", "headings_to_say", "meant", "nearly_known",
           "open_questions",
           "settle", "target_of"]
ABOUT_A_HEADING = ("heading-guessed", "column-likely")
ABOUT_A_STATUS = ("status-kept-as-comment", "status-unclear", "status-closed", "status-stopped")
"""The codes of problems that a word settles, by what the word is about."""
LEFT_OUT = "sheet-left-out"
"""The code of a table in which no headings were found."""


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


def columns_to_choose() -> list[tuple[str, str]]:
    """What a heading can mean: the name of each column, and what a person reads for it; last, none of them."""
    other = text(words.OWN_OTHER)
    return [(name, name) for name in every_name() if name != other] + [(other, text(console.OWN_COLUMN))]


def headings_of(result: ImportResult, document: Path) -> list[Heading]:
    """The headings of a document: those that were read, and of tables that were left out those that may be meant."""
    known = {one.sheet for one in result.headings}
    left_out = any(problem.code == LEFT_OUT for problem in result.problems)
    return [*result.headings, *(one for one in (headings_to_say(document) if left_out else ())
                                if one.sheet not in known)]


def target_of(heading: Heading, headings: Sequence[Heading]) -> str:
    """How a heading is named where its meaning is said, so that no other heading of the document is meant."""
    alike = [one.sheet for one in headings if plain(one.text) == plain(heading.text)]
    if plain(heading.text) and len(alike) == 1:
        return heading.text
    if plain(heading.text) and alike.count(heading.sheet) == 1:
        return f"{heading.sheet}!{heading.text}"
    return f"{heading.sheet}!{column_letters(heading.column)}"


def meant(headings: Mapping[str, str], statuses: Mapping[str, str]) -> Meanings:
    """The meanings that a person chose.

    Args:
        headings: A heading, as `target_of` names it -> the name of its column.
        statuses: A word -> the label of the status that it means.

    Raises:
        Refused: One names no column, or no status.
    """
    read_map([f"{column}={heading}" for heading, column in headings.items()])
    return Meanings(dict(headings), {word: status_named(label) for word, label in statuses.items()})


@dataclass(frozen=True, slots=True)
class NearlyKnown:
    """A name in a document of which it can be said that it means a unit of the register.

    Attributes:
        name: As the document has it.
        code: That it has as a new unit.
        near: The code of the unit of the register that is nearly called so; "" where none is.
    """

    name: str
    code: str
    near: str


def nearly_known(result: ImportResult) -> list[NearlyKnown]:
    """The names that would be new units; one with a comma cannot be another name of a unit.

    Of a document that is added to no register, those that are nearly called like another unit of the document.
    """
    if result.named is None:
        alike = [(one.found, one.suggestion) for one in result.problems if one.code == "units-alike"]
        named = {unit.name: code for code, unit in result.register.units.items()}
        return [NearlyKnown(name, named[name], named[near]) for name, near in alike
                if "," not in name and {name, near} <= named.keys()]
    near = {one.found: one.suggestion for one in result.named.problems if one.code == "unit-near"}
    codes = {unit.name: code for code, unit in result.register.units.items() if unit.name}
    return [NearlyKnown(unit.name, unit.code, codes.get(near.get(unit.name, ""), "")) for unit in result.named.new
            if "," not in unit.name]


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
    sheet = about[0].place.as_read().sheet
    cells = [problem.place.as_read().cell for problem in about[:3] if problem.place.cell]
    return ", ".join([*([sheet] if sheet else []), *cells, *(["…"] if len(about) > len(cells) else [])])
