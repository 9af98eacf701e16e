"""The words that stand where a date should, by what they mean, and the words that belong to a date."""

import re

from toolkit.tracker.wording.calendar_words import (
    AND,
    BEFORE,
    BEGINNING_OF,
    BIENNIUM,
    BY,
    END_OF,
    FROM,
    LATEST,
    MIDDLE_OF,
    MONTH_NUMBERS,
    NUMBER_ENDINGS,
    ONWARDS,
    ORDINALS,
    QUARTER,
    SEASONS,
    WEEKDAYS,
)
from toolkit.tracker.wording.words import even, folded, one_of, when_used

WORDS: dict[str, tuple[str, ...]] = {
    "asap": (
        "ASAP", "A.S.A.P", "as soon as possible", "as soon as feasible", "as soon as practicable", "at the earliest",
        "at the earliest opportunity", "immediately", "immediate", "with immediate effect", "effective immediately",
        "urgent", "urgently", "without delay", "right away",
        "right now", "at once", "promptly",
        "dès que possible", "le plus tôt possible", "le plus rapidement possible", "dans les meilleurs délais",
        "à bref délai", "immédiatement", "immédiat", "avec effet immédiat", "sans délai", "sans tarder", "au plus vite",
        "tout de suite",
        "lo antes posible", "cuanto antes", "a la mayor brevedad", "a la mayor brevedad posible", "inmediatamente",
        "de inmediato", "inmediato", "sin demora", "urgente", "ahora mismo",
        "как можно скорее", "в кратчайшие сроки", "в ближайшее время", "немедленно", "безотлагательно",
        "незамедлительно", "срочно", "прямо сейчас"),
    "to_be_confirmed": (
        "TBC", "TBD", "TBA", "T.B.C", "T.B.D", "to be confirmed", "to be determined", "to be decided", "to be defined",
        "to be agreed", "to be announced", "to be set", "to be established", "to be specified", "not yet determined",
        "not yet decided", "not yet set", "under discussion", "tentative", "tentatively", "provisional", "indicative",
        "provisoire", "à titre indicatif", "indicatif", "provisionalmente", "ориентировочно", "предварительно",
        "not defined", "non défini", "no definido", "не определено", "à confirmer", "à déterminer", "à définir",
        "à préciser", "à fixer", "à convenir", "reste à déterminer", "por confirmar", "por determinar",
        "por definir", "por decidir", "a determinar", "a definir", "a confirmar", "pendiente de confirmación",
        "se determinará", "будет определено", "будет определен", "будет уточнено", "подлежит уточнению",
        "подлежит определению", "подлежит подтверждению", "уточняется", "определяется", "требует уточнения"),
    "continuous": (
        "ongoing", "on-going", "on going", "continuous", "continuously", "continuing", "continual", "continued",
        "permanent", "permanently", "throughout", "throughout the period", "open-ended", "on a continuous basis",
        "on a continuing basis", "on an ongoing basis", "at all times", "no end date", "rolling",
        "en cours", "en continu", "continu", "continue", "de façon continue", "de manière continue", "permanent",
        "permanente", "en permanence", "de façon permanente", "tout au long de l'année",
        "en curso", "continuo", "continua", "de forma continua", "en forma continua", "de manera continua",
        "permanente", "permanentemente", "de forma permanente", "de manera permanente",
        "постоянно", "постоянный", "на постоянной основе", "непрерывно", "в постоянном режиме", "продолжается",
        "бессрочно"),
    "recurring": (
        "annual", "annually", "yearly", "on an annual basis", "every second year", "every other year", "biennial",
        "biennially", "biannual", "biannually", "semi-annual", "semi-annually", "half-yearly", "twice a year",
        "twice yearly", "once a year", "once per year", "bi-monthly", "bimonthly", "quarterly", "monthly", "weekly",
        "daily", "periodic", "periodically", "regular", "regularly", "on a regular basis", "on a quarterly basis",
        "on a monthly basis", "at each session",
        "annuel", "annuelle", "annuellement", "semestriel", "semestrielle", "trimestriel", "trimestrielle",
        "trimestriellement", "trimestrellement", "mensuel", "mensuelle", "mensuellement", "hebdomadaire", "biennal",
        "biennale", "périodique", "périodiquement", "régulier", "régulièrement", "une fois par an", "deux fois par an",
        "anual", "anualmente", "semestral", "semestralmente", "trimestral", "trimestralmente", "mensual",
        "mensualmente", "semanal", "semanalmente", "bienal", "periódico", "periódicamente", "regularmente",
        "una vez al año", "dos veces al año",
        "ежегодно", "ежегодный", "ежеквартально", "ежемесячно", "еженедельно", "регулярно", "периодически",
        "на регулярной основе", "раз в полгода", "два раза в год", "один раз в год"),
    "conditional": (
        "subject to", "depending on", "depends on", "depending upon", "dependent on", "contingent on", "conditional on",
        "upon", "pending", "provided that", "provided", "if", "once", "when", "as soon as", "as and when",
        "as required", "as needed", "as necessary", "following", "after", "within", "in the next", "next",
        "in the coming", "before", "prior to", "until", "during", "in due course", "on approval", "this year",
        "this month", "as funds permit", "as resources permit", "short term", "short-term", "medium term",
        "medium-term", "long term", "long-term", "a few weeks", "a few months", "à court terme", "à moyen terme",
        "à long terme", "d'ici", "sous réserve", "selon", "en fonction de", "dès que", "dès l'", "dès la", "lorsque",
        "lors de", "lors du", "après", "avant", "à l'issue de", "prochain", "prochaine", "dans les",
        "dans un délai de", "suivant", "si", "en attente de", "en attente", "cette année",
        "sujeto a", "sujeta a", "según", "en función de", "cuando", "una vez que", "una vez", "después de", "tras",
        "antes de", "antes del", "próximo", "próxima", "dentro de", "en un plazo de", "en el plazo de",
        "pendiente de", "pendiente", "este año", "a corto plazo", "a mediano plazo", "a largo plazo",
        "en los próximos", "en las próximas", "через", "в краткосрочной перспективе",
        "при условии", "в зависимости от", "после", "по мере", "когда", "до начала", "до следующей", "следующей",
        "следующего", "следующем", "перед", "при наличии", "в течение", "в ожидании", "в этом году"),
}
"""Kind of deadline -> the words for it, in English, French, Spanish and Russian."""

