"""The narrative of a register: its themes, and where what units contribute belongs."""

import re
from collections.abc import Sequence

from toolkit.tracker.record.codes import PartKind
from toolkit.tracker.record.narrative import Contribution
from toolkit.tracker.record.register import Register

_LIST_END = re.compile(r"(?:\s*[;,]\s*(?:and|or)\s*|\s*[;.]\s*)$")
_SIGN = re.compile(r"^\s*(?:[•·▪◦‣●○■□➢➤►]|[-–—*]\s)\s*")
_OUTCOMES = re.compile(r"(?<!\w)(?:outcome|result|achievement|accomplishment)s?(?!\w)", re.IGNORECASE)


def themes(register: Register) -> tuple[str, ...]:
    """The themes under which units contribute: those that the register lists, then others that it names."""
    listed = [c.theme for c in register.contributions if c.kind == PartKind.THEME]
    return tuple(dict.fromkeys(theme for theme in listed + [c.theme for c in register.contributions] if theme))


def source_for(register: Register, theme: str) -> str:
    """The source whose narrative a contribution under a theme belongs to; "" where nothing tells.

    That is the only source of the register, the only one with that theme, or else the only one with themes at all.
    """
    themed = [part for part in register.contributions if part.theme]
    named = {part.source for part in themed if part.theme == theme} or {part.source for part in themed}
    found = set(register.sources) if len(register.sources) == 1 else named
    return found.pop() if len(found) == 1 else ""


def narrative_places(register: Register, source: str) -> list[int]:
    """The places of the narrative of a source; all of them where the register does not have several."""
    several = len(register.sources) > 1
    return [at for at, part in enumerate(register.contributions) if not several or part.source == source]


def bullet_lists(contributions: Sequence[Contribution]) -> list[range]:
    """The places of each run of bullets."""
    runs: list[range] = []
    for place, contribution in enumerate(contributions):
        if contribution.kind != PartKind.BULLET:
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
    for source in dict.fromkeys(part.source for part in contributions) if len(register.sources) > 1 else ("",):
        places = narrative_places(register, source)
        collected = collecting_list([contributions[at] for at in places])
        places = places[collected.start:collected.stop]
        bullets = sorted((contributions[at] for at in places),
                         key=lambda c: order.get(c.theme, len(order)) if c.contributed_by else -1)
        for at, bullet in zip(places, bullets, strict=True):
            contributions[at] = bullet
    return contributions


def without_bullet(text: str) -> str:
    """A bullet as people type it, without its sign and what ends it in its list."""
    return without_list_end(_SIGN.sub("", text))


def without_list_end(text: str) -> str:
    """A bullet without what ends it in its list: a semicolon with or without “and”, or the full stop of the last."""
    return _LIST_END.sub("", text)
