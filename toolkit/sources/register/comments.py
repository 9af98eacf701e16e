"""The last column of a table: the state of an action, and what each unit said of it."""

from collections.abc import Sequence
from dataclasses import replace

from toolkit.tracker.record.codes import Status
from toolkit.tracker.wording.statuses import StatusReading, read_status
from toolkit.tracker.wording.units import UnitNames

Said = list[tuple[str, str]]
"""What was said: (code of the unit, text); the code is "" where no unit is named."""


def read_comment(lines: Sequence[str], names: UnitNames) -> tuple[StatusReading, Said]:
    """Read the lines of a cell that holds the state of an action and what was said of it.

    Where several units speak, the lines before them hold the status. A date of implementation may stand in any line.
    """
    whole = read_status(" ".join(lines))
    said = who_said(lines, names)
    if not any(unit for unit, _ in said):
        return whole, [("", whole.rest)] if whole.rest else []
    head = read_status("" if said[0][0] else said.pop(0)[1])
    if head.rest:
        said.insert(0, ("", head.rest))
    if head.status is Status.IMPLEMENTED and head.completed is None:
        head = replace(head, completed=whole.completed)
    return replace(head, text=whole.text, continuing=head.continuing or whole.continuing), said


def who_said(lines: Sequence[str], names: UnitNames) -> Said:
    """What each unit said, and first of all what stands before.

    Units speak where two or more lines begin with the name of one and a colon; the lines below belong to each.
    """
    speakers = [names.speaker(line) for line in lines]
    if sum(speaker is not None for speaker in speakers) < 2:
        return [("", "\n".join(lines))] if lines else []
    said: Said = []
    for line, speaker in zip(lines, speakers, strict=True):
        if speaker or not said:
            said.append(speaker or ("", line))
        else:
            unit, text = said[-1]
            said[-1] = (unit, f"{text}\n{line}")
    return said
