"""What the add-in says in Excel: its dialogs, the status bar, and the lists that it writes."""

from toolkit.words.speaking import _, plural

TITLE = _("Tracker")
AT_WORK = _("Tracker is working …")
UNEXPECTED = _("Something unexpected happened. Nothing was saved. Details are in {log}.")

# Returns
WEIGHTS = _("{errors}, {warnings}")
NO_PROBLEMS = _("{name} has no problems.")
MARK_MANY = _("{name}: {weights}. {cells} cells would be marked. Do you want to mark them? "
              "If you choose No, the problems are only listed.")
LISTED_BESIDE = _("{name}: {weights}. They are listed in a new workbook. {why}")
MARKED_AND_LISTED = _("{name}: {weights}. They are marked in their cells and listed on the {sheet} sheet.")
NO_MARKS_TO_SHOW = _("There are no marks in {name}. To mark its problems, press “Check this "
                     "return” first.")
NO_MARKS = _("{name} has no marks.")
MARKS_CLEARED = _("The marks in {name} were cleared.")
WHICH_RETURNS = _("Choose the folder that contains the returns to check")
FOLDER_CHECKED = _("Checked the folder {folder}.")
FOLDER_LISTED = _("The problems are listed in a new workbook.")
LOST = _("The notes on some marked cells were changed, removed or copied, so these cells were "
         "left as they are: {cells}. Check them, and remove the marks by hand.")
LEFT = _("Excel could not add notes to these cells, so they are not marked: {cells}.")
MORE_CELLS = plural("{cells} and {number} more", "{cells} and {number} more")

# lists of problems
NUMBER, GO_TO, ACTION, COLUMN = _("No."), _("Go to"), _("Action"), _("Column")
WHAT_IS_WRONG, TO_DO, WEIGHT, FILE = _("What is wrong"), _("What to do"), _("Weight"), _("File")
TO_CORRECT, TO_LOOK_AT = _("To correct"), _("To look at")
PROBLEMS = _("Problems")

# Register
PLAN = _("Plan")
PLAN_OF, REGISTER, KNOWN_BY, TO_GO_ON = _("Plan of"), _("Register"), _("Known by"), _("Next")
GO_ON = _("Close {register}, go back to this plan, and press {button}.")
ISSUE, CONSOLIDATE = _("Issue workbooks"), _("Consolidate a folder")
ROUND, AS_OF, RETURN_BY, FOLDER = _("Round"), _("As of"), _("Return by"), _("Folder")
RETURNS, OUTCOME = _("Returns"), _("What will change")
UNIT, NAME, ACTIONS, FINISHED, REMARK = _("Unit"), _("Name"), _("Actions"), _("Finished"), _("Remark")
FOCAL_POINT, EMAIL = _("Focal point"), _("E-mail")
WORKBOOKS, CHANGES, CONFLICTS, MISSING = _("Workbooks"), _("Changes"), _("Conflicts"), _("Missing")

PLANNING = _("Tracker is planning round {round} …")
ALL_ISSUED = _("All workbooks for round {round} have already been issued. They are in {folder}.")
AT_REST = _("no workbook: all actions are finished")
PLANNED_ISSUE = plural(
    "Round {round}, as of {as_of}: {number} workbook to issue. The list is in a new workbook. "
    "Nothing has been issued yet. {to_go_on}",
    "Round {round}, as of {as_of}: {number} workbooks to issue. The list is in a new "
    "workbook. Nothing has been issued yet. {to_go_on}")
ISSUE_NOW = _("Do you want to issue the workbooks listed in this plan for round {round}?")
ISSUING = _("Tracker is issuing the workbooks for round {round} …")
ISSUED = plural("Issued {number} workbook in {folder}. Send it to its unit.",
                "Issued {number} workbooks in {folder}. Send each one to its unit.")
WHICH_ROUND = _("Which reporting round?")
WHICH_ROUND_OR_NEW = _("Which reporting round? Enter a new name to open a new round. Existing rounds: {rounds}.")
ROUND_AS_OF = _("What is the as-of date of round {round}?")
ROUND_RETURN_BY = _("When should units return their workbooks for round {round}?")

CONSOLIDATE_NOW = _("Do you want to consolidate the returns in {folder} into {register} as set "
                    "out in this plan? {outcome}")
READING_RETURNS = _("Tracker is reading the returns in {folder} …")
CONSOLIDATING = _("Tracker is consolidating the returns in {folder} …")
CONSOLIDATED = _("Done. {outcome} The previous register is in the archive folder.")
PRESS_DECIDE = _("Press Decide conflicts.")
PROPOSALS_WAIT = _("Proposals are waiting for your decision on the Proposed sheet.")
PLANNED = _("{outcome} The plan is in a new workbook. Nothing has been changed yet. {to_go_on}")
NOTHING_NEW = _("There is nothing new in {folder}, so {register} stays as it is. {outcome} Do you "
                "want to choose another folder?")
