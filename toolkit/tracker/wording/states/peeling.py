"""What stands before a state and says nothing about it: list marks, labels, dates, codes, and who speaks."""

import re
from collections.abc import Iterator

from toolkit.tracker.wording.dates import MONTH_NUMBERS
from toolkit.tracker.wording.words import even, one_of, when_used

_MOST = 4
_DAY = (rf"(?:\d{{1,2}}(?:st|nd|rd|th|er|º)? ?(?:de |of )?(?:{one_of(MONTH_NUMBERS)})\.?,?(?: de)? ?\d{{4}}"
        rf"(?: ?г(?:\.|ода)?)?|(?:{one_of(MONTH_NUMBERS)})\.?(?: \d{{1,2}},)? ?(?:de )?\d{{4}}(?: ?г(?:\.|ода)?)?"
        r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|[QT][1-4] ?\d{4}|(?:19|20)\d\d)")
_AS_OF = r"(?:as (?:of|at)|at|on|by|situation au|au|du|en date du|al|a|en|a fecha(?: de)?|по состоянию на|на|от)"
_LABELS = ("status", "statut", "etat", "etat d'avancement", "avancement", "estado", "estado actual", "situacion",
           "avance", "статус", "состояние", "прогресс", "progress", "status update", "progress update", "update",
           "mise a jour", "actualizacion")
_PART = (
    r"(?:phase|part|step|stage|component|pilot|draft|report|plan|training|manual|guide|handbook|policy|strategy|system"
    r"|survey|review|study|assessment|meeting|workshop|recruitment|procurement|tender|contract|document|paper|website"
    r"|etape|partie|rapport|formation|manuel|politique|strategie|systeme|etude|reunion|contrat|fase|etapa|parte"
    r"|informe|manual|politica|estrategia|sistema|estudio|contrato|этап|часть|отчет|план|обучение|система|договор)s?")
"""What may be only a part of an action: its state is not that of the action."""
_NOT_NOW = (r"(?:previous|prior|last|past|former|initial|original|old|expected|target|desired|planned|proposed|next"
            r"|future|precedente?|ancien(?:ne)?|initiale?|prevue?|attendue?|vise|anterior|inicial|esperad[oa]|previst[oa]"
            r"|planeado"
            r"|предыдущ\w+|прошл\w+|прежн\w+|планов\w+|ожидаем\w+|целев\w+)")
"""What a label says of a state that is not that of today."""
_COLOURS = ("green", "amber", "yellow", "orange", "red", "blue", "grey", "gray", "black", "vert", "verte", "jaune",
            "rouge", "bleu", "verde", "amarillo", "rojo", "azul", "naranja", "зеленый", "желтый", "красный",
            "оранжевый", "синий")
_FILLERS = ("yes", "ok", "therefore", "however", "thus", "so", "note", "nb", "comment", "comments", "remark",
            "remarks", "response", "answer", "management response", "latest", "current", "now", "overall", "oui",
            "donc", "ainsi", "remarque", "commentaire", "reponse", "si", "por tanto", "por lo tanto", "nota",
            "comentario", "respuesta", "да", "таким образом", "примечание", "комментарий", "ответ")
_HEADS_OF_UNITS = (
    "division", "office", "unit", "department", "bureau", "branch", "team", "secretariat", "committee", "directorate",
    "ministry", "agency", "commission", "council", "management",
    "direction", "departement", "ministere", "comite", "conseil", "agence", "oficina",
    "departamento", "ministerio", "direccion", "secretaria", "consejo", "agencia", "отдел", "управление",
    "департамент", "министерство", "секретариат", "комитет", "служба", "агентство")
_PREFIX = when_used(
    r"\(?(?:\d{1,2}|[a-zа-я]|[ivx]{1,4})[.)] ?(?=\W*[^\W\d])|\d{1,2} ?[-:] ?(?=[^\W\d])|[^\w(\[☐☑☒<≤~≈±]+(?=\w)"
    rf"|(?:(?!(?:{_PART}|{_NOT_NOW})\b)[\w'./&-]+ ){{0,4}}?(?:{one_of(_LABELS)})(?! (?:{_NOT_NOW})\b)(?:"
    rf" ?\(?(?:{_AS_OF} )?{_DAY}\)?)? ?[:=-] ?"
    rf"|[(\[]?(?:(?:updated?|mise a jour|actualizado|обновлено) )?(?:{_AS_OF} )?{_DAY}[)\]]? ?(?:[:,=-] ?|(?<=\]))"
    rf"|(?:{one_of(_COLOURS)})(?: ?[/-] ?(?:{one_of(_COLOURS)}))? ?[:=-] ?|(?:{one_of(_FILLERS)})(?: ?[,:;.-] ?)"
    r"|[(\[](?-i:[A-ZА-Я]{1,4})[)\]] ?"
    r"|(?!(?:un|in|re|de|ir|dis|pre)-|(?:non|no|not|нет|не) ?-)(?-i:(?!(?:QA|UAT|TORS?|ToRs?|RFP|RFQ|SOPS?|SOPs|POC"
    r"|MOUS?|MoUs?|EOI|FAQ)\b)"
    r"[A-ZА-Я]{1,6}[a-z]?(?: ?[/&] ?[A-ZА-Я]{1,6}[a-z]?){0,3}) ?[:-] ?(?=\w)"
    rf"|(?:(?!{_PART}\b)[\w'&.-]+ ){{0,5}}?(?:{one_of(_HEADS_OF_UNITS)})"
    rf"(?: (?:of|for|de|des|du|del|de la|d'|по)(?: (?!{_PART}\b)[\w'&.-]+){{1,4}}"
    rf"|(?: (?!{_PART}\b)[а-я-]+){{1,3}})? ?: ?", re.IGNORECASE)
"""List marks, labels and dates, colours, fillers, codes, initials (but not of a thing), and units that speak."""
_SECOND_CODE = when_used(r"(?:[A-Z]{1,4}(?:/[A-Z]{1,3})?) (?=[A-Z][a-z])")
"""The rest of a code that has two parts, as in “C - AA Closed”."""


def peeled(spaced: str) -> Iterator[int]:
    """The places where what is said of the state may begin, behind what can be taken away before it."""
    plain, at = even(spaced), 0
    for _ in range(_MOST):
        found = _PREFIX.match(plain, at)
        if found is None or found.end() == at or found.end() >= len(plain):
            return
        at = found.end()
        code = _SECOND_CODE.match(plain, at)
        at = code.end() if code else at
        yield at
