"""How well deadlines are read: the columns text, kind, start, end, lang and source.

Struck-out words (<s>) are left out, as taking in a document does. Further days or kinds that the note names are right
too, and a date without its year is right where it is asked.
"""

import re
from datetime import date

from benchmarks.reading.frame import Judged, Row, Verdict, second_readings
from toolkit.tracker.wording.deadlines import read_deadline

_KINDS = {
    "recurring": {"recurring"}, "conditional": {"conditional"}, "continuous": {"continuous", "open_start"},
    "tbd": {"to_be_confirmed", "blank"}, "asap": {"asap"}, "unreadable": {"malformed", "conditional", "blank"}}
"""Kind in the table -> the kinds of the reader that mean it."""
_STRUCK, _TAG, _DAY = re.compile(r"<s>.*?</s>"), re.compile(r"</?b>"), re.compile(r"\d{4}-\d\d-\d\d")


def judge(row: Row) -> Judged:
    """Read one deadline and compare it with its labels."""
    read = read_deadline(_TAG.sub("", _STRUCK.sub("", row["text"])).strip())
    second = " ".join(second_readings(row))
    days = {row["end"], *_DAY.findall(row["note"])} - {""}
    may_be = {kind for named in (row["kind"], *second.split()) for kind in _KINDS.get(named, ())}
    if "year absent" in row["note"]:
        is_right = read.due is None and bool(read.doubts)
    elif days and row["kind"] not in _KINDS:
        is_right = (_iso(read.due) or (_iso(read.last) if not read.sure else "")) in days or (
            read.due is None and read.kind in may_be)
    else:
        is_right = read.due is None and read.kind in may_be and (
            not row["start"] or bool(second) or _iso(read.first) == row["start"])
    is_asked = read.due is None or bool(read.doubts)
    return Judged(row, row["kind"], Verdict.RIGHT if is_right else Verdict.ASKED if is_asked else Verdict.SILENT,
                  f"{read.kind} {_iso(read.first)}..{_iso(read.last)}, due {_iso(read.due)}; {read.rest}")


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
