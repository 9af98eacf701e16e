"""What is wrong with texts that somebody wrote for reports, each with its cell."""

from collections.abc import Iterator

from toolkit.tracker.judging.found import Found
from toolkit.tracker.judging.own_texts.placing import placed_texts
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import TEXTS


def text_findings(register: Register) -> Iterator[Found]:
    """What keeps texts from being printed."""
    for at, placed in enumerate(placed_texts(register)):
        for wrong in placed.wrong:
            yield Found(wrong.code, TEXTS, at, wrong.key, wrong.found, wrong.suggestion)
