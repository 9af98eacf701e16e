"""How a document was read, written down: to correct it, and to take in the next one without a question."""

from dataclasses import dataclass, replace
from pathlib import Path

from toolkit import store
from toolkit.jobs.asking import open_questions
from toolkit.jobs.taking_in import ImportResult
from toolkit.sources.meanings import NOTHING_SAID, Meanings, mapping_text, read_mapping
from toolkit.sources.register.unit_lists import units_text

REMEMBERED = "headings.mapping.toml"
"""The mapping file beside a register that is kept for the next document of the kind."""


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


def remembered(folder: Path) -> Meanings:
    """What was said of the headings of earlier documents, in the folder of the register.

    Raises:
        Refused: The file cannot be used.
    """
    kept = folder / REMEMBERED
    return read_mapping(kept) if store.exists(kept) else NOTHING_SAID


def remember(folder: Path, said: Meanings, document: Path) -> Path | None:
    """Keep what was said of headings for the next document of the kind; the register keeps the words for a status.

    Args:
        folder: Of the register.
        said: What was said of this document; it counts where something else was said before.
        document: Its name is told in the file.

    Returns:
        The file; None where nothing new was said.

    Raises:
        Refused: The file that stands there cannot be used, or not be written.
    """
    before = remembered(folder)
    now = replace(before, headings={**before.headings, **said.headings})
    if now == before:
        return None
    store.write_file(folder / REMEMBERED, mapping_text(now, (), {}, document.name).encode())
    return folder / REMEMBERED


def _mapping(result: ImportResult, meanings: Meanings, document: Path) -> bytes:
    asked = {question.found: question.proposal for question in open_questions(result) if not question.is_heading}
    likely = {problem.found: problem.place.column for problem in result.problems if problem.code == "column-likely"}
    return mapping_text(meanings, result.headings, asked, document.name, likely).encode()
