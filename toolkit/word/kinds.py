"""What kinds of values placeholders have: texts, numbers, records with fields, lists of any of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from functools import cache
from types import GenericAlias, UnionType
from typing import Any, get_args, get_type_hints

from toolkit.tracker.views.charts import Chart
from toolkit.word.notes import Noted

Kind = Any
"""A type such as `str`, a record, `list[…]` of a kind; the names of switches; None for what nobody knows."""
PRINTED = (str, int, float, bool, Noted, Chart)
"""The kinds that can be printed as they are."""


@cache
def fields_of(record: type) -> Mapping[str, Kind]:
    """The fields of a record, each with its kind."""
    return get_type_hints(record)


def is_record(kind: Kind) -> bool:
    """Whether a kind has fields."""
    return isinstance(kind, type) and is_dataclass(kind) and kind not in PRINTED


def is_printed(kind: Kind) -> bool:
    """Whether a value of a kind can be printed as it is; what nobody knows may be."""
    return kind is None or kind in PRINTED or isinstance(kind, UnionType)


def is_list(kind: Kind) -> bool:
    """Whether a kind is a list."""
    return isinstance(kind, GenericAlias) and kind.__origin__ is list


def element_of(kind: Kind) -> Kind:
    """What a list holds; None where it is no list."""
    return get_args(kind)[0] if is_list(kind) else None


def records_in(kinds: Iterable[Kind]) -> Iterator[type]:
    """Every record that a template can come to from values of some kinds, each once."""
    waiting, met = list(kinds), set[type]()
    while waiting:
        kind = waiting.pop()
        if is_list(kind):
            waiting.append(element_of(kind))
        elif is_record(kind) and kind not in met:
            met.add(kind)
            yield kind
            waiting += fields_of(kind).values()
