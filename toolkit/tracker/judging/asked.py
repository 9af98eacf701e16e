"""What a round asks for: which actions stand in the workbooks to be answered, and why; the others are finished."""

from datetime import date
from enum import Enum, auto

from toolkit.tracker.record.codes import SourceStatus, Status, YesNo
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.rounds import Issued

_FINAL = frozenset(status.value for status in Status if status.is_final)


class Why(Enum):
    """Why a round asks for an action."""

    OPEN = auto()
    """More is expected of it."""
    CLOSED_SINCE = auto()
    """It was open when it was last issued, and is finished now."""
    REQUESTED = auto()
    """The information unit wants to hear of it again."""
    IN_ROUND = auto()
    """The same round has asked for it already."""
    ALL = auto()
    """It is finished, and everything is to be issued."""


def why_asked(register: Register, round_name: str, *, everything: bool = False) -> dict[str, Why | None]:
    """Ref -> why a round asks for an action, None where it is finished; without those of archived sources.

    An action that is finished and was never issued is not asked for, such as one of a document that came in with it;
    nor is one in whose place another is done.

    Args:
        register: The register.
        round_name: The round.
        everything: Whether finished actions are asked for, too.
    """
    archived = {code for code, source in register.sources.items() if source.status is SourceStatus.ARCHIVED}
    in_round, was_open = _issued_before(register, round_name)
    why: dict[str, Why | None] = {}
    for ref, action in register.actions.items():
        if action.source in archived:
            continue
        if not action.status.is_final:
            why[ref] = Why.OPEN
        elif action.request_update is YesNo.YES:
            why[ref] = Why.REQUESTED
        elif ref in in_round:
            why[ref] = Why.IN_ROUND
        elif ref in was_open and not action.superseded_by:
            why[ref] = Why.CLOSED_SINCE
        else:
            why[ref] = Why.ALL if everything else None
    return why


def _issued_before(register: Register, round_name: str) -> tuple[set[str], set[str]]:
    """The actions that a round has issued already, and those that were open in the last of the other rounds."""
    in_round: set[str] = set()
    was_open: set[str] = set()
    for name, workbooks in _by_round(register):
        refs = {ref for issued in workbooks for ref in issued.roles}
        if name == round_name:
            in_round = refs
        else:
            was_open -= refs
            was_open |= {ref for issued in workbooks for ref in issued.roles
                         if issued.values[ref].get("status", "") not in _FINAL}
    return in_round, was_open


def _by_round(register: Register) -> list[tuple[str, list[Issued]]]:
    """Each round with the workbooks that were issued in it, by the as-of dates of the rounds."""
    found: dict[str, list[Issued]] = {}
    for (name, _), versions in register.issued.items():
        found.setdefault(name, []).extend(versions)
    as_of = {name: one.as_of or date.min for name, one in register.rounds.items()}
    return sorted(found.items(), key=lambda one: as_of.get(one[0], date.min))
