"""Judge a return that is open in a program: its cells as they are on screen, unsaved ones included."""

from toolkit.tracker.cells import RawWorkbook
from toolkit.tracker.parsing import parse_return
from toolkit.tracker.problems import Problem, Refused, in_order
from toolkit.workbook.base import read_base
from toolkit.workbook.register_reading import is_register


def check_open_return(raw: RawWorkbook, name: str) -> list[Problem]:
    """All problems of a return, by place, judged by what it says was issued.

    Args:
        raw: Its cells.
        name: Of the file.

    Raises:
        Refused: It is a register, or does not say what was issued.
    """
    if is_register(raw):
        raise Refused("is-a-register")
    try:
        issued = read_base(raw)
    except ValueError as error:
        raise Refused("base-damaged") from error
    if issued is None:
        raise Refused("no-identity")
    return in_order(list(parse_return(raw, issued, name, "").problems))
