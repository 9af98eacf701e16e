"""What limits a status word: being, not, partly, to be before it; in part, 2 of 5 behind it; and what contradicts it.

“Implemented” counts with these words alone: “being implemented” is in progress, “not yet implemented” is not started,
and “will be implemented” does not say how far it is.
"""

import re

from toolkit.tracker.record.codes import Status
from toolkit.tracker.wording.status_words import DONE, STATUS_OF, UNFINISHED
from toolkit.tracker.wording.words import even, folded, one_of, one_spaced, when_used

_STEPS: dict[str, tuple[str, ...]] = {
    "": ("has", "have", "had", "was", "were", "is", "are", "now", "already", "since", "been", "therefore", "thus",
         "also", "considered", "deemed", "yet", "currently", "still", "a été", "a déjà", "ont", "est", "sont",
         "été", "encore", "déjà", "désormais", "toujours", "actuellement", "ha", "han", "está", "están", "fue",
         "fueron", "se", "sido",
         "ya", "aún", "todavía", "actualmente", "еще", "пока", "уже", "был", "была", "было", "были", "сейчас"),
    "being": ("being", "en train d'être", "en cours d'être", "en voie d'être", "siendo", "viene siendo",
              "vienen siendo"),
    "intended": ("to", "be", "will", "shall", "should", "must", "may", "might", "could", "would", "can",
                 "need", "needs", "expected", "due", "scheduled", "sera", "seront", "serait", "seraient", "devra",
                 "devront", "devrait", "doit", "doivent", "peut", "peuvent", "être", "será", "serán", "debe", "deben",
                 "deberá", "deberán", "debería", "puede", "pueden", "ser", "por", "будет", "будут", "должен", "должна",
                 "должно", "должны", "может", "могут", "быть"),
    "only": ("only", "seulement", "uniquement", "solo", "solamente", "только", "лишь"),
    "partly": ("partially", "partly", "only partially", "only partly", "largely", "mostly", "substantially", "almost",
               "nearly", "half", "in part", "incompletely", "partiellement", "largement", "presque", "en partie",
               "en grande partie", "à moitié", "casi", "parcialmente", "en parte", "en gran parte", "a medias",
               "почти", "частично", "наполовину", "в основном"),
    "not": ("not", "never", "cannot", "n'a", "n'ont", "n'est", "n'", "pas", "jamais", "non", "no", "nunca", "не"),
    "fully": ("fully", "completely", "entirely", "successfully", "pleinement", "entièrement", "complètement",
              "intégralement", "plenamente", "totalmente", "completamente", "del todo", "полностью", "целиком"),
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

_SUBJECTS = (
    (r"(?:(?:the|this|these|all|both|each) ){0,2}(?:recommendations?|actions?|activit(?:y|ies)|measures?|tasks?|work|"
     r"it|this|implementation|project)(?: \d[\d.]*)? "),
    (r"(?:la|cette|les|ces|l')? ?(?:recommandations?|actions?|mesures?|activites?|taches?|mise en (?:œ|oe)uvre)"
     r"(?: \d[\d.]*)? "),
    (r"(?:(?:la|esta|las|estas|el|los) )?(?:recomendaci(?:on|ones)|accion|acciones|medidas?|actividad|actividades)"
     r"(?: \d[\d.]*)? "),
    (r"(?:(?:эта|данная|все|эти) )?(?:рекомендаци[яи]|мер[аы]|мероприяти[ея]|задач[аи])(?: \d[\d.]*)? "),
)
SENTENCE = when_used(
    rf"\W{{0,4}}(?:(?:{'|'.join(_SUBJECTS[:3])})(?P<how>{STEP}{{1,8}}?)|(?:{_SUBJECTS[1]})a (?P<fr>{STEP}{{0,6}}?)"
    rf"|(?:{_SUBJECTS[3]})(?P<ru>{STEP}{{0,8}}?))(?P<word>{one_of(STATUS_OF)})(?!\w)", re.IGNORECASE)
"""A sentence that says how far an action is: “The recommendation has been implemented”."""

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
    rf"(?P<some>{_NUMBER}) (?:out of|of|sur|de|из) (?:(?:the|les|los|las) )?(?P<all>{_NUMBER}))(?![\w./-])",
    re.IGNORECASE)
