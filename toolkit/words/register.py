"""What the register says to the person who opens it: input messages, and where a text goes on."""

from toolkit.words.speaking import _

SEE_COMMENTS, SEE_HISTORY = _("… (see the Comments sheet)"), _("… (see the History sheet)")
KEPT_BY_TRACKER = _("Written by the tracker")
COMPUTED_HINT = _("The tracker computes these columns. What you type here is not kept.")
KEPT_HINT = _("The tracker keeps these columns, so that it can say where everything came from. Please do not change "
              "them.")
KEEP = _("Keep the register")
IN_THIS_RUN = _("in this run")
NEW, GONE = _("new"), _("removed")
