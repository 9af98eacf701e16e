"""Actions that were given to another unit while a round was out, or whose unit was replaced."""

from datetime import date

from toolkit.tracker.judging.answering import answering, code_now, roles_of
from toolkit.tracker.record.codes import Role
from toolkit.tracker.record.columns import Column, Filler
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.rounds import Issued


def still_answers(register: Register, issued: Issued, ref: str, column: Column) -> bool:
    """Whether a unit would still be asked for a column of an action, were its workbook issued now.

    A unit that was replaced answers as long as the action names it, or whatever replaced it is asked in its place.

    Args:
        register: As it is now.
        issued: What was issued to the unit.
        ref: Of the action, which the register has.
        column: A column that the unit could fill in.
    """
    if column.filler is Filler.EVERY_UNIT:
        return True
    action, code = register.actions[ref], code_now(register, issued.unit)
    named, asked = roles_of(register, action, date.min), roles_of(register, action, date.max)
    parts = {named.get(code), *(asked.get(one) for one in answering(register, code, date.max))} - {None}
    return Role.LEAD in parts or (issued.joint == "all" and bool(parts))
