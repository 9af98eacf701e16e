"""The words for how far an action is, for the answer to a recommendation, and for what contradicts a status.

In English, French, Spanish and Russian; `achevé(e)(s)` stands for each of its forms. The labels and aliases of the
codes themselves are read too.
"""

import re

from toolkit.tracker.record.codes import Acceptance, Status
from toolkit.tracker.wording.words import even, folded, forms, when_used

_CLOSED = (
    "closed", "no further action", "no further action required", "no further action needed", "clos(e)(s)",
    "clôturé(e)(s)", "classé(e)(s)", "fermé(e)(s)", "cerrad(o/a/os/as)", "закрыт(о/а/ы)", "закрыт",
    "снят(о/а/ы) с контроля", "снят с контроля")
"""What says that nothing more is expected, and not whether it was done."""
_STATUSES: dict[Status, tuple[str, ...]] = {
    Status.NOT_STARTED: (
        "not implemented", "not yet implemented", "not begun", "not yet begun", "not commenced", "yet to start",
        "yet to be started", "to be started", "to start", "not done", "not yet done", "not undertaken", "not initiated",
        "no progress", "no action", "no action yet", "planned", "prévu(e)(s)", "planifié(e)(s)",
        "previst(o/a/os/as)", "planificad(o/a/os/as)", "запланирован(о/а/ы)", "запланирован",
        "non commencé(e)(s)", "pas commencé(e)(s)", "pas encore commencé(e)(s)", "non entamé(e)(s)",
        "non démarré(e)(s)", "pas encore démarré(e)(s)", "non mis(e)(s) en œuvre", "pas encore mis(e)(s) en œuvre",
        "non mis(e)(s) en oeuvre", "non appliqué(e)(s)", "pas encore appliqué(e)(s)", "non réalisé(e)(s)",
        "pas encore réalisé(e)(s)", "aucune mesure prise",
        "no iniciad(o/a/os/as)", "sin iniciar", "sin comenzar", "aún no iniciad(o/a/os/as)", "no comenzad(o/a/os/as)",
        "no implementad(o/a/os/as)", "aún no implementad(o/a/os/as)", "no aplicad(o/a/os/as)",
        "aún no aplicad(o/a/os/as)", "no ejecutad(o/a/os/as)", "no realizad(o/a/os/as)",
        "не начат(о/а/ы)", "не начат", "еще не начат(о/а/ы)", "не приступали", "не выполнен(о/а/ы)", "не выполнен",
        "не реализован(о/а/ы)", "не реализован", "не исполнен(о/а/ы)", "не исполнен"),
    Status.IN_PROGRESS: (
        "partially implemented", "partly implemented", "partially completed", "partly completed", "partially done",
        "partially achieved", "partially met", "largely implemented", "mostly implemented",
        "substantially implemented", "being implemented", "being finalized", "being finalised", "in process",
        "on track", "implementation in progress", "implementation ongoing", "implementation under way", "initiated",
        "commenced", "begun", "work in progress", "in train", "in hand", "not fully implemented", "not completed",
        "not yet completed", "not complete", "almost completed", "nearly completed",
        "en cours", "en cours de mise en œuvre", "en cours de mise en oeuvre", "en cours d'exécution",
        "en cours de réalisation", "en cours d'application", "mise en œuvre en cours", "mise en oeuvre en cours",
        "partiellement mis(e)(s) en œuvre", "partiellement mis(e)(s) en oeuvre", "partiellement appliqué(e)(s)",
        "partiellement réalisé(e)(s)", "appliqué(e)(s) partiellement", "entamé(e)(s)", "engagé(e)(s)", "commencé(e)(s)",
        "en bonne voie", "appliqué(e)(s) en partie",
        "en curso", "en proceso", "en marcha", "en ejecución", "en vías de aplicación", "en vías de ejecución",
        "en curso de aplicación", "en proceso de aplicación", "en proceso de implementación",
        "parcialmente implementad(o/a/os/as)", "parcialmente aplicad(o/a/os/as)", "parcialmente cumplid(o/a/os/as)",
        "parcialmente ejecutad(o/a/os/as)", "aplicad(o/a/os/as) parcialmente", "aplicad(o/a/os/as) en parte",
        "iniciad(o/a/os/as)", "comenzad(o/a/os/as)",
        "в процессе", "в процессе выполнения", "в процессе осуществления", "в процессе реализации", "в работе",
        "в стадии выполнения", "в стадии реализации", "выполняется", "выполняются", "осуществляется", "осуществляются",
        "реализуется", "реализуются", "ведется", "ведется работа", "начат(о/а/ы)", "начат", "частично выполнен(о/а/ы)",
        "частично выполнен", "выполнен(о/а/ы) частично", "частично реализован(о/а/ы)", "продолжается"),
    Status.IMPLEMENTED: (
        "achieved", "accomplished", "finalized", "finalised", "delivered", "fully completed", "successfully completed",
        "closed as implemented", "closed - implemented", "closed: implemented", "closed (implemented)",
        "closed, implemented", "closed - completed", "closed (completed)", "implemented and closed",
        "completed and closed",
        "mis(e)(s) en œuvre", "mis(e)(s) en oeuvre", "pleinement mis(e)(s) en œuvre", "entièrement mis(e)(s) en œuvre",
        "intégralement mis(e)(s) en œuvre", "appliqué(e)(s)", "pleinement appliqué(e)(s)", "entièrement appliqué(e)(s)",
        "intégralement appliqué(e)(s)", "réalisé(e)(s)", "exécuté(e)(s)", "achevé(e)(s)", "terminé(e)(s)",
        "accompli(e)(s)", "finalisé(e)(s)", "mise en œuvre achevée", "mise en oeuvre achevée",
        "implementad(o/a/os/as)", "plenamente implementad(o/a/os/as)", "totalmente implementad(o/a/os/as)",
        "aplicad(o/a/os/as)", "plenamente aplicad(o/a/os/as)", "totalmente aplicad(o/a/os/as)",
        "aplicad(o/a/os/as) plenamente", "cumplid(o/a/os/as)", "ejecutad(o/a/os/as)", "completad(o/a/os/as)",
        "terminad(o/a/os/as)", "finalizad(o/a/os/as)", "concluid(o/a/os/as)", "realizad(o/a/os/as)",
        "выполнен(о/а/ы)", "выполнен", "полностью выполнен(о/а/ы)", "выполнен(о/а/ы) полностью", "завершен(о/а/ы)",
        "завершен", "реализован(о/а/ы)", "реализован", "полностью реализован(о/а/ы)", "исполнен(о/а/ы)", "исполнен",
        "осуществлен(о/а/ы)", "осуществлен", "сделано"),
    Status.CLOSED_NOT_IMPLEMENTED: (
        "abandoned", "dropped", "discontinued", "not pursued", "will not be implemented", "closed without action",
        "closed - not implemented", "closed (not implemented)", "closed: not implemented", "abandonné(e)(s)",
        "clos(e)(s) sans suite", "clôturé(e)(s) sans suite", "classé(e)(s) sans suite", "ne sera pas mis(e) en œuvre",
        "cerrad(o/a/os/as) sin implementar", "cerrad(o/a/os/as) sin aplicar",
        "abandonad(o/a/os/as)", "descartad(o/a/os/as)",
        "закрыт(о/а/ы) без выполнения", "прекращен(о/а/ы)", *_CLOSED),
    Status.SUPERSEDED: (
        "overtaken", "replaced by", "superseded by",
        "remplacé(e)(s)", "dépassé(e)(s) par les événements", "caduc", "caduque", "caducs", "caduques",
        "sustituid(o/a/os/as)", "reemplazad(o/a/os/as)", "superad(o/a/os/as) por los acontecimientos",
        "заменен(о/а/ы)", "заменен", "утратил(о/а/и) силу", "утратил силу"),
    Status.NO_LONGER_APPLICABLE: (
        "no longer relevant", "no longer required", "no longer needed", "not relevant", "cancelled", "canceled",
        "sans objet", "devenu(e)(s) sans objet", "plus applicable", "n'est plus applicable", "ne s'applique plus",
        "n'est plus d'actualité", "plus d'actualité", "annulé(e)(s)", "non applicable",
        "ya no es aplicable", "ya no aplica", "ya no procede", "ya no es pertinente", "no aplicable", "no aplica",
        "cancelad(o/a/os/as)", "sin objeto",
        "не применимо", "неприменимо", "более не применимо", "неактуально", "не актуально", "более не актуально",
        "утратил(о/а) актуальность", "отменен(о/а/ы)", "отменен"),
    Status.NOT_REPORTED: (
        "not available", "no information", "no update", "non communiqué(e)", "pas d'information", "sin información",
        "no informado", "нет данных", "нет информации"),
}
STATUS_OF = {
    folded(even(form)): status
    for status in Status
    for word in (status.label, *status.aliases, *_STATUSES.get(status, ()))
    for form in forms(word)
}
"""A word or phrase in small letters without accents -> the status it says."""

