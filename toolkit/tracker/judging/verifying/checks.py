"""What is to be put right in what the centre typed of claims that it checked."""

from collections.abc import Iterator
from datetime import date

from toolkit.tracker.judging.found import Found
from toolkit.tracker.judging.verifying.claims import is_on, what_is_wrong
from toolkit.tracker.record.codes import Verification
from toolkit.tracker.record.columns import to_plain
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import ACTIONS

_STANDS_IN = {"not-accepted-without-reason": "verification_reason", "verified-before-claim": "verified_on"}
"""Code of a problem -> the column where it stands, if that is not the centre's word."""


def verification_findings(register: Register) -> Iterator[Found]:
    """Words of the centre that do not count, or not yet; none where it does not verify."""
    latest = max(register.as_of_dates(), default=date.max)
    for at, action in enumerate(register.actions.values() if is_on(register) else ()):
        code = what_is_wrong(action)
        if code == "verified-before-claim":
            yield Found(code, ACTIONS, at, "verified_on", to_plain(action.verified_on), to_plain(action.completed))
        elif code:
            yield Found(code, ACTIONS, at, _STANDS_IN.get(code, "verification"), action.status.label)
        elif (action.verification not in (None, Verification.NOT_CHECKED)
              and action.verified_on and action.verified_on > latest):
            yield Found("verified-later", ACTIONS, at, "verified_on", to_plain(action.verified_on), to_plain(latest))
