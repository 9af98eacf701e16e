"""A register in parts that can be read one by one, and the register that they make."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.tracker.record.actions import Comment
from toolkit.tracker.record.forms.own_columns import OwnColumn
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import About, Register, Settings
from toolkit.tracker.record.register_sheets import COLUMNS, SHEETS, Sheet
from toolkit.workbook.cache.tables import NotPlain, records_of, table_of
from toolkit.workbook.cache.values import (
    added_from_json,
    added_to_json,
    foreign_from_json,
    foreign_to_json,
    look_from_json,
    look_to_json,
    problem_from_json,
    problem_to_json,
)
from toolkit.workbook.memory.base import base_payload, issued_from_payload
from toolkit.workbook.memory.packing import closed_against, closed_from_against

SAID, LOOKS, MEMORY, CLOSED = "said", "looks", "memory", "closed"
"""The parts beside the sheets: what the register says of itself and what was found on reading; what of this counts
where it will be written again; what it remembers of workbooks, returns and documents; and how it stood when rounds were
closed."""
_STATED = (("about", About), ("settings", Settings))


@dataclass(frozen=True, slots=True)
class Parts:
    """What of a register is needed; who reads it may get more.

    Attributes:
        sheets: The sheets.
        memory: Whether what it remembers of workbooks, returns and documents is.
        closed: Of how many rounds, those that were closed last, it is needed how it stood then; None for all.
        ref: The action of which alone the history is needed; "" for all.
        round: The round of which alone it is needed what was issued, returned and said, and the history; "" for all.
        looks: Whether it is needed how people made it look, because it will be written again.
    """

    sheets: tuple[Sheet, ...] = SHEETS
    memory: bool = True
    closed: int | None = None
    ref: str = ""
    round: str = ""
    looks: bool = False

    def wanted(self, sheet: Sheet) -> tuple[str, str] | None:
        """The column of a sheet by which rows are chosen, and what stands there in those that are needed."""
        if self.ref and sheet.record is Change:
            return "ref", self.ref
        return ("round", self.round) if self.round and sheet.record in (Change, Comment) else None


ALL, TO_WRITE = Parts(), Parts(looks=True)


def parts_of(register: Register, plain: Register) -> dict[str, object]:
    """A register that was read, in parts that JSON can hold.

    Args:
        register: As it is read with its looks.
        plain: As it is read without them.

    Raises:
        NotPlain: Something in it cannot be held as it is.
    """
    names = dict.fromkeys([*(name for name, _ in register.issued), *(name for name, _, _ in register.returned)])
    memory = {
        "issued": [*register.issued],
        "returned": [*register.returned],
        "documents": register.documents,
        "keys": register.keys,
    }
    said = {
        **{name: table_of([getattr(register, name)], kind) for name, kind in _STATED},
        "own_columns": table_of([*register.own_columns.values()], OwnColumn),
        "retired": table_of([*register.retired.values()], OwnColumn),
        "hand_edits": table_of(register.hand_edits, Change),
        "to_put_right": [*map(problem_to_json, register.to_put_right)],
        "extra": added_to_json(register.extra),
        "tabs": register.tabs,
        **_found_beside(plain),
    }
    looks = {"looks": {name: look_to_json(look) for name, look in register.looks.items()}, **_found_beside(register)}
    return {SAID: said, LOOKS: looks, MEMORY: memory, CLOSED: [*reversed(register.closed)],
            **{_closed_of(name): told for name, told in _closed_told(register)},
            **{_of_round(name): _round_told(name, register) for name in names},
            **{sheet.name: _sheet_told(sheet, register) for sheet in SHEETS if sheet is not COLUMNS}}


def register_of(part: Callable[[str], Any], needed: Parts) -> Register:
    """The register of which `parts_of` made parts, as far as it is needed.

    Args:
        part: Gives a part by its name.
        needed: What is needed.

    Raises:
        ValueError: The parts are none of a register.
    """
    said = part(SAID)
    about, settings = (_only(records_of(said[name], kind)) for name, kind in _STATED)
    register = Register(about, settings)
    register.own_columns = {own.key: own for own in records_of(said["own_columns"], OwnColumn)}
    register.retired = {own.key: own for own in records_of(said["retired"], OwnColumn)}
    register.hand_edits = records_of(said["hand_edits"], Change)
    register.to_put_right = [*map(problem_from_json, said["to_put_right"])]
    register.extra, register.tabs = added_from_json(said["extra"]), said["tabs"]
    looks = part(LOOKS) if needed.looks else said
    register.problems = [*map(problem_from_json, looks["problems"])]
    register.foreign = [*map(foreign_from_json, looks["foreign"])]
    if needed.looks:
        register.looks = {name: look_from_json(look) for name, look in looks["looks"].items()}
    for sheet in needed.sheets:
        if sheet is not COLUMNS:
            _give_sheet(register, sheet, part(sheet.name), needed.wanted(sheet))
    if needed.memory:
        _give_memory(register, part, needed.round)
    if needed.closed != 0:
        _give_closed(register, part, needed)
    return register


def _found_beside(register: Register) -> dict[str, object]:
    """What depends on whether the looks of a register were read."""
    return {"problems": [*map(problem_to_json, register.problems)],
            "foreign": [*map(foreign_to_json, register.foreign)]}


def _closed_told(register: Register) -> Iterator[tuple[str, object]]:
    """Each round and how the register stood when it was closed: the last by its records, others by the one after."""
    from toolkit.workbook.cache.closed import told_by

    if not register.closed:
        return
    *earlier, last = register.closed.items()
    yield last[0], told_by(register, last[0])
    yield from closed_against(dict(earlier), last[1])


def _give_closed(register: Register, part: Callable[[str], Any], needed: Parts) -> None:
    def records(sheet: Sheet) -> Sequence[Any]:
        if sheet in needed.sheets and not needed.wanted(sheet):
            return sheet.records(register)
        return records_of(part(sheet.name), sheet.record, register.form.own_of(sheet.record))

    if names := part(CLOSED)[:needed.closed]:
        from toolkit.workbook.cache.closed import from_told  # with all that judges rounds

        last = from_told(part(_closed_of(names[0])), register, records)
        earlier = closed_from_against([(name, part(_closed_of(name))) for name in names[1:]], last)
        register.closed = {**earlier, names[0]: last}


def _sheet_told(sheet: Sheet, register: Register) -> object:
    records, kept = sheet.records(register), getattr(register, sheet.attribute)
    if isinstance(kept, dict) and [*kept] != [*map(sheet.key, records)]:
        raise NotPlain(sheet.name)
    return table_of(records, sheet.record, register.form.own_of(sheet.record))


def _give_sheet(register: Register, sheet: Sheet, table: Any, wanted: tuple[str, str] | None) -> None:
    own, only = register.form.own_of(sheet.record), None
    if wanted:
        only = [at for at, one in enumerate(table["columns"].get(wanted[0], ())) if one == wanted[1]]
    records = records_of(table, sheet.record, own, only)
    is_list = isinstance(getattr(register, sheet.attribute), list)
    setattr(register, sheet.attribute,
            records if is_list else dict(zip(map(sheet.key, records), records, strict=True)))


def _of_round(name: str) -> str:
    """The part that holds what was issued and returned in a round."""
    return f"{MEMORY} of {name}"


def _round_told(name: str, register: Register) -> object:
    return {"issued": [[unit, [base_payload(one) for one in versions]]
                       for (of_round, unit), versions in register.issued.items() if of_round == name],
            "returned": [[unit, version, said]
                         for (of_round, unit, version), said in register.returned.items() if of_round == name]}


def _give_memory(register: Register, part: Callable[[str], Any], only: str) -> None:
    memory = part(MEMORY)
    register.documents, register.keys = memory["documents"], memory["keys"]
    issued, returned = [*map(tuple, memory["issued"])], [*map(tuple, memory["returned"])]
    for name in {key[0] for key in (*issued, *returned) if not only or key[0] == only}:
        told = part(_of_round(name))
        register.issued |= {(name, unit): [*map(issued_from_payload, versions)] for unit, versions in told["issued"]}
        register.returned |= {(name, unit, version): said for unit, version, said in told["returned"]}
    # In the order in which they came, whichever round they are of.
    register.issued = {key: register.issued[key] for key in issued if key in register.issued}
    register.returned = {key: register.returned[key] for key in returned if key in register.returned}


def _closed_of(name: str) -> str:
    """The part that holds how the register stood when a round was closed."""
    return f"{CLOSED} {name}"


def _only(records: list[Any]) -> Any:
    [one] = records
    return one
