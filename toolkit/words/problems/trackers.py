"""The words of problems: trackers in Excel that are taken in."""

from toolkit.words.problems.wording import Wordings, error, note, warning
from toolkit.words.speaking import _

WORDINGS: Wordings = {
    "workbook-blank": error(
        _("There is no text on any sheet of this workbook."),
        _("Check that it is the right file.")),
    "no-header-row": error(
        _("No sheet or table has a row with enough tracker headings. {found}"),
        _("Say what the headings mean, for example --map \"Action=Measure agreed\" --map "
          "\"Deadline=Target date\"."),
        _("Say what they mean, such as: {suggestion}")),
    "tracker-without-rows": error(
        _("There are tracker headings in row {found}, but no row below them names an action or a recommendation."),
        _("Check that it is the right file.")),
    "only-for-workbooks": error(
        _("A document of this kind has fixed headings, so --map and --colours do not apply to it."),
        _("Leave them out.")),
    "map-form": error(
        _("“{found}” does not say which heading means which column."),
        _('Write --map "COLUMN=HEADING", such as --map "Deadline=Target date".')),
    "map-column-unknown": error(_("The tracker has no column “{found}”."), _("Use one of these: {suggestion}.")),
    "map-heading-missing": error(_("No heading reads “{found}”."), _("Use one of these headings: {suggestion}.")),
    "colours-form": error(
        _("“{found}” does not say what a colour means."),
        _("Write --colours COLOUR=STATUS, such as --colours green=implemented,red=not_started.")),
    "colour-unknown": error(
        _("“{found}” is not a known colour."),
        _("Use one of these: {suggestion}. Or use six hexadecimal digits, such as #00B050.")),
    "statuses-form": error(
        _("“{found}” does not say what a status word means."),
        _("Write --statuses WORD=STATUS, such as --statuses \"WIP=in_progress,Open=not_started\".")),
    "mapping-unusable": error(
        _("The mapping file cannot be used: {found}."),
        _("Correct it in a plain-text editor, or import without it.")),
    "not-a-status": error(_("“{found}” is not a status."), _("Use one of these: {suggestion}.")),
    "sheet-left-out": warning(
        _("No tracker headings were found there, so it was left out: {found}."),
        _("If this is right, you do not need to do anything. Its words are kept in the history.")),
    "hidden-sheet": warning(
        _("The {found} sheet is hidden. It was read anyway."),
        _("If it is an old copy, delete it and import again.")),
    "hidden-rows": warning(
        _("Some rows are hidden or filtered out ({found}). They were read anyway."),
        _("If they should be left out, delete them and import again.")),
    "hidden-columns": note(
        _("Some columns are hidden ({found}). They were read anyway."),
        _("You do not need to do anything.")),
    "columns-kept": note(
        _("The tracker does not recognize these columns, so they were kept under their headings: {found}."),
        _("If one corresponds to a column of the tracker, say so with --map.")),
    "headings-read": note(
        _("Some headings were read by the words in them: {found}."),
        _("If this is right, you do not need to do anything. Otherwise, say what they mean with --map.")),
    "heading-guessed": warning(
        _("“{found}” may be the column “{column}”, so it was read as that. Its cells are such as {suggestion}."),
        _("Is that right? If not, say what it is with --map.")),
    "column-likely": warning(
        _("No column was read as “{column}”, but “{found}” may be it. Its cells are such as {suggestion}."),
        _("If it is, import again with --map \"{column}={found}\".")),
    "row-without-action": warning(
        _("This row names no action, and it is about something else than the row above. It was left out: {found}."),
        _("If it has an action, write it in its cell and import again. The words are kept in the history.")),
    "row-of-minutes": note(
        _("The table says that this row is no action, so it was left out: {found}."),
        _("If it is an action, write so in its cell and import again. The words are kept in the history.")),
    "prefilled-rows": note(
        _("Rows with nothing but “{found}”, which the template put there, were left out. Number of rows: "
          "{suggestion}."),
        _("If this is right, you do not need to do anything.")),
    "template-row": note(
        _("This row tells people what to write, so it was left out: {found}."),
        _("If this is right, you do not need to do anything. Its words are kept in the history.")),
    "map-heading-not-place": note(
        _("“{found}” in --map was read as the heading “{found}”, and not as the place of a column."),
        _("If you meant the column at that place, write its heading.")),
    "column-not-parted": warning(
        _("“{found}” seems to hold who is responsible and by when, but not each of its cells is sure to hold both, or "
          "another column does. It was kept as a column of its own. Its cells are such as {suggestion}."),
        _("Write the two in columns of their own and import again, or say with --map what it is.")),
    "rows-left-out": error(
        _("{suggestion} rows with {found} were left out, because no column says what will be done."),
        _("Say which column does, such as --map \"Action=HEADING\", and import again.")),
    "rows-like-actions": error(
        _("{found} rows with a date and a status were left out, because no heading above them is known."),
        _("If they are actions, say what the headings mean, such as --map \"Action=HEADING\" and "
          "--map \"Deadline=HEADING\", and import again.")),
    "column-same": warning(
        _("“{suggestion}” was read as {column}, so “{found}” was kept as a column of its own."),
        _("If “{found}” is the right one, say so with --map.")),
    "status-contradicted": warning(
        _("The figures of “{found}” contradict the words of “{column}”. The words were used. Number of rows: "
          "{suggestion}."),
        _("Check these statuses in the document.")),
    "colours-found": warning(
        _("Some cells are coloured: {found}. The colours were not read as a status."),
        _("If the colours represent statuses, import again with --colours {suggestion}.")),
    "colour-contradicts": warning(
        _("The cell says {found}, but its colour means {suggestion}. The word was used."),
        _("Correct the one that is wrong.")),
    "struck-out": note(
        _("“{found}” in “{column}” is struck out, so “{suggestion}” was used instead."),
        _("If this is right, you do not need to do anything. The struck-out text is kept in the history.")),
    "struck-away": warning(
        _("“{found}” in “{column}” is struck out, and there is nothing in its place."),
        _("If this is right, you do not need to do anything. The struck-out text is kept in the history.")),
    "struck-row": warning(
        _("The whole row is struck out, so it was left out: {found}."),
        _("If it is still valid, remove the strikethrough and import again.")),
    "formula-without-value": warning(
        _("The formula {found} in “{column}” has no computed value, so it was left out."),
        _("Open the workbook in Excel, save it and import again.")),
    "kept-as-comment": warning(
        _("“{found}” in “{column}” cannot be read. It was kept in the comment."),
        _("Correct it in the register.")),
    "status-kept-as-comment": warning(
        _("“{found}” is not a known status. It was kept in the comment."),
        _("Choose the status in the register.")),
    "status-settled": warning(
        _("“{found}” was read as {suggestion}, because of what other columns say of the action."),
        _("Check it in the register.")),
    "status-from-date": warning(
        _("There is a date of implementation ({found}), so the action was read as implemented."),
        _("Check it in the register.")),
    "completed-from-comment": warning(
        _("The date of implementation was taken from the comment: “{found}” ({suggestion})."),
        _("Check it in the register.")),
    "date-settled": warning(
        _("“{found}” was read as {suggestion}, because other dates in the workbook are written that way."),
        _("Compare it with the document.")),
    "dates-without-day": warning(
        _("Some dates in “{column}” show no day ({suggestion}), such as “{found}”. They were read as the whole month "
          "or year, so each ends on its last day."),
        _("Check that this is right. The history keeps the dates that the cells hold.")),
    "date-hidden-day": warning(
        _("The cell shows “{found}”, but it holds {suggestion}. It was read as shown, so it ends on the last day."),
        _("If the day counts, write it in the register.")),
    "date-swapped": warning(
        _("“{found}” may have its day and month swapped: the other dates in “{column}” are text that a spreadsheet "
          "could not convert."),
        _("Did you mean {suggestion}? Correct it in the register, or import again with --accept-suggestions.")),
    "date-turned": warning(
        _("“{found}” had its day and month swapped, as the other dates in “{column}” show. {suggestion} was used, as "
          "suggested."),
        _("Check that this is right.")),
    "repaired-ten": warning(
        _("The number {found} comes after a number that ends in .9, so it was read as "
          "{suggestion}."),
        _("If this number is wrong, correct it in the register.")),
    "repaired-below": warning(
        _("This row looks like a continuation of row {suggestion}, so “{found}” was added to that row."),
        _("Compare it with the document.")),
    "repaired-action": warning(
        _("There is no text for the action, so the text of the recommendation was used."),
        _("Write the action in the register.")),
    "numbers-made": warning(
        _("The recommendations have no numbers. They were numbered {found}."),
        _("Correct the numbers in the register before you issue anything.")),
    "number-repeated": warning(
        _("“{found}” is the number of another action, too, so this one became {suggestion}."),
        _("Check its reference in the register before you issue anything.")),
    "numbers-of-recommendation": note(
        _("Other tables use the same numbers for other actions, so here they begin with {found}, as the recommendation "
          "does. The numbers of the table are kept beside them."),
        _("If this is right, you do not need to do anything.")),
    "numbers-prefixed": note(
        _("Other sheets use the same numbers for other recommendations or actions, so here they begin with {found}-. "
          "The numbers of the sheet are kept beside them."),
        _("If this is right, you do not need to do anything.")),
}