CLOSED = frozenset(folded(even(form)) for word in _CLOSED for form in forms(word))
"""Words in small letters without accents that do not say whether it was done; why not may stand behind them."""
WHY_NOT = when_used(
    r"(?<!\w)(?:no(?! (?:further|more|outstanding|remaining|open|other))|not|never|none|nobody|without|lack\w*|"
    r"insufficient\w*|unavailable|absence|impossible|infeasible|unfeasible|cannot|can't|won't|cancel\w*|abandon\w*|"
    r"declin\w*|reject\w*|refus\w*|drop\w*|withdr[ae]w\w*|discontinued|too (?:expensive|late|costly|few|little)|"
    r"instead|superseded|replaced|obsolete|overtaken|merged|pas|non|sans|faute|manque|aucune?s?|abandonne\w*|"
    r"annule\w*|rejete\w*|remplace\w*|sin|falta|ningun\w*|imposible|cancelad\w*|rechazad\w*|sustituid\w*|"
    r"не|нет|без|отсутств\w*|отказ\w*|невозможн\w*|недостат\w*|отмен\w*|замен\w*)(?!\w)", re.IGNORECASE)
"""Words of a reason for which something was closed without having been done (accents left out)."""

_ACCEPTANCES: dict[Acceptance, tuple[str, ...]] = {
    Acceptance.ACCEPTED: ("fully accepted", "accepté(e)(s)", "approuvé(e)(s)", "aceptad(o/a/os/as)", "принят(о/а/ы)",
                          "принят"),
    Acceptance.PARTIALLY_ACCEPTED: (
        "partly accepted", "partly agreed", "agreed in part", "accepted with reservations", "accepted with comments",
        "partiellement accepté(e)(s)", "accepté(e)(s) partiellement", "accepté(e)(s) en partie",
        "parcialmente aceptad(o/a/os/as)", "aceptad(o/a/os/as) parcialmente", "aceptad(o/a/os/as) en parte",
        "частично принят(о/а/ы)", "частично принят", "принят(о/а/ы) частично"),
    Acceptance.NOT_ACCEPTED: (
        "declined", "not supported", "disagreed", "non accepté(e)(s)", "pas accepté(e)(s)", "rejeté(e)(s)",
        "refusé(e)(s)", "no aceptad(o/a/os/as)", "rechazad(o/a/os/as)", "не принят(о/а/ы)", "не принят",
        "отклонен(о/а/ы)", "отклонен"),
    Acceptance.UNDER_CONSIDERATION: ("under review", "à l'examen", "à l'étude", "en cours d'examen", "en estudio",
                                     "en examen", "en consideración", "на рассмотрении", "рассматривается"),
    Acceptance.NOT_RELEVANT: ("non pertinent(e)(s)", "sans objet", "no pertinente", "не относится"),
    Acceptance.NOT_STATED: (),
}
ACCEPTANCE_OF = {
    folded(even(form)): acceptance
    for acceptance in Acceptance
    for word in (acceptance.label, *acceptance.aliases, *_ACCEPTANCES.get(acceptance, ()))
    for form in forms(word)
}
"""A word or phrase in small letters without accents -> the answer it says."""

