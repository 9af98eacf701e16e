"""The words of problems: the add-in in Excel."""

from toolkit.words.problems.wording import Wordings, error
from toolkit.words.speaking import _

WORDINGS: Wordings = {
    "register-not-open": error(_("{found} is not a register."), _("Open the register, and press the button there.")),
    "register-unsaved": error(_("{found} has changes that are not saved."), _("Save it, and press the button again.")),
    "register-never-saved": error(_("{found} is not a file yet."), _("Save it, and press the button again.")),
    "register-behind": error(
        _("The {found} in {suggestion} is not yet as it is open."),
        _("Wait until it is synchronised, and press the button again.")),
    "register-not-here": error(
        _("The folder {suggestion} does not hold the register {found} that is open."),
        _("Press the button again, and choose the folder that is synchronised with it.")),
    "not-opened": error(_("{found} is there, but no program opened it."), _("Open it yourself.")),
    "windows-absent": error(
        _("This Python cannot ask a question in a window."),
        _("Install one from python.org, which brings tkinter, and run `tracker addin install` with it.")),
    "locked-in-excel": error(
        _("{found} is locked, probably with a password, so nothing can be marked there."),
        _("Unlock it in Excel (Review > Unprotect), and press the button again.")),
    "marks-damaged": error(
        _("The hidden sheet that remembers what was there before the marks has been changed."),
        _("Nothing was put back; close the workbook without saving, or remove the marks by hand.")),
    "plan-outdated": error(
        _("{found}, or what is to go into it, has changed since this plan was made."),
        _("Open it, and press the button there for a new plan.")),
    "action-not-here": error(
        _("No action stands in the row of the active cell."),
        _("Click into the row of an action, on a sheet with a column Ref., and press it again.")),
    "rounds-none": error(_("{found} has no reporting round yet."), _("Press Issue workbooks first.")),
    "xlwings-missing": error(
        _("xlwings is not installed, and the add-in needs it."),
        _('Install it: pip install "tracker-toolkit[addin]".')),
    "xlwings-unknown": error(
        _("The add-in cannot be built with xlwings {found}: its source has changed."),
        _('Install the version that the toolkit was made with: pip install "xlwings==0.37.8".')),
    "excel-absent": error(
        _("Excel with add-ins is there on Windows and macOS only; this is {found}."),
        _("Run this on the computer with Excel.")),
    "return-too-large": error(
        _("The sheet {found} reaches over more cells than are read from Excel."),
        _("Save the workbook, and check the file with `tracker check`.")),
}
