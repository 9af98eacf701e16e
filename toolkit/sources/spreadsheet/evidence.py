"""What the cells of a column are: what share of them reads as a date, a status, an identifier, and how long they are.

And cells that say who is responsible together with the date by which it will be done.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from toolkit.sources.documents.workbook_cells import Cell, Sheet
from toolkit.sources.kinds import Heading
from toolkit.sources.spreadsheet.headings import SAID, WHEN, is_strange
from toolkit.tracker.record.codes import Status
from toolkit.tracker.wording.dates import find_dates
from toolkit.tracker.wording.deadlines import DeadlineKind, read_deadline
from toolkit.tracker.wording.states.closing import closed_as
from toolkit.tracker.wording.statuses import read_status
from toolkit.tracker.wording.words import one_spaced, spelt_out, without

LOOKED_AT = 40
"""How many cells of a column are looked at."""
PARTIES = ("responsible", "lead", "support", "endorser")
MOST_WORDS = 8
"""What has more words is no name."""
_BEFORE_DATE = re.compile(r"[\s,;:(–—-]*\b(?:by|before|until|due|le|avant|antes del?|до)\s*$", re.IGNORECASE)
_ROWS = 200
"""How far down they are looked for."""
MOST = 0.7
"""The share of its cells with more than which a column is of a kind."""
ENOUGH = 3
"""How many cells can tell what a column is, or is not."""
_LONGEST_NAME = 5
"""How many words the names of parties have on average at the most."""
_SHORT = 60
"""Characters; what is longer is more than a date or a status."""
_PERCENTAGE = re.compile(r"(?:100|\d{1,2})(?:[.,]\d{1,3})? ?%?")
_IDENTIFIER = re.compile(r"(?=.{1,24}$)[\w&]+(?:[ ./#_-]{1,3}[\w&]+){0,5}", re.DOTALL)


def cells_below(sheet: Sheet, row: int, column: int) -> list[Cell]:
    """The first cells with words of a column below a row."""
    found: list[Cell] = []
    for at in range(row + 1, row + 1 + _ROWS):
        cell = sheet.cells.get((at, column))
        if cell and cell.text:
            found.append(cell)
            if len(found) == LOOKED_AT:
                break
    return found


def share(cells: Iterable[Cell], is_one: Callable[[Cell], bool]) -> float | None:
    """What share of cells is of a kind; None where there are no cells."""
    found = [is_one(cell) for cell in cells]
    return sum(found) / len(found) if found else None


def is_date(cell: Cell) -> bool:
    """Whether a cell holds a date, or words for a deadline."""
    if isinstance(cell.value, date) or cell.serial:
        return True
    if cell.value is not None or len(cell.text) > _SHORT:
        return False
    read = read_deadline(cell.text)
    return read.kind is not DeadlineKind.BLANK and (read.due is not None or read.sure or bool(read.suggestions))


def day_of(cell: Cell) -> date | None:
    """The day that a cell holds, or the last one of its words for a deadline."""
    if isinstance(cell.value, date):
        return cell.value.date() if isinstance(cell.value, datetime) else cell.value
    return read_deadline(cell.text).due if cell.value is None and len(cell.text) <= _SHORT else None


def is_status(cell: Cell) -> bool:
    """Whether a cell reads as a status."""
    return cell.value is None and len(cell.text) <= _SHORT and read_status(cell.text).status is not Status.NOT_REPORTED


def is_state(cell: Cell) -> bool:
    """Whether a cell reads as a status, or as words that are asked about as one."""
    return is_status(cell) or (cell.value is None and len(cell.text) <= _SHORT and any(
        doubt.suggestions for doubt in read_status(cell.text).doubts))


def is_reason(cell: Cell) -> bool:
    """Whether a cell reads as a state, or as how something was closed."""
    return is_state(cell) or (cell.value is None and closed_as(spelt_out(cell.text))[0] is not None)


def is_open(cell: Cell) -> bool:
    """Whether a cell reads as the status of what is not done yet."""
    status = read_status(cell.text).status if is_status(cell) else Status.NOT_REPORTED
    return status in (Status.IN_PROGRESS, Status.NOT_STARTED)


def is_percentage(cell: Cell) -> bool:
    """Whether a cell holds a share of a hundred, or of one."""
    return _PERCENTAGE.fullmatch(cell.text) is not None


def percentages(cells: Iterable[Cell]) -> dict[str, str]:
    """Cell as it shows -> its percentage, for the cells of a column headed as one.

    Figures without a sign are shares of a hundred where one of them is more than 1, and shares of one where one lies
    between 0 and 1; else a 1 may be either, and stays as it is.
    """
    shown = {cell.text for cell in cells if is_percentage(cell)}
    bare = {text: float(text.replace(",", ".")) for text in shown if "%" not in text}
    of_hundred, of_one = any(one > 1 for one in bare.values()), any(0 < one < 1 for one in bare.values())
    if of_hundred and of_one:
        return {}
    times = 1 if of_hundred else 100 if of_one else None
    return {text: f"{one * (times or 0):g}%" for text, one in bare.items() if times or not one}


def is_words(cell: Cell) -> bool:
    """Whether a cell holds words, and neither a number nor a date."""
    return cell.value is None and any(ch.isalpha() for ch in cell.text) and not is_date(cell)


def is_text(cell: Cell) -> bool:
    """Whether a cell holds several words."""
    return is_words(cell) and len(cell.text.split()) > 1


def is_identifier(cell: Cell) -> bool:
    """Whether a cell looks like what identifies something: short, with a figure, and no sentence."""
    return any(ch.isdigit() for ch in cell.text) and _IDENTIFIER.fullmatch(cell.text) is not None and not (
        isinstance(cell.value, date))


def length(cells: Iterable[Cell]) -> float:
    """How many words the cells have on average; figures and dates have none."""
    counts = [len(cell.text.split()) if is_words(cell) else 0 for cell in cells]
    return sum(counts) / len(counts) if counts else 0


def party_and_date(text: str) -> tuple[str, str] | None:
    """The two parts of a cell that says who is responsible and by when; None where it is not sure to say just that."""
    spaced = one_spaced(text)
    found = find_dates(spaced)
    if len(found) != 1:
        return None
    party = without(spaced, [(found[0].start, found[0].end)]).strip(" ,;:()[]-–—")
    party = _BEFORE_DATE.sub("", party)
    if not party or any(ch.isdigit() for ch in party) or len(party.split()) > MOST_WORDS:
        return None
    return party, spaced[found[0].start:found[0].end]


def parted(cells: Iterable[Cell]) -> Iterator[tuple[str, Cell]]:
    """The cells by the key of their column, each of them where it stands."""
    for cell in cells:
        parts = party_and_date(cell.text)
        yield "responsible", replace(cell, text=parts[0]) if parts else cell
        if parts:
            yield "deadline", replace(cell, text=parts[1])


def columns_likely(
    sheet: Sheet, row: int, headings: Mapping[int, Heading], enough: int = ENOUGH
) -> dict[str, Heading]:
    """Key -> the column that may be it: the only one that fits, where no heading says it.

    Args:
        sheet: The sheet.
        row: The last row of the headings.
        headings: By column, as they are read.
        enough: How many cells can tell.
    """
    keys = {heading.key for heading in headings.values()}
    free = {column: cells_below(sheet, row, column) for column, heading in headings.items() if is_free(heading)}
    found: dict[str, Heading] = {}
    for key, others, fits in _KINDS:
        fit = [column for column, cells in free.items() if len(cells) >= enough and fits(cells)]
        if len(fit) == 1 and keys.isdisjoint(others):
            found[key] = headings[fit[0]]
        free = {column: cells for column, cells in free.items() if column not in fit}
    return found


def is_free(heading: Heading) -> bool:
    """Whether nobody says what a column is, and nothing is known of its heading."""
    return not (heading.key or heading.other or heading.sureness == SAID) and is_strange(heading.text)


def _are_dates(cells: list[Cell]) -> bool:
    return (share(cells, is_date) or 0) > MOST


def _are_statuses(cells: list[Cell]) -> bool:
    return (share(cells, is_status) or 0) > MOST


def _are_names(cells: list[Cell]) -> bool:
    """Whether cells may name who is responsible: a few words each, the first one with a capital, and hardly a text."""
    are_names = share(cells, _is_name) == 1 and len({cell.text for cell in cells}) > 1
    return are_names and 1 <= length(cells) <= _LONGEST_NAME


def _is_name(cell: Cell) -> bool:
    return is_words(cell) and cell.text[:1].isupper() and not cell.text.rstrip().endswith((".", "!", "?"))


_KINDS = (("status", {"status", "progress"}, _are_statuses), ("deadline", {*WHEN}, _are_dates),
          ("responsible", {"responsible", "lead", "party-and-date"}, _are_names))
"""Each key, the keys of columns that say the same, and what its cells are."""
