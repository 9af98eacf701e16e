"""The last column of a table: the state of an action, and what each unit said of it."""

from collections.abc import Sequence
from dataclasses import replace

from toolkit.tracker.codes import Status
from toolkit.tracker.wording.statuses import StatusReading, read_status
from toolkit.tracker.wording.units import UnitNames

Said = list[tuple[str, str]]
"""What was said: (code of the unit, text); the code is "" where no unit is named."""


def read_comment(lines: Sequence[str], names: UnitNames) -> tuple[StatusReading, Said]:
    """Read the lines of a comment cell.

    Where two or more lines begin with the name of a unit and a colon, each is that unit's comment, with the lines
    below it; the lines before them hold the status. A date of implementation may stand in any of them.
    """
    whole = read_status(" ".join(lines))
    speakers = [names.speaker(line) for line in lines]
    first = next((index for index, speaker in enumerate(speakers) if speaker), 0)
    if sum(speaker is not None for speaker in speakers) < 2:
        return whole, [("", whole.rest)] if whole.rest else []
    head = read_status(" ".join(lines[:first]))
    said: Said = [("", head.rest)] if head.rest else []
    for line, speaker in zip(lines[first:], speakers[first:], strict=True):
        if speaker:
            said.append(speaker)
        else:
            code, text = said[-1]
            said[-1] = (code, f"{text}\n{line}")
    if head.status is Status.IMPLEMENTED and head.completed is None:
        head = replace(head, completed=whole.completed)
    return replace(head, text=whole.text, continuing=head.continuing or whole.continuing), said
