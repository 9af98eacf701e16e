"""Kinds of document that an organization adds: a `source.py` beside the template of a house format of its own."""

import importlib.util
from collections.abc import Iterable
from pathlib import Path

from toolkit.sources.kinds import SourceKind
from toolkit.tracker.record.problems import Refused
from toolkit.words import sources as words
from toolkit.words.speaking import said

MODULE = "source.py"


def kinds_in(folders: Iterable[Path]) -> tuple[SourceKind, ...]:
    """The kinds that folders of house formats declare, in the order of their names.

    Args:
        folders: Each holds a folder for each house format; one with a `source.py` that declares `SOURCE` adds a kind.

    Raises:
        Refused: Such a module cannot be run, or declares no kind.
    """
    return tuple(_load(path) for folder in folders for path in sorted(folder.glob(f"*/{MODULE}")))


def _load(path: Path) -> SourceKind:
    spec = importlib.util.spec_from_file_location(f"source_of_{path.parent.name.replace('-', '_')}", path)
    if spec is None or spec.loader is None:
        raise Refused("source-broken", found=str(path), suggestion=said(words.NOT_PYTHON))
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:  # it is somebody else's code, and may fail in any way
        raise Refused("source-broken", found=str(path), suggestion=f"{type(error).__name__}: {error}") from error
    source = getattr(module, "SOURCE", None)
    if not isinstance(source, SourceKind):
        raise Refused("source-broken", found=str(path), suggestion=said(words.NO_SOURCE))
    return source
