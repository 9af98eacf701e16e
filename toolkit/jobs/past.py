"""The register as it stood: when a round was closed, or on a day, from the archive that every run fills.

And taking the last consolidation back.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby, takewhile
from operator import itemgetter
from pathlib import Path

from toolkit import store
from toolkit.jobs.registers import (
    RegisterFile,
    Tell,
    as_of_or_latest,
    held,
    load,
    load_reported,
    nobody,
    round_of,
    save,
)
from toolkit.tracker.judging.register_checks import is_open, rounds_in_order
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.columns import tidy
from toolkit.tracker.record.contributions import themes
from toolkit.tracker.record.history import Change, TakenIn, now_stamp
from toolkit.tracker.record.problems import Place, Refused
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import HISTORY, REPORTED, SHEETS
from toolkit.tracker.record.rounds import ReportingRound
from toolkit.tracker.views.figures import latest_as_of
from toolkit.tracker.views.rounds.closed import as_closed, closed_on_day, corrections
from toolkit.tracker.views.rounds.judged import Judged, judged_now
from toolkit.tracker.views.standing import standing
from toolkit.workbook.cache.registers import Parts

UNDO = "undo"
"""Under which a consolidation that was taken back stands in the history."""
LASTING = (How.UNDO, How.ROUND, How.LETTER)
"""What stays when a consolidation before it is taken back: nothing of it came from a return."""
_KEPT = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)-[0-9a-f]{12}-(?P<name>.+)")


@dataclass(frozen=True, slots=True)
class Undone:
    """A consolidation that was taken back.

    Attributes:
        when: It was made.
        returns: Those that it had taken in; they can be consolidated again.
        kept: Where the register that was replaced is kept.
    """

    when: str
    returns: list[TakenIn]
    kept: Path


def asked_for(
    path: Path, *, as_of: date | None = None, at: date | None = None, round_name: str = "", notice: Tell = nobody,
    closed: int | None = None,
) -> tuple[Register, Judged]:
    """A register as it stood at a moment that somebody asked for, and how it is judged.

    Args:
        path: The register.
        as_of: The date for which it is judged; that of the round or `at`, or the register's latest, if absent.
        at: As it stood at the end of that day.
        round_name: As it stood when that round was closed; as it stands now, where it is open.
        notice: Called with what is to be put right in the register.
        closed: Of how many rounds, those closed last, it is needed how they stood, where no earlier moment is asked
            for.

    Raises:
        Refused: The register cannot be read, does not have the round, or there was none yet on that day; or both are
            asked for.
    """
    if at and round_name:
        raise Refused("round-and-at")
    if at:
        return as_it_stood(path, at), Judged(as_of or at)
    register = load(path, notice=notice, needed=Parts(closed=None if round_name or as_of else closed)).register
    if not round_name:
        return register, judged_now(register, as_of or latest_as_of(register))
    one = round_of(register, tidy(round_name))
    if closed_on := closed_on_day(register, one.name):
        stood = as_closed(register, one.name)
        corrected = tuple(change.ref for change in corrections(register, one.name))
        return stood, Judged(as_of or stood.rounds[one.name].as_of, one.name, closed_on, corrected)
    day = as_of or one.as_of
    if day is None:
        raise Refused("round-without-as-of", found=one.name)
    if is_open(register, one):
        return register, replace(judged_now(register, day), round=one.name, is_open=True)
    return standing(register, day), Judged(day, one.name, with_today=True)


def load_standing(
    path: Path, as_of: date | None, notice: Tell = nobody, *, with_history: bool = False, with_memory: bool = True
) -> tuple[Register, date]:
    """What figures and reports are made from, as it stood on a date, and that date.

    Args:
        path: The register.
        as_of: The date; the latest one that the register knows, if absent.
        notice: Called with what is to be put right in the register.
        with_history: Whether the history is read where the date does not ask for it, too.
        with_memory: Whether what was issued and returned is.

    Raises:
        Refused: It is missing or cannot be read, or there is no date.
    """
    register = load_reported(path, (*REPORTED, HISTORY) if with_history else REPORTED, memory=with_memory)
    notice(register.to_put_right)
    day, latest = as_of_or_latest(register, as_of), latest_as_of(register)
    is_past = (latest and day < latest) or any(one.until and day <= one.until for one in register.units.values())
    # Only the history knows who contributed in which round.
    is_told = bool((register.issued or not with_memory) and themes(register))
    if (is_past or is_told) and not with_history:
        register = load_reported(path, (*REPORTED, HISTORY))
    return standing(register, day), day


def corrected_since(path: Path, round_name: str) -> list[Change]:
    """What was corrected of a round since it was closed.

    Raises:
        Refused: The register cannot be read or does not have the round, or does not know how it stood.
    """
    return corrections(*_with_closed(path, round_name))


def round_as_closed(path: Path, round_name: str) -> Register:
    """The register as it stood when a round was closed.

    Raises:
        Refused: The register cannot be read or does not have the round, or does not know how it stood.
    """
    return as_closed(*_with_closed(path, round_name))


def _with_closed(path: Path, round_name: str) -> tuple[Register, str]:
    """A register that has how it stood when a round was closed, and the name of the round.

    Raises:
        Refused: The register cannot be read or does not have the round, or does not know how it stood.
    """
    register = load(path).register
    one = round_of(register, tidy(round_name))
    if one.name not in register.closed:
        raise Refused("round-open" if is_open(register, one) else "round-not-kept", found=one.name)
    return register, one.name


def as_it_stood(path: Path, day: date) -> Register:
    """A register as it stood at the end of a day.

    A run that replaces the register puts the one that stood until then into the archive, under the day of the run.
    So the one that stood on a day is the first that was archived after it, or else the register itself.

    Raises:
        Refused: The register cannot be read, or there was none yet on that day.
    """
    file = load(path)
    created = file.register.about.created[:10]
    if created and day.isoformat() < created:
        raise Refused("not-yet-there", Place(file=path.name), day.isoformat(), created)
    later = [(kept_on, kept) for kept_on, kept in archived(file) if kept_on > day.isoformat()]
    for _, same_day in groupby(later, key=itemgetter(0)):
        states = [load(kept, cached=False).register for _, kept in same_day]
        own = [r for r in states if r.about.register_id == file.register.about.register_id]
        if own:
            return min(own, key=lambda register: len(register.history))
    return file.register


def undo(path: Path, now: datetime, tell: Tell = nobody, *, meant: str = "") -> Undone:
    """Take the last consolidation back: the register of before it stands again, with a line in its history.

    Args:
        path: The register.
        now: The moment.
        tell: Called with what of the register cannot be kept, before anything is written.
        meant: When the one that is meant was made; whichever is the last if absent.

    Raises:
        Refused: There is none to take back, something was changed since, or the archive lacks the earlier register.
    """
    with held(path, tell) as file:
        register = file.register
        if not register.returns:
            raise Refused("undo-nothing", Place(file=path.name))
        when = register.returns[-1].when
        if meant not in ("", when):
            raise Refused("undo-changed", Place(file=path.name), meant)
        taken_in = last_taken_in(register)
        returns = register.returns[:-len(taken_in)]
        # The run put it into the archive under its day; an equal one that was there already bears an earlier day.
        kept = _before(file, returns, when[:10]) or _before(file, returns)
        alike = [r for r in kept if as_opened(r) == as_opened(register) and r.issued == register.issued]
        if not alike:
            raise Refused("undo-changed" if kept else "undo-not-kept", Place(file=path.name), when)
        before = max(alike, key=lambda r: len(r.history))
        if _changed_since(register, before, when):
            raise Refused("undo-changed", Place(file=path.name), when)
        files = ", ".join(one.file for one in taken_in)
        line = Change(when=now_stamp(now), round=taken_in[0].round, key=UNDO, old=when, new=files, how=How.UNDO)
        restored = put_back(before, register, line)
        if restored is None:
            raise Refused("undo-changed", Place(file=path.name), when)
        file.announce()
        save(file, restored, now)
        return Undone(when, taken_in, file.archive)


def last_taken_in(register: Register) -> list[TakenIn]:
    """The returns that the last consolidation took in; none where there was none."""
    when = register.returns[-1].when if register.returns else ""
    return [*takewhile(lambda one: one.when == when, reversed(register.returns))][::-1]


def is_last(register: Register) -> bool:
    """Whether the last consolidation is the last change of the register, so that it can be undone."""
    if not register.returns or register.hand_edits or _is_decided(register):
        return False
    taken = register.returns[-1]
    lines = [one.when for one in register.history if one.how not in LASTING]
    is_alone = not lines or lines[-1] == taken.when or (taken.when not in lines and lines[-1] < taken.when)
    return is_alone and [one.name for one in rounds_in_order(register)[-1:]] in ([], [taken.round])


def put_back(before: Register, register: Register, line: Change) -> Register | None:
    """An earlier register that stands again, with what has come since and lasts.

    Args:
        before: As it was.
        register: As it is now.
        line: What its history says of this.

    Returns:
        None where it lacks a row beside which people have written something by now.
    """
    from toolkit.tracker.merge.consolidate import with_hand_edits  # with all that merges

    restored = _with_added(with_hand_edits(before, line.when), register)
    if restored is not None:
        restored.keys |= register.keys
        restored.rounds = register.rounds
        restored.history += [c for c in register.history if c.how in LASTING and c not in restored.history]
        restored.history.append(line)
    return restored


def as_opened(register: Register) -> dict[str, ReportingRound]:
    """The rounds without what can be changed of them later."""
    return {name: replace(one, as_of=None, return_by=None) for name, one in register.rounds.items()}


def archived(file: RegisterFile) -> Iterator[tuple[str, Path]]:
    """The registers of that name in the archive, each with the day on which it was replaced."""
    name = store.short_name(file.path.name)
    for kept in store.names_in(file.archive):
        match = _KEPT.fullmatch(kept)
        if match and match["name"] == name:
            yield match["day"], file.archive / kept


def _before(file: RegisterFile, returns: list[TakenIn], day: str = "") -> list[Register]:
    """The archived registers that had taken in just these returns; of one day, or of all."""
    kept = (load(path, cached=False).register for kept_on, path in archived(file) if day in ("", kept_on))
    return [r for r in kept if r.about.register_id == file.register.about.register_id and r.returns == returns]


def _with_added(before: Register, now: Register) -> Register | None:
    """An earlier register with the columns and sheets that people have added by now; None if it lacks a row of them."""
    for sheet in SHEETS:
        rows = set(sheet.row_keys(sheet.records(before)))
        if any(any(added.values()) for key, added in now.extra.get(sheet.name, {}).items() if key not in rows):
            return None
    before.extra, before.foreign, before.looks = now.extra, now.foreign, now.looks
    return before


def _changed_since(register: Register, before: Register, when: str) -> bool:
    """Whether people or other commands have changed the register, or decided on it, since a consolidation.

    What came later is told by its place in the history: a clock that was set back does not change that.

    Args:
        register: As it is now.
        before: As it was before the consolidation.
        when: The moment that the consolidation wrote beside all its changes.
    """
    since = register.history[len(before.history):]
    later = any(change.how in (How.IMPORT, How.VERSION) or (change.when != when and change.how not in LASTING)
                for change in since)
    return bool(register.hand_edits) or _is_decided(register) or later


def _is_decided(register: Register) -> bool:
    """Whether a decision was typed that no command has applied yet."""
    return any(c.decision for c in register.conflicts) or any(
        p.decision and not p.outcome for p in register.proposals)
