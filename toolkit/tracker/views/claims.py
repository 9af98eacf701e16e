"""How many actions units claim to have implemented, and what the centre says of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from toolkit.tracker.judging.verifying.claims import is_claim, is_on, word_on
from toolkit.tracker.record.codes import Status, Verification
from toolkit.tracker.record.register import Register
from toolkit.words import lists as words
from toolkit.words.speaking import said


@dataclass(frozen=True, slots=True)
class Claims:
    """What is claimed of some actions, and what the centre says of it.

    Attributes:
        implemented: How many actions units claim to have implemented.
        verified: How many of these the centre verified.
        not_accepted: How many of these it did not accept, so that they are open again.
        not_checked: How many of these it has not checked.
        waiting: How many claims of any kind it has not checked: also of what is closed or no longer applicable.
    """

    implemented: int
    verified: int
    not_accepted: int
    not_checked: int
    waiting: int


def claims_of(register: Register, refs: Iterable[str], as_of: date) -> Claims | None:
    """What is claimed of some actions of a register on a date; None where the centre does not verify."""
    if not is_on(register):
        return None
    claimed = Counter((action.status is Status.IMPLEMENTED, word_on(action, as_of))
                    for ref in refs if is_claim(action := register.actions[ref]))
    verified, refused, unchecked = (claimed[True, word] for word in (
        Verification.VERIFIED, Verification.NOT_ACCEPTED, Verification.NOT_CHECKED))
    return Claims(verified + refused + unchecked, verified, refused, unchecked,
                  unchecked + claimed[False, Verification.NOT_CHECKED])


def status_told(claimed: Status, *, is_accepted: bool) -> str:
    """The word for the status of an action; where the centre did not accept what is claimed, this says so."""
    return claimed.label if is_accepted else said(words.NOT_ACCEPTED, claimed=claimed.label)
