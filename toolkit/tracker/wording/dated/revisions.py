"""A deadline and what it was revised to, and deadlines that stand one after the other in a cell."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from toolkit.tracker.wording.deadline_words import FORMER, REVISED
from toolkit.tracker.wording.deadlines import Deadline, DeadlineKind, phrases_of, read_deadline
from toolkit.tracker.wording.words import even, one_spaced, remembered


@dataclass(frozen=True, slots=True)
class Revision:
    """A deadline as first written, and what it was revised to.

    Attributes:
        first: The words of the deadline without the revision.
        revised: The new deadline; None where there is none.
        reason: Why it was revised.
    """

    first: str
    revised: Deadline | None = None
    reason: str = ""

    @property
    def due(self) -> date | None:
        """The new due date; None where it was not revised."""
        return self.revised.due if self.revised else None


@remembered
def read_revision(text: str) -> Revision:
    """Part a deadline from what it was revised to, as in “1 May 2017 Revised: 1 June 2017 (late delivery)”.

    The text stays whole where what follows is no date.
    """
    spaced = one_spaced(text)
    plain = even(spaced)
    former = FORMER.search(plain)
    if former and former.start():
        new, old = spaced[:former.start()], _unbracketed(spaced[former.start():], spaced[former.end():])
        return Revision(old, read_deadline(new)) if _is_day(new) and _is_day(old) else Revision(spaced)
    first = former.end() if former else 0
    mark = REVISED.search(plain, first)
    if mark is None:
        return Revision(spaced)
    new, bracket, reason = _unbracketed(mark.group(), spaced[mark.end():]).partition("(")
    closed = reason.strip()
    if (bracket and not closed.endswith(")")) or not _is_day(new.strip(" .;")):
        return Revision(spaced)
    return Revision(spaced[first:mark.start()].rstrip(), read_deadline(new.strip(" .;")), closed[:-1].strip())


def _unbracketed(mark: str, words: str) -> str:
    """What follows a mark, without the end of the bracket that the mark begins."""
    return words.rstrip().removesuffix(")") if mark.lstrip().startswith("(") else words


def _is_day(words: str) -> bool:
    """Whether words say a due date and nothing else."""
    read = read_deadline(words)
    return read.due is not None and not read.rest


@remembered
def split_deadlines(text: str) -> tuple[str, ...]:
    """The deadlines that stand one after the other in a cell, each with the words that follow it."""
    spaced = one_spaced(text)
    starts: list[int] = []
    last_kind = None
    plain = even(spaced)
    revisions = [match.span() for pattern in (REVISED, FORMER) for match in pattern.finditer(plain)]
    for phrase in phrases_of(plain):
        kind = phrase.deadline.kind
        belongs = kind is DeadlineKind.CONDITIONAL or any(start <= phrase.start <= end for start, end in revisions) or (
            kind is DeadlineKind.OPEN_START and last_kind is DeadlineKind.CONTINUOUS)
        if not belongs or not starts:
            starts.append(phrase.start)
        last_kind = kind
    if len(starts) < 2:
        return (spaced,) if spaced else ()
    bounds = [0, *starts[1:], len(spaced)]
    return tuple(spaced[a:b].strip() for a, b in pairwise(bounds))
