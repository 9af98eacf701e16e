"""The narrative of a register: its themes, and where what units contribute belongs."""

import re
from collections.abc import Sequence

from toolkit.tracker.record.narrative import Contribution
from toolkit.tracker.record.register import Register

MASTHEAD, BOX, SECTION, HEADING, PARAGRAPH, BULLET, TABLE, FOOTNOTE, THEME = (
    "masthead", "box", "section", "heading", "paragraph", "bullet", "table", "footnote", "theme")
"""Kinds of contributions; a row of the kind theme only lists a theme."""
_LIST_END = re.compile(r"(?:\s*[;,]\s*(?:and|or)\s*|\s*[;.]\s*)$")
_SIGN = re.compile(r"^\s*(?:[•·▪◦‣●○■□➢➤►]|[-–—*]\s)\s*")
_OUTCOMES = re.compile(r"(?<!\w)(?:outcome|result|achievement|accomplishment)s?(?!\w)", re.IGNORECASE)


def themes(register: Register) -> tuple[str, ...]:
    """The themes under which units contribute: those that the register lists, then others that it names."""
    listed = [c.theme for c in register.contributions if c.kind == THEME]
    return tuple(dict.fromkeys(theme for theme in listed + [c.theme for c in register.contributions] if theme))


def bullet_lists(contributions: Sequence[Contribution]) -> list[range]:
    """The places of each run of bullets."""
    runs: list[range] = []
    for place, contribution in enumerate(contributions):
        if contribution.kind != BULLET:
            continue
        if runs and runs[-1].stop == place:
            runs[-1] = range(runs[-1].start, place + 1)
        else:
            runs.append(range(place, place + 1))
    return runs


def collecting_list(contributions: Sequence[Contribution]) -> range:
    """The places of the bullets that units' contributions follow: those under words for outcomes, else the last ones.

    Where there are no bullets, it is the empty place behind the narrative.
    """
    runs = bullet_lists(contributions)
    under = [run for run in runs if run.start and _OUTCOMES.search(contributions[run.start - 1].text)]
    end = len(contributions)
    return (under or runs or [range(end, end)])[-1]


def in_printed_order(register: Register) -> list[Contribution]:
    """The narrative as a report prints it: in the bullets that are collected, those of units follow by theme."""
    contributions = list(register.contributions)
    order = {theme: place for place, theme in enumerate(themes(register))}
    collected = collecting_list(contributions)
    bullets = contributions[collected.start:collected.stop]
    bullets.sort(key=lambda c: order.get(c.theme, len(order)) if c.contributed_by else -1)
    contributions[collected.start:collected.stop] = bullets
    return contributions


def without_bullet(text: str) -> str:
    """A bullet as people type it, without its sign and what ends it in its list."""
    return without_list_end(_SIGN.sub("", text))


def without_list_end(text: str) -> str:
    """A bullet without what ends it in its list: a semicolon with or without “and”, or the full stop of the last."""
    return _LIST_END.sub("", text)
