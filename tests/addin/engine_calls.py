"""How often Excel is asked for something: every property and every method of xlwings' objects for a system counts."""

from collections.abc import Iterator
from contextlib import contextmanager
from inspect import isroutine
from typing import Any

import pytest
import xlwings as xw

PLAIN = (str, int, float, tuple, type(None))


class Calls:
    """How many there were."""

    def __init__(self) -> None:
        self.number = 0


class Counted:
    """One of the engine's objects; what it hands out is counted too."""

    def __init__(self, of: Any, calls: Calls) -> None:
        self.__dict__.update(_of=of, _calls=calls)

    def _handed_out(self, value: Any) -> Any:
        if isinstance(value, PLAIN):
            return value
        if isinstance(value, list):
            return [self._handed_out(one) for one in value]
        return Counted(value, self._calls)

    def __getattr__(self, name: str) -> Any:
        if name == "impl":  # xlwings asks its own objects for it
            raise AttributeError(name)
        value = getattr(self._of, name)
        if name in ("options", "engine"):
            return value
        if isroutine(value):
            return lambda *given, **named: self._called(value, given, named)
        self._calls.number += 1
        return self._handed_out(value)

    def __setattr__(self, name: str, value: Any) -> None:
        if name != "options":
            self._calls.number += 1
        setattr(self._of, name, _plain(value))

    def __call__(self, *given: Any) -> Any:
        return self._called(self._of, given, {})

    def _called(self, method: Any, given: Any, named: Any) -> Any:
        self._calls.number += 1
        return self._handed_out(method(*map(_plain, given), **{key: _plain(value) for key, value in named.items()}))

    def __bool__(self) -> bool:
        return bool(self._of)

    def __len__(self) -> int:
        self._calls.number += 1
        return len(self._of)

    def __iter__(self) -> Iterator[Any]:
        for one in self._of:
            self._calls.number += 1
            yield self._handed_out(one)


def _plain(value: Any) -> Any:
    return value._of if isinstance(value, Counted) else value


@contextmanager
def counted() -> Iterator[Calls]:
    """Counts what is asked of the workbook that was made the caller."""
    calls = Calls()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xw.Book, "_mock_caller", xw.Book(impl=Counted(xw.Book.caller().impl, calls)))
        yield calls