"""Some of several: “2 of 5”."""
_BUT = when_used(
    r"[ ,;:(–-]{0,4}(?P<words>(?:but|however|though|although|mais|toutefois|cependant|pero|sin embargo|aunque|но|"
    r"однако|хотя),? (?!late\b|later\b|delayed|with (?:a |some )?delay|en retard|tard|con retraso|с опоздани|позже)"
    r"[^.;]{1,40}(?!\w))", re.IGNORECASE)
"""What restricts the word before it; a delay does not."""
_REACH = 24
"""How far before words that contradict a status those that belong to them are sought, in characters."""


def stated(word: re.Match[str]) -> Status | None:
    """The status that a word and the steps before it say, or a percentage; None where they do not say clearly."""
    parts = word.groupdict()
    if parts.get("percent") is not None:
        is_share = parts["group"] is not None or float(parts["percent"].replace(",", ".")) > 100
        return None if is_share else _of_percent(parts["percent"])
    how = next((parts[name] for name in ("how", "fr", "ru") if parts.get(name)), "")
    first = _EACH_STEP.match(parts["word"])
    fully = first.group() if first and STEP_KIND[folded(first.group())] == "fully" else ""
    return _scoped(STATUS_OF[folded(parts["word"])], f"{how}{fully}")


def _of_percent(percent: str) -> Status:
    share = float(percent.replace(",", "."))
    return Status.IMPLEMENTED if share >= 100 else Status.IN_PROGRESS if share else Status.NOT_STARTED


def _kinds(how: str) -> set[str]:
    return {STEP_KIND[folded(step)] for step in _EACH_STEP.findall(how)} - {""}


def _scoped(status: Status, how: str) -> Status | None:
    """What is left of a status by the steps before it: being, not, partly, to be; None where that is not clear."""
    kinds = _kinds(how)
    if kinds <= {"fully"}:
        return status
    if "being" in kinds:
        return Status.IN_PROGRESS if status in MAY_STAND_TOGETHER and kinds <= {"being", "fully", "partly"} else None
    if kinds <= {"partly", "fully"}:
        return Status.IN_PROGRESS if status is Status.IMPLEMENTED else None
    if kinds == {"not", "fully"} and status is Status.IMPLEMENTED:
        return Status.IN_PROGRESS
    return Status.NOT_STARTED if kinds == {"not"} and status in MAY_STAND_TOGETHER else None


def suggested(word: re.Match[str]) -> tuple[str, ...]:
    """What words that do not say clearly how far an action is may mean, the likeliest first."""
    parts = word.groupdict()
    if parts.get("percent") is not None:
        return (_of_percent(parts["percent"]).label,)
    kinds = set().union(*(_kinds(parts.get(name) or "") for name in ("how", "fr", "ru")))
    status = STATUS_OF[folded(parts["word"])]
    if status not in MAY_STAND_TOGETHER:
        return (Status.IN_PROGRESS.label if kinds else status.label,)
    if not kinds:
        return (status.label,)
    if "only" in kinds:
        return tuple(dict.fromkeys((Status.IN_PROGRESS.label, status.label)))
    if "not" in kinds:
        return Status.NOT_STARTED.label, Status.CLOSED_NOT_IMPLEMENTED.label
    return Status.NOT_STARTED.label, Status.IN_PROGRESS.label


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
    """The words right behind “Implemented” that may say that not all was done: in 2 of 5 offices, partly by, but."""
    some = _SOME.match(plain, after)
    if some and _count(some["some"]) < _count(some["all"]):
        return some["words"]
    but = _BUT.match(plain, after)
    if but:
        return but["words"]
    partly = PARTLY_DONE.match(plain, after)
    return partly.group().strip(" ,;:(–-")[:-1].rstrip() if partly and partly["more"] else ""


def _count(written: str) -> int:
    return int(written) if written.isdecimal() else _COUNTS.index(folded(written)) + 1
