"""Adding what a document gave to a register that holds others."""

import re
from dataclasses import replace

from toolkit.tracker.judging.verifying.renewed import set_back
from toolkit.tracker.merge.aligning import aligned
from toolkit.tracker.merge.attributing import attributed, proposed_code
from toolkit.tracker.merge.documents import has_title_of, is_version_of, said_by, titles_of_documents
from toolkit.tracker.merge.later_lists import ListsCompared
from toolkit.tracker.merge.later_version import Later, RowsCompared
from toolkit.tracker.merge.pairs import parted
from toolkit.tracker.merge.refs import refs_ever
from toolkit.tracker.record.actions import Source
from toolkit.tracker.record.codes import How, SourceStatus
from toolkit.tracker.record.column_names import belonging
from toolkit.tracker.record.columns import fold
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.problems import Place, Refused
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import SOURCES

_CODE = re.compile(r"[^\W_](?:[\w.-]{0,10}[^\W_])?")


def code_for(register: Register, taken: Register, wanted: str = "") -> str:
    """The code of the source that a document is: the one that is wanted, or one made from its title and year.

    It is that of a source of the register where the document is a later version of it.

    Args:
        register: The register.
        taken: What the document gave, with one source whose code is "".
        wanted: The code that somebody gave.

    Raises:
        Refused: What is wanted is no code, or was used for something else; or nothing is, and the title is that of a
            source of the register.
    """
    [source] = taken.sources.values()
    used = {*register.sources, *_prefixes(register)}
    free = proposed_code(source, used)
    if not wanted:
        if again := next((held for held in register.sources.values() if has_title_of(source, held, register)), None):
            raise Refused("source-again", Place(file=source.file), again.code, free)
        return free
    wanted = next((code for code in register.sources if fold(code) == fold(wanted)), wanted)
    if not _CODE.fullmatch(wanted):
        raise Refused("source-code-unusable", found=wanted, suggestion=free)
    if wanted in used and not (
            wanted in register.sources and is_version_of(taken, register.sources[wanted], register)):
        raise Refused("source-code-used", found=wanted, suggestion=free)
    return wanted


def same_document(register: Register, sha256: str, file: str) -> Source | None:
    """The source of the register that was made from the very same file.

    Args:
        register: The register.
        sha256: Of the file.
        file: Its name.

    Raises:
        Refused: It was, and a later version of the document has been taken in since.
    """
    replaced = {line.old for line in register.history if line.key == belonging("sha256", SOURCES.name)}
    same = next((held for held in register.sources.values() if held.sha256 == sha256), None)
    if same is None and sha256 in replaced:
        raise Refused("version-replaced", Place(file=file))
    return same


def take_later(register: Register, taken: Register, code: str, when: str) -> Later:
    """Hold a later version of a document against a register.

    Args:
        register: The register; it is not changed.
        taken: What the later version gave, with one source whose code is "".
        code: Of its source in the register.
        when: The moment, as history writes it.
    """
    changed = register.copy()
    changed.extra = {name: {key: {**row} for key, row in rows.items()} for name, rows in register.extra.items()}
    changed.units = {**taken.units, **register.units}
    outcome = Later(changed)
    if register.sources[code].status is SourceStatus.ARCHIVED:
        outcome.report("version-of-archived", Place(file=taken.sources[""].file), code)
    if code not in register.documents:
        outcome.report("version-without-memory", Place(file=taken.sources[""].file), code)
    taken = aligned(taken, register.documents.get(code, {}))
    rows = RowsCompared(outcome, taken, code, when)
    said = said_by(taken) | ListsCompared(outcome, taken, code, when).compare() | rows.compare()
    changed.history += [*outcome.changes, *set_back(changed, outcome.changes), *rows.further_words()]
    outcome.problems += parted(changed, outcome.changes, (), ())
    changed.documents[code] = said
    return outcome


def add(register: Register, taken: Register, code: str, when: str) -> Register:
    """A register with one document more.

    The refs of a register's first source stay as they are in the document; those of every further one begin with its
    code. The title of the first document is that of the register only as long as it holds no other.

    Args:
        register: The register; it is not changed.
        taken: What the document gave, with one source whose code is "".
        code: The code of the source.
        when: The moment, as history writes it.
    """
    is_first = not (register.sources or register.actions or register.recommendations)
    source = replace(taken.sources[""], code=code, prefix="" if is_first else f"{code}-")
    placed, added = attributed(taken, source), register.copy()
    added.sources[code] = source
    added.units = {**register.units, **{key: unit for key, unit in placed.units.items() if key not in register.units}}
    added.recommendations |= placed.recommendations
    added.actions |= placed.actions
    added.comments |= placed.comments
    added.contributions += placed.contributions
    added.people += placed.people
    added.documents[code] = said_by(taken)
    added.extra = {name: register.extra.get(name, {}) | placed.extra.get(name, {})
                   for name in {**register.extra, **placed.extra}}
    added.history += [Change(when, key="source", new=code, how=How.IMPORT, file=source.file), *placed.history]
    settings = register.settings
    if is_first:
        added.settings = replace(settings, title=settings.title or taken.settings.title,
                                 organization=settings.organization or taken.settings.organization)
    elif settings.title and settings.title in titles_of_documents(register):
        added.settings = replace(settings, title="")
        added.history.append(Change(when, key="title", old=settings.title, how=How.IMPORT, file=source.file))
    return added


def _prefixes(register: Register) -> set[str]:
    """What refs that were ever used begin with before a hyphen."""
    return {ref.rpartition("-")[0] for ref in refs_ever(register) if "-" in ref}
