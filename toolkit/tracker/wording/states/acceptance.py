"""The answer to a recommendation, and the numbers that a text refers to."""

import re

from toolkit.tracker.record.codes import Acceptance
from toolkit.tracker.wording.dates import MONTH_NUMBERS
from toolkit.tracker.wording.status_words import ACCEPTANCE_OF, ACCEPTANCE_SENTENCES, NOT_ACCEPTING
from toolkit.tracker.wording.ticks import read_choices
from toolkit.tracker.wording.words import even, folded, one_of, one_spaced, remembered, trimmed, when_used

_NUMBER = r"\d{1,2}(?:\.\d{1,2}){0,2}"
_REFERENCE = when_used(
    r"(?<!\w)(?:see(?: also)?|as per|as for|same as|refer(?:s|red)? to|cf\.?|voir(?: aussi)?|vease|veanse|"
    r"ver|см\.?|как в)"
    rf" (?:[^\W\d]+ ){{0,4}}?(?P<numbers>{_NUMBER}(?:(?: ?,(?: and)?| ?&| and| et| y| и) ?{_NUMBER})*)"
    rf"(?![\w%/]| (?:{one_of(MONTH_NUMBERS)})(?!\w))", re.IGNORECASE)
_EACH_NUMBER = when_used(_NUMBER)
_REACH = 24
"""How far before an answer its negation is sought, in characters."""
_ACCEPTANCE = when_used(rf"\W{{0,4}}(?P<word>{one_of(ACCEPTANCE_OF)})(?=\W*\Z|[.:;(]| -)", re.IGNORECASE)
_ABOUT = when_used(r"recomm?[ea]nda|рекомендаци", re.IGNORECASE)


def read_references(text: str) -> tuple[str, ...]:
    """The numbers of recommendations or actions that a text refers to, as in “see 4 above” or “as per 1, 4 & 10”."""
    plain = even(one_spaced(text))
    return tuple(dict.fromkeys(
        number for match in _REFERENCE.finditer(plain) for number in _EACH_NUMBER.findall(match["numbers"])))


@remembered
def read_acceptance(text: str) -> Acceptance | None:
    """The answer to a recommendation that a text states, in a sentence about it or as the bare word; else None."""
    plain = even(one_spaced(text))
    choices = read_choices(plain, _beyond_answer)
    if choices:
        ticked = [choice.words for choice in choices if choice.is_ticked]
        is_clear = len(ticked) == 1 and all(choice.is_ticked is not None for choice in choices)
        return read_acceptance(ticked[0]) if is_clear else None
    label = _ACCEPTANCE.match(plain)
    if label is not None:
        return ACCEPTANCE_OF[folded(label["word"])]
    if _ABOUT.search(plain) is None:
        return None
    for acceptance, pattern in ACCEPTANCE_SENTENCES:
        found = pattern.search(plain)
        if found:
            refused = NOT_ACCEPTING.search(plain, max(0, found.start() - _REACH), found.start())
            return Acceptance.NOT_ACCEPTED if refused and acceptance is Acceptance.ACCEPTED else acceptance
    return None


def _beyond_answer(plain: str) -> str | None:
    """What words say beyond the answer to a recommendation that they begin with; None where they begin with none."""
    label = _ACCEPTANCE.match(plain)
    return trimmed(plain[label.end():]) if label else None
