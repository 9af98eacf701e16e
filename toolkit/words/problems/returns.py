"""The words of problems: a return as a whole: its sheets, columns and rows."""

from toolkit.words.problems.wording import Wordings, error, warning
from toolkit.words.speaking import _

WORDINGS: Wordings = {
    "no-actions-sheet": error(
        _("The workbook has no sheet named Actions with the tracker's headings."),
        _("Use the workbook that was issued, and keep the names of its sheets.")),
    "is-a-register": error(_("The file is a register, not a return."), _("Take it out of the folder of returns.")),
    "no-identity": error(
        _("The workbook does not say which unit and round it was issued for."),
        _("Use the workbook that was issued, or name the unit with --unit.")),
    "base-damaged": error(
        _("The hidden sheet that says what was issued has been changed."),
        _("Use the workbook that was issued, or check it with --register and --unit.")),
    "wrong-register": error(
        _("The workbook was issued from another register ({found})."),
        _("Consolidate it with the register it was issued from.")),
    "wrong-round": error(
        _("The workbook was issued for round {found}, not for round {suggestion}."),
        _("Consolidate it with --round {found}, or ask for the workbook of round {suggestion}.")),
    "another-unit": error(
        _("The file is said to come from {suggestion}, but the workbook was issued to {found}."),
        _("Ask the sender which is right; name the file after the unit whose workbook it is.")),
    "unknown-unit": error(
        _("The register knows no unit {found}."),
        _("Check the code; the units are in the register's Units sheet.")),
    "not-issued": error(
        _("Nothing was issued to {found} in this round."),
        _("Check the unit and the round, or issue a workbook first.")),
    "old-version": warning(
        _("This is version {found} of the workbook; version {suggestion} was issued since."),
        _("Its answers are taken, judged against what version {found} held.")),
    "already-taken-in": warning(
        _("This very file was taken in before ({found}); it changes nothing."),
        _("Nothing to do.")),
    "column-missing": error(
        _("The column “{column}” is missing; nothing of it is taken."),
        _("Put the column back with this heading, or answer in the checked copy.")),
    "column-twice": error(
        _("Two columns are headed “{column}”; neither is taken."),
        _("Keep one, and give the other a name of its own.")),
    "column-renamed": warning(_("The heading “{found}” is read as “{column}”."), _("Nothing to do if that is right.")),
    "column-unknown": warning(
        _("The column “{found}” is not one of the tracker's; it is not merged."),
        _("It is kept with the return; put what should count into the Comment column.")),
    "column-derived-missing": warning(
        _("The column “{column}” is missing; it is computed anew."),
        _("Nothing to do.")),
    "value-outside": warning(
        _("“{found}” stands outside of what the tracker reads; it is not merged."),
        _("Put what should count into the Comment of its action.")),
    "values-outside": warning(
        _("{found} more values stand outside of what the tracker reads; they are not merged."),
        _("Put what should count into the Comment of its action.")),
    "sheet-extra": warning(
        _("The sheet “{found}” is not read; it holds {suggestion}."),
        _("Put what should count into the Comment of its action, on the sheet Actions.")),
    "sheet-copied": warning(
        _("“{found}” is a second sheet of actions, and only the first counts; {suggestion}."),
        _("Put what should count into the sheet Actions, and delete this one.")),
    "typed-over": warning(
        _("“{column}” is computed or shown by the tracker; “{found}” in it is not taken."),
        _("Say it in the Comment, if it should count.")),
    "columns-moved": warning(
        _("Columns are in another order than issued; they are read by their headings."),
        _("Nothing to do.")),
    "ref-unknown": error(
        _("No action {found} was issued to this unit; the row is not taken."),
        _("Check the reference. If the action is new, enter it on the sheet New actions."),
        _("Did you mean {suggestion}? If the action is new, enter it on the sheet New actions.")),
    "ref-duplicate": error(
        _("The reference {found} stands in more than one row; none of them is taken."),
        _("Keep the row that counts, and delete the others.")),
    "ref-missing": warning(
        _("The action {found} was issued but is not in the return; it stays as it is."),
        _("If it should no longer apply, say so in its status; a missing row is not a deletion.")),
    "row-without-ref": warning(
        _("The row has no reference; it is listed as a proposed action for the centre."),
        _("A new action belongs on the sheet New actions.")),
    "locked-changed": error(
        _("“{column}” is kept by the centre, and was changed to “{found}”; not taken."),
        _("It stays “{suggestion}”. Ask the centre for the change in a comment.")),
    "not-yours-to-answer": error(
        _("“{column}” is answered by the lead unit; “{found}” is not taken."),
        _("Say it in your own Comment, or agree it with the lead unit.")),
    "formula-in-answer": error(
        _("“{column}” holds a formula ({found}); it is not taken."),
        _("Type the value itself."),
        _("Type the value itself: {suggestion}.")),
    "error-value": error(_("“{column}” holds the error value {found}; it is not taken."), _("Type the value itself.")),
}
