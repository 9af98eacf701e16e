"""What a cell of a register holds, what a return says of it, and putting another value there."""

from dataclasses import dataclass, replace
from typing import Any

from toolkit.tracker.merge.competing import shown
from toolkit.tracker.record.actions import Action, Comment, Recommendation
from toolkit.tracker.record.column_names import belonging, parted
from toolkit.tracker.record.columns import (
    Column,
    Filler,
    Kind,
    Value,
    columns_of,
    fold,
    from_plain,
    to_plain,
    units_in,
    value_of,
    with_value,
)
from toolkit.tracker.record.forms.form import Form
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import RECOMMENDATIONS
from toolkit.tracker.record.rounds import Issued, Plain
from toolkit.tracker.returns.answers import read_answer
from toolkit.tracker.returns.submission import Submission

_FIXED = ("ref", "number", "source")
"""Columns by which a row is known; nobody decides on them."""


def competing_columns(form: Form) -> dict[str, Column]:
    """Key, as conflicts and the history have it -> each column in which values may compete, the answers first."""
    answers = {column.key: column for column in form.answers}
    of_actions = {column.key: column for column in (*columns_of(Action), *form.own_of(Action))
                  if column.key not in _FIXED}
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
            return to_plain(value_of(self._own(ref, unit, round_name, issued), column))
        key, belongs = parted(column.key)
        record = self._asked(ref) if belongs else self.register.actions.get(ref)
        return "" if record is None else to_plain(value_of(record, replace(column, key=key)))

    def may_be(self, ref: str, column: Column, plain: str) -> bool:
        """Whether a value can stand in a cell: its row, units and recommendations must be in the register."""
        if column.kind is Kind.UNITS and not self.register.units.keys() >= {*units_in(plain)}:
            return False
        if column.key == "recommendation" and ref in self.register.actions:
            return plain in self.register.numbers(self.register.actions[ref].source)
        return self.has(ref, column) and (not column.is_own or can_hold(column, plain))

    def put(self, column: Column, change: Change, issued: Issued | None = None, *, typed: Value = None) -> None:
        """Put the new value of a change into its cell.

        Args:
            column: The column of the cell.
            change: The change.
            issued: The workbook that the value comes from.
            typed: The value, where it says more than the plain one.
        """
        key, belongs = parted(column.key)
        value = from_plain(change.new, column) if typed is None else typed
        if column.filler is Filler.EVERY_UNIT:
            comment = with_value(self._own(change.ref, change.unit, change.round, issued), column, value)
            self.register.comments[change.ref, change.unit, change.round] = comment
        elif not belongs:
            self.register.actions[change.ref] = with_value(self.register.actions[change.ref], column, value)
        elif asked := self._asked(change.ref):
            self.register.put(with_value(asked, replace(column, key=key), value))

    def _asked(self, ref: str) -> Recommendation | None:
        return self.register.recommendation_named(ref)

    def _own(self, ref: str, unit: str, round_name: str, issued: Issued | None = None) -> Comment:
        """What a unit sent of an action for a round; before it sent anything, what stands in its workbook."""
        known = self.register.comments.get((ref, unit, round_name))
        if known is not None:
            return known
        versions = [issued] if issued else self.register.issued.get((round_name, unit), [])[-1:]
        version = next((version for version in versions if ref in version.values), None)
        if version is None:
            return Comment(ref, unit, round_name)
        values = version.values[ref]
        typed: dict[str, Any] = {column.key: from_plain(values[column.key], column) for column in columns_of(Comment)
                                 if column.is_answer and column.key in values}
        return Comment(ref, unit, round_name, **typed, own=self._own_issued(values, version.form))

    def _own_issued(self, issued: Plain, form: Form) -> dict[str, Value]:
        """What a workbook shows in the organization's columns, as far as these can hold it now."""
        own: dict[str, Value] = {}
        for column in self.register.form.own_of(Comment):
            was = form.by_key.get(column.key)
            if was and (plain := as_declared_now(issued.get(column.key, ""), was, column)):
                own[column.key] = from_plain(plain, column)
        return own


def as_declared_now(plain: str, was: Column, now: Column) -> str | None:
    """A plain value as a column of the organization holds it now.

    Args:
        plain: The value.
        was: The column as it was declared when the value was said.
        now: The same column as it is declared.

    Returns:
        None where the column cannot hold it any longer.
    """
    if not plain:
        return ""
    if was.kind is now.kind is Kind.LIST:
        return next((choice for choice in now.listed if fold(choice) == fold(plain)), None)
    if was.kind is now.kind:
        return plain
    is_share = was.kind is Kind.PER_CENT and now.kind is not Kind.NUMBER
    return read_answer(f"{plain}%" if is_share else shown(plain, was), now).plain


def can_hold(column: Column, plain: str) -> bool:
    """Whether a column of the organization can hold a plain value, which may be of another declaration of it."""
    if column.kind is Kind.PER_CENT:
        return not plain or read_answer(f"{plain}%", column).plain == plain
    return not plain or read_answer(shown(plain, column) if column.codes else plain, column).plain == plain
