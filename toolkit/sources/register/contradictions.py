"""Where a comment says something else than the status beside it, or the same as that of another action."""

from collections.abc import Mapping

from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.record.register import Register
from toolkit.tracker.wording.scopes import contradictions
from toolkit.tracker.wording.sentences import sentences
from toolkit.words.phrases import AND_QUOTED, within_quotes

LONG_SENTENCE = 10
"""The fewest words of a sentence that nobody writes twice by chance."""


def doubts_of_comments(register: Register, places: Mapping[str, Place]) -> list[Problem]:
    """Words of comments that contradict the status, and sentences that stand in the comments of several actions."""
    problems: list[Problem] = []
    stands_in: dict[str, list[str]] = {}
    for ref, comments in register.latest_comments().items():
        said = [sentence for comment in comments for sentence in sentences(comment.comment)]
        for sentence in dict.fromkeys(said):
            if len(sentence.split()) >= LONG_SENTENCE:
                stands_in.setdefault(sentence, []).append(ref)
        status = register.actions[ref].status
        against = [words for comment in comments for words in contradictions(status, comment.comment)]
        if against:
            problems.append(Problem("status-doubtful", places[ref], within_quotes(AND_QUOTED, against), status.label))
    return problems + [Problem("comment-repeated", places[refs[0]], sentence, ", ".join(refs))
                       for sentence, refs in stands_in.items() if len(refs) > 1]
