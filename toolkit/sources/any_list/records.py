"""Records: three or more blocks with the same labels at the beginnings of their lines become the rows of a table."""

from collections import Counter
from collections.abc import Sequence

from toolkit.sources.any_list.lines import Label, Line, label_of
from toolkit.sources.any_table.forms import is_own
from toolkit.sources.any_table.grid import sheet_of
from toolkit.sources.documents.workbook_cells import Aside, Sheet
from toolkit.sources.spreadsheet.headings import plain

FEWEST_RECORDS = 3
_FEWEST_LABELS = 2
"""Beside the one that begins each record."""


def read_records(lines: Sequence[Line]) -> tuple[Sheet | None, list[Line]]:
    """The records of a document as a sheet, if it has some, and the lines that belong to none.

    A record begins with the first label that comes again and again, and ends with its last label.
    """
    labels = [label_of(line) for line in lines]
    counts = Counter(plain(label.text) for label in labels if label)
    often = {label for label, count in counts.items() if count >= FEWEST_RECORDS}
    first = next((plain(label.text) for label in labels if label and plain(label.text) in often), "")
    if len(often) <= _FEWEST_LABELS or not first:
        return None, list(lines)
    records: list[dict[str, list[Aside]]] = []
    headings: dict[str, Aside] = {}
    others: list[Line] = []
    key = ""
    for line, label in zip(lines, labels, strict=True):
        begins = label is not None and plain(label.text) == first
        if begins:
            records.append({})
        if label and records and (begins or _belongs(label, counts)):
            key = label.key if is_own(label.text) else plain(label.text)
            headings.setdefault(key, Aside("" if is_own(label.text) else label.text, line.place))
            if begins and label.number:
                records[-1]["ref" if label.key == "text" else "number"] = [Aside(label.number, line.place)]
            records[-1].setdefault(key, []).extend([Aside(label.words, line.place)] if label.words else [])
        elif key and records and not line.is_heading and (line.follows or not records[-1][key]):
            records[-1][key].append(Aside(line.text, line.place))
        else:
            key = ""
            others.append(line)
    return sheet_of("records", records, headings, "en"), others


def _belongs(label: Label, counts: Counter[str]) -> bool:
    """Whether a label is one of a record: it comes again, or is one of our words."""
    return bool(label.key) or counts[plain(label.text)] > 1
