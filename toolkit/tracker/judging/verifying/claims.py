"""What units claim, and the centre's word on it: not checked, verified, or not accepted.

The claim of a unit stays in the status as the unit answered it. Where an organization verifies, an action whose claim
was not accepted is open again from the day of that word, so it counts with another status than the one it claims: as
in progress where it is claimed to be implemented, as not started where it is claimed that nothing more is to be done.

A word counts only where it can: beside a claim, on the day of the claim or later, and with a reason where the claim is
not accepted. One that cannot is named by `checks`, and the claim counts as not checked until somebody puts it right.
"""

from dataclasses import replace
from datetime import date

from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.codes import Status, Verification
from toolkit.tracker.record.columns import VERIFICATION
from toolkit.tracker.record.register import Register

COUNTS_AS = {
    Status.IMPLEMENTED: Status.IN_PROGRESS,
    Status.CLOSED_NOT_IMPLEMENTED: Status.NOT_STARTED,
    Status.NO_LONGER_APPLICABLE: Status.NOT_STARTED,
}
"""What a unit can claim, and as what it counts where the centre does not accept that."""


def is_on(register: Register) -> bool:
    """Whether the centre checks what units claim."""
    return register.settings.is_on(VERIFICATION)


def is_claim(action: Action) -> bool:
    """Whether its unit claims that nothing more is to be done."""
    return action.status in COUNTS_AS


def what_is_wrong(action: Action) -> str:
    """The code of the problem that keeps the centre's word on an action from counting; "" where nothing does."""
    if action.verification in (None, Verification.NOT_CHECKED):
        return ""
    if not is_claim(action):
        return "verification-of-nothing"
    if action.verification is Verification.NOT_ACCEPTED and not action.verification_reason:
        return "not-accepted-without-reason"
    done = action.completed.first if action.status is Status.IMPLEMENTED and action.completed else None
    return "verified-before-claim" if done and action.verified_on and action.verified_on < done else ""


def word_on(action: Action, day: date) -> Verification:
    """The centre's word on an action on a day, where verification is switched on."""
    word = action.verification
    if word is None or what_is_wrong(action) or (action.verified_on or date.min) > day:
        return Verification.NOT_CHECKED
    return word


def shown_to_unit(action: Action) -> tuple[Verification | None, str]:
    """The centre's word as the workbook of a unit shows it, and the reason; neither where the unit claims nothing."""
    if not is_claim(action):
        return None, ""
    word = word_on(action, date.max)
    return word, "" if word is Verification.NOT_CHECKED else action.verification_reason


def is_refused(register: Register, action: Action, day: date) -> bool:
    """Whether what an action claims is not accepted on a day, so that it is open again."""
    return is_on(register) and word_on(action, day) is Verification.NOT_ACCEPTED


def counting(register: Register, action: Action, day: date) -> Action:
    """An action with the status with which it counts on a day: another one than it claims where that is refused."""
    if not is_refused(register, action, day):
        return action
    return replace(action, status=COUNTS_AS[action.status], completed=None, closing_reason="")


def as_it_counts(register: Register, day: date) -> Register:
    """A register in which each action has the status with which it counts on a day."""
    if not is_on(register):
        return register
    return replace(register, actions={ref: counting(register, action, day) for ref, action in register.actions.items()})


def waiting(register: Register, day: date) -> list[str]:
    """The refs of the claims that the centre has not checked by a day; none where it does not verify."""
    return [ref for ref, action in register.actions.items()
            if is_on(register) and is_claim(action) and word_on(action, day) is Verification.NOT_CHECKED]
