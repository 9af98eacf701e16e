"""What the template of the progress table says."""

from toolkit.words.speaking import _, of

PROGRESS_AS_OF = _("Progress report as of {{ as_of }}")
COVERS = _(
    "This report covers {{ summary.recommendations }} and {{ summary.actions }}{% if summary.sources %} from {{ "
    "summary.sources }}{% endif %}. Everything in it is judged as of {{ as_of }}.")
BY_STATUS = _("By status, the actions are as follows: {{ summary.statuses }}. {{ summary.overdue }}.")
RECOMMENDATIONS_BY_STATUS = _(
    "By the status of their actions, the recommendations are as follows: {{ summary.recommendation_statuses }}.")
CLAIMED = _("{{ summary.claims }}. An action that is not accepted counts as open again.")
RATES = _("The rates are as follows:")
RATE = _(
    "Implementation rate of actions{% if summary.claims %} as reported{% endif %}: {{ summary.implementation.rate }} "
    "({{ summary.implementation.fraction }}), that is, {{ summary.implementation.definition }}.")
RATE_VERIFIED = _(
    "Implementation rate of actions as verified: {{ summary.verified_implementation.rate }} ({{ "
    "summary.verified_implementation.fraction }}), that is, {{ summary.verified_implementation.definition }}.")
RATE_WITHOUT_CLOSED = _(
    "Implementation rate of actions without those closed: {{ summary.implementation_without_closed.rate }} ({{ "
    "summary.implementation_without_closed.fraction }}), that is, {{ "
    "summary.implementation_without_closed.definition }}.")
RATE_OF_RECOMMENDATIONS = _(
    "Implementation rate of recommendations: {{ summary.recommendation_implementation.rate }} ({{ "
    "summary.recommendation_implementation.fraction }}), that is, {{ "
    "summary.recommendation_implementation.definition }}.")
RATE_OF_ACCEPTANCE = _(
    "Acceptance rate: {{ summary.acceptance.rate }} ({{ summary.acceptance.fraction }}), that is, {{ "
    "summary.acceptance.definition }}. {{ summary.acceptance.base }}.")
TIMELINESS = _(
    "Against their due dates, the implemented actions are as follows: {{ summary.timeliness }}. An implemented "
    "action is not assessable where its due date or its date of implementation is missing, or where its due date "
    "falls within the period in which it was implemented.")
HEARD = _(
    "Of the {{ reported.actions }} that the reporting round {{ reported.round }} asked about, {{ reported.counts }}. "
    "{{ reported.definition }} What was not answered is marked with the round in which it was last reported.")
ACTIONS = of("numbers of actions", "Actions")
IMPLEMENTED = of("numbers of actions", "Implemented")
IN_PROGRESS = of("numbers of actions", "In progress")
NOT_STARTED = of("numbers of actions", "Not started")
CLOSED = of("numbers of actions", "Closed")
NO_LONGER_COUNTED = of("numbers of actions", "Superseded or no longer applicable")
NOT_REPORTED = of("numbers of actions", "Not reported")
OVERDUE = of("numbers of actions", "Overdue")
CLAIMED_AS_DONE = of("numbers of actions", "Reported as implemented")
VERIFIED = of("numbers of actions", "Verified")
NOT_ACCEPTED = of("numbers of actions", "Not accepted")
NOT_CHECKED = of("numbers of actions", "Not checked yet")
UNITS_TOLD = _(
    "One row for each unit that leads actions, with the number of its actions in each status; the last row is the "
    "total.")
COUNTED_UNDER = _("Each action counts under the unit that leads it.")
CLAIMS = _("Actions reported as implemented, by responsible unit and verification")
CLAIMS_TOLD = _(
    "One row for each unit that leads actions, with the number of those that it reports as implemented, and what "
    "came of their verification; the last row is the total.")
WHOLE_TABLE = _("Recommendations and actions")
DEADLINE_AS_WRITTEN = _("Deadline as written")
DUE_DATE = _("Due date")
DAYS_OVERDUE = _("Days overdue")
OVERDUE_ANNEX = _("Annex. Overdue actions")
OVERDUE_AS_OF = _("Actions overdue as of {{ as_of }}, longest first")
OVERDUE_ACTIONS = _("Overdue actions")
OVERDUE_TOLD = _("One row for each action that is overdue, the one longest overdue first.")
OVERDUE_DEFINED = _(
    "An action is overdue when its deadline, or its revised deadline where there is one, lies before {{ as_of }} and "
    "it is still open.")
NONE_OVERDUE = _("No action is overdue as of {{ as_of }}.")
