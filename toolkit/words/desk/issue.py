"""What the page Issue of the desk says."""

from toolkit.words.speaking import _, plural

ISSUE = _("Issue")
LEAD = _("Each unit gets an Excel workbook with its own actions. It fills it in and sends it back.")
ROUND, ROUND_HINT = _("Round"), _("A new name, or that of an earlier round.")
AS_OF, AS_OF_HINT = _("As of"), _("The day whose situation units report.")
RETURN_BY, RETURN_BY_HINT = _("To return by"), _("The day by which they should be back.")
MORE = _("More choices")
EVERYTHING, JOINT, ANEW = _("Ask about finished actions, too"), _(
    "Let every unit of a joint action answer, not only the one that leads it"), _(
    "Write anew the workbooks that are there already")
SHOW, ISSUE_THEM = _("Show what would be issued"), _("Issue the workbooks")
WHICH, WHICH_LEAD = _("Which units"), _("Untick those that should get no workbook. Nothing is written yet.")
CHOSEN, UNIT, NAME, ACTIONS, FINISHED, REMARK, ROWS = (
    _("Chosen"), _("Unit"), _("Name"), _("Actions"), _("Finished"), _("Remark"), _("Its rows"))
SEE = _("See them")
CHOOSE_UNIT = _("A workbook for {unit}")
AT_REST = _("No workbook for {units}: nothing is open there.")
WOULD_OPEN = _("This would open round {name}.")
IS_OPEN = _("Round {name} is open already.")
CLOSES, CLOSES_MISSING = _("This closes round {name}. All its workbooks are back."), plural(
    "This closes round {name}. {number} workbook is missing: {units}.",
    "This closes round {name}. {number} workbooks are missing: {units}.")
CLOSE_IT, TICK_FIRST = _("Close round {name} without what is missing"), _(
    "Nothing was issued. Tick below that this is what you want, and press the button again.")
LACKING, NO_RETURN_ADDRESS, NO_EMAIL = _("Before you issue"), _(
    "Nothing says where units send their workbooks. Fill in “Return to” on the Settings sheet."), plural(
    "{number} unit has no e-mail address on the Units sheet, so no letter can be addressed to it: {units}.",
    "{number} units have no e-mail address on the Units sheet, so no letter can be addressed to them: {units}.")
CHOOSE_SOME = _("No unit is chosen. Tick at least one, then show again.")

# the rows of one workbook
WHAT_SEES, BACK = _("What {unit} would see"), _("Back to the units")
ROWS_LEAD = plural("{number} action. What is marked is for the unit to fill in; the rest is locked.",
                   "{number} actions. What is marked is for the unit to fill in; the rest is locked.")
TO_FILL_IN = _("(to fill in)")
NO_ROWS = _("This workbook asks about no action.")

# what was done
ISSUING = _("Issue round {name}")
ISSUED_TO = _("Issued")
DRAFT, DRAFT_NOTE = _("Draft the letters"), _("An e-mail for each unit with its workbook. Nothing is sent.")
TO_HOME = _("See where things stand")

# letters
LETTERS, LETTERS_LEAD = _("Letters of round {name}"), _(
    "An e-mail is drafted for each unit, for you to read and send in your mail program. Nothing is sent from here.")
WHAT_FOR, AGAIN, DRAFT_THEM = _("What they are for"), _("Draft again where such a letter was drafted before"), _(
    "Draft the letters")
OF_ISSUE, OF_REMIND, OF_THANK = _("The workbook goes out"), _("Remind those that are missing"), _(
    "Thank for what came back")
DRAFTING, DRAFTED, TO, ATTACHED = _("Letters of round {name}"), _("Letters"), _("To"), _("Attached")
NO_ADDRESS = _("(no address in the register)")
