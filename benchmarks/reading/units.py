"""How well responsible parties are read where no list is given: the columns text, units (with bars) and source.

The phrases of one source are one column: its units are gathered as they are of a document, and each is read with them.
A second right reading stands behind a bar in the note, and is “no unit”, or names with bars.
"""

from functools import cache

from benchmarks.reading.frame import Judged, Row, Verdict, second_readings
from toolkit.sources.register.entries import TableRow
from toolkit.sources.register.unit_lists import gather_units
from toolkit.tracker.wording.parties.shapes import without_article
from toolkit.tracker.wording.units import PartiesReading, UnitNames
from toolkit.tracker.wording.words import even, folded

_NOT_ASKED = "unit-unknown"
"""A doubt about a name that no list has, as there is none."""


class _Column:
    """The phrases of one source."""

    def __init__(self, texts: str) -> None:
        gathered = gather_units(TableRow({"responsible": text}, {}, "", 0) for text in texts.splitlines())
        self._names = UnitNames(gathered.units)
        self._asked = {folded(doubt.said) for _, doubt in gathered.asked}

    def read(self, text: str) -> tuple[PartiesReading, bool]:
        """What a phrase says, and whether it is asked."""
        read = self._names.read(text)
        splits = {folded(doubt.said) for doubt in UnitNames(()).read(text).doubts if doubt.code == "unit-split"}
        return read, bool(splits & self._asked) or any(doubt.code != _NOT_ASKED for doubt in read.doubts)


@cache
def _column(texts: str) -> _Column:
    return _Column(texts)


def judge(row: Row) -> Judged:
    """Read one phrase among those of its source, and compare it with its labels."""
    read, is_asked = _column(row["column"]).read(row["text"])
    found = {_plain(party.name) for party in read.parties}
    may_be = [{_plain(name) for name in row["units"].split("|")} - {""}]
    second = second_readings(row)
    if second:
        may_be.append(set() if second[0].startswith("no unit") else {_plain(name) for name in second})
    is_right = found in may_be
    verdict = (Verdict.SUGGESTED if is_asked else Verdict.RIGHT) if is_right else (
        Verdict.ASKED if is_asked else Verdict.SILENT)
    return Judged(row, "parties", verdict, " | ".join(party.name for party in read.parties))


def _plain(name: str) -> str:
    return " ".join(folded(without_article(even(name).strip())).split()).strip(" .,;:*")
