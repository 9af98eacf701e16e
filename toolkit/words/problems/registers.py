"""The words of problems: a register, and what was changed in it by hand."""

from toolkit.words.problems.wording import Wordings, error, warning
from toolkit.words.speaking import _

WORDINGS: Wordings = {
    "register-missing": error(
        _("There is no register {found}."),
        _("Make one with `tracker new` or `tracker import`.")),
    "register-unreadable": error(
        _("The register cannot be read: {found}."),
        _("Use the last good register from the archive folder, which is in the same folder as the register.")),
    "register-newer": error(
        _("The register was written by a later version of the tracker, and this version would lose part of it."),
        _("Install the latest version of the tracker and run the command again.")),
    "register-not-written": error(
        _("The register was not written, because it could not be read again: {found}. What was there before has not "
          "changed."),
        _("Take out what it no longer needs, such as sheets and columns that people added, and run the command "
          "again.")),
    "register-changed": error(
        _("Another program saved {found} during this run. That version was kept, and nothing "
          "was written."),
        _("Close it in the other program and run the command again.")),
    "return-changed": error(
        _("{found} changed during this run. Nothing was consolidated."), _("Run the command again.")),
    "register-locked": error(
        _("Another run is using the register {found}."),
        _("Wait until that run has ended, and try again.")),
    "register-open": error(
        _("{found} cannot be replaced because another program has it open."),
        _("Close it in Excel and run the command again. The new version was kept as "
          "{suggestion}.")),
    "register-held": error(
        _("{found} is still open in Excel or another program. Nothing was written."),
        _("Close it and try again.")),
    "register-sheet-missing": error(
        _("The register cannot be read: its {found} sheet is missing."),
        _("Use the last good register from the archive folder, which is in the same folder as "
          "the register."),
        _("If the {suggestion} sheet is {found} under another name, rename it to {found}. Otherwise take the last "
          "good register from the archive folder beside it.")),
    "register-cell": error(
        _("The register cannot be read: {found}."),
        _("Correct that cell, save the register and run the command again.")),
    "derived-typed": warning(
        _("The tracker computes “{column}”, so “{found}” is not kept there."),
        _("It is kept in the history. If you need it, write it on the Comments sheet or in a column of your own.")),
    "record-edited": warning(
        _("In “{column}”, somebody changed a line that must not be edited. It previously said "
          "“{found}”."),
        _("The original text is kept in the history. If the change was a mistake, restore it.")),
    "record-deleted": warning(
        _("Somebody deleted a line that must not be deleted: {found}."),
        _("Its text is kept in the history. If the deletion was a mistake, restore it.")),
    "ref-reused": error(
        _("The reference {found} belonged to an action that was deleted. Another action cannot have it, because the "
          "history would tell of both as one."),
        _("Give the new action another reference."),
        _("Give the new action another reference, such as {suggestion}, which was never used.")),
    "member-unknown": warning(
        _("{found} is a member of the group {suggestion}, but is not on the Units sheet. No workbook is issued to it."),
        _("Add {found} to the Units sheet, or take it out of the group.")),
    "party-unknown": warning(
        _("Action {suggestion} names {found}, but {found} is not on the Units sheet. No workbook is issued to it."),
        _("Add {found} to the Units sheet, or correct the code in the action.")),
    "unit-left-behind": warning(
        _("{found} is no longer on the Units sheet. Comments that stay under this code: {suggestion}. They are kept, "
          "and lists and reports show them under the code."),
        _("If the unit has a new code, write it on the Comments sheet, too. Otherwise you do not need to do "
          "anything.")),
    "added-formula": warning(
        _("The column “{column}” that you added contains {found}. Its values are kept, but "
          "not its formulas."),
        _("If this is right, you do not need to do anything. The earlier register is in the archive.")),
    "not-kept": warning(
        _("When the tracker writes the register, this is not kept: {found}."),
        _("Keep it in a separate workbook. The earlier register is in the archive.")),
    "sheet-renamed": warning(
        _("The tracker writes a sheet called “{found}” itself, so the sheet that you added is kept as “{suggestion}”."),
        _("You do not need to do anything.")),
    "added-beyond": warning(
        _("The register contains items other than text and values. They are lost when the tracker "
          "writes the register: {found}."),
        _("Keep it in a separate workbook. The earlier register is in the archive.")),
}
