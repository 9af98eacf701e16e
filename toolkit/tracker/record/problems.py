"""What a check finds: a problem with its place, and the one table of codes and wording.

Problems are values that are gathered, never raised, so that a person sees all of them at once. Only a file that
cannot be used at all raises `Refused`, which carries its one problem.
"""

from enum import StrEnum
from typing import NamedTuple

from toolkit.tracker.record.spreadsheet_problems import OF_SPREADSHEETS


class Severity(StrEnum):
    """How much a problem weighs."""

    ERROR = "error"
    """The cell (or row, or file) is not merged."""
    WARNING = "warning"
    """Merged, and listed."""


class Place(NamedTuple):
    """Where a problem is; any part may be absent."""

    file: str = ""
    sheet: str = ""
    row: int = 0
    cell: str = ""
    column: str = ""
    ref: str = ""


class Wording(NamedTuple):
    """The words of one kind of problem: what is wrong, and what to do.

    Both may use `{found}`, `{suggestion}`, `{ref}` and `{column}`.
    """

    severity: Severity
    what: str
    to_do: str


class Problem(NamedTuple):
    """One thing that is wrong, with its place.

    Attributes:
        code: A key of `WORDINGS`, such as `date-as-text`.
        place: Where it is.
        found: The value as written, or what was met.
        suggestion: What it probably should be, when there is a good guess.
    """

    code: str
    place: Place = Place()
    found: str = ""
    suggestion: str = ""

    @property
    def severity(self) -> Severity:
        """Error or warning, as the table of wordings says."""
        return WORDINGS[self.code].severity

    @property
    def is_error(self) -> bool:
        """Whether what it stands at is not merged."""
        return self.severity is Severity.ERROR

    def in_file(self, file: str) -> "Problem":
        """The same problem, placed in a file."""
        return self._replace(place=self.place._replace(file=file))


class Refused(Exception):
    """A file or a request that cannot be used at all; it carries its one problem."""

    def __init__(self, code: str, place: Place | None = None, found: str = "", suggestion: str = "") -> None:
        self.problem = Problem(code, place or Place(), found, suggestion)
        super().__init__(sentence(self.problem))


class RefusedForAll(Refused):
    """Refused for several problems, all of which are told."""

    def __init__(self, problems: "list[Problem]") -> None:
        super().__init__(*problems[0])
        self.problems = tuple(problems)
        self.args = ("\n".join(map(sentence, problems)),)


def what_is_wrong(problem: Problem) -> str:
    """What is wrong, in one sentence."""
    return _fill(WORDINGS[problem.code].what, problem)


def what_to_do(problem: Problem) -> str:
    """What to do about it, in one sentence."""
    return _fill(WORDINGS[problem.code].to_do, problem)


def sentence(problem: Problem) -> str:
    """Place, what is wrong and what to do, in one line."""
    place = problem.place
    where = ", ".join(part for part in (place.file, place.sheet, place.cell) if part)
    ref = f"action {place.ref}" if place.ref else ""
    head = ": ".join(part for part in (", ".join(part for part in (where, ref) if part),) if part)
    body = f"{what_is_wrong(problem)} {what_to_do(problem)}".strip()
    return f"{head}: {body}" if head else body


def in_order(problems: "list[Problem]") -> "list[Problem]":
    """Problems sorted by place: file, sheet, row, cell."""
    return sorted(problems, key=lambda p: (p.place.file, p.place.sheet, p.place.row, len(p.place.cell),
                                           p.place.cell, p.code))


def _fill(template: str, problem: Problem) -> str:
    parts = {
        "found": problem.found,
        "suggestion": problem.suggestion,
        "ref": problem.place.ref,
        "column": problem.place.column,
    }
    return template.format(**parts)


_E, _W = Severity.ERROR, Severity.WARNING

