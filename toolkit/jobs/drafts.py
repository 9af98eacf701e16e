"""How a document was read, written down: to correct it, and to take in the next one without a question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit import store
from toolkit.jobs.taking_in import ImportResult
from toolkit.sources.meanings import Meanings, mapping_text
from toolkit.sources.register.unit_lists import units_text
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.problems import Problem

_ABOUT_A_STATUS = ("status-kept-as-comment", "status-unclear", "status-closed")


@dataclass(frozen=True, slots=True)
class Drafts:
    """Files to correct before a document is taken in.

    Attributes:
        units: The list of the units that the document names; None where it names no new one.
        mapping: How its headings and its words are read.
        kept: Which of them stood there before and was left as it is.
    """

    units: Path | None
    mapping: Path
    kept: tuple[Path, ...]

    @property
    def every(self) -> list[Path]:
        """The files."""
        return [self.units, self.mapping] if self.units else [self.mapping]


def save_mapping(path: Path, result: ImportResult, meanings: Meanings, document: Path, *, replace: bool) -> None:
    """Write how a document was read.

    Raises:
        Refused: There is such a file and it may not be replaced, or it cannot be written.
    """
    store.write_new(path, _mapping(result, meanings, document), replace=replace)


def write_drafts(result: ImportResult, meanings: Meanings, document: Path, folder: Path) -> Drafts:
    """Write the files, named after the document; one that stands there may hold corrections and is left as it is.

    Raises:
        Refused: One cannot be written.
    """
    units, mapping = folder / f"{document.stem}.units.csv", folder / f"{document.stem}.mapping.toml"
    drafted = {mapping: _mapping(result, meanings, document)}
    if result.units:
        drafted[units] = units_text(result.units).encode("utf-8-sig")
    kept = tuple(path for path in drafted if store.exists(path))
    for path, data in drafted.items():
        if path not in kept:
            store.write_new(path, data)
    return Drafts(units if result.units else None, mapping, kept)


def _mapping(result: ImportResult, meanings: Meanings, document: Path) -> bytes:
    return mapping_text(meanings, result.headings, asked(result.problems), document.name).encode()


def asked(problems: Sequence[Problem]) -> Mapping[str, str]:
    """A word that may be a status, and nobody knows for sure -> the likeliest status; "" where there is none."""
    return {problem.found: next((status.label for status in Status if problem.suggestion.startswith(status.label)), "")
            for problem in problems if problem.code in _ABOUT_A_STATUS}
