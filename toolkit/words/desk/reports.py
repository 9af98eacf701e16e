"""What the page Reports of the desk says."""

from toolkit.words.speaking import _

REPORTS = _("Reports")
LEAD = _("A Word document with the organization's own look, made from the register.")
FORMAT, OTHER_FORMATS = _("Format"), _("Formats that were made for other documents")
ABOUT, ABOUT_LEAD = _("What it is about"), _("Leave everything at “All” for a report on the whole register.")
ALL, SOURCE, UNIT, STATUS, OPEN, OVERDUE = (
    _("All"), _("Source"), _("Unit"), _("Status"), _("Only open actions"), _("Only overdue actions"))
WHEN = _("For which day")
AS_OF, AS_OF_HINT = _("As of"), _("Leave it blank for the latest day that the register knows.")
ROUND, NO_ROUND, ROUND_HINT = _("Or as a round stood when it was closed"), _("(as things stand now)"), _(
    "With the figures that were reported then.")
MORE = _("More choices")
GROUP_BY, AS_FORMAT, BY_SOURCE, BY_UNIT, BY_STATUS = (
    _("Group the actions"), _("as the format does"), _("by source"), _("by the unit that leads them"), _("by status"))
NAME, NAME_HINT = _("File name"), _("Leave it blank for one of the format, what it is about and the day.")
CONFLICTS, PDF = _("Add an annex of the answers that wait for a decision"), _("Make a PDF, too")
IF_THERE, RENEW, TRACKED, ANEW = _("If that report is there already"), _(
    "Renew it, and keep what was edited in it"), _("Renew it with tracked changes"), _(
    "Make it anew, without what was edited in it")
ANEW_NOTE = _("The document that is there is kept in the archive.")
RENEW_THIS = _("Renew")
LOOK, MAKE = _("First see what would change"), _("Make the report")
THERE, NO_REPORTS = _("Reports that are there"), _("No report has been made yet.")
MORE_THERE = _("The latest {shown} of {number}.")

# what was done, or would be
LOOKING, MAKING = _("What would change"), _("Make a report")
IS_NEW = _("There is no report called {name} yet. It would be made.")
WOULD_RENEW, WAS_RENEWED = _("{name} is there already. Renewing it would give: {counts}."), _(
    "{name} was renewed: {counts}.")
WAS_ANEW = _("{name} was made anew. The document that was there is kept in the archive.")
WAS_MADE = _("{name} was made.")
NO_EDITS = _("Nothing that was edited in it is in the way.")
FINDINGS, FINDINGS_DONE = _("What would change"), _("What to look at in the report")
WOULD_HAPPEN = _("What would happen")
EDITS, TRACKER_WROTE = _("Your edits that stay"), _("The tracker had written")
EDITS_NOTE = _("Rows, paragraphs, pictures and comments of your own stay, too; they are not listed here.")
RENEW_IT, TRACK_IT, MAKE_ANEW, MAKE_IT = _("Renew it"), _("Renew it with tracked changes"), _("Make it anew"), _(
    "Make the report")
TRACK_NOTE = _("Each change can be accepted or rejected in Word.")
ANOTHER = _("Make another report")