WORDINGS: dict[str, Wording] = {
    # a file as a whole
    "file-missing": Wording(_E, "There is no file {found}.", "Check the name and the folder."),
    "file-is-folder": Wording(_E, "{found} is a folder, not a file.", "Name the file in it."),
    "file-empty": Wording(_E, "The file is empty (0 bytes).", "Ask for it to be sent again."),
    "not-a-workbook": Wording(_E, "The file is not an Excel workbook: {found}.",
                              "Open it in Excel and save it as .xlsx, or ask for the workbook itself."),
    "old-excel-format": Wording(_E, "The file is in the old .xls format.",
                                "Open it in Excel and save it as Excel Workbook (.xlsx)."),
    "password-protected": Wording(_E, "The file is protected with a password for opening.",
                                  "Remove the password in Excel (File > Info > Protect Workbook) and send it again."),
    "damaged-workbook": Wording(_E, "The workbook is damaged: {found}.",
                                "Open it in Excel, let Excel repair it, save it and send it again."),
    "unsafe-workbook": Wording(_E, "The file is not read, for safety: {found}.",
                               "Ask the sender for a workbook saved by Excel or LibreOffice."),
    "too-large": Wording(_E, "The file is larger than a tracker workbook can be: {found}.",
                         "Remove what does not belong in it (pictures, copied columns) and send it again."),
    "too-many-cells": Wording(_E, "The workbook describes more than {found} cells, rows and texts.",
                              "Delete what is not used: sheets, and the rows and columns beside the tables, whose "
                              "formats count; save it and send it again."),
    "lock-file": Wording(_W, "{found} is a lock file that Excel makes while a workbook is open; it is skipped.",
                         "Close the workbook, and use the workbook itself."),
    "skipped-file": Wording(_W, "{found} is not a workbook (.xlsx or .xlsm); it is skipped.",
                            "If it holds answers, ask for them in the workbook that was issued."),
    "own-list": Wording(_W, "{found} is a problem list that the tracker wrote; it is passed over.", "Nothing to do."),
    "hidden-file": Wording(_W, "The name {found} begins with a full stop, as of a hidden file; it is skipped.",
                           "If it is a return, give it a name without the full stop."),
    "conflicted-copy": Wording(_W, "{found} looks like a second copy made by a synchronising folder; it is skipped.",
                               "Keep the right one under its own name, and delete the other."),
    "beyond-cells": Wording(_W, "The workbook holds more than cells: {found}.",
                            "It is kept with the return in the archive; nothing of it goes into the register."),
    "locale-unknown": Wording(_E, "The locale {found} does not say whether the day or the month stands first.",
                              "Say a language and a country, such as en-GB, en-US or fr-FR."),
    # a return as a whole
    "no-actions-sheet": Wording(_E, "The workbook has no sheet named Actions with the tracker's headings.",
                                "Use the workbook that was issued, and keep the names of its sheets."),
    "is-a-register": Wording(_E, "The file is a register, not a return.", "Take it out of the folder of returns."),
    "no-identity": Wording(_E, "The workbook does not say which unit and round it was issued for.",
                           "Use the workbook that was issued, or name the unit with --unit."),
    "base-damaged": Wording(_E, "The hidden sheet that says what was issued has been changed.",
                            "Use the workbook that was issued, or check it with --register and --unit."),
    "wrong-register": Wording(_E, "The workbook was issued from another register ({found}).",
                              "Consolidate it with the register it was issued from."),
    "wrong-round": Wording(_E, "The workbook was issued for round {found}, not for round {suggestion}.",
                           "Consolidate it with --round {found}, or ask for the workbook of round {suggestion}."),
    "another-unit": Wording(_E, "The file is said to come from {suggestion}, but the workbook was issued to {found}.",
                            "Ask the sender which is right; name the file after the unit whose workbook it is."),
    "unknown-unit": Wording(_E, "The register knows no unit {found}.",
                            "Check the code; the units are in the register's Units sheet."),
    "not-issued": Wording(_E, "Nothing was issued to {found} in this round.",
                          "Check the unit and the round, or issue a workbook first."),
    "old-version": Wording(_W, "This is version {found} of the workbook; version {suggestion} was issued since.",
                           "Its answers are taken, judged against what version {found} held."),
    "already-taken-in": Wording(_W, "This very file was taken in before ({found}); it changes nothing.",
                                "Nothing to do."),
    # columns and rows
    "column-missing": Wording(_E, "The column “{column}” is missing; nothing of it is taken.",
                              "Put the column back with this heading, or answer in the checked copy."),
    "column-twice": Wording(_E, "Two columns are headed “{column}”; neither is taken.",
                            "Keep one, and give the other a name of its own."),
    "column-renamed": Wording(_W, "The heading “{found}” is read as “{column}”.",
                              "Nothing to do if that is right."),
    "column-unknown": Wording(_W, "The column “{found}” is not one of the tracker's; it is not merged.",
                              "It is kept with the return; put what should count into the Comment column."),
    "column-derived-missing": Wording(_W, "The column “{column}” is missing; it is computed anew.",
                                      "Nothing to do."),
    "value-outside": Wording(_W, "“{found}” stands outside of what the tracker reads; it is not merged.",
                             "Put what should count into the Comment of its action."),
    "values-outside": Wording(_W, "{found} more values stand outside of what the tracker reads; they are not merged.",
                              "Put what should count into the Comment of its action."),
    "sheet-extra": Wording(_W, "The sheet “{found}” is not read; it holds {suggestion}.",
                           "Put what should count into the Comment of its action, on the sheet Actions."),
    "sheet-copied": Wording(_W, "“{found}” is a second sheet of actions, and only the first counts; {suggestion}.",
                            "Put what should count into the sheet Actions, and delete this one."),
    "typed-over": Wording(_W, "“{column}” is computed or shown by the tracker; “{found}” in it is not taken.",
                          "Say it in the Comment, if it should count."),
    "columns-moved": Wording(_W, "Columns are in another order than issued; they are read by their headings.",
                             "Nothing to do."),
    "ref-unknown": Wording(_E, "No action {found} was issued to this unit; the row is not taken.",
                           "Check the reference{suggestion}; a new action belongs on the sheet New actions."),
    "ref-duplicate": Wording(_E, "The reference {found} stands in more than one row; none of them is taken.",
                             "Keep the row that counts, and delete the others."),
    "ref-missing": Wording(_W, "The action {found} was issued but is not in the return; it stays as it is.",
                           "If it should no longer apply, say so in its status; a missing row is not a deletion."),
    "row-without-ref": Wording(_W, "The row has no reference; it is listed as a proposed action for the centre.",
                               "A new action belongs on the sheet New actions."),
    "locked-changed": Wording(_E, "“{column}” is kept by the centre, and was changed to “{found}”; not taken.",
                              "It stays “{suggestion}”. Ask the centre for the change in a comment."),
    "not-yours-to-answer": Wording(_E, "“{column}” is answered by the lead unit; “{found}” is not taken.",
                                   "Say it in your own Comment, or agree it with the lead unit."),
    "formula-in-answer": Wording(_E, "“{column}” holds a formula ({found}); it is not taken.",
                                 "Type the value itself{suggestion}."),
    "error-value": Wording(_E, "“{column}” holds the error value {found}; it is not taken.",
                           "Type the value itself."),
    # values
    "not-in-list": Wording(_E, "“{found}” is not one of the choices for “{column}”; it is not taken.",
                           "Choose from the list{suggestion}."),
    "read-as": Wording(_W, "“{found}” in “{column}” is read as “{suggestion}”.",
                       "Choose it from the list next time."),
    "date-as-text": Wording(_W, "The date “{found}” in “{column}” is text; it is read as {suggestion}.",
                            "Type it as a date, such as 2018-12-31."),
    "date-not-a-date": Wording(_E, "“{found}” in “{column}” is not a date; it is not taken.",
                               "Type a date, such as 2018-12-31{suggestion}."),
    "date-ambiguous": Wording(_E, "“{found}” in “{column}” can be read in two ways ({suggestion}); it is not taken.",
                              "Type it as a date, such as 2018-12-31."),
    "not-a-number": Wording(_E, "“{found}” in “{column}” is not a number; it is not taken.", "Type a number."),
    "too-long": Wording(_E, "The text in “{column}” has {found} characters, more than Excel holds ({suggestion}).",
                        "Shorten it."),
    "longer-than-asked": Wording(_W, "“{column}” holds {found} characters; at most {suggestion} are asked for.",
                                 "It is taken whole; say it more briefly next time."),
    "answer-emptied": Wording(_W, "“{column}” was “{found}” and is now empty; the register keeps it.",
                              "Type the new value; or let the centre run it again with --accept-emptied."),
    "answer-taken-back": Wording(_W, "“{column}” goes back to what was issued; an earlier return had said “{found}”.",
                                 "If a fresh workbook was filled in by mistake, send the earlier answer again."),
    "action-gone": Wording(_E, "The register no longer has action {ref}; “{found}” in “{column}” is not taken.",
                           "Put the action back into the register, or tell the unit."),
    "decision-unclear": Wording(_W, "The decision “{found}” on “{column}” of action {ref} cannot be applied; it waits.",
                                "Write “Keep the register”, the letter of one option, or the value itself, once."),
    "pair-contradicts": Wording(_W, "The register contradicts itself in this row since this run: {found}",
                                "Correct it there; `tracker history` says where each value came from."),
    "pair-parted": Wording(_W, "“{column}” is decided for {found}, but “{suggestion}” is not as {found} answered it.",
                           "Compare the two in the register, and correct the one that does not fit."),
    "proposal-decision-unclear": Wording(
        _W, "The decision “{found}” on the proposed action “{suggestion}” cannot be applied; it waits.",
        "Write “Accept” or “Decline”."),
    "proposal-incomplete": Wording(
        _W, "The proposed action “{suggestion}” cannot be accepted: “{found}” is no recommendation of the register, or "
            "it has no text; it waits.",
        "Write the number of its recommendation, and its text, on the sheet Proposed."),
    "not-yet-there": Wording(_E, "The register did not exist on {found}; it was made on {suggestion}.",
                             "Ask for that day or a later one."),
    "undo-nothing": Wording(_E, "The register has taken in no return; there is nothing to take back.",
                            "Look at its sheet Returns."),
    "undo-changed": Wording(_E, "The register was changed after the consolidation of {found}; it is not taken back.",
                            "The earlier register is in the folder archive; copy from it what you need."),
    "undo-not-kept": Wording(_E, "The register of before the consolidation of {found} is not in the folder archive.",
                             "Put the archive back beside the register."),
    "theme-missing": Wording(_W, "The contribution has no theme; it is taken without one.",
                             "Choose one from the list."),
    "theme-unknown": Wording(_W, "“{found}” is not one of the themes; the contribution is taken without one.",
                             "Choose from the list{suggestion}."),
    "contribution-without-text": Wording(_W, "A theme is chosen, but there is no text beside it.",
                                         "Write the contribution, or clear the theme."),
    "contributions-missing": Wording(_W, "The sheet Contributions is missing, or has lost its heading Text; nothing "
                                     "of it is taken.", "Write contributions into the workbook that was issued."),
    "contributions-from-two": Wording(_W, "The unit sent two returns with different contributions; all are taken.",
                                      "Delete what is meant to be replaced from the register's sheet Contributions."),
    "contribution-missing": Wording(_W, "“{found}” was contributed before and is now missing; the register keeps it.",
                                    "Delete it in the register; or run it again with --accept-emptied."),
    "contribution-reworded": Wording(_W, "“{suggestion}” corrects “{found}”, which the centre has worded anew or moved "
                                     "to another theme; the register has both.", "Keep one of them in the register."),
    # rules: each is checked live in the workbook and again at the centre (see rules.py)
    "status-missing": Wording(_E, "Status is missing.", "Choose one from the list."),
    "implemented-without-date": Wording(_W, "Implemented, but without a date of implementation.",
                                        "Add the date."),
    "date-without-implemented": Wording(_W, "There is a date of implementation, but the status is not Implemented.",
                                        "Set the status to Implemented, or clear the date."),
    "date-after-as-of": Wording(_E, "The date of implementation is after the as-of date of this round.",
                                "Correct the date, or report it in the next round."),
    "revised-not-later": Wording(_E, "The revised deadline is not later than the deadline.",
                                 "Correct it, or clear it."),
    "revised-without-reason": Wording(_W, "There is a revised deadline without a reason.", "Add the reason."),
    "closed-without-reason": Wording(_W, "Closed without implementation, but without a reason.", "Add the reason."),
    "in-progress-without-comment": Wording(_W, "In progress, but without a comment.",
                                           "Say in a sentence what has been done and what remains."),
    "overdue-unexplained": Wording(_W, "Overdue, with neither a revised deadline nor a comment.",
                                   "Give a revised deadline with its reason, or explain in a comment."),
    # the register and the environment
    "register-missing": Wording(_E, "There is no register {found}.",
                                "Make one with `tracker new` or `tracker import`."),
    "register-unreadable": Wording(_E, "The register cannot be read: {found}.",
                                   "Take the last good one from the folder archive beside it."),
    "register-changed": Wording(_E, "{found} was saved by another program while this ran; it is left as it is now.",
                                "Close it there, and run this again."),
    "register-not-open": Wording(_E, "{found} is not a register.", "Open the register, and press the button there."),
    "register-unsaved": Wording(_E, "{found} has changes that are not saved.", "Save it, and press the button again."),
    "register-never-saved": Wording(_E, "{found} is not a file yet.", "Save it, and press the button again."),
    "register-behind": Wording(_E, "The {found} in {suggestion} is not yet as it is open.",
                               "Wait until it is synchronised, and press the button again."),
    "register-not-here": Wording(_E, "The folder {suggestion} does not hold the register {found} that is open.",
                                 "Press the button again, and choose the folder that is synchronised with it."),
    "not-opened": Wording(_E, "{found} is there, but no program opened it.", "Open it yourself."),
    "windows-absent": Wording(_E, "This Python cannot ask a question in a window.", "Install one from python.org, "
                              "which brings tkinter, and run `tracker addin install` with it."),
    "locked-in-excel": Wording(_E, "{found} is locked, probably with a password, so nothing can be marked there.",
                               "Unlock it in Excel (Review > Unprotect), and press the button again."),
    "marks-damaged": Wording(_E, "The hidden sheet that remembers what was there before the marks has been changed.",
                             "Nothing was put back; close the workbook without saving, or remove the marks by hand."),
    "return-changed": Wording(_E, "{found} was changed while this ran; nothing is taken in.", "Run this again."),
    "register-locked": Wording(_E, "Another run holds the register {found}.",
                               "Wait until it has ended, and try again."),
    "register-open": Wording(_E, "{found} cannot be replaced: another program holds it open.",
                             "Close it in Excel and run this again; the new version is kept as {suggestion}."),
    "register-held": Wording(_E, "{found} is still open in Excel or another program; nothing is written.",
                             "Close it there, and try again."),
    "plan-outdated": Wording(_E, "{found}, or what is to go into it, has changed since this plan was made.",
                             "Open it, and press the button there for a new plan."),
    "action-not-here": Wording(_E, "No action stands in the row of the active cell.",
                               "Click into the row of an action, on a sheet with a column Ref., and press it again."),
    "rounds-none": Wording(_E, "{found} has no reporting round yet.", "Press Issue workbooks first."),
    "register-cell": Wording(_E, "The register cannot be read: {found}.",
                             "Correct it in the register, save it, and run this again."),
    "derived-typed": Wording(_W, "“{column}” is computed; “{found}” that was typed there is not kept.",
                             "It stands in the history now; put it into the sheet Comments or a column of your own."),
    "record-edited": Wording(_W, "A line that is never changed was edited in “{column}”; it said “{found}”.",
                             "What it said goes into the history; put it right if it was not meant."),
    "record-deleted": Wording(_W, "A line that is never deleted is gone: {found}.",
                              "What it said goes into the history; take it from there if it was not meant."),
    "added-formula": Wording(_W, "The column “{column}” that was added holds {found}; the values are kept, "
                             "the formulas are not.", "Nothing to do if that is right; the earlier register is in "
                             "the archive."),
    "not-kept": Wording(_W, "What people put there is not kept when the register is written: {found}.",
                        "Keep it in a workbook of its own; the earlier register is in the archive."),
    "added-beyond": Wording(_W, "The register holds more than cells, which is not kept when it is written: {found}.",
                            "Keep it in a workbook of its own; the earlier register is in the archive."),
    "file-names-clash": Wording(_E, "The units {found} and {suggestion} would share one file name.",
                                "Give one of them another code in the sheet Units."),
    "not-readable": Wording(_E, "{found} cannot be read{suggestion}.",
                            "Close it in other programs, or ask for the permission."),
    "not-writable": Wording(_E, "{found} cannot be written to{suggestion}.",
                            "Choose another folder or make room, or ask for the permission."),
    "exists": Wording(_E, "{found} exists already.", "Choose another name, or say --replace to write it anew."),
    "folder-not-empty": Wording(_E, "The folder {found} holds files that are not an earlier demo's.",
                                "Name a new folder, such as `tracker demo {suggestion}`."),
    "round-unknown": Wording(_E, "The register has no round {found}.", "{suggestion}"),
    "round-differs": Wording(_E, "Round {found} was opened with other dates ({suggestion}).",
                             "Use the same dates, or open a new round."),
    "as-of-missing": Wording(_E, "No as-of date is given, and the register knows none.",
                             "Say --as-of YYYY-MM-DD."),
    "format-unknown": Wording(_E, "There is no house format {found}.", "There are: {suggestion}."),
    "format-incomplete": Wording(_E, "The house format {found} has no {suggestion}.",
                                 "Put the file into its folder, or copy it from another house format."),
    "format-settings": Wording(_E, "The settings of the house format {found} cannot be used: {suggestion}.",
                               "Open format.toml in a plain-text editor and correct it."),
    "template-placeholder": Wording(_E, "The template of the house format {found} uses {suggestion}, "
                                    "which is not a placeholder.",
                                    "Correct it in template.docx; reports/README.md lists them all."),
    "template-damaged": Wording(_E, "The template of the house format {found} cannot be used: {suggestion}.",
                                "Correct it in Word, or take an earlier copy of template.docx."),
    "ref-not-in-register": Wording(_E, "The register has no action {found}.", "Check the reference{suggestion}."),
    "nothing-to-issue": Wording(_E, "The register holds no action to issue.", "Import or add actions first; "
                                "or add units, where they are to contribute to themes."),
    # the Excel add-in
    "xlwings-missing": Wording(_E, "xlwings is not installed, and the add-in needs it.",
                               'Install it: pip install "tracker-toolkit[addin]".'),
    "xlwings-unknown": Wording(_E, "The add-in cannot be built with xlwings {found}: its source has changed.",
                               'Install the version that the toolkit was made with: pip install "xlwings==0.37.8".'),
    "excel-absent": Wording(_E, "Excel with add-ins is there on Windows and macOS only; this is {found}.",
                            "Run this on the computer with Excel."),
    "return-too-large": Wording(_E, "The sheet {found} reaches over more cells than are read from Excel.",
                                "Save the workbook, and check the file with `tracker check`."),
    # taking in a document
    "source-broken": Wording(_E, "The kind of document in {found} cannot be used: {suggestion}.",
                             "Correct it; CONTRIBUTING.md says what it must declare."),
    "document-unknown": Wording(_E, "The document is of no known kind: {found}.",
                                "Name its kind with --kind, or look at `tracker import --help`."),
    "document-protected": Wording(_E, "The document is protected or encrypted.",
                                  "Remove the protection and save it again."),
    "document-damaged": Wording(_E, "The document is damaged: {found}.",
                                "Open it in Word, save it again, and try again."),
    "document-old-format": Wording(_E, "{found} cannot be taken in.", "Save it as Word (.docx) or as text first."),
    "document-encoding": Wording(_W, "The text is not UTF-8; it is read as {found}.",
                                 "Look at letters with accents; if they are wrong, save it as UTF-8 first."),
    "document-tracked": Wording(_W, "The document has tracked changes; it is read with all of them accepted.",
                                "If that is not meant, accept or reject them in Word first, and take it in again."),
    "units-unreadable": Wording(_E, "The list of units cannot be used: {found}.",
                                "It needs the headings code, name, aliases, kind, members, and one unit a line."),
    "document-without-as-of": Wording(_W, "The document does not say as of which day it reports.",
                                      "Give the day with --as-of when you report."),
    "left-out": Wording(_W, "“{found}” belongs to no action; it is left out.",
                        "Nothing to do if that is right; its words are kept in the history."),
    "instruction-found": Wording(_W, "“{found}” is asked there; it is kept as recommendation {suggestion}.",
                                 "Compare it with the document; in the register, give it the actions that answer it."),
    "themes-found": Wording(_W, "The paragraph lists {found}; they are taken for the themes of contributions.",
                            "Change them in the rows of the kind theme, on the register's sheet Contributions."),
    "repaired-header": Wording(_W, "The header row comes again; it is left out.", "Nothing to do."),
    "repaired-collapsed": Wording(_W, "The row holds {found} actions; they are read apart as {suggestion}.",
                                  "Compare them with the document."),
    "repaired-shared": Wording(_W, "“{found}” in “{column}” stands once for several actions; each of them gets it.",
                               "Check that it is meant for each."),
    "repaired-continued": Wording(_W, "The row continues action {ref}; “{found}” is joined to it.",
                                  "Compare it with the document."),
    "repaired-paragraph": Wording(_W, "“{found}” ends the paragraph above; it is joined to it.", "Compare the two."),
    "repaired-spill": Wording(_W, "“{found}” ends the comment above; it is read with action {ref}.",
                              "Compare it with the document."),
    "repaired-reference": Wording(_W, "“{found}” refers to another action; {suggestion} is taken from there.",
                                  "Check that it is meant so."),
    "repaired-response": Wording(_W, "“{found}” answers the recommendation; it is kept as the management response too.",
                                 "If it is no action, delete the action."),
    "repaired-number": Wording(_W, "The recommendation has no number; it is read as {found}.",
                               "Correct the number if it is another."),
    "number-twice": Wording(_W, "The number {found} comes again with another text; both are read as one.",
                            "Give one of them a number of its own."),
    "row-too-long": Wording(_W, "The row has more cells than the header; “{found}” is joined to its last cell.",
                            "Compare it with the document."),
    "could-not-split": Wording(_E, "The row seems to hold several actions ({found}), and cannot be read apart.",
                               "It is kept whole as action {ref}; split it in the register."),
    "reference-unsettled": Wording(_W, "“{found}” refers to another action, which does not settle it.",
                                   "Complete it in the register."),
    "deadline-missing": Wording(_W, "There is no deadline.", "Ask for one."),
    "deadline-without-day": Wording(_W, "“{found}” sets no due date ({suggestion}).",
                                    "Ask for a date, if there should be one."),
    "deadline-malformed": Wording(_E, "The deadline “{found}” is not a date; there is no due date{suggestion}.",
                                  "Correct it in the register, or import again with --accept-suggestions."),
    "deadline-suggestion": Wording(_W, "The deadline “{found}” is not a date; {suggestion} is taken, as suggested.",
                                   "Check that it is meant so."),
    "deadline-order": Wording(_W, "“{found}” is read as {suggestion}, in the order of the column's other dates.",
                              "Check that it is meant so."),
    "deadline-rest": Wording(_W, "Of the deadline, “{found}” is not understood; it is read as {suggestion}.",
                             "Check it in the register."),
    "mixed-letters": Wording(_W, "“{found}” mixes letters of several alphabets that look alike.",
                             "Write it again in one alphabet; it is kept as it is."),
    "statuses-not-stated": Wording(_W, "The document states no status of its actions ({found}); they are not reported.",
                                   "Nothing to do if they are new; else ask for their status."),
    "status-not-stated": Wording(_W, "No status is stated; the action is not reported.", "Ask for its status."),
    "completion-not-stated": Wording(_W, "Implemented, but the document does not say when.", "Ask for the day."),
    "unit-missing": Wording(_W, "Nobody is named as responsible.", "Name a unit in the register."),
    "unit-unconfirmed": Wording(_W, "“{found}” is taken for a unit named so; its code is {suggestion}.",
                                "Confirm it in the register, or import again with --units."),
    "unit-unknown": Wording(_W, "“{found}” is not in the list of units{suggestion}.",
                            "Add it to the list, or as another name of one that is in it."),
    "unit-rest": Wording(_W, "Of who is responsible, “{found}” is not understood.", "Check it in the register."),
    # taking in a management response
    "labels-lost": Wording(_W, "The labels of the first {found} fields are lost; they are read as: {suggestion}.",
                           "Compare them with the document."),
    "left-out-signs": Wording(_W, "“{found}” is all that stands in a field; the field is read as empty.",
                              "Nothing to do if that is right."),
    "left-out-page-number": Wording(_W, "“{found}” within a sentence is taken for a page number; it is left out.",
                                    "Compare it with the document."),
    "repaired-number-again": Wording(_W, "The number {found} comes again; the second is read as {suggestion}.",
                                     "Correct the number if it is another."),
    "repaired-ref": Wording(_W, "The action has no reference; it is read as {found}.",
                            "Correct the reference if it is another."),
    "repaired-ref-again": Wording(_W, "The reference {found} comes again; the second is read as {suggestion}.",
                                  "Correct the reference if it is another."),
    "repaired-columns": Wording(_W, "The columns of the row have lost their separators; they are read as: {found}.",
                                "Compare them with the document."),
    "columns-not-found": Wording(_E, "The columns of the row cannot be told apart.",
                                 "It is kept whole as the text of action {ref}; divide it in the register."),
    "acceptance-unknown": Wording(_W, "“{found}” is none of the answers to a recommendation; none is taken.",
                                  "Choose one in the register."),
    "acceptance-doubtful": Wording(_W, "The answer is “{found}”, but the response says: “{suggestion}”.",
                                   "Check it; the answer stays as it is coded."),
    "status-unknown": Wording(_W, "“{found}” is no status that is known; the action is not reported.",
                              "Choose one in the register."),
    "status-doubtful": Wording(_W, "The status is {suggestion}, but the comment says: “{found}”.",
                               "Ask the unit; the status stays as it is written."),
    "comment-repeated": Wording(_W, "The same sentence stands in the comments of {suggestion}: “{found}”.",
                                "Ask whether it is meant for each."),
    # taking in a mission report
    "sections-without-numbers": Wording(_W, "The sections of the form have no numbers; they are numbered in order.",
                                        "Correct the numbers if they are others."),
    "actions-without-columns": Wording(_W, "The {found} follow-up actions stand in a list; nobody is read from it.",
                                       "Name who is responsible in the register, and the deadlines that are missing."),
    "form-lacks": Wording(_W, "The form does not say {found}.", "Ask, and add it to the register."),
    "links-lost": Wording(_W, "The section “{found}” speaks of links, but no address is left.",
                          "Take the addresses from the original document."),
    "matrix-row": Wording(_W, "The row has {found} cells, and the matrix {suggestion} columns.",
                          "Compare action {ref} with the document."),
    "repaired-cells": Wording(_W, "“{found}” stands in the wrong cell; it is read as {suggestion}.",
                              "Compare action {ref} with the document."),
    "date-beside": Wording(_W, "“{found}” stands with who is responsible; the deadline stays “{suggestion}”, and the "
                           "other date is kept beside it.", "Ask whether it was an earlier deadline."),
    **{code: Wording(Severity(weight), what, to_do) for code, (weight, what, to_do) in OF_SPREADSHEETS.items()},
}
"""Every code, with its severity and its words."""
