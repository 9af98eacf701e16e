"""What charts say."""

from toolkit.words.speaking import _, of

BY_UNIT, AGEING = _("Actions by responsible unit and status"), _("Overdue actions by days overdue")
BY_STATUS, BY_SOURCE = _("Actions by status and timing"), _("Actions by source and status")
IMPLEMENTED, IN_PROGRESS, NOT_STARTED, NOT_REPORTED, CLOSED, NO_LONGER_COUNTED = (
    of("numbers of actions", "Implemented"), of("numbers of actions", "In progress"),
    of("numbers of actions", "Not started"), of("numbers of actions", "Not reported"), _("Closed"),
    _("Superseded or no longer applicable"))
OVERDUE, NO_UNIT, NO_SOURCE = _("Overdue"), _("(no unit)"), _("(no source)")
STATUS, UNIT, SOURCE, DAYS = _("Status"), _("Responsible unit"), _("Source"), _("Days overdue")
ROUND, OPEN = _("Round"), _("Open")
TREND, FLOW = _("Actions over the rounds"), _("What changed from round to round")
NEW, FINISHED, REOPENED, PUT_OFF = of("actions", "New"), _("Finished"), _("Reopened"), _("Put off")
ONE_ROUND = _("How the figures change is shown from the second round on.")
LATE_UNITS, LATE_UNITS_LEFT = (
    _("Overdue actions by responsible unit"), _("Further units with overdue actions, which are not drawn: {number}."))
OTHERS, BY_UNIT_MOST = _("The other units"), _("The {number} units with the most overdue actions")
OTHER_UNITS = _("The other units are not drawn: {others}, with {actions} actions, of which overdue: {overdue}.")
UP_TO_30, UP_TO_90, UP_TO_180, UP_TO_365, LONGER = (
    _("1–30 days"), _("31–90 days"), _("91–180 days"), _("181–365 days"), _("More than a year"))
DESCRIPTION, OF_CATEGORY, FIGURE = _("{title}. {told}."), _("{category}: {figures}"), _("{number} {name}")
NOTHING = _("There is nothing to show in the chart “{title}”.")
