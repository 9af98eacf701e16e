"""The words of problems: files that cannot be read, or only in part."""

from toolkit.words.problems.wording import Wordings, error, warning
from toolkit.words.speaking import _

WORDINGS: Wordings = {
    "file-missing": error(_("There is no file {found}."), _("Check the name and the folder.")),
    "file-is-folder": error(_("{found} is a folder, not a file."), _("Name the file in it.")),
    "file-empty": error(_("The file is empty (0 bytes)."), _("Ask for it to be sent again.")),
    "not-a-workbook": error(
        _("The file is not an Excel workbook: {found}."),
        _("Open it in Excel and save it as .xlsx, or ask for the workbook itself.")),
    "old-excel-format": error(
        _("The file is in the old .xls format."),
        _("Open it in Excel and save it as Excel Workbook (.xlsx).")),
    "password-protected": error(
        _("The file is protected with a password for opening."),
        _("Remove the password in Excel (File > Info > Protect Workbook) and send it again.")),
    "damaged-workbook": error(
        _("The workbook is damaged: {found}."),
        _("Open it in Excel, let Excel repair it, save it and send it again.")),
    "unsafe-workbook": error(
        _("The file is not read, for safety: {found}."),
        _("Ask the sender for a workbook saved by Excel or LibreOffice.")),
    "too-large": error(
        _("The file is larger than a tracker workbook can be: {found}."),
        _("Remove what does not belong in it (pictures, copied columns) and send it again.")),
    "too-many-cells": error(
        _("The workbook describes more than {found} cells, rows and texts."),
        _("Delete what is not used: sheets, and the rows and columns beside the tables, whose formats count; save it "
          "and send it again.")),
    "lock-file": warning(
        _("{found} is a lock file that Excel makes while a workbook is open; it is skipped."),
        _("Close the workbook, and use the workbook itself.")),
    "skipped-file": warning(
        _("{found} is not a workbook (.xlsx or .xlsm); it is skipped."),
        _("If it holds answers, ask for them in the workbook that was issued.")),
    "own-list": warning(
        _("{found} is a problem list that the tracker wrote; it is passed over."),
        _("Nothing to do.")),
    "hidden-file": warning(
        _("The name {found} begins with a full stop, as of a hidden file; it is skipped."),
        _("If it is a return, give it a name without the full stop.")),
    "conflicted-copy": warning(
        _("{found} looks like a second copy made by a synchronising folder; it is skipped."),
        _("Keep the right one under its own name, and delete the other.")),
    "beyond-cells": warning(
        _("The workbook holds more than cells: {found}."),
        _("It is kept with the return in the archive; nothing of it goes into the register.")),
}
