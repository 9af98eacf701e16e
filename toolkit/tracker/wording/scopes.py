"""What limits a status word: being, not, partly, to be before it; in part, 2 of 5 behind it; and what contradicts it.

“Implemented” counts with these words alone: “being implemented” is in progress, “not yet implemented” is not started,
and “will be implemented” does not say how far it is.
"""

import re

from toolkit.tracker.record.codes import Status
from toolkit.tracker.wording.status_words import DONE, TAKEN_BACK, UNFINISHED, WITH_RESERVATION
from toolkit.tracker.wording.words import even, folded, one_of, one_spaced, when_used

_STEPS: dict[str, tuple[str, ...]] = {
    "": ("has", "have", "is", "are", "now", "already", "since", "been", "therefore", "thus", "also", "considered",
         "deemed", "yet", "currently", "still", "remain", "remains", "remained", "became", "become", "remain as",
         "remains as", "subsequently", "finally", "recently", "just", "then", "all", "'s", "'re", "a été", "a déjà",
         "ont", "est", "sont", "été", "encore", "déjà", "désormais", "toujours", "actuellement", "reste", "restent",
         "demeure", "tous", "toutes", "ha", "han", "está", "están", "fue", "fueron", "se", "sido", "ya", "aún",
         "todavía", "actualmente", "еще", "пока", "уже", "сейчас"),
    "past": ("had", "was", "were", "était", "étaient", "avait", "avaient", "estaba", "estaban", "había", "habían",
             "был", "была", "было", "были"),
    "being": ("being", "en train d'être", "en cours d'être", "en voie d'être", "siendo", "viene siendo",
              "vienen siendo"),
    "intended": ("to", "be", "will", "shall", "should", "must", "may", "might", "could", "would", "can",
                 "need", "needs", "expected", "due", "scheduled", "sera", "seront", "serait", "seraient", "devra",
                 "devront", "devrait", "doit", "doivent", "peut", "peuvent", "être", "será", "serán", "debe", "deben",
                 "deberá", "deberán", "debería", "puede", "pueden", "ser", "por", "будет", "будут", "должен", "должна",
                 "должно", "должны", "может", "могут", "быть"),
    "only": ("only", "seulement", "uniquement", "solo", "solamente", "только", "лишь"),
    "partly": ("partially", "partly", "not all", "pas tous", "pas toutes", "no todos", "no todas", "не все",
               "only partially", "only partly", "largely", "mostly", "substantially", "almost", "nearly", "half",
               "in part", "incompletely", "partiellement", "largement", "presque", "en partie", "en grande partie",
               "à moitié", "casi", "parcialmente", "en parte", "en gran parte", "a medias", "почти", "частично",
               "наполовину", "в основном"),
    "not": ("not", "never", "cannot", "n'a", "n'ont", "n'est", "n'", "pas", "jamais", "non", "no", "nunca", "не"),
    "fully": ("fully", "completely", "entirely", "successfully", "pleinement", "entièrement", "complètement",
              "totalement", "intégralement", "plenamente", "totalmente", "completamente", "del todo", "полностью",
              "целиком"),
}
"""The words between a subject and its status word, by what they make of it."""
STEP_KIND = {folded(even(word)): kind for kind, words in _STEPS.items() for word in words}
"""A step in small letters without accents -> its kind."""
STEP = rf"(?:(?:{one_of(STEP_KIND)})(?: |(?<=')))"
"""A step and the space behind it."""
_EACH_STEP = when_used(rf"(?<!\w)(?:{one_of(STEP_KIND)})(?!\w)|(?<!\w)n'", re.IGNORECASE)
_ONLY_PARTLY = (*_STEPS["partly"], "to some extent", "to a large extent", "to a great extent", "not fully",
                "not completely", "not entirely", "pas entièrement", "no totalmente", "не полностью", "не до конца")
PARTLY_DONE = when_used(
    rf"[ ,;:(–-]{{0,4}}(?:only |seulement |solo |лишь )?(?:(?:{one_of(_ONLY_PARTLY)})(?!\w)"
    r"|(?:(?:at|to|by|up to|about|a|al|hasta|en|на|около) (?:un |el )?|el )?\d?\d(?:[.,]\d+)? ?"
    r"(?:%|per ?cent|pour cent|por ciento|процент\w*))(?P<more> ?\w)?", re.IGNORECASE)
"""What may stand right behind a status word and says that only a part was done; and whether more words follow."""

NOT_AT_ALL = when_used(
    r"[ ,;:(-]{0,4}(?:(?:at|to|a|al|en|на) (?:un |el )?)?0(?:[.,]0+)? ?(?:%|per ?cent|pour cent|por ciento)(?!\w)",
    re.IGNORECASE)
