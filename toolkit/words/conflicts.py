"""What a report says of the answers that wait for a decision."""

from toolkit.words.speaking import _

TITLE = _("Annex: answers waiting for a decision")
NONE_WAIT = _("No answers are waiting for a decision.")
UNTIL_THEN = _("Until a decision is made, the report shows the answer in the register.")
HEADINGS = (_("Ref."), _("Column"), _("In the register"), _("Answer"), _("Unit"), _("Source"))
EMPTY = _("(nothing)")
