"""What stands in no table as a sheet: a row for each record or action, a column for each label."""

from collections.abc import Mapping, Sequence

from toolkit.sources.documents.workbook_cells import Aside, Cell, Position, Sheet
from toolkit.sources.spreadsheet.headings import exact_key
from toolkit.sources.spreadsheet.words import HEADINGS

Record = Mapping[str, Sequence[Aside]]
"""The label, or the key of our column, -> what is said under it."""
ORDER = ("number", "recommendation", "origin", "response", "acceptance", "ref", "text", "lead", "responsible",
         "support", "deadline", "due_date", "status", "completed")


OWN = "labels"
"""The place of a heading that is ours, and stands nowhere in the document."""


def sheet_of(name: str, records: Sequence[Record], headings: Mapping[str, Aside], language: str) -> Sheet:
    """A sheet of records.

    Args:
        name: Of the sheet.
        records: In order.
        headings: What each label or key is headed by, and where that stands; ours where it has none, or no words.
        language: Of our headings.
    """
    keys = list(dict.fromkeys([*(key for key in ORDER if any(key in record for record in records)),
                               *(key for record in records for key in record)]))
    cells: dict[Position, Cell] = {}
    for column, key in enumerate(keys, 1):
        heading = headings.get(key, Aside("", ""))
        text = heading.text or heading_of(key, language)
        cells[1, column] = Cell(1, column, text, place=heading.place or OWN)
        for row, record in enumerate(records, 2):
            pieces = record.get(key, ())
            if text := "\n".join(piece.text for piece in pieces):
                cells[row, column] = Cell(row, column, text, place=pieces[0].place)
    return Sheet(name, cells=cells)


def heading_of(key: str, language: str) -> str:
    """A heading that is known to mean a column."""
    known = HEADINGS.get(language, {}).get(key) or HEADINGS["en"].get(key) or (key,)
    words = sorted(known, key=len, reverse=True) if key == "number" else known
    return next((word for word in words if exact_key(word) == key), known[0])
