"""Problems, and what people put into cells of their own, as JSON can hold them, and back."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from toolkit.tracker.record.carried import ForeignSheet, Look
from toolkit.tracker.record.cells import ErrorValue, Formula, PerCent
from toolkit.tracker.record.problems import Place, Problem
from toolkit.words.speaking import Message, Plural, Said
from toolkit.workbook.cache.tables import NotPlain

_PLAIN = (str, int, float, bool, type(None))


def to_json(value: object) -> Any:
    """A value as JSON can hold it.

    Raises:
        NotPlain: It is of a kind that is not known.
    """
    if type(value) in _PLAIN:
        return value
    for name, (kind, written, _) in _KINDS.items():
        if type(value) is kind:
            return {name: written(value)}
    raise NotPlain(repr(value))


def from_json(plain: Any) -> Any:
    """What `to_json` was given.

    Raises:
        ValueError: It is something else.
    """
    if type(plain) in _PLAIN:
        return plain
    [(name, held)] = plain.items()
    return _KINDS[name][2](held)


def problem_to_json(problem: Problem) -> list[Any]:
    """A problem as JSON can hold it."""
    return [problem.code, [*problem.place], to_json(problem.found), to_json(problem.suggestion)]


def problem_from_json(plain: Any) -> Problem:
    """What `problem_to_json` was given."""
    code, place, found, suggestion = plain
    return Problem(_text(code), Place(*place), from_json(found), from_json(suggestion))


def added_to_json(added: Mapping[str, Mapping[str, Mapping[str, object]]]) -> dict[str, Any]:
    """The values of columns that people added, as JSON can hold them."""
    return {sheet: {row: {heading: to_json(value) for heading, value in held.items()} for row, held in rows.items()}
            for sheet, rows in added.items()}


def added_from_json(plain: Any) -> dict[str, dict[str, dict[str, object]]]:
    """What `added_to_json` was given."""
    return {sheet: {row: {heading: from_json(value) for heading, value in held.items()} for row, held in rows.items()}
            for sheet, rows in plain.items()}


def foreign_to_json(sheet: ForeignSheet) -> list[Any]:
    """A sheet that people added, as JSON can hold it."""
    rows = [[row, [[column, to_json(value)] for column, value in held.items()]] for row, held in sheet.rows.items()]
    return [sheet.name, rows, look_to_json(sheet.look), sheet.is_hidden, sheet.behind, dict(sheet.names)]


def foreign_from_json(plain: Any) -> ForeignSheet:
    """What `foreign_to_json` was given."""
    name, rows, look, is_hidden, behind, names = plain
    held = {row: {column: from_json(value) for column, value in cells} for row, cells in rows}
    return ForeignSheet(_text(name), held, look_from_json(look), is_hidden, behind, names)


def look_to_json(look: Look) -> list[Any]:
    """How columns look, as JSON can hold it."""
    return [[*look.widths.items()], [*look.columns.items()], [[*at, shows] for at, shows in look.cells.items()]]


def look_from_json(plain: Any) -> Look:
    """What `look_to_json` was given."""
    widths, columns, cells = plain
    return Look(dict(widths), dict(columns), {(row, column): shows for row, column, shows in cells})


def _said_to_json(said: Said) -> list[Any]:
    _, (message, number, places) = said.__reduce__()
    return [[*message] if isinstance(message, Plural) else message, number,
            {name: to_json(value) for name, value in places.items()}]


def _said_from_json(message: Any, number: Any, places: Any) -> Said:
    made = Plural(*map(Message, map(_text, message))) if isinstance(message, list) else Message(_text(message))
    return Said(made, number, {name: from_json(value) for name, value in places.items()})


def _text(value: object) -> str:
    if type(value) is not str:
        raise ValueError(f"{value!r} is not text")
    return value


_KINDS: dict[str, tuple[type, Callable[[Any], Any], Callable[[Any], Any]]] = {
    "date": (date, date.isoformat, date.fromisoformat),
    "datetime": (datetime, datetime.isoformat, datetime.fromisoformat),
    "time": (time, time.isoformat, time.fromisoformat),
    "span": (timedelta, lambda one: [one.days, one.seconds, one.microseconds], lambda parts: timedelta(*parts)),
    "error": (ErrorValue, str, ErrorValue),
    "share": (PerCent, float, PerCent),
    "formula": (Formula, lambda one: [one.text, to_json(one.cached)],
                lambda parts: Formula(_text(parts[0]), from_json(parts[1]))),
    "said": (Said, _said_to_json, lambda parts: _said_from_json(*parts)),
}
"""Name -> a kind of value that JSON has not, how it is written, and how it is read."""
