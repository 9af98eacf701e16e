"""The words of problems: trackers in Excel that are taken in."""

from toolkit.words.problems.wording import Wordings, error, warning
from toolkit.words.speaking import _

WORDINGS: Wordings = {
    "workbook-blank": error(_("No sheet of the workbook holds a word."), _("Check that it is the right file.")),
    "no-header-row": error(
        _("No sheet has a row of headings that names enough columns of a tracker."),
        _('Name them, as in --map "Action=Measure agreed" --map "Deadline=Target date".')),
    "tracker-without-rows": error(
        _("There are headings of a tracker, but no row below them."),
        _("Check that it is the right file.")),
    "strict-workbook": error(
        _("The workbook is saved as Strict Open XML."),
        _("Open it in Excel and save it as Excel Workbook (.xlsx).")),
    "only-for-workbooks": error(
        _("The document is no workbook; --map and --colours mean nothing to it."),
        _("Leave them out.")),
    "map-form": error(
        _("“{found}” does not say which heading means which column."),
        _('Write --map "COLUMN=HEADING", such as --map "Deadline=Target date".')),
    "map-column-unknown": error(_("The tracker has no column “{found}”."), _("Say one of: {suggestion}.")),
    "map-heading-missing": error(_("No heading reads “{found}”."), _("The headings are: {suggestion}.")),
    "colours-form": error(
        _("“{found}” does not say what a colour means."),
        _("Write --colours COLOUR=STATUS, such as --colours green=implemented,red=not_started.")),
    "colour-unknown": error(
        _("“{found}” is no colour."),
        _("Say one of: {suggestion}; or six hexadecimal digits, such as #00B050.")),
    "colour-not-a-status": error(
        _("“{found}” is no status, so a colour cannot mean it."),
        _("Say one of: {suggestion}.")),
    "sheet-left-out": warning(
        _("The sheet has no headings of a tracker; it is left out: {found}."),
        _("Nothing to do if that is right; its words are kept in the history.")),
    "hidden-sheet": warning(
        _("The sheet {found} is hidden; it is read all the same."),
        _("If it is an old copy, delete it and import again.")),
    "hidden-rows": warning(
        _("Rows are hidden or filtered out ({found}); they are read all the same."),
        _("If they are to be left out, delete them and import again.")),
    "hidden-columns": warning(_("Columns are hidden ({found}); they are read all the same."), _("Nothing to do.")),
    "column-kept": warning(
        _("The column “{found}” is none of ours; it is carried along under its heading."),
        _("If it is one of ours, say so with --map.")),
    "column-same": warning(
        _("Another column is read as “{suggestion}”; “{found}” is carried along by itself."),
        _("If it is the right one, say so with --map.")),
    "colours-found": warning(
        _("Cells are coloured: {found}; no status is read from that."),
        _("If colours mean a status, import again with --colours {suggestion}.")),
    "colour-contradicts": warning(
        _("The cell says {found}, and its colour means {suggestion}; the word counts."),
        _("Correct the one that is wrong.")),
    "struck-out": warning(
        _("“{found}” in “{column}” is struck out; “{suggestion}” is read in its place."),
        _("Nothing to do if that is right; what is struck out is kept in the history.")),
    "struck-away": warning(
        _("“{found}” in “{column}” is struck out, with nothing in its place."),
        _("Nothing to do if that is right; what is struck out is kept in the history.")),
    "struck-row": warning(
        _("All of the row is struck out; it is left out: {found}."),
        _("If it still counts, remove the strike-out and import again.")),
    "formula-without-value": warning(
        _("The formula {found} in “{column}” was never computed; it is left out."),
        _("Open the workbook in Excel, save it, and import again.")),
    "kept-as-comment": warning(
        _("“{found}” in “{column}” cannot be read; it is kept in the comment."),
        _("Correct it in the register.")),
    "status-kept-as-comment": warning(
        _("“{found}” is no status that is known; it is kept in the comment."),
        _("Choose the status in the register.")),
    "status-from-date": warning(
        _("A date of implementation is given ({found}); the action is taken as implemented."),
        _("Check it in the register.")),
    "date-settled": warning(
        _("“{found}” is read as {suggestion}, since other dates of the workbook are written so."),
        _("Compare it with the document.")),
    "repaired-ten": warning(
        _("The number {found} follows a .9; it is read as {suggestion}."),
        _("Correct it in the register if it is another.")),
    "repaired-below": warning(
        _("The row goes on with row {suggestion}; “{found}” is joined to it."),
        _("Compare it with the document.")),
    "repaired-action": warning(
        _("No action is worded; the words of the recommendation stand for it."),
        _("Word the action in the register.")),
    "numbers-made": warning(
        _("Recommendations have no number; they are numbered {found}."),
        _("Correct the numbers in the register, before anything is issued.")),
    "numbers-prefixed": warning(
        _("Other sheets use its numbers for other recommendations; here they begin {found}-."),
        _("Nothing to do if that is right.")),
}
