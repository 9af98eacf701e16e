"""What Word reports say by themselves; a house format may replace some of it in its `format.toml`."""

from toolkit.words.speaking import _, of, plural

# why a house format cannot be used
NO_DOCUMENT = _("it is not a Word document (.docx)")
TEMPLATE_NOT_WELL_FORMED = _("what it makes is not a well-formed document")
TEMPLATE_SYNTAX = _("a placeholder or a loop in it is not complete")
TEMPLATE_VALUE = _("something in it cannot be worked out")
SETTING_KINDS = _("“fits” should be a list of kinds of source, each in quotation marks")
SETTING_OWN_COLUMNS = _("“own_columns” should be a list of headings of the sheet Columns, each in quotation marks")
SETTING_HEADINGS = _("“keep_columns” should be a list of headings, each in quotation marks")
SETTING_GROUP = _("“group_by” should be one of {known}")
SETTING_SWITCH = _("“{key}” under [show] should be true or false")
SETTING_STATUS = _("“{key}” under [statuses] is not a status; there are {known}")
SETTING_PHRASE = _("“{key}” under [words] is not a phrase; there are {known}")
SETTING_PLACES = _("“{key}” under [words] may use no other placeholder than {known}")
NO_PLACES = _("none")

# short phrases that a house format may replace
REVISED, NO_UNIT, TOTAL = _("Revised"), _("No unit named"), _("Total")
NO_NEW_DATE, REASON_ALONE = _("no new date accepted"), _("a reason was given without a new date")
AS_FOR, WAITING = _("{date} (as for {other})"), _("Answers waiting for a decision: {columns}")
REFUSED = _("Reported as {claimed}, not accepted: {reason}")
COMMENT_REPORTED = _("Comment {mark}")
SINCE_DUE_DATE = _("{days} since the due date")
CONTINUED = _("{text} (continued)")
OVERDUE, LATE, LATE_OPEN = _("Overdue by {days}"), _("Implemented late, by {days}"), _("Implemented late")

# a label or a status and what it is of
LABELLED = _("{label}:")

# where actions are grouped
WITHOUT_ACTIONS = _("Without actions")

SUPERSEDED_BY = _("by {refs}")

# where a report covers several source documents
OF_SEVERAL, AS_OF = _("Follow-up to {count} source documents"), _("document as of {day}")
SOURCES = plural("{count} source document", "{count} source documents")

# numbers
UNDER_TEN = (_("no"), _("one"), _("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"), _("nine"))
NONE = _("none")
DAYS = plural("{number} day", "{number} days")
PER_CENT, NOT_APPLICABLE = _("{percentage} per cent"), _("not applicable")
FRACTION = _("{part} of {whole}")
AND = _("{first} and {last}")

# counts in running text; {count} is in words under ten
RECOMMENDATIONS = plural("{count} recommendation", "{count} recommendations")
ACTIONS = plural("{count} action", "{count} actions")
IMPLEMENTED_ACTIONS = plural("{count} implemented action", "{count} implemented actions")
AND_AT_FIRST = _("{overdue} ({count} by the first due dates, as if no revised deadline had replaced them)")
NONE_OVERDUE = _("no actions are overdue")
ARE_OVERDUE = plural("{count} action is overdue", "{count} actions are overdue")
WERE_REOPENED = plural("{count} action was reopened since the round before",
                       "{count} actions were reopened since the round before")
NEWLY_IMPLEMENTED, NEWLY_OVERDUE, REVISED_SINCE = (
    _("{count} newly implemented"), _("{count} newly overdue"), _("{count} due on another day"))
REOPENED_SINCE, CLOSED_SINCE, NEW_SINCE, GONE_SINCE = (
    _("{count} reopened"), _("{count} closed without being implemented"), _("{count} new"),
    _("{count} no longer in the register"))
IMPLEMENTED, IN_PROGRESS, NOT_STARTED, CLOSED, SUPERSEDED, NO_LONGER_APPLICABLE, NOT_REPORTED = (
    _("{count} implemented"), _("{count} in progress"), _("{count} not started"),
    _("{count} closed without implementation"), _("{count} superseded"), _("{count} no longer applicable"),
    _("{count} not reported"))
