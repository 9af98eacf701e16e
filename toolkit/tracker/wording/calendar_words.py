"""The words for months, seasons, quarters and their neighbours, by language.

Month names follow CLDR (wide and abbreviated forms, format and stand-alone), with the Russian cases that follow a
preposition. Abbreviations that are common words in one of the other languages are left out, because texts mix
languages. Accents do not count, because capitals are often written without.
"""

from toolkit.tracker.wording.words import even, folded

MONTHS: dict[str, tuple[tuple[str, ...], ...]] = {
    "en": (
        ("January", "Jan"), ("February", "Feb"), ("March", "Mar"), ("April", "Apr"), ("May",), ("June", "Jun"),
        ("July", "Jul"), ("August", "Aug"), ("September", "Sept", "Sep"), ("October", "Oct"), ("November", "Nov"),
        ("December", "Dec"),
    ),
    "fr": (
        ("janvier", "janv"), ("février", "févr", "fév"), ("mars",), ("avril", "avr"), ("mai",), ("juin",),
        ("juillet", "juil"), ("août",), ("septembre",), ("octobre",), ("novembre",), ("décembre", "déc"),
    ),
    "es": (
        ("enero", "ene"), ("febrero",), ("marzo",), ("abril", "abr"), ("mayo",), ("junio",), ("julio",), ("agosto",),
        ("septiembre", "setiembre"), ("octubre",), ("noviembre",), ("diciembre", "dic"),
    ),
    "ru": (
        ("января", "январь", "январе", "январю", "янв"), ("февраля", "февраль", "феврале", "февралю", "февр"),
        ("марта", "март", "марте", "марту"), ("апреля", "апрель", "апреле", "апрелю", "апр"),
        ("мая", "май", "мае", "маю"), ("июня", "июнь", "июне", "июню"), ("июля", "июль", "июле", "июлю"),
        ("августа", "август", "августе", "августу", "авг"),
        ("сентября", "сентябрь", "сентябре", "сентябрю", "сент"),
        ("октября", "октябрь", "октябре", "октябрю", "окт"), ("ноября", "ноябрь", "ноябре", "ноябрю", "нояб"),
        ("декабря", "декабрь", "декабре", "декабрю", "дек"),
    ),
}
"""Language -> the names of each month, January first."""

MONTH_NUMBERS = {
    folded(even(name)): number
    for months in MONTHS.values()
    for number, names in enumerate(months, 1)
    for name in names
}
"""Every name of a month, in small letters without accents -> its number."""

_SEASONS = {
    3: ("spring", "printemps", "primavera", "весна", "весной", "весны"),
    6: ("summer", "été", "verano", "лето", "летом", "лета"),
    9: ("autumn", "fall", "automne", "otoño", "осень", "осенью", "осени"),
    12: ("winter", "hiver", "invierno", "зима", "зимой", "зимы"),
}
SEASONS = {folded(even(name)): month for month, names in _SEASONS.items() for name in names}
"""A season -> its first month; it lasts three, spring being March to May."""

_ORDINALS = {
    1: ("first", "premier", "première", "primer", "primero", "первый", "первом", "первого", "первому", "первое",
        "первая", "первой", "i"),
    2: ("second", "deuxième", "segundo", "second", "seconde", "второй", "втором", "второго", "второму", "второе", "ii"),
    3: ("third", "troisième", "tercer", "tercero", "третий", "третьем", "третьего", "третьему", "третье", "iii"),
    4: ("fourth", "last", "quatrième", "dernier", "cuarto", "último", "четвертый", "четвертом", "четвертого",
        "четвертому", "четвертое", "последний", "последнем", "iv"),
}
ORDINALS = {folded(even(name)): number for number, names in _ORDINALS.items() for name in names}
"""Which quarter or half; the last one of a year is the fourth quarter."""
NUMBER_ENDINGS = ("st", "nd", "rd", "th", "er", "re", "ère", "e", "ème", "nde", "º", "°", ".º", ".er", ".o", "-й",
                  "-е", "-го", "-м", "й", "е", "-ой", "-ое")
"""What follows a number that says which."""

QUARTER = ("quarter", "qtr", "trimestre", "trim", "квартал", "квартале", "квартала", "кварталу", "кв")
HALF = ("half", "half-year", "half year", "semester", "semestre", "полугодие", "полугодии", "полугодия", "полугодию")
OF = ("of the year", "of", "de l'année", "de", "del año", "del", "du", "d'")
END_OF = ("at the end of", "at the end of the", "al final de", "al final del",
          "vers la fin de", "the end of", "the end of the", "end of the", "end of", "end-", "end",
          "late", "late in",
          "the close of", "close of", "year-end", "EOY", "à la fin de", "la fin de", "la fin du", "fin de",
          "fin du", "fin d'", "fin", "a finales de", "finales de", "finales del", "a fines de", "fines de",
          "el final de", "final de", "final del", "fin del", "конец", "концу", "конца", "конце")
