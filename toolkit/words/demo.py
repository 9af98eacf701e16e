"""What the demo says, and the page that it leaves in its folder."""

from toolkit.words.speaking import _

REPLACED = _("The earlier demo in {folder} was replaced.")
TAKEN_IN = _("{organization}: {units} units, {recommendations} recommendations, {actions} actions")
ADDED = _("Between the rounds a second document, {code}, was added, and {ref} went to {unit}.")
ROUND, ISSUED, BACK, PROBLEMS = _("Round"), _("Issued"), _("Back"), _("Problems")
CHANGES, CONFLICTS, OVERDUE, MISSING = _("Changes"), _("Conflicts"), _("Overdue"), _("Missing")
NONE_MISSING = _("none")
HEARD = _("{round}: {answered} actions answered, {left} left as they were ({silent}: all), {missing} not returned.")
CAME_BACK = _("What came back in {round}:")
SENT = {
    "HARB": _("as asked"),
    "LITE": _("with columns moved"),
    "PILO": _("dates as text, a misspelt status"),
    "FERR": _("a locked cell changed"),
    "CHRT": _("says that 5.2 is implemented"),
    "PUBL": _("says that 5.2 is in progress"),
    "FINA": _("a scan instead of a workbook"),
}
"""Code of a unit -> what it sent in the first round."""
NO_PROBLEM = _("no problem")
CONFLICT_WAITS = _("The conflict on {decided} was decided afterwards. The one on {waiting} is "
                   "still open.")
OPEN_FIRST = _("{readme} in {folder} tells of every file there. Open these first:")
REPORT, WORKBOOK = _("the report in Word"), _("a workbook as a unit receives it")
CHECKED, REGISTER = _("a return with its problems marked"), _("the register; it opens on an overview")
PAGE, LETTER = _("where it stands, for any browser"), _("a letter with that workbook")
NEXT = _("Next: tracker history {path} {ref}")

FOLDER_PAGE = _("""\
`tracker demo` made this folder. Run it again to replace it.

source/        the documents that the register was made from, and the list of units
outbox/        the workbooks that were issued, one for each unit, by round
inbox/         the workbooks that came back, unchanged
checked/       what goes back to the focal points: checked copies with the problems marked, and the problem list
reports/       Word reports, and the overdue actions as workbooks
letters/       drafts of the letters of the second round, each with its workbook, and their wording
overview.html  where the follow-up stands, as a page for any browser
archive/       every earlier register, and every workbook that was issued or consolidated
register.xlsx  the register. A conflict waits on its Conflicts sheet: write the letter of an option under Decision,
               save, and run: tracker consolidate register.xlsx inbox/2019-06 --round 2019-06

{summary}
""")