HAVE_A_DECISION = plural("{count} of {recommendations} was answered with a decision",
                         "{count} of {recommendations} were answered with a decision")
REPORTED_AS_IMPLEMENTED = plural("{count} action is reported as implemented: {words}",
                                 "{count} actions are reported as implemented: {words}")
VERIFIED, NOT_ACCEPTED, NOT_CHECKED = _("{count} verified"), _("{count} not accepted"), _("{count} not checked yet")
ON_TIME, DONE_LATE, NOT_ASSESSABLE = _("{count} on time"), _("{count} late"), _("{count} not assessable")

# where a house format does not have the language
NOT_IN_LANGUAGE = _("The house format {name} is not made for this language: {asked}. The report is in {language}.")

# what a template leaves out
NOT_DECLARED = plural(
    "The house format names the column {names}, which the sheet Columns of the register does not declare. It is not "
    "printed.",
    "The house format names the columns {names}, which the sheet Columns of the register does not declare. They are "
    "not printed.")
LEFT_OUT_ACTIONS = _("This report lists {printed} of the {counted} actions that it counts. Its template leaves out the "
                     "others.")
LEFT_OUT_OVERDUE = _("This report lists {printed} of the {counted} overdue actions that it counts. Its template leaves "
                     "out the others.")
LEFT_OUT_UNITS = _("This report lists {printed} of the {counted} units that its totals count. Its template leaves out "
                   "the others.")

# texts of the register that a report does not print
TEXTS_NOT_PLACED = plural(
    "{number} text of the sheet Texts is not printed, because nobody can tell where it belongs. `tracker "
    "check-register` says what to correct.",
    "{number} texts of the sheet Texts are not printed, because nobody can tell where they belong. `tracker "
    "check-register` says what to correct.")
TEXTS_WITHOUT_PLACE = plural(
    "{number} text of the sheet Texts is not printed, because this report has no place for it: {places}.",
    "{number} texts of the sheet Texts are not printed, because this report has no place for them: {places}.")

# where things stand, what changed, and who is late; {count} is in words under ten
STANDING = _("As of {day}, {implemented} and {open}. {overdue}.")
ARE_IMPLEMENTED = plural("{count} of {actions} is implemented", "{count} of {actions} are implemented")
NONE_IMPLEMENTED = _("none of {actions} is implemented")
ARE_OPEN, NONE_OPEN = plural("{count} is open", "{count} are open"), _("none is open")
CHANGED, NOTHING_CHANGED = _("Changes since {since}: {told}."), _("Nothing changed since {since}.")
ROUND_OF, SINCE_DAY = _("round {round} ({day})"), of("behind “since”", "{day}")
WHO_IS_LATE, LATE_UNIT = _("Overdue actions by the unit that leads them: {units}."), _("{unit} ({count})")
NOBODY, OTHER_UNITS = _("no unit"), plural("{count} other unit", "{count} other units")

# the annex of a unit
LED_BY, LED_BY_NOBODY = _("Annex. Actions led by {unit}"), _("Annex. Actions that name no unit")
UNIT_STANDS = _("{actions}: {counts}. {overdue}.")
OPEN, CLOSED_OTHERWISE = _("{count} open"), _("{count} closed in another way")

# the section of what changed
GROUP_IMPLEMENTED, GROUP_OVERDUE, GROUP_REVISED = _("Newly implemented"), _("Newly overdue"), _("Due on another day")
GROUP_REOPENED, GROUP_CLOSED, GROUP_NEW, GROUP_GONE = (
    _("Reopened"), _("Closed without being implemented"), of("actions", "New"), _("No longer in the register"))
FIGURE_ACTIONS, FIGURE_IMPLEMENTED, FIGURE_OPEN = _("Actions"), of("numbers of actions", "Implemented"), _("Open")
FIGURE_CLAIMED, FIGURE_VERIFIED = _("Reported as implemented"), _("Of these, verified")
FIGURE_NOT_REPORTED, FIGURE_OVERDUE, FIGURE_OVERDUE_FIRST = (
    of("numbers of actions", "Not reported"), of("numbers of actions", "Overdue"), _("Overdue by the first due dates"))
