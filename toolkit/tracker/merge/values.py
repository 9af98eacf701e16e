"""What a cell of a register holds, what a return says of it, and putting another value there."""

from dataclasses import dataclass, replace
from typing import Any

from toolkit.tracker.record.actions import Action, Comment, Recommendation
from toolkit.tracker.record.column_names import belonging, parted
from toolkit.tracker.record.columns import Column, Filler, Kind, Value, columns_of, from_plain, to_plain, units_in
from toolkit.tracker.record.forms.form import Form
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import RECOMMENDATIONS
from toolkit.tracker.record.rounds import Issued
from toolkit.tracker.returns.submission import Submission

_FIXED = ("ref", "number", "source")
"""Columns by which a row is known; nobody decides on them."""


def competing_columns(form: Form) -> dict[str, Column]:
    """Key, as conflicts and the history have it -> each column in which values may compete, the answers first."""
    answers = {column.key: column for column in form.answers}
    of_actions = {column.key: column for column in columns_of(Action) if column.key not in _FIXED}
    asked = [replace(column, key=belonging(column.key, RECOMMENDATIONS.name))
             for column in columns_of(Recommendation) if column.key not in _FIXED]
    return answers | of_actions | {column.key: column for column in asked}


@dataclass(frozen=True, slots=True)
class Answer:
    """A value that a return would change a cell of the register to."""

    column: Column
    ref: str
    value: str
    base: str
    submission: Submission

    @property
    def unit(self) -> str:
        """Whose it is."""
        return self.submission.issued.unit

    @property
    def source(self) -> dict[str, str]:
        """Where it comes from, as fields of `Change` and `Conflict`."""
        submission = self.submission
        return {"unit": self.unit, "file": submission.file, "sheet": submission.sheet,
                "cell": submission.cell(self.ref, self.column.key)}


class Values:
    """The cells of a register, a copy that may be changed."""

    def __init__(self, register: Register) -> None:
        self.register = register

    def has(self, ref: str, column: Column) -> bool:
        """Whether the register has the row of a cell."""
        return self._asked(ref) is not None if parted(column.key)[1] else ref in self.register.actions

    def current(self, ref: str, column: Column, unit: str, round_name: str, issued: Issued | None = None) -> str:
        """What the register holds, if it has the row; of a comment or evidence, what it holds for that round."""
        if column.filler is Filler.EVERY_UNIT:
            return to_plain(getattr(self._own(ref, unit, round_name, issued), column.key))
        key, belongs = parted(column.key)
        record = self._asked(ref) if belongs else self.register.actions.get(ref)
        return to_plain(getattr(record, key, None))

    def may_be(self, ref: str, column: Column, plain: str) -> bool:
        """Whether a value can stand in a cell: its row, units and recommendations must be in the register."""
        if column.kind is Kind.UNITS and not self.register.units.keys() >= {*units_in(plain)}:
            return False
        if column.key == "recommendation" and ref in self.register.actions:
            return plain in self.register.numbers(self.register.actions[ref].source)
        return self.has(ref, column)

    def put(self, column: Column, change: Change, issued: Issued | None = None, *, typed: Value = None) -> None:
        """Put the new value of a change into its cell.

        Args:
            column: The column of the cell.
            change: The change.
            issued: The workbook that the value comes from.
            typed: The value, where it says more than the plain one.
        """
        key, belongs = parted(column.key)
        new: dict[str, Any] = {key: from_plain(change.new, column) if typed is None else typed}
        if column.filler is Filler.EVERY_UNIT:
            comment = replace(self._own(change.ref, change.unit, change.round, issued), **new)
            self.register.comments[change.ref, change.unit, change.round] = comment
        elif not belongs:
            self.register.actions[change.ref] = replace(self.register.actions[change.ref], **new)
        elif asked := self._asked(change.ref):
            self.register.put(replace(asked, **new))

    def _asked(self, ref: str) -> Recommendation | None:
        return self.register.recommendation_named(ref)

    def _own(self, ref: str, unit: str, round_name: str, issued: Issued | None = None) -> Comment:
        """What a unit sent of an action for a round; before it sent anything, what stands in its workbook."""
        known = self.register.comments.get((ref, unit, round_name))
        if known is not None:
            return known
        versions = [issued] if issued else self.register.issued.get((round_name, unit), [])[-1:]
        shown = next((version.values[ref] for version in versions if ref in version.values), {})
        typed: dict[str, Any] = {column.key: from_plain(shown[column.key], column) for column in columns_of(Comment)
                                 if column.is_answer and column.key in shown}
        return Comment(ref, unit, round_name, **typed)
