"""What the words of a heading mean together, where the heading as a whole is none of our words.

A word that says what a column is (a date, a number, a person) weighs more than the one that says whose it is: “Action
owner” is a person and “Status date” a date. One word that names something else, such as “cost”, ends the guessing.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from toolkit.sources.spreadsheet.stems import stands_for, words_of

OWN_NUMBER = "own"
"""The key of a column of identifiers that people use, such as “Risk ID”; its cells settle whether it counts."""
PARTY_AND_DATE = "party-and-date"
"""The key of a column that holds who is responsible and by when; its cells are parted."""
PEOPLE = "people"
"""The key of a column of members or persons, who are responsible where other columns make a table one of actions."""
WHO_OR_WHEN = "who-or-when"
"""The key of a column that holds who does it or by when it is done, such as “To be done by”; its cells settle which."""
STAND_FOR_TEXT = ("title", "issue", "finding")
"""The keys of columns that may stand for what will be done, or for a recommendation, where no other column does."""
MAY_STAND = (*STAND_FOR_TEXT, PEOPLE)
"""The keys of columns that may stand for one of ours."""
MOST_WORDS = 7
"""What has more words is a sentence."""
_AND = re.compile(r"[&/+,;]| and | et | y | и ")
_OF = re.compile(r" (?:of|for|from|in|on|to) .*")
_HEAD_FIRST = re.compile(r"\b(?:de|del|du|des|d)\b|[а-я]")
"""What French, Spanish and Russian headings have, in which the word that carries them stands first."""
_ADJECTIVE = re.compile(r"(?:ые|ие|ыи|ии|ая|яя|ое|ее)$")
"""How Russian adjectives end, which stand before their noun; й has lost the sign above it."""
_PARTICIPLES = frozenset({
    "completed", "implemented", "finished", "achieved", "delivered", "executed", "fulfilled", "realise", "acheve",
    "termine", "accompli", "completado", "finalizado", "ejecutado", "implementado", "cumplido", "concluido",
    "выполнено", "исполнено", "завершено", "реализовано"})
"""What says of a date, without accents, that it is of what is done: “Date completed” is, “Completion date” is not."""
_GROUPS = frozenset({"group", "groupe", "grupo", "группа"})
"""What may be responsible, where a heading says so, and no person is: “Assignment group”."""
_CLOSED_ON = frozenset({"at", "on", "le", "a", "el"})
_OF_ENDS = ("date", "bare", "planned")
"""What may stand beside the word that says that something begins or ends."""
_PERCENT = re.compile(r"percent|porcentaje|pourcentage|процент|готовность")
_CODES = frozenset({"code", "codes", "codigo", "codigos", "код", "коды"})
"""What may number actions, and may as well say of which sort they are."""
_LABELS = re.compile(r"label|tags?$|etiquet|метк")
_DESCRIBES = re.compile(r"descri|описан|detail|detal")
_BY = frozenset({"by", "par", "por", "before", "avant", "pour", "para", "до"})
"""How a heading ends that asks for a name or a day."""
_REASONS = frozenset({"reason", "resolution", "solution", "outcome", "closed", "closure", "raison", "motif", "motivo",
                      "razon", "causa", "resolucion", "solucion", "cierre", "cloture", "причина", "решение", "решения",
                      "резолюция", "закрытия"})
_OF_REASONS = frozenset({"state", "status", "close", "closing", "type", "code", "as", "of", "for", "de", "du", "la",
                         "l", "el", "del", "d", "etat", "estado", "fermeture", "tipo", "codigo", "тип", "код",
                         "статуса"})
"""Words that name how something was closed, and those that may stand beside them."""
_SORTS = frozenset({"type", "types", "nature", "kind", "category", "categorie", "class", "genre", "tipo", "naturaleza",
                    "clase", "categoria", "тип", "вид", "категория", "item", "entry", "point", "d", "a", "i", "n"})
"""Words of a heading that says of which sort each row is; the letters stand for decision, action, information, note."""
_ACTIONS = frozenset({"action", "actions", "task", "tache", "accion", "acciones", "tarea", "actividad", "activity",
                      "activite", "действие", "задача", "мероприятие", "поручение", "a"})
_NO_ACTIONS = frozenset({"decision", "decisions", "decisiones", "acuerdo", "решение", "info", "infos", "information",
                         "informations", "informacion", "информация", "note", "nota", "discussion", "remark", "fyi",
                         "remarque", "observacion", "debate", "обсуждение", "справочно", "d", "i", "n"})
_SURE, _LIKELY = 2, 1


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading may mean.

    Attributes:
        key: Of the column.
        sureness: 2 where every word is known, 1 where something is left.
        rank: Which of several columns of one key and sureness is meant first: the highest.
    """

    key: str
    sureness: int
    rank: int = 0


