"""Where a text says how far an action is: a word for a state that stands by itself, with the words that limit it."""

import re
from collections.abc import Iterator
from typing import NamedTuple, Self

from toolkit.tracker.record.codes import Status
from toolkit.tracker.wording.dates import MONTH_NUMBERS
from toolkit.tracker.wording.scopes import MAY_STAND_TOGETHER, PARTLY_DONE, STEP, kinds_of
from toolkit.tracker.wording.states.table import State, states_at
from toolkit.tracker.wording.words import one_of, when_used

_PREPOSITIONS = ("in", "on", "by", "since", "as", "at", "from", "through", "during", "before", "after", "with", "see",
                 "and", "but", "due", "because", "under", "to", "for", "until", "en", "le", "la", "depuis", "dans",
                 "par", "pour", "sur", "avec", "et", "car", "voir", "el", "desde", "por", "para", "con", "y", "porque",
                 "véase", "согласно", "в", "во", "с", "по", "на", "к", "до", "и", "из-за", "см")
_ADVERBS = ("earlier", "already", "previously", "recently", "today", "yesterday", "although", "though", "while", "so",
            "when", "pending", "awaiting", "ahead", "late", "early", "yet", "now", "again", "ago", "via", "within",
            "without", "across", "except", "upon", "subject", "anything", "any", "last", "fully", "completely",
            "entirely", "owing", "thanks", "despite", "totalmente", "plenamente", "completamente", "entièrement",
            "totalement", "pleinement", "intégralement", "полностью", "déjà", "hier", "récemment", "tôt", "tard",
            "mais", "sans", "sauf", "hormis", "salvo", "excepto", "кроме", "lors", "faute", "malgré", "suite", "ya",
            "ayer", "hoy", "antes", "pero", "sin", "уже", "вчера", "ранее", "но", "без", "досрочно", "при")
_ALONE = when_used(
    rf"\s*(?:\Z|[^\w\s]|\d|[QTH]\d|(?-i:[^\W\d_a-zа-яà-ÿ])|(?:{one_of((*_PREPOSITIONS, *_ADVERBS))})(?!\w)"
    rf"|(?:{one_of(MONTH_NUMBERS)})(?!\w))", re.IGNORECASE)
"""What stands behind a word that stands by itself; no noun that it would belong to."""
_DENIED = when_used(r" (?:not|non|no|pas|не|never|jamais|nunca)(?!\w)", re.IGNORECASE)
_PROCESS = when_used(
    r"(?:en cours|en proceso|en curso) (?:de |d'|del )(?!abandon|clotur|annul|suppress|cierre|anul|cancel)"
    r"|в процессе (?!отмен|закрыт)", re.IGNORECASE)
_BEGINNING = when_used(r"start|beg[ua]n|commenc|initiat|launch|undertak|entam|engag|debut|demarr|lanc|inici|comenz"
                       r"|empez|нач", re.IGNORECASE)
"""Words of a beginning: what has not begun is not started, and what was begun is in progress."""
_LABELS = (
    "status", "state", "statut", "etat", "situation", "estado", "situacion", "статус", "состояние", "implementation",
    "mise en œuvre", "mise en oeuvre", "implementacion", "aplicacion", "ejecucion", "выполнение", "исполнение",
    "реализация", "progress", "completion", "avancement", "etat d'avancement", "taux d'execution",
    "avance", "progreso", "cumplimiento", "готовность", "ход выполнения", "прогресс", "update", "mise a jour",
    "actualizacion")
_START = when_used(rf"\W*(?:(?:{one_of(_LABELS)})(?: ?[:=-] ?| (?:of|at|del|de|du|a) (?=\d)))?", re.IGNORECASE)
_STEP = when_used(STEP, re.IGNORECASE)
_MOST_STEPS = 8
_PERCENT = when_used(
    r"(?P<percent>\d{1,3}(?:[.,]\d{1,3})?) ?(?:%|per ?cent|pour cent|por ciento|процент\w*)"
    r"(?: (?:complete|implement|execut|achev|realis|done|completad|ejecutad|implementad|выполнен|завершен)\w*)?"
    r"(?P<group> ?\( ?\d[^()]{0,40}\)|(?=\s*\w))?", re.IGNORECASE)
