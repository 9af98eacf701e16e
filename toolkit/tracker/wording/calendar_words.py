"""The words for months, seasons, quarters and their neighbours, by language.

Month names follow CLDR (wide and abbreviated forms, format and stand-alone). Abbreviations that are common words in
one of the other languages are left out, because texts mix languages.
"""

MONTHS: dict[str, tuple[tuple[str, ...], ...]] = {
    "en": (
        ("January", "Jan"), ("February", "Feb"), ("March", "Mar"), ("April", "Apr"), ("May",), ("June", "Jun"),
        ("July", "Jul"), ("August", "Aug"), ("September", "Sept", "Sep"), ("October", "Oct"), ("November", "Nov"),
        ("December", "Dec"),
    ),
    "fr": (
        ("janvier", "janv"), ("février", "fevrier", "févr"), ("mars",), ("avril", "avr"), ("mai",), ("juin",),
        ("juillet", "juil"), ("août", "aout"), ("septembre",), ("octobre",), ("novembre",),
        ("décembre", "decembre", "déc"),
    ),
    "es": (
        ("enero",), ("febrero",), ("marzo",), ("abril", "abr"), ("mayo",), ("junio",), ("julio",), ("agosto",),
        ("septiembre", "setiembre"), ("octubre",), ("noviembre",), ("diciembre", "dic"),
    ),
    "ru": (
        ("января", "январь", "янв"), ("февраля", "февраль", "февр"), ("марта", "март"),
        ("апреля", "апрель", "апр"), ("мая", "май"), ("июня", "июнь"), ("июля", "июль"),
        ("августа", "август", "авг"), ("сентября", "сентябрь", "сент"), ("октября", "октябрь", "окт"),
        ("ноября", "ноябрь", "нояб"), ("декабря", "декабрь", "дек"),
    ),
}
"""Language -> the names of each month, January first."""

SEASONS = {
    "spring": 3, "printemps": 3, "primavera": 3, "весна": 3, "весной": 3,
    "summer": 6, "été": 6, "verano": 6, "лето": 6, "летом": 6,
    "autumn": 9, "fall": 9, "automne": 9, "otoño": 9, "осень": 9, "осенью": 9,
    "winter": 12, "hiver": 12, "invierno": 12, "зима": 12, "зимой": 12,
}
"""A season -> its first month; it lasts three, spring being March to May."""

ORDINALS = {
    "first": 1, "1st": 1, "premier": 1, "1er": 1, "primer": 1, "первый": 1, "первом": 1, "i": 1,
    "second": 2, "2nd": 2, "deuxième": 2, "2e": 2, "segundo": 2, "второй": 2, "втором": 2, "ii": 2,
    "third": 3, "3rd": 3, "troisième": 3, "3e": 3, "tercer": 3, "третий": 3, "третьем": 3, "iii": 3,
    "fourth": 4, "4th": 4, "quatrième": 4, "4e": 4, "cuarto": 4, "четвертый": 4, "четвертом": 4, "iv": 4,
}
"""Which quarter or half."""

QUARTER = ("quarter", "trimestre", "квартал", "квартале", "квартала")
HALF = ("half", "half-year", "semester", "semestre", "полугодие", "полугодии")
OF = ("of the year", "of", "de", "del", "du", "d'")
END_OF = ("at the end of", "the end of", "end of the", "end of", "end-", "end", "fin de", "finales de", "fin", "конец",
          "концу", "конца", "конце")
MIDDLE_OF = ("the middle of", "middle of", "mid-", "mid", "mi-", "mediados de", "середина", "середине")
TO = ("to", "until", "till", "through", "à", "au", "jusqu'à", "a", "al", "hasta", "по", "до")
BY = ("no later than", "not later than", "at the latest by", "by the", "by", "until", "till", "up to", "due", "in the",
      "in", "on the", "on", "during", "at", "the", "d'ici", "avant le", "en", "le", "para el", "para", "el", "к", "в",
      "до")
BEFORE = ("prior to", "before the", "before", "avant", "antes de", "antes del")
FROM = ("as from", "as of", "starting from", "starting in", "starting", "beginning in", "beginning", "effective from",
        "effective", "from the", "from", "since", "after", "à partir de", "à compter de", "dès", "depuis",
        "a partir de", "desde", "с", "начиная с")
ONWARDS = ("onwards", "onward", "and beyond", "and thereafter", "and after", "et au-delà", "en adelante", "и далее")