def meaning_of(folded: str) -> Meaning | None:
    """What a folded heading means by the words in it.

    Returns:
        None where they do not say; a meaning without a key where they name something that is no column of ours.
    """
    words = words_of(folded)
    if not words or len(words) > MOST_WORDS:
        return None
    kinds = _kinds(words)
    if all("people" in stands_for(word) for word in words):
        return Meaning(PEOPLE, _LIKELY)
    if words[-1] in _BY and _is_deed(words[:-1]):
        return Meaning(WHO_OR_WHEN, _SURE if "truly" not in kinds else _LIKELY)
    if not kinds & _TELLING and not kinds >= {"planned", "done"}:
        return None
    parts = [words_of(part) for part in _AND.split(folded)]
    if len(parts) == 2 and {_party(parts[0]), _party(parts[1])} & {"responsible", "lead"} and (
            _dated(parts[0]) or _dated(parts[1])) == "deadline":
        return Meaning(PARTY_AND_DATE, _SURE)
    found = _of_date(words) or _of_other_kinds(words)
    is_when = "elsewhen" in kinds <= {"elsewhen", "bare"} and all(map(stands_for, words))
    if found is None and ("other" in kinds or is_when):
        return Meaning("", _SURE)
    return found or _of_text(words, words_of(_OF.sub("", folded))) or _of_a_part(folded)


def _of_a_part(folded: str) -> Meaning | None:
    """What will be done, where only one of two names that a heading gives it says so: “Mitigation / response”."""
    found = [_of_text(words, words) for part in folded.split("/") if (words := words_of(part))]
    texts = [one for one in found if one and one.key == "text"]
    return replace(texts[0], sureness=_LIKELY) if len(found) > 1 and texts else None


def is_office(folded: str) -> bool:
    """Whether a folded heading names a part of an organization, and not that it is responsible."""
    return all("office" in stands_for(word) for word in words_of(folded))


def says_done(folded: str) -> bool:
    """Whether a folded heading says that something is done, and not only that it will be or ends."""
    words = words_of(folded)
    return "truly" in _kinds(words) or not _PARTICIPLES.isdisjoint(words)


def is_start(folded: str) -> bool:
    """Whether a folded heading says when something begins."""
    return _is_end_of("starts", words_of(folded))


def is_end(folded: str) -> bool:
    """Whether a folded heading says when something ends, and not that it truly did."""
    return _is_end_of("ends", words_of(folded)) and not says_done(folded)


def _is_end_of(kind: str, words: Sequence[str]) -> bool:
    kinds = [stands_for(word) for word in words]
    return any(kind in one for one in kinds) and all(one & {kind, *_OF_ENDS} for one in kinds)


def is_closing(folded: str) -> bool:
    """Whether a folded heading is one word that says that something is done: “Resolved”, “Cerrada”."""
    words = words_of(folded)
    return len(words) == 1 and bool(stands_for(words[0]) & {"truly", "done"}) and "ends" not in stands_for(words[0])


