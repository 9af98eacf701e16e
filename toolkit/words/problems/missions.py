"""The words of problems: mission reports that are taken in."""

from toolkit.words.problems.wording import Wordings, warning
from toolkit.words.speaking import _

WORDINGS: Wordings = {
    "sections-without-numbers": warning(
        _("The sections of the form have no numbers; they are numbered in order."),
        _("Correct the numbers if they are others.")),
    "actions-without-columns": warning(
        _("The {found} follow-up actions stand in a list; nobody is read from it."),
        _("Name who is responsible in the register, and the deadlines that are missing.")),
    "form-lacks": warning(_("The form does not say {found}."), _("Ask, and add it to the register.")),
    "links-lost": warning(
        _("The section “{found}” speaks of links, but no address is left."),
        _("Take the addresses from the original document.")),
    "matrix-row": warning(
        _("The row has {found} cells, and the matrix {suggestion} columns."),
        _("Compare action {ref} with the document.")),
    "repaired-cells": warning(
        _("“{found}” stands in the wrong cell; it is read as {suggestion}."),
        _("Compare action {ref} with the document.")),
    "date-beside": warning(
        _("“{found}” stands with who is responsible; the deadline stays “{suggestion}”, and the other date is kept "
          "beside it."),
        _("Ask whether it was an earlier deadline.")),
}
