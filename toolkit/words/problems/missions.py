"""The words of problems: mission reports that are taken in."""

from toolkit.words.problems.wording import Wordings, warning
from toolkit.words.speaking import _

WORDINGS: Wordings = {
    "sections-without-numbers": warning(
        _("The sections of the form have no numbers. They were numbered in order."),
        _("If they should have other numbers, correct them.")),
    "actions-without-columns": warning(
        _("The {found} follow-up actions are given as a plain list, without responsible units "
          "or deadlines."),
        _("Add the responsible units and the deadlines in the register.")),
    "form-lacks": warning(_("The form does not say {found}."), _("Ask for it and add it to the register.")),
    "links-lost": warning(
        _("The section “{found}” mentions links, but their addresses are missing."),
        _("Copy the addresses from the original document.")),
    "matrix-row": warning(
        _("The row has {found} cells, but the matrix has {suggestion} columns."),
        _("Compare action {ref} with the document.")),
    "repaired-cells": warning(
        _("“{found}” is in the wrong cell. It was read as {suggestion}."),
        _("Compare action {ref} with the document.")),
    "date-beside": warning(
        _("“{found}” is in the column that says who is responsible. The deadline is still "
          "“{suggestion}”, and “{found}” was kept beside it."),
        _("Ask whether “{found}” was an earlier deadline.")),
}
