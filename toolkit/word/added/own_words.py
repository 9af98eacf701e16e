"""What somebody wrote in the register for reports: in the summary, before and after recommendations."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.tracker.record.actions import Recommendation
from toolkit.tracker.record.codes import TextPlace
from toolkit.tracker.record.narrative import OwnText
from toolkit.tracker.record.register import Register
from toolkit.tracker.views import prose
from toolkit.word.printing import as_text
from toolkit.words import reports as words
from toolkit.words.phrases import quoted
from toolkit.words.speaking import Said, counted

MOST = 8
"""Places that a sentence names."""


@dataclass(frozen=True, slots=True)
class OwnParagraph:
    """A paragraph that somebody wrote."""

    text: str


class OwnWords:
    """The texts of a register, as far as they name what it has.

    Attributes:
        summary: The paragraphs of the summary.
    """

    def __init__(self, register: Register) -> None:
        self._of: dict[tuple[TextPlace | None, str, str], list[OwnParagraph]] = {}
        for one in register.texts:
            asked = ("", "") if one.place is TextPlace.SUMMARY else (one.source, one.recommendation)
            self._of.setdefault((one.place, *asked), []).extend(map(OwnParagraph, _lines(one)))
        self.summary = self._of.get((TextPlace.SUMMARY, "", ""), [])

    def before(self, recommendation: Recommendation) -> list[OwnParagraph]:
        """What stands before a recommendation."""
        return self._of.get((TextPlace.BEFORE, recommendation.source, recommendation.number), [])

    def after(self, recommendation: Recommendation) -> list[OwnParagraph]:
        """What stands after it."""
        return self._of.get((TextPlace.AFTER, recommendation.source, recommendation.number), [])


def _lines(text: OwnText) -> list[str]:
    """The paragraphs of a text."""
    return [line.strip() for line in as_text(text.text).split("\n") if line.strip()]


def not_printed(texts: Sequence[OwnText], printed: Iterable[str]) -> list[Said]:
    """The texts for which a report has no place, in a sentence.

    Args:
        texts: Those that it should print.
        printed: All that it prints.
    """
    if not texts:
        return []
    there = {*printed}
    missing = [one for one in texts if not there.issuperset(_lines(one))]
    if missing:  # a template may put something around a text, or print it in capitals
        everything = "\n".join(printed).casefold()
        missing = [one for one in missing if any(line.casefold() not in everything for line in _lines(one))]
    if not missing:
        return []
    places = [*dict.fromkeys(quoted(f"{one.place.label} {one.recommendation}".strip()) for one in missing if one.place)]
    named = [*places[:MOST], *(["…"] if len(places) > MOST else [])]
    return [counted(words.TEXTS_WITHOUT_PLACE, len(missing), places=prose.listed(named))]


def not_placed(count: int) -> list[Said]:
    """How many texts belong nowhere, in a sentence."""
    return [counted(words.TEXTS_NOT_PLACED, count)] if count else []
