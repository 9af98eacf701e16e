"""What the template of a session's conclusions says."""

from toolkit.words.speaking import _

CONTENTS = _("Contents")
SECTIONS_AND_ANNEXES = _("Sections and annexes")
AREAS = _("Areas")
ADDED_HEADING = _("Recommendations and actions")
MASTHEAD = _("Masthead")
MASTHEAD_TOLD = _("At the left the name of the body; at the right the symbol and the date of the document.")
ORGANIZATIONS = _("Organizations")
NAME_TITLE_DIVISION = _("Name – Title – Division")
PARTICIPANTS = _("Participants by organization")
PARTICIPANTS_LISTED = _("List of participants")
PARTICIPANTS_TOLD = _("One row for each participant; the organization stands beside all of its people.")
FOLLOW_UP_AS_OF = _("Follow-up to the decisions as of {{ as_of }}")
REPORTED = _("Actions and what was reported on them")
REPORTED_TOLD = _("One row for each action, with who does it, its deadline, its status and the comments.")
RESPONSIBLE = _("Responsible")
