"""The words of problems: answers that contradict each other; each is checked in the workbook too."""

from toolkit.words.problems.wording import Wordings, error, warning
from toolkit.words.speaking import _

WORDINGS: Wordings = {
    "status-missing": error(_("The status is missing."), _("Choose one from the list.")),
    "implemented-without-date": warning(
        _("The status is Implemented, but there is no date of implementation."),
        _("Add the date.")),
    "date-without-implemented": warning(
        _("There is a date of implementation, but the status is not Implemented."),
        _("Change the status to Implemented, or clear the date.")),
    "date-after-as-of": error(
        _("The date of implementation is after the as-of date of this round."),
        _("Correct the date, or report the implementation in the next round.")),
    "revised-not-later": error(
        _("The revised deadline is not later than the deadline."),
        _("Correct the revised deadline, or clear it."),
        placed=_("Correct the revised deadline in column {letters[0]}, or clear it.")),
    "revised-without-reason": warning(
        _("There is a revised deadline, but no reason for it."),
        _("Add the reason."),
        placed=_("Give the reason in column {letters[0]}.")),
    "closed-without-reason": warning(
        _("The action is closed without implementation, but no reason is given."),
        _("Add the reason."),
        placed=_("Give the reason in column {letters[0]}.")),
    "reason-without-closed": warning(
        _("There is a reason for closing, but the status says that the action is still open."),
        _("Change the status, or clear the reason."),
        placed=_("Change the status, or clear the reason in column {letters[0]}.")),
    "in-progress-without-comment": warning(
        _("The action is in progress, but there is no comment."),
        _("Say in a sentence what has been done and what remains to be done."),
        _("Say in a sentence what has been done and what remains to be done. If nothing has changed, choose Yes under "
          "“{suggestion}”.")),
    "still-so-without-answer": error(
        _("“Still so” confirms an answer, but this action has none yet."), _("Choose the status.")),
    "overdue-unexplained": warning(
        _("The action is overdue, but there is neither a revised deadline nor a comment."),
        _("Give a revised deadline and its reason, or explain the delay in a comment."),
        _("Give a revised deadline and its reason, or explain the delay in a comment. If you have explained it before, "
          "choose Yes under “{suggestion}”."),
        placed=_("Explain the delay in a comment, or give a revised deadline in column {letters[0]} and its reason in "
                 "column {letters[1]}. If you have explained it before, choose Yes under “{suggestion}”.")),
}
