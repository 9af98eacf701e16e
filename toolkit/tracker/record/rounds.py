"""Reporting rounds, and what was issued to a unit in one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, overload

from toolkit.tracker.record.codes import DUE_SOON_DAYS, Role
from toolkit.tracker.record.columns import Column, Filler, Kind, column
from toolkit.tracker.record.forms.form import STANDARD, Form
from toolkit.words.languages.cldr import ENGLISH
from toolkit.words.speaking import _


@dataclass(frozen=True, slots=True)
class ReportingRound:
    """One collection cycle."""

    name: str = column(_("Round"), width=12, prompt=_("The name of the reporting round, such as 2018-12."))
    as_of: date | None = column(_("As of"), default=None, kind=Kind.DATE, width=13, prompt=_(
        "The day whose situation units report."))
    return_by: date | None = column(_("Return by"), default=None, kind=Kind.DATE, width=13, prompt=_(
        "The day by which units return their workbooks."))
    issued_to: tuple[str, ...] = column(_("Issued to"), default=(), kind=Kind.UNITS, width=60)

Plain = dict[str, str]
"""Column key -> plain value."""
Document = dict[str, list[Plain]]
"""What a document said: sheet name -> its rows."""
Stood = Mapping[str, Sequence[Plain]]
"""How a register stood: sheet name -> its rows."""


class Rows(Sequence[Plain]):
    """Rows of a sheet, of most of which the records are at hand; one is made plain when somebody looks at it.

    Args:
        held: For each row its record, or the row itself.
        plain: Makes a record plain.
    """

    def __init__(self, held: Sequence[Any], plain: Callable[[Any], Plain]) -> None:
        self.held = held
        self._plain = plain

    def alike(self, held: Sequence[Any]) -> "Rows":
        """Other rows of the same sheet."""
        return Rows(held, self._plain)

    def stretch(self, first: int, behind: int) -> list[Any]:
        """Some of the rows for another moment: their records, where the columns of that moment do not matter."""
        return [self._plain(one) if getattr(one, "own", None) else one for one in self.held[first:behind]]

    def __len__(self) -> int:
        return len(self.held)

    @overload
    def __getitem__(self, at: int) -> Plain: ...

    @overload
    def __getitem__(self, at: slice) -> list[Plain]: ...

    def __getitem__(self, at: int | slice) -> Plain | list[Plain]:
        return [*map(self._made, self.held[at])] if isinstance(at, slice) else self._made(self.held[at])

    def _made(self, one: Any) -> Plain:
        return one if isinstance(one, dict) else self._plain(one)

    def __eq__(self, other: object) -> bool:
        return self[:] == ([*other] if isinstance(other, Sequence) else other)

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Issued:
    """What was issued to one unit in one round: the base of the merge.

    Attributes:
        register_id: The register it came from.
        round: The round's name.
        unit: The unit's code.
        version: 1 for the first workbook of a unit in a round, counted up when it is issued again.
        as_of: The as-of date of the round.
        return_by: The day to return it by, or None.
        roles: Ref -> the unit's part in the action, in the order of the rows.
        values: Ref -> column key -> plain value as issued, for all that the workbook shows; a value that was empty is
            absent. The register keeps the answers only.
        joint: `lead` when only the lead unit answers status and dates of a joint action, `all` when every unit does.
        themes: Under which units contribute to the narrative; without any there is no sheet Contributions.
        due_soon_days: How many days ahead its Timing column looks.
        finished: Ref -> column key -> plain value, of the actions on its sheet Finished; the register keeps none.
        form: What its rows show and ask.
        code: Proves that the register issued it, see `workbook/memory/authentication.py`; "" where it has none.
        language: The code of the language that it speaks.
    """

    register_id: str
    round: str
    unit: str
    version: int
    as_of: date
    return_by: date | None
    roles: dict[str, Role]
    values: dict[str, Plain]
    joint: str = "lead"
    themes: tuple[str, ...] = ()
    due_soon_days: int = DUE_SOON_DAYS
    finished: Mapping[str, Plain] = field(default_factory=dict)
    form: Form = STANDARD
    code: str = ""
    language: str = ENGLISH

    def may_answer(self, ref: str, column: Column) -> bool:
        """Whether the unit fills in that column of that action."""
        if column.filler is Filler.EVERY_UNIT:
            return True
        return column.filler is Filler.LEAD and (self.joint == "all" or self.roles.get(ref) is Role.LEAD)
