"""What a person says of a single return, where it does not say it itself."""

from collections.abc import Mapping
from typing import NamedTuple


class Known(NamedTuple):
    """What a person says of one return.

    Attributes:
        unit: The unit that it comes from, or "".
        take_as: Whether it is taken for the round, though it was made in the workbook of an earlier one.
    """

    unit: str = ""
    take_as: bool = False


NOTHING: Mapping[str, Known] = {}
"""Where nobody says anything of a single return."""
