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
from toolkit.words.phrases import either, in_a_row
from toolkit.words.readings import explained as words
from toolkit.words.speaking import Unsaid, said
from toolkit.words.speaking import text as told


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
    days = _stretch(read.first, read.last)
    message = (words.DUE_IN if days else words.DUE) if read.due else (words.NOT_DUE_IN if days else words.NOT_DUE)
    read_as = said(message, kind=told(read.kind.words), days=days, day=in_full(read.due))
    return _explained(read.text, data, read_as, read.reasons, read.doubts, read.sure)


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
        told(words.CONTINUING) if read.continuing else "",
        said(words.BECAUSE, reason=read.closing_reason) if read.closing_reason else "",
        said(words.SEE, refs=", ".join(read.cross_refs)) if read.cross_refs else "",
        said(words.COMMENT, rest=read.rest) if read.rest else "",
    ]
    read_as = in_a_row([part for part in parts if part])
    return _explained(read.text, data, read_as, read.reasons, read.doubts, read.sure)


def _explain_parties(read: PartiesReading) -> Explained:
    data: dict[str, object] = {
        "text": read.text,
        "parties": [{"name": p.name, "role": p.role.value, "known": p.known, "code": p.code} for p in read.parties],
        "rest": read.rest,
    }
    read_as = in_a_row([said(words.PARTY if p.known else words.PARTY_NOT_KNOWN, role=p.role.label, name=p.name)
                         for p in read.parties])
    return _explained(read.text, data, read_as or told(words.NOBODY), read.reasons, read.doubts, read.sure)


def _explained(text: str, data: dict[str, object], read_as: str, why: Sequence[Unsaid], doubts: Sequence[Doubt],
               sure: bool) -> Explained:
    data["sure"] = sure
    data["why"] = list(map(str, why))
    data["problems"] = [{"code": d.code, "what": str(d.what), "suggestions": list(d.suggestions)} for d in doubts]
    asked = "\n".join(said(words.PERHAPS, what=d.what, options=either([*d.suggestions])) if d.suggestions
                      else str(d.what) for d in doubts)
    return Explained(text, data, read_as, "\n".join(map(str, why)), asked)


def _stretch(first: date | None, last: date | None) -> str:
    """A stretch of days in words; either end may be open."""
    if first and last:
        return in_full(first) if first == last else said(words.FROM_TO, first=in_full(first), last=in_full(last))
    if first:
        return said(words.FROM, first=in_full(first))
    return said(words.UNTIL, last=in_full(last)) if last else ""


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
