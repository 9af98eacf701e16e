"""The register's public face for scripts: plain JSON by column key, dates in ISO 8601, codes as in `codes.py`."""

from datetime import date
from typing import Any

from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.columns import columns_of
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.register import Register
from toolkit.tracker.views.figures import all_derived
from toolkit.tracker.views.revisions import all_revisions

Json = dict[str, Any]


def register_as_json(register: Register, as_of: date | None) -> Json:
    """A register as an object that JSON can hold.

    Args:
        register: The register, read with its history.
        as_of: The date for which timing and days overdue are given; both are null without one.
    """
    return {
        "about": _record(register.about) | {"as_of": _plain(as_of)},
        "units": [_record(unit) for unit in register.units.values()],
        "recommendations": [_record(r) for r in register.recommendations.values()],
        "actions": _actions(register, as_of),
        "contributions": [_record(c) for c in register.contributions],
        "people": [_record(p) for p in register.people],
    }


def _actions(register: Register, as_of: date | None) -> list[Json]:
    revisions = all_revisions(register)
    derived = all_derived(register, as_of or date.min, revisions)
    shown = []
    for ref, action in register.actions.items():
        beside = _record(derived[ref])
        if as_of is None:
            beside |= {"timing": None, "days_overdue": None}
        beside["times_revised"] = len(revisions[ref])
        beside["revisions"] = [revision._asdict() for revision in revisions[ref]]
        shown.append(_record(action) | _completion(action) | beside)
    return shown


def _completion(action: Action) -> Json:
    done = action.completed
    return {"completed_from": _plain(done.first if done else None), "completed_to": _plain(done.last if done else None)}


def _record(record: object) -> Json:
    kind: type = type(record)
    return {column.key: _plain(getattr(record, column.key)) for column in columns_of(kind)}


def _plain(value: object) -> Any:
    if isinstance(value, Period):
        return value.written or value.plain
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, str) else value
