"""Reading returns: which files there are, what each of them answers to, and what it says."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import partial
from pathlib import Path
from typing import NamedTuple

from toolkit import store
from toolkit.jobs.returns.apart import HERE, Apart, apart
from toolkit.jobs.returns.handed_over import HandedOver, with_bytes
from toolkit.jobs.returns.known import NOTHING, Known
from toolkit.jobs.returns.taken_as import asked_in, is_later, taken_as
from toolkit.progress import each
from toolkit.reading.workbook import RETURN_LIMITS, read_workbook
from toolkit.tracker.judging.answering import after, code_now
from toolkit.tracker.record.cells import RawWorkbook
from toolkit.tracker.record.problems import Place, Problem, Refused, what_is_wrong
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import is_register
from toolkit.tracker.record.rounds import Issued
from toolkit.tracker.returns.answers import be_ready
from toolkit.tracker.returns.issuing import answers_only, issue
from toolkit.tracker.returns.parsing import parse_return
from toolkit.tracker.returns.submission import Submission, noticed
from toolkit.words import details
from toolkit.words.languages.catalogues import in_language
from toolkit.words.phrases import HOLDING_RETURNS, READING_RETURNS
from toolkit.words.speaking import said
from toolkit.workbook.memory.authentication import digest_of, is_genuine
from toolkit.workbook.memory.base import read_base

UNREADABLE = frozenset(("file-empty", "not-a-workbook", "old-excel-format", "password-protected", "damaged-workbook",
                        "unsafe-workbook", "too-large", "too-many-cells", "file-exhausts", "file-ends-reading"))
"""Why a file can say nothing, not even whose return it is."""
IN_PARALLEL_FROM = 40
"""How many files make a second process worth its start."""


class Purpose(Enum):
    """What a return is read for: how much of it is kept, and passed on by the process that reads it."""

    JUDGE = "its problems"
    HOLD_AGAINST_THE_REGISTER = "its problems, and what it answers to"
    MERGE = "its answers, too"
    SEND_BACK = "all that was issued, too, for the copy that is sent back"


@dataclass(frozen=True, slots=True)
class Expected:
    """What returns are held against.

    Attributes:
        register: The register they should belong to; None to judge them by what they say of themselves.
        round: The round they should belong to, or "".
        unit: The unit they should come from, or "".
        purpose: What the returns are read for.
        take_as: Whether one that was made in the workbook of an earlier round is taken for this one.
        known: Name of a return -> what a person says of it alone.
    """

    register: Register | None = None
    round: str = ""
    unit: str = ""
    purpose: Purpose = Purpose.MERGE
    take_as: bool = False
    known: Mapping[str, Known] = field(default_factory=lambda: NOTHING)

    def of(self, name: str) -> "Expected":
        """What one of them is held against."""
        known = self.known.get(name)
        return self if known is None else replace(self, unit=known.unit or self.unit,
                                                  take_as=known.take_as or self.take_as)


@dataclass(frozen=True, slots=True)
class Received:
    """One file, read.

    Attributes:
        name: Of the file, below the folder that was given.
        path: Where it is.
        submission: What it says, as far as it was read for; None if it was refused.
        problems: All of them, those of the submission included.
        digest: Of all that it says of its issue, which its code was made for; "" where it is only judged.
    """

    name: str
    path: Path
    submission: Submission | None
    problems: tuple[Problem, ...] = field(default=())
    digest: str = ""


class Counts(NamedTuple):
    """What came of the files, and what was found.

    Attributes:
        read: Returns that were read.
        refused: Files that could not be used.
        skipped: Files that were passed over.
        errors: Problems that keep an answer or a file from being accepted.
        warnings: The other problems.
    """

    read: int
    refused: int
    skipped: int
    errors: int
    warnings: int


def counts_of(received: Sequence[Received], skipped: Sequence[Problem], told: Sequence[Problem]) -> Counts:
    """Count what came of the files, and the problems that people are told."""
    read = sum(one.submission is not None for one in received)
    errors = sum(problem.is_error for problem in told)
    return Counts(read, len(received) - read, len(skipped), errors, len(told) - errors)


def units_of(received: Iterable[Received]) -> dict[str, str]:
    """Name of each return that could be read -> the code of its unit."""
    return {one.name: one.submission.issued.unit for one in received if one.submission is not None}


@contextmanager
def receiving(
    files: Sequence[tuple[str, Path]], expected: Expected, who: Apart = HERE
) -> Iterator[Callable[[], list[Received]]]:
    """Read returns, many of them with processes apart, while the block goes on to load the register.

    Args:
        files: Name and path of each.
        expected: What is known of them without the register.
        who: Reads those that are read apart.

    Yields:
        A function that waits for the returns and gives them in the order of the files.

    Raises:
        Refused: Who is to read them cannot.
    """
    if who is HERE and len(files) < IN_PARALLEL_FROM:
        yield lambda: [receive_one(name, path, expected) for name, path in each(READING_RETURNS, files)]
        return
    if who is HERE:
        be_ready()
    found = [HandedOver(*file) for file in files]
    with apart(partial(_receive, expected=expected), found, who, with_bytes) as collect:
        yield lambda: [one or _refused(*file, "file-ends-reading") for file, one in zip(files, collect(), strict=True)]


def _receive(file: HandedOver, expected: Expected) -> Received:
    if file.refused:
        return Received(file.name, file.path, None, (file.refused.in_file(file.name),))
    return receive_one(file.name, file.path, expected, file.data)


def receive_one(name: str, path: Path, expected: Expected, data: bytes | None = None) -> Received:
    """Read one return; a file that cannot be used is a problem, never an exception."""
    try:
        return _received(name, path, expected.of(name), data)
    except (MemoryError, RecursionError):
        return _refused(name, path, "file-exhausts")


def _refused(name: str, path: Path, code: str) -> Received:
    return Received(name, path, None, (Problem(code, Place(file=name)),))


def _received(name: str, path: Path, expected: Expected, data: bytes | None) -> Received:
    try:
        data = store.read_bytes(path) if data is None else data
        raw = read_workbook(data, limits=RETURN_LIMITS)
        said = embedded(raw, expected)
        digest = "" if expected.purpose is Purpose.JUDGE else digest_of(said)
        issued, doubts = _own_copy(said, digest, path, expected)
        with in_language(issued.language):  # what it quotes of the workbook are words of that
            submission = _parsed(raw, issued, name, store.sha256_of(data), expected)
    except Refused as refused:
        return Received(name, path, None, (refused.problem.in_file(name),))
    problems = tuple(doubt.in_file(name) for doubt in doubts) + submission.problems
    return Received(name, path, _kept(replace(submission, problems=problems), expected.purpose), problems, digest)


def _parsed(raw: RawWorkbook, issued: Issued, name: str, sha256: str, expected: Expected) -> Submission:
    """What a return says to the workbook that it was made in; or to that of the round for which it is taken."""
    register = expected.register
    if register is None or issued.round == expected.round or not expected.take_as:
        return parse_return(raw, issued, name, sha256)
    target = _issued_anew(register, expected.round, asked_in(register, expected.round, issued.unit))
    return taken_as(parse_return(raw, replace(issued, as_of=target.as_of), name, sha256), target, register)


def _kept(submission: Submission, purpose: Purpose) -> Submission:
    if purpose is Purpose.SEND_BACK:
        return submission
    if purpose is Purpose.MERGE:
        return replace(submission, issued=answers_only(submission.issued), set_aside={})
    issued = submission.issued
    kept = replace(issued, roles={}, values={}, finished={}) if purpose is Purpose.JUDGE else answers_only(issued)
    return replace(submission, issued=kept, rows={}, proposals=(), contributions=None, set_aside={})


def held_against(received: Sequence[Received], expected: Expected) -> list[Received]:
    """Returns that were read without the register, held against it; where that matters, they are read again."""
    return [_held_against(one, expected.of(one.name)) for one in each(HOLDING_RETURNS, received)]


def _held_against(one: Received, expected: Expected) -> Received:
    if one.submission is None:
        unknown = one.problems[0].code in ("no-identity", "base-damaged", "another-unit")
        return receive_one(one.name, one.path, expected) if unknown else one
    try:
        issued, doubts = _own_copy(one.submission.issued, one.digest, one.path, expected)
    except Refused as refused:
        return Received(one.name, one.path, None, (refused.problem.in_file(one.name),))
    if issued is not one.submission.issued or (expected.take_as and issued.round != expected.round):
        return receive_one(one.name, one.path, expected)
    problems = tuple(doubt.in_file(one.name) for doubt in doubts) + one.problems
    return replace(one, submission=replace(one.submission, problems=problems), problems=problems)


def _own_copy(embedded: Issued, digest: str, path: Path, expected: Expected) -> tuple[Issued, list[Problem]]:
    """What a return answers to: our own copy of what was issued, where we have it and it differs.

    A workbook from before there were codes is taken where it says of its issue what the register kept.
    """
    _refuse_another_unit(embedded.unit, path, expected)
    register = expected.register
    may_be_another = expected.take_as and (register is None or not is_later(register, embedded.round, expected.round))
    if expected.round and embedded.round != expected.round and not may_be_another:
        raise Refused("wrong-round", found=embedded.round, suggestion=expected.round)
    if register is None:
        return embedded, []
    if embedded.register_id != register.about.register_id:
        raise Refused("wrong-register", found=embedded.register_id)
    versions = register.issued.get((embedded.round, embedded.unit), [])
    if not versions:
        raise Refused("not-issued", found=embedded.unit)
    ours = next((v for v in versions if v.version == embedded.version), None)
    if ours is None:
        raise Refused("not-issued", found=said(details.VERSION_OF, unit=embedded.unit, version=embedded.version))
    if embedded.code and not is_genuine(embedded.code, digest, register.keys):
        raise Refused("not-genuine", found=embedded.unit)
    if not embedded.code and not expected.unit and (ours.code or answers_only(embedded) != ours):
        raise Refused("without-code", found=embedded.unit)
    if expected.take_as and embedded.round != expected.round:
        return _with_our_answers(embedded, ours), []
    latest = versions[-1].version
    doubts = [] if ours.version == latest else [Problem("old-version", found=str(ours.version), suggestion=str(latest))]
    return _with_our_answers(embedded, ours), doubts


def embedded(raw: RawWorkbook, expected: Expected) -> Issued:
    """What a return says that it answers to.

    Raises:
        Refused: It is a register, or does not say it, and nothing else tells.
    """
    if is_register(raw):
        raise Refused("is-a-register")
    try:
        said = read_base(raw)
    except ValueError:
        said = None
        if not expected.unit:
            raise Refused("base-damaged") from None
    if said is None and expected.register is not None and expected.unit and expected.round:
        return _issued_anew(expected.register, expected.round, expected.unit)
    if said is None:
        raise Refused("no-identity")
    return said


def _issued_anew(register: Register, round_name: str, unit: str) -> Issued:
    """What a workbook that lost its memory was issued with: our copy of the answers, the centre's columns as now."""
    issued_to = [code for name, code in register.issued if name == round_name
                 and unit in _called(register, code)]
    if unit not in issued_to and len(issued_to) != 1:
        raise Refused("not-issued", found=unit)
    unit = unit if unit in issued_to else issued_to[0]
    ours = register.issued[round_name, unit][-1]
    now = {i.content.issued.unit: i.content.issued for i in issue(register, register.rounds[round_name], ours.joint)}
    like_now = now.get(unit, ours)
    values = {ref: like_now.values.get(ref, {}) | plain for ref, plain in ours.values.items()}
    return replace(ours, code="", values=values, finished=like_now.finished)


