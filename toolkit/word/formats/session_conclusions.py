"""What the placeholders of a session's conclusions may name: the masthead, and the narrative block by block.

Sections, paragraphs, decisions, points and the actions of a workplan are numbered by Word, so that they stay numbered
when a report writer adds one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, groupby

from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.narrative import Contribution, Person
from toolkit.tracker.record.register import Register
from toolkit.tracker.views import prose
from toolkit.tracker.views.figures import grouped
from toolkit.word.added.own_words import OwnParagraph, OwnWords
from toolkit.word.formats import Placeholder
from toolkit.word.house_formats import HouseFormat
from toolkit.word.notes import Noted, noted, place_of

_FRONT = ("masthead", "symbol", "date", "dates", "contents")
_AS_THEY_ARE = ("label", "paragraph", "lead_in", "bullet", "text", "table")
"""Kinds of the narrative whose blocks have the same name."""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody in a table of participants."""

    text: str


@dataclass(frozen=True, slots=True)
class Organization:
    """The people of one organization, or a row that divides the table."""

    name: str
    people: list[PersonLine] = field(default_factory=list)
    divider: str = ""


@dataclass(frozen=True, slots=True)
class SessionBlock:
    """A paragraph of the narrative, or a list of participants.

    Attributes:
        look: Which style it is printed in; see the template.
        text: Its words.
        number: Where Word does not count it by itself; else "".
        lines: Of a list of participants, those above the table.
        organizations: Of a list of participants, its table.
        bookmark: Of an annex with contents of its own, the name of the stretch that they cover.
    """

    look: str
    text: str | Noted = ""
    number: str = ""
    lines: list[str] = field(default_factory=list)
    organizations: list[Organization] = field(default_factory=list)
    bookmark: str = ""


@dataclass(frozen=True, slots=True)
class SessionReport:
    """The record in the form of a session's conclusions; the names are those of the placeholders.

    Attributes:
        masthead: The lines at the left, the body last.
        symbol: Of the document.
        date: Of the document.
        dates: Of the session.
        headed: Whether the table of contents has entries: sections, annexes, or one that is no heading.
        contents: Entries of the table of contents that are no heading of the document.
        blocks: The narrative.
        followed_up: Whether anything was reported on an action.
    """

    masthead: list[str]
    symbol: str
    date: str
    dates: str
    headed: bool
    contents: list[str]
    blocks: list[SessionBlock]
    followed_up: bool


def session_report(house_format: HouseFormat, register: Register) -> SessionReport:
    """The record of a register in the form of a session's conclusions."""
    def front(kind: str) -> list[str]:
        return [part.text for part in register.contributions if part.kind == kind]
    blocks, contents = _Narrative(house_format, register).blocks(), front("contents")
    return SessionReport(
        masthead=[line for line in front("masthead") or [register.settings.organization] if line],
        symbol=" ".join(front("symbol")),
        date=" ".join(front("date")),
        dates=" ".join(front("dates")) or prose.day(max(register.as_of_dates(), default=None)),
        headed=bool(contents) or any(block.look in ("section", "annex") for block in blocks),
        contents=contents,
        blocks=blocks,
        followed_up=any(action.status is not Status.NOT_REPORTED for action in register.actions.values()),
    )


