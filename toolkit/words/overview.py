"""What the first sheets of workbooks and the page say of where things stand: in sentences, above charts and tables."""

from toolkit.words.speaking import _, of, plural

STAND, CHANGED, LATE, BACK, WAIT = (
    _("Where we stand"), _("What changed"), _("Who is late"), _("What came back"), _("What waits for you"))
STANDING = plural(
    "{number} action. Implemented: {implemented} ({rate}). Open: {open}. Overdue: {overdue}. Due soon: {due_soon}.",
    "{number} actions. Implemented: {implemented} ({rate}). Open: {open}. Overdue: {overdue}. Due soon: {due_soon}.")
STANDING_VERIFIED = plural(
    "{number} action. Implemented, as reported: {implemented} ({rate}). Verified: {verified}. Open: {open}. Overdue: "
    "{overdue}. Due soon: {due_soon}.",
    "{number} actions. Implemented, as reported: {implemented} ({rate}). Verified: {verified}. Open: {open}. Overdue: "
    "{overdue}. Due soon: {due_soon}.")
NO_ACTIONS = _("There are no actions yet.")
NO_DATE = _("The register knows no date yet, so nothing can be called overdue. Issuing workbooks opens a round with a "
            "date.")
SINCE, UNCHANGED = _("Since {since}: {told}."), _("Nothing changed since {since}.")
NO_EARLIER = _("There is no earlier round to compare with.")
CHANGED_SINCE = _("What changed since {since}")
KIND, ACTIONS, WHICH = _("What changed"), _("Actions"), _("Which ones")
NEWLY_IMPLEMENTED, NEWLY_OVERDUE, REVISED, REOPENED, CLOSED, NEW, GONE = (
    _("Newly implemented"), _("Newly overdue"), _("Due on another day"), _("Reopened"),
    _("Closed without being implemented"), of("actions", "New"), _("Not in the register any more"))
MOVED, NO_DAY = _("{ref} ({before} → {now})"), _("no day")
NOT_LATE = _("Nothing is overdue.")
MOST_LATE = _("Most overdue actions: {units}. Longest: action {ref}, {days}.")
UNIT_LATE = _("{unit} ({overdue} of {actions})")
NO_UNIT = _("(no unit)")
HEARD = plural(
    "Round {round} asked about {number} action. Changed: {changed}. Confirmed: {confirmed}. Left as it was: {left}. "
    "Not returned: {missing}.",
    "Round {round} asked about {number} actions. Changed: {changed}. Confirmed: {confirmed}. Left as they were: "
    "{left}. Not returned: {missing}.")
NO_ROUND = _("No workbooks have been issued yet.")
WITHOUT = _("Workbooks missing: {units}.")
NOTHING_ANSWERED = _("Returned with nothing answered: {units}.")
AND_MORE = plural("{named} and {number} more", "{named} and {number} more")
WAITING = _("Conflicts to decide: {conflicts}. Proposed actions: {proposals}. New dates: {new_dates}. "
            "Left to put right: {problems}.")
WAITING_CLAIMS = _("Conflicts to decide: {conflicts}. Proposed actions: {proposals}. New dates: {new_dates}. "
                   "Claims to verify: {claims}. Left to put right: {problems}.")
NOTHING_WAITS = _("Nothing waits for you.")

LONGEST, REF, ACTION, UNIT, DAYS = (
    _("Longest overdue"), _("Ref."), _("Action"), _("Unit"), _("Days overdue"))
ONLY_SOME = plural("{number} more action is overdue. Filter the Actions sheet by Timing to see it.",
                   "{number} more actions are overdue. Filter the Actions sheet by Timing to see them.")
TOTAL, CODE = _("Total"), _("Code")
