"""What a report says of the answers that wait for a decision."""

from toolkit.words.speaking import _

TITLE = _("Annex: answers that wait for a decision")
NONE_WAIT = _("No answer waits for a decision.")
UNTIL_THEN = _("Until a decision is made, the report shows what the register holds.")
HEADINGS = (_("Ref."), _("Column"), _("In the register"), _("Answer"), _("Unit"), _("Source"))
EMPTY = _("(nothing)")