class _Narrative:
    """Turns the narrative of a register into blocks, with decisions, actions and people where they belong."""

    def __init__(self, house_format: HouseFormat, register: Register) -> None:
        self._words = house_format.words
        self._register = register
        self._own = OwnWords(register)
        self._contents = count(1)
        self._actions = {recommendation.number: actions for recommendation, actions in grouped(register)}
        self._lists = {name: list(people) for name, people in groupby(register.people, lambda person: person.list)}
        self._placed = {part.number for part in register.contributions if part.kind in ("decision", "area")}
        self._with_place = {part.number for part in register.contributions if part.kind == "actions"}
        self._typed_sections = not _is_counted(self._numbers("section"), _roman)
        self._typed_paragraphs = not _is_counted(self._numbers("paragraph", "decision"), str)
        self._typed_points = self._typed_paragraphs or not all(_is_counted(*counted) for counted in self._points())
        self._typed = not _counts_on(list(self._plan_actions()))
        self._typed_areas = not _follow([part.number for part in register.contributions if part.kind == "area"])

    def _numbers(self, *kinds: str) -> list[str]:
        """The numbers of the body in some kinds of the narrative; those of an annex have its number before them."""
        return [part.number for part in self._register.contributions if part.kind in kinds and "-" not in part.number]

    def _points(self) -> Iterator[tuple[list[str], Callable[[int], str]]]:
        """The letters below each paragraph, and the small roman numbers below each letter.

        Word counts none below a paragraph whose number is typed, as it is in an annex.
        """
        below: dict[str, list[str]] = {}
        for part in self._register.contributions:
            if part.kind == "point":
                parent, _, number = part.number.rpartition(".")
                below.setdefault(parent, []).append(number)
        for parent, numbers in below.items():
            yield numbers, str if "-" in parent else _small_roman if "." in parent else _letter

    def blocks(self) -> list[SessionBlock]:
        """All blocks, in their order; what the narrative has no place for stands before the annexes or at the end."""
        parts = [part for part in self._register.contributions if part.kind not in _FRONT]
        first_annex = next((i for i, part in enumerate(parts) if part.kind == "annex"), len(parts))
        made = [*self._all(parts[:first_annex]), *self._unplaced(), *self._all(parts[first_annex:])]
        annexes = {str(block.text) for block in made if block.look == "annex"}
        for name, people in self._lists.items():
            if name not in annexes:
                made += [SessionBlock("annex", name), _participants(people)]
        return made

    def _all(self, parts: Sequence[Contribution]) -> list[SessionBlock]:
        made: list[SessionBlock] = []
        for index, part in enumerate(parts):
            if part.kind == "footnote":
                continue
            notes = _notes_after(parts, index)
            following = parts[index + 1:]
            made += self._own_before(part)
            made += _with_notes(list(self._blocks_of(part, following)), notes)
            made += self._own_after(part)
        return made

    def _own_before(self, part: Contribution) -> list[SessionBlock]:
        """What somebody wrote before a recommendation, where a part of the narrative begins it."""
        asked = self._register.recommendations.get((part.source, part.number))
        return _own(self._own.before(asked)) if asked and part.kind in ("decision", "area") else []

    def _own_after(self, part: Contribution) -> list[SessionBlock]:
        """What somebody wrote after a recommendation, where a part of the narrative ends it."""
        asked, last = self._register.recommendations.get((part.source, part.number)), ["decision"]
        last.append("actions" if part.number in self._with_place else "area")
        return _own(self._own.after(asked)) if asked and part.kind in last else []

    def _blocks_of(self, part: Contribution, following: Sequence[Contribution]) -> Iterator[SessionBlock]:
        if part.kind in ("section", "heading"):
            typed = part.number and (part.kind == "heading" or self._typed_sections)
            yield SessionBlock(part.kind, part.heading or part.text, f"{part.number}. " if typed else "")
        elif part.kind == "annex":
            yield from self._annex(part, following)
        elif part.kind == "documentation":
            yield SessionBlock(part.kind, " – ".join(words for words in (part.heading, part.text) if words))
        elif part.kind == "point":
            number = f"{part.number.rpartition('.')[2]}. " if self._typed_points else ""
            yield SessionBlock("point" if part.level < 3 else "deeper_point", part.text, number)
        elif part.kind == "decision":
            yield from self._decision(part)
        elif part.kind == "area":
            yield from self._area(part)
        elif part.kind in ("objective", "actions"):
            yield SessionBlock("plan_label", part.heading)
            yield from self._plan(part.number) if part.kind == "actions" else [SessionBlock("objective", part.text)]
        elif part.kind in _AS_THEY_ARE:
            yield SessionBlock(part.kind, part.text or part.heading, self._typed_number(part))
        else:
            yield SessionBlock("text", " ".join(words for words in (part.number, part.heading, part.text) if words))

    def _annex(self, part: Contribution, following: Sequence[Contribution]) -> Iterator[SessionBlock]:
        title = " – ".join(words for words in (part.number, part.heading) if words)
        yield SessionBlock("annex", title)
        if title in self._lists:
            yield _participants(self._lists[title])
        inside = [other.kind for other in _until_annex(following)]
        if "area" in inside:
            yield SessionBlock("contents", bookmark=f"Contents_{next(self._contents)}")

    def _decision(self, part: Contribution) -> Iterator[SessionBlock]:
        asked = self._register.recommendations.get((part.source, part.number))
        yield SessionBlock("decision", asked.text if asked else part.text, self._typed_number(part))
        actions = self._actions.get(part.number, [])
        letters = [action.ref.removeprefix(f"{part.number}.") for action in actions]
        typed = self._typed_paragraphs or not _is_counted(letters, _letter)
        for letter, action in zip(letters, actions, strict=True):
            yield SessionBlock("decision_point", action.text, f"{letter}. " if typed else "")

    def _typed_number(self, part: Contribution) -> str:
        """The number of a paragraph where Word does not count it: in an annex, or where numbers are missing."""
        if part.kind == "paragraph" and "-" in part.number:
            return f"{part.number.rpartition('-')[2]}. "
        typed = part.kind in ("paragraph", "decision") and self._typed_paragraphs
        return f"{part.number}. " if typed else ""

    def _area(self, part: Contribution) -> Iterator[SessionBlock]:
        asked = self._register.recommendations.get((part.source, part.number))
        number = part.number.rpartition("-")[2]
        yield SessionBlock("area", asked.text if asked else part.text, f"{number}. " if self._typed_areas else "")
        if part.number not in self._with_place:
            yield from self._plan(part.number)

    def _plan(self, area: str) -> Iterator[SessionBlock]:
        """The actions of an area."""
        for action in self._actions.get(area, []):
            number = action.ref.rpartition("-")[2]
            look = "action" if number.count(".") < 2 else "deeper_action"
            yield SessionBlock(look, action.text, f"{number}. " if self._typed else "")

    def _plan_actions(self) -> Iterator[str]:
        """The numbers of all actions of workplans, in the order in which they are printed."""
        for part in self._register.contributions:
            if part.kind == "area":
                yield from (action.ref.rpartition("-")[2] for action in self._actions.get(part.number, []))

    def _unplaced(self) -> Iterator[SessionBlock]:
        """What was recommended, and by what actions it is carried out, where the narrative does not say it."""
        rest = [(asked, actions) for asked, actions in grouped(self._register) if asked.number not in self._placed]
        if rest:
            yield SessionBlock("added_heading")
        for asked, actions in rest:
            yield from _own(self._own.before(asked))
            yield SessionBlock("decision", asked.text or asked.number)
            yield from (SessionBlock("decision_point", _with_who(action)) for action in actions)
            yield from _own(self._own.after(asked))


