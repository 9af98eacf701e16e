"""The register's public face for scripts: plain JSON by column key, dates in ISO 8601, codes as in `codes.py`."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from datetime import date, time, timedelta
from typing import Any

from toolkit.tracker.judging.answering import led_by
from toolkit.tracker.judging.reported import RoundHeard, latest_issued
from toolkit.tracker.judging.timing import days_overdue, timing
from toolkit.tracker.judging.verifying.claims import as_it_counts, counting, is_on
from toolkit.tracker.record.actions import Action, Comment, Recommendation, Source
from toolkit.tracker.record.column_names import with_headings
from toolkit.tracker.record.columns import Column, columns_of, value_of
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import ACTIONS
from toolkit.tracker.views.figures import all_derived, figures, recommendation_statuses
from toolkit.tracker.views.revisions import all_revisions
from toolkit.tracker.views.rounds.changes import changes_since
from toolkit.tracker.views.rounds.judged import Judged

Json = dict[str, Any]
_LISTED = ("ref", "text", "lead", "due_date", "deadline", "revised_deadline", "status")
"""What a list shows of each action as it stands in the register."""


def register_as_json(register: Register, judged: Judged) -> Json:
    """A register as an object that JSON can hold.

    Args:
        register: The register, read with its history.
        judged: How it is judged; without a day, timing and days overdue are null.
    """
    as_of = judged.day
    statuses = recommendation_statuses(as_it_counts(register, as_of or date.max))
    since = changes_since(register, as_of) if as_of else None
    again = since.reopened if since else ()
    return {
        "about": _record(register.about) | _record(register.settings) | {"as_of": _plain(as_of)}
        | judged.as_json() | {"reopened": len(again)},
        "sources": [_record(source) for source in register.sources.values()],
        "units": [_record(unit) for unit in register.units.values()],
        "recommendations": [_record(r) | {"status": str(statuses[key])} for key, r in register.recommendations.items()],
        "actions": _actions(register, as_of, again),
        "contributions": [_record(c) for c in register.contributions],
        "people": [_record(p) for p in register.people],
        "texts": [_record(one) for one in register.texts],
        "own_columns": [_record(own) for own in register.own_columns.values()],
        "comments": [_record(comment) | {"own": _own(register, comment)} for comment in register.comments.values()],
        "rounds": [_record(reporting_round) for reporting_round in register.rounds.values()],
        "history": [_record(change) for change in with_headings(register.history, register.own_ever)],
        **_verification(register, as_of or date.max),
    }


def actions_listed(register: Register, judged: Judged) -> Json:
    """Of the actions that `register_as_json` gives, what a list of them shows: faster, where no more is shown.

    Args:
        register: The register, read with its history.
        judged: How it is judged.
    """
    as_of, revisions, is_verified = judged.day, all_revisions(register), is_on(register)
    heard = RoundHeard(register, latest_issued(register, as_of or date.min)).actions
    listed = []
    for ref, action in register.actions.items():
        counts, state = counting(register, action, as_of or date.max), heard[ref].state
        days = days_overdue(counts, as_of) if as_of else None
        listed.append({key: _plain(getattr(action, key)) for key in _LISTED} | {
            "timing": str(timing(counts, as_of, register.settings.due_soon_days)) if as_of else None,
            "days_overdue": days, "times_revised": len(revisions[ref]), "reported": str(state) if state else None,
            "reported_in": heard[ref].last, **({"counts_as": str(counts.status)} if is_verified else {})})
    return {"actions": listed}


def _verification(register: Register, as_of: date) -> Json:
    """What is claimed and what is verified, with the rates and their definitions; nothing where nobody verifies."""
    found = figures(register, as_of) if is_on(register) else None
    if not (found and found.claims and found.verified_implementation):
        return {}
    rates = {"claimed": found.implementation, "verified": found.verified_implementation}
    return {"verification": asdict(found.claims) | {
        "rates": {name: asdict(rate) | {"percentage": rate.percentage} for name, rate in rates.items()},
        "units": {unit.code: asdict(unit.claims) for unit in found.units if unit.claims}}}


def flat_actions(shown: Json) -> list[Json]:
    """One row for each action with everything that belongs to it, for a pivot table.

    Args:
        shown: What `register_as_json` gave.

    Returns:
        Rows with the same keys: those of the action, those of its source and of its recommendation with `source_` and
        `recommendation_` before them, and the organization's own headings. Lists are joined by commas.
    """
    sources = {source["code"]: source for source in shown["sources"]}
    asked = {(one["source"], one["number"]): one for one in shown["recommendations"]}
    rows = []
    for action in shown["actions"]:
        source = sources.get(action["source"], {})
        recommendation = asked.get((action["source"], action["recommendation"]), {})
        row = {key: _cell(value) for key, value in action.items() if key not in ("own", "revisions")}
        row |= _prefixed("source_", columns_of(Source), source, ("code",))
        row |= _prefixed("recommendation_", columns_of(Recommendation), recommendation, ("number", "source"))
        row["recommendation_status"] = recommendation.get("status")
        rows.append(row | {"own": action["own"]})
    return with_own(rows)


def with_own(rows: Sequence[Json]) -> list[Json]:
    """Rows in which each column of the organization, and each that people added, is a column under its heading."""
    headings = dict.fromkeys(heading for row in rows for heading in row["own"])
    return [{key: value for key, value in row.items() if key != "own"} | {
        heading: row["own"].get(heading) for heading in headings} for row in rows]


def _prefixed(prefix: str, columns: Iterable[Column], record: Json, known: Collection[str]) -> Json:
    return {f"{prefix}{column.key}": _cell(record.get(column.key)) for column in columns if column.key not in known}


def _cell(value: Any) -> Any:
    if isinstance(value, dict):
        value = [f"{key}: {one}" for key, one in value.items()]
    return ", ".join(map(str, value)) if isinstance(value, list) else value


def _actions(register: Register, as_of: date | None, again: Collection[str]) -> list[Json]:
    revisions, own = all_revisions(register), register.extra.get(ACTIONS.name, {})
    heard = RoundHeard(register, latest_issued(register, as_of or date.min))
    derived = all_derived(register, as_of or date.min, revisions, heard)
    off = {column.key for column in columns_of(Action) if not register.settings.is_on(column.part)}
    shown = []
    for ref, action in register.actions.items():
        beside = _record(derived[ref])
        if as_of is None:
            beside |= {"timing": None, "days_overdue": None, "days_overdue_first": None}
        beside["reported_by"] = {unit: str(state) for unit, state in heard.actions[ref].by_unit.items()}
        beside["answered_by"] = led_by(register, action, as_of or date.max)
        beside["reopened"] = ref in again
        beside["times_revised"] = len(revisions[ref])
        beside["revisions"] = [revision._asdict() for revision in revisions[ref]]
        values = _own(register, action) | {heading: _plain(value) for heading, value in own.get(ref, {}).items()}
        if is_on(register):
            beside["counts_as"] = str(counting(register, action, as_of or date.max).status)
        record = {key: value for key, value in _record(action).items() if key not in off}
        shown.append(record | _completion(action) | beside | {"own": values})
    return shown


def _own(register: Register, record: Action | Comment) -> Json:
    """What stands in the organization's columns, by their headings."""
    values = ((one.heading, value_of(record, one)) for one in register.form.own_of(type(record)))
    return {heading: None if value == "" else _plain(value) for heading, value in values}


def _completion(action: Action) -> Json:
    done = action.completed
    return {"completed_from": _plain(done.first if done else None), "completed_to": _plain(done.last if done else None)}


def _record(record: object) -> Json:
    kind: type = type(record)
    return {column.key: _plain(getattr(record, column.key)) for column in columns_of(kind)}


def _plain(value: object) -> Any:
    if value is None or type(value) is str:
        return value
    if isinstance(value, Period):
        return value.written or value.plain
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, str) else value
