"""Groups what tables of actions print: by source document, by the unit that leads, or by status."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol, TypeVar

from toolkit.tracker.judging.answering import leads_on
from toolkit.tracker.judging.verifying.claims import as_it_counts
from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.register import Register
from toolkit.word.house_formats import GroupBy, HouseFormat
from toolkit.words import reports as words
from toolkit.words.charts import NO_SOURCE
from toolkit.words.speaking import text


class HasRef(Protocol):
    """A row of an action."""

    @property
    def ref(self) -> str:
        """Of the action; blank in a row that has none."""


R = TypeVar("R", bound=HasRef)


class Groups:
    """The groups of the actions of a register."""

    def __init__(self, house_format: HouseFormat, register: Register, as_of: date) -> None:
        """Work them out; there is one without a heading where the format does not group."""
        self._by = house_format.group_by
        self._headings = _headings(self._by, house_format, register, as_of)

    def headed(self, rows: Sequence[R]) -> list[tuple[str, list[R]]]:
        """Rows in their groups, each with its heading, which is blank for all where nothing is grouped."""
        if self._by is None:
            return [("", list(rows))]
        found: dict[str, list[R]] = {heading: [] for heading in self._headings.values()}
        for row in rows:
            found.setdefault(self._headings.get(row.ref, text(words.WITHOUT_ACTIONS)), []).append(row)
        return [(heading, of_group) for heading, of_group in found.items() if of_group]


def _headings(by: GroupBy | None, house_format: HouseFormat, register: Register, as_of: date) -> Mapping[str, str]:
    """Ref -> the heading of its group, in the order of the groups."""
    if by is None:
        return {}
    actions, order = as_it_counts(register, as_of).actions, {}

    def unit_of(action: Action) -> str:
        return next(iter(leads_on(register, action, as_of)), "")

    if by is GroupBy.STATUS:
        order = {str(status): house_format.statuses.get(status, status.label) for status in Status}
        key = {ref: str(action.status) for ref, action in actions.items()}
    elif by is GroupBy.UNIT:
        key = {ref: unit_of(action) for ref, action in actions.items()}
        order = {code: register.unit_name(code) for code in (*register.units, *key.values()) if code}
        order[""] = house_format.words["no_unit"]
    else:
        key = {ref: action.source for ref, action in actions.items()}
        order = {code: source.name for code, source in register.sources.items()}
        order |= {code: code or text(NO_SOURCE) for code in key.values() if code not in order}
    places = {code: place for place, code in enumerate(order)}
    return {ref: order[key[ref]] for ref in sorted(key, key=lambda ref: places[key[ref]])}
