"""The words of problems: the add-in in Excel."""

from toolkit.words.problems.wording import Wordings, error
from toolkit.words.speaking import _

WORDINGS: Wordings = {
    "register-not-open": error(_("{found} is not a register."), _("Open the register and press the button there.")),
    "button-unknown": error(
        _("The toolkit does not know the button “{found}”, because the add-in is of another version."),
        _("Close Excel and run `tracker addin install`.")),
    "workbook-closed": error(
        _("{found} is no longer open."), _("Open it and press the button again.")),
    "register-unsaved": error(_("{found} has unsaved changes."), _("Save it and press the button again.")),
    "register-never-saved": error(_("{found} has never been saved."), _("Save it and press the button again.")),
    "register-behind": error(
        _("{found} in {suggestion} is not up to date with the open register."),
        _("Wait until it is synchronized, and press the button again.")),
    "register-not-here": error(
        _("The folder {suggestion} does not contain the open register {found}."),
        _("Press the button again and choose the synchronized folder on this computer that "
          "contains the register.")),
    "not-opened": error(_("No program could open {found}."), _("Open it yourself.")),
    "windows-absent": error(
        _("This Python installation cannot open a window to ask you a question."),
        _("Install the version of Python from python.org, which can do this, and run `tracker addin "
          "install` with it.")),
    "locked-in-excel": error(
        _("{found} is locked, probably with a password, so nothing can be marked there."),
        _("Unlock it in Excel (Review > Unprotect) and press the button again.")),
    "marks-damaged": error(
        _("The hidden sheet that stores how the cells looked before they were marked has been "
          "changed, so nothing was restored."),
        _("Close the workbook without saving, or remove the marks by hand.")),
    "plan-outdated": error(
        _("{found}, or a file that it uses, has changed since this plan was made."),
        _("Open the register and press the button again to make a new plan.")),
    "action-not-here": error(
        _("There is no action in the row of the active cell."),
        _("Click a row with an action, on a sheet with a Ref. column, and press the button "
          "again.")),
    "rounds-none": error(_("{found} has no reporting round yet."), _("Press Issue workbooks first.")),
    "xlwings-missing": error(
        _("The add-in needs xlwings, which is not installed."),
        _('Install it: pip install "tracker-toolkit[addin]".')),
    "xlwings-unknown": error(
        _("The add-in cannot be built with xlwings {found}, because the source code of "
          "xlwings has changed."),
        _('Install the version that the toolkit was made with: pip install "xlwings==0.37.8".')),
    "addin-held": error(
        _("{found} is open in Excel, so nothing was changed."), _("Close Excel and run this again.")),
    "excel-absent": error(
        _("Excel add-ins work on Windows and macOS only. This computer runs {found}."),
        _("Run this on the computer that has Excel.")),
    "return-too-large": error(
        _("The {found} sheet has more cells than the add-in can read from Excel."),
        _("Save the workbook and check the file with `tracker check`.")),
}
