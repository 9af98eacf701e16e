"""Units that a register names and does not know: in a group, in an action, and beside comments that they wrote."""

from collections.abc import Iterator

from toolkit.tracker.judging.found import Found
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import ACTIONS, UNITS
from toolkit.tracker.record.units import CENTRE_CODE

ROLES = ("lead", "support", "endorser")
"""Keys of the columns that name the units of an action."""


def unknown_units(register: Register) -> Iterator[Found]:
    """Members of groups, and parties of actions, that are not on the sheet Units."""
    for at, unit in enumerate(register.units.values()):
        for member in unit.members:
            if member not in register.units:
                yield Found("member-unknown", UNITS, at, "members", member, unit.code)
    for at, action in enumerate(register.actions.values()):
        for key in ROLES:
            for named in getattr(action, key):
                if named not in register.units and named != CENTRE_CODE:
                    yield Found("party-unknown", ACTIONS, at, key, named, action.ref)


def left_behind(register: Register) -> Iterator[tuple[str, int]]:
    """Units that were deleted, or got another code, since the register was written, and how many comments they have."""
    gone = {edit.ref for edit in register.hand_edits if edit.key == UNITS.row_key and not edit.new}
    for unit in sorted(gone - register.units.keys()):
        if found := sum(comment.unit == unit for comment in register.comments.values()):
            yield unit, found
