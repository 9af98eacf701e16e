"""What sentences hint at where no word for a state stands by itself: what was done, goes on, waits or is intended.

A hint is never taken; it is the likely answer to a question, with the words that say so.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.tracker.record.codes import Status
from toolkit.tracker.wording.words import even, when_used

_MARKS = when_used(
    r"[.;!?]+ (?=\W*\w)| - (?=\w)|, (?:but|however|mais|pero|но) (?=\w)|\) (?=\w)|: (?=\w)", re.IGNORECASE)
"""What parts the clauses of a text."""
_PARTICIPLE = (
    r"(?:\w{2,}(?:ed|wn|lt|pt|ght)|made|done|held|sent|met|put|set|begun|taken|given|written|built|paid|led|found"
    r"|chosen|gone|become|left|kept)")
_ADVERB = r"(?:\w+ly|also|now|already|since|then|all|both|just|been|recently)"
_COUNT = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|"
    r"un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|один|одна|два|две|три|четыре|пять|шесть|семь|восемь"
    r"|девять|десять|двух|трех|четырех|пяти|шести|семи|восьми|девяти|десяти)")
_HINTS: dict[str, tuple[str, ...]] = {
    "nothing": (
        "nothing", r"no (?:further )?(?:work|action|progress|steps?|start|movement)", "rien", "aucun progres", "nada",
        r"ningun(?:a accion| avance)", "sin avances?", "ничего", "никаких"),
    "cancelled": (
        "cancell?ed", "withdrawn", r"no longer (?:needed|required|relevant|applicable|valid|necessary)", "obsolete",
        "annulee?s?", r"n'est plus (?:necessaire|pertinente?|applicable)", "sans objet", "cancelad[oa]s?",
        "anulad[oa]s?", r"ya no (?:es|se|son) \w+", "отменен[оаы]?", r"больше не \w+", r"более не \w+"),
    "refused": (
        "(?:decided|agreed|chose) not to",
        (r"(?:will|shall|is|are|was|were) not (?:to )?(?:be )?"
         r"(?:pursued?|implement(?:ed)?|proceed|feasible|possible)"),
        "won't", "not feasible", "unfeasible", "rejected", "declined", "abandoned", "dropped", "refused",
        r"refuse\w*", r"rejete\w*", "abandonnee?s?", "ne sera pas", "a decide de ne pas", "impossible", r"rechaz\w+",
        "abandonad[oa]s?", "no se (?:implementara|hara|realizara|aplicara)", "decidio no", "descartad[oa]s?",
        "не будет", "не будут", r"отказ\w*", "отклонен[оаы]?", "решено не", r"нецелесообразн\w+"),
    "deferred": (
        "deferred", "postponed", "on hold", "put back", "pushed back", "suspended", "paused", "stalled", "blocked",
        "reportee?s?", "differee?s?", "suspendue?s?", "ajournee?s?", "aplazad[oa]s?", "pospuest[oa]s?",
        "suspendid[oa]s?", "diferid[oa]s?", "отложен[оаы]?", "приостановлен[оаы]?"),
    "late": (
        "delayed", "re-?scheduled", "re-?planned", "behind schedule", "overdue", "retardee?s?", "en retard",
        "replanifiee?s?", "replanificad[oa]s?", "reprogramad[oa]s?", "retrasad[oa]s?", "перенесен[оаы]?",
        r"задержива\w+", "просрочен[оаы]?"),
    "not": (
        "not yet", "none", "(?:have|has|had|was|were|did|is|are) not", "(?:have|has|had|was|were|did|is|are)n't",
        "never", "yet to", r"not \w{3,}ed", "not (?:been )?(?:started|begun|done|addressed)", "pas encore",
        "(?:n'a|n'ont|n'est|ne sont|ne s'est) pas", r"aucune? \w+", "jamais", "aun no", "todavia no", "no se ha[n]?",
        "no ha[n]?", "nunca", "еще не", "пока не",
        r"не (?:был[аио]?|нача\w+|приступ\w+|выполн\w+|сделан\w*|реализ\w+|заверш\w+)"),
    "partly": (
        "part(?:ly|ially)", "in part", "to (?:some|a certain|a limited) extent", "some of", "half(?: of)?", "most of",
        "almost", "nearly", "mostly", "largely", "incomplete", r"\d{1,2} ?%", "so far", "first (?:phase|draft|part)",
        (rf"{_COUNT} (?:\w+ )?(?:(?:out )?of (?:the |these |our )?|sur (?:les )?|de (?:los |las )|из (?:этих )?)"
         rf"{_COUNT}"),
        "en partie", r"partiel\w*", "la moitie", "presque", "incomplete?s?", "la plupart", "en parte", r"parcial\w*",
        "la mitad", "casi", "incomplet[oa]s?", "la mayoria", r"частичн\w+", "отчасти", r"половин\w+", "почти",
        r"больш\w+ част\w+"),
    "waiting": (
        "await(?:s|ed|ing)?", "waiting", "pending", "waits? (?:for|until)", "depends? (?:up)?on", "subject to",
        "outstanding", "en attente", "attend(?:ons|ent)?", "dans l'attente", "depend de", "a la espera", "en espera",
        "pendientes?", "espera(?:mos|ndo)?", "depende de", r"ожида\w+", "жд[её]м", "ждут", "зависит от"),
    "being": (
        (r"(?:(?:is|are|am|was|were|be|been)(?: \w+ly| also| now| still| currently)?|we're|they're|it's|currently|still"
         r"|now|keeps?|started|began|begun|commenced|initiated) (?!interesting|meeting)\w{2,}ing(?: \w+)?"),
        "continu(?:es|e|ing|ed)", "to be continued", "ongoing", "work(?:ing)? on", "progressing", "drafting",
        r"under \w+(?:ion|ment|ing|way|ew|ure)", "in (?:progress|process|hand|preparation|development|draft)",
        r"being \w+", "(?:has|have) (?:started|begun|commenced)", "(?:started|began|commenced|initiated)(?: to)?",
        "en train de", "en cours", "se poursui(?:t|vent)", "a poursuivre", "continue(?:nt)? [ad]e?", "travaillons",
        "(?:a|ont|avons) (?:commence|debute|entame|engage|lance)",
        r"(?:esta|estan|estamos|sigue[n]?|viene[n]?|continua[n]?)(?: \w+)? ?\w*(?:ando|iendo|yendo)",
        "en (?:curso|proceso|marcha|ejecucion|tramite|elaboracion)", "se (?:inicio|comenzo|empezo)",
        "ha[n]? (?:iniciado|comenzado)",
        r"(?!планир|предполаг|ожида|намеча|требу)\w{3,}(?:ется|ются|ится|атся|ятся|[аяу]ет|[аяу]ют)",
        "вед[ёе]т(?:ся)?", "ведут(?:ся)?",
        "в процессе", "в работе", r"начал\w*", r"начат\w*", r"продолжа\w+"),
    "intended": (
        "will", "shall", "(?:is|are|was|were|be) (?:to|due|planned|expected|scheduled|foreseen)(?: to)?",
        "plan(?:s|ned)?(?: to)?", "(?:intends?|expects?|aims?|hopes?|needs?|going) to", "should", "must", r"to be \w+",
        "scheduled", "proposed", r"(?-i:[A-Z]{2,6}) to \w+", "to do", "by (?:the )?end(?: of)?",
        "next (?:month|year|quarter|week|meeting)", "ser(?:a|ont)", r"devra\w*", "doi(?:t|vent)", "prevue?s?",
        r"prevoi\w+", "va", "vont", r"envisage\w*", r"\w{4,}(?:era|eront|ira|iront)", r"a l'intention de",
        r"a \w{2,}(?:er|ir|re)", "sera[n]?", r"se \w{2,}ra[n]?", "deber?a?[n]?", "preve[n]?", "previst[oa]s?",
        "va[n]? a", r"planea\w*", r"por \w+(?:ar|er|ir)", r"\w{4,}(?:aran|eran|iran)", "falta", "буд(?:ет|ут)",
        r"планиру\w+", r"намерен\w*", "предстоит", r"предполага\w+", r"долж\w+", "необходимо", "следует", "надо",
        "нужно"),
    "done": (
        rf"(?:has|have|had|was|were|got|is|are|been)(?: {_ADVERB}){{0,3}} {_PARTICIPLE}(?: {_ADVERB})?",
        r"(?:we|they|he|she|it|staff|office|team|unit|management) (?:also |then |now )?\w{3,}ed",
        r"(?:was|were) \w{3,}en", r"\w{4,}ed (?:to|in|on|by|for|with|at|from|it|the|an?|all)",
        r"\w{4,}(?:лен|жен|шен|чен|щен|ован|еван|нят)",
        r"(?:a|ont|avons|est|sont)(?: (?:ete|deja|aussi|bien|tous|toutes))* \w{2,}(?:e|i|u|is|it|ert|ait)(?:es|s|e)?",
        "(?:a|ont) eu lieu",
        (r"(?:ha|han|hemos|fue|fueron|esta|estan)(?: sido| ya)? \w{2,}"
         r"(?:ado|ido|ada|ida|to|cho|sto)s?"),
        r"se \w{3,}(?:aron|ieron|o)", r"\w{3,}(?:aron|ieron)", r"\w{3,}(?:ан|ен|ян|ят|ыт|ут)(?:о|а|ы)",
        r"\w{4,}(?:али|или|ели|ыли|ала|ила|ела|ало|ило|ело)(?:сь)?", r"\w{4,}(?:ал|ил|ел)(?:ся)?",
        r"был[аои]? \w{3,}(?:ан|ен|ят)"),
}
"""The kinds of hints, and the words of each in four languages (accents left out)."""
_STARTS_GOING = when_used(r"\W*(?!during|nothing|according|regarding|meeting|training|pending|morning|evening|building)"
                          r"[^\W\d]{3,}ing(?= \w)", re.IGNORECASE)
"""What somebody is doing, told without saying who."""
_PATTERNS = {kind: when_used(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE) for kind, words in _HINTS.items()}
_PAST_WITH_ACCENT = when_used(r"(?<!\w)\w{3,}ó(?!\w)", re.IGNORECASE)
"""A Spanish past that its accent alone tells: contrató."""
_STARTS_DONE = when_used(
    r"\W*(?:(?!need|unless|indeed|speed|exceed|proceed)\w{3,}ed|sent|held|made|drawn|written|\w{3,}(?:ad|id)[oa]s?"
    r"|\w{3,}(?:ан|ен|ят)(?:о|а|ы))(?!\w)", re.IGNORECASE)
"""A participle that a text begins with: what somebody did, told without saying who."""
_ENDS_DONE = when_used(r"(?<!\w)(?:\w{3,}ed|done|sent|held|made|\w{3,}(?:ad|id)[oa]s?)\W*\Z", re.IGNORECASE)
_NEGATED = 12
"""How far behind a negation what it denies may end, in characters."""
_NEVER, _PROGRESS, _DONE = Status.NOT_STARTED, Status.IN_PROGRESS, Status.IMPLEMENTED
_CLOSED, _NO_LONGER = Status.CLOSED_NOT_IMPLEMENTED, Status.NO_LONGER_APPLICABLE
_DECISIONS: tuple[tuple[frozenset[str], tuple[Status, ...]], ...] = tuple(
    (frozenset(kinds.split()), statuses) for kinds, statuses in (
        ("nothing", (_NEVER, _PROGRESS)), ("refused", (_CLOSED, _NEVER)), ("cancelled", (_NO_LONGER, _CLOSED)),
        ("deferred", (_NEVER, _PROGRESS)), ("late", (_PROGRESS, _NEVER)), ("partly", (_PROGRESS, _DONE)),
        ("being", (_PROGRESS, _DONE)), ("done not", (_PROGRESS, _NEVER)), ("done waiting", (_PROGRESS, _DONE)),
        ("done intended", (_PROGRESS, _DONE)), ("not", (_NEVER, _PROGRESS)), ("waiting", (_PROGRESS, _NEVER)),
        ("intended", (_NEVER, _PROGRESS)), ("done", (_DONE, _PROGRESS)),
    ))
"""The kinds of hints that a text has -> what it may mean; the first line that fits counts."""


class Hint(NamedTuple):
    """What a text hints at: the states that it may mean, the likeliest first, and where the words are that say so."""

    statuses: tuple[Status, ...]
    start: int
    end: int


def clauses(plain: str) -> Iterator[int]:
    """The places where the clauses of a text begin, but for the first."""
    yield from (mark.end() for mark in _MARKS.finditer(plain))


def hint(spaced: str) -> Hint | None:
    """What a text in one line hints at; None where it hints at nothing, as a single word that is not known does."""
    plain = even(spaced)
    if " " not in plain:
        return None
    found = {kind: match for kind, pattern in _PATTERNS.items() if (match := pattern.search(plain))}
    ends = None if "intended" in found else _ENDS_DONE.search(plain)
    told = _STARTS_DONE.match(plain) or ends or _PAST_WITH_ACCENT.search(spaced)
    if told:
        found.setdefault("done", told)
    going = _STARTS_GOING.match(plain)
    if going:
        found.setdefault("being", going)
    denial, deed = found.get("not"), found.get("done")
    if denial and deed and denial.start() < deed.end() <= denial.end() + _NEGATED:
        del found["done"]
    for kinds, statuses in _DECISIONS:
        if kinds <= found.keys():
            spans = [found[kind].span() for kind in kinds]
            return Hint(statuses, min(start for start, _ in spans), max(end for _, end in spans))
    return None
