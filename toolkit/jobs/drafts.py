"""How a document was read, written down: to correct it, and to take in the next one without a question."""

from dataclasses import dataclass
from pathlib import Path

from toolkit import store
from toolkit.jobs.asking import open_questions
from toolkit.jobs.taking_in import ImportResult
from toolkit.sources.meanings import Meanings, mapping_text
from toolkit.sources.register.unit_lists import units_text


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
    asked = {question.found: question.proposal for question in open_questions(result) if not question.is_heading}
    likely = {problem.found: problem.place.column for problem in result.problems if problem.code == "column-likely"}
    return mapping_text(meanings, result.headings, asked, document.name, likely).encode()