COUNTS = _("{returns}, {changes}, {conflicts}, {proposals}.")
NEW_RETURNS = plural("{number} new return", "{number} new returns")
COUNTED_CHANGES = plural("{number} change", "{number} changes")
COUNTED_CONFLICTS = plural("{number} conflict", "{number} conflicts")
COUNTED_PROPOSALS = plural("{number} proposed action", "{number} proposed actions")
COUNTED_DATES = plural("{number} proposed date", "{number} proposed dates")
STILL_MISSING, NONE_MISSING = _("Still missing: {units}."), _("No unit is missing.")
WHICH_ROUND_OF_RETURNS = _("Which round do the returns belong to?")
WHERE_RETURNS = _("Choose the folder that contains the returns for {round}")
ALL_RETURNED = _("All units have returned their workbooks for round {round}.")
NOT_RETURNED = plural(
    "{number} unit has not returned its workbook for round {round}: {units}. The unit and its focal "
    "point are listed in a new workbook.",
    "{number} units have not returned their workbooks for round {round}: {units}. The units and their "
    "focal points are listed in a new workbook.")

NONE_OVERDUE = _("No action is overdue as of {as_of}.")
OVERDUE = plural("{number} action is overdue as of {as_of}.", "{number} actions are overdue as of {as_of}.")
MARK_OVERDUE = plural(
    "{number} action is overdue as of {as_of}. Do you want to mark it on the {sheet} sheet? "
    "To restore the cell later, press Clear marks.",
    "{number} actions are overdue as of {as_of}. Do you want to mark them on the {sheet} "
    "sheet? To restore the cells later, press Clear marks.")
OVERDUE_NOTE = plural("{ref}: due {due}, {number} day overdue as of {as_of}. {status}.",
                      "{ref}: due {due}, {number} days overdue as of {as_of}. {status}.")

CONFLICTS_WAIT = plural(
    "{number} conflict is waiting for your decision. In one of its rows, choose “{keep}” or "
    "the letter of an option in the Decision column, or type another value. Then save the "
    "register and press {button}.",
    "{number} conflicts are waiting for your decision. In one row of each conflict, choose "
    "“{keep}” or the letter of an option in the Decision column, or type another value. Then "
    "save the register and press {button}.")
DECIDED = plural("You have made a decision on {number} conflict. To apply your decision, save the "
                 "register and press {button}.",
                 "You have made decisions on {number} conflicts. To apply your decisions, save the "
                 "register and press {button}.")
NO_CONFLICT = _("No conflicts are waiting for a decision.")
NO_HISTORY = _("Action {ref} has not been changed yet.")
HISTORY = plural("{number} change to action {ref}. It is listed in a new workbook.",
                 "{number} changes to action {ref}. They are listed in a new workbook, oldest first.")

# Reports
MAKING_REPORT = _("Tracker is making the report {name} …")
WHICH_FORMAT = _("Which house format?")
FORMAT_FOLDER = _("Choose the folder that contains your house format")
REPORTS_FOLDER = _("Choose the folder for the reports on {register}")
REPORT_EXISTS = _("{name} already exists. Do you want to renew it? What you edited in it stays. If you choose No, the "
                  "new report is saved under another name.")
RENEWED = plural("{name} is renewed: {kept}, {number} conflict in a comment.",
                 "{name} is renewed: {kept}, {number} conflicts in comments.")
TEMPLATE_IS_NEW = _("The template of the house format changed since the report was made. The report has its new words, "
                    "but not its new looks. To have a report with the new looks, press the button again and choose No.")
AS_OF_WHICH_DAY = _("Which as-of date should be used?")
AS_OF_SET = _("Reports and lists of overdue actions for {register} use the as-of date {day}.")
LOCAL_FOLDER = _("Choose the folder on this computer that holds {register}")

# questions
SAVED_AT_ONCE = _("AutoSave is on for {name}, so marks are saved at once for everybody who uses the workbook. Undo "
                  "cannot take them back, nor what you did before. Clear marks removes them. Do you want to mark the "
                  "cells?")
NOT_A_DAY = _("“{typed}” is not a valid date. Write it as year-month-day (YYYY-MM-DD).\n{question}")
CHOICES = _("{question}\nThere are: {choices}.")
NOT_A_CHOICE = _("“{typed}” is not one of the choices.\n{question}")

# Help
GOOD, TO_PUT_RIGHT = _("Good: {what}: {found}"), _("To fix: {what}: {found} ({fix})")
ABOUT = _("tracker-toolkit {version}, with xlwings {xlwings}.")
