"""What the workbooks say that units receive: the Read me sheet, input messages, and the problems of a checked copy."""

from toolkit.words.speaking import _, plural

# properties of the file
TITLE_ISSUED = _("{unit}: progress on actions, {round}")
TITLE_CHECKED = _("{unit}: checked copy, {round}")

# the foot of a printed page
PAGE_OF = _("Page {page} of {pages}")

# Read me: title and facts
PROGRESS, CONTRIBUTE = _("Please report on your actions"), _("Please contribute to the report")
CHECKED = _("Checked copy: please correct it and send it again")
UNIT, ROUND, AS_OF, RETURN_BY, RETURN_TO, WHOM_TO_ASK = (
    _("Unit"), _("Reporting round"), _("As-of date"), _("Return by"), _("Return to"), _("Whom to ask"))
TELEPHONE = _("telephone {number}")
UNIT_AND_CODE = _("{name} ({code})")
VERSION = _("Workbook {version} for this round")
AS_OF_REMARK = _("Report the situation as of this date.")
PROBLEMS_LEFT = _("Problems left")
NONE_LEFT = _("None. You can send the workbook back.")
SEE_CHECK = _("See the Check column on the Actions sheet.")

# Read me: steps
WHAT_TO_DO = _("What to do")
STEP = _("Step {number}")
FILL_IN = plural("On the Actions sheet, fill in the yellow cells for your action: status, dates, "
                 "comment.",
                 "On the Actions sheet, fill in the yellow cells for your {number} actions: status, "
                 "dates, comment.")
CONFIRM = _("What you wrote last is under {last}. If it is still right and nothing is new, choose Yes under {still_so} "
            "instead of writing a comment.")
WATCH = _("Look at the Check column, to the right of the comment. It says what is still missing, and in which column. "
          "Aim for 0 problems.")
SEE_PROBLEMS = plural(
    "On the Problems sheet, see the problem that was found in your workbook. A link takes you to the "
    "cell.",
    "On the Problems sheet, see the {number} problems that were found in your workbook. The link on "
    "each line takes you to the cell.")
CORRECT = _("Correct the marked cells on the Actions sheet. The note on each cell says what to do.")
WRITE_CONTRIBUTIONS = _("On the {sheet} sheet, write what your unit achieved. Use one row for each contribution, and "
                        "choose a theme from the list.")
SEE_FINISHED = plural(
    "The {sheet} sheet shows {number} finished action, only for reading. If it is not finished, tell us.",
    "The {sheet} sheet shows {number} finished actions, only for reading. If one is not finished, tell us.")
BESIDES = _("Besides")
PROPOSE = _("On the {sheet} sheet, you can propose actions that are not listed yet.")
SEE_LONG = _("The {sheet} sheet shows what is too long for a row, only for reading.")
SEND = _("Save this workbook and send it back. {anyway}")
SEND_BY = _("Save this workbook and send it back by {day}. {anyway}")
SEND_TO = _("Save this workbook and send it to {addressee}. {anyway}")
SEND_TO_BY = _("Save this workbook and send it to {addressee} by {day}. {anyway}")
PERSON_AT = _("{person} ({address})")
ANYWAY = _("If you cannot solve a problem, send the workbook anyway and explain why in the comment.")

# beside an action: what became of a new date that a unit asked for
DATE_WAITS = _("The new date {day}, which {unit} asked for in round {round}, is waiting for a decision. You need not "
               "ask for it again.")
DATE_DECLINED = _("The new date {day}, which {unit} asked for in round {round}, was declined.")
DATE_DECLINED_WHY = _("The new date {day}, which {unit} asked for in round {round}, was declined: {why}")

# Read me: columns and remarks
COLUMNS, COLUMN, WHO, MEANING = (
    _("What the columns mean"), _("Column"), _("Who fills it in"), _("What it says"))