"""How much is done; behind a number in brackets, or with words to go on, it is the share of a group."""
_BETWEEN = when_used(
    r"(?:(?:between|entre|от|from|de) )?(?P<low>\d{1,3}) ?%?(?: ?- ?| (?:and|to|et|a|y|до|и) )(?P<high>\d{1,3}) ?%"
    r"(?: (?:of|de|d'))?(?: ?(?:progress|completion|complete|avancement|avance|ejecucion|realisation))?\W*\Z",
    re.IGNORECASE)
"""A stretch of what may be done, such as 25 % to 49 %."""
_BOUNDED = when_used(
    r"(?:(?:progress|completion|avancement|avance|ejecucion|выполнен\w*) )?"
    r"(?:more than|less than|over|under|at least|at most|up to|plus de|moins de|au moins|mayor|menor|mas d|menos d|"
    r"al menos|более|менее|свыше|не менее|до)\w*(?: \w+){0,4}? (?P<percent>\d{1,3}) ?%", re.IGNORECASE)
"""A bound of how much is done, such as “less than 25 %”."""
_SHARES = ("%", "cent", "CENT", "cien", "CIEN", "проц", "ПРОЦ")
"""One of these stands in every text that says how much is done."""
_NEARLY = ("<", "≤", "~", "≈", "±")
_HUNDRED = when_used(r"[ :,(-]{0,3}100 ?%", re.IGNORECASE)

_SUBJECTS = (
    (r"(?:(?:the|this|these|all|both|each) ){0,2}(?:recommendations?|actions?|activit(?:y|ies)|measures?|tasks?|work|"
     r"it|this|that|they|these|implementation|project|item|issue|finding)(?: \d[\d.]*)?(?: |(?='s ))"
     r"|(?:all|both|each|most|some) of (?:which|these|them|the (?:actions|recommendations)) |which |(?:it|that)'s "),
    (r"(?:(?:la|cette|les|ces|toutes les|l') ?)?(?:recommandations?|actions?|mesures?|activites?|taches?"
     r"|travail|travaux|mise en (?:œ|oe)uvre)(?: \d[\d.]*)? |(?:elles?|ils?|cela|ceci|c') ?"),
    (r"(?:(?:la|esta|las|estas|el|los|todas las) )?(?:recomendaci(?:on|ones)|accion|acciones|medidas?|actividad"
     r"|actividades|tarea|tareas|trabajos?)(?: \d[\d.]*)? "),
    (r"(?:(?:эта|данная|все|эти) )?(?:рекомендаци[яи]|мер[аы]|мероприяти[ея]|задач[аи]|поручени[ея]|работ[аы])"
     r"(?: \d[\d.]*)? "),
)
_SUBJECT = when_used(rf"\W{{0,4}}(?:(?P<verb>{'|'.join(_SUBJECTS[:3])})|(?:{_SUBJECTS[3]}))", re.IGNORECASE)
_SOME_OF = when_used(r"\W*(?:most|some) of", re.IGNORECASE)
_NAMES_ACTION = when_used(r"\W*(?:\w+ ){0,2}(?:recomm?[ae]nda|action\b|accion\b|рекомендаци|поручени)", re.IGNORECASE)
_ACRONYM = when_used(r"\W*[A-ZА-Я]{2,6} (?=[a-zа-я])")
"""A name such as MAP before “fully implemented”: a plan of action under review, or whoever implements it."""
_ABOUT_ACTION = when_used(r"\W*(?:(?:the|this|la|esta|cette) )?(?:recomm?[ae]nda\w+|accion|action|medida|mesure) "
                          r"(?!plan|point|item|taken)", re.IGNORECASE)
