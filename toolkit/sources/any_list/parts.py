"""Items in which the same signs part what, who, by when and how far: “Tar the boats – Boat House – by 3 May – done”.

They are known by their structure: in most of them a date stands in the same part, and a name in another. That they are
actions a heading says, a “by” before the dates, or a state behind them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.sources.any_list.lines import Line
from toolkit.sources.any_table.grid import Record, sheet_of
from toolkit.sources.documents.workbook_cells import Aside, Sheet
from toolkit.sources.spreadsheet.evidence import MOST_WORDS
from toolkit.tracker.wording.deadlines import read_deadline
from toolkit.tracker.wording.statuses import read_status
from toolkit.tracker.wording.words import even

_SIGNS = tuple(map(re.compile, (r"\s+[-–—]+\s+", r"\s*\|\s*", r"\s*;\s+", r"\s*/\s+", r",\s+")))
_EXACT = _SIGNS[-1]
"""The sign that may also stand within a part, so that each item must have as many of it."""
_FEWEST = 3
_ACTIONS = re.compile(r"action|acci[oó]n|действи|мероприят|задач|task|t[aâ]ches?\b|tarea|mesure|medida|\bto.?do\b|"
                      r"[aà] faire|por hacer|pendiente|что сделать", re.IGNORECASE)
_BY = re.compile(r"\s*(?:by|before|until|due|no later than|pour|avant|d'ici|au plus tard|antes|hasta|para|до|к)\b",
                 re.IGNORECASE)


@dataclass(slots=True)
class _Block:
    """An item: its lines and the lines that go on with it."""

    lines: list[Line]

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


class _Form(NamedTuple):
    """How the items are parted: the sign, and which part is what."""

    sign: re.Pattern[str]
    who: int
    when: int


def read_parted(lines: Sequence[Line]) -> tuple[Sheet, list[Line]] | None:
    """The parted items of a document as a sheet, and the lines that belong to none; None where it has too few."""
    blocks = [*_blocks(lines)]
    for sign in _SIGNS:
        found = [block for block in blocks if len(sign.split(block.text)) > 2]
        form = _form(sign, [sign.split(block.text) for block in found])
        if form is None or not _are_actions(form, found, lines):
            continue
        first, last = (next(at for at, block in enumerate(blocks) if block is one) for one in (found[0], found[-1]))
        taken = [block for block in blocks[first:last + 1] if block in found or block.lines[0].mark]
        used = {line.place for block in taken for line in block.lines}
        return (sheet_of("list", [_record(form, block) for block in taken], {}, "en"),
                [line for line in lines if line.place not in used])
    return None


def _blocks(lines: Sequence[Line]) -> Iterator[_Block]:
    """The lines with those that go on with them, where a mark begins each item."""
    marked = sum(bool(line.mark) for line in lines) >= _FEWEST
    block: _Block | None = None
    for line in lines:
        if block and marked and block.lines[0].mark and line.follows and not line.mark and not line.is_heading:
            block.lines.append(line)
            continue
        if block:
            yield block
        block = _Block([line])
    if block:
        yield block


def _form(sign: re.Pattern[str], items: Sequence[Sequence[str]]) -> _Form | None:
    """Which part of some items is by when, and which is who; None where most of them do not agree."""
    if len(items) < _FEWEST or (sign is _EXACT and len({len(parts) for parts in items}) > 1):
        return None
    places = Counter(at for parts in items for at, part in enumerate(parts) if at and _is_day(part))
    when, count = next(iter(places.most_common(1)), (0, 0))
    who = 1 if when > 1 else 2
    named = sum(len(parts) > who and _is_name(parts[who]) for parts in items)
    if when not in (1, 2) or min(count, named) < _FEWEST or min(count, named) * 3 < len(items) * 2:
        return None
    texts = sum(len(parts[0].split()) > 1 and not _is_day(parts[0]) for parts in items)
    return _Form(sign, who, when) if texts * 3 >= len(items) * 2 else None


def _is_day(part: str) -> bool:
    return read_deadline(part).due is not None


def _is_name(part: str) -> bool:
    """Whether a part may name who does something: a few words, without figures, and no state."""
    is_short = len(part.split()) <= MOST_WORDS and part[:1].isalpha()
    return is_short and not any(map(str.isdigit, part)) and not _states(part)


def _states(part: str) -> bool:
    read = read_status(part)
    return any(doubt.suggestions for doubt in read.doubts) or read.sure


def _are_actions(form: _Form, found: Sequence[_Block], lines: Sequence[Line]) -> bool:
    """Whether the line above says that the items are actions, or the items themselves do."""
    items = [form.sign.split(block.text) for block in found]
    begins = next(at for at, line in enumerate(lines) if line is found[0].lines[0])
    by = sum(len(parts) > form.when and _BY.match(even(parts[form.when])) is not None for parts in items)
    states = sum(len(parts) > 3 and _states(parts[3]) for parts in items)
    return any(_ACTIONS.search(line.text) for line in lines[max(0, begins - 3):begins]) or (
        max(by, states) * 2 > len(items))


def _record(form: _Form, block: _Block) -> Record:
    """The parts of an item under their columns; one that is not parted as the others are is an action as a whole."""
    parts, place = form.sign.split(block.text), block.lines[0].place
    mark = "" if block.lines[0].is_bullet else block.lines[0].mark.strip("().")
    record = {"ref": [Aside(mark, place)]} if mark else {}
    if len(parts) <= form.when:
        return record | {"text": [Aside(block.text, place)]}
    record |= {"text": [Aside(parts[0], place)], "deadline": [Aside(parts[form.when], place)]}
    if len(parts) > form.who:
        record["responsible"] = [Aside(parts[form.who], place)]
    rest = " – ".join(parts[3:])
    key = "status" if rest and _states(rest) else "comment"
    return record | ({key: [Aside(rest, place)]} if rest else {})
