"""Actions that were given to another unit while a round was out."""

from toolkit.tracker.record.codes import Role
from toolkit.tracker.record.columns import Column, Filler, fold
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.rounds import Issued
from toolkit.tracker.returns.issuing import roles_of


def still_answers(register: Register, issued: Issued, ref: str, column: Column) -> bool:
    """Whether a unit would still be asked for a column of an action, were its workbook issued now.

    Args:
        register: As it is now.
        issued: What was issued to the unit.
        ref: Of the action, which the register has.
        column: A column that the unit could fill in.
    """
    if column.filler is Filler.EVERY_UNIT:
        return True
    role = roles_of(register, register.actions[ref]).get(_code_now(register, issued.unit))
    return role is Role.LEAD or (issued.joint == "all" and role is not None)


def _code_now(register: Register, code: str) -> str:
    """The code of the unit that a code stands for now: another one where it is an alias since."""
    if code in register.units:
        return code
    return next((unit.code for unit in register.units.values() if fold(code) in map(fold, unit.aliases)), code)