_RECOMMENDATION = (r"(?: with| to| in principle)? "
                   r"(?:(?:the|this|these|all|both|la|les|cette|ces|las|esta|estas|эту|эти) )?"
                   r"(?:\w+ )?(?:recommendation|recommandation|recomendaci|рекомендаци)")
_IS = r"recomm?[ea]nd\w+ (?:is|are|was|were|has been|have been|est|sont|a ete|es|son|ha sido|fue)"
ACCEPTANCE_SENTENCES: tuple[tuple[Acceptance, re.Pattern[str]], ...] = tuple(
    (acceptance, when_used(rf"(?<!\w)(?:{pattern})", re.IGNORECASE)) for acceptance, pattern in (
        (Acceptance.PARTIALLY_ACCEPTED,
         (rf"part(?:ial)?ly (?:accept|agree)(?:s|d|ed)?{_RECOMMENDATION}|(?:accept|agree)s? (?:in part|partially)"
         rf"{_RECOMMENDATION}|accepte(?:nt)? partiellement{_RECOMMENDATION}|acepta[n]? parcialmente{_RECOMMENDATION}"
         rf"|частично принима(?:ет|ют){_RECOMMENDATION}"
         rf"|{_IS} (?:part(?:ial)?ly (?:accept|agree)ed|partiellement accept|parcialmente acept)")),
        (Acceptance.NOT_ACCEPTED,
         (rf"(?:(?:does|do|did|can) ?not (?:accept|agree)|rejects?|rejected|disagrees?){_RECOMMENDATION}"
         rf"|n'accepte(?:nt)? pas{_RECOMMENDATION}|rejette(?:nt)?{_RECOMMENDATION}|no acepta[n]?{_RECOMMENDATION}"
         rf"|rechaza[n]?{_RECOMMENDATION}|не принима(?:ет|ют){_RECOMMENDATION}"
         rf"|отклон(?:яет|яют|ил|ила){_RECOMMENDATION}"
         rf"|{_IS} (?:not (?:accept|agree)|rejet|reject|rechaz)")),
        (Acceptance.ACCEPTED,
         (rf"(?:accept(?:s|ed)?|agree(?:s|d)?|concurs?){_RECOMMENDATION}|(?<!n')accepte(?:nt)?{_RECOMMENDATION}"
         rf"|(?<!no )acepta[n]?{_RECOMMENDATION}|(?<!не )принима(?:ет|ют){_RECOMMENDATION}"
         rf"|{_IS} (?:(?:fully )?accepted|agreed|accepte|aceptad)")),
    ))
