"""What “Closed” means where other columns say it: a day of completion, words of completion, a reason."""

from dataclasses import replace

from toolkit.tracker.record.codes import Status
from toolkit.tracker.wording.doubts import Doubt
from toolkit.tracker.wording.states.closing import closed_as
from toolkit.tracker.wording.statuses import StatusReading, read_status
from toolkit.tracker.wording.words import spelt_out
from toolkit.words.readings import statuses as words
from toolkit.words.speaking import unsaid

_NOT_DONE = frozenset({Status.CLOSED_NOT_IMPLEMENTED, Status.SUPERSEDED, Status.NO_LONGER_APPLICABLE})
_SHORT = 6
"""How many words a remark has at most that is only a reason, such as “No budget”."""


def is_closed(reading: StatusReading) -> bool:
    """Whether a reading says that an action is closed, and not how."""
    return any(doubt.code == "status-closed" for doubt in reading.doubts)


def against(reading: StatusReading, why: StatusReading) -> StatusReading:
    """The reading of what is done, asked where the reason for closing says something else: “Done” beside “Duplicate”.

    Args:
        reading: Of the status.
        why: Of the reason for closing.
    """
    if reading.status is not Status.IMPLEMENTED:
        return reading
    if not denies(why):
        return reading
    doubts = tuple(doubt for doubt in why.doubts if doubt.code == "status-unclear")
    return replace(reading, status=Status.NOT_REPORTED, doubts=doubts or (
        Doubt("status-unclear", unsaid(words.UNCLEAR, said=why.text), (why.status.label, reading.status.label),
              why.text),))


def denies(why: StatusReading) -> bool:
    """Whether a few words say, or hint, that something was closed without being done."""
    doubts = [doubt for doubt in why.doubts if doubt.code == "status-unclear"]
    return len(why.text.split()) <= _SHORT and (why.status in _NOT_DONE or (
        bool(doubts) and all(Status.IMPLEMENTED.label not in doubt.suggestions[:1] for doubt in doubts)))


def settled(reading: StatusReading, reason: str, remarks: str, *, is_dated: bool) -> StatusReading:
    """The reading of “Closed”, settled by what stands in other columns; as it is where they do not say, or differ.

    A reason decides before a day does, and one that is not understood leaves it open.

    Args:
        reading: Of “Closed”.
        reason: What the column of closing reasons says.
        remarks: What the columns of comments and of evidence say.
        is_dated: Whether there is a day of completion in a column of its own.
    """
    why = _told(reason)
    if why is None and denies(read_status(reason)):
        return reading
    done = Status.IMPLEMENTED if is_dated and not reason.strip() else None
    said = {status for status in (why, _told(remarks), done) if status}
    if len(said) != 1:
        return reading
    return replace(reading, status=said.pop(), rest="",
                   doubts=tuple(doubt for doubt in reading.doubts if doubt.code != "status-closed"))


def _told(words: str) -> Status | None:
    """What words beside “Closed” say of how it was closed; a long remark says only that it was implemented."""
    status, _ = closed_as(spelt_out(words.strip()))
    return status if status is Status.IMPLEMENTED or len(words.split()) <= _SHORT else None
