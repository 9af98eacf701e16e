"""The words of problems: documents of every kind that are taken in."""

from toolkit.words.problems.wording import Wordings, error, warning
from toolkit.words.speaking import _

WORDINGS: Wordings = {
    "source-broken": error(
        _("The kind of document in {found} cannot be used: {suggestion}."),
        _("Correct it; CONTRIBUTING.md says what it must declare.")),
    "document-unknown": error(
        _("The document is of no known kind: {found}."),
        _("Name its kind with --kind, or look at `tracker import --help`.")),
    "document-protected": error(
        _("The document is protected or encrypted."),
        _("Remove the protection and save it again.")),
    "document-damaged": error(
        _("The document is damaged: {found}."),
        _("Open it in Word, save it again, and try again.")),
    "document-old-format": error(_("{found} cannot be taken in."), _("Save it as Word (.docx) or as text first.")),
    "document-encoding": warning(
        _("The text is not UTF-8; it is read as {found}."),
        _("Look at letters with accents; if they are wrong, save it as UTF-8 first.")),
    "document-tracked": warning(
        _("The document has tracked changes; it is read with all of them accepted."),
        _("If that is not meant, accept or reject them in Word first, and take it in again.")),
    "units-unreadable": error(
        _("The list of units cannot be used: {found}."),
        _("It needs the headings code, name, aliases, kind, members, and one unit a line.")),
    "document-without-as-of": warning(
        _("The document does not say as of which day it reports."),
        _("Give the day with --as-of when you report.")),
    "left-out": warning(
        _("“{found}” belongs to no action; it is left out."),
        _("Nothing to do if that is right; its words are kept in the history.")),
    "instruction-found": warning(
        _("“{found}” is asked there; it is kept as recommendation {suggestion}."),
        _("Compare it with the document; in the register, give it the actions that answer it.")),
    "themes-found": warning(
        _("The paragraph lists {found}; they are taken for the themes of contributions."),
        _("Change them in the rows of the kind theme, on the register's sheet Contributions.")),
    "repaired-header": warning(_("The header row comes again; it is left out."), _("Nothing to do.")),
    "repaired-collapsed": warning(
        _("The row holds {found} actions; they are read apart as {suggestion}."),
        _("Compare them with the document.")),
    "repaired-shared": warning(
        _("“{found}” in “{column}” stands once for several actions; each of them gets it."),
        _("Check that it is meant for each.")),
    "repaired-continued": warning(
        _("The row continues action {ref}; “{found}” is joined to it."),
        _("Compare it with the document.")),
    "repaired-paragraph": warning(_("“{found}” ends the paragraph above; it is joined to it."), _("Compare the two.")),
    "repaired-spill": warning(
        _("“{found}” ends the comment above; it is read with action {ref}."),
        _("Compare it with the document.")),
    "repaired-reference": warning(
        _("“{found}” refers to another action; {suggestion} is taken from there."),
        _("Check that it is meant so.")),
    "repaired-response": warning(
        _("“{found}” answers the recommendation; it is kept as the management response too."),
        _("If it is no action, delete the action.")),
    "repaired-number": warning(
        _("The recommendation has no number; it is read as {found}."),
        _("Correct the number if it is another.")),
    "number-twice": warning(
        _("The number {found} comes again with another text; both are read as one."),
        _("Give one of them a number of its own.")),
    "row-too-long": warning(
        _("The row has more cells than the header; “{found}” is joined to its last cell."),
        _("Compare it with the document.")),
    "could-not-split": error(
        _("The row seems to hold several actions ({found}), and cannot be read apart."),
        _("It is kept whole as action {ref}; split it in the register.")),
    "reference-unsettled": warning(
        _("“{found}” refers to another action, which does not settle it."),
        _("Complete it in the register.")),
    "deadline-missing": warning(_("There is no deadline."), _("Ask for one.")),
    "deadline-without-day": warning(
        _("“{found}” sets no due date ({suggestion})."),
        _("Ask for a date, if there should be one.")),
    "deadline-malformed": error(
        _("The deadline “{found}” is not a date, so the action has no due date."),
        _("Correct the deadline in the register."),
        _("Did you mean {suggestion}? Correct the deadline in the register, or import again with "
          "--accept-suggestions.")),
    "deadline-suggestion": warning(
        _("The deadline “{found}” is not a date; {suggestion} is taken, as suggested."),
        _("Check that it is meant so.")),
    "deadline-order": warning(
        _("“{found}” is read as {suggestion}, in the order of the column's other dates."),
        _("Check that it is meant so.")),
    "deadline-rest": warning(
        _("Of the deadline, “{found}” is not understood; it is read as {suggestion}."),
        _("Check it in the register.")),
    "mixed-letters": warning(
        _("“{found}” mixes letters of several alphabets that look alike."),
        _("Write it again in one alphabet; it is kept as it is.")),
    "statuses-not-stated": warning(
        _("The document states no status of its actions ({found}); they are not reported."),
        _("Nothing to do if they are new; else ask for their status.")),
    "status-not-stated": warning(_("No status is stated; the action is not reported."), _("Ask for its status.")),
    "completion-not-stated": warning(_("Implemented, but the document does not say when."), _("Ask for the day.")),
    "unit-missing": warning(_("Nobody is named as responsible."), _("Name a unit in the register.")),
    "unit-unconfirmed": warning(
        _("“{found}” is taken for a unit named so; its code is {suggestion}."),
        _("Confirm it in the register, or import again with --units.")),
    "unit-unknown": warning(
        _("“{found}” is not in the list of units."),
        _("Add it to the list, or as another name of a unit in the list."),
        _("If it is {suggestion}, add it to the list as another name of that unit; otherwise add it as a unit.")),
    "unit-rest": warning(_("Of who is responsible, “{found}” is not understood."), _("Check it in the register.")),
}
