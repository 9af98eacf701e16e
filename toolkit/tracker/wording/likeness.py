"""Which of several known texts somebody probably meant."""

from collections.abc import Iterable


def nearest(text: str, known: Iterable[str], at_least: float) -> str | None:
    """The known text that is most like a text; the first of several that are equally like it.

    Args:
        text: What was written.
        known: What it may mean.
        at_least: How like it must be, from 0 to 100: the share of signs that stay when one text is turned into the
            other by deletions and insertions.

    Returns:
        One of the known texts, or None where none is like it.
    """
    from rapidfuzz import fuzz, process  # loaded at the first doubt; most files raise none

    found = process.extractOne(text, list(known), scorer=fuzz.ratio, score_cutoff=at_least)
    return found[0] if found else None
