"""What the template of a mission report says, and the sections of its form."""

from toolkit.words.speaking import _

FORM_NAME = _("Mission report")
FOLLOW_UP_AS_OF = _("Follow-up as of {{ as_of }}")
ACTION = _("Action to be taken")
BY_WHOM = _("By whom")
COMPLETION_DATE = _("Expected completion date")
STATUS = _("Status")
SECTIONS = _("Sections of the form")
SECTIONS_CONTINUED = _("Sections of the form, continued")
SECTIONS_TOLD = _(
    "Each section has its number and heading on the left and what it says on the right, one row for each paragraph "
    "or entry.")
FOLLOW_UP = _("Follow-up actions")
FOLLOW_UP_TOLD = _("One row for each follow-up action, with who is to do it and by when.")
AREA = _("Practice area")
PERIOD = _("Mission period (incl. of travel days)")
TYPE = _("Type of mission")
CLIENTS = _("Clients")
PURPOSE = _("Purpose of mission")
DOCUMENTS = _("Documents, materials, resources")
MEMBERS = _("Mission members")
COSTS = _("Costs")
BRIEF_SUMMARY = _("Brief summary of the mission")
FINDINGS = _("Findings")
RESULTS = _("Results achieved (key outputs)")
OUTCOMES = _("Expected outcomes and impacts")
COUNTERPARTS = _("Key counterparts")
MATRIX = _("Follow up action matrix")
DISTRIBUTION = _("Distribution list")
