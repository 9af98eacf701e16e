"""Which actions stand in the place of one that was superseded, also in several steps."""

from collections.abc import Iterator, Mapping

from toolkit.tracker.judging.answering import reached
from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.register import Register


def in_place_of(register: Register, action: Action) -> tuple[str, ...]:
    """The references of the actions that stand in the place of one in the end; as they are typed where there is no end.

    There is none where the actions supersede each other in a circle, or are not in the register.
    """
    return tuple(dict.fromkeys(_followed(register, action, frozenset()))) or action.superseded_by


def _followed(register: Register, action: Action, met: frozenset[str]) -> Iterator[str]:
    for ref in action.superseded_by:
        following = register.actions.get(ref)
        if following is None or ref in met:
            continue
        if following.superseded_by:
            yield from _followed(register, following, met | {ref})
        else:
            yield ref


def superseded(register: Register) -> Mapping[str, list[str]]:
    """Ref of an action -> the references of those in whose place it stands in the end."""
    found: dict[str, list[str]] = {}
    for ref, action in register.actions.items():
        for following in in_place_of(register, action):
            found.setdefault(following, []).append(ref)
    return found


def is_in_circle(register: Register, ref: str) -> bool:
    """Whether an action is superseded by itself in the end."""
    return ref in reached(ref, lambda one: register.actions[one].superseded_by if one in register.actions else ())


def is_split_in_circle(register: Register, ref: str) -> bool:
    """Whether an action was split from itself in the end."""
    return ref in reached(ref, lambda one: filter(None, [register.actions[one].split_from])
                          if one in register.actions else ())
