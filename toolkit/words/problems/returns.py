"""The words of problems: a return as a whole: its sheets, columns and rows."""

from toolkit.words.problems.wording import Wordings, error, warning
from toolkit.words.speaking import _

WORDINGS: Wordings = {
    "no-actions-sheet": error(
        _("The workbook has no Actions sheet with the tracker's headings."),
        _("Use the workbook that was issued, and keep the names of its sheets.")),
    "return-unchanged": warning(
        _("Nothing in this workbook was changed since it was issued."),
        _("If the unit has nothing to report, you do not need to do anything. Otherwise ask for its answers.")),
    "returns-of-one-unit": warning(
        _("These files are all from {found}: {suggestion}. All of them were read."),
        _("If only one of them is right, remove the others.")),
    "replaced-by-another": warning(
        _("{found} By its name it is from the unit of {suggestion}, which was read."),
        _("If {suggestion} is the right file, you do not need to do anything. Otherwise, ask the unit to send this one "
          "again.")),
    "is-a-register": error(_("The file is a register, not a return."), _("Remove it from the folder of returns.")),
    "no-identity": error(
        _("The workbook does not say which unit and round it was issued for."),
        _("Use the workbook that was issued. To consolidate this one anyway, name the unit with "
          "--unit.")),
    "base-damaged": error(
        _("The hidden sheet that records what was issued has been changed."),
        _("Use the workbook that was issued. To check this one for a unit anyway, use --register and "
          "--unit.")),
    "wrong-register": error(
        _("The workbook was issued from another register ({found})."),
        _("Consolidate it into the register that it was issued from.")),
    "wrong-round": error(
        _("The workbook was issued for round {found}, not for round {suggestion}."),
        _("To take its answers for round {suggestion}, use --take-as {suggestion}. If it is a late return for round "
          "{found}, use --round {found}.")),
    "earlier-round": warning(
        _("The workbook was issued for round {found}. The latest round is {suggestion}."),
        _("To take its answers for round {suggestion}, use --take-as {suggestion}. If it is a late return for round "
          "{found}, use --round {found}.")),
    "taken-as": warning(
        _("The workbook was issued for round {found}. Its answers are taken for round {suggestion}, where both rounds "
          "issued the same."),
        _("You do not need to do anything. What is not taken is listed with its cell.")),
    "issued-differs": error(
        _("The workbook of this round shows something else for “{column}” than the one that was filled in, so "
          "“{found}” was not accepted."),
        _("Type the answer into the workbook of this round, where the cell is blank."),
        _("It shows “{suggestion}” there. If the answer still holds, type it into the workbook of this round.")),
    "not-asked-in-round": error(
        _("Round {suggestion} does not ask the unit for “{column}” of this action, so “{found}” was not accepted."),
        _("Ask the information unit whether it still counts.")),
    "another-unit": error(
        _("The file name says {suggestion}, but the workbook was issued to {found}."),
        _("Ask the sender which unit the return is from. If it is {found}, rename the file. "
          "Otherwise, ask for the right workbook.")),
    "unknown-unit": error(
        _("The register has no unit {found}."),
        _("Check the code. The Units sheet of the register lists all units.")),
    "not-genuine": error(
        _("What this workbook remembers of its issue to {found} was changed, or it comes from elsewhere."),
        _("Ask {found} for the workbook that was issued.")),
    "without-code": error(
        _("This workbook does not prove that it was issued to {found}."),
        _("Ask {found} for the workbook that was issued. If you are sure that the answers are from {found}, "
          "consolidate it with --unit {found}.")),
    "not-issued": error(
        _("Nothing was issued to {found} in this round."),
        _("Check the unit and the round, or issue a workbook first.")),
    "old-version": warning(
        _("This is version {found} of the workbook. Version {suggestion} was issued later."),
        _("You do not need to do anything. The answers are compared with version {found}.")),
    "already-taken-in": warning(
        _("This file has already been consolidated ({found}), so it changes nothing."),
        _("You do not need to do anything.")),
    "column-missing": error(
        _("The column “{column}” is missing, so no answers could be read for it."),
        _("Restore the column with exactly this heading, or answer in the checked copy.")),
    "column-twice": error(
        _("Two columns have the heading “{column}”, so neither was accepted."),
        _("Keep this heading on one of them, and rename the other.")),
    "column-renamed": warning(
        _("The heading “{found}” was read as “{column}”."),
        _("If this is right, you do not need to do anything.")),
    "column-unknown": warning(
        _("The tracker does not recognize the column “{found}”, so its contents are not added "
          "to the register."),
        _("If you want any of it included, enter it under Comment. The column is kept with the return.")),
    "column-derived-missing": warning(
        _("The column “{column}” is missing. The tracker recalculates it."),
        _("You do not need to do anything.")),
    "value-outside": warning(
        _("“{found}” is outside the cells that the tracker reads, so it is not added to the "
          "register."),
        _("If you want it included, enter it under Comment for its action.")),
    "values-outside": warning(
        _("{found} more values are outside the cells that the tracker reads, so they are not "
          "added to the register."),
        _("If you want them included, enter them under Comment for their actions.")),
    "sheet-extra": warning(
        _("The sheet “{found}” was not read. It contains {suggestion}."),
        _("If you want any of it included, enter it under Comment on the Actions sheet.")),
    "sheet-copied": warning(
        _("“{found}” is a second sheet of actions, but only the first one is read: {suggestion}."),
        _("Move anything that you want to keep to the Actions sheet, then delete this sheet.")),
    "typed-over": warning(
        _("The tracker fills in “{column}”, so “{found}” was not accepted there."),
        _("If you want it included, enter it under Comment.")),
    "columns-moved": warning(
        _("The columns are not in the order in which they were issued. They were read by "
          "their headings."),
        _("You do not need to do anything.")),
    "ref-unknown": error(
        _("No action {found} was issued to this unit, so the row was not accepted."),
        _("Check the reference. If the action is new, enter it on the New actions sheet."),
        _("Did you mean {suggestion}? If the action is new, enter it on the New actions sheet.")),
    "ref-finished": error(
        _("Action {found} is finished and nothing was asked about it, so the row was not accepted."),
        _("If the action is not finished, tell the information unit. It will ask you about it.")),
    "finished-changed": error(
        _("The sheet Finished is only for reading, so “{found}” was not accepted there."),
        _("If the action is not finished, tell the information unit. It will ask you about it."),
        _("It stays “{suggestion}”. If that is not right, tell the information unit. It will ask you about the "
          "action.")),
    "ref-duplicate": error(
        _("The reference {found} appears in more than one row, so none of these rows were "
          "accepted."),
        _("Keep the right row and delete the others.")),
    "ref-missing": warning(
        _("Action {found} was issued but is not in the return. The register keeps it as it is."),
        _("If the action no longer applies, say so in its status. Deleting a row does not delete the action.")),
    "row-without-ref": warning(
        _("The row has no reference. It is listed as a proposed action."),
        _("Next time, enter a new action on the New actions sheet.")),
    "locked-changed": error(
        _("Only the information unit can change “{column}”, so “{found}” was not accepted."),
        _("It stays “{suggestion}”. Ask for the change in a comment.")),
    "status-reopened": warning(
        _("The action was “{suggestion}” before and is “{found}” now."),
        _("If it was reopened, say why in a comment. Otherwise, set the status back.")),
    "claimed-again": warning(
        _("The information unit did not accept “{found}” for this action: “{suggestion}”. There is no new comment or "
          "evidence."),
        _("Say in a comment what has been done since, or change the status.")),
    "not-yours-to-answer": error(
        _("The lead unit fills in “{column}”, so “{found}” was not accepted."),
        _("Write it under Comment, or agree on it with the lead unit.")),
    "answers-merged": error(
        _("The cells {found} are merged, so what is in them was read only as “{column}” of action {ref}."),
        _("Unmerge the cells, and enter each answer in its own cell.")),
    "ref-merged": error(
        _("The cell for the reference of this row is merged with another one, so the row was not accepted."),
        _("Unmerge the cells, and enter the reference of each row.")),
    "cells-merged": warning(
        _("The cells {found} are merged, so only the first of them was read."),
        _("Unmerge the cells, and fill in those that are empty then.")),
    "formula-in-answer": error(
        _("“{column}” contains a formula ({found}), so it was not accepted."),
        _("Type the value itself."),
        _("Type the value itself: {suggestion}.")),
    "error-value": error(
        _("“{column}” contains the error {found}, so it was not accepted."),
        _("Replace it with the correct value.")),
}
