"""The words of problems: what waits for a decision after a merge, and undoing one."""

from toolkit.words.problems.wording import Wordings, error, warning
from toolkit.words.speaking import _

WORDINGS: Wordings = {
    "answer-emptied": warning(
        _("“{column}” was “{found}” and is now empty; the register keeps it."),
        _("Type the new value; or let the centre run it again with --accept-emptied.")),
    "answer-taken-back": warning(
        _("“{column}” goes back to what was issued; an earlier return had said “{found}”."),
        _("If a fresh workbook was filled in by mistake, send the earlier answer again.")),
    "action-gone": error(
        _("The register no longer has action {ref}; “{found}” in “{column}” is not taken."),
        _("Put the action back into the register, or tell the unit.")),
    "decision-unclear": warning(
        _("The decision “{found}” on “{column}” of action {ref} cannot be applied; it waits."),
        _("Write “Keep the register”, the letter of one option, or the value itself, once.")),
    "pair-contradicts": warning(
        _("The register contradicts itself in this row since this run: {found}"),
        _("Correct it there; `tracker history` says where each value came from.")),
    "pair-parted": warning(
        _("“{column}” is decided for {found}, but “{suggestion}” is not as {found} answered it."),
        _("Compare the two in the register, and correct the one that does not fit.")),
    "proposal-decision-unclear": warning(
        _("The decision “{found}” on the proposed action “{suggestion}” cannot be applied; it waits."),
        _("Write “Accept” or “Decline”.")),
    "proposal-incomplete": warning(
        _("The proposed action “{suggestion}” cannot be accepted: “{found}” is no recommendation of the register, or "
          "it has no text; it waits."),
        _("Write the number of its recommendation, and its text, on the sheet Proposed.")),
    "not-yet-there": error(
        _("The register did not exist on {found}; it was made on {suggestion}."),
        _("Ask for that day or a later one.")),
    "undo-nothing": error(
        _("The register has taken in no return; there is nothing to take back."),
        _("Look at its sheet Returns.")),
    "undo-changed": error(
        _("The register was changed after the consolidation of {found}; it is not taken back."),
        _("The earlier register is in the folder archive; copy from it what you need.")),
    "undo-not-kept": error(
        _("The register of before the consolidation of {found} is not in the folder archive."),
        _("Put the archive back beside the register.")),
}