RATE_ACTIONS, RATE_RECOMMENDATIONS = _("Implementation rate of actions"), _("Implementation rate of recommendations")
RATE_CLAIMED, RATE_VERIFIED = (
    _("Implementation rate of actions as reported"), _("Implementation rate of actions as verified"))
WITH_DIFFERENCE, PERCENTAGE, DEFINED = _("{now} ({difference})"), _("{number} %"), _("{name}: {definition}.")
MOVED, FIRST_DUE = _("Due {now} instead of {before}"), _("Due {now}; no due date before")

# what the latest round heard
ANSWERED = plural("{count} was answered", "{count} were answered")
LEFT = plural("{count} was left as it was", "{count} were left as they were")
NOT_RETURNED = plural("{count} was not returned", "{count} were not returned")

# answers that wait for a decision
NOTHING = _("(nothing)")

# a report on a part of the register
PART = _("This report covers only a part of the register. {part}")
ONLY_SOURCES, ONLY_UNITS = _("Only actions of the sources {sources}."), _("Only actions led or supported by {units}.")
ONLY_STATUSES, ONLY_OPEN = _("Only actions with the status {statuses}."), _("Only open actions.")
ONLY_OVERDUE = _("Only actions overdue on {day}.")

# a report on a closed round, or on an earlier date
AS_CLOSED = _("Round {round}, as it stood when it was closed on {day}.")
CORRECTED_SINCE = plural("{number} correction came after the round was closed. It is not counted here.",
                         "{number} corrections came after the round was closed. They are not counted here.")
ROUND_NOT_KEPT = _("Round {round} was closed before the register kept how a round stood. It is judged with the answers "
                   "that the register holds today.")
JUDGED_TODAY = _("This is the position of {day}, judged with the answers that the register holds today.")

# how rates are defined
IMPLEMENTATION = _(
    "implemented actions divided by all actions other than those superseded or no longer applicable; actions closed "
    "without implementation and actions not reported on count as not implemented")
IMPLEMENTATION_WITHOUT_CLOSED = _(
    "implemented actions divided by all actions other than those superseded, no longer applicable or closed without "
    "implementation")
IMPLEMENTATION_CLAIMED = _(
    "actions that units report as implemented, whether this was verified or not, divided by all actions other than "
    "those that they report as superseded or no longer applicable; actions closed without implementation and actions "
    "not reported on count as not implemented")
CLAIMED_WITHOUT_CLOSED = _(
    "actions that units report as implemented, whether this was verified or not, divided by all actions other than "
    "those that they report as superseded, no longer applicable or closed without implementation")
IMPLEMENTATION_VERIFIED = _(
    "actions whose implementation was verified divided by all actions other than those superseded or no longer "
    "applicable; whatever was not accepted, or not checked yet, counts as not implemented")
IMPLEMENTATION_OF_RECOMMENDATIONS = _(
    "recommendations of which all actions are implemented, apart from those superseded or no longer applicable, "
    "divided by all recommendations but those of which no action counts any more")
REPORTED_THIS_ROUND = _(
    "An action is answered where a unit changed or confirmed an answer or a comment, left as it was where a workbook "
    "with it came back and nobody touched it, and not returned where no workbook with it came back.")
ACCEPTANCE = _(
    "recommendations accepted wholly or partially divided by all recommendations that were answered with a decision, "
    "which is accepted, partially accepted or not accepted")

# stretches of days
ONWARDS, FROM_TO = _("{day} onwards"), _("{first} to {last}")
QUARTERS = {1: _("first quarter of {year}"), 4: _("second quarter of {year}"), 7: _("third quarter of {year}"),
            10: _("fourth quarter of {year}")}
"""First month of a quarter -> its name."""

# where a mistake of a template is
IN_PARAGRAPH, IN_CELL = _("paragraph “{text}”"), _("table cell “{text}”")
IN_ATTRIBUTE = _("alternative text or setting “{text}”")
PARAGRAPH, ROW, CELL = _("paragraph"), _("table row"), _("table cell")
HEADER, FOOTER, FOOTNOTES = _("header"), _("footer"), _("footnotes")

# where a report that somebody edited is renewed
AUTHOR = _("Tracker")
REGISTER_SAYS = _("The register now says: {text}")
REGISTER_SAYS_NOTHING = _("The register now says nothing here.")
