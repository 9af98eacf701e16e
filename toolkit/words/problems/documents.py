"""The words of problems: documents of every kind that are taken in."""

from toolkit.words.problems.wording import Wordings, error, note, warning
from toolkit.words.speaking import _

WORDINGS: Wordings = {
    "source-broken": error(
        _("The kind of document that {found} defines cannot be used: {suggestion}."),
        _("Correct that file. CONTRIBUTING.md lists what it must declare.")),
    "document-unknown": error(
        _("The tracker does not recognize this document: {found}."),
        _("Check that it is the right file. If it is, specify its kind with --kind."),
        _("If it is a document of your own kind ({suggestion}), specify that kind with --kind. Only then is its "
          "source.py run.")),
    "document-protected": error(
        _("The document is protected or encrypted."),
        _("Remove the protection and save it again.")),
    "document-damaged": error(
        _("The document is damaged: {found}."),
        _("Open it in Word, save it under a new name and import that file. If Word cannot open it, ask for another "
          "copy.")),
    "strict-document": error(
        _("The document is saved as Strict Open XML, which the tracker cannot read."),
        _("Open it in Word and save it as Word Document (.docx).")),
    "document-unsafe": error(
        _("The document was not read because it could be unsafe: {found}."),
        _("Ask the sender for a document saved by Word or LibreOffice.")),
    "document-old-format": error(_("{found} cannot be imported."), _("Save it as Word (.docx) or as text first.")),
    "quotation-open": error(
        _("The row that begins in line {found} has a quotation mark that is never closed, so the tracker cannot tell "
          "its cells apart."),
        _("Close it, or save the file as CSV from the spreadsheet again.")),
    "document-encoding": warning(
        _("The text is not UTF-8, so it was read as {found}."),
        _("Check the accented letters. If they are wrong, save the file as UTF-8 and import it again.")),
    "document-tracked": warning(
        _("The document has tracked changes. It was read as if all of them had been accepted."),
        _("If this is wrong, accept or reject the changes in Word first and import it again.")),
    "comment-left-out": warning(
        _("The document has a comment in the margin: “{found}”. It was not read."),
        _("If it says something about an action, add it in the register.")),
    "drawing-left-out": warning(
        _("The document has a drawing with these words: “{found}”. They were not read."),
        _("If they say something about an action, add it in the register.")),
    "header-left-out": note(
        _("“{found}” stands above or below the pages of the document. It was not read."),
        _("If this is right, you do not need to do anything.")),
    "units-unreadable": error(
        _("The list of units cannot be used: {found}."),
        _("It needs the headings code, name, aliases, kind and members. Put each unit on its "
          "own line below them.")),
    "document-without-as-of": warning(
        _("The document does not state its as-of date."),
        _("Give the date with --as-of when you report.")),
    "left-out": note(
        _("“{found}” does not belong to an action, so it was left out."),
        _("If this is right, you do not need to do anything. The words are kept in the history.")),
    "list-found": warning(
        _("{found} below “{suggestion}” look like recommendations, and were taken as such, without actions."),
        _("Delete from the register what is not a recommendation, and add the actions.")),
    "context-carried": warning(
        _("Recommendation {found} is above an earlier table. The rows of this table were read as actions of it, too."),
        _("If they are not, correct the recommendation of these actions in the register.")),
    "recommendations-alone": warning(
        _("No table of actions follows these recommendations: {found}. They were read without actions."),
        _("If they have actions, add them in the register.")),
    "prose-left-out": warning(
        _("The document has text outside of its tables and lists ({found}). It was not read for actions."),
        _("If it holds recommendations or actions, add them in the register. Every word is kept in the history.")),
    "instruction-found": warning(
        _("“{found}” is a request. It was kept as recommendation {suggestion}."),
        _("Compare it with the document. In the register, add the actions that respond to it.")),
    "themes-found": warning(
        _("The paragraph lists {found}. These became the themes for contributions."),
        _("To change them, edit the rows whose kind is “theme” on the register's "
          "Contributions sheet.")),
    "repaired-header": note(
        _("The header row appears more than once. The repeated row was ignored."),
        _("You do not need to do anything.")),
    "repaired-collapsed": warning(
        _("The row contains {found} actions. They were read as {suggestion}."),
        _("Compare them with the document.")),
    "repaired-shared": warning(
        _("“{found}” in “{column}” appears once for several actions. It was applied to each "
          "of them."),
        _("Check that it applies to each of them.")),
    "repaired-continued": warning(
        _("This row looks like a continuation of action {ref}, so “{found}” was added to that action."),
        _("Compare it with the document.")),
    "repaired-paragraph": warning(
        _("“{found}” looks like the end of the paragraph above, so it was added to that "
          "paragraph."),
        _("Compare it with the document.")),
    "repaired-spill": warning(
        _("“{found}” looks like the end of the comment above, so it was added to the comment "
          "of action {ref}."),
        _("Compare it with the document.")),
    "repaired-reference": warning(
        _("“{found}” refers to another action, so {suggestion} was copied from there."),
        _("Check that this is right.")),
    "repaired-response": warning(
        _("“{found}” looks like a response to the recommendation, so it was also kept as the management response."),
        _("If it should not be an action, delete it from the actions.")),
    "repaired-number": warning(
        _("The recommendation has no number. The tracker gave it the number {found}."),
        _("If it should have another number, correct it.")),
    "number-twice": warning(
        _("The number {found} is used for two different texts. They were read as one "
          "recommendation."),
        _("If they are two recommendations, give one of them another number.")),
    "row-too-long": warning(
        _("The row has more cells than the header, so “{found}” was added to the last cell."),
        _("Compare it with the document.")),
    "could-not-split": error(
        _("The row seems to contain several actions ({found}), but they could not be separated."),
        _("The whole row was kept as action {ref}. Split it in the register.")),
    "reference-unsettled": warning(
        _("“{found}” refers to another action, but that action has no answer either."),
        _("Enter the answer in the register.")),
    "document-is-register": error(
        _("The file is a register, not a document."),
        _("Import the documents that the register was made from.")),
    "version-of-archived": warning(
        _("The source {found} is archived, so no action of it is issued, new ones included."),
        _("If it is followed up again, set its status to Open on the Sources sheet.")),
    "deadline-missing": warning(_("There is no deadline."), _("Ask for one.")),
    "deadline-without-day": warning(
        _("“{found}” names no day, so the action has no due date."),
        _("If it should have one, ask for the day.")),
    "deadline-malformed": error(
        _("The deadline “{found}” is not a date, so the action has no due date."),
        _("Correct the deadline in the register."),
        _("Did you mean {suggestion}? Correct the deadline in the register, or import again with "
          "--accept-suggestions.")),
    "deadline-ambiguous": error(
        _("“{found}” can be one day or another, so the action has no due date."),
        _("Is it {suggestion}? Enter the due date in the register.")),
    "deadline-suggestion": warning(
        _("The deadline “{found}” is not a date. {suggestion} was used, as suggested."),
        _("Check that this is right.")),
    "deadline-order": warning(
        _("“{found}” was read as {suggestion}, in the same day-month order as the other dates in the "
          "column."),
        _("Check that this is right.")),
    "deadline-rest": warning(
        _("Part of the deadline was not understood: “{found}”. The rest was read as {suggestion}."),
        _("Check it in the register.")),
    "deadline-tentative": warning(
        _("“{found}” is still to be confirmed. It was read as {suggestion}."),
        _("Ask whether it is confirmed.")),
    "deadline-years": warning(
        _("“{found}” does not say clearly which month or year it means. It was read as {suggestion}."),
        _("Ask for the last day.")),
    "deadline-far": warning(
        _("“{found}” was read as {suggestion}, and its year is unusual for a deadline."),
        _("Check the year in the register.")),
    "deadline-done": warning(
        _("“{found}” may be the day when the action was completed. It was read as the deadline {suggestion}."),
        _("Ask for the deadline, and for the day of completion.")),
    "deadline-weekday": warning(
        _("The day of the week in “{found}” does not fit its date. It was read as {suggestion}."),
        _("Ask which day is meant.")),
    "deadline-fiscal": warning(
        _("“{found}” is a fiscal year, or a part of one, and it is not known when such a year begins. No due date "
          "is set."),
        _("Import again with --fiscal-year-starts. Or did it end on {suggestion}? Then enter the due date in the "
          "register.")),
    "deadline-several": warning(
        _("“{found}” names several dates. It was read as {suggestion}."),
        _("Check that this is right.")),
    "mixed-letters": warning(
        _("“{found}” mixes look-alike letters from different alphabets. It was kept as it is."),
        _("Retype it using one alphabet.")),
    "statuses-not-stated": note(
        _("The document gives no status for its actions ({found}). They are shown as not reported."),
        _("If they are new, you do not need to do anything. Otherwise ask for their status.")),
    "status-not-stated": warning(
        _("No status is given. The action is shown as not reported."),
        _("Ask for its status.")),
    "status-unclear": warning(
        _("“{found}” does not say clearly how far the action is, so it was not read as a status."),
        _("Ask for the status."),
        _("Did you mean {suggestion}? Choose the status in the register.")),
    "status-closed": warning(
        _("“{found}” does not say whether the action was implemented, so it was not read as a status."),
        _("Ask how it was closed, and choose the status in the register."),
        _("Did you mean {suggestion}? Choose the status in the register.")),
    "status-stopped": warning(
        _("“{found}” says that work has stopped, and not whether it had begun. It was read as {suggestion}."),
        _("Check it in the register.")),
    "completion-not-stated": warning(
        _("The action is implemented, but the document does not say when."),
        _("Ask for the date of implementation.")),
    "unit-missing": warning(_("Nobody is named as responsible."), _("Name a unit in the register.")),
    "unit-unconfirmed": warning(
        _("“{found}” was added as a unit, with the code {suggestion}."),
        _("Check the Units sheet of the register, or import again with --units."),
        together=_("{number} units were added, with these codes: {found}.")),
    "unit-near": warning(
        _("“{found}” was added as a unit, although it is nearly called like {suggestion}."),
        _("If they are the same, import with --same-unit \"{found}=CODE\", with the code of {suggestion}. If the "
          "document is in the register already, add “{found}” to the aliases of {suggestion} on the Units sheet, and "
          "lead its actions by {suggestion}.")),
    "unit-unknown": warning(
        _("“{found}” is not in the list of units."),
        _("Add it to the list, or add it as another name for a unit in the list."),
        _("If it is {suggestion}, add it to the list as another name of that unit. Otherwise add it as a unit.")),
    "unit-split": warning(
        _("“{found}” may be one name or several. The two readings: {suggestion}. The first is taken."),
        _("If it is right, do nothing. If not, correct the units in the register, or import again with --units.")),
    "units-alike": warning(
        _("“{found}” and “{suggestion}” may be the same unit."),
        _("If they are, import again with --units, and list “{found}” as another name of “{suggestion}”.")),
    "unit-rest": warning(
        _("Part of the text about who is responsible was not understood: “{found}”."),
        _("Check it in the register.")),
    "version-without-memory": warning(
        _("The register does not know what the source {found} said when it was taken in, because an earlier version of "
          "the tracker wrote it. Every difference between the document and the register waits for your decision."),
        _("Decide on the Conflicts sheet.")),
    "version-replaced": error(
        _("This version of the document was taken in before, and a later version has replaced it."),
        _("Use the latest version. If this one should count again, open it, save it, and import it again.")),
    "version-emptied": warning(
        _("“{column}” is now empty in the document. The register keeps “{found}”."),
        _("If it should be removed, empty the cell in the register.")),
    "version-gone": warning(
        _("{found} is no longer in the document. The register keeps it."),
        _("Ask whether it is still followed up. If it is not, close its actions in the register.")),
    "version-rows-gone": warning(
        _("{found} rows of the sheet {suggestion} are no longer in the document. The register keeps them."),
        _("Delete them in the register if they are no longer needed.")),
    "version-row-gone": warning(
        _("The document changed a row that is no longer on the sheet {found} of the register, so the change was not "
          "accepted."),
        _("Put the row back into the register, and import the document again.")),
    "version-another-action": warning(
        _("The document has a new action “{found}” under the number of an action that the register has from elsewhere. "
          "It was added as {ref}, and {suggestion} was left as it was."),
        _("If both are the same action, delete {suggestion} from the register.")),
    "version-both-changed": warning(
        _("“{column}” was changed in the document and in the register. The document now says “{found}”. The register "
          "keeps what it has."),
        _("Compare the two, and correct the register if the document is right.")),
    "title-of-one": note(
        _("The register now holds several documents. Its title “{found}” was that of one of them, so it has none now."),
        _("Type a title for all of them on the Settings sheet of the register.")),
}
