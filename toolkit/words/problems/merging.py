"""The words of problems: what waits for a decision after a merge, and undoing one."""

from toolkit.words.problems.wording import Wordings, error, warning
from toolkit.words.speaking import _

WORDINGS: Wordings = {
    "answer-emptied": warning(
        _("“{column}” was “{found}” and is now empty. The register keeps the old answer."),
        _("Type the new answer. If the answer should be removed, consolidate again with --accept-emptied.")),
    "answer-taken-back": warning(
        _("“{column}” is back to the value that was issued, although an earlier return said “{found}”."),
        _("If somebody filled in a fresh workbook by mistake, ask for the earlier answer again.")),
    "action-gone": error(
        _("The register no longer has action {ref}, so “{found}” in “{column}” was not accepted."),
        _("Put the action back into the register, or tell the unit.")),
    "answer-repeated": warning(
        _("“{column}” says “{found}” again, which a later return of this unit had replaced. The answer waits for your "
          "decision."),
        _("Ask the unit whether it sent an old file again, then decide on the Conflicts sheet, or on a new date on the "
          "Proposed sheet.")),
    "handed-over": warning(
        _("The unit answered “{found}” for “{column}”, but it no longer leads action {ref}. The answer waits for "
          "your decision."),
        _("Ask the unit that leads the action now, then decide on the Conflicts sheet, or on a new date on the "
          "Proposed sheet.")),
    "decision-unclear": warning(
        _("The decision “{found}” on “{column}” of action {ref} is not clear, so the conflict is still open."),
        _("Write “Keep the register”, the letter of one option, or the value itself, in one row only.")),
    "decision-on-what-is-gone": warning(
        _("The decision “{found}” on “{column}” cannot be applied, because {ref} is no longer in the register. The "
          "conflict is still open."),
        _("Decide “Keep the register” to close the conflict, or put the row back into the register.")),
    "pair-contradicts": warning(
        _("After this run, the register contradicts itself in this row: {found}"),
        _("Correct it in the register. `tracker history` shows where each value came from.")),
    "pair-parted": warning(
        _("You accepted the answer from {found} for “{column}”, but the value in “{suggestion}” is not the answer "
          "from {found}."),
        _("The two columns should have the answers of one unit. Compare them in the register, and correct the one that "
          "is wrong.")),
    "proposal-decision-unclear": warning(
        _("The decision “{found}” on the proposal “{suggestion}” is not clear, so the proposal is still open."),
        _("Write “Accept” or “Decline”.")),
    "proposal-incomplete": warning(
        _("The proposed action “{suggestion}” could not be accepted: the register has no recommendation “{found}”, "
          "or the proposal has no text. It is still open."),
        _("Enter the recommendation number and the text of the action.")),
    "proposal-unit-unknown": warning(
        _("A proposed action could not be accepted, because the register has no unit “{found}”. It is still open."),
        _("Add the unit on the Units sheet first, or leave out who is responsible: then the unit that proposed the "
          "action leads it."),
        _("Name a unit that the register has ({suggestion}), or add this one on the Units sheet first.")),
    "proposal-deadline-unclear": warning(
        _("A proposed action could not be accepted, because its deadline “{found}” cannot be read. It is still open."),
        _("Enter a deadline such as 30 June 2026, June 2026 or ongoing, or leave it out."),
        _("Did you mean {suggestion}? Enter the deadline like this, or leave it out.")),
    "proposal-of-which-source": warning(
        _("The proposed action “{suggestion}” could not be accepted, because several sources have its recommendation: "
          "{found}. It is still open."),
        _("Enter one of these as the recommendation number.")),
    "new-date-of-no-action": warning(
        _("The new date “{suggestion}” could not be accepted, because action {found} is no longer in the register. The "
          "proposal is still open."),
        _("Decline it, or put the action back into the register.")),
    "new-date-of-finished": warning(
        _("The new date “{suggestion}” could not be accepted, because the status of the action is “{found}” now. The "
          "proposal is still open."),
        _("Decline it, or correct the status of the action first.")),
    "new-date-missing": warning(
        _("The new date “{suggestion}” could not be accepted, because the proposal has no date. It is still open."),
        _("Enter the new date.")),
    "new-date-not-later": warning(
        _("The new date “{suggestion}” could not be accepted, because it is not after the due date {found}. The "
          "proposal is still open."),
        _("Enter a later date, or decline it.")),
    "new-dates-of-one-action": warning(
        _("Several new dates of action {found} are accepted, so none of them was. They are still open."),
        _("Accept one of them, and decline the others.")),
    "not-yet-there": error(
        _("The register did not exist on {found}. It was made on {suggestion}."),
        _("Use that day or a later one.")),
    "undo-nothing": error(
        _("No return has been consolidated into this register, so there is nothing to undo."),
        _("Check that it is the right register. Its Returns sheet lists what was "
          "consolidated.")),
    "undo-changed": error(
        _("The register was changed after the consolidation of {found}, so the consolidation was not undone."),
        _("If you have only decided since, undo the decisions first, on the page Decisions of the desk. Otherwise the "
          "earlier register is in the archive folder: copy what you need from it.")),
    "undo-not-kept": error(
        _("The register as it was before the consolidation of {found} is not in the archive folder."),
        _("Put the archive back beside the register.")),
    "decision-outdated": error(
        _("What you decided on has changed since you looked at it, or was decided by now. Nothing was written."),
        _("Look at it again. If it still waits, decide anew.")),
    "decision-empty": error(
        _("Nothing was typed as the value that should stand, so nothing was decided."),
        _("Type the value, or choose one of the answers.")),
    "decision-no-date": error(
        _("“{found}” is not a date that can be read, so nothing was decided."),
        _("Type it like 2019-06-30, and decide again.")),
    "undo-no-decision": error(
        _("There is no decision to undo: something else has changed in the register since, or nothing was decided."),
        _("Look at the history of the action. To change what was decided, type it into the register in Excel.")),
    "undo-decision-not-kept": error(
        _("The register as it was before the decision of {found} is not in the archive folder."),
        _("Put the archive back beside the register.")),
}
