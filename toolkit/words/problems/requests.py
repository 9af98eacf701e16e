"""The words of problems: what is asked of the toolkit: rounds, formats, folders."""

from toolkit.words.problems.wording import Wordings, error
from toolkit.words.speaking import _

_FRESH = _("To start anew, use --fresh: the document that is there is kept in the archive. Or choose another name.")

WORDINGS: Wordings = {
    "locale-unknown": error(
        _("The locale {found} does not say whether the day or the month comes first."),
        _("Use a language and a country, such as en-GB, en-US or fr-FR.")),
    "file-names-clash": error(
        _("The workbooks of the units {found} and {suggestion} would have the same file name."),
        _("Change the code of one of them on the Units sheet.")),
    "not-readable": error(
        _("{found} cannot be read."),
        _("Close it in other programs, or ask for permission to read it."),
        _("The computer says: {suggestion}. Close the file in other programs, or ask for permission to read it.")),
    "not-writable": error(
        _("{found} cannot be written to."),
        _("Choose another folder, free up disk space, or ask for permission to write there."),
        _("The computer says: {suggestion}. Choose another folder, free up disk space, or ask "
          "for permission to write there.")),
    "exists": error(_("{found} already exists."), _("Choose another name, or use --replace to replace it.")),
    "is-the-register": error(_("{found} is the register itself."), _("Choose another name.")),
    "ending-wrong": error(
        _("{found} does not end in {suggestion}, so other programs would not open it."),
        _("Choose a name with the right ending."),
        _("Choose a name that ends in {suggestion}.")),
    "folder-not-empty": error(
        _("The folder {found} contains files that an earlier demo did not write."),
        _("Use a new folder, such as `tracker demo {suggestion}`.")),
    "source-code-unusable": error(
        _("“{found}” cannot be the code of a source."),
        _("Use up to 12 letters, digits and hyphens, such as {suggestion}.")),
    "source-code-used": error(
        _("The register already has, or had, a source with the code {found}."),
        _("Choose another code, such as --source {suggestion}.")),
    "source-again": error(
        _("The register already has a document with this title, as the source {found}."),
        _("If this is a later version of it, import it with --source {found}. If it is another document, import it "
          "with --source {suggestion}.")),
    "same-unit-unusable": error(
        _("“{found}” does not say which unit a name means. Type a name without a comma, an equals sign, and the code "
          "of a unit in the register."),
        _("Use one of these codes: {suggestion}.")),
    "same-unit-not-named": error(
        _("The document does not name “{found}”."),
        _("Type the name as it stands in the document. New names in it: {suggestion}.")),
    "cluster-not-installed": error(
        _("--dask needs the package distributed, which is not installed."),
        _("Install it with `pip install \"tracker-toolkit[dask]\"`, or leave out --dask.")),
    "cluster-silent": error(
        _("No Dask scheduler answers at {found}."),
        _("Check the address and that the scheduler runs, or leave out --dask."),
        _("The computer says: {suggestion}. Check the address and that the scheduler runs, or leave out --dask.")),
    "cluster-without-workers": error(
        _("The Dask scheduler at {found} has no workers that answer."),
        _("Start some with `dask worker {found}`, or leave out --dask.")),
    "cluster-other-toolkit": error(
        _("Workers of the Dask scheduler at {found} have another version of this toolkit or of Python, or no toolkit."),
        _("Install the same on all of them and start them again, or leave out --dask."),
        _("Install the same on these workers and start them again, or leave out --dask: {suggestion}.")),
    "round-unknown": error(_("The register has no round {found}."), _("{suggestion}")),
    "round-none": error(
        _("The register has no reporting round yet."),
        _("Open one with `tracker issue --round NAME --as-of YYYY-MM-DD`.")),
    "round-and-at": error(
        _("--round and --at name two moments at which the register stood."),
        _("Use one of them.")),
    "round-without-as-of": error(
        _("Round {found} has no as-of date."),
        _("Type it on the Rounds sheet, or use --as-of YYYY-MM-DD.")),
    "round-open": error(
        _("Round {found} is still open, so nothing can have been corrected since it was closed."),
        _("A round is closed when the next one is issued.")),
    "round-not-kept": error(
        _("Round {found} was closed before the register kept how a round stood."),
        _("Compare with the register of that time, which is in the archive folder.")),
    "round-and-take-as": error(
        _("--round says {found}, and --take-as says {suggestion}."),
        _("Use --take-as alone. It names the round that the returns are taken for.")),
    "round-backwards": error(
        _("Round {found} would be as of a date before that of the round before it, {suggestion}."),
        _("Choose dates that follow each other.")),
    "round-differs": error(
        _("Round {found} was opened as of another date."),
        _("Use the same date, or open a new round."),
        _("Round {found} is as of {suggestion}. Use that date, or open a new round.")),
    "return-by-differs": error(
        _("Round {found} has another return-by date, which `tracker issue` does not change."),
        _("Change it first, with `tracker round REGISTER {found} --return-by DATE`."),
        _("It is {suggestion}. To change it, use `tracker round REGISTER {found} --return-by DATE` first.")),
    "return-by-too-early": error(
        _("Units cannot return their workbooks by {found}, because the round is as of {suggestion}."),
        _("Choose a date that is not before {suggestion}.")),
    "as-of-missing": error(_("No as-of date was given, and the register has none."), _("Use --as-of YYYY-MM-DD.")),
    "pdf-without-program": error(
        _("LibreOffice makes PDF files, and it was not found on this computer."),
        _("Install LibreOffice, or make the report without --pdf and save it as PDF in Word.")),
    "pdf-not-made": error(
        _("LibreOffice made no PDF of the report, so nothing was written."),
        _("Make the report without --pdf, and save it as PDF in Word.")),
    "format-unknown": error(_("There is no house format {found}."), _("Choose one of these: {suggestion}.")),
    "format-does-not-fit": error(
        _("The house format {found} is for another kind of document than this register was made from."),
        _("Choose one that fits: {suggestion}. To make the report anyway, use --anyway.")),
    "format-for-one": error(
        _("The house format {found} prints one source at a time, and this register has several."),
        _("Choose one of them with --source: {suggestion}.")),
    "source-unknown": error(
        _("The register has no source {found}."),
        _("Add a document with `tracker import --into`."),
        _("Choose one of these: {suggestion}.")),
    "format-not-named": error(
        _("No house format was named, and the Settings sheet of the register names none."),
        _("Use --format with one of these: {suggestion}. What they are: tracker formats.")),
    "settings-file": error(
        _("The file cannot be used: {found}."),
        _("Open it in a plain-text editor and correct it.")),
    "unit-not-in-register": error(
        _("The register has no unit {found}."),
        _("Add it on the Units sheet."),
        _("Choose from: {suggestion}.")),
    "status-not-a-choice": error(
        _("“{found}” is not a status."),
        _("Choose another."),
        _("Choose from: {suggestion}.")),
    "nothing-selected": error(
        _("No action of the register is left: {found}"),
        _("Leave out one of --source, --unit, --status, --open and --overdue.")),
    "format-incomplete": error(
        _("The house format {found} has no {suggestion}."),
        _("Put the file into its folder, or copy it from another house format.")),
    "format-settings": error(
        _("The settings of the house format {found} cannot be used: {suggestion}."),
        _("Open format.toml in a plain-text editor and correct it.")),
    "template-placeholder": error(
        _("{found} is not a placeholder."),
        _("Correct it in template.docx. reports/README.md lists all placeholders."),
        _("Did you mean {suggestion}? Correct it in template.docx.")),
    "template-quotes": error(
        _("{found} contains the quotation mark {suggestion}, which Word may have typed by itself."),
        _("Type straight quotation marks. If Word changes them, press Ctrl+Z right after typing.")),
    "template-syntax": error(
        _("{found} cannot be understood."),
        _("Compare it with the examples in reports/README.md, and correct it in template.docx.")),
    "template-loose": error(
        _("{found} has no partner in the same paragraph."),
        _("Write {{{{ and }}}}, or {{% and %}}, in pairs within one paragraph.")),
    "template-statement": error(
        _("{found} is not something that a template can do."),
        _("Use if, elif, else, endif, for, endfor or set.")),
    "template-forbidden": error(
        _("{found} uses {suggestion}, which a template cannot use."),
        _("Use only what reports/README.md lists.")),
    "template-list": error(
        _("{found} is a list or a group of values, so it cannot be printed."),
        _("Name one of its values, or repeat something for each with {{% for … %}}.")),
    "template-value-level": error(
        _("{found} begins with a letter that only lines in {{% and %}} can begin with."),
        _("Delete the letter.")),
    "template-unclosed": error(
        _("{found} has no end."),
        _("Add the line that ends it."),
        _("Add {suggestion} where the part ends.")),
    "template-unbegun": error(
        _("{found} has no beginning."),
        _("Delete it, or add the line that begins the part."),
        _("Delete it, or add {suggestion} where the part begins.")),
    "template-crossed": error(
        _("{found} and {suggestion} belong together, but do not stand in the same paragraph, cell or table."),
        _("Put both into the same one, and begin both with the same letters after {{%, or none.")),
    "template-not-alone": error(
        _("{found} does not stand alone in its {suggestion}, so the rest of it would not be printed."),
        _("Move it into one of its own.")),
    "template-damaged": error(
        _("The template of the house format {found} cannot be used: {suggestion}."),
        _("Correct it in Word, or use an earlier copy of template.docx.")),
    "template-without-conflicts": error(
        _("The template of the house format {found} has no table of the answers that are waiting for a decision."),
        _("Copy the table from the template of another house format, or leave out --conflicts.")),
    "template-without-groups": error(
        _("The template of the house format {found} has no table of actions that could be grouped."),
        _("Choose another house format, or leave out --group-by. In a template, “{{%tr for group in groups %}}” begins "
          "what is repeated for each group.")),
    "group-unknown": error(
        _("Actions cannot be grouped by {found}."),
        _("Choose one of these: {suggestion}.")),
    "template-endless": error(
        _("The template of the house format {found} does more than a report needs: {suggestion}."),
        _("Look for it between {{{{ and }}}} or {{% and %}} in template.docx, and correct it.")),
    "report-too-long": error(
        _("A report on {found} actions is longer than what the tracker puts into one document."),
        _("Make a report for each part: for each source, unit or status.")),
    "report-damaged": error(
        _("The report was not written, because it is damaged: {suggestion}."),
        _("Use an earlier copy of template.docx. If that does not help, report a fault of the toolkit.")),
    "report-open": error(
        _("{found} is open in Word or another program. Nothing was written."),
        _("Close it and try again."),
        _("Close it there and try again. If no program has it open any more, delete the file {suggestion} in the same "
          "folder.")),
    "report-unreadable": error(
        _("{found} cannot be renewed, because it cannot be read: {suggestion}"),
        _FRESH),
    "report-not-ours": error(
        _("{found} already exists, and the tracker cannot renew it: it is not a report of the tracker, or an earlier "
          "version of the tracker made it."),
        _FRESH),
    "report-unnamed": error(
        _("{found} cannot be renewed, because the program that saved it last left out its properties, which say "
          "which report it is."),
        _("Copy your edits into the report that the archive keeps, or use --fresh. The document that is there is then "
          "kept in the archive.")),
    "report-other-version": error(
        _("{found} cannot be renewed, because another version of the tracker made it."),
        _FRESH),
    "report-of-another-register": error(
        _("{found} is a report on another register."), _("Choose another name.")),
    "report-in-another-format": error(
        _("{found} was made in another house format."),
        _FRESH,
        _("It was made in the house format {suggestion}. Use --format {suggestion}, or choose another name.")),
    "report-in-another-language": error(
        _("{found} was made in another language."),
        _FRESH,
        _("It is in {suggestion}, and the house format is in another language now. Choose another name, or use "
          "--fresh.")),
    "report-base-gone": error(
        _("{found} cannot be renewed, because the archive of the register no longer has the report as it was made."),
        _("Put the archive folder back beside the register, or use --fresh. The document that is there is then kept "
          "in the archive.")),
    "report-anchored-twice": error(
        _("{found} cannot be renewed, because a part of it stands in it twice: “{suggestion}”."),
        _("Delete one of the two in Word, or use --fresh.")),
    "ref-not-in-register": error(
        _("The register has no action {found}."),
        _("Check the reference."),
        _("Did you mean {suggestion}?")),
    "all-finished": error(
        _("There is nothing to ask, because all actions are finished: {found}."),
        _("To ask about one of them, choose Yes under Request update on the Actions sheet of the register. To ask "
          "about all of them, use --all.")),
    "nothing-to-issue": error(
        _("There are no actions to issue in the register."),
        _("Import or add some first. If you only want units to contribute to themes, add the units instead.")),
    "desk-not-installed": error(
        _("The desk is not installed: the package {found} is missing."),
        _("Install the toolkit with its extra: pip install \"tracker-toolkit[desk]\".")),
    "desk-port-taken": error(
        _("The desk cannot listen at port {found}."),
        _("Another program uses it, or it is not allowed. Leave out --port: then a free one is found.")),
    "desk-no-register": error(
        _("No register is open."), _("Open one on the start page.")),
    "desk-not-a-register": error(
        _("{found} is not a register of the tracker."),
        _("Choose another file, or take this one in as a document.")),
    "desk-file-unknown": error(
        _("The desk does not know this file or folder."),
        _("Go back, look at the page again, and choose it there.")),
    "desk-task-unknown": error(
        _("The desk does not know this piece of work any more."), _("Go back to Home to see where things stand.")),
    "desk-writes": error(
        _("The desk is writing the register: “{found}”."),
        _("Wait until that is done, or stop it. Then try again.")),
    "desk-plan-outdated": error(
        _("The register, or one of the returns, has changed since this plan was made. Nothing was written."),
        _("Check the returns again, and look at the new plan.")),
    "desk-no-returns": error(
        _("No returns were chosen."), _("Drop the workbooks that came back, or choose their folder.")),
    "desk-too-many": error(
        _("{found} files were dropped at once."), _("Drop at most {suggestion} at a time.")),
    "desk-too-large": error(
        _("{found} is too large."), _("Choose a smaller file: at most {suggestion}.")),
    "desk-day": error(
        _("“{found}” is not a day."), _("Choose a day in the calendar, or type it as YYYY-MM-DD, such as 2019-06-30.")),
    "desk-day-and-round": error(
        _("A day and a round were both chosen: {found}, {suggestion}."),
        _("Leave one of them blank. A closed round is shown as it stood when it was closed.")),
    "desk-nobody": error(
        _("No unit is chosen."), _("Tick at least one.")),
    "desk-ending": error(
        _("{found} is not of a kind that is taken here."), _("Drop files that end in {suggestion}.")),
    "desk-shortcut-foreign": error(
        _("{found} is there already, and was not made by the tracker."), _("Move it away, and try again.")),
    "desk-shortcut-changed": error(
        _("{found} was written, but another program changed it at once."),
        _("Ask your IT unit whether programs may write to the desktop. “tracker desk” opens the desk without "
          "the file.")),
}
