"""What changed since the round before, as reports print it: in figures, action by action, and in a few sentences."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.register import Register
from toolkit.tracker.views import prose
from toolkit.tracker.views.figures import Figures, Rate
from toolkit.tracker.views.rounds.changes import Changes
from toolkit.tracker.views.selecting import called_in_documents
from toolkit.word.house_formats import HouseFormat
from toolkit.word.rows import ActionRow
from toolkit.words import reports as words
from toolkit.words.speaking import Message, figure, said, text

MOST_LATE = 5
"""How many units are named of those that lead overdue actions."""
_KINDS: Mapping[str, Message] = {
    "implemented": words.GROUP_IMPLEMENTED, "overdue": words.GROUP_OVERDUE, "revised": words.GROUP_REVISED,
    "reopened": words.GROUP_REOPENED, "closed": words.GROUP_CLOSED, "new": words.GROUP_NEW, "gone": words.GROUP_GONE}
"""Each kind of change, with what stands above its actions."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure of now, with the difference in brackets, and of then."""

    name: str
    now: str
    before: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """An action that changed; `number` is that of its document, which is named where there are several."""

    number: str
    document: str
    text: str
    responsible: str
    change: str


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The actions of one kind of change."""

    heading: str
    actions: list[ChangeRow]


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since the round before.

    Attributes:
        known: Whether anything is known of an earlier date.
        since: The round and its date, or the date of the documents alone.
        figures: The figures of now and then.
        definitions: Of the rates among them.
        groups: The actions that changed, by kind.
    """

    known: bool = False
    since: str = ""
    figures: list[FigureRow] = field(default_factory=list)
    definitions: list[str] = field(default_factory=list)
    groups: list[ChangeGroup] = field(default_factory=list)


def since(house_format: HouseFormat, register: Register, found: Figures, changes: Changes | None,
          rows: Iterable[ActionRow]) -> Since:
    """What changed, as tables print it.

    Args:
        house_format: Brings the words.
        register: What is reported on.
        found: Its figures.
        changes: Since the round before; None where nothing is known of one.
        rows: Its actions as tables print them.
    """
    if changes is None:
        return Since()
    before, rates = changes.before, _rates(found)
    return Since(
        True, _named(changes), [*_counts(found, before), *_rate_rows(rates, _rates(before))],
        [said(words.DEFINED, name=name, definition=rate.definition) for name, rate in rates.items()],
        list(_groups(house_format, register, changes, {row.ref: row for row in rows})))


def in_short(found: Figures, changes: Changes | None) -> tuple[str, str, str]:
    """Where things stand, what changed since the round before, and who is late, each in a sentence; "" for none."""
    done, left = found.statuses[Status.IMPLEMENTED], found.open
    of = prose.counted(words.ACTIONS, found.actions)
    stands = said(words.STANDING, day=prose.day(found.as_of), open=prose.counted(words.ARE_OPEN, left) if left else
                  text(words.NONE_OPEN), implemented=prose.counted(words.ARE_IMPLEMENTED, done, actions=of) if done else
                  said(words.NONE_IMPLEMENTED, actions=of),
                  overdue=prose.capitalized(prose.are_overdue(len(found.overdue))))
    return stands if found.actions else "", _told(changes) if changes else "", _late(found)


def _told(changes: Changes) -> str:
    if not changes.told:
        return said(words.NOTHING_CHANGED, since=_named(changes))
    return said(words.CHANGED, since=_named(changes), told=changes.told)


def _late(found: Figures) -> str:
    """The units with overdue actions, those with most of them first."""
    late = sorted((unit for unit in found.units if unit.overdue), key=lambda unit: -unit.overdue)
    told: list[str] = [said(words.LATE_UNIT, unit=unit.name or text(words.NOBODY), count=prose.number(unit.overdue))
            for unit in late[:MOST_LATE]]
    if len(late) > MOST_LATE:
        told.append(prose.counted(words.OTHER_UNITS, len(late) - MOST_LATE))
    return said(words.WHO_IS_LATE, units=prose.listed(told)) if told else ""


