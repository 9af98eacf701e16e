"""The words of problems: contributions to the narrative."""

from toolkit.words.problems.wording import Wordings, warning
from toolkit.words.speaking import _

WORDINGS: Wordings = {
    "theme-missing": warning(
        _("The contribution has no theme; it is taken without one."),
        _("Choose one from the list.")),
    "theme-unknown": warning(
        _("“{found}” is not one of the themes; the contribution is taken without one."),
        _("Choose from the list."),
        _("Choose from the list. Did you mean “{suggestion}”?")),
    "contribution-without-text": warning(
        _("A theme is chosen, but there is no text beside it."),
        _("Write the contribution, or clear the theme.")),
    "contributions-missing": warning(
        _("The sheet Contributions is missing, or has lost its heading Text; nothing of it is taken."),
        _("Write contributions into the workbook that was issued.")),
    "contributions-from-two": warning(
        _("The unit sent two returns with different contributions; all are taken."),
        _("Delete what is meant to be replaced from the register's sheet Contributions.")),
    "contribution-missing": warning(
        _("“{found}” was contributed before and is now missing; the register keeps it."),
        _("Delete it in the register; or run it again with --accept-emptied.")),
    "contribution-reworded": warning(
        _("“{suggestion}” corrects “{found}”, which the centre has worded anew or moved to another theme; the "
          "register has both."),
        _("Keep one of them in the register.")),
}