KIND_OF_WORD = {folded(even(word)): kind for kind, words in reversed(WORDS.items()) for word in words}
"""A word or phrase in small letters without accents -> the kind of deadline it says."""

_NUMBER_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "eighteen", "thirty",
    "sixty", "ninety", "un", "une", "deux", "trois", "quatre", "cinq", "sept", "huit", "neuf", "dix", "douze", "trente",
    "soixante", "quatre-vingt-dix", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "doce",
    "treinta", "sesenta", "noventa", "один", "одного", "два", "двух", "три", "трех", "четыре", "четырех", "пять",
    "пяти", "шесть", "шести", "девять", "девяти", "десять", "десяти", "двенадцать", "двенадцати", "тридцать",
    "тридцати")
_LENGTHS = (
    "day", "days", "week", "weeks", "month", "months", "quarter", "quarters", "year", "years", "session", "sessions",
    "jour", "jours", "semaine", "semaines", "mois", "trimestre", "trimestres", "an", "ans", "année", "années",
    "día", "días", "semana", "semanas", "mes", "meses", "año", "años", "día hábil", "días hábiles",
    "день", "дня", "дней", "неделя", "недели", "неделю", "недель", "месяц", "месяца", "месяцев", "квартал", "год",
    "года", "лет", "сессия", "сессию",
    "année scolaire", "année universitaire", "exercice", "curso", "curso académico", "curso escolar", "año fiscal",
    "año lectivo", "ejercicio", "semestre", "semester", "term")
_EVERY = ("every", "each", "per", "once every", "tous les", "toutes les", "chaque", "cada", "todos los", "todas las",
          "каждый", "каждые", "каждую", "каждое", "раз в")
_WORKING = ("working", "calendar", "business", "ouvrables", "ouvrés", "calendaires", "рабочих", "календарных")

_EVENTS = ("session", "sessions", "meeting", "assembly", "conference", "summit", "réunion", "assemblée", "conférence",
           "período de sesiones", "reunión", "asamblea", "conferencia", "сессия", "сессии", "сессию", "заседание",
           "заседании", "заседания", "совещание", "совещании")
