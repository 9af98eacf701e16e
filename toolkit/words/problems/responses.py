"""The words of problems: management responses that are taken in."""

from toolkit.words.problems.wording import Wordings, error, warning
from toolkit.words.speaking import _

WORDINGS: Wordings = {
    "labels-lost": warning(
        _("The labels of the first {found} fields are missing. The fields were read as: {suggestion}."),
        _("Compare them with the document.")),
    "left-out-signs": warning(
        _("A field contains only “{found}”, so it was read as empty."),
        _("If this is right, you do not need to do anything.")),
    "left-out-page-number": warning(
        _("“{found}” within a sentence looks like a page number, so it was left out."),
        _("Compare it with the document.")),
    "repaired-number-again": warning(
        _("The number {found} is used twice. The second one became {suggestion}."),
        _("If it should have another number, correct it.")),
    "repaired-ref": warning(
        _("The action has no reference. The tracker gave it {found}."),
        _("If it should have another reference, correct it.")),
    "repaired-ref-again": warning(
        _("The reference {found} is used twice. The second one became {suggestion}."),
        _("If it should have another reference, correct it.")),
    "repaired-columns": warning(
        _("The separators between the columns of this row are missing. The row was read as: "
          "{found}."),
        _("Compare it with the document.")),
    "columns-not-found": error(
        _("The columns of this row could not be separated."),
        _("The whole row was kept as the text of action {ref}. Split it into columns in the register.")),
    "acceptance-unknown": warning(
        _("“{found}” is not a known answer to a recommendation, so none was recorded."),
        _("Choose one in the register.")),
    "acceptance-doubtful": warning(
        _("The answer is “{found}”, but the response says “{suggestion}”."),
        _("Check which one is right. The answer was kept.")),
    "status-unknown": warning(
        _("“{found}” is not a known status. The action is shown as not reported."),
        _("Choose one in the register.")),
    "status-doubtful": warning(
        _("The status is {suggestion}, but the comment says “{found}”."),
        _("Ask the unit. The status was kept.")),
    "comment-repeated": warning(
        _("The comments on {suggestion} contain the same sentence: “{found}”."),
        _("Ask whether it applies to all of them.")),
}
