"""The words of problems: single answers in a return."""

from toolkit.words.problems.wording import Wordings, error, warning
from toolkit.words.speaking import _

WORDINGS: Wordings = {
    "not-in-list": error(
        _("“{found}” is not one of the choices for “{column}”; it is not taken."),
        _("Choose from the list."),
        _("Choose from the list. Did you mean “{suggestion}”?")),
    "read-as": warning(
        _("“{found}” in “{column}” is read as “{suggestion}”."),
        _("Choose it from the list next time.")),
    "date-as-text": warning(
        _("The date “{found}” in “{column}” is text; it is read as {suggestion}."),
        _("Type it as a date, such as 2018-12-31.")),
    "date-not-a-date": error(
        _("“{found}” in “{column}” is not a date; it is not taken."),
        _("Type a date, such as 2018-12-31."),
        _("Type a date. Did you mean {suggestion}?")),
    "date-ambiguous": error(
        _("“{found}” in “{column}” can be read in two ways ({suggestion}); it is not taken."),
        _("Type it as a date, such as 2018-12-31.")),
    "not-a-number": error(_("“{found}” in “{column}” is not a number; it is not taken."), _("Type a number.")),
    "too-long": error(
        _("The text in “{column}” has {found} characters, more than Excel holds ({suggestion})."),
        _("Shorten it.")),
    "longer-than-asked": warning(
        _("“{column}” holds {found} characters; at most {suggestion} are asked for."),
        _("It is taken whole; say it more briefly next time.")),
}
