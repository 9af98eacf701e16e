"""The wording of letters: a text that a centre edits, with a name in double braces wherever a fact is to stand.

The first line is the subject. A line that names a fact which has nothing to say is left out, and so is a line that
ends in a colon and then has nothing below it in its paragraph.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from toolkit.tracker.record.problems import Place, Refused
from toolkit.tracker.views.letters import Fact
from toolkit.tracker.wording.words import nearest
from toolkit.words import letters as words
from toolkit.words.languages.catalogues import meanings
from toolkit.words.speaking import said, text

COMMENT = "#"
"""What a line begins with that is for whoever edits the wording."""
LONGEST = 100_000
"""Characters of a template."""
_NAME = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_STRAY = re.compile(r"\{\{|\}\}")
_LIKE = 60
"""How like a known name a misspelt one must be, to be suggested."""

Line = str | Fact
"""A line of text, or a fact that has lines of its own."""
Paragraph = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A letter as it reads.

    Attributes:
        subject: On one line.
        paragraphs: The lines of each.
    """

    subject: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """The wording of one kind of letter.

    Attributes:
        subject: The first line, without what introduces it.
        paragraphs: The lines of each.
    """

    subject: str
    paragraphs: tuple[tuple[str, ...], ...]

    def filled(self, facts: Mapping[str, Fact]) -> Filled:
        """The letter with its facts."""
        paragraphs = (_filled_lines(lines, facts) for lines in self.paragraphs)
        subject = " ".join(_with_facts(self.subject, facts).split())
        return Filled(subject, tuple(paragraph for paragraph in paragraphs if paragraph))


def read_template(written: str, file: str, known: Collection[str]) -> Template:
    """Read the wording of a letter.

    Args:
        written: The text.
        file: Its name, for the place of a problem.
        known: The names of all facts.

    Raises:
        Refused: It has no subject, or names a fact that there is not.
    """
    lines = written[:LONGEST].splitlines()
    kept = [(number, line.strip()) for number, line in enumerate(lines, 1) if not line.lstrip().startswith(COMMENT)]
    for number, line in kept:
        _refuse_unknown(line, _line(file, number), known)
    told = [(number, line) for number, line in kept if line]
    number, subject = told[0] if told else (1, "")
    introduced = next((one for one in meanings(words.SUBJECT) if subject.casefold().startswith(one.casefold())), "")
    if not introduced:
        raise Refused("letter-without-subject", _line(file, number), text(words.SUBJECT))
    return Template(subject[len(introduced):].strip(), tuple(_paragraphs(line for at, line in kept if at > number)))


def _line(file: str, number: int) -> Place:
    return Place(file=file, cell=said(words.LINE, number=number))


def _refuse_unknown(line: str, place: Place, known: Collection[str]) -> None:
    for name in _NAME.findall(line):
        if name not in known:
            likely = nearest(name.casefold(), known, _LIKE)
            raise Refused("letter-name-unknown", place, name, likely or ", ".join(sorted(known)))
    if stray := _STRAY.search(_NAME.sub("", line)):
        raise Refused("letter-braces", place, stray[0])


def _paragraphs(lines: Iterator[str]) -> Iterator[tuple[str, ...]]:
    paragraph: list[str] = []
    for line in [*lines, ""]:
        if line:
            paragraph.append(line)
        elif paragraph:
            yield tuple(paragraph)
            paragraph = []


def _filled_lines(lines: tuple[str, ...], facts: Mapping[str, Fact]) -> Paragraph:
    filled: list[Line] = []
    for line in lines:
        names = _NAME.findall(line)
        if not all(facts[name] for name in names):
            continue
        alone = facts[names[0]] if names and _NAME.fullmatch(line) else ""
        filled.append(_with_facts(line, facts) if isinstance(alone, str) else alone)
    while filled and isinstance(filled[-1], str) and filled[-1].endswith(":") and len(filled) < len(lines):
        filled.pop()
    return tuple(filled)


def _with_facts(line: str, facts: Mapping[str, Fact]) -> str:
    """A line of text; a fact with lines of its own is told by how many these are."""
    def told(match: re.Match[str]) -> str:
        fact = facts[match[1]]
        return fact if isinstance(fact, str) else said(words.SO_MANY, number=len(fact))

    return _NAME.sub(told, line)
