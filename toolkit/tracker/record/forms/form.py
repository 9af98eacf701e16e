"""The form that units fill in for each action: which columns the Actions sheet of an issued workbook has, in order."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from toolkit.tracker.record.actions import Action, Comment, Guidance
from toolkit.tracker.record.columns import Column, Filler, columns_of

_MAIN = ("ref", "text", "due_date", "timing", "status", "completed", "last_comment", "still_so", "comment", "check")
"""What is answered of nearly every action, with what that takes; a laptop shows it at once."""
_TOLD = ("others", "recommendation_text", "deadline", "responsible", "role")
_FIRST_BEFORE, _LAST_BEFORE = ("ref", "recommendation_text", "text", "role"), ("others", "timing", "check")
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
        main_first: Whether what is answered of nearly every action stands first, up to the check. In workbooks of
            earlier versions, the check stands last.
    """

    own: tuple[Column, ...] = ()
    verification: bool = False
    by_rounds: bool = True
    main_first: bool = True

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the sheet, in their order.

        First what is answered of nearly every action, up to the check. Behind it stand what the centre says of claims,
        the other answers in the order of their declaration, what others wrote, and the rest of what the centre says.
        Those of the organization stand behind ours of the same filler.
        """
        return _columns(self)

    @property
    def answers(self) -> tuple[Column, ...]:
        """The columns that units fill in, those of the lead unit first."""
        answers = [column for column in self.columns if column.is_answer]
        return tuple(sorted(answers, key=lambda column: column.filler is Filler.EVERY_UNIT))

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
WITHOUT_ROUNDS = Form(by_rounds=False, main_first=False)
"""The form of workbooks of earlier versions, and of those without a register."""


@cache
def _columns(form: Form) -> tuple[Column, ...]:
    declared = [c for record in (Action, Guidance, Comment) for c in columns_of(record) if c.issued
                and (not c.part or getattr(form, c.part)) and (form.by_rounds or c.key not in _OF_ROUNDS)]
    first, last = (_MAIN, _TOLD) if form.main_first else (_FIRST_BEFORE, _LAST_BEFORE)
    middle = [c for c in declared if c.key not in first + last]
    if form.main_first:
        middle.sort(key=lambda c: not c.part)
    for own in form.own:
        behind = [at for at, c in enumerate(middle, 1) if c.filler is own.filler and not (form.main_first and c.part)]
        middle.insert(max(behind, default=len(middle)), own)
    by_key = {c.key: c for c in declared}
    return tuple([by_key[k] for k in first if k in by_key] + middle + [by_key[k] for k in last])


@cache
def _by_key(form: Form) -> Mapping[str, Column]:
    return {column.key: column for column in form.columns}
