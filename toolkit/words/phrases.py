"""Words that stand in many places: how a place is named, problems are counted and alternatives are listed."""

from collections.abc import Sequence
from typing import NamedTuple

from toolkit.words.languages import cldr
from toolkit.words.languages.cldr import ENGLISH
from toolkit.words.speaking import Message, Said, _, counted, language, plural, said, text

ACTION = _("action {ref}")
"""Where a problem is: an action, by its reference."""
ERRORS, WARNINGS = plural("{number} error", "{number} errors"), plural("{number} warning", "{number} warnings")
"""How many problems there are, by how much they weigh."""
RETURNS_READ = plural("Read {number} return.", "Read {number} returns.")
FILES_REFUSED = plural("{number} file could not be used.", "{number} files could not be used.")
FILES_SKIPPED = plural("{number} file was skipped.", "{number} files were skipped.")
FOUND = _("Found {errors} and {warnings}.")
ACCEPTED_ACTION = _("Accepted: action {ref}, proposed by {unit}: “{what}”.")
ACCEPTED_DATE = _("Accepted: new date {day} of action {ref}, asked for by {unit}.")
DECLINED_ACTION = _("Declined: the action that {unit} proposed, “{what}”.")
DECLINED_DATE = _("Declined: new date {day} of action {ref}, asked for by {unit}.")
OVERDUE_AT_FIRST = plural(
    "By the first due dates, as if no revised deadline had replaced them: {number} action overdue.",
    "By the first due dates, as if no revised deadline had replaced them: {number} actions overdue.")
EITHER = _("{first} or {second}")
IDENTICAL = _("{file} is the same as {other}, and is not taken in a second time.")


def read_and_found(read: int, refused: int, skipped: int, errors: int, warnings: int) -> list[Said]:
    """What came of files with returns, and what was found: a sentence for each figure that says something."""
    others = [counted(message, number) for message, number in ((FILES_REFUSED, refused), (FILES_SKIPPED, skipped))
              if number]
    found = said(FOUND, errors=counted(ERRORS, errors), warnings=counted(WARNINGS, warnings))
    return [counted(RETURNS_READ, read), *others, found]


IN_A_ROW, FACT, FACT_BELOW = _("{first}; {others}"), _("{name}: {value}"), _("{name}:\n{value}")
QUOTED, QUOTED_AND = _("“{words}”"), _("“{words}”, {others}")
QUOTED_BUT = _("“{found}” ({suggestion})")
OR_QUOTED, AND_QUOTED = _("{first}” / “{second}"), _("{first}” … “{second}")
"""Two within one pair of quotation marks, which end and begin between them."""


def in_a_row(parts: Sequence[str]) -> str:
    """Facts one after the other, in a line."""
    first, *others = parts or [""]
    return said(IN_A_ROW, first=first, others=in_a_row(others)) if others else first


def fact(name: str, value: str) -> str:
    """What there is to say of something, behind its name and a colon."""
    return said(FACT, name=name, value=value)


def quoted(words: str) -> str:
    """Words in the quotation marks of the language."""
    return said(QUOTED, words=words)


def within_quotes(message: Message, parts: Sequence[str]) -> str:
    """Parts that a message stands between, which ends the quotation marks around all of them and begins new ones."""
    first, *others = parts
    return said(message, first=first, second=within_quotes(message, others)) if others else first


class Alternatives(NamedTuple):
    """Alternatives, which are listed when they are told."""

    options: tuple[str, ...]

    def __str__(self) -> str:
        return either([*self.options])


def either(options: list[str]) -> str:
    """Alternatives, as `a, b or c`; "" of none."""
    if language() != ENGLISH and options:
        return cldr.listed(options, language(), either=True)
    *first, last = options or [""]
    return said(EITHER, first=", ".join(first), second=last) if first else last

# what was said in another round than the one that is told of
REPORTED_IN, REPORTED_BEFORE = _("(reported in {round})"), _("(reported before {round})")

# what is being done while somebody waits, and how far it has come
READING_REGISTER = _("Reading the register")
READING_RETURNS = _("Reading returns")
HOLDING_RETURNS = _("Comparing returns with the register")
MERGING = _("Merging returns")
KEEPING_RETURNS = _("Keeping returns in the archive")
CHECKED_COPIES = _("Making checked copies")
PLANNING_ROUND = _("Planning the round")
WORKBOOKS = _("Writing workbooks")
READING_DOCUMENT = _("Reading the document")
FINDING_ACTIONS = _("Finding the actions in the document")
LOOKING = _("Looking for what is to be put right")
COUNTING = _("Counting")
FILLING_IN_REPORT = _("Writing the report")
RENEWING_REPORT = _("Putting your edits and the new figures together")
MAKING_PDF = _("Making the PDF")
LETTERS = _("Drafting letters")
WRITING_FILES = _("Writing files")
WRITING_PAGE = _("Writing the page")
WRITING_REGISTER = _("Writing the register")
READING_AGAIN = _("Reading what was written")

OF_TOTAL = _("{done} of {total}")
TIME_LEFT = _("{time} left")
TOLD = _("{what}: {count}")


def count_of(done: int, total: int) -> str:
    """How much of what there is to do is done; "" where nobody knows how much there is."""
    return said(OF_TOTAL, done=f"{done:,}", total=f"{total:,}") if total else ""


def told(what: Message, done: int, total: int) -> str:
    """How far work has come, in a line."""
    return said(TOLD, what=text(what), count=count_of(done, total)) if total else f"{text(what)} …"
