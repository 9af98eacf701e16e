"""What came of the decisions on proposals, in sentences."""

from collections.abc import Iterable, Iterator

from toolkit.tracker.record.columns import to_plain
from toolkit.tracker.record.decisions import DECLINED, Proposed
from toolkit.words import phrases
from toolkit.words.speaking import Said, said

MOST = 60
"""Characters of a proposed action that are told."""


def told_of(settled: Iterable[Proposed]) -> Iterator[Said]:
    """Each proposal that was decided, in a sentence."""
    for one in settled:
        accepted, declined = ((phrases.ACCEPTED_DATE, phrases.DECLINED_DATE) if one.is_date
                              else (phrases.ACCEPTED_ACTION, phrases.DECLINED_ACTION))
        what = one.text if len(one.text) <= MOST else f"{one.text[:MOST]}…"
        yield said(declined if one.outcome == DECLINED else accepted, unit=one.unit, day=to_plain(one.new_date),
                   ref=one.ref or one.accepted_as, what=what)
