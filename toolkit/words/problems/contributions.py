"""The words of problems: contributions to the narrative."""

from toolkit.words.problems.wording import Wordings, warning
from toolkit.words.speaking import _

WORDINGS: Wordings = {
    "theme-missing": warning(
        _("The contribution has no theme. It was accepted without one."),
        _("Choose one from the list.")),
    "theme-unknown": warning(
        _("“{found}” is not one of the themes. The contribution was accepted without one."),
        _("Choose from the list."),
        _("Choose from the list. Did you mean “{suggestion}”?")),
    "contribution-without-text": warning(
        _("There is a theme, but no text beside it."),
        _("Write the contribution, or clear the theme.")),
    "contributions-missing": warning(
        _("The Contributions sheet or its “Text” heading is missing, so no contributions were "
          "accepted."),
        _("Enter contributions in the workbook that was issued.")),
    "contributions-from-two": warning(
        _("The unit sent two returns with different contributions. All of them were accepted."),
        _("On the register's Contributions sheet, delete those that are superseded.")),
    "contribution-of-no-source": warning(
        _("“{found}” was accepted, but its theme does not tell which source document it belongs to. A report over one "
          "source leaves it out."),
        _("On the register's Contributions sheet, choose its source.")),
    "contribution-missing": warning(
        _("“{found}” was contributed before and is now missing. The register keeps it."),
        _("Delete it in the register, or consolidate again with --accept-emptied.")),
    "contribution-reworded": warning(
        _("“{suggestion}” corrects “{found}”, but the information unit had already changed the "
          "wording or theme of the original. The register now has both."),
        _("Keep one of them in the register.")),
}
