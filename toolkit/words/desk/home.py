"""What the page Home of the desk says."""

from toolkit.words.speaking import _, plural

AS_OF, TO_RETURN_BY = _("As of {day}"), _("to return by {day}")
NEXT_THING, ALSO_WAITING = _("What to do next"), _("What waits for you")
NOTHING_ELSE = _("Nothing else waits.")
NEXT_IMPORT, NEXT_IMPORT_LEAD = _("Take in a document"), _("The register has no actions yet.")
NEXT_RIGHT, NEXT_RIGHT_LEAD = _("Put the register right"), plural(
    "{number} thing in the register is missing or contradicts itself.",
    "{number} things in the register are missing or contradict themselves.")
NEXT_ISSUE, NEXT_ISSUE_LEAD = _("Issue workbooks to units"), _("No round is open. The next one is proposed.")
NEXT_CHECK, NEXT_CHECK_LEAD = _("Check what came back"), plural(
    "{number} workbook is in the inbox and not taken in yet.", "{number} workbooks are in the inbox and not taken in "
    "yet.")
NEXT_DECIDE, NEXT_DECIDE_LEAD = _("Make your decisions"), _("Conflicts and proposals wait for you.")
NEXT_MISSING, NEXT_MISSING_LEAD = _("See who is missing"), plural(
    "{number} workbook has not come back yet.", "{number} workbooks have not come back yet.")
NEXT_REPORT, NEXT_REPORT_LEAD = _("Make a report"), _("Everything has come back and is decided.")
CONFLICTS, PROPOSALS, NEW_DATES, CLAIMS, LEFT, IN_INBOX = (
    _("Conflicts to decide"), _("Proposed actions to decide"), _("New dates to decide"), _("Claims to verify"),
    _("To put right in the register"), _("Workbooks in the inbox"))
ROUND, NO_ROUND = _("Round {name}"), _("No workbooks have been issued yet.")
RETURNED_OF = plural("{returned} of {number} workbook is back", "{returned} of {number} workbooks are back")
UNIT, UNIT_NAME, STATE, RETURNED, MISSING, EMPTY = (
    _("Unit"), _("Name"), _("State"), _("Returned"), _("Missing"), _("Returned with nothing answered"))
EVERY_UNIT = _("Every unit of the round")
IN_SHORT, IN_FIGURES, OVERDUE_ONES = _("In short"), _("In figures"), _("See the overdue actions")
TO_PUT_RIGHT = _("To put right in the register")
