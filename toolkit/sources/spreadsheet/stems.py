"""The stems of the words that headings are made of, in English, French, Spanish and Russian, by what a word stands for.

A heading is more than a name: “Scheduled completion date” is a date that is planned, “Description of the task” a task.
Each word counts for what it stands for; what the words of a heading mean together is judged in `grammar`.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

_STEMS = """
date: date dates fecha* дат*
deadline: deadline* due timeline timelines timeframe* timescale* timetable* timing eta echeance* delai delais plazo*
    vencimiento срок* дедлайн* when
planned: target* plan* expected scheduled estimated proposed anticipated projected agreed forecast* intended required
    original prev* cible butoir limite tope estime* planif* souhaite* previst* objetivo estimad* propuest* sugerid*
    compromis* programad* meta tentativ* планов* планир* запланир* предельн* целев* крайн* ожидаем* контрольн*
done: complet* actual* closed closure closing resolved resolution implement* done finish* end finalized cloture*
    realis* realiza* effectiv* achevement fin reel* cierre finalizacion terminacion cumplimiento ejecucion
    implementacion real conclusion фактич* завершен* исполнен* выполнен* закрыт* окончан* реализац*
truly: actual* closed closure closing resolved done effectiv* reel* cloture* cierre real cerrad* resuelt* ferme
    fermee resolu фактич* закрыт*
starts: start* begin* commence* debut inicio начал*
ends: end finish fin final finaliz* termin* finalisation achevement окончан* завершен*
share: percent* porcentaje* pourcentage* процент* progress* avance* avancement progreso complet* done realis* realiz*
    cumpl* execut* ejecu* выполнен* готовност*
revised: revised new extended adjusted extension revis* nouvel* reporte reportee prolong* nuev* prorrog* reprogramad*
    нов* пересмотр* перенос* перенес* продлен* измененн*
elsewhen: detect* discover* rais* opened open created creation reported report reporting start* begin* identif*
    logged last update* updated review* audit received approved meeting entry entered next follow up followup check*
    registered registration record* submitted assigned issued status debut ouverture detection constat derniere mise
    reunion inicio apertura deteccion registro hallazgo ultima actualizacion creacion начал* создан* выявлен*
    регистрац* обнаружен* последн* обновлен* получен*
number: id ids iid no nr num number numero numeros ref reference referencia key code codes codigo* номер n # ид код
    коды идентификатор
key: key cle clave ключ
status: status state statut* etat estado situacion стату* состоян*
degree: level stage degree rate grado nivel niveau степень уровень
comment: comment* remark* note notes update updates observation observations narrative commentaire* remarque* suivi
    comentari* observacion* nota notas seguimiento комментар* примечан* замечан*
evidence: evidence preuve* justificati* evidencia* подтвержд* доказател*
party: responsib* owner* assign* accountable poc whom responsable* pilote* porteur* attribue* encargad* asignad*
    ответственн* исполнител* назначена назначено назначен
lead: lead leads leader lider головн*
office: team unit department division office agency person persons officer manager official contact staff name names
    body technicien* tecnic* service direction equipe equipo unidad area dependencia лицо подразделен* отдел*
people: person people members membres persona personas miembros участники
address: email mail courriel correo почта
recommendation: recommendation* recommandation* recomendacion* рекомендац*
finding: finding* weakness* nonconform* deficienc* constat* hallazgo* недостат* нарушен* несоответств*
issue: issue* problem* gap gaps probleme* problema* проблем*
action: action* measure* mesure* accion* medida* мероприят* действи* мера меры
remedy: mitigat* remediat* treatment* corrective prevention preventive countermeasure* remedy task* activit* tache*
    tarea* actividad* задач* поручен* commitment* compromiso* engagement* обязательств*
step: step* etape* paso* шаг шаги этап* deliverable* livrable* entregable* milestone* jalon* hito* solution*
title: summary title subject sujet titre titulo asunto description* descripcion описан* detail details назван*
    наименован* intitule* libelle* objet matter card resume* заголов*
bare: a an the to be will of for by on in and or et y и de des du la le les l d del los las el por para con au aux par
    sur по на в description* descripcion описан* наименован* intitule* libelle* nombre detail* text texto statement*
    name* nom noms item* point* short brief list plan plans strateg* planned proposed proposee* propuest* recommended
    agreed required requested further key main overall management next additional suggested taken under corrective*
    correctiv* preventiv* mejora amelioration* prevue* previst* asignad* устранен* планируем* корректирующ*
    предупреждающ* улучшен* original
other: type* categor* priorit* priorid* cost* cout* budget* presupuesto score* rating* likelihood impact* probabilit*
    probabilid* source* origen count parent* padre* родительск* group* sector history effect* success trigger*
    criteri* indicator* indicateur* indicador* result* percent* rank class severity resource* depend* cause* causa*
    phone change* value вероятност* влиян* приорит* категор* тип источник* стоимост* бюджет* ресурс* причин* критери*
    результат*
