"""What marks leave in a workbook, so that it is read as without them."""

from toolkit.tracker.record.cells import RawSheet, RawWorkbook
from toolkit.words import details
from toolkit.words.speaking import Message, _

PROBLEMS_SHEET = _("Problems")
"""A checked copy has it, with our own notes on the cells that were marked."""
MARKS_SHEET = "_marks"
"""Hidden; a workbook has it that was marked in Excel and whose marks were not cleared."""
OWN_NOTES = "notes of its own"
"""Stands in the first cell of that sheet where the workbook had notes before it was marked."""
GOES_WITH_MARKS = "Clear marks, in the ribbon, removes this sheet and all marks."
"""Stands in the first cell of a sheet that was added with the marks."""
NOTES = details.NOTES
"""What a reader calls them among what is more than cells."""


def beyond_cells(raw: RawWorkbook) -> list[Message]:
    """What a workbook holds beyond its cells, in plain words; notes only if some are not ours."""
    marks = raw.sheet(MARKS_SHEET)
    ours = raw.sheet(PROBLEMS_SHEET) is not None if marks is None else marks.rows.get(1, {}).get(1) != OWN_NOTES
    return [what for what in raw.beyond if not (ours and what == NOTES)]


def added_with_marks(raw: RawWorkbook) -> list[RawSheet]:
    """The sheets that marking has added to a workbook."""
    return [sheet for sheet in raw.sheets
            if sheet.name == MARKS_SHEET or sheet.rows.get(1, {}).get(1) == GOES_WITH_MARKS]