def is_share(folded: str) -> bool:
    """Whether a folded heading names a share of what is done, as “% complete” and “Avance (%)” do."""
    kinds = _kinds([word for word in words_of(folded) if _PERCENT.search(word) is None])
    is_percent = "%" in folded or _PERCENT.search(folded) is not None
    return is_percent and "share" in _kinds(words_of(folded)) and not kinds & {"other", "date"}


def no_actions(heading: str, cells: Collection[str]) -> frozenset[str]:
    """The cells of a column, folded as its heading, that say that a row is a decision or information, and no action.

    None where the heading does not say that it sorts the rows, where a cell says something else, or where no cell says
    that its row is an action. Single letters count where they are those of the heading, as in “D/A/I”.
    """
    words = set(words_of(heading))
    letters = {one for one in words if len(one) == 1}
    found = frozenset(cells)
    known = {one for one in found if one in _ACTIONS | _NO_ACTIONS and (len(one) > 1 or one in letters)}
    return found & _NO_ACTIONS if words and words <= _SORTS and known == found and found & _ACTIONS else frozenset()


def is_reason(folded: str) -> bool:
    """Whether a folded heading names the reason for which something was closed, or how it was resolved."""
    words = set(words_of(folded))
    return bool(words & _REASONS) and words <= _REASONS | _OF_REASONS


def is_place(folded: str) -> bool:
    """Whether a folded heading names the list of a board in which a card stands."""
    kinds = [stands_for(word) for word in words_of(folded)]
    return any("place" in one for one in kinds) and all(one & {"place", "bare"} for one in kinds)


def keeps_books(folded: str) -> bool:
    """Whether a folded heading is one of what an issue tracker writes down of itself, as “Labels” and “Created” are."""
    return len(words_of(folded)) < MOST_WORDS and "kept" in _kinds(words_of(folded)[:2])


def is_label(folded: str) -> bool:
    """Whether a folded heading names the labels that people put on a card."""
    return any(_LABELS.match(word) for word in words_of(folded))


def is_whole(folded: str) -> bool:
    """Whether a folded heading is about the whole in which an action stands, such as its project."""
    return "whole" in _kinds(words_of(folded))


def is_step(folded: str) -> bool:
    """Whether a folded heading names a step or milestone, which may also be a group of actions."""
    return "step" in _kinds(words_of(folded))


def is_description(folded: str) -> bool:
    """Whether a folded heading promises more words than a title."""
    return any(_DESCRIBES.match(word) for word in words_of(folded))


def _is_deed(words: Sequence[str]) -> bool:
    """Whether words say no more than that something is done: “to be completed”."""
    kinds = [stands_for(word) for word in words]
    return any("done" in one for one in kinds) and all(one & {"done", "bare", "action", "remedy"} for one in kinds)


def _kinds(words: Sequence[str]) -> set[str]:
    return {kind for word in words for kind in stands_for(word)}


def _of_date(words: Sequence[str]) -> Meaning | None:
    kinds = _kinds(words)
    key = _dated(words)
    if key or kinds & {"date", "deadline"}:
        # A date of something else is known to be none of ours: what follows must not guess at its other words.
        return Meaning(key, _SURE if key != "completed" or kinds & {"truly"} else _LIKELY)
    return None


def _dated(words: Sequence[str]) -> str:
    """Which of our dates the words name; "" for a date of something else, or none."""
    kinds = _kinds(words)
    names_date = kinds & {"date", "deadline"}
    closed = kinds >= {"truly", "ends"} or (
        bool(kinds & {"truly", "done"}) and len(words) == 2 and words[1] in _CLOSED_ON)
    if not (names_date or closed or {"planned", "done"} <= kinds) or "other" in kinds or "number" in kinds:
        return ""
    if "revised" in kinds:
        return "revised_deadline"
    if kinds & {"elsewhen", "comment"}:
        return ""
    if "planned" in kinds or ("deadline" in kinds and "truly" not in kinds):
        return "deadline" if names_date or not kinds & {"action", "remedy", "step"} else ""
    return "completed" if "done" in kinds else ""


