"""An annex for each unit, with the actions that it leads."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.register import Register
from toolkit.tracker.views import prose
from toolkit.tracker.views.figures import Figures
from toolkit.tracker.views.selecting import called_in_documents
from toolkit.word.grouping import Groups
from toolkit.word.house_formats import GroupBy, HouseFormat
from toolkit.word.rows import ActionRow
from toolkit.words import reports as words
from toolkit.words.speaking import said, text


@dataclass(frozen=True, slots=True)
class UnitAction:
    """An action; `number` is that of its document, which is named where there are several."""

    number: str
    document: str
    action: ActionRow


@dataclass(frozen=True, slots=True)
class UnitAnnex:
    """The annex of one unit.

    Attributes:
        heading: Such as “Annex. Actions led by the Harbour Office”.
        told: How many actions there are, by status, and how many are overdue.
        items: The actions.
    """

    heading: str
    told: str
    items: list[UnitAction]


def unit_annexes(
    house_format: HouseFormat, register: Register, found: Figures, rows: Iterable[ActionRow]
) -> list[UnitAnnex]:
    """An annex for each unit that leads actions, in the register's order; then one for those that name none.

    Args:
        house_format: Brings the words.
        register: What is reported on.
        found: Its figures.
        rows: Its actions as tables print them.
    """
    called = called_in_documents(register)
    nobody = house_format.words["no_unit"]
    groups = Groups(replace(house_format, group_by=GroupBy.UNIT), register, found.as_of)
    return [UnitAnnex(said(words.LED_BY, unit=name) if name != nobody else text(words.LED_BY_NOBODY),
                      _told(found, "" if name == nobody else name),
                      [UnitAction(*called[row.ref], row) for row in of_unit])
            for name, of_unit in groups.headed([row for row in rows if row.ref])]


def _told(found: Figures, name: str) -> str:
    """How many actions a unit leads, by how far they are; units of one name stand together."""
    units = [unit for unit in found.units if unit.name == name]
    done = sum(unit.statuses[Status.IMPLEMENTED] for unit in units)
    left = sum(count for unit in units for status, count in unit.statuses.items() if not status.is_final)
    actions = sum(unit.actions for unit in units)
    counts = [(words.IMPLEMENTED, done), (words.OPEN, left), (words.CLOSED_OTHERWISE, actions - done - left)]
    return said(words.UNIT_STANDS, actions=prose.capitalized(prose.counted(words.ACTIONS, actions)),
                counts=prose.listed([said(message, count=prose.number(count)) for message, count in counts if count]),
                overdue=prose.capitalized(prose.are_overdue(sum(unit.overdue for unit in units))))
