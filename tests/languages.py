"""Languages that are made for a test."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from babel.messages import Catalog

from toolkit.words.languages import catalogues
from toolkit.words.languages.making import compiled, languages


def spoken_from(monkeypatch: pytest.MonkeyPatch, folder: Path, all_messages: Catalog) -> None:
    """Speak the languages of a folder within a test, which must end in `forgotten`."""
    for language in languages(folder):
        (folder / f"{language}.mo").write_bytes(compiled(language, all_messages, folder))
    monkeypatch.setattr(catalogues, "folder", lambda: folder)
    forget()


def forget() -> None:
    """Forget what was read of catalogues, and all that was worked out with it."""
    modules = [module for name, module in sys.modules.items() if name.startswith("toolkit.")]
    for kept in (kept for module in modules for kept in vars(module).values() if hasattr(kept, "cache_clear")):
        kept.cache_clear()


@contextmanager
def forgotten() -> Iterator[None]:
    """What was read of catalogues within the block is forgotten behind it, and unfinished ones are not spoken."""
    try:
        yield
    finally:
        catalogues.try_unfinished(False)
        forget()
