"""What people typed into a register by hand: read, placed in its cells, and told."""

from collections.abc import Iterator, Mapping

from toolkit.tracker.judging.found import Found
from toolkit.tracker.judging.parties import left_behind, unknown_units
from toolkit.tracker.judging.register_checks import findings
from toolkit.tracker.judging.verifying.claims import is_on
from toolkit.tracker.merge.by_hand import Reading, read_by_hand
from toolkit.tracker.merge.refs import renumbered_refs, reused_refs
from toolkit.tracker.record.codes import How, Verification
from toolkit.tracker.record.column_names import Own, heading_of
from toolkit.tracker.record.columns import VERIFICATION
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.problems import Place, Problem, RefusedForAll
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import ACTIONS, UNITS, Sheet, tab_of
from toolkit.workbook.register.hand_edits import SHOWN, Stands

Places = Mapping[str, Stands]
"""Name of a sheet -> where its records stand."""


def take_typed(register: Register, stands: Places) -> None:
    """Read what people typed since the register was written; what was read joins the hand edits.

    Raises:
        Refused: A reference cannot be used, or a unit is not known.
    """
    if reused := [Problem("ref-reused", _place_of(edit, register), edit.ref, free)
                  for edit, free in reused_refs(register)]:
        raise RefusedForAll(reused)
    register.problems += [Problem("ref-renumbered", _place_of(edit, register), before, edit.ref)
                          for edit, before in renumbered_refs(register)]
    register.problems += _in_vain(register)
    found = read_by_hand(register)
    if found.refused:
        raise RefusedForAll([placed(one, stands) for one in found.refused])
    for sheet, readings in ((UNITS, found.units), (ACTIONS, found.actions)):
        if readings:
            here, keys = stands[sheet.name], (sheet.key(record) for record in sheet.records(register))
            rows = dict(zip(keys, here.rows, strict=True))
            for reading in readings:
                _tell(register, sheet, reading, here, rows[reading.ref])


def _in_vain(register: Register) -> Iterator[Problem]:
    """What somebody typed into columns of a part of the tracker that is switched off."""
    for edit in register.hand_edits:
        if edit.sheet == ACTIONS.name and edit.key == VERIFICATION and edit.new and not is_on(register):
            yield Problem("verification-off", _place_of(edit, register), Verification(edit.new).label)


def _tell(register: Register, sheet: Sheet, reading: Reading, here: Stands, row: int) -> None:
    cell = here.cell(row, reading.typed)
    register.hand_edits.append(Change(ref=reading.ref, key=reading.key, old=reading.old, new=reading.new,
                                      how=How.READ, file=here.file, sheet=sheet.name, cell=cell))
    if not reading.words:
        return
    heading = heading_of(reading.key, How.HAND, sheet.name, register.own_ever)
    place = Place(here.file, here.sheet.name, row, cell, heading, reading.ref if sheet is ACTIONS else "")
    register.problems.append(Problem("typed-read", place, reading.words[:SHOWN], reading.new))


def put_right(register: Register, stands: Places) -> list[Problem]:
    """All that a person has to put right in a register, each with its cell."""
    return [placed(found, stands, register.own_ever) for found in findings(register)]


def unknown(register: Register, stands: Places) -> Iterator[Problem]:
    """Units that are named and not on the sheet Units: who issues workbooks must know."""
    for found in unknown_units(register):
        yield placed(found, stands)
    for unit, comments in left_behind(register):
        here = stands[UNITS.name]
        yield Problem("unit-left-behind", Place(here.file, here.sheet.name), unit, str(comments))


def placed(found: Found, stands: Places, own: Own = ()) -> Problem:
    """The problem that something found is, with its place; `own` are the columns of the organization."""
    here = stands[found.sheet.name]
    if found.at is None:
        return Problem(found.code, Place(here.file, here.sheet.name), found.found[:SHOWN], found.suggestion)
    row = here.rows[found.at]
    place = Place(here.file, here.sheet.name, row, here.cell(row, found.key),
                  heading_of(found.key, How.HAND, found.sheet.name, own), here.refs[found.at])
    return Problem(found.code, place, found.found[:SHOWN], found.suggestion)


def _place_of(edit: Change, register: Register) -> Place:
    return Place(edit.file, tab_of(register, edit.sheet), cell=edit.cell, ref=edit.ref)
