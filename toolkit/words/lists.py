"""What the lists of the information unit say: overdue actions, and the differences between two registers."""

from toolkit.words.speaking import _

OVERDUE_ON = _("Actions overdue on {day}")
SHEET_OVERDUE, SHEET_DUE_SOON, SHEET_SUMMARY, SHEET_DIFFERENCES = (
    _("Overdue"), _("Due soon"), _("Summary"), _("Differences"))
UNIT, REF, ACTION, DEADLINE, DUE_DATE, TIMING, STATUS, COMMENTS, EVIDENCE = (
    _("Unit"), _("Ref."), _("Action"), _("Deadline"), _("Due date"), _("Timing"), _("Status"), _("Comments"),
    _("Evidence"))
REVISED = _("Revised deadline")
NOT_ACCEPTED = _("{claimed}, not accepted")
DAYS_OVERDUE, DAYS_LEFT, DAYS_FIRST = _("Days overdue"), _("Days left"), _("Days overdue at first")
NOTHING_OVERDUE, NOTHING_DUE_SOON = _("Nothing is overdue."), _("Nothing is due soon.")
OVERDUE, LONGEST, OLDEST, DUE_SOON, ALL_UNITS = (
    _("Overdue"), _("Longest (days)"), _("Oldest deadline"), _("Due soon"), _("All units"))
OVER_A_YEAR, OVER_THREE_MONTHS, UP_TO_THREE_MONTHS = (
    _("Overdue by more than a year"), _("Overdue by more than 3 months"), _("Overdue by up to 3 months"))
NO_UNIT = _("(no unit)")

AT_FIRST = _("Without new dates")

DIFFERENCES = _("Differences between {old} and {new}")
WHAT, WHICH, COLUMN, IN_REGISTER = _("What"), _("Which"), _("Column"), _("In {register}")
NO_DIFFERENCE = _("The registers do not differ.")
