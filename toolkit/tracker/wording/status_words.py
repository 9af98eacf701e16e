"""The words for an answer, for why something was closed, and for what contradicts or restricts a status.

In English, French, Spanish and Russian; `achevé(e)(s)` stands for each of its forms. The labels and aliases of the
codes themselves are read too.
"""

import re

from toolkit.tracker.record.codes import Acceptance
from toolkit.tracker.wording.words import even, folded, forms, when_used

WHY_NOT = when_used(
    r"(?<!\w)(?:no(?! (?:further|more|outstanding|remaining|open|other))|not|never|none|nobody|without|lack\w*|"
    r"insufficient\w*|unavailable|absence|impossible|infeasible|unfeasible|cannot|can't|won't|cancel\w*|abandon\w*|"
    r"declin\w*|reject\w*|refus\w*|drop\w*|withdr[ae]w\w*|discontinued|too (?:expensive|late|costly|few|little)|"
    r"instead|superseded|obsolete|overtaken|pas|non|sans|faute|manque|aucune?s?|abandonne\w*|"
    r"annule\w*|rejete\w*|sin|falta|ningun\w*|imposible|cancelad\w*|rechazad\w*|"
    r"не|нет|без|отсутств\w*|отказ\w*|невозможн\w*|недостат\w*|отмен\w*)(?!\w)", re.IGNORECASE)
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
    for word in (*acceptance.labels, *acceptance.aliases, *_ACCEPTANCES.get(acceptance, ()))
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
     rf"(?!needed|required|applied|affected|concerned|limited|related|intended|considered|even|often|then|when|open"
     rf"|one)"
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
    r"|not (?:by|in|at|on|for|all|everywhere|every|the)|pas (?:au|aux|dans|par|pour|tou\w+|partout)"
    r"|no (?:en|por|para|tod\w+)|не (?:в|во|на|для|все|всех|везде)"
    r"|(?<!not )only (?:in|at|by|for|on|the)|(?:in|at|by|for|from) (?:[\w']+ ){1,4}only"
    r"|(?<!non )seulement (?:a|au|aux|dans|en|par|pour)|(?<!no )(?:solo|solamente|unicamente) (?:en|para|por)"
    r"|(?<!не )только (?:в|во|на|для)|with the first (?:part|phase|stage|half|draft)"
    r"|(?:for|in|of) (?:the )?(?:\w+ )?(?:phase|stage|part|step) (?:\d|one|two|i)\w*|by (?:next|the end|end)"
    r"|re-?opened|rouverte?s?|reabiert[oa]s?|переоткрыт[оаы]?|открыт[оаы]? (?:повторно|заново)"
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
_JOINT = (r"(?:[ ]?[,;:(/][ (-]*| - | (?:and|but|then|before being|et|puis|mais|avant d'etre|y|luego|pero"
          r"|antes de ser|и"
          r"|но|затем|а)(?!\w) ?)")
_SINCE_THEN = (
    r"(?:(?:and|but|then|it|they|was|were|has|have|had|is|are|been|being|be|must|needs?|to|later|since|subsequently"
    r"|afterwards|again|now|still|partly|et|puis|mais|a|ont|est|sont|fut|ete|depuis|ensuite|par la suite|doit|etre"
    r"|encore"
    r"|de nouveau|remise?s? a|y|luego|pero|fue|fueron|ha|han|sido|se|despues|posteriormente|debe|ser|de nuevo"
    r"|otra vez|и|но"
    r"|затем|потом|впоследствии|позже|был[аои]?|снова|вновь|опять) ){0,4}")
TAKEN_BACK = when_used(
    rf"{_JOINT}{_SINCE_THEN}(?P<words>(?:"
    r"revers(?:ed|al)|revert(?:ed|s)?|lapsed|rolled back|rolling back|rescinded|revoked|repealed|overturned|undone"
    r"|redone"
    r"|re-?do|re-?doing|reworked|discontinued|disbanded|dissolved|abandoned|stopped|halted|suspended|withdrawn"
    r"|cancell?ed|fail(?:s|ed|ing|ure)?|relapsed|regressed|recurr(?:ed|ing)|broken?|rejected|disputed|contested|refused"
    r"|resumed|restarted|expired|no longer|not any ?more"
    r"|remise?s? en (?:cause|question)|annulee?s?|abandonnee?s?|interrompue?s?|suspendue?s?|arretee?s?|revoquee?s?"
    r"|abrogee?s?|rejetee?s?|refusee?s?|contestee?s?|defaite?s?|a refaire|refaire|reprendre|echoue\w*|n'est plus"
    r"|ne sont plus"
    r"|(?:revertid|anulad|suspendid|derogad|abandonad|rechazad|interrumpid|revocad|deshech|cancelad|retirad|cuestionad)"
    r"[oa]s?|dej(?:o|aron) de|ya no|rehacer\w*|fallo|fracaso"
    r"|(?:отменен|отозван|приостановлен|остановлен|прекращен|возобновлен|отклонен|оспорен|утрачен)[оаы]?|переделать"
    r"|больше не|уже не|не подтвержд\w+|сорван[оаы]?"
    r")(?!\w))", re.IGNORECASE)
"""What happened to something after it was done, said right behind it: “Completed, then reversed” (accents left out)."""
_A_DRAFT = (r"(?:(?:a|an|the|its|first|1st|initial|rough|preliminary|version|une?|le|la|forme de|version de) )*"
            r"(?:draft|brouillon|version (?:projet|provisoire)|projet(?! pilote)|borrador|черновик\w*|чернов\w+ \w+)")
