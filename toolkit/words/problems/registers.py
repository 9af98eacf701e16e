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
        _("Install the latest version of the tracker and try again.")),
    "register-not-written": error(
        _("The register was not written, because it could not be read again: {found}. What was there before has not "
          "changed."),
        _("Take out what it no longer needs, such as sheets and columns that people added, and try again.")),
    "register-full": error(
        _("The register was not written, because it would hold more than a workbook can: {found}. What was there "
          "before has not changed."),
        _("Begin a new register with `tracker new` for what comes from now on, and keep this one for what was before. "
          "docs/scale.md says how.")),
    "register-nearly-full": warning(
        _("The register is nearly full: {found}. A workbook cannot hold more, and then it will not be written."),
        _("Plan a register for each body or for each few years. docs/scale.md says how.")),
    "register-changed": error(
        _("Another program saved {found} during this run. That version was kept, and nothing "
          "was written."),
        _("Close it in the other program and try again.")),
    "return-changed": error(
        _("{found} changed during this run. Nothing was consolidated."), _("Try again.")),
    "register-locked": error(
        _("Another run is using the register {found}."),
        _("Wait until that run has ended, and try again."),
        _("It is {suggestion}. Wait until that has ended, and try again.")),
    "register-open": error(
        _("{found} cannot be replaced because another program has it open."),
        _("Close it in Excel and try again. The new version was kept as "
          "{suggestion}.")),
    "register-held": error(
        _("{found} is still open in Excel or another program. Nothing was written."),
        _("Close it and try again."),
        _("Close it there and try again. If no program has it open any more, delete the file {suggestion} in the same "
          "folder.")),
    "register-sheet-missing": error(
        _("The register cannot be read: its {found} sheet is missing."),
        _("Use the last good register from the archive folder, which is in the same folder as "
          "the register."),
        _("If the {suggestion} sheet is {found} under another name, rename it to {found}. Otherwise take the last "
          "good register from the archive folder beside it.")),
    "register-cell": error(
        _("The register cannot be read: {found}."),
        _("Correct that cell, save the register and try again."),
        _("Did you mean {suggestion}? Correct that cell, save the register and try again.")),
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
    # columns that an organization declares for itself
    "own-without-heading": error(
        _("The column has no heading."),
        _("Type one, or delete the row. Then try again.")),
    "own-heading-unusable": error(
        _("The heading “{found}” is longer than {suggestion} characters or has a line break."),
        _("Shorten it to one line. Then try again.")),
    "own-heading-reserved": error(
        _("The heading “{found}” cannot be told from what the history says of other columns, because of {suggestion}."),
        _("Type another heading. Then try again.")),
    "own-heading-ours": error(
        _("“{found}” is already a name for the tracker's column “{suggestion}”."),
        _("Type another heading. Then try again.")),
    "own-heading-twice": error(
        _("“{found}” is declared more than once, because headings that differ only in capitals, dots or blanks are the "
          "same."),
        _("Type another heading, or delete the row. Then try again.")),
    "own-too-many": error(
        _("“{found}” is one column too many. You can declare at most {suggestion}."),
        _("Delete the columns that you do not need. Then try again.")),
    "own-help-long": error(
        _("The help text has {found} characters, but spreadsheets show at most {suggestion}."),
        _("Shorten it. Then try again.")),
    "own-without-choices": error(
        _("“{found}” is a list without choices."),
        _("Type its choices with semicolons between them, such as High; Medium; Low. Then try again.")),
    "own-choices-of-no-list": error(
        _("Choices are given, but the kind of the column is {suggestion}."),
        _("Choose List as its kind, or clear the choices. Then try again.")),
    "own-choices-commas": error(
        _("“{found}” is a single choice, because commas do not part choices."),
        _("Put semicolons between the choices. Then try again."),
        _("Did you mean {suggestion}? Put semicolons between the choices. Then try again.")),
    "own-choice-long": error(
        _("The choice “{found}…” has more than {suggestion} characters."),
        _("Shorten it. Then try again.")),
    "own-choices-alike": error(
        _("The choices “{found}” and “{suggestion}” are the same, because capitals, dots and blanks do not count."),
        _("Delete or change one of them. Then try again.")),
    "own-choice-in-use": error(
        _("“{found}” is no longer a choice of “{column}”, but these cells still say it: {suggestion}."),
        _("Put the choice back on the Columns sheet, or correct the cells. Then try again.")),
    "own-kind-in-use": error(
        _("“{column}” is declared in another way now and cannot hold “{found}”, which these cells say: {suggestion}."),
        _("Put the column back as it was on the Columns sheet, or correct the cells. Then try again.")),
    "own-removed": warning(
        _("“{found}” is no longer declared on the Columns sheet. Its values stay on their sheet, in a column that the "
          "tracker does not know, and in the history."),
        _("If you did not mean to remove it, put the row back before you run another command.")),
    "own-moved": warning(
        _("“{found}” is now filled in by: {suggestion}. It stands on another sheet, and what was answered before stays "
          "where it was, in a column that the tracker does not know, and in the history."),
        _("If you did not mean to, choose who filled it in before.")),
    "own-not-taken-over": warning(
        _("“{found}” cannot stand in the column “{column}” that you declared. It stays beside it, in “{suggestion}”."),
        _("Type what is meant into “{column}”, and delete it from “{suggestion}”.")),
    "own-gone": warning(
        _("“{column}” is no longer a column of the register, so the answer “{found}” was not accepted. The history "
          "keeps it."),
        _("If you need it, declare the column again.")),
    "own-changed": error(
        _("“{column}” was declared in another way since the workbook was issued and cannot hold “{found}”, so the "
          "answer was not accepted. The history keeps it."),
        _("Ask the unit what it means, and type it into the register.")),
    "own-value-missing": warning(
        _("“{found}” is missing."),
        _("Fill it in, or say on the Columns sheet that it is not required.")),
}
