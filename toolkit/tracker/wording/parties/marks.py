"""The words and signs that join responsible parties and say their part."""

import re

from toolkit.tracker.record.codes import Role
from toolkit.tracker.wording.deadline_words import NOTHING
from toolkit.tracker.wording.words import even, folded, one_of, when_used

_MARKS: dict[Role, tuple[str, ...]] = {
    Role.ENDORSER: (
        "for endorsement", "for endorsement by", "for endorsement of", "for approval", "for approval by",
        "for approval of", "for clearance", "for clearance by", "subject to endorsement by", "subject to approval by",
        "subject to approval of", "subject to the approval of", "subject to clearance by", "with endorsement by",
        "with endorsement of", "with endorsement from", "with approval by", "with approval of", "with approval from",
        "with the approval of", "with clearance from", "to be endorsed by", "to be approved by", "to be cleared by",
        "endorsed by", "approved by", "cleared by", "endorsement:", "endorser:", "approval:", "approval by",
        "pour approbation", "pour approbation par", "pour approbation de", "pour aval de", "pour validation par",
        "pour validation de", "sous réserve de l'approbation de", "sous réserve de l'approbation du", "à approuver par",
        "approuvé par", "validé par", "avec l'approbation de", "avec l'aval de", "approbation :", "approbation:",
        "para aprobación", "para aprobación por", "para aprobación de", "para su aprobación por", "para aprobación del",
        "sujeto a la aprobación de", "con la aprobación de", "con la aprobación del", "aprobado por",
        "con el visto bueno de",
        "aprobación:",
        "для утверждения", "на утверждение", "для одобрения", "на одобрение", "с одобрения", "с утверждения",
        "при условии утверждения", "утверждение:"),
    Role.LEAD: (
        "led by", "lead by", "headed by", "chaired by", "coordinated by", "under the leadership of",
        "under the lead of", "under the direction of", "under the guidance of", "lead:", "lead :", "lead unit:",
        "lead office:", "lead agency:", "lead entity:", "leader:", "responsible:", "responsible unit:",
        "sous la direction de", "sous la direction du", "sous la conduite de", "sous la responsabilité de",
        "dirigé par", "piloté par", "coordonné par", "chef de file :", "chef de file:", "pilote :", "responsable :",
        "responsable:", "dirigido por", "liderado por", "encabezado por", "coordinado por", "bajo la dirección de",
        "bajo la dirección del", "bajo el liderazgo de", "líder:", "entidad principal:",
        "co-led by", "co-lead by", "co-chaired by", "co-lead:", "co-leads:", "co-lead", "co-leads", "assigned to",
        "delegated to", "owned by", "copiloté par", "co-pilote :", "co-pilotes :", "asignado a", "codirigido por",
        "copiloté avec", "под руководством", "во главе с", "ведущий:", "ответственный:", "ответственные:",
        "ответственное подразделение:"),
    Role.SUPPORT: (
        *(f"in {close}{what} with" for close in ("", "close ") for what in (
            "collaboration", "cooperation", "co-operation", "consultation", "coordination", "co-ordination",
            "partnership", "association", "liaison", "conjunction")),
        *(f"with {article}{what} {of}" for article in ("", "the ") for of in ("of", "from", "by", "for") for what in (
            "support", "help", "assistance", "input", "inputs", "contribution", "contributions", "advice",
            "participation", "involvement")),
        "supported by", "assisted by",
        "backed by", "advised by", "in agreement with", "together with", "jointly with", "along with",
        "alongside", "in consultation", "through", "w/", "support:", "supporting:", "supported by:", "with",
        *(f"en {what} avec" for what in ("collaboration", "coopération", "consultation", "concertation", "coordination",
                                         "partenariat", "liaison", "association")),
        "avec l'appui de", "avec l'appui du", "avec l'appui des", "avec le soutien de", "avec le soutien du",
        "avec le concours de", "avec la participation de", "appuyé par", "assisté par", "conjointement avec", "appui :",
        "appui:", "soutien :", "avec",
        *(f"en {what} con" for what in ("colaboración", "cooperación", "consulta", "coordinación", "asociación",
                                        "estrecha colaboración", "conjunto")),
        "con el apoyo de", "con el apoyo del", "con apoyo de", "con la asistencia de", "con la participación de",
        "apoyado por", "junto con", "conjuntamente con", "apoyo:", "con",
        "в сотрудничестве с", "в тесном сотрудничестве с", "совместно с", "в консультации с", "в координации с",
        "по согласованию с", "при поддержке", "при содействии", "при участии", "вместе с", "поддержка:"),
}
ROLE_OF = {folded(even(word)): role for role, words in _MARKS.items() for word in words}
"""What stands before a party -> its part."""
_BRACKETED: dict[Role, tuple[str, ...]] = {
    Role.LEAD: ("lead", "leader", "co-lead", "co-leader", "colead", "copilote", "co-pilote", "colíder", "lead unit",
                "lead agency", "lead office", "chef de file", "pilote", "responsable",
                "líder", "principal", "ведущий", "ведущее подразделение", "отв."),
    Role.SUPPORT: ("support", "supporting", "supporting unit", "appui", "soutien", "en appui", "apoyo", "поддержка",
                   "consulted", "to be consulted"),
    Role.ENDORSER: ("endorser", "endorsement", "for endorsement", "approval", "for approval", "approbation",
                    "aprobación", "утверждение"),
}
ROLE_BESIDE = {folded(even(word)): role for role, words in _BRACKETED.items() for word in words}
"""What stands in brackets after a party -> its part."""

