"""Kinds of document that an organization adds: a `source.py` beside the template of a house format of its own."""

import importlib.util
import traceback
from collections.abc import Iterable
from pathlib import Path

from toolkit.sources.kinds import SourceKind
from toolkit.tracker.record.problems import Refused
from toolkit.words import sources as words
from toolkit.words.speaking import said

MODULE = "source.py"


def modules_in(folders: Iterable[Path]) -> dict[str, Path]:
    """The kinds that folders of house formats add: name -> the module that declares it; none of them is run.

    Args:
        folders: Each holds a folder for each house format; one with a `source.py` that declares `SOURCE` adds a kind.
    """
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.glob(f"*/{MODULE}")):
            found.setdefault(path.parent.name, path)
    return found


def load(path: Path) -> SourceKind:
    """The kind that a module declares; it is run for that, with all that somebody wrote in it.

    Raises:
        Refused: It cannot be run, or declares no kind.
    """
    spec = importlib.util.spec_from_file_location(f"source_of_{path.parent.name.replace('-', '_')}", path)
    if spec is None or spec.loader is None:
        raise Refused("source-broken", found=str(path), suggestion=said(words.NOT_PYTHON))
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:  # it is somebody else's code, and may fail in any way
        why = said(words.SOURCE_STOPS, error=type(error).__name__, line=_line(path, error))
        raise Refused("source-broken", found=str(path), suggestion=why) from error
    source = getattr(module, "SOURCE", None)
    if not isinstance(source, SourceKind):
        raise Refused("source-broken", found=str(path), suggestion=said(words.NO_SOURCE))
    return source


def _line(path: Path, error: Exception) -> int:
    """The last line of the module that was run before it failed."""
    if isinstance(error, SyntaxError):
        return error.lineno or 1
    frames = [frame.lineno for frame in traceback.extract_tb(error.__traceback__)
              if Path(frame.filename).resolve() == path.resolve()]
    return next((line for line in reversed(frames) if line), 1)