def _with_our_answers(embedded: Issued, ours: Issued) -> Issued:
    """The centre's columns as the return carries them, for comparison; all that the merge rests on as we issued it."""
    carried = answers_only(embedded)
    if carried == ours:
        return embedded
    values = {}
    for ref, plain in ours.values.items():
        centre = {k: v for k, v in embedded.values.get(ref, {}).items() if k not in carried.values.get(ref, {})}
        values[ref] = centre | plain
    return replace(ours, values=values, finished=embedded.finished)


def _refuse_another_unit(unit: str, path: Path, expected: Expected) -> None:
    register = expected.register
    same = _called(register, unit) if register else {unit}
    if expected.unit and expected.unit not in same:
        raise Refused("another-unit", found=unit, suggestion=expected.unit)
    named = _unit_named(path, register.units if register else ()) or unit
    if named not in same:
        raise Refused("another-unit", found=unit, suggestion=named)


def _called(register: Register, unit: str) -> set[str]:
    """The codes under which the workbook of a unit may come back: its own, and those of what replaced it."""
    now = code_now(register, unit)
    return {unit, now} | after(register, now)


def _unit_named(path: Path, units: Iterable[str], parted_by: str = " _-") -> str:
    """The unit that the name of a file begins with; "" if none."""
    named = (code for code in units if path.stem == code
             or (path.stem.startswith(code) and path.stem[len(code)] in parted_by))
    return max(named, key=len, default="")


def problems_of(received: Sequence[Received], register: Register | None, again: Container[str] = ()) -> list[Problem]:
    """What is told of returns: their problems, and what is worth a look about them together.

    Args:
        received: The returns.
        register: The register that they were held against.
        again: Names of those of which everything was told before.
    """
    new = [one for one in received if one.name not in again]
    return [*(problem for one in new for problem in (_told_as_replaced(one, received, register) or one.problems)),
            *noticed(one.submission for one in new if one.submission is not None)]


def _told_as_replaced(one: Received, received: Sequence[Received], register: Register | None) -> list[Problem]:
    """What is told of a file that cannot be read, where another one of the unit in its name can; else nothing."""
    if one.submission is not None or one.problems[0].code not in UNREADABLE:
        return []
    read = {other.submission.issued.unit: other.name for other in reversed(received) if other.submission is not None}
    unit = _unit_named(one.path, register.units) if register else _unit_named(one.path, read, " _")
    found = what_is_wrong(one.problems[0])
    return [Problem("replaced-by-another", Place(file=one.name), found, read[unit])] if unit in read else []

