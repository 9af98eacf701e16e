"""What sentences hint at where no word for a state stands by itself: what was done, goes on, waits or is intended.

A hint is never taken; it is the likely answer to a question, with the words that say so.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.tracker.record.codes import Status
from toolkit.tracker.wording.words import when_used

_NEVER, _PROGRESS, _DONE = Status.NOT_STARTED, Status.IN_PROGRESS, Status.IMPLEMENTED
_CLOSED, _NO_LONGER = Status.CLOSED_NOT_IMPLEMENTED, Status.NO_LONGER_APPLICABLE
_MARKS = when_used(r"[.;!?]+ (?=\W*\w)| - (?=\w)|, (?:but|however|mais|pero|но) (?=\w)|\) (?=\w)|: (?=\w)", re.IGNORECASE)
_PARTICIPLE = (r"(?:\w{2,}(?:ed|wn|lt|pt|ght)|made|done|held|sent|met|put|set|begun|taken|given|written|built|paid|led|found|"
               r"chosen|drawn up|gone|become|left|kept)")
_ADVERB = r"(?:\w+ly|also|now|already|since|then|all|both|just|been|recently)"


def _hint(*patterns: str) -> re.Pattern[str]:
    return when_used(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


_HINTS: dict[str, re.Pattern[str]] = {
    "cancelled": _hint(
        r"cancell?ed|withdrawn|no longer (?:needed|required|relevant|applicable|valid|necessary)|obsolete",
        r"annulee?s?|n'est plus (?:necessaire|pertinente?|applicable)|sans objet",
        r"cancelad[oa]s?|anulad[oa]s?|ya no (?:es|se|son) \w+|отменен[оаы]?|больше не \w+|более не \w+"),
    "refused": _hint(
        (r"(?:decided|agreed|chose) not to|(?:will|shall|is|are|was|were) not (?:to )?(?:be )?(?:pursued?|implement(?:ed)?|"
         r"proceed|feasible|possible)|won't|not feasible|unfeasible|rejected|declined|abandoned|dropped|refused"),
        r"refuse\w*|rejete\w*|abandonnee?s?|ne sera pas|a decide de ne pas|impossible",
        r"rechaz\w+|abandonad[oa]s?|no se (?:implementara|hara|realizara|aplicara)|decidio no|descartad[oa]s?",
        r"не будет|не будут|отказ\w*|отклонен[оаы]?|решено не|нецелесообразн\w+"),
    "deferred": _hint(
        r"deferred|postponed|on hold|put back|pushed back|suspended|paused|stalled|delayed|re-?scheduled|blocked",
        r"reportee?s?|differee?s?|suspendue?s?|ajournee?s?|retardee?s?|en retard",
        r"aplazad[oa]s?|pospuest[oa]s?|suspendid[oa]s?|diferid[oa]s?|replanificad[oa]s?|reprogramad[oa]s?|retrasad[oa]s?",
        r"отложен[оаы]?|приостановлен[оаы]?|перенесен[оаы]?|задержива\w+"),
    "not": _hint(
        (r"not yet|nothing|none|no (?:further )?(?:work|action|progress|steps?|update|start|movement)|(?:have|has|had|was|were|did|is"
         r"|are) not|(?:have|has|had|was|were|did|is|are)n't|never|yet to|not (?:been )?(?:started|begun|done|addressed)"),
        r"pas encore|(?:n'a|n'ont|n'est|ne sont|n'a pas|ne s'est) pas|rien|aucune? \w+|jamais",
        r"aun no|todavia no|no se ha[n]?|no ha[n]?|nada|ningun[oa]? \w+|sin avances?|nunca",
        r"еще не|пока не|ничего|не (?:был[аио]?|нача\w+|приступ\w+|выполн\w+|сделан\w*|реализ\w+|заверш\w+)|никаких"),
    "partly": _hint(
        (r"part(?:ly|ially)|in part|to (?:some|a certain|a limited) extent|some of|half(?: of)?|most of|almost|nearly|mostly|largely"
         r"|incomplete|\d+ (?:out )?of (?:the )?\d+|\d{1,2} ?%|so far|first (?:phase|draft|part)"),
        r"en partie|partielle\w*|partiel|la moitie|presque|incomplete?s?|\d+ sur \d+|la plupart",
        r"en parte|parcial\w*|la mitad|casi|incomplet[oa]s?|\d+ de (?:los |las )?\d+|la mayoria",
        r"частичн\w+|отчасти|половин\w+|почти|\d+ из \d+|больш\w+ част\w+"),
    "waiting": _hint(
        r"await(?:s|ed|ing)?|waiting|pending|wait(?:s)? (?:for|until)|depends? (?:up)?on|subject to|outstanding",
        r"en attente|attend(?:ons|ent)?|dans l'attente|depend de",
        r"a la espera|en espera|pendientes?|espera(?:mos|ndo)?|depende de", r"ожида\w+|жд[её]м|ждут|зависит от"),
    "being": _hint(
        (r"(?:(?:is|are|am|was|were|be|been)(?: \w+ly| also| now| still| currently)?|we're|they're|it's|currently|still|now"
         r"|continu(?:es?|ed|ing)(?: to be| to)?|keeps?|working on|started|began|begun|commenced|initiated) "
         r"(?!interesting|meeting)\w{2,}ing(?: \w+)?"),
        (r"continu(?:es|e|ing|ed)|ongoing|working on|work on|under \w+(?:ion|ment|ing|way|ew|ure)|in (?:progress|process|hand|"
         r"preparation|development|draft)|drafting|progressing|being \w+|(?:has|have) (?:started|begun|commenced)|(?:started|began"
         r"|commenced|initiated)(?: to)?|behind schedule"),
        r"en train de|en cours|se poursui(?:t|vent)|continue(?:nt)? [ad]e?|a (?:commence|debute|entame|engage|lance)|travaillons",
        (r"(?:esta|estan|estamos|sigue[n]?|viene[n]?|continua[n]?)(?: \w+)? ?\w*(?:ando|iendo|yendo)|en (?:curso|proceso|marcha|"
         r"ejecucion|tramite|elaboracion)|se (?:inicio|comenzo|empezo)|ha[n]? (?:iniciado|comenzado)"),
        r"\w{3,}(?:ется|ются|ится|атся|ятся)|вед[ёе]т(?:ся)?|ведут(?:ся)?|в процессе|в работе|начал\w*|начат\w*|продолжа\w+"),
    "intended": _hint(
        (r"will|shall|(?:is|are|was|were|be) (?:to|due|planned|expected|scheduled|foreseen)(?: to)?|plans?(?: to)?|planned|intends?(?: to)?|"
         r"expects?(?: to)?|aims? to|hopes? to|going to|needs? to|should|must|to be \w+|scheduled|proposed|(?-i:[A-Z]{2,6}) to \w+|to do"
         r"|by (?:the )?end(?: of)?|next (?:month|year|quarter|week|meeting)"),
        (r"ser(?:a|ont)|devra\w*|doi(?:t|vent)|prevue?s?|prevoi\w+|va|vont|envisage\w*|compte\w*|\w{4,}(?:era|eront|ira|iront)"
         r"|il est prevu|a l'intention de|reste a \w+"),
        (r"sera[n]?|se \w{2,}ra[n]?|deber?a?[n]?|preve[n]?|previst[oa]s?|va[n]? a|planea\w*|tiene[n]? previsto|por \w+(?:ar|er|ir)|"
         r"\w{4,}(?:aran|eran|iran)|falta"),
        r"буд(?:ет|ут)|планиру\w+|намерен\w*|предстоит|предполага\w+|долж\w+|необходимо|следует|надо|нужно"),
    "done": _hint(
        rf"(?:has|have|had|was|were|got|is|are|been)(?: {_ADVERB}){{0,3}} {_PARTICIPLE}(?: {_ADVERB})?",
        (r"(?:we|they|he|she|it|staff|office|team|unit|management) (?:also |then |now )?\w{3,}ed|(?:was|were) \w{3,}en"),
        (r"(?:a|ont|avons|est|sont)(?: (?:ete|deja|aussi|bien|tous|toutes))* \w{2,}(?:e|i|u|is|it|ert|ait)(?:es|s|e)?"
         r"|a eu lieu|ont eu lieu"),
        (r"(?:ha|han|hemos|fue|fueron|esta|estan)(?: sido| ya)? \w{2,}(?:ado|ido|ada|ida|to|cho|sto)s?|se \w{3,}(?:aron|ieron|o)"
         r"|\w{3,}(?:aron|ieron)"),
        (r"\w{3,}(?:ан|ен|ян|ят|ыт|ут)(?:о|а|ы)|\w{4,}(?:али|или|ели|ыли|ала|ила|ела|ало|ило|ело)(?:сь)?|\w{4,}(?:ал|ил|ел)(?:ся)?"
         r"|был[аои]? \w{3,}(?:ан|ен|ят)")),
}
_STARTS_DONE = when_used(
    r"\W*(?:(?!need|unless|indeed|speed|exceed|proceed)\w{3,}ed|sent|held|made|drawn|written|\w{3,}(?:ad|id)[oa]s?|\w{3,}(?:ees?|es?)(?= (?:le|la|les|en|par|au))"
    r"|\w{3,}(?:ан|ен|ят)(?:о|а|ы))(?!\w)", re.IGNORECASE)
"""A participle that a text begins with: what somebody did, told without saying who."""
_ENDS_DONE = when_used(r"(?<!\w)(?:\w{3,}ed|done|sent|held|made|(?:\w{3,}(?:ad|id)[oa]s?))\W*\Z", re.IGNORECASE)


class Hint(NamedTuple):
    """What a text hints at: the states that it may mean, the likeliest first, and the words that say so."""

    statuses: tuple[Status, ...]
    said: tuple[int, int]


_DECISIONS: tuple[tuple[frozenset[str], tuple[Status, ...]], ...] = tuple(
    (frozenset(kinds.split()), statuses) for kinds, statuses in (
        ("refused", (_CLOSED, _NEVER)), ("cancelled", (_NO_LONGER, _CLOSED)), ("deferred", (_NEVER, _PROGRESS)),
        ("partly", (_PROGRESS, _DONE)), ("being", (_PROGRESS, _DONE)),
        ("done not", (_PROGRESS, _NEVER)), ("done waiting", (_PROGRESS, _DONE)), ("done intended", (_PROGRESS, _DONE)),
        ("not", (_NEVER, _PROGRESS)), ("waiting", (_PROGRESS, _NEVER)), ("intended", (_NEVER, _PROGRESS)),
        ("done", (_DONE, _PROGRESS)),
    ))
"""The kinds of hints that a text has -> what it may mean; the first line that fits counts."""


def clauses(plain: str) -> Iterator[int]:
    """The places where the clauses of a text begin, but for the first."""
    yield from (mark.end() for mark in _MARKS.finditer(plain))


def hint(plain: str) -> Hint | None:
    """What an even text hints at; None where it hints at nothing."""
    found = {kind: match for kind, pattern in _HINTS.items() if (match := pattern.search(plain))}
    if "done" not in found and (match := _STARTS_DONE.match(plain) or _ENDS_DONE.search(plain)):
        found["done"] = match
    if "not" in found and "done" in found and found["not"].start() < found["done"].end() <= found["not"].end() + 12:
        del found["done"]
    for kinds, statuses in _DECISIONS:
        if kinds <= found.keys():
            first = min(found[kind].start() for kind in kinds)
            last = max(found[kind].end() for kind in kinds)
            kind = next(iter(kinds)) if len(kinds) == 1 else ""
            return Hint(statuses, found[kind].span() if kind else (first, last))
    return None
