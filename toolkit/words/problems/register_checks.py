"""The words of problems: what is missing in a register or contradicts itself, and how what people typed was read."""

from toolkit.words.problems.wording import Wordings, error, warning
from toolkit.words.speaking import _

WORDINGS: Wordings = {
    # what people typed, and how it was read
    "ref-given": warning(
        _("The new action in this row has the reference {found}."),
        _("You do not need to do anything.")),
    "ref-restored": warning(
        _("The reference of this action was missing. It is {found} again."),
        _("You do not need to do anything.")),
    "typed-read": warning(
        _("“{found}” was read as {suggestion} in “{column}”."),
        _("If this is wrong, correct the cell.")),
    "ref-renumbered": warning(
        _("The action that was {found} is now {suggestion}. Was it renumbered? Its history stays under {found}, and "
          "workbooks that were issued before still call it {found}."),
        _("If you did not mean to, type {found} again.")),
    "row-without-number": error(
        _("The row has neither a reference nor the number of a recommendation, so the action cannot get a reference."),
        _("Type the number of its recommendation in “{column}”, save the register and try again.")),
    "row-without-source": error(
        _("The row does not say which source it belongs to. The register has several: {found}."),
        _("Type the code of the source in “{column}”, save the register and try again.")),
    "row-of-unknown-source": error(
        _("There is no source {found} on the Sources sheet."),
        _("Correct the code, or add the source to the Sources sheet. Then try again."),
        _("Type one of these in “{column}”: {suggestion}. Or add {found} to the Sources sheet. Then try again.")),
    "source-needed": error(
        _("The source {found} is gone from the Sources sheet, but this row still belongs to it."),
        _("Put the source back on the Sources sheet, or delete its rows on the other sheets, too. To keep it and issue "
          "it no longer, set its status to Archived.")),
    "typed-unit-unknown": error(
        _("There is no unit “{found}” on the Units sheet."),
        _("Correct it, or add the unit to the Units sheet. Then try again."),
        _("Did you mean {suggestion}? Correct it, or add “{found}” to the Units sheet. Then try again.")),
    # sources
    "source-title-missing": warning(
        _("The source {found} has no title."),
        _("Type its title. Reports print it.")),
    "prefix-twice": warning(
        _("Another source has the same “{column}”, so the references of the two can be confused."),
        _("Type something else for one of them, such as {suggestion}.")),
    "source-dates": warning(
        _("The source reports as of {found}, which is before its own date, {suggestion}."),
        _("Correct one of the dates.")),
    "source-not-listed": error(
        _("There is no source {found} on the Sources sheet."),
        _("Correct the code, or add the source to the Sources sheet."),
        _("Use one of these: {suggestion}. Or add {found} to the Sources sheet.")),
    # units
    "unit-code-reserved": error(
        _("No unit can have the code {found}. The tracker uses it for the workbook of the centre."),
        _("Give the unit another code.")),
    "unit-name-twice": warning(
        _("Two units are called “{found}”, so nobody can tell which of them is meant."),
        _("Change the code, name or alias of one of them.")),
    "email-unusable": warning(
        _("“{found}” is not an e-mail address."),
        _("Type one address, such as name@example.org.")),
    "language-not-spoken": warning(
        _("The tracker does not speak “{found}”. The workbook and the letters of the unit are in the language of the "
          "register."),
        _("Type one of these in “{column}”: {suggestion}. Or leave the cell empty.")),
    "group-without-members": warning(
        _("The group {found} has no members, so one workbook is issued for the group."),
        _("Type the codes of its members, with commas between them.")),
    "group-of-itself": warning(
        _("The group {found} is a member of itself."),
        _("Take it out of its members.")),
    "members-without-group": warning(
        _("{found} has members, but is not a group. Its actions are issued to its members."),
        _("Change its kind to Collective, or clear its members.")),
    "unit-replaced-by-itself": error(
        _("The unit {found} is replaced by itself, so nobody can tell who answers for it."),
        _("Type the code of the unit that replaced it in “{column}”, or clear the cell.")),
    "unit-replaced-in-circle": error(
        _("{found} is replaced by {suggestion}, which is replaced by {found} in the end, so nobody can tell who "
          "answers."),
        _("Clear “{column}” of the unit that exists today.")),
    "unit-replaced-by-unknown": error(
        _("There is no unit “{found}” on the Units sheet, so nobody can tell who answers."),
        _("Correct the code, or add the unit to the Units sheet."),
        _("Did you mean {suggestion}? Correct the code, or add “{found}” to the Units sheet.")),
    "replaced-without-until": warning(
        _("{found} is replaced by another unit, but “{column}” does not say since when, so {found} is still asked."),
        _("Type the last day on which {found} answers."),
        _("Type the last day on which {found} answers, such as {suggestion}.")),
    "until-without-successor": warning(
        _("{found} has a last day and no unit that replaced it, but still leads {suggestion}. The centre answers after "
          "that day."),
        _("Type the unit that replaced it in “{column}”, or another lead on the Actions sheet.")),
    "until-before-round": warning(
        _("The unit was asked in the round {found} as of {suggestion}, which is after its last day. The figures of "
          "that round now count its actions under the unit that replaced it."),
        _("If the unit answered in that round, type {suggestion} in “{column}”.")),
    "lead-split": warning(
        _("{found} was replaced by several units: {suggestion}. Nobody can tell which of them leads the action."),
        _("Type the one that took it over in “{column}”.")),
    # recommendations
    "recommendation-text-missing": warning(
        _("Recommendation {found} has no text."),
        _("Type its text.")),
    "recommendation-without-action": warning(
        _("No action answers recommendation {found}."),
        _("Add an action on the Actions sheet. If none is needed, say so in “Acceptance”.")),
    # actions
    "action-text-missing": warning(
        _("The action has no text."),
        _("Say what will be done.")),
    "action-twice": warning(
        _("Another action of this recommendation says the same: “{found}”."),
        _("Delete one of the two, or say how they differ.")),
    "recommendation-unknown": error(
        _("There is no recommendation {found} on the Recommendations sheet."),
        _("Correct the number, or add the recommendation.")),
    "ref-of-other-source": warning(
        _("The reference {found} begins like those of another source, {suggestion}."),
        _("Check the source of the action.")),
    "due-date-missing": warning(
        _("The deadline “{found}” sets a due date, but “{column}” is empty. Without it, only a revised deadline makes "
          "the action overdue."),
        _("Type {suggestion} in “{column}”.")),
    "due-date-contradicts": warning(
        _("The deadline “{found}” reads as {suggestion}, but “{column}” is another day."),
        _("Correct one of them.")),
    "deadline-not-read": warning(
        _("The deadline “{found}” is not a date, so the action has no due date."),
        _("Type the day in Due date."),
        _("Did you mean {suggestion}? Type the day in Due date.")),
    "revised-without-deadline": warning(
        _("There is a revised deadline, {found}, but no due date that it revises."),
        _("Type the first due date.")),
    "lead-missing": warning(
        _("No unit leads the action."),
        _("Type the code of a unit in “{column}”."),
        _("“{found}” is responsible. Type {suggestion} in “{column}”.")),
    "responsible-near": warning(
        _("“{found}” is not on the Units sheet, but {suggestion} is."),
        _("If they are the same, correct “{column}”, or add “{found}” to the aliases of the unit.")),
    "lead-contradicts": warning(
        _("“{found}” is responsible, which reads as {suggestion}, but “{column}” names other units."),
        _("Correct one of them.")),
    "unit-twice": warning(
        _("{found} is named twice in the action."),
        _("Name each unit once, in Lead or in Support.")),
    "superseded-by-itself": error(
        _("The action {found} is superseded by itself, so nobody can tell which action is done in its place."),
        _("Type the reference of the other action in “{column}”, or clear the cell.")),
    "superseded-in-circle": error(
        _("{found} is superseded by {suggestion}, which is superseded by {found} in the end, so nobody can tell which "
          "action is done."),
        _("Clear “{column}” of the action that is done today.")),
    "superseded-by-unknown": error(
        _("There is no action {found} on the Actions sheet, so nobody can tell which action is done in the place of "
          "this one."),
        _("Correct the reference, or clear the cell.")),
    "superseded-still-open": warning(
        _("The action is superseded by {found}, but its status is “{suggestion}”, so it is still asked about and "
          "counted as open."),
        _("Choose Superseded in “{column}”, or clear “Superseded by”.")),
    "split-from-itself": error(
        _("The action {found} is split from itself."),
        _("Type the reference of the earlier action in “{column}”, or clear the cell.")),
    "split-in-circle": error(
        _("{found} is split from {suggestion}, which is split from {found} in the end."),
        _("Clear “{column}” of the action that was there first.")),
    "split-from-unknown": error(
        _("There is no action {found} on the Actions sheet, so nobody can tell what this one is a part of."),
        _("Correct the reference, or clear the cell.")),
    # comments and rounds
    "comment-of-no-action": warning(
        _("The comment belongs to action {found}, which is not on the Actions sheet."),
        _("Correct the reference. If the action was deleted on purpose, you do not need to do anything.")),
    "comment-of-no-round": warning(
        _("There is no round {found} on the Rounds sheet."),
        _("Correct the name of the round."),
        _("Use one of these: {suggestion}.")),
    "comment-of-no-unit": warning(
        _("There is no unit {found} on the Units sheet, so the comment is shown under the code."),
        _("Correct the code, or add the unit to the Units sheet.")),
    "text-without-place": warning(
        _("The text does not say where reports should print it, so they do not."),
        _("Choose a place in “{column}”.")),
    "text-of-summary": warning(
        _("The text is for the summary, but it names recommendation {found}. Reports do not print it."),
        _("Clear “{column}”. Or choose Before a recommendation or After a recommendation in “Place”.")),
    "text-without-number": warning(
        _("The place of the text is “{found}”, but it names none. Reports do not print it."),
        _("Type the number of the recommendation in “{column}”. Or choose Summary in “Place”.")),
    "text-of-no-recommendation": warning(
        _("There is no recommendation {found}, so reports do not print the text."),
        _("Type a number of the Recommendations sheet in “{column}”. If the recommendation was deleted on purpose, "
          "delete the text, too."),
        _("{found} is an action. Type the number of its recommendation in “{column}”: {suggestion}.")),
    "text-of-two": warning(
        _("More than one source has a recommendation {found}: {suggestion}. Reports do not print the text, because it "
          "does not say which one is meant."),
        _("Type the code of the source in “Source”.")),
    "text-of-no-round": warning(
        _("There is no round {found} on the Rounds sheet, so reports do not print the text."),
        _("Correct the name of the round, or add the round to the Rounds sheet."),
        _("Use one of these: {suggestion}. Or add {found} to the Rounds sheet.")),
    "round-without-date": error(
        _("The round {found} has no as-of date."),
        _("Type its as-of date.")),
    "round-gone": error(
        _("Workbooks were issued in the round {found}, and the sheet Rounds has no round of that name. Its figures and "
          "returns cannot be found."),
        _("Put a row with this name back: a round keeps its name."),
        _("If it is now called {suggestion}, change that back to {found}: a round keeps its name.")),
    "round-dates": warning(
        _("Returns are due on {found}, before the as-of date of the round, {suggestion}."),
        _("Correct one of the dates.")),
    "round-dates-backwards": warning(
        _("The round is as of {found}, but the round before it is as of a later date: {suggestion}."),
        _("Correct one of the dates.")),
    # verification
    "verification-of-nothing": error(
        _("The verification does not count, because there is nothing to verify in the status “{found}”."),
        _("Clear “{column}”, or correct the status.")),
    "not-accepted-without-reason": error(
        _("The verification does not count, because there is no reason why the action is not accepted."),
        _("Type the reason in “{column}”. The unit reads it in its next workbook.")),
    "verified-before-claim": error(
        _("The verification does not count, because its day, {found}, is before the date of implementation, "
          "{suggestion}."),
        _("Correct one of the dates.")),
    "verified-later": error(
        _("The verification does not count yet, because its day, {found}, is after the latest as-of date, "
          "{suggestion}."),
        _("Correct the date, or clear it. The verification then counts from {suggestion}.")),
    "verification-off": warning(
        _("Verification is switched off, so “{found}” is kept and does not count."),
        _("If it is to count, choose Yes for Verification on the Settings sheet.")),
}
