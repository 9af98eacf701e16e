"""What people type for texts, paths and days, read here.

Typer asks a library for it that takes longer to load than many a command runs, and is still asked for all else.
"""

import os
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, get_args, get_origin


def read_here(parameters: Iterable[Any]) -> None:
    """Let the parameters of a command read what is plain without that library; what Typer has no door for, it reads."""
    for parameter in parameters:
        if hasattr(parameter, "get_runtime_param"):
            parameter.get_runtime_param = partial(_Reading, parameter, parameter.get_runtime_param)


class _Reading:
    """Reads what was typed for one parameter.

    Args:
        parameter: The parameter.
        by_typer: Gives what reads it for Typer.
    """

    def __init__(self, parameter: Any, by_typer: Callable[[], Any]) -> None:
        self._by_typer = by_typer
        declared = parameter.type_descriptor
        kind = declared.annotation
        [kind] = get_args(kind) if get_origin(kind) is list else [kind]
        self._read: Callable[[str], object] | None = declared.parameter_info.parser or (
            kind if kind in (str, Path) else None)
        self._is_path = kind is Path

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value of what was typed; Typer calls it so."""
        several = param.multiple or param.nargs == -1
        if value is None:
            return () if several else None
        words = value if several else [value]
        if self._read is None or not isinstance(words, list | tuple) or not all(map(self._is_plain, words)):
            return self._by_typer().coerce(value, param=param, ctx=ctx)
        read = [*map(self._read, words)]
        return read if several else read[0]

    def _is_plain(self, word: object) -> bool:
        """Whether a word is text that anybody can read, and no path that is there and cannot be read."""
        return isinstance(word, str) and word.isprintable() and not (
            self._is_path and os.path.exists(word) and not os.access(word, os.R_OK))  # noqa: PTH110 - "" is no path
