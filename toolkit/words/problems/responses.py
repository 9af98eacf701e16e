"""The words of problems: management responses that are taken in."""

from toolkit.words.problems.wording import Wordings, error, warning
from toolkit.words.speaking import _

WORDINGS: Wordings = {
    "labels-lost": warning(
        _("The labels of the first {found} fields are lost; they are read as: {suggestion}."),
        _("Compare them with the document.")),
    "left-out-signs": warning(
        _("“{found}” is all that stands in a field; the field is read as empty."),
        _("Nothing to do if that is right.")),
    "left-out-page-number": warning(
        _("“{found}” within a sentence is taken for a page number; it is left out."),
        _("Compare it with the document.")),
    "repaired-number-again": warning(
        _("The number {found} comes again; the second is read as {suggestion}."),
        _("Correct the number if it is another.")),
    "repaired-ref": warning(
        _("The action has no reference; it is read as {found}."),
        _("Correct the reference if it is another.")),
    "repaired-ref-again": warning(
        _("The reference {found} comes again; the second is read as {suggestion}."),
        _("Correct the reference if it is another.")),
    "repaired-columns": warning(
        _("The columns of the row have lost their separators; they are read as: {found}."),
        _("Compare them with the document.")),
    "columns-not-found": error(
        _("The columns of the row cannot be told apart."),
        _("It is kept whole as the text of action {ref}; divide it in the register.")),
    "acceptance-unknown": warning(
        _("“{found}” is none of the answers to a recommendation; none is taken."),
        _("Choose one in the register.")),
    "acceptance-doubtful": warning(
        _("The answer is “{found}”, but the response says: “{suggestion}”."),
        _("Check it; the answer stays as it is coded.")),
    "status-unknown": warning(
        _("“{found}” is no status that is known; the action is not reported."),
        _("Choose one in the register.")),
    "status-doubtful": warning(
        _("The status is {suggestion}, but the comment says: “{found}”."),
        _("Ask the unit; the status stays as it is written.")),
    "comment-repeated": warning(
        _("The same sentence stands in the comments of {suggestion}: “{found}”."),
        _("Ask whether it is meant for each.")),
}
