"""What the placeholders of a mission report may name: the form section by section, and the matrix of actions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from toolkit.tracker.mission_form import DATE_BESIDE, SECTIONS, topic_of
from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.narrative import Contribution, Person
from toolkit.tracker.record.register import Register
from toolkit.tracker.views import figures, prose
from toolkit.word.added.own_words import OwnParagraph, OwnWords
from toolkit.word.formats import Placeholder
from toolkit.word.grouping import Groups
from toolkit.word.house_formats import HouseFormat
from toolkit.word.rows import ActionRow, action_rows
from toolkit.words.formats import mission_report as words
from toolkit.words.phrases import fact
from toolkit.words.speaking import text

_FRONT = ("masthead", "label", "footnote")


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of a section; its look is text, person, bullet or sub_bullet."""

    look: str = "text"
    text: str = ""


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section of the form with its paragraphs, at least one of them (which may be blank)."""

    label: str
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A row of the matrix; the names are those of the placeholders.

    The first row of a recommendation has what somebody wrote before it, the last one what they wrote after it.
    """

    ref: str = ""
    text: str = ""
    responsible: str = ""
    beside: str = ""
    deadline: str = ""
    revised: str = ""
    status: str = ""
    late: str = ""
    borrowed: str = ""
    waiting: str = ""
    refused: str = ""
    reported: str = ""
    before: list[OwnParagraph] = field(default_factory=list)
    after: list[OwnParagraph] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """Rows of the matrix that belong together; `heading` is blank where nothing is grouped."""

    heading: str
    actions: list[FollowUp]


@dataclass(frozen=True, slots=True)
class MissionForm:
    """The record as the form of a mission report.

    Attributes:
        titled: Whether the register has a title of its own.
        lines: What stands above the form.
        before: The sections above the matrix.
        matrix: The label of the section that the matrix stands in; "" where that section is printed with its text.
        actions: The rows of the matrix; a blank one in a form to fill in.
        groups: The same in groups.
        follow_up: Whether it follows a first issue: a status or a comment is reported.
        after: The sections below the matrix.
        notes: The footnotes.
    """

    titled: bool
    lines: list[str]
    before: list[SectionRow]
    matrix: str
    actions: list[FollowUp]
    groups: list[MatrixGroup]
    follow_up: bool
    after: list[SectionRow]
    notes: list[str]


@dataclass(slots=True)
class _Section:
    """A section while its paragraphs are gathered; `added` where the register does not have it."""

    said: Contribution
    parts: list[Part] = field(default_factory=list)
    added: bool = False

    @property
    def holds_matrix(self) -> bool:
        """Whether it is the one in which the matrix stands."""
        return topic_of(self.said.heading) == "actions"


def mission_form(house_format: HouseFormat, register: Register, as_of: date) -> MissionForm:
    """The form, without the sections in which nothing stands; one to fill in, where the register has nothing at all.

    Args:
        house_format: Brings the words for statuses and lateness.
        register: What is reported on.
        as_of: The date for which it is judged.
    """
    rows, groups = action_rows(house_format, register, as_of), Groups(house_format, register, as_of)
    actions = _with_own([_follow_up(register, action, rows[action.ref]) for action in _actions(register)], register,
                        groups)
    sections = _sections(register)
    if actions or any(section.parts or not section.added for section in sections):
        sections = [section for section in sections
                    if section.parts or not section.added or (actions and section.holds_matrix)]
    else:
        actions = [FollowUp()]
    at = next((i for i, section in enumerate(sections) if section.holds_matrix), len(sections))
    alone = bool(actions) and not sections[at].parts and sections[at].said.level == 1
    return MissionForm(
        titled=bool(register.settings.title),
        lines=[_line(c) for c in register.contributions if c.kind in ("masthead", "label") and c.text],
        before=[_shown(section) for section in sections[:at if alone else at + 1]],
        matrix=_label(sections[at].said) if alone else "",
        actions=actions,
        groups=[MatrixGroup(*group) for group in groups.headed(actions)],
        follow_up=_is_follow_up(register),
        after=[_shown(section) for section in sections[at + 1:]],
        notes=[f"{c.number} {c.text}".strip() for c in register.contributions if c.kind == "footnote"],
    )