BY_CENTRE, BY_LEAD, BY_UNIT, COMPUTED = (
    _("The information unit (locked)"), _("You, if you lead the action"), _("You"), _("Computed or shown (locked)"))
EACH_REPORTS = _("Lead or support. In this round, each unit of the action reports on it.")
WITH_CHOICES = _("{meaning} Choices: {choices}.")
DATES_ARE_APPROVED = _("A revised deadline is a request: the due date stays until we accept the new date. What became "
                       "of a date that you asked for stands under “What others wrote”.")
REMARKS = (
    _("Enter your answers in the light yellow cells. The other cells are locked to protect "
      "them, but there is no password."),
    _("You can filter rows and change column widths and row heights. Alt+Enter starts a new line in a "
      "cell. If a text is longer than its row, click the cell to read all of it in the formula bar."),
    _("Please do not rename the sheets or change the headings. Everything you enter is kept."),
)

# what came of an action, above what others wrote
REOPENED = _("Reopened. The status was “{status}”.")
SUPERSEDED_BY = _("Superseded by {refs}.")
IN_PLACE_OF = _("In place of {refs}.")
SPLIT_FROM = _("Split from {ref}.")
LED_BEFORE = _("Led before by {units}.")

# input messages and what a cell refuses
LEAD_ANSWERS = _("The lead unit fills this in. Under Comment, write what your unit has done.")
TYPE_DATE = _("Type a date as year-month-day.")
TYPE_DATE_UP_TO = _("Type a date as year-month-day. It cannot be after the as-of date.")
TYPE_PERIOD = _("Type a date as year-month-day, or words such as June 2018.")
NOT_LISTED = _("This is not on the {sheet} sheet yet.")
TYPE_PER_CENT = _("Type a percentage from 0% to 100%.")
WHAT_CHECKS_SAY = _("What the check says")
TYPE_NUMBER = _("Type a number.")
TOO_LONG = _("The text is longer than {most} characters. Please shorten it.")
CHOOSE = _("Choose from the list: click the arrow beside the cell.")

# problems in a checked copy, and problem lists
NUMBER, GO_TO, ACTION, WHAT_IS_WRONG, TO_DO, WEIGHT, IN_FILE_SENT = (
    _("No."), _("Go to"), _("Action"), _("What is wrong"), _("What to do"), _("Weight"), _("In the file you sent"))
UNIT_OF_FILE, FILE, SHEET, CELL = _("Unit"), _("File"), _("Sheet"), _("Cell")
WHOLE_TEXT = _("The whole text")
LONGER_THAN_ROW = _("This is longer than a row can show. The sheet {sheet} has all of it.")
WHOLE_ROW = _("The whole row as sent")
TO_CORRECT, TO_LOOK_AT, TO_KNOW = _("To correct"), _("To look at"), _("To know")
NO_PROBLEMS = _("No problems were found.")
PROBLEM_LIST = _("Problems found in the returns")
PROBLEMS_OF_UNIT = _("Problems found in the return of {unit}, round {round}")
TIMES = _("Times")
AND_MORE_LIKE_IT = plural("{what} There is {number} more like it.", "{what} There are {number} more like it.")
IMPORT_LIST = _("What to check in {document}")
REGISTER_LIST = _("What to put right in {register}")

# the blank standard workbook
BLANK = _("Tracker of actions")
BLANK_SUBTITLE = _("Follow-up to recommendations: who does what, by when, and what has been "
                   "done")
SET_UP_BY, BY_RESPONSIBLE, BLANK_COMPUTED = (
    _("The person who sets up the tracker"), _("The responsible unit"), _("Computed (locked)"))
ORGANIZATION, ORGANIZATION_HINT = _("Organization"), _("The name of your organization.")
TRACKED, TRACKED_HINT = (
    _("What is tracked"), _("The review, evaluation, audit or resolution that the recommendations come from."))
KEPT_BY, KEPT_BY_HINT = _("Kept by"), _("Who maintains this workbook, and how to contact "
                                        "them.")
