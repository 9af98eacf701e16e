"""What the placeholders of a report to a council may name: the box, and the narrative block by block.

Word numbers sections and paragraphs by itself. A number that it would not count to is printed as the register has it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from toolkit.tracker.council_box import BoxPart, box_part
from toolkit.tracker.record.codes import PartKind
from toolkit.tracker.record.contributions import (
    bullet_lists,
    in_printed_order,
)
from toolkit.tracker.record.narrative import Contribution
from toolkit.tracker.record.register import Register
from toolkit.word.added.own_words import OwnParagraph, OwnWords
from toolkit.word.formats import Placeholder
from toolkit.word.house_formats import HouseFormat
from toolkit.words.formats import council_report as words
from toolkit.words.formats import parts
from toolkit.words.languages.catalogues import in_language
from toolkit.words.speaking import text

_DEEPEST = 3
"""How many levels of numbers Word counts in the template."""


@dataclass(frozen=True, slots=True)
class BoxItem:
    """A label of the box with its text; `missing` where the register has none, and the format says it itself.

    Of the summary, `own` is what somebody wrote for reports.
    """

    heading: str
    text: str
    missing: bool = False
    own: list[OwnParagraph] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the narrative.

    Attributes:
        look: Which style it is printed in: section, section_typed, sub_heading, paragraph, sub_paragraph,
            paragraph_typed, point, unnumbered, bullet, sub_bullet, table or footnote.
        number: Where Word does not count it; else "".
        text: Its words.
        end: What ends a bullet.
        joiner: The “and” before the last bullet, which the format adds.
    """

    look: str
    number: str = ""
    text: str = ""
    end: str = ""
    joiner: str = ""


@dataclass(frozen=True, slots=True)
class CouncilReport:
    """The record in the form of a report to a council; the names are those of the placeholders.

    Attributes:
        masthead: Lines above the title.
        titled: Whether the register has a title.
        box: Summary, action required, and whatever else stands in the box.
        references: What stands in the box below the rule.
        blocks: The narrative.
        footnotes: What stands below it.
        tracked: Whether there are actions to list in the annex, or recommendations of which no narrative tells.
    """

    masthead: list[str]
    titled: bool
    box: list[BoxItem]
    references: list[BoxItem]
    blocks: list[Block]
    footnotes: list[Block]
    tracked: bool


def council_report(house_format: HouseFormat, register: Register) -> CouncilReport:
    """A register in the form of a report to a council.

    Args:
        house_format: Says what a council is asked to do where the register does not, or nothing.
        register: What is reported on.
    """
    printed, joiner = in_printed_order(register), _joiner(register)
    apart = (PartKind.BOX, PartKind.MASTHEAD, PartKind.THEME, PartKind.FOOTNOTE)
    items = [BoxItem(c.heading, c.text) for c in printed if c.kind == PartKind.BOX and c.text]
    blocks = list(_blocks(_without_blanks([c for c in printed if c.kind not in apart]), joiner))
    references = [item for item in items if box_part(item.heading) is BoxPart.REFERENCES]
    return CouncilReport(
        masthead=[c.text for c in printed if c.kind == PartKind.MASTHEAD],
        titled=bool(register.settings.title),
        box=_with_own(_completed([item for item in items if item not in references],
                                 house_format.words["action_required"]), OwnWords(register).summary),
        references=references,
        blocks=blocks,
        footnotes=[Block("footnote", c.number, c.text) for c in printed if c.kind == PartKind.FOOTNOTE],
        tracked=bool(register.actions) or (bool(register.recommendations) and not blocks),
    )


def _completed(items: list[BoxItem], asked: str) -> list[BoxItem]:
    """The items of the box, with a summary, and with what is asked where somebody says so."""
    there = {box_part(item.heading) for item in items}
    if BoxPart.SUMMARY not in there:
        items = [BoxItem(text(parts.SUMMARY), "", missing=True), *items]
    if asked and BoxPart.ACTION not in there:
        items = [*items, BoxItem(text(words.ACTION_REQUIRED), asked, missing=True)]
    return items


def _with_own(items: list[BoxItem], own: list[OwnParagraph]) -> list[BoxItem]:
    """The items of the box, with what somebody wrote in the summary."""
    at = next(at for at, item in enumerate(items) if box_part(item.heading) is BoxPart.SUMMARY)
    return [replace(item, own=own) if place == at else item for place, item in enumerate(items)]


def _without_blanks(narrative: list[Contribution]) -> list[Contribution]:
    """The narrative without what has no words, and without labels that have no value and nothing below them."""
    below = [*(part.kind not in (PartKind.LABEL, PartKind.SECTION, PartKind.HEADING) for part in narrative[1:]), False]
    return [part for part, headed in zip(narrative, below, strict=False)
            if part.text or (part.heading and (part.kind != PartKind.LABEL or headed))]


def _joiner(register: Register) -> str:
    """The word before the last of several points, in the language that the narrative is written in."""
    with in_language(register.settings.language.value):
        return text(words.AND)


def _blocks(narrative: list[Contribution], joiner: str) -> Iterator[Block]:
    ends = dict(_bullet_ends(narrative, joiner))
    counter = _Counter()
    for place, contribution in enumerate(narrative):
        if contribution.kind == PartKind.BULLET:
            end, before_last = ends[place]
            look = "sub_bullet" if contribution.level > _DEEPEST else "bullet"
            ended = contribution.text.endswith((":", "?", "!"))
            yield Block(look, "", _words(contribution), "" if ended else end, before_last)
        elif contribution.kind in (PartKind.HEADING, PartKind.TABLE):
            yield Block("sub_heading" if contribution.kind == PartKind.HEADING else "table", "", _words(contribution))
        else:
            yield counter.block(contribution)


def _words(contribution: Contribution) -> str:
    """Its words, and before them the heading that one of another kind of document has."""
    return " – ".join(words for words in (contribution.heading, contribution.text) if words)


def _bullet_ends(narrative: list[Contribution], joiner: str) -> Iterable[tuple[int, tuple[str, str]]]:
    """Place of a bullet -> what ends it, and the word that leads to the last one."""
    for run in bullet_lists(narrative):
        for place in run:
            to_come = run.stop - 1 - place
            yield place, ("." if not to_come else ";", joiner if to_come == 1 else "")


class _Counter:
    """Counts sections and paragraphs as Word does."""

    def __init__(self) -> None:
        self._counts = [0] * _DEEPEST

    def block(self, contribution: Contribution) -> Block:
        """A section or paragraph: numbered by Word where it would count to the number that the register has."""
        number, is_section = contribution.number, contribution.kind == PartKind.SECTION
        level = number.count(".")
        counted = level < _DEEPEST and (level == 0) == is_section and all(self._counts[:level])
        if counted and number == self._next(level):
            self._counts = [*self._counts[:level], self._counts[level] + 1, *[0] * (_DEEPEST - level - 1)]
            return Block(("section", "paragraph", "sub_paragraph")[level], "", _words(contribution))
        if is_section:
            return Block("section_typed" if number else "sub_heading", number, _words(contribution))
        if not number:
            return Block("unnumbered", "", _words(contribution))
        return Block("paragraph_typed" if number[0].isdigit() else "point", number, _words(contribution))

    def _next(self, level: int) -> str:
        return ".".join(str(count) for count in [*self._counts[:level], self._counts[level] + 1])


PLACEHOLDER = Placeholder("council", lambda house_format, register, _as_of: council_report(house_format, register),
                          CouncilReport)
