"""What a person is told of how headings are read, and of what was seen where no table was found."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from toolkit.sources.documents.workbook_cells import Book, Sheet
from toolkit.sources.kinds import Heading
from toolkit.sources.spreadsheet.evidence import (
    cells_below,
    columns_likely,
    is_date,
    is_percentage,
    is_status,
    is_words,
    length,
    percentages,
)
from toolkit.sources.spreadsheet.grammar import MAY_STAND, PARTY_AND_DATE
from toolkit.sources.spreadsheet.headings import PROGRESS, SAID, Told, name_of, plain
from toolkit.sources.spreadsheet.layout import HOW_FAR, WHO, Layout, candidates, find_layouts, shows_how_far, worth
from toolkit.sources.spreadsheet.settling import GUESSED, LONG, is_measure
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.problems import Place, Problem, Refused
from toolkit.tracker.wording.statuses import read_status
from toolkit.words import sources as words
from toolkit.words.phrases import quoted
from toolkit.words.readings.places import place_shown
from toolkit.words.speaking import said, text

SAMPLES = 3
"""How many cells of a column are shown beside a question."""
_BY_WORDS = 2
"""The sureness of a heading that is known by the words in it."""
_MOST_NAMED = 8
"""How many headings a sentence names."""
_MOST_ROWS = 200
"""How many rows of a sheet without headings are looked at."""
_MEASURED = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.IMPLEMENTED)
"""The statuses that a share can show."""
_SAMPLE = 40
"""Characters of a cell that is shown."""


def headings_read(file: str, layout: Layout, told: set[tuple[str, str]]) -> Iterator[Problem]:
    """How the headings of a sheet are read: a line for each doubt, and one for all that are read, or kept, alike.

    Args:
        file: The name of the file.
        layout: Of the sheet.
        told: The headings of earlier sheets with the keys that they are read as, which need not be told again; those of
            this sheet are added.
    """
    read, kept = list[str](), list[str]()
    likely = columns_likely(layout.sheet, layout.last, layout.headings)
    asked = {heading.column for heading in likely.values()}
    for heading in layout.headings.values():
        if (plain(heading.text), heading.key) in told:
            continue
        told.add((plain(heading.text), heading.key))
        place = Place(file, layout.sheet.name, layout.last, heading.cell, name_of(heading.key) if heading.key else "")
        named = said(words.HEADING_AT, heading=heading.text, cell=place_shown(heading.cell))
        if heading.other == PARTY_AND_DATE:
            yield Problem("column-not-parted", place, heading.text, _quoted_samples(layout, heading.column))
        elif heading.other:
            keys = (heading.other, *([PROGRESS] if heading.other == "status" else []))
            taken = next((one.text for one in layout.headings.values() if one.key in keys), "")
            column = name_of(heading.other)
            yield Problem("column-same", place._replace(column=column), heading.text, taken or column)
        elif not heading.key and heading.sureness < SAID and heading.column not in asked:
            kept.append(named)
        elif heading.sureness == GUESSED:
            yield Problem("heading-guessed", place, heading.text, _quoted_samples(layout, heading.column))
        elif heading.key and heading.sureness == _BY_WORDS:
            read.append(said(words.HEADING_AS, heading=heading.text, column=name_of(heading.key)))
    for key, heading in likely.items():
        place = Place(file, layout.sheet.name, layout.last, heading.cell, name_of(key))
        yield Problem("column-likely", place, heading.text, _quoted_samples(layout, heading.column))
    yield from _contradictions(file, layout)
    for code, found in (("headings-read", read), ("columns-kept", kept)):
        if found:
            yield Problem(code, Place(file, layout.sheet.name, layout.last), ", ".join(found).rstrip("."))


def _contradictions(file: str, layout: Layout) -> Iterator[Problem]:
    """Where the words for a status and the share that is done contradict each other: one line for each column."""
    states = layout.columns("status")[:1]
    for column in [column for column, heading in layout.headings.items() if states and is_measure(heading)]:
        rows = [cells for row, cells in layout.sheet.rows() if row > layout.last and {column, *states} <= cells.keys()]
        shares = percentages(cells[column] for cells in rows)
        count = sum(is_percentage(cells[column]) and _contradict(
            read_status(cells[states[0]].text).status,
            read_status(shares.get(cells[column].text, cells[column].text)).status) for cells in rows)
        if count:
            heading = layout.headings[column]
            yield Problem("status-contradicted", Place(file, layout.sheet.name, layout.last, heading.cell,
                                                       layout.headings[states[0]].text), heading.text, str(count))


def _contradict(said: Status, measured: Status) -> bool:
    """Whether a share says another status than words; what has begun may still be at 0, and what is closed anywhere."""
    at_odds = said is not measured and {said, measured} <= {*_MEASURED}
    return at_odds and (said, measured) != (Status.IN_PROGRESS, Status.NOT_STARTED)


def places_as_headings(file: str, layouts: Sequence[Layout], told: Sequence[Told]) -> Iterator[Problem]:
    """Where a person may have meant the place of a column, and a heading is called so."""
    for one in told:
        headings = (folded for layout in layouts for folded in layout.texts().values())
        if one.is_place and not one.is_usual and one.target in headings:
            yield Problem("map-heading-not-place", Place(file), one.written)


def _quoted_samples(layout: Layout, column: int) -> str:
    texts = (" ".join(cell.text.split()) for cell in cells_below(layout.sheet, layout.last, column))
    shown = (one if len(one) <= _SAMPLE else f"{one[:_SAMPLE].rstrip()}…" for one in dict.fromkeys(texts))
    return ", ".join(quoted(one) for one in islice(shown, SAMPLES))


def not_found(file: str, book: Book, told: Sequence[Told]) -> Refused:
    """Why no table was found: what was seen, what is missing, and what would help."""
    near = nearest(book.sheets, told)
    if near is None:
        return Refused("no-header-row", Place(file=file), said(words.SEEN_SHEETS, sheets=_listed(
            place_shown(sheet.name) for sheet in book.sheets)))
    for one in told:
        if not one.is_usual and not any(layout.has(one) for sheet in book.sheets for layout in candidates(sheet, ())):
            return Refused("map-heading-missing", Place(file=file), one.written, _listed(
                heading.text for heading in near.headings.values()))
    known = [heading for heading in near.headings.values() if _is_ours(heading)]
    unknown = [heading for heading in near.headings.values() if not _is_ours(heading)]
    seen = said(words.SEEN_NEAREST, row=near.last, sheet=place_shown(near.sheet.name), missing=_missing(near),
                names=_listed(said(words.HEADING_AS, heading=h.text, column=name_of(h.key)) for h in known)
                or text(words.NOTHING_KNOWN),
                others=_listed(quoted(h.text) for h in unknown) or text(words.NOTHING_KNOWN))
    return Refused("no-header-row", Place(file=file), seen, _helping(file, near, told))


def _is_ours(heading: Heading) -> bool:
    """Whether a heading is read as one of our columns, and not only as what may stand for one."""
    return heading.key not in ("", *MAY_STAND)


def nearest(sheets: Iterable[Sheet], told: Sequence[Told]) -> Layout | None:
    """The row that comes nearest to one of headings; None where no row has two texts."""
    rows = [layout for sheet in sheets for layout in candidates(sheet, told)
            if layout.first == layout.last and len(layout.headings) > 1]
    return max(rows, key=lambda layout: (worth(layout)[:2], len(layout.headings)), default=None)


def _missing(layout: Layout) -> str:
    keys = layout.keys()
    lacks = [(words.LACKS_ACTION, keys & {"text", "recommendation", "finding"}), (words.LACKS_WHO, keys & WHO),
             (words.LACKS_WHEN, keys & HOW_FAR)]
    return ", ".join(text(message) for message, found in lacks if not found) or text(words.LACKS_NOTHING)


def _helping(file: str, near: Layout, told: Sequence[Told]) -> str:
    """The command that would take the table in; "" where none is known that does."""
    found = columns_likely(near.sheet, near.last, near.headings, enough=1)
    free = [heading for heading in near.headings.values() if not (_is_ours(heading) or heading in found.values())]
    longest = max(free, key=lambda one: length(cells_below(near.sheet, near.last, one.column)), default=None)
    if longest and not near.keys() & {"text", "recommendation"} and length(
            cells_below(near.sheet, near.last, longest.column)) >= LONG:
        found["text"] = longest
    mapped = [*told, *(Told(key, plain(one.text), one.text) for key, one in found.items())]
    if not found or not find_layouts(near.sheet, mapped):
        return ""
    options = [f'--map "{name_of(one.key)}={one.written}"' for one in mapped if not one.is_usual]
    return f"tracker import {_quoted(file)} {' '.join(options)}"


def _quoted(file: str) -> str:
    return f'"{file}"' if any(ch in file for ch in " &()'") else file


def _listed(names: Iterable[str]) -> str:
    every = [*dict.fromkeys(names)]
    return ", ".join(every[:_MOST_NAMED]) + (", …" if len(every) > _MOST_NAMED else "")


def rows_without_action(file: str, sheet: Sheet, told: Sequence[Told]) -> Problem | None:
    """The rows of a sheet that say who, and by when or how far, but not what: how many are left out with it."""
    near = nearest([sheet], told)
    if near is None or not (near.keys() & WHO and shows_how_far(near)):
        return _rows_like_actions(file, sheet)
    who = {column for key in WHO for column in near.columns(key)}
    far = {column for key in HOW_FAR for column in near.columns(key)}
    count = sum(1 for row, cells in sheet.rows() if row > near.last and any(
        cells[column].has_words for column in who & cells.keys()) and any(
        cells[column].has_words for column in far & cells.keys()))
    named = _listed(near.headings[column].text for column in sorted(who | far))
    return Problem("rows-left-out", Place(file, sheet.name), named, str(count)) if count else None


def _rows_like_actions(file: str, sheet: Sheet) -> Problem | None:
    """The rows of a sheet whose headings say nothing, and whose cells are words, a date and a status."""
    count = 0
    for _, cells in islice(sheet.rows(), _MOST_ROWS):
        short = [cell for cell in cells.values() if cell.text and not cell.struck]
        dated = [cell for cell in short if is_date(cell)]
        states = [cell for cell in short if is_status(cell) and cell not in dated]
        count += bool(dated and states and any(
            is_words(cell) and cell not in states and len(cell.text.split()) > 1 for cell in short))
    return Problem("rows-like-actions", Place(file, sheet.name), str(count)) if count > 1 else None