def _own(paragraphs: Iterable[OwnParagraph]) -> list[SessionBlock]:
    """What somebody wrote for reports."""
    return [SessionBlock("own", paragraph.text) for paragraph in paragraphs]


def _with_who(action: Action) -> str:
    """An action of another kind of document, with who does it and by when."""
    more = "; ".join(words for words in (action.responsible, action.deadline) if words)
    return f"{action.text} ({more})" if more else action.text


def _is_counted(numbers: Sequence[str], written: Callable[[int], str]) -> bool:
    """Whether numbers are those that Word counts; where one is blank, it is left to Word to count them all."""
    return "" in numbers or list(numbers) == [written(place) for place in range(1, len(numbers) + 1)]


def _letter(count: int) -> str:
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _roman(count: int) -> str:
    tens, ones = divmod(count, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def _small_roman(count: int) -> str:
    return _roman(count).lower()


def _counts_on(numbers: Sequence[str]) -> bool:
    """Whether numbers are those that Word counts: 1.1, 1.2, … through all areas, with 1.2.1 below 1.2."""
    whole = deeper = 0
    for number in numbers:
        if number.count(".") >= 2:
            deeper += 1
            if number != f"1.{whole}.{deeper}":
                return False
        else:
            whole, deeper = whole + 1, 0
            if number != f"1.{whole}":
                return False
    return True


def _follow(numbers: Sequence[str]) -> bool:
    """Whether areas are numbered 1, 2, …, and all belong to one annex."""
    return [number.rpartition("-")[2] for number in numbers] == [str(i) for i in range(1, len(numbers) + 1)]


def _until_annex(parts: Sequence[Contribution]) -> Iterator[Contribution]:
    for part in parts:
        if part.kind == "annex":
            return
        yield part


def _notes_after(parts: Sequence[Contribution], index: int) -> list[Contribution]:
    notes: list[Contribution] = []
    for part in parts[index + 1:]:
        if part.kind != "footnote":
            break
        notes.append(part)
    return notes


def _with_notes(blocks: list[SessionBlock], notes: Iterable[Contribution]) -> list[SessionBlock]:
    """Blocks with the notes that belong to them: each in the block that has its mark, else in the last."""
    for note in notes:
        if blocks:
            at = next((i for i, block in enumerate(blocks) if place_of(note.number, str(block.text)) is not None),
                      len(blocks) - 1)
            blocks[at] = replace(blocks[at], text=noted(blocks[at].text, note.number, note.text))
    return blocks


def _participants(people: Sequence[Person]) -> SessionBlock:
    """A list of participants: lines for those with a part in the session, then the table by organization."""
    first = next((i for i, person in enumerate(people) if not person.role), 0)
    lines = [f"{person.role}: {_listed(person.name, person.title, person.organization)}" for person in people[:first]]
    organizations: list[Organization] = []
    role = ""
    for (told, name), together in groupby(people[first:], lambda person: (person.role, person.organization)):
        if told != role:
            role = told
            organizations.append(Organization("", divider=f"{told}:" if told else ""))
        organizations.append(Organization(name, [PersonLine(_listed(p.name, p.title)) for p in together]))
    return SessionBlock("people", lines=lines, organizations=organizations)


def _listed(*words: str) -> str:
    return ", ".join(word for word in words if word)


PLACEHOLDER = Placeholder("session", lambda house_format, register, _as_of: session_report(house_format, register),
                          SessionReport)
