"""Who has a letter coming in a round, and the workbooks that go with it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit import store
from toolkit.folders import folders_of
from toolkit.jobs.rounds import missing
from toolkit.letters.drafts import Attachment
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.record.cells import RawWorkbook
from toolkit.tracker.record.codes import How, LetterKind
from toolkit.tracker.record.problems import Place, Problem, Refused
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.rounds import Issued, ReportingRound
from toolkit.tracker.record.units import CENTRE_CODE, Unit
from toolkit.tracker.returns.issuing import unit_of
from toolkit.tracker.returns.marked import PROBLEMS_SHEET
from toolkit.workbook.memory.base import read_base


@dataclass(frozen=True, slots=True)
class Coming:
    """A letter that is to be drafted.

    Attributes:
        unit: To which it goes.
        logged: As what the history has it.
        attached: The workbooks that go with it.
        problems: How many problems are marked in them.
    """

    unit: Unit
    logged: str
    attached: tuple[Attachment, ...] = ()
    problems: int = 0


class Recipients:
    """Finds who has a letter of a kind coming.

    Attributes:
        problems: Why a unit has no letter.
    """

    def __init__(
        self, path: Path, register: Register, reporting_round: ReportingRound, kind: LetterKind, checked: Path | None
    ) -> None:
        """Prepare to look.

        Args:
            path: Of the register.
            register: The register.
            reporting_round: The round.
            kind: Of the letters.
            checked: The folder with the checked copies; that of `tracker.toml` or `checked` if absent.
        """
        self.problems: list[Problem] = []
        self._path, self._register, self._round, self._kind = path, register, reporting_round, kind
        self._drafted = {(line.round, line.unit, line.new): line.when for line in register.history
                         if line.how is How.LETTER}
        self._checked = checked or _checked(path, reporting_round.name)

    def found(self, units: Sequence[str], *, again: bool) -> list[Coming]:
        """The letters to draft, in the order of issue; those drafted before only when asked.

        Args:
            units: Only to these; to all if there are none.
            again: Whether also to units for which such a letter was drafted before.
        """
        of_kind: dict[LetterKind, Callable[[], Iterator[Coming]]] = {
            LetterKind.ISSUE: self._issued, LetterKind.REMIND: self._missing,
            LetterKind.RETURN: self._marked, LetterKind.THANK: self._returned}
        found = (one for one in of_kind[self._kind]() if one.unit.code != CENTRE_CODE)
        return [one for one in found if (not units or one.unit.code in units) and (again or not self._was_drafted(one))]

    def _was_drafted(self, coming: Coming) -> bool:
        when = self._drafted.get((self._round.name, coming.unit.code, coming.logged))
        if when is None:
            return False
        self.problems.append(Problem("letter-drafted-before", found=coming.unit.code, suggestion=when[:10]))
        return True

    def _issued(self) -> Iterator[Coming]:
        for code in self._round.issued_to:
            yield from self._with_workbook(code, code)

    def _missing(self) -> Iterator[Coming]:
        for absent in missing(self._register, self._round.name):
            yield from self._with_workbook(absent.code, absent.issued_to)

    def _returned(self) -> Iterator[Coming]:
        absent = {one.issued_to for one in missing(self._register, self._round.name)}
        for code in self._round.issued_to:
            if code not in absent:
                yield Coming(unit_of(self._register, code), self._kind.value)

    def _with_workbook(self, code: str, issued_to: str) -> Iterator[Coming]:
        """The letter to a unit with the workbook that was last issued to it, or to the one in whose place it stands."""
        versions = self._register.issued.get((self._round.name, issued_to), ())
        if CENTRE_CODE in (code, issued_to) or not versions:
            return
        folder = folders_of(self._path).outbox / store.safe_name(self._round.name)
        target = folder / f"{store.safe_name(issued_to)}.xlsx"
        if not store.exists(target):
            self.problems.append(Problem("letter-no-workbook", found=issued_to, suggestion=str(target)))
            return
        data = store.read_bytes(target)
        _, issued = _opened(data)
        if issued is None or self._identity(issued) != self._identity(versions[-1]):
            self.problems.append(Problem("letter-other-workbook", Place(file=target.name), str(target), issued_to))
            return
        again = f" {issued.version}" if self._kind is LetterKind.ISSUE and issued.version > 1 else ""
        yield Coming(unit_of(self._register, code), f"{self._kind.value}{again}", (Attachment(target.name, data),))

    def _marked(self) -> Iterator[Coming]:
        """Letters with the checked copies in which something is marked."""
        copies: dict[str, list[tuple[Attachment, int]]] = {}
        for target in store.files_below(self._checked) if store.is_folder(self._checked) else ():
            if target.suffix.casefold() != ".xlsx" or target.name.startswith("~$"):
                continue
            data = store.read_bytes(target)
            raw, issued = _opened(data)
            listed = raw.sheet(PROBLEMS_SHEET) if raw else None
            if issued and listed and self._identity(issued)[:2] == (self._register.about.register_id, self._round.name):
                copies.setdefault(issued.unit, []).append((Attachment(target.name, data), len(listed.rows) - 1))
        for code in self._round.issued_to:
            if found := copies.get(code):
                yield Coming(unit_of(self._register, code), self._kind.value, tuple(one for one, _ in found),
                             sum(marked for _, marked in found))

    @staticmethod
    def _identity(issued: Issued) -> tuple[str, str, str, int]:
        return issued.register_id, issued.round, issued.unit, issued.version


def _checked(path: Path, round_name: str) -> Path:
    """Where the checked copies of a round are: in a folder of its own, or else in that of all rounds."""
    folder = folders_of(path).checked or path.parent / "checked"
    own = folder / store.safe_name(round_name)
    return own if store.is_folder(own) else folder


def _opened(data: bytes) -> tuple[RawWorkbook | None, Issued | None]:
    """A workbook, and what it says was issued; nothing of a file that is none of ours."""
    try:
        raw = read_workbook(data)
        return raw, read_base(raw)
    except (Refused, ValueError):
        return None, None