whole: project* proyecto* projet* проект* product* team* board* list* sprint* cycle*
place: bucket* list lists liste lista section* seccion* column* colonne columna lane* board tablero compartiment*
    segment* deposito* список столбец колонка раздел сегмент*
kept: label* tag* etiquet* метк* author* auteur* autor* автор* creator* createur* creador* создател* created creation
    cree* cread* создан* reporter* rapporteur* informador* caller* requester* demandeur* solicitante* updated update
    modified changed last mis actualizad* actualizacion обновлен* tracker* трекер* type* tipo* тип priority priorit*
    priorid* приорит* project* proyecto* projet* проект* sprint* iteration* итераци* epic* vote* watcher* component*
    product* categor* категор* url
"""
"""What a word stands for: the words, with a star behind those that are the beginning of one."""

_SPELT = """
responsible responsable person action accion activity actividad activite mesure measure recommendation
recommandation recomendacion completion comment commentaire comentario observation observaciones remark remarque
status statut estimated estado date fecha deadline echeance vencimiento limite department departamento
departement avancement division office unidad management number implementation expected planned target revised
actual prevue prevista previsto response description priority evidence owner ответственный исполнитель
исполнения выполнения мероприятие рекомендация примечание комментарий подразделение срок дата плановый плановая
фактический фактическая статус
"""
"""The words that people shorten in headings, those first that are meant most often."""
_SHORTENED = re.compile(r"([^\W\d_]+)\.")
_MOST_WAYS = 12
"""In how many ways a heading is spelt out at most."""
_REST = re.compile(r"\w*")
_NOTHING = frozenset[str]()
_TOKEN = re.compile(r"[^\W\d_]+|#")


class _Stems(NamedTuple):
    """What words stand for.

    Attributes:
        whole: Word -> what it stands for.
        beginning: Beginning of words -> what they stand for.
        lengths: Of these beginnings.
        firsts: Their first letters, as many as the shortest has.
    """

    whole: Mapping[str, frozenset[str]]
    beginning: Mapping[str, frozenset[str]]
    lengths: Sequence[int]
    firsts: frozenset[str]


@cache
def _stems() -> _Stems:
    whole, beginning = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for line in _STEMS.strip().replace("\n    ", " ").splitlines():
        kind, _, stems = line.partition(": ")
        for stem in map(unaccented, stems.split()):
            (beginning if stem.endswith("*") else whole)[stem.removesuffix("*")].add(kind)
    of_whole, of_beginning = (
        {stem: frozenset(kinds) for stem, kinds in one.items()} for one in (whole, beginning))
    lengths = sorted({*map(len, beginning)})
    return _Stems(of_whole, of_beginning, lengths, frozenset(stem[:lengths[0]] for stem in beginning))


def unaccented(text: str) -> str:
    """A text without the signs above its letters, that of й among them."""
    if text.isascii():
        return text
    return "".join(ch for ch in unicodedata.normalize("NFKD", text) if not unicodedata.combining(ch))


def words_of(folded: str) -> list[str]:
    """The words of a heading that is folded; figures and signs are none."""
    return _TOKEN.findall(folded)


def spelt_out(heading: str, fewest: int = 1) -> list[str]:
    """A heading with its shortened words in full, in the ways that may be meant: “resp. dept.”, “éch.”.

    Args:
        heading: As written.
        fewest: Letters that a shortened word has at least.
    """
    if "." not in heading:
        return []
    ways, written = [""], unaccented(heading).casefold()
    for place, part in enumerate(_SHORTENED.split(written)):
        words = _in_full(part) if place % 2 and len(part) >= fewest else ()
        meant = [f"{word} " for word in words] or [f"{part} " if place % 2 else part]
        ways = [way + one for way in ways for one in meant][:_MOST_WAYS]
    return [spelt for way in ways if (spelt := " ".join(way.split())) != written]


@cache
def _in_full(short: str) -> tuple[str, ...]:
    """The words that one with a full stop stands for: those it begins, else those that have its letters in order."""
    words = unaccented(_SPELT).split()
    if short in words:
        return ()
    within = re.compile(".*".join(short))
    return tuple(word for word in words if word.startswith(short)) or tuple(
        word for word in words if len(short) > 1 and within.fullmatch(word))


@cache
def stands_for(word: str) -> frozenset[str]:
    """What a word stands for; nothing where it is not known."""
    stems = _stems()
    found = stems.whole.get(word, _NOTHING)
    if word[:stems.lengths[0]] not in stems.firsts:  # as nearly all words of people are
        return found
    for length in stems.lengths:
        if (kinds := stems.beginning.get(word[:length])) and (length == len(word) or _REST.fullmatch(word, length)):
            found |= kinds
    return found
