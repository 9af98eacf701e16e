"""A report of each house format, and the same from one round to the next: figures, texts, rows that come and go."""

import tempfile
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from random import Random

from tests.sources.council import ANNEX, REPORT
from tests.sources.responses import FORM
from tests.sources.tables import UNITS
from tests.word.invented import invented
from tests.word.sessions import session
from tests.word.test_mission_report import followed_up
from toolkit.sources.taking_in import take_in
from toolkit.tracker.record.actions import Comment
from toolkit.tracker.record.codes import Status, TextPlace
from toolkit.tracker.record.narrative import OwnText
from toolkit.tracker.record.register import Register
from toolkit.tracker.views.filters import ALL, Selection, described, selected
from toolkit.tracker.views.rounds.before import State
from toolkit.tracker.views.rounds.changes import changes
from toolkit.tracker.views.rounds.trend import _point
from toolkit.word import house_formats
from toolkit.word.documents import render
from toolkit.word.house_formats import GroupBy

REPORTS = Path(__file__).parents[3] / "reports"
NOW, LATER = datetime(2022, 1, 5, 9, 30, tzinfo=UTC), datetime(2022, 7, 5, 9, 30, tzinfo=UTC)
_COMMENTS = ("Half of it is done.", "The snow came early, and the men went home.", "", "12 of 40 are ready", "Nobody came")


@cache
def _taken_in(words: str) -> Register:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "source.txt"
        path.write_text(words, encoding="utf-8")
        return take_in(path, units=UNITS if words is FORM else None, now=NOW).register


def with_texts(register: Register) -> Register:
    """The same with texts that somebody wrote for reports: a summary, and around the first and last recommendation."""
    asked = [*register.recommendations.values()]
    register.texts = [OwnText(TextPlace.SUMMARY, text="It was a year of storms.\nWe thank all who worked through them.")]
    for one in dict.fromkeys((asked[0], asked[-1]) if asked else ()):
        register.texts += [OwnText(place, one.source, one.number, text=f"So it was {place} {one.number} was asked.")
                           for place in (TextPlace.BEFORE, TextPlace.AFTER)]
    return register


SOURCES: dict[str, Callable[[], Register]] = {
    "progress-table": lambda: with_texts(invented()),
    "management-response": lambda: with_texts(deepcopy(_taken_in(FORM))),
    "council-report": lambda: with_texts(deepcopy(_taken_in(REPORT + ANNEX))),
    "mission-report": lambda: with_texts(followed_up()),
    "session-conclusions": lambda: with_texts(session()),
}
"""House format -> what makes a register for it."""
AS_OF = {"mission-report": date(2019, 6, 30), "progress-table": date(2018, 12, 31),
         "management-response": date(2018, 12, 31), "council-report": date(2018, 4, 30),
         "session-conclusions": date(2021, 12, 31)}


@dataclass(frozen=True)
class Ways:
    """What is asked of a report.

    Attributes:
        show: The switches of the house format.
        group_by: By what actions are grouped.
        conflicts: Whether the answers that wait are listed.
        selection: The actions that it reports on.
    """

    show: Mapping[str, bool] = field(default_factory=dict)
    group_by: GroupBy | None = None
    conflicts: bool = False
    selection: Selection = ALL


def some_ways(name: str, random: Random) -> Ways:
    """Any of the ways to ask for a report: with charts or without, with annexes, grouped, filtered."""
    register = SOURCES[name]()
    switches = {key: random.random() < 0.5 for key in house_formats.find(name, [REPORTS]).show} if random.random() < 0.8 else {}
    units = sorted({unit for action in register.actions.values() for unit in action.lead})
    selections = [Selection(is_open=True), Selection(is_overdue=True), Selection(statuses=("in progress", "not started"))]
    selections += [Selection(units=(random.choice(units),))] if units else []
    selections += [Selection(sources=(next(iter(register.sources)),))] if register.sources else []
    return Ways(switches, random.choice([None, None, *GroupBy]), random.random() < 0.2,
                random.choice(selections) if random.random() < 0.4 else ALL)


def report(name: str, register: Register, as_of: date | None = None, now: datetime = NOW, ways: Ways | None = None,
           before: State | None = None) -> bytes:
    """A report in a house format.

    Args:
        name: Of the house format.
        register: What it reports on.
        as_of: The day for which it is judged.
        now: The moment.
        ways: What is asked of it.
        before: How the register stood in the round before, if the report can say what changed since.
    """
    ways, day = ways or Ways(), as_of or AS_OF[name]
    found = house_formats.find(name, [REPORTS])
    wanted = replace(found, show={**found.show, **ways.show}, group_by=ways.group_by or found.group_by)
    shown, part = register, ""
    if ways.selection and (chosen := selected(register, ways.selection, day)).actions:
        shown, part = chosen, " ".join(described(register, ways.selection, day))
    since = changes(before, shown, day) if before else None
    points = [_point(before, None), _point(State("", day, shown), since)] if before else []
    return render(wanted, shown, day, now, with_conflicts=ways.conflicts, part=part, since=lambda: since, trend=lambda: points)


def _change_texts(register: Register, random: Random) -> None:
    """One text is written in other words, deleted, or followed by another in the same place."""
    at = random.randrange(len(register.texts))
    one = register.texts[at]
    later = replace(one, text=f"{one.text} More was written later.")
    register.texts[at:at + 1] = random.choice([[later], [], [one, replace(one, text="A text that is new in this round.")]])


def next_round(register: Register, random: Random) -> Register:
    """What units report a round later, and what the centre changes meanwhile."""
    for ref in random.sample(list(register.actions), min(len(register.actions), random.randrange(1, 6))):
        action = register.actions[ref]
        register.actions[ref] = replace(action, status=random.choice([
            Status.IN_PROGRESS, Status.IMPLEMENTED, Status.NOT_STARTED, Status.CLOSED_NOT_IMPLEMENTED]))
        unit = next((one for (of, one, _) in register.comments if of == ref), next(iter(register.units), ""))
        register.comments[ref, unit, ""] = Comment(ref, unit, "", random.choice(_COMMENTS))
    if random.random() < 0.5 and len(register.actions) > 2:
        del register.actions[random.choice(list(register.actions))]
    if random.random() < 0.5 and register.actions:
        _add_action(register, random)
    if random.random() < 0.5 and register.contributions:
        at = random.randrange(len(register.contributions))
        said = register.contributions[at]
        if said.text:
            register.contributions[at] = replace(said, text=f"{said.text.rstrip('.')}, as was said later.")
    if random.random() < 0.5 and register.texts:
        _change_texts(register, random)
    if random.random() < 0.3 and len(register.recommendations) > 1:
        key = random.choice(list(register.recommendations))
        asked = register.recommendations[key]
        register.recommendations[key] = replace(asked, text=f"{asked.text} again and in full")
    return register


def _add_action(register: Register, random: Random) -> None:
    """One more action, behind another."""
    ref = random.choice(list(register.actions))
    action = register.actions[ref]
    new = f"{ref}0"
    if new not in register.actions:
        register.actions[new] = replace(action, ref=new, text="Do what was forgotten", status=Status.NOT_STARTED)
