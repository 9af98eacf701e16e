"""What single house formats have of their own: a module for each, named as the format, which declares `PLACEHOLDER`."""

from collections.abc import Callable
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

from toolkit.tracker.record.register import Register
from toolkit.word.house_formats import HouseFormat


class Placeholder(NamedTuple):
    """A placeholder that one house format brings along; the templates of all may name it.

    Attributes:
        name: As templates write it.
        make: Works out its value; asked only by a template that names it.
        kind: Of the value: a record, whose fields templates may look into.
    """

    name: str
    make: Callable[[HouseFormat, Register, date], object]
    kind: type


@cache
def own_placeholders() -> tuple[Placeholder, ...]:
    """Those of all modules in this package."""
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").PLACEHOLDER for name in names)
