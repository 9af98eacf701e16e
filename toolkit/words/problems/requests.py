"""The words of problems: what is asked of the toolkit: rounds, formats, folders."""

from toolkit.words.problems.wording import Wordings, error
from toolkit.words.speaking import _

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
    "folder-not-empty": error(
        _("The folder {found} contains files that an earlier demo did not write."),
        _("Use a new folder, such as `tracker demo {suggestion}`.")),
    "round-unknown": error(_("The register has no round {found}."), _("{suggestion}")),
    "round-differs": error(
        _("Round {found} was opened with different dates ({suggestion})."),
        _("Use the same dates, or open a new round.")),
    "as-of-missing": error(_("No as-of date was given, and the register has none."), _("Use --as-of YYYY-MM-DD.")),
    "format-unknown": error(_("There is no house format {found}."), _("Choose one of these: {suggestion}.")),
    "format-incomplete": error(
        _("The house format {found} has no {suggestion}."),
        _("Put the file into its folder, or copy it from another house format.")),
    "format-settings": error(
        _("The settings of the house format {found} cannot be used: {suggestion}."),
        _("Open format.toml in a plain-text editor and correct it.")),
    "template-placeholder": error(
        _("The template of the house format {found} uses {suggestion}, which is not a placeholder."),
        _("Correct it in template.docx. reports/README.md lists all placeholders.")),
    "template-damaged": error(
        _("The template of the house format {found} cannot be used: {suggestion}."),
        _("Correct it in Word, or use an earlier copy of template.docx.")),
    "ref-not-in-register": error(
        _("The register has no action {found}."),
        _("Check the reference."),
        _("Did you mean {suggestion}?")),
    "nothing-to-issue": error(
        _("There are no actions to issue in the register."),
        _("Import or add some first. If you only want units to contribute to themes, add the units instead.")),
}
