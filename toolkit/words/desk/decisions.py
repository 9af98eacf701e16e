"""What the page on conflicts and proposals of the desk says."""

from toolkit.words.speaking import _, plural

TITLE = _("Conflicts and proposals")
LEAD = _("You decide where answers contradict each other or the register, and what becomes of what units propose. Each "
         "decision is written into the register at once. The last one can be undone.")
NOTHING, NOTHING_LEAD = _("Nothing waits for a decision."), _("Conflicts and proposals come with the returns that you "
                                                              "take in.")
AT, LATER_ONES = _("{at} of {number}"), _("What else waits")
CONFLICT, NEW_ACTION, NEW_DATE = _("Conflict {number}"), _("Proposed action"), _("New date")
CONFLICT_TITLE = _("{ref}: which “{column}” holds?")
ACTION_TITLE = _("{unit} proposes a new action")
DATE_TITLE = _("{ref}: {unit} asks for a new date")
ACTION, RECOMMENDATION, LEAD_UNIT, DUE, STATUS = _("Action"), _("Recommendation"), _("Unit"), _("Due date"), _("Status")
COMMENT, EVIDENCE, SEE_ACTION = _("Comment"), _("Evidence"), _("Action {ref} with its history")
GONE = _("{ref} is no longer in the register.")
IN_REGISTER, ANSWER_OF, ANSWER_OF_DOCUMENT = _("In the register"), _("Answer of {unit}"), _("In the document")
EMPTY = _("(empty)")
NEVER_CHANGED = _("As it was taken in; never changed since")
CHANGED = _("{how}, {when}")
FROM_ROUND, TAKEN_IN = _("round {round}"), _("came in {when}")
KEEP, TAKE, LATER = _("Keep the register"), _("Take this answer"), _("Decide later")
ACCEPT, DECLINE = _("Accept"), _("Decline")
KEYS = _("Keys: the number on a button does the same as the button, as long as this frame is marked.")
OTHER, OTHER_LEAD, OTHER_VALUE, TAKE_OTHER = (
    _("Something else holds"), _("Type the value as you would type it in Excel."), _("Value"), _("Take this value"))
CHOOSE = _("(choose one)")
DECIDED_BY, DECIDED_BY_HINT = _("Decided by"), _("Your name. It stands in the history beside the decision.")
TYPED = _("In Excel, somebody typed “{decision}” as the decision. It counts with the next consolidation, unless you "
          "decide here.")
CORRECT = _("You can correct it before you accept it.")
TEXT, RESPONSIBLE, DEADLINE, WHY, PROPOSED_IN = (
    _("Proposed action"), _("Responsible"), _("Deadline"), _("Why"), _("Proposed in"))
DUE_UNTIL_NOW, ASKED_DATE, WHY_DECLINED = _("Due until now"), _("New date"), _("Reason for declining, if you want to "
                                                                               "say it")
WHICH, NONE_CHOSEN = _("Recommendation that it responds to"), _("(none in the register)")
LAST, UNDO, DECIDING, UNDOING = _("Decided last"), _("Undo"), _("Decide"), _("Undo the last decision")
LAST_TOOK = _("{ref}, {column}: now “{new}”, before “{old}”")
LAST_KEPT = _("{ref}, {column}: stays “{new}”")
LAST_DECLINED = _("Declined: “{what}”")
WHAT, REF, COLUMN, UNIT = _("What waits"), _("Ref."), _("Column"), _("Unit")
MORE_WAIT = plural("{number} more waits after these.", "{number} more wait after these.")
TO_HOME = _("Back to Home")
DONE = _("It is written into the register.")
