"""What the register holds: whole, and what happened to one action."""

from datetime import date
from pathlib import Path

from toolkit.jobs.past import asked_for
from toolkit.jobs.registers import Tell, load, nobody
from toolkit.tracker.record.column_names import with_headings
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import ACTIONS, HISTORY
from toolkit.tracker.views.filters import ALL, Selection, selected
from toolkit.tracker.views.rounds.judged import Judged
from toolkit.tracker.views.showing import Json, actions_listed, register_as_json
from toolkit.tracker.views.standing import standing
from toolkit.tracker.wording.words import nearest
from toolkit.workbook.cache.registers import Parts


def history(path: Path, ref: str) -> list[Change]:
    """What happened to one action, oldest first.

    Raises:
        Refused: The register cannot be read, or has no such action.
    """
    register = load(path, needed=Parts((ACTIONS, HISTORY), memory=False, closed=0, ref=ref)).register
    changes = with_headings((change for change in (*register.history, *register.hand_edits) if change.ref == ref),
                            register.own_ever)
    if ref not in register.actions and not changes:
        raise Refused("ref-not-in-register", found=ref, suggestion=nearest(ref, register.actions, 60) or "")
    return changes


def show(
    path: Path, as_of: date | None = None, at: date | None = None, selection: Selection = ALL,
    notice: Tell = nobody, round_name: str = "", *, actions_only: bool = False,
) -> tuple[Register, Json, Judged]:
    """The register, the register as JSON, and how it was judged.

    Args:
        path: The register.
        as_of: The date for which timing is judged; that of `at` or the round, or the register's latest, if absent.
        at: Show it as it stood at the end of that day.
        selection: The actions that are shown.
        notice: Called with what is to be put right in the register.
        round_name: Show it as it stood when that round was closed.
        actions_only: Whether the JSON need hold nothing but what a list shows of each action.

    Raises:
        Refused: The register cannot be read, or there was none yet on that day.
    """
    register, judged = asked_for(path, as_of=as_of, at=at, round_name=round_name, notice=notice,
                                 closed=0 if actions_only else 1)
    if day := as_of or at:
        register = standing(register, day)
    register = selected(register, selection, judged.day)
    judged = judged.within(register) if selection else judged
    return register, (actions_listed if actions_only else register_as_json)(register, judged), judged
