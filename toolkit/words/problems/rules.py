"""The words of problems: answers that contradict each other; each is checked in the workbook too."""

from toolkit.words.problems.wording import Wordings, error, warning
from toolkit.words.speaking import _

WORDINGS: Wordings = {
    "status-missing": error(_("Status is missing."), _("Choose one from the list.")),
    "implemented-without-date": warning(_("Implemented, but without a date of implementation."), _("Add the date.")),
    "date-without-implemented": warning(
        _("There is a date of implementation, but the status is not Implemented."),
        _("Set the status to Implemented, or clear the date.")),
    "date-after-as-of": error(
        _("The date of implementation is after the as-of date of this round."),
        _("Correct the date, or report it in the next round.")),
    "revised-not-later": error(
        _("The revised deadline is not later than the deadline."),
        _("Correct it, or clear it.")),
    "revised-without-reason": warning(_("There is a revised deadline without a reason."), _("Add the reason.")),
    "closed-without-reason": warning(_("Closed without implementation, but without a reason."), _("Add the reason.")),
    "in-progress-without-comment": warning(
        _("In progress, but without a comment."),
        _("Say in a sentence what has been done and what remains.")),
    "overdue-unexplained": warning(
        _("Overdue, with neither a revised deadline nor a comment."),
        _("Give a revised deadline with its reason, or explain in a comment.")),
}
