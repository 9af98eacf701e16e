"""Draft the letters of a round: an e-mail for each unit that has one coming, and a line in the history for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from toolkit import store
from toolkit.folders import folders_of
from toolkit.jobs.letters.coming import Coming, Recipients
from toolkit.jobs.registers import RegisterFile, Tell, as_of_or_latest, begin, held, nobody, round_of, save
from toolkit.letters.calendars import calendar_of
from toolkit.letters.drafts import Attachment, addresses_in, draft
from toolkit.letters.templates import Template, read_template
from toolkit.progress import each
from toolkit.tracker.merge.proposals.deciding import Decided
from toolkit.tracker.record.codes import How, LetterKind
from toolkit.tracker.record.columns import tidy
from toolkit.tracker.record.history import Change, now_stamp
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.record.register_sheets import UNITS, tab_of
from toolkit.tracker.record.rounds import ReportingRound
from toolkit.tracker.record.units import Unit
from toolkit.tracker.returns.issuing import language_of
from toolkit.tracker.views.figures import figures
from toolkit.tracker.views.filters import units_of
from toolkit.tracker.views.letters import NAMES, deadlines_of, facts_for
from toolkit.tracker.views.prose import dates_in
from toolkit.tracker.views.standing import standing
from toolkit.words import letters as words
from toolkit.words.languages.catalogues import in_language
from toolkit.words.phrases import LETTERS
from toolkit.words.speaking import said, text
from toolkit.workbook.lists.files import write_letters

LETTER = "letter"
"""Under which a letter that was drafted stands in the history."""
WORDING = {LetterKind.ISSUE: words.ISSUE, LetterKind.RETURN: words.RETURN, LetterKind.REMIND: words.REMIND,
           LetterKind.THANK: words.THANK}
WITH_CALENDAR = (LetterKind.ISSUE, LetterKind.REMIND)
LIST = "letters.xlsx"
"""The list of all letters of a run."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A letter.

    Attributes:
        unit: To which it goes.
        to: Its addresses; () where it is addressed to nobody.
        path: Of the draft.
        attached: The names of the files that go with it.
    """

    unit: Unit
    to: tuple[str, ...]
    path: Path
    attached: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letters:
    """What came of drafting.

    Attributes:
        reporting_round: The round.
        drafted: The letters.
        problems: What is to be looked at, and why a unit has no letter.
        listed: The list of all; None where there is no letter, or nothing was written.
        wording: The file with the wording.
        is_new: Whether that file was made, for somebody to edit.
        decided: What the decisions on proposals did, or would do, where there is a letter.
    """

    reporting_round: ReportingRound
    drafted: tuple[Drafted, ...]
    problems: tuple[Problem, ...]
    listed: Path | None
    wording: Path
    is_new: bool
    decided: Decided


def draft_letters(
    path: Path, kind: LetterKind, round_name: str, now: datetime, *, out: Path | None = None,
    checked: Path | None = None, units: Sequence[str] = (), again: bool = False, dry_run: bool = False,
    tell: Tell = nobody, notice: Tell = nobody,
) -> Letters:
    """Draft a letter for each unit of a round that has one coming. Nothing is sent.

    Args:
        path: The register.
        kind: What the letters are for.
        round_name: The round.
        now: The moment.
        out: The folder for the drafts; one of the round and kind in the folder `letters` if absent.
        checked: The folder with the checked copies; that of `tracker.toml` or `checked` if absent.
        units: Only these; all if there are none.
        again: Whether also units get one for which such a letter was drafted before.
        dry_run: Say what would be drafted, and write nothing.
        tell: Called with what of the register cannot be kept, before anything is written.
        notice: Called with what is to be put right in the register.

    Raises:
        Refused: The register, the round, a unit or the wording cannot be used, or something cannot be written.
    """
    with held(path, tell, notice) as read:
        begun = begin(read, now)
        file = replace(read, register=begun.register)
        reporting_round = round_of(file.register, tidy(round_name))
        folders = folders_of(path)
        wordings = _Wordings(folders.letters, kind, file.register.settings.language.value)
        recipients = Recipients(path, file.register, reporting_round, kind, checked)
        coming = recipients.found(units_of(file.register, units), again=again)
        folder = out or folders.letters / store.safe_name(reporting_round.name) / kind.value
        if coming and not dry_run:
            file.announce()
        drafter = _Drafter(file, reporting_round, kind, wordings, now)
        drafted = [drafter.draft(one, folder, write=not dry_run) for one in each(LETTERS, coming)]
        listed = None
        if drafted and not dry_run:
            wordings.write_new()
            listed = drafter.write_list(drafted, folder)
            drafter.log(coming, drafted)
    return Letters(reporting_round, tuple(drafted), (*recipients.problems, *drafter.problems), listed, wordings.usual,
                   bool(drafted and not dry_run and wordings.are_new), begun.decided if drafted else Decided())


class _Wordings:
    """The wording of one kind of letter: a file, and one more for each other language that units are written to in.

    Attributes:
        usual: The file in the language of the register.
    """

    def __init__(self, folder: Path, kind: LetterKind, usual: str) -> None:
        """Read the usual one.

        Raises:
            Refused: It cannot be used.
        """
        self.usual = folder / f"{kind.value}.txt"
        self._kind, self._usual_language = kind, usual
        self._read: dict[str, Template] = {}
        self._new: dict[Path, str] = {}
        self.of(usual)

    @property
    def are_new(self) -> bool:
        """Whether one that was used is in no file yet."""
        return bool(self._new)

    def of(self, code: str) -> Template:
        """The wording in a language.

        Raises:
            Refused: It cannot be used.
        """
        if code not in self._read:
            with in_language(code):
                path = self.usual if code == self._usual_language else self.usual.with_suffix(f".{code}.txt")
                self._read[code] = read_template(self._written(path), path.name, NAMES)
        return self._read[code]

    def write_new(self) -> None:
        """Write the files that are not there yet, for somebody to edit."""
        for path, written in self._new.items():
            store.write_new(path, written.encode())

    def _written(self, path: Path) -> str:
        if store.exists(path):
            return store.read_bytes(path).decode("utf-8-sig", "replace")
        self._new[path] = said(words.HOW_TO_EDIT, names=", ".join(NAMES)) + "\n" + text(WORDING[self._kind])
        return self._new[path]


class _Drafter:
    """Drafts the letters of one run.

    Attributes:
        problems: Who has no address.
    """

    def __init__(
        self, file: RegisterFile, reporting_round: ReportingRound, kind: LetterKind, wordings: _Wordings, now: datetime
    ) -> None:
        self.problems: list[Problem] = []
        self._file, self._round, self._kind, self._wordings, self._now = file, reporting_round, kind, wordings, now
        day = as_of_or_latest(file.register, reporting_round.as_of)
        self._stood = standing(file.register, day)
        self._figures = figures(self._stood, day)
        self._reply_to = addresses_in(file.register.settings.return_to)

    def draft(self, coming: Coming, folder: Path, *, write: bool) -> Drafted:
        """Draft one letter, in the language of its unit."""
        code = language_of(self._file.register, coming.unit)
        with in_language(code):
            return self._drafted(coming, folder, self._wordings.of(code), write=write)

    def _drafted(self, coming: Coming, folder: Path, template: Template, *, write: bool) -> Drafted:
        unit = coming.unit
        calendar = [*self._calendar(unit)]
        attached = [*coming.attached, *calendar]
        facts = facts_for(self._stood, self._figures, self._round, unit, problems=coming.problems,
                          file=", ".join(one.name for one in coming.attached),
                          calendar="".join(one.name for one in calendar))
        with dates_in(self._file.register.settings.date_style):
            letter = template.filled(facts.by_name())
        to = self._addresses(unit)
        target = folder / f"{store.safe_name(unit.code)}.eml"
        if write:
            target = _written(target, draft(letter, str(facts.person), to, self._reply_to, attached, self._now))
            for one in calendar:
                _written(folder / one.name, one.data)
        return Drafted(unit, to, target, tuple(one.name for one in attached))

    def _calendar(self, unit: Unit) -> Iterator[Attachment]:
        deadlines = deadlines_of(self._stood, self._round, unit.code) if self._kind in WITH_CALENDAR else []
        if deadlines:
            named = said(words.CALENDAR, unit=unit.name or unit.code)
            yield Attachment(f"{store.safe_name(unit.code)}.ics", calendar_of(deadlines, named, self._now))

    def _addresses(self, unit: Unit) -> tuple[str, ...]:
        to = addresses_in(unit.email)
        if not to:
            code = "letter-address-unclear" if unit.email else "letter-no-address"
            place = Place(sheet=tab_of(self._file.register, UNITS.name))
            self.problems.append(Problem(code, place, unit.email or unit.code))
        return to

    def write_list(self, drafted: Sequence[Drafted], folder: Path) -> Path:
        """The list of all letters of the run."""
        title = said(words.LIST, round=self._round.name, kind=self._kind.label)
        rows = [(one.unit.code, one.unit.name, one.unit.focal_point, ", ".join(one.to), one.path.name,
                 ", ".join(one.attached)) for one in drafted]
        return _written(folder / LIST, write_letters(rows, title, self._now))

    def log(self, coming: Sequence[Coming], drafted: Sequence[Drafted]) -> None:
        """Keep in the history for which units letters were drafted."""
        when, register = now_stamp(self._now), self._file.register
        register.history += [
            Change(when, self._round.name, key=LETTER, new=one.logged, how=How.LETTER, unit=one.unit.code,
                   file=made.path.name) for one, made in zip(coming, drafted, strict=True)]
        save(self._file, register, self._now)


def _written(wanted: Path, data: bytes) -> Path:
    """Write a file beside those that are there already, which somebody may have edited."""
    others = (wanted.with_stem(f"{wanted.stem} ({number})") for number in count(2))
    target = next(one for one in chain([wanted], others) if not store.exists(one) or store.read_bytes(one) == data)
    if not store.exists(target):
        store.write_new(target, data)
    return target
