"""Whether a register that was printed and taken in again is the same: recommendations, actions, contributions, people.

What says where a register came from, what is derived, and what a format does not print (`ignoring`) do not count;
dates are compared by what they mean, texts letter by letter apart from white space.
"""

from collections.abc import Collection
from dataclasses import replace

from toolkit.tracker.record.register import Register
from toolkit.tracker.views.comparing import compare

KINDS = ("recommendation", "action", "comment", "contribution", "person")


def differences(before: Register, after: Register, *, ignoring: Collection[str] = ()) -> list[str]:
    """Readable lines, one for each difference; none where the registers are the same.

    A label without a value is not printed, so it does not count.

    Args:
        before: The register that was printed.
        after: The register that was made from the report.
        ignoring: What the format does not print: a column of one kind of record (`action.continuing`), or of all
            (`continuing`), or a whole kind (`person`).
    """
    return [str(found) for found in compare(_labels_filled(before), _labels_filled(after))
            if found.kind in KINDS and not {found.kind, found.column, f"{found.kind}.{found.column}"} & set(ignoring)]


def _labels_filled(register: Register) -> Register:
    """A register without the labels that have no value."""
    return replace(register, contributions=[c for c in register.contributions if c.kind != "label" or c.text])
