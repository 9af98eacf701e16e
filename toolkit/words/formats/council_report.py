"""What the template of a report to a council says, and the labels of its box."""

from toolkit.words.speaking import _, of

ACTION_REQUIRED = _("Action required")
REFERENCES = _("References")
BOX = _("Summary and action required")
BOX_TOLD = _("A box with the summary of the report, what the Council is invited to do, and the references.")
PROGRESS_AS_OF = _("This document reports on progress as of {{ as_of }}.")
AND = of("before the last point of a list", " and")
ANNEX = _("Annex. Actions and their implementation")
ANNEX_AS_OF = _("Recommendations, actions and their implementation as of {{ as_of }}")
WITHOUT_ACTION_TOO = _("What is asked and has no action yet stands in the table too.")