def _named(changes: Changes) -> str:
    """The round and its date, as they stand behind “since”; the date alone before any round."""
    day = prose.day(changes.since.day)
    if changes.since.round:
        return said(words.ROUND_OF, round=changes.since.round, day=day)
    return said(words.SINCE_DAY, day=day)


def _counts(found: Figures, before: Figures) -> Iterator[FigureRow]:
    def counts(of: Figures) -> Iterator[tuple[Message, int]]:
        yield words.FIGURE_ACTIONS, of.actions
        yield words.FIGURE_IMPLEMENTED, of.statuses[Status.IMPLEMENTED]
        if found.claims:
            yield words.FIGURE_CLAIMED, of.claims.implemented if of.claims else 0
            yield words.FIGURE_VERIFIED, of.claims.verified if of.claims else 0
        yield words.FIGURE_OPEN, of.open
        yield words.FIGURE_NOT_REPORTED, of.statuses[Status.NOT_REPORTED]
        yield words.FIGURE_OVERDUE, len(of.overdue)
        yield words.FIGURE_OVERDUE_FIRST, of.overdue_at_first

    for (name, now), (_, then) in zip(counts(found), counts(before), strict=True):
        yield FigureRow(text(name), said(words.WITH_DIFFERENCE, now=figure(now), difference=_signed(now - then)),
                        figure(then))


def _rates(found: Figures) -> dict[str, Rate]:
    rates = {text(words.RATE_CLAIMED if found.claims else words.RATE_ACTIONS): found.implementation,
             text(words.RATE_RECOMMENDATIONS): found.recommendation_implementation}
    if found.verified_implementation:
        rates[text(words.RATE_VERIFIED)] = found.verified_implementation
    return rates


def _rate_rows(rates: Mapping[str, Rate], before: Mapping[str, Rate]) -> Iterator[FigureRow]:
    """The rates of now and then, with the difference in percentage points."""
    for name, rate in rates.items():
        now, then = rate.percentage, before[name].percentage if name in before else None
        shown = [text(words.NOT_APPLICABLE) if one is None else said(words.PERCENTAGE, number=one)
                 for one in (now, then)]
        if now is not None and then is not None:
            shown[0] = said(words.WITH_DIFFERENCE, now=shown[0], difference=_signed(now - then))
        yield FigureRow(name, *shown)


def _signed(number: int) -> str:
    return f"{number:+,}".replace("-", "\u2212") if number else "0"


def _groups(house_format: HouseFormat, register: Register, changes: Changes,
            rows: Mapping[str, ActionRow]) -> Iterator[ChangeGroup]:
    called = called_in_documents(register)
    days = {one.ref: (prose.day(one.before), prose.day(one.now)) for one in changes.revised}

    def changed(kind: str, ref: str) -> ChangeRow:
        row, old = rows.get(ref), changes.since.register.actions.get(ref, Action(ref))
        number, document = called.get(ref, (ref, ""))
        if row is None:
            return ChangeRow(number, document, old.text, old.responsible, "")
        return ChangeRow(number, document, row.text, row.responsible, _change(kind, row, days.get(ref, ("", ""))))

    for kind, heading in _KINDS.items():
        refs = days if kind == "revised" else getattr(changes, kind)
        if refs:
            yield ChangeGroup(text(heading), [changed(kind, ref) for ref in refs])


def _change(kind: str, row: ActionRow, days: tuple[str, str]) -> str:
    """What is said of an action that changed."""
    if kind == "overdue":
        return row.late
    if kind == "new":
        return row.deadline
    if kind == "revised":
        before, now = days
        return said(words.MOVED, before=before, now=now) if before else said(words.FIRST_DUE, now=now)
    return row.state