"""The action or the recommendation itself, with nothing between it and its state: “Recommendation implemented”."""
_CAPITAL = when_used(r"(?<![\w(\[/-])[A-ZА-Я]")


class Head(NamedTuple):
    """A word for a state, and where it stands.

    Attributes:
        start: Where the words that limit it begin, or it itself.
        word: Where it begins.
        end: Where it ends.
        kinds: What the words before it make of it: being, intended, not …
        state: What it says by itself.
    """

    start: int
    word: int
    end: int
    kinds: frozenset[str]
    state: State

    def moved(self, by: int) -> Self:
        """The same at another place."""
        return self._replace(start=self.start + by, word=self.word + by, end=self.end + by)


def at_start(plain: str, at: int = 0) -> Head | None:
    """The state that an even text begins with, behind a label; a word, or how much is done."""
    start = _START.match(plain, at)
    begin = start.end() if start else at
    return _standing(plain, begin) or _percent(plain, begin)


def _standing(plain: str, at: int) -> Head | None:
    """A word for a state that stands by itself, behind at most so many steps."""
    for head in _with_steps(plain, at):
        if _ALONE.match(plain, head.end) or PARTLY_DONE.match(plain, head.end) or _needs_no_end(plain, head):
            return head
    return None


def _needs_no_end(plain: str, head: Head) -> bool:
    """Whether a word for a state can belong to no noun behind it: a verb, a process of something, closed and not …"""
    word = plain[head.word:head.end]
    return (word.endswith("ся") or _PROCESS.match(plain, head.word) is not None
            or (head.state.how == "closed" and _DENIED.match(plain, head.end) is not None))


def _with_steps(plain: str, at: int) -> Iterator[Head]:
    """Every word for a state behind the steps at a place, those with the fewest steps first."""
    word = at
    for _ in range(_MOST_STEPS + 1):
        for end, state in states_at(plain, word):
            if not _goes_on(plain, end):
                yield Head(at, word, end, _limits(plain, at, word, end, state), state)
        step = _STEP.match(plain, word)
        if step is None:
            return
        word = step.end()


def _limits(plain: str, at: int, word: int, end: int, state: State) -> frozenset[str]:
    """The kinds of the steps before a word; its own first word counts where it says that all of it is done.

    That something was so is no limit, but for what was under way, and may be done or have stopped since.
    """
    kinds = kinds_of(plain[at:word]) | (kinds_of(plain[word:end].partition(" ")[0]) & {"fully"})
    is_open = state.statuses[0] is Status.IN_PROGRESS and state.how != "doubtful" and not _BEGINNING.match(plain, word)
    if is_open and "not" in kinds:
        return kinds | {"past"}
    return kinds if is_open else kinds - {"past"}


def _goes_on(plain: str, end: int) -> bool:
    """Whether a word goes on behind a place."""
    return plain[end - 1:end].isalnum() and (plain[end:end + 1].isalnum() or plain[end:end + 1] == "_")


def word_at(plain: str, at: int) -> Head | None:
    """A word for a state that stands by itself behind a label; how much is done does not count."""
    start = _START.match(plain, at)
    return _standing(plain, start.end() if start else at)


def _percent(plain: str, at: int) -> Head | None:
    """How much is done, at a place."""
    if not any(sign in plain for sign in _SHARES):
        return None
    between = _BETWEEN.match(plain, at)
    if between:
        low, high = _of_share(between["low"]), _of_share(between["high"])
        how = "sure" if low is high is Status.IN_PROGRESS else "asked"
        return Head(at, at, between.end(), frozenset(), State((Status.IN_PROGRESS,), how))
    bounded = _BOUNDED.match(plain, at)
    if bounded:
        return Head(at, at, bounded.end(), frozenset(), State((Status.IN_PROGRESS,), "asked"))
    found = _PERCENT.match(plain, at)
    if found is None:
        return None
    is_near = plain[:at].rstrip().endswith(_NEARLY)
    is_share = is_near or found["group"] is not None or float(found["percent"].replace(",", ".")) > 100
    state = State((_of_share(found["percent"]),), "asked" if is_share else "sure")
    return Head(at, at, found.end(), frozenset(), state)