"""What a sentence about a recommendation says of its acceptance; the more particular ones first."""

NOT_ACCEPTING = when_used(
    r"(?<!\w)(?:not|never|cannot|n't|unable to|refuse[sd]? to|decline[sd]? to|pas|jamais|no|nunca|не)"
    r"(?: (?:yet|fully|be|been|to|se|ha|han|encore))* \Z", re.IGNORECASE)
"""What turns an answer into its contrary, right before it."""
_PARTICIPLE = r"(?:\w+(?:ed|en|un|lt|ne|wn|ht|pt)|sent|spent|made|put|set|cut|held|paid|found)"
_REMAINDERS = (
    # English: not tested, to be signed, with the lawyers for clearance, in principle
    (rf"(?:not|never)(?: (?:yet|been|be|fully|all|formally|officially))* "
     rf"(?!needed|required|applied|affected|concerned|limited|related|intended|considered|even|often|then|when|open|one)"
     rf"{_PARTICIPLE}"),
    (r"(?<!continue )(?<!continues )(?<!continued )to be "
     rf"(?!maintained|continued|sustained|repeated|needed|even|open|one){_PARTICIPLE}"),
    (r"for (?:\w+ )?(?:clearance|approval|sign-?off|signature|validation|verification|endorsement|adoption|decision)"
     r"(?! (?:was|were|of|by)\b)"),
    (r"(?<!as )(?<!than )(?:scheduled|planned|foreseen) for|to follow|(?:still )?to come|in principle|save for"
     r"|(?:is|are|still) (?:missing|lacking)"),
    # French: non testé, à valider, en principe, reste à, manque la signature
    (r"(?:non|pas(?: encore)?) (?!seulement|necessaires?|requise?s?|concernee?s?|limitee?s?|toute|autre|comme)"
     r"\w{3,}(?<!ment)(?:es?|ees?|ise?s?|ue?s?)"),
    (r"a (?:valider|verifier|approuver|publier|signer|tester|adopter|livrer|installer|confirmer|completer|diffuser)"
     r"|pour (?:validation|approbation|signature|avis|decision)|en principe|hormis|excepte"
     r"|(?:il )?manque(?:nt)? (?:encore )?(?:la|le|les|l'|une?)|a suivre"),
    # Spanish: no probado, sin publicar, falta la firma, en principio
    (r"(?:no|aun no|todavia no)(?: (?:ha|han|esta|estan|fue|fueron|sido))* (?!limitad)\w{3,}(?:ad|id)[oa]s?"
     r"|sin (?!embargo|lugar)\w{3,}(?:ar|er|ir)(?:se)?|falta[n]? (?:la|el|los|las|por|un|una|su)|por (?:validar|"
     r"verificar|aprobar|publicar|firmar|probar|adoptar|entregar|instalar|confirmar|completar|difundir)"
     r"|para (?:aprobacion|validacion|firma|revision|decision)|en principio"),
    # Russian: не проверено, на утверждении, в принципе, кроме
    (r"не (?!требу|нужн|ограничен|связан)\w{3,}(?:ан|ян|ен|ят|ыт)[оаы]?"
     r"|на (?:утверждени|согласовани|подписани|проверке|рассмотрени|подписи)\w*|в принципе|ожидает"),
)
"""What stays open of something that is done, by language: each begins a word and ends one (accents left out)."""
UNFINISHED = when_used(
    rf"(?<!\w)(?:{'|'.join(_REMAINDERS)}|"
    r"(?<!which )(?<!that )(?<!who )(?:will|shall)(?! (?:continue|remain|keep|be (?:maintained|continued|kept)))"
    r"(?: also)?(?=\W|\Z)"
    r"|(?:is|are|was|were) (?:now )?(?:expected|planned|scheduled|due|foreseen|projected) (?:to|for|in|by)|expected to"
    r"|(?:expects?|plans?|intends?|hopes?|aims?) to|(?:final|initial|early|last|advanced) stages?|to be finali[sz]ed"
    r"|(?:is|are|be|been) being"
    rf"|being {_PARTICIPLE}"
    r"|except|with the exception of|apart from|subject to|tb[cd]|sous reserve|a l'exception de|sauf|salvo|excepto"
    r"|sujet[oa]s? a|за исключением|кроме|при условии"
    r"|delayed|delays|postponed|on hold|stalled|not yet|yet to|still (?:to|being|under|pending|in|outstanding|awaiting)"
    r"|awaiting|awaits?|pending|outstanding|(?:has|have|had|was|were|is|are|could|can) not (?:been|be|yet|fully)"
    r"|(?:has|have|is|are|was|were)n't|(?:do|does|did) not (?:yet )?exist|remains? (?:to|incomplete|unfinished)"
    r"|in progress|under ?way|under (?:development|preparation|review|discussion|negotiation|consideration)"
    r"|(?:partially|partly|not) (?:implemented|completed|done|achieved)|unfinished|incomplete"
    r"|ser(?:a|ont)(?! maintenu)|devra(?:it|ient|ont)?|(?:est|sont) prevue?s?|prevue?s? (?:pour|en|d'ici)"
    r"|prevoi(?:t|ent) de|pas encore"
    r"|rest(?:e|ent) a|en attente|retardee?s?|du retard|reportee?s?|n'(?:a|ont|est|sont) pas|n'existe(?:nt)? pas"
    r"|phase finale|stade final|a finaliser|doi(?:t|vent) etre"
    r"|en cours d'(?:elaboration|examen|approbation|adoption|achevement)"
    r"|ser(?:a|an)(?! manten)|se preve|previst[oa]s? (?:para|en)|(?:esta|estan) previst[oa]s?|se espera|queda[n]? por"
    r"|aun no|todavia no"
    r"|pendientes?|retras\w+|aplazad[oa]s?|no (?:existe|se ha)n?|(?:fase|etapa) final|por finalizar|debera[n]?"
    r"|en preparacion|se \w{2,20}ran?"
    r"|буд(?:ет|ут)(?! (?:продолж|поддерж))|планируется|планируются|ожидается|предполагается|еще не|пока не"
    r"|не (?:заверш|выполн|реализов|утвержд|существу)\w+|задерж\w+|отложен\w*|на завершающ\w+|предстоит|осталось"
    r"|в стадии (?:разработки|подготовки|утверждения)"
    r")(?!\w)", re.IGNORECASE)
"""Words of something that is not done yet (accents left out)."""
DONE = when_used(
    r"(?<!not )(?<!yet )(?<!be )(?<!without )(?<!being )(?<!partially )(?<!partly )(?<!fully )(?<!\w)"
    r"(?:(?:fully )?(?:implemented|completed|finali[sz]ed|achieved)|(?:mise?s? en (?:œ|oe)uvre|acheve|termine)e?s?"
    r"|(?:implementad|aplicad|completad|cumplid|finalizad)[oa]s?|(?<!не )(?:выполнен|завершен|реализован)[оаы]?)(?!\w)",
    re.IGNORECASE)
"""Words of something that is done (accents left out)."""
