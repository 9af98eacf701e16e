"""What “Closed” and “Open” mean by the words behind them: neither says by itself how far an action is."""

import re

from toolkit.tracker.record.codes import Status
from toolkit.tracker.wording.scopes import PARTLY_DONE, contradictions, limits
from toolkit.tracker.wording.states.heads import at_start, stated
from toolkit.tracker.wording.status_words import DONE, WHY_NOT
from toolkit.tracker.wording.words import even, when_used

_LEAD = when_used(r"[\s,;:(/-]*(?:(?:as|because|since|and|et|comme|y|como|и|как) )?(?:(?:it|this) (?:is|was) )?",
                  re.IGNORECASE)
_QUALIFIERS: dict[Status, re.Pattern[str]] = {
    status: when_used(
        rf"(?:\w+ ?/ ?)?(?:{'|'.join(words)})(?= *(?:\Z|[^\w\s]|(?:by|as|and|or|since|because|par|por)(?!\w)))",
        re.IGNORECASE)
    for status, words in {
        Status.SUPERSEDED: ("superseded", "replaced", "overtaken", "remplacee?s?", "sustituid[oa]s?", "заменен[оаы]?",
                            "(?:a )?duplicate", "doublons?", "duplicad[oa]s?", "дубликат"),
        Status.NO_LONGER_APPLICABLE: ("reconsidered",),
        Status.CLOSED_NOT_IMPLEMENTED: (
            "unacceptable(?: action| response)?", "inacceptable", "inaceptable", "unsatisfactory", "ineffective",
            "unsuccessful(?:ly)?", "incomplete", "skipped", "rejected", "отклонен[оаы]?",
            "declined", "refused", "not planned", "no response(?: received)?"),
        Status.IMPLEMENTED: (
            r"(?:exceeds|acceptable|alternate|alternative) (?:\w+ )?action", "satisfactor(?:y|ily)",
            "successful(?:ly)?"),
    }.items()}
"""What stands right behind “Closed”, as boards of investigation and trackers of issues publish it."""
_COMPLETION = when_used(
    r"(?<!\w)(?:delivered|installed|tested|verified|validated|effective|completed|implemented|done|fixed|resolved"
    r"|solved|finished|achieved|approved and issued|checked|confirmed|in place|livree?s?|installee?s?|testee?s?"
    r"|verifiee?s?|validee?s?|efficaces?|termine?e?s?|realisee?s?|fait|resolue?s?|acheve?e?s?"
    r"|(?:entregad|instalad|probad|verificad|validad|realizad|completad|terminad|implementad)[oa]s?|eficaz|hecho"
    r"|(?:установлен|проверен|выполнен|завершен|сделан|внедрен|испытан|исправлен|устранен)[оаы]?|эффективно)(?!\w)",
    re.IGNORECASE)
"""Words of completion: what is said of something that was done."""
_YET = when_used(
    r"(?<!\w)(?:but|however|though|although|except|unless|mais|toutefois|cependant|sauf|pero|sin embargo|aunque|salvo"
    r"|но|однако|хотя|кроме)(?!\w)", re.IGNORECASE)
_IN_PART = when_used(
    r"(?<!\w)(?:part(?:ly|ially)|largely|mostly|almost|nearly|half|if|once|until|unless|when|on condition(?: that)?"
    r"|provided"
    r"|partiellement|en partie|a moitie|presque|si|parcialmente|casi|частично|почти"
    r"|если)(?: \w+){0,3} \Z", re.IGNORECASE)
"""What says, before words of completion, that only a part was done, or under which condition."""
_REACH = 44
"""How far before them it is sought, in characters."""
_OPEN_UNDER_WAY = when_used(
    r"(?:un)?acceptable (?:(?:alternate|alternative) )?(?:response|action)|(?:initial )?response received"
    r"|(?:action|work|implementation|remediation) (?:is )?(?:in progress|under ?way|ongoing|started)"
    r"|partially \w+ed|partly \w+ed", re.IGNORECASE)
_OPEN_NOT_BEGUN = when_used(
    r"await(?:ing|s)? (?:initial )?response|no response(?: received)?|no action(?: taken)?|unassigned", re.IGNORECASE)


def closed_as(beyond: str) -> tuple[Status | None, int]:
    """How an action was closed, by the words behind “Closed”, and where those end; None where they do not say."""
    plain = even(beyond)
    lead = _LEAD.match(plain)
    at = lead.end() if lead else 0
    head = at_start(plain, at)
    said = stated(head) if head and head.state.how in ("sure", "alone") else None
    why_not, done = WHY_NOT.search(plain), DONE.search(plain) or _COMPLETION.search(plain)
    is_open = bool(_YET.search(plain) or (done and _is_restricted(plain, done.start(), done.end()))
                   or contradictions(Status.IMPLEMENTED, beyond))
    if head and said is Status.IMPLEMENTED:
        return (None, 0) if is_open else (said, head.end)
    if said in (Status.SUPERSEDED, Status.NO_LONGER_APPLICABLE, Status.CLOSED_NOT_IMPLEMENTED):
        return said, 0
    if said is Status.NOT_STARTED:
        return Status.CLOSED_NOT_IMPLEMENTED, 0
    for status, pattern in _QUALIFIERS.items():
        if pattern.match(plain, at) and not (status is Status.IMPLEMENTED and (is_open or why_not)):
            return status, 0
    if why_not and not done:
        return Status.CLOSED_NOT_IMPLEMENTED, 0
    return (Status.IMPLEMENTED if done and not why_not and not is_open else None), 0


def _is_restricted(plain: str, start: int, end: int) -> bool:
    """Whether words of completion are said of a part, or under a condition."""
    before = _IN_PART.search(plain, max(0, start - _REACH), start)
    return bool(before or PARTLY_DONE.match(plain, end) or limits(plain, end))


def open_as(beyond: str) -> Status | None:
    """How far an action is that is open, by the words behind “Open”; None where they do not say."""
    plain = even(beyond)
    lead = _LEAD.match(plain)
    at = lead.end() if lead else 0
    if _OPEN_NOT_BEGUN.match(plain, at):
        return Status.NOT_STARTED
    if _OPEN_UNDER_WAY.match(plain, at):
        return Status.IN_PROGRESS
    head = at_start(plain, at)
    said = stated(head) if head and head.state.how == "sure" else None
    return said if said in (Status.NOT_STARTED, Status.IN_PROGRESS) else None