WITH_RESERVATION = when_used(
    r"[ ,;:(/-]{0,4}(?<!\w)(?P<words>"
    # Until or unless something else happens.
    r"(?:once|if|unless|until|provided|as soon as|whenever|when(?! (?:\w+ ){0,4}?(?:was|were|had|did|came|took|began"
    r"|went))"
    r"|des que|si|lorsque|quand|une fois|tant que|des reception|a condition|cuando|una vez|en cuanto|siempre que"
    r"|tan pronto|когда|если|как только|при (?:наличии|условии)|до тех пор)(?!\w)"
    # As far as it goes: on paper, in draft, for now, as far as possible, with exceptions, without the second part.
    r"|(?:only )?on paper|sur (?:le )?papier|en el papel|на бумаге|на словах|in (?:theory|name)(?! of)"
    r"|(?:du moins )?en theorie"
    r"|en teoria|nominally|nominalmente|formally only|в теории"
    rf"|(?:in |as |en |como |в )?(?:{_A_DRAFT})"
    r"|(?:for|until) now|for the (?:moment|time being)|temporarily|provisionally|a titre provisoire|provisoirement"
    r"|provisionalmente|temporalmente|временно|to date|so far|a ce (?:jour|stade)|hasta (?:la fecha|ahora)|до сих пор"
    r"|as far as|(?:in ?so ?|so )far as|to the extent|dans la mesure|en la medida|por cuanto|насколько"
    r"|по мере возможности"
    r"|pour partie|par endroits|"
    r"(?:with|avec|con|с) (?:(?:some|minor|major|the|des|de|quelques|la|las|los|algunas?|algunos?|некоторыми) )*"
    r"(?:outstanding|exceptions?|reservations?|observations?|conditions?|limitations?|shortcomings?|defects?|snags?"
    r"|gaps?"
    r"|reserves?|lacunes?|defauts?|reservas?|observaciones|condiciones|excepciones|salvedades|deficiencias|оговорк\w+"
    r"|замечани\w+|исключени\w+)"
    r"|without (?:the|its|any (?:effect|result|evidence)|success|result|effect|evidence|proof|approval|sign-?off"
    r"|testing)"
    r"|sans (?:succes|effet|resultat|preuve|la|le|les)|sin (?:exito|efecto|resultado|evidencia|la|el|las|los)"
    r"|без (?:результат\w+"
    r"|подтвержд\w+)"
    # Only meant, or only tried.
    r"|(?<!as )(?<!than )(?:target|planned|forecast|estimated?|expected|projected|prevision|prevue?s?|estimee?s?"
    r"|previst[oa]s?|estimad[oa]s?|план|прогноз)(?=\W*\Z)"
    r"|(?:(?:as|on|at|in|en|comme) )?(?:(?:an?|the|one|two|three|some|une?|le|el|\d+) )?(?:pilote?s?|pilotos?|пилот\w*)"
    r"|(?:by|from|until|before) (?:next )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow)|tomorrow|soon"
    r"|(?:in )?next (?:week|month|quarter|year)|demain|manana|завтра"
    # On somebody's word: according to the contractor.
    r"|(?:according to|as (?:reported|claimed|stated|asserted|advised) by|per (?:the )?(?:management|contractor"
    r"|supplier|auditee)"
    r"|d'apres|selon|aux dires|segun|по словам|со слов|по информации)"
    r"(?! (?:(?:the|le|la|el) )?(?:plan|schedule|programme|calendrier|cronograma|specifications?|standards?|norme))"
    r"|allegedly|supposedly|pretendument|supuestamente|якобы"
    # A mark that contradicts it, or a choice that nobody made.
    r"|overdue(?=\W*\Z)|en retard(?=\W*\Z)|vencid[oa]s?(?=\W*\Z)|просрочен[оаы]?(?=\W*\Z)"
    r"|(?:yes|y|oui|o|si|да) ?/ ?(?:no|n|non|нет)"
    r")(?!\w)", re.IGNORECASE)
"""What may stand behind a status word and restricts it (accents left out)."""
DENIED = when_used(
    r"[ ?:=,(/-]*(?:no|n|false|non|faux|нет|not yet|never|pas encore|aun no|todavia no|еще нет|пока нет|0|none|nil"
    r"|aucune?|zero)"
    r"(?:\W*\Z|[,;.:]| [(–-])", re.IGNORECASE)
GRANTED = when_used(
    r" ?[?:=][ :=]*(?P<answer>(?:yes|y|true|oui|o|vrai|si|s|verdadero|да)(?=\W*\Z|[,;.:]| [(–-]))[ :.;,-]*",
    re.IGNORECASE)
"""Answers behind a state: “Completed: no”, “Done? Yes, in May”."""
SO_FAR = when_used(
    r"\W{0,2}(?:yet|so far|for now|at present|at this stage|pour l'instant|pour le moment|por ahora|de momento|пока)"
    r"(?!\w)", re.IGNORECASE)
"""What may still change: “Not applicable yet”."""
UNTIL = when_used(r" (?:until|before|jusqu'|avant|hasta|antes de|до)(?!\w).*\d", re.IGNORECASE)
"""What was not done for a time may be done since: “Not completed until 2020”."""
