"""What the page for reading says."""

from toolkit.words.speaking import _, plural

TITLE = _("Where the follow-up stands")
AS_OF = _("As of {day}.")
PART = _("This page covers a part of the register: {part}")
SKIP = _("Skip to the actions")
RECOMMENDATIONS, ACTIONS, IMPLEMENTED, OVERDUE, DUE_SOON = (
    _("Recommendations"), _("Actions"), _("Implemented"), _("Overdue"), _("Due soon"))
OF_ACTIONS = _("{part} of {whole}")
SHOW_FIGURES, IN_SHORT = _("Show the figures"), _("In short")
IN_FIGURES, WHO_IS_LATE, EVERY_ACTION = (
    _("In figures"), _("Who is late"), _("Every action"))
NOT_LATE = _("Nothing is overdue.")
LONGEST_FIRST = plural("{number} action is overdue.", "{number} actions are overdue, longest first.")
REF, ACTION, UNIT, DEADLINE, DUE, STATUS, TIMING, DAYS, COMMENT, EVIDENCE = (
    _("Ref."), _("Action"), _("Responsible unit"), _("Deadline"), _("Due date"), _("Status"), _("Timing"),
    _("Days overdue"), _("Comments"), _("Evidence"))
DAYS_FIRST = _("Days overdue at first")
HISTORY = plural("{number} change", "{number} changes")
HISTORY_OF = _("The history of action {ref}")
WHEN, COLUMN, BEFORE, AFTER, HOW, BY = _("When"), _("Column"), _("Before"), _("After"), _("How"), _("Unit")
NO_UNIT = _("(no unit)")
SORT = _("Sort by {column}")
MADE = _("Made from {file} on {day}. It shows what the register said then.")
DEFINITION = _("{rate}: {definition}.")
AS_REPORTED, AS_VERIFIED = _("Implemented, as reported"), _("Implemented, as verified")
NO_ACTIONS = _("There are no actions.")
COUNTED_ACTIONS = plural("{count} action", "{count} actions")
