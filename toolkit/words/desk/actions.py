"""What the pages on actions of the desk say."""

from toolkit.words.speaking import _, plural

FILTER, ALL, CLEAR, SHOW = _("Filter"), _("All"), _("Show all actions"), _("Show")
SOURCE, STATUS, TIMING, TEXT, REF, ACTION, LEAD, DUE = (
    _("Source"), _("Status"), _("Timing"), _("Words"), _("Ref."), _("Action"), _("Unit"), _("Due date"))
TEXT_HINT = _("In the reference, the action, its comments or its evidence")
FOUND = plural("{number} action", "{number} actions")
FOUND_OF = plural("{found} of {number} action", "{found} of {number} actions")
OVERDUE_FIRST = _("Overdue first, the longest overdue on top; then what is open, and what is finished.")
NO_MATCH = _("No action fits. Show all actions, or filter by less.")
NO_ACTIONS = _("There are no actions yet. Take in a document, or type them into the register.")
PAGE_OF, EARLIER, LATER, PAGES_OF_LIST = _("Page {page} of {pages}"), _("Previous page"), _("Next page"), _(
    "Pages of the list")
TO_EDIT = _("Here you read. To change something, open the register in Excel, save it and come back.")
ACTION_TITLE, ALL_ACTIONS = _("Action {ref}"), _("All actions")
RECOMMENDATION, DEADLINE, REVISED, COMPLETED, RESPONSIBLE, SUPPORT, COMMENTS, EVIDENCE = (
    _("Recommendation"), _("Deadline"), _("Revised deadline"), _("Date of implementation"), _("Responsible"),
    _("Support"), _("Comments"), _("Evidence"))
HISTORY, NO_HISTORY = _("History"), _("Nothing was changed yet.")
WHEN, IN_ROUND, COLUMN, BEFORE, AFTER, HOW, BY, FROM = (
    _("When"), _("Round"), _("Column"), _("Before"), _("After"), _("How"), _("Unit"), _("File and cell"))
HOW_BY = _("{how} by {by}")
NO_UNIT = _("(no unit)")
DAYS_LATE = plural("{number} day overdue", "{number} days overdue")
