"""The form that units fill in for each action: which columns the Actions sheet of an issued workbook has, in order."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from toolkit.tracker.record.actions import Action, Comment, Guidance
from toolkit.tracker.record.columns import Column, Filler, columns_of

_FIRST = ("ref", "recommendation_text", "text", "role")
_LAST = ("others", "timing", "check")
_OF_ROUNDS = ("last_comment", "still_so")


@dataclass(frozen=True, slots=True)
class Form:
    """What a workbook shows of each action, and what of it units answer.

    A register says which form its next workbooks have, and a workbook which one it was issued with.

    Attributes:
        own: The columns that the organization declared, in their order.
        verification: Whether it shows what the centre says of the unit's claims.
        by_rounds: Whether the comment of each round begins empty beside the last one, and an answer can be confirmed
            by *Still so*. Workbooks of earlier versions, and those without a register, show the last comment to be
            written over.
    """

    own: tuple[Column, ...] = ()
    verification: bool = False
    by_rounds: bool = True

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the sheet, in their order.

        Reference, recommendation, action and role come first; then the centre's columns and the answers in the order
        of their declaration, the last comment before the new one, and those of the organization behind ours; last what
        others wrote, and the check.
        """
        return _columns(self)

    @property
    def answers(self) -> tuple[Column, ...]:
        """The columns that units fill in, those of the lead unit first."""
        return tuple(column for column in self.columns if column.is_answer)

    @property
    def by_key(self) -> Mapping[str, Column]:
        """Key -> the column, for all columns."""
        return _by_key(self)

    def own_of(self, record: type) -> tuple[Column, ...]:
        """The columns of the organization whose values a kind of record holds."""
        if record not in (Action, Comment):
            return ()
        return tuple(own for own in self.own if (own.filler is Filler.EVERY_UNIT) == (record is Comment))


STANDARD = Form()
"""The form that every organization starts with."""
WITHOUT_ROUNDS = Form(by_rounds=False)
"""The form of workbooks of earlier versions, and of those without a register."""


@cache
def _columns(form: Form) -> tuple[Column, ...]:
    declared = [c for record in (Action, Guidance, Comment) for c in columns_of(record) if c.issued
                and (not c.part or getattr(form, c.part)) and (form.by_rounds or c.key not in _OF_ROUNDS)]
    by_key = {c.key: c for c in declared}
    middle = [c for c in declared if c.key not in _FIRST + _LAST]
    for own in form.own:
        middle.insert(max(at for at, c in enumerate(middle, 1) if c.filler is own.filler), own)
    return tuple([by_key[k] for k in _FIRST] + middle + [by_key[k] for k in _LAST])


@cache
def _by_key(form: Form) -> Mapping[str, Column]:
    return {column.key: column for column in form.columns}