_COLONS = [word for word in ROLE_OF if word.endswith(":")]
_WORDS = [word for word in ROLE_OF if not word.endswith(":")]
OR = ("or", "and/or", "ou", "et/ou", "o", "y/o", "или", "и/или")
AND = ("and", "as well as", "plus", "et", "ainsi que", "y", "e", "así como", "и", "а также", "&", "+", *OR)
CUT = when_used(
    rf"(?<!\w)(?:(?P<mark>{one_of(_COLONS)})|(?P<word>{one_of(_WORDS)})(?!\w| ?\)))"
    rf"|(?<= )(?P<and>{one_of(AND)})(?= )|(?P<stroke>(?:\A\d+)?;#(?:\d+(?=;#|\Z)(?:;#)?)?|[/,;|•])", re.IGNORECASE)
"""What stands between parties: a mark of their part, “and”, or a stroke, or a number between hashes."""
AND_OR_COMMA = when_used(rf" (?:{one_of(AND)}) |, ?", re.IGNORECASE)
NOBODY = when_used(rf"{NOTHING.pattern}|\W*(?:tb[cda]|to be (?:confirmed|determined|decided|assigned|designated)|"
                    r"a (?:confirmer|determiner|designer|preciser)|por (?:determinar|designar|confirmar|definir)|"
                    r"будет (?:определено|назначен\w?)|уточняется)\W*", re.IGNORECASE)
"""What means that nobody is named (accents left out)."""
JOIN = when_used(rf"{CUT.pattern}|[&+]", re.IGNORECASE)
"""What joins names into one list."""
MORE_NAMES = when_used(r" ?[/,;|(][^.!?]*?(?<!\w)(?:such as|including|namely|like|e\.g\.|i\.e\.):? ?", re.IGNORECASE)
"""What announces more names."""
BESIDE = when_used(rf" ?(?:\((?P<inside>{one_of(ROLE_BESIDE)})\)|- ?(?P<after>{one_of(ROLE_BESIDE)})(?!\w))",
                    re.IGNORECASE)
"""A part in brackets or behind a dash, right after a party."""
ARTICLE = when_used(r"-|(?<!\w)(?:the|la|le|les|el|los|las|l')(?!\w)|(?<!\w)(?:du|des|del|de la|de|of)(?= |\Z)",
                     re.IGNORECASE)
PLURALS = when_used(r" ?(?:units|sections|divisions|departments|offices|branches|services|teams|directorates|bureaux)"
                     r"(?!\w)", re.IGNORECASE)
"""A word that several names before it share: “Roses and Bulbs Sections”."""