def _of_share(percent: str) -> Status:
    share = float(percent.replace(",", "."))
    return Status.IMPLEMENTED if share >= 100 else Status.IN_PROGRESS if share else Status.NOT_STARTED


def in_sentence(plain: str, at: int = 0) -> Head | None:
    """The state that a sentence about the action says: “The recommendation has been implemented”."""
    subject = _SUBJECT.match(plain, at)
    if subject is None:
        acronym = _ACRONYM.match(plain, at)
        head = _standing(plain, acronym.end()) if acronym else None
        return head if head and head.kinds == {"fully"} else None
    for head in _with_steps(plain, subject.end()):
        if subject["verb"] is None or head.word > subject.end() or subject.group().endswith(("'s ", "c'")):
            if _SOME_OF.match(subject.group()):
                return head._replace(kinds=head.kinds | {"partly"})
            return head
    return _standing(plain, subject.end()) if _ABOUT_ACTION.match(plain, at) else None


def names_action(plain: str, at: int) -> bool:
    """Whether a sentence is about the action or the recommendation itself, and not about what was told before."""
    return (_NAMES_ACTION.match(plain, at) or _ACRONYM.match(plain, at)) is not None


def starts(plain: str) -> Iterator[int]:
    """Where a state begins with a capital letter, anywhere in an even text, and stands by itself."""
    for capital in _CAPITAL.finditer(plain):
        for end, state in states_at(plain, capital.start()):
            if state.how in ("sure", "closed") and not _goes_on(plain, end) and _ALONE.match(plain, end):
                yield capital.start()
                break


def of_one_thing(plain: str) -> Head | None:
    """The state of what one word names, where the share that is done says the same: “Leaflets printed 100 %”."""
    first, _, _ = plain.partition(" ")
    if not first.isalpha() or first == plain:
        return None
    for end, state in states_at(plain, len(first) + 1):
        if state.statuses[0] is Status.IMPLEMENTED and _HUNDRED.match(plain, end):
            return Head(0, len(first) + 1, end, frozenset(), State((Status.IMPLEMENTED,)))
    return None


def stated(head: Head) -> Status | None:
    """The status that a word and the steps before it say; None where they do not say clearly."""
    status = head.state.statuses[0]
    if head.state.how in ("asked", "open", "closed"):
        return None
    kinds = head.kinds
    if kinds <= {"fully"}:
        return status
    if "being" in kinds:
        return Status.IN_PROGRESS if status in MAY_STAND_TOGETHER and kinds <= {"being", "fully", "partly"} else None
    if kinds <= {"partly", "fully"}:
        return Status.IN_PROGRESS if status is Status.IMPLEMENTED else None
    if kinds == {"not", "fully"} and status is Status.IMPLEMENTED:
        return Status.IN_PROGRESS
    return Status.NOT_STARTED if kinds == {"not"} and status in MAY_STAND_TOGETHER else None


def suggested(head: Head) -> tuple[str, ...]:
    """What words that do not say clearly how far an action is may mean, the likeliest first."""
    status, kinds = head.state.statuses[0], head.kinds - {"fully"}
    if not kinds:
        found = head.state.statuses
    elif "only" in kinds:
        found = (Status.IN_PROGRESS, status)
    elif "being" in kinds or "partly" in kinds or status not in MAY_STAND_TOGETHER:
        found = (Status.IN_PROGRESS,)
    elif "not" in kinds:
        found = (Status.NOT_STARTED, Status.CLOSED_NOT_IMPLEMENTED)
    elif "past" in kinds:
        found = (Status.IN_PROGRESS, Status.IMPLEMENTED)
    else:
        found = (Status.NOT_STARTED, Status.IN_PROGRESS)
    return tuple(dict.fromkeys(one.label for one in found))
