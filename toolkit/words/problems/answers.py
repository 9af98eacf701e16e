"""The words of problems: single answers in a return."""

from toolkit.words.problems.wording import Wordings, error, warning
from toolkit.words.speaking import _

WORDINGS: Wordings = {
    "not-in-list": error(
        _("“{found}” is not one of the choices for “{column}”, so it was not accepted."),
        _("Choose from the list."),
        _("Choose from the list. Did you mean “{suggestion}”?")),
    "status-with-reason": error(
        _("“{found}” is not one of the choices for “{column}”, so it was not accepted."),
        _("Choose from the list. Then write “{found}” and the reason in the comment."),
        _("Choose {suggestion} from the list. Then write “{found}” and the reason in the comment.")),
    "read-as": warning(
        _("“{found}” in “{column}” was read as “{suggestion}”."),
        _("Next time, choose from the list.")),
    "date-as-text": warning(
        _("The date “{found}” in “{column}” is text. It was read as {suggestion}."),
        _("Next time, type it as a date (year-month-day).")),
    "date-not-a-date": error(
        _("“{found}” in “{column}” is not a date, so it was not accepted."),
        _("Type a date as year-month-day."),
        _("Did you mean {suggestion}? Type a date as year-month-day.")),
    "date-ambiguous": error(
        _("“{found}” in “{column}” could be {suggestion}, so it was not accepted."),
        _("Type the date as year-month-day.")),
    "date-far-off": error(
        _("“{found}” in “{column}” is before 1950 or after 2099, so it was not accepted."),
        _("Type the whole date as year-month-day.")),
    "day-month-swapped": warning(
        _("“{found}” in “{column}” may have its day and month swapped, as some spreadsheets do with typed dates."),
        _("Check the date."),
        _("Did you mean {suggestion}? Then correct the date. Otherwise, you do not need to do anything.")),
    "number-as-text": warning(
        _("“{found}” in “{column}” was read as {suggestion}."),
        _("Next time, type the number alone.")),
    "number-unclear": error(
        _("“{found}” in “{column}” could be {suggestion}, so it was not accepted."),
        _("Type it again without a per cent sign and without a mark between thousands. Excel shows a number at the "
          "right of the cell.")),
    "not-per-cent": error(
        _("“{found}” in “{column}” is not a percentage from 0% to 100%, so it was not accepted."),
        _("Type a number from 0 to 100 with a per cent sign."),
        _("Did you mean {suggestion}? Type a number from 0 to 100 with a per cent sign.")),
    "per-cent-unclear": error(
        _("“{found}” in “{column}” could be {suggestion}, so it was not accepted."),
        _("Type it with a per cent sign.")),
    "own-missing": error(_("“{column}” is missing."), _("Fill it in.")),
    "not-a-number": error(_("“{found}” in “{column}” is not a number, so it was not accepted."), _("Type a number.")),
    "too-long": error(
        _("The text in “{column}” has {found} characters, but a cell can have at most "
          "{suggestion}."),
        _("Shorten the text.")),
    "longer-than-asked": warning(
        _("“{column}” has {found} characters, but the requested maximum is {suggestion}."),
        _("You do not need to do anything: all of it was accepted. Please be briefer next time.")),
}
