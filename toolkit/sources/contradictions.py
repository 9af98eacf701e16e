"""Where a comment says something else than the status beside it, or the same as that of another action."""

import re
from collections.abc import Mapping

from toolkit.tracker.codes import Status
from toolkit.tracker.model import Register
from toolkit.tracker.problems import Place, Problem
from toolkit.tracker.wording.sentences import sentences
from toolkit.tracker.wording.words import even

LONG_SENTENCE = 10
"""The fewest words of a sentence that nobody writes twice by chance."""

_UNFINISHED = re.compile(
    r"(?<!which )(?<!that )(?<!who )(?<!\w)(?:will|(?:is|are) (?:expected|planned|scheduled|intended|due|yet|still) to|"
    r"(?:expects?|plans|intends?) to|in (?:the |its )?(?:final|last|early|initial) stages? of|delayed|not yet|"
    r"do(?:es)? not (?:yet )?exist|(?:has|have) not been|pending|remains? to be|under (?:way|preparation|development))"
    r"(?!\w)", re.IGNORECASE)


def contradictions(register: Register, places: Mapping[str, Place]) -> list[Problem]:
    """Comments that say an implemented action is not done, and sentences that stand in the comments of several."""
    problems: list[Problem] = []
    stands_in: dict[str, list[str]] = {}
    for ref, comments in register.latest_comments().items():
        said = [sentence for comment in comments for sentence in sentences(comment.comment)]
        for sentence in dict.fromkeys(said):
            if len(sentence.split()) >= LONG_SENTENCE:
                stands_in.setdefault(sentence, []).append(ref)
        unfinished = next((sentence for sentence in said if _UNFINISHED.search(even(sentence))), "")
        if unfinished and register.actions[ref].status is Status.IMPLEMENTED:
            problems.append(Problem("status-doubtful", places[ref], unfinished, Status.IMPLEMENTED.label))
    return problems + [Problem("comment-repeated", places[refs[0]], sentence, ", ".join(refs))
                       for sentence, refs in stands_in.items() if len(refs) > 1]
