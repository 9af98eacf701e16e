"""How a phrase is read, and why: deadlines, statuses and responsible parties in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from toolkit.jobs.registers import load_reported
from toolkit.sources.register.unit_lists import read_units
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.record.units import Unit
from toolkit.tracker.views.prose import day as in_full
from toolkit.tracker.wording.deadlines import Deadline, order_of, order_of_locale, read_deadline
from toolkit.tracker.wording.doubts import Doubt
from toolkit.tracker.wording.statuses import StatusReading, read_status
from toolkit.tracker.wording.units import PartiesReading, UnitNames


@dataclass(frozen=True, slots=True)
class Explained:
    """A phrase, read.

    Attributes:
        text: As written.
        data: The reading, for scripts.
        read_as: The reading, for people.
        why: Which words were read, and how.
        asked: What is to be asked, with suggestions.
    """

    text: str
    data: dict[str, object]
    read_as: str
    why: str
    asked: str


Explain = Callable[[str], Explained]


def explainer(reader: str, units_from: Path | None = None, *, locale: str = "", column: Sequence[str] = ()) -> Explain:
    """A function that explains phrases of one kind.

    Args:
        reader: Of which kind: deadline, status or units.
        units_from: A register or a list of units (CSV), for responsible parties.
        locale: Settles the order of day and month, such as en-US.
        column: All texts of the column, whose other dates may settle it.

    Raises:
        Refused: The file cannot be read, or the locale says nothing.
    """
    if reader == "status":
        return _explain_status
    if reader == "units":
        names = UnitNames(_units(units_from) if units_from else ())
        return lambda text: _explain_parties(names.read(text))
    order = order_of_locale(locale) if locale else None
    if locale and order is None:
        raise Refused("locale-unknown", found=locale)
    order = order or order_of(column)
    return lambda text: _explain_deadline(read_deadline(text, order))


def _units(path: Path) -> list[Unit]:
    if path.suffix.lower() in (".csv", ".txt"):
        return read_units(path)
    return list(load_reported(path).units.values())


def _explain_deadline(read: Deadline) -> Explained:
    data: dict[str, object] = {
        "text": read.text, "kind": read.kind.value, "start": _iso(read.first), "end": _iso(read.last),
        "due": _iso(read.due), "precision": read.precision, "rest": read.rest,
    }
    due = f"due {in_full(read.due)}" if read.due else "no due date"
    said = ", ".join(part for part in (
        read.kind.value.replace("_", " "), _stretch(read.first, read.last), due) if part)
    return _explained(read.text, data, said, read.reasons, read.doubts, read.sure)


def _explain_status(text: str) -> Explained:
    read: StatusReading = read_status(text)
    done = read.completed
    data: dict[str, object] = {
        "text": read.text, "status": read.status.value,
        "acceptance": read.acceptance.value if read.acceptance else None,
        "completed_from": _iso(done.first if done else None), "completed_to": _iso(done.last if done else None),
        "continuing": read.continuing.value if read.continuing else None, "closing_reason": read.closing_reason,
        "cross_refs": list(read.cross_refs), "rest": read.rest,
    }
    parts = [
        read.status.label, read.acceptance.label if read.acceptance else "",
        _stretch(done.first, done.last) if done else "",
        "continuing" if read.continuing else "", f"because: {read.closing_reason}" if read.closing_reason else "",
        f"see {', '.join(read.cross_refs)}" if read.cross_refs else "", f"comment: {read.rest}" if read.rest else "",
    ]
    return _explained(read.text, data, "; ".join(part for part in parts if part), read.reasons, read.doubts, read.sure)


def _explain_parties(read: PartiesReading) -> Explained:
    data: dict[str, object] = {
        "text": read.text,
        "parties": [{"name": p.name, "role": p.role.value, "known": p.known, "code": p.code} for p in read.parties],
        "rest": read.rest,
    }
    said = "; ".join(f"{p.role.label}: {p.name}{'' if p.known else ' (not known)'}" for p in read.parties)
    return _explained(read.text, data, said or "nobody", read.reasons, read.doubts, read.sure)


def _explained(text: str, data: dict[str, object], said: str, why: Sequence[str], doubts: Sequence[Doubt],
               sure: bool) -> Explained:
    data["sure"] = sure
    data["why"] = list(why)
    data["problems"] = [{"code": d.code, "what": d.what, "suggestions": list(d.suggestions)} for d in doubts]
    asked = "\n".join(d.what + (f"; perhaps {' or '.join(d.suggestions)}" if d.suggestions else "") for d in doubts)
    return Explained(text, data, said, "\n".join(why), asked)


def _stretch(first: date | None, last: date | None) -> str:
    """A stretch of days in words; either end may be open."""
    if first and last:
        return " to ".join(dict.fromkeys((in_full(first), in_full(last))))
    return f"from {in_full(first)}" if first else f"until {in_full(last)}" if last else ""


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