def _party(words: Sequence[str]) -> str:
    kinds = _kinds(words)
    if kinds & {"other", "comment", "number", "status"} or not kinds & {"party", "lead"}:
        return ""
    return "responsible" if "party" in kinds else "lead"


def _of_other_kinds(words: Sequence[str]) -> Meaning | None:
    """A number, a status, a comment or a party, whosever it is."""
    kinds, ends = _kinds(words), stands_for(words[-1]) | stands_for(words[0])
    numbers = "number" in stands_for(words[-1]) or ("number" in stands_for(words[0]) and words[0] != "key")
    numbers = numbers or ("key" in stands_for(words[0]) and (len(words) == 1 or words[0] != "key"))
    if numbers and "action" in kinds <= {"action", "number", "bare"} and _CODES.isdisjoint(words):
        return Meaning("ref", _SURE)
    if numbers and not kinds & {"party", "lead", "other", "office"}:
        return Meaning(OWN_NUMBER, _LIKELY)
    if "comment" in kinds and kinds & {"status", "party", "action", "remedy", "office"}:
        return Meaning("comment", _SURE)
    if "evidence" in ends:
        return Meaning("evidence", _SURE)
    if "party" in kinds and not _GROUPS.isdisjoint(words):
        return Meaning("responsible", _SURE, rank=-1)
    if "other" in kinds:
        return None
    if "status" in ends or ("degree" in ends and "done" in kinds):
        return Meaning("status", _SURE)
    role = _party(words)
    if role:
        if "address" in kinds:
            return Meaning(role, _LIKELY, rank=-1)
        return Meaning(role, _SURE, rank=bool(kinds & {"action", "remedy"}))
    if "office" in ends and {"contact", "officer", "manager", "official"} & set(words) and len(words) > 1:
        return Meaning("responsible", _LIKELY)
    return None


def _of_text(words: Sequence[str], head: Sequence[str]) -> Meaning | None:
    """What will be done, or what is asked or found: its word stands first or last, or those beside it say nothing."""
    kinds = _kinds(words)
    if kinds & {"other", "date", "deadline", "status", "degree"} or kinds >= {"action", "recommendation"}:
        return None
    for rank, kind in enumerate(_ORDER):
        found = {word for word in words if kind in stands_for(word)}
        if not found or kinds & _STRONGER[kind]:
            continue
        unknown = [word for word in words if word not in found and not stands_for(word) & _BESIDE]
        ends = stands_for(_bearing(words, head))
        if not unknown or (kind in ends and kind != "title" and len(unknown) <= 2):
            is_vague = any("bare" in stands_for(word) for word in found)
            return Meaning(_TEXTS.get(kind, kind), _LIKELY if unknown else _SURE, rank - is_vague)
    return None


_TELLING = frozenset((
    "date", "deadline", "truly", "elsewhen", "number", "key", "status", "degree", "comment", "evidence", "party",
    "lead", "office", "recommendation", "finding", "issue", "action", "remedy", "step", "title", "other"))
"""What a word stands for in every heading that can be read; other words only say more of these."""
def _bearing(words: Sequence[str], head: Sequence[str]) -> str:
    """The word that carries a heading: the last one before “of …” in English, the first noun elsewhere."""
    if _HEAD_FIRST.search(" ".join(words)) is None:
        return (head or words)[-1]
    return next((word for word in words if _ADJECTIVE.search(word) is None), words[0])


_BESIDE = {"bare", "planned", "done", "action", "remedy", "step", "finding", "issue", "recommendation", "title"}
_ORDER = ("title", "issue", "finding", "step", "remedy", "action", "recommendation")
_TEXTS = dict.fromkeys(("step", "remedy", "action"), "text")
_STRONGER = {kind: set(_ORDER[place + 1:]) for place, kind in enumerate(_ORDER)}
"""A heading with several of these words is of the last of them: “Finding and corrective action” holds actions."""
