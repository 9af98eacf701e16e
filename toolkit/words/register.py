"""What the register says to the person who opens it: input messages, and where a text goes on."""

from toolkit.words.speaking import _, plural

SEE_COMMENTS, SEE_HISTORY = _("… (see the Comments sheet)"), _("… (see the History sheet)")
KEPT_BY_TRACKER = _("Written by the tracker")
COMPUTED_HINT = _("The tracker computes these columns. What you type here is not kept.")
KEPT_HINT = _("The tracker keeps these columns, so that it can say where everything came from. Please do not change "
              "them.")
KEEP = _("Keep the register")
CACHE = _("What the tracker has read of the register, so that it reads it faster the next time. You can delete this "
          "folder.")
IN_THIS_RUN = _("in this run")
NEW, GONE, ORDER = _("new"), _("removed"), _("Order")

# the first sheet
REGISTER = _("Register")
WRITTEN_ANEW = _("The tracker writes this sheet anew whenever it changes the register. What you type here is not kept.")
STANDING, BY_SOURCE, WHERE, LEFT = (
    _("Where things stand"), _("By source"), _("Where to type what"), _("Left to put right"))
JUDGED_ON = _("As of {day}, the latest date that the register knows.")
CLAIMED, VERIFIED = _("Implemented, as reported"), _("Verified")
SOURCE, TITLE, STATUS, RECOMMENDATIONS, IMPLEMENTED, ACTIONS, OPEN, OVERDUE = (
    _("Source"), _("Title"), _("Status"), _("Recommendations"), _("Implemented"), _("Actions"), _("Open"), _("Overdue"))
ALL = _("All")
SHEET, WHAT, ROWS = _("Sheet"), _("What it holds, and who types there"), _("Rows")
OWN_SHEET = _("A sheet of your own. The tracker keeps it.")
SETTINGS_PURPOSE = _("What holds for the whole register, such as its title and the organization. Type into the yellow "
                     "cells.")
ABOUT_PURPOSE = _("When the register was made. Nobody types there.")
GO_TO, WRONG, TO_DO = _("Go to"), _("What is wrong"), _("What to do")
NOTHING_LEFT = _("Nothing was found that is missing or contradicts itself.")
MORE_LEFT = plural("{number} more. `tracker check-register` lists all of them.",
                   "{number} more. `tracker check-register` lists all of them.")

KINDS = {
    "register": REGISTER, "source": _("Source document"), "unit": _("Unit"), "column": _("Column"),
    "recommendation": _("Recommendation"), "action": _("Action"), "comment": _("Comment"),
    "contribution": _("Contribution"), "person": _("Person"), "text": _("Text")}
"""What two registers can differ in."""