BLANK_AS_OF_HINT = _("The date used to work out what is overdue or due soon.")
BLANK_AS_OF_REMARK = _("Type this date first, and change it each time you report. Without it, "
                       "the workbook cannot show what is overdue.")
BLANK_FACTS = _("Fill in the yellow cells above: your organization, the as-of date and the other "
                "details.")
BLANK_ROWS = _("On the Actions sheet, use one row for each action and give it a reference. {rows} rows are ready.")
BLANK_ANSWERS = _("Fill in status, dates and comments. The Check column says what is missing. The Timing column says "
                  "what is overdue or due soon.")
BLANK_COUNTS = _("See the counts on the Summary sheet.")
BLANK_MORE_ROWS = _("To add rows, unprotect the Actions sheet (Review > Unprotect Sheet; it has no password) and copy "
                    "a blank row.")
BLANK_INSERT = _("Insert the copy above the last row as many times as you need. Formulas, drop-downs "
                 "and colours are copied too.")
BLANK_NONE_LEFT = _("There are no problems on the Actions sheet.")
SUMMARY, ACTIONS, SHARE = _("Summary"), _("Actions"), _("Share")
BY_STATUS, BY_TIMING = _("Actions by status"), _("Open actions by timing")
NO_STATUS, ALL_ACTIONS = _("Status not given"), _("All actions")
MISSING_REF = _("The row has no reference. Give it one, such as 3.2.")
REPEATED_REF = _("Another row has the same reference. Give each row its own.")

# the printed page on a workbook; what stands in the workbook is named as it stands there
GUIDE_TITLE, GUIDE_SUBTITLE = _("How to fill in the workbook"), _(
    "For focal points. Nothing to install, no macros: Excel 2013 or later, Excel for the web, or LibreOffice.")
GUIDE_STEPS, GUIDE_ANSWERS, GUIDE_SAY, GUIDE_REMARKS = (
    _("Three steps"), _("What to do"), _("You want to say"), _("Good to know"))
STEPS_OF_GUIDE = (
    _("On the sheet “{actions}”, fill in the yellow cells: “{status}”, “{completed}”, “{comment}”. If what you wrote "
      "last is still right and nothing is new, choose “{yes}” under “{still_so}” instead."),
    _("Look at the column “{check}”, to the right of the comment. It says what is still missing, and in which column. "
      "The sheet “{read_me}” counts the problems that are left: aim for none."),
    _("Save the workbook and send it back. Who gets it, by when, and whom you can ask stands on the sheet “{read_me}”. "
      "If you cannot solve a problem, send the workbook anyway and say why in the comment."),
)
ANSWERS_OF_GUIDE = (
    (_("The action is done"), _("Choose “{implemented}” and type the date under “{completed}”.")),
    (_("It is delayed or on hold"),
     _("Choose “{in_progress}” or “{not_started}”, and give the reason under “{comment}”.")),
    (_("You need more time"),
     _("Type the new date under “{revised}” and its reason beside it. It holds once it has been accepted.")),
    (_("It will not be done"), _("Choose “{closed}” and give the reason under “{reason}”.")),
    (_("Nothing has changed"), _("Choose “{yes}” under “{still_so}”.")),
    (_("An action is missing"), _("Propose it on the sheet “{new_actions}”.")),
)
REMARKS_OF_GUIDE = (
    _("Grey cells are locked, without a password. If your unit supports an action, the lead unit answers it; you add "
      "what you did under “{comment}”."),
    _("Type a date as year-month-day, such as 2026-06-30. Choose a status from the list: click the arrow beside the "
      "cell."),
    _("If a text is longer than its row, click the cell: the formula bar above the sheet shows all of it."),
    _("You can filter rows and change widths and heights. Please do not rename sheets or change headings."),
    _("Send back the workbook that you received, not a copy of its cells in another file: it knows which actions are "
      "yours."),
)