def _sections(register: Register) -> list[_Section]:
    """The sections that the register has, or else those of the house's form; one of them is for the matrix."""
    sections: list[_Section] = []
    for said in register.contributions:
        if said.kind == "section":
            sections.append(_Section(said, _paragraphs(said.text)))
        elif said.kind not in _FRONT:
            if not sections:
                sections = _blank(register)
            sections[-1].parts += _part(said, sections[-1].said.level)
    sections = sections or _blank(register)
    if not any(section.holds_matrix for section in sections):
        sections.append(_next(sections, text(words.MATRIX)))
    people: dict[str, list[Person]] = {}
    for person in register.people:
        people.setdefault(person.list, []).append(person)
    for name, listed in people.items():
        holder = next((section for section in sections if section.said.heading == name), None)
        if holder is None:
            holder = _next(sections, name)
            sections.append(holder)
        holder.parts += [Part("person", _entry(person)) for person in listed]
    return sections


def _blank(register: Register) -> list[_Section]:
    """The house's form for a register without a narrative: what was asked is the purpose."""
    asked = [Part(text=recommendation.text) for recommendation in register.recommendations.values()]
    return [_Section(Contribution(section.number, text(section.heading), section.level, kind="section"),
                     asked if section.topic == "purpose" else [], added=True) for section in SECTIONS]


def _next(sections: Sequence[_Section], heading: str) -> _Section:
    numbers = [int(section.said.number) for section in sections if section.said.number.isdecimal()]
    return _Section(Contribution(str(max(numbers, default=0) + 1), heading, kind="section"), added=True)


def _paragraphs(text: str) -> list[Part]:
    return [Part(text=prose.in_style(line)) for line in text.split("\n") if line.strip()]


def _part(said: Contribution, level: int) -> list[Part]:
    """The paragraph of a part of the narrative; none where it has no words."""
    words = " ".join(part for part in (said.heading, said.text) if part)
    if not words:
        return []
    if said.kind != "bullet":
        return [Part(text=f"{said.number} {words}".strip())]
    return [Part("sub_bullet" if said.level > level + 1 else "bullet", words)]


def _entry(person: Person) -> str:
    if not person.name:
        return ", ".join(part for part in (person.organization, person.title) if part)
    named = ", ".join(part for part in (person.name, person.title, person.role) if part)
    return f"{named} ({person.organization})" if person.organization else named


def _line(said: Contribution) -> str:
    return fact(said.heading, prose.in_style(said.text)) if said.heading else said.text


def _label(said: Contribution) -> str:
    mark = f"{said.number}." if said.level == 1 and said.number else said.number
    return f"{mark} {said.heading}".strip()


def _shown(section: _Section) -> SectionRow:
    return SectionRow(_label(section.said), section.parts or [Part()])


def _actions(register: Register) -> Iterator[Action]:
    for _, actions in figures.grouped(register):
        yield from actions


def _is_follow_up(register: Register) -> bool:
    reported = any(action.status is not Status.NOT_REPORTED for action in register.actions.values())
    return reported or any(comment.comment for comment in register.comments.values())


def _follow_up(register: Register, action: Action, row: ActionRow) -> FollowUp:
    beside = str(register.extra.get("Actions", {}).get(action.ref, {}).get(DATE_BESIDE, ""))
    return FollowUp(
        ref=row.ref,
        text=row.text,
        responsible=row.responsible,
        beside="; ".join(prose.in_style(written) for written in beside.split("; ")),
        deadline=prose.in_style(action.deadline) or row.deadline,
        revised=row.revised,
        status=row.outcome or row.status,
        late=row.late,
        borrowed=row.borrowed,
        waiting=row.waiting,
        refused=row.refused,
        reported=row.reported,
    )


def _with_own(actions: list[FollowUp], register: Register, groups: Groups) -> list[FollowUp]:
    """The rows with what somebody wrote before and after recommendations, in the order in which they are printed."""
    own, of_ref = OwnWords(register), {ref: register.recommendation_of(one) for ref, one in register.actions.items()}
    printed = [row.ref for _, rows in groups.headed(actions) for row in rows]
    last = {(one.source, one.number): ref for ref in printed if (one := of_ref[ref])}
    first = {(one.source, one.number): ref for ref in reversed(printed) if (one := of_ref[ref])}
    for at, row in enumerate(actions):
        if one := of_ref[row.ref]:
            key = one.source, one.number
            actions[at] = replace(row, before=own.before(one) if first[key] == row.ref else [],
                                  after=own.after(one) if last[key] == row.ref else [])
    return actions


PLACEHOLDER = Placeholder("mission", mission_form, MissionForm)
