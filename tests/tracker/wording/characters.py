"""How many characters the regular expressions of the readers of free text look through."""

import gc
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import cast

import pytest

from toolkit.tracker.wording import words

Method = Callable[..., object]
_FIRST = {"sub": 1, "subn": 1}
"""Where the text stands among what a method is given, if not first."""


class Characters:
    """The characters that were looked through so far: each as often as that was done."""

    def __init__(self) -> None:
        self.count = 0

    def counted(self, pattern: re.Pattern[str], name: str) -> Method:
        """A method of a regular expression that also counts."""
        method = cast("Method", getattr(pattern, name))

        def counting(*given: object) -> object:
            found = method(*given)
            text, *span = cast("tuple[str, *tuple[int, ...]]", given[_FIRST.get(name, 0):])
            start, end = (*span, len(text))[:2] if name not in ("sub", "subn", "split") and span else (0, len(text))
            if isinstance(found, re.Match):
                end = found.end()
            elif name == "match":
                end = start  # Nothing begins there.
            self.count += min(end, len(text)) - start
            return found

        return counting


class _Counting:
    """A regular expression that counts."""

    def __init__(self, pattern: re.Pattern[str], characters: Characters) -> None:
        self._pattern, self._characters = pattern, characters

    def __getattr__(self, name: str) -> object:
        return self._characters.counted(self._pattern, name)


@cache
def _compiled_when_used() -> list[words._Lazy]:
    gc.unfreeze()  # what the tests keep out of the search for garbage is not listed
    found = [one for one in gc.get_objects() if type(one) is words._Lazy]
    gc.freeze()
    return found


@contextmanager
def looked_through() -> Iterator[Characters]:
    """Counts what is looked through within the block, by those that are compiled when used and by those of a module."""
    characters = Characters()

    def method(lazy: words._Lazy, name: str) -> object:
        return characters.counted(re.compile(lazy.pattern, lazy._flags), name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words._Lazy, "__getattr__", method)
        for lazy in _compiled_when_used():
            for name in vars(lazy).keys() - {"pattern", "_flags"}:
                patch.delattr(lazy, name)
        for module in [one for name, one in sys.modules.items() if name.startswith("toolkit.tracker.wording.")]:
            for name, value in vars(module).items():
                if isinstance(value, re.Pattern):
                    patch.setattr(module, name, _Counting(value, characters))
        yield characters