_WHICH = (*ORDINALS, "next", "regular", "special", "annual", "ordinary", "resumed", "coming", "following", "prochaine",
          "ordinaire", "annuelle", "próximo", "próxima", "ordinario", "anual", "следующей", "следующую", "очередной")
_NUMBER_OR_WORD = rf"(?:\d{{1,3}}|{one_of(_NUMBER_WORDS)})"
_LEADING = one_of((*BY, *BEFORE, *FROM, "at its", "for the", "lors de la", "на"))
SPECIAL = when_used(
    rf"(?<![\w-])(?:(?P<every>(?:{one_of(_EVERY)}) (?:\w+ ){{0,2}}?(?:{one_of(_LENGTHS)}))"
    rf"|(?P<event>(?:(?:{_LEADING}) )?(?:(?:the|its|la|le|el|su) )?"
    rf"(?:(?:\d{{1,3}}(?:{one_of(NUMBER_ENDINGS)})|{one_of(_WHICH)}) ){{0,3}}(?:{one_of(_EVENTS)}))"
    rf"|(?P<length>{_NUMBER_OR_WORD}(?: ?(?:-|to|or|ou|a|o|или) ?{_NUMBER_OR_WORD})?"
    rf"(?: \(\d{{1,3}}\))?[ -](?:(?:{one_of(_WORKING)}) )?(?:{one_of(_LENGTHS)})(?: (?:{one_of(_WORKING)}))?)"
    rf"|(?P<word>{one_of(KIND_OF_WORD)}))(?!\w|-\w)\.?", re.IGNORECASE)
"""What stands where a date should: again and again, a length of time, or a word that says so."""

NOTHING = when_used(
    r"\W*|\W*(?:n ?[/.]? ?a\.?|none|nil|null|no deadline|no due date|no date|no fixed date|no date set|no end date set|"
    r"not applicable|"
    r"not set|not stated|not specified|unspecified|not available|not provided|blank|neant|aucun|aucune|sans objet|"
    r"s[./] ?o\.?|non applicable|non precise|non precisee|non indique|sans echeance|sans date|pas de date|"
    r"ninguno|ninguna|no aplica|no aplicable|no procede|no especificado|sin fecha|sin plazo|sin determinar|"
    r"нет|н[/.] ?д\.?|не применимо|неприменимо|не указано|не указан|не установлено|не установлен|без срока)\W*",
    re.IGNORECASE)
"""What means that nothing is written (accents left out)."""

_LABELS = ("deadline", "deadlines", "due date", "target date", "target", "completion date", "completion", "date",
           "timeline", "timeframe", "time frame", "expected", "expected completion", "expected completion date",
           "to be completed", "completed", "to be finalized", "to be done", "estimated", "planned",
           "échéance", "date limite", "délai", "date prévue", "prévu", "fecha límite", "plazo", "fecha prevista",
           "fecha", "previsto", "срок", "срок исполнения", "срок выполнения", "дата", "исполнить")
_STARTS = ("start", "starts", "start date", "starting date", "started", "begin", "begins", "beginning", "commence",
           "commences", "commencement", "launch", "début", "date de début", "démarrage", "commencement", "lancement",
           "inicio", "fecha de inicio", "comienzo", "начало", "дата начала")
_ENDS = ("end", "ends", "end date", "finish", "finishes", "completion", "completion date", "complete", "completed",
         "conclusion", "fin", "date de fin", "achèvement", "fecha de fin", "fecha de finalización", "finalización",
         "término", "conclusión", "окончание", "завершение", "дата окончания", "дата завершения")
_START_WORDS = ("start", "starts", "started", "starting date", "start date", "begins", "commences", "launch")

_EARLIEST = ("at the earliest", "earliest", "au plus tôt", "como muy pronto", "como mínimo", "a lo más pronto",
             "не раньше")
"""What says behind a date that it is the first day, not the last."""