"""What may stand right behind a status word and says that nothing was done."""
_AGAINST = {Status.IMPLEMENTED: UNFINISHED, Status.NOT_STARTED: DONE, Status.CLOSED_NOT_IMPLEMENTED: DONE}
"""A status -> the words that contradict it."""
_QUOTE = when_used(r"[^\s.;:]+(?: [^\s.;:]+){0,11}")
_NEXT = when_used(r"(?<!\w)(?:next|prochaine?s?|proxim[oa]s?|próxim[oa]s?|следующ\w+)(?: \w+){0,2} \Z", re.IGNORECASE)
"""Before what is planned: the next of something that is done."""
MAY_STAND_TOGETHER = frozenset({Status.IMPLEMENTED, Status.IN_PROGRESS})
"""“Implemented (ongoing)”: what goes on may be implemented."""
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = rf"(?:\d{{1,3}}|{one_of(_COUNTS)})"
_SOME = when_used(
    r"[ ,;:(–-]{0,4}(?P<words>(?:(?:in|at|for|by|with|en|dans|a|para|в|на) )?"
    rf"(?P<some>{_NUMBER})(?:(?: [^\W\d]+){{0,2}} (?:out of|of|sur|de|из) (?:(?:the|les|los|las) )?"
    rf"| ?/ ?)(?P<all>{_NUMBER}))"
    r"(?![\w./-]*\d)(?!\w)",
    re.IGNORECASE)
"""Some of several: “2 of 5”, “3/10”."""
_A_STEP = when_used(
    r" ?(?P<words>(?:the )?(?:(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|initial|preliminary) \w+"
    r"|(?:phase|part|stage|step|component|draft|design|pilot|etape|phase|partie|fase|etapa|parte|этап|фаза|часть)"
    r"(?: ?\d+)?))(?!\w)", re.IGNORECASE)
"""What only a step of the action may be, right behind a status word: “Completed Phase 1”."""
_EMPTY_BOX = when_used(r"[☐□⬜]|\[ ?_? ?\]|\( ?_? ?\)")
_BUT = when_used(
    r"(?<!\w)(?P<words>(?:but|(?<!\bnot )(?<!\bas )yet(?= \w+ \w)|however|though|although|mais|toutefois|cependant"
    r"|pero|sin embargo|aunque|но|"
    r"однако|хотя),? (?!also\b|aussi\b|tambien\b|и\b|late\b|later than|delayed|with (?:a |some )?delay|en retard|tard"
    r"|con retraso|с опоздани|позже)"
    r"[^.;]{1,40}(?!\w))", re.IGNORECASE)
"""What restricts what is said before it in a sentence; a delay does not."""
_END_OF_SENTENCE = when_used(r"[.;!?] ")
_END_OF_CLAUSE = when_used(r"[.;!?:,] | - ")
_FULL_STOP = when_used(r"[.!?] ")
_REACH = 24
"""How far before words that contradict a status those that belong to them are sought, in characters."""


def kinds_of(how: str) -> frozenset[str]:
    """What the steps before a status word make of it."""
    return frozenset(STEP_KIND[folded(step)] for step in _EACH_STEP.findall(how)) - {""}


def contradictions(status: Status, text: str) -> tuple[str, ...]:
    """The words of a comment that contradict the status beside it: “will be finalized” beside “Implemented”."""
    spaced = one_spaced(text)
    pattern = _AGAINST.get(status)
    if pattern is None:
        return ()
    quoted: list[str] = []
    end = 0
    for match in pattern.finditer(even(spaced)):
        if match.start() >= end and not _NEXT.search(spaced, max(0, match.start() - _REACH), match.start()):
            quote = _QUOTE.match(spaced, match.start())
            end = max(match.end(), quote.end() if quote else 0)
            quoted.append(spaced[match.start():end].rstrip(" ,.;:)"))
    return tuple(quoted)


def limits(plain: str, after: int) -> str:
    """The words behind “Implemented” that may say that not all was done: in 2 of 5 offices, partly by, or but …"""
    some = _SOME.match(plain, after)
    if some and _count(some["some"]) < _count(some["all"]):
        return some["words"]
    box = _EMPTY_BOX.search(plain, after)
    if box:
        return plain[after:box.end()].strip(" :,;(-")
    clause = _END_OF_CLAUSE.search(plain, after + 1)
    found = (WITH_RESERVATION.match(plain, after)
             or WITH_RESERVATION.search(plain, after, clause.start() if clause else len(plain)))
    found = found or _A_STEP.match(plain, after) or taken_back(plain, after)
    if found:
        return found["words"]
    end = _END_OF_SENTENCE.search(plain, after)
    but = _BUT.search(plain, after, end.end() if end else len(plain)) or (end and _BUT.match(plain, end.end()))
    if but:
        return but["words"]
    partly = PARTLY_DONE.match(plain, after)
    return partly.group().strip(" ,;:(–-")[:-1].rstrip() if partly and partly["more"] else ""


def taken_back(plain: str, after: int) -> re.Match[str] | None:
    """The words of the sentence behind a state that say that it is so no more: then reversed, since abandoned."""
    end = _FULL_STOP.search(plain, after)
    return TAKEN_BACK.search(plain, max(0, after - 2), end.end() if end else len(plain))


def _count(written: str) -> int:
    return int(written) if written.isdecimal() else _COUNTS.index(folded(written)) + 1
