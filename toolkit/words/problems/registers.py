"""The words of problems: a register, and what was changed in it by hand."""

from toolkit.words.problems.wording import Wordings, error, warning
from toolkit.words.speaking import _

WORDINGS: Wordings = {
    "register-missing": error(
        _("There is no register {found}."),
        _("Make one with `tracker new` or `tracker import`.")),
    "register-unreadable": error(
        _("The register cannot be read: {found}."),
        _("Take the last good one from the folder archive beside it.")),
    "register-changed": error(
        _("{found} was saved by another program while this ran; it is left as it is now."),
        _("Close it there, and run this again.")),
    "return-changed": error(_("{found} was changed while this ran; nothing is taken in."), _("Run this again.")),
    "register-locked": error(
        _("Another run holds the register {found}."),
        _("Wait until it has ended, and try again.")),
    "register-open": error(
        _("{found} cannot be replaced: another program holds it open."),
        _("Close it in Excel and run this again; the new version is kept as {suggestion}.")),
    "register-held": error(
        _("{found} is still open in Excel or another program; nothing is written."),
        _("Close it there, and try again.")),
    "register-sheet-missing": error(
        _("The register cannot be read: its sheet {found} is missing."),
        _("Take the last good register from the folder archive beside it."),
        _("If the sheet {suggestion} is {found} under another name, rename it to {found}; otherwise take the last good "
          "register from the folder archive beside it.")),
    "register-cell": error(
        _("The register cannot be read: {found}."),
        _("Correct it in the register, save it, and run this again.")),
    "derived-typed": warning(
        _("“{column}” is computed; “{found}” that was typed there is not kept."),
        _("It stands in the history now; put it into the sheet Comments or a column of your own.")),
    "record-edited": warning(
        _("A line that is never changed was edited in “{column}”; it said “{found}”."),
        _("What it said goes into the history; put it right if it was not meant.")),
    "record-deleted": warning(
        _("A line that is never deleted is gone: {found}."),
        _("What it said goes into the history; take it from there if it was not meant.")),
    "added-formula": warning(
        _("The column “{column}” that was added holds {found}; the values are kept, the formulas are not."),
        _("Nothing to do if that is right; the earlier register is in the archive.")),
    "not-kept": warning(
        _("What people put there is not kept when the register is written: {found}."),
        _("Keep it in a workbook of its own; the earlier register is in the archive.")),
    "added-beyond": warning(
        _("The register holds more than cells, which is not kept when it is written: {found}."),
        _("Keep it in a workbook of its own; the earlier register is in the archive.")),
}
