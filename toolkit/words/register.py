"""What the register says to the person who opens it: input messages, and where a text goes on."""

from toolkit.words.speaking import _

SEE_COMMENTS, SEE_HISTORY = _("… (see the Comments sheet)"), _("… (see the History sheet)")
CONFLICT_HINT = _("Choose “Keep the register” or the letter of an option, or type another value. One row is enough for "
                  "each conflict.")
PROPOSAL_HINT = _("Choose Accept to make this an action with a reference of its own. Before you do, correct the "
                  "recommendation, text, responsible and deadline in this row.")
KEEP = _("Keep the register")
IN_THIS_RUN = _("in this run")
NEW, GONE = _("new"), _("removed")
