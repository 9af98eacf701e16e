"""What the template of a management response says; its labels are also those by which one is read."""

from toolkit.words.speaking import _, of

HEADING = _("Management Response")
STATUS_AS_OF = _("Status as of {{ as_of }}")
RECOMMENDATION = _("Recommendation")
CATEGORY = _("Management Response Category")
THEMATIC_AREA = _("Thematic Area")
OPERATING_PRINCIPLES = _("Operating Principles")
ORGANIZATIONAL_PRIORITIES = _("Organizational Priorities")
UNEG_CRITERIA = _("UNEG Criteria")
DESCRIPTION = of("label of a management response", "Description")
UNIT = _("Unit")
EVALUATION = _("Title of the Evaluation")
KEY_ACTIONS_HEADING = _("Key Actions")
KEY_ACTIONS = _("Key actions")
KEY_ACTIONS_ON = _("Key actions on recommendation {{ recommendation.number }}")
KEY_ACTIONS_TOLD = _(
    "Two rows for each key action: its number and text over the whole width, and below them the responsible units, "
    "the deadline, the status and the comments.")
NO_KEY_ACTION = _("No key action is recorded.")
RESPONSIBLE = _("Responsible")
DEADLINE = _("Deadline")
STATUS = _("Status")
COMMENTS = of("on a key action", "Comments")