LEAD = when_used(
    rf"(?<!\w)(?:(?:(?P<start>(?:{one_of(_STARTS)}) ?:|(?:{one_of(_START_WORDS)}) ?[=-]?)"
    rf"|(?P<end>(?:{one_of(_ENDS)}) ?[:=]|complete|completed|completion|finish)|(?:{one_of(_LABELS)}) ?[:=-]?) ?)?"
    rf"(?:(?:{one_of((*AND, 'but', 'mais', 'pero', 'но'))}) )?"
    rf"(?:(?:(?P<before>{one_of(BEFORE)})|(?P<from>{one_of(FROM)})|(?P<by>{one_of(BY)}))(?:[ :]{{1,2}}|(?<=')|\Z))?"
    rf"(?:(?:{one_of(BIENNIUM)}) )?(?:(?:{one_of(WEEKDAYS)})\.?,? ?)?(?:le |el |the )?\Z", re.IGNORECASE)
"""The words right before a date that say which end of it counts."""
TAIL = when_used(
    rf"(?P<onwards>,? ?\(?(?:{one_of((*ONWARDS, *_EARLIEST))})\)?(?!\w)| on(?= ?\Z)| ?-(?= ?\Z))"
    rf"| ?\((?:(?P<begins>{one_of(_STARTS)})|(?:{one_of(_ENDS)}))\)|,? \(?(?:{one_of(LATEST)})\)?(?!\w)"
    rf"| (?:{one_of(BIENNIUM)})(?!\w)|,? \(?(?:{one_of(WEEKDAYS)})\)?(?!\w)"
    r"|,?[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d{1,6})?)?(?: ?[AP]\.?M\b\.?)?(?:Z| ?UTC| ?GMT)?(?!\w)",
    re.IGNORECASE)
"""The words right after a date that belong to it."""
_MONTH = rf"(?:{one_of(MONTH_NUMBERS)})"
YEARLESS = when_used(
    rf"(?:(?:{one_of((*BY, *BEFORE, *FROM))}) ?)?(?:(?:{one_of((*END_OF, *MIDDLE_OF, *BEGINNING_OF))})[ -]?)?"
    rf"(?:(?P<day>\d{{1,2}}(?:{one_of(NUMBER_ENDINGS)})(?: of)?)|\d{{1,2}}[./]\d{{1,2}}\.?|(?:the |l'|le |el |la )?(?:"
    rf"(?P<month>{_MONTH}(?:(?: ?- ?| (?:{one_of(AND)}) )(?:{_MONTH}))?)|[QTHS][1-4]|[1-4][QTHS]"
    rf"|(?:{one_of(ORDINALS)}) (?:{one_of(QUARTER)}|half)"
    rf"|(?:{one_of(SEASONS)})|(?:(?:(?:fiscal|financial|calendar) )?year|annee|ano|года|год|month|mois|mes|месяца|"
    r"quarter|trimestre|квартала)"
    rf"|year[ -]end)\.?)", re.IGNORECASE)
"""A time without its year, as a whole deadline: 20th, by December, end of the year."""
_NEW = (
    "revised", "revised deadline", "revised date", "extended", "postponed", "rescheduled", "new deadline", "new date",
    "moved", "delayed", "deferred", "now", "changed", "reporté", "reportée", "prorogé", "prorogée", "repoussé",
    "révisé", "révisée", "nouvelle échéance", "nouvelle date", "désormais", "revisado", "revisada", "prorrogado",
    "prorrogada", "aplazado", "aplazada", "nuevo plazo", "nueva fecha", "ahora", "перенесен", "перенесено",
    "перенесена", "продлен",
    "продлено", "пересмотрен", "пересмотрено", "пересмотренный срок", "новый срок", "теперь")
REVISED = when_used(
    rf"[(;,]? ?(?<!\w)(?:{one_of(_NEW)})(?!\w)(?: deadline| date)?"
    r"(?: to| until| au| a| jusqu'au| al| hasta el| hasta| на| до)? ?:? ?", re.IGNORECASE)
"""What stands between a deadline and its revised one (accents left out)."""
FORMER = when_used(
    r" ?[(;,]? ?(?<!\w)(?:was|originally|previously|formerly|initially|original(?: deadline| date)?|instead of|"
    r"initialement|auparavant|precedemment|au lieu du|anteriormente|inicialmente|originalmente|en lugar del|ранее|"
    r"первоначально|вместо) ?:? ?", re.IGNORECASE)
"""What stands between a deadline and the one that it has replaced, or before the first of two (accents left out)."""
