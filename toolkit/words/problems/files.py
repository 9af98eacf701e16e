"""The words of problems: files that cannot be read, or only in part."""

from toolkit.words.problems.wording import Wordings, error, warning
from toolkit.words.speaking import _

WORDINGS: Wordings = {
    "file-missing": error(_("There is no file {found}."), _("Check the name and the folder.")),
    "file-is-folder": error(_("{found} is a folder, not a file."), _("Specify a file in that folder.")),
    "file-is-device": error(
        _("{found} is a device or a pipe, not a file."), _("Specify a file.")),
    "file-exhausts": error(
        _("The file could not be read, because it needs more memory than this computer has."),
        _("Remove anything that does not belong in it, such as pictures or copied columns, and save it again.")),
    "file-ends-reading": error(
        _("The file could not be read, because the computer ended the program that was reading it. "
          "This did not affect the other files."),
        _("Open it in Excel, remove anything that does not belong in it, such as pictures or copied columns, and save "
          "it again. If Excel cannot open it, ask for another copy.")),
    "file-empty": error(_("The file is empty (0 bytes)."), _("Ask for it to be sent again.")),
    "not-a-workbook": error(
        _("The file is not an Excel workbook: {found}."),
        _("Ask for the workbook itself, or open the file in Excel and save it as .xlsx.")),
    "old-excel-format": error(
        _("The file is in the old .xls format."),
        _("Open it in Excel and save it as Excel Workbook (.xlsx).")),
    "password-protected": error(
        _("The file needs a password to open."),
        _("Remove the password in Excel (File > Info > Protect Workbook) and send the file again.")),
    "damaged-workbook": error(
        _("The workbook is damaged: {found}."),
        _("Open it in Excel, save it under a new name and use that file. If Excel cannot open it, ask for another "
          "copy.")),
    "unsafe-workbook": error(
        _("The file was not read because it could be unsafe: {found}."),
        _("Ask the sender for a workbook saved by Excel or LibreOffice.")),
    "too-large": error(
        _("The file is too large to be read: {found}."),
        _("Remove anything that does not belong in it, such as pictures or copied columns, and save it again.")),
    "too-many-cells": error(
        _("The workbook has more than {found} cells, rows and text entries in total."),
        _("Delete unused sheets, rows and columns. Blank cells that have a format count too. "
          "Save the workbook and send it again.")),
    "lock-file": warning(
        _("{found} is a lock file that Excel makes while a workbook is open. It was skipped."),
        _("Close the workbook in Excel, and use the workbook itself.")),
    "skipped-file": warning(
        _("{found} is not a workbook (.xlsx or .xlsm). It was skipped."),
        _("If it contains answers, ask for them in the workbook that was issued.")),
    "own-list": warning(
        _("{found} is a problem list that the tracker wrote. It was skipped."),
        _("You do not need to do anything.")),
    "hidden-file": warning(
        _("The name {found} begins with a dot, like a hidden file. It was skipped."),
        _("If it is a return, remove the dot from its name.")),
    "conflicted-copy": warning(
        _("{found} looks like a duplicate that was made when folders were synchronized. It "
          "was skipped."),
        _("Keep the right copy under its original name and delete the other.")),
    "beyond-cells": warning(
        _("The workbook contains items other than text and values: {found}."),
        _("You do not need to do anything. The archive keeps it with the return, but none of it goes into the "
          "register.")),
}
