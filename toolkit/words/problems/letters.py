"""The words of problems: letters to units, and their wording."""

from toolkit.words.problems.wording import Wordings, error, warning
from toolkit.words.speaking import _

WORDINGS: Wordings = {
    "letter-without-subject": error(
        _("The wording of the letter does not begin with its subject."),
        _("Begin it with a line such as “Subject: …”."),
        _("Begin it with a line such as “{suggestion} …”.")),
    "letter-name-unknown": error(
        _("The wording of the letter names “{found}”, which no letter has."),
        _("Correct the name."),
        _("Did you mean {suggestion}?")),
    "letter-braces": error(
        _("In the wording of the letter, a “{found}” has no partner."),
        _("Put each name between two pairs of braces, or take the braces away.")),
    "letter-kind-unknown": error(
        _("There is no kind of letter called “{found}”."),
        _("Choose one of these: {suggestion}.")),
    "letter-no-address": warning(
        _("The unit {found} has no e-mail address, so its draft is addressed to nobody."),
        _("Type the address on the Units sheet, or into the draft.")),
    "letter-address-unclear": warning(
        _("“{found}” is no e-mail address, so the draft is addressed to nobody."),
        _("Correct it on the Units sheet, or type the address into the draft.")),
    "letter-no-workbook": error(
        _("The workbook of the unit {found} was not found, so there is no draft for it."),
        _("Put the workbook where it was issued to."),
        _("It should be in {suggestion}. Put it there, or issue it again with --replace.")),
    "letter-other-workbook": error(
        _("{found} is not the workbook that was last issued to the unit {suggestion}, so there is no draft for it."),
        _("Issue it again with --replace.")),
    "letter-drafted-before": warning(
        _("A letter of this kind was drafted for the unit {found} on {suggestion}, so there is no other."),
        _("To draft another one, use --again.")),
}
