"""Where a new sentence begins in a text whose bullets, line ends and full stops may have been lost.

A capital letter alone does not begin a sentence: there are names. A sentence is taken to begin at a capital where it
has a verb of its own: an instruction (“Develop …”), somebody who is to do something (“Staff to be trained”), or, in a
comment, what was done (“Prepared …”).
"""

import re
from itertools import pairwise

from toolkit.tracker.wording.dates import MONTH_NUMBERS
from toolkit.tracker.wording.words import even, folded, one_spaced


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FUNCTION_WORDS = _words(
    "a an the of in on at by for from to with without within into onto over under per via through during between "
    "among across against about as than and or but nor & that which who whose this these those its their our his "
    "her all any each every both no new other such is are was were be been being has have had will shall should may "
    "can must not le la les l' un une des du de d' et ou en au aux dans pour par sur avec sans el los las una unos "
    "y o del al con sin por para sobre и в на по с о к от до для из за при")
"""Words that no sentence ends with."""

INSTRUCTIONS = _words(
    "accelerate accept adapt add address adjust adopt advise advocate agree align allocate amend analyse analyze "
    "appoint apply arrange ask assess assign assist attend build carry clarify collaborate collect communicate "
    "compile complete conduct confirm consider consolidate consult continue convene coordinate co-ordinate create "
    "decide define delegate deliver deploy describe designate determine develop devise disseminate distribute "
    "document draft elaborate embed enable encourage engage enhance ensure establish evaluate examine expand "
    "explore extend facilitate finalise finalize follow formalise formalize formulate fund gather give guarantee "
    "harmonise harmonize hire hold identify implement improve include incorporate increase inform initiate install "
    "institutionalise institutionalize integrate introduce investigate invite issue keep launch liaise link list "
    "maintain make map mobilise mobilize modify monitor negotiate nominate obtain offer optimise optimize organise "
    "organize participate perform pilot plan prepare present prioritise prioritize produce promote propose provide "
    "publish pursue put raise recommend recruit reduce refine reinforce renew reorganise reorganize replace request "
    "require revise roll scale secure seek select send set share simplify specify standardise standardize start "
    "streamline strengthen submit support survey sustain take test train translate undertake update upgrade use "
    "utilise utilize validate verify widen work write")
"""Verbs that begin an action when they stand first, in English."""

_NOUNS_TOO = _words(
    "address document draft fund issue link list map monitor offer plan present produce project request scale start "
    "support survey test train update upgrade use work share pilot")
"""Those that are nouns as well; they count only before an article or where a number or full stop stands before."""
_DONE_IRREGULARLY = _words("begun built done drawn given held led made met put sent set shown taken written")
_AUXILIARIES = _words("is are was were be been has have had will shall should may can must do does did")
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_SENTENCE_END = re.compile(r"[.!?][)\]\"'”»]?$")
_ABBREVIATION = re.compile(
    r"(?:^|\W)(?:[^\W\d_]|no|nos|art|para|dept|approx|e\.g|i\.e|vs|mr|mrs|ms|dr|st|vol|pp)\.$", re.IGNORECASE)
_INLINE_BULLET = re.compile(r"\s+(?=[•◦▪●■➢➤]\s)")
_TO_DO = re.compile(r"(?<!\w)to (?:be )?[a-zà-ÿа-я]{2,}", re.IGNORECASE)
_DETERMINERS = _words("a an the all each every")
_ARTICLES = _words("the a an all each every one at its their with for on")


def lines(text: str) -> tuple[str, ...]:
    """The lines or bullets of a text, each in one line; a text without either is one line."""
    parts = [part for line in text.splitlines() for part in _INLINE_BULLET.split(line)]
    return tuple(spaced for part in parts if (spaced := one_spaced(part)))


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, parted only by closing punctuation."""
    words = one_spaced(text).split(" ")
    return _cut(words, [i for i in range(1, len(words)) if _ends(words[i - 1]) and words[i][:1].isupper()])


def own_verbs(text: str, *, done: bool = False) -> tuple[str, ...]:
    """The sentences of a text, parted by closing punctuation and where one begins with its own verb.

    Args:
        text: The text.
        done: Whether what was done (“Prepared …”) begins one, as in comments, instead of what is to be done.
    """
    words = one_spaced(text).split(" ")
    capitals = [i for i in range(1, len(words)) if _may_begin(words[i - 1], words[i])]
    bounds = [*capitals, len(words)]
    begins = _says_what_was_done if done else _says_what_to_do
    starts = [i for i, following in pairwise(bounds)
              if _ends(words[i - 1]) or begins(words[i - 1], words[i:following])]
    return _cut(words, starts)


def stays_open(text: str) -> bool:
    """Whether a text breaks off: it ends with a function word, an ordinal number, a comma or an open bracket."""
    spaced = even(one_spaced(text))
    if not spaced:
        return False
    last = folded(spaced.rsplit(" ", 1)[-1])
    return (last.strip(",(") in FUNCTION_WORDS or re.fullmatch(r"\d+(?:st|nd|rd|th)", last) is not None
            or spaced[-1] in ",(-" or spaced.count("(") > spaced.count(")"))


def is_closed(text: str) -> bool:
    """Whether a text ends with closing punctuation."""
    return bool(text.strip()) and _SENTENCE_END.search(even(text.strip())) is not None


def has_finite_verb(text: str) -> bool:
    """Whether a short text says something of its own: an auxiliary, or what was done."""
    found = [folded(word) for word in _WORD.findall(even(text))]
    return any(word in _AUXILIARIES or _is_done(word) for word in found)


def _cut(words: list[str], starts: list[int]) -> tuple[str, ...]:
    """The parts between starts; a number alone, such as “1.1”, belongs to what follows it."""
    bounds = [0]
    for start in starts:
        if any(map(str.isalpha, "".join(words[bounds[-1]:start]))):
            bounds.append(start)
    return tuple(part for a, b in pairwise([*bounds, len(words)]) if (part := " ".join(words[a:b])))


def _ends(word: str) -> bool:
    return _SENTENCE_END.search(word) is not None and _ABBREVIATION.search(word) is None


def _may_begin(before: str, word: str) -> bool:
    """Whether a sentence may begin at a word: a capital that is no abbreviation, month or part of a phrase."""
    bare = _WORD.match(word.lstrip("(\"'“«"))
    if bare is None or not bare.group()[0].isupper():
        return False
    name = bare.group()
    if (len(name) > 1 and name.isupper()) or folded(name) in MONTH_NUMBERS:
        return False
    return folded(before) not in FUNCTION_WORDS and even(before)[-1] not in ",(-/:"


def _says_what_to_do(before: str, words: list[str]) -> bool:
    first = folded(words[0].strip("(\"'“«,;:"))
    if first in INSTRUCTIONS:
        plain = first not in _NOUNS_TOO or before[-1].isdigit() or (
            len(words) > 1 and folded(words[1]) in _ARTICLES)
        return plain and len(words) > 1
    if len(words) > 2 and folded(words[1]) in _DETERMINERS:
        return True
    return _TO_DO.search(even(" ".join(words))) is not None


def _says_what_was_done(before: str, words: list[str]) -> bool:
    return len(words) > 1 and _is_done(folded(words[0]))


def _is_done(word: str) -> bool:
    return (word.endswith("ed") and len(word) > 4) or word in _DONE_IRREGULARLY
