"""The sheets of a return that units do not write on, and the headings by which lists of problems are known again."""

from toolkit.tracker.record.cells import RawWorkbook
from toolkit.tracker.returns.answers import as_text
from toolkit.words import workbooks as words
from toolkit.words.languages.catalogues import meanings
from toolkit.words.speaking import Message, _

README_SHEET, FINISHED_SHEET, LONG_SHEET, LISTS_SHEET = _("Read me"), _("Finished"), _("Long texts"), _("Lists")
BASE_SHEET = "_base"
PROBLEMS_IN_COPY = (words.NUMBER, words.GO_TO, words.ACTION, words.COLUMN, words.WHAT_IS_WRONG, words.TO_DO,
                    words.WEIGHT, words.IN_FILE_SENT)
"""Headings of the sheet Problems in a checked copy."""
IN_LONG_TEXTS = (words.ACTION, words.COLUMN, words.WHOLE_TEXT)
"""Those of the sheet Long texts."""
PROBLEMS_IN_LIST = (words.FILE, words.SHEET, words.CELL, words.ACTION, words.COLUMN, words.WEIGHT, words.WHAT_IS_WRONG,
                    words.TO_DO)
"""Headings of the sheet Problems in a problem list."""
PROBLEMS_OF_UNITS = (words.UNIT_OF_FILE, words.FILE, words.SHEET, words.CELL, words.ACTION, words.COLUMN, words.WEIGHT,
                     words.TIMES, words.WHAT_IS_WRONG, words.TO_DO)
"""Those of the problem list of a check."""
PROBLEMS_OF_DOCUMENT = PROBLEMS_OF_UNITS[1:]
"""Those of the problem list of an import."""
PROBLEM_LISTS = (PROBLEMS_IN_LIST, PROBLEMS_OF_UNITS, PROBLEMS_OF_DOCUMENT, (words.UNIT_OF_FILE, *PROBLEMS_IN_LIST))
"""Those of every problem list, of earlier versions, too."""


def is_headed(raw: RawWorkbook, name: str, headings: tuple[Message, ...]) -> bool:
    """Whether a workbook has a sheet of that name whose first row begins with these headings, in any language."""
    sheet = raw.sheet(name)
    first = sheet.rows.get(1, {}) if sheet else {}
    return all(as_text(first.get(at)) in meanings(heading) for at, heading in enumerate(headings, 1))
