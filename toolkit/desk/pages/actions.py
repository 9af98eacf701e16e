"""Actions: a list that can be filtered, overdue first, and each action with its whole history. Only for reading."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

from starlette.responses import Response

from toolkit.desk.asked import Asked
from toolkit.desk.declared import Page, Way
from toolkit.jobs.looking.showing import show
from toolkit.tracker.record.codes import Status, Timing
from toolkit.tracker.record.column_names import heading_in, place_in_line, told, with_headings
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.record.register import Register
from toolkit.tracker.views import prose
from toolkit.tracker.views.claims import status_told
from toolkit.tracker.views.filters import Selection, refs_of
from toolkit.tracker.views.rounds.judged import Judged
from toolkit.tracker.wording.words import nearest
from toolkit.words.desk import ACTIONS
from toolkit.words.desk import actions as words
from toolkit.words.speaking import counted, said, text

A_PAGE = 50
"""How many actions a page of the list has."""
FILTERS = ("source", "unit", "status", "timing", "text")
_NO_DAY = "~"
"""After every day."""
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Held:
    """The register, as the pages here look at it."""

    register: Register
    judged: Judged
    rows: Sequence[Json]


class Row(NamedTuple):
    """An action in the list."""

    ref: str
    text: str
    unit: str
    due: str
    status: str
    timing: str
    days: str
    is_late: bool


class Line(NamedTuple):
    """A change of an action."""

    when: str
    round: str
    column: str
    before: str
    after: str
    how: str
    by: str
    where: str


class Option(NamedTuple):
    """A choice of a filter."""

    value: str
    label: str
    is_chosen: bool


def _held(asked: Asked) -> Held:
    def read(path: Path) -> Held:
        register, data, judged = show(path)
        return Held(register, judged, sorted(data["actions"], key=_urgency))
    return asked.desk.kept("actions", read)


def _urgency(row: Json) -> tuple[int, int, str]:
    """What is overdue comes first, longest first; then what is open, and what is finished, by due date."""
    due = row["revised_deadline"] or row["due_date"] or _NO_DAY
    if row["timing"] == Timing.OVERDUE:
        return 0, -row["days_overdue"], due
    return 1 + Status(row.get("counts_as") or row["status"]).is_final, 0, due


def _list(asked: Asked) -> Response:
    held = _held(asked)
    chosen = {name: asked.query.get(name, "").strip() for name in FILTERS}
    found = [*_matching(held, chosen)]
    pages = max(1, -(-len(found) // A_PAGE))
    asked_for = asked.query.get("page", "1")
    page = min(int(asked_for), pages) if asked_for.isascii() and asked_for.isdecimal() and len(asked_for) < 9 else 1
    page = max(page, 1)
    some = found[(page - 1) * A_PAGE: page * A_PAGE]
    with prose.dates_in(held.register.settings.date_style):
        rows = [_row(held.register, row) for row in some]
    filters = {name: value for name, value in chosen.items() if value}
    told_of = (counted(words.FOUND_OF, len(held.rows), found=f"{len(found):,}") if filters else
               counted(words.FOUND, len(found)))
    return asked.show(
        "actions.html", text(ACTIONS), own=words, rows=rows, told=told_of, is_filtered=bool(filters), page=page,
        pages=pages, here=urlencode(filters | ({"page": str(page)} if page > 1 else {})), text=chosen["text"],
        options=_options(held, chosen), is_empty=not held.rows,
        earlier=_at(filters, page - 1) if page > 1 else "", later=_at(filters, page + 1) if page < pages else "")


def _at(filters: dict[str, str], page: int) -> str:
    return f"/actions?{urlencode(filters | {'page': page})}"


def _matching(held: Held, chosen: dict[str, str]) -> Iterator[Json]:
    """The actions that all filters mean, as every command means them; and the words, wherever they stand."""
    source, unit, status = ((chosen[name],) if chosen[name] else () for name in ("source", "unit", "status"))
    selection = Selection(source, unit, status)
    refs = refs_of(held.register, selection, held.judged.day) if selection else held.register.actions.keys()
    wanted = chosen["text"].casefold().split()
    for row in held.rows:
        if row["ref"] not in refs or (chosen["timing"] and row["timing"] != chosen["timing"]):
            continue
        written = "\n".join((row["ref"], row["text"], row["responsible"], row["comments"], row["evidence"])).casefold()
        if all(word in written for word in wanted):
            yield row


def _options(held: Held, chosen: dict[str, str]) -> dict[str, tuple[str, list[Option]]]:
    """Name of a filter -> its label and its choices; one with nothing to choose from is left out."""
    register = held.register
    known = {
        "source": (words.SOURCE, [(code, source.name) for code, source in register.sources.items()]),
        "unit": (words.LEAD, [(code, f"{code} – {unit.name}" if unit.name else code)
                              for code, unit in register.units.items()]),
        "status": (words.STATUS, [(one.value, one.label) for one in Status]),
        "timing": (words.TIMING, [(one.value, one.label) for one in Timing]),
    }
    return {name: (text(label), [Option(value, shown, chosen[name].casefold() in (value.casefold(), shown.casefold()))
                                 for value, shown in choices])
            for name, (label, choices) in known.items() if len(choices) > 1 or chosen[name]}


def _row(register: Register, row: Json) -> Row:
    is_late = row["timing"] == Timing.OVERDUE
    due = row["revised_deadline"] or row["due_date"]
    return Row(row["ref"], row["text"], _units(register, row["answered_by"]), _day(due) or row["deadline"],
               _status(row), _timing(row), counted(words.DAYS_LATE, row["days_overdue"] or 0) if is_late else "",
               is_late)


def _day(written: str | None) -> str:
    return prose.day(date.fromisoformat(written)) if written else ""


def _status(row: Json) -> str:
    claimed = Status(row["status"])
    return status_told(claimed, is_accepted=row.get("counts_as", claimed) == claimed)


def _timing(row: Json) -> str:
    return Timing(row["timing"]).label if row["timing"] else ""


def _units(register: Register, codes: Sequence[str]) -> str:
    return ", ".join(register.unit_name(code) for code in codes) or text(words.NO_UNIT)


def _one(asked: Asked) -> Response:
    """One action, with its whole history."""
    held, ref = _held(asked), asked.named["ref"]
    register = held.register
    row = next((one for one in held.rows if one["ref"] == ref), None)
    if row is None:
        raise Refused("ref-not-in-register", found=ref, suggestion=nearest(ref, register.actions, 60) or "")
    action = register.actions[ref]
    recommendation = register.recommendation_of(action)
    with prose.dates_in(register.settings.date_style):
        facts = [
            (words.STATUS, _status(row)), (words.TIMING, _timing(row)),
            (words.LEAD, _units(register, row["answered_by"])),
            (words.SUPPORT, _units(register, row["support"]) if row["support"] else ""),
            (words.RESPONSIBLE, row["responsible"]), (words.DEADLINE, row["deadline"]),
            (words.DUE, _day(row["due_date"])), (words.REVISED, _day(row["revised_deadline"])),
            (words.COMPLETED, prose.period(action.completed)),
            (words.SOURCE, register.sources[action.source].name if action.source in register.sources else ""),
            (words.COMMENTS, row["comments"]), (words.EVIDENCE, row["evidence"]),
        ]
    own = [(heading, str(value)) for heading, value in row["own"].items() if value not in (None, "")]
    return asked.show(
        "action.html", said(words.ACTION_TITLE, ref=ref), own=words, action=_row(register, row),
        recommendation=recommendation.text if recommendation else "",
        here=urlencode({name: value for name in (*FILTERS, "page") if (value := asked.query.get(name, ""))}),
        facts=[(text(name), value) for name, value in facts if value] + own, history=[*_history(register, ref)])


def _history(register: Register, ref: str) -> Iterator[Line]:
    """Every change, the newest first."""
    changes = [one for one in (*register.history, *register.hand_edits) if one.ref == ref]
    for one in reversed(with_headings(changes, register.own_ever)):
        yield Line(one.when, one.round, heading_in(one), str(told(one, "old")), str(told(one, "new")),
                   said(words.HOW_BY, how=one.how.label, by=one.by) if one.by else one.how.label, one.unit,
                   " ".join(part for part in (one.file, *place_in_line(one)) if part))


PAGE = Page("/actions", ACTIONS, _list, ways=(Way("/actions/{ref:path}", _one),))
