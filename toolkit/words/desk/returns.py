"""What the pages on returns of the desk say: check, plan, take in."""

from toolkit.words.speaking import _, plural

TITLE = _("Check and consolidate")
LEAD = _("First the returns are checked. Then you see what would change. The register is only written when you say so.")
ROUND, NO_ROUND, NO_ROUND_LEAD = _("Round"), _("No round is open yet."), _("Issue workbooks to the units first.")
FROM_INBOX, IN_INBOX = _("From the inbox"), plural(
    "{number} workbook in {folder} is not taken in yet.", "{number} workbooks in {folder} are not taken in yet.")
NOTHING_IN_INBOX = _("Nothing new is in {folder}.")
CHECK_INBOX, FROM_FOLDER, FOLDER_LEAD, CHOOSE_FOLDER, CHECK_FOLDER = (
    _("Check the inbox"), _("From a folder"), _("Returns that you keep elsewhere."), _("Choose a folder"),
    _("Check this folder"))
DROP, DROP_HINT, CHECK_THESE = (
    _("Drop the workbooks that came back here, or choose them"), _("Excel workbooks, as many as you like."),
    _("Check these"))
CHECKING, PLANNING, TAKING_IN, COPYING, WRITING_LETTERS = (
    _("Check the returns"), _("See what would change"), _("Take the returns in"), _("Write checked copies"),
    _("Draft letters"))

# checked
CHECKED, OF_ROUND = _("Checked"), _("Round {round}")
RETURNS, FILE, UNIT, PROBLEMS, STATE = _("Returns"), _("File"), _("Unit"), _("Problems"), _("State")
CAN_BE_TAKEN, CANNOT, HAS_PROBLEMS, NO_PROBLEMS = (
    _("Can be taken in"), _("Cannot be used"), _("Can be taken in, but for what is wrong"), _("No problems"))
SKIPPED = _("Passed over")
QUESTIONS, QUESTIONS_LEAD, OTHER_ROUND_LEAD = _("You can help here"), _(
    "Some workbooks do not say which unit they come from."), _("Some workbooks were issued for another round.")
WHOSE, NOT_SAID, TAKE_AS, CHECK_AGAIN = (
    _("Whose return is {file}?"), _("(I do not know)"), _("Take the answers of {file} for round {round}"),
    _("Check again with this"))
PROBLEMS_FOUND, NOTHING_WRONG = _("What was found"), _("Nothing is wrong with these returns.")
NEXT = _("What next")
PLAN_LEAD = _("Nothing is written yet: you see every change first.")
SEND_BACK, SEND_BACK_LEAD, REPLACE = (
    _("Send back to units"), _("A checked copy of each return, with its problems marked, and a list of them. They go "
                               "to {folder}."),
    _("Replace copies that are there already"))
WROTE = plural("Wrote {number} file to {folder}.", "Wrote {number} files to {folder}.")
DRAFT, DRAFT_LEAD = _("Draft the letters"), _(
    "An e-mail for each unit whose return has problems, with its checked copy. Nobody else gets one. You send them.")
DRAFTED = plural("Drafted {number} letter. Open it, read it and send it.",
                 "Drafted {number} letters. Open them, read them and send them.")
WAYS_BACK = _("Check other returns")

# the plan
PLAN, PLAN_OF = _("What would change"), _("Nothing is written yet.")
NEW_RETURNS, CHANGES, CONFLICTS, PROPOSALS = (
    plural("{number} new return", "{number} new returns"), plural("{number} change", "{number} changes"),
    plural("{number} conflict waits", "{number} conflicts wait"),
    plural("{number} proposal waits", "{number} proposals wait"))
COUNTS = _("{returns}, {changes}, {conflicts}, {proposals}.")
BEFORE_THEM = plural("{number} return was taken in before.", "{number} returns were taken in before.")
NOTHING_NEW = _("There is nothing new, so the register stays as it is.")
STILL_MISSING, NONE_MISSING, NOTHING_ANSWERED = (
    _("Still missing: {units}."), _("All units have returned their workbooks."),
    _("Returned with nothing answered: {units}."))
CHANGES_TITLE, CONFLICTS_TITLE, MISSING_TITLE = (
    _("Changes"), _("Conflicts, which you decide afterwards"), _("Still missing"))
PROPOSALS_TITLE, RECOMMENDATION, PROPOSED, RESPONSIBLE, DEADLINE = (
    _("New actions, which you decide afterwards"), _("Rec."), _("Proposed action"), _("Responsible"), _("Deadline"))
REF, COLUMN, BEFORE, AFTER, FROM, ANSWER, IN_REGISTER, NAME, CONTACT = (
    _("Ref."), _("Column"), _("Before"), _("After"), _("Unit, file and cell"), _("Answer"), _("In the register"),
    _("Name"), _("Focal point"))
MORE = plural("{number} more is not shown.", "{number} more are not shown.")
EMPTIED = plural(
    "{number} answer is empty now, and the register keeps the old one.",
    "{number} answers are empty now, and the register keeps the old ones.")
EMPTY_THEM, PLAN_AGAIN = _("Empty them in the register, too"), _("Show the plan with this")
TAKE_IN, TAKE_IN_LEAD = _("Take them in"), _("This writes the register. The register of before goes to the archive.")

# taken in
WROTE_REGISTER = _("The register is written. The register of before is in the folder {folder}.")
DECIDE, DECIDE_LEAD, SEE_HOME, SEE_MISSING = (
    _("Make your decisions"), _("Conflicts and proposals wait for you."), _("See where things stand"),
    _("See who is missing"))

# the last consolidation
LAST_TITLE, LAST = _("The last consolidation"), _("{when}: {files}")
UNDO, UNDO_LEAD = _("Undo the consolidation"), _(
    "The register stands again as it was before. The history keeps that it was undone.")
CANNOT_UNDO, UNDO_DECISIONS = _(
    "It can be undone only while nothing came after it. If you have only decided since, undo the decisions first."), _(
    "See the decisions")
