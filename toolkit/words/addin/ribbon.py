"""The words of the ribbon: the label of each control, what it does, and what a button says where Python cannot."""

from toolkit.words import addin
from toolkit.words.speaking import _

LABELS = {
    "tracker": _("Tracker"),
    "returns": _("Returns"),
    "checkReturn": _("Check this return"),
    "checkFolder": _("Check a folder"),
    "nextProblem": _("Next problem"),
    "clearMarks": _("Clear marks"),
    "register": _("Register"),
    "issueWorkbooks": _("Issue workbooks"),
    "consolidateFolder": _("Consolidate a folder"),
    "whoIsMissing": _("Who is missing"),
    "highlightLateItems": _("Highlight late items"),
    "decideConflicts": _("Decide conflicts"),
    "historyOfAction": _("History of this action"),
    "reports": _("Reports"),
    "progressReport": _("Progress report"),
    "houseFormats": _("House formats"),
    "reportCouncilReport": _("Report to the Council"),
    "reportManagementResponse": _("Management response"),
    "reportMissionReport": _("Mission report"),
    "reportProgressTable": _("Progress table"),
    "reportSessionConclusions": _("Conclusions of a session"),
    "reportInAnother": _("Another house format …"),
    "asOfDate": _("As-of date"),
    "openReportsFolder": _("Open the reports folder"),
    "help": _("Help"),
    "doctor": _("Doctor"),
    "about": _("About"),
}
"""Id of a tab, group, menu or button -> its label."""
DOES = {
    "checkReturn": _(
        "Checks the open return, including answers that are not saved. Problems are marked in their cells with a "
        "colour and a note, and listed with links on a Problems sheet. Nothing is saved. To remove the marks and the "
        "Problems sheet, press Clear marks."),
    "checkFolder": _(
        "Asks for a folder, checks all returns in it as they were saved, and lists their problems in a new "
        "workbook, with counts for each file. No return is changed."),
    "nextProblem": _(
        "Selects the next marked cell and says in the status bar, at the bottom of the window, what is wrong "
        "there. After the last cell it starts again."),
    "clearMarks": _(
        "Restores the colours and notes that were there before the marks, and removes the Problems sheet. "
        "Works on a return and on a register, even after it was saved and opened again."),
    "issueWorkbooks": _(
        "Asks for the round and lists the workbooks to issue in a new workbook. To issue "
        "them, close the register, go back to that list, and press this button again."),
    "consolidateFolder": _(
        "Lists in a new workbook what the returns in a folder would change. To consolidate "
        "them, close the register, go back to that list, and press this button again."),
    "whoIsMissing": _(
        "Lists the units that have not returned their workbook in the latest round, with their focal points."),
    "highlightLateItems": _(
        "Marks the actions that are overdue on the as-of date, with a colour and a note. Clear marks restores "
        "the cells."),
    "decideConflicts": _(
        "Goes to the first open conflict, and says how many are open and what to do."),
    "historyOfAction": _(
        "Lists every change made to the action in the selected row, with the file and cell that each change came "
        "from."),
    "progressReport": _(
        "Makes a Word report on the open register in the house format that you used last, and opens it. Click "
        "the arrow to choose a house format."),
    "reportCouncilReport": _(
        "A box with a summary and the action required, numbered sections and paragraphs, bullets by theme, "
        "and an annex of actions."),
    "reportManagementResponse": _(
        "For each recommendation its response, answer and codes under labels, and its key actions with unit, "
        "deadline, status and comments."),
    "reportMissionReport": _(
        "A boxed form of twelve numbered sections with the matrix of follow-up actions. A follow-up report "
        "shows the status of each."),
    "reportProgressTable": _(
        "One table of recommendations, actions and their status, with a summary, a table by unit and an annex "
        "of overdue actions."),
    "reportSessionConclusions": _(
        "Numbered paragraphs, decisions, participant lists and a workplan, plus a follow-up table if any follow-up was "
        "reported."),
    "reportInAnother": _(
        "Asks for the folder that contains your own house format, then makes the report in that "
        "format."),
    "asOfDate": _(
        "Asks on which day the reports on this register and its overdue actions are judged. A new round sets "
        "its own day again."),
    "openReportsFolder": _("Opens the folder with the reports on this register. You choose it once."),
    "doctor": _(
        "Checks that everything the add-in needs is there, including macro settings and OneDrive, and says "
        "how to put right what is not."),
    "about": _("Shows which version this is."),
}
"""Id of a button -> what its tip says."""
MACROS = {
    "TITLE": addin.TITLE,
    "AT_WORK": addin.AT_WORK,
    "ADVICE": _("To find out why, run tracker addin doctor in a terminal."),
    "PROTECTED_VIEW": _("This workbook is in Protected View. Choose Enable Editing and press the button again."),
    "NO_WORKBOOK": _("No workbook is open. Open the one that you want to work on and press the button again."),
    "NO_WORKSHEET": _("A chart is in front. Click the tab of a sheet with cells and press the button again."),
    "NO_PYTHON": _("Your settings do not name the Python to use."),
    "PYTHON_GONE": _("The Python that your settings name is not there."),
    "NO_SCRIPT": _("Excel may not start Python yet. Run xlwings runpython install in a terminal once."),
    "ABOUT_FAILED": _("Python could not be started."),
    "AS_OF_DATE_FAILED": _("The as-of date could not be asked for."),
    "CHECK_FOLDER_FAILED": _("The folder could not be checked."),
    "CHECK_RETURN_FAILED": _("The return could not be checked."),
    "CLEAR_ALL_MARKS_FAILED": _("The marks could not be cleared."),
    "CONSOLIDATE_FOLDER_FAILED": _("The returns could not be consolidated."),
    "DECIDE_CONFLICTS_FAILED": _("The conflicts could not be shown."),
    "DOCTOR_FAILED": _("Python could not be started."),
    "HIGHLIGHT_LATE_ITEMS_FAILED": _("The late items could not be highlighted."),
    "HISTORY_OF_ACTION_FAILED": _("The history could not be listed."),
    "ISSUE_WORKBOOKS_FAILED": _("The workbooks could not be issued."),
    "NEXT_PROBLEM_FAILED": _("The next problem could not be shown."),
    "OPEN_REPORTS_FOLDER_FAILED": _("The folder could not be opened."),
    "REPORT_FAILED": _("The report could not be made."),
    "WHO_IS_MISSING_FAILED": _("The units that are missing could not be listed."),
}
"""A place in braces in `macros/*.bas` -> what the build puts there."""