BEGINNING_OF = ("the beginning of", "at the beginning of", "beginning of", "the start of", "start of", "early",
                "early in",
                "début",
                "début de", "au début de", "le début de", "principios de", "a principios de", "comienzos de",
                "a comienzos de", "inicios de", "a inicios de", "начало", "начале", "началу", "начала")
MIDDLE_OF = ("the middle of", "middle of", "mid-", "mid", "mi-", "la mi-", "le milieu de", "milieu de", "mediados de",
             "a mediados de", "середина", "середине", "середины")
WEEK_OF = ("the week of", "week of", "the week of the", "week of the", "week commencing", "week starting",
           "week beginning", "w/c", "la semaine du", "semaine du", "la semana del", "semana del", "неделя с",
           "на неделе с", "неделю с")
FISCAL = ("FY", "fiscal year", "financial year", "exercice financier", "exercice", "exercice budgétaire",
          "año fiscal", "ejercicio económico", "ejercicio", "финансовый год", "финансовом году", "финансового года",
          "school year", "academic year", "année scolaire", "année universitaire", "année académique", "año escolar",
          "año lectivo", "año académico", "curso escolar", "учебный год", "учебном году", "учебного года")
"""What a year may be called that need not begin in January."""
AFTER_YEAR = ("г", "гг", "год", "года", "году", "годов", "годы", "годах")
"""The Russian word for year, which follows its number."""
TO = ("to", "until", "till", "through", "à", "au", "jusqu'à", "jusqu'au", "a", "al", "hasta", "по", "до")
AND = ("and", "&", "et", "y", "и", "e")
BY = ("no later than", "not later than", "at the latest by", "by the", "by", "until", "till", "up to", "due", "due by",
      "due on", "in the", "in", "on the", "on", "during", "in the course of", "at", "the", "within", "by no later than",
      "d'ici", "d'ici à", "d'ici au", "d'ici le", "d'ici la", "d'ici à la", "au plus tard", "au plus tard le",
      "au plus tard en", "au cours de", "au cours du", "courant", "pour le", "pour", "en", "le", "jusqu'au",
      "jusqu'à", "à la", "au", "à",
      "a más tardar el", "a más tardar en", "a más tardar", "para el", "para la", "para", "hasta el", "hasta",
      "durante", "durante el", "entre", "between", "de", "du", "del", "des", "through", "week ending", "el", "al", "a",
      "in the year", "during the year", "au cours de l'année", "en l'année", "en el año", "durante el año",
      "en el transcurso de", "en el transcurso del", "к", "в", "во", "до", "не позднее", "не позднее чем",
      "в течение", "в срок до", "за")
BEFORE = ("prior to", "prior to the", "before the", "before", "ahead of", "avant", "avant le", "avant la", "antes de",
          "antes del", "перед")
FROM = ("as from", "as of", "starting from", "starting in", "starting on", "starting", "beginning in", "beginning",
        "effective from", "effective", "not before", "no earlier than", "not earlier than", "from the", "from",
        "since", "since the", "after", "after the", "commencing", "commencing in", "à partir de", "à partir du",
        "à compter de", "à compter du", "dès", "dès le", "depuis", "depuis le", "pas avant", "pas avant le",
        "no antes de", "no antes del", "не ранее", "après", "après le", "a partir de", "a partir del", "desde",
        "desde el", "después de", "después del", "с", "со", "начиная с", "после")
ONWARDS = ("onwards", "onward", "and onwards", "and beyond", "and thereafter", "and after", "and ongoing",
            "then ongoing", "and continuing", "et au-delà", "et après",
            "et en continu", "puis en continu", "y en curso", "y continuo", "y permanente", "и постоянно",
            "и бессрочно",
           "en adelante", "y posteriormente", "и далее", "и позднее")
LATEST = ("at the latest", "latest", "or earlier", "or sooner", "ou plus tôt", "o antes", "или ранее",
          "au plus tard", "a más tardar", "как максимум", "respectively", "respectivement", "respectivamente",
          "соответственно")
"""What may follow a date and changes nothing about it."""
_WEEKDAYS = (
    ("Monday", "Mon", "lundi", "lunes", "понедельник"),
    ("Tuesday", "Tue", "Tues", "mardi", "martes", "вторник"),
    ("Wednesday", "Wed", "mercredi", "miércoles", "среда", "среду"),
    ("Thursday", "Thu", "Thur", "Thurs", "jeudi", "jueves", "четверг"),
    ("Friday", "Fri", "vendredi", "viernes", "пятница", "пятницу"),
    ("Saturday", "Sat", "samedi", "sábado", "суббота", "субботу"),
    ("Sunday", "Sun", "dimanche", "domingo", "воскресенье"))
WEEKDAYS = {folded(even(name)): number for number, names in enumerate(_WEEKDAYS) for name in names}
"""The name of a day of the week, in small letters without accents -> its number, Monday being 0."""
BIENNIUM = ("the biennium", "biennium", "the triennium", "triennium", "the period", "period", "l'exercice biennal",
            "exercice biennal", "la période", "période", "el bienio", "bienio", "el período", "período",
            "двухгодичный период", "период", "years", "the years", "années", "años", "годы")
"""What a stretch of years may be called."""
