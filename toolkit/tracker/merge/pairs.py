"""Answers that make sense only together: status and date of implementation, a revised deadline and its reason, …

The merge settles one cell after the other, and so does whoever decides on conflicts. Where that leaves the two of a
pair from different accounts, or contradicting each other, the run says so.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from toolkit.tracker.judging.rules import RULES, Rule
from toolkit.tracker.merge.competing import same
from toolkit.tracker.merge.earlier import word_of
from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.columns import Column, Filler, columns_of, to_plain
from toolkit.tracker.record.decisions import Conflict
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import ACTIONS, tab_of
from toolkit.tracker.returns.issuing import as_answer
from toolkit.tracker.returns.parsing import JUDGED, broken_by
from toolkit.words.problems import WORDINGS
from toolkit.words.speaking import said

_COLUMNS: dict[str, Column] = {column.key: column for column in columns_of(Action)}


def _is_pair(rule: Rule) -> bool:
    answers = [key for key in rule.looks_at if key in _COLUMNS and _COLUMNS[key].filler is Filler.LEAD]
    return len(answers) == len(rule.looks_at) == 2


PAIR_RULES = tuple(rule for rule in RULES if _is_pair(rule))
"""The rules that hold two answers of the lead unit against each other."""


def parted(
    register: Register, changes: Iterable[Change], decided: Iterable[Conflict], told: Collection[tuple[str, str]]
) -> list[Problem]:
    """Pairs that this run left apart; one of which a part waits for a decision still is passed over.

    Args:
        register: As the run leaves it.
        changes: Of this run.
        decided: The options that decisions of this run took.
        told: (ref, code) of the rules that returns of this run break themselves, which their problems say.
    """
    waiting = {(c.ref, c.key) for c in register.conflicts}
    touched = dict.fromkeys((change.ref, change.key) for change in changes if change.ref in register.actions)
    problems: list[Problem] = []
    found: set[tuple[str, str]] = set()
    for ref, rule in _contradicting(register, touched):
        if _is_settled(ref, rule, waiting) and (ref, rule.code) not in told:
            place = _place(register, ref, rule.column)
            problems.append(Problem("pair-contradicts", place, said(WORDINGS[rule.code].what)))
            found |= {(ref, key) for key in rule.looks_at}
    return problems + [problem for chosen in decided if (chosen.ref, chosen.key) not in found
                       for problem in _alone(register, chosen, waiting)]


def _contradicting(register: Register, touched: Collection[tuple[str, str]]) -> Iterator[tuple[str, Rule]]:
    for ref in dict.fromkeys(ref for ref, _ in touched):
        action = register.actions[ref]
        plain = {key: to_plain(as_answer(getattr(action, key))) for key in JUDGED if key in _COLUMNS}
        broken = broken_by(plain, (), {}, date.max)
        yield from ((ref, rule) for rule in PAIR_RULES
                    if rule in broken and any((ref, key) in touched for key in rule.looks_at))


def _alone(register: Register, chosen: Conflict, waiting: Collection[tuple[str, str]]) -> Iterator[Problem]:
    """What the unit whose answer was chosen answered beside it, where the register holds something else."""
    partners = dict.fromkeys(key for rule in PAIR_RULES if chosen.key in rule.looks_at and
                             _is_settled(chosen.ref, rule, waiting) for key in rule.looks_at if key != chosen.key)
    for key in partners:
        said, held = word_of(register, chosen, key), to_plain(getattr(register.actions[chosen.ref], key))
        if said is not None and not same(said, held, _COLUMNS[key]):
            yield Problem("pair-parted", _place(register, chosen.ref, chosen.key), chosen.unit, _COLUMNS[key].heading)


def _is_settled(ref: str, rule: Rule, waiting: Collection[tuple[str, str]]) -> bool:
    return not any((ref, key) in waiting for key in rule.looks_at)


def _place(register: Register, ref: str, key: str) -> Place:
    return Place(sheet=tab_of(register, ACTIONS.name), column=_COLUMNS[key].heading, ref=ref)
